//! Coming back with the number, which is typed and posted and never stands in an address.
//!
//! There is no session: the answer to a posted number shows everything, and each button on it posts the
//! number again. So leaving the page leaves nothing behind.

mod difference;
mod found;
mod hidden;
mod more;
mod proof;

pub use difference::{ANSWER, COMMITMENT, DIFFERENCE, Told};
pub use found::{Answer, FoundPage, Summary, found_page, status_words, withdraw_page};
pub use more::{More, MoreProblem};
pub use proof::proof_page;

use crate::{
    components::{Button, Entry, ErrorSummary, Field},
    page::{Frame, Kind, document},
    routes, tr,
};
use domain::{Locale, number::NumberError};
use leptos::prelude::*;

/// The form field of the number.
pub const NUMBER: &str = "number";
/// The form field of the action; without it the feedback is shown.
pub const DO: &str = "do";
/// The action that asks whether to take the feedback back.
pub const WITHDRAW: &str = "withdraw";
/// The action that takes it back.
pub const WITHDRAW_SURE: &str = "withdraw-sure";
/// The action that shows how to check that the feedback is counted.
pub const PROOF: &str = "proof";
/// The action that sends more words to the people who keep somebody safe.
pub const SAY_MORE: &str = "say-more";
/// The form field of those words.
pub const MORE: &str = "more";
/// The form field of that form's token.
pub const MORE_TOKEN: &str = "t";

/// Why the page for a number shows nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberProblem {
    /// The number was mistyped.
    Typed(NumberError),
    /// The number is unknown or its feedback may not be shown: the same answer for both.
    Unknown,
    /// Too many attempts from one caller.
    Slow,
}

/// The model of the page that asks for the number.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct NumberPage {
    /// What was typed, given back so that a slip can be corrected.
    pub typed: String,
    /// Why the number shows nothing.
    pub problem: Option<NumberProblem>,
}

/// The whole page.
pub fn number_page(frame: &Frame, page: &NumberPage) -> String {
    let l = frame.locale;
    let title = tr!(l, "number-title");
    let title = if page.problem.is_some() { tr!(l, "give-error-prefix", title = title) } else { title };
    document(&frame.clone().of(Kind::Contributor), &title, || {
        let problem = page.problem.map(|problem| problem_words(l, problem));
        let summary = ErrorSummary::new(tr!(l, "give-errors"));
        let summary = problem.iter().fold(summary, |summary, words| summary.error(NUMBER, words.as_str()));
        let field = Field::new(NUMBER, tr!(l, "number-label"))
            .entry(Entry::Digits)
            .short()
            .hint(tr!(l, "number-hint"))
            .value(page.typed.as_str())
            .error(problem);
        view! {
            <h1>{tr!(l, "number-heading")}</h1>
            {summary.view()}
            <form method="post" action=routes::NUMBER.path(l) autocomplete="off" novalidate>
                {field.view()}
                <div class="actions">{Button::primary(tr!(l, "number-show")).view()}</div>
            </form>
            <p>{tr!(l, "number-not-kept")}</p>
            <p>{tr!(l, "number-lost")}</p>
        }
    })
}

fn problem_words(l: Locale, problem: NumberProblem) -> String {
    match problem {
        NumberProblem::Typed(NumberError::Length) => tr!(l, "number-error-length"),
        NumberProblem::Typed(NumberError::Check) => tr!(l, "number-error-check"),
        NumberProblem::Unknown => tr!(l, "number-error-unknown"),
        NumberProblem::Slow => tr!(l, "number-error-slow"),
    }
}
