//! Made-up samples of where staff begin, and of the trail.

use super::staff::{NOW, made_up_organisations, signed_in, staff, uuid_nil};
use crate::{
    gallery::Sample,
    pages::govern::{audit, home, organisations},
    staff::Part,
};
use domain::{Locale, disclosure::Workload};
use services::{Uuid, govern::audit::Entry};

/// Every sample.
pub(super) fn samples() -> Vec<Sample> {
    vec![
        Sample { name: "staff-home", render: home_page },
        Sample { name: "staff-audit", render: audit_page },
        Sample { name: "staff-organisations", render: organisations_page },
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
    audit::page(&staff(l, Part::Audit), &[(entry, Some("Cymedrolwr Un (demo)".to_owned()))])
}
