//! Made-up samples of where staff begin, and of the trail.

use super::staff::{NOW, made_up_organisations, signed_in, staff, uuid_nil};
use crate::{
    gallery::Sample,
    pages::govern::{audit, home, jobs, organisations, password},
    staff::Part,
};
use domain::{Locale, concern::Desk, disclosure::Workload};
use services::{
    Uuid,
    govern::{
        audit::{Entry, Page},
        passwords::Changed,
    },
    jobs::{Counts, Listed},
    moderate::Missing,
};

/// Every sample.
pub(super) fn samples() -> Vec<Sample> {
    vec![
        Sample { name: "staff-home", render: home_page },
        Sample { name: "staff-audit", render: audit_page },
        Sample { name: "staff-jobs", render: jobs_page },
        Sample {
            name: "staff-jobs-well",
            render: |l| jobs::page(&staff(l, Part::Jobs), Counts::default(), &[]),
        },
        Sample { name: "staff-organisations", render: organisations_page },
        Sample { name: "staff-password", render: password_page },
        Sample { name: "staff-password-wrong", render: password_wrong },
        Sample { name: "staff-password-done", render: password_done },
        Sample { name: "staff-organisations-none", render: no_organisation_page },
    ]
}

fn home_page(l: Locale) -> String {
    let home = home::Home {
        queue: Some((Workload::new(23), true)),
        mine: Some(Workload::new(1)),
        summaries: true,
        replies: Some(Workload::new(2)),
        import: true,
        missing: vec![
            Missing::Moderator { nobody: Workload::new(3), no_second: Workload::new(1) },
            Missing::OnDesk(Desk::Lead),
            Missing::OnDesk(Desk::Officer),
            Missing::OnDesk(Desk::Director),
        ],
        ..home::Home::default()
    };
    home::page(&staff(l, Part::Home), &home)
}

fn organisations_page(l: Locale) -> String {
    organisations::choose(&signed_in(l), &made_up_organisations())
}

fn no_organisation_page(l: Locale) -> String {
    organisations::choose(&signed_in(l), &[])
}

fn jobs_page(l: Locale) -> String {
    let job = |kind: &str, state: &str, last_error: Option<&str>| Listed {
        id: Uuid::nil(),
        kind: kind.to_owned(),
        state: state.to_owned(),
        due: NOW.0,
        tries: i64::from(last_error.is_some()),
        last_error: last_error.map(str::to_owned),
        finished: last_error.is_none().then_some(NOW.0),
    };
    let jobs = [
        job("of-tomorrow", "dead", Some("Internal: this program does not know this kind of work")),
        job("fold-tallies", "running", None),
        job("snapshots", "waiting", Some("Unavailable: no connection in time")),
        job("sweep", "waiting", None),
        job("truncate-log", "waiting", None),
        job("clear-staged", "waiting", None),
    ];
    jobs::page(&staff(l, Part::Jobs), Counts { waiting: 5, late: 1, dead: 1 }, &jobs)
}

fn password_page(l: Locale) -> String {
    password::page(&signed_in(l), None)
}

fn password_wrong(l: Locale) -> String {
    password::page(&signed_in(l), Some(Changed::WrongOld))
}

fn password_done(l: Locale) -> String {
    password::page(&signed_in(l), Some(Changed::Done))
}

fn audit_page(l: Locale) -> String {
    let entry = Entry {
        id: Uuid::nil(),
        at: NOW.0,
        actor: None,
        action: "open-original".to_owned(),
        thing: "feedback".to_owned(),
        thing_id: uuid_nil(),
        authority: Some("W06000008".to_owned()),
        detail: String::new(),
        seq: Some(12),
        hash: None,
    };
    let older = "1790942400000000.00000000000000000000000000000000".parse().ok();
    let lines = vec![(entry, Some("Cymedrolwr Un (demo)".to_owned()))];
    audit::page(&staff(l, Part::Audit), &Page { lines, older }, true)
}
