//! What a moderator makes of the words: what is taken out, what they are about, and the words that are left.

use crate::{Inconsistent, Result, Tx, feedback, summaries};
use domain::{
    coding::{Coding, ThemeMark},
    feedback::WordBox,
    redaction::{Kind, Span},
};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

statements! {
    /// Where words are taken out.
    SPANS = "SELECT word_box, span_start, span_end, kind FROM redaction WHERE feedback = $1
        ORDER BY word_box, span_start";
    /// Forgets where words are taken out.
    CLEAR_SPANS = "DELETE FROM redaction WHERE feedback = $1";
    /// Takes words out.
    ADD_SPAN = "INSERT INTO redaction (feedback, word_box, span_start, span_end, kind) VALUES ($1, $2, $3, $4, $5)";
    /// Forgets the themes.
    CLEAR_THEMES = "DELETE FROM coding WHERE feedback = $1";
    /// Gives a theme.
    ADD_THEME = "INSERT INTO coding (feedback, theme, polarity) VALUES ($1, $2, $3)";
    /// Forgets the rights.
    CLEAR_RIGHTS = "DELETE FROM raised_right WHERE feedback = $1";
    /// Says that a right was raised.
    ADD_RIGHT = "INSERT INTO raised_right (feedback, article, polarity) VALUES ($1, $2, $3)";
    /// Marks whether it could happen again, before a decision.
    SET_COULD_RECUR = "UPDATE feedback SET could_recur = $2 WHERE id = $1";
    /// Forgets redacted words.
    CLEAR_REDACTED = "DELETE FROM redacted WHERE feedback = $1";
    /// Keeps redacted words.
    ADD_REDACTED = "INSERT INTO redacted (feedback, sealed) VALUES ($1, $2)";
    /// Removes what its readers wrote about it. The audit trail still says who read it.
    CLEAR_READINGS = "DELETE FROM reading WHERE feedback = $1";
    /// Removes the links to releases' leaves; the releases stay valid.
    CLEAR_LEAVES = "DELETE FROM counted WHERE feedback = $1";
}

/// Where words of `id` are taken out.
pub async fn spans(tx: &mut Tx, id: Uuid) -> Result<Vec<(WordBox, Span)>> {
    let rows: Vec<(String, i64, i64, String)> = all!(tx, SPANS, id)?;
    rows.into_iter()
        .map(|(word_box, start, end, kind)| {
            let bad = |column| Inconsistent::at("redaction", column, id);
            let word_box: WordBox = word_box.parse().map_err(|_| bad("word_box"))?;
            let kind: Kind = kind.parse().map_err(|_| bad("kind"))?;
            let start = u32::try_from(start).map_err(|_| bad("span_start"))?;
            let end = u32::try_from(end).map_err(|_| bad("span_end"))?;
            Ok((word_box, Span { start, end, kind }))
        })
        .collect()
}

/// Says anew where words of `id` are taken out. The spans of a box must not overlap.
pub async fn set_spans(tx: &mut Tx, id: Uuid, spans: &[(WordBox, Span)]) -> Result<()> {
    exec!(tx, CLEAR_SPANS, id)?;
    let spans: Vec<_> = spans.iter().map(|span| (id, *span)).collect();
    add_spans(tx, &spans).await
}

/// Says of each feedback where words are taken out.
pub(crate) async fn add_spans(tx: &mut Tx, spans: &[(Uuid, (WordBox, Span))]) -> Result<()> {
    each!(tx, ADD_SPAN, spans, |q, (id, (word_box, span))| {
        q.bind(*id)
            .bind(word_box.code())
            .bind(i64::from(span.start))
            .bind(i64::from(span.end))
            .bind(span.kind.code())
    });
    Ok(())
}

/// The coding of `id` without its level and reason, which stand in its readings.
pub async fn coding(tx: &mut Tx, id: Uuid) -> Result<Coding> {
    let rows = feedback::codings(tx, id).await?;
    let mut themes: BTreeMap<String, ThemeMark> = BTreeMap::new();
    for (theme, polarity) in rows {
        let bad = |column| Inconsistent::at("coding", column, id);
        let code = theme.parse().map_err(|_| bad("theme"))?;
        let polarity = polarity.parse().map_err(|_| bad("polarity"))?;
        themes
            .entry(theme)
            .or_insert_with(|| ThemeMark { theme: code, polarity: BTreeSet::new() })
            .polarity
            .insert(polarity);
    }
    let mut themes: Vec<ThemeMark> = themes.into_values().collect();
    themes.sort_by_key(|mark| mark.theme);
    let rights = feedback::rights(tx, id).await?.into_iter().map(|(article, polarity)| {
        let bad = |column| Inconsistent::at("raised_right", column, id);
        let article = u8::try_from(article).map_err(|_| bad("article"))?;
        Ok((article, polarity.parse().map_err(|_| bad("polarity"))?))
    });
    let rights = rights.collect::<Result<_, Inconsistent>>()?;
    let could_happen_again = super::facts(tx, id).await?.is_some_and(|facts| facts.could_recur);
    Ok(Coding { themes, rights, could_happen_again, ..Coding::empty() })
}

/// Replaces the coding of `id`, without level and reason.
pub async fn set_coding(tx: &mut Tx, id: Uuid, coding: &Coding) -> Result<()> {
    exec!(tx, CLEAR_THEMES, id)?;
    exec!(tx, CLEAR_RIGHTS, id)?;
    add_codings(tx, &[(id, coding)]).await?;
    exec!(tx, SET_COULD_RECUR, id, coding.could_happen_again)
}

/// Gives each feedback its themes and rights.
pub(crate) async fn add_codings(tx: &mut Tx, codings: &[(Uuid, &Coding)]) -> Result<()> {
    let marks = codings.iter().flat_map(|(id, coding)| coding.themes.iter().map(move |mark| (*id, mark)));
    let themes: Vec<_> = marks
        .flat_map(|(id, mark)| {
            mark.polarity.iter().map(move |polarity| (id, mark.theme.to_string(), *polarity))
        })
        .collect();
    each!(tx, ADD_THEME, themes, |q, (id, theme, polarity)| q.bind(*id).bind(theme).bind(polarity.code()));
    let rights: Vec<_> = codings
        .iter()
        .flat_map(|(id, coding)| {
            coding.rights.iter().map(move |(n, polarity)| (*id, i64::from(*n), *polarity))
        })
        .collect();
    each!(tx, ADD_RIGHT, rights, |q, (id, article, polarity)| q
        .bind(*id)
        .bind(*article)
        .bind(polarity.code()));
    Ok(())
}

/// Keeps the sealed redacted words of `id` in place of any kept before; `None` if nothing was written.
pub async fn set_redacted(tx: &mut Tx, id: Uuid, sealed: Option<&[u8]>) -> Result<()> {
    exec!(tx, CLEAR_REDACTED, id)?;
    let rows: Vec<_> = sealed.into_iter().map(|sealed| (id, sealed)).collect();
    add_redacted(tx, &rows).await
}

/// Keeps the sealed redacted words of each feedback.
pub(crate) async fn add_redacted(tx: &mut Tx, rows: &[(Uuid, &[u8])]) -> Result<()> {
    each!(tx, ADD_REDACTED, rows, |q, (id, sealed)| q.bind(*id).bind(*sealed));
    Ok(())
}

/// Takes accepted feedback out of use, because its decision is reopened: its redacted words are deleted, and summaries
/// that drew on it must be read again without it. Its spans and coding stay, as work to continue.
pub async fn unused(tx: &mut Tx, id: Uuid) -> Result<()> {
    exec!(tx, CLEAR_REDACTED, id)?;
    summaries::lose_source(tx, id).await
}

/// Deletes all that was made of the words of `id`, and the links to the leaves of releases, which stay valid. Summaries
/// that draw on it must be read again without it.
pub async fn forget_work(tx: &mut Tx, id: Uuid) -> Result<()> {
    let made = [CLEAR_SPANS, CLEAR_REDACTED, CLEAR_THEMES, CLEAR_RIGHTS, CLEAR_READINGS, CLEAR_LEAVES];
    for sql in made {
        exec!(tx, sql, id)?;
    }
    summaries::lose_source(tx, id).await
}
