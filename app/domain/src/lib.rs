//! The rules of Clywed, pure: no input or output, no async, no clock, no random source.
//!
//! Everything here builds for `wasm32-unknown-unknown`. What is true about feedback, figures, words and
//! permission is decided in this crate and only carried out elsewhere.

#[macro_use]
mod codes;

pub mod alert;
pub mod answer;
pub mod board;
pub mod calendar;
pub mod calls;
pub mod catalogue;
pub mod clock;
pub mod coding;
pub mod commitment;
pub mod concern;
mod criticality;
pub mod danger;
pub mod demo;
pub mod disclosure;
pub mod feedback;
pub mod figures;
mod hex;
pub mod import;
pub mod lifecycle;
pub mod locale;
pub mod number;
pub mod organisation;
pub mod permission;
pub mod questionnaire;
pub mod redaction;
pub mod release;
pub mod report;
pub mod schedule;
pub mod search;
pub mod settings;
pub mod statistics;
pub mod summary;
pub mod text;
pub mod urgency;

pub use codes::UnknownCode;
pub use hex::hex;
pub use locale::{Bilingual, Locale};
