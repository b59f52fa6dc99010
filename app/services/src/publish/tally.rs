//! What one accepted feedback counts as: the one place that turns answers and coding into cells.

use crate::{Error, Result};
use domain::questionnaire::{self, Answers};
use storage::{
    Tx, Uuid,
    feedback::{self, CountedAs},
    periods,
    tallies::{self, TallyCell},
};

/// The measure of work on summaries: on how many feedback about a theme one may draw. It is no figure about people, and
/// stands in no release.
pub(crate) const MATERIAL: &str = "material";
/// The channel of a measure that is kept for all of them together.
pub(crate) const ALL_CHANNELS: &str = "all";

/// Counts an accepted feedback in its quarter, once. Feedback on the designated officer's desk counts nowhere.
pub(crate) async fn count(tx: &mut Tx, id: Uuid) -> Result<()> {
    let Some(counted) = feedback::counted_as(tx, id).await?.filter(|as_| as_.counted.is_none()) else {
        return Ok(());
    };
    let place = periods::count(tx, &counted.authority, &counted.quarter, 1).await?;
    periods::place(tx, id, Some(place)).await?;
    let cells = cells(tx, id, &counted).await?;
    Ok(tallies::append(tx, &counted.authority, &counted.quarter, &cells).await?)
}

/// Takes a feedback out of its quarter, by appending negative counts. It locks the period first, so that this change
/// comes either before or after the publication of a release, never between its steps.
pub(crate) async fn uncount(tx: &mut Tx, id: Uuid) -> Result<()> {
    let Some(counted) = feedback::counted_as(tx, id).await?.filter(|as_| as_.counted.is_some()) else {
        return Ok(());
    };
    periods::take_out(tx, &counted.authority, &counted.quarter).await?;
    periods::place(tx, id, None).await?;
    let mut cells = cells(tx, id, &counted).await?;
    for cell in &mut cells {
        cell.n = -cell.n;
    }
    Ok(tallies::append(tx, &counted.authority, &counted.quarter, &cells).await?)
}

/// The cells of one feedback that is in the tables, with the coding that it has there.
pub(crate) async fn cells(tx: &mut Tx, id: Uuid, counted: &CountedAs) -> Result<Vec<TallyCell>> {
    of(counted, feedback::codings(tx, id).await?)
}

/// The cells of one feedback with its themes and polarities: one response, one for each question with steps that
/// was answered, one for each theme and polarity, and one for each theme whose summary may draw on its words.
pub(crate) fn of(
    counted: &CountedAs,
    codings: impl IntoIterator<Item = (String, String)>,
) -> Result<Vec<TallyCell>> {
    let cell = |measure: &str, value: String| TallyCell {
        service: counted.service.unwrap_or_default(),
        measure: measure.to_owned(),
        value,
        audience: counted.audience.clone(),
        channel: counted.channel.clone(),
        n: 1,
    };
    let mut cells = vec![cell("responses", String::new())];
    // Comments from elsewhere answered no question of ours.
    if !counted.answers.is_empty() {
        let answers = Answers::unpack(&counted.answers).map_err(Error::internal)?;
        cells.extend(
            questionnaire::counted(&answers)
                .into_iter()
                .map(|(field, step)| cell(field.code(), step.to_string())),
        );
    }
    for (theme, polarity) in codings {
        // The ten themes are counted by quarter; the part before the dot names them.
        let broad = theme.split('.').next().unwrap_or(&theme);
        let value = format!("{broad}:{polarity}");
        if !cells.iter().any(|known| known.measure == "theme" && known.value == value) {
            cells.push(cell("theme", value));
        }
        let known = |cell: &TallyCell| cell.measure == MATERIAL && cell.value == broad;
        if counted.material && !cells.iter().any(known) {
            cells.push(TallyCell {
                service: Uuid::nil(),
                measure: MATERIAL.to_owned(),
                value: broad.to_owned(),
                audience: String::new(),
                channel: ALL_CHANNELS.to_owned(),
                n: 1,
            });
        }
    }
    Ok(cells)
}
