//! The start page of staff: what they may do, and how much of it waits.

use super::missing::missing;
use crate::{
    components::{Tone, link_list, notice},
    page::{Frame, document},
    pages::{moderate::ring, safeguard::home as concerns},
    routes::{self, Place},
    staff::roles,
    tr,
};
use domain::{Locale, clock::Moment, disclosure::Workload, permission::Role};
use leptos::prelude::*;
use services::{
    Uuid,
    govern::administer::Overview,
    moderate::Missing,
    safeguard::{self, Ring},
};

/// The model: what waits for the person. `None` or `false`: this is not theirs to do.
#[derive(Debug, Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "one for each part that a person may enter")]
pub struct Home {
    /// The roles that they hold here, each once.
    pub roles: Vec<Role>,
    /// Items in the queue, and whether any is overdue.
    pub queue: Option<(Workload, bool)>,
    /// Items that the person has claimed.
    pub mine: Option<Workload>,
    /// May write summaries.
    pub summaries: bool,
    /// Replies that wait to be read.
    pub replies: Option<Workload>,
    /// Whether they may import comments.
    pub import: bool,
    /// Whether they may read summaries and figures (`Some`), and whether they also reply.
    pub themes: Option<bool>,
    /// May open the theme board: how many notices wait for what was done.
    pub notices: Option<u32>,
    /// Commitments that can be seen, and how many are overdue.
    pub commitments: Option<(u32, u32)>,
    /// May release a quarter.
    pub quarter: bool,
    /// Disclosures that wait for their answer, and whether any is late.
    pub disclosures: Option<(Workload, bool)>,
    /// May read the trail.
    pub audit: bool,
    /// The state of the organisation, for its administrator.
    pub office: Option<Overview>,
    /// The desks on which they act on concerns.
    pub concerns: Vec<safeguard::Desk>,
    /// For a moderator: items about which somebody must ring and since when, and whom to ring.
    pub ring: (Vec<(Uuid, Moment)>, Vec<Ring>),
    /// Work that nobody can do because a person is missing, for those who can find a deputy.
    pub missing: Vec<Missing>,
}

/// The page.
pub fn page(frame: &Frame, home: &Home) -> String {
    let l = frame.locale;
    document(frame, &tr!(l, "staff-home"), || {
        let name = frame.staff.as_ref().map(|bar| bar.name.clone()).unwrap_or_default();
        let links = [work(frame, home), office(frame, home), vec![releases(l)]].concat();
        let overdue = home.queue.is_some_and(|(_, overdue)| overdue);
        let roles = home.roles.iter().map(|role| {
            view! { <div><dt>{roles::name(l, *role)}</dt><dd>{roles::about(l, *role)}</dd></div> }
        });
        view! {
            <h1>{tr!(l, "staff-home-title", name = name)}</h1>
            {ring::above_queue(frame, &home.ring.0, &home.ring.1)}
            {home.concerns.iter().map(|desk| concerns::block(frame, desk)).collect_view()}
            {missing(l, &home.missing)}
            {overdue.then(|| notice(Tone::Care, view! { <p>{tr!(l, "staff-overdue")}</p> }))}
            {link_list(links)}
            <h2>{tr!(l, "staff-home-roles")}</h2>
            <dl class="facts">{roles.collect_view()}</dl>
        }
    })
}

/// A link: address, title, line.
type Entry = (String, String, Option<String>);

fn entry(frame: &Frame, place: Place<1>, title: String, line: String) -> Entry {
    (place.path_with(frame.locale, [frame.organisation()]), title, Some(line))
}

/// The links to the reader's work on what people said.
fn work(frame: &Frame, home: &Home) -> Vec<Entry> {
    let l = frame.locale;
    let count = |load: Workload| i64::try_from(load.items()).unwrap_or(i64::MAX);
    let mut links = Vec::new();
    if let Some((waiting, _)) = home.queue {
        let line = tr!(l, "staff-home-waiting", count = waiting.to_string());
        links.push(entry(frame, routes::STAFF_QUEUE, tr!(l, "staff-queue"), line));
    }
    if let Some(mine) = home.mine.filter(|mine| mine.items() > 0) {
        let line = tr!(l, "staff-home-mine", count = count(mine));
        let (href, title, line) = entry(frame, routes::STAFF_QUEUE, tr!(l, "staff-mine"), line);
        links.push((format!("{href}?mine=1"), title, line));
    }
    if home.summaries {
        let line = tr!(l, "staff-home-summaries");
        links.push(entry(frame, routes::STAFF_SUMMARIES, tr!(l, "staff-summaries"), line));
    }
    if let Some(replies) = home.replies.filter(|replies| replies.items() > 0) {
        let line = tr!(l, "staff-home-replies", count = count(replies));
        links.push(entry(frame, routes::STAFF_REPLIES, tr!(l, "staff-replies"), line));
    }
    if home.import {
        links.push(entry(frame, routes::STAFF_IMPORT, tr!(l, "staff-import"), tr!(l, "staff-home-import")));
    }
    if let Some(notices) = home.notices {
        let line = match notices {
            0 => tr!(l, "staff-home-board"),
            waiting => tr!(l, "staff-home-notices", count = i64::from(waiting)),
        };
        links.push(entry(frame, routes::STAFF_BOARD, tr!(l, "board"), line));
    }
    if let Some(answers) = home.themes {
        let line = if answers { tr!(l, "staff-home-themes") } else { tr!(l, "staff-home-themes-read") };
        links.push(entry(frame, routes::STAFF_THEMES, tr!(l, "staff-themes"), line));
    }
    if let Some((open, overdue)) = home.commitments {
        let line = match overdue {
            0 => tr!(l, "staff-home-commitments", count = i64::from(open)),
            overdue => tr!(l, "staff-home-commitments-overdue", count = i64::from(overdue)),
        };
        links.push(entry(frame, routes::STAFF_COMMITMENTS, tr!(l, "commitments"), line));
    }
    if home.quarter {
        let line = tr!(l, "staff-home-quarter");
        links.push(entry(frame, routes::STAFF_QUARTER, tr!(l, "staff-quarter"), line));
    }
    if let Some((waiting, late)) = home.disclosures {
        let waiting = count(waiting);
        let line = if late {
            tr!(l, "disclosures-home-late", count = waiting)
        } else {
            tr!(l, "disclosures-home", count = waiting)
        };
        links.push(entry(frame, routes::STAFF_DISCLOSURES, tr!(l, "disclosures"), line));
    }
    if home.audit {
        links.push(entry(frame, routes::STAFF_AUDIT, tr!(l, "staff-audit"), tr!(l, "staff-home-audit")));
    }
    links
}

/// The links to an administrator's pages.
fn office(frame: &Frame, home: &Home) -> Vec<Entry> {
    let l = frame.locale;
    let Some(Overview { people, never, services, organisations }) = home.office else { return Vec::new() };
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let people = tr!(l, "staff-home-people", count = count(people), never = count(never));
    let services = match services {
        Some(services) => tr!(l, "staff-home-services", count = count(services)),
        None => tr!(l, "staff-services-none"),
    };
    let organisations = tr!(l, "staff-home-organisations", count = count(organisations));
    vec![
        entry(frame, routes::STAFF_SETTINGS, tr!(l, "staff-settings"), tr!(l, "staff-home-settings")),
        entry(frame, routes::STAFF_PEOPLE, tr!(l, "staff-people"), people),
        entry(frame, routes::STAFF_SERVICES, tr!(l, "staff-services"), services),
        entry(frame, routes::STAFF_ORGANISATIONS, tr!(l, "staff-all-organisations"), organisations),
        entry(frame, routes::STAFF_JOBS, tr!(l, "staff-jobs"), tr!(l, "staff-home-jobs")),
    ]
}

/// The link to the releases, which everybody may read.
fn releases(l: Locale) -> Entry {
    (routes::RELEASES.path(l).to_owned(), tr!(l, "footer-releases"), Some(tr!(l, "staff-home-releases")))
}
