//! The replies that a moderator must read.

use super::body;
use crate::{
    commitments::entry_title,
    components::{Button, ErrorSummary, TextArea, Tone, actions, chip, notice},
    i18n,
    page::{Frame, document},
    routes,
    staff::{csrf, labels},
    tr,
};
use domain::{
    Locale,
    clock::Moment,
    summary::{BodyProblem, ReplyState},
};
use leptos::prelude::*;
use services::{
    answer::commitments::{Commitment, Entry},
    moderate::summaries::{QuarterWork, Reply, Summary},
};

/// A posted reason for sending a reply back, with its problem.
#[derive(Debug, Clone)]
pub struct Returning {
    /// The identifier of the reply or entry, as posted.
    pub reply: String,
    /// The reason.
    pub reason: String,
    /// The problem with the reason.
    pub problem: BodyProblem,
}

/// The page's model.
pub struct Model<'a> {
    /// The quarter's summaries, with their replies.
    pub work: &'a QuarterWork,
    /// What services say of their commitments, to be read.
    pub entries: &'a [(Entry, Commitment)],
    /// The reason just posted, if it has a problem.
    pub returning: Option<&'a Returning>,
    /// Somebody read or changed the reply after the reader had opened it, so nothing was done.
    pub changed: bool,
}

/// The page.
pub fn page(frame: &Frame, model: &Model<'_>) -> String {
    let l = frame.locale;
    let work = model.work;
    document(frame, &tr!(l, "staff-replies"), || {
        let waiting: Vec<AnyView> = work
            .themes
            .iter()
            .filter_map(|theme| Some((theme.summary.as_ref()?, &theme.replies)))
            .flat_map(|(summary, replies)| replies.iter().map(move |reply| (summary, reply)))
            .filter(|(_, reply)| reply.state == ReplyState::Draft)
            .map(|(summary, reply)| one(frame, model, summary, reply))
            .collect();
        let nothing = waiting.is_empty() && model.entries.is_empty();
        let entries = model.entries.iter().map(|(entry, commitment)| said(frame, model, entry, commitment));
        let entries = entries.collect_view();
        let errors = ErrorSummary::new(tr!(l, "staff-problems"));
        let errors = model.returning.iter().fold(errors, |errors, returning| {
            let (control, message) = labels::body_problem(l, returning.problem);
            errors.error(control, message)
        });
        let changed = model
            .changed
            .then(|| notice(Tone::Care, view! { <p role="alert">{tr!(l, "staff-changed-reply")}</p> }));
        let here = routes::STAFF_REPLIES.path_with(l, [frame.organisation()]);
        view! {
            <h1>{tr!(l, "staff-replies")}</h1>
            {changed}
            {errors.view()}
            <p>{tr!(l, "staff-replies-about")}</p>
            {super::summaries::choose(l, &here, work.quarter, &work.quarters)}
            {nothing.then(|| view! { <p>{tr!(l, "staff-replies-none")}</p> })}
            {waiting}
            {entries}
        }
    })
}

/// A reply's kind and its text in both languages.
pub(crate) fn reply_text(l: Locale, reply: &Reply) -> AnyView {
    let by = reply.by.map(|day| tr!(l, "staff-reply-by", date = i18n::date(l, day)));
    view! {
        <p><strong>{labels::reply_kind(l, reply.kind)}</strong>" "{by}</p>
        <p class="written" lang="cy">{reply.body.cy.clone()}</p>
        <p class="written" lang="en">{reply.body.en.clone()}</p>
    }
    .into_any()
}

/// Why a reply was sent back.
pub(crate) fn reason(l: Locale, reply: &Reply) -> Option<AnyView> {
    let reason = reply.reason.clone()?;
    let title = tr!(l, "staff-reply-reason");
    Some(notice(Tone::Care, view! { <p><strong>{title}</strong></p><p class="as-written">{reason}</p> }))
}

fn one(frame: &Frame, model: &Model<'_>, summary: &Summary, reply: &Reply) -> AnyView {
    let l = frame.locale;
    let id = reply.id.to_string();
    let heading = format!("r-{id}");
    let labelled_by = heading.clone();
    let name = labels::theme(l, summary.theme);
    let quarter = view! { <input type="hidden" name="quarter" value=summary.quarter.to_string() /> };
    let form = form(frame, model, ("reply", id), reply.written, quarter.into_any());
    view! {
        <section class="card" aria-labelledby=labelled_by>
            <h2 id=heading>{name}</h2>
            <p>{reply.writer.1.clone()}" "{chip(Tone::Care, tr!(l, "staff-reply-unread"))}</p>
            <div class="columns">
                <div>
                    <h3>{tr!(l, "staff-summary")}</h3>
                    <p class="written" lang=l.code()>{summary.body.get(l).to_owned()}</p>
                </div>
                <div><h3>{tr!(l, "staff-reply")}</h3>{reply_text(l, reply)}</div>
            </div>
            {reason(l, reply)}
            {form}
        </section>
    }
    .into_any()
}

/// What a service says of its commitment, beside what it promised.
fn said(frame: &Frame, model: &Model<'_>, entry: &Entry, commitment: &Commitment) -> AnyView {
    let l = frame.locale;
    let id = entry.id.to_string();
    let heading = format!("e-{id}");
    let labelled_by = heading.clone();
    let name = format!("{}: {}", tr!(l, "commitment"), labels::theme(l, commitment.theme));
    let form = form(frame, model, ("entry", id), entry.written, ().into_any());
    view! {
        <section class="card" aria-labelledby=labelled_by>
            <h2 id=heading>{name}</h2>
            <p>{entry.writer.1.clone()}" "{chip(Tone::Care, tr!(l, "staff-reply-unread"))}</p>
            <div class="columns">
                <div>
                    <h3>{tr!(l, "commitment-what")}</h3>
                    <p class="written" lang=l.code()>{commitment.body.get(l).to_owned()}</p>
                    <p>{tr!(l, "staff-reply-by", date = i18n::date(l, commitment.by))}</p>
                </div>
                <div>
                    <h3>{entry_title(l, entry.kind, entry.on, entry.written.date())}</h3>
                    <p class="written" lang="cy">{entry.body.cy.clone()}</p>
                    <p class="written" lang="en">{entry.body.en.clone()}</p>
                </div>
            </div>
            {form}
        </section>
    }
    .into_any()
}

/// The form that passes a text or sends it back with a reason. `thing` is the name of its field and its identifier.
fn form(
    frame: &Frame,
    model: &Model<'_>,
    (field, id): (&'static str, String),
    written: Moment,
    more: AnyView,
) -> AnyView {
    let l = frame.locale;
    // Only the form that came back has the plain control name that its error links to.
    let returning = model.returning.filter(|returning| returning.reply == id);
    let tail = if returning.is_some() { String::new() } else { format!("-{id}") };
    let typed = returning.map(|returning| returning.reason.clone()).unwrap_or_default();
    let problem: Vec<BodyProblem> = returning.map(|returning| returning.problem).into_iter().collect();
    view! {
        <form method="post" action=routes::STAFF_REPLIES.path_with(l, [frame.organisation()]) novalidate>
            {csrf(frame)}
            <input type="hidden" name=field value=id />
            <input type="hidden" name="written" value=written.0.to_string() />
            {more}
            <input type="hidden" name="names" value=tail.clone() />
            {actions(Button::primary(tr!(l, "staff-reply-fit")).sends("do", "fit").view())}
            {TextArea::new(format!("reason{tail}"), tr!(l, "staff-reply-why-back"))
                .hint(tr!(l, "staff-reply-why-back-hint"))
                .rows(2)
                .error(body::wrong(l, &problem, "reason"))
                .value(typed)
                .view()}
            {actions(Button::quiet(tr!(l, "staff-reply-back")).sends("do", "back").view())}
        </form>
    }
    .into_any()
}
