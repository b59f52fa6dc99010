//! Figures as people read them: the same sections for a release, for a service's manager and for an authority's
//! performance lead. Everything here is made from printed numbers ([`domain::disclosure`]), never from counts.

mod chart;
mod course;
mod line;
mod names;
mod number;
mod official;
mod over_time;
mod rows;
mod section;

pub use chart::{Given, bars};
pub use course::{answer_name, changed, changes, is_moved, share_words};
pub use line::sketch;
pub use names::{
    audience_name, column_name, column_names, cut_name, difference_name, row_name, row_names, who, who_of,
};
pub use number::{fewer, words};
pub use official::{group_name, official};
pub use over_time::{theme_in, theme_over_time};
pub use section::{Section, headline, not_shown_here, section};
