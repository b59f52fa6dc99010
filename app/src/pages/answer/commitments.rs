//! What a service promised: the list, and one commitment with what was said of it since.

mod forms;

use crate::{
    commitments::{entry_title, standing_chip},
    components::{Column, Table, Tone, chip, disclosure, facts, notice},
    i18n,
    page::{Frame, document},
    pages::moderate::body,
    routes,
    staff::labels,
    tr,
};
use domain::{
    Bilingual, Locale,
    catalogue::catalogue,
    commitment::EntryKind,
    summary::{Findings, ReplyState},
};
use forms::{about_form, entry_form};
use leptos::prelude::*;
use services::answer::commitments::{About, Board, Entry, Line, Whole};

/// The model of one commitment's page.
pub struct Model<'a> {
    /// The commitment.
    pub whole: &'a Whole,
    /// Whether the reader may write.
    pub may_write: bool,
    /// Something was saved just now.
    pub saved: bool,
    /// What was posted, if something is wrong with it.
    pub posted: Option<&'a Posted>,
    /// The token of the form for a new entry.
    pub token: &'a str,
}

/// A posted form that came back.
#[derive(Debug, Clone)]
pub enum Posted {
    /// An entry.
    Entry {
        /// The entry that it replaces: the posted identifier.
        anew: Option<String>,
        /// What it says.
        kind: Option<EntryKind>,
        /// Its words.
        body: Bilingual,
        /// The day, as typed.
        on: String,
        /// What was found in it.
        findings: Findings,
        /// Somebody changed it after this person had opened it, or the commitment has ended.
        changed: bool,
    },
    /// Who sees to it and what it belongs to.
    About {
        /// As posted.
        about: About,
        /// What was found in it.
        findings: Findings,
        /// Somebody changed it after this person had opened it.
        changed: bool,
    },
}

/// The list.
pub fn list(frame: &Frame, board: &Board) -> String {
    let l = frame.locale;
    document(frame, &tr!(l, "commitments"), || {
        let heads = vec![
            Column::words(tr!(l, "commitment-what")),
            Column::words(tr!(l, "commitment-service")),
            Column::words(tr!(l, "commitment-by")),
            Column::words(tr!(l, "commitment-standing")),
        ];
        let rows = board.lines.iter().map(|line| {
            let one = &line.commitment;
            let href = routes::STAFF_COMMITMENT.path_with(l, [frame.organisation(), &one.id.to_string()]);
            let what = view! { <a href=href>{one.body.get(l).to_owned()}</a> };
            vec![
                what.into_any(),
                service_name(l, line).into_any(),
                i18n::date(l, one.by).into_any(),
                standing_chip(l, line.standing),
            ]
        });
        let table = Table::new("commitments", tr!(l, "commitments"), heads).rows(rows).cards();
        let none = board.lines.is_empty();
        view! {
            <h1>{tr!(l, "commitments")}</h1>
            <p>{tr!(l, "commitments-lead")}</p>
            {(!none).then(|| view! { <p>{totals(l, board)}</p> })}
            {if none { view! { <p>{tr!(l, "commitments-none")}</p> }.into_any() } else { table.view() }}
        }
    })
}

fn totals(l: Locale, board: &Board) -> String {
    let totals = board.totals;
    let said = tr!(
        l,
        "commitments-totals",
        made = i64::from(totals.made),
        kept = i64::from(totals.kept),
        late = i64::from(totals.late),
        overdue = i64::from(totals.overdue),
        given_up = i64::from(totals.given_up)
    );
    let days = totals.median_days.map(|days| tr!(l, "commitments-median", days = i64::from(days)));
    [Some(said), days].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The name of the service that promised.
pub(crate) fn service_name(l: Locale, line: &Line) -> String {
    match &line.service {
        Some(service) => service.name.get(l).to_owned(),
        None => tr!(l, "commitment-of-council"),
    }
}

/// One commitment.
pub fn one(frame: &Frame, model: &Model<'_>) -> String {
    let l = frame.locale;
    let Whole { line, entries, .. } = model.whole;
    let one = &line.commitment;
    let theme = labels::theme(l, one.theme);
    let title = format!("{}: {theme}", tr!(l, "commitment"));
    document(frame, &title.clone(), || {
        let errors = model.posted.map(|posted| {
            let (Posted::Entry { findings, .. } | Posted::About { findings, .. }) = posted;
            body::errors(l, findings)
        });
        let saved = model
            .saved
            .then(|| notice(Tone::Good, view! { <p role="status">{tr!(l, "commitment-saved")}</p> }));
        let back = routes::STAFF_COMMITMENTS.path_with(l, [frame.organisation()]);
        let hidden = one
            .shown
            .is_none()
            .then(|| notice(Tone::Plain, view! { <p>{tr!(l, "commitment-not-public")}</p> }));
        let said = entries.iter().map(|entry| said(frame, model, entry)).collect_view();
        let writes = model.may_write && one.ended.is_none();
        view! {
            <p><a href=back>{tr!(l, "commitments")}</a></p>
            <h1>{title}</h1>
            {saved}
            {errors}
            <p class="lead">{one.body.get(l).to_owned()}</p>
            <p>{standing_chip(l, line.standing)}</p>
            {hidden}
            {facts(about(l, model.whole))}
            {disclosure(tr!(l, "commitment-families"), view! { <p class="written">{one.said.get(l).to_owned()}</p> })}
            <h2>{tr!(l, "commitment-since")}</h2>
            {entries.is_empty().then(|| view! { <p>{tr!(l, "commitment-since-none")}</p> })}
            <ul class="story">{said}</ul>
            {writes.then(|| entry_form(frame, model, None))}
            {model.may_write.then(|| about_form(frame, model))}
        }
    })
}

/// What is known about a commitment, line by line.
fn about(l: Locale, whole: &Whole) -> Vec<(String, AnyView)> {
    let one = &whole.line.commitment;
    let About { owner, programme, funding, priority } = &one.about;
    let programmes = &catalogue().programmes.programmes;
    let programme = programme.as_ref().and_then(|code| programmes.iter().find(|known| known.id == *code));
    let priority =
        priority.as_ref().and_then(|code| whole.priorities.iter().find(|known| known.code == *code));
    let owner =
        if owner.get(l).is_empty() { tr!(l, "commitment-owner-none") } else { owner.get(l).to_owned() };
    let mut lines = vec![
        (tr!(l, "commitment-service"), service_name(l, &whole.line).into_any()),
        (tr!(l, "commitment-made"), i18n::date(l, one.made.date()).into_any()),
        (tr!(l, "commitment-by"), i18n::date(l, one.by).into_any()),
        (tr!(l, "commitment-owner"), owner.into_any()),
    ];
    let mut add =
        |label: String, value: Option<String>| lines.extend(value.map(|value| (label, value.into_any())));
    add(tr!(l, "commitment-programme"), programme.map(|programme| programme.name.get(l).to_owned()));
    add(tr!(l, "commitment-priority"), priority.map(|priority| priority.name.get(l).to_owned()));
    add(tr!(l, "commitment-funding"), funding.clone());
    lines
}

/// An entry with its state, and the form that writes it anew where it may be.
fn said(frame: &Frame, model: &Model<'_>, entry: &Entry) -> AnyView {
    let l = frame.locale;
    let open = entry.state != ReplyState::Valid && model.whole.line.commitment.ended.is_none();
    let state = match entry.state {
        ReplyState::Valid => None,
        ReplyState::Draft => Some(chip(Tone::Care, tr!(l, "staff-reply-unread"))),
        ReplyState::Returned => Some(chip(Tone::Care, tr!(l, "staff-reply-returned"))),
        ReplyState::TakenDown => Some(chip(Tone::Plain, tr!(l, "staff-taken-down"))),
    };
    let reason = entry.reason.clone().filter(|_| entry.state == ReplyState::Returned).map(|reason| {
        let title = tr!(l, "staff-reply-reason");
        notice(Tone::Care, view! { <p><strong>{title}</strong></p><p class="as-written">{reason}</p> })
    });
    let form = (open && model.may_write).then(|| entry_form(frame, model, Some(entry)));
    view! {
        <li>
            <p><strong>{entry_title(l, entry.kind, entry.on, entry.written.date())}</strong>" "{state}</p>
            <p class="written" lang="cy">{entry.body.cy.clone()}</p>
            <p class="written" lang="en">{entry.body.en.clone()}</p>
            {reason}
            {form}
        </li>
    }
    .into_any()
}
