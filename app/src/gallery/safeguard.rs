//! Made-up samples of the concern desk and of the alert page.

use super::staff::{NOW, signed_in, staff};
use crate::{
    gallery::Sample,
    pages::{
        govern::home,
        safeguard::{
            alert,
            concern::{self, Stage},
            desk, disclosure, disclosures, letter, rota, watch,
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
        identity::{Answer, Request},
        rota::Mistake,
    },
    disclosure::Workload,
    feedback::{Audience, Safety, WantsContact},
    settings::{Absence, Clocks, Handover},
};
use services::{
    Uuid,
    safeguard::{
        self, Alerted, Away, Disclosure, Duty, Facts, Handed, Line, Ring, RotaView, Shown, Times, Unfinished,
        Wanted, Year,
    },
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
        Sample { name: "disclosure-asked", render: |l| disclosure_page(l, None) },
        Sample { name: "disclosure-agreed", render: |l| disclosure_page(l, Some(Answer::Agreed)) },
        Sample { name: "disclosure-refused", render: |l| disclosure_page(l, Some(Answer::Refused)) },
        Sample { name: "disclosures", render: |l| disclosures_page(l, 3, true) },
        Sample { name: "disclosures-none", render: |l| disclosures_page(l, 0, false) },
        Sample { name: "safeguard-alert-answer", render: |l| alert_page(l, Wanted::Answer, false) },
        Sample { name: "rota", render: |l| rota_page(l, true, None) },
        Sample { name: "rota-none", render: |l| rota_page(l, false, None) },
        Sample { name: "rota-back", render: |l| rota_page(l, true, Some(rota::Form::Away)) },
        Sample { name: "rota-changed", render: |l| rota_page(l, true, Some(rota::Form::HandOver)) },
        Sample { name: "watch", render: watch_page },
        Sample { name: "safeguard-alert", render: |l| alert_page(l, Wanted::Take, false) },
        Sample { name: "safeguard-alert-mine", render: |l| alert_page(l, Wanted::Mine, false) },
        Sample { name: "safeguard-alert-called", render: |l| alert_page(l, Wanted::Mine, true) },
        Sample { name: "safeguard-alert-taken", render: |l| alert_page(l, Wanted::Taken, false) },
        Sample { name: "safeguard-alert-ring", render: |l| alert_page(l, Wanted::Ring, false) },
        Sample { name: "safeguard-alert-no-number", render: no_number },
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

/// A made-up wish to disclose who somebody is.
fn wish(n: u128, urgent: bool, answer: Option<Answer>) -> Disclosure {
    Disclosure {
        id: Uuid::from_u128(n),
        kind: Kind::HarmChild,
        to: "Heddlu dychmygol".to_owned(),
        why: "Rheswm dychmygol: maen nhw’n chwilio am y plentyn.".to_owned(),
        by: "Arweinydd Un (demo)".to_owned(),
        request: Request {
            by: Uuid::from_u128(1),
            asked: NOW,
            urgent,
            answered: answer.map(|answer| (NOW, answer)),
        },
        due: NOW.plus_days(1),
        late: urgent && answer.is_none(),
    }
}

fn disclosure_page(l: Locale, answer: Option<Answer>) -> String {
    let reached = concern::Reached {
        contact: Some("Made up: text 07700 900000, after school".to_owned()),
        audience: Audience::Child,
        safety: Safety { contact: Some(WantsContact::Yes), ..Safety::default() },
    };
    let wish = wish(1, false, answer);
    let model = disclosure::Model {
        concern: Uuid::nil(),
        reference: "C-7KQ2MF",
        disclosure: &wish,
        reached: wish.request.opens().then_some(&reached),
    };
    disclosure::page(&staff(l, Part::Concerns), &model)
}

/// The page of those who answer, with so many wishes; the first came back without a reason.
fn disclosures_page(l: Locale, waiting: u128, agrees: bool) -> String {
    let waiting: Vec<Disclosure> = (1..=waiting).map(|n| wish(n, n == 2, None)).collect();
    let over = [wish(8, false, Some(Answer::Refused)), wish(9, true, Some(Answer::Right))];
    let back = agrees.then(|| disclosures::Back {
        id: Uuid::from_u128(1),
        chosen: Some(Answer::Agreed),
        why: String::new(),
        trouble: disclosures::Trouble::Why(safeguard::WordsProblem::None),
    });
    let model =
        disclosures::Model { waiting: &waiting, over: &over, agrees, done: !agrees, back: back.as_ref() };
    disclosures::page(&staff(l, Part::Disclosures), &model)
}

/// A made-up rota, with a gap, an absence and a handover; with a form that came back, if one is given.
fn rota_page(l: Locale, has_rota: bool, back: Option<rota::Form>) -> String {
    const HOUR: i64 = 3_600_000_000;
    let hours = |from: i64, to: i64, names: &[&str]| Duty {
        from: Moment(NOW.0 + from * HOUR),
        to: Moment(NOW.0 + to * HOUR),
        names: names.iter().map(|name| (*name).to_owned()).collect(),
    };
    let (one, two) = ("Arweinydd Un (demo)", "Dirprwy Un (demo)");
    let both = [one, two];
    let first: &[&str] = if has_rota { &both } else { &[] };
    let day = |n: i64| Moment(NOW.0 + n * 24 * HOUR).date();
    let absence = |from, to, stands_in| Absence { person: Uuid::from_u128(1), from, to, stands_in };
    let away = |absence: Absence| Away {
        stands_in: absence.stands_in.map(|_| two.to_owned()),
        name: one.to_owned(),
        absence,
    };
    let (from, to) = (NOW.local(), Moment(NOW.0 + 20 * HOUR).local());
    let handover = Handover { person: Uuid::from_u128(2), from, to };
    let view = RotaView {
        desk: Desk::Lead,
        has_rota,
        now: NOW,
        duties: vec![
            hours(0, 5, first),
            hours(5, 20, &[]),
            hours(20, 29, &[two]),
            hours(29, 44, &[]),
            hours(44, 60, &[two]),
            hours(60, 61, &[]),
            hours(61, 14 * 24, &[two]),
        ],
        away: vec![
            away(absence(day(1), day(3), Some(Uuid::from_u128(2)))),
            away(absence(day(9), day(9), None)),
        ],
        handed: vec![Handed { handover, name: two.to_owned() }],
        people: vec![(Uuid::from_u128(1), one.to_owned()), (Uuid::from_u128(2), two.to_owned())],
        version: 3,
    };
    let typed = |name: &str, value: String| (name.to_owned(), value);
    let back = back.map(|form| match form {
        rota::Form::Away => rota::Back {
            form,
            typed: vec![typed("away-from", day(2).to_string()), typed("away-to", day(1).to_string())],
            trouble: rota::Trouble::Mistakes(vec![Mistake::AwayWho, Mistake::AwayOrder]),
        },
        _ => rota::Back {
            form,
            typed: vec![typed("hand-to-day", day(1).to_string()), typed("hand-to-time", "09:00".to_owned())],
            trouble: rota::Trouble::Changed,
        },
    });
    let done = (has_rota && back.is_none()).then_some(rota::Form::Away);
    let model = rota::Model { rota: &view, others: &[Desk::Director], done, back: back.as_ref() };
    rota::page(&staff(l, Part::Rota), &model)
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

fn alert_page(l: Locale, wanted: Wanted, called: bool) -> String {
    let ring = |who, number: &str, now| Ring { who, number: number.to_owned(), now };
    let ring =
        vec![ring(Rung::DutyTeam, "01632 960 124", true), ring(Rung::FrontDoor, "01632 960 123", false)];
    let alerted = Alerted { authority: "W06000008".to_owned(), wanted, called, ring };
    alert::page(&staff(l, Part::Home), Uuid::nil(), &alerted)
}

/// The alert where the authority has set no number.
fn no_number(l: Locale) -> String {
    let authority = "W06000008".to_owned();
    let alerted = Alerted { authority, wanted: Wanted::Ring, called: false, ring: Vec::new() };
    alert::page(&staff(l, Part::Home), Uuid::nil(), &alerted)
}
