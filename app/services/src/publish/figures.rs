//! The figures of a release: drawn once, fresh, from everything that is counted by then. A version that replaces another
//! one keeps every number whose population was joined or left by fewer than ten responses.

use super::{check, fold, prints};
use crate::{Ctx, Error, Result};
use domain::{
    clock::Quarter,
    disclosure::{self, Disclosed, Figures, Tally},
    figures::{Cut, Of, Period, Population},
    statistics,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use storage::{
    Tx, directory,
    printed::{self, Print},
    releases,
};

/// The figures of a release.
pub(super) struct Drawn {
    /// What is printed.
    pub(super) figures: Vec<Disclosed<Figures>>,
    /// For each population, how often a response had joined or left it when its numbers were drawn, JSON.
    pub(super) moves: String,
    /// The number of everybody's responses as it is printed.
    pub(super) responses: Option<i64>,
}

/// How often a response had joined or left a population when its numbers were drawn.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Moved {
    period: Period,
    #[serde(flatten)]
    of: Of,
    moves: u64,
    /// The true number of responses by then: for the attacker, never shown.
    responses: u64,
}

/// The figures of the version before.
#[derive(Default)]
struct Before {
    moves: BTreeMap<(Period, Of), (u64, u64)>,
    figures: BTreeMap<(Period, Of), Disclosed<Figures>>,
}

/// The figures of the newest release of a quarter, with how its populations had moved.
async fn released(
    tx: &mut Tx,
    authority: &str,
    quarter: Quarter,
) -> Result<Option<(Vec<Disclosed<Figures>>, String)>> {
    #[derive(Deserialize)]
    struct Body {
        figures: Vec<Disclosed<Figures>>,
    }
    let Some(listed) = releases::of_quarter(tx, authority, quarter).await? else { return Ok(None) };
    let Some(release) = releases::by_id(tx, listed.id).await? else { return Ok(None) };
    let Body { figures } = serde_json::from_str(&release.body).map_err(Error::internal)?;
    Ok(Some((figures, release.moves)))
}

/// What was released of the quarters before, as far as a course needs it: everybody of the authority, quarter by
/// quarter, oldest first. A quarter that was not released is a gap.
pub(super) async fn past(tx: &mut Tx, authority: &str, quarter: Quarter) -> Result<Vec<Disclosed<Figures>>> {
    let mut past = Vec::new();
    for before in statistics::quarters(quarter).into_iter().filter(|before| *before != quarter) {
        let Some((figures, _)) = released(tx, authority, before).await? else { continue };
        let here = |figures: &Disclosed<Figures>| {
            let Population { period, of, .. } = figures.population();
            *period == Period::Quarter(before) && of.cut == Cut::All && figures.base().is_some()
        };
        past.extend(figures.into_iter().filter(here).map(|figures| figures.only(statistics::KEPT)));
    }
    Ok(past)
}

impl Before {
    async fn of(tx: &mut Tx, authority: &str, quarter: Quarter) -> Result<Self> {
        let Some((body, moves)) = released(tx, authority, quarter).await? else {
            return Ok(Self::default());
        };
        let moves: Vec<Moved> = serde_json::from_str(&moves).map_err(Error::internal)?;
        let key = |figures: &Disclosed<Figures>| {
            let Population { period, of, .. } = figures.population();
            (*period, of.clone())
        };
        Ok(Self {
            moves: moves
                .into_iter()
                .map(|moved| ((moved.period, moved.of), (moved.moves, moved.responses)))
                .collect(),
            figures: body.into_iter().map(|figures| (key(&figures), figures)).collect(),
        })
    }

    /// The numbers that stand.
    fn stands(&self, key: &(Period, Of), tally: &Tally) -> Option<Print> {
        let (moves, responses) = *self.moves.get(key)?;
        let figures = self.figures.get(key)?;
        (!disclosure::is_due(Some(moves), tally)).then(|| Print {
            figures: figures.clone(),
            moves,
            responses,
        })
    }

    /// The figures of the version before, as somebody may have kept them.
    fn prints(self) -> impl Iterator<Item = Print> {
        let Self { moves, figures } = self;
        figures.into_iter().filter_map(move |(key, figures)| {
            let (moves, responses) = *moves.get(&key)?;
            Some(Print { figures, moves, responses })
        })
    }
}

/// Draws the figures of a quarter's release: everybody of the authority by channel and audience, and by level of help.
/// The release of the last quarter of a reporting year has the year's figures too.
pub(super) async fn draw(ctx: &Ctx, tx: &mut Tx, authority: &str, quarter: Quarter) -> Result<Drawn> {
    let policy = directory::known_authority(tx, authority).await?.settings.disclosure;
    let before = Before::of(tx, authority, quarter).await?;
    let year = Period::year_of(quarter);
    let mut periods = vec![Period::Quarter(quarter)];
    periods.extend(year.quarters().ends_with(&[quarter]).then_some(year));
    let month = ctx.now().month();
    let mut drawn = Drawn { figures: Vec::new(), moves: String::new(), responses: None };
    let (mut moved, mut prints, mut earlier) = (Vec::new(), Vec::new(), Vec::new());
    for period in periods {
        for (of, tally) in fold::of_period(tx, authority, period).await? {
            let shown = match of.cut {
                Cut::All => true,
                Cut::Answered => of.value.is_empty(),
                Cut::Level => !of.is_everybody(),
                _ => false,
            };
            if !shown || tally.is_empty() {
                continue;
            }
            let key = (period, of);
            let print = before.stands(&key, &tally).unwrap_or_else(|| {
                let population = Population { authority: authority.to_owned(), period, of: key.1.clone() };
                let figures = prints::print(ctx, &tally, population, &policy, month);
                Print { figures, moves: tally.moves(), responses: tally.known_to_an_attacker() }
            });
            if key == (Period::Quarter(quarter), Of::everybody()) {
                drawn.responses = print.figures.base().and_then(|base| i64::try_from(base.get()).ok());
            }
            let Print { moves, responses, .. } = print;
            moved.push(Moved { period, of: key.1, moves, responses });
            prints.push(print);
        }
        earlier.extend(printed::every(tx, authority, period).await?);
    }
    earlier.extend(before.prints());
    drawn.figures = check::checked(prints, earlier).await?;
    drawn.moves = serde_json::to_string(&moved).map_err(Error::internal)?;
    Ok(drawn)
}
