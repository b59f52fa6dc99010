//! Made-up feedback into the tables: some chunks are sealed while the one before them is written.

use super::{
    Cast, Filled,
    chunk::Chunk,
    owed::{answer, owe},
};
use crate::{
    Actor, Ctx, Error, Reach, Result, acts, authorise,
    give::{Prepared, Submission, prepare_as},
    govern::audit::{self, Said},
    publish::{count, fold},
    vault::{self, QuarterKey},
};
use domain::{
    clock::Quarter,
    demo::{self, MadeUp, Plan},
    feedback::Desk,
    figures::{Answered, Facts},
};
use std::{
    collections::{BTreeMap, VecDeque},
    sync::Arc,
};
use storage::{
    Tx, Uuid,
    audit::Entry,
    bulk::{self, Acceptance, Row},
    dialect,
    directory::Authority,
    feedback::{self, NewFeedback},
    periods, tallies,
};
use tokio::task::{JoinHandle, spawn_blocking};

/// How many feedback share a transaction. Their keys are hashes that fall all over the indexes, so a larger transaction
/// writes each page of an index less often.
const CHUNK: u32 = 20_000;
/// From so many on it is quicker to make the indexes afterwards.
const MANY: u32 = 50_000;
/// The most chunks that are being sealed or wait to be written.
const AHEAD: usize = 2;

/// Who reads on a desk.
pub(super) struct Readers {
    pub(super) moderators: [Uuid; 2],
    pub(super) officer: Uuid,
}

/// What sealing a chunk needs, away from the database.
pub(super) struct Work {
    pub(super) ctx: Ctx,
    plan: Plan,
    authority: Authority,
    pub(super) readers: Readers,
    /// The keys of all quarters in which feedback is made up: sealing has no database at hand.
    keys: BTreeMap<Quarter, QuarterKey>,
}

/// Adds all that is not there yet, authority by authority.
#[tracing::instrument(name = "demo.load", skip_all)]
pub(super) async fn load(ctx: &Ctx, plans: &[(&Cast, (Authority, Plan))]) -> Result<Filled> {
    let mut tx = ctx.db.read().await?;
    let fresh = feedback::is_empty(&mut tx).await?;
    drop(tx);
    if !fresh {
        return load_all(ctx, plans).await;
    }
    let many = plans.iter().map(|(_, (_, plan))| plan.count).sum::<u32>() >= MANY;
    dialect::before_bulk(&ctx.db).await?;
    if many {
        dialect::take_down_indexes(&ctx.db).await?;
    }
    let filled = load_all(ctx, plans).await;
    dialect::put_up_indexes(&ctx.db).await?;
    dialect::after_bulk(&ctx.db).await?;
    filled
}

async fn load_all(ctx: &Ctx, plans: &[(&Cast, (Authority, Plan))]) -> Result<Filled> {
    let mut starts = Vec::new();
    for (cast, (authority, plan)) in plans {
        let (readers, keys) = (readers(ctx, cast, &authority.code).await?, keys(ctx, authority, plan).await?);
        let (ctx, plan, authority) = (ctx.clone(), plan.clone(), authority.clone());
        let work = Arc::new(Work { ctx, plan, authority, readers, keys });
        starts.extend((0..work.plan.count).step_by(CHUNK as usize).map(|from| (Arc::clone(&work), from)));
    }
    let (mut filled, holder) = (Filled::default(), ctx.token());
    let mut starts = starts.into_iter().map(|(work, from)| (work.authority.code.clone(), work.begin(from)));
    let mut ahead: VecDeque<_> = starts.by_ref().take(AHEAD).collect();
    while let Some((authority, sealing)) = ahead.pop_front() {
        let chunk = sealing.await.map_err(Error::internal)??;
        ahead.extend(starts.next());
        write(ctx, &authority, chunk, holder, &mut filled).await?;
    }
    Ok(filled)
}

async fn readers(ctx: &Ctx, cast: &Cast, authority: &str) -> Result<Readers> {
    let reader = async |actor: &Actor, desk| {
        let leave = authorise::<acts::SeeQueue>(ctx, actor, Reach::desk(authority, desk)).await;
        leave.map(|leave| leave.person())
    };
    let [first, second] = &cast.moderators;
    Ok(Readers {
        moderators: [reader(first, Desk::Moderation).await?, reader(second, Desk::Moderation).await?],
        officer: reader(&cast.officer, Desk::DesignatedOfficer).await?,
    })
}

/// The quarter key of every quarter that the plan touches.
async fn keys(ctx: &Ctx, authority: &Authority, plan: &Plan) -> Result<BTreeMap<Quarter, QuarterKey>> {
    let mut keys = BTreeMap::new();
    let mut quarter = demo::first(plan.until);
    while quarter <= plan.until.quarter() {
        keys.insert(quarter, vault::current(ctx, &authority.code, &quarter.to_string()).await?);
        quarter = quarter.next();
    }
    Ok(keys)
}

async fn write(
    ctx: &Ctx,
    authority: &str,
    mut chunk: Chunk,
    holder: Uuid,
    filled: &mut Filled,
) -> Result<()> {
    let Some(first) = chunk.rows.first() else { return Ok(()) };
    let mut tx = ctx.db.begin().await?;
    // A chunk is written whole or not at all, so its first row tells of all.
    if feedback::sent(&mut tx, &first.new.send_key).await?.is_some() {
        return Ok(());
    }
    place(&mut tx, authority, &mut chunk.rows).await?;
    owe(ctx, &mut tx, authority, &mut chunk).await?;
    bulk::insert(&mut tx, &chunk.rows).await?;
    audit::write_chained(ctx, &mut tx, holder, chunk.entries).await?;
    for (quarter, counts) in chunk.counts {
        fold::merge(ctx, &mut tx, holder, (authority, &quarter), counts.tallies).await?;
        let material: Vec<_> = counts.material.into_iter().collect();
        tallies::add_material(&mut tx, authority, &quarter, &material).await?;
    }
    say(ctx, &mut tx, authority, chunk.rows.len()).await?;
    tx.commit().await?;
    filled.added += chunk.rows.len();
    filled.accepted += chunk.rows.iter().filter(|row| row.accepted.is_some()).count();
    Ok(())
}

/// Gives what counts its places, quarter by quarter.
async fn place(tx: &mut Tx, authority: &str, rows: &mut [Row]) -> Result<()> {
    let mut by_quarter: BTreeMap<String, Vec<&mut Acceptance>> = BTreeMap::new();
    for row in rows.iter_mut().filter(|row| row.new.desk == Desk::Moderation) {
        if let Some(accepted) = &mut row.accepted {
            by_quarter.entry(row.new.received.quarter().to_string()).or_default().push(accepted);
        }
    }
    for (quarter, accepted) in by_quarter {
        let n = i64::try_from(accepted.len()).map_err(Error::internal)?;
        // The figures of made-up quarters are due at once.
        let first: Quarter = quarter.parse().map_err(Error::internal)?;
        let last = periods::count(tx, authority, &quarter, n, first.previous().months().0).await?;
        for (one, place) in accepted.into_iter().zip(last - n + 1..) {
            if let Some((counted, _)) = &mut one.counted {
                *counted = place;
            }
        }
    }
    Ok(())
}

async fn say(ctx: &Ctx, tx: &mut Tx, authority: &str, added: usize) -> Result<()> {
    let said = Said {
        actor: None,
        action: "demo",
        thing: "authority",
        thing_id: authority.to_owned(),
        authority: Some(authority),
        detail: format!("added={added}"),
    };
    audit::write(ctx, tx, said).await
}

impl Work {
    /// Begins to seal the chunk that starts at `from`.
    fn begin(self: Arc<Self>, from: u32) -> JoinHandle<Result<Chunk>> {
        spawn_blocking(move || self.chunk(from))
    }

    fn chunk(&self, from: u32) -> Result<Chunk> {
        let until = from.saturating_add(CHUNK).min(self.plan.count);
        let mut chunk = Chunk { rows: Vec::new(), entries: Vec::new(), counts: BTreeMap::new() };
        for index in from..until {
            let made_up = self.plan.feedback(index);
            let (mut row, entries) = self.row(self.id(index), made_up)?;
            // What only the officer may read counts nowhere.
            let new = &row.new;
            if let Some(accepted) = row.accepted.as_mut().filter(|_| new.desk == Desk::Moderation) {
                let mut facts = self.facts(new, accepted);
                // Without words, or kept out of summaries, it is answered as soon as it is read.
                let now = self.plan.until;
                let known = answer(new, accepted, true, now).filter(|_| new.promised.date() <= now.date());
                if let Some((kind, Some(since))) = known {
                    accepted.answer = known;
                    let in_time = since.date() <= new.promised.date();
                    facts.answered = Some(Answered { in_time, kind: kind.code().to_owned() });
                }
                let counts = chunk.counts.entry(new.received.quarter().to_string()).or_default();
                fold::join(&mut counts.tallies, &facts)?;
                if new.may_summarise && accepted.redacted.is_some() {
                    for theme in count::broad_themes(&facts) {
                        *counts.material.entry(theme).or_default() += 1;
                    }
                }
                // Its place is known once the chunk is written.
                accepted.counted = Some((0, facts));
            }
            chunk.rows.push(row);
            chunk.entries.extend(entries);
        }
        Ok(chunk)
    }

    /// The identifier of made-up feedback: random like every other, but for a beginning that rises with its place. What
    /// belongs to one feedback and to the next is then written side by side, and a million are written in a fraction of
    /// the time. Real identifiers tell nothing of when.
    fn id(&self, index: u32) -> Uuid {
        let mut bytes: [u8; 16] = self.ctx.random();
        bytes[..4].copy_from_slice(&index.to_be_bytes());
        uuid::Builder::from_random_bytes(bytes).into_uuid()
    }

    /// What an accepted row counts as, under a new record key.
    fn facts(&self, new: &NewFeedback, accepted: &Acceptance) -> Facts {
        let service = new.service.and_then(|id| self.plan.places.iter().find(|place| place.id == id));
        let (kind, level) = (service.map(|service| service.kind.clone()), service.and_then(|of| of.level));
        let themes = accepted.coding.themes.iter();
        Facts {
            key: u64::from_be_bytes(self.ctx.random()),
            channel: new.channel,
            lineage: new.questionnaire.clone(),
            audience: new.audience,
            service: new.service.map(|service| service.to_string()),
            service_type: kind,
            level,
            answers: new.answers.clone(),
            themes: themes
                .flat_map(|mark| mark.polarity.iter().map(|polarity| (mark.theme.to_string(), *polarity)))
                .collect(),
            rights: accepted.coding.rights.iter().copied().collect(),
            answered: None,
        }
    }

    /// Sends one item as if its day were today, and accepts it if it is old enough.
    fn row(&self, id: Uuid, made_up: MadeUp) -> Result<(Row, Vec<Entry>)> {
        let then = self.ctx.at(made_up.received);
        let given = made_up.read().given.map_err(|_| Error::internal("a made-up form does not pass"))?;
        let (words, worry) = (given.words.clone(), given.safety.carries_worry());
        let MadeUp { token, service, locale, .. } = made_up;
        let submission = Submission::of_form(token, self.authority.clone(), service, locale, given);
        let key = self.keys.get(&made_up.received.quarter());
        let key = key.ok_or_else(|| Error::internal("feedback is made up for a day outside its plan"))?;
        let Prepared { new, .. } = prepare_as(&then, id, key, &submission)?;
        if demo::waits(made_up.received, self.plan.until) {
            return Ok((Row { new, accepted: None }, Vec::new()));
        }
        let (accepted, entries) = self.accept(key, &new, (&words, worry), made_up)?;
        Ok((Row { new, accepted }, entries))
    }
}
