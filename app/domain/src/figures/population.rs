//! Whose responses a table counts.

use super::{Measure, Period};
use crate::feedback::{Audience, Channel};
use serde::{Deserialize, Serialize};

codes! {
    /// What a population is narrowed by, beside its channel and audience.
    pub enum Cut {
        /// Nothing: everybody of the authority.
        All = "all",
        /// One service.
        Service = "service",
        /// One kind of service.
        ServiceType = "service-type",
        /// One level of help, leaving care among them.
        Level = "level",
        /// Those who named an agency.
        Agency = "agency",
        /// Those who named so many agencies.
        Agencies = "agencies",
        /// One age band.
        Age = "age",
        /// Those who prefer one language.
        Language = "language",
        /// Those who have been answered: of the authority, or of one service.
        Answered = "answered",
        /// Those who said whether one commitment made a difference.
        Commitment = "commitment",
    }
}

impl Cut {
    /// The measures that are counted with this cut (`figures.md`, section 2).
    pub const fn measures(self) -> &'static [Measure] {
        use Measure::{
            Agencies, Charter, Difference, FindingHelp, FollowUp, Heard, Listening, Rights, SubThemes,
            Themes, Together,
        };
        match self {
            Self::All | Self::Service => {
                &[Charter, FollowUp, Rights, Themes, SubThemes, FindingHelp, Together, Agencies, Heard]
            }
            Self::Level => &[Charter, FollowUp, Rights, Themes, FindingHelp, Together],
            Self::ServiceType => &[Charter, Themes, FindingHelp],
            Self::Agency => &[Charter, Themes],
            Self::Agencies => &[Together],
            Self::Age | Self::Language => &[Charter],
            Self::Answered => &[Listening],
            Self::Commitment => &[Difference],
        }
    }
}

/// Which responses, by the way they came and by whom they are from. `None`: all of them together, which counts only who
/// was heard and how they were answered.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Of {
    /// The channel.
    #[serde(with = "all")]
    pub channel: Option<Channel>,
    /// The questionnaire lineage; `all` for all of them together.
    pub lineage: String,
    /// For whom the questions were worded.
    #[serde(with = "all")]
    pub audience: Option<Audience>,
    /// What it is narrowed by.
    pub cut: Cut,
    /// The value of the cut; empty for [`Cut::All`].
    pub value: String,
}

impl Of {
    /// Everybody, by whichever way they came.
    pub fn everybody() -> Self {
        Self { channel: None, lineage: "all".to_owned(), audience: None, cut: Cut::All, value: String::new() }
    }

    /// Whether all channels and audiences are together in it.
    pub const fn is_everybody(&self) -> bool {
        self.channel.is_none()
    }

    /// The same responses narrowed by a cut.
    #[must_use]
    pub fn narrowed(&self, cut: Cut, value: impl Into<String>) -> Self {
        Self { cut, value: value.into(), ..self.clone() }
    }

    /// Whether a measure is counted here.
    pub fn counts(&self, measure: Measure) -> bool {
        let of_everybody = matches!(measure, Measure::Heard | Measure::Listening | Measure::Difference);
        self.cut.measures().contains(&measure) && (of_everybody || !self.is_everybody())
    }
}

/// The responses of one authority in one period that a print is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Population {
    /// Code of the authority.
    pub authority: String,
    /// When.
    pub period: Period,
    /// Which responses.
    #[serde(flatten)]
    pub of: Of,
}

/// A closed list's code, or `all`.
mod all {
    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer, de::Error as _};
    use std::{fmt::Display, str::FromStr};

    #[expect(clippy::ref_option, reason = "serde's signature")]
    pub(super) fn serialize<T: Display, S: Serializer>(value: &Option<T>, s: S) -> Result<S::Ok, S::Error> {
        match value {
            Some(value) => s.collect_str(value),
            None => "all".serialize(s),
        }
    }

    pub(super) fn deserialize<'de, T: FromStr, D: Deserializer<'de>>(d: D) -> Result<Option<T>, D::Error>
    where
        T::Err: Display,
    {
        let code = String::deserialize(d)?;
        if code == "all" { Ok(None) } else { code.parse().map(Some).map_err(D::Error::custom) }
    }
}
