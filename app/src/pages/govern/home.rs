//! Where staff begin: what they may do, and how much of it waits.

use super::missing::missing;
use crate::{
    components::{Tone, link_list, notice},
    page::{Frame, document},
    routes, tr,
};
use domain::disclosure::Workload;
use leptos::prelude::*;
use services::moderate::Missing;

/// What waits for the person. `None`: it is not theirs to do.
#[derive(Debug, Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "one for each part that a person may enter")]
pub struct Home {
    /// Items in the queue, and whether any is overdue.
    pub queue: Option<(Workload, bool)>,
    /// Items that the person has claimed.
    pub mine: Option<Workload>,
    /// May write summaries.
    pub summaries: bool,
    /// Replies that wait to be read.
    pub replies: Option<Workload>,
    /// May bring in comments.
    pub import: bool,
    /// May answer summaries.
    pub themes: bool,
    /// May release a quarter.
    pub quarter: bool,
    /// May read the trail.
    pub audit: bool,
    /// What waits for a person who does not exist, for those who can find a deputy.
    pub missing: Vec<Missing>,
}

/// The page.
pub fn page(frame: &Frame, home: &Home) -> String {
    let l = frame.locale;
    document(frame, &tr!(l, "staff-home"), || {
        let name = frame.staff.as_ref().map(|bar| bar.name.clone()).unwrap_or_default();
        let count = |load: Workload| i64::try_from(load.items()).unwrap_or(i64::MAX);
        let mut links: Vec<(String, String, Option<String>)> = Vec::new();
        if let Some((waiting, _)) = home.queue {
            let line = tr!(l, "staff-home-waiting", count = waiting.to_string());
            links.push((
                routes::STAFF_QUEUE.path_with(l, [frame.organisation()]),
                tr!(l, "staff-queue"),
                Some(line),
            ));
        }
        if let Some(mine) = home.mine.filter(|mine| mine.items() > 0) {
            let line = tr!(l, "staff-home-mine", count = count(mine));
            links.push((
                format!("{}?mine=1", routes::STAFF_QUEUE.path_with(l, [frame.organisation()])),
                tr!(l, "staff-mine"),
                Some(line),
            ));
        }
        if home.summaries {
            let line = tr!(l, "staff-home-summaries");
            links.push((
                routes::STAFF_SUMMARIES.path_with(l, [frame.organisation()]),
                tr!(l, "staff-summaries"),
                Some(line),
            ));
        }
        if let Some(replies) = home.replies.filter(|replies| replies.items() > 0) {
            let line = tr!(l, "staff-home-replies", count = count(replies));
            links.push((
                routes::STAFF_REPLIES.path_with(l, [frame.organisation()]),
                tr!(l, "staff-replies"),
                Some(line),
            ));
        }
        if home.import {
            let line = tr!(l, "staff-home-import");
            links.push((
                routes::STAFF_IMPORT.path_with(l, [frame.organisation()]),
                tr!(l, "staff-import"),
                Some(line),
            ));
        }
        if home.themes {
            let line = tr!(l, "staff-home-themes");
            links.push((
                routes::STAFF_THEMES.path_with(l, [frame.organisation()]),
                tr!(l, "staff-themes"),
                Some(line),
            ));
        }
        if home.quarter {
            let line = tr!(l, "staff-home-quarter");
            links.push((
                routes::STAFF_QUARTER.path_with(l, [frame.organisation()]),
                tr!(l, "staff-quarter"),
                Some(line),
            ));
        }
        if home.audit {
            let line = tr!(l, "staff-home-audit");
            links.push((
                routes::STAFF_AUDIT.path_with(l, [frame.organisation()]),
                tr!(l, "staff-audit"),
                Some(line),
            ));
        }
        let overdue = home.queue.is_some_and(|(_, overdue)| overdue);
        let nothing = links.is_empty();
        view! {
            <h1>{tr!(l, "staff-home-title", name = name)}</h1>
            {missing(l, &home.missing)}
            {overdue.then(|| notice(Tone::Care, view! { <p>{tr!(l, "staff-overdue")}</p> }))}
            {nothing.then(|| notice(Tone::Plain, view! { <p>{tr!(l, "staff-home-nothing")}</p> }))}
            {link_list(links)}
        }
    })
}
