//! Children's rights, in words for a child.

use super::{find, help::helpline};
use crate::{
    components::{HelplineHeading, Tone, card, link_list, notice, pagination, tag},
    page::{Frame, document},
    routes, tr,
};
use domain::{
    Locale,
    catalogue::{Article, ArticleGroup, Core, Group, catalogue},
    feedback::Audience,
};
use leptos::prelude::*;

/// The address of an article.
pub fn address(l: Locale, article: u8) -> String {
    routes::RIGHT.path_with(l, [&article.to_string()])
}

/// All rights by group, each in a child's words. The articles for governments get one sentence together.
pub fn list(frame: &Frame) -> String {
    let l = frame.locale;
    let rights = &catalogue().rights;
    let convention = &rights.convention;
    let groups = rights.groups.iter().filter(|group| group.code != ArticleGroup::Implementation);
    let groups = groups.map(|group| self::group(l, group, &rights.articles));
    let name = tr!(l, "rights-convention", name = convention.name.get(l), short = convention.short.get(l),);
    document(frame, &tr!(l, "rights-title"), || {
        view! {
            <h1>{tr!(l, "rights-title")}</h1>
            <p class="lead">{tr!(l, "rights-lead")}</p>
            <p>{name}</p>
            <p class="hint">{tag(Tone::Good, tr!(l, "rights-core"))}" "{tr!(l, "rights-core-about")}</p>
            {groups.collect_view()}
            <p>{rights.implementation.get(l).to_owned()}</p>
            {notice(Tone::Plain, view! { <p>{tr!(l, "rights-over-18")}</p> })}
            {say(l)}
        }
    })
}

/// One group with its articles.
fn group(l: Locale, group: &Group, articles: &[Article]) -> AnyView {
    let rights = articles.iter().filter(|article| article.group == group.code).map(|article| {
        let core =
            (article.core == Core::Core).then(|| view! { " "{tag(Tone::Good, tr!(l, "rights-core"))} });
        let words = article.child.as_ref().map(|words| view! { <p>{words.get(l).to_owned()}</p> });
        view! {
            <li>
                <b class="numeral" aria-hidden="true">{article.number.to_string()}</b>
                <a href=address(l, article.number)>{article.name.get(l).to_owned()}</a>{core}{words}
            </li>
        }
    });
    view! {
        <h2 id=group.code.code()>{group.name.get(l).to_owned()}</h2>
        <p>{group.about.get(l).to_owned()}</p>
        <ul class="links numbered">{rights.collect_view()}</ul>
    }
    .into_any()
}

/// One right.
pub fn one(frame: &Frame, article: &Article) -> String {
    let l = frame.locale;
    let catalogue = catalogue();
    let group = catalogue.rights.groups.iter().find(|group| group.code == article.group);
    let group = group.map(|group| view! { <p>{tr!(l, "right-group", group = group.name.get(l))}</p> });
    let words = article.child.as_ref().unwrap_or(&catalogue.rights.implementation).get(l).to_owned();
    let lines = catalogue.helplines_for(Audience::Child).into_iter();
    let lines = lines.map(|line| helpline(l, line, HelplineHeading::Third)).collect_view();
    let neighbour =
        |number: Option<u8>| number.and_then(|number| catalogue.article(number)).map(|a| a.number);
    let before = neighbour(article.number.checked_sub(1))
        .map(|number| (address(l, number), tr!(l, "right-before", number = number)));
    let after = neighbour(article.number.checked_add(1))
        .map(|number| (address(l, number), tr!(l, "right-after", number = number)));
    document(frame, article.name.get(l), || {
        view! {
            <p class="back"><a href=routes::RIGHTS.path(l)>{tr!(l, "right-all")}</a></p>
            <p class="numeral big">{tr!(l, "right-title", number = article.number)}</p>
            <h1>{article.name.get(l).to_owned()}</h1>
            <p class="lead">{words}</p>
            {group}
            {say(l)}
            <h2>{tr!(l, "right-help")}</h2>
            {lines}
            {pagination(tr!(l, "footer-rights"), before, after)}
        }
    })
}

/// The link from a right to giving feedback.
fn say(l: Locale) -> AnyView {
    let link = (
        find::address(l, Some(Audience::YoungPerson)),
        tr!(l, "rights-next"),
        Some(tr!(l, "right-say-line")),
    );
    card(tr!(l, "right-say"), link_list([link]))
}
