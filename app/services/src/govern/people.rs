//! Making people and installations: what the demo and [`crate::govern::office`] are built from.

use crate::{Ctx, ErrorKind, Result, govern::passwords, vault::KEYS};
use domain::{
    Bilingual, Locale,
    catalogue::catalogue,
    organisation::{Organisation, OrganisationKind, is_code},
    permission::Role,
    settings::Settings,
};
use storage::{
    Db, Tx, Uuid,
    directory::{self, Service},
    instance, organisations,
    people::{self, Person, RoleGrant},
    sessions, settings,
};

/// A person to be made.
pub struct NewPerson<'a> {
    /// The name that colleagues see.
    pub name: &'a str,
    /// The name typed at sign-in.
    pub sign_in: &'a str,
    /// Their first password.
    pub password: &'a str,
    /// Preferred language.
    pub locale: Locale,
    /// Their roles: in an organisation, for all of it or for one service.
    pub roles: &'a [(Role, &'a str, Option<Uuid>)],
}

/// What became of a person.
pub(crate) struct Entered {
    pub(crate) id: Uuid,
    /// Nobody had that sign-in name.
    pub(crate) new: bool,
    /// The roles that they did not have before.
    pub(crate) given: Vec<Role>,
}

/// Makes a person with roles. A known person keeps their roles, gets those that they lack, and takes the name, password
/// and language given here; their open sessions end.
///
/// # Errors
/// [`ErrorKind::Refused`] for a password that is too short.
#[tracing::instrument(name = "people.put", skip_all)]
pub async fn put(ctx: &Ctx, new: &NewPerson<'_>) -> Result<()> {
    if passwords::is_short(new.password) {
        return Err(ErrorKind::Refused.into());
    }
    let hash = passwords::hash(ctx, new.password).await?;
    let mut tx = ctx.db.begin().await?;
    enter(ctx, &mut tx, new, hash).await?;
    tx.commit().await?;
    Ok(())
}

/// The longest name of a person, in letters.
const LONGEST_NAME: usize = 80;

/// Whether colleagues can be shown it as somebody's name: it is on one line, neither empty nor too long.
pub fn fits_name(name: &str) -> bool {
    !name.trim().is_empty() && name.chars().count() <= LONGEST_NAME && !name.contains(char::is_control)
}

/// Whether somebody can sign in under it: a name that is one word.
pub fn fits_sign_in(name: &str) -> bool {
    fits_name(name) && !name.trim().contains(char::is_whitespace)
}

/// A sign-in name as it is stored.
pub(crate) fn folded(sign_in: &str) -> String {
    sign_in.trim().to_lowercase()
}

/// [`put`] within a transaction, with the password's hash.
pub(crate) async fn enter(ctx: &Ctx, tx: &mut Tx, new: &NewPerson<'_>, hash: String) -> Result<Entered> {
    let sign_in = folded(new.sign_in);
    let known = people::by_sign_in(tx, &sign_in).await?;
    let is_new = known.is_none();
    let (id, had) = if let Some(known) = known {
        people::renew(tx, known.id, new.name, &hash, new.locale).await?;
        sessions::delete_of(tx, known.id).await?;
        (known.id, people::grants(tx, known.id).await?)
    } else {
        let (id, name) = (ctx.token(), new.name.to_owned());
        let person = Person { id, name, sign_in, password: hash, locale: new.locale, disabled: false };
        people::insert(tx, &person, ctx.now()).await?;
        (id, Vec::new())
    };
    let mut given = Vec::new();
    for (role, organisation, service) in new.roles {
        let grant = RoleGrant { role: *role, organisation: (*organisation).to_owned(), service: *service };
        if !had.contains(&grant) {
            people::give(tx, ctx.id(), id, &grant, ctx.now()).await?;
            given.push(*role);
        }
    }
    Ok(Entered { id, new: is_new, given })
}

/// Adds an authority with its first settings. One that takes part keeps what it has.
#[tracing::instrument(name = "people.put_authority", skip_all)]
pub async fn put_authority(ctx: &Ctx, code: &str, settings: &Settings) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    enter_council(ctx, &mut tx, code).await?;
    enter_authority(ctx, &mut tx, code, settings, None).await?;
    tx.commit().await?;
    Ok(())
}

/// Adds the organisation of an authority, in which people can hold roles before it takes part.
///
/// # Errors
/// [`ErrorKind::NotFound`] for a code that is no authority's of Wales.
#[tracing::instrument(name = "people.put_council", skip_all)]
pub async fn put_council(ctx: &Ctx, code: &str) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    enter_council(ctx, &mut tx, code).await?;
    tx.commit().await?;
    Ok(())
}

/// [`put_council`] within a transaction.
pub(crate) async fn enter_council(ctx: &Ctx, tx: &mut Tx, code: &str) -> Result<()> {
    let place = catalogue().authority(code).ok_or(ErrorKind::NotFound)?;
    let name = Bilingual { cy: place.name.cy.clone(), en: place.name.en.clone() };
    let organisation = Organisation { code: code.to_owned(), kind: OrganisationKind::Authority, name };
    organisations::insert(tx, &organisation, ctx.now()).await?;
    Ok(())
}

/// Lets an authority, whose organisation is there, take part with its first settings. One that takes part keeps what it
/// has.
pub(crate) async fn enter_authority(
    ctx: &Ctx,
    tx: &mut Tx,
    code: &str,
    settings: &Settings,
    set_by: Option<Uuid>,
) -> Result<()> {
    if directory::insert_authority(tx, code).await? {
        let first =
            settings::New { authority: code, version: 1, settings, changed: &[], set_at: ctx.now(), set_by };
        settings::insert(tx, first).await?;
    }
    Ok(())
}

/// Adds an organisation that is no authority. False: its code is taken.
///
/// # Errors
/// [`ErrorKind::Refused`] for a code that is none, and for an authority: one of those is let in by its settings.
#[tracing::instrument(name = "people.put_organisation", skip_all)]
pub async fn put_organisation(ctx: &Ctx, new: &Organisation) -> Result<bool> {
    if new.kind == OrganisationKind::Authority || !is_code(&new.code) {
        return Err(ErrorKind::Refused.into());
    }
    let mut tx = ctx.db.begin().await?;
    let added = organisations::insert(&mut tx, new, ctx.now()).await?;
    tx.commit().await?;
    Ok(added)
}

/// Adds a service. False: its code is taken.
#[tracing::instrument(name = "people.put_service", skip_all)]
pub async fn put_service(ctx: &Ctx, service: &Service) -> Result<bool> {
    let mut tx = ctx.db.begin().await?;
    let added = directory::insert(&mut tx, service, ctx.now()).await?;
    directory::bump(&mut tx, &service.authority).await?;
    tx.commit().await?;
    Ok(added)
}

/// What kind of installation a database belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stamp {
    /// Real people's feedback.
    Real,
    /// Made up, with a banner on every page.
    Demo,
}

impl Stamp {
    const fn code(self) -> &'static str {
        match self {
            Self::Real => "real",
            Self::Demo => "demo",
        }
    }

    /// Any stamp but that of a demo means real data.
    fn read(code: &str) -> Self {
        if code == Self::Demo.code() { Self::Demo } else { Self::Real }
    }
}

/// The fact that tells real from made up.
const KIND: &str = "kind";

/// The stamp of a database, with the check value of its keys; `None` for one that was never stamped. Writes nothing.
#[tracing::instrument(name = "people.stamped", skip_all)]
pub async fn stamped(db: &Db) -> Result<Option<(Stamp, String)>> {
    let mut tx = db.read().await?;
    let (kind, keys) = (instance::get(&mut tx, KIND).await?, instance::get(&mut tx, KEYS).await?);
    Ok(kind.zip(keys).map(|(kind, keys)| (Stamp::read(&kind), keys)))
}

/// Stamps a new database, or reads the stamp of an old one; also checks that the keys are this database's.
///
/// # Errors
/// [`ErrorKind::Refused`] if the keys belong to another database, or if demo and real data would mix.
#[tracing::instrument(name = "people.stamp", skip_all)]
pub async fn stamp(ctx: &Ctx, wanted: Stamp) -> Result<Stamp> {
    let mut tx = ctx.db.begin().await?;
    let check = ctx.vault.check_value();
    let keys = instance::get_or_put(&mut tx, KEYS, &check).await?;
    let kind = instance::get_or_put(&mut tx, KIND, wanted.code()).await?;
    tx.commit().await?;
    let found = Stamp::read(&kind);
    if keys != check || (wanted == Stamp::Demo && found == Stamp::Real) {
        return Err(ErrorKind::Refused.into());
    }
    Ok(found)
}
