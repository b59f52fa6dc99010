//! Importing comments that were collected elsewhere: choose a file, say what each column means, look at the
//! preview, and then import.

mod mapping;
mod problems;

pub use mapping::MappingForm;

use crate::{
    components::{Button, Column, Entry, ErrorSummary, Field, Table, Tone, actions, notice},
    i18n,
    page::{Frame, document},
    routes,
    staff::csrf,
    tr,
};
use domain::import::{Plan, Problem};
use leptos::prelude::*;
use services::{moderate::import::Batch, public::directory::Service};

/// The problem with a chosen file, before any column is looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadFile {
    /// No file was chosen.
    None,
    /// No name for the source.
    NoSource,
    /// It is larger than the server accepts.
    TooLarge,
    /// It cannot be read: the problems, by line.
    Unreadable(Vec<Problem>),
}

/// The model of the first page.
pub struct Start<'a> {
    /// Earlier imports, newest first.
    pub batches: &'a [Batch],
    /// The name of the source, as typed.
    pub source: &'a str,
    /// The problem with the file.
    pub bad: Option<&'a BadFile>,
    /// The import that was just done: how many comments are new, and how many were already there.
    pub done: Option<(usize, usize)>,
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// The first page: choose a file.
pub fn start(frame: &Frame, model: &Start<'_>) -> String {
    let l = frame.locale;
    document(frame, &tr!(l, "staff-import"), || {
        let message = model.bad.map(|bad| match bad {
            BadFile::None => ("file", tr!(l, "staff-import-no-file")),
            BadFile::NoSource => ("source", tr!(l, "staff-import-no-source")),
            BadFile::TooLarge => ("file", tr!(l, "staff-import-too-large")),
            BadFile::Unreadable(_) => ("file", tr!(l, "staff-import-unreadable")),
        });
        let errors =
            message.iter().fold(ErrorSummary::new(tr!(l, "staff-problems")), |summary, (control, says)| {
                summary.error(control, says.clone())
            });
        let wrong = |control: &str| {
            message.as_ref().filter(|(name, _)| *name == control).map(|(_, says)| says.clone())
        };
        let lines = match model.bad {
            Some(BadFile::Unreadable(list)) => Some(problems::table(l, list, &[])),
            _ => None,
        };
        let done = model.done.map(|(added, known)| {
            let says = tr!(l, "staff-import-done", added = count(added), known = count(known));
            notice(Tone::Good, view! { <p role="status">{says}</p> })
        });
        view! {
            <h1>{tr!(l, "staff-import")}</h1>
            {done}
            {errors.view()}
            <p>{tr!(l, "staff-import-about")}</p>
            <form method="post" action=routes::STAFF_IMPORT.path_with(l, [frame.organisation()]) enctype="multipart/form-data" novalidate>
                {csrf(frame)}
                {Field::new("source", tr!(l, "staff-import-source"))
                    .hint(tr!(l, "staff-import-source-hint"))
                    .error(wrong("source"))
                    .value(model.source)
                    .view()}
                {Field::new("file", tr!(l, "staff-import-file"))
                    .entry(Entry::File)
                    .hint(tr!(l, "staff-import-file-hint"))
                    .error(wrong("file"))
                    .view()}
                {actions(Button::primary(tr!(l, "staff-import-open")).view())}
            </form>
            {lines}
            {(!model.batches.is_empty()).then(|| earlier(frame, model.batches))}
        }
    })
}

fn earlier(frame: &Frame, batches: &[Batch]) -> AnyView {
    let l = frame.locale;
    let columns = vec![
        Column::words(tr!(l, "staff-import-source")),
        Column::words(tr!(l, "staff-column-when")),
        Column::numbers(tr!(l, "staff-import-added")),
        Column::numbers(tr!(l, "staff-import-known")),
    ];
    let rows = batches.iter().map(|batch| {
        vec![
            batch.source.clone().into_any(),
            i18n::date(l, batch.moment().date()).into_any(),
            i18n::number(batch.added).into_any(),
            i18n::number(batch.known).into_any(),
        ]
    });
    Table::new("earlier", tr!(l, "staff-import-earlier"), columns).rows(rows).dense().cards().view()
}

/// The model of the second page.
pub struct Columns<'a> {
    /// The identifier of the waiting file.
    pub id: &'a str,
    /// The source's name.
    pub source: &'a str,
    /// The file's headings.
    pub headings: &'a [String],
    /// The choices so far.
    pub form: &'a MappingForm,
    /// Services that can receive comments.
    pub services: &'a [Service],
    /// The different values of the chosen service column, with how many rows have each.
    pub service_values: &'a [(String, usize)],
    /// The same for the column with the question.
    pub question_values: &'a [(String, usize)],
    /// Controls in which nothing is chosen yet.
    pub missing: &'a [&'static str],
    /// What the import would do.
    pub plan: Option<&'a Plan>,
}

/// The second page: what each column means, and what the import would do.
pub fn columns(frame: &Frame, model: &Columns<'_>) -> String {
    let l = frame.locale;
    document(frame, &tr!(l, "staff-import-columns"), || {
        let errors =
            model.missing.iter().fold(ErrorSummary::new(tr!(l, "staff-problems")), |summary, control| {
                let what = mapping::label(l, control);
                summary.error(control, tr!(l, "staff-import-choose-what", what = what))
            });
        // Only one button is the main action: *preview*, and once the preview has no problems, *import*.
        let ready = model.plan.is_some_and(|plan| plan.problems.is_empty() && !plan.is_empty());
        let check = if ready { Button::quiet } else { Button::primary };
        let action = routes::STAFF_IMPORT_FILE.path_with(l, [frame.organisation(), model.id]);
        view! {
            <p><a href=routes::STAFF_IMPORT.path_with(l, [frame.organisation()])>{tr!(l, "staff-import")}</a></p>
            <h1>{tr!(l, "staff-import-columns")}</h1>
            <p>{model.source.to_owned()}</p>
            {errors.view()}
            {model.plan.map(|plan| problems::outcome(l, plan, model.headings))}
            <form method="post" action=action novalidate>
                {csrf(frame)}
                {mapping::fields(l, model)}
                {actions(view! {
                    {check(tr!(l, "staff-import-check")).sends("do", "check").view()}
                    {ready.then(|| Button::primary(tr!(l, "staff-import-do")).sends("do", "import").view())}
                    {Button::quiet(tr!(l, "staff-import-forget")).sends("do", "forget").view()}
                })}
            </form>
        }
    })
}
