//! What the contributor wrote and answered about safety, unchanged.

use crate::{
    components::{Tone, chip, facts, notice},
    i18n,
    staff::{labels, safety},
    tr,
};
use domain::{
    Locale,
    clock::Moment,
    feedback::{Audience, Original, Safety},
};
use leptos::prelude::*;
use services::safeguard::Told;

/// One feedback of the concern.
pub(super) struct Said<'a> {
    pub(super) audience: Audience,
    pub(super) locale: Locale,
    pub(super) received: Moment,
    pub(super) withdrawn: Option<Moment>,
    pub(super) service: Option<String>,
    pub(super) words: Option<&'a Original>,
    pub(super) safety: Option<Safety>,
}

impl<'a> Said<'a> {
    pub(super) fn of(l: Locale, told: &'a Told) -> Self {
        Self {
            audience: told.about.audience,
            locale: told.about.locale,
            received: told.about.received,
            withdrawn: told.about.withdrawn,
            service: told.service.as_ref().map(|name| name.get(l).to_owned()),
            words: told.opened.as_ref().map(services::original::Opened::words),
            safety: told.opened.as_ref().map(services::original::Opened::safety),
        }
    }
}

/// The section: each feedback, oldest first.
pub(super) fn section(l: Locale, said: &[Said<'_>]) -> AnyView {
    let several = said.len() > 1;
    let each = said.iter().enumerate().map(|(i, said)| one(l, said, several.then_some(i))).collect_view();
    view! {
        <section class="card" aria-labelledby="said">
            <h2 id="said">{tr!(l, "concern-said")}</h2>
            {each}
            <p class="hint">{tr!(l, "concern-said-traced")}</p>
        </section>
    }
    .into_any()
}

fn one(l: Locale, said: &Said<'_>, nth: Option<usize>) -> AnyView {
    let title = nth.map(|i| {
        let n = i64::try_from(i + 1).unwrap_or(i64::MAX);
        view! { <h3>{tr!(l, "concern-said-nth", n = n)}</h3> }
    });
    let withdrawn =
        said.withdrawn.map(|_| notice(Tone::Care, view! { <p>{tr!(l, "concern-said-withdrawn")}</p> }));
    let service = said.service.clone().unwrap_or_else(|| tr!(l, "staff-service-unknown"));
    let about = facts([
        (tr!(l, "staff-column-who"), labels::audience(l, said.audience).into_any()),
        (tr!(l, "staff-column-service"), service.into_any()),
        (tr!(l, "staff-column-received"), i18n::day_and_time(l, said.received.local()).into_any()),
    ]);
    view! { {title}{withdrawn}{words(l, said)}{answered(l, said)}{about} }.into_any()
}

fn words(l: Locale, said: &Said<'_>) -> AnyView {
    let Some(words) = said.words else {
        return view! { <p>{tr!(l, "concern-said-gone")}</p> }.into_any();
    };
    if words.is_empty() {
        return view! { <p>{tr!(l, "concern-said-none")}</p> }.into_any();
    }
    let boxes = words.expose_words().iter().map(|(word_box, words)| {
        view! {
            <p class="soft">{labels::word_box(l, *word_box)}</p>
            <blockquote class="written" lang=said.locale.code()>{words.clone()}</blockquote>
        }
    });
    boxes.collect_view().into_any()
}

fn answered(l: Locale, said: &Said<'_>) -> Option<AnyView> {
    let safety = said.safety?;
    let pressed = safety.button.then(|| {
        view! { <p>{chip(Tone::Urgent, tr!(l, "concern-said-button"))}</p> }
    });
    let answered = safety::answers(l, said.audience, safety);
    let answered = (!answered.is_empty()).then(|| view! { <div class="said">{facts(answered)}</div> });
    Some(view! { {pressed}{answered} }.into_any())
}
