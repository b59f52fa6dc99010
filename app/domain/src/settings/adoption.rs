//! Whether an authority adopted the charter, and the words that it holds for it.

use crate::{
    Bilingual,
    catalogue::{CharterHeading, Side},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The adoption of the charter *Mutual Expectations*. The default is that it was not adopted.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Adoption {
    /// The day on which the authority adopted it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adopted: Option<Date>,
    /// Its own wording, in both languages. Where a heading has none, pages show ours and say that it is provisional.
    pub wording: Vec<Wording>,
}

/// One expectation in the authority's own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// Under which heading it stands.
    pub heading: CharterHeading,
    /// Whose side it is.
    pub side: Side,
    /// What it says.
    pub words: Bilingual,
}

impl Adoption {
    /// What stands under a heading on one side, in order; nothing where the authority has no words of its own.
    pub fn under(&self, heading: CharterHeading, side: Side) -> impl Iterator<Item = &Bilingual> {
        let mine = self.wording.iter().filter(move |one| one.heading == heading && one.side == side);
        mine.map(|one| &one.words)
    }

    /// Whether the authority has words of its own under a heading.
    pub fn has_own(&self, heading: CharterHeading) -> bool {
        self.wording.iter().any(|one| one.heading == heading)
    }
}
