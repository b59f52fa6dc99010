//! What services promised, as pages and as a feed.

use crate::http::{App, At, BothLanguages, Failure, Here, Reply, reply::SameForEveryone};
use app::{pages::public::commitments as page, routes, tr};
use atom_syndication::{ContentBuilder, EntryBuilder, FeedBuilder, LinkBuilder, PersonBuilder};
use axum::{
    Extension, Router,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};
use domain::{Locale, clock::Moment};
use services::{
    Error, ErrorKind,
    public::commitments::{self, Register},
};

/// The most entries of a feed.
const NEWS: usize = 50;

/// The list of authorities, the register of each and of each service, and the feed.
pub fn routes() -> Router<App> {
    Router::new()
        .at(routes::COMMITMENTS, get(list))
        .at(routes::COMMITMENTS_OF, get(of_authority))
        .at(routes::COMMITMENTS_FEED, get(feed))
        .at(routes::COMMITMENTS_OF_SERVICE, get(of_service))
}

async fn list(State(app): State<App>, Here(l): Here) -> Result<Reply, Failure> {
    let all = commitments::authorities(&app.ctx).await;
    let all = all.map_err(|error| Failure::from_error(&app, l, &error))?;
    let frame = app.frame(l, routes::COMMITMENTS.path(l.other()));
    Ok(Reply::public(page::authorities(&frame, &all)))
}

async fn find(app: &App, l: Locale, authority: &str, service: Option<&str>) -> Result<Register, Failure> {
    let found = commitments::register(&app.ctx, authority, service).await;
    let found = found.map_err(|error| Failure::from_error(app, l, &error))?;
    found.ok_or_else(|| Failure::of(app, l, ErrorKind::NotFound))
}

async fn of_authority(
    State(app): State<App>,
    Here(l): Here,
    At(authority): At<String>,
) -> Result<Reply, Failure> {
    let register = find(&app, l, &authority, None).await?;
    let at = |l: Locale| routes::COMMITMENTS_OF.path_with(l, [&register.authority.code]);
    Ok(Reply::public(page::register(&app.frame(l, at(l.other())), &register)).at(at(l)))
}

async fn of_service(
    State(app): State<App>,
    Here(l): Here,
    At((authority, service)): At<(String, String)>,
) -> Result<Reply, Failure> {
    let register = find(&app, l, &authority, Some(&service)).await?;
    let code = register.service.as_ref().map_or(service.as_str(), |service| &service.code);
    let at = |l: Locale| routes::COMMITMENTS_OF_SERVICE.path_with(l, [&register.authority.code, code]);
    Ok(Reply::public(page::register(&app.frame(l, at(l.other())), &register)).at(at(l)))
}

async fn feed(State(app): State<App>, Here(l): Here, At(authority): At<String>) -> Result<Response, Failure> {
    let register = find(&app, l, &authority, None).await?;
    let address = routes::COMMITMENTS_FEED.path_with(l, [&register.authority.code]);
    let atom = atom(l, &register, &address);
    let atom = atom.map_err(|error| Failure::from_error(&app, l, &error))?;
    let headers = [
        (header::CONTENT_TYPE, "application/atom+xml; charset=utf-8"),
        (header::CACHE_CONTROL, "public, no-cache"),
    ];
    Ok((headers, Extension(SameForEveryone(Some(address))), atom).into_response())
}

/// The feed (RFC 4287). Its addresses are relative to the site, which does not know its own name.
fn atom(l: Locale, register: &Register, address: &str) -> Result<String, Error> {
    let news = page::news(l, register);
    let page = routes::COMMITMENTS_OF.path_with(l, [&register.authority.code]);
    let link =
        |href: &str, rel: &str| LinkBuilder::default().href(href.to_owned()).rel(rel.to_owned()).build();
    let entries = news.iter().take(NEWS).map(|line| {
        let content =
            ContentBuilder::default().value(line.text.clone()).content_type("text".to_owned()).build();
        Ok(EntryBuilder::default()
            .id(line.id.clone())
            .title(line.title.clone())
            .updated(instant(line.at)?)
            .link(link(&page, "alternate"))
            .content(content)
            .build())
    });
    let entries = entries.collect::<Result<Vec<_>, Error>>()?;
    let newest = news.first().map_or(Moment(0), |line| line.at);
    let title = format!("{}: {}", tr!(l, "commitments-public"), page::place_name(l, &register.authority));
    let feed = FeedBuilder::default()
        .lang(l.code().to_owned())
        .id(format!("urn:clywed:commitments:{}:{}", register.authority.code, l.code()))
        .title(title)
        .updated(instant(newest)?)
        .author(PersonBuilder::default().name("Clywed").build())
        .link(link(address, "self"))
        .link(link(&page, "alternate"))
        .entries(entries)
        .build();
    Ok(feed.to_string())
}

/// A moment as the feed's library writes it.
fn instant(at: Moment) -> Result<atom_syndication::FixedDateTime, Error> {
    at.rfc3339().parse().map_err(|_| Error::internal("a moment that no feed can hold"))
}

#[cfg(test)]
mod tests;
