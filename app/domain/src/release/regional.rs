//! What the releases of a region's authorities say together: sums of their printed numbers.

use super::{json::canonical, tree::Hash};
use crate::{
    clock::Quarter,
    disclosure::{self, Disclosed, Figures, Number, Row},
    figures::{Of, Period},
};
use serde::{Serialize, Serializer};
use serde_json::json;
use std::collections::BTreeMap;

/// An authority of a region that has released the quarter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Member {
    /// The authority's code.
    pub authority: String,
    /// The identifier of its release, as addresses write it.
    pub release: String,
    /// Which version it is.
    pub version: u32,
    /// The root of its hash tree, so that anybody can check what was added up.
    pub root: Hash,
}

/// The figures of a region for a quarter. They are made from the newest release of each of its authorities, so they
/// change when one of them releases, and are no release themselves: they have no root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Regional {
    /// The region's code.
    pub region: String,
    /// The quarter.
    pub quarter: Quarter,
    /// Its authorities that have released the quarter.
    pub released: Vec<Member>,
    /// The codes of those that have not.
    pub missing: Vec<String>,
    /// The sums, one for each population.
    pub figures: Vec<Disclosed<Figures>>,
}

impl Regional {
    /// Adds up the quarter's figures of those of `members` that have released.
    pub fn of(
        region: &str,
        members: &[&str],
        quarter: Quarter,
        releases: Vec<(Member, Vec<Disclosed<Figures>>)>,
    ) -> Self {
        let has = |code: &&&str| !releases.iter().any(|(member, _)| member.authority == **code);
        let missing = members.iter().filter(has).map(|code| (*code).to_owned()).collect();
        let mut populations: BTreeMap<&Of, Vec<&Disclosed<Figures>>> = BTreeMap::new();
        for figures in releases.iter().flat_map(|(_, figures)| figures) {
            let population = figures.population();
            // A year is only in the release of its last quarter.
            if population.period == Period::Quarter(quarter) {
                populations.entry(&population.of).or_default().push(figures);
            }
        }
        let figures = populations.values().filter_map(|of| disclosure::sum(region, of)).collect();
        let members = releases.into_iter().map(|(member, _)| member).collect();
        Self { region: region.to_owned(), quarter, released: members, missing, figures }
    }

    /// The number of responses as it is printed: of everybody in every authority that shows it.
    pub fn responses(&self) -> Option<Number> {
        let everybody = self.figures.iter().find(|figures| figures.population().of == Of::everybody());
        everybody.and_then(|figures| figures.base())
    }

    /// As canonical JSON: like the figures of a release, but each base says `from` how many authorities it is.
    pub fn json(&self) -> Result<String, serde_json::Error> {
        let figures: Vec<Sums<'_>> = self.figures.iter().map(|figures| Sums(figures)).collect();
        canonical(&json!({
            "region": self.region, "quarter": self.quarter, "released": self.released,
            "missing": self.missing, "figures": figures,
        }))
    }
}

/// Figures of which every base says of how many authorities it is the sum.
struct Sums<'a>(&'a Figures);

impl Serialize for Sums<'_> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let Self(figures) = self;
        let population = figures.population();
        let from = |base: Option<Number>| base.map(Number::terms);
        let row = |row: &Row| {
            let cells: BTreeMap<&str, Number> =
                row.cells().iter().map(|(column, number)| (column.as_str(), *number)).collect();
            json!({ "code": row.code(), "base": row.base(), "from": from(row.base()),
                "cells": row.base().map(|_| cells) })
        };
        let tables = figures.tables().iter().map(|table| {
            let rows: Vec<_> = table.rows().iter().map(row).collect();
            json!({ "measure": table.measure(), "rows": rows })
        });
        let mut sums = json!({
            "authorities": figures.members(), "base": figures.base(), "from": from(figures.base()),
            "fewer_than": figures.floor(), "tables": tables.collect::<Vec<_>>(),
        });
        if let (Some(sums), Ok(serde_json::Value::Object(about))) =
            (sums.as_object_mut(), serde_json::to_value(population))
        {
            sums.extend(about);
            sums.remove("authority");
        }
        sums.serialize(s)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{catalogue::catalogue, disclosure::sample, release::regional_csv};

    const QUARTER: Quarter = Quarter { year: 2026, quarter: 3 };

    fn released(authority: &str, people: u64) -> (Member, Vec<Disclosed<Figures>>) {
        let member = Member {
            authority: authority.to_owned(),
            release: "made-up".to_owned(),
            version: 1,
            root: Hash([3; 32]),
        };
        (member, vec![sample(authority, QUARTER, people), sample(authority, QUARTER.previous(), people)])
    }

    fn cardiff_and_vale() -> Regional {
        let region = catalogue().geography.region("rpb-cardiff-and-vale").unwrap();
        let releases = vec![released("W06000015", 40), released("W06000014", 20)];
        Regional::of(region.code, &region.members, QUARTER, releases)
    }

    #[test]
    fn a_region_adds_up_the_quarter_of_its_own_members_and_names_who_is_missing() {
        let both = cardiff_and_vale();
        assert_eq!((both.figures.len(), both.missing.len()), (1, 0));
        assert_eq!(both.figures[0].base().unwrap().get(), 60);
        let gwent = catalogue().geography.region("rpb-gwent").unwrap();
        let one = Regional::of(gwent.code, &gwent.members, QUARTER, vec![released("W06000022", 40)]);
        assert_eq!(one.missing, ["W06000018", "W06000019", "W06000020", "W06000021"]);
        let nobody = Regional::of(gwent.code, &gwent.members, QUARTER, vec![]);
        assert_eq!((nobody.figures.len(), nobody.missing.len()), (0, 5));
    }

    #[test]
    fn its_files_say_from_how_many_authorities_each_number_is() {
        let both = cardiff_and_vale();
        let json: serde_json::Value = serde_json::from_str(&both.json().unwrap()).unwrap();
        let figures = &json["figures"][0];
        assert_eq!(
            (&figures["base"], &figures["from"], &figures["authorities"]),
            (&json!(60), &json!(2), &json!(2))
        );
        assert_eq!((&figures["period"], &figures["audience"]), (&json!("2026-Q3"), &json!("parent")));
        assert_eq!(json["released"][0]["root"], Hash([3; 32]).to_string());
        let name = |text: &str| crate::Bilingual { cy: text.into(), en: text.into() };
        let csv = regional_csv(&both, |_, row| name(row), |_, _, column| name(column)).unwrap();
        let csv = String::from_utf8(csv).unwrap();
        let line =
            "rpb-cardiff-and-vale,2026-Q3,2,alone,2026.1,parent,all,,charter,c1,c1,c1,top,top,top,60,60,5";
        assert!(csv.lines().any(|known| known == line), "{csv}");
    }

    #[test]
    fn wales_is_every_authority() {
        let wales = catalogue().geography.region("W92000004").unwrap();
        assert_eq!((wales.kind, wales.members.len()), (None, 22));
        assert_eq!(catalogue().geography.region("nowhere"), None);
    }
}
