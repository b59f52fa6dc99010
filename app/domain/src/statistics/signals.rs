//! The rules that find a signal on a chart with limits, whichever way the limits were computed.
//!
//! The rules and their order are those of NHS England's *Making data count* as the R package `NHSRplotthedots`
//! 0.2.2 has them: a point outside a limit; seven points that all rise or all fall; two of three points near the
//! same limit; seven points on one side of the centre. A withheld point is a gap and not a zero, and no stretch of
//! points continues over it.

/// So many points rising, falling or on one side of the centre are a signal.
const RUN: usize = 7;

/// Which way a signal points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Above the centre, or rising.
    Above,
    /// Below the centre, or falling.
    Below,
}

impl Side {
    /// The side on which `value` lies, seen from `from`; `None` where it is the same.
    pub(super) fn of(value: f64, from: f64) -> Option<Self> {
        if value > from {
            Some(Self::Above)
        } else if value < from {
            Some(Self::Below)
        } else {
            None
        }
    }
}

/// Why a point is out of the ordinary, in order of precedence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Signal {
    /// Outside a limit.
    Outside,
    /// One of seven points that all rise or all fall.
    Trend,
    /// One of two of three neighbouring points near the same limit, all three on that side of the centre.
    NearLimit,
    /// One of seven points on one side of the centre.
    Shift,
}

/// A signal at a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The first rule, in their order, that finds the point.
    pub signal: Signal,
    /// Which way.
    pub side: Side,
}

/// Centre and limits at a point.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// The centre line.
    pub centre: f64,
    /// The lower limit. Not cut off at 0: see [`Bounds::drawn`].
    pub lower: f64,
    /// The upper limit.
    pub upper: f64,
}

impl Bounds {
    /// The limits as a chart of shares draws them: a share is never below 0 or above 1.
    #[must_use]
    pub const fn drawn(self) -> Self {
        Self { centre: self.centre, lower: self.lower.clamp(0.0, 1.0), upper: self.upper.clamp(0.0, 1.0) }
    }

    fn outside(&self, value: f64) -> bool {
        value < self.lower || value > self.upper
    }

    /// Beyond two thirds of the way to a limit, and not outside.
    fn near(&self, value: f64) -> bool {
        let reach = |limit: f64| self.centre + (limit - self.centre) * 2.0 / 3.0;
        !self.outside(value) && (value > reach(self.upper) || value < reach(self.lower))
    }
}

/// A point with its bounds, or a gap.
pub type Placed = Option<(f64, Bounds)>;

/// The mark of each point; `None` where nothing is out of the ordinary or the point is withheld. Says nothing about
/// good or bad: the page knows which way is which.
pub fn marks(points: &[Placed]) -> Vec<Option<Mark>> {
    let mut found: Vec<Option<Signal>> = vec![None; points.len()];
    let mut trend = vec![false; points.len()];
    let mut mark = |at: usize, signal: Signal| {
        found[at] = found[at].or(Some(signal));
    };
    for (at, point) in points.iter().enumerate() {
        if point.is_some_and(|(value, bounds)| bounds.outside(value)) {
            mark(at, Signal::Outside);
        }
    }
    for (from, run) in stretches(points, RUN) {
        let first = side_of_step(&run[0], &run[1]);
        if first.is_some() && run.windows(2).all(|pair| side_of_step(&pair[0], &pair[1]) == first) {
            trend[from..from + RUN].fill(true);
            (from..from + RUN).for_each(|at| mark(at, Signal::Trend));
        }
    }
    for (from, run) in stretches(points, 3) {
        let close = |point: &(f64, Bounds)| point.1.near(point.0);
        if one_side(&run) && run.iter().filter(|point| close(point)).count() >= 2 {
            for (step, _) in run.iter().enumerate().filter(|(_, point)| close(point)) {
                mark(from + step, Signal::NearLimit);
            }
        }
    }
    for (from, run) in stretches(points, RUN) {
        if one_side(&run) {
            (from..from + RUN).for_each(|at| mark(at, Signal::Shift));
        }
    }
    let side = |at: usize, signal: Signal| match signal {
        Signal::Trend => trend_side(points, &trend, at),
        _ => points[at].and_then(|(value, bounds)| Side::of(value, bounds.centre)),
    };
    (0..points.len())
        .map(|at| found[at].and_then(|signal| Some(Mark { signal, side: side(at, signal)? })))
        .collect()
}

/// Whether a trend rises or falls at a point: by the step to the next point where that belongs to a trend too, as the
/// package does at a turning point, else by the step from the point before.
fn trend_side(points: &[Placed], trend: &[bool], at: usize) -> Option<Side> {
    let step = |from: usize| side_of_step(points.get(from)?.as_ref()?, points.get(from + 1)?.as_ref()?);
    if trend.get(at + 1) == Some(&true) { step(at) } else { step(at.checked_sub(1)?) }
}

fn side_of_step(from: &(f64, Bounds), to: &(f64, Bounds)) -> Option<Side> {
    Side::of(to.0, from.0)
}

/// Whether all points lie on the same side of their centre.
fn one_side(run: &[(f64, Bounds)]) -> bool {
    let mut sides = run.iter().map(|(value, bounds)| Side::of(*value, bounds.centre));
    let first = sides.next().flatten();
    first.is_some() && sides.all(|side| side == first)
}

/// Every stretch of `length` points without a gap, with where it starts.
fn stretches(points: &[Placed], length: usize) -> impl Iterator<Item = (usize, Vec<(f64, Bounds)>)> {
    let stretch = move |(from, window): (usize, &[Placed])| {
        Some((from, window.iter().copied().collect::<Option<Vec<_>>>()?))
    };
    points.windows(length).enumerate().filter_map(stretch)
}

/// Where the series stands at its last known point: on which side of the ordinary, and since which point; `None` where it
/// is ordinary.
///
/// The last point tells the side. Its stay is every point back to where the series was last on the other side or on the
/// centre; gaps do not end it, because a withheld month does not say that things went back. The stay is out of the ordinary
/// if a mark of that side is in it. At the end of a trend the direction of the trend counts, from where it began.
pub fn standing(points: &[Placed], marks: &[Option<Mark>]) -> Option<(Side, usize)> {
    let last = points.iter().rposition(Option::is_some)?;
    if let Some(Mark { signal: Signal::Trend, side }) = marks.get(last).copied().flatten() {
        let begins = |at: &usize| {
            let step = at.checked_sub(1).and_then(|before| side_of_step(&points[before]?, &points[*at]?));
            step != Some(side)
        };
        return Some((side, (0..=last).rev().find(begins).unwrap_or(0)));
    }
    let side_at = |at: usize| points[at].map(|(value, bounds)| Side::of(value, bounds.centre));
    let side = side_at(last)??;
    let other = (0..=last).rev().find(|at| side_at(*at).is_some_and(|there| there != Some(side)));
    let stay = (other.map_or(0, |at| at + 1)..=last).filter(|at| points[*at].is_some());
    let since = stay.clone().next()?;
    stay.into_iter().any(|at| marks[at].is_some_and(|mark| mark.side == side)).then_some((side, since))
}
