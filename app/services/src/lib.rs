//! Commands and queries: grant, rule, write, audit. The only place that commits.
//!
//! Time and randomness arrive in [`Ctx`]; nothing here reads a clock, a random source, the environment or a
//! file. A command takes a [`Grant`], which only [`authorise`] makes and which carries the thing it is for.

pub mod alerts;
pub mod answer;
#[cfg(test)]
mod circle;
mod ctx;
pub mod demo;
mod error;
pub mod give;
pub mod govern;
mod grant;
pub mod jobs;
mod limits;
pub mod moderate;
pub mod number;
pub mod original;
pub mod public;
pub mod publish;
#[cfg(test)]
mod races;
#[cfg(test)]
mod rig;
pub mod safeguard;
pub mod vault;

pub use ctx::{Clock, Ctx, Entropy};
pub use error::{Error, ErrorKind, Result};
pub use grant::{Act, Actor, Grant, Reach, Remit, Resource, acts, authorise};
pub use storage::{Uuid, people::RoleGrant};
pub use vault::{Vault, VaultError};
