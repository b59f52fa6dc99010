//! Replies that wait for a moderator to read them.

use crate::{
    components::{Button, Tone, actions, chip},
    i18n,
    page::{Frame, document},
    routes,
    staff::{csrf, labels},
    tr,
};
use domain::{Locale, summary::DraftState};
use leptos::prelude::*;
use services::moderate::summaries::{QuarterWork, Reply, Summary};

/// The page.
pub fn page(frame: &Frame, work: &QuarterWork) -> String {
    let l = frame.locale;
    document(frame, &tr!(l, "staff-replies"), || {
        let waiting: Vec<AnyView> = work
            .themes
            .iter()
            .filter_map(|theme| Some((theme.summary.as_ref()?, &theme.replies)))
            .flat_map(|(summary, replies)| replies.iter().map(move |reply| (summary, reply)))
            .filter(|(_, reply)| reply.state == DraftState::Draft)
            .map(|(summary, reply)| one(frame, summary, reply))
            .collect();
        let nothing = waiting.is_empty();
        view! {
            <h1>{tr!(l, "staff-replies")}</h1>
            <p>{tr!(l, "staff-replies-about")}</p>
            {super::summaries::choose(l, &routes::STAFF_REPLIES.path_with(l, [frame.organisation()]), work.quarter, &work.quarters)}
            {nothing.then(|| view! { <p>{tr!(l, "staff-replies-none")}</p> })}
            {waiting}
        }
    })
}

/// A reply's words in both languages, with what it is.
pub(crate) fn said(l: Locale, reply: &Reply) -> AnyView {
    let by = reply.by.map(|day| tr!(l, "staff-reply-by", date = i18n::date(l, day)));
    view! {
        <p><strong>{labels::reply_kind(l, reply.kind)}</strong>" "{by}</p>
        <p class="written" lang="cy">{reply.body.cy.clone()}</p>
        <p class="written" lang="en">{reply.body.en.clone()}</p>
    }
    .into_any()
}

fn one(frame: &Frame, summary: &Summary, reply: &Reply) -> AnyView {
    let l = frame.locale;
    let id = format!("r-{}", reply.id);
    let heading = id.clone();
    let name = labels::theme(l, summary.theme);
    view! {
        <section class="card" aria-labelledby=heading>
            <h2 id=id>{name}</h2>
            <p>{reply.writer.1.clone()}" "{chip(Tone::Care, tr!(l, "staff-reply-unread"))}</p>
            <div class="columns">
                <div>
                    <h3>{tr!(l, "staff-summary")}</h3>
                    <p class="written" lang=l.code()>{summary.body.get(l).to_owned()}</p>
                </div>
                <div><h3>{tr!(l, "staff-reply")}</h3>{said(l, reply)}</div>
            </div>
            <form method="post" action=routes::STAFF_REPLIES.path_with(l, [frame.organisation()])>
                {csrf(frame)}
                <input type="hidden" name="reply" value=reply.id.to_string() />
                {actions(view! {
                    {Button::primary(tr!(l, "staff-reply-fit")).sends("do", "fit").view()}
                    {Button::quiet(tr!(l, "staff-reply-back")).sends("do", "back").view()}
                })}
            </form>
        </section>
    }
    .into_any()
}
