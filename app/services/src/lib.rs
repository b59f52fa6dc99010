//! Commands and queries: grant, rule, write, audit. The only place that commits.
//!
//! Time and randomness arrive in [`Ctx`]; nothing here reads a clock, a random source, the environment or a
//! file. A command takes a [`Grant`], which only [`authorise`] makes and which carries the thing it is for.

pub mod audit;
#[cfg(test)]
mod circle;
mod ctx;
pub mod demo;
pub mod directory;
mod error;
pub mod feedback;
pub mod figures;
mod grant;
pub mod import;
pub mod jobs;
mod limits;
pub mod moderation;
pub mod number;
pub mod office;
pub mod original;
pub mod passwords;
pub mod people;
#[cfg(test)]
mod races;
pub mod releases;
#[cfg(test)]
mod rig;
pub mod sign_in;
pub mod summaries;
mod tally;
mod vault;

pub use ctx::{Clock, Ctx, Entropy};
pub use error::{Error, ErrorKind, Result};
pub use grant::{Act, Actor, Grant, Place, Resource, acts, authorise};
pub use storage::{Uuid, people::RoleGrant};
pub use vault::{KeyStore, Vault, VaultError};
