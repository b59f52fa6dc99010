//! What the description says of every address alike.

use super::{PLACE, problem::Document};
use axum::http::StatusCode;
use utoipa::{
    PartialSchema as _, ToSchema as _,
    openapi::{
        Content, OpenApi, Ref, RefOr, Response, ResponseBuilder, Responses, ServerBuilder, path::Operation,
    },
};

/// Problems that any address can answer.
const ANYWHERE: [StatusCode; 3] =
    [StatusCode::TOO_MANY_REQUESTS, StatusCode::INTERNAL_SERVER_ERROR, StatusCode::SERVICE_UNAVAILABLE];

/// The description of these addresses, with what holds for all of them.
pub(super) fn of(mut all: OpenApi) -> OpenApi {
    all.servers = Some(vec![ServerBuilder::new().url(PLACE).build()]);
    if let Some(known) = all.components.as_mut() {
        known.schemas.insert(Document::name().into_owned(), Document::schema());
    }
    for path in all.paths.paths.values_mut() {
        if let Some(reads) = path.get.as_mut() {
            complete(reads);
        }
    }
    all
}

fn complete(reads: &mut Operation) {
    let Responses { responses, .. } = &mut reads.responses;
    let unchanged = ResponseBuilder::new().build();
    responses.entry("304".to_owned()).or_insert(RefOr::T(unchanged));
    for status in ANYWHERE {
        responses.entry(status.as_str().to_owned()).or_insert(RefOr::T(problem()));
    }
    for (status, response) in responses.iter_mut() {
        if let RefOr::T(response) = response
            && response.description.is_empty()
        {
            described(status).clone_into(&mut response.description);
        }
    }
}

fn problem() -> Response {
    let document = Content::new(Some(Ref::from_schema_name(Document::name())));
    ResponseBuilder::new().content("application/problem+json", document).build()
}

/// Each answer must be described (OpenAPI 3.1).
fn described(status: &str) -> &'static str {
    match status {
        "200" => "What was asked for.",
        "304" => "It has not changed since the caller got the tag in `If-None-Match`.",
        "400" => "A parameter of the query is not right.",
        "404" => "There is no such thing.",
        "429" => "Too many requests from one caller: `Retry-After` says how long to wait.",
        _ => "Not now.",
    }
}
