//! A form that came back: what is wrong with it, and everything that was typed.

use crate::{components::ErrorSummary, pages::safeguard::names, staff::labels, tr};
use domain::{
    Locale,
    calls::CallProblem,
    concern::{Limits, Refusal},
};
use leptos::prelude::*;
use services::safeguard::WordsProblem;

macro_rules! forms {
    ($($(#[$meta:meta])* $name:ident = $code:literal, $first:literal, $words:literal;)+) => {
        /// The forms of a concern's page. Each is sent by a button of its own.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Form { $($(#[$meta])* $name),+ }

        impl Form {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// What its button sends.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// Its first control.
            pub(super) const fn first(self) -> &'static str {
                match self { $(Self::$name => $first),+ }
            }

            /// The control that takes its words.
            pub const fn words(self) -> &'static str {
                match self { $(Self::$name => $words),+ }
            }
        }
    };
}

forms! {
    /// The record of a telephone call.
    Call = "call", "rung", "call-said";
    /// The written confirmation.
    Letter = "letter", "letter-to", "letter-cy";
    /// What came back.
    Heard = "heard", "heard", "heard";
    /// That somebody asked what came of it.
    Chase = "chase", "chased", "chased";
    /// The sentence that the number shows.
    Show = "show", "status", "status";
    /// A note.
    Note = "note", "note", "note";
    /// To somebody else of this desk.
    HandOver = "hand-over", "to", "handed";
    /// More time.
    Extend = "extend", "clock", "extend-why";
    /// It is of another kind.
    Move = "move", "concern-kind", "move-why";
    /// Another concern goes on in this one.
    Join = "join", "other", "other";
    /// How to reach whoever sent it, with a reason.
    Identity = "identity", "reach", "identity-why";
    /// A second person finds no concern.
    NoConcern = "no-concern", "no-concern", "no-concern";
    /// It is over.
    Close = "close", "outcome", "closing";
}

impl Form {
    /// From the button that was pressed, or an address.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|form| form.code() == code)
    }
}

/// What stands in the way of the step that was tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// The rule does not allow it as the concern stands.
    Refused(Refusal),
    /// About the words.
    Words(WordsProblem),
    /// What the record of a call lacks.
    Call(Vec<CallProblem>),
    /// Nobody here signs in under that name.
    NoSuchPerson,
    /// Nothing was chosen or typed in this control.
    Missing(&'static str),
    /// It was changed after this page was opened.
    Changed,
}

/// A form that came back. `Debug` prints nothing that was typed.
#[derive(Clone)]
pub struct Back {
    /// Which form.
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

/// A form as it is drawn: what was typed in it before, and what is wrong.
#[derive(Clone, Copy)]
pub(super) struct Drawn<'a> {
    pub(super) l: Locale,
    back: Option<&'a Back>,
}

impl<'a> Drawn<'a> {
    pub(super) fn new(l: Locale, form: Form, back: Option<&'a Back>) -> Self {
        Self { l, back: back.filter(|back| back.form == form) }
    }

    /// What was typed in a control; `None` where the form did not come back.
    pub(super) fn typed(&self, name: &str) -> Option<&'a str> {
        let typed = self.back?.typed.iter().find(|(known, _)| known == name);
        Some(typed.map(|(_, value)| value.as_str()).unwrap_or_default())
    }

    /// What was typed in a control, or nothing.
    pub(super) fn text(&self, name: &str) -> String {
        self.typed(name).unwrap_or_default().to_owned()
    }

    /// What is wrong with a control.
    pub(super) fn wrong(&self, name: &str) -> Option<String> {
        let found = wrong(self.l, self.back?).into_iter().find(|(control, _)| *control == name);
        found.map(|(_, message)| message)
    }
}

/// Each control that something is wrong with.
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
        _ => tr!(l, "concern-problem-no-kind"),
    }
}

/// Everything that is wrong, each with a way to its control.
pub(super) fn errors(l: Locale, back: Option<&Back>) -> AnyView {
    let found = back.map(|back| wrong(l, back)).unwrap_or_default();
    let summary = ErrorSummary::new(tr!(l, "concern-problems"));
    found.into_iter().fold(summary, |summary, (control, message)| summary.error(control, message)).view()
}

/// That a step was taken.
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
        Form::NoConcern => tr!(l, "concern-done-no-concern"),
        Form::Close => tr!(l, "concern-done-close"),
    }
}
