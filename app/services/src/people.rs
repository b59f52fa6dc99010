//! Making people and installations: the commands behind `clywed create-admin` and the demo.

use crate::{Ctx, ErrorKind, Result, passwords};
use domain::{Locale, permission::Role};
use storage::{
    Db, Uuid,
    directory::{self, Service},
    instance,
    people::{self, Person, RoleGrant},
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
    /// Their roles: over an authority, or one service of it.
    pub roles: &'a [(Role, &'a str, Option<Uuid>)],
}

/// Makes a person with roles, or, if the sign-in name is known, gives that person a new password.
///
/// # Errors
/// [`ErrorKind::Refused`] for a password that is too short.
pub async fn put(ctx: &Ctx, new: &NewPerson<'_>) -> Result<()> {
    if new.password.chars().count() < passwords::SHORTEST {
        return Err(ErrorKind::Refused.into());
    }
    let hash = passwords::hash(ctx, new.password).await?;
    let sign_in = new.sign_in.trim().to_lowercase();
    let mut tx = ctx.db.begin().await?;
    if let Some(known) = people::by_sign_in(&mut tx, &sign_in).await? {
        people::set_password(&mut tx, known.id, &hash).await?;
    } else {
        let id = ctx.id();
        let person = Person {
            id,
            name: new.name.to_owned(),
            sign_in,
            password: hash,
            locale: new.locale,
            disabled: false,
        };
        people::insert(&mut tx, &person, ctx.now()).await?;
        for (role, authority, service) in new.roles {
            let grant = RoleGrant { role: *role, authority: (*authority).to_owned(), service: *service };
            people::give(&mut tx, ctx.id(), id, &grant, ctx.now()).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}

/// Adds an authority with ordinary settings: somebody reads on working days from ten, and an answer is
/// promised within 28 days.
pub async fn put_authority(ctx: &Ctx, code: &str) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    directory::insert_authority(&mut tx, code, "12345", 10, 28).await?;
    tx.commit().await?;
    Ok(())
}

/// Adds a service. False: its code is taken.
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

    /// Whatever is not plainly made up is real.
    fn read(code: &str) -> Self {
        if code == Self::Demo.code() { Self::Demo } else { Self::Real }
    }
}

/// The fact that tells an installation's keys.
const KEYS: &str = "keys";
/// The fact that tells real from made up.
const KIND: &str = "kind";

/// The stamp of a database, with the check value of its keys; `None` for one that was never stamped. Writes nothing.
pub async fn stamped(db: &Db) -> Result<Option<(Stamp, String)>> {
    let mut tx = db.read().await?;
    let (kind, keys) = (instance::get(&mut tx, KIND).await?, instance::get(&mut tx, KEYS).await?);
    Ok(kind.zip(keys).map(|(kind, keys)| (Stamp::read(&kind), keys)))
}

/// Stamps a new database, or reads the stamp of an old one; also checks that the keys are this database's.
///
/// # Errors
/// [`ErrorKind::Refused`] if the keys belong to another database, or if demo and real data would mix.
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
