//! The codebook: ten themes, forty-six sub-themes, and what is said with each.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use super::{CharterHeading, KeyQuestionCode, Text};
use crate::UnknownCode;
use crate::feedback::WordBox;

/// The code of a theme (`4`) or of a sub-theme (`4.6`). Sorts by number, so `10` comes after `9.3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ThemeCode {
    theme: u8,
    sub: Option<u8>,
}

impl ThemeCode {
    /// The code of the theme it is or lies under.
    #[must_use]
    pub const fn theme(self) -> Self {
        Self { theme: self.theme, sub: None }
    }

    /// Whether it is a sub-theme's.
    pub const fn is_sub_theme(self) -> bool {
        self.sub.is_some()
    }
}

impl fmt::Display for ThemeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.sub {
            Some(sub) => write!(f, "{}.{sub}", self.theme),
            None => write!(f, "{}", self.theme),
        }
    }
}

impl FromStr for ThemeCode {
    type Err = UnknownCode;

    /// Accepts only what `Display` writes. Whether such a theme exists is for the catalogue to say.
    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        let read = || {
            let (theme, sub) = match code.split_once('.') {
                Some((theme, sub)) => (theme, Some(sub.parse().ok()?)),
                None => (code, None),
            };
            Some(Self { theme: theme.parse().ok()?, sub })
        };
        read()
            .filter(|read| read.to_string() == code)
            .ok_or_else(|| UnknownCode { list: "ThemeCode", code: code.to_owned() })
    }
}

impl Serialize for ThemeCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ThemeCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// The codebook.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Codebook {
    /// The names of praise, problem and idea.
    #[serde(rename = "polarity")]
    pub polarities: Vec<PolarityName>,
    /// The ten themes, in order.
    #[serde(rename = "theme")]
    pub themes: Vec<Theme>,
}

/// A polarity's name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PolarityName {
    /// Which. A polarity is named after the box that asks for it.
    pub code: WordBox,
    /// Its name.
    pub name: Text,
    /// What it stands for.
    pub about: Text,
}

/// One of the ten, released by quarter.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// `1` to `10`.
    pub code: ThemeCode,
    /// Its name.
    pub name: Text,
    /// What it is about.
    pub about: Text,
    /// The charter heading under which it is shown.
    pub heading: CharterHeading,
    /// The articles it touches: raised, never met or not met.
    pub articles: Vec<u8>,
    /// The key questions to which it can speak.
    pub key_questions: Vec<KeyQuestionCode>,
    /// Its sub-themes, in order.
    #[serde(rename = "sub_theme")]
    pub sub_themes: Vec<SubTheme>,
}

/// One of the forty-six, released only by authority and year.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubTheme {
    /// Such as `4.6`.
    pub code: ThemeCode,
    /// Its name.
    pub name: Text,
    /// What it is about.
    pub about: Text,
    /// The charter heading under which it is shown.
    pub heading: CharterHeading,
    /// The articles it touches: raised, never met or not met.
    pub articles: Vec<u8>,
    /// The key questions to which it can speak.
    pub key_questions: Vec<KeyQuestionCode>,
    /// Coded, and never quoted: words about a court case may be contempt of court to publish.
    #[serde(default)]
    pub never_quoted: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ten_comes_after_nine() {
        let code = |text: &str| text.parse::<ThemeCode>().expect("a code");
        assert!(code("9.3") < code("10"));
        assert!(code("10") < code("10.1"));
        assert_eq!(code("4.6").theme(), code("4"));
    }

    #[test]
    fn a_code_is_written_in_one_way_only() {
        for wrong in ["", "04", "4.", "4.06", ".6", "4.6.1", "4,6", "+4", " 4"] {
            assert!(wrong.parse::<ThemeCode>().is_err(), "{wrong:?} was taken for a code");
        }
    }

    proptest! {
        #[test]
        fn every_code_reads_back_as_itself(theme: u8, sub: Option<u8>) {
            let code = ThemeCode { theme, sub };
            prop_assert_eq!(code.to_string().parse::<ThemeCode>(), Ok(code));
        }
    }
}
