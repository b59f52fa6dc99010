//! The report of a release: a page, a PDF and a spreadsheet, all from one document.

use super::releases::find;
use crate::http::{App, At, BothLanguages, Failure, Here, Reply, reply::SameForEveryone};
use app::{
    pages::public::report as page,
    report::{self, Model},
    routes,
};
use axum::{
    Extension, Router,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};
use domain::Locale;
use paper::Document;
use services::{
    Error,
    public::{
        releases::Published,
        reports::{self, Beside},
    },
};
use tokio::task::spawn_blocking;
use uuid::Uuid;

/// The page, the PDF and the spreadsheet.
pub fn routes() -> Router<App> {
    Router::new()
        .at(routes::RELEASE_REPORT, get(web))
        .at(routes::RELEASE_REPORT_PDF, get(pdf))
        .at(routes::RELEASE_REPORT_XLSX, get(xlsx))
}

async fn made_from(app: &App, l: Locale, id: Uuid) -> Result<(Published, Beside), Failure> {
    let published = find(app, l, id).await?;
    let beside = reports::beside(&app.ctx, &published).await;
    Ok((published, beside.map_err(|error| Failure::from_error(app, l, &error))?))
}

fn model<'a>(published: &'a Published, beside: &'a Beside) -> Model<'a> {
    let after = published.beside.after.as_ref();
    Model {
        release: &published.release,
        released: published.released.date(),
        replaced_by: after.and_then(|release| u32::try_from(release.version).ok()),
        promises: &beside.promises,
        totals: beside.totals,
        today: beside.today,
    }
}

async fn web(State(app): State<App>, Here(l): Here, At(id): At<Uuid>) -> Result<Reply, Failure> {
    let (published, beside) = made_from(&app, l, id).await?;
    let id = id.to_string();
    let at = |l: Locale| routes::RELEASE_REPORT.path_with(l, [&id]);
    let frame = app.frame(l, at(l.other()));
    Ok(Reply::public(page::page(&frame, &id, &model(&published, &beside))).at(at(l)))
}

async fn pdf(State(app): State<App>, Here(l): Here, At(id): At<Uuid>) -> Result<Response, Failure> {
    let address = routes::RELEASE_REPORT_PDF.path_with(l, [&id.to_string()]);
    file(&app, l, (id, address), ("application/pdf", "pdf"), paper::pdf).await
}

async fn xlsx(State(app): State<App>, Here(l): Here, At(id): At<Uuid>) -> Result<Response, Failure> {
    let address = routes::RELEASE_REPORT_XLSX.path_with(l, [&id.to_string()]);
    let media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    file(&app, l, (id, address), (media, "xlsx"), paper::workbook).await
}

/// The report as a file, named after its release. It is made off the threads that serve requests, once, and kept like a
/// page.
async fn file(
    app: &App,
    l: Locale,
    (id, address): (Uuid, String),
    (media, extension): (&'static str, &str),
    make: fn(&Document) -> Result<Vec<u8>, paper::Error>,
) -> Result<Response, Failure> {
    let (published, beside) = made_from(app, l, id).await?;
    let document = report::document(l, &model(&published, &beside));
    let written = spawn_blocking(move || make(&document)).await.map_err(Error::internal);
    let written = written.and_then(|written| written.map_err(Error::internal));
    let written = written.map_err(|error| Failure::from_error(app, l, &error))?;
    let release = &published.release;
    let name =
        format!("clywed-{}-{}-v{}-{l}.{extension}", release.authority, release.quarter, release.version);
    let headers = [
        (header::CONTENT_TYPE, media.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "public, no-cache".to_owned()),
    ];
    Ok((headers, Extension(SameForEveryone(Some(address))), written).into_response())
}
