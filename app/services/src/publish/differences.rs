//! Whether promised changes made a difference: printed like every figure about people, once a month, and only when ten
//! answers have come or gone.

use super::prints;
use crate::{Ctx, Error, Result};
use domain::{
    disclosure::Tally,
    figures::{Cut, Measure, Of, Period, Population},
};
use storage::{differences, directory};

/// Prints the answers about each commitment that are due.
pub(crate) async fn print_due(ctx: &Ctx) -> Result<()> {
    let month = ctx.now().month();
    let mut tx = ctx.db.read().await?;
    let due = differences::due(&mut tx, month).await?;
    drop(tx);
    for due in due {
        let mut tx = ctx.db.begin().await?;
        let policy = directory::known_authority(&mut tx, &due.authority).await?.settings.disclosure;
        let mut tally = Tally::default();
        for (answer, facts) in differences::answers(&mut tx, due.commitment).await? {
            tally.join(facts.key, &vec![(Measure::Difference, "difference".to_owned(), answer)]);
        }
        let population = Population {
            authority: due.authority,
            period: Period::Quarter(due.quarter.parse().map_err(Error::internal)?),
            of: Of::everybody().narrowed(Cut::Commitment, due.commitment.to_string()),
        };
        let authority = population.authority.clone();
        let figures = prints::print(ctx, &tally, population, &policy, month);
        differences::print(&mut tx, (due.commitment, due.moves), month, &figures).await?;
        directory::bump(&mut tx, &authority).await?;
        tx.commit().await?;
    }
    Ok(())
}
