//! Samples of the figures of regions. Every figure is made up.

use crate::{
    figures::Section,
    gallery::{Sample, figures::figures, frame},
    pages::public::region::{self, Line, Page},
};
use domain::{
    Locale,
    catalogue::{Region, catalogue},
    clock::Quarter,
    figures::Period,
    release::{Hash, Member, Regional},
};

const QUARTER: Quarter = Quarter { year: 2026, quarter: 3 };

/// The pages of regions.
pub(super) fn samples() -> Vec<Sample> {
    let sample = |name, render| Sample { name, render };
    vec![
        sample("regions", |l| list(l, true)),
        sample("regions-none", |l| list(l, false)),
        sample("region", |l| page(l, &[240, 90], None)),
        sample("region-charter", |l| page(l, &[240, 90], Some(Section::Charter))),
        sample("region-rights", |l| page(l, &[240, 90], Some(Section::Rights))),
        sample("region-heard", |l| page(l, &[240, 90], Some(Section::Heard))),
        sample("region-charter-few", |l| page(l, &[120, 30], Some(Section::Charter))),
        sample("region-one", |l| page(l, &[120], None)),
    ]
}

fn list(l: Locale, some: bool) -> String {
    let lines = catalogue().geography.regions().map(|region| {
        let quarter = (some && region.members.contains(&"W06000022")).then_some(QUARTER);
        Line { region, quarter, released: usize::from(quarter.is_some()) }
    });
    region::list(&frame(l), &lines.collect::<Vec<_>>())
}

/// A region of which so many authorities have released, each with so many responses.
fn page(l: Locale, responses: &[u64], section: Option<Section>) -> String {
    let gwent = |region: &Region<'_>| region.code == "rpb-gwent";
    let Some(region) = catalogue().geography.regions().find(gwent) else { return String::new() };
    let released = region.members.iter().zip(responses).zip(1..).map(|((authority, responses), version)| {
        let member = Member {
            authority: (*authority).to_owned(),
            release: format!("2026-q3-{version}"),
            version,
            root: Hash([7; 32]),
        };
        (member, figures(authority, Period::Quarter(QUARTER), *responses))
    });
    let regional = Regional::of(region.code, &region.members, QUARTER, released.collect());
    let quarters = [QUARTER, QUARTER.previous()];
    let model = Page { region: &region, regional: &regional, quarters: &quarters };
    match section {
        Some(section) => region::part(&frame(l), &model, section),
        None => region::page(&frame(l), &model),
    }
}
