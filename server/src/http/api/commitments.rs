//! What services promised, and what came of it.

use super::{
    PLACE,
    answer::Answer,
    ask::{Segment, Wanted, cursor},
    figures::Population,
    model::{List, Text},
    problem::{Asker, Document, Problem},
};
use crate::http::App;
use axum::extract::State;
use domain::commitment::Standing;
use serde::Serialize;
use services::public::commitments::{self, Entry, Shown};
use utoipa::ToSchema;
use uuid::Uuid;

/// A commitment.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Commitment {
    /// Identifier.
    #[schema(value_type = String, format = "uuid")]
    id: Uuid,
    /// Code of the authority.
    authority: String,
    /// Code of the service that promised; `null` where the authority itself did.
    service: Option<String>,
    /// What families call it.
    service_name: Option<Text>,
    /// The quarter of the summary.
    quarter: String,
    /// Code of the summary's theme.
    theme: String,
    /// What families said.
    said: Text,
    /// What was promised.
    promised: Text,
    /// The promised day. It never moves.
    #[schema(format = Date)]
    by: String,
    /// Where it stands today.
    standing: Stands,
    /// So many days: left for `due`, since the promised day for `overdue` and `kept-late`.
    days: Option<i32>,
    /// The day on which it was done or given up.
    #[schema(format = Date)]
    ended: Option<String>,
    /// Who sees to it: a job; `null` until the service says so.
    owner: Option<Text>,
    /// When a release first had it.
    #[schema(format = DateTime)]
    released: Option<String>,
    /// What the service has said of it, oldest first.
    entries: Vec<Said>,
    /// Whether it made a difference, as those say who had asked for it; `null` while too few have said so.
    difference: Option<Population>,
    /// Its address.
    href: String,
}

/// Where a commitment stands.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Stands {
    /// There is time left.
    Due,
    /// The promised day is past.
    Overdue,
    /// Done by the promised day.
    Kept,
    /// Done after it.
    KeptLate,
    /// Given up.
    GivenUp,
}

/// What a service said of its commitment.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Said {
    /// `milestone`, `progress`, `kept` or `given-up`.
    kind: String,
    /// The words.
    text: Text,
    /// The planned day of a milestone, or the day on which the commitment ended.
    #[schema(format = Date)]
    on: Option<String>,
    /// When it was written.
    #[schema(format = DateTime)]
    written: String,
}

impl From<&Entry> for Said {
    fn from(entry: &Entry) -> Self {
        Self {
            kind: entry.kind.to_string(),
            text: (&entry.body).into(),
            on: entry.on.map(|day| day.to_string()),
            written: entry.written.rfc3339(),
        }
    }
}

impl From<&Shown> for Commitment {
    fn from(shown: &Shown) -> Self {
        let (one, service) = (&shown.line.commitment, shown.line.service.as_ref());
        let (standing, days) = match shown.line.standing {
            Standing::Due { days } => (Stands::Due, Some(days)),
            Standing::Overdue { days } => (Stands::Overdue, Some(days)),
            Standing::Kept => (Stands::Kept, None),
            Standing::KeptLate { days } => (Stands::KeptLate, Some(days)),
            Standing::GivenUp => (Stands::GivenUp, None),
        };
        Self {
            id: one.id,
            authority: one.authority.clone(),
            service: service.map(|service| service.code.clone()),
            service_name: service.map(|service| (&service.name).into()),
            quarter: one.quarter.to_string(),
            theme: one.theme.to_string(),
            said: (&one.said).into(),
            promised: (&one.body).into(),
            by: one.by.to_string(),
            standing,
            days,
            ended: one.ended.map(|ended| ended.on.to_string()),
            owner: Some(&one.about.owner).filter(|owner| !owner.cy.is_empty()).map(Text::from),
            released: one.shown.map(domain::clock::Moment::rfc3339),
            entries: shown.entries.iter().map(Said::from).collect(),
            difference: shown.difference.as_ref().map(Population::from),
            href: format!("{PLACE}/commitments/{}", one.id),
        }
    }
}

/// Every commitment, the one that was released last before the others.
#[utoipa::path(get, path = "/commitments", tag = "commitments",
    params(
        ("authority" = Option<String>, Query, description = "Code of an authority, such as `W06000015`"),
        ("service" = Option<String>, Query, description = "Code of a service"),
        ("after" = Option<String>, Query, description = "Where the part before ended: take the address `next`", pattern = r"^(0|[1-9a-f][0-9a-f]{0,14})-[0-9a-f]{32}$"),
        ("limit" = Option<u8>, Query, description = "How many", minimum = 1, maximum = 100)
    ),
    responses((status = 200, body = List<Commitment>),
        (status = 400, body = Document, content_type = "application/problem+json")))]
pub(super) async fn list(State(app): State<App>, asker: Asker, wanted: Wanted) -> Result<Answer, Problem> {
    let wanted = wanted.only(&["authority", "service"])?;
    let of = (wanted.get("authority"), wanted.get("service"));
    let found = commitments::list(&app.ctx, of, wanted.after()?, wanted.limit()?).await;
    let found = found.map_err(|error| asker.failed(&error))?;
    let next = found.next.map(|after| wanted.next("/commitments", &cursor(after)));
    let items = found.lines.iter().map(Commitment::from).collect();
    Ok(Answer::of(&asker, &List { items, next: next.clone() })?.then(next))
}

/// One commitment.
#[utoipa::path(get, path = "/commitments/{id}", tag = "commitments",
    params(("id" = String, Path, format = "uuid", description = "Identifier of the commitment")),
    responses((status = 200, body = Commitment),
        (status = 404, body = Document, content_type = "application/problem+json")))]
pub(super) async fn one(
    State(app): State<App>,
    asker: Asker,
    Segment(id): Segment<Uuid>,
) -> Result<Answer, Problem> {
    let shown = commitments::shown(&app.ctx, id).await.map_err(|error| asker.failed(&error))?;
    Answer::of(&asker, &Commitment::from(&shown))
}
