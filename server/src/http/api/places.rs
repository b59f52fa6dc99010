//! Authorities, services, and regions with the sums of what their authorities have released.

use super::{
    PLACE,
    answer::Answer,
    ask::{Segment, Wanted, quarter},
    figures::Population,
    model::{List, Text},
    problem::{Asker, Document, Kind, Problem},
};
use crate::http::App;
use axum::extract::State;
use domain::catalogue::{self, catalogue};
use serde::Serialize;
use services::public::{directory, regions};
use utoipa::ToSchema;

/// An authority that takes part.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Authority {
    /// The code of the Office for National Statistics.
    code: String,
    /// The name of the place.
    name: Text,
}

/// A service that takes feedback.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Service {
    /// Its code.
    code: String,
    /// Code of the authority it belongs to.
    authority: String,
    /// Its kind, of the catalogue's `service_types`.
    kind: String,
    /// Its level, of the catalogue's `levels`.
    level: String,
    /// Who provides it: `council`, `health-board` or `third-sector`.
    provider: String,
    /// What families call it.
    name: Text,
}

/// Wales, or the area of a board.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Region {
    /// Its code.
    code: String,
    /// What the board is, such as `regional-safeguarding-board`; `null` for Wales.
    kind: Option<String>,
    /// Its name.
    name: Text,
    /// The codes of its authorities.
    members: Vec<String>,
    /// The newest quarter that one of them has released.
    newest: Option<String>,
    /// How many of them have released it.
    released: usize,
    /// The address of its figures for that quarter.
    figures: Option<String>,
}

/// The figures of a region: the sums of what its authorities have released.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct RegionFigures {
    /// The region's code.
    region: String,
    /// The quarter.
    quarter: String,
    /// The releases that were added up.
    released: Vec<Member>,
    /// The codes of the authorities that have not released the quarter.
    missing: Vec<String>,
    /// Every quarter for which there are figures, newest first.
    quarters: Vec<String>,
    /// The sums.
    figures: Vec<Population>,
}

/// A release that was added up.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Member {
    /// Code of the authority.
    authority: String,
    /// Identifier of the release.
    release: String,
    /// Its version.
    version: u32,
    /// The root of its hash tree.
    root: String,
}

/// The name of a place that may have left the catalogue.
fn place_name(code: &str) -> Text {
    let known = catalogue().authority(code).map(|authority| (&authority.name).into());
    known.unwrap_or_else(|| Text { cy: code.to_owned(), en: code.to_owned() })
}

/// The authorities that take part, by code.
#[utoipa::path(get, path = "/authorities", tag = "places",
    params(
        ("after" = Option<String>, Query, description = "Where the part before ended: take the address `next`"),
        ("limit" = Option<u8>, Query, description = "How many", minimum = 1, maximum = 100)
    ),
    responses((status = 200, body = List<Authority>),
        (status = 400, body = Document, content_type = "application/problem+json")))]
pub(super) async fn authorities(
    State(app): State<App>,
    asker: Asker,
    wanted: Wanted,
) -> Result<Answer, Problem> {
    let wanted = wanted.only(&[])?;
    let all = directory::authorities(&app.ctx).await.map_err(|error| asker.failed(&error))?;
    let all = all.into_iter().map(|one| Authority { name: place_name(&one.code), code: one.code });
    behind(&asker, &wanted, "/authorities", all.collect(), |one| &one.code)
}

/// The part of a list, sorted by `code`, that begins behind the code where the part before ended.
fn behind<T: Serialize + ToSchema>(
    asker: &Asker,
    wanted: &Wanted,
    path: &str,
    mut all: Vec<T>,
    code: impl Fn(&T) -> &String,
) -> Result<Answer, Problem> {
    let limit = wanted.limit()?;
    all.sort_by(|one, other| code(one).cmp(code(other)));
    all.retain(|one| wanted.get("after").is_none_or(|after| code(one).as_str() > after));
    let more = all.len() > limit;
    all.truncate(limit);
    let next = all.last().filter(|_| more).map(|last| wanted.next(path, code(last)));
    Ok(Answer::of(asker, &List { items: all, next: next.clone() })?.then(next))
}

/// Services that take feedback, by code.
#[utoipa::path(get, path = "/services", tag = "places",
    params(
        ("authority" = Option<String>, Query, description = "Code of an authority, such as `W06000015`"),
        ("after" = Option<String>, Query, description = "Where the part before ended: take the address `next`"),
        ("limit" = Option<u8>, Query, description = "How many", minimum = 1, maximum = 100)
    ),
    responses((status = 200, body = List<Service>),
        (status = 400, body = Document, content_type = "application/problem+json")))]
pub(super) async fn services(
    State(app): State<App>,
    asker: Asker,
    wanted: Wanted,
) -> Result<Answer, Problem> {
    let wanted = wanted.only(&["authority"])?;
    let failed = |error| asker.failed(&error);
    let authorities = match wanted.get("authority") {
        Some(code) => vec![code.to_owned()],
        None => {
            directory::authorities(&app.ctx).await.map_err(failed)?.into_iter().map(|one| one.code).collect()
        }
    };
    let mut all = Vec::new();
    for code in authorities {
        let open = directory::services(&app.ctx, &code).await.map_err(failed)?;
        all.extend(open.into_iter().map(|one| Service {
            name: (&one.name).into(),
            code: one.code,
            authority: one.authority,
            kind: one.kind,
            level: one.level,
            provider: one.provider,
        }));
    }
    behind(&asker, &wanted, "/services", all, |one| &one.code)
}

impl From<&regions::Line> for Region {
    fn from(line: &regions::Line) -> Self {
        let catalogue::Region { kind, code, name, members } = &line.region;
        let newest = line.quarter.map(|quarter| quarter.to_string());
        Self {
            code: (*code).to_owned(),
            kind: kind.map(|kind| kind.to_string()),
            name: (*name).into(),
            members: members.iter().map(|code| (*code).to_owned()).collect(),
            figures: newest.as_ref().map(|quarter| format!("{PLACE}/regions/{code}/{quarter}")),
            newest,
            released: line.released,
        }
    }
}

/// Wales, then every board with its own members.
#[utoipa::path(get, path = "/regions", tag = "places",
    params(
        ("after" = Option<String>, Query, description = "Where the part before ended: take the address `next`", pattern = r"^(0|[1-9][0-9]{0,8})$"),
        ("limit" = Option<u8>, Query, description = "How many", minimum = 1, maximum = 100)
    ),
    responses((status = 200, body = List<Region>),
        (status = 400, body = Document, content_type = "application/problem+json")))]
pub(super) async fn regions(State(app): State<App>, asker: Asker, wanted: Wanted) -> Result<Answer, Problem> {
    let wanted = wanted.only(&[])?;
    let all = regions::list(&app.ctx).await.map_err(|error| asker.failed(&error))?;
    super::releases::part::<_, Region>(&asker, &wanted, "/regions", all.iter())
}

/// The figures of a region for a quarter.
#[utoipa::path(get, path = "/regions/{region}/{quarter}", tag = "places",
    params(
        ("region" = String, Path, description = "Code of the region, such as `W92000004` for Wales"),
        ("quarter" = String, Path, description = "A quarter, such as `2026-Q3`")
    ),
    responses((status = 200, body = RegionFigures),
        (status = 404, body = Document, content_type = "application/problem+json")))]
pub(super) async fn region(
    State(app): State<App>,
    asker: Asker,
    Segment((code, written)): Segment<(String, String)>,
) -> Result<Answer, Problem> {
    let quarter = quarter(&written).ok_or_else(|| asker.problem(Kind::NotFound))?;
    let found = regions::one(&app.ctx, &code, quarter).await.map_err(|error| asker.failed(&error))?;
    let regional = &found.regional;
    let member = |member: &domain::release::Member| Member {
        authority: member.authority.clone(),
        release: member.release.clone(),
        version: member.version,
        root: member.root.to_string(),
    };
    let document = RegionFigures {
        region: regional.region.clone(),
        quarter: regional.quarter.to_string(),
        released: regional.released.iter().map(member).collect(),
        missing: regional.missing.clone(),
        quarters: found.quarters.iter().map(ToString::to_string).collect(),
        figures: regional.figures.iter().map(Population::from).collect(),
    };
    Ok(Answer::of(&asker, &document)?.at(format!("{PLACE}/regions/{code}/{quarter}")))
}
