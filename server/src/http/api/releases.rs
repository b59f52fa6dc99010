//! Releases: the list, each release, its figures, and its summaries with their replies.

use super::{
    PLACE,
    answer::Answer,
    ask::{Segment, Wanted, cursor},
    figures::Population,
    model::{List, TakenDown, Text},
    problem::{Asker, Document, Problem},
};
use crate::http::App;
use app::routes::{self, Place};
use axum::extract::State;
use domain::{Locale, figures::Cut};
use serde::Serialize;
use services::public::{
    lists,
    releases::{self, Listed, Published},
};
use utoipa::ToSchema;
use uuid::Uuid;

/// A release, without what it says.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ReleaseLine {
    /// Identifier.
    #[schema(value_type = String, format = "uuid")]
    id: Uuid,
    /// Code of the authority.
    authority: String,
    /// The quarter.
    quarter: String,
    /// 1, or more for a version that replaces the one before.
    version: i64,
    /// When it was released.
    #[schema(format = DateTime)]
    released: String,
    /// How many responses it counts, as printed; `null` if that is withheld.
    responses: Option<i64>,
    /// Why it replaces the version before.
    correction: Option<Text>,
    /// The address of the release.
    href: String,
}

impl From<&Listed> for ReleaseLine {
    fn from(listed: &Listed) -> Self {
        Self {
            id: listed.id,
            authority: listed.authority.clone(),
            quarter: listed.quarter.to_string(),
            version: listed.version,
            released: listed.released.rfc3339(),
            responses: listed.responses,
            correction: listed.correction.as_ref().map(Text::from),
            href: format!("{PLACE}/releases/{}", listed.id),
        }
    }
}

/// A release.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Release {
    /// Identifier.
    #[schema(value_type = String, format = "uuid")]
    id: Uuid,
    /// Code of the authority.
    authority: String,
    /// The quarter.
    quarter: String,
    /// 1, or more for a version that replaces the one before.
    version: u32,
    /// When it was released.
    #[schema(format = DateTime)]
    released: String,
    /// Why it replaces the version before.
    correction: Option<Text>,
    /// The release that it replaces.
    #[schema(value_type = Option<String>, format = "uuid")]
    replaces: Option<Uuid>,
    /// The release that replaces it. Use that one.
    #[schema(value_type = Option<String>, format = "uuid")]
    replaced_by: Option<Uuid>,
    /// The version of the catalogue whose codes it uses.
    catalogue: String,
    /// The root of its hash tree (RFC 9162, SHA-256).
    root: String,
    /// How the figures were made, and what they cannot say.
    method: Vec<Text>,
    /// The address of its figures.
    figures: String,
    /// The address of its summaries and replies.
    summaries: String,
    /// The same release as files and as pages.
    files: Vec<File>,
}

/// A file or a page of a release.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct File {
    /// Its address.
    href: String,
    /// Its media type.
    media_type: &'static str,
    /// `cy` or `en`; `null` if it is in both languages, or in none.
    language: Option<&'static str>,
}

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The files of a release. What is the same in both languages is named once.
fn files(id: &str) -> Vec<File> {
    let one = |place: Place<1>, media_type, l: Option<Locale>| File {
        href: place.path_with(l.unwrap_or(Locale::Cy), [id]),
        media_type,
        language: l.map(Locale::code),
    };
    let same = [
        one(routes::RELEASE_JSON, "application/json", None),
        one(routes::RELEASE_CSV, "text/csv", None),
        one(routes::RELEASE_LEAVES, "text/plain", None),
    ];
    let in_both = [
        (routes::RELEASE, "text/html"),
        (routes::RELEASE_REPORT, "text/html"),
        (routes::RELEASE_REPORT_PDF, "application/pdf"),
        (routes::RELEASE_REPORT_XLSX, XLSX),
    ];
    let each = |(place, media): (Place<1>, &'static str)| {
        [Locale::Cy, Locale::En].map(|l| one(place, media, Some(l)))
    };
    same.into_iter().chain(in_both.into_iter().flat_map(each)).collect()
}

/// Every release, newest first.
#[utoipa::path(get, path = "/releases", tag = "releases",
    params(
        ("authority" = Option<String>, Query, description = "Code of an authority, such as `W06000015`"),
        ("quarter" = Option<String>, Query, description = "A quarter, such as `2026-Q3`", pattern = r"^(000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})-Q[1-4]$"),
        ("after" = Option<String>, Query, description = "Where the part before ended: take the address `next`", pattern = r"^(0|[1-9a-f][0-9a-f]{0,14})-[0-9a-f]{32}$"),
        ("limit" = Option<u8>, Query, description = "How many", minimum = 1, maximum = 100)
    ),
    responses((status = 200, body = List<ReleaseLine>),
        (status = 400, body = Document, content_type = "application/problem+json")))]
pub(super) async fn list(State(app): State<App>, asker: Asker, wanted: Wanted) -> Result<Answer, Problem> {
    let wanted = wanted.only(&["authority", "quarter"])?;
    let of = (wanted.get("authority"), wanted.quarter()?);
    let found = lists::releases(&app.ctx, of, wanted.after()?, wanted.limit()?).await;
    let found = found.map_err(|error| asker.failed(&error))?;
    let next = found.next.map(|after| wanted.next("/releases", &cursor(after)));
    let items = found.lines.iter().map(ReleaseLine::from).collect();
    Ok(Answer::of(&asker, &List { items, next: next.clone() })?.then(next))
}

async fn find(app: &App, asker: &Asker, id: Uuid) -> Result<Published, Problem> {
    releases::one(&app.ctx, id).await.map_err(|error| asker.failed(&error))
}

/// One release.
#[utoipa::path(get, path = "/releases/{id}", tag = "releases",
    params(("id" = String, Path, format = "uuid", description = "Identifier of the release")),
    responses((status = 200, body = Release),
        (status = 404, body = Document, content_type = "application/problem+json")))]
pub(super) async fn one(
    State(app): State<App>,
    asker: Asker,
    Segment(id): Segment<Uuid>,
) -> Result<Answer, Problem> {
    let published = find(&app, &asker, id).await?;
    let (release, around) = (&published.release, &published.beside);
    let at = format!("{PLACE}/releases/{id}");
    let document = Release {
        id,
        authority: release.authority.clone(),
        quarter: release.quarter.to_string(),
        version: release.version,
        released: published.released.rfc3339(),
        correction: release.correction.as_ref().map(Text::from),
        replaces: around.before.as_ref().map(|listed| listed.id),
        replaced_by: around.after.as_ref().map(|listed| listed.id),
        catalogue: release.catalogue.clone(),
        root: published.root.to_string(),
        method: release.method.iter().map(Text::from).collect(),
        figures: format!("{at}/figures"),
        summaries: format!("{at}/summaries"),
        files: files(&id.to_string()),
    };
    Ok(Answer::of(&asker, &document)?.at(at))
}

/// The figures of a release, a population at a time.
#[utoipa::path(get, path = "/releases/{id}/figures", tag = "releases",
    params(
        ("id" = String, Path, format = "uuid", description = "Identifier of the release"),
        ("cut" = Option<String>, Query, description = "Only populations that are narrowed by this",
            pattern = "^(all|service|service-type|level|agency|agencies|age|language|answered|commitment)$"),
        ("after" = Option<String>, Query, description = "Where the part before ended: take the address `next`", pattern = r"^(0|[1-9][0-9]{0,8})$"),
        ("limit" = Option<u8>, Query, description = "How many populations", minimum = 1, maximum = 100)
    ),
    responses((status = 200, body = List<Population>),
        (status = 400, body = Document, content_type = "application/problem+json"),
        (status = 404, body = Document, content_type = "application/problem+json")))]
pub(super) async fn figures(
    State(app): State<App>,
    asker: Asker,
    Segment(id): Segment<Uuid>,
    wanted: Wanted,
) -> Result<Answer, Problem> {
    let wanted = wanted.only(&["cut"])?;
    let cut: Option<Cut> = wanted.read("cut", |code| code.parse().ok())?;
    let published = find(&app, &asker, id).await?;
    let all = published.release.figures.iter();
    let all = all.filter(|figures| cut.is_none_or(|cut| figures.population().of.cut == cut));
    part::<_, Population>(&asker, &wanted, &format!("/releases/{id}/figures"), all)
}

/// A part of a list that never changes.
pub(super) fn part<'a, T: 'a, L: From<&'a T> + Serialize + ToSchema>(
    asker: &Asker,
    wanted: &Wanted,
    path: &str,
    all: impl Iterator<Item = &'a T>,
) -> Result<Answer, Problem> {
    let (skip, limit) = (wanted.skip()?, wanted.limit()?);
    let mut rest = all.skip(skip);
    let items: Vec<L> = rest.by_ref().take(limit).map(L::from).collect();
    let next = rest.next().map(|_| wanted.next(path, &(skip + limit).to_string()));
    Ok(Answer::of(asker, &List { items, next: next.clone() })?.then(next))
}

/// What at least five feedback said about a theme, and what services answered.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Summary {
    /// The theme's code.
    theme: String,
    /// The words; `null` if they were taken down.
    text: Option<Text>,
    /// That the words were taken down.
    taken_down: Option<TakenDown>,
    /// The replies, oldest first.
    replies: Vec<Reply>,
}

/// What a service answered.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Reply {
    /// The code of the service; `null` where the authority itself answers.
    service: Option<String>,
    /// What families call it.
    service_name: Option<Text>,
    /// `changed`, `will` or `why-not`: what changed, what will change, why nothing will.
    kind: String,
    /// The words; `null` if they were taken down.
    text: Option<Text>,
    /// The promised day.
    #[schema(format = Date)]
    by: Option<String>,
    /// That the words were taken down.
    taken_down: Option<TakenDown>,
}

impl From<&domain::release::Summary> for Summary {
    fn from(summary: &domain::release::Summary) -> Self {
        Self {
            theme: summary.theme.clone(),
            text: summary.taken_down.is_none().then(|| (&summary.text).into()),
            taken_down: summary.taken_down.as_ref().map(TakenDown::from),
            replies: summary.replies.iter().map(Reply::from).collect(),
        }
    }
}

impl From<&domain::release::Reply> for Reply {
    fn from(reply: &domain::release::Reply) -> Self {
        Self {
            service: Some(reply.service.clone()).filter(|code| !code.is_empty()),
            service_name: reply.service_name.as_ref().map(Text::from),
            kind: reply.kind.to_string(),
            text: reply.taken_down.is_none().then(|| (&reply.text).into()),
            by: reply.by.map(|day| day.to_string()),
            taken_down: reply.taken_down.as_ref().map(TakenDown::from),
        }
    }
}

/// The summaries of a release with their replies.
#[utoipa::path(get, path = "/releases/{id}/summaries", tag = "releases",
    params(
        ("id" = String, Path, format = "uuid", description = "Identifier of the release"),
        ("theme" = Option<String>, Query, description = "Only the summary of this theme, such as `5`"),
        ("after" = Option<String>, Query, description = "Where the part before ended: take the address `next`", pattern = r"^(0|[1-9][0-9]{0,8})$"),
        ("limit" = Option<u8>, Query, description = "How many summaries", minimum = 1, maximum = 100)
    ),
    responses((status = 200, body = List<Summary>),
        (status = 400, body = Document, content_type = "application/problem+json"),
        (status = 404, body = Document, content_type = "application/problem+json")))]
pub(super) async fn summaries(
    State(app): State<App>,
    asker: Asker,
    Segment(id): Segment<Uuid>,
    wanted: Wanted,
) -> Result<Answer, Problem> {
    let wanted = wanted.only(&["theme"])?;
    let theme = wanted.get("theme");
    let published = find(&app, &asker, id).await?;
    let all = published.release.summaries.iter();
    let all = all.filter(|summary| theme.is_none_or(|theme| summary.theme == theme));
    part::<_, Summary>(&asker, &wanted, &format!("/releases/{id}/summaries"), all)
}
