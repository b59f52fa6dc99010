//! The names of codes on staff pages.

use crate::tr;
use domain::{
    Locale,
    calls::{CallProblem, ReachReason, Rung},
    catalogue::{ThemeCode, catalogue},
    coding::{CodingProblem, DeclineReason, SecondPerson},
    danger::Hint,
    feedback::{Audience, Channel, Helper, State, Tier, Voice, WordBox},
    lifecycle::Judgement,
    redaction::Kind,
    summary::{BodyProblem, ReplyKind},
};

pub(crate) fn audience(l: Locale, audience: Audience) -> String {
    match audience {
        Audience::Child => tr!(l, "staff-audience-child"),
        Audience::YoungPerson => tr!(l, "staff-audience-young"),
        Audience::Parent => tr!(l, "staff-audience-parent"),
    }
}

pub(crate) fn channel(l: Locale, channel: Channel) -> String {
    match channel {
        Channel::Alone => tr!(l, "staff-channel-alone"),
        Channel::WithHelper => tr!(l, "staff-channel-helper"),
        Channel::Advocate => tr!(l, "staff-channel-advocate"),
        Channel::Paper => tr!(l, "staff-channel-paper"),
        Channel::Group => tr!(l, "staff-channel-group"),
        Channel::Import => tr!(l, "staff-channel-import"),
    }
}

pub(crate) fn voice(l: Locale, voice: Voice) -> String {
    match voice {
        Voice::Own => tr!(l, "staff-voice-own"),
        Voice::Typed => tr!(l, "staff-voice-typed"),
        Voice::Helper => tr!(l, "staff-voice-helper"),
        Voice::Observation => tr!(l, "staff-voice-observation"),
    }
}

pub(crate) fn helper(l: Locale, helper: Helper) -> String {
    match helper {
        Helper::Nobody => tr!(l, "staff-helper-nobody"),
        Helper::Family => tr!(l, "staff-helper-family"),
        Helper::Carer => tr!(l, "staff-helper-carer"),
        Helper::Service => tr!(l, "staff-helper-service"),
        Helper::Advocate => tr!(l, "staff-helper-advocate"),
        Helper::Teacher => tr!(l, "staff-helper-teacher"),
        Helper::Other => tr!(l, "staff-helper-other"),
    }
}

pub(crate) fn tier(l: Locale, tier: Tier) -> String {
    match tier {
        Tier::Button => tr!(l, "staff-tier-now"),
        Tier::Unsafe => tr!(l, "staff-tier-unsafe"),
        Tier::Sometimes => tr!(l, "staff-tier-sometimes"),
        Tier::Ordinary => tr!(l, "staff-tier-ordinary"),
    }
}

/// The name of a danger hint. It is shown to the person who has claimed the item, always as a guess.
pub(crate) fn hint(l: Locale, hint: Hint) -> String {
    match hint {
        Hint::SelfHarm => tr!(l, "staff-hint-self-harm"),
        Hint::Harm => tr!(l, "staff-hint-harm"),
        Hint::Exploited => tr!(l, "staff-hint-exploited"),
        Hint::Worker => tr!(l, "staff-hint-worker"),
        Hint::Adult => tr!(l, "staff-hint-adult"),
        Hint::Neglect => tr!(l, "staff-hint-neglect"),
        Hint::Away => tr!(l, "staff-hint-away"),
        Hint::Afraid => tr!(l, "staff-hint-afraid"),
        Hint::Unclear => tr!(l, "staff-hint-unclear"),
    }
}

pub(crate) fn state(l: Locale, state: State) -> String {
    match state {
        State::Waiting => tr!(l, "staff-state-waiting"),
        State::Claimed => tr!(l, "staff-state-claimed"),
        State::Held => tr!(l, "staff-state-held"),
        State::Reopened => tr!(l, "staff-state-reopened"),
        State::Accepted => tr!(l, "staff-state-accepted"),
        State::Declined => tr!(l, "staff-state-declined"),
        State::Withdrawn => tr!(l, "staff-state-withdrawn"),
    }
}

pub(crate) fn kind(l: Locale, kind: Kind) -> String {
    match kind {
        Kind::Person => tr!(l, "staff-kind-person"),
        Kind::Worker => tr!(l, "staff-kind-worker"),
        Kind::Child => tr!(l, "staff-kind-child"),
        Kind::Place => tr!(l, "staff-kind-place"),
        Kind::School => tr!(l, "staff-kind-school"),
        Kind::Date => tr!(l, "staff-kind-date"),
        Kind::Contact => tr!(l, "staff-kind-contact"),
        Kind::Other => tr!(l, "staff-kind-other"),
    }
}

/// The question that a text box belongs to.
pub(crate) fn word_box(l: Locale, word_box: WordBox) -> String {
    match word_box {
        WordBox::Praise => tr!(l, "staff-box-praise"),
        WordBox::Problem => tr!(l, "staff-box-problem"),
        WordBox::Idea => tr!(l, "staff-box-idea"),
    }
}

pub(crate) fn polarity(l: Locale, polarity: WordBox) -> String {
    match polarity {
        WordBox::Praise => tr!(l, "staff-polarity-praise"),
        WordBox::Problem => tr!(l, "staff-polarity-problem"),
        WordBox::Idea => tr!(l, "staff-polarity-idea"),
    }
}

pub(crate) fn decline(l: Locale, reason: DeclineReason) -> String {
    match reason {
        DeclineReason::Nothing => tr!(l, "staff-decline-nothing"),
        DeclineReason::Elsewhere => tr!(l, "staff-decline-elsewhere"),
        DeclineReason::Again => tr!(l, "staff-decline-again"),
        DeclineReason::TooPersonal => tr!(l, "staff-decline-personal"),
    }
}

pub(crate) fn second_person(l: Locale, why: SecondPerson) -> String {
    match why {
        SecondPerson::VerySerious => tr!(l, "staff-second-serious"),
        SecondPerson::YoungChild => tr!(l, "staff-second-child"),
        SecondPerson::Quotation => tr!(l, "staff-second-quotation"),
        SecondPerson::OneInFour => tr!(l, "staff-second-sample"),
        SecondPerson::Asked => tr!(l, "staff-second-asked"),
    }
}

/// The name of a reading's outcome.
pub(crate) fn judgement(l: Locale, judgement: Judgement) -> String {
    match judgement {
        Judgement::Draft => tr!(l, "staff-judgement-draft"),
        Judgement::Recused => tr!(l, "staff-judgement-recused"),
        Judgement::Held => tr!(l, "staff-judgement-held"),
        Judgement::NoConcern => tr!(l, "staff-judgement-no-concern"),
        Judgement::Accepted => tr!(l, "staff-judgement-accepted"),
        Judgement::Declined => tr!(l, "staff-judgement-declined"),
        Judgement::Reopened => tr!(l, "staff-judgement-reopened"),
    }
}

/// The name of the office or person that was rung.
pub(crate) fn rung(l: Locale, rung: Rung) -> String {
    match rung {
        Rung::Lead => tr!(l, "staff-rung-lead"),
        Rung::FrontDoor => tr!(l, "staff-rung-front-door"),
        Rung::DutyTeam => tr!(l, "staff-rung-duty-team"),
        Rung::DesignatedOfficer => tr!(l, "staff-rung-officer"),
        Rung::Police => tr!(l, "staff-rung-police"),
        Rung::Contributor => tr!(l, "staff-rung-contributor"),
        Rung::Other => tr!(l, "staff-rung-other"),
    }
}

/// The name of a reason for opening contact details.
pub(crate) fn reach_reason(l: Locale, reason: ReachReason) -> String {
    match reason {
        ReachReason::InTouch => tr!(l, "staff-reach-in-touch"),
        ReachReason::Check => tr!(l, "staff-reach-check"),
    }
}

/// A problem with the record of a call in words, and the control that it belongs to.
pub(crate) fn call_problem(l: Locale, problem: CallProblem) -> (&'static str, String) {
    match problem {
        CallProblem::NoRung => ("rung", tr!(l, "staff-problem-no-rung")),
        CallProblem::NoWho => ("call-who", tr!(l, "staff-problem-no-who")),
        CallProblem::NoTime => ("call-day", tr!(l, "staff-problem-no-time")),
        CallProblem::WrongTime => ("call-day", tr!(l, "staff-problem-wrong-time")),
        CallProblem::NoSaid => ("call-said", tr!(l, "staff-problem-no-said")),
        CallProblem::TooLong => ("call-said", tr!(l, "staff-problem-call-too-long")),
    }
}

/// A problem with a coding in words, and the control that it belongs to.
pub(crate) fn coding_problem(l: Locale, problem: CodingProblem) -> (&'static str, String) {
    match problem {
        CodingProblem::NoTheme => ("theme", tr!(l, "staff-problem-no-theme")),
        CodingProblem::UnknownTheme => ("theme", tr!(l, "staff-problem-unknown-theme")),
        CodingProblem::NoPolarity => ("theme", tr!(l, "staff-problem-no-polarity")),
        CodingProblem::UnknownRight => ("right", tr!(l, "staff-problem-unknown-right")),
        CodingProblem::NoCriticality => ("criticality", tr!(l, "staff-problem-no-criticality")),
        CodingProblem::NoReason => ("reason", tr!(l, "staff-problem-no-reason")),
        CodingProblem::ReasonTooLong => ("reason", tr!(l, "staff-problem-reason-too-long")),
        CodingProblem::NoDeclineReason => ("why", tr!(l, "staff-problem-no-decline-reason")),
    }
}

/// A problem with a summary or reply in words, and the control that it belongs to.
pub(crate) fn body_problem(l: Locale, problem: BodyProblem) -> (&'static str, String) {
    match problem {
        BodyProblem::TooFewSources => ("cy", tr!(l, "staff-problem-too-few")),
        BodyProblem::NoWelsh => ("cy", tr!(l, "staff-problem-no-welsh")),
        BodyProblem::NoEnglish => ("en", tr!(l, "staff-problem-no-english")),
        BodyProblem::TooLong => ("cy", tr!(l, "staff-problem-too-long")),
        BodyProblem::QuotesInWelsh => ("cy", tr!(l, "staff-problem-quotes")),
        BodyProblem::QuotesInEnglish => ("en", tr!(l, "staff-problem-quotes")),
        BodyProblem::NoDate => ("by", tr!(l, "staff-problem-no-date")),
        BodyProblem::ContactInWelsh => ("cy", tr!(l, "staff-problem-contact")),
        BodyProblem::ContactInEnglish => ("en", tr!(l, "staff-problem-contact")),
        BodyProblem::PastDate => ("by", tr!(l, "staff-problem-past-date")),
        BodyProblem::NotYet => ("by", tr!(l, "staff-problem-not-yet")),
        BodyProblem::FarDate => ("by", tr!(l, "staff-problem-far-date")),
        BodyProblem::NoReason => ("reason", tr!(l, "staff-problem-reply-no-why")),
        BodyProblem::ReasonTooLong => ("reason", tr!(l, "staff-problem-reply-why-too-long")),
    }
}

pub(crate) fn reply_kind(l: Locale, kind: ReplyKind) -> String {
    match kind {
        ReplyKind::Changed => tr!(l, "staff-reply-changed"),
        ReplyKind::Will => tr!(l, "staff-reply-will"),
        ReplyKind::WhyNot => tr!(l, "staff-reply-why-not"),
    }
}

/// The name of one of the ten themes, or of a sub-theme.
pub(crate) fn theme(l: Locale, code: ThemeCode) -> String {
    let text = code.to_string();
    let theme = catalogue().theme(&text).map(|theme| &theme.name);
    let sub = || catalogue().sub_theme(&text).map(|sub| &sub.name);
    theme.or_else(sub).map(|name| name.get(l).to_owned()).unwrap_or(text)
}
