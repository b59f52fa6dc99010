//! The releases ("what services did"), as pages and as data.

use crate::http::{App, At, BothLanguages, Failure, Here, Reply, reply::SameForEveryone};
use app::{
    pages::public::release::{self, Beside, Line, Page},
    routes,
};
use axum::{
    Extension, Router,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};
use domain::{
    Bilingual, Locale,
    catalogue::catalogue,
    clock::{Moment, Quarter},
    release::{Names, csv},
};
use services::{
    Error,
    public::releases::{self, Listed, Published},
};
use uuid::Uuid;

/// The list, each release, and its data files.
pub fn routes() -> Router<App> {
    Router::new()
        .at(routes::RELEASES, get(list))
        .at(routes::RELEASE, get(page))
        .at(routes::RELEASE_CSV, get(table))
        .at(routes::RELEASE_JSON, get(data))
        .at(routes::RELEASE_LEAVES, get(leaves))
}

async fn list(State(app): State<App>, Here(l): Here) -> Result<Reply, Failure> {
    let published = releases::list(&app.ctx).await.map_err(|error| Failure::from_error(&app, l, &error))?;
    let line = |listed: &Listed| Line {
        id: listed.id.to_string(),
        authority: listed.authority.clone(),
        quarter: listed.quarter,
        version: listed.version,
        preview: is_preview(listed.released, listed.quarter),
        responses: listed.responses,
    };
    let lines: Vec<Line> = published.iter().map(line).collect();
    Ok(Reply::public(release::list(&app.frame(l, routes::RELEASES.path(l.other())), &lines)))
}

/// Whether something was released before the quarter was over. Only a demo does that.
fn is_preview(released: Moment, quarter: Quarter) -> bool {
    released.quarter() <= quarter
}

/// Another version, and why the later of the two replaces the earlier.
fn beside(listed: &Listed, why: Option<&Bilingual>) -> Option<Beside> {
    let (released, why) = (listed.released.date(), why?.clone());
    Some(Beside { id: listed.id.to_string(), version: listed.version, released, why })
}

async fn find(app: &App, l: Locale, id: Uuid) -> Result<Published, Failure> {
    releases::one(&app.ctx, id).await.map_err(|error| Failure::from_error(app, l, &error))
}

async fn page(State(app): State<App>, Here(l): Here, At(id): At<Uuid>) -> Result<Reply, Failure> {
    let published = find(&app, l, id).await?;
    let around = &published.beside;
    let model = Page {
        id: published.id.to_string(),
        released: published.released.date(),
        root: published.root.to_string(),
        release: &published.release,
        preview: is_preview(published.released, published.release.quarter),
        before: around.before.as_ref().and_then(|it| beside(it, published.release.correction.as_ref())),
        after: around.after.as_ref().and_then(|it| beside(it, it.correction.as_ref())),
    };
    let frame = app.frame(l, routes::RELEASE.path_with(l.other(), [&model.id]));
    Ok(Reply::public(release::page(&frame, &model)).at(routes::RELEASE.path_with(l, [&model.id])))
}

async fn table(State(app): State<App>, Here(l): Here, At(id): At<Uuid>) -> Result<Response, Failure> {
    let published = find(&app, l, id).await?;
    let name = |code: String, text: &domain::catalogue::Text| {
        (code, Bilingual { cy: text.cy.clone(), en: text.en.clone() })
    };
    let codebook = &catalogue().codebook;
    let themes: Names =
        codebook.themes.iter().map(|theme| name(theme.code.to_string(), &theme.name)).collect();
    let polarities: Names =
        codebook.polarities.iter().map(|polarity| name(polarity.code.to_string(), &polarity.name)).collect();
    let csv = csv(&published.release, &themes, &polarities);
    let csv = csv.map_err(|error| Failure::from_error(&app, l, &Error::internal(error)))?;
    Ok(file(
        routes::RELEASE_CSV.path_with(l, [&id.to_string()]),
        &published,
        "text/csv; charset=utf-8",
        "csv",
        csv,
    ))
}

async fn data(State(app): State<App>, Here(l): Here, At(id): At<Uuid>) -> Result<Response, Failure> {
    let published = find(&app, l, id).await?;
    let json = published.json.clone().into_bytes();
    Ok(file(
        routes::RELEASE_JSON.path_with(l, [&id.to_string()]),
        &published,
        "application/json",
        "json",
        json,
    ))
}

async fn leaves(State(app): State<App>, Here(l): Here, At(id): At<Uuid>) -> Result<Response, Failure> {
    let published = find(&app, l, id).await?;
    let leaves =
        releases::leaves(&app.ctx, id).await.map_err(|error| Failure::from_error(&app, l, &error))?;
    let lines: Vec<String> = leaves.iter().map(ToString::to_string).collect();
    Ok(file(
        routes::RELEASE_LEAVES.path_with(l, [&id.to_string()]),
        &published,
        "text/plain; charset=utf-8",
        "txt",
        lines.join("\n").into_bytes(),
    ))
}

/// A file to download, named after its content. Like a page it is rendered once and kept.
fn file(
    address: String,
    published: &Published,
    media: &'static str,
    extension: &str,
    content: Vec<u8>,
) -> Response {
    let release = &published.release;
    let name = format!("clywed-{}-{}-v{}.{extension}", release.authority, release.quarter, release.version);
    let headers = [
        (header::CONTENT_TYPE, media.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "public, no-cache".to_owned()),
    ];
    (headers, Extension(SameForEveryone(Some(address))), content).into_response()
}
