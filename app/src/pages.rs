//! Every page, in one folder for each area. A page is a pure function from its model to a view.

pub mod answer;
pub mod give;
pub mod govern;
pub mod moderate;
pub mod number;
pub mod public;
pub mod publish;
pub mod safeguard;
