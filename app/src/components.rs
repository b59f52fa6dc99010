//! The kit that every page is built from.
//!
//! Components take finished sentences and return a view; they know nothing about the page they are used on.
//! Form controls switch off the browser's autofill by default, because contributors share their phones. A
//! control called `name` has the id `f-name`, so that [`ErrorSummary`] can link to it; in a group of choices
//! that id is on the first choice.

mod blocks;
mod button;
mod choices;
mod errors;
mod field;
mod own_line;
mod table;

pub use blocks::{
    Helpline, HelplineHeading, Tone, actions, card, chip, disclosure, facts, link_list, notice, pagination,
    prose, tag, toolbar,
};
pub use button::{Button, button_link};
pub use choices::{Choice, Choices, Shape};
pub use errors::ErrorSummary;
pub use field::{Entry, Field, Select, TextArea, field_id};
pub use own_line::{OwnLine, line_name, own_line, own_line_of};
pub use table::{Column, Table, TableCell};
