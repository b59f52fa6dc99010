//! The figures of regions, as pages and as data.

use super::releases::file;
use crate::http::{App, At, BothLanguages, Failure, Here, Reply};
use app::{
    figures::{Section, column_names, row_names},
    pages::public::region::{self, Line, Page},
    routes,
};
use axum::{Router, extract::State, response::Response, routing::get};
use domain::{Locale, clock::Quarter, release::regional_csv};
use services::{
    Error, ErrorKind,
    public::regions::{self, Found},
};

/// The list, each region, and its data files.
pub fn routes() -> Router<App> {
    Router::new()
        .at(routes::REGIONS, get(list))
        .at(routes::REGION, get(page))
        .at(routes::REGION_PART, get(part))
        .at(routes::REGION_CSV, get(table))
        .at(routes::REGION_JSON, get(data))
}

async fn list(State(app): State<App>, Here(l): Here) -> Result<Reply, Failure> {
    let found = regions::list(&app.ctx).await.map_err(|error| Failure::from_error(&app, l, &error))?;
    let line =
        |line: regions::Line| Line { region: line.region, quarter: line.quarter, released: line.released };
    let lines: Vec<Line<'_>> = found.into_iter().map(line).collect();
    Ok(Reply::public(region::list(&app.frame(l, routes::REGIONS.path(l.other())), &lines)))
}

/// A quarter has one address: `2026-Q3`, and no other way to write it.
pub(super) async fn find(app: &App, l: Locale, (code, quarter): (&str, &str)) -> Result<Found, Failure> {
    let asked = quarter.parse().ok().filter(|asked: &Quarter| asked.to_string() == quarter);
    let asked = asked.ok_or_else(|| Failure::of(app, l, ErrorKind::NotFound))?;
    regions::one(&app.ctx, code, asked).await.map_err(|error| Failure::from_error(app, l, &error))
}

fn model(found: &Found) -> Page<'_> {
    Page { region: &found.region, regional: &found.regional, quarters: &found.quarters }
}

async fn page(
    State(app): State<App>,
    Here(l): Here,
    At((code, quarter)): At<(String, String)>,
) -> Result<Reply, Failure> {
    let found = find(&app, l, (&code, &quarter)).await?;
    let at = |l: Locale| routes::REGION.path_with(l, [&code, &quarter]);
    let html = region::page(&app.frame(l, at(l.other())), &model(&found));
    Ok(Reply::public(html).at(at(l)))
}

/// One section of a region's figures.
async fn part(
    State(app): State<App>,
    Here(l): Here,
    At((code, quarter, part)): At<(String, String, String)>,
) -> Result<Reply, Failure> {
    let section = Section::of_slug(l, &part).filter(|section| region::sections().any(|one| one == *section));
    let section = section.ok_or_else(|| Failure::of(&app, l, ErrorKind::NotFound))?;
    let found = find(&app, l, (&code, &quarter)).await?;
    let at = |l: Locale| routes::REGION_PART.path_with(l, [&code, &quarter, section.slug(l)]);
    let html = region::part(&app.frame(l, at(l.other())), &model(&found), section);
    Ok(Reply::public(html).at(at(l)))
}

async fn table(
    State(app): State<App>,
    Here(l): Here,
    At((code, quarter)): At<(String, String)>,
) -> Result<Response, Failure> {
    let found = find(&app, l, (&code, &quarter)).await?;
    let csv = regional_csv(&found.regional, row_names, column_names)
        .map_err(|error| Failure::from_error(&app, l, &Error::internal(error)))?;
    let address = routes::REGION_CSV.path_with(l, [&code, &quarter]);
    Ok(file(address, &format!("clywed-{code}-{quarter}.csv"), "text/csv; charset=utf-8", csv))
}

async fn data(
    State(app): State<App>,
    Here(l): Here,
    At((code, quarter)): At<(String, String)>,
) -> Result<Response, Failure> {
    let found = find(&app, l, (&code, &quarter)).await?;
    let json = found.regional.json();
    let json = json.map_err(|error| Failure::from_error(&app, l, &Error::internal(error)))?;
    let address = routes::REGION_JSON.path_with(l, [&code, &quarter]);
    Ok(file(address, &format!("clywed-{code}-{quarter}.json"), "application/json", json.into_bytes()))
}
