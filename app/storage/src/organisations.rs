//! Organisations: where people act.

use crate::{Inconsistent, Result, Tx};
use domain::{Bilingual, clock::Moment, organisation::Organisation};

statements! {
    /// An organisation.
    BY_CODE = "SELECT code, kind, name_cy, name_en FROM organisation WHERE code = $1";
    /// Every organisation.
    ALL = "SELECT code, kind, name_cy, name_en FROM organisation ORDER BY code";
    /// Changes nothing, and so locks an organisation on either engine.
    LOCK = "UPDATE organisation SET kind = kind WHERE code = $1";
    /// Adds an organisation; one that is there stays as it is.
    INSERT = "INSERT INTO organisation (code, kind, name_cy, name_en, created) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (code) DO NOTHING";
}

type Row = (String, String, String, String);

fn organisation((code, kind, cy, en): Row) -> Result<Organisation> {
    let kind = kind.parse().map_err(|_| Inconsistent::at("organisation", "kind", &code))?;
    Ok(Organisation { code, kind, name: Bilingual { cy, en } })
}

/// The organisation with that code.
pub async fn by_code(tx: &mut Tx, code: &str) -> Result<Option<Organisation>> {
    let row: Option<Row> = one!(tx, BY_CODE, code)?;
    row.map(organisation).transpose()
}

/// Every organisation, by code.
pub async fn all(tx: &mut Tx) -> Result<Vec<Organisation>> {
    let rows: Vec<Row> = all!(tx, ALL)?;
    rows.into_iter().map(organisation).collect()
}

/// Adds an organisation. False: its code is taken, and nothing is changed.
pub async fn insert(tx: &mut Tx, new: &Organisation, created: Moment) -> Result<bool> {
    changed!(tx, INSERT, &new.code, new.kind.code(), &new.name.cy, &new.name.en, created.0)
}

/// Locks this organisation until the transaction ends, waiting for any other transaction that has locked it.
pub async fn lock(tx: &mut Tx, code: &str) -> Result<()> {
    exec!(tx, LOCK, code)
}
