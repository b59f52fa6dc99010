//! Who to ring, text or chat with. An authority's own front door and duty team are settings, never here.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, de::Error};

use super::{Provenance, Text};
use crate::feedback::Audience;

codes! {
    /// Whom a helpline is for.
    pub enum HelplineFor {
        /// Children.
        Child = "child",
        /// Young people.
        YoungPerson = "young-person",
        /// Parents, carers and wider family.
        Parent = "parent",
        /// Anyone.
        Anyone = "anyone",
    }
}

impl HelplineFor {
    /// Whether `audience` is meant.
    pub const fn covers(self, audience: Audience) -> bool {
        matches!(
            (self, audience),
            (Self::Anyone, _)
                | (Self::Child, Audience::Child)
                | (Self::YoungPerson, Audience::YoungPerson)
                | (Self::Parent, Audience::Parent)
        )
    }
}

/// The helplines, as the file holds them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Helplines {
    #[serde(rename = "helpline")]
    pub(super) helplines: Vec<Helpline>,
}

/// One helpline. It has at least one way to reach it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Helpline {
    /// A stable word, such as `meic`.
    pub id: String,
    /// Whom it is for.
    pub audiences: Vec<HelplineFor>,
    /// Whether it is for danger now.
    #[serde(default)]
    pub emergency: bool,
    /// What a person dials, spaced for reading.
    pub phone: Option<String>,
    /// Where a text message goes.
    pub text: Option<String>,
    /// Where a written chat starts.
    pub chat: Option<String>,
    /// A mail address.
    pub email: Option<String>,
    /// A page.
    pub web: Option<String>,
    /// The day on which somebody read its numbers in their source; `None` where nobody has.
    #[serde(default, deserialize_with = "day")]
    pub checked: Option<Date>,
    /// Where the numbers come from.
    pub provenance: Provenance,
    /// The source of the numbers, shortly.
    pub source: String,
    /// Its name.
    pub name: Text,
    /// What it is for.
    pub about: Text,
    /// When it answers; absent where no source says.
    pub hours: Option<Text>,
}

impl Helpline {
    /// Whether it can be used without being overheard: by text message or chat.
    pub const fn is_silent(&self) -> bool {
        self.text.is_some() || self.chat.is_some()
    }

    /// The phone number without spaces, for a `tel:` address.
    pub fn dial(&self) -> Option<String> {
        self.phone.as_deref().map(digits)
    }

    /// The text number without spaces, for an `sms:` address.
    pub fn text_to(&self) -> Option<String> {
        self.text.as_deref().map(digits)
    }
}

fn digits(number: &str) -> String {
    number.chars().filter(char::is_ascii_digit).collect()
}

fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    String::deserialize(deserializer)?.parse().map(Some).map_err(D::Error::custom)
}
