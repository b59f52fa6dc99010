//! Statistics, computed from published numbers only.
//!
//! Intervals and averages of true counts would give the counts away, so [`Share`] takes numbers that have
//! passed the disclosure gate and charts take points that were made from them.

mod share;
mod xmr;

pub use share::{Interval, Share, wilson};
pub use xmr::{Chart, Limits, Signal, chart, limits};
