//! Made-up samples of the concern desk and of the alert page.

use super::staff::{NOW, signed_in, staff};
use crate::{
    gallery::Sample,
    pages::{
        govern::home,
        safeguard::{
            alert,
            concern::{self, Stage},
            desk, letter, watch,
        },
    },
    staff::Part,
};
use domain::{
    Locale,
    calendar::Calendar,
    calls::Rung,
    clock::Moment,
    concern::{
        About, Desk, Kind, Outcome, Source, Standing,
        clocks::{clocks, next_due},
    },
    disclosure::Workload,
    settings::Clocks,
};
use services::{
    Uuid,
    safeguard::{self, Alerted, Facts, Line, Ring, Shown, Times, Unfinished, Wanted, Year},
};

/// Every sample.
pub(super) fn samples() -> Vec<Sample> {
    vec![
        Sample { name: "staff-home-lead", render: home_page },
        Sample { name: "concerns", render: |l| list(l, desk::Part::All) },
        Sample { name: "concerns-none", render: |l| list(l, desk::Part::Mine) },
        Sample { name: "concerns-closed", render: |l| list(l, desk::Part::Closed) },
        Sample { name: "concern-raised", render: |l| one(l, Stage::Raised) },
        Sample { name: "concern-taken", render: |l| one(l, Stage::Taken) },
        Sample { name: "concern-call-back", render: |l| one(l, Stage::CallBack) },
        Sample { name: "concern-changed", render: |l| one(l, Stage::Changed) },
        Sample { name: "concern-chasing", render: |l| one(l, Stage::Chasing) },
        Sample { name: "concern-second", render: |l| one(l, Stage::Second) },
        Sample { name: "concern-closed", render: |l| one(l, Stage::Closed) },
        Sample { name: "concern-letter", render: letter_page },
        Sample { name: "watch", render: watch_page },
        Sample { name: "safeguard-alert", render: |l| alert_page(l, Wanted::Take) },
        Sample { name: "safeguard-alert-mine", render: |l| alert_page(l, Wanted::Mine) },
        Sample { name: "safeguard-alert-taken", render: |l| alert_page(l, Wanted::Taken) },
        Sample { name: "safeguard-alert-ring", render: |l| alert_page(l, Wanted::Ring) },
        Sample { name: "safeguard-alert-none", render: |l| alert::nothing(&signed_in(l)) },
    ]
}

fn one(l: Locale, stage: Stage) -> String {
    concern::sample(&staff(l, Part::Concerns), stage)
}

fn letter_page(l: Locale) -> String {
    letter::page(&staff(l, Part::Concerns), Uuid::nil(), &concern::sample_letter())
}

/// A made-up line of the desk: raised `hours` ago, and taken by the reader, by a colleague or by nobody.
fn line(n: u128, hours: i64, taken: bool, mine: bool) -> Line {
    const HOUR: i64 = 3_600_000_000;
    let raised = Moment(NOW.0 - hours * HOUR);
    let mut standing = Standing::raised(Kind::HarmChild, None, raised, Moment(raised.0 + HOUR / 2));
    standing.times.acknowledged = taken.then_some(raised);
    standing.times.called = (hours > 2).then_some(raised);
    standing.times.written = (hours > 20).then_some(raised);
    let calendar = Calendar::default();
    let next = next_due(&clocks(&standing, &Clocks::default(), &calendar)).copied();
    let shown = |clock: domain::concern::clocks::Clock| Shown {
        clock,
        pace: clock.pace(NOW),
        left: Some(clock.left(NOW, &calendar)),
    };
    Line {
        facts: Facts {
            id: Uuid::from_u128(n),
            reference: format!("C-7KQ2M{n}"),
            kind: standing.kind,
            about: About::Child,
            desk: standing.desk(),
            source: Source::System,
            state: standing.state(),
            received: raised,
            front_door: None,
            keep_until: None,
            version: 1,
            standing,
        },
        next: next.map(shown),
        owner: taken.then(|| "Dirprwy Un (demo)".to_owned()),
        owner_gone: n == 5,
        mine,
        feedback: 1,
    }
}

/// A made-up page of a desk.
fn made_up_desk() -> safeguard::Desk {
    let lines = vec![
        line(2, 1, false, false),
        line(3, 0, true, true),
        line(4, 4, true, false),
        line(5, 26, true, false),
    ];
    safeguard::Desk { desk: Desk::Lead, lines, next: Some(Uuid::from_u128(5)) }
}

fn home_page(l: Locale) -> String {
    let home = home::Home { concerns: vec![made_up_desk()], ..home::Home::default() };
    home::page(&staff(l, Part::Home), &home)
}

fn list(l: Locale, part: desk::Part) -> String {
    let mut made_up = made_up_desk();
    match part {
        desk::Part::Mine => made_up = safeguard::Desk { lines: Vec::new(), next: None, ..made_up },
        desk::Part::Closed => {
            for line in &mut made_up.lines {
                line.next = None;
                line.facts.standing.times.closed = Some(NOW);
                line.facts.standing.outcome = Some(Outcome::Helped);
            }
        }
        desk::Part::All => {}
    }
    let model = desk::Model {
        desk: &made_up,
        part,
        turned: part == desk::Part::Closed,
        others: &[Desk::Director],
        moved: part == desk::Part::Mine,
    };
    desk::page(&staff(l, Part::Concerns), &model)
}

fn watch_page(l: Locale) -> String {
    let counted = [
        ("came", 12),
        ("taken-1h", 9),
        ("taken-4h", 3),
        ("called-1h", 7),
        ("called-longer", 1),
        ("closed", 6),
    ];
    let counted = counted.map(|(measure, n)| (measure.to_owned(), Workload::new(n))).to_vec();
    let year = Year { year: "2026-04-01".to_owned(), counted };
    let found = |why: &str| Unfinished { month: "2026-09".to_owned(), why: why.to_owned(), n: 1 };
    let of = |desk, now: [u64; 3], years, unfinished| Times {
        desk,
        now: now.map(Workload::new),
        years,
        unfinished,
    };
    let times = [
        of(Desk::Lead, [4, 1, 1], vec![year], vec![found("open"), found("unread"), found("not-raised")]),
        of(Desk::Officer, [0, 0, 0], Vec::new(), Vec::new()),
    ];
    watch::page(&staff(l, Part::Watch), &times)
}

fn alert_page(l: Locale, wanted: Wanted) -> String {
    let ring = |who, number: &str, now| Ring { who, number: number.to_owned(), now };
    let ring =
        vec![ring(Rung::DutyTeam, "01632 960 124", true), ring(Rung::FrontDoor, "01632 960 123", false)];
    let alerted = Alerted { authority: "W06000008".to_owned(), wanted, ring };
    alert::page(&staff(l, Part::Home), Uuid::nil(), &alerted)
}
