//! Coming back by the number.

use crate::{
    Ctx, ErrorKind, Result,
    limits::{self, Limit},
    original::{self, Opened},
    releases::{self, Published},
};
use domain::{clock::Quarter, number::Number};
use storage::feedback::{self, Numbered};

/// What a number shows.
#[derive(Debug)]
pub struct Found {
    /// Dates and state.
    pub feedback: Numbered,
    /// The words, only if the contributor chose so when sending.
    pub words: Option<Opened>,
    /// The releases that counted it, or whose summaries draw on it, newest first.
    pub releases: Vec<Published>,
    /// Quarter and theme of the summaries that draw on it.
    pub drawn: Vec<(Quarter, String)>,
}

/// Looks up a number. `caller` is where the try comes from, for the limit only: wrong numbers slow down one
/// caller, not everyone.
///
/// # Errors
/// [`ErrorKind::NotFound`] for an unknown number; [`ErrorKind::TooMany`].
pub async fn look_up(ctx: &Ctx, number: &Number, caller: &str) -> Result<Found> {
    limits::check(ctx, Limit::WrongNumber, caller).await?;
    let hash = ctx.vault.number_hash(number);
    let mut tx = ctx.db.read().await?;
    let found = feedback::by_number(&mut tx, &hash).await?;
    let Some(found) = found else {
        drop(tx);
        limits::count(ctx, Limit::WrongNumber, caller).await?;
        return Err(ErrorKind::NotFound.into());
    };
    let (releases, drawn) = releases::about(&mut tx, found.thing.id).await?;
    drop(tx);
    let words = if found.show_words {
        let mut tx = ctx.db.begin().await?;
        let opened = original::echo(ctx, &mut tx, found.thing.id, &found.thing.authority).await?;
        tx.commit().await?;
        Some(opened)
    } else {
        None
    };
    Ok(Found { feedback: found, words, releases, drawn })
}
