//! Giving feedback: who answers, the questionnaire, the check page, the receipt.
//!
//! The questionnaire is one form on one page. CSS shows its steps one at a time, so a step costs no request;
//! without CSS it is one long form. Every button posts the whole form, and every answer of the server gives
//! back all that was typed.

mod ask;
mod check;
mod form;
mod help;
mod receipt;
mod start;
mod steps;

pub use check::{CheckPage, Notice, check_page};
pub use form::form_page;
pub use receipt::{Receipt, calendar_file, receipt_page};
pub use start::{StartPage, start_page};

use crate::{components::OwnLine, i18n, page::Kind, routes, tr, who};
use domain::{
    Bilingual, Locale,
    feedback::Audience,
    questionnaire::{FormState, Problem},
};
use jiff::civil::{Date, DateTime};

/// The facts that every page of one questionnaire shows: the service, when somebody reads, who helps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// The opaque code of the service in addresses.
    pub code: String,
    /// The name that families use for the service; `None` for "I don't know what it was called".
    pub service: Option<Bilingual>,
    /// When a person next reads, in local time; `None` if the settings cannot be read.
    pub reads: Option<DateTime>,
    /// The day by which everything sent now will have been read, whatever was answered; `None` if the
    /// settings cannot be read.
    pub read_by: Option<Date>,
    /// The first day of the reporting year, for the question "told us before".
    pub since: Date,
    /// The authority's own lines; the lines that are answered now come first.
    pub lines: Vec<OwnLine>,
}

/// One of a service's questionnaires.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Which {
    /// The audience that it is worded for.
    pub audience: Audience,
    /// Whether it has the further questions: who was helping, about you.
    pub long: bool,
}

impl Which {
    /// The address of the form.
    pub fn form_path(self, l: Locale, code: &str) -> String {
        let place = if self.long { routes::GIVE_LONG } else { routes::GIVE_FORM };
        place.path_with(l, [code, who::code(self.audience)])
    }

    /// The address that *check* posts to.
    pub fn check_path(self, l: Locale, code: &str) -> String {
        routes::GIVE_CHECK.path_with(l, [code, who::code(self.audience)])
    }

    /// The address that *send* posts to.
    pub fn send_path(self, l: Locale, code: &str) -> String {
        routes::GIVE_SEND.path_with(l, [code, who::code(self.audience)])
    }

    /// The kind of frame.
    pub const fn kind(self) -> Kind {
        match self.audience {
            Audience::Child => Kind::Child,
            Audience::YoungPerson | Audience::Parent => Kind::Contributor,
        }
    }

    /// All fields that travel in hidden inputs: the form's values, and whether it was the long form.
    fn hidden(self, form: &FormState) -> Vec<(&'static str, String)> {
        form.pairs().chain(self.long.then(|| (LONG, "1".to_owned()))).collect()
    }
}

/// The model of the form page: an empty form, or one given back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormPage {
    /// The service and when somebody reads.
    pub setting: Setting,
    /// Which questionnaire it is.
    pub which: Which,
    /// What was chosen and typed.
    pub form: FormState,
    /// The problems with it.
    pub problems: Vec<Problem>,
}

/// The hidden field that tells *check* and *send* that it was the long form.
pub const LONG: &str = "f";

impl Setting {
    /// The facts that are known without the database: enough to give the form back whole.
    pub fn unread(code: &str, since: Date) -> Self {
        Self { code: code.to_owned(), service: None, reads: None, read_by: None, since, lines: Vec::new() }
    }

    /// When a person next reads, worded for the middle of a sentence: `ddydd Iau 26 Tachwedd, 10 y bore`.
    fn when(&self, l: Locale) -> String {
        match self.reads {
            Some(at) => format!("{}, {}", i18n::on_day(l, at.date()), i18n::time(l, at.time())),
            None => tr!(l, "give-when-unknown"),
        }
    }
}
