//! The forms of one commitment: what is said of it, and who sees to it.

use super::{Model, Posted};
use crate::{
    components::{Button, Choice, Choices, Entry as Kind, Field, Select, actions, disclosure},
    page::Frame,
    pages::moderate::body,
    routes,
    staff::csrf,
    tr,
};
use domain::{Bilingual, Locale, catalogue::catalogue, commitment::EntryKind, summary::Findings};
use leptos::prelude::*;
use services::answer::commitments::Entry;

/// The form for an entry. Only the one that came back has the plain control names that errors link to.
pub(super) fn entry_form(frame: &Frame, model: &Model<'_>, entry: Option<&Entry>) -> AnyView {
    let l = frame.locale;
    let id = entry.map(|entry| entry.id.to_string());
    let back = model.posted.and_then(|posted| match posted {
        Posted::Entry { anew, kind, body, on, findings, changed } if *anew == id => {
            Some((*kind, body.clone(), on.clone(), findings.clone(), *changed))
        }
        _ => None,
    });
    let tail = match (&back, &id) {
        (Some(_), _) => String::new(),
        (None, Some(id)) => format!("-{id}"),
        (None, None) => "-new".to_owned(),
    };
    let came_back = back.is_some();
    let (kind, words, on, findings, changed) = back.unwrap_or_else(|| {
        let nothing = Bilingual { cy: String::new(), en: String::new() };
        (
            entry.map(|entry| entry.kind),
            entry.map_or(nothing, |entry| entry.body.clone()),
            entry.and_then(|entry| entry.on).map(|day| day.to_string()).unwrap_or_default(),
            Findings::default(),
            false,
        )
    });
    let commitment = model.whole.line.commitment.id.to_string();
    let action = routes::STAFF_COMMITMENT.path_with(l, [frame.organisation(), &commitment]);
    let kinds = EntryKind::ALL.iter().map(|kind| {
        let (label, hint) = kind_name(l, *kind);
        Choice::new(kind.code(), label).hint(hint)
    });
    let anew = entry.map(|entry| {
        view! {
            <input type="hidden" name="entry" value=entry.id.to_string() />
            <input type="hidden" name="written" value=entry.written.0.to_string() />
        }
    });
    let problems = &findings.problems;
    let form = view! {
        <form method="post" action=action novalidate>
            {csrf(frame)}
            <input type="hidden" name="do" value="say" />
            <input type="hidden" name="names" value=tail.clone() />
            <input type="hidden" name="token" value=model.token.to_owned() />
            {anew}
            {changed.then(|| body::changed(l, entry.map(|entry| &entry.body)))}
            {Choices::radio(format!("kind{tail}"), tr!(l, "commitment-say-what"))
                .choices(kinds)
                .chosen(kind.map(EntryKind::code))
                .view()}
            {Field::new(format!("by{tail}"), tr!(l, "commitment-say-on"))
                .entry(Kind::Date)
                .hint(tr!(l, "commitment-say-on-hint"))
                .error(body::wrong(l, problems, "by"))
                .value(on)
                .short()
                .view()}
            {body::boxes(l, &tail, 3, &words, problems)}
            {body::warnings(l, &tail, &findings.warnings)}
            {actions(Button::primary(tr!(l, "commitment-say-send")).view())}
        </form>
    };
    if came_back {
        form.into_any()
    } else if entry.is_some() {
        disclosure(tr!(l, "commitment-say-again"), form)
    } else {
        disclosure(tr!(l, "commitment-say"), form)
    }
}

fn kind_name(l: Locale, kind: EntryKind) -> (String, String) {
    match kind {
        EntryKind::Milestone => {
            (tr!(l, "commitment-kind-milestone"), tr!(l, "commitment-kind-milestone-hint"))
        }
        EntryKind::Progress => (tr!(l, "commitment-kind-progress"), tr!(l, "commitment-kind-progress-hint")),
        EntryKind::Kept => (tr!(l, "commitment-kind-kept"), tr!(l, "commitment-kind-kept-hint")),
        EntryKind::GivenUp => (tr!(l, "commitment-kind-given-up"), tr!(l, "commitment-kind-given-up-hint")),
    }
}

/// The form for who sees to it and what it belongs to.
pub(super) fn about_form(frame: &Frame, model: &Model<'_>) -> AnyView {
    let l = frame.locale;
    let one = &model.whole.line.commitment;
    let back = model.posted.and_then(|posted| match posted {
        Posted::About { about, findings, changed } => Some((about.clone(), findings.clone(), *changed)),
        Posted::Entry { .. } => None,
    });
    let came_back = back.is_some();
    let tail = if came_back { "" } else { "-about" };
    let (about, findings, changed) = back.unwrap_or_else(|| (one.about.clone(), Findings::default(), false));
    let action = routes::STAFF_COMMITMENT.path_with(l, [frame.organisation(), &one.id.to_string()]);
    let problems = &findings.problems;
    let field = |control: &str, label: String, hint: String, value: &str| {
        Field::new(format!("{control}{tail}"), label)
            .hint(hint)
            .error(body::wrong(l, problems, control))
            .value(value)
            .view()
    };
    let none = || tr!(l, "commitment-none-chosen");
    let programmes = catalogue().programmes.programmes.iter();
    let programmes = programmes.map(|programme| (programme.id.clone(), programme.name.get(l).to_owned()));
    let priorities = model.whole.priorities.iter();
    let priorities = priorities.map(|priority| (priority.code.clone(), priority.name.get(l).to_owned()));
    let owner_hint = tr!(l, "commitment-owner-hint");
    let form = view! {
        <form method="post" action=action novalidate>
            {csrf(frame)}
            <input type="hidden" name="do" value="about" />
            <input type="hidden" name="names" value=tail />
            <input type="hidden" name="version" value=one.version.to_string() />
            {changed.then(|| body::changed(l, None))}
            {field("cy", tr!(l, "commitment-owner-cy"), owner_hint.clone(), &about.owner.cy)}
            {field("en", tr!(l, "commitment-owner-en"), owner_hint, &about.owner.en)}
            {body::warnings(l, tail, &findings.warnings)}
            {Select::new(format!("programme{tail}"), tr!(l, "commitment-programme"))
                .empty(none())
                .options(programmes)
                .chosen(about.programme.clone())
                .view()}
            {Select::new(format!("priority{tail}"), tr!(l, "commitment-priority"))
                .empty(none())
                .options(priorities)
                .chosen(about.priority.clone())
                .view()}
            {Field::new(format!("funding{tail}"), tr!(l, "commitment-funding"))
                .hint(tr!(l, "commitment-funding-hint"))
                .value(about.funding.clone().unwrap_or_default())
                .view()}
            {actions(Button::primary(tr!(l, "commitment-about-save")).view())}
        </form>
    };
    if came_back { form.into_any() } else { disclosure(tr!(l, "commitment-about"), form) }
}
