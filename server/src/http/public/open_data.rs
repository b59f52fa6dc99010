//! Open data: what the columns of the files are (CSV on the Web), and every release with its files for data portals
//! (DCAT). Both say what the files themselves say, and nothing of it is stored.

mod csvw;
mod dcat;

use super::{regions, releases};
use crate::http::{App, At, BothLanguages, Failure, Here, reply::SameForEveryone};
use app::routes;
use axum::{
    Extension, Router,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};
use domain::{
    Locale,
    release::{COLUMNS, REGIONAL_COLUMNS},
};
use serde_json::{Value, json};
use services::{Error, public};
use tower_http::cors::{Any, CorsLayer};
use uuid::Uuid;

/// The Open Government Licence 3.0, under which the data may be used.
const LICENCE: &str = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/";

/// The descriptions of tables, and the catalogue.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .at(routes::RELEASE_CSVW, get(release))
        .at(routes::REGION_CSVW, get(region))
        .route(routes::DATA_CATALOGUE, get(catalogue))
        .layer(CorsLayer::new().allow_origin(Any))
}

/// A text in both languages, as JSON-LD writes it.
fn in_both(text: impl Fn(Locale) -> String) -> Value {
    let one = |l: &Locale| json!({ "@value": text(*l), "@language": l.code() });
    Locale::ALL.iter().map(one).collect()
}

/// A document that is made once and kept.
fn kept(address: String, media: &'static str, document: &Value) -> Response {
    let headers = [(header::CONTENT_TYPE, media), (header::CACHE_CONTROL, "public, no-cache")];
    (headers, Extension(SameForEveryone(Some(address))), document.to_string()).into_response()
}

async fn release(State(app): State<App>, Here(l): Here, At(id): At<Uuid>) -> Result<Response, Failure> {
    let published = releases::find(&app, l, id).await?;
    let title = |l| dcat::title(l, &published.release.authority, published.release.quarter);
    let id = id.to_string();
    let document = csvw::table(&COLUMNS, &in_both(title), Some(published.released));
    Ok(kept(routes::RELEASE_CSVW.path_with(l, [&id]), csvw::MEDIA, &document))
}

async fn region(
    State(app): State<App>,
    Here(l): Here,
    At((code, quarter)): At<(String, String)>,
) -> Result<Response, Failure> {
    let found = regions::find(&app, l, (&code, &quarter)).await?;
    let title = |l: Locale| dcat::of(l, found.region.name.get(l), found.regional.quarter);
    let document = csvw::table(&REGIONAL_COLUMNS, &in_both(title), None);
    Ok(kept(routes::REGION_CSVW.path_with(l, [&code, &quarter]), csvw::MEDIA, &document))
}

/// The catalogue for data portals.
async fn catalogue(State(app): State<App>) -> Result<Response, Failure> {
    let failed = |error: Error| Failure::from_error(&app, Locale::Cy, &error);
    let all = public::releases::list(&app.ctx).await.map_err(failed)?;
    let document = dcat::catalogue(&app.config.origin, &all);
    Ok(kept(routes::DATA_CATALOGUE.to_owned(), "application/ld+json", &document))
}

#[cfg(test)]
mod tests;
