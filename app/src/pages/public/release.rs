//! What services did: the list of releases, and one release.

use crate::{
    components::{Bar, Column, Table, bars, disclosure, facts, link_list, prose},
    i18n,
    page::{Frame, document},
    routes, tr,
};
use domain::{
    Locale,
    catalogue::{Authority, Theme, catalogue},
    clock::Quarter,
    disclosure::{Cell, Disclosed, DisclosedTable, ThemeTable, not_shown},
    feedback::WordBox,
};
use jiff::civil::Date;
use leptos::prelude::*;

/// A release in the list.
#[derive(Debug, Clone)]
pub struct Line<'a> {
    /// Its identifier in addresses.
    pub id: String,
    /// Whose.
    pub authority: &'a Authority,
    /// Of when.
    pub quarter: Quarter,
    /// How many responses are behind it.
    pub responses: Cell,
}

/// What was said about one theme, and what the service says to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The theme's code.
    pub theme: String,
    /// The summary, in the page's language.
    pub summary: String,
    /// The reply, in the page's language.
    pub reply: Reply,
}

/// A service's answer, or the day on which it is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// What it says.
    Given(String),
    /// When it is promised.
    Due(Date),
}

/// One release.
#[derive(Debug, Clone)]
pub struct Release<'a> {
    /// Its identifier in addresses.
    pub id: String,
    /// Whose.
    pub authority: &'a Authority,
    /// Of when.
    pub quarter: Quarter,
    /// The day on which it was published.
    pub published: Date,
    /// The questionnaire's version.
    pub questionnaire: String,
    /// The themes' table, out of the gate.
    pub themes: &'a Disclosed<ThemeTable>,
    /// Summaries and replies, in the order of the themes.
    pub words: Vec<Words>,
    /// The root of the release's hash tree, in hexadecimal.
    pub root: String,
}

/// A cell in words.
fn shown(l: Locale, cell: Cell) -> String {
    cell.shown().map_or_else(|| not_shown(l).to_owned(), |number| number.to_string())
}

/// The list, newest first.
pub fn list(frame: &Frame, releases: &[Line<'_>]) -> String {
    let l = frame.locale;
    let links = releases.iter().map(|release| {
        let href = routes::RELEASE.path_with(l, [&release.id]);
        let line = match release.responses.shown() {
            Some(number) => tr!(l, "releases-responses", count = number.get()),
            None => not_shown(l).to_owned(),
        };
        (href, title(l, release.authority, release.quarter), Some(line))
    });
    let links = if releases.is_empty() { prose(&tr!(l, "releases-none")) } else { link_list(links) };
    document(frame, &tr!(l, "releases-title"), || {
        view! {
            <h1>{tr!(l, "releases-title")}</h1>
            <p class="lead">{tr!(l, "releases-lead")}</p>
            {links}
        }
    })
}

fn title(l: Locale, authority: &Authority, quarter: Quarter) -> String {
    tr!(l, "release-title", place = authority.name.get(l), months = i18n::months_of(l, quarter))
}

/// One release: how many, the themes, what was said and answered, how to read it, the data.
pub fn page(frame: &Frame, release: &Release<'_>) -> String {
    let l = frame.locale;
    let title = title(l, release.authority, release.quarter);
    let about = [
        (tr!(l, "release-fact-responses"), shown(l, release.themes.table().responses()).into_any()),
        (tr!(l, "release-fact-published"), i18n::date(l, release.published).into_any()),
        (tr!(l, "release-fact-questionnaire"), release.questionnaire.clone().into_any()),
    ];
    let id = release.id.as_str();
    document(frame, &title.clone(), || {
        view! {
            <h1>{title}</h1>
            <p class="lead">{tr!(l, "release-lead")}</p>
            {facts(about)}
            <h2>{tr!(l, "release-summaries")}</h2>
            {words(l, &release.words)}
            <h2>{tr!(l, "release-chart")}</h2>
            {if release.themes.table().is_withheld() {
                view! { <p>{not_shown(l)}</p> }.into_any()
            } else {
                view! { {chart(l, release.themes)}{table(l, release.themes)} }.into_any()
            }}
            <h2>{tr!(l, "release-method")}</h2>
            {prose(&tr!(l, "release-method-text"))}
            <h2>{tr!(l, "release-downloads")}</h2>
            <ul>
                <li><a href=routes::RELEASE_CSV.path_with(l, [id])>{tr!(l, "release-csv")}</a></li>
                <li><a href=routes::RELEASE_JSON.path_with(l, [id])>{tr!(l, "release-json")}</a></li>
            </ul>
            {disclosure(tr!(l, "release-root"), view! { <p><code>{release.root.clone()}</code></p> })}
        }
    })
}

fn words(l: Locale, words: &[Words]) -> AnyView {
    if words.is_empty() {
        return view! { <p>{tr!(l, "release-summary-none")}</p> }.into_any();
    }
    let words = words.iter().map(|words| {
        let theme = catalogue().theme(&words.theme).map(|theme| theme.name.get(l).to_owned());
        let reply = match &words.reply {
            Reply::Given(text) => view! { <h4>{tr!(l, "release-reply")}</h4>{prose(text)} }.into_any(),
            Reply::Due(day) => {
                view! { <p class="soft">{tr!(l, "release-reply-none", by = i18n::on_day(l, *day))}</p> }
                    .into_any()
            }
        };
        view! {
            <section class="card">
                <h3>{theme}</h3>
                {prose(&words.summary)}
                <div class="reply">{reply}</div>
            </section>
        }
    });
    words.collect_view().into_any()
}

/// The name of a polarity.
fn polarity(l: Locale, polarity: WordBox) -> String {
    match polarity {
        WordBox::Praise => tr!(l, "release-praise"),
        WordBox::Problem => tr!(l, "release-problem"),
        WordBox::Idea => tr!(l, "release-idea"),
    }
}

fn themes(table: &ThemeTable) -> Vec<(&str, Option<&'static Theme>)> {
    table.table().rows().iter().map(|code| (code.as_str(), catalogue().theme(code))).collect()
}

fn count(table: &ThemeTable, theme: &str, polarity: WordBox) -> Cell {
    table.count(theme, polarity).unwrap_or(Cell::Withheld)
}

fn chart(l: Locale, table: &ThemeTable) -> AnyView {
    let groups = themes(table).into_iter().map(|(code, theme)| {
        let title = theme.map_or(code, |theme| theme.name.get(l)).to_owned();
        let bar = |of: &WordBox| {
            let cell = count(table, code, *of);
            let value = cell.shown().map(domain::disclosure::Published::get);
            Bar {
                label: polarity(l, *of),
                text: value.map_or_else(|| "–".to_owned(), |n| n.to_string()),
                value,
            }
        };
        (title, WordBox::ALL.iter().map(bar).collect())
    });
    bars("chart", tr!(l, "release-chart-about"), groups.collect())
}

fn table(l: Locale, table: &ThemeTable) -> AnyView {
    let mut columns = vec![Column::words(tr!(l, "release-theme"))];
    columns.extend(WordBox::ALL.iter().map(|of| Column::numbers(polarity(l, *of))));
    let rows = themes(table).into_iter().map(|(code, theme)| {
        let name = theme.map_or(code, |theme| theme.name.get(l)).to_owned();
        let cells = WordBox::ALL.iter().map(|of| cell(l, count(table, code, *of)));
        std::iter::once(name.into_any()).chain(cells).collect()
    });
    let key = format!("– {}", not_shown(l));
    let table = Table::new("themes", tr!(l, "release-table"), columns).rows(rows).view();
    view! { {table}<p class="hint" aria-hidden="true">{key}</p> }.into_any()
}

/// A cell of the table: a dash for the eye, explained under the table, and words for a screen reader.
fn cell(l: Locale, cell: Cell) -> AnyView {
    match cell.shown() {
        Some(number) => number.to_string().into_any(),
        None => {
            view! { <span aria-hidden="true">"–"</span><span class="vh">{not_shown(l)}</span> }.into_any()
        }
    }
}
