//! Taking down a summary or a reply that was released: a custodian's act, with a reason that everybody reads.
//!
//! The words go from every version of the quarter's release and from where they were written, so that no page, no file
//! and no later version has them. The leaf stays in the tree: the root that people kept stays valid.

use super::releases::says_why;
use crate::{
    Ctx, Error, ErrorKind, Grant, Result, acts,
    govern::audit::{Said, write},
    jobs,
    public::search,
};
use domain::{
    Bilingual,
    clock::Quarter,
    release::{Hash, Piece, pieces, without},
};
use storage::{Tx, directory, periods, releases, take_down as stored};

/// The released texts of an authority.
#[derive(Debug, Clone)]
pub struct Texts {
    /// The quarter; `None` if nothing is released.
    pub quarter: Option<Quarter>,
    /// Every quarter that is released, newest first.
    pub quarters: Vec<Quarter>,
    /// Every text that some version of the quarter's release shows.
    pub texts: Vec<Piece>,
}

/// The reason is not given in both languages, or is too long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoReason;

/// The texts that can be taken down: of the quarter that was asked for, or of the newest.
#[tracing::instrument(name = "take_down.texts", skip_all)]
pub async fn texts(ctx: &Ctx, grant: &Grant<acts::TakeDown>, asked: Option<Quarter>) -> Result<Texts> {
    let authority = &grant.thing().authority;
    let mut tx = ctx.db.read().await?;
    let all = releases::list(&mut tx).await?;
    let of = all.iter().filter(|release| release.authority == *authority);
    let mut quarters: Vec<Quarter> = of.map(|release| release.quarter).collect();
    quarters.sort_unstable_by(|a, b| b.cmp(a));
    quarters.dedup();
    let quarter = asked.filter(|asked| quarters.contains(asked)).or_else(|| quarters.first().copied());
    let texts = match quarter {
        Some(quarter) => shown(&mut tx, authority, quarter).await?,
        None => Vec::new(),
    };
    Ok(Texts { quarter, quarters, texts })
}

async fn shown(tx: &mut Tx, authority: &str, quarter: Quarter) -> Result<Vec<Piece>> {
    let mut texts: Vec<Piece> = Vec::new();
    for (_, document) in stored::documents(tx, authority, quarter).await? {
        for piece in pieces(&document).map_err(Error::internal)? {
            if !texts.contains(&piece) {
                texts.push(piece);
            }
        }
    }
    Ok(texts)
}

/// Takes a text down, wherever the quarter's releases show it. `key`: the [`Piece::key`] of what the custodian saw.
///
/// # Errors
/// [`ErrorKind::NotFound`] if no version shows such a text any more.
#[tracing::instrument(name = "take_down.take_down", skip_all)]
pub async fn take_down(
    ctx: &Ctx,
    grant: &Grant<acts::TakeDown>,
    quarter: Quarter,
    key: Hash,
    why: &Bilingual,
) -> Result<Result<(), NoReason>> {
    if !says_why(&why.cy) || !says_why(&why.en) {
        return Ok(Err(NoReason));
    }
    let why = Bilingual { cy: why.cy.trim().to_owned(), en: why.en.trim().to_owned() };
    let authority = &grant.thing().authority;
    let mut tx = ctx.db.begin().await?;
    // A release that is being published meanwhile comes before or after: it has been written already, or is made anew
    // without these words.
    directory::lock(&mut tx, authority).await?;
    periods::lock(&mut tx, authority, quarter).await?;
    let found = shown(&mut tx, authority, quarter).await?.into_iter().find(|piece| piece.key() == key);
    let gone = found.ok_or(ErrorKind::NotFound)?;
    let at = ctx.now();
    let mut versions = 0_usize;
    for (id, document) in stored::documents(&mut tx, authority, quarter).await? {
        let after = without(&document, &gone, at.date(), &why).map_err(Error::internal)?;
        if let Some(after) = after {
            stored::replace(&mut tx, id, &after).await?;
            versions += 1;
        }
    }
    let words = &gone.text;
    // A public promise quotes what it answers, and has words of its own in both languages.
    let instead = Bilingual {
        cy: format!("[Cafodd y geiriau hyn eu tynnu i lawr. Y rheswm: {}]", why.cy),
        en: format!("[These words were taken down. The reason: {}]", why.en),
    };
    let gone_words = stored::Gone { authority, quarter, words, at, why: &why, instead: &instead };
    stored::forget(&mut tx, gone_words).await?;
    search::index(ctx, &mut tx, authority, quarter).await?;
    directory::bump(&mut tx, authority).await?;
    let what = if gone.reply { "reply" } else { "summary" };
    let said = Said {
        actor: Some(grant.person()),
        action: "take-down",
        thing: "release",
        thing_id: format!("{authority} {quarter}"),
        authority: Some(authority),
        detail: format!("{what} theme {} versions={versions}", gone.theme),
    };
    write(ctx, &mut tx, said).await?;
    // The overwritten words must not stay in the write-ahead log either.
    jobs::enqueue::<jobs::TruncateLog>(ctx, &mut tx, &(), at).await?;
    tx.commit().await?;
    Ok(Ok(()))
}
