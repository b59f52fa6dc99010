//! The list of what can go wrong, in both languages: where the `type` of every problem document leads.

use super::{
    answer::Answer,
    ask::Segment,
    model::Text,
    problem::{Asker, Document, Kind, Problem},
};
use domain::Locale;
use serde::Serialize;
use utoipa::ToSchema;

/// A problem that can happen, in both languages.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Known {
    /// Its number.
    number: u16,
    /// The status that it is answered with.
    status: u16,
    /// What it is.
    title: Text,
    /// What to do.
    detail: Text,
}

impl Known {
    fn of(kind: Kind) -> Self {
        let ((number, status), [cy, en]) = (kind.codes(), [Locale::Cy, Locale::En].map(|l| kind.words(l)));
        Self {
            number,
            status: status.as_u16(),
            title: Text { cy: cy.0, en: en.0 },
            detail: Text { cy: cy.1, en: en.1 },
        }
    }
}

/// Every problem that can happen.
#[utoipa::path(get, path = "/problems", tag = "interface", responses((status = 200, body = Vec<Known>)))]
pub(super) async fn list(asker: Asker) -> Result<Answer, Problem> {
    let all: Vec<Known> = Kind::ALL.into_iter().map(Known::of).collect();
    Answer::of(&asker, &all)
}

/// One of them.
#[utoipa::path(get, path = "/problems/{number}", tag = "interface",
    params(("number" = u16, Path, description = "The number of the problem")),
    responses((status = 200, body = Known), (status = 404, body = Document, content_type = "application/problem+json")))]
pub(super) async fn one(asker: Asker, Segment(number): Segment<String>) -> Result<Answer, Problem> {
    let kind = Kind::ALL.into_iter().find(|kind| kind.codes().0.to_string() == number);
    Answer::of(&asker, &Known::of(kind.ok_or_else(|| asker.problem(Kind::NotFound))?))
}
