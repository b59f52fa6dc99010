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
    GRANTS = "SELECT role, organisation, service FROM role_grant WHERE person = $1 ORDER BY granted, id";
    /// Takes a role away.
    TAKE = "DELETE FROM role_grant WHERE person = $1 AND role = $2 AND organisation = $3
        AND service IS NOT DISTINCT FROM $4";
    /// How many people who may sign in hold a role in an organisation.
    HOLDERS = "SELECT COUNT(DISTINCT p.id) FROM role_grant g JOIN person p ON p.id = g.person
        WHERE g.organisation = $1 AND g.role = $2 AND p.disabled = FALSE";
    /// Everybody who holds a role in an organisation, one row a role.
    OF_ORGANISATION = "SELECT p.id, p.name, p.sign_in, p.disabled, p.signed_in, g.role, g.service
        FROM role_grant g JOIN person p ON p.id = g.person WHERE g.organisation = $1 ORDER BY p.created, p.id, g.granted";
    /// Replaces a password's hash.
    PASSWORD = "UPDATE person SET password = $2 WHERE id = $1";
    /// Notes when somebody last signed in.
    SIGNED_IN = "UPDATE person SET signed_in = $2 WHERE id = $1";
    /// Locks a person's row, so that two changes of their roles never cross.
    LOCK = "UPDATE person SET disabled = disabled WHERE id = $1";
    /// Gives a role.
    GIVE = "INSERT INTO role_grant (id, person, role, organisation, service, granted) VALUES ($1, $2, $3, $4, $5, $6)";
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

/// A role in an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleGrant {
    /// The role.
    pub role: Role,
    /// Code of the organisation in which it is held.
    pub organisation: String,
    /// The role reaches only what concerns this service, whose authority may be any.
    pub service: Option<Uuid>,
}

/// A role that somebody holds in an organisation, with who they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// Who.
    pub person: Uuid,
    /// The name that colleagues see.
    pub name: String,
    /// The name typed at sign-in.
    pub sign_in: String,
    /// May not sign in.
    pub disabled: bool,
    /// When they last signed in.
    pub signed_in: Option<Moment>,
    /// The role.
    pub role: Role,
    /// Only for this service.
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
        .map(|(role, organisation, service)| {
            let role = role.parse().map_err(|_| Inconsistent::at("role_grant", "role", person))?;
            Ok(RoleGrant { role, organisation, service })
        })
        .collect()
}

/// Gives a person a role.
pub async fn give(tx: &mut Tx, id: Uuid, person: Uuid, grant: &RoleGrant, granted: Moment) -> Result<()> {
    exec!(tx, GIVE, id, person, grant.role.code(), &grant.organisation, grant.service, granted.0)
}

/// Takes a role away. False: they did not hold it.
pub async fn take(tx: &mut Tx, person: Uuid, grant: &RoleGrant) -> Result<bool> {
    changed!(tx, TAKE, person, grant.role.code(), &grant.organisation, grant.service)
}

/// How many people who may sign in hold `role` in `organisation`.
pub async fn holders(tx: &mut Tx, organisation: &str, role: Role) -> Result<i64> {
    let row: Option<(i64,)> = one!(tx, HOLDERS, organisation, role.code())?;
    Ok(row.map_or(0, |(count,)| count))
}

/// Every role that somebody holds in `organisation`, those of one person together.
pub async fn of_organisation(tx: &mut Tx, organisation: &str) -> Result<Vec<Holder>> {
    type Row = (Uuid, String, String, bool, Option<i64>, String, Option<Uuid>);
    let rows: Vec<Row> = all!(tx, OF_ORGANISATION, organisation)?;
    rows.into_iter()
        .map(|(person, name, sign_in, disabled, signed_in, role, service)| {
            let role = role.parse().map_err(|_| Inconsistent::at("role_grant", "role", person))?;
            let signed_in = signed_in.map(Moment);
            Ok(Holder { person, name, sign_in, disabled, signed_in, role, service })
        })
        .collect()
}

/// Replaces a person's password hash.
pub async fn set_password(tx: &mut Tx, id: Uuid, hash: &str) -> Result<()> {
    exec!(tx, PASSWORD, id, hash)
}

/// Notes that a person has signed in now.
pub async fn signed_in(tx: &mut Tx, id: Uuid, now: Moment) -> Result<()> {
    exec!(tx, SIGNED_IN, id, now.0)
}

/// Locks this person's roles until the transaction ends, waiting for any other transaction that changes them.
pub async fn lock(tx: &mut Tx, id: Uuid) -> Result<()> {
    exec!(tx, LOCK, id)
}
