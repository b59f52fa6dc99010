//! Whom a table is about, and when.

use crate::{
    clock::Quarter,
    feedback::{Audience, Channel},
};
use serde::{Deserialize, Serialize};

/// Whose responses a table is about, and from when. What is `None` is not narrowed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scope {
    /// The authority's code.
    pub authority: String,
    /// One service of it, by code. Services have the higher threshold.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub service: Option<String>,
    /// One audience.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub audience: Option<Audience>,
    /// One channel.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub channel: Option<Channel>,
    /// First quarter.
    pub from: Quarter,
    /// Last quarter; the same as `from` for a quarter's table.
    pub to: Quarter,
}

impl Scope {
    /// One authority in one quarter.
    pub fn quarter(authority: impl Into<String>, quarter: Quarter) -> Self {
        Self {
            authority: authority.into(),
            service: None,
            audience: None,
            channel: None,
            from: quarter,
            to: quarter,
        }
    }

    /// Narrowed to one service.
    #[must_use]
    pub fn of_service(self, code: impl Into<String>) -> Self {
        Self { service: Some(code.into()), ..self }
    }

    /// Narrowed to one audience and channel.
    #[must_use]
    pub fn of(self, audience: Audience, channel: Channel) -> Self {
        Self { audience: Some(audience), channel: Some(channel), ..self }
    }

    /// Whether all responses of `other` are among this scope's.
    pub(super) fn contains(&self, other: &Self) -> bool {
        self.authority == other.authority
            && (self.service.is_none() || self.service == other.service)
            && (self.audience.is_none() || self.audience == other.audience)
            && (self.channel.is_none() || self.channel == other.channel)
            && self.from <= other.from
            && other.to <= self.to
    }

    /// Whether no response can be in both.
    pub(super) fn is_apart_from(&self, other: &Self) -> bool {
        fn differ<T: PartialEq>(a: Option<&T>, b: Option<&T>) -> bool {
            a.zip(b).is_some_and(|(a, b)| a != b)
        }
        self.authority != other.authority
            || differ(self.service.as_ref(), other.service.as_ref())
            || differ(self.audience.as_ref(), other.audience.as_ref())
            || differ(self.channel.as_ref(), other.channel.as_ref())
            || self.to < other.from
            || other.to < self.from
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quarter(quarter: i8) -> Quarter {
        Quarter { year: 2026, quarter }
    }

    #[test]
    fn a_year_encloses_its_quarters_and_two_services_are_apart() {
        let q1 = Scope::quarter("W06000019", quarter(1));
        let q2 = Scope::quarter("W06000019", quarter(2));
        let year = Scope { to: quarter(4), ..q1.clone() };
        assert!(year.contains(&q1) && year.contains(&q2) && !q1.contains(&year));
        assert!(q1.is_apart_from(&q2) && !q1.is_apart_from(&year));
        let (a, b) = (q1.clone().of_service("a"), q1.clone().of_service("b"));
        assert!(q1.contains(&a) && a.is_apart_from(&b));
        assert!(Scope::quarter("W06000020", quarter(1)).is_apart_from(&q1));
        let children = q1.clone().of(Audience::Child, Channel::Alone);
        assert!(children.is_apart_from(&q1.of(Audience::Parent, Channel::Alone)));
    }
}
