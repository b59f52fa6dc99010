//! The colleagues of an authority, for whoever says whom a concern is about.

use crate::{
    Act, Ctx, Grant, Resource, Result,
    acts::{OpenConcern, RaiseConcern},
};
use storage::people;

/// What lets somebody say whom a concern is about: raising one, and acting on one.
pub trait NamesColleagues: Act<Thing: Resource> {}
impl NamesColleagues for RaiseConcern {}
impl NamesColleagues for OpenConcern {}

/// A colleague.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colleague {
    /// The name that they sign in with.
    pub sign_in: String,
    /// The name that is seen.
    pub name: String,
}

/// Everybody who holds a role in the authority, by name, without the one who asks. Those who may no longer sign in are
/// among them: a concern may be about somebody who left.
#[tracing::instrument(name = "concern.colleagues", skip_all)]
pub async fn colleagues<A: NamesColleagues>(ctx: &Ctx, grant: &Grant<A>) -> Result<Vec<Colleague>> {
    let mut tx = ctx.db.read().await?;
    let holders = people::of_organisation(&mut tx, grant.thing().authority()).await?;
    let others = holders.into_iter().filter(|holder| holder.person != grant.person());
    let mut found: Vec<Colleague> =
        others.map(|holder| Colleague { sign_in: holder.sign_in, name: holder.name }).collect();
    found.sort_by(|one, other| (&one.name, &one.sign_in).cmp(&(&other.name, &other.sign_in)));
    found.dedup();
    Ok(found)
}
