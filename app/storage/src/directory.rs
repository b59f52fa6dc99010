//! Authorities with their settings, and services.

use crate::{Inconsistent, Result, Tx};
use domain::{Bilingual, clock::Moment, settings::Settings};
use sqlx::{FromRow, query_scalar};
use std::sync::Arc;
use uuid::Uuid;

statements! {
    /// An authority with the settings that hold now.
    AUTHORITY = "SELECT a.code, a.epoch, s.version, s.body FROM authority a
        JOIN settings s ON s.authority = a.code AND s.version = a.settings WHERE a.code = $1";
    /// Every authority with its settings.
    AUTHORITIES = "SELECT a.code, a.epoch, s.version, s.body FROM authority a
        JOIN settings s ON s.authority = a.code AND s.version = a.settings ORDER BY a.code";
    /// Adds an authority, whose settings follow.
    INSERT_AUTHORITY = "INSERT INTO authority (code, epoch, settings) VALUES ($1, 0, 1) ON CONFLICT (code) DO NOTHING";
    /// Says that something which a public page shows has changed.
    BUMP = "UPDATE authority SET epoch = epoch + 1 WHERE code = $1";
    /// Changes nothing, and so locks an authority on either engine.
    LOCK = "UPDATE authority SET epoch = epoch WHERE code = $1";
    /// The sum of all epochs: it moves when any of them does.
    EPOCH = "SELECT CAST(COALESCE(SUM(epoch), 0) AS BIGINT) FROM authority";
    /// A service by the code on its poster.
    BY_CODE = "SELECT id, authority, kind, level, provider, name_cy, name_en, code, open FROM service WHERE code = $1";
    /// A service.
    BY_ID = "SELECT id, authority, kind, level, provider, name_cy, name_en, code, open FROM service WHERE id = $1";
    /// An authority's services.
    OF_AUTHORITY = "SELECT id, authority, kind, level, provider, name_cy, name_en, code, open
        FROM service WHERE authority = $1 ORDER BY code";
    /// Says whether a service takes feedback.
    SET_OPEN = "UPDATE service SET open = $2 WHERE id = $1";
    /// Adds a service.
    INSERT = "INSERT INTO service (id, authority, kind, level, provider, name_cy, name_en, code, open, created)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (code) DO NOTHING";
}

/// An authority that takes part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authority {
    /// The GSS code.
    pub code: String,
    /// Bumped by every change that a public page shows.
    pub epoch: i64,
    /// The version of its settings, from 1.
    pub version: i64,
    /// Its settings. Cheap to clone.
    pub settings: Arc<Settings>,
}

type AuthorityRow = (String, i64, i64, String);

fn taking_part((code, epoch, version, body): AuthorityRow) -> Result<Authority> {
    let settings = Settings::from_stored(&body);
    let settings =
        settings.map_err(|_| Inconsistent::at("settings", "body", format_args!("{code} {version}")))?;
    Ok(Authority { code, epoch, version, settings: Arc::new(settings) })
}

/// A service that feedback can be about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// Identifier.
    pub id: Uuid,
    /// Code of the authority it belongs to.
    pub authority: String,
    /// Service type of the catalogue.
    pub kind: String,
    /// Level of the catalogue.
    pub level: String,
    /// Who provides it: `council`, `health-board` or `third-sector`.
    pub provider: String,
    /// What families call it.
    pub name: Bilingual,
    /// The opaque code of its address: it names no service.
    pub code: String,
    /// Takes feedback.
    pub open: bool,
}

#[derive(FromRow)]
struct ServiceRow {
    id: Uuid,
    authority: String,
    kind: String,
    level: String,
    provider: String,
    name_cy: String,
    name_en: String,
    code: String,
    open: bool,
}

impl From<ServiceRow> for Service {
    fn from(row: ServiceRow) -> Self {
        let ServiceRow { id, authority, kind, level, provider, name_cy, name_en, code, open } = row;
        Self {
            id,
            authority,
            kind,
            level,
            provider,
            name: Bilingual { cy: name_cy, en: name_en },
            code,
            open,
        }
    }
}

/// The authority `code` with the settings that hold now.
pub async fn authority(tx: &mut Tx, code: &str) -> Result<Option<Authority>> {
    let row: Option<AuthorityRow> = one!(tx, AUTHORITY, code)?;
    row.map(taking_part).transpose()
}

/// An authority that other rows refer to.
pub async fn known_authority(tx: &mut Tx, code: &str) -> Result<Authority> {
    Ok(authority(tx, code).await?.ok_or_else(|| Inconsistent::at("authority", "code", code))?)
}

/// Every authority that takes part.
pub async fn authorities(tx: &mut Tx) -> Result<Vec<Authority>> {
    let rows: Vec<AuthorityRow> = all!(tx, AUTHORITIES)?;
    rows.into_iter().map(taking_part).collect()
}

/// Adds an authority, which takes part once [`crate::settings::insert`] has given it its first settings. False: it is there.
pub async fn insert_authority(tx: &mut Tx, code: &str) -> Result<bool> {
    changed!(tx, INSERT_AUTHORITY, code)
}

/// Says that something which this authority's public pages show has changed.
pub async fn bump(tx: &mut Tx, code: &str) -> Result<()> {
    exec!(tx, BUMP, code)
}

/// Waits for whoever has locked this authority, and lets nobody else lock it until the transaction ends.
pub async fn lock(tx: &mut Tx, code: &str) -> Result<()> {
    exec!(tx, LOCK, code)
}

/// A number that moves whenever any public page may have changed.
pub async fn epoch(tx: &mut Tx) -> Result<i64> {
    Ok(on!(tx, |c| query_scalar(EPOCH).fetch_one(c).await)?)
}

/// The service whose poster shows `code`.
pub async fn by_code(tx: &mut Tx, code: &str) -> Result<Option<Service>> {
    let row: Option<ServiceRow> = one!(tx, BY_CODE, code)?;
    Ok(row.map(Service::from))
}

/// The service `id`.
pub async fn by_id(tx: &mut Tx, id: Uuid) -> Result<Option<Service>> {
    let row: Option<ServiceRow> = one!(tx, BY_ID, id)?;
    Ok(row.map(Service::from))
}

/// The services of an authority, by code.
pub async fn of_authority(tx: &mut Tx, authority: &str) -> Result<Vec<Service>> {
    let rows: Vec<ServiceRow> = all!(tx, OF_AUTHORITY, authority)?;
    Ok(rows.into_iter().map(Service::from).collect())
}

/// Adds a service. False: its code is taken.
pub async fn insert(tx: &mut Tx, service: &Service, created: Moment) -> Result<bool> {
    changed!(
        tx,
        INSERT,
        service.id,
        &service.authority,
        &service.kind,
        &service.level,
        &service.provider,
        &service.name.cy,
        &service.name.en,
        &service.code,
        service.open,
        created.0
    )
}

/// Says whether the service `id` takes feedback from now on.
pub async fn set_open(tx: &mut Tx, id: Uuid, open: bool) -> Result<()> {
    exec!(tx, SET_OPEN, id, open)
}
