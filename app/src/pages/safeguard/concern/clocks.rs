//! All clocks that have begun: what each is for, its state in words and colour, and its end.

use super::Model;
use crate::{components::chip, i18n, pages::safeguard::names, tr};
use domain::Locale;
use leptos::prelude::*;
use services::safeguard::Shown;

/// The section.
pub(super) fn section(l: Locale, model: &Model<'_>) -> AnyView {
    let clocks = model.concern.clocks.iter().map(|shown| one(l, shown)).collect_view();
    view! {
        <section class="card" aria-labelledby="clocks">
            <h2 id="clocks">{tr!(l, "concern-clocks")}</h2>
            <dl class="clocks">{clocks}</dl>
        </section>
    }
    .into_any()
}

fn one(l: Locale, shown: &Shown) -> AnyView {
    let clock = shown.clock;
    let (tone, pace) = names::pace(l, shown.pace);
    let left = shown.left.map(|left| names::left(l, left));
    let when = match clock.done {
        Some(done) => i18n::day_and_time(l, done.local()),
        None => tr!(l, "concern-by", when = i18n::day_and_time(l, clock.due.local())),
    };
    let extended =
        clock.extended.then(|| view! { <span class="soft">" "{tr!(l, "concern-clock-extended")}</span> });
    view! {
        <div>
            <dt>{names::what(l, clock.what)}</dt>
            <dd>{chip(tone, pace)}" "{left}<br /><span class="soft">{when}</span>{extended}</dd>
        </div>
    }
    .into_any()
}
