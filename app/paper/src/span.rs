//! Text: pieces in one manner and one language each.

use serde::{Deserialize, Serialize};

/// The language that a document, or a part of it, is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Welsh.
    Cy,
    /// English.
    En,
}

impl Language {
    /// The code that files carry.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Cy => "cy",
            Self::En => "en",
        }
    }
}

/// A piece of text in one manner.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// What it says.
    pub text: String,
    /// Whether it stands out.
    #[serde(default)]
    pub bold: bool,
    /// Where it leads.
    #[serde(default)]
    pub link: Option<Link>,
    /// Its language, if it is not the document's.
    #[serde(default)]
    pub language: Option<Language>,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Link {
    /// An address: `https:`, `mailto:` or `tel:`.
    Address(String),
    /// A place of the same document.
    Place(String),
}

impl Span {
    /// Plain text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Text that stands out.
    pub fn bold(text: impl Into<String>) -> Self {
        Self { text: text.into(), bold: true, ..Self::default() }
    }

    /// Text that leads to an address.
    pub fn address(text: impl Into<String>, address: impl Into<String>) -> Self {
        Self { text: text.into(), link: Some(Link::Address(address.into())), ..Self::default() }
    }

    /// Text that leads to a place of the same document.
    pub fn place(text: impl Into<String>, place: impl Into<String>) -> Self {
        Self { text: text.into(), link: Some(Link::Place(place.into())), ..Self::default() }
    }

    /// The same text, in another language than the document's.
    #[must_use]
    pub fn in_language(self, language: Language) -> Self {
        Self { language: Some(language), ..self }
    }
}
