//! The names of things on the concern desk.

use crate::{components::Tone, tr};
use domain::{
    Locale,
    concern::{
        About, Desk, EntryKind, Kind, Outcome, Refusal, Source, Status,
        clocks::{Left, Pace, What},
        identity::Answer,
    },
};
use services::safeguard::Disclosure;

pub(crate) fn kind(l: Locale, kind: Kind) -> String {
    match kind {
        Kind::HarmChild => tr!(l, "concern-kind-child"),
        Kind::AdultAtRisk => tr!(l, "concern-kind-adult"),
        Kind::Worker => tr!(l, "concern-kind-worker"),
        Kind::Moderator => tr!(l, "concern-kind-moderator"),
        Kind::Lead => tr!(l, "concern-kind-lead"),
        Kind::Officer => tr!(l, "concern-kind-officer"),
    }
}

pub(crate) fn about(l: Locale, about: About) -> String {
    match about {
        About::Child => tr!(l, "concern-about-child"),
        About::Unborn => tr!(l, "concern-about-unborn"),
        About::Adult => tr!(l, "concern-about-adult"),
    }
}

/// The name of a desk.
pub(crate) fn desk(l: Locale, desk: Desk) -> String {
    match desk {
        Desk::Lead => tr!(l, "concern-desk-lead"),
        Desk::Officer => tr!(l, "concern-desk-officer"),
        Desk::Director => tr!(l, "concern-desk-director"),
    }
}

pub(crate) fn source(l: Locale, source: Source) -> String {
    match source {
        Source::System => tr!(l, "concern-source-system"),
        Source::Moderator => tr!(l, "concern-source-moderator"),
        Source::Advocate => tr!(l, "concern-source-advocate"),
        Source::SaidMore => tr!(l, "concern-source-said-more"),
    }
}

/// The name of what is to be done.
pub(crate) fn what(l: Locale, what: What) -> String {
    match what {
        What::Acknowledge => tr!(l, "concern-what-acknowledge"),
        What::Call => tr!(l, "concern-what-call"),
        What::Told => tr!(l, "concern-what-told"),
        What::Written => tr!(l, "concern-what-written"),
        What::Decide => tr!(l, "concern-what-decide"),
        What::Chase => tr!(l, "concern-what-chase"),
        What::Finish => tr!(l, "concern-what-finish"),
        What::Said => tr!(l, "concern-what-said"),
        What::Handed => tr!(l, "concern-what-handed"),
        What::Identity => tr!(l, "disclosure-what"),
    }
}

/// How much time is left, or how late it is.
pub(crate) fn left(l: Locale, left: Left) -> String {
    match left {
        Left::Minutes(count) => tr!(l, "concern-left-minutes", count = count),
        Left::Hours(count) => tr!(l, "concern-left-hours", count = count),
        Left::WorkingDays(0) => tr!(l, "concern-left-today"),
        Left::WorkingDays(count) => tr!(l, "concern-left-days", count = i64::from(count)),
        Left::LateMinutes(count) => tr!(l, "concern-late-minutes", count = count),
        Left::LateHours(count) => tr!(l, "concern-late-hours", count = count),
        Left::LateDays(count) => tr!(l, "concern-late-days", count = count),
    }
}

/// A clock's state: the colour, and words that say the same.
pub(crate) fn pace(l: Locale, pace: Pace) -> (Tone, String) {
    match pace {
        Pace::Done => (Tone::Plain, tr!(l, "concern-pace-done")),
        Pace::DoneLate => (Tone::Plain, tr!(l, "concern-pace-done-late")),
        Pace::InTime => (Tone::Good, tr!(l, "concern-pace-in-time")),
        Pace::Soon => (Tone::Care, tr!(l, "concern-pace-soon")),
        Pace::Late => (Tone::Urgent, tr!(l, "concern-pace-late")),
    }
}

pub(crate) fn outcome(l: Locale, outcome: Outcome) -> String {
    match outcome {
        Outcome::TakenUp => tr!(l, "concern-outcome-taken-up"),
        Outcome::Known => tr!(l, "concern-outcome-known"),
        Outcome::Helped => tr!(l, "concern-outcome-helped"),
        Outcome::Police => tr!(l, "concern-outcome-police"),
        Outcome::Elsewhere => tr!(l, "concern-outcome-elsewhere"),
        Outcome::NotTraced => tr!(l, "concern-outcome-not-traced"),
        Outcome::NothingFurther => tr!(l, "concern-outcome-nothing-further"),
        Outcome::NoConcern => tr!(l, "concern-outcome-no-concern"),
        Outcome::Joined => tr!(l, "concern-outcome-joined"),
    }
}

/// The name of a status, as colleagues read it.
pub(crate) fn status(l: Locale, status: Status) -> String {
    match status {
        Status::Read => tr!(l, "concern-status-name-read"),
        Status::Thinking => tr!(l, "concern-status-name-thinking"),
        Status::Doing => tr!(l, "concern-status-name-doing"),
        Status::Question => tr!(l, "concern-status-name-question"),
        Status::Done => tr!(l, "concern-status-name-done"),
    }
}

/// The name of a kind of entry in a concern's history.
pub(crate) fn entry(l: Locale, kind: EntryKind) -> String {
    match kind {
        EntryKind::Raised => tr!(l, "concern-entry-raised"),
        EntryKind::Acknowledged => tr!(l, "concern-entry-acknowledged"),
        EntryKind::Called => tr!(l, "concern-entry-called"),
        EntryKind::Written => tr!(l, "concern-entry-written"),
        EntryKind::Heard => tr!(l, "concern-entry-heard"),
        EntryKind::Chased => tr!(l, "concern-entry-chased"),
        EntryKind::Extended => tr!(l, "concern-entry-extended"),
        EntryKind::HandedOver => tr!(l, "concern-entry-handed-over"),
        EntryKind::Moved => tr!(l, "concern-entry-moved"),
        EntryKind::Status => tr!(l, "concern-entry-status"),
        EntryKind::SaidMore => tr!(l, "concern-entry-said-more"),
        EntryKind::Added => tr!(l, "concern-entry-added"),
        EntryKind::IdentityOpened => tr!(l, "concern-entry-identity"),
        EntryKind::DisclosureAsked => tr!(l, "disclosure-entry-asked"),
        EntryKind::DisclosedAtOnce => tr!(l, "disclosure-entry-at-once"),
        EntryKind::DisclosureAnswered => tr!(l, "disclosure-entry-answered"),
        EntryKind::Note => tr!(l, "concern-entry-note"),
        EntryKind::NoConcern => tr!(l, "concern-entry-no-concern"),
        EntryKind::Closed => tr!(l, "concern-entry-closed"),
    }
}

/// Why a step is not possible at present, and what to do instead.
pub(crate) fn refusal(l: Locale, refusal: Refusal) -> String {
    match refusal {
        Refusal::Closed => tr!(l, "concern-refused-closed"),
        Refusal::Taken => tr!(l, "concern-refused-taken"),
        Refusal::NotTaken => tr!(l, "concern-refused-not-taken"),
        Refusal::NeedsCall => tr!(l, "concern-refused-needs-call"),
        Refusal::NeedsLetter => tr!(l, "concern-refused-needs-letter"),
        Refusal::NeedsAnswer => tr!(l, "concern-refused-needs-answer"),
        Refusal::Heard => tr!(l, "concern-refused-heard"),
        Refusal::WrongMoment => tr!(l, "concern-refused-moment"),
        Refusal::NotTheirs => tr!(l, "concern-refused-not-theirs"),
        Refusal::Same => tr!(l, "concern-refused-same"),
        Refusal::OwnReading => tr!(l, "concern-refused-own-reading"),
        Refusal::Alone => tr!(l, "concern-refused-alone"),
        Refusal::WrongOutcome => tr!(l, "concern-refused-outcome"),
    }
}

/// What was answered to a wish to disclose who somebody is.
pub(crate) fn answer(l: Locale, answer: Answer) -> String {
    match answer {
        Answer::Agreed => tr!(l, "disclosure-answer-agreed"),
        Answer::Refused => tr!(l, "disclosure-answer-refused"),
        Answer::Right => tr!(l, "disclosure-answer-right"),
        Answer::Wrong => tr!(l, "disclosure-answer-wrong"),
    }
}

/// How such a wish stands: the colour, and words that say the same.
pub(crate) fn disclosure(l: Locale, of: &Disclosure) -> (Tone, String) {
    match of.request.answered {
        Some((_, given @ (Answer::Agreed | Answer::Right))) => (Tone::Good, answer(l, given)),
        Some((_, given)) => (Tone::Plain, answer(l, given)),
        None if of.late && of.request.urgent => (Tone::Urgent, tr!(l, "disclosure-state-review-late")),
        None if of.late => (Tone::Urgent, tr!(l, "disclosure-state-late")),
        None if of.request.urgent => (Tone::Care, tr!(l, "disclosure-state-review")),
        None => (Tone::Care, tr!(l, "disclosure-state-asked")),
    }
}
