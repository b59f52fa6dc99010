//! Sums of printed numbers, for several authorities together.
//!
//! What is added up is public already, so a sum gives nothing away: anybody could add it up. True counts are never
//! added up across authorities, because they could be printed finer than their parts.

use super::{Disclosed, Figures, Number, Row, Table};
use crate::figures::{Measure, Population};

/// The printed figures of several authorities added up: of the same period and of the same responses (one channel,
/// lineage, audience and cut). `code` names the sum. `None` if there are none, or if they differ in what they are about.
///
/// A row that one of them withholds, or whose table was left out of its release, is added up without it, and
/// [`Number::terms`] of its base says from how many. A row is withheld if all of them withhold it, and has then fewer
/// responses than their floors together.
pub fn sum(code: &str, members: &[&Disclosed<Figures>]) -> Option<Disclosed<Figures>> {
    let (first, others) = members.split_first()?;
    let of = first.population();
    let same = |other: &&&Disclosed<Figures>| {
        let other = other.population();
        other.period == of.period && other.of == of.of
    };
    if !others.iter().all(|other| same(&other)) {
        return None;
    }
    let table = |measure: &Measure| {
        let tables: Vec<&Table> = members.iter().filter_map(|figures| figures.table(*measure)).collect();
        (!tables.is_empty()).then(|| Table { measure: *measure, rows: rows(&tables) })
    };
    let mut drawn = first.drawn;
    for other in others {
        drawn = drawn.max(other.drawn);
    }
    Some(Disclosed(Figures {
        population: Population { authority: code.to_owned(), period: of.period, of: of.of.clone() },
        floor: members.iter().map(|figures| figures.floor).sum(),
        drawn,
        members: members.iter().map(|figures| figures.members).sum(),
        base: members.iter().filter_map(|figures| figures.base).reduce(Number::plus),
        tables: Measure::ALL.iter().filter_map(table).collect(),
    }))
}

/// The rows of several tables, in the order of the first that has them.
fn rows(tables: &[&Table]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for row in tables.iter().flat_map(|table| &table.rows) {
        match rows.iter_mut().find(|known| known.code == row.code) {
            Some(known) => add(known, row),
            None => rows.push(row.clone()),
        }
    }
    rows
}

fn add(to: &mut Row, row: &Row) {
    let Some((base, cells)) = &row.shown else { return };
    let Some((known, columns)) = &mut to.shown else {
        to.shown.clone_from(&row.shown);
        return;
    };
    *known = known.plus(*base);
    for (column, number) in cells {
        match columns.iter_mut().find(|(code, _)| code == column) {
            Some((_, sum)) => *sum = sum.plus(*number),
            None => columns.push((column.clone(), *number)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        clock::Quarter,
        disclosure::sample,
        statistics::{Said, Share},
    };

    const QUARTER: Quarter = Quarter { year: 2026, quarter: 3 };

    #[test]
    fn printed_numbers_are_added_up_and_say_how_many_they_are() {
        let (one, other) = (sample("W06000014", QUARTER, 40), sample("W06000015", QUARTER, 25));
        let both = sum("rpb", &[&one, &other]).unwrap();
        assert_eq!(both.population().authority, "rpb");
        let base = both.base().unwrap();
        assert_eq!((base.get(), base.terms(), base.range(), both.members()), (65, 2, (57, 73), 2));
        let row = both.table(Measure::Charter).unwrap().row("c1").unwrap();
        assert_eq!(row.cell("top").unwrap().get(), 65);
        let none = row.cell("bottom").unwrap();
        assert_eq!((none.get(), none.range()), (0, (0, 8)), "each of the two may be up to four");
    }

    #[test]
    fn what_one_authority_withholds_is_not_in_the_sum_and_what_all_withhold_is_withheld() {
        let (one, few) = (sample("W06000014", QUARTER, 40), sample("W06000015", QUARTER, 5));
        let together = |members: &[&Disclosed<Figures>]| sum("rpb", members).unwrap();
        let both = together(&[&few, &one]);
        assert_eq!((both.base().unwrap().get(), both.base().unwrap().terms(), both.members()), (40, 1, 2));
        assert_eq!(both.table(Measure::Charter).unwrap().row("c1").unwrap().base().unwrap().terms(), 1);
        let neither = together(&[&few, &few]);
        assert_eq!((neither.base(), neither.floor(), neither.tables().len()), (None, 20, 0));
    }

    #[test]
    fn other_responses_or_another_time_are_never_added_up() {
        let one = sample("W06000014", QUARTER, 40);
        let later = sample("W06000015", QUARTER.next(), 40);
        assert_eq!(sum("rpb", &[&one, &later]), None);
        assert_eq!(sum("rpb", &[]), None);
    }

    #[test]
    fn the_interval_of_a_sum_is_wider_by_the_rounding_of_every_number_in_it() {
        let members: Vec<_> = (0..5).map(|_| sample("W06000014", QUARTER, 20)).collect();
        let together = sum("rpb", &members.iter().collect::<Vec<_>>()).unwrap();
        let row = together.table(Measure::Charter).unwrap().row("c1").unwrap();
        let (part, whole) = row.share("top").unwrap();
        let of_many = Share::of(part, whole).unwrap();
        let once = sample("W06000014", QUARTER, 100);
        let (part, whole) = once.table(Measure::Charter).unwrap().row("c1").unwrap().share("top").unwrap();
        let of_one = Share::of(part, whole).unwrap();
        assert_eq!(of_many.whole.get(), of_one.whole.get());
        assert!(of_many.interval.low < of_one.interval.low);
        assert!(matches!(of_many.said(), Said::Percent { percent: 100, .. }));
    }
}
