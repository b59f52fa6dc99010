//! The questionnaire: its questions as data, a posted form as answers, answers as bytes.
//!
//! One versioned set of questions for three audiences in two languages. Five core questions, one a charter
//! heading, are the same idea on the same three steps for everyone, so that audiences can stand side by side.

mod answers;
mod field;
mod read;
mod wording;

pub use answers::{Answers, NotAnAnswer, Permissions, UnpackError, counted};
pub use field::{Agency, Allow, Band, CORE, Doors, Field, Speaks, Step, TextBox, When, YesNo};
pub use read::{At, FieldError, FormState, Given, Parsed, Problem, Reach, TAKE_OUT, TOKEN, VEIL, unveiled};
pub use wording::{Choice, PerAudience, Question, Questionnaire, Sureness, Text, Wording, WordingError};
