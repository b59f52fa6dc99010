//! What Clywed *is*: every page and component, rendered on the server to plain HTML.
//!
//! A page is a pure function from a model to a view: no database, no clock, no request, so each page is
//! tested by calling it. Sentences live in `locales/{cy,en}`, addresses in [`routes`], the frame around
//! every page in [`page`], what staff pages share in [`staff`].

pub mod components;
pub mod gallery;
pub mod i18n;
pub mod page;
pub mod pages;
pub mod routes;
pub mod staff;
pub mod who;
