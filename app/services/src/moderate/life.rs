//! One step in the life of an item: the item is locked, the rule is asked, and its answer is written only if nothing
//! has changed.

use crate::{
    Ctx, ErrorKind, Result,
    govern::audit::{Said, write},
};
use domain::{
    concern::Status,
    lifecycle::{self, Act, Next, Refusal, Standing, Step},
};
use storage::{
    Tx, Uuid,
    feedback::{self, Thing},
    moderation::{self, Stands},
};

/// An item that nobody else can change until the transaction ends.
pub(super) struct Life {
    id: Uuid,
    person: Uuid,
    /// How many other people could read it.
    pub(super) others: usize,
    /// How it stands.
    pub(super) standing: Standing<Uuid>,
    version: i64,
}

impl Life {
    /// Locks the item and reads how it stands. `seen`: the version that the form was opened with.
    ///
    /// # Errors
    /// [`ErrorKind::NotFound`]; [`ErrorKind::Stale`] if the item was changed since `seen`.
    pub(super) async fn of(
        ctx: &Ctx,
        tx: &mut Tx,
        thing: &Thing,
        person: Uuid,
        seen: Option<i64>,
    ) -> Result<Self> {
        // Lock before writing anything: the contributor may be taking the item back, and the two transactions would
        // deadlock.
        feedback::lock_item(tx, thing.id).await?;
        let found = moderation::standing(tx, thing.id, ctx.now()).await?.ok_or(ErrorKind::NotFound)?;
        let Stands { standing, desk, version, .. } = found;
        if seen.is_some_and(|seen| seen != version) {
            return Err(ErrorKind::Stale.into());
        }
        let others = moderation::others(tx, thing.id, lifecycle::reader(desk), person).await?;
        Ok(Self { id: thing.id, person, others, standing, version })
    }

    /// What follows if this person takes the step.
    pub(super) fn next(&self, act: Act) -> Result<Next<Uuid>, Refusal> {
        let Self { person: by, others, .. } = *self;
        lifecycle::next(&self.standing, Step::Read { by, others, act })
    }

    /// Writes a step after which the item is still open.
    ///
    /// # Errors
    /// [`ErrorKind::Stale`].
    pub(super) async fn move_on(&self, ctx: &Ctx, tx: &mut Tx, next: &Next<Uuid>) -> Result<()> {
        changed(moderation::move_on(tx, self.id, self.version, next, ctx.now()).await?)
    }

    /// Notes that something of the work was changed.
    ///
    /// # Errors
    /// [`ErrorKind::Stale`].
    pub(super) async fn touch(&self, tx: &mut Tx) -> Result<()> {
        changed(moderation::touch(tx, self.id, self.version).await?)
    }

    /// Writes the sentence that the number shows.
    ///
    /// # Errors
    /// [`ErrorKind::Stale`].
    pub(super) async fn show(&self, tx: &mut Tx, status: Status) -> Result<()> {
        changed(moderation::show(tx, self.id, self.version, status).await?)
    }

    /// Writes a decision.
    ///
    /// # Errors
    /// [`ErrorKind::Stale`].
    pub(super) async fn decide(
        &self,
        tx: &mut Tx,
        next: &Next<Uuid>,
        decision: moderation::Decision,
    ) -> Result<()> {
        changed(moderation::decide(tx, self.id, self.version, next.state, decision).await?)
    }

    /// Writes that a decision is taken up again.
    ///
    /// # Errors
    /// [`ErrorKind::Stale`].
    pub(super) async fn reopen(&self, ctx: &Ctx, tx: &mut Tx, next: &Next<Uuid>) -> Result<()> {
        changed(moderation::reopen(tx, self.id, self.version, next.state, ctx.now()).await?)
    }
}

fn changed(changed: bool) -> Result<()> {
    if changed { Ok(()) } else { Err(ErrorKind::Stale.into()) }
}

/// What a page is told of a refusal.
pub(super) fn refused(refusal: Refusal) -> ErrorKind {
    match refusal {
        Refusal::Gone | Refusal::Taken | Refusal::NotTheirs | Refusal::Unseen => ErrorKind::Stale,
        Refusal::SteppedBack | Refusal::OwnReading | Refusal::NeedsCall | Refusal::TooLate => {
            ErrorKind::Refused
        }
        Refusal::Alone => ErrorKind::Alone,
    }
}

/// Writes an entry about a feedback.
pub(super) async fn said(ctx: &Ctx, tx: &mut Tx, person: Uuid, thing: &Thing, action: &str) -> Result<()> {
    said_of(ctx, tx, person, thing, (action, String::new())).await
}

/// The same with a detail, in codes.
pub(super) async fn said_of(
    ctx: &Ctx,
    tx: &mut Tx,
    person: Uuid,
    thing: &Thing,
    (action, detail): (&str, String),
) -> Result<()> {
    let said = Said {
        actor: Some(person),
        action,
        thing: "feedback",
        thing_id: thing.id.to_string(),
        authority: Some(&thing.authority),
        detail,
    };
    write(ctx, tx, said).await
}
