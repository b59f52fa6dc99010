//! The proof that a release counts a feedback: for the contributor alone, and only when they ask for it.

use super::Found;
use crate::{Ctx, Error, Result, original};
use domain::release::{Hash, Proof, canonical, commitment};
use serde::Serialize;
use storage::{
    feedback,
    releases::{self, Listed},
};

/// Everything that somebody needs to check that a response is counted under a release's root, without us.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Counted {
    /// The root of the release's tree.
    pub root: Hash,
    /// The salt of the leaf.
    pub salt: Hash,
    /// What the response counts as, in canonical JSON. It holds answers, and no words.
    pub counted: String,
    /// The place of the leaf.
    pub index: usize,
    /// The number of leaves.
    pub size: usize,
    /// The hashes beside the way to the root.
    pub path: Vec<Hash>,
}

/// The proof for the newest release that counted a feedback. `None` if none did, or if it was counted otherwise since.
#[tracing::instrument(name = "number.proof", skip_all)]
pub async fn proof(ctx: &Ctx, found: &Found) -> Result<Option<(Listed, Counted)>> {
    let id = found.feedback.thing.id;
    let mut tx = ctx.db.read().await?;
    let Some(facts) = feedback::counted_as(&mut tx, id).await?.and_then(|as_| as_.facts().transpose()) else {
        return Ok(None);
    };
    let counted = facts?.counted().map_err(Error::internal)?;
    let counted = canonical(&counted).map_err(Error::internal)?;
    for listed in &found.releases {
        let Some((place, Some(sealed))) = releases::leaf(&mut tx, listed.id, id).await? else { continue };
        let salt = original::open_note(ctx, &mut tx, id, &sealed).await?;
        let salt = Hash(salt.as_slice().try_into().map_err(Error::internal)?);
        let stored = releases::leaves(&mut tx, listed.id).await?.unwrap_or_default();
        let (leaves, _) = stored.as_chunks::<32>();
        let leaves: Vec<Hash> = leaves.iter().copied().map(Hash).collect();
        let place = usize::try_from(place).map_err(Error::internal)?;
        let root = domain::release::root(&leaves);
        let Some(Proof { index, size, path }) = Proof::of(&leaves, place) else { continue };
        let proof = Proof { index, size, path: path.clone() };
        if proof.holds(commitment(&salt, counted.as_bytes()), root) {
            return Ok(Some((listed.clone(), Counted { root, salt, counted, index, size, path })));
        }
    }
    Ok(None)
}
