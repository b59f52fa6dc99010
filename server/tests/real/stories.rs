//! What the server promises to everyone who uses it.

mod alerts;
mod audit;
mod clean_demo;
mod concern;
mod disclosure;
mod first_start;
mod forms;
mod keys;
mod killed_desk;
mod limits;
mod number;
mod office;
mod pages;
mod permission;
mod rota;
mod rubbish;
mod sign_in;
mod unseen;
