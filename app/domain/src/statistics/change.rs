//! Whether a series of shares has changed, in the words that a page prints.
//!
//! Two points never say that something changed. With fewer than 10 known points nothing is said; with 10 or 11 the run
//! chart's rules decide ([`super::run_chart`]); from 12 on, the limits and rules of the p′ chart ([`super::p_chart`]).
//! A change is said for as long as the series stands where it moved to ([`super::standing`]); when it comes back, no
//! change is said.
//!
//! A line is only a line while the same is asked of the same kind of people. It breaks where the questionnaire's
//! lineage changes, and where the mix of channels does (`mix`): children who answer alone say other things than a group
//! does, so a change of the mix would be printed as a change of what they say. After a break everything begins anew, so
//! the words never reach back over it.
//!
//! A withheld point is a gap and not a zero.

mod mix;

use super::{
    Printed, p_chart, run_chart,
    signals::{Side, standing},
};

/// What is known about one period.
#[derive(Debug, Clone, PartialEq)]
pub struct Point<P, L> {
    /// The period, a month or a quarter.
    pub period: P,
    /// The lineage of the questionnaire that was asked.
    pub lineage: L,
    /// The printed numbers; `None` where they are withheld.
    pub figures: Option<PartAndWhole>,
}

/// The printed numbers of one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartAndWhole {
    /// How many said it.
    pub part: Printed,
    /// Of how many.
    pub whole: Printed,
    /// How many responses came by each channel, the channels in the same order at every point.
    pub channels: Vec<Printed>,
}

/// How long a period is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rhythm {
    /// A point a month.
    Months,
    /// A point a quarter.
    Quarters,
}

impl Rhythm {
    /// How many points a quarter of a year has.
    const fn quarter(self) -> usize {
        match self {
            Self::Months => 3,
            Self::Quarters => 1,
        }
    }
}

/// What is said about a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change<P> {
    /// Where the line broke last, if it did. The page says so beside the words, and the words are about what came after.
    pub broken: Option<Broken<P>>,
    /// The words.
    pub words: Words<P>,
}

/// A break in the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Broken<P> {
    /// The first period that cannot be compared with those before.
    pub at: P,
    /// Why not.
    pub why: Why,
}

/// Why periods cannot be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The question is another one.
    Lineage,
    /// The responses came by other channels.
    Channels,
}

/// The words that a page prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Words<P> {
    /// There are too few points to say anything.
    NotEnough,
    /// Nothing but chance is seen.
    NoChange,
    /// Higher than before, since this period.
    Higher {
        /// The first period of the new level.
        since: P,
    },
    /// Lower than before, since this period.
    Lower {
        /// The first period of the new level.
        since: P,
    },
    /// The line broke, and there are too few points since to say anything.
    BrokenLine(Broken<P>),
}

/// What to say about `points`, which are in order and as far apart as `rhythm` says. Give what the page shows: points that
/// nobody sees should not decide.
pub fn change<P: Copy, L: PartialEq>(points: &[Point<P, L>], rhythm: Rhythm) -> Change<P> {
    let other = |at: &usize| *at > 0 && points[*at].lineage != points[*at - 1].lineage;
    let mut broken = (0..points.len()).rev().find(other).map(|at| (at, Why::Lineage));
    let mut from = broken.map_or(0, |(at, _)| at);
    while let Some(at) = mix::moves(&points[from..], rhythm.quarter()) {
        from += at;
        broken = Some((from, Why::Channels));
    }
    let broken = broken.map(|(at, why)| Broken { at: points[at].period, why });
    let line = &points[from..];
    let words = match (stands(line), broken) {
        (Line::TooShort, Some(broken)) => Words::BrokenLine(broken),
        (Line::TooShort, None) => Words::NotEnough,
        (Line::AsBefore, _) => Words::NoChange,
        (Line::Moved(Side::Above, since), _) => Words::Higher { since: line[since].period },
        (Line::Moved(Side::Below, since), _) => Words::Lower { since: line[since].period },
    };
    Change { broken, words }
}

/// Where an unbroken line stands.
enum Line {
    /// There are too few points to say.
    TooShort,
    /// On the level that it had.
    AsBefore,
    /// On another level, since the point at this place.
    Moved(Side, usize),
}

impl From<Option<(Side, usize)>> for Line {
    fn from(moved: Option<(Side, usize)>) -> Self {
        moved.map_or(Self::AsBefore, |(side, since)| Self::Moved(side, since))
    }
}

fn stands<P, L>(line: &[Point<P, L>]) -> Line {
    let counts = |point: &Point<P, L>| point.figures.as_ref().map(|figures| (figures.part, figures.whole));
    let Some(chart) = p_chart(&line.iter().map(counts).collect::<Vec<_>>()) else { return Line::TooShort };
    if !chart.trial {
        return standing(&chart.points, &chart.marks).into();
    }
    let shares: Vec<Option<f64>> = chart.points.iter().map(|point| point.map(|(share, _)| share)).collect();
    let run = run_chart(&shares).zip(shares.iter().rposition(Option::is_some));
    run.map_or(Line::TooShort, |(run, last)| run.standing(last).into())
}

#[cfg(test)]
mod tests;
