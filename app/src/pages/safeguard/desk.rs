//! A desk's list: what is due next stands first.

use super::names;
use crate::{
    components::{Tone, chip, notice, pagination},
    i18n,
    page::{Frame, document},
    routes, tr,
};
use domain::{Locale, concern};
use leptos::prelude::*;
use services::safeguard::{self, Line};

/// Which part of the desk is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// All that is open.
    All,
    /// What the one who looks has.
    Mine,
    /// What was closed and is still kept.
    Closed,
}

impl Part {
    /// From an address. Anything unknown is everything that is open.
    pub fn from_code(code: &str) -> Self {
        match code {
            "mine" => Self::Mine,
            "closed" => Self::Closed,
            _ => Self::All,
        }
    }

    /// For an address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Mine => "mine",
            Self::Closed => "closed",
        }
    }
}

/// What the page shows.
pub struct Model<'a> {
    /// A page of the list.
    pub desk: &'a safeguard::Desk,
    /// Which part it is.
    pub part: Part,
    /// It is not the first page.
    pub turned: bool,
    /// The other desks on which the one who looks acts.
    pub others: &'a [concern::Desk],
    /// Something that stood here went to another desk just now.
    pub moved: bool,
}

/// The page.
pub fn page(frame: &Frame, model: &Model<'_>) -> String {
    let l = frame.locale;
    document(frame, &tr!(l, "concerns"), || {
        let moved = model
            .moved
            .then(|| notice(Tone::Good, view! { <p role="status">{tr!(l, "concerns-moved")}</p> }));
        let lines = model.desk.lines.iter().map(|line| one(frame, line)).collect_view();
        let list = if model.desk.lines.is_empty() {
            view! { <p>{empty(l, model)}</p> }.into_any()
        } else {
            view! { <ol class="concerns">{lines}</ol> }.into_any()
        };
        view! {
            <h1>{tr!(l, "concerns")}</h1>
            <p class="soft">{names::desk(l, model.desk.desk)}</p>
            {moved}
            {parts(frame, model)}
            {list}
            {pages(frame, model)}
            <p class="hint">{tr!(l, "concerns-about")}</p>
        }
    })
}

fn empty(l: Locale, model: &Model<'_>) -> String {
    match model.part {
        Part::All => tr!(l, "concerns-none"),
        Part::Mine => tr!(l, "concerns-none-mine"),
        Part::Closed => tr!(l, "concerns-none-closed"),
    }
}

/// The address of a part of this desk.
fn at(frame: &Frame, desk: concern::Desk, part: Part) -> String {
    let here = routes::STAFF_CONCERNS.path_with(frame.locale, [frame.organisation()]);
    format!("{here}?desk={desk}&show={}", part.code())
}

fn parts(frame: &Frame, model: &Model<'_>) -> AnyView {
    let l = frame.locale;
    let part = |part: Part, label: String| {
        let current = (part == model.part).then_some("page");
        view! { <li><a href=at(frame, model.desk.desk, part) aria-current=current>{label}</a></li> }
    };
    let others = model.others.iter().map(|desk| {
        view! { <li><a href=at(frame, *desk, Part::All)>{names::desk(l, *desk)}</a></li> }
    });
    view! {
        <nav class="parts" aria-label=tr!(l, "concerns-parts")>
            <ul>
                {part(Part::All, tr!(l, "concerns-all"))}
                {part(Part::Mine, tr!(l, "concerns-mine"))}
                {part(Part::Closed, tr!(l, "concerns-closed"))}
                {others.collect_view()}
            </ul>
        </nav>
    }
    .into_any()
}

fn pages(frame: &Frame, model: &Model<'_>) -> Option<AnyView> {
    let l = frame.locale;
    let here = at(frame, model.desk.desk, model.part);
    let first = model.turned.then(|| (here.clone(), tr!(l, "staff-pages-first")));
    let after = model.desk.next.map(|id| (format!("{here}&after={id}"), tr!(l, "staff-pages-next")));
    (first.is_some() || after.is_some()).then(|| pagination(tr!(l, "staff-pages"), first, after))
}

/// One line: its reference leads to it; what is due stands in words and colour.
pub(crate) fn one(frame: &Frame, line: &Line) -> AnyView {
    let l = frame.locale;
    let facts = &line.facts;
    let href = routes::STAFF_CONCERN.path_with(l, [frame.organisation(), &facts.id.to_string()]);
    let tone = line.next.map(|next| match names::pace(l, next.pace).0 {
        Tone::Urgent => "urgent",
        Tone::Care => "care",
        _ => "",
    });
    view! {
        <li class=tone>
            <a href=href><span class="vh">{tr!(l, "concern")}" "</span>{facts.reference.clone()}</a>
            {due(l, line)}
            <p>{whose(l, line)}</p>
            <p class="soft">{tr!(l, "concern-since", when = i18n::day_and_time(l, facts.standing.times.raised.local()))}</p>
        </li>
    }
    .into_any()
}

fn due(l: Locale, line: &Line) -> AnyView {
    let standing = &line.facts.standing;
    if let Some(next) = line.next {
        let (tone, pace) = names::pace(l, next.pace);
        let left = next.left.map(|left| names::left(l, left));
        return view! {
            <p><strong>{names::what(l, next.clock.what)}</strong></p>
            <p>{chip(tone, pace)}" "{left}</p>
        }
        .into_any();
    }
    let outcome = standing.outcome.map(|outcome| names::outcome(l, outcome)).unwrap_or_default();
    let closed = standing.times.closed.map(|closed| i18n::date(l, closed.date())).unwrap_or_default();
    view! { <p><strong>{outcome}</strong></p><p>{tr!(l, "concern-closed-on", date = closed)}</p> }.into_any()
}

/// Who has it.
fn whose(l: Locale, line: &Line) -> String {
    match &line.owner {
        _ if line.mine => tr!(l, "concern-yours"),
        Some(name) if line.owner_gone => tr!(l, "concern-theirs-gone", name = name.as_str()),
        Some(name) => tr!(l, "concern-theirs", name = name.as_str()),
        None => tr!(l, "concern-nobodys"),
    }
}
