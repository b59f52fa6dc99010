//! Statistics, computed from printed numbers only.
//!
//! Intervals and averages of true counts would give the counts away. So everything here takes [`Printed`] numbers,
//! rounded at random to a multiple of 5, and adds the variance of that rounding to its own. The exceptions are charts
//! of measures that are no counts ([`chart`], [`run_chart`]) and [`alpha`], the agreement of readers, which concerns
//! staff work.
//!
//! No crate is used: those for control charts on crates.io follow the rules of Nelson or Western Electric and not
//! those of *Making data count*, and none adds the variance of a rounding. Each file names the paper that it follows.

mod alpha;
mod change;
mod course;
mod p_chart;
mod printed;
mod run_chart;
mod share;
mod signals;
mod xmr;

pub use alpha::{Level, alpha};
pub use change::{Broken, Change, PartAndWhole, Point, Rhythm, Why, Words, change};
pub use course::{Course, Dot, KEPT, courses, quarters};
pub use p_chart::{PChart, p_chart};
pub use printed::Printed;
pub use run_chart::{Pattern, RunChart, Stretch, run_chart};
pub use share::{Ends, Interval, Said, Share, widened, wilson};
pub use signals::{Bounds, Mark, Placed, Side, Signal, marks, standing};
pub use xmr::{Chart, Limits, Part, chart, limits};
