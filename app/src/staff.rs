//! What every staff page shares: its frame and parts, and what things are called. Dense, quick, all of it by keyboard,
//! none of it needing a script.

pub(crate) mod labels;

use crate::{
    page::{Frame, Kind, Link, StaffBar},
    routes, tr,
};
use domain::{Locale, catalogue::catalogue, permission::Action};
use leptos::prelude::*;
use services::Actor;

/// The parts of the staff area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Where everybody begins.
    Home,
    /// What waits to be read.
    Queue,
    /// Summaries, and replies that wait to be read.
    Summaries,
    /// Bringing in comments.
    Import,
    /// A manager's themes and answers.
    Themes,
    /// Releasing a quarter.
    Quarter,
    /// The audit trail.
    Audit,
}

/// What a part is called, where it is, and who may enter it.
fn part(l: Locale, part: Part) -> (String, &'static str, Option<Action>) {
    match part {
        Part::Home => (tr!(l, "staff-home"), routes::STAFF.path(l), None),
        Part::Queue => (tr!(l, "staff-queue"), routes::STAFF_QUEUE.path(l), Some(Action::SeeQueue)),
        Part::Summaries => {
            (tr!(l, "staff-summaries"), routes::STAFF_SUMMARIES.path(l), Some(Action::WriteSummary))
        }
        Part::Import => (tr!(l, "staff-import"), routes::STAFF_IMPORT.path(l), Some(Action::Import)),
        Part::Themes => (tr!(l, "staff-themes"), routes::STAFF_THEMES.path(l), Some(Action::WriteReply)),
        Part::Quarter => (tr!(l, "staff-quarter"), routes::STAFF_QUARTER.path(l), Some(Action::Release)),
        Part::Audit => (tr!(l, "staff-audit"), routes::STAFF_AUDIT.path(l), Some(Action::ReadAudit)),
    }
}

const PARTS: [Part; 7] =
    [Part::Home, Part::Queue, Part::Summaries, Part::Import, Part::Themes, Part::Quarter, Part::Audit];

/// Turns a frame into that of a staff page in `here`, with the parts that `actor` may enter.
#[must_use]
pub fn frame(frame: Frame, actor: &Actor, csrf: &str, here: Part) -> Frame {
    let l = frame.locale;
    let entered = |entry: &(String, &str, Option<Action>)| entry.2.is_none_or(|action| actor.could(action));
    let links = PARTS.iter().map(|p| (*p, part(l, *p))).filter(|(_, entry)| entered(entry));
    let links = links.map(|(p, (label, href, _))| Link { href: href.to_owned(), label, current: p == here });
    let organisation = actor.grants.first().and_then(|grant| catalogue().authority(&grant.authority));
    let staff = StaffBar {
        name: actor.name.clone(),
        organisation: organisation.map(|authority| authority.name.get(l).to_owned()).unwrap_or_default(),
        links: links.collect(),
        csrf: csrf.to_owned(),
    };
    Frame { staff: Some(staff), ..frame.of(Kind::Staff) }
}

/// The token that every form carries.
pub(crate) fn csrf(frame: &Frame) -> AnyView {
    let token = frame.staff.as_ref().map(|bar| bar.csrf.clone());
    view! { <input type="hidden" name="csrf" value=token /> }.into_any()
}
