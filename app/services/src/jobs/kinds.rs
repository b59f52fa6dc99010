//! The kinds of work, and how each is repeated.

use domain::schedule::LONGEST_PAUSE;
use std::time::Duration;

/// A kind of work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Folds appended changes into the totals.
    FoldTallies,
    /// Takes the snapshots that are due.
    Snapshots,
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
}

/// How a kind of work is repeated.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// How often it recurs; none for what is added one by one.
    pub every: Option<Duration>,
    /// After how many failed tries it is given up; none for what must go on for ever.
    pub tries: Option<u32>,
}

impl Rule {
    /// For what recurs for ever, every so many seconds.
    const fn every(seconds: u64) -> Self {
        Self { every: Some(Duration::from_secs(seconds)), tries: None }
    }

    /// No pause between two tries is longer: what recurs is tried at least as often as it recurs.
    pub const fn longest_pause(self) -> Duration {
        match self.every {
            Some(every) => every,
            None => LONGEST_PAUSE,
        }
    }
}

impl Kind {
    /// Every kind.
    pub const ALL: &[Self] = &[
        Self::FoldTallies,
        Self::Snapshots,
        Self::Sweep,
        Self::TruncateLog,
        Self::ClearStaged,
        Self::Answers,
        Self::Escalate,
        Self::ForgetConcerns,
        Self::CheckMonths,
    ];

    /// As it is stored and logged. Never changed once released.
    pub const fn code(self) -> &'static str {
        match self {
            Self::FoldTallies => "fold-tallies",
            Self::Snapshots => "snapshots",
            Self::Sweep => "sweep",
            Self::TruncateLog => "truncate-log",
            Self::ClearStaged => "clear-staged",
            Self::Answers => "answers",
            Self::Escalate => "escalate",
            Self::ForgetConcerns => "forget-concerns",
            Self::CheckMonths => "check-months",
        }
    }

    /// How it is repeated.
    pub const fn rule(self) -> Rule {
        match self {
            Self::FoldTallies => Rule::every(20),
            Self::Snapshots => Rule::every(15),
            Self::Escalate => Rule::every(10),
            Self::ForgetConcerns | Self::CheckMonths => Rule::every(900),
            Self::Sweep | Self::TruncateLog | Self::ClearStaged | Self::Answers => Rule::every(300),
        }
    }
}
