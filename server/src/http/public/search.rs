//! Searching what was released. The words are posted, so that they stand in no address, no history and no log.

use crate::http::{App, BothLanguages, Failure, Here, Pairs, Reply};
use app::{
    pages::public::search::{self as page, WORDS},
    routes,
};
use axum::{Router, extract::State, routing::get};
use services::public::search::{Search, search};

/// The page with its form, and what it answers.
pub fn routes() -> Router<App> {
    Router::new().at(routes::SEARCH, get(form).post(find))
}

async fn form(State(app): State<App>, Here(l): Here) -> Reply {
    let frame = app.frame(l, routes::SEARCH.path(l.other()));
    Reply::public(page::page(&frame, "", &Search::Nothing))
}

async fn find(State(app): State<App>, Here(l): Here, form: Pairs) -> Result<Reply, Failure> {
    let typed = form.get(WORDS).unwrap_or_default();
    let found = search(&app.ctx, typed, None).await;
    let found = found.map_err(|error| Failure::from_error(&app, l, &error))?;
    let frame = app.frame(l, routes::SEARCH.path(l.other()));
    Ok(Reply::private(page::page(&frame, typed, &found)))
}
