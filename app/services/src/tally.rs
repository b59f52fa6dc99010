//! What one accepted feedback counts as: the one place that turns answers and coding into cells.

use crate::Result;
use storage::{
    Tx, Uuid,
    feedback::{self, CountedAs},
    tallies::Cell,
};

/// The cells of one feedback: one response, one a theme and polarity. Core questions join them where the
/// packed answers are read.
pub(crate) async fn cells(tx: &mut Tx, id: Uuid, counted: &CountedAs) -> Result<Vec<Cell>> {
    let cell = |measure: &str, value: String| Cell {
        service: counted.service.unwrap_or_default(),
        measure: measure.to_owned(),
        value,
        audience: counted.audience.clone(),
        channel: counted.channel.clone(),
        n: 1,
    };
    let mut cells = vec![cell("responses", String::new())];
    for (theme, polarity) in feedback::codings(tx, id).await? {
        // The ten themes are counted by quarter; the part before the dot names them.
        let broad = theme.split('.').next().unwrap_or(&theme);
        let value = format!("{broad}:{polarity}");
        if !cells.iter().any(|known| known.value == value) {
            cells.push(cell("theme", value));
        }
    }
    Ok(cells)
}
