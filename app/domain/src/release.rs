//! A release: summaries, replies and figures of one authority and quarter, frozen for everyone.
//! A release is a list of parts, each a leaf of one hash tree (RFC 9162), and the tree's root. Anybody who keeps the
//! root can later prove that a part was in the release, or that their own feedback was counted, without seeing the
//! rest. Nothing here reads a clock or makes a random number: the caller passes the salts, and the same release gives
//! the same bytes everywhere.
//!
//! Figures stand in the tree as they are. Summaries and replies are salted: when one has to be taken down,
//! its salt and words go, its leaf stays, and nobody can find the words by guessing. Counted feedback stands
//! in the tree as a salted commitment whose salt only the contributor's record holds. To hide how many
//! feedback there are, the tree has a size out of [`LEAVES`], filled up with dummies that look the same, and
//! commitments and dummies are sorted by their hash, so that a place in the tree tells nothing.

mod export;
mod json;
mod model;
mod regional;
mod takedown;
mod tree;

pub use export::{COLUMNS, Holds, REGIONAL_COLUMNS, WITHHELD, csv, regional_csv};
pub use json::canonical;
pub use model::{Frozen, LEAVES, Release, ReleaseError, Reply, Salt, Summary, TakenDown, commitment};
pub use regional::{Member, Regional};
pub use takedown::{Piece, pieces, said, without};
pub use tree::{Hash, NotHex, Proof, leaf_hash, root};
