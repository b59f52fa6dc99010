//! What the server promises to everyone who speaks to it.

mod forms;
mod limits;
mod pages;
mod sign_in;
