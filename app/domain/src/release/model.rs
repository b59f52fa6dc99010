//! What a release holds, and how its hash tree is built.

use super::{
    json::canonical,
    tree::{Hash, Proof, leaf_hash, root},
};
use crate::{
    clock::Quarter,
    disclosure::{Disclosed, Figures},
    figures::Period,
    locale::Bilingual,
    summary::ReplyKind,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// How many leaves a release has: the smallest of these sizes that holds every leaf. An authority has hundreds to
/// thousands of responses a year, so every release has the first size: a proof is 14 hashes long, and the size of the
/// tree tells nothing. A larger size only tells that a quarter had more than sixteen thousand responses.
pub const LEAVES: [usize; 3] = [1 << 14, 1 << 17, 1 << 20];

/// 32 random bytes that keep a leaf from being guessed. Made by the caller; printed as hexadecimal.
pub type Salt = Hash;

/// That the words of a released summary or reply were taken down, and why. The leaf stays in the tree, so the root of
/// the release stays valid; without the salt nobody can find the words by guessing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenDown {
    /// The leaf of what stood there.
    pub leaf: Hash,
    /// The day on which it was taken down.
    pub on: jiff::civil::Date,
    /// Why, as everybody reads it.
    pub why: Bilingual,
}

/// What a service answered to a summary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reply {
    /// Keeps the leaf from being guessed once the words are taken down.
    pub salt: Salt,
    /// The theme of the summary it answers.
    pub theme: String,
    /// The code of the service that answers; empty where the authority itself does.
    pub service: String,
    /// The name that families use for the service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_name: Option<Bilingual>,
    /// Changed, will change, or not.
    pub kind: ReplyKind,
    /// The words.
    pub text: Bilingual,
    /// The promised date, `2027-03-31`.
    #[serde(serialize_with = "date")]
    pub by: Option<jiff::civil::Date>,
    /// That it was taken down. Then its words and its salt are gone: empty here, and not in the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub taken_down: Option<TakenDown>,
}

/// A date as `2027-03-31`.
#[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
fn date<S: serde::Serializer>(date: &Option<jiff::civil::Date>, s: S) -> Result<S::Ok, S::Error> {
    date.map(|date| date.to_string()).serialize(s)
}

/// A summary of what at least five feedback said about a theme, and the replies to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Keeps the leaf from being guessed once the words are taken down.
    pub salt: Salt,
    /// The theme's code.
    pub theme: String,
    /// The words.
    pub text: Bilingual,
    /// The replies, oldest first. Each is a leaf of its own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub replies: Vec<Reply>,
    /// That it was taken down. Then its words and its salt are gone: empty here, and not in the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub taken_down: Option<TakenDown>,
}

/// A release before it is frozen: everything that goes into it, in the order to print.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Release {
    /// The authority's code.
    pub authority: String,
    /// The period.
    pub quarter: Quarter,
    /// 1, or more when a release is corrected.
    pub version: u32,
    /// Why this version replaces the one before; none in a first version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub correction: Option<Bilingual>,
    /// Some theme had words enough for a summary, and nobody has written one.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub unwritten: bool,
    /// The version of the catalogue whose codes it uses.
    pub catalogue: String,
    /// The printed tables of every population that a release shows.
    pub figures: Vec<Disclosed<Figures>>,
    /// What was released of the quarters before, as far as a course needs it ([`crate::statistics::courses`]).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub past: Vec<Disclosed<Figures>>,
    /// Summaries with their replies.
    pub summaries: Vec<Summary>,
    /// How the figures were made and what they cannot say.
    pub method: Vec<Bilingual>,
    /// The head of the audit trail at the time of release.
    pub audit_head: Hash,
}

/// Why a release cannot be frozen.
#[derive(Debug, thiserror::Error)]
pub enum ReleaseError {
    /// More parts and feedback than the largest tree has leaves.
    #[error("a release has room for {} parts and feedback together", LEAVES[2])]
    Full,
    /// The figures are about somebody else or another time.
    #[error("the figures of a release are of another authority or quarter")]
    OtherScope,
    /// A value that cannot be written as JSON.
    #[error("a release cannot be written as JSON")]
    Json(#[from] serde_json::Error),
}

/// The leaf of one counted feedback: `SHA-256(0x00 || "clywed feedback" || salt || answers)`, where `answers`
/// are its counted answers in canonical JSON. The salt stays sealed with the feedback: when the feedback is
/// erased the salt goes, and the leaf says nothing any more, while the root stays valid.
pub fn commitment(salt: &Salt, answers: &[u8]) -> Hash {
    leaf_hash(&[b"clywed feedback".as_slice(), &salt.0, answers].concat())
}

/// The leaf of a dummy. Without `seed` it looks like any commitment.
fn dummy(seed: &Salt, number: usize) -> Hash {
    let salt = Sha256::new().chain_update(b"clywed dummy").chain_update(seed.0);
    let salt = Hash(salt.chain_update((number as u64).to_be_bytes()).finalize().into());
    commitment(&salt, b"")
}

/// A frozen release: its tree and what is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frozen {
    release: Release,
    leaves: Vec<Hash>,
    root: Hash,
}

/// The published document.
#[derive(Serialize)]
struct Document<'a> {
    #[serde(flatten)]
    release: &'a Release,
    root: Hash,
}

/// The leaf of a part that everybody can compute from the published document.
pub(super) fn part(kind: &str, value: &serde_json::Value) -> Result<Hash, serde_json::Error> {
    Ok(leaf_hash(canonical(&serde_json::json!({ "part": kind, "value": value }))?.as_bytes()))
}

impl Release {
    /// Builds the tree: the head of the release, its figures, those of the past, each summary, each reply, then `counted` (the
    /// [`commitment`]s of the feedback behind the figures) and dummies made from `seed`, sorted by hash.
    /// `seed` is 32 random bytes, kept secret or destroyed: anybody who knows it can count the feedback.
    pub fn freeze(self, counted: &[Hash], seed: &Salt) -> Result<Frozen, ReleaseError> {
        let periods = [Period::Quarter(self.quarter), Period::year_of(self.quarter)];
        let mut populations = self.figures.iter().map(|figures| figures.population());
        if populations.any(|of| of.authority != self.authority || !periods.contains(&of.period)) {
            return Err(ReleaseError::OtherScope);
        }
        let mut past = self.past.iter().map(|figures| figures.population());
        if past.any(|of| of.authority != self.authority || of.period >= Period::Quarter(self.quarter)) {
            return Err(ReleaseError::OtherScope);
        }
        let mut leaves = self.parts()?;
        let taken = leaves.len() + counted.len();
        let size = LEAVES.into_iter().find(|size| *size >= taken).ok_or(ReleaseError::Full)?;
        let dummies = size - taken;
        let mut hidden: Vec<Hash> = counted.to_vec();
        hidden.extend((0..dummies).map(|number| dummy(seed, number)));
        hidden.sort_unstable();
        leaves.extend(hidden);
        let root = root(&leaves);
        Ok(Frozen { release: self, leaves, root })
    }

    /// The leaves that everybody can compute from the published document.
    fn parts(&self) -> Result<Vec<Hash>, serde_json::Error> {
        let mut head = serde_json::json!({
            "authority": self.authority, "quarter": self.quarter, "version": self.version,
            "catalogue": self.catalogue, "method": self.method, "audit_head": self.audit_head,
        });
        if let Some(correction) = &self.correction {
            head["correction"] = serde_json::to_value(correction)?;
        }
        if self.unwritten {
            head["unwritten"] = true.into();
        }
        let mut leaves = vec![part("head", &head)?, part("figures", &serde_json::to_value(&self.figures)?)?];
        if !self.past.is_empty() {
            leaves.push(part("past", &serde_json::to_value(&self.past)?)?);
        }
        for summary in &self.summaries {
            let words =
                serde_json::json!({ "salt": summary.salt, "theme": summary.theme, "text": summary.text });
            leaves.push(part("summary", &words)?);
        }
        for reply in self.summaries.iter().flat_map(|summary| &summary.replies) {
            leaves.push(part("reply", &serde_json::to_value(reply)?)?);
        }
        Ok(leaves)
    }
}

impl Frozen {
    /// The release.
    pub fn release(&self) -> &Release {
        &self.release
    }

    /// The root of the tree: what is printed, kept and compared.
    pub fn root(&self) -> Hash {
        self.root
    }

    /// All leaves in order, for storage. They are published too: each is a hash that tells nothing by itself.
    pub fn leaves(&self) -> &[Hash] {
        &self.leaves
    }

    /// Proof that a leaf is in this release; `None` when it is not.
    pub fn prove(&self, leaf: Hash) -> Option<Proof> {
        Proof::of(&self.leaves, self.leaves.iter().position(|known| *known == leaf)?)
    }

    /// The published document: the release and its root in canonical JSON.
    pub fn json(&self) -> Result<String, serde_json::Error> {
        canonical(&Document { release: &self.release, root: self.root })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::sample;

    const QUARTER: Quarter = Quarter { year: 2026, quarter: 3 };

    fn salt(n: u8) -> Salt {
        Hash([n; 32])
    }

    fn text(cy: &str, en: &str) -> Bilingual {
        Bilingual { cy: cy.into(), en: en.into() }
    }

    fn release() -> Release {
        let reply = Reply {
            salt: salt(2),
            theme: "1".into(),
            service: "K7".into(),
            service_name: Some(text("Tîm K7", "Team K7")),
            kind: ReplyKind::Will,
            text: text("Byddwn yn ffonio'n ôl.", "We will ring back."),
            by: Some(jiff::civil::date(2027, 3, 31)),
            taken_down: None,
        };
        Release {
            authority: "W06000099".into(),
            quarter: QUARTER,
            version: 1,
            correction: None,
            unwritten: false,
            catalogue: "2026.1".into(),
            figures: vec![sample("W06000099", QUARTER, 40)],
            past: Vec::new(),
            summaries: vec![Summary {
                salt: salt(1),
                theme: "1".into(),
                text: text("Mae pobl eisiau gwybod pryd.", "People want to know when."),
                replies: vec![reply],
                taken_down: None,
            }],
            method: vec![text("Dewisodd pobl ateb.", "People chose to answer.")],
            audit_head: salt(9),
        }
    }

    fn counted() -> Vec<Hash> {
        (10..50).map(|n| commitment(&salt(n), b"{}")).collect()
    }

    #[test]
    fn the_same_release_has_the_same_bytes_and_root_and_any_change_another_root() {
        let frozen = release().freeze(&counted(), &salt(0)).unwrap();
        let again = release().freeze(&counted(), &salt(0)).unwrap();
        assert_eq!((frozen.json().unwrap(), frozen.root()), (again.json().unwrap(), again.root()));
        assert!(frozen.json().unwrap().contains(&frozen.root().to_string()));
        let mut changed = release();
        changed.summaries[0].replies[0].text.cy.push('!');
        assert_ne!(changed.freeze(&counted(), &salt(0)).unwrap().root(), frozen.root());
    }

    #[test]
    fn every_counted_feedback_can_be_proved_and_one_that_was_not_counted_cannot() {
        let frozen = release().freeze(&counted(), &salt(0)).unwrap();
        for leaf in counted() {
            let proof = frozen.prove(leaf).unwrap();
            assert!(proof.holds(leaf, frozen.root()) && proof.path.len() == 14);
        }
        assert_eq!(frozen.prove(commitment(&salt(200), b"{}")), None);
    }

    #[test]
    fn the_tree_does_not_tell_how_many_feedback_there_are() {
        let many = release().freeze(&counted(), &salt(0)).unwrap();
        let few = release().freeze(&counted()[..1], &salt(0)).unwrap();
        assert_eq!((many.leaves().len(), few.leaves().len()), (LEAVES[0], LEAVES[0]));
        // Behind the four public parts stand commitments and dummies in the order of their hashes.
        assert!(many.leaves()[4..].is_sorted() && few.leaves()[4..].is_sorted());
    }

    #[test]
    fn anyone_can_compute_the_leaf_of_a_summary_from_what_is_published() {
        let frozen = release().freeze(&counted(), &salt(0)).unwrap();
        let published: serde_json::Value = serde_json::from_str(&frozen.json().unwrap()).unwrap();
        let mut summary = published["summaries"][0].clone();
        summary.as_object_mut().unwrap().remove("replies");
        let data = canonical(&serde_json::json!({ "part": "summary", "value": summary })).unwrap();
        let leaf = leaf_hash(data.as_bytes());
        assert!(frozen.prove(leaf).unwrap().holds(leaf, frozen.root()));
    }

    #[test]
    fn the_past_that_a_release_shows_is_a_leaf_of_it() {
        let past = vec![sample("W06000099", QUARTER.previous(), 40)];
        let frozen = Release { past: past.clone(), ..release() }.freeze(&counted(), &salt(0)).unwrap();
        let data = canonical(&serde_json::json!({ "part": "past", "value": past })).unwrap();
        let leaf = leaf_hash(data.as_bytes());
        assert!(frozen.prove(leaf).unwrap().holds(leaf, frozen.root()));
        assert_ne!(frozen.root(), release().freeze(&counted(), &salt(0)).unwrap().root());
    }

    #[test]
    fn a_release_of_more_than_the_smallest_tree_holds_stands_in_the_next_and_can_be_proved() {
        let counted: Vec<Hash> = (0_u32..20_000).map(|n| leaf_hash(&n.to_be_bytes())).collect();
        let frozen = release().freeze(&counted, &salt(0)).unwrap();
        assert_eq!(frozen.leaves().len(), LEAVES[1]);
        let proof = frozen.prove(counted[19_999]).unwrap();
        assert!(proof.holds(counted[19_999], frozen.root()) && proof.path.len() == 17);
    }

    #[test]
    fn figures_of_another_quarter_and_too_many_feedback_are_refused() {
        let other = Release { quarter: QUARTER.next(), ..release() };
        assert!(matches!(other.freeze(&[], &salt(0)), Err(ReleaseError::OtherScope)));
        let later = Release { past: vec![sample("W06000099", QUARTER, 40)], ..release() };
        assert!(matches!(later.freeze(&[], &salt(0)), Err(ReleaseError::OtherScope)), "the past is before");
        let many = vec![salt(7); LEAVES[2]];
        assert!(matches!(release().freeze(&many, &salt(0)), Err(ReleaseError::Full)));
    }
}
