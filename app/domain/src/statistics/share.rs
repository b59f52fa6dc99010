//! Shares of responses, with their uncertainty.

use super::Printed;

/// A 95 % interval; both ends lie between 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// The two-sided 95 % point of the normal distribution.
const Z: f64 = 1.959_964;

/// The Wilson score interval for `part` of `whole`: centre `(p + z²/2n) / (1 + z²/n)`, half-width
/// `z·√(p(1−p)/n + z²/4n²) / (1 + z²/n)`. `None` when `whole` is 0 or less than `part`.
///
/// It describes noise and not how well those who answered stand for those who did not: they chose to answer.
/// Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", *Journal of
/// the American Statistical Association* 22 (1927), 209–212.
pub fn wilson(part: u32, whole: u32) -> Option<Interval> {
    score_interval(f64::from(part), f64::from(whole), 0.0)
}

/// The Wilson score interval from printed numbers, widened by their rounding. `None` as for [`wilson`].
///
/// Let `x` of `n` be the true counts and `X = x + e`, `N = n + f` the printed ones. The errors `e` and `f` have
/// mean 0 and a variance of at most `v` = [`Printed::VARIANCE`], and are drawn independently of each other
/// because the two cells have different cell keys. To first order
///
/// ```text
/// X/N − x/n  ≈  (e − p·f) / n        so        Var(X/N) ≤ p(1−p)/n + v(1 + p²)/n²
/// ```
///
/// where `p` is the share that the interval looks for: sampling first, then the rounding of the part, then that of
/// the whole. Where part and whole are the same people, `e = f` and the variance is smaller. Wilson's interval
/// is every `p` whose distance from the observed share is at most `z` standard deviations *at that `p`*; with the
/// longer variance this is still a quadratic in `p`. With `q = X/N`, `a = z²/N` and `b = z²v/N²`:
///
/// ```text
/// (q − p)² ≤ z²(p(1−p)/N + v(1 + p²)/N²)
/// ⇔ (1 + a − b)·p² − (2q + a)·p + (q² − b) ≤ 0
/// ```
///
/// The roots are the ends. `b = 0` gives Wilson's formula back. The added term is positive for every `p`, so
/// the interval always contains the one without it. The leading factor is positive for every `N` from 5 on. For a sum
/// of `k` printed numbers `v` is `k` times as large; where the factor is not positive, every share is possible.
/// Source of the variance: the rule of [`Printed::VARIANCE`]; of the idea to add it to the sampling variance:
/// W. A. Fuller, "Masking procedures for microdata disclosure limitation", *Journal of Official Statistics* 9
/// (1993), 383–406.
pub fn widened(part: Printed, whole: Printed) -> Option<Interval> {
    score_interval(part.float(), whole.float(), part.variance().max(whole.variance()))
}

/// Every share that lies within `Z` standard deviations of `part / whole`, with `rounding` as variance of each.
fn score_interval(part: f64, whole: f64, rounding: f64) -> Option<Interval> {
    if whole <= 0.0 || part > whole {
        return None;
    }
    let share = part / whole;
    let a = Z * Z / whole;
    let b = a * rounding / whole;
    if 1.0 + a - b <= 0.0 {
        return Some(Interval { low: 0.0, high: 1.0 });
    }
    let (square, middle, rest) = (1.0 + a - b, share + a / 2.0, share * share - b);
    let root = (middle * middle - square * rest).max(0.0).sqrt();
    Some(Interval { low: ((middle - root) / square).max(0.0), high: ((middle + root) / square).min(1.0) })
}

/// What part of the responses said something, from two printed numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// How many, as printed.
    pub part: Printed,
    /// Of how many, as printed.
    pub whole: Printed,
    /// The uncertainty, with that of the rounding.
    pub interval: Interval,
}

/// How a page says a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// "62 %, most likely between 52 % and 72 %".
    Percent {
        /// The share in whole percents.
        percent: u64,
        /// The lower end of the interval, rounded down.
        low: u64,
        /// The upper end of the interval, rounded up: what is printed never looks surer than it is.
        high: u64,
    },
    /// "about 15 of 25": there are too few for a percentage.
    About {
        /// How many, as printed.
        part: Printed,
        /// Of how many, as printed.
        whole: Printed,
    },
}

impl Share {
    /// From so many responses on, as printed, a share is said in percent.
    pub const PERCENT_FROM: u64 = 50;

    /// The share of `part` in `whole`; `None` when the numbers are not part and whole.
    pub fn of(part: impl Into<Printed>, whole: impl Into<Printed>) -> Option<Self> {
        let (part, whole) = (part.into(), whole.into());
        Some(Self { part, whole, interval: widened(part, whole)? })
    }

    /// What a page prints.
    pub fn said(&self) -> Said {
        if self.whole.get() < Self::PERCENT_FROM {
            return Said::About { part: self.part, whole: self.whole };
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "both lie in 0..=100")]
        let whole = |value: f64| value.clamp(0.0, 100.0) as u64;
        Said::Percent {
            percent: self.percent(),
            low: whole((self.interval.low * 100.0).floor()),
            high: whole((self.interval.high * 100.0).ceil()),
        }
    }

    /// The share in whole percents. Pages take [`Share::said`], which knows when there are too few.
    pub(crate) fn percent(&self) -> u64 {
        (self.part.get() * 200 / self.whole.get()).div_ceil(2)
    }
}

/// The two ends of a scale of three steps, of the same base. Both are shown: a top share alone hides whether the
/// others were in the middle or at the bottom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ends {
    /// Those who took the top step.
    pub top: Share,
    /// Those who took the bottom step.
    pub bottom: Share,
}

impl Ends {
    /// Both shares of one printed base; `None` where one of them is above it.
    pub fn of(top: Printed, bottom: Printed, whole: Printed) -> Option<Self> {
        Some(Self { top: Share::of(top, whole)?, bottom: Share::of(bottom, whole)? })
    }
}

#[cfg(test)]
mod tests;
