//! The form for saying more by the number, to the people who keep somebody safe and to nobody else.
//!
//! It stands on the page of every number, so that nobody at home can tell from it what was said.

use super::{DO, MORE, MORE_TOKEN, SAY_MORE, hidden::hidden};
use crate::{
    components::{Button, TextArea, Tone, notice},
    i18n, routes, tr,
};
use domain::{Locale, concern::Limits, number::Number};
use leptos::prelude::*;
use services::safeguard::Reads;

/// Why the text was not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MoreProblem {
    /// Nothing was written.
    Nothing,
    /// It is too long.
    TooLong,
}

/// The model of the form.
#[derive(Clone, Default)]
pub struct More {
    /// The text that was not accepted. It may hold names, so this type has no `Debug`.
    pub typed: String,
    /// Why it was not accepted.
    pub problem: Option<MoreProblem>,
    /// Whether a text was just sent.
    pub sent: bool,
    /// The form's token: pressing the button twice sends the text once.
    pub token: String,
    /// When a person next reads; `None` if the authority has not said.
    pub reads: Option<Reads>,
}

/// The form. It is folded unless it came back with a problem.
pub(super) fn more(l: Locale, number: &Number, more: &More) -> AnyView {
    let sent = more.sent.then(|| notice(Tone::Good, view! { <p>{tr!(l, "number-more-sent")}</p> }));
    let error = more.problem.map(|problem| match problem {
        MoreProblem::Nothing => tr!(l, "number-more-nothing"),
        MoreProblem::TooLong => tr!(l, "number-more-long", most = Limits::WORDS),
    });
    let reads = more.reads.map(|reads| match reads {
        Reads::Now => tr!(l, "number-more-reads-now"),
        Reads::At(at) => tr!(l, "number-more-reads", when = i18n::day_and_time(l, at.local())),
    });
    let field = TextArea::new(MORE, tr!(l, "number-more-label"))
        .error(error)
        .value(more.typed.clone())
        .rows(4)
        .view();
    view! {
        {sent}
        <details open=more.problem.is_some()>
            <summary>{tr!(l, "number-more")}</summary>
            <div>
                <p>{tr!(l, "number-more-who")}</p>
                {reads.map(|reads| view! { <p>{reads}</p> })}
                <p>{tr!(l, "number-more-now")} " " <a href=routes::HELP.path(l)>{tr!(l, "footer-help")}</a></p>
                <form method="post" action=routes::NUMBER.path(l) autocomplete="off" novalidate>
                    {hidden(number)}
                    <input type="hidden" name=MORE_TOKEN value=more.token.clone() />
                    {field}
                    <div class="actions">{Button::primary(tr!(l, "number-more-send")).sends(DO, SAY_MORE).view()}</div>
                </form>
            </div>
        </details>
    }
    .into_any()
}
