//! Shapes that several answers share. Every text is in both languages; a day is `2026-10-01`, a moment RFC 3339 in
//! Universal Time, a quarter `2026-Q3` (July to September).

use domain::{Bilingual, catalogue};
use serde::Serialize;
use utoipa::ToSchema;

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct Text {
    /// Cymraeg.
    pub(super) cy: String,
    /// English.
    pub(super) en: String,
}

impl From<&Bilingual> for Text {
    fn from(text: &Bilingual) -> Self {
        Self { cy: text.cy.clone(), en: text.en.clone() }
    }
}

impl From<&catalogue::Text> for Text {
    fn from(text: &catalogue::Text) -> Self {
        Self { cy: text.cy.clone(), en: text.en.clone() }
    }
}

/// A part of a list.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct List<T: ToSchema> {
    /// The lines.
    pub(super) items: Vec<T>,
    /// The address of the next part, also in the header `Link`; `null` if this was the last.
    pub(super) next: Option<String>,
}

/// What there is, by address.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Index {
    /// The description of the interface, OpenAPI 3.1.
    pub(super) description: String,
    /// Every release.
    pub(super) releases: String,
    /// Every commitment.
    pub(super) commitments: String,
    /// The codes with their names.
    pub(super) catalogue: String,
    /// The authorities that take part.
    pub(super) authorities: String,
    /// Services that take feedback.
    pub(super) services: String,
    /// Wales and every board.
    pub(super) regions: String,
    /// The problems that can be answered.
    pub(super) problems: String,
}

/// That words were taken down after they had been released, and why.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct TakenDown {
    /// The day.
    #[schema(format = Date)]
    pub(super) on: String,
    /// Why.
    pub(super) why: Text,
}

impl From<&domain::release::TakenDown> for TakenDown {
    fn from(taken: &domain::release::TakenDown) -> Self {
        Self { on: taken.on.to_string(), why: (&taken.why).into() }
    }
}
