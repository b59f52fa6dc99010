//! The check before a release: an attacker with every number that was ever printed tries to find people in it. A table
//! in which too few counts remain possible is left out, and so is a table that the attacker could not finish.

use crate::{Error, Result};
use attacker::{Depth, Document, Known, attack};
use domain::{
    clock::Month,
    disclosure::{Disclosed, Figures},
};
use storage::printed::Print;
use tokio::task::spawn_blocking;

/// The figures of a release without the tables that give too much away. `earlier`: what was printed before.
pub(super) async fn checked(release: Vec<Print>, earlier: Vec<Print>) -> Result<Vec<Disclosed<Figures>>> {
    spawn_blocking(move || check(release, &earlier)).await.map_err(Error::internal)?
}

fn check(release: Vec<Print>, earlier: &[Print]) -> Result<Vec<Disclosed<Figures>>> {
    let newest = earlier.iter().map(|print| time(print.figures.drawn())).max().unwrap_or_default() + 1;
    let mut prints = Vec::with_capacity(earlier.len() + release.len());
    for print in earlier {
        prints.push(seen(print, time(print.figures.drawn()))?);
    }
    for print in &release {
        // What stands from an earlier print is of that time, and known already.
        let same =
            |one: &&Print| one.figures.population() == print.figures.population() && one.moves == print.moves;
        let stands = earlier.iter().find(same).map(|one| time(one.figures.drawn()));
        prints.push(seen(print, stands.unwrap_or(newest))?);
    }
    let targets: Vec<usize> = (earlier.len()..prints.len()).collect();
    let left_out = attack(&prints, &targets, Depth::Enough).left_out();
    let mut figures: Vec<Disclosed<Figures>> = release.into_iter().map(|print| print.figures).collect();
    for (print, measure) in left_out {
        let measure = measure.parse().map_err(Error::internal)?;
        if let Some(at) = print.checked_sub(earlier.len()).and_then(|at| figures.get_mut(at)) {
            tracing::info!(event = "release.table-left-out", %measure, cut = %at.population().of.cut);
            *at = at.clone().without(measure);
        }
    }
    Ok(figures)
}

/// A print as the attacker sees it, which is its JSON.
fn seen(print: &Print, time: i64) -> Result<attacker::Print> {
    let json = print.figures.to_json().map_err(Error::internal)?;
    let document: Document = serde_json::from_str(&json).map_err(Error::internal)?;
    let number = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    let known = Known { responses: number(print.responses), moves: number(print.moves) };
    Ok(attacker::Print { document, time, known: Some(known), own: Vec::new() })
}

fn time(month: Month) -> i64 {
    i64::from(month.year) * 12 + i64::from(month.month)
}
