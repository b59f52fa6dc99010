//! Charts of one measure over time (`XmR` charts): natural limits and signals.
//!
//! Follows NHS England's *Making data count* as `NHSRplotthedots` 0.2.2 computes it. Constants: limits at
//! mean ± 2.66 × average moving range (3/d₂ with d₂ = 1.128); a moving range of at least 3.267 × the average
//! (D₄) is left out and the average taken again. A withheld point is a gap and not a zero: a moving range
//! across a gap is not taken, and a run does not continue over it.

/// 3 / d₂ for moving ranges of two points.
const LIMIT: f64 = 2.66;
/// D₄ for moving ranges of two points.
const SCREEN: f64 = 3.267;
/// So many points rising, falling or on one side of the mean are a signal.
const RUN: usize = 7;
/// Limits from fewer points are trial limits.
const ENOUGH: usize = 12;

/// Mean and natural limits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    /// The mean of all points.
    pub mean: f64,
    /// The average moving range that the limits stand on.
    pub moving_range: f64,
    /// Mean − 2.66 × average moving range. Not cut off at 0: the page cuts what it draws.
    pub lower: f64,
    /// Mean + 2.66 × average moving range.
    pub upper: f64,
    /// Fewer than 12 points: the limits will still move, and the page says so.
    pub trial: bool,
}

/// Why a point is out of the ordinary, in order of precedence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    /// Outside a limit.
    Outside,
    /// One of seven points that all rise or all fall.
    Trend,
    /// One of two of three neighbouring points near the same limit, all three on that side of the mean.
    NearLimit,
    /// One of seven points on one side of the mean.
    Shift,
}

/// Limits, and the signal at each point.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// Mean and limits.
    pub limits: Limits,
    /// One a point; `None` where nothing is out of the ordinary or the point is withheld.
    pub signals: Vec<Option<Signal>>,
}

/// Mean and limits of `points`, `None` being withheld. `screened` leaves out extreme moving ranges, as the
/// package does and the NHS spreadsheet does not. `None` when no two neighbouring points are known.
pub fn limits(points: &[Option<f64>], screened: bool) -> Option<Limits> {
    let known: Vec<f64> = points.iter().copied().flatten().collect();
    let steps = points.windows(2).filter_map(|pair| Some((pair[1]? - pair[0]?).abs()));
    let mut ranges: Vec<f64> = steps.collect();
    let mean = average(&known)?;
    let mut moving_range = average(&ranges)?;
    if screened {
        ranges.retain(|range| *range < SCREEN * moving_range);
        moving_range = average(&ranges).unwrap_or(moving_range);
    }
    let reach = LIMIT * moving_range;
    Some(Limits { mean, moving_range, lower: mean - reach, upper: mean + reach, trial: known.len() < ENOUGH })
}

/// Limits (screened) and signals; `None` as for [`limits`]. Says nothing about good or bad: the page knows
/// which way is which.
pub fn chart(points: &[Option<f64>]) -> Option<Chart> {
    let limits = limits(points, true)?;
    let mut signals = vec![None; points.len()];
    let mut mark = |from: usize, length: usize, which: &dyn Fn(f64) -> bool, signal: Signal| {
        for at in from..from + length {
            if points[at].is_some_and(which) && signals[at].is_none() {
                signals[at] = Some(signal);
            }
        }
    };
    let any = |_: f64| true;
    let outside = |x: f64| x < limits.lower || x > limits.upper;
    mark(0, points.len(), &outside, Signal::Outside);
    for (from, run) in runs(points, RUN) {
        if run.windows(2).all(|pair| pair[1] > pair[0]) || run.windows(2).all(|pair| pair[1] < pair[0]) {
            mark(from, RUN, &any, Signal::Trend);
        }
    }
    let near = (limits.upper - limits.mean) * 2.0 / 3.0;
    for (from, run) in runs(points, 3) {
        for side in [1.0, -1.0] {
            let close = |x: f64| (x - limits.mean) * side > near && !outside(x);
            let same_side = run.iter().all(|x| (x - limits.mean) * side > 0.0);
            if same_side && run.iter().filter(|x| close(**x)).count() >= 2 {
                mark(from, 3, &close, Signal::NearLimit);
            }
        }
    }
    for (from, run) in runs(points, RUN) {
        if run.iter().all(|x| *x > limits.mean) || run.iter().all(|x| *x < limits.mean) {
            mark(from, RUN, &any, Signal::Shift);
        }
    }
    Some(Chart { limits, signals })
}

/// Every stretch of `length` points without a gap, with where it starts.
fn runs(points: &[Option<f64>], length: usize) -> impl Iterator<Item = (usize, Vec<f64>)> {
    let stretch = move |(from, window): (usize, &[Option<f64>])| {
        Some((from, window.iter().copied().collect::<Option<Vec<f64>>>()?))
    };
    points.windows(length).enumerate().filter_map(stretch)
}

fn average(values: &[f64]) -> Option<f64> {
    let count = u32::try_from(values.len()).ok().filter(|count| *count > 0)?;
    Some(values.iter().sum::<f64>() / f64::from(count))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points(values: &[f64]) -> Vec<Option<f64>> {
        values.iter().copied().map(Some).collect()
    }

    /// The series of the package's vignette.
    fn vignette() -> Vec<Option<f64>> {
        let mut values = vec![1.0, 2.0, 1.0, 2.0, 10.0];
        values.extend([1.0, 2.0].repeat(6));
        values.push(1.0);
        points(&values)
    }

    fn close(a: f64, b: f64) -> bool {
        (a - b).abs() < 0.000_6
    }

    #[test]
    fn limits_agree_with_the_packages_vignette_screened_and_not() {
        let screened = limits(&vignette(), true).unwrap();
        assert!(close(screened.mean, 1.944) && close(screened.moving_range, 1.0), "{screened:?}");
        assert!(close(screened.lower, -0.716) && close(screened.upper, 4.604) && !screened.trial);
        let plain = limits(&vignette(), false).unwrap();
        assert!(close(plain.moving_range, 1.882) && close(plain.lower, -3.063) && close(plain.upper, 6.952));
    }

    #[test]
    fn the_one_extreme_point_is_outside_and_the_rest_is_ordinary() {
        let signals = chart(&vignette()).unwrap().signals;
        assert_eq!(signals.iter().filter(|signal| signal.is_some()).count(), 1);
        assert_eq!(signals[4], Some(Signal::Outside));
    }

    #[test]
    fn seven_rising_points_are_a_trend_and_six_are_not() {
        let flat = [10.0, 30.0].repeat(6);
        let rise =
            |n: u8| points(&[&flat[..], &(0..n).map(|i| 17.0 + f64::from(i)).collect::<Vec<_>>()].concat());
        let trend =
            |n| chart(&rise(n)).unwrap().signals.iter().filter(|s| **s == Some(Signal::Trend)).count();
        // The point before the rise (30) is higher, so the rise has exactly `n` points.
        assert_eq!((trend(6), trend(7)), (0, 7));
    }

    #[test]
    fn seven_points_on_one_side_are_a_shift_unless_one_is_withheld() {
        let mut values = points(&[1.0, 9.0, 1.0, 9.0, 1.0, 9.0, 1.0, 6.0, 7.0, 6.0, 7.0, 6.0, 7.0, 6.0, 1.0]);
        let shift = |values: &[Option<f64>]| {
            chart(values).unwrap().signals.iter().filter(|s| **s == Some(Signal::Shift)).count()
        };
        assert_eq!(shift(&values), 7);
        values[10] = None;
        assert_eq!(shift(&values), 0);
    }

    #[test]
    fn two_of_three_near_a_limit_are_a_signal() {
        let mut values = [10.0, 12.0].repeat(8);
        let before = limits(&points(&values), true).unwrap();
        values.extend([before.upper - 0.2, 11.9, before.upper - 0.2]);
        let found = chart(&points(&values)).unwrap();
        assert_eq!(found.signals[16], Some(Signal::NearLimit), "{found:?}");
        assert_eq!((found.signals[17], found.signals[18]), (None, Some(Signal::NearLimit)));
    }

    #[test]
    fn few_points_make_trial_limits_and_a_lonely_point_none() {
        assert!(limits(&points(&[1.0, 2.0, 3.0]), true).unwrap().trial);
        assert_eq!(limits(&[Some(1.0), None, Some(2.0)], true), None);
        assert_eq!(limits(&[], true), None);
    }
}
