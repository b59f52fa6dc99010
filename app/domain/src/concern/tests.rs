//! What concerns promise, whoever acts on them in whatever order, and however the clock goes.

use super::{
    clocks::{Clock, Left, Pace, What, acknowledge_by, clocks, next_due},
    rota::{Change, Mistake, People, Told, change, next_step, tell},
    *,
};
use crate::{
    calendar::Calendar,
    clock::DAY_MICROS,
    feedback::{KeepFrom, UnsafeWhere},
    settings::{Absence, Clocks, Handover, Rota, Shift},
};
use std::collections::BTreeSet;

mod duty;
mod kinds;
mod stories;
mod telling;
mod time;

const MINUTE: i64 = 60_000_000;
const HOUR: i64 = 60 * MINUTE;

/// A local date and time as a moment.
fn at(text: &str) -> Moment {
    Moment::of_local(text.parse().unwrap()).unwrap()
}

fn raised(kind: Kind, at: Moment) -> Standing<u8> {
    Standing::raised(kind, None, at, Moment(at.0 + 30 * MINUTE))
}

/// A step of somebody who is not alone, which must be allowed.
fn then(of: &Standing<u8>, by: u8, at: Moment, act: Act<u8>) -> Standing<u8> {
    next(of, Step { by, at, others: 2, act }).unwrap().standing
}

fn refused(of: &Standing<u8>, by: u8, others: usize, act: Act<u8>) -> Refusal {
    next(of, Step { by, at: Moment(of.times.routed.0 + HOUR), others, act }).unwrap_err()
}
