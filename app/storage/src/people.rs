//! Staff: people and their roles. Contributors have no account and are never here.

use crate::{Inconsistent, Result, Tx};
use domain::{Locale, clock::Moment, permission::Role};
use sqlx::FromRow;
use uuid::Uuid;

statements! {
    /// A person by their sign-in name.
    BY_SIGN_IN = "SELECT id, name, sign_in, password, locale, disabled FROM person WHERE sign_in = $1";
    /// A person.
    BY_ID = "SELECT id, name, sign_in, password, locale, disabled FROM person WHERE id = $1";
    /// Adds a person.
    INSERT = "INSERT INTO person (id, name, sign_in, password, locale, disabled, created)
        VALUES ($1, $2, $3, $4, $5, FALSE, $6) ON CONFLICT (sign_in) DO NOTHING";
    /// Everybody.
    ALL = "SELECT id, name, sign_in, password, locale, disabled FROM person ORDER BY created, id";
    /// Replaces name, password hash and language, and lets the person in again.
    RENEW = "UPDATE person SET name = $2, password = $3, locale = $4, disabled = FALSE WHERE id = $1";
    /// Lets a person in no more.
    DISABLE = "UPDATE person SET disabled = TRUE WHERE id = $1";
    /// A person's roles.
    GRANTS = "SELECT role, authority, service FROM role_grant WHERE person = $1 ORDER BY granted, id";
    /// Gives a role.
    GIVE = "INSERT INTO role_grant (id, person, role, authority, service, granted) VALUES ($1, $2, $3, $4, $5, $6)";
}

/// A person who can sign in.
#[derive(Clone)]
pub struct Person {
    /// Identifier.
    pub id: Uuid,
    /// The name that colleagues see.
    pub name: String,
    /// The name typed at sign-in, in lower case.
    pub sign_in: String,
    /// The password's hash in PHC form.
    pub password: String,
    /// Preferred language.
    pub locale: Locale,
    /// May not sign in.
    pub disabled: bool,
}

/// A role over an authority, or over one service of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleGrant {
    /// The role.
    pub role: Role,
    /// The authority's code.
    pub authority: String,
    /// Only this service.
    pub service: Option<Uuid>,
}

#[derive(FromRow)]
struct PersonRow {
    id: Uuid,
    name: String,
    sign_in: String,
    password: String,
    locale: String,
    disabled: bool,
}

impl TryFrom<PersonRow> for Person {
    type Error = Inconsistent;
    fn try_from(row: PersonRow) -> Result<Self, Inconsistent> {
        let locale = row.locale.parse().map_err(|_| Inconsistent::at("person", "locale", row.id))?;
        let PersonRow { id, name, sign_in, password, disabled, .. } = row;
        Ok(Self { id, name, sign_in, password, locale, disabled })
    }
}

/// The person who signs in as `sign_in`.
pub async fn by_sign_in(tx: &mut Tx, sign_in: &str) -> Result<Option<Person>> {
    let row: Option<PersonRow> = one!(tx, BY_SIGN_IN, sign_in)?;
    Ok(row.map(Person::try_from).transpose()?)
}

/// The person `id`.
pub async fn by_id(tx: &mut Tx, id: Uuid) -> Result<Option<Person>> {
    let row: Option<PersonRow> = one!(tx, BY_ID, id)?;
    Ok(row.map(Person::try_from).transpose()?)
}

/// Adds a person. False: the sign-in name is taken.
pub async fn insert(tx: &mut Tx, person: &Person, created: Moment) -> Result<bool> {
    changed!(
        tx,
        INSERT,
        person.id,
        &person.name,
        &person.sign_in,
        &person.password,
        person.locale.code(),
        created.0
    )
}

/// Everybody, in the order in which they came.
pub async fn all(tx: &mut Tx) -> Result<Vec<Person>> {
    let rows: Vec<PersonRow> = all!(tx, ALL)?;
    rows.into_iter().map(|row| Ok(Person::try_from(row)?)).collect()
}

/// Replaces name, password hash and language of the person `id`, and lets them in again.
pub async fn renew(tx: &mut Tx, id: Uuid, name: &str, hash: &str, locale: Locale) -> Result<()> {
    exec!(tx, RENEW, id, name, hash, locale.code())
}

/// Lets a person in no more.
pub async fn disable(tx: &mut Tx, id: Uuid) -> Result<()> {
    exec!(tx, DISABLE, id)
}

/// The roles of a person.
pub async fn grants(tx: &mut Tx, person: Uuid) -> Result<Vec<RoleGrant>> {
    let rows: Vec<(String, String, Option<Uuid>)> = all!(tx, GRANTS, person)?;
    rows.into_iter()
        .map(|(role, authority, service)| {
            let role = role.parse().map_err(|_| Inconsistent::at("role_grant", "role", person))?;
            Ok(RoleGrant { role, authority, service })
        })
        .collect()
}

/// Gives a person a role.
pub async fn give(tx: &mut Tx, id: Uuid, person: Uuid, grant: &RoleGrant, granted: Moment) -> Result<()> {
    exec!(tx, GIVE, id, person, grant.role.code(), &grant.authority, grant.service, granted.0)
}
