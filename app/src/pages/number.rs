//! Coming back by the number: typed, posted, never in an address.
//!
//! There is no session: the answer to a posted number holds what there is to see, and each button on it posts
//! the number again. Leaving the page therefore leaves nothing behind.

mod found;
mod hidden;
mod more;

pub use found::{Answer, FoundPage, Summary, found_page, status_words, withdraw_page};
pub use more::{More, MoreProblem};

use crate::{
    components::{Button, Entry, ErrorSummary, Field},
    page::{Frame, Kind, document},
    routes, tr,
};
use domain::{Locale, number::NumberError};
use leptos::prelude::*;

/// The name of the number in the form.
pub const NUMBER: &str = "number";
/// The name of what is to be done with it; nothing means: show.
pub const DO: &str = "do";
/// Ask whether to take it back.
pub const WITHDRAW: &str = "withdraw";
/// Take it back.
pub const WITHDRAW_SURE: &str = "withdraw-sure";
/// Send what was written to the people who keep somebody safe.
pub const SAY_MORE: &str = "say-more";
/// The name of what was written.
pub const MORE: &str = "more";
/// The name of that form's own token.
pub const MORE_TOKEN: &str = "t";

/// Why a number shows nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberProblem {
    /// It was mistyped.
    Typed(NumberError),
    /// Unknown, taken or not to be shown: one answer for all.
    Unknown,
    /// Too many tries from one caller.
    Slow,
}

/// The page that asks for the number.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct NumberPage {
    /// What was typed, given back so that a slip can be put right.
    pub typed: String,
    /// Why it shows nothing.
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
