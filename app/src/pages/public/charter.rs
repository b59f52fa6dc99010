//! The charter: its five headings, and our words under them.

use super::rights;
use crate::{
    components::{Tone, notice, tag},
    page::{Frame, document},
    tr,
};
use domain::{
    Locale,
    catalogue::{Heading, Side, Statement, catalogue},
};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// The five headings in order, each with what either side can expect. Only the headings are the charter's.
pub fn page(frame: &Frame) -> String {
    let l = frame.locale;
    let charter = &catalogue().charter;
    let headings =
        charter.headings.iter().map(|heading| section(l, heading, &charter.statements)).collect_view();
    document(frame, charter.name.get(l), || {
        view! {
            <h1>{charter.name.get(l).to_owned()}</h1>
            <p class="lead">{tr!(l, "charter-lead")}</p>
            {notice(Tone::Care, view! { <p>{charter.notice.get(l).to_owned()}</p> })}
            {headings}
        }
    })
}

fn section(l: Locale, heading: &Heading, statements: &[Statement]) -> AnyView {
    let mine = || statements.iter().filter(|statement| statement.heading == heading.code);
    let side = |side: Side, title: String| {
        let lines = mine().filter(|statement| statement.side == side);
        let lines =
            lines.map(|statement| view! { <li>{statement.words.get(l).to_owned()}</li> }).collect_view();
        view! { <h3>{title}</h3><ul>{lines}</ul> }
    };
    let articles: BTreeSet<u8> = mine().flat_map(|statement| statement.articles.iter().copied()).collect();
    let links = articles
        .iter()
        .map(|number| view! { " "<a href=rights::address(l, *number)>{number.to_string()}</a> });
    let links = links.collect_view();
    view! {
        <section class="card" id=heading.code.code()>
            <h2>{heading.name.get(l).to_owned()}</h2>
            <p>{heading.about.get(l).to_owned()}</p>
            <p>{tag(Tone::Care, tr!(l, "charter-ours"))}</p>
            {side(Side::Service, tr!(l, "charter-expects-service"))}
            {side(Side::Family, tr!(l, "charter-expects-family"))}
            <p class="soft numbers">{tr!(l, "charter-rights")}{links}</p>
        </section>
    }
    .into_any()
}
