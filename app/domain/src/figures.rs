//! What is counted: the measures, the populations whose responses they count, and the cells of one response.
//!
//! A *response* is one accepted feedback. Channel, audience and questionnaire lineage are never mixed: every
//! population has one of each, except the population of everybody, which counts only who was heard. A population is
//! narrowed by one [`Cut`] at most. How counts are protected is the concern of [`crate::disclosure`].

mod facts;
mod measure;
mod period;
mod population;

pub use facts::{Answered, Cell, Contribution, Facts, NotFacts, counts_in};
pub use measure::{Base, Measure};
pub use period::Period;
pub use population::{Cut, Of, Population};

#[cfg(test)]
mod tests;
