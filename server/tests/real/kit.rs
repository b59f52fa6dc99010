//! What all stories use: an installation that outlives its server, a browser, and what people do.

mod address;
mod browser;
mod contributor;
mod desk;
mod installation;
mod postgres;
#[expect(dead_code, reason = "the tests of the way out use the rest")]
mod sink;
mod staff;

pub(crate) use address::filled;
pub(crate) use browser::{Browser, Page, Tape, encoded, form};
pub(crate) use contributor::{Form, number_on};
pub(crate) use desk::Desk;
pub(crate) use installation::{Installation, Running};
pub(crate) use postgres::Postgres;
pub(crate) use sink::{Certificate, Manner, SECRET, Sink, Wrap, nobody};
pub(crate) use staff::{ORGANISATION, PEOPLE, sign_in, try_sign_in};

/// The code of the demo's first service, in addresses.
pub(crate) const SERVICE: &str = "K7QF2M";
/// The password of all demo people.
pub(crate) const PASSWORD: &str = "gwennol-dan-y-bondo-17";
