//! The page on which somebody sets their own alert addresses, mail and telephone, and sends a trial alert.

use crate::{
    components::{Button, Choice, Choices, Entry, ErrorSummary, Field, Tone, actions, facts, notice},
    page::{Frame, document},
    routes,
    staff::{csrf, targets},
    tr,
};
use domain::Locale;
use leptos::prelude::*;
use services::alerts::{Fault, Standing, Unfit, Way};

/// The outcome of a form of this page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Done {
    /// What was typed was saved.
    Kept,
    /// What was typed was not saved: something is wrong with it.
    Wrong(Unfit),
    /// A trial alert was sent; for each way, whether it worked.
    Tried(Vec<(Way, Result<(), Fault>)>),
}

/// The page's model.
#[derive(Debug, Clone, Default)]
pub struct Model {
    /// The mail address, as saved or as typed.
    pub mail: String,
    /// The telephone number, as saved or as typed.
    pub telephone: String,
    /// The chosen language of alerts; `None` preselects the page's language.
    pub language: Option<Locale>,
    /// The ways by which alerts go, and the state of each way's server.
    pub ways: Vec<(Way, Standing)>,
    /// The outcome of the form that was sent.
    pub done: Option<Done>,
}

/// The page.
pub fn page(frame: &Frame, model: &Model) -> String {
    let l = frame.locale;
    document(frame, &tr!(l, "alerts-title"), || {
        view! {
            <h1>{tr!(l, "alerts-title")}</h1>
            {outcome(l, model)}
            <p>{tr!(l, "alerts-about")}</p>
            {targets::nobody(l, &model.ways)}
            {addresses(frame, model)}
            {trial(frame)}
            <p><a href=routes::STAFF.path(l)>{tr!(l, "staff-home")}</a></p>
        }
    })
}

fn outcome(l: Locale, model: &Model) -> Option<AnyView> {
    Some(match model.done.as_ref()? {
        Done::Kept => notice(Tone::Good, view! { <p role="status">{tr!(l, "alerts-kept")}</p> }),
        Done::Wrong(unfit) => {
            let (field, error) = wrong(l, *unfit);
            ErrorSummary::new(tr!(l, "errors-title")).error(field, &error).view().into_any()
        }
        Done::Tried(tried) if tried.is_empty() => {
            notice(Tone::Care, view! { <p role="status">{tr!(l, "alerts-tried-none")}</p> })
        }
        Done::Tried(tried) => {
            let well = tried.iter().all(|(_, sent)| sent.is_ok());
            let lines = tried.iter().map(|(way, sent)| {
                let said = match sent {
                    Ok(()) => tr!(l, "alerts-tried-taken"),
                    Err(fault) => targets::why(l, *fault),
                };
                (targets::called(l, *way), said.into_any())
            });
            let lines = facts(lines);
            let (tone, title) = if well {
                (Tone::Good, tr!(l, "alerts-tried"))
            } else {
                (Tone::Urgent, tr!(l, "alerts-tried-not"))
            };
            notice(tone, view! { <div role="status"><p><strong>{title}</strong></p>{lines}</div> })
        }
    })
}

fn wrong(l: Locale, unfit: Unfit) -> (&'static str, String) {
    match unfit {
        Unfit::Mail => ("mail", tr!(l, "alerts-mail-wrong")),
        Unfit::Telephone => ("telephone", tr!(l, "alerts-telephone-wrong")),
    }
}

fn addresses(frame: &Frame, model: &Model) -> AnyView {
    let l = frame.locale;
    let error = match &model.done {
        Some(Done::Wrong(unfit)) => Some(wrong(l, *unfit)),
        _ => None,
    };
    let said = |name: &str| error.iter().find(|(field, _)| *field == name).map(|(_, error)| error.clone());
    let telephone_hint = format!("{} {}", tr!(l, "alerts-telephone-hint"), tr!(l, "alerts-empty"));
    let chosen = model.language.unwrap_or(l);
    view! {
        <form method="post" action=routes::STAFF_ALERTS.path(l) novalidate>
            {csrf(frame)}
            {Field::new("mail", tr!(l, "alerts-mail"))
                .entry(Entry::Email)
                .hint(tr!(l, "alerts-empty"))
                .value(&model.mail)
                .error(said("mail"))
                .view()}
            {Field::new("telephone", tr!(l, "alerts-telephone"))
                .entry(Entry::Phone)
                .hint(telephone_hint)
                .value(&model.telephone)
                .error(said("telephone"))
                .short()
                .view()}
            {Choices::radio("language", tr!(l, "alerts-language"))
                .choice(Choice::new("cy", tr!(Locale::Cy, "language-name")))
                .choice(Choice::new("en", tr!(Locale::En, "language-name")))
                .chosen([chosen.code()])
                .beside()
                .view()}
            <p class="hint">{tr!(l, "alerts-sealed")}</p>
            {actions(Button::primary(tr!(l, "alerts-keep")).sends("do", "keep").view())}
        </form>
    }
    .into_any()
}

fn trial(frame: &Frame) -> AnyView {
    let l = frame.locale;
    view! {
        <h2>{tr!(l, "alerts-try-title")}</h2>
        <form method="post" action=routes::STAFF_ALERTS.path(l) novalidate>
            {csrf(frame)}
            <p>{tr!(l, "alerts-try-about")}</p>
            {actions(Button::quiet(tr!(l, "alerts-try")).sends("do", "try").view())}
        </form>
    }
    .into_any()
}
