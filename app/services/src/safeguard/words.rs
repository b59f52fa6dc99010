//! The words of a concern's story, as they lie under its key.

use domain::{
    Bilingual,
    calls::Rung,
    clock::Moment,
    concern::{About, Kind, Limits},
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The words of one line. They may hold names: `Debug` prints none.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Words {
    /// What somebody wrote.
    Text {
        /// The words.
        text: String,
    },
    /// A telephone call.
    Call {
        /// When they rang.
        rung_at: Moment,
        /// The name of whoever answered.
        who: String,
        /// The reference that was given; may be empty.
        reference: String,
        /// What was said, in the caller's words.
        said: String,
    },
    /// To whom somebody's identity is to be disclosed or was, and why; or why it was answered so.
    Disclosure {
        /// The body, by name.
        to: String,
        /// Why.
        why: String,
    },
    /// The written confirmation.
    Letter {
        /// All that is printed.
        letter: Letter,
    },
}

impl Words {
    /// What somebody wrote.
    pub(crate) fn text(text: &str) -> Self {
        Self::Text { text: text.trim().to_owned() }
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text { .. } => "Words(text)",
            Self::Call { .. } => "Words(call)",
            Self::Disclosure { .. } => "Words(disclosure)",
            Self::Letter { .. } => "Words(letter)",
        })
    }
}

/// What is lacking of what somebody wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordsProblem {
    /// Nothing was written where words are needed.
    None,
    /// It is longer than [`Limits::WORDS`] characters.
    TooLong,
}

/// Checks words that are needed.
pub(crate) fn check(text: &str) -> Option<WordsProblem> {
    if text.trim().is_empty() { Some(WordsProblem::None) } else { too_long(text) }
}

/// Checks words that may be left out.
pub(crate) fn too_long(text: &str) -> Option<WordsProblem> {
    (text.chars().count() > Limits::WORDS).then_some(WordsProblem::TooLong)
}

/// What a lead writes for the written confirmation. `Debug` prints none of it.
#[derive(Clone, PartialEq, Eq)]
pub struct LetterText {
    /// To whom it goes.
    pub to: String,
    /// What is reported, in one of the languages or both.
    pub said: Bilingual,
}

impl fmt::Debug for LetterText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LetterText")
    }
}

/// The written confirmation of a telephone report: all that is printed, in both languages. `Debug` prints none of it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// What the authority is called.
    pub authority: Bilingual,
    /// The reference of the concern here.
    pub reference: String,
    /// What it is about.
    pub kind: Kind,
    /// Who may be harmed.
    pub about: About,
    /// When it was raised.
    pub raised: Moment,
    /// Who was rung.
    pub rung: Option<Rung>,
    /// When they were rung.
    pub rung_at: Option<Moment>,
    /// The name of whoever answered.
    pub who: String,
    /// The reference that they gave.
    pub their_reference: String,
    /// To whom the letter goes.
    pub to: String,
    /// What is reported, in the words of whoever writes: in the language in which it was written, never translated by us.
    pub said: Bilingual,
    /// Who writes.
    pub by: String,
    /// When.
    pub written: Moment,
}

impl fmt::Debug for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Letter")
    }
}
