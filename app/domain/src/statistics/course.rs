//! The course of a question: what one population answered to one core question of the charter, quarter by quarter.
//!
//! A course is made from printed figures alone, so it gives away nothing that the figures of each quarter did not. It
//! is the same for staff's prints and for what was released.

use super::{Change, PChart, PartAndWhole, Point, Printed, Rhythm, change, p_chart};
use crate::{
    clock::Quarter,
    disclosure::{Figures, Row},
    feedback::{Audience, Channel},
    figures::{Cut, Measure, Of, Period, Population},
    questionnaire::{CORE, Field},
};
use std::collections::BTreeMap;

/// How many quarters a course looks back, its last one included: three years, as a p′ chart needs 12 points.
const QUARTERS: usize = 12;

/// The tables that a course needs of a past quarter: the answers, and by which channels everybody came.
pub const KEPT: &[Measure] = &[Measure::Charter, Measure::Heard];

/// One quarter of a course.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dot {
    /// The quarter.
    pub quarter: Quarter,
    /// The printed base, top step and bottom step; `None` where nothing is printed.
    pub shown: Option<(Printed, Printed, Printed)>,
}

/// What one population answered to one question.
#[derive(Debug, Clone, PartialEq)]
pub struct Course {
    /// The channel.
    pub channel: Channel,
    /// The audience.
    pub audience: Audience,
    /// The core question.
    pub field: Field,
    /// Every quarter from the first that is known to the last one asked for, without a hole.
    pub dots: Vec<Dot>,
    /// What is said of the share of the top step.
    pub top: Change<Quarter>,
    /// What is said of the share of the bottom step.
    pub bottom: Change<Quarter>,
    /// The chart of the top share since the line last broke, with the place of its first dot.
    pub chart: Option<(usize, PChart)>,
}

impl Course {
    /// The same quarter a year before the last one.
    pub fn year_before(&self) -> Option<&Dot> {
        let at = self.dots.len().checked_sub(5)?;
        self.dots.get(at)
    }

    /// The last quarter.
    pub fn last(&self) -> Option<&Dot> {
        self.dots.last()
    }
}

/// The quarters of a course that ends with `last`, oldest first.
pub fn quarters(last: Quarter) -> Vec<Quarter> {
    let mut quarters: Vec<Quarter> =
        std::iter::successors(Some(last), |quarter| Some(quarter.previous())).take(QUARTERS).collect();
    quarters.reverse();
    quarters
}

/// What is known of one population in one quarter.
struct Known<'a> {
    lineage: &'a str,
    base: u64,
    figures: &'a Figures,
}

/// The courses of every channel and audience that printed an answer in the quarter `last`. `figures` are of one authority
/// and one value of one cut, of any quarters; years and whatever else is not a course's are skipped. Where two lineages
/// were asked in one quarter, the one that more people answered stands for it.
pub fn courses(figures: &[&Figures], last: Quarter) -> Vec<Course> {
    let mut known: BTreeMap<(Channel, Audience), BTreeMap<Quarter, Known<'_>>> = BTreeMap::new();
    let mut channels: BTreeMap<Quarter, Vec<Printed>> = BTreeMap::new();
    for figures in figures {
        let Population { period: Period::Quarter(quarter), of, .. } = figures.population() else { continue };
        if of.cut == Cut::Answered {
            continue;
        }
        match (of.channel, of.audience) {
            (Some(channel), Some(audience)) => {
                let Some(base) = figures.base() else { continue };
                let new = Known { lineage: &of.lineage, base: base.get(), figures };
                let quarters = known.entry((channel, audience)).or_default();
                if quarters.get(quarter).is_none_or(|known| known.base < new.base) {
                    quarters.insert(*quarter, new);
                }
            }
            _ => {
                channels.insert(*quarter, by_channel(of, figures));
            }
        }
    }
    let mut courses = Vec::new();
    for ((channel, audience), quarters) in &known {
        if !quarters.contains_key(&last) {
            continue;
        }
        for field in CORE {
            courses.extend(course((*channel, *audience), field, quarters, &channels, last));
        }
    }
    courses
}

/// How many responses of everybody came by each channel, in the order of [`Channel::ALL`].
fn by_channel(of: &Of, figures: &Figures) -> Vec<Printed> {
    let row = of.is_everybody().then(|| figures.table(Measure::Heard)?.row("channel")).flatten();
    let count = |channel: &Channel| row.and_then(|row| row.cell(channel.code()));
    Channel::ALL.iter().map(|channel| count(channel).map_or(Printed::ZERO, Printed::from)).collect()
}

fn course(
    (channel, audience): (Channel, Audience),
    field: Field,
    known: &BTreeMap<Quarter, Known<'_>>,
    channels: &BTreeMap<Quarter, Vec<Printed>>,
    last: Quarter,
) -> Option<Course> {
    let row = |known: &Known<'_>| -> Option<Row> {
        known.figures.table(Measure::Charter)?.row(field.code()).cloned()
    };
    let shown = |quarter: &Quarter| {
        let row = known.get(quarter).and_then(row)?;
        let printed = |column: &str| row.cell(column).map(Printed::from);
        Some((Printed::from(row.base()?), printed("top")?, printed("bottom")?))
    };
    let span: Vec<Quarter> =
        quarters(last).into_iter().skip_while(|quarter| shown(quarter).is_none()).collect();
    let dots: Vec<Dot> =
        span.iter().map(|quarter| Dot { quarter: *quarter, shown: shown(quarter) }).collect();
    dots.first()?;
    // A quarter without an answer keeps the lineage of the one before it: nothing was asked anew in it.
    let mut lineage = "";
    let lineages: Vec<&str> = span
        .iter()
        .map(|quarter| {
            lineage = known.get(quarter).map_or(lineage, |known| known.lineage);
            lineage
        })
        .collect();
    let line = |part: fn((Printed, Printed, Printed)) -> Printed| -> Vec<Point<Quarter, &str>> {
        dots.iter()
            .zip(&lineages)
            .map(|(dot, lineage)| Point {
                period: dot.quarter,
                lineage: *lineage,
                figures: dot.shown.map(|shown| PartAndWhole {
                    part: part(shown),
                    whole: shown.0,
                    channels: channels.get(&dot.quarter).cloned().unwrap_or_default(),
                }),
            })
            .collect()
    };
    let top = line(|(_, top, _)| top);
    let said = change(&top, Rhythm::Quarters);
    let bottom = change(&line(|(_, _, bottom)| bottom), Rhythm::Quarters);
    let from = said.broken.map_or(0, |broken| span.iter().position(|at| *at == broken.at).unwrap_or(0));
    let counts = |point: &Point<Quarter, &str>| point.figures.as_ref().map(|at| (at.part, at.whole));
    let chart = p_chart(&top[from..].iter().map(counts).collect::<Vec<_>>()).map(|chart| (from, chart));
    Some(Course { channel, audience, field, dots, top: said, bottom, chart })
}

#[cfg(test)]
mod tests;
