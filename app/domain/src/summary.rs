//! Summaries and replies: what goes up, and what comes back.
//!
//! A moderator writes a summary about one theme of one quarter, from at least five accepted feedback. It quotes
//! nobody, stands in both languages, and a second moderator reads it. A reply says what changed, what will change and
//! by when, or why not; nobody sees it before a moderator has read it.
//!
//! `state` has the states and the rule of each transition, `findings` what stands in the way of a text and what
//! its writer is warned of, `language` whether a text is written in the language of its box.

mod findings;
mod language;
mod state;

pub use findings::{
    BodyProblem, Findings, Warning, WarningKind, reason_problem, reply_findings, summary_findings,
};
pub use language::seems_written_in;
pub use state::{Refusal, ReplyState, Seen, SummaryState};

/// From how many accepted feedback a summary may be written. Fewer would say what one family said.
pub const MIN_SOURCES: usize = 5;
/// The longest summary or reply, in characters of one language.
pub const BODY_LIMIT: usize = 2_000;
/// The longest reason for sending a reply back, in characters.
pub const REASON_LIMIT: usize = 500;
/// This many words in a row that stand in somebody's feedback are a quotation.
pub const QUOTE_WORDS: usize = 7;
/// A promise of what will change names a day within so many years.
pub const PROMISE_YEARS: i16 = 5;

codes! {
    /// What a reply says.
    pub enum ReplyKind {
        /// What has changed.
        Changed = "changed",
        /// What will change, by when.
        Will = "will",
        /// Why not.
        WhyNot = "why-not",
    }
}
