//! Coding: what feedback is about, how serious it is as told, and whether one person may decide alone.
//!
//! The level is that of the single most serious thing said about what a service did or did not do, as it is
//! told: not whether it is true, not the tone, not the sum. It is never public and never averaged.

pub use crate::criticality::Criticality;

use crate::{
    catalogue::{ThemeCode, catalogue},
    feedback::{Audience, WordBox},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// One theme as it was spoken of: a theme may carry praise and a problem at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThemeMark {
    /// The theme or sub-theme.
    pub theme: ThemeCode,
    /// How it was spoken of. Never empty in a coding that was accepted.
    pub polarity: BTreeSet<WordBox>,
}

/// A moderator's coding of one feedback.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coding {
    /// The themes, each once.
    pub themes: Vec<ThemeMark>,
    /// The level; `None` until it was chosen.
    pub criticality: Option<Criticality>,
    /// "Could happen to someone else tomorrow": set apart from the level.
    pub could_happen_again: bool,
    /// Articles of the Convention that were raised, and how they were spoken of. Raised, never met or not met.
    pub rights: BTreeSet<(u8, WordBox)>,
    /// Why this level, in one line. Needed at levels 4 and 5. Holds nobody's name: the form says so.
    pub reason: String,
}

/// The longest reason, in characters.
pub const REASON_LIMIT: usize = 300;

impl Coding {
    /// A coding in which nothing was chosen yet.
    pub fn empty() -> Self {
        Self {
            themes: Vec::new(),
            criticality: None,
            could_happen_again: false,
            rights: BTreeSet::new(),
            reason: String::new(),
        }
    }

    /// Every problem that stops accepting, in the order of the form; none if it may be accepted. `has_words`: something
    /// was written. Feedback of ticked answers alone needs neither a theme nor a level: its answers count as they are.
    pub fn problems(&self, has_words: bool) -> Vec<CodingProblem> {
        let is_theme = |code: ThemeCode| {
            let code = code.to_string();
            catalogue().theme(&code).is_some() || catalogue().sub_theme(&code).is_some()
        };
        let mut problems = Vec::new();
        let mut seen = BTreeSet::new();
        if self.themes.is_empty() && has_words {
            problems.push(CodingProblem::NoTheme);
        }
        if self.themes.iter().any(|mark| !is_theme(mark.theme) || !seen.insert(mark.theme)) {
            problems.push(CodingProblem::UnknownTheme);
        }
        if self.themes.iter().any(|mark| mark.polarity.is_empty()) {
            problems.push(CodingProblem::NoPolarity);
        }
        if self.rights.iter().any(|(article, _)| catalogue().article(*article).is_none()) {
            problems.push(CodingProblem::UnknownRight);
        }
        match self.criticality {
            None if has_words => problems.push(CodingProblem::NoCriticality),
            Some(level) if level.needs_reason() && self.reason.trim().is_empty() => {
                problems.push(CodingProblem::NoReason);
            }
            _ => {}
        }
        if self.reason.chars().count() > REASON_LIMIT {
            problems.push(CodingProblem::ReasonTooLong);
        }
        problems
    }
}

codes! {
    /// Why a coding cannot be accepted yet.
    pub enum CodingProblem {
        /// At least one theme.
        NoTheme = "no-theme",
        /// A theme that the catalogue does not have, or one given twice: the form was altered.
        UnknownTheme = "unknown-theme",
        /// A theme without praise, problem or idea.
        NoPolarity = "no-polarity",
        /// An article that the catalogue does not have: the form was altered.
        UnknownRight = "unknown-right",
        /// No level was chosen.
        NoCriticality = "no-criticality",
        /// Level 4 or 5 without a line that says why.
        NoReason = "no-reason",
        /// The line is longer than [`REASON_LIMIT`].
        ReasonTooLong = "reason-too-long",
        /// It was to be declined without a reason.
        NoDeclineReason = "no-decline-reason",
    }
}

codes! {
    /// Why feedback is declined. Each has one fixed, kind sentence on the contributor's page, and no other.
    pub enum DeclineReason {
        /// Nothing in it can be understood, or it was a try.
        Nothing = "nothing",
        /// It is about something that no children's service did.
        Elsewhere = "elsewhere",
        /// The same was sent before.
        Again = "again",
        /// Hiding what would single somebody out leaves nothing.
        TooPersonal = "too-personal",
    }
}

codes! {
    /// Why a second person must read before feedback is accepted.
    pub enum SecondPerson {
        /// Level 4 or 5.
        VerySerious = "very-serious",
        /// Level 3 from a child under 11.
        YoungChild = "young-child",
        /// A sentence is to be quoted.
        Quotation = "quotation",
        /// The one in four at level 3.
        OneInFour = "one-in-four",
        /// The moderator asked for it.
        Asked = "asked",
    }
}

/// What the rule about second persons looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Circumstances {
    /// The level; none where nothing was written and none was chosen.
    pub criticality: Option<Criticality>,
    /// Who the questions were worded for: [`Audience::Child`] is under 11.
    pub audience: Audience,
    /// Whether a sentence is to be quoted.
    pub quoted: bool,
    /// A number that nobody chose, the same each time for the same feedback (from its random id): it decides
    /// who is in the one in four, so that opening it again cannot draw again.
    pub draw: u64,
}

/// Whether a second person must read, and why. The first reason that holds is given.
pub fn needs_second_person(of: Circumstances) -> Option<SecondPerson> {
    let level = of.criticality.unwrap_or(Criticality::Nothing);
    if level >= Criticality::VerySerious {
        Some(SecondPerson::VerySerious)
    } else if level == Criticality::Serious && of.audience == Audience::Child {
        Some(SecondPerson::YoungChild)
    } else if of.quoted {
        Some(SecondPerson::Quotation)
    } else if level == Criticality::Serious && of.draw.is_multiple_of(4) {
        Some(SecondPerson::OneInFour)
    } else {
        None
    }
}

/// Whether this feedback is one of the one in ten that another moderator codes without seeing the first
/// coding. The draw is split from that of [`needs_second_person`], so that the two samples are independent.
pub fn is_blind_sample(draw: u64) -> bool {
    (draw / 4).is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complete() -> Coding {
        Coding {
            themes: vec![ThemeMark { theme: "3.2".parse().unwrap(), polarity: [WordBox::Problem].into() }],
            criticality: Some(Criticality::Noticeable),
            rights: [(12, WordBox::Problem)].into(),
            ..Coding::empty()
        }
    }

    fn problems(coding: &Coding) -> Vec<CodingProblem> {
        coding.problems(true)
    }

    #[test]
    fn ticks_alone_need_no_invented_theme_and_no_level() {
        assert_eq!(Coding::empty().problems(false), []);
        let unsure = Coding { criticality: Some(Criticality::Extreme), ..Coding::empty() };
        assert_eq!(
            unsure.problems(false),
            [CodingProblem::NoReason],
            "a level that is chosen still says why"
        );
    }

    #[test]
    fn an_empty_coding_says_everything_that_is_missing_at_once() {
        assert_eq!(problems(&Coding::empty()), [CodingProblem::NoTheme, CodingProblem::NoCriticality]);
        assert_eq!(problems(&complete()), []);
        let odd = Coding { rights: [(12, WordBox::Idea), (55, WordBox::Problem)].into(), ..complete() };
        assert_eq!(problems(&odd), [CodingProblem::UnknownRight]);
    }

    #[test]
    fn a_theme_needs_its_polarity_and_must_stand_in_the_codebook_once() {
        let mut coding = complete();
        coding.themes.push(ThemeMark { theme: "5.1".parse().unwrap(), polarity: BTreeSet::new() });
        assert_eq!(problems(&coding), [CodingProblem::NoPolarity]);
        coding.themes[1] = coding.themes[0].clone();
        assert_eq!(problems(&coding), [CodingProblem::UnknownTheme]);
        coding.themes[1].theme = "99".parse().unwrap();
        assert_eq!(problems(&coding), [CodingProblem::UnknownTheme]);
    }

    #[test]
    fn levels_four_and_five_say_why_in_one_line() {
        for level in [Criticality::VerySerious, Criticality::Extreme] {
            let mut coding = Coding { criticality: Some(level), reason: "  ".into(), ..complete() };
            assert_eq!(problems(&coding), [CodingProblem::NoReason]);
            coding.reason = "A threat after speaking up.".into();
            assert_eq!(problems(&coding), []);
            coding.reason = "a".repeat(REASON_LIMIT + 1);
            assert_eq!(problems(&coding), [CodingProblem::ReasonTooLong]);
        }
    }

    fn told(criticality: Criticality) -> Circumstances {
        let criticality = Some(criticality);
        Circumstances { criticality, audience: Audience::Parent, quoted: false, draw: 1 }
    }

    #[test]
    fn very_serious_things_a_young_childs_and_quotations_have_a_second_reader() {
        assert_eq!(needs_second_person(told(Criticality::VerySerious)), Some(SecondPerson::VerySerious));
        assert_eq!(needs_second_person(told(Criticality::Serious)), None);
        let child = Circumstances { audience: Audience::Child, ..told(Criticality::Serious) };
        assert_eq!(needs_second_person(child), Some(SecondPerson::YoungChild));
        let quoted = Circumstances { quoted: true, ..told(Criticality::Nothing) };
        assert_eq!(needs_second_person(quoted), Some(SecondPerson::Quotation));
    }

    #[test]
    fn one_in_four_serious_ones_and_one_in_ten_of_all_are_drawn() {
        let drawn =
            |draw| needs_second_person(Circumstances { draw, ..told(Criticality::Serious) }).is_some();
        assert_eq!((0..4000).filter(|draw| drawn(*draw)).count(), 1000);
        assert_eq!((0..4000).filter(|draw| is_blind_sample(*draw)).count(), 400);
        assert_eq!((0..4000).filter(|draw| drawn(*draw) && is_blind_sample(*draw)).count(), 100);
    }
}
