//! The forms of the board: what was done because of a notice, and the views that somebody keeps.

use super::{Model, Posted};
use crate::{
    components::{Button, ErrorSummary, Field, TextArea, Tone, actions, notice},
    i18n,
    page::Frame,
    routes,
    staff::{csrf, labels},
    tr,
};
use domain::Locale;
use leptos::prelude::*;
use services::answer::{digest::Weekly, notices::Given};

/// What is wrong with a posted form.
pub(super) fn errors(l: Locale, model: &Model<'_>) -> Option<AnyView> {
    let (control, words) = match model.posted? {
        Posted::Did(id, _) => (format!("did-{id}"), tr!(l, "notice-problem")),
        Posted::View(_) => ("name".to_owned(), tr!(l, "views-problem")),
    };
    Some(ErrorSummary::new(tr!(l, "staff-problems")).error(&control, words).view())
}

/// What does not wait for a quarter.
pub(super) fn notices(frame: &Frame, model: &Model<'_>) -> Option<AnyView> {
    let l = frame.locale;
    if model.notices.is_empty() {
        return None;
    }
    let lines = model.notices.iter().map(|given| one(frame, model, given)).collect_view();
    Some(notice(
        Tone::Urgent,
        view! { <h2>{tr!(l, "notice-title")}</h2><p>{tr!(l, "notice-lead")}</p>{lines} },
    ))
}

fn one(frame: &Frame, model: &Model<'_>, given: &Given) -> AnyView {
    let l = frame.locale;
    let (id, theme) = (given.notice.id.to_string(), labels::theme(l, given.notice.theme));
    let about = tr!(l, "notice-about", theme = theme, service = given.service.name.get(l));
    let did = given.did.iter().map(|did| {
        let who = tr!(l, "notice-did", who = did.who.as_str(), date = i18n::date(l, did.at.date()));
        view! { <li><p class="as-written">{did.body.clone()}</p><p class="soft">{who}</p></li> }
    });
    let did = did.collect_view();
    let nobody = given.did.is_empty().then(|| view! { <p>{tr!(l, "notice-nobody")}</p> });
    let posted = model.posted.and_then(|posted| match posted {
        Posted::Did(of, words) if *of == id => Some(words.clone()),
        _ => None,
    });
    let form = model.may_answer.then(|| {
        let wrong = posted.is_some().then(|| tr!(l, "notice-problem"));
        view! {
            <form method="post" action=here(frame) novalidate>
                {hidden(frame, model, "did")}
                <input type="hidden" name="id" value=id.clone() />
                <input type="hidden" name="token" value=model.token.to_owned() />
                {TextArea::new(format!("did-{id}"), tr!(l, "notice-ask"))
                    .hint(tr!(l, "notice-hint"))
                    .error(wrong)
                    .value(posted.unwrap_or_default())
                    .view()}
                {actions(Button::primary(tr!(l, "notice-say")).view())}
            </form>
        }
    });
    view! {
        <section>
            <h3>{about}</h3>
            <p class="soft">{tr!(l, "notice-since", date = i18n::date(l, given.notice.day))}</p>
            {nobody}
            <ul class="plain">{did}</ul>
            {form}
        </section>
    }
    .into_any()
}

fn here(frame: &Frame) -> String {
    routes::STAFF_BOARD.path_with(frame.locale, [frame.organisation()])
}

/// What every form carries: what the page shows, so that the answer shows the same.
fn hidden(frame: &Frame, model: &Model<'_>, act: &'static str) -> AnyView {
    let pairs: Vec<AnyView> = [
        ("service", model.service.map(|service| service.code.clone())),
        ("quarter", model.filters.quarter.map(|quarter| quarter.to_string())),
        ("theme", model.filters.theme.map(|theme| theme.to_string())),
        ("right", model.filters.right.map(|article| article.to_string())),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some(view! { <input type="hidden" name=name value=value? /> }.into_any()))
    .collect();
    view! { {csrf(frame)}<input type="hidden" name="do" value=act />{pairs} }.into_any()
}

/// The views that the reader keeps, and the form that keeps what is shown now.
pub(super) fn views(frame: &Frame, model: &Model<'_>) -> AnyView {
    let l = frame.locale;
    let path = here(frame);
    let lines = model.views.iter().map(|kept| {
        let href = format!("{path}?{}#said", kept.filters);
        let label = tr!(l, "views-remove-this", name = kept.name.as_str());
        view! {
            <li>
                <form method="post" action=path.clone()>
                    {hidden(frame, model, "remove")}
                    <input type="hidden" name="id" value=kept.id.to_string() />
                    <a href=href>{kept.name.clone()}</a>" "
                    {Button::quiet(label).view()}
                </form>
            </li>
        }
    });
    let lines = lines.collect_view();
    let typed = match model.posted {
        Some(Posted::View(name)) => Some(name.clone()),
        _ => None,
    };
    let wrong = typed.is_some().then(|| tr!(l, "views-problem"));
    let none = model.views.is_empty().then(|| view! { <p>{tr!(l, "views-none")}</p> });
    view! {
        <h2>{tr!(l, "views")}</h2>
        <p>{tr!(l, "views-lead")}</p>
        {none}
        <ul class="plain">{lines}</ul>
        <form method="post" action=path.clone() novalidate>
            {hidden(frame, model, "keep")}
            {Field::new("name", tr!(l, "views-name")).error(wrong).value(typed.unwrap_or_default()).view()}
            {actions(Button::quiet(tr!(l, "views-keep")).view())}
        </form>
    }
    .into_any()
}

/// The weekly mail: asking for it, and stopping it.
pub(super) fn weekly(frame: &Frame, model: &Model<'_>) -> AnyView {
    let l = frame.locale;
    let (says, label, wanted) = match model.weekly {
        Weekly::NotSetUp => {
            return view! { <h2>{tr!(l, "weekly")}</h2><p>{tr!(l, "weekly-not-set-up")}</p> }.into_any();
        }
        Weekly::Off => (tr!(l, "weekly-off"), tr!(l, "weekly-ask"), "ask"),
        Weekly::On => (tr!(l, "weekly-on"), tr!(l, "weekly-stop"), "stop"),
    };
    view! {
        <h2>{tr!(l, "weekly")}</h2>
        <p>{says}</p>
        <p>{tr!(l, "weekly-about")}" "<a href=routes::STAFF_ALERTS.path(l)>{tr!(l, "weekly-address")}</a></p>
        <form method="post" action=here(frame)>
            {hidden(frame, model, wanted)}
            {actions(Button::quiet(label).view())}
        </form>
    }
    .into_any()
}
