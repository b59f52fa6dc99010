//! How well the statistics do what they promise, by simulation. Every run has the same seeds; the figures are printed, and
//! the floors are what was measured, with room for nothing but the error of the simulation.

#![expect(clippy::unwrap_used, reason = "counts of a simulation fit")]

#[path = "statistics/coverage.rs"]
mod coverage;
#[path = "statistics/planted.rs"]
mod planted;
#[path = "statistics/seeded.rs"]
mod seeded;
#[path = "statistics/series.rs"]
mod series;
#[path = "statistics/stable.rs"]
mod stable;
