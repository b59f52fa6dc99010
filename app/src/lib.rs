//! Every page and component of Clywed, rendered on the server to plain HTML.
//!
//! A page is a pure function from a model to a view. It uses no database, no clock and no request, so a test
//! can call it directly. Sentences live in `locales/{cy,en}`, addresses in [`routes`], the frame around every
//! page in [`page`], the parts that staff pages share in [`staff`].

pub mod commitments;
pub mod components;
pub mod figures;
pub mod gallery;
pub mod i18n;
pub mod page;
pub mod pages;
pub mod routes;
pub mod staff;
pub mod who;
