//! How many responses a row needs. An authority may ask for more, never for fewer.

use crate::figures::Cut;
use serde::{Deserialize, Serialize};

/// The floors of printed bases, checked.
///
/// The default is the published method: 10 responses, 15 for one service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "Settings", into = "Settings")]
pub struct Policy {
    settings: Settings,
}

/// As written in a settings file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Settings {
    base: u64,
    service_base: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self { base: Policy::LOWEST, service_base: Policy::LOWEST_OF_A_SERVICE }
    }
}

/// Floors that the method refuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadPolicy {
    /// Below 10 a row is about a few families.
    #[error("the base is a multiple of 5 from 10 to 50, for example 10")]
    Base,
    /// A service is smaller than its authority.
    #[error(
        "the base of one service is a multiple of 5 from 15 to 50 and not below the base, for example 15"
    )]
    ServiceBase,
}

impl Policy {
    /// The lowest floor of a row.
    pub const LOWEST: u64 = 10;
    /// The lowest floor of a row of one service.
    pub const LOWEST_OF_A_SERVICE: u64 = 15;
    /// The smallest printed base of which a percentage is printed.
    pub const PERCENT_FROM: u64 = 50;

    /// A policy with these floors, in responses as they are printed.
    ///
    /// # Errors
    /// [`BadPolicy`] if a floor is below the method's own, or is no multiple of 5.
    pub fn new(base: u64, service_base: u64) -> Result<Self, BadPolicy> {
        Settings { base, service_base }.try_into()
    }

    /// The smallest printed base of a row that is shown.
    pub const fn floor(&self, cut: Cut) -> u64 {
        if matches!(cut, Cut::Service | Cut::Commitment) {
            self.settings.service_base
        } else {
            self.settings.base
        }
    }
}

impl TryFrom<Settings> for Policy {
    type Error = BadPolicy;
    fn try_from(settings: Settings) -> Result<Self, BadPolicy> {
        let allowed = |floor: u64, lowest: u64| (lowest..=50).contains(&floor) && floor.is_multiple_of(5);
        if !allowed(settings.base, Self::LOWEST) {
            return Err(BadPolicy::Base);
        }
        if !allowed(settings.service_base, Self::LOWEST_OF_A_SERVICE.max(settings.base)) {
            return Err(BadPolicy::ServiceBase);
        }
        Ok(Self { settings })
    }
}

impl From<Policy> for Settings {
    fn from(policy: Policy) -> Self {
        policy.settings
    }
}
