//! Passwords: argon2id, a bounded number at a time, equal work for people who do not exist.

use crate::{
    Ctx, Error, ErrorKind, Result,
    govern::{cookie_hash, homes::said},
    limits::{self, Limit},
};
use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use std::sync::{Arc, LazyLock};
use storage::{Uuid, people, sessions};
use tokio::{sync::Semaphore, task::spawn_blocking};

/// OWASP's choice for argon2id: 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// At most this many hashes are computed at once, so that sign-ins cannot use up the memory.
static PLACES: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(4)));

/// The shortest password a person may choose, in characters.
pub const SHORTEST: usize = 12;

/// Whether it is shorter than [`SHORTEST`], and so refused.
pub fn is_short(password: &str) -> bool {
    password.chars().count() < SHORTEST
}

/// A password to begin with: sixteen letters and digits in fours, none of which look alike, eighty bits.
pub fn made(ctx: &Ctx) -> String {
    const SIGNS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let signs = ctx.random::<16>().map(|byte| char::from(SIGNS[usize::from(byte % 32)]));
    signs.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

fn argon2id() -> Result<Argon2<'static>> {
    let params =
        Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(|error| Error::internal(error.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// A password in the form in which it is hashed. Text from a form is cleaned on arrival, text from a terminal is not:
/// both must give the same password.
fn typed(password: &str) -> String {
    domain::text::clean(password)
}

async fn in_pool<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    let place = PLACES.clone().acquire_owned().await.map_err(Error::internal)?;
    spawn_blocking(move || {
        let done = work();
        drop(place);
        done
    })
    .await
    .map_err(Error::internal)?
}

/// The hash of `password` in PHC form, which says algorithm, version and costs.
#[tracing::instrument(name = "passwords.hash", skip_all)]
pub async fn hash(ctx: &Ctx, password: &str) -> Result<String> {
    let (salt, password) = (ctx.random::<16>(), typed(password));
    in_pool(move || {
        let hash: PasswordHash = argon2id()?
            .hash_password_with_salt(password.as_bytes(), &salt)
            .map_err(|error| Error::internal(error.to_string()))?;
        Ok(hash.to_string())
    })
    .await
}

/// Whether `password` fits `hash`. With no hash (nobody of that name) the same work is done and the answer is
/// no, so that time does not tell who exists.
pub(crate) async fn fits(ctx: &Ctx, password: &str, hash: Option<String>) -> Result<bool> {
    let Some(hash) = hash else {
        self::hash(ctx, password).await?;
        return Ok(false);
    };
    let password = typed(password);
    in_pool(move || {
        let parsed = PasswordHash::new(&hash).map_err(|error| Error::internal(error.to_string()))?;
        Ok(argon2id()?.verify_password(password.as_bytes(), &parsed).is_ok())
    })
    .await
}

/// What became of somebody's wish for a new password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changed {
    /// It is the password from now on, and every other session of theirs has ended.
    Done,
    /// The old one is not theirs.
    WrongOld,
    /// The new one is shorter than [`SHORTEST`].
    Short,
    /// The new one was not typed the same twice.
    Different,
}

/// A password to be changed, as typed.
pub struct Wish<'a> {
    /// The old one.
    pub old: &'a str,
    /// The new one.
    pub new: &'a str,
    /// The new one again.
    pub again: &'a str,
}

/// Gives `person` a new password of their own and ends their other sessions; the one of `cookie` stays.
///
/// # Errors
/// [`crate::ErrorKind::TooMany`] after too many wrong old ones: a session left open is no way to guess.
#[tracing::instrument(name = "passwords.change", skip_all)]
pub async fn change(ctx: &Ctx, person: Uuid, cookie: &str, wish: &Wish<'_>) -> Result<Changed> {
    if is_short(wish.new) {
        return Ok(Changed::Short);
    }
    if wish.new != wish.again {
        return Ok(Changed::Different);
    }
    let mut tx = ctx.db.read().await?;
    let known = people::by_id(&mut tx, person).await?.ok_or(ErrorKind::NotFound)?;
    drop(tx);
    let whose = format!("change {}", known.sign_in);
    let limits = [(Limit::WrongPassword, whose.as_str())];
    limits::take(ctx, &limits).await?;
    if !fits(ctx, wish.old, Some(known.password.clone())).await? {
        return Ok(Changed::WrongOld);
    }
    limits::give_back(ctx, &limits).await?;
    let hash = hash(ctx, wish.new).await?;
    let mut tx = ctx.db.begin().await?;
    people::set_password(&mut tx, person, &hash).await?;
    sessions::delete_others(&mut tx, person, &cookie_hash(cookie)).await?;
    said(ctx, &mut tx, Some(person), Some(person), "password-change").await?;
    tx.commit().await?;
    Ok(Changed::Done)
}
