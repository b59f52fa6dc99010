//! An authority's settings: all of them to read, the simple ones to change, and who changed what.

mod form;
mod shown;

pub use form::{Form, Wrong};

use crate::{
    components::{Column, Table, Tone, notice},
    i18n,
    page::{Frame, document},
    tr,
};
use domain::{Locale, clock::Moment};
use leptos::prelude::*;
use services::govern::settings::{Shown, Version};

/// The page's model.
#[derive(Debug)]
pub struct Page {
    /// The settings with their history.
    pub shown: Shown,
    /// The values of the form.
    pub form: Form,
    /// The problems with them.
    pub wrong: Vec<Wrong>,
    /// Whether the form was just saved.
    pub saved: bool,
    /// Now.
    pub now: Moment,
}

/// The page.
pub fn page(frame: &Frame, page: &Page) -> String {
    let l = frame.locale;
    document(frame, &tr!(l, "staff-settings"), || {
        view! {
            <h1>{tr!(l, "staff-settings")}</h1>
            {form::errors(l, &page.wrong)}
            {page.saved.then(|| notice(Tone::Good, view! { <p role="status">{tr!(l, "settings-saved")}</p> }))}
            <p>{tr!(l, "settings-about")}</p>
            {shown::all(l, &page.shown, page.now)}
            <h2>{tr!(l, "settings-change")}</h2>
            {form::form(frame, page)}
            <h2>{tr!(l, "settings-history")}</h2>
            {history(l, &page.shown.history)}
        }
    })
}

/// The page of an organisation that has no settings.
pub fn none(frame: &Frame) -> String {
    let l = frame.locale;
    document(frame, &tr!(l, "staff-settings"), || {
        view! {
            <h1>{tr!(l, "staff-settings")}</h1>
            {notice(Tone::Plain, view! { <p>{tr!(l, "settings-none")}</p> })}
        }
    })
}

fn history(l: Locale, versions: &[Version]) -> AnyView {
    let columns = vec![
        Column::numbers(tr!(l, "settings-version")),
        Column::words(tr!(l, "staff-column-when")),
        Column::words(tr!(l, "staff-column-actor")),
        Column::words(tr!(l, "settings-changed")),
    ];
    let row = |version: &Version| -> Vec<AnyView> {
        vec![
            i18n::number(version.version).into_any(),
            format!(
                "{}, {}",
                i18n::date(l, version.set_at.date()),
                i18n::time(l, version.set_at.local().time())
            )
            .into_any(),
            version.name.clone().unwrap_or_else(|| tr!(l, "settings-terminal")).into_any(),
            changed(l, version).into_any(),
        ]
    };
    let table = Table::new("history", tr!(l, "settings-history-caption"), columns);
    table.rows(versions.iter().map(row)).dense().cards().view()
}

/// What a version changed, in words: each changed part of the settings once.
fn changed(l: Locale, version: &Version) -> String {
    let mut names: Vec<String> = Vec::new();
    for key in &version.changed {
        let name = key_name(l, key.split('.').next().unwrap_or_default());
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.is_empty() { tr!(l, "settings-first") } else { names.join(", ") }
}

/// The name of a part of the settings. A part of another version of the program is shown by its key.
fn key_name(l: Locale, key: &str) -> String {
    match key {
        "promise_days" => tr!(l, "settings-promise"),
        "reading" => tr!(l, "settings-reading"),
        "closed" => tr!(l, "settings-closed"),
        "lines" => tr!(l, "settings-lines"),
        "clocks" => tr!(l, "settings-clocks"),
        "rota" => tr!(l, "settings-rota"),
        "disclosure" => tr!(l, "settings-disclosure"),
        "charter" => tr!(l, "settings-charter"),
        "priorities" => tr!(l, "settings-priorities"),
        "population" => tr!(l, "settings-population"),
        "retention" => tr!(l, "settings-retention"),
        other => other.to_owned(),
    }
}
