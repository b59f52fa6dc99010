//! Searching what was released: the form and what was found, on a page for everybody and on a manager's board.

use crate::{
    components::{Button, Field, card, toolbar},
    i18n,
    page::{Frame, document},
    routes,
    staff::labels,
    tr,
};
use domain::{Locale, catalogue::catalogue};
use leptos::prelude::*;
use services::public::{
    directory::Service,
    search::{Kind, Search, Text},
};

/// The form field of what is searched for. It is posted: what somebody searches for never stands in an address, and so in no
/// browser's history.
pub const WORDS: &str = "words";

/// The page.
pub fn page(frame: &Frame, typed: &str, found: &Search) -> String {
    let l = frame.locale;
    // A link to the other language would lose what was typed, so a button takes it along.
    let shown = if typed.is_empty() { frame.clone() } else { frame.clone().switching_itself() };
    document(&shown, &tr!(l, "search"), || {
        let twin = (!typed.is_empty()).then(|| switch(l, routes::SEARCH.path(l.other()).to_owned()));
        view! {
            <h1>{tr!(l, "search")}</h1>
            <p class="lead">{tr!(l, "search-lead")}</p>
            <form method="post" action=routes::SEARCH.path(l) role="search" autocomplete="off" novalidate>
                {fields(l, typed)}
                {twin}
            </form>
            {results(l, found)}
        }
    })
}

/// What the form of a search asks for.
pub(crate) fn fields(l: Locale, typed: &str) -> AnyView {
    toolbar(view! {
        {Field::new(WORDS, tr!(l, "search-words")).value(typed.to_owned()).view()}
        {Button::primary(tr!(l, "search-button")).view()}
    })
}

/// The button that takes what was typed along into the other language. It stands after the fields, so that the enter key searches.
pub(crate) fn switch(l: Locale, twin: String) -> AnyView {
    let other = l.other();
    view! {
        <button class="link language" formaction=twin lang=other.code()>{tr!(other, "language-name")}</button>
    }
    .into_any()
}

/// What was found, newest first; or in plain words why nothing is shown. Never how many.
pub(crate) fn results(l: Locale, found: &Search) -> AnyView {
    match found {
        Search::Nothing => ().into_any(),
        Search::TooFew => view! { <p role="status">{tr!(l, "search-too-few")}</p> }.into_any(),
        Search::Found(texts) => {
            let texts = texts.iter().map(|(text, service)| one(l, text, service.as_ref())).collect_view();
            view! { <p role="status">{tr!(l, "search-found")}</p>{texts} }.into_any()
        }
    }
}

fn one(l: Locale, text: &Text, service: Option<&Service>) -> AnyView {
    let authority = catalogue().authority(&text.authority).map(|one| one.name.get(l).to_owned());
    let who = service.map(|service| service.name.get(l).to_owned()).or_else(|| authority.clone());
    let who = who.unwrap_or_default();
    let what = match text.kind {
        Kind::Summary => tr!(l, "search-kind-summary"),
        Kind::Reply => tr!(l, "search-kind-reply", who = who),
        Kind::Since => tr!(l, "search-kind-since", who = who),
    };
    let (href, label) = match text.release {
        Some(release) => (routes::RELEASE.path_with(l, [&release.to_string()]), tr!(l, "search-to-release")),
        None => (routes::COMMITMENTS_OF.path_with(l, [&text.authority]), tr!(l, "search-to-promises")),
    };
    let when = i18n::months_of(l, text.quarter);
    let about = format!("{}: {label}", authority.unwrap_or_default());
    card(
        labels::theme(l, text.theme),
        view! {
            <p><strong>{what}</strong>" "{when}</p>
            <p class="written">{text.body.get(l).to_owned()}</p>
            <p><a href=href>{about}</a></p>
        },
    )
}
