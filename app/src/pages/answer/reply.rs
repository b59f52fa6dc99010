//! The replies to a summary, and the form that writes or rewrites one.

use super::model::{Answering, Model};
use crate::{
    components::{Button, Choice, Choices, Entry, Field, Tone, actions, chip, disclosure},
    page::Frame,
    pages::moderate::{
        body,
        replies::{reason, reply_text},
    },
    routes,
    staff::{csrf, labels},
    tr,
};
use domain::{
    Bilingual,
    clock::Date,
    summary::{Findings, ReplyKind, ReplyState},
};
use leptos::prelude::*;
use services::moderate::summaries::{Reply, Summary};

/// The card of a summary: its text, the replies to it, and the forms.
pub(super) fn card(frame: &Frame, model: &Model<'_>, summary: &Summary, replies: &[Reply]) -> AnyView {
    let l = frame.locale;
    let id = format!("s-{}", summary.id);
    let heading = id.clone();
    let posted = model.answering.filter(|answering| answering.summary == summary.id.to_string());
    let open = |reply: &Reply| matches!(reply.state, ReplyState::Draft | ReplyState::Returned);
    let of_reply =
        |reply: &Reply| posted.filter(|posted| open(reply) && posted.reply == Some(reply.id.to_string()));
    // Text that was posted for a reply that can no longer be rewritten goes into the form for a new reply.
    let new = posted.filter(|_| !replies.iter().any(|reply| of_reply(reply).is_some()));
    let given = replies.iter().map(|reply| {
        let writes = model.may_answer && open(reply);
        let form = writes.then(|| form(frame, model, summary, Some(reply), of_reply(reply)));
        view! { <li>{reply_text(l, reply)}{standing(frame, reply)}{form}</li> }
    });
    let given = given.collect_view();
    let form = model.may_answer.then(|| form(frame, model, summary, None, new));
    view! {
        <section class="card" aria-labelledby=heading>
            <h2 id=id>{labels::theme(l, summary.theme)}</h2>
            <p class="written" lang=l.code()>{summary.body.get(l).to_owned()}</p>
            <p class="hint">{tr!(l, "staff-drawn-from")}</p>
            {(!replies.is_empty()).then(|| view! { <h3>{tr!(l, "staff-replies-given")}</h3> })}
            <ul class="plain">{given}</ul>
            {form}
        </section>
    }
    .into_any()
}

/// The reply's state, and why it was sent back.
fn standing(frame: &Frame, reply: &Reply) -> AnyView {
    let l = frame.locale;
    match reply.state {
        ReplyState::Valid => ().into_any(),
        ReplyState::TakenDown => chip(Tone::Plain, tr!(l, "staff-taken-down")),
        ReplyState::Draft => chip(Tone::Care, tr!(l, "staff-reply-unread")),
        ReplyState::Returned => {
            view! { {chip(Tone::Care, tr!(l, "staff-reply-returned"))}{reason(l, reply)} }.into_any()
        }
    }
}

/// The values of the form: as posted, as in the reply, or empty.
struct Filled {
    kind: ReplyKind,
    body: Bilingual,
    by: String,
    findings: Findings,
    changed: bool,
}

impl Filled {
    fn of(reply: Option<&Reply>, posted: Option<&Answering>) -> Self {
        if let Some(posted) = posted {
            return Self {
                kind: posted.kind.unwrap_or(ReplyKind::Changed),
                body: posted.body.clone(),
                by: posted.by.clone(),
                findings: posted.findings.clone(),
                changed: posted.changed,
            };
        }
        let nothing = Bilingual { cy: String::new(), en: String::new() };
        Self {
            kind: reply.map_or(ReplyKind::Changed, |reply| reply.kind),
            body: reply.map_or(nothing, |reply| reply.body.clone()),
            by: reply.and_then(|reply| reply.by).map(|day| day.to_string()).unwrap_or_default(),
            findings: Findings::default(),
            changed: false,
        }
    }
}

/// The form. It is open when it came back with errors, otherwise folded under a line. Only the open form has
/// the plain control names that errors link to.
fn form(
    frame: &Frame,
    model: &Model<'_>,
    summary: &Summary,
    reply: Option<&Reply>,
    posted: Option<&Answering>,
) -> AnyView {
    let l = frame.locale;
    let tail = match (posted, reply) {
        (Some(_), _) => String::new(),
        (None, Some(reply)) => format!("-{}", reply.id),
        (None, None) => format!("-{}", summary.theme),
    };
    let filled = Filled::of(reply, posted);
    let kinds = ReplyKind::ALL.iter().map(|kind| Choice::new(kind.code(), labels::reply_kind(l, *kind)));
    let action = routes::STAFF_REPLY.path_with(l, [frame.organisation(), &summary.id.to_string()]);
    let anew = reply.map(|reply| {
        view! {
            <input type="hidden" name="reply" value=reply.id.to_string() />
            <input type="hidden" name="written" value=reply.written.0.to_string() />
        }
    });
    let changed = filled.changed.then(|| body::changed(l, reply.map(|reply| &reply.body)));
    let problems = &filled.findings.problems;
    let service = model.service.map(|service| service.code.clone());
    let service = service.map(|code| view! { <input type="hidden" name="service" value=code /> });
    let form = view! {
        <form method="post" action=action novalidate>
            {csrf(frame)}
            <input type="hidden" name="names" value=tail.clone() />
            <input type="hidden" name="quarter" value=summary.quarter.to_string() />
            <input type="hidden" name="token" value=model.token.to_owned() />
            {service}
            {anew}
            {changed}
            <p>{tr!(l, "staff-reply-hint")}</p>
            {Choices::radio(format!("kind{tail}"), tr!(l, "staff-reply-kind"))
                .choices(kinds)
                .chosen([filled.kind.code()])
                .view()}
            {Field::new(format!("by{tail}"), tr!(l, "staff-reply-when"))
                .entry(Entry::Date)
                .hint(tr!(l, "staff-reply-when-hint"))
                .error(body::wrong(l, problems, "by"))
                .value(filled.by)
                .short()
                .view()}
            {body::boxes(l, &tail, 4, &filled.body, problems)}
            {body::warnings(l, &tail, &filled.findings.warnings)}
            {actions(Button::primary(tr!(l, "staff-reply-send")).view())}
        </form>
    };
    let theme = labels::theme(l, summary.theme);
    match (posted, reply) {
        (Some(_), _) => form.into_any(),
        (None, Some(_)) => disclosure(tr!(l, "staff-reply-again", theme = theme), form),
        (None, None) => disclosure(tr!(l, "staff-reply-to", theme = theme), form),
    }
}

/// Reads a day from a date field. `None` if it is empty or no date.
pub fn day(text: &str) -> Option<Date> {
    text.trim().parse().ok()
}
