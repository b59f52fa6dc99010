//! The charter's five headings with the words under them: ours, or an adopting authority's own.

use super::rights;
use crate::{
    components::{Tone, link_list, notice, tag},
    i18n,
    page::{Frame, document},
    routes, tr,
};
use domain::{
    Bilingual, Locale,
    catalogue::{Authority, Heading, Side, Statement, Text, catalogue},
    settings::Adoption,
};
use jiff::civil::Date;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// An authority that adopted the charter.
#[derive(Debug, Clone, Copy)]
pub struct Adopter<'a> {
    /// The authority.
    pub authority: &'a Authority,
    /// The day on which it adopted the charter.
    pub adopted: Date,
}

/// The five headings in order, each with what families and workers can expect. Only the headings are the
/// charter's own text.
pub fn page(frame: &Frame, adopters: &[Adopter<'_>]) -> String {
    let l = frame.locale;
    let charter = &catalogue().charter;
    let none = Adoption::default();
    let headings: Vec<AnyView> = charter.headings.iter().map(|heading| section(l, heading, &none)).collect();
    let links = adopters.iter().map(|Adopter { authority, adopted }| {
        let line = tr!(l, "charter-adopted-on", date = i18n::date(l, *adopted));
        let name = authority.name.get(l).to_owned();
        (routes::CHARTER_OF.path_with(l, [&authority.code]), name, Some(line))
    });
    let links: Vec<_> = links.collect();
    let nobody = links.is_empty().then(|| view! { <p>{tr!(l, "charter-adopters-none")}</p> });
    document(frame, charter.name.get(l), || {
        view! {
            <h1>{charter.name.get(l).to_owned()}</h1>
            <p class="lead">{tr!(l, "charter-lead")}</p>
            {notice(Tone::Care, view! { <p>{charter.notice.get(l).to_owned()}</p> })}
            {headings}
            <h2>{tr!(l, "charter-adopters")}</h2>
            {nobody}
            {link_list(links)}
        }
    })
}

/// One authority's charter. Headings without words of its own show ours, marked as ours.
pub fn of_authority(frame: &Frame, authority: &Authority, adoption: &Adoption) -> String {
    let l = frame.locale;
    let charter = &catalogue().charter;
    let name = authority.name.get(l).to_owned();
    let title = tr!(l, "charter-of-title", name = name.as_str());
    let own = charter.headings.iter().filter(|heading| adoption.has_own(heading.code)).count();
    let whose = match own {
        0 => tr!(l, "charter-of-ours"),
        n if n == charter.headings.len() => tr!(l, "charter-of-theirs"),
        _ => tr!(l, "charter-of-some"),
    };
    let lead = match adoption.adopted {
        Some(day) => tr!(l, "charter-of-adopted", name = name, date = i18n::date(l, day)),
        None => tr!(l, "charter-of-not-adopted", name = name),
    };
    let headings: Vec<AnyView> =
        charter.headings.iter().map(|heading| section(l, heading, adoption)).collect();
    document(frame, &title, || {
        view! {
            <h1>{title.clone()}</h1>
            <p class="lead">{lead}</p>
            {notice(Tone::Care, view! { <p>{whose}</p> })}
            {headings}
            <p><a href=routes::CHARTER.path(l)>{tr!(l, "charter-of-back")}</a></p>
        }
    })
}

/// A heading with what families and workers can expect, in the authority's own words if it has any.
fn section(l: Locale, heading: &Heading, adoption: &Adoption) -> AnyView {
    let own = adoption.has_own(heading.code);
    let statements = || catalogue().charter.statements.iter().filter(|one| one.heading == heading.code);
    let side = |side: Side, title: String| {
        let lines: Vec<String> = if own {
            adoption.under(heading.code, side).map(|words: &Bilingual| words.get(l).to_owned()).collect()
        } else {
            let ours = |one: &Statement| -> String { words(&one.words, l) };
            statements().filter(|one| one.side == side).map(ours).collect()
        };
        let items = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect::<Vec<_>>();
        (!items.is_empty()).then(|| view! { <h3>{title}</h3><ul>{items}</ul> })
    };
    let whose =
        if own { tag(Tone::Good, tr!(l, "charter-theirs")) } else { tag(Tone::Care, tr!(l, "charter-ours")) };
    let articles: BTreeSet<u8> = statements().flat_map(|one| one.articles.iter().copied()).collect();
    let links = articles
        .iter()
        .map(|number| view! { " "<a href=rights::address(l, *number)>{number.to_string()}</a> });
    let links = links.collect_view();
    view! {
        <section class="card" id=heading.code.code()>
            <h2>{heading.name.get(l).to_owned()}</h2>
            <p>{heading.about.get(l).to_owned()}</p>
            <p>{whose}</p>
            {side(Side::Service, tr!(l, "charter-expects-service"))}
            {side(Side::Family, tr!(l, "charter-expects-family"))}
            <p class="soft numbers">{tr!(l, "charter-rights")}{links}</p>
        </section>
    }
    .into_any()
}

fn words(text: &Text, l: Locale) -> String {
    text.get(l).to_owned()
}
