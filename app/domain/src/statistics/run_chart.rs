//! Run charts: what can be said of a few points without limits.
//!
//! Rules of R. J. Perla, L. P. Provost and S. K. Murray, "The run chart: a simple analytical tool for learning from
//! variation in healthcare processes", *BMJ Quality & Safety* 20 (2011), 46–51: a shift (six or more points on one side
//! of the median), a trend (five or more points all rising or all falling), too few or too many runs. Their fourth
//! rule, a point that everybody would call unusual, is a judgement and is not computed.
//!
//! A point on the median neither makes nor breaks a shift and belongs to no run; equal neighbours count once in a trend.
//! A withheld point is a gap: it ends a shift and a trend. It adds no run, for two runs cannot be told apart there.

mod critical;

use super::signals::Side;
use critical::critical;

/// With fewer known points nothing is said: the table of runs begins at 10.
pub(super) const FEWEST: usize = 10;
/// So many points on one side of the median are a shift.
const SHIFT: usize = 6;
/// So many points rising or falling are a trend.
const TREND: usize = 5;

/// What is not random about a chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pattern {
    /// Six or more points on one side of the median.
    Shift(Stretch),
    /// Five or more points all rising (above) or all falling (below).
    Trend(Stretch),
    /// Fewer runs than chance would give: the points stay on one side for too long. The stretch is the last run.
    TooFewRuns(Stretch),
    /// More runs than chance would give: two things take turns, as two sources in one series do.
    TooManyRuns,
}

/// A stretch of points, the first and the last included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// The side of the median, or the direction.
    pub side: Side,
    /// The first point.
    pub from: usize,
    /// The last point.
    pub to: usize,
}

/// A run chart.
#[derive(Debug, Clone, PartialEq)]
pub struct RunChart {
    /// The median of all known points.
    pub median: f64,
    /// How many points are not on the median.
    pub useful: usize,
    /// How many runs they make.
    pub runs: usize,
    /// What is not random.
    pub patterns: Vec<Pattern>,
}

/// The run chart of `points`, `None` being withheld. `None` with fewer than 10 known points.
pub fn run_chart(points: &[Option<f64>]) -> Option<RunChart> {
    let median = median(points)?;
    let runs = runs(points, median);
    let useful = |side| runs.iter().filter(|run| run.0.side == side).map(|run| run.1).sum::<usize>();
    let (above, below) = (useful(Side::Above), useful(Side::Below));
    let mut patterns: Vec<Pattern> = shifts(points, median).map(Pattern::Shift).collect();
    patterns.extend(trends(points).into_iter().map(Pattern::Trend));
    if let (Some((fewest, most)), Some(last)) = (critical(above, below), runs.last()) {
        if runs.len() < fewest {
            patterns.push(Pattern::TooFewRuns(last.0));
        } else if runs.len() > most {
            patterns.push(Pattern::TooManyRuns);
        }
    }
    Some(RunChart { median, useful: above + below, runs: runs.len(), patterns })
}

impl RunChart {
    /// Where the series stands at `last`, its last known point: the direction, and since which point. A shift or a trend
    /// counts if it reaches that point, too few runs always, as the last run then is the latest level.
    pub fn standing(&self, last: usize) -> Option<(Side, usize)> {
        let reaches = |pattern: &Pattern| match pattern {
            Pattern::Shift(stretch) | Pattern::Trend(stretch) if stretch.to == last => Some(*stretch),
            Pattern::TooFewRuns(stretch) => Some(*stretch),
            _ => None,
        };
        self.patterns.iter().find_map(reaches).map(|stretch| (stretch.side, stretch.from))
    }
}

/// The median of the known points, if there are enough.
fn median(points: &[Option<f64>]) -> Option<f64> {
    let mut known: Vec<f64> = points.iter().copied().flatten().collect();
    if known.len() < FEWEST {
        return None;
    }
    known.sort_by(f64::total_cmp);
    let middle = known.len() / 2;
    Some(if known.len() % 2 == 1 { known[middle] } else { f64::midpoint(known[middle - 1], known[middle]) })
}

/// The runs, each with the number of its points; gaps and points on the median add nothing.
fn runs(points: &[Option<f64>], median: f64) -> Vec<(Stretch, usize)> {
    let mut runs: Vec<(Stretch, usize)> = Vec::new();
    for (at, point) in points.iter().enumerate() {
        let Some(side) = point.and_then(|value| Side::of(value, median)) else { continue };
        match runs.last_mut() {
            Some((run, count)) if run.side == side => (run.to, *count) = (at, *count + 1),
            _ => runs.push((Stretch { side, from: at, to: at }, 1)),
        }
    }
    runs
}

/// Runs of six or more points between two gaps. A point on the median at the end of a run belongs to its stretch.
fn shifts(points: &[Option<f64>], median: f64) -> impl Iterator<Item = Stretch> {
    let mut found: Vec<(Stretch, usize)> = Vec::new();
    let mut open = false;
    for (at, point) in points.iter().enumerate() {
        match (point.map(|value| Side::of(value, median)), found.last_mut()) {
            (None, _) => open = false,
            (Some(None), Some((run, _))) if open => run.to = at,
            (Some(Some(side)), Some((run, count))) if open && run.side == side => {
                (run.to, *count) = (at, *count + 1);
            }
            (Some(Some(side)), _) => {
                found.push((Stretch { side, from: at, to: at }, 1));
                open = true;
            }
            _ => (),
        }
    }
    found.into_iter().filter(|(_, count)| *count >= SHIFT).map(|(run, _)| run)
}

/// Stretches of five or more different values in which each is on the same side of the one before.
fn trends(points: &[Option<f64>]) -> Vec<Stretch> {
    let mut found: Vec<(Stretch, usize)> = Vec::new();
    let mut before: Option<(usize, f64)> = None;
    let mut open = false;
    for (at, point) in points.iter().enumerate() {
        let Some(value) = *point else {
            (before, open) = (None, false);
            continue;
        };
        if let Some((from, last)) = before {
            match (Side::of(value, last), found.last_mut()) {
                (None, Some((trend, _))) if open => trend.to = at,
                (Some(side), Some((trend, count))) if open && trend.side == side => {
                    (trend.to, *count) = (at, *count + 1);
                }
                (Some(side), _) => {
                    found.push((Stretch { side, from, to: at }, 2));
                    open = true;
                }
                _ => (),
            }
        }
        before = Some((at, value));
    }
    found.into_iter().filter(|(_, count)| *count >= TREND).map(|(trend, _)| trend).collect()
}

#[cfg(test)]
mod tests;
