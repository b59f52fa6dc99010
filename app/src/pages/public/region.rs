//! The figures of regions: sums of what their authorities have released, by each board's own membership.

use crate::{
    components::{link_list, prose},
    figures::{self, Section},
    i18n,
    page::{Frame, document},
    routes, tr,
};
use domain::{
    Locale,
    catalogue::{BoardKind, Region, catalogue},
    clock::Quarter,
    disclosure::Figures,
    figures::Cut,
    release::Regional,
};
use leptos::prelude::*;

/// A line of the list of regions.
#[derive(Debug, Clone)]
pub struct Line<'a> {
    /// The region.
    pub region: Region<'a>,
    /// The newest quarter in which one of its authorities has released.
    pub quarter: Option<Quarter>,
    /// How many of its authorities have.
    pub released: usize,
}

/// The model of a region's page.
#[derive(Debug, Clone)]
pub struct Page<'a> {
    /// The region.
    pub region: &'a Region<'a>,
    /// Its figures.
    pub regional: &'a Regional,
    /// The quarters that there are, newest first.
    pub quarters: &'a [Quarter],
}

/// The sections of a region's figures: all but what has changed, because each quarter is of other authorities.
pub fn sections() -> impl Iterator<Item = Section> {
    Section::ALL.into_iter().filter(|section| *section != Section::Change)
}

/// The kinds of region in the order of the list.
const KINDS: [Option<BoardKind>; 5] = [
    None,
    Some(BoardKind::Partnership),
    Some(BoardKind::Safeguarding),
    Some(BoardKind::Health),
    Some(BoardKind::Police),
];

fn kind_name(l: Locale, kind: Option<BoardKind>) -> String {
    match kind {
        None => tr!(l, "regions-wales"),
        Some(BoardKind::Partnership) => tr!(l, "regions-partnership"),
        Some(BoardKind::Safeguarding) => tr!(l, "regions-safeguarding"),
        Some(BoardKind::Health) => tr!(l, "regions-health"),
        Some(BoardKind::Police) => tr!(l, "regions-police"),
    }
}

fn whole(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Every region with the newest quarter of which there is anything.
pub fn list(frame: &Frame, lines: &[Line<'_>]) -> String {
    let l = frame.locale;
    let line = |line: &Line<'_>| {
        let name = line.region.name.get(l).to_owned();
        let Some(quarter) = line.quarter else {
            let none = tr!(l, "regions-line-none");
            return view! { <li><p><strong>{name}</strong></p><p>{none}</p></li> }.into_any();
        };
        let href = routes::REGION.path_with(l, [line.region.code, &quarter.to_string()]);
        let (count, all) = (whole(line.released), whole(line.region.members.len()));
        let about = tr!(l, "regions-line", months = i18n::months_of(l, quarter), count = count, all = all);
        view! { <li><a href=href>{name}</a><p>{about}</p></li> }.into_any()
    };
    let kinds = KINDS.map(|kind| {
        let of_kind: Vec<AnyView> = lines.iter().filter(|line| line.region.kind == kind).map(line).collect();
        (!of_kind.is_empty()).then(|| view! { <h2>{kind_name(l, kind)}</h2><ul class="links">{of_kind}</ul> })
    });
    document(frame, &tr!(l, "regions-title"), || {
        view! {
            <h1>{tr!(l, "regions-title")}</h1>
            <p class="lead">{tr!(l, "regions-lead")}</p>
            {kinds.into_iter().flatten().collect_view()}
            <p><a href=routes::RELEASES.path(l)>{tr!(l, "releases-title")}</a></p>
        }
    })
}

fn title(l: Locale, model: &Page<'_>) -> String {
    let months = i18n::months_of(l, model.regional.quarter);
    tr!(l, "release-title", place = model.region.name.get(l), months = months)
}

/// The sums that pages show: of everybody of the region, and of those who have been answered.
fn shown<'a>(model: &Page<'a>) -> Vec<&'a Figures> {
    let whole = |figures: &&Figures| matches!(figures.population().of.cut, Cut::All | Cut::Answered);
    model.regional.figures.iter().map(|figures| &**figures).filter(whole).collect()
}

/// One region for a quarter: who has released, the sections of its figures, the data.
pub fn page(frame: &Frame, model: &Page<'_>) -> String {
    let l = frame.locale;
    let title = title(l, model);
    let regional = model.regional;
    let at = [model.region.code, &*regional.quarter.to_string()];
    let figures = shown(model);
    let sections = sections().map(|section| {
        let href = routes::REGION_PART.path_with(l, [at[0], at[1], section.slug(l)]);
        (href, section.title(l), Some(figures::headline(l, section, &figures, regional.quarter)))
    });
    let other = model.quarters.iter().filter(|quarter| **quarter != regional.quarter);
    let other: Vec<_> = other
        .map(|quarter| {
            let href = routes::REGION.path_with(l, [at[0], &quarter.to_string()]);
            (href, i18n::months_of(l, *quarter), None)
        })
        .collect();
    let other = (!other.is_empty()).then(|| view! { <h2>{tr!(l, "region-quarters")}</h2>{link_list(other)} });
    let responses = regional.responses().map(|number| {
        view! { <p>{tr!(l, "figures-base", count = figures::words(l, number))}</p> }
    });
    document(frame, &title.clone(), || {
        view! {
            <p><a href=routes::REGIONS.path(l)>{tr!(l, "regions-title")}</a></p>
            <h1>{title}</h1>
            <p class="lead">{tr!(l, "region-lead")}</p>
            {responses}
            {members(l, regional)}
            <h2>{tr!(l, "release-figures")}</h2>
            {link_list(sections)}
            <h2>{tr!(l, "region-how-title")}</h2>
            {prose(&tr!(l, "region-how"))}
            <p><a href=routes::METHOD.path(l)>{tr!(l, "figures-method-link")}</a></p>
            <h2>{tr!(l, "release-downloads")}</h2>
            <ul>
                <li><a href=routes::REGION_CSV.path_with(l, at)>{tr!(l, "release-csv")}</a></li>
                <li><a href=routes::REGION_CSVW.path_with(l, at)>{tr!(l, "release-csvw")}</a></li>
                <li><a href=routes::REGION_JSON.path_with(l, at)>{tr!(l, "release-json")}</a></li>
            </ul>
            {other}
        }
    })
}

/// Which authorities have released the quarter, each with its release, and which have not.
fn members(l: Locale, regional: &Regional) -> AnyView {
    let name =
        |code: &str| catalogue().authority(code).map_or(code, |authority| authority.name.get(l)).to_owned();
    let released = regional.released.iter().map(|member| {
        let href = routes::RELEASE.path_with(l, [&member.release]);
        let version = (member.version > 1).then(|| {
            let version = tr!(l, "region-version", version = i64::from(member.version));
            format!(" ({version})")
        });
        view! { <li><a href=href>{name(&member.authority)}</a>{version}</li> }
    });
    let missing = if regional.missing.is_empty() {
        view! { <p>{tr!(l, "region-missing-none")}</p> }.into_any()
    } else {
        let missing = regional.missing.iter().map(|code| view! { <li>{name(code)}</li> });
        view! { <h2>{tr!(l, "region-missing")}</h2><ul>{missing.collect_view()}</ul> }.into_any()
    };
    view! {
        <h2>{tr!(l, "region-released")}</h2>
        <ul>{released.collect_view()}</ul>
        {missing}
    }
    .into_any()
}

/// One section of a region's figures.
pub fn part(frame: &Frame, model: &Page<'_>, section: Section) -> String {
    let l = frame.locale;
    let whose = title(l, model);
    let title = section.title(l);
    let at = [model.region.code, &*model.regional.quarter.to_string()];
    let others = sections()
        .filter(|other| *other != section)
        .map(|other| (routes::REGION_PART.path_with(l, [at[0], at[1], other.slug(l)]), other.title(l), None));
    document(frame, &format!("{title}: {whose}"), || {
        view! {
            <p><a href=routes::REGION.path_with(l, at)>{whose}</a></p>
            <h1>{title}</h1>
            <p class="lead">{section.lead(l)}</p>
            {figures::section(l, section, &shown(model))}
            {figures::not_shown_here(l)}
            <h2>{tr!(l, "figures-more-sections")}</h2>
            {link_list(others)}
        }
    })
}
