//! The wishes to disclose who somebody is, each with how it stands and a link to its page.

use super::Model;
use crate::{components::chip, i18n, page::Frame, pages::safeguard::names, routes, tr};
use leptos::prelude::*;

/// The section; nothing if nobody has asked.
pub(super) fn section(frame: &Frame, model: &Model<'_>) -> Option<AnyView> {
    let l = frame.locale;
    let concern = model.concern.facts.id.to_string();
    let lines = model.concern.disclosures.iter().map(|one| {
        let at = [frame.organisation(), &concern, &one.id.to_string()];
        let href = routes::STAFF_CONCERN_DISCLOSURE.path_with(l, at);
        let (tone, state) = names::disclosure(l, one);
        let when = i18n::day_and_time(l, one.request.asked.local());
        view! {
            <li>
                <p><a href=href>{tr!(l, "disclosure-of", to = one.to.as_str())}</a></p>
                <p>{chip(tone, state)}</p>
                <p class="soft">{when}" · "{one.by.clone()}</p>
            </li>
        }
    });
    (!model.concern.disclosures.is_empty()).then(|| {
        view! {
            <section class="card" aria-labelledby="disclosures">
                <h2 id="disclosures">{tr!(l, "disclosures")}</h2>
                <ul class="story">{lines.collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}
