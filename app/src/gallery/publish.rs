//! Made-up samples of a performance lead's pages.

use super::staff::{QUARTER, figures, staff, work};
use crate::{gallery::Sample, pages::publish::quarter, staff::Part};
use domain::Locale;
use services::{
    Uuid,
    publish::releases::{Blocker, Readiness},
};

/// Every sample.
pub(super) fn samples() -> Vec<Sample> {
    vec![
        Sample { name: "staff-quarter", render: |l| quarter_page(l, Vec::new()) },
        Sample {
            name: "staff-quarter-waits",
            render: |l| {
                quarter_page(
                    l,
                    vec![Blocker::NotOver, Blocker::UnreadSummaries(2), Blocker::UnreadReplies(1)],
                )
            },
        },
    ]
}

fn quarter_page(l: Locale, blockers: Vec<Blocker>) -> String {
    let figures = figures();
    let refused = !blockers.is_empty();
    let readiness =
        Readiness { quarter: QUARTER, blockers, summaries: 1, replies: 1, released: Some(Uuid::nil()) };
    let model = quarter::Model {
        readiness: &readiness,
        work: &work(),
        figures: Some(&figures),
        done: !refused,
        refused,
    };
    quarter::page(&staff(l, Part::Quarter), &model)
}
