//! What one accepted feedback counts as: the one place that turns answers and coding into cells.

use crate::{Error, Result};
use domain::questionnaire::{self, Answers};
use storage::{
    Tx, Uuid,
    feedback::{self, CountedAs},
    tallies::Cell,
};

/// The cells of one feedback that is in the tables, with the coding that it has there.
pub(crate) async fn cells(tx: &mut Tx, id: Uuid, counted: &CountedAs) -> Result<Vec<Cell>> {
    of(counted, feedback::codings(tx, id).await?)
}

/// The cells of one feedback with its themes and polarities: one response, one for each question with steps that
/// was answered, one for each theme and polarity.
pub(crate) fn of(
    counted: &CountedAs,
    codings: impl IntoIterator<Item = (String, String)>,
) -> Result<Vec<Cell>> {
    let cell = |measure: &str, value: String| Cell {
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
    }
    Ok(cells)
}
