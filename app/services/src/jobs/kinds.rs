//! The kinds of work, and how each is repeated.

use std::time::Duration;

/// A kind of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Folds appended changes into the totals.
    FoldTallies,
    /// Prints the figures that are due.
    Prints,
    /// Forgets what has run out.
    Sweep,
    /// Empties the write-ahead log of what was overwritten.
    TruncateLog,
    /// Removes what interrupted imports left behind.
    ClearStaged,
    /// Writes down the answers whose promised day has come.
    Answers,
    /// Tells people of concerns.
    Escalate,
    /// Forgets concerns that were kept for their time.
    ForgetConcerns,
    /// Raises what should have been raised and was not, and looks for worries of a month that is over that have no end.
    CheckMonths,
    /// Sends one alert by mail.
    DeliverMail,
    /// Sends one alert by the gateway for text messages.
    DeliverText,
    /// Sees whose weekly mail is due.
    Digest,
    /// Sends somebody a mail that says "open Clywed".
    Nudge,
}

/// Whose workers do a kind of work. What waits for a server elsewhere never keeps anything else waiting: a dead mail server
/// delays neither a text message nor what the server does by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lane {
    /// What stays inside the server.
    Main,
    /// What waits for the mail server.
    Mail,
    /// What waits for the gateway for text messages.
    Text,
}

impl Lane {
    /// As it is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Main => storage::jobs::MAIN,
            Self::Mail => "mail",
            Self::Text => "text",
        }
    }
}

/// No pause between two tries of an alert is longer.
const LONGEST_OF_ALERTS: Duration = Duration::from_mins(5);
/// An alert is tried for a day and a little: a mail server that was down all night is reached in the morning.
const TRIES_OF_ALERTS: u32 = 300;

/// How a kind of work is repeated.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// How often it recurs; none for what is added one by one.
    pub every: Option<Duration>,
    /// After how many failed tries it is given up; none for what must go on for ever.
    pub tries: Option<u32>,
    /// No pause between two tries is longer.
    pub longest_pause: Duration,
}

impl Rule {
    /// For what recurs for ever, every so many seconds: it is tried at least as often as it recurs.
    const fn every(seconds: u64) -> Self {
        let every = Duration::from_secs(seconds);
        Self { every: Some(every), tries: None, longest_pause: every }
    }

    /// For an alert.
    const fn alert() -> Self {
        Self { every: None, tries: Some(TRIES_OF_ALERTS), longest_pause: LONGEST_OF_ALERTS }
    }
}

impl Kind {
    /// Every kind.
    pub const ALL: &[Self] = &[
        Self::FoldTallies,
        Self::Prints,
        Self::Sweep,
        Self::TruncateLog,
        Self::ClearStaged,
        Self::Answers,
        Self::Escalate,
        Self::ForgetConcerns,
        Self::CheckMonths,
        Self::DeliverMail,
        Self::DeliverText,
        Self::Digest,
        Self::Nudge,
    ];

    /// As it is stored and logged. Never changed once released.
    pub const fn code(self) -> &'static str {
        match self {
            Self::FoldTallies => "fold-tallies",
            Self::Prints => "prints",
            Self::Sweep => "sweep",
            Self::TruncateLog => "truncate-log",
            Self::ClearStaged => "clear-staged",
            Self::Answers => "answers",
            Self::Escalate => "escalate",
            Self::ForgetConcerns => "forget-concerns",
            Self::CheckMonths => "check-months",
            Self::DeliverMail => "deliver-mail",
            Self::DeliverText => "deliver-text",
            Self::Digest => "digest",
            Self::Nudge => "nudge",
        }
    }

    /// How it is repeated.
    pub const fn rule(self) -> Rule {
        match self {
            Self::FoldTallies => Rule::every(20),
            Self::Prints => Rule::every(15),
            Self::Escalate => Rule::every(10),
            Self::ForgetConcerns | Self::CheckMonths | Self::Digest => Rule::every(900),
            Self::Sweep | Self::TruncateLog | Self::ClearStaged | Self::Answers => Rule::every(300),
            Self::DeliverMail | Self::DeliverText | Self::Nudge => Rule::alert(),
        }
    }

    /// Whose workers do it.
    pub const fn lane(self) -> Lane {
        match self {
            Self::DeliverMail | Self::Nudge => Lane::Mail,
            Self::DeliverText => Lane::Text,
            _ => Lane::Main,
        }
    }
}
