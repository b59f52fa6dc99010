//! What a contributor fills in and receives.

use super::{Browser, Page, SERVICE};
use app::{routes, who};
use domain::{Locale, feedback::Audience};

/// A filled-in questionnaire; a parent's, unless the story says otherwise.
#[derive(Debug, Clone)]
pub(crate) struct Form {
    pub(crate) locale: Locale,
    pub(crate) audience: Audience,
    pub(crate) fields: Vec<(String, String)>,
}

impl Form {
    /// A questionnaire in which only the first question is answered.
    pub(crate) fn new(locale: Locale) -> Self {
        Self { locale, audience: Audience::Parent, fields: Vec::new() }.with("c1", "top")
    }

    /// Adds a field, by its short name in the form.
    pub(crate) fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.fields.push((name.to_owned(), value.into()));
        self
    }

    /// The address that *check* posts to.
    pub(crate) fn check_path(&self) -> String {
        routes::GIVE_CHECK.path_with(self.locale, [SERVICE, who::code(self.audience)])
    }

    /// The address that *send* posts to.
    pub(crate) fn send_path(&self) -> String {
        routes::GIVE_SEND.path_with(self.locale, [SERVICE, who::code(self.audience)])
    }

    /// Presses *check* and returns the form as the check page would send it, with a token.
    pub(crate) async fn checked(&self, browser: &Browser) -> Self {
        let page = browser.post(&self.check_path(), &self.fields).await;
        assert_eq!(page.status, 200, "{}", page.text());
        Self { fields: page.hidden(&self.send_path()), ..self.clone() }
    }

    /// Presses *check* and *send* and returns the number.
    pub(crate) async fn given(&self, browser: &Browser) -> String {
        let checked = self.checked(browser).await;
        let receipt = browser.post(&checked.send_path(), &checked.fields).await;
        assert_eq!(receipt.status, 200, "{}", receipt.text());
        number_on(&receipt).unwrap_or_else(|| panic!("no number on {}", receipt.text()))
    }
}

/// The number on a receipt, sixteen digits.
pub(crate) fn number_on(receipt: &Page) -> Option<String> {
    let (_, shown) = receipt.body.split_once("<p class=\"digits\">")?;
    let digits: String = shown.split('<').next()?.chars().filter(char::is_ascii_digit).collect();
    (digits.len() == 16).then_some(digits)
}
