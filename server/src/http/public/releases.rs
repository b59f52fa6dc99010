//! The releases ("what services did"), as pages and as data.

use crate::http::{App, At, BothLanguages, Failure, Here, Reply, reply::SameForEveryone};
use app::{
    figures::{Section, column_names, row_names},
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
    clock::{Moment, Quarter},
    release::csv,
};
use services::{
    Error, ErrorKind,
    public::releases::{self, Listed, Published},
};
use uuid::Uuid;

/// The list, each release, and its data files.
pub fn routes() -> Router<App> {
    Router::new()
        .at(routes::RELEASES, get(list))
        .at(routes::RELEASE, get(page))
        .at(routes::RELEASE_PART, get(part))
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

pub(super) async fn find(app: &App, l: Locale, id: Uuid) -> Result<Published, Failure> {
    releases::one(&app.ctx, id).await.map_err(|error| Failure::from_error(app, l, &error))
}

/// A release's page model.
pub fn model(published: &Published) -> Page<'_> {
    let around = &published.beside;
    Page {
        id: published.id.to_string(),
        released: published.released.date(),
        root: published.root.to_string(),
        release: &published.release,
        population: &published.population,
        preview: is_preview(published.released, published.release.quarter),
        before: around.before.as_ref().and_then(|it| beside(it, published.release.correction.as_ref())),
        after: around.after.as_ref().and_then(|it| beside(it, it.correction.as_ref())),
    }
}

async fn page(State(app): State<App>, Here(l): Here, At(id): At<Uuid>) -> Result<Reply, Failure> {
    let published = find(&app, l, id).await?;
    let model = model(&published);
    let frame = app.frame(l, routes::RELEASE.path_with(l.other(), [&model.id]));
    Ok(Reply::public(release::page(&frame, &model)).at(routes::RELEASE.path_with(l, [&model.id])))
}

/// One section of a release's figures.
async fn part(
    State(app): State<App>,
    Here(l): Here,
    At((id, part)): At<(Uuid, String)>,
) -> Result<Reply, Failure> {
    let section = Section::of_slug(l, &part).ok_or_else(|| Failure::of(&app, l, ErrorKind::NotFound))?;
    let published = find(&app, l, id).await?;
    let model = model(&published);
    let at = |l: Locale| routes::RELEASE_PART.path_with(l, [&model.id, section.slug(l)]);
    let frame = app.frame(l, at(l.other()));
    Ok(Reply::public(release::part(&frame, &model, section)).at(at(l)))
}

/// The name of a release's file.
fn named(published: &Published, extension: &str) -> String {
    let release = &published.release;
    format!("clywed-{}-{}-v{}.{extension}", release.authority, release.quarter, release.version)
}

async fn table(State(app): State<App>, Here(l): Here, At(id): At<Uuid>) -> Result<Response, Failure> {
    let published = find(&app, l, id).await?;
    let csv = csv(&published.release, row_names, column_names)
        .map_err(|error| Failure::from_error(&app, l, &Error::internal(error)))?;
    let address = routes::RELEASE_CSV.path_with(l, [&id.to_string()]);
    Ok(file(address, &named(&published, "csv"), "text/csv; charset=utf-8", csv))
}

async fn data(State(app): State<App>, Here(l): Here, At(id): At<Uuid>) -> Result<Response, Failure> {
    let published = find(&app, l, id).await?;
    let json = published.json.clone().into_bytes();
    let address = routes::RELEASE_JSON.path_with(l, [&id.to_string()]);
    Ok(file(address, &named(&published, "json"), "application/json", json))
}

async fn leaves(State(app): State<App>, Here(l): Here, At(id): At<Uuid>) -> Result<Response, Failure> {
    let published = find(&app, l, id).await?;
    let leaves =
        releases::leaves(&app.ctx, id).await.map_err(|error| Failure::from_error(&app, l, &error))?;
    let lines: Vec<String> = leaves.iter().map(ToString::to_string).collect();
    let address = routes::RELEASE_LEAVES.path_with(l, [&id.to_string()]);
    let content = lines.join("\n").into_bytes();
    Ok(file(address, &named(&published, "txt"), "text/plain; charset=utf-8", content))
}

/// A file to download, named after its content. Like a page it is rendered once and kept.
pub(super) fn file(address: String, name: &str, media: &'static str, content: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, media.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "public, no-cache".to_owned()),
    ];
    (headers, Extension(SameForEveryone(Some(address))), content).into_response()
}
