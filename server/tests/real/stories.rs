//! What the server promises to everyone who speaks to it.

mod audit;
mod forms;
mod limits;
mod pages;
mod permission;
mod rubbish;
mod sign_in;
