//! How careful the gate is. An authority may only make it more careful.

use serde::{Deserialize, Serialize};

/// The settings of the gate, checked.
///
/// The default is the published method: 5 (10 for one service), percentages from 10, rounding to 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "Settings", into = "Settings")]
pub struct Policy {
    settings: Settings,
}

/// As written in a settings file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Settings {
    threshold: u32,
    service_threshold: u32,
    percent_from: u32,
    round_to: u32,
    search: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self { threshold: 5, service_threshold: 10, percent_from: 10, round_to: 5, search: 2_000 }
    }
}

/// Settings that the gate refuses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadPolicy {
    /// Below 5 a count is about a family or two.
    #[error("the threshold is 5 to 50, for example 5")]
    Threshold,
    /// A service is smaller than its authority.
    #[error("the threshold of one service is between the general threshold and 50, for example 10")]
    ServiceThreshold,
    /// Percentages of fewer than ten people mislead.
    #[error("percentages start at 10 to 100 responses, for example 10")]
    PercentFrom,
    /// Other steps are not supported: the method is described with these.
    #[error("numbers are rounded to 5 or to 10")]
    RoundTo,
    /// Without any search nothing could be shown.
    #[error("the search limit is 1 to 100000, for example 2000")]
    Search,
}

impl Policy {
    /// The lowest threshold there is.
    pub const LOWEST_THRESHOLD: u32 = 5;

    /// A policy: `threshold` for an authority, `service_threshold` for a single service (both in people),
    /// `percent_from` (the fewest people of whom a percentage is printed), `round_to` (5 or 10).
    pub fn new(
        threshold: u32,
        service_threshold: u32,
        percent_from: u32,
        round_to: u32,
    ) -> Result<Self, BadPolicy> {
        Settings { threshold, service_threshold, percent_from, round_to, ..Settings::default() }.try_into()
    }

    /// The same policy with another search limit: the branches the solver may try for one question. What it
    /// cannot answer within the limit is withheld. A number of steps and not of seconds, so that the same
    /// counts give the same table on every machine.
    pub fn with_search(self, search: u32) -> Result<Self, BadPolicy> {
        Settings { search, ..self.settings }.try_into()
    }

    /// The fewest people a printed number may be about; larger for `one_service`.
    pub fn threshold(&self, one_service: bool) -> u32 {
        if one_service { self.settings.service_threshold } else { self.settings.threshold }
    }

    /// The fewest people of whom a percentage is printed.
    pub fn percent_from(&self) -> u32 {
        self.settings.percent_from
    }

    /// Numbers are rounded to the nearest multiple of this.
    pub fn round_to(&self) -> u32 {
        self.settings.round_to
    }

    /// The solver's limit for one question.
    pub fn search(&self) -> u32 {
        self.settings.search
    }
}

impl TryFrom<Settings> for Policy {
    type Error = BadPolicy;
    fn try_from(settings: Settings) -> Result<Self, BadPolicy> {
        if !(Self::LOWEST_THRESHOLD..=50).contains(&settings.threshold) {
            return Err(BadPolicy::Threshold);
        }
        if !(settings.threshold..=50).contains(&settings.service_threshold) {
            return Err(BadPolicy::ServiceThreshold);
        }
        if !(10..=100).contains(&settings.percent_from) {
            return Err(BadPolicy::PercentFrom);
        }
        if ![5, 10].contains(&settings.round_to) {
            return Err(BadPolicy::RoundTo);
        }
        if !(1..=100_000).contains(&settings.search) {
            return Err(BadPolicy::Search);
        }
        Ok(Self { settings })
    }
}

impl From<Policy> for Settings {
    fn from(policy: Policy) -> Self {
        policy.settings
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_authority_can_be_more_careful_but_never_less() {
        assert_eq!(Policy::new(5, 10, 10, 5), Ok(Policy::default()));
        assert!(Policy::new(8, 12, 20, 10).is_ok());
        assert_eq!(Policy::new(4, 10, 10, 5), Err(BadPolicy::Threshold));
        assert_eq!(Policy::new(12, 10, 10, 5), Err(BadPolicy::ServiceThreshold));
        assert_eq!(Policy::new(5, 10, 9, 5), Err(BadPolicy::PercentFrom));
        assert_eq!(Policy::new(5, 10, 10, 1), Err(BadPolicy::RoundTo));
        assert_eq!(Policy::default().with_search(0), Err(BadPolicy::Search));
    }

    #[test]
    fn a_settings_file_cannot_bring_in_what_the_constructor_refuses() {
        let policy: Policy = toml::from_str("threshold = 7").unwrap();
        assert_eq!((policy.threshold(false), policy.threshold(true)), (7, 10));
        assert!(toml::from_str::<Policy>("threshold = 3").unwrap_err().to_string().contains("5 to 50"));
        assert!(toml::from_str::<Policy>("treshold = 7").is_err(), "a misspelt setting is not ignored");
    }
}
