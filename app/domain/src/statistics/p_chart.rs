//! Charts of shares over time whose base is not the same at every point.
//!
//! A p′ chart of printed numbers. Centre: all parts of all wholes, `p̄ = ΣX / ΣN`. The standard deviation at a point is
//! that of a share of `N` responses, with the variance of the rounding added as in [`super::widened`]:
//!
//! ```text
//! σ² = p̄(1−p̄)/N + v(1 + p̄²)/N²        v = 6
//! ```
//!
//! and the limits are `p̄ ± 3·s·σ`. With `s = 1` this is Shewhart's p chart, which takes every difference between two
//! months beyond chance for a signal. Here the months differ for a reason that is no change: other services and groups are
//! heard in each. So `s` is Laney's: how far the points, in standard deviations, really move from month to month (average
//! moving range / 1.128, screened like that of an `XmR` chart). It is never taken below 1: fewer than chance can only be
//! chance, because the binomial variance and the rounding are there for certain. The price is a little power where the
//! months do not differ; `tests/statistics/planted.rs` prints how much is left.
//!
//! Sources: W. A. Shewhart, *Economic Control of Quality of Manufactured Product* (1931); D. B. Laney, "Improved
//! control charts for attributes", *Quality Engineering* 14 (2002), 531–537.

use super::{
    Printed,
    signals::{Bounds, Mark, Placed, marks},
    xmr,
};

/// d₂ for moving ranges of two points.
const D2: f64 = 1.128;
/// Limits lie so many standard deviations from the centre.
const REACH: f64 = 3.0;

/// A chart of shares.
#[derive(Debug, Clone, PartialEq)]
pub struct PChart {
    /// All parts of all wholes.
    pub centre: f64,
    /// How much more the points move than chance and rounding explain: 1 where they do not.
    pub spread: f64,
    /// Share and limits of each point; `None` where it is withheld. [`Bounds::drawn`] has the limits to draw.
    pub points: Vec<Placed>,
    /// One a point; `None` where nothing is out of the ordinary or the point is withheld.
    pub marks: Vec<Option<Mark>>,
    /// Fewer than 12 points: the limits will still move, and the page says so.
    pub trial: bool,
}

/// The chart of `(part, whole)` at each point, `None` being withheld; a whole of 0 is withheld too. `None` when nothing is
/// known.
pub fn p_chart(points: &[Option<(Printed, Printed)>]) -> Option<PChart> {
    let known: Vec<Option<(f64, f64)>> = points.iter().map(|point| (*point).and_then(share)).collect();
    let (part, whole) = points
        .iter()
        .flatten()
        .fold((0.0, 0.0), |(part, whole), point| (part + point.0.float(), whole + point.1.float()));
    if whole <= 0.0 {
        return None;
    }
    let centre = part / whole;
    let deviation = |whole: f64| {
        let rounding = Printed::VARIANCE * (1.0 + centre * centre) / (whole * whole);
        (centre * (1.0 - centre) / whole + rounding).sqrt()
    };
    let distance = |(share, whole): (f64, f64)| (share - centre) / deviation(whole);
    let distances: Vec<Option<f64>> = known.iter().map(|point| point.map(distance)).collect();
    let spread = xmr::moving_range(&distances, true).map_or(1.0, |range| (range / D2).max(1.0));
    let place = |(share, whole): (f64, f64)| {
        let reach = REACH * spread * deviation(whole);
        (share, Bounds { centre, lower: centre - reach, upper: centre + reach })
    };
    let placed: Vec<Placed> = known.iter().map(|point| point.map(place)).collect();
    let marks = marks(&placed);
    let trial = placed.iter().flatten().count() < xmr::ENOUGH;
    Some(PChart { centre, spread, points: placed, marks, trial })
}

/// The share with its base, unless it is of nobody. A part is never printed above its whole.
fn share((part, whole): (Printed, Printed)) -> Option<(f64, f64)> {
    (whole > Printed::ZERO && part <= whole).then(|| (part.float() / whole.float(), whole.float()))
}

#[cfg(test)]
mod tests;
