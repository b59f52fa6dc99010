//! Watching over the times: how many concerns of a year came how far, and how long people waited for somebody's call. For
//! those who see times and never words.

use crate::{
    Ctx, Error, Grant, Result,
    acts::{SeeConcerns, WatchConcerns},
};
use domain::{concern::Desk, disclosure::Workload};
use storage::concerns::{self, Unfinished};

/// What is counted of one reporting year on one desk.
#[derive(Debug, Clone)]
pub struct Year {
    /// The first day of the reporting year, such as `2026-04-01`.
    pub year: String,
    /// What is counted, by the names of [`domain::concern::Measure`].
    pub counted: Vec<(String, Workload)>,
}

/// The times of a desk.
#[derive(Debug, Clone)]
pub struct Times {
    /// Whose desk.
    pub desk: Desk,
    /// How many are open now, how many of those nobody has taken yet, and how many are late.
    pub now: [Workload; 3],
    /// The years of which something is counted, newest first.
    pub years: Vec<Year>,
    /// How many worries of a month had no end when it was last checked.
    pub unfinished: Vec<Unfinished>,
}

fn load(n: i64) -> Workload {
    Workload::new(u64::try_from(n).unwrap_or_default())
}

/// The times of a desk: the custodian those of the leads' desk, the independent reviewer those of any.
///
/// # Errors
/// A fault of ours where leave was given for no desk.
#[tracing::instrument(name = "concern.times", skip_all)]
pub async fn times(ctx: &Ctx, grant: &Grant<WatchConcerns>) -> Result<Times> {
    let place = grant.thing();
    let desk = place.concerns.ok_or_else(|| Error::internal("leave to watch was given for no desk"))?;
    let mut tx = ctx.db.read().await?;
    let (open, waiting, late) =
        concerns::open_now(&mut tx, &place.authority, desk.code(), ctx.now().0).await?;
    let mut years = Vec::new();
    for year in concerns::years(&mut tx, &place.authority, desk.code()).await? {
        let of = (place.authority.as_str(), desk.code(), year.as_str());
        let counted = concerns::year(&mut tx, of).await?;
        let counted = counted.into_iter().map(|(measure, n)| (measure, load(n))).collect();
        years.push(Year { year, counted });
    }
    let unfinished = concerns::unfinished(&mut tx, &place.authority, desk.of_feedback()).await?;
    Ok(Times { desk, now: [load(open), load(waiting), load(late)], years, unfinished })
}

/// Worries on a desk of which a month that is over had no end when it was last checked, for the desk itself.
#[tracing::instrument(name = "concern.unfinished", skip_all)]
pub async fn unfinished(ctx: &Ctx, grant: &Grant<SeeConcerns>) -> Result<Vec<Unfinished>> {
    let place = grant.thing();
    let desk = place.concerns.unwrap_or(Desk::Lead);
    let mut tx = ctx.db.read().await?;
    Ok(concerns::unfinished(&mut tx, &place.authority, desk.of_feedback()).await?)
}
