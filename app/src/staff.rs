//! What all staff pages share: the frame, the parts of the staff area, and names. Staff pages are dense and
//! quick, work by keyboard alone and need no script.

pub(crate) mod labels;
pub(crate) mod roles;
pub(crate) mod safety;
pub mod targets;

use crate::{
    page::{Frame, Kind, Link, StaffBar},
    routes::{self, Place},
    tr,
};
use domain::{Locale, organisation::Organisation, permission::Action};
use leptos::prelude::*;
use services::Actor;

/// The parts of the staff area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The start page.
    Home,
    /// The concern desk.
    Concerns,
    /// Who of a concern desk is on duty.
    Rota,
    /// The wishes to disclose who somebody is.
    Disclosures,
    /// The response times of concerns.
    Watch,
    /// The queue of items to read.
    Queue,
    /// Summaries, and replies to read.
    Summaries,
    /// Importing comments.
    Import,
    /// A manager's first page.
    Board,
    /// A manager's themes and replies.
    Themes,
    /// What services promised.
    Commitments,
    /// The figures, section by section.
    Figures,
    /// Releasing a quarter.
    Quarter,
    /// Taking down what was released.
    TakeDown,
    /// The audit trail.
    Audit,
    /// The organisation's settings.
    Settings,
    /// The people and their roles.
    People,
    /// The services and their posters.
    Services,
    /// All organisations of this installation.
    Organisations,
    /// The server's jobs.
    Jobs,
}

/// A part's name, its address, and who may enter it.
fn part(l: Locale, organisation: &str, part: Part) -> (String, String, Option<Action>) {
    let at = |place: Place<1>| place.path_with(l, [organisation]);
    match part {
        Part::Home => (tr!(l, "staff-home"), at(routes::STAFF_HOME), None),
        Part::Concerns => (tr!(l, "concerns"), at(routes::STAFF_CONCERNS), Some(Action::SeeConcerns)),
        Part::Rota => (tr!(l, "rota"), at(routes::STAFF_ROTA), Some(Action::KeepRota)),
        Part::Disclosures => (tr!(l, "disclosures"), at(routes::STAFF_DISCLOSURES), Some(Action::SeeReviews)),
        Part::Watch => (tr!(l, "watch"), at(routes::STAFF_WATCH), Some(Action::WatchConcerns)),
        Part::Queue => (tr!(l, "staff-queue"), at(routes::STAFF_QUEUE), Some(Action::SeeQueue)),
        Part::Summaries => {
            (tr!(l, "staff-summaries"), at(routes::STAFF_SUMMARIES), Some(Action::WriteSummary))
        }
        Part::Import => (tr!(l, "staff-import"), at(routes::STAFF_IMPORT), Some(Action::Import)),
        Part::Board => (tr!(l, "board"), at(routes::STAFF_BOARD), Some(Action::ReadFigures)),
        Part::Themes => (tr!(l, "staff-themes"), at(routes::STAFF_THEMES), Some(Action::ReadFigures)),
        Part::Commitments => {
            (tr!(l, "commitments"), at(routes::STAFF_COMMITMENTS), Some(Action::ReadFigures))
        }
        Part::Figures => (tr!(l, "staff-figures"), at(routes::STAFF_FIGURES), Some(Action::ReadFigures)),
        Part::Quarter => (tr!(l, "staff-quarter"), at(routes::STAFF_QUARTER), Some(Action::Release)),
        Part::TakeDown => (tr!(l, "staff-take-down"), at(routes::STAFF_TAKE_DOWN), Some(Action::TakeDown)),
        Part::Audit => (tr!(l, "staff-audit"), at(routes::STAFF_AUDIT), Some(Action::ReadAudit)),
        Part::Settings => (tr!(l, "staff-settings"), at(routes::STAFF_SETTINGS), Some(Action::Administer)),
        Part::People => (tr!(l, "staff-people"), at(routes::STAFF_PEOPLE), Some(Action::Administer)),
        Part::Services => (tr!(l, "staff-services"), at(routes::STAFF_SERVICES), Some(Action::Administer)),
        Part::Organisations => {
            (tr!(l, "staff-all-organisations"), at(routes::STAFF_ORGANISATIONS), Some(Action::Administer))
        }
        Part::Jobs => (tr!(l, "staff-jobs"), at(routes::STAFF_JOBS), Some(Action::Administer)),
    }
}

const PARTS: [Part; 20] = [
    Part::Home,
    Part::Concerns,
    Part::Rota,
    Part::Disclosures,
    Part::Watch,
    Part::Queue,
    Part::Summaries,
    Part::Import,
    Part::Board,
    Part::Themes,
    Part::Commitments,
    Part::Figures,
    Part::Quarter,
    Part::TakeDown,
    Part::Audit,
    Part::Settings,
    Part::People,
    Part::Services,
    Part::Organisations,
    Part::Jobs,
];

/// Somebody who is working in one organisation.
#[derive(Debug, Clone, Copy)]
pub struct AtWork<'a> {
    /// The person, with the roles that they hold in this organisation.
    pub actor: &'a Actor,
    /// The code of this organisation.
    pub organisation: &'a str,
    /// Every organisation in which they hold a role, including this one.
    pub organisations: &'a [Organisation],
    /// The CSRF token of their forms.
    pub csrf: &'a str,
}

/// Turns a frame into that of a staff page in `here`, with links to the parts that the person may enter.
#[must_use]
pub fn frame(frame: Frame, at_work: AtWork<'_>, here: Part) -> Frame {
    let l = frame.locale;
    let AtWork { actor, organisation, organisations, csrf } = at_work;
    let entered = |entry: &(String, String, Option<Action>)| entry.2.is_none_or(|action| actor.could(action));
    let links = PARTS.iter().map(|p| (*p, part(l, organisation, *p))).filter(|(_, entry)| entered(entry));
    let links = links.map(|(p, (label, href, _))| Link { href, label, current: p == here });
    let staff = StaffBar {
        name: actor.name.clone(),
        code: organisation.to_owned(),
        organisation: called(l, organisations, organisation),
        organisations: doors(l, organisations, organisation),
        links: links.collect(),
        csrf: csrf.to_owned(),
    };
    Frame { staff: Some(staff), ..frame.of(Kind::Staff) }
}

/// The frame of a page for somebody who is signed in but has not entered an organisation.
#[must_use]
pub fn frame_of_none(frame: Frame, actor: &Actor, csrf: &str) -> Frame {
    let staff = StaffBar {
        name: actor.name.clone(),
        code: String::new(),
        organisation: String::new(),
        organisations: Vec::new(),
        links: Vec::new(),
        csrf: csrf.to_owned(),
    };
    Frame { staff: Some(staff), ..frame.of(Kind::Staff) }
}

fn called(l: Locale, organisations: &[Organisation], code: &str) -> String {
    let found = organisations.iter().find(|organisation| organisation.code == code);
    found.map(|organisation| organisation.name.get(l).to_owned()).unwrap_or_default()
}

/// Links to the start pages of several organisations; empty where there is no choice.
fn doors(l: Locale, organisations: &[Organisation], here: &str) -> Vec<Link> {
    let door = |organisation: &Organisation| Link {
        href: routes::STAFF_HOME.path_with(l, [&organisation.code]),
        label: organisation.name.get(l).to_owned(),
        current: organisation.code == here,
    };
    if organisations.len() < 2 { Vec::new() } else { organisations.iter().map(door).collect() }
}

/// The hidden CSRF field of every form.
pub(crate) fn csrf(frame: &Frame) -> AnyView {
    let token = frame.staff.as_ref().map(|bar| bar.csrf.clone());
    view! { <input type="hidden" name="csrf" value=token /> }.into_any()
}
