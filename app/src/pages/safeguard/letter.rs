//! The written confirmation of a telephone report for printing, in both languages, Welsh first.

use super::names;
use crate::{
    components::facts,
    i18n,
    page::{Frame, document},
    routes,
    staff::labels,
    tr,
};
use domain::Locale;
use leptos::prelude::*;
use services::{Uuid, safeguard::Letter};

/// The page. Printing needs no script: the browser's own print command is enough.
pub fn page(frame: &Frame, concern: Uuid, letter: &Letter) -> String {
    let l = frame.locale;
    let back = routes::STAFF_CONCERN.path_with(l, [frame.organisation(), &concern.to_string()]);
    document(frame, &tr!(l, "letter-title"), || {
        view! {
            <h1>{tr!(l, "letter-title")}</h1>
            <p class="toolbar">{tr!(l, "letter-print")}" "<a href=back>{tr!(l, "letter-back")}</a></p>
            {in_one(Locale::Cy, letter)}
            {in_one(Locale::En, letter)}
        }
    })
}

fn in_one(l: Locale, letter: &Letter) -> AnyView {
    let when = |moment: domain::clock::Moment| {
        format!("{} {}", i18n::day_and_time(l, moment.local()), moment.local().year())
    };
    let line = |name: String, value: String| (name, value.into_any());
    let id = format!("letter-{l}");
    let known = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let lines = [
        Some(line(tr!(l, "letter-to"), letter.to.clone())),
        Some(line(tr!(l, "letter-from"), format!("{}, {}", letter.by, letter.authority.get(l)))),
        Some(line(tr!(l, "letter-written"), when(letter.written))),
        Some(line(tr!(l, "letter-reference"), letter.reference.clone())),
        known(&letter.their_reference).map(|theirs| line(tr!(l, "letter-their-reference"), theirs)),
        Some(line(tr!(l, "letter-kind"), names::kind(l, letter.kind))),
        Some(line(tr!(l, "letter-about"), names::about(l, letter.about))),
        Some(line(tr!(l, "letter-raised"), when(letter.raised))),
        letter.rung_at.map(|at| line(tr!(l, "letter-rung-at"), when(at))),
        letter.rung.map(|rung| line(tr!(l, "letter-rung"), labels::rung(l, rung))),
        known(&letter.who).map(|who| line(tr!(l, "letter-who"), who)),
    ];
    view! {
        <section class="letter" lang=l.code() aria-labelledby=id.clone()>
            <h2 id=id.clone()>{tr!(l, "letter-heading")}</h2>
            {facts(lines.into_iter().flatten())}
            <h3>{tr!(l, "letter-said")}</h3>
            {said(l, letter)}
            <h3>{tr!(l, "letter-asked")}</h3>
            <p>{tr!(l, "letter-asked-text", reference = letter.reference.as_str())}</p>
            <p class="soft">{tr!(l, "letter-source")}</p>
        </section>
    }
    .into_any()
}

/// What is reported. A text that was not written in `l` is shown in the other language, with a sentence that
/// says so.
fn said(l: Locale, letter: &Letter) -> AnyView {
    let here = letter.said.get(l).trim();
    if !here.is_empty() {
        return view! { <p class="written">{here.to_owned()}</p> }.into_any();
    }
    let other = l.other();
    let there = letter.said.get(other).trim().to_owned();
    view! { <p class="soft">{tr!(l, "letter-other-language")}</p><p class="written" lang=other.code()>{there}</p> }
        .into_any()
}
