//! Charts of one measure over time (`XmR` charts): natural limits and signals.
//!
//! Follows NHS England's *Making data count* as `NHSRplotthedots` 0.2.2 computes it, and is tested against what that
//! package answers. Limits at mean ± 2.66 × average moving range (3/d₂ with d₂ = 1.128); a moving range of at least 3.267
//! × the average (D₄) is left out and the average taken again. A withheld point is a gap and not a zero: no moving
//! range is taken across it. Where the package has no limits because nothing ever moves, there are none here.
//!
//! Source of the constants: D. J. Wheeler, *Understanding Variation* (1993); W. A. Shewhart, *Economic Control of
//! Quality of Manufactured Product* (1931).

use super::signals::{Bounds, Mark, Placed, marks};

/// 3 / d₂ for moving ranges of two points.
const LIMIT: f64 = 2.66;
/// D₄ for moving ranges of two points.
const SCREEN: f64 = 3.267;
/// Limits from fewer points are trial limits.
pub(super) const ENOUGH: usize = 12;

/// Mean and natural limits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// The mean of all points and the limits around it.
    pub bounds: Bounds,
    /// The average moving range that the limits stand on.
    pub moving_range: f64,
    /// Fewer than 12 points: the limits will still move, and the page says so.
    pub trial: bool,
}

/// A stretch of a chart that has limits of its own.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    /// Its first point.
    pub from: usize,
    /// Its limits; `None` where no two neighbouring points are known or nothing ever moves.
    pub limits: Option<Limits>,
}

/// Limits, and the mark of each point.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// The stretches, in order. There is one more than breaks.
    pub parts: Vec<Part>,
    /// One a point; `None` where nothing is out of the ordinary or the point is withheld.
    pub marks: Vec<Option<Mark>>,
}

/// Mean and limits of `points`, `None` being withheld. `screened` leaves out extreme moving ranges, as the
/// package does and the NHS spreadsheet does not. `None` when no two neighbouring points are known or nothing moves.
pub fn limits(points: &[Option<f64>], screened: bool) -> Option<Limits> {
    let known: Vec<f64> = points.iter().copied().flatten().collect();
    let centre = average(&known)?;
    let moving_range = moving_range(points, screened).filter(|range| *range > 0.0)?;
    let reach = LIMIT * moving_range;
    let bounds = Bounds { centre, lower: centre - reach, upper: centre + reach };
    Some(Limits { bounds, moving_range, trial: known.len() < ENOUGH })
}

/// Limits (screened) and marks. The limits are computed anew from each of `breaks` on, which are positions of points:
/// where the measure is no longer the same, old limits say nothing.
pub fn chart(points: &[Option<f64>], breaks: &[usize]) -> Chart {
    let mut starts: Vec<usize> = breaks.iter().copied().filter(|at| (1..points.len()).contains(at)).collect();
    starts.push(0);
    starts.sort_unstable();
    starts.dedup();
    let mut chart = Chart { parts: Vec::new(), marks: Vec::new() };
    for (nth, from) in starts.iter().copied().enumerate() {
        let part = &points[from..starts.get(nth + 1).copied().unwrap_or(points.len())];
        let limits = limits(part, true);
        let place = |point: &Option<f64>| Some(((*point)?, limits?.bounds));
        let placed: Vec<Placed> = part.iter().map(place).collect();
        chart.marks.extend(marks(&placed));
        chart.parts.push(Part { from, limits });
    }
    chart
}

/// The average distance of neighbouring points. `None` where no two neighbours are known.
pub(super) fn moving_range(points: &[Option<f64>], screened: bool) -> Option<f64> {
    let steps = points.windows(2).filter_map(|pair| Some((pair[1]? - pair[0]?).abs()));
    let mut ranges: Vec<f64> = steps.collect();
    let all = average(&ranges)?;
    if !screened {
        return Some(all);
    }
    ranges.retain(|range| *range < SCREEN * all);
    Some(average(&ranges).unwrap_or(all))
}

fn average(values: &[f64]) -> Option<f64> {
    let count = u32::try_from(values.len()).ok().filter(|count| *count > 0)?;
    Some(values.iter().sum::<f64>() / f64::from(count))
}

#[cfg(test)]
mod tests;
