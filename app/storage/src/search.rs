//! The texts that everybody may read, and the folded words in them.

use crate::{Inconsistent, Result, Tx};
use domain::{
    Bilingual, Locale,
    catalogue::ThemeCode,
    clock::{Date, Quarter},
};
use sqlx::FromRow;
use std::collections::BTreeSet;
use uuid::Uuid;

statements! {
    /// Forgets the words of a quarter's texts.
    CLEAR_WORDS = "DELETE FROM released_word WHERE text IN (SELECT id FROM released_text WHERE authority = $1 AND quarter = $2)";
    /// Forgets a quarter's texts.
    CLEAR = "DELETE FROM released_text WHERE authority = $1 AND quarter = $2";
    /// Keeps a text.
    KEEP = "INSERT INTO released_text (id, authority, quarter, kind, theme, service, release, day, place, body_cy, body_en)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    /// Keeps its words.
    KEEP_WORDS = "INSERT INTO released_word (locale, word, text) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    /// The texts that have a word, with what puts them in order.
    WITH = "SELECT t.day, t.quarter, t.place, t.id, t.authority FROM released_word w JOIN released_text t ON t.id = w.text
        WHERE w.locale = $1 AND w.word = $2";
    /// A text.
    TEXT = "SELECT id, authority, quarter, kind, theme, service, release, day, place, body_cy, body_en FROM released_text
        WHERE id = $1";
}

/// What kind of text it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A summary.
    Summary,
    /// A reply to one.
    Reply,
    /// What a service says of its promise since.
    Since,
}

impl Kind {
    /// As it is stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Reply => "reply",
            Self::Since => "since",
        }
    }

    fn read(row: Uuid, code: &str) -> Result<Self, Inconsistent> {
        let found = [Self::Summary, Self::Reply, Self::Since].into_iter().find(|kind| kind.code() == code);
        found.ok_or_else(|| Inconsistent::at("released_text", "kind", row))
    }
}

/// A text that everybody may read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// Identifier.
    pub id: Uuid,
    /// Code of its authority.
    pub authority: String,
    /// The quarter that it is about.
    pub quarter: Quarter,
    /// What it is.
    pub kind: Kind,
    /// Its theme.
    pub theme: ThemeCode,
    /// The service that says it.
    pub service: Option<Uuid>,
    /// The release in which it stands; `None` for what stands on the page of promises.
    pub release: Option<Uuid>,
    /// When everybody could read it first.
    pub day: Date,
    /// Its place among the texts of that day.
    pub place: i64,
    /// Its words.
    pub body: Bilingual,
}

#[derive(FromRow)]
struct TextRow {
    id: Uuid,
    authority: String,
    quarter: String,
    kind: String,
    theme: String,
    service: Option<Uuid>,
    release: Option<Uuid>,
    day: String,
    place: i64,
    body_cy: String,
    body_en: String,
}

impl TryFrom<TextRow> for Text {
    type Error = Inconsistent;
    fn try_from(row: TextRow) -> Result<Self, Inconsistent> {
        let bad = |column| Inconsistent::at("released_text", column, row.id);
        Ok(Self {
            quarter: row.quarter.parse().map_err(|_| bad("quarter"))?,
            kind: Kind::read(row.id, &row.kind)?,
            theme: row.theme.parse().map_err(|_| bad("theme"))?,
            day: row.day.parse().map_err(|_| bad("day"))?,
            id: row.id,
            authority: row.authority,
            service: row.service,
            release: row.release,
            place: row.place,
            body: Bilingual { cy: row.body_cy, en: row.body_en },
        })
    }
}

/// Forgets the texts of a quarter with their words.
pub async fn clear(tx: &mut Tx, authority: &str, quarter: Quarter) -> Result<()> {
    let quarter = quarter.to_string();
    exec!(tx, CLEAR_WORDS, authority, &quarter)?;
    exec!(tx, CLEAR, authority, &quarter)
}

/// Keeps a text with the folded words of each language.
pub async fn keep(tx: &mut Tx, text: &Text, words: &[(Locale, BTreeSet<String>)]) -> Result<()> {
    exec!(
        tx,
        KEEP,
        text.id,
        &text.authority,
        text.quarter.to_string(),
        text.kind.code(),
        text.theme.to_string(),
        text.service,
        text.release,
        text.day.to_string(),
        text.place,
        &text.body.cy,
        &text.body.en
    )?;
    let rows: Vec<(&str, &String)> =
        words.iter().flat_map(|(locale, words)| words.iter().map(|word| (locale.code(), word))).collect();
    each!(tx, KEEP_WORDS, rows, |q, (locale, word)| q.bind(*locale).bind(word.as_str()).bind(text.id));
    Ok(())
}

/// A text that has a word, as it is put in order: the newest is the greatest.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    day: String,
    quarter: String,
    /// The earlier texts of a day stand first.
    place: std::cmp::Reverse<i64>,
    /// The text.
    pub id: Uuid,
    /// Code of its authority.
    pub authority: String,
}

/// The texts that have one of these folded words in a language.
pub async fn with(tx: &mut Tx, locale: Locale, forms: &BTreeSet<String>) -> Result<BTreeSet<Hit>> {
    let mut found = BTreeSet::new();
    for form in forms {
        let rows: Vec<(String, String, i64, Uuid, String)> = all!(tx, WITH, locale.code(), form.as_str())?;
        found.extend(rows.into_iter().map(|(day, quarter, place, id, authority)| Hit {
            day,
            quarter,
            place: std::cmp::Reverse(place),
            id,
            authority,
        }));
    }
    Ok(found)
}

/// The text `id`.
pub async fn text(tx: &mut Tx, id: Uuid) -> Result<Option<Text>> {
    let row: Option<TextRow> = one!(tx, TEXT, id)?;
    Ok(row.map(Text::try_from).transpose()?)
}
