//! Made-up samples of the pages behind a number.

use crate::{
    gallery::{Sample, frame},
    pages::number::{
        Answer, FoundPage, More, MoreProblem, NumberPage, NumberProblem, Summary, found_page, number_page,
        proof_page, withdraw_page,
    },
};
use domain::{
    Bilingual, Locale,
    answer::{AnswerKind, Promise},
    clock::Moment,
    coding::DeclineReason,
    commitment::{Difference, EntryKind},
    concern::Status,
    feedback::Audience,
    lifecycle::Shown,
    number::{Number, NumberError},
    summary::ReplyKind,
};
use jiff::civil::{Date, date};
use services::{number::Promised, safeguard::Reads};

/// Every sample.
pub(super) fn samples() -> Vec<Sample> {
    vec![
        Sample { name: "number", render: |l| number_page(&at_number(l), &NumberPage::default()) },
        Sample { name: "number-slip", render: slip },
        Sample { name: "number-waiting", render: |l| found_page(&at_number(l), &waiting(), None) },
        Sample { name: "number-answered", render: |l| found_page(&at_number(l), &answered(), None) },
        Sample { name: "number-too-few", render: |l| alone(l, AnswerKind::TooFew) },
        Sample { name: "number-kept-out", render: |l| alone(l, AnswerKind::KeptOut) },
        Sample { name: "number-no-words", render: |l| alone(l, AnswerKind::NoWords) },
        Sample { name: "number-declined", render: declined },
        Sample { name: "number-status-read", render: |l| with_status(l, Status::Read) },
        Sample { name: "number-status-thinking", render: |l| with_status(l, Status::Thinking) },
        Sample { name: "number-status-doing", render: |l| with_status(l, Status::Doing) },
        Sample { name: "number-status-question", render: |l| with_status(l, Status::Question) },
        Sample { name: "number-status-done", render: |l| with_status(l, Status::Done) },
        Sample { name: "number-more-sent", render: |l| said_more(l, More { sent: true, ..More::default() }) },
        Sample { name: "number-more-nothing", render: |l| said_more(l, no_more("", MoreProblem::Nothing)) },
        Sample {
            name: "number-more-long",
            render: |l| said_more(l, no_more("Made up.", MoreProblem::TooLong)),
        },
        Sample {
            name: "number-proof",
            render: |l| proof_page(&at_number(l), &waiting().number, Some(&made_up_proof())),
        },
        Sample { name: "number-proof-none", render: |l| proof_page(&at_number(l), &waiting().number, None) },
        Sample { name: "number-withdraw", render: |l| withdraw_page(&at_number(l), &waiting().number) },
        Sample { name: "number-withdrawn", render: withdrawn },
    ]
}

fn at_number(l: Locale) -> crate::page::Frame {
    crate::page::Frame { other_path: crate::routes::NUMBER.path(l.other()).to_owned(), ..frame(l) }
}

fn slip(l: Locale) -> String {
    let problem = Some(NumberProblem::Typed(NumberError::Check));
    number_page(&at_number(l), &NumberPage { typed: "1234 5678 9012 3456".to_owned(), problem })
}

fn made_up_proof() -> (Bilingual, Bilingual, String) {
    let text = |text: &str| Bilingual { cy: text.to_owned(), en: text.to_owned() };
    let proof = r#"{"root":"07…","salt":"5f…","counted":"[[\"charter\",\"c1\",\"top\"]]","index":7,"size":16384,"path":[]}"#;
    (text("2026"), text("/"), proof.to_owned())
}

fn withdrawn(l: Locale) -> String {
    found_page(&at_number(l), &FoundPage { state: Shown::Withdrawn, ..waiting() }, None)
}

/// Feedback that was read and got this kind of answer on its day, but is in no summary.
fn alone(l: Locale, kind: AnswerKind) -> String {
    let page = FoundPage { summaries: Vec::new(), releases: Vec::new(), answer: Some(kind), ..answered() };
    found_page(&at_number(l), &page, None)
}

fn declined(l: Locale) -> String {
    let page = FoundPage {
        state: Shown::Declined,
        answer: Some(AnswerKind::Declined),
        declined: Some(DeclineReason::Elsewhere),
        promise: Promise::Kept,
        ..waiting()
    };
    found_page(&at_number(l), &page, None)
}

fn with_status(l: Locale, status: Status) -> String {
    found_page(&at_number(l), &FoundPage { status: Some(status), ..waiting() }, None)
}

fn no_more(typed: &str, problem: MoreProblem) -> More {
    More { typed: typed.to_owned(), problem: Some(problem), ..More::default() }
}

fn said_more(l: Locale, more: More) -> String {
    found_page(&at_number(l), &FoundPage { more, ..waiting() }, None)
}

fn both(cy: &str, en: &str) -> Bilingual {
    Bilingual { cy: cy.to_owned(), en: en.to_owned() }
}

fn waiting() -> FoundPage {
    let at = date(2026, 11, 26).at(10, 0, 0, 0);
    FoundPage {
        number: Number::from_value(123_456_789_012_345),
        audience: Audience::Parent,
        service: Some(both("Tîm o Amgylch y Teulu", "Team Around the Family")),
        state: Shown::Waiting,
        received: date(2026, 11, 21),
        read: None,
        promised: date(2026, 12, 19),
        promise: Promise::Open,
        answer: None,
        declined: None,
        status: None,
        difference: None,
        more: More { reads: Some(Reads::At(Moment::of_local(at).unwrap_or(Moment(0)))), ..More::default() },
        summaries: Vec::new(),
        releases: Vec::new(),
    }
}

fn answered() -> FoundPage {
    let summary = |cy: &str, en: &str, answer| Summary {
        theme: both("Cadw mewn cysylltiad", "Keeping in touch"),
        text: both(cy, en),
        taken_down: None,
        answers: vec![answer],
    };
    FoundPage {
        state: Shown::Counted,
        read: Some(Date::constant(2026, 11, 23)),
        promise: Promise::Kept,
        answer: Some(AnswerKind::Replied),
        summaries: vec![
            summary(
                "Mae pobl yn dweud bod rhaid ffonio sawl gwaith cyn cael ateb.",
                "People say that they have to ring several times before anyone answers.",
                Answer {
                    kind: ReplyKind::Will,
                    body: both(
                        "Bydd un rhif i bawb, a rhywun yn ateb o 8 tan 6.",
                        "One number for all, answered from 8 to 6.",
                    ),
                    by: Some(date(2027, 2, 1)),
                    taken_down: None,
                    promise: Some(promised(EntryKind::Kept)),
                },
            ),
            summary(
                "Mae pobl yn hoffi cael neges destun cyn ymweliad.",
                "People like to have a text before a visit.",
                Answer {
                    kind: ReplyKind::Changed,
                    body: both("Mae pob ymweliad yn dechrau gyda neges.", "Every visit begins with a text."),
                    by: None,
                    taken_down: Some((date(2027, 1, 12), both("Roedd yn enwi stryd.", "It named a street."))),
                    promise: None,
                },
            ),
        ],
        releases: vec![(
            both("Hydref i Ragfyr 2026", "October to December 2026"),
            both("/cy/cyhoeddiadau/1", "/en/releases/1"),
        )],
        ..waiting()
    }
}

/// The promise of the first answer, said to be done three days late.
fn promised(kind: EntryKind) -> Promised {
    let line = super::commitments::line(kind);
    Promised {
        entries: super::commitments::entries(line.commitment.id),
        standing: line.standing,
        commitment: line.commitment,
        said: Some(Difference::Some),
    }
}
