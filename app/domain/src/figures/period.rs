//! The times that figures are about.

use crate::clock::Quarter;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A calendar quarter, or a reporting year from April to March.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// A quarter, written `2026-Q3`.
    Quarter(Quarter),
    /// The reporting year that begins in April of this year, written `2026`.
    Year(i16),
}

impl Period {
    /// The reporting year of a quarter.
    pub const fn year_of(quarter: Quarter) -> Self {
        Self::Year(if quarter.quarter == 1 { quarter.year - 1 } else { quarter.year })
    }

    /// The quarters that it consists of, oldest first.
    pub fn quarters(self) -> Vec<Quarter> {
        match self {
            Self::Quarter(quarter) => vec![quarter],
            Self::Year(year) => {
                let first = Quarter { year, quarter: 2 };
                std::iter::successors(Some(first), |quarter| Some(quarter.next())).take(4).collect()
            }
        }
    }

    /// Whether it is a reporting year.
    pub const fn is_year(self) -> bool {
        matches!(self, Self::Year(_))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Quarter(quarter) => quarter.fmt(f),
            Self::Year(year) => write!(f, "{year:04}"),
        }
    }
}

/// A text that is neither a quarter nor a reporting year.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a period is written like 2026-Q4 or 2026")]
pub struct NotAPeriod;

impl FromStr for Period {
    type Err = NotAPeriod;
    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        if let Ok(quarter) = text.parse() {
            return Ok(Self::Quarter(quarter));
        }
        let year = text.parse().ok().filter(|year| text.len() == 4 && (1..=9999).contains(year));
        year.map(Self::Year).ok_or(NotAPeriod)
    }
}

impl Serialize for Period {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}
