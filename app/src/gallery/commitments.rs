//! Made-up commitments, and samples of the pages about them.

use super::staff::{NOW, QUARTER, staff};
use crate::{
    gallery::{Sample, frame},
    pages::{
        answer::commitments::{self as work, Model, Posted},
        public::commitments as public,
    },
    staff::Part,
};
use domain::{
    Bilingual, Locale,
    commitment::{Ended, EntryKind, Totals, standing},
    settings::Settings,
    summary::{BodyProblem, Findings, ReplyState},
};
use services::{
    Uuid,
    answer::commitments::{About, Board, Commitment, Entry, Line, Whole},
    public::{
        commitments::{Register, Shown},
        directory::{Authority, Service},
    },
};

/// The samples of staff's pages.
pub(super) fn at_work_samples() -> Vec<Sample> {
    vec![
        Sample { name: "staff-commitments", render: list },
        Sample { name: "staff-commitments-none", render: |l| work::list(&at_work(l), &board(Vec::new())) },
        Sample { name: "staff-commitment", render: |l| one(l, None) },
        Sample { name: "staff-commitment-wrong", render: |l| one(l, Some(&wrong())) },
        Sample { name: "staff-commitment-about", render: |l| one(l, Some(&wrong_about())) },
    ]
}

/// The samples of the pages for everybody.
pub(super) fn public_samples() -> Vec<Sample> {
    vec![
        Sample {
            name: "commitments",
            render: |l| public::authorities(&frame(l), &[(authority(), totals())]),
        },
        Sample { name: "commitments-none", render: |l| public::authorities(&frame(l), &[]) },
        Sample { name: "commitments-of", render: |l| public::register(&frame(l), &register()) },
    ]
}

fn at_work(l: Locale) -> crate::page::Frame {
    staff(l, Part::Commitments)
}

fn both(cy: &str, en: &str) -> Bilingual {
    Bilingual { cy: cy.to_owned(), en: en.to_owned() }
}

/// A commitment: overdue by a month, or ended as `kind` says.
pub(super) fn line(kind: EntryKind) -> Line {
    let (made, today) = (NOW.plus_days(-120), NOW.date());
    let by = NOW.plus_days(-30).date();
    let ended = kind.ends().then(|| Ended { how: kind, on: NOW.plus_days(-27).date() });
    let commitment = Commitment {
        id: Uuid::from_u128(u128::from(kind.ends()) + 1),
        reply: Uuid::nil(),
        authority: "W06000008".to_owned(),
        service: Some(Uuid::from_u128(7)),
        quarter: QUARTER,
        by,
        made,
        shown: Some(NOW.plus_days(-100)),
        version: 1,
        about: About {
            owner: both("Pennaeth Cymorth Cynnar", "Head of Early Help"),
            programme: Some("families-first".to_owned()),
            funding: None,
            priority: None,
        },
        ended,
        body: both("Bydd un rhif, a rhywun yn ateb o 8 tan 6.", "One number for all, answered from 8 to 6."),
        summary: Uuid::nil(),
        theme: domain::catalogue::catalogue().codebook.themes[4].code,
        said: both(
            "Mae pobl yn dweud bod rhaid ffonio sawl gwaith cyn cael ateb.",
            "People say that they have to ring several times before anyone answers.",
        ),
    };
    Line { standing: standing(by, ended, today), commitment, service: Some(service()) }
}

fn service() -> Service {
    Service {
        id: Uuid::from_u128(7),
        authority: "W06000008".to_owned(),
        kind: "flying-start".to_owned(),
        level: "early".to_owned(),
        provider: "council".to_owned(),
        name: both("Dechrau’n Deg", "Flying Start"),
        code: "K7QF2M".to_owned(),
        open: true,
    }
}

/// What was said of a commitment: a step, and that it is done.
pub(super) fn entries(commitment: Uuid) -> Vec<Entry> {
    let entry = |id, kind, days: i64, body| Entry {
        id: Uuid::from_u128(id),
        commitment,
        kind,
        body,
        on: Some(NOW.plus_days(days).date()),
        state: ReplyState::Valid,
        writer: (Uuid::nil(), "Rheolwr gwasanaeth (demo)".to_owned()),
        written: NOW.plus_days(days),
        reason: None,
    };
    vec![
        entry(
            11,
            EntryKind::Milestone,
            -60,
            both("Mae’r rhif wedi’i archebu.", "The number has been ordered."),
        ),
        entry(
            12,
            EntryKind::Kept,
            -27,
            both("Mae’r un rhif yn gweithio nawr.", "The one number is working now."),
        ),
    ]
}

fn board(lines: Vec<Line>) -> Board {
    let all =
        lines.iter().map(|line| (line.commitment.made.date(), line.commitment.by, line.commitment.ended));
    Board { totals: Totals::of(all, NOW.date()), lines }
}

fn totals() -> Totals {
    board(vec![line(EntryKind::Progress), line(EntryKind::Kept)]).totals
}

fn list(l: Locale) -> String {
    work::list(&at_work(l), &board(vec![line(EntryKind::Progress), line(EntryKind::Kept)]))
}

fn one(l: Locale, posted: Option<&Posted>) -> String {
    let line = line(EntryKind::Progress);
    let mut entries = entries(line.commitment.id);
    entries.truncate(1);
    let back = Entry {
        id: Uuid::from_u128(13),
        state: ReplyState::Returned,
        reason: Some("Beth sy’n wahanol i deuluoedd?".to_owned()),
        ..entries[0].clone()
    };
    entries.push(back);
    let whole = Whole { line, entries, priorities: Vec::new() };
    let model = Model { whole: &whole, may_write: true, saved: false, posted, token: "made-up" };
    work::one(&at_work(l), &model)
}

fn wrong() -> Posted {
    Posted::Entry {
        anew: None,
        kind: Some(EntryKind::Kept),
        body: both("Mae’n gweithio.", ""),
        on: String::new(),
        findings: Findings {
            problems: vec![BodyProblem::NoEnglish, BodyProblem::NoDate],
            warnings: Vec::new(),
        },
        changed: false,
    }
}

fn wrong_about() -> Posted {
    Posted::About {
        about: About { owner: both("Pennaeth", ""), programme: None, funding: None, priority: None },
        findings: Findings { problems: vec![BodyProblem::NoEnglish], warnings: Vec::new() },
        changed: false,
    }
}

fn authority() -> Authority {
    Authority {
        code: "W06000008".to_owned(),
        epoch: 1,
        version: 1,
        settings: std::sync::Arc::new(Settings::clone(&domain::demo::plain_settings())),
    }
}

fn register() -> Register {
    let shown = |kind: EntryKind| {
        let line = line(kind);
        let entries = if kind.ends() { entries(line.commitment.id) } else { Vec::new() };
        Shown { entries, line, difference: kind.ends().then(difference) }
    };
    Register {
        authority: authority(),
        service: None,
        services: vec![service(), Service { id: Uuid::from_u128(8), code: "P4TX9R".to_owned(), ..service() }],
        shown: vec![shown(EntryKind::Progress), shown(EntryKind::Kept)],
        totals: totals(),
    }
}

/// What forty made-up people say about a change.
fn difference() -> domain::disclosure::Disclosed<domain::disclosure::Figures> {
    use domain::{
        disclosure::{Policy, Position, Tally, print},
        figures::{Cut, Measure, Of, Period, Population},
    };
    let mut tally = Tally::default();
    for key in 0..40_u64 {
        let answer = ["yes", "yes", "some", "no"][usize::try_from(key % 4).unwrap_or(0)];
        tally.join(key, &vec![(Measure::Difference, "difference".to_owned(), answer.to_owned())]);
    }
    let population = Population {
        authority: "W06000008".to_owned(),
        period: Period::Quarter(QUARTER),
        of: Of::everybody().narrowed(Cut::Commitment, "1"),
    };
    print(&tally, population, &Policy::default(), NOW.month(), |keys| {
        Position(keys.wrapping_mul(0x9E37_79B9_7F4A_7C15))
    })
}
