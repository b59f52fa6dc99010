//! Opening a contributor's own words. Only this module opens them, and every opening leaves a trace.

use crate::{
    Ctx, ErrorKind, Grant, Result,
    acts::OpenOriginal,
    govern::audit::{Said, write},
    vault,
};
use domain::feedback::{Original, Safety};
use std::fmt;
use storage::{Tx, Uuid, feedback};
use zeroize::Zeroizing;

/// Words that were opened with leave, and a trace of it. Two views take this: the claimed item and the
/// contributor's own echo. No `Display`, no `Serialize`, no `Clone`.
pub struct Opened {
    words: Original,
    contact: Option<String>,
    safety: Safety,
}

impl Opened {
    /// The words.
    pub const fn words(&self) -> &Original {
        &self.words
    }

    /// How the contributor wants to be reached, if they said so.
    pub fn contact(&self) -> Option<&str> {
        self.contact.as_deref()
    }

    /// What the contributor said about safety.
    pub const fn safety(&self) -> Safety {
        self.safety
    }

    /// Whether a person must make sure that the contributor is safe before this is decided.
    pub(crate) fn carries_worry(&self) -> bool {
        self.contact.is_some() || self.safety.carries_worry()
    }

    /// What was written and said about safety, without how to reach the person: that is opened by a step of its own.
    pub(crate) fn without_contact(self) -> Self {
        Self { contact: None, ..self }
    }

    /// How to reach somebody, and what they said about safety, without what they wrote.
    pub(crate) fn without_words(self) -> Self {
        Self { words: Original::default(), ..self }
    }
}

impl fmt::Debug for Opened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Opened({:?})", self.words)
    }
}

/// Opens the words of a claimed item. Every call is audited, a reload too: the entry and the reading are one
/// transaction, so there are no words without a trace.
#[tracing::instrument(name = "original.open", skip_all)]
pub async fn open(ctx: &Ctx, grant: &Grant<OpenOriginal>) -> Result<Opened> {
    let mut tx = ctx.db.begin().await?;
    let thing = grant.thing();
    // The item may have been given back or taken over since the grant was given.
    let now = feedback::thing(&mut tx, thing.id).await?.ok_or(ErrorKind::NotFound)?;
    if now.claimed_by != Some(grant.person()) {
        return Err(ErrorKind::Stale.into());
    }
    let opened = unseal(ctx, &mut tx, thing.id).await?;
    feedback::mark_opened(&mut tx, thing.id, ctx.now()).await?;
    trace(ctx, &mut tx, Some(grant.person()), thing.id, &thing.authority, "open-original").await?;
    tx.commit().await?;
    Ok(opened)
}

/// The contributor's own echo, by number, if they chose it.
pub(crate) async fn echo(ctx: &Ctx, tx: &mut Tx, id: Uuid, authority: &str) -> Result<Opened> {
    let opened = unseal(ctx, tx, id).await?;
    trace(ctx, tx, None, id, authority, "echo").await?;
    Ok(opened)
}

/// The words for the people of the desk on which a concern about them lies, without how to reach whoever wrote them. They
/// are open to that desk after a withdrawal too. `None` once they are destroyed.
pub(crate) async fn for_concern(
    ctx: &Ctx,
    tx: &mut Tx,
    person: Uuid,
    (id, authority): (Uuid, &str),
) -> Result<Option<Opened>> {
    match unseal(ctx, tx, id).await {
        Ok(opened) => {
            trace(ctx, tx, Some(person), id, authority, "open-for-concern").await?;
            Ok(Some(opened.without_contact()))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// The words for making their redacted form, inside the command that accepts them: they are shown to nobody,
/// and that command's own entry is the trace.
pub(crate) async fn for_redaction(ctx: &Ctx, tx: &mut Tx, id: Uuid) -> Result<Opened> {
    unseal(ctx, tx, id).await
}

async fn unseal(ctx: &Ctx, tx: &mut Tx, id: Uuid) -> Result<Opened> {
    let sealed = feedback::sealed(tx, id).await?.ok_or(ErrorKind::NotFound)?;
    let (Some(words), Some(key)) = (&sealed.sealed, &sealed.wrapped_key) else {
        return Err(ErrorKind::NotFound.into());
    };
    let quarter = vault::known(ctx, tx, &sealed.authority, &sealed.key_epoch).await?;
    let (words, contact, safety) = quarter.open(id, words, key)?;
    Ok(Opened { words, contact, safety })
}

/// Seals a note of a person who acts on a feedback under the feedback's own key, so that the note is lost with that
/// key.
pub(crate) async fn seal_note(ctx: &Ctx, tx: &mut Tx, id: Uuid, plain: &[u8]) -> Result<Vec<u8>> {
    let sealed = feedback::sealed(tx, id).await?.ok_or(ErrorKind::NotFound)?;
    let key = sealed.wrapped_key.as_ref().ok_or(ErrorKind::NotFound)?;
    let quarter = vault::known(ctx, tx, &sealed.authority, &sealed.key_epoch).await?;
    Ok(quarter.seal_beside(id, key, plain, ctx.random())?)
}

/// Opens what [`seal_note`] sealed.
pub(crate) async fn open_note(ctx: &Ctx, tx: &mut Tx, id: Uuid, note: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
    let sealed = feedback::sealed(tx, id).await?.ok_or(ErrorKind::NotFound)?;
    let key = sealed.wrapped_key.as_ref().ok_or(ErrorKind::NotFound)?;
    let quarter = vault::known(ctx, tx, &sealed.authority, &sealed.key_epoch).await?;
    Ok(quarter.open_beside(id, key, note)?)
}

async fn trace(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: Option<Uuid>,
    id: Uuid,
    authority: &str,
    action: &str,
) -> Result<()> {
    let said = Said {
        actor,
        action,
        thing: "feedback",
        thing_id: id.to_string(),
        authority: Some(authority),
        detail: String::new(),
    };
    write(ctx, tx, said).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        give::Submission,
        moderate::{Draft, Item},
        number::Found,
    };
    use domain::{
        number::Number,
        questionnaire::{FormState, Given, Reach},
        redaction::Redacted,
    };
    use serde::Serialize;
    use static_assertions::assert_not_impl_any;
    use std::{borrow::Borrow, ops::Deref};

    // Opened words can be neither shown nor written out, nor can there be two of them.
    assert_not_impl_any!(Opened: fmt::Display, Serialize, Clone, ToString);
    // They do not pass for redacted words, nor for text, by themselves or by a conversion.
    assert_not_impl_any!(Opened: Deref, AsRef<str>, AsRef<Redacted>, Borrow<Redacted>, Into<Redacted>, Into<String>);
    assert_not_impl_any!(Redacted: From<Opened>, From<Original>);
    assert_not_impl_any!(Original: Deref, AsRef<str>, AsRef<Redacted>, Borrow<Redacted>, Into<String>);
    // Nor does anything that holds them.
    assert_not_impl_any!(Item: fmt::Display, Serialize, Clone);
    assert_not_impl_any!(Found: fmt::Display, Serialize, Clone);
    assert_not_impl_any!(Submission: fmt::Display, Serialize);
    assert_not_impl_any!(Given: fmt::Display, Serialize);
    assert_not_impl_any!(FormState: fmt::Display, Serialize);
    assert_not_impl_any!(Draft: fmt::Display, Serialize);
    assert_not_impl_any!(Reach: fmt::Display, Serialize, Into<String>);
    // A number is a key: it is shown on purpose, never by formatting.
    assert_not_impl_any!(Number: fmt::Display, Serialize, Copy);

    #[test]
    fn debug_of_opened_words_shows_a_length_and_no_contact_details() {
        let words = Original::new([(domain::feedback::WordBox::Praise, "Mrs Canary helped".to_owned())]);
        let opened =
            Opened { words, contact: Some("canary@example.org".to_owned()), safety: Safety::default() };
        assert_eq!(format!("{opened:?}"), "Opened(Original(1 boxes, 17 characters))");
    }
}
