//! A desk's list: what must be done now stands first.

use super::{
    house::House,
    view::{Facts, Shown},
};
use crate::{Ctx, Grant, Result, acts::SeeConcerns};
use domain::concern::{
    self,
    clocks::{clocks, next_due},
};
use storage::{
    Uuid,
    concerns::{self, Asking, PAGE},
};

/// A line of the list: times and codes, no words.
#[derive(Debug, Clone)]
pub struct Line {
    /// What is known of it.
    pub facts: Facts,
    /// What is due next; none once it is closed.
    pub next: Option<Shown>,
    /// Who has it, by the name that colleagues see.
    pub owner: Option<String>,
    /// Whoever has it may no longer sign in.
    pub owner_gone: bool,
    /// The one who looks has it.
    pub mine: bool,
    /// How many feedback it is about.
    pub feedback: i64,
}

/// A page of a desk's list.
#[derive(Debug, Clone)]
pub struct Desk {
    /// Whose desk it is.
    pub desk: concern::Desk,
    /// Its lines.
    pub lines: Vec<Line>,
    /// The concern after which the next page begins, if there is one.
    pub next: Option<Uuid>,
}

/// Shows what is open on a desk, in the order in which something is due.
#[tracing::instrument(name = "concern.desk", skip_all)]
pub async fn desk(ctx: &Ctx, grant: &Grant<SeeConcerns>, after: Option<Uuid>) -> Result<Desk> {
    list(ctx, grant, after, Which::Open).await
}

/// Shows what is open on a desk and the one who looks has.
#[tracing::instrument(name = "concern.mine", skip_all)]
pub async fn mine(ctx: &Ctx, grant: &Grant<SeeConcerns>, after: Option<Uuid>) -> Result<Desk> {
    list(ctx, grant, after, Which::Mine).await
}

/// Shows what was closed on a desk and is still kept, newest first.
#[tracing::instrument(name = "concern.closed", skip_all)]
pub async fn closed(ctx: &Ctx, grant: &Grant<SeeConcerns>, after: Option<Uuid>) -> Result<Desk> {
    list(ctx, grant, after, Which::Closed).await
}

/// Which lines of a desk.
#[derive(Clone, Copy)]
enum Which {
    Open,
    Mine,
    Closed,
}

async fn list(ctx: &Ctx, grant: &Grant<SeeConcerns>, after: Option<Uuid>, which: Which) -> Result<Desk> {
    let (place, person, now) = (grant.thing(), grant.person(), ctx.now());
    let desk = place.concerns.unwrap_or(concern::Desk::Lead);
    let of = Asking { authority: &place.authority, desk, person };
    let mut tx = ctx.db.read().await?;
    let house = House::of(&mut tx, &place.authority, desk).await?;
    let mut lines = match which {
        Which::Open => concerns::open(&mut tx, of, after, PAGE + 1).await?,
        Which::Mine => concerns::mine(&mut tx, of, after, PAGE + 1).await?,
        Which::Closed => concerns::closed(&mut tx, of, after, PAGE + 1).await?,
    };
    let page = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = lines.len() > page;
    lines.truncate(page);
    let next = lines.last().map(|line| line.stored.matter.id).filter(|_| more);
    let line = |line: concerns::Line| {
        let standing = &line.stored.standing;
        let clocks = clocks(standing, &house.clocks, &house.calendar);
        Line {
            next: next_due(&clocks).map(|clock| Shown::of(*clock, now, &house.calendar)),
            mine: standing.owner == Some(person),
            facts: Facts::from(&line.stored),
            owner: line.owner,
            owner_gone: line.owner_gone,
            feedback: line.feedback,
        }
    };
    Ok(Desk { desk, lines: lines.into_iter().map(line).collect(), next })
}
