//! What one accepted feedback counts as: the one place that turns answers and coding into facts.

use crate::{Ctx, Error, Result, answer::notices};
use domain::{
    answer::AnswerKind,
    clock::Moment,
    figures::{Answered, Facts},
};
use std::collections::BTreeSet;
use storage::{
    Tx, Uuid,
    feedback::{self, CountedAs},
    periods,
    tallies::{self, Change},
};

/// Counts an accepted feedback in its quarter, once. Feedback on the designated officer's desk counts nowhere.
pub(crate) async fn count(ctx: &Ctx, tx: &mut Tx, id: Uuid) -> Result<()> {
    let Some(counted) = feedback::counted_as(tx, id).await?.filter(|as_| as_.counted.is_none()) else {
        return Ok(());
    };
    let codings = feedback::codings(tx, id).await?;
    let rights = feedback::rights(tx, id).await?;
    let facts = facts(ctx, &counted, &codings, &rights)?;
    let month = ctx.now().month();
    let place = periods::count(tx, &counted.authority, &counted.quarter, 1, month).await?;
    periods::place(tx, id, Some((place, &facts))).await?;
    notices::weigh_in(ctx, tx, id, (&counted.authority, &facts)).await?;
    change(tx, &counted, None, Some(facts)).await
}

/// Takes a feedback out of its quarter. It locks the period first, so that this change comes either before or after the
/// publication of a release, never between its steps.
pub(crate) async fn uncount(tx: &mut Tx, id: Uuid) -> Result<()> {
    let Some(counted) = feedback::counted_as(tx, id).await? else { return Ok(()) };
    let Some(facts) = counted.facts()? else { return Ok(()) };
    periods::take_out(tx, &counted.authority, &counted.quarter).await?;
    periods::place(tx, id, None).await?;
    notices::weigh_out(tx, id, &facts).await?;
    change(tx, &counted, Some(facts), None).await
}

/// Counts what became of a counted feedback: which kind of answer its contributor has since `since`, and whether that is
/// by the promised day.
pub(crate) async fn answered(tx: &mut Tx, id: Uuid, kind: AnswerKind, since: Moment) -> Result<()> {
    let Some(counted) = feedback::counted_as(tx, id).await? else { return Ok(()) };
    let Some(before) = counted.facts()? else { return Ok(()) };
    let in_time = since.date() <= Moment(counted.promised).date();
    let answered = Some(Answered { in_time, kind: kind.code().to_owned() });
    let after = Facts { answered, ..before.clone() };
    periods::counts_as(tx, id, &after).await?;
    change(tx, &counted, Some(before), Some(after)).await
}

async fn change(tx: &mut Tx, counted: &CountedAs, before: Option<Facts>, after: Option<Facts>) -> Result<()> {
    let (authority, quarter) = (counted.authority.clone(), counted.quarter.clone());
    if counted.material {
        let themes = |facts: &Option<Facts>, n| {
            facts.iter().flat_map(broad_themes).map(|theme| (theme, n)).collect::<Vec<(String, i64)>>()
        };
        let moved = match (&before, &after) {
            (Some(_), Some(_)) => Vec::new(),
            _ => [themes(&before, -1), themes(&after, 1)].concat(),
        };
        tallies::add_material(tx, &authority, &quarter, &moved).await?;
    }
    Ok(tallies::append(tx, &[Change { authority, quarter, before, after }]).await?)
}

/// The ten themes that facts name, each once.
pub(crate) fn broad_themes(facts: &Facts) -> BTreeSet<String> {
    facts.themes.iter().map(|(theme, _)| theme.split('.').next().unwrap_or(theme).to_owned()).collect()
}

/// The facts of a feedback with its themes and rights, under a new record key.
pub(crate) fn facts(
    ctx: &Ctx,
    counted: &CountedAs,
    themes: &[(String, String)],
    rights: &[(i64, String)],
) -> Result<Facts> {
    let themes = themes
        .iter()
        .map(|(theme, polarity)| Ok::<_, Error>((theme.clone(), polarity.parse().map_err(Error::internal)?)));
    let rights = rights.iter().map(|(article, polarity)| {
        let article = u8::try_from(*article).map_err(Error::internal)?;
        Ok::<_, Error>((article, polarity.parse().map_err(Error::internal)?))
    });
    Ok(Facts {
        key: u64::from_be_bytes(ctx.random()),
        channel: counted.channel.parse().map_err(Error::internal)?,
        lineage: counted.questionnaire.clone(),
        audience: counted.audience.parse().map_err(Error::internal)?,
        service: counted.service.map(|service| service.to_string()),
        service_type: counted.service_type.clone(),
        level: counted.level.as_deref().and_then(|level| level.parse().ok()),
        answers: counted.answers.clone(),
        themes: themes.collect::<Result<_>>()?,
        rights: rights.collect::<Result<_>>()?,
        answered: None,
    })
}
