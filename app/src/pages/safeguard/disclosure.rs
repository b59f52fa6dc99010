//! One disclosure of who somebody is, for the people of the desk: to which body, why, what was answered. How to reach the
//! person stands here once it is agreed, and in an emergency at once.

use super::{
    concern::{Reached, reach},
    names,
};
use crate::{
    components::{Tone, chip, facts, notice},
    i18n,
    page::{Frame, document},
    routes, tr,
};
use domain::{Locale, concern::identity::Answer};
use leptos::prelude::*;
use services::{Uuid, safeguard::Disclosure};

/// The page's model.
pub struct Model<'a> {
    /// The concern.
    pub concern: Uuid,
    /// Its reference.
    pub reference: &'a str,
    /// The wish, and what was answered.
    pub disclosure: &'a Disclosure,
    /// How to reach the person; `None` before it is agreed, after it was refused, and once it is deleted.
    pub reached: Option<&'a Reached>,
}

/// The page.
pub fn page(frame: &Frame, model: &Model<'_>) -> String {
    let l = frame.locale;
    let of = model.disclosure;
    let back = routes::STAFF_CONCERN.path_with(l, [frame.organisation(), &model.concern.to_string()]);
    let (tone, state) = names::disclosure(l, of);
    let title = tr!(l, "disclosure-title", reference = model.reference);
    let when = |at: domain::clock::Moment| i18n::day_and_time(l, at.local()).into_any();
    document(frame, &title, || {
        let due = of.request.answered.is_none().then(|| (tr!(l, "disclosure-due"), when(of.due)));
        let lines = [
            (tr!(l, "disclosure-to"), of.to.clone().into_any()),
            (tr!(l, "concern-why"), view! { <span class="written">{of.why.clone()}</span> }.into_any()),
            (tr!(l, "disclosure-by"), of.by.clone().into_any()),
            (tr!(l, "disclosure-asked"), when(of.request.asked)),
        ];
        view! {
            <h1>{title.clone()}</h1>
            <p>{chip(tone, state)}</p>
            {shown(l, model)}
            {facts(lines.into_iter().chain(due))}
            <p class="hint">{tr!(l, "disclosure-traced")}</p>
            <p><a href=back>{tr!(l, "letter-back")}</a></p>
        }
    })
}

/// How to reach the person, or why it is not there.
fn shown(l: Locale, model: &Model<'_>) -> AnyView {
    if let Some(reached) = model.reached {
        return reach(l, reached, tr!(l, "disclosure-reached-about"));
    }
    let words = match model.disclosure.request.answered {
        None => tr!(l, "disclosure-closed-yet"),
        Some((_, Answer::Refused | Answer::Wrong)) => tr!(l, "disclosure-closed-refused"),
        Some(_) => tr!(l, "concern-said-gone"),
    };
    notice(Tone::Plain, view! { <p>{words}</p> })
}
