//! The list of a desk's concerns. The concern that is due next comes first.

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

/// The part of the list that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// All open concerns.
    All,
    /// The concerns that the reader has taken.
    Mine,
    /// Closed concerns that are still kept.
    Closed,
}

impl Part {
    /// Reads a part from an address. An unknown code means all open concerns.
    pub fn from_code(code: &str) -> Self {
        match code {
            "mine" => Self::Mine,
            "closed" => Self::Closed,
            _ => Self::All,
        }
    }

    /// The code of the part in an address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Mine => "mine",
            Self::Closed => "closed",
        }
    }
}

/// The page's model.
pub struct Model<'a> {
    /// A page of the list.
    pub desk: &'a safeguard::Desk,
    /// The part of the list.
    pub part: Part,
    /// Whether this is a later page than the first.
    pub turned: bool,
    /// The other desks on which the reader acts.
    pub others: &'a [concern::Desk],
    /// Whether a concern was just moved from this desk to another one.
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

/// One line: the reference as a link, and what is due, in words and colour.
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

/// Who has taken the concern.
fn whose(l: Locale, line: &Line) -> String {
    match &line.owner {
        _ if line.mine => tr!(l, "concern-yours"),
        Some(name) if line.owner_gone => tr!(l, "concern-theirs-gone", name = name.as_str()),
        Some(name) => tr!(l, "concern-theirs", name = name.as_str()),
        None => tr!(l, "concern-nobodys"),
    }
}
