//! What one response counts as.

use super::{Cut, Measure, Of};
use crate::{
    catalogue::Level,
    feedback::{Audience, Channel, WordBox},
    questionnaire::{Answers, CORE, Field, UnpackError},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What became of a response for the person who gave it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// Answered by the promised day.
    pub in_time: bool,
    /// The code of the kind of answer.
    pub kind: String,
}

/// Everything about one response that is counted, as it was when it was counted. It is kept with the response until the
/// response is taken out, so that taking out subtracts exactly what was added. It holds codes only, never words.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// The record key: a uniformly random number that follows the response through every table and says nothing of it.
    pub key: u64,
    /// By which way it came.
    pub channel: Channel,
    /// The lineage of the questionnaire; empty for comments that answered no question of ours.
    pub lineage: String,
    /// For whom the questions were worded.
    pub audience: Audience,
    /// The service, by identifier.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub service: Option<String>,
    /// The kind of service.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub service_type: Option<String>,
    /// The level of help.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub level: Option<Level>,
    /// The answers, packed; none for comments from elsewhere.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub answers: Vec<u8>,
    /// Themes and sub-themes, each with how it was spoken of.
    pub themes: Vec<(String, WordBox)>,
    /// Articles of the Convention that were raised, each with how it was spoken of.
    pub rights: Vec<(u8, WordBox)>,
    /// What became of it, once that is known.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub answered: Option<Answered>,
}

/// A text that holds no facts of a response.
#[derive(Debug, thiserror::Error)]
pub enum NotFacts {
    /// Not their JSON.
    #[error("the facts of a counted response cannot be read")]
    Json(#[from] serde_json::Error),
    /// Its answers cannot be unpacked.
    #[error("the answers of a counted response cannot be read")]
    Answers(#[from] UnpackError),
}

/// A cell: measure, row, column.
pub type Cell = (Measure, String, String);

/// The cells of one population to which a response adds one.
pub type Contribution = Vec<Cell>;

impl Facts {
    /// As it is kept.
    pub fn to_json(&self) -> Result<String, NotFacts> {
        Ok(serde_json::to_string(self)?)
    }

    /// Reads what [`Facts::to_json`] wrote.
    pub fn from_json(json: &str) -> Result<Self, NotFacts> {
        Ok(serde_json::from_str(json)?)
    }

    /// What it counts as, as its leaf in a release commits to it: every cell of its own channel and audience, without the
    /// record key.
    pub fn counted(&self) -> Result<Contribution, NotFacts> {
        let (populations, mut cells) = self.parts()?;
        let whole = populations.into_iter().find(|of| of.cut == Cut::All && !of.is_everybody());
        cells.retain(|cell| whole.as_ref().is_some_and(|of| counts_in(of, cell)));
        Ok(cells)
    }

    /// Every population in which this response counts, with the cells to which it adds one there.
    pub fn contributions(&self) -> Result<BTreeMap<Of, Contribution>, NotFacts> {
        let (populations, cells) = self.parts()?;
        let here = |of: &Of| cells.iter().filter(|cell| counts_in(of, cell)).cloned().collect();
        Ok(populations
            .into_iter()
            .map(|of| {
                let cells = here(&of);
                (of, cells)
            })
            .collect())
    }

    /// The populations in which this response counts, and all its cells. [`counts_in`] says which cell counts where.
    pub fn parts(&self) -> Result<(Vec<Of>, Contribution), NotFacts> {
        let answers = match self.answers.as_slice() {
            [] => Answers::new(self.audience),
            packed => Answers::unpack(packed)?,
        };
        let of = Of {
            channel: Some(self.channel),
            lineage: self.lineage.clone(),
            audience: Some(self.audience),
            cut: Cut::All,
            value: String::new(),
        };
        let cuts = self.cuts(&answers);
        let mut populations: Vec<Of> = cuts.iter().map(|(cut, value)| of.narrowed(*cut, value)).collect();
        let together = cuts.iter().filter(|(cut, _)| matches!(cut, Cut::All | Cut::Service));
        populations.extend(together.clone().map(|(cut, value)| Of::everybody().narrowed(*cut, value)));
        // Who has been answered joins a population of its own, so that its numbers move when answers are given.
        let answered = together.filter(|_| self.answered.is_some());
        populations.extend(answered.map(|(_, service)| Of::everybody().narrowed(Cut::Answered, service)));
        Ok((populations, self.cells(&answers)))
    }

    /// The cuts of the populations that it belongs to.
    fn cuts(&self, answers: &Answers) -> Vec<(Cut, String)> {
        let agencies = answers.agencies();
        let mut cuts = vec![(Cut::All, String::new())];
        cuts.extend(self.service.iter().map(|service| (Cut::Service, service.clone())));
        cuts.extend(self.service_type.iter().map(|kind| (Cut::ServiceType, kind.clone())));
        cuts.extend(self.level.map(|level| (Cut::Level, level.code().to_owned())));
        cuts.extend(agencies.iter().map(|agency| (Cut::Agency, agency.code().to_owned())));
        let many = match agencies.len() {
            0 => None,
            1 => Some("1"),
            2 | 3 => Some("2-3"),
            _ => Some("4+"),
        };
        cuts.extend(many.map(|many| (Cut::Agencies, many.to_owned())));
        cuts.extend(answers.band().map(|band| (Cut::Age, band.code().to_owned())));
        cuts.extend(answers.speaks().map(|language| (Cut::Language, language.code().to_owned())));
        cuts
    }

    /// Every cell to which it adds one, in whichever population.
    fn cells(&self, answers: &Answers) -> Contribution {
        let mut cells = Contribution::new();
        let mut add = |measure: Measure, row: &str, column: &str| {
            let cell = (measure, row.to_owned(), column.to_owned());
            // A response counts once in a cell, however often it says so.
            if !cells.contains(&cell) {
                cells.push(cell);
            }
        };
        for &field in Field::ALL {
            let chosen = answers.codes(field);
            match field {
                field if CORE.contains(&field) => {
                    chosen.for_each(|step| add(Measure::Charter, field.code(), step));
                }
                field if field.under().is_some() => {
                    chosen.for_each(|step| add(Measure::FollowUp, field.code(), step));
                }
                Field::Together => chosen.for_each(|step| add(Measure::Together, field.code(), step)),
                Field::Doors | Field::TurnedAway | Field::Waiting => {
                    chosen.for_each(|answer| add(Measure::FindingHelp, field.code(), answer));
                }
                Field::Agencies => chosen.for_each(|agency| add(Measure::Agencies, agency, "named")),
                Field::Band | Field::Speaks | Field::Helper | Field::Voice | Field::When | Field::Before => {
                    chosen.for_each(|answer| add(Measure::Heard, field.code(), answer));
                }
                _ => {}
            }
        }
        add(Measure::Heard, "channel", self.channel.code());
        add(Measure::Heard, "audience", self.audience.code());
        add(Measure::Heard, "level", self.level.map_or("unknown", Level::code));
        for (article, polarity) in &self.rights {
            add(Measure::Rights, &article.to_string(), polarity.code());
        }
        for (theme, polarity) in &self.themes {
            // The part before the dot names one of the ten themes.
            add(Measure::Themes, theme.split('.').next().unwrap_or(theme), polarity.code());
            if theme.contains('.') {
                add(Measure::SubThemes, theme, polarity.code());
            }
        }
        if let Some(answered) = &self.answered {
            add(Measure::Listening, "promise", if answered.in_time { "kept" } else { "late" });
            add(Measure::Listening, "answer", &answered.kind);
        }
        cells
    }
}

/// Whether a cell of a response counts in one of its populations.
pub fn counts_in(of: &Of, (measure, row, _): &Cell) -> bool {
    of.counts(*measure) && belongs(of, *measure, row)
}

/// Channel and audience are rows of everybody's table only; what people say of themselves is never mixed.
fn belongs(of: &Of, measure: Measure, row: &str) -> bool {
    measure != Measure::Heard || of.is_everybody() == matches!(row, "channel" | "audience")
}

/// Shows no answer.
impl std::fmt::Debug for Facts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Facts({}, {})", self.channel, self.audience)
    }
}
