//! A form of staff's that arrived after its session had ended. It waits, sealed, in a hidden field of the sign-in page, and
//! is given back to the person whose form it was, and to nobody else. The server remembers nothing of it.

use crate::Ctx;
use storage::Uuid;

/// A longer form is not kept, in bytes: sealed and written as digits it has to fit into a form again.
pub const MOST: usize = 96 * 1024;
/// So long a form waits, in microseconds: as long as the longest session.
const LASTS: i64 = 12 * 3_600_000_000;

/// What became of a form that arrived too late.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Late {
    /// It is sealed, for the sign-in page.
    Kept(String),
    /// It is longer than [`MOST`].
    TooLong,
    /// No page of ours made it, so there is nobody to keep it for.
    Nobodys,
}

/// A form that is given back.
#[derive(Clone, PartialEq, Eq)]
pub struct Kept {
    /// Where it was sent to.
    pub path: String,
    /// Its names and values, without its token.
    pub pairs: Vec<(String, String)>,
}

/// It holds what somebody typed: `Debug` shows how much.
impl std::fmt::Debug for Kept {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Kept({})", self.pairs.len())
    }
}

/// Whether a token was made for this person, in whatever session of theirs.
pub fn is_theirs(ctx: &Ctx, token: &str, person: Uuid) -> bool {
    ctx.vault.form_person(token) == Some(person)
}

/// Seals a form that was sent to `path` with the token `token`.
pub fn seal(ctx: &Ctx, token: &str, form: &Kept) -> Late {
    if ctx.vault.form_person(token).is_none() {
        return Late::Nobodys;
    }
    let (now, pairs) = (ctx.now().0.to_string(), form.pairs.iter());
    let mut parts = vec![now.as_str(), token, form.path.as_str()];
    parts.extend(pairs.flat_map(|(name, value)| [name.as_str(), value.as_str()]));
    // No part has a NUL in it: what is posted is cleaned, and an address has none.
    let whole = parts.join("\0");
    if whole.len() > MOST || whole.matches('\0').count() + 1 != parts.len() {
        return Late::TooLong;
    }
    ctx.vault.keep_form(&whole, ctx.random()).map_or(Late::TooLong, Late::Kept)
}

/// The form, for `person` who has just signed in; `None` for what was another person's, is too old, or no seal of ours.
pub fn open(ctx: &Ctx, sealed: &str, person: Uuid) -> Option<Kept> {
    let whole = ctx.vault.kept_form(sealed)?;
    let mut parts = whole.split('\0');
    let at: i64 = parts.next()?.parse().ok()?;
    let theirs = is_theirs(ctx, parts.next()?, person);
    if !theirs || ctx.now().0.saturating_sub(at) > LASTS {
        return None;
    }
    let path = parts.next()?.to_owned();
    let mut pairs = Vec::new();
    while let Some(name) = parts.next() {
        pairs.push((name.to_owned(), parts.next()?.to_owned()));
    }
    Some(Kept { path, pairs })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rig::story;

    fn form(words: &str) -> Kept {
        let pairs = vec![("cy".to_owned(), words.to_owned()), ("empty".to_owned(), String::new())];
        Kept { path: "/cy/staff/W06000015/crynodebau".to_owned(), pairs }
    }

    story!(a_form_that_came_too_late_is_given_back_to_its_own_person_for_half_a_day, |rig| {
        let (nia, twm) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let token = rig.ctx.vault.form_token(nia, rig.ctx.random()).unwrap();
        let words = form("Made up,\nof two lines.");
        let Late::Kept(sealed) = seal(&rig.ctx, &token, &words) else { panic!("it is kept") };
        assert!(!sealed.contains("Made up") && sealed.bytes().all(|digit| digit.is_ascii_hexdigit()));
        assert_eq!(open(&rig.ctx, &sealed, nia), Some(words.clone()));
        assert_eq!(open(&rig.ctx, &sealed, twm), None, "another person gets nothing");
        assert_eq!(open(&rig.ctx, &sealed[2..], nia), None);
        assert!(is_theirs(&rig.ctx, &token, nia) && !is_theirs(&rig.ctx, &token, twm));
        for token in ["", "0", &sealed] {
            assert_eq!(seal(&rig.ctx, token, &words), Late::Nobodys);
        }
        assert_eq!(seal(&rig.ctx, &token, &form(&"x".repeat(MOST))), Late::TooLong);
        assert_eq!(seal(&rig.ctx, &token, &form("a\0b")), Late::TooLong, "it could not be read back");
        rig.days_later(1);
        assert_eq!(open(&rig.ctx, &sealed, nia), None, "it is too old");
    });
}
