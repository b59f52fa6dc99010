//! A form that came back: its problems, and everything that was typed.

use crate::{components::ErrorSummary, pages::safeguard::names, staff::labels, tr};
use domain::{
    Locale,
    calls::{CallProblem, LINE_LIMIT},
    concern::{Limits, Refusal},
};
use leptos::prelude::*;
use services::safeguard::WordsProblem;

macro_rules! forms {
    ($($(#[$meta:meta])* $name:ident = $code:literal, $first:literal, $words:literal;)+) => {
        /// The forms on a concern's page. Each has its own button.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Form { $($(#[$meta])* $name),+ }

        impl Form {
            /// All forms.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The value that the form's button sends.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// The form's first control.
            pub const fn first(self) -> &'static str {
                match self { $(Self::$name => $first),+ }
            }

            /// The control for the form's words.
            pub const fn words(self) -> &'static str {
                match self { $(Self::$name => $words),+ }
            }
        }
    };
}

forms! {
    /// The record of a telephone call.
    Call = "call", "rung", "call-said";
    /// The written confirmation of the telephone report.
    Letter = "letter", "letter-to", "letter-cy";
    /// What the other office answered.
    Heard = "heard", "heard", "heard";
    /// A reminder to the other office, asking what came of the report.
    Chase = "chase", "chased", "chased";
    /// The status sentence that the number shows.
    Show = "show", "status", "status";
    /// A note.
    Note = "note", "note", "note";
    /// Hands the concern over to another person of this desk.
    HandOver = "hand-over", "to", "handed";
    /// Extends a clock.
    Extend = "extend", "clock", "extend-why";
    /// Changes the concern's kind.
    Move = "move", "concern-kind", "move-why";
    /// Joins the concern with another one.
    Join = "join", "other", "other";
    /// Opens the contributor's contact details, with a reason.
    Identity = "identity", "reach", "identity-why";
    /// Asks for the contributor's identity to be disclosed to a named body.
    Disclose = "disclose", "disclose-to", "disclose-why";
    /// Discloses it at once, in an emergency.
    AtOnce = "at-once", "at-once-to", "at-once-why";
    /// "No concern", found by a second person.
    NoConcern = "no-concern", "no-concern", "no-concern";
    /// Closes the concern.
    Close = "close", "outcome", "closing";
}

impl Form {
    /// Reads a form from the pressed button or from an address.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|form| form.code() == code)
    }
}

/// What prevented the step that was tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// The rules do not allow the step in the concern's present state.
    Refused(Refusal),
    /// The words have a problem.
    Words(WordsProblem),
    /// The problems with the record of a call.
    Call(Vec<CallProblem>),
    /// No colleague has that sign-in name.
    NoSuchPerson,
    /// The control with this name was left empty.
    Missing(&'static str),
    /// The concern was changed after the page was opened.
    Changed,
}

/// A form that came back. Its `Debug` prints nothing that was typed.
#[derive(Clone)]
pub struct Back {
    /// The form.
    pub form: Form,
    /// Everything that was typed.
    pub typed: Vec<(String, String)>,
    /// Why it came back.
    pub trouble: Trouble,
}

impl std::fmt::Debug for Back {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Back({:?}, {:?})", self.form, self.trouble)
    }
}

/// A form as it is rendered: the values typed before, and the problems.
#[derive(Clone, Copy)]
pub(super) struct Drawn<'a> {
    pub(super) l: Locale,
    back: Option<&'a Back>,
}

impl<'a> Drawn<'a> {
    pub(super) fn new(l: Locale, form: Form, back: Option<&'a Back>) -> Self {
        Self { l, back: back.filter(|back| back.form == form) }
    }

    /// The value typed in a control; `None` if the form did not come back.
    pub(super) fn typed(&self, name: &str) -> Option<&'a str> {
        let typed = self.back?.typed.iter().find(|(known, _)| known == name);
        Some(typed.map(|(_, value)| value.as_str()).unwrap_or_default())
    }

    /// The value typed in a control, or an empty text.
    pub(super) fn text(&self, name: &str) -> String {
        self.typed(name).unwrap_or_default().to_owned()
    }

    /// The problem with a control.
    pub(super) fn wrong(&self, name: &str) -> Option<String> {
        let found = wrong(self.l, self.back?).into_iter().find(|(control, _)| *control == name);
        found.map(|(_, message)| message)
    }
}

/// Each control with a problem, and the problem in words.
fn wrong(l: Locale, back: &Back) -> Vec<(&'static str, String)> {
    let form = back.form;
    match &back.trouble {
        Trouble::Changed => Vec::new(),
        Trouble::Refused(refusal) => vec![(form.first(), names::refusal(l, *refusal))],
        Trouble::Words(WordsProblem::None) => vec![(form.words(), tr!(l, "concern-problem-no-words"))],
        Trouble::Words(WordsProblem::TooLong) => {
            let most = i64::try_from(Limits::WORDS).unwrap_or(i64::MAX);
            vec![(form.words(), tr!(l, "concern-problem-too-long", most = most))]
        }
        Trouble::Call(problems) => problems.iter().map(|problem| labels::call_problem(l, *problem)).collect(),
        Trouble::NoSuchPerson => vec![("person", tr!(l, "concern-problem-no-person"))],
        Trouble::Missing(control) => vec![(control, missing(l, control))],
    }
}

fn missing(l: Locale, control: &str) -> String {
    match control {
        "letter-to" => tr!(l, "concern-problem-no-to"),
        "status" => tr!(l, "concern-problem-no-status"),
        "to" => tr!(l, "concern-problem-no-colleague"),
        "until-day" => tr!(l, "concern-problem-no-until"),
        "clock" => tr!(l, "concern-problem-no-clock"),
        "other" => tr!(l, "concern-problem-no-other"),
        "reach" => tr!(l, "concern-problem-no-reach"),
        "outcome" => tr!(l, "concern-problem-no-outcome"),
        "disclose-to" | "at-once-to" => {
            tr!(l, "disclosure-problem-no-body", most = i64::try_from(LINE_LIMIT).unwrap_or(i64::MAX))
        }
        _ => tr!(l, "concern-problem-no-kind"),
    }
}

/// All problems, each linked to its control.
pub(super) fn errors(l: Locale, back: Option<&Back>) -> AnyView {
    let found = back.map(|back| wrong(l, back)).unwrap_or_default();
    let summary = ErrorSummary::new(tr!(l, "concern-problems"));
    found.into_iter().fold(summary, |summary, (control, message)| summary.error(control, message)).view()
}

/// The sentence that says that a step was done.
pub(super) fn done(l: Locale, form: Form) -> String {
    match form {
        Form::Call => tr!(l, "concern-done-call"),
        Form::Letter => tr!(l, "concern-done-letter"),
        Form::Heard => tr!(l, "concern-done-heard"),
        Form::Chase => tr!(l, "concern-done-chase"),
        Form::Show => tr!(l, "concern-done-show"),
        Form::Note => tr!(l, "concern-done-note"),
        Form::HandOver => tr!(l, "concern-done-hand-over"),
        Form::Extend => tr!(l, "concern-done-extend"),
        Form::Move => tr!(l, "concern-done-move"),
        Form::Join => tr!(l, "concern-done-join"),
        Form::Identity => tr!(l, "concern-done-identity"),
        Form::Disclose => tr!(l, "disclosure-done-ask"),
        Form::AtOnce => tr!(l, "disclosure-done-at-once"),
        Form::NoConcern => tr!(l, "concern-done-no-concern"),
        Form::Close => tr!(l, "concern-done-close"),
    }
}
