//! Giving feedback: who answers, the questionnaire, check, the receipt.
//!
//! The questionnaire is one form on one page. Its steps are CSS, so that a step costs no request; without CSS
//! it is one long form. Every button posts the whole form, and whatever comes back holds all that was typed.

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

/// What every page of one questionnaire knows: whom it is about, when somebody reads, who helps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// The opaque code of the address.
    pub code: String,
    /// What families call the service; `None` for "I don't know what it was called".
    pub service: Option<Bilingual>,
    /// When a person next reads, in local time; `None` while the settings cannot be read.
    pub reads: Option<DateTime>,
    /// The day by which everything that is sent now is read, the same whatever was answered; `None` while the settings
    /// cannot be read.
    pub read_by: Option<Date>,
    /// The first day of the reporting year, for "told us before".
    pub since: Date,
    /// The authority's own lines, those that are answered now first.
    pub lines: Vec<OwnLine>,
}

/// Which questionnaire of a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Which {
    /// For whom it is worded.
    pub audience: Audience,
    /// With the further questions: who was helping, about you.
    pub long: bool,
}

impl Which {
    /// Where the form stands.
    pub fn form_path(self, l: Locale, code: &str) -> String {
        let place = if self.long { routes::GIVE_LONG } else { routes::GIVE_FORM };
        place.path_with(l, [code, who::code(self.audience)])
    }

    /// Where *check* posts.
    pub fn check_path(self, l: Locale, code: &str) -> String {
        routes::GIVE_CHECK.path_with(l, [code, who::code(self.audience)])
    }

    /// Where *send* posts.
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

    /// Every field that travels in hidden inputs: the form, and which form it was.
    fn hidden(self, form: &FormState) -> Vec<(&'static str, String)> {
        form.pairs().chain(self.long.then(|| (LONG, "1".to_owned()))).collect()
    }
}

/// The form, empty or given back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormPage {
    /// Whom it is about and when somebody reads.
    pub setting: Setting,
    /// For whom, and how long.
    pub which: Which,
    /// What was chosen and typed.
    pub form: FormState,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
}

/// The name under which *check* and *send* learn that it was the long form.
pub const LONG: &str = "f";

impl Setting {
    /// What is left to say about a service when the database is away: the form still comes back whole.
    pub fn unread(code: &str, since: Date) -> Self {
        Self { code: code.to_owned(), service: None, reads: None, read_by: None, since, lines: Vec::new() }
    }

    /// When a person next reads, for the middle of a sentence: `ddydd Iau 26 Tachwedd, 10 y bore`.
    fn when(&self, l: Locale) -> String {
        match self.reads {
            Some(at) => format!("{}, {}", i18n::on_day(l, at.date()), i18n::time(l, at.time())),
            None => tr!(l, "give-when-unknown"),
        }
    }
}
