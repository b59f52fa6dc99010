//! Staff sign-in and sessions.

use crate::{
    Actor, Ctx, Error, Result,
    govern::{cookie_hash, homes::said, passwords},
    limits::{self, Limit},
};
use domain::{clock::Moment, hex, organisation::Organisation};
use storage::{Tx, Uuid, organisations as stored_organisations, people, sessions};

/// A session that is not used for an hour ends.
const IDLE_MICROS: i64 = 3_600_000_000;
/// A session ends twelve hours after its sign-in, however much it is used.
const LONGEST_MICROS: i64 = 12 * 3_600_000_000;
/// A session's end is moved at most once a minute.
const TOUCH_MICROS: i64 = 60_000_000;

/// A session just opened.
pub struct SignedIn {
    /// The cookie's value: 256 bits, shown to nobody else and stored only as a hash.
    pub cookie: String,
    /// Who signed in.
    pub actor: Actor,
    /// The token that every form of this session carries.
    pub csrf: String,
}

/// A live session.
#[derive(Debug, Clone)]
pub struct Live {
    /// Who, with the roles that they hold anywhere.
    pub actor: Actor,
    /// The organisations in which they hold a role.
    pub organisations: Vec<Organisation>,
    /// The token that every form of this session carries.
    pub csrf: String,
}

/// A person with their roles.
pub(crate) async fn actor(tx: &mut Tx, person: people::Person) -> Result<Actor> {
    let grants = people::grants(tx, person.id).await?;
    Ok(Actor { person: person.id, name: person.name, locale: person.locale, grants })
}

/// Signs in. `None`: name or password is wrong, and nothing tells which. `caller` is where the try comes from,
/// for the limit only.
///
/// # Errors
/// [`crate::ErrorKind::TooMany`] after too many wrong tries.
#[tracing::instrument(name = "sign_in.sign_in", skip_all)]
pub async fn sign_in(ctx: &Ctx, sign_in: &str, password: &str, caller: &str) -> Result<Option<SignedIn>> {
    let name = sign_in.trim().to_lowercase();
    let both = format!("{name} {caller}");
    // The limits have one order everywhere, so that two sign-ins cannot deadlock.
    let limits = [
        (Limit::WrongPassword, both.as_str()),
        (Limit::WrongPasswordFrom, caller),
        (Limit::WrongPasswordFor, name.as_str()),
    ];
    limits::take(ctx, &limits).await?;
    let mut tx = ctx.db.read().await?;
    let known = people::by_sign_in(&mut tx, &name).await?;
    drop(tx);
    let known_id = known.as_ref().map(|person| person.id);
    let person = known.filter(|person| !person.disabled);
    let hash = person.as_ref().map(|person| person.password.clone());
    if !passwords::fits(ctx, password, hash).await? {
        failed(ctx, known_id).await?;
        return Ok(None);
    }
    let Some(person) = person else { return Ok(None) };
    limits::give_back(ctx, &limits).await?;
    let cookie = hex(&ctx.random::<32>());
    let csrf = ctx.vault.form_token(person.id, ctx.random());
    let csrf = csrf.ok_or_else(|| Error::internal("a person's identifier cannot be sealed"))?;
    let now = ctx.now();
    let mut tx = ctx.db.begin().await?;
    sessions::insert(&mut tx, &cookie_hash(&cookie), person.id, &csrf, now, Moment(now.0 + IDLE_MICROS))
        .await?;
    people::signed_in(&mut tx, person.id, now).await?;
    said(ctx, &mut tx, Some(person.id), Some(person.id), "sign-in").await?;
    let actor = actor(&mut tx, person).await?;
    tx.commit().await?;
    Ok(Some(SignedIn { cookie, actor, csrf }))
}

/// Who holds the session `cookie`.
#[tracing::instrument(name = "sign_in.who", skip_all)]
pub async fn who(ctx: &Ctx, cookie: &str) -> Result<Option<Live>> {
    let (now, token) = (ctx.now(), cookie_hash(cookie));
    let mut tx = ctx.db.read().await?;
    let Some(session) = sessions::live(&mut tx, &token, now).await? else { return Ok(None) };
    let Some(person) = people::by_id(&mut tx, session.person).await? else { return Ok(None) };
    let actor = actor(&mut tx, person).await?;
    let mut organisations = Vec::new();
    for code in actor.organisations() {
        organisations.extend(stored_organisations::by_code(&mut tx, code).await?);
    }
    drop(tx);
    if now.0 - session.seen > TOUCH_MICROS {
        let mut tx = ctx.db.begin().await?;
        let end = (now.0 + IDLE_MICROS).min(session.created + LONGEST_MICROS);
        sessions::touch(&mut tx, &token, now, Moment(end)).await?;
        tx.commit().await?;
    }
    Ok(Some(Live { actor, organisations, csrf: session.csrf }))
}

/// Ends the session `cookie`.
#[tracing::instrument(name = "sign_in.sign_out", skip_all)]
pub async fn sign_out(ctx: &Ctx, cookie: &str, person: Uuid) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    sessions::delete(&mut tx, &cookie_hash(cookie)).await?;
    said(ctx, &mut tx, Some(person), Some(person), "sign-out").await?;
    tx.commit().await?;
    Ok(())
}

/// Records a failed try. A try at an unknown name is recorded too, without the name, so that the time of the answer
/// does not tell which names exist.
async fn failed(ctx: &Ctx, known: Option<Uuid>) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    said(ctx, &mut tx, None, known, "sign-in-failed").await?;
    tx.commit().await?;
    Ok(())
}
