//! The tables there are: a fixed list, so that nobody can ask for a table that tells two people apart.

codes! {
    /// What a table counts.
    pub enum Measure {
        /// The five core questions, one for each heading of the charter, by step.
        Charter = "charter",
        /// The questions that follow each heading, by step.
        FollowUp = "follow-up",
        /// Rights that were raised, by how they were spoken of.
        Rights = "rights",
        /// The ten themes, by how they were spoken of.
        Themes = "themes",
        /// The themes within themes. Printed for a reporting year only.
        SubThemes = "sub-themes",
        /// In how many places somebody had to ask, whether one turned them away, whether they wait.
        FindingHelp = "finding-help",
        /// Whether those who helped worked together, by step.
        Together = "together",
        /// Which agencies were named.
        Agencies = "agencies",
        /// Who was heard: age, language, level, helper, voice, when it happened, told us before, channel, audience.
        Heard = "heard",
        /// What became of a response: answered by the promised day or later, and with what kind of answer.
        Listening = "listening",
        /// Whether a promised change made a difference, as those say who asked for it.
        Difference = "difference",
    }
}

/// What the responses behind a row are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// One answer for each response: those who gave one. *Not about me* is counted beside them.
    Answered,
    /// Any number of marks for each response: every response of the population.
    Responses,
}

/// The column of [`Base::Answered`] that leaves the base.
pub(crate) const NOT_ABOUT_ME: &str = "not-about-me";

impl Measure {
    /// What the responses behind each of its rows are.
    pub const fn base(self) -> Base {
        match self {
            Self::Charter
            | Self::FollowUp
            | Self::FindingHelp
            | Self::Together
            | Self::Heard
            | Self::Listening
            | Self::Difference => Base::Answered,
            Self::Rights | Self::Themes | Self::SubThemes | Self::Agencies => Base::Responses,
        }
    }

    /// Whether a column belongs to the base of its row.
    pub fn in_base(self, column: &str) -> bool {
        self.base() == Base::Answered && column != NOT_ABOUT_ME
    }
}
