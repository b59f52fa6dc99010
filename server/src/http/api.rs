//! The open interface for programs, `/api/v1`: what the public pages say, as JSON. `docs/api.md` says how it is used.
//!
//! A handler and its part of the description (OpenAPI 3.1) stand together, and the router serves nothing that is not
//! described. Nothing here is for one person: there is no cookie, and any page of any site may read it.

mod answer;
mod ask;
mod catalogue;
mod commitments;
mod description;
mod figures;
mod model;
mod pace;
mod places;
mod problem;
mod problems;
mod releases;

#[cfg(test)]
mod tests;

pub use pace::Pace;
pub use problem::{Asker, Kind};

use super::App;
use answer::Answer;
use axum::{
    Router,
    http::{HeaderName, Method, Request, header},
    middleware,
    routing::get,
};
use model::Index;
use problem::Problem;
use std::{convert::Infallible, time::Duration};
use tower_http::cors::{Any, CorsLayer};
use utoipa::OpenApi as _;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Where all addresses of this version begin.
const PLACE: &str = app::routes::API;

/// What the description says of the whole.
#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "Clywed",
        version = "1",
        description = "What families in Wales say about children's services, and what came of it: releases with their figures, \
                       summaries and replies, commitments, and the catalogue of codes. Everything is public and read-only. Every \
                       text is in Welsh and in English. Fields may be added in version 1; none is removed or renamed.",
        license(name = "Apache-2.0", identifier = "Apache-2.0")
    ),
    tags(
        (name = "releases", description = "Figures, summaries and replies of an authority's quarter, frozen for everyone."),
        (name = "commitments", description = "What services promised, and what came of it."),
        (name = "places", description = "Authorities, services, and regions with the sums of what was released."),
        (name = "catalogue", description = "The codes that everything else uses, with their names."),
        (name = "interface", description = "The interface itself.")
    )
)]
struct Described;

/// Every address with its description.
fn described() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(Described::openapi())
        .routes(routes!(index))
        .routes(routes!(openapi))
        .routes(routes!(releases::list))
        .routes(routes!(releases::one))
        .routes(routes!(releases::figures))
        .routes(routes!(releases::summaries))
        .routes(routes!(commitments::list))
        .routes(routes!(commitments::one))
        .routes(routes!(catalogue::whole))
        .routes(routes!(places::authorities))
        .routes(routes!(places::services))
        .routes(routes!(places::regions))
        .routes(routes!(places::region))
        .routes(routes!(problems::list))
        .routes(routes!(problems::one))
}

/// The interface under its place, with what stands around it.
pub fn routes(app: &App) -> Router<App> {
    let (inside, _) = described().split_for_parts();
    let inside = inside.fallback(problem::not_found).method_not_allowed_fallback(problem::wrong_method);
    let open = CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::GET, Method::HEAD])
        .allow_headers([header::ACCEPT, header::ACCEPT_LANGUAGE, header::IF_NONE_MATCH])
        .expose_headers([
            header::ETAG,
            header::LINK,
            header::RETRY_AFTER,
            HeaderName::from_static("x-request-id"),
        ])
        .max_age(Duration::from_hours(24));
    let around = middleware::from_fn_with_state(app.clone(), answer::layer);
    let top = get(index).fallback(problem::wrong_method);
    let top = top.layer::<_, Infallible>(around.clone()).layer::<_, Infallible>(open.clone());
    // The description writes the top with a stroke at its end, and a nest has none.
    Router::new().nest(PLACE, inside.layer(around).layer(open)).route(&format!("{PLACE}/"), top)
}

/// Whether a request is for the interface, so that whatever fails answers as the interface does.
pub fn is_for<B>(request: &Request<B>) -> bool {
    request.uri().path().strip_prefix(PLACE).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// What there is.
#[utoipa::path(get, path = "/", tag = "interface", responses((status = 200, body = Index)))]
async fn index(asker: Asker) -> Result<Answer, Problem> {
    let at = |path: &str| format!("{PLACE}{path}");
    let index = Index {
        description: at("/openapi.json"),
        releases: at("/releases"),
        commitments: at("/commitments"),
        catalogue: at("/catalogue"),
        authorities: at("/authorities"),
        services: at("/services"),
        regions: at("/regions"),
        problems: at("/problems"),
    };
    Answer::of(&asker, &index)
}

/// This description.
#[utoipa::path(get, path = "/openapi.json", tag = "interface",
    responses((status = 200, description = "OpenAPI 3.1", body = Object)))]
async fn openapi(asker: Asker) -> Result<Answer, Problem> {
    Answer::of(&asker, &description::of(described().split_for_parts().1))
        .map(|answer| answer.at(app::routes::API_DESCRIPTION.to_owned()))
}
