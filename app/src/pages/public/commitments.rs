//! You said, we did, was it so: what services promised, for everybody.

use crate::{
    commitments::{entry, entry_title, standing, standing_chip},
    components::{card, disclosure, facts, link_list},
    figures, i18n,
    page::{Frame, document},
    pages::answer::commitments::service_name,
    routes,
    staff::labels,
    tr,
};
use domain::{
    Locale,
    catalogue::catalogue,
    commitment::{Difference, Totals},
    disclosure::Figures,
    figures::Measure,
};
use leptos::prelude::*;
use services::public::{
    commitments::{Register, Shown},
    directory::Authority,
};

/// The authorities that have promised something.
pub fn authorities(frame: &Frame, all: &[(Authority, Totals)]) -> String {
    let l = frame.locale;
    let links = all.iter().map(|(authority, sums)| {
        let href = routes::COMMITMENTS_OF.path_with(l, [&authority.code]);
        (href, place_name(l, authority), Some(totals(l, *sums)))
    });
    let links = if all.is_empty() {
        view! { <p>{tr!(l, "commitments-public-none")}</p> }.into_any()
    } else {
        link_list(links)
    };
    document(frame, &tr!(l, "commitments-public"), || {
        view! {
            <h1>{tr!(l, "commitments-public")}</h1>
            <p class="lead">{tr!(l, "commitments-public-lead")}</p>
            {links}
        }
    })
}

/// The name of an authority.
pub fn place_name(l: Locale, authority: &Authority) -> String {
    let known = catalogue().authority(&authority.code);
    known.map_or_else(|| authority.code.clone(), |known| known.name.get(l).to_owned())
}

/// How many were made, kept, late, overdue, given up: only those that there are.
fn totals(l: Locale, totals: Totals) -> String {
    let parts = [
        (totals.made, tr!(l, "commitments-made-count", count = i64::from(totals.made))),
        (totals.kept, tr!(l, "commitments-kept-count", count = i64::from(totals.kept))),
        (totals.late, tr!(l, "commitments-late-count", count = i64::from(totals.late))),
        (totals.due, tr!(l, "commitments-due-count", count = i64::from(totals.due))),
        (totals.overdue, tr!(l, "commitments-overdue-count", count = i64::from(totals.overdue))),
        (totals.given_up, tr!(l, "commitments-given-up-count", count = i64::from(totals.given_up))),
    ];
    parts.into_iter().filter(|(count, _)| *count > 0).map(|(_, words)| words).collect::<Vec<_>>().join(" · ")
}

/// What the services of an authority promised, or one of them.
pub fn register(frame: &Frame, register: &Register) -> String {
    let l = frame.locale;
    let place = place_name(l, &register.authority);
    let title = match &register.service {
        Some(service) => format!("{}, {place}", service.name.get(l)),
        None => place.clone(),
    };
    let services = register.services.iter().map(|service| {
        let href = routes::COMMITMENTS_OF_SERVICE.path_with(l, [&register.authority.code, &service.code]);
        let current = (register.service.as_ref().is_some_and(|here| here.id == service.id)).then_some("true");
        view! { <li><a href=href aria-current=current>{service.name.get(l).to_owned()}</a></li> }
    });
    let services = services.collect_view();
    let all = register.service.is_some().then(|| {
        let href = routes::COMMITMENTS_OF.path_with(l, [&register.authority.code]);
        view! { <p><a href=href>{tr!(l, "commitments-all-services", place = place.clone())}</a></p> }
    });
    let several = (register.services.len() > 1)
        .then(|| disclosure(tr!(l, "commitments-by-service"), view! { <ul>{services}</ul> }));
    let days = register
        .totals
        .median_days
        .map(|days| view! { <p>{tr!(l, "commitments-median", days = i64::from(days))}</p> });
    let none = register.shown.is_empty().then(|| view! { <p>{tr!(l, "commitments-public-none")}</p> });
    let feed = routes::COMMITMENTS_FEED.path_with(l, [&register.authority.code]);
    let shown = register.shown.iter().map(|shown| one(l, shown)).collect_view();
    document(frame, &format!("{}: {title}", tr!(l, "commitments-public")), || {
        view! {
            <p><a href=routes::COMMITMENTS.path(l)>{tr!(l, "commitments-public")}</a></p>
            <h1>{title}</h1>
            <p class="lead">{tr!(l, "commitments-register-lead")}</p>
            {(register.totals.made > 0).then(|| view! { <p><strong>{totals(l, register.totals)}</strong></p> })}
            {days}
            {all}
            {several}
            {none}
            {shown}
            <p class="soft"><a href=feed>{tr!(l, "commitments-feed")}</a></p>
        }
    })
}

/// One commitment: you said, we promised, what came of it, was it so.
fn one(l: Locale, shown: &Shown) -> AnyView {
    let one = &shown.line.commitment;
    let entries =
        shown.entries.iter().map(|said| entry(l, said.kind, said.on, said.written.date(), &said.body));
    let mut lines = vec![
        (tr!(l, "commitment-service"), service_name(l, &shown.line).into_any()),
        (tr!(l, "commitment-by"), i18n::date(l, one.by).into_any()),
    ];
    let owner = one.about.owner.get(l);
    if !owner.is_empty() {
        lines.push((tr!(l, "commitment-owner"), owner.to_owned().into_any()));
    }
    let since = if shown.entries.is_empty() {
        view! { <p>{tr!(l, "commitment-public-silence")}</p> }.into_any()
    } else {
        view! { <ul class="story">{entries.collect_view()}</ul> }.into_any()
    };
    let was_it_so = shown.difference.as_ref().and_then(|figures| was_it_so(l, figures));
    card(
        labels::theme(l, one.theme),
        view! {
            <p>{standing_chip(l, shown.line.standing)}</p>
            <h3>{tr!(l, "commitment-you-said")}</h3>
            <p>{one.said.get(l).to_owned()}</p>
            <h3>{tr!(l, "commitment-we-promised")}</h3>
            <p>{one.body.get(l).to_owned()}</p>
            {facts(lines)}
            <h3>{tr!(l, "commitment-came-of-it")}</h3>
            {since}
            {was_it_so}
        },
    )
}

/// What those who had asked for it say.
fn was_it_so(l: Locale, figures: &Figures) -> Option<AnyView> {
    let row = figures.table(Measure::Difference)?.row("difference")?.clone();
    let base = row.base()?;
    let lines = Difference::ALL.iter().filter_map(|answer| {
        let number = row.cell(answer.code())?;
        Some((figures::difference_name(l, *answer), figures::words(l, number).into_any()))
    });
    let lines: Vec<_> = lines.collect();
    Some(
        view! {
            <h3>{tr!(l, "commitment-was-it-so")}</h3>
            <p>{tr!(l, "commitment-was-it-so-of", count = figures::words(l, base))}</p>
            {facts(lines)}
        }
        .into_any(),
    )
}

/// A line of the feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    /// The identifier that never changes.
    pub id: String,
    /// When, in microseconds of Universal Time.
    pub at: domain::clock::Moment,
    /// What has happened, in a line.
    pub title: String,
    /// The words.
    pub text: String,
}

/// The news of an authority's commitments, newest first: each promise, and what was said of it.
pub fn news(l: Locale, register: &Register) -> Vec<News> {
    let mut news = Vec::new();
    for shown in &register.shown {
        let one = &shown.line.commitment;
        let theme = labels::theme(l, one.theme);
        let service = service_name(l, &shown.line);
        let (_, stands) = standing(l, shown.line.standing);
        news.push(News {
            id: format!("urn:uuid:{}", one.id),
            at: one.shown.unwrap_or(one.made),
            title: format!("{service}: {theme}. {stands}"),
            text: one.body.get(l).to_owned(),
        });
        news.extend(shown.entries.iter().map(|entry| News {
            id: format!("urn:uuid:{}", entry.id),
            at: entry.written,
            title: format!("{service}: {}", entry_title(l, entry.kind, entry.on, entry.written.date())),
            text: entry.body.get(l).to_owned(),
        }));
    }
    news.sort_by_key(|line| std::cmp::Reverse(line.at));
    news
}
