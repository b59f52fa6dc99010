//! The page "why this matters", for a child, a parent or a councillor.

use crate::{
    components::{Tone, disclosure, prose, tag},
    i18n::join_and,
    page::{Frame, document},
    routes, tr,
};
use domain::{
    Locale,
    catalogue::{Policy, PolicyKind, catalogue},
};
use leptos::prelude::*;

/// Four reasons, a word to councillors, and every law, charter, plan and report behind Clywed with what
/// Clywed does because of it. The page says what is not built yet.
pub fn page(frame: &Frame) -> String {
    let l = frame.locale;
    let reasons = [
        (tr!(l, "why-1-title"), tr!(l, "why-1")),
        (tr!(l, "why-2-title"), tr!(l, "why-2")),
        (tr!(l, "why-3-title"), tr!(l, "why-3")),
        (tr!(l, "why-4-title"), tr!(l, "why-4")),
        (tr!(l, "why-council-title"), tr!(l, "why-council")),
    ];
    let reasons = reasons.map(|(title, text)| view! { <h2>{title}</h2>{prose(&text)} });
    let kinds = PolicyKind::ALL.iter().map(|kind| {
        let policies = catalogue().why.iter().filter(|policy| policy.kind == *kind);
        let policies = policies.map(|policy| self::policy(l, policy));
        view! { <h3>{kind_name(l, *kind)}</h3>{policies.collect_view()} }
    });
    document(frame, &tr!(l, "why-title"), || {
        view! {
            <h1>{tr!(l, "why-title")}</h1>
            <p class="lead">{tr!(l, "why-lead")}</p>
            {reasons.into_iter().collect_view()}
            <h2>{tr!(l, "why-behind-title")}</h2>
            <p>{tr!(l, "why-behind")}</p>
            {kinds.collect_view()}
            <p><a href=routes::RELEASES.path(l)>{tr!(l, "releases-title")}</a></p>
        }
    })
}

fn kind_name(l: Locale, kind: PolicyKind) -> String {
    match kind {
        PolicyKind::Rights => tr!(l, "why-kind-rights"),
        PolicyKind::Charter => tr!(l, "why-kind-charter"),
        PolicyKind::Law => tr!(l, "why-kind-law"),
        PolicyKind::Policy => tr!(l, "why-kind-policy"),
        PolicyKind::Programme => tr!(l, "why-kind-programme"),
        PolicyKind::Report => tr!(l, "why-kind-report"),
    }
}

/// The name of a theme or of a sub-theme.
fn theme_name(l: Locale, code: &str) -> Option<&'static str> {
    let catalogue = catalogue();
    let theme = catalogue.theme(code).map(|theme| &theme.name);
    theme.or_else(|| catalogue.sub_theme(code).map(|sub| &sub.name)).map(|name| name.get(l))
}

/// One policy: what it is, what families may ask because of it, what Clywed does, and where to read it.
fn policy(l: Locale, policy: &Policy) -> AnyView {
    let name = policy.name.get(l);
    // The year follows the name, unless the name already ends in it, as a law's name does.
    let year = policy.year.map(|year| year.to_string()).filter(|year| !name.ends_with(year.as_str()));
    let name = year.map_or_else(|| name.to_owned(), |year| format!("{name} ({year})"));
    let planned = (!policy.built).then(|| view! { {tag(Tone::Plain, tr!(l, "why-planned"))}" " });
    let themes: Vec<&str> =
        policy.themes.iter().filter_map(|code| theme_name(l, &code.to_string())).collect();
    let themes = (!themes.is_empty())
        .then(|| view! { <p class="soft">{tr!(l, "why-themes", themes = join_and(l, &themes))}</p> });
    disclosure(
        name,
        view! {
            <p>{policy.what.get(l).to_owned()}</p>
            <blockquote><p>{policy.families_ask.get(l).to_owned()}</p></blockquote>
            <p>{planned}{policy.clywed.get(l).to_owned()}</p>
            {themes}
        },
    )
}
