//! What a report adds to its release: the promises of the authority as they stand today.

use super::{commitments, releases::Published};
use crate::{Ctx, Result};
use domain::{
    clock::Date,
    commitment::{Difference, Totals},
    disclosure::Figures,
    figures::Measure,
    report::Promise,
};

/// What stands beside a release in its report.
#[derive(Debug, Clone)]
pub struct Beside {
    /// The public promises of the authority.
    pub promises: Vec<Promise>,
    /// How they stand together.
    pub totals: Totals,
    /// The day as on which they stand.
    pub today: Date,
}

/// The public promises of a release's authority.
#[tracing::instrument(name = "reports.beside", skip_all)]
pub async fn beside(ctx: &Ctx, published: &Published) -> Result<Beside> {
    let today = ctx.now().date();
    let register = commitments::register(ctx, &published.release.authority, None).await?;
    let Some(register) = register else {
        return Ok(Beside { promises: Vec::new(), totals: Totals::default(), today });
    };
    let promises = register.shown.into_iter().map(|shown| {
        let one = shown.line.commitment;
        Promise {
            id: one.id.to_string(),
            theme: one.theme.to_string(),
            service: shown.line.service.map(|service| service.name),
            text: one.body,
            by: one.by,
            ended: one.ended,
            silent: shown.entries.is_empty(),
            no_difference: shown.difference.as_ref().and_then(|figures| no_difference(figures)),
        }
    });
    Ok(Beside { promises: promises.collect(), totals: register.totals, today })
}

/// How many say that a change made no difference, and how many answered, as printed.
fn no_difference(figures: &Figures) -> Option<(u64, u64)> {
    let row = figures.table(Measure::Difference)?.row("difference")?;
    Some((row.cell(Difference::No.code())?.get(), row.base()?.get()))
}
