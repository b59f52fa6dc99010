//! Made-up samples of what an alert leads to.

use super::staff::{signed_in, staff};
use crate::{gallery::Sample, pages::safeguard::alert, staff::Part};
use domain::{Locale, calls::Rung};
use services::{
    Uuid,
    safeguard::{Alerted, Ring, Wanted},
};

/// Every sample.
pub(super) fn samples() -> Vec<Sample> {
    vec![
        Sample { name: "safeguard-alert", render: |l| page(l, Wanted::Take) },
        Sample { name: "safeguard-alert-mine", render: |l| page(l, Wanted::Mine) },
        Sample { name: "safeguard-alert-taken", render: |l| page(l, Wanted::Taken) },
        Sample { name: "safeguard-alert-ring", render: |l| page(l, Wanted::Ring) },
        Sample { name: "safeguard-alert-none", render: |l| alert::nothing(&signed_in(l)) },
    ]
}

fn page(l: Locale, wanted: Wanted) -> String {
    let ring = |who, number: &str, now| Ring { who, number: number.to_owned(), now };
    let ring =
        vec![ring(Rung::DutyTeam, "01632 960 124", true), ring(Rung::FrontDoor, "01632 960 123", false)];
    let alerted = Alerted { authority: "W06000008".to_owned(), wanted, ring };
    alert::page(&staff(l, Part::Home), Uuid::nil(), &alerted)
}
