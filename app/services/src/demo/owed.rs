//! The answers that made-up feedback has by its day, by the rule that everybody's follows.

use super::chunk::Chunk;
use crate::{Ctx, Result, publish::count};
use domain::{
    answer::{AnswerFacts, AnswerKind},
    clock::Moment,
    feedback::State,
    summary::MIN_SOURCES,
};
use std::collections::{BTreeMap, BTreeSet};
use storage::{Tx, bulk::Acceptance, feedback::NewFeedback, tallies};

/// Says that an answer is owed, as the job would, where its day has come and a summary could be written: enough people
/// have spoken of it by now. The rest is left to the job.
pub(super) async fn owe(ctx: &Ctx, tx: &mut Tx, authority: &str, chunk: &mut Chunk) -> Result<()> {
    let least = i64::try_from(MIN_SOURCES).unwrap_or(i64::MAX);
    let mut enough = BTreeSet::new();
    for (quarter, counts) in &chunk.counts {
        let kept: BTreeMap<String, i64> =
            tallies::material(tx, authority, quarter).await?.into_iter().collect();
        for (theme, more) in &counts.material {
            if kept.get(theme).copied().unwrap_or(0) + more >= least {
                enough.insert((quarter.clone(), theme.clone()));
            }
        }
    }
    let today = ctx.now().date();
    for row in &mut chunk.rows {
        let Some(accepted) = row.accepted.as_mut().filter(|accepted| accepted.answer.is_none()) else {
            continue;
        };
        let Some((_, facts)) = &accepted.counted else { continue };
        let quarter = row.new.received.quarter().to_string();
        let spoken_of =
            count::broad_themes(facts).into_iter().any(|theme| enough.contains(&(quarter.clone(), theme)));
        if row.new.promised.date() <= today && spoken_of {
            accepted.answer = answer(&row.new, accepted, true, ctx.now());
        }
    }
    Ok(())
}

/// The answer that accepted feedback has on its day.
pub(super) fn answer(
    new: &NewFeedback,
    accepted: &Acceptance,
    enough: bool,
    now: Moment,
) -> Option<(AnswerKind, Option<Moment>)> {
    let facts = AnswerFacts {
        state: State::Accepted,
        desk: new.desk,
        may_summarise: new.may_summarise,
        has_words: new.has_words,
        decided: Some(accepted.at),
        summarised: None,
        replied: None,
    };
    facts.by_the_day(enough, now)
}
