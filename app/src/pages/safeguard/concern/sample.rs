//! The page with made-up words at each stage of a concern, for the gallery and the tests of every page.

use super::{Back, Form, Model, Reached, Trouble, render, said::Said};
use crate::page::Frame;
use domain::{
    Bilingual, Locale,
    calendar::Calendar,
    calls::{CallProblem, Rung},
    clock::Moment,
    concern::{
        About, Act, EntryKind, Kind, Outcome, Source, Standing, Status, Step,
        clocks::{What, clocks, next_due},
        identity::Request,
        next,
    },
    feedback::{Audience, KeepFrom, Original, Safe, Safety, WantsContact, WordBox},
    settings::Clocks,
};
use services::{
    Uuid,
    safeguard::{
        self, Able, Channel, ConcernView, Disclosure, Entry, Facts, Letter, May, Ring, Shown, Told, Words,
    },
};

/// The stages of the made-up concern, some with a form that came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Nobody has taken it.
    Raised,
    /// The reader has taken it.
    Taken,
    /// The form for a call came back.
    CallBack,
    /// It was reported by telephone, and somebody changed it while a form was open.
    Changed,
    /// It was confirmed in writing, and no answer came in time.
    Chasing,
    /// An answer came, and a second person reads it.
    Second,
    /// It is closed.
    Closed,
}

const HOUR: i64 = 3_600_000_000;

fn person(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

/// The steps up to a stage: hours after the concern was raised, the person, the act.
fn steps(stage: Stage) -> Vec<(i64, u128, Act<Uuid>)> {
    let raised = crate::gallery::NOW;
    let all = [
        (0, 1, Act::Acknowledge),
        (1, 1, Act::Call(Moment(raised.0 + HOUR / 2))),
        (3, 1, Act::Confirm),
        (20, 1, Act::Show(Status::Doing)),
        (26, 1, Act::Hear),
        (40, 2, Act::Close(Outcome::TakenUp)),
    ];
    let taken = match stage {
        Stage::Raised => 0,
        Stage::Taken | Stage::CallBack => 1,
        Stage::Changed => 2,
        Stage::Chasing => 4,
        Stage::Second => 5,
        Stage::Closed => 6,
    };
    all.into_iter().take(taken).collect()
}

/// The time at which the page is read, in hours after the concern was raised.
const fn looked(stage: Stage) -> i64 {
    match stage {
        Stage::Raised | Stage::Taken | Stage::CallBack => 1,
        Stage::Changed => 2,
        Stage::Chasing => 24 * 14,
        Stage::Second => 27,
        Stage::Closed => 48,
    }
}

/// The made-up letter.
pub(crate) fn letter() -> Letter {
    let raised = crate::gallery::NOW;
    Letter {
        authority: Bilingual { cy: "Cyngor Dychmygol".to_owned(), en: "A Made-up Council".to_owned() },
        reference: "C-7KQ2MF".to_owned(),
        kind: Kind::HarmChild,
        about: About::Child,
        raised,
        rung: Some(Rung::FrontDoor),
        rung_at: Some(Moment(raised.0 + HOUR / 2)),
        who: "Made Up".to_owned(),
        their_reference: "MU-17".to_owned(),
        to: "Made-up front door".to_owned(),
        said: Bilingual {
            cy: "Geiriau dychmygol: mae rhywun yn gweiddi gyda’r nos.".to_owned(),
            en: String::new(),
        },
        by: "Arweinydd Un (demo)".to_owned(),
        written: Moment(raised.0 + 3 * HOUR),
    }
}

fn words(kind: EntryKind) -> Option<Words> {
    let text = |text: &str| Some(Words::Text { text: text.to_owned() });
    match kind {
        EntryKind::Called => Some(Words::Call {
            rung_at: Moment(crate::gallery::NOW.0 + HOUR / 2),
            who: "Made Up".to_owned(),
            reference: "MU-17".to_owned(),
            said: "Made up: they will visit today.".to_owned(),
        }),
        EntryKind::Written => Some(Words::Letter { letter: letter() }),
        EntryKind::Heard => text("Made up: they visited and go on."),
        EntryKind::Closed => text("Made up: they have it."),
        _ => None,
    }
}

/// The made-up concern at a stage, produced by the real rules.
fn concern(stage: Stage) -> ConcernView {
    let raised = crate::gallery::NOW;
    let now = Moment(raised.0 + looked(stage) * HOUR - HOUR / 4);
    let mut standing = Standing::raised(Kind::HarmChild, None, raised, Moment(raised.0 + HOUR / 2));
    let entry = |at: Moment, kind, code: Option<&str>, by: Option<&str>| Entry {
        id: person(u128::from(at.0.unsigned_abs())),
        at,
        by: by.map(str::to_owned),
        kind,
        code: code.map(str::to_owned),
        to: None,
        words: words(kind),
    };
    let mut story = vec![entry(raised, EntryKind::Raised, Some(Kind::HarmChild.code()), None)];
    for (hours, by, act) in steps(stage) {
        let step = Step { by: person(by), at: Moment(raised.0 + hours * HOUR), others: 1, act };
        // The steps are a whole life in order, so the rules refuse none of them.
        let Ok(then) = next(&standing, step) else { continue };
        let code = match act {
            Act::Call(_) => Some(Rung::FrontDoor.code()),
            Act::Show(status) => Some(status.code()),
            Act::Close(outcome) => Some(outcome.code()),
            _ => None,
        };
        let lines =
            then.entries.iter().map(|(kind, _)| entry(step.at, *kind, code, Some("Arweinydd Un (demo)")));
        story.extend(lines);
        standing = then.standing;
    }
    let calendar = Calendar::default();
    let running = clocks(&standing, &Clocks::default(), &calendar);
    let shown = |clock: domain::concern::clocks::Clock| Shown {
        clock,
        pace: clock.pace(now),
        left: clock.done.is_none().then(|| clock.left(now, &calendar)),
    };
    let looks = person(if stage == Stage::Second { 2 } else { 1 });
    let can = |act| next(&standing, Step { by: looks, at: now, others: 1, act }).is_ok();
    let may = May {
        acknowledge: can(Act::Acknowledge),
        call: can(Act::Call(now)),
        confirm: can(Act::Confirm),
        hear: can(Act::Hear),
        chase: can(Act::Chase),
        show: can(Act::Show(Status::Read)),
        hand_over: standing.is_open() && standing.owner.is_some(),
        move_to: standing.is_open(),
        no_concern: can(Act::NoConcern),
        close: can(Act::Close(Outcome::TakenUp)),
        extend: What::ALL.iter().copied().filter(|what| can(Act::Extend(*what, now.plus_days(20)))).collect(),
    };
    let told = |name: &str, channel, sent: bool| safeguard::Reached {
        id: Uuid::nil(),
        person: Uuid::nil(),
        name: name.to_owned(),
        round: 0,
        step: "acknowledge-1".to_owned(),
        channel,
        made: raised,
        sent: sent.then_some(raised),
        tries: 2,
        last_fault: (!sent).then(|| "refused".to_owned()),
    };
    ConcernView {
        owner: standing.owner.map(|_| "Arweinydd Un (demo)".to_owned()),
        mine: standing.owner == Some(looks),
        next: next_due(&running).copied().map(shown),
        clocks: running.iter().copied().map(shown).collect(),
        ring: vec![
            Ring { who: Rung::FrontDoor, number: "01632 960 001".to_owned(), now: true },
            Ring { who: Rung::DutyTeam, number: "01632 960 002".to_owned(), now: false },
        ],
        feedback: vec![Told {
            about: safeguard::About {
                id: Uuid::nil(),
                received: raised,
                locale: Locale::Cy,
                audience: Audience::Child,
                withdrawn: None,
                kept: true,
            },
            service: None,
            opened: None,
        }],
        story,
        disclosures: disclosures(stage),
        nobody_agrees: stage == Stage::Second,
        told: vec![
            told("Arweinydd Un (demo)", Channel::Desk, true),
            told("Dirprwy Un (demo)", Channel::Mail, false),
        ],
        able: vec![Able { person: person(3), name: "Dirprwy Un (demo)".to_owned(), locale: Locale::Cy }],
        alone: stage == Stage::Chasing,
        may,
        facts: Facts {
            id: Uuid::nil(),
            reference: "C-7KQ2MF".to_owned(),
            kind: standing.kind,
            about: About::Child,
            desk: standing.desk(),
            source: Source::System,
            state: standing.state(),
            received: raised,
            front_door: None,
            keep_until: standing.times.closed.map(|closed| closed.plus_days(2557)),
            version: 3,
            standing,
        },
    }
}

/// Made-up wishes to disclose who somebody is: one that waits, and one that was opened at once and is not reviewed.
fn disclosures(stage: Stage) -> Vec<Disclosure> {
    let asked = crate::gallery::NOW;
    if stage != Stage::Chasing {
        return Vec::new();
    }
    [false, true]
        .map(|urgent| Disclosure {
            id: person(if urgent { 21 } else { 20 }),
            kind: Kind::HarmChild,
            to: "Heddlu dychmygol".to_owned(),
            why: "Made up: they look for the child.".to_owned(),
            by: "Arweinydd Un (demo)".to_owned(),
            request: Request { by: person(1), asked, urgent, answered: None },
            due: asked.plus_days(1),
            late: urgent,
        })
        .into()
}

fn came_back(stage: Stage) -> Option<Back> {
    let typed = |pairs: &[(&str, &str)]| {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    };
    match stage {
        Stage::CallBack => Some(Back {
            form: Form::Call,
            typed: typed(&[("rung", "front-door"), ("call-said", "Made up: they will visit.")]),
            trouble: Trouble::Call(vec![CallProblem::NoWho, CallProblem::NoTime]),
        }),
        Stage::Changed => Some(Back {
            form: Form::Note,
            typed: typed(&[("note", "Made up: the school is shut today.")]),
            trouble: Trouble::Changed,
        }),
        Stage::Chasing => Some(Back {
            form: Form::Extend,
            typed: typed(&[("clock", "chase"), ("extend-why", "Made up: they asked for a day.")]),
            trouble: Trouble::Missing("until-day"),
        }),
        Stage::Raised | Stage::Taken | Stage::Second | Stage::Closed => None,
    }
}

/// The page at a stage.
pub(crate) fn sample(frame: &Frame, stage: Stage) -> String {
    let concern = concern(stage);
    let back = came_back(stage);
    let others = [(person(9), "C-93XWTP".to_owned())];
    let colleagues = [("cymedrolwr".to_owned(), "Cymedrolwr Un (demo)".to_owned())];
    let now = Moment(crate::gallery::NOW.0 + looked(stage) * HOUR);
    let reached = (stage == Stage::Second).then(|| Reached {
        contact: Some("Made up: text 07700 900000, after school".to_owned()),
        audience: Audience::Child,
        safety: Safety { contact: Some(WantsContact::Yes), ..Safety::default() },
    });
    let model = Model {
        concern: &concern,
        others: &others,
        colleagues: &colleagues,
        now,
        done: (stage == Stage::Second).then_some(Form::Heard),
        taken: stage == Stage::Taken,
        back: back.as_ref(),
        reached: reached.as_ref(),
    };
    let words = Original::new([(
        WordBox::Problem,
        "Geiriau dychmygol: mae rhywun yn gweiddi gyda’r nos.".to_owned(),
    )]);
    let said = |words, safety, withdrawn| Said {
        audience: Audience::Child,
        locale: Locale::Cy,
        received: crate::gallery::NOW,
        withdrawn,
        service: Some("Dechrau’n Deg".to_owned()),
        words,
        safety,
    };
    let safety = Safety {
        safe: Some(Safe::No),
        contact: Some(WantsContact::Yes),
        keep_from: Some(KeepFrom::Home),
        button: true,
        ..Safety::default()
    };
    let mut all = vec![said(Some(&words), Some(safety), None)];
    if stage == Stage::Chasing {
        all.push(said(None, None, Some(crate::gallery::NOW)));
    }
    render(frame, &model, &all)
}
