//! The pages that anyone may read.

mod commitments;
mod open_data;
mod regions;
mod releases;
mod reports;
mod search;

pub use releases::model as model_of_release;

use super::{App, Asked, At, BothLanguages, Failure, Here, Pairs, Reply};
use app::{
    components::OwnLine,
    page::Frame,
    pages::public::{
        about,
        charter::{self, Adopter},
        find::{self, Service, Services},
        front,
        help::{self, Council},
        method, questions, rights, why,
    },
    routes::{self, Place},
    who,
};
use axum::{
    Router,
    extract::State,
    routing::{MethodRouter, get},
};
use domain::{
    Bilingual, Locale,
    catalogue::{ServiceType, catalogue},
    feedback::Audience,
};
use services::{ErrorKind, public::directory};
use std::collections::BTreeMap;

/// The service type that means "I don't know what it was called". Every authority has such a service.
pub(super) const UNKNOWN: &str = "unknown";

/// Every public page.
pub fn routes() -> Router<App> {
    Router::new()
        .merge(releases::routes())
        .merge(regions::routes())
        .merge(commitments::routes())
        .merge(reports::routes())
        .merge(search::routes())
        .merge(open_data::routes())
        .route(routes::ROOT, get(root))
        .at(routes::FRONT, fixed(routes::FRONT, front::front))
        .at(routes::RIGHTS, fixed(routes::RIGHTS, rights::list))
        .at(routes::CHARTER, get(charter))
        .at(routes::CHARTER_OF, get(charter_of))
        .at(routes::WHY, fixed(routes::WHY, why::page))
        .at(routes::HELP, get(help))
        .at(routes::PRIVACY, fixed(routes::PRIVACY, about::privacy))
        .at(routes::ACCESSIBILITY, fixed(routes::ACCESSIBILITY, about::accessibility))
        .at(routes::QUESTIONS, fixed(routes::QUESTIONS, questions::page))
        .at(routes::WHAT_HAPPENS, fixed(routes::WHAT_HAPPENS, about::what_happens))
        .at(routes::METHOD, fixed(routes::METHOD, method::page))
        .at(routes::RIGHT, get(right))
        .at(routes::FIND, get(authorities))
        .at(routes::FIND_IN, get(services_of))
}

/// A page that shows the catalogue and nothing else.
fn fixed(place: Place<0>, page: fn(&Frame) -> String) -> MethodRouter<App> {
    get(move |State(app): State<App>, Here(l): Here| async move {
        Reply::public(page(&app.frame(l, place.path(l.other()))))
    })
}

/// The charter, and the authorities that adopted it.
async fn charter(State(app): State<App>, Here(l): Here) -> Result<Reply, Failure> {
    let all = directory::authorities(&app.ctx).await.map_err(|error| Failure::from_error(&app, l, &error))?;
    let mut adopters: Vec<Adopter<'_>> = Vec::new();
    for taking_part in &all {
        if let (Some(authority), Some(adopted)) =
            (catalogue().authority(&taking_part.code), taking_part.settings.charter.adopted)
        {
            adopters.push(Adopter { authority, adopted });
        }
    }
    adopters.sort_by(|a, b| a.authority.name.get(l).cmp(b.authority.name.get(l)));
    Ok(Reply::public(charter::page(&app.frame(l, routes::CHARTER.path(l.other())), &adopters)))
}

/// The charter of one authority.
async fn charter_of(State(app): State<App>, Here(l): Here, At(code): At<String>) -> Result<Reply, Failure> {
    let nowhere = || Failure::of(&app, l, ErrorKind::NotFound);
    let authority = catalogue().authority(&code).ok_or_else(nowhere)?;
    let found = directory::authority(&app.ctx, &authority.code).await;
    let found = found.map_err(|error| Failure::from_error(&app, l, &error))?.ok_or_else(nowhere)?;
    let frame = app.frame(l, routes::CHARTER_OF.path_with(l.other(), [&authority.code]));
    let html = charter::of_authority(&frame, authority, &found.settings.charter);
    Ok(Reply::public(html).at(routes::CHARTER_OF.path_with(l, [&authority.code])))
}

/// All helplines, and the councils' own numbers with those that answer now first.
async fn help(State(app): State<App>, Here(l): Here) -> Reply {
    // The help page is shown whatever the state of the database.
    let all = directory::authorities(&app.ctx).await.unwrap_or_else(|error| {
        tracing::error!(event = "help.councils", kind = ?error.kind(), cause = %error.causes());
        Vec::new()
    });
    let now = app.ctx.now();
    let council = |taking_part: &directory::Authority| {
        let name = &catalogue().authority(&taking_part.code)?.name;
        let name = Bilingual { cy: name.cy.clone(), en: name.en.clone() };
        Some(Council { name, lines: OwnLine::all(&taking_part.settings, now) })
    };
    let mut councils: Vec<Council> = all.iter().filter_map(council).collect();
    councils.sort_by(|a, b| a.name.get(l).cmp(b.name.get(l)));
    Reply::public(help::page(&app.frame(l, routes::HELP.path(l.other())), &councils))
}

/// `/` belongs to neither language. Welsh comes first, so its twin is the English front page.
async fn root(State(app): State<App>) -> Reply {
    Reply::public(front::root(&app.frame(Locale::Cy, routes::FRONT.path(Locale::En))))
}

async fn right(State(app): State<App>, Here(l): Here, At(article): At<String>) -> Result<Reply, Failure> {
    // Each page has one address: `012` does not lead to article 12.
    let number = article.parse().ok().filter(|number: &u8| number.to_string() == article);
    let article = number.and_then(|number| catalogue().article(number));
    let article = article.ok_or_else(|| Failure::of(&app, l, ErrorKind::NotFound))?;
    let html = rights::one(&app.frame(l, rights::address(l.other(), article.number)), article);
    Ok(Reply::public(html).at(rights::address(l, article.number)))
}

/// The audience that the visitor chose: a digit in the query, carried from page to page.
fn who(asked: &Pairs) -> Option<Audience> {
    who::read(asked.get(who::QUERY)?)
}

/// Whether the page at `path` carries the chosen audience on in its links.
pub(super) fn carries_who(path: &str) -> bool {
    let rest = [routes::FIND.cy, routes::FIND.en].iter().find_map(|find| path.strip_prefix(find));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The digit of the audience in a query.
pub(super) fn who_in(query: &str) -> Option<&'static str> {
    who(&Pairs::parse(query.as_bytes())).map(who::code)
}

async fn authorities(State(app): State<App>, Here(l): Here, Asked(asked): Asked) -> Reply {
    let who = who(&asked);
    Reply::public(find::authorities(&app.frame(l, find::address(l.other(), who)), who))
}

async fn services_of(
    State(app): State<App>,
    Here(l): Here,
    At(code): At<String>,
    Asked(asked): Asked,
) -> Result<Reply, Failure> {
    let authority = catalogue().authority(&code).ok_or_else(|| Failure::of(&app, l, ErrorKind::NotFound))?;
    let open = directory::services(&app.ctx, &authority.code).await;
    let open = open.map_err(|error| Failure::from_error(&app, l, &error))?;
    let unknown = open.iter().find(|service| service.kind == UNKNOWN).map(|service| service.code.clone());
    let who = who(&asked);
    let model = Services { who, authority, groups: grouped(l, &open), unknown };
    let other = who::add(routes::FIND_IN.path_with(l.other(), [&authority.code]), who);
    let html = find::services(&app.frame(l, other), &model);
    Ok(Reply::public(html).at(routes::FIND_IN.path_with(l, [&authority.code])))
}

/// Services by type, in the order of the catalogue's types; within a type by name.
fn grouped(l: Locale, services: &[directory::Service]) -> Vec<(String, Vec<Service>)> {
    let mut by_type: BTreeMap<usize, (&ServiceType, Vec<Service>)> = BTreeMap::new();
    for service in services.iter().filter(|service| service.kind != UNKNOWN) {
        let mut types = catalogue().services.types.iter().enumerate();
        if let Some((place, kind)) = types.find(|(_, kind)| kind.id == service.kind) {
            let named = Service { name: service.name.get(l).to_owned(), code: service.code.clone() };
            by_type.entry(place).or_insert_with(|| (kind, Vec::new())).1.push(named);
        }
    }
    let groups = by_type.into_values().map(|(kind, mut services)| {
        services.sort_by(|a, b| a.name.cmp(&b.name));
        (kind.name.get(l).to_owned(), services)
    });
    groups.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_somebody_is_comes_from_a_digit_and_from_nothing_else() {
        let who = |query: &str| who(&Pairs::parse(query.as_bytes()));
        assert_eq!(who("w=2"), Some(Audience::YoungPerson));
        assert_eq!(who("x=1&w=3"), Some(Audience::Parent));
        assert_eq!(who("w=parent"), None);
        assert_eq!(who(""), None);
    }
}
