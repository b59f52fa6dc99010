//! The two languages. Welsh stands first, everywhere.

use serde::{Deserialize, Serialize};

codes! {
    /// A language of the interface.
    pub enum Locale {
        /// Cymraeg.
        Cy = "cy",
        /// English.
        En = "en",
    }
}

impl Locale {
    /// The other language, for the language switch.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Cy => Self::En,
            Self::En => Self::Cy,
        }
    }
}

/// A text in both languages. Neither side is ever empty in the catalogue: a test refuses it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// Cymraeg.
    pub cy: String,
    /// English.
    pub en: String,
}

impl Bilingual {
    /// The text in `locale`.
    pub fn get(&self, locale: Locale) -> &str {
        match locale {
            Locale::Cy => &self.cy,
            Locale::En => &self.en,
        }
    }
}
