//! One theme over time: what families said of it quarter by quarter, what was answered and promised, and what came of it.

use super::{
    board::mine,
    commitments::{Entry, Line, board as promised},
};
use crate::{
    Ctx, Grant, Result,
    acts::ReadSummaries,
    moderate::summaries::{Reply, Summary},
};
use domain::catalogue::ThemeCode;
use storage::{commitments::entries, replies, summaries};

/// What was said of a theme in one quarter.
#[derive(Debug, Clone)]
pub struct Told {
    /// The summary.
    pub summary: Summary,
    /// The replies to it, oldest first.
    pub replies: Vec<Reply>,
    /// What was promised, each with what was said of it since, oldest first.
    pub promises: Vec<(Line, Vec<Entry>)>,
}

/// The summaries of a theme that somebody may read, the newest quarter first, with all that came of them.
#[tracing::instrument(name = "theme.story", skip_all)]
pub async fn story(ctx: &Ctx, grant: &Grant<ReadSummaries>, theme: ThemeCode) -> Result<Vec<Told>> {
    let remit = grant.thing();
    let lines = promised(ctx, grant).await?.lines;
    let mut tx = ctx.db.read().await?;
    let mut found = summaries::of_theme(&mut tx, &remit.authority, theme).await?;
    if let Some(mine) = mine(&mut tx, remit).await? {
        found.retain(|summary| mine.contains(&summary.id));
    }
    let all = replies::of_theme(&mut tx, &remit.authority, theme).await?;
    let mut story = Vec::with_capacity(found.len());
    for summary in found {
        let mut promises = Vec::new();
        for line in lines.iter().filter(|line| line.commitment.summary == summary.id) {
            let said = entries::of_commitment(&mut tx, line.commitment.id).await?;
            promises.push((line.clone(), said));
        }
        let replies = all.iter().filter(|reply| reply.summary == summary.id).cloned().collect();
        story.push(Told { summary, replies, promises });
    }
    Ok(story)
}
