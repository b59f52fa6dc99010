//! Somebody who wants to find out what one person said, and has every number that was ever printed.
//!
//! This crate shares no code with the method that it attacks (`domain::disclosure`): it reads printed figures as JSON,
//! writes down everything that a reader can know, and asks which true counts are still possible.
//!
//! The attacker knows:
//! - the method: a printed `p` stands for `p` − 4 to `p` + 4, a printed 0 for 0 to 4, and a part that would be printed
//!   above its base is printed as the base;
//! - the structure: the answers to one question add up to its base, parts of a population are disjoint, a reporting year
//!   consists of its quarters;
//! - every print of every population, at whatever time, and the exact number of responses ([`Known::responses`]) that
//!   each population had at each time, with how many had joined and left;
//! - some responses of their own ([`Own`]).
//!
//! For each printed cell it *exhibits* a smallest and a largest count, each with a complete set of whole numbers that
//! fits everything. The solver's answers are checked in exact arithmetic. What the solver cannot answer is
//! [`Verdict::Unfinished`], which counts as a failure: a caller leaves such a table out.

mod document;
mod facts;
mod model;
mod report;
mod solve;

pub use document::{BadDocument, Document, Row, Table, documents};
pub use facts::{Known, Own, Print};
pub use report::{Cell, Depth, Report, TableReport, Verdict, attack};
