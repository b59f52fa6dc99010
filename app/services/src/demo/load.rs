//! Made-up feedback into the tables: some chunks are sealed while the one before them is written.

use super::{Cast, Filled};
use crate::{
    Actor, Ctx, Error, Reach, Result, acts, authorise,
    give::{Prepared, Submission, prepare_under},
    govern::audit::{self, Said},
    moderate::{draw, in_order, inside_of, suggestions},
    publish::{
        count,
        fold::{self, Tallies},
    },
    vault::{self, QuarterKey},
};
use domain::{
    calls::Rung,
    catalogue::{ServiceType, catalogue},
    clock::{DAY_MICROS, Moment, Quarter},
    coding::{self, Circumstances},
    demo::{DAYS, MadeUp, Plan, WAITS_DAYS},
    feedback::{Desk, Original, Tier},
    figures::Facts,
    lifecycle::Judgement,
    redaction::Redacted,
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
    moderation::{CallRecord, Reading},
    periods, tallies,
};
use tokio::task::{JoinHandle, spawn_blocking};

/// How many feedback share a transaction. Their keys are hashes that fall all over the indexes, so a larger transaction
/// writes each page of an index less often.
const CHUNK: u32 = 20_000;
const MINUTE_MICROS: i64 = 60_000_000;
/// The most chunks that are being sealed or wait to be written.
const AHEAD: usize = 2;
/// What the people of the demo write about made-up worries.
const RUNG: &str = "Enghraifft ddychmygol: mae’r arweinydd diogelu yn gwybod, ac wedi siarad â’r teulu.";
const WHO: &str = "Arweinydd diogelu (demo)";
const NO_CONCERN: &str = "Enghraifft ddychmygol: darllenodd ail berson y cyfan, a does neb mewn perygl.";

/// Who reads on a desk.
struct Readers {
    moderators: [Uuid; 2],
    officer: Uuid,
}

/// What sealing a chunk needs, away from the database.
struct Work {
    ctx: Ctx,
    plan: Plan,
    authority: Authority,
    readers: Readers,
    /// The keys of all quarters in which feedback is made up: sealing has no database at hand.
    keys: BTreeMap<Quarter, QuarterKey>,
}

/// A chunk that is ready to be written.
struct Chunk {
    rows: Vec<Row>,
    entries: Vec<Entry>,
    /// What counts, by quarter.
    counts: BTreeMap<String, Counts>,
}

/// What a chunk counts in one quarter.
#[derive(Default)]
struct Counts {
    tallies: Tallies,
    /// On how many feedback a summary of each theme may draw.
    material: BTreeMap<String, i64>,
}

/// Adds all that is not there yet.
pub(super) async fn load(ctx: &Ctx, cast: &Cast, authority: &Authority, plan: Plan) -> Result<Filled> {
    let reader = async |actor: &Actor, desk| {
        let leave = authorise::<acts::SeeQueue>(ctx, actor, Reach::desk(&authority.code, desk)).await;
        leave.map(|leave| leave.person())
    };
    let [first, second] = &cast.moderators;
    let readers = Readers {
        moderators: [reader(first, Desk::Moderation).await?, reader(second, Desk::Moderation).await?],
        officer: reader(&cast.officer, Desk::DesignatedOfficer).await?,
    };
    let mut tx = ctx.db.read().await?;
    let fresh = feedback::is_empty(&mut tx).await?;
    drop(tx);
    if fresh {
        dialect::before_bulk(&ctx.db).await?;
    }
    let filled = load_all(ctx, authority, plan, readers).await;
    if fresh {
        dialect::after_bulk(&ctx.db).await?;
    }
    filled
}

async fn load_all(ctx: &Ctx, authority: &Authority, plan: Plan, readers: Readers) -> Result<Filled> {
    let keys = keys(ctx, &authority.code, &plan).await?;
    let work = Arc::new(Work { ctx: ctx.clone(), plan, authority: authority.clone(), readers, keys });
    let (mut filled, holder) = (Filled::default(), ctx.token());
    let mut starts = (0..work.plan.count).step_by(CHUNK as usize);
    let mut ahead: VecDeque<_> = starts.by_ref().take(AHEAD).map(|from| work.begin(from)).collect();
    while let Some(sealing) = ahead.pop_front() {
        let chunk = sealing.await.map_err(Error::internal)??;
        ahead.extend(starts.next().map(|from| work.begin(from)));
        write(ctx, &authority.code, chunk, holder, &mut filled).await?;
    }
    Ok(filled)
}

/// The quarter key of every quarter that the plan touches.
async fn keys(ctx: &Ctx, authority: &str, plan: &Plan) -> Result<BTreeMap<Quarter, QuarterKey>> {
    let mut keys = BTreeMap::new();
    let mut quarter = plan.until.plus_days(-DAYS).quarter();
    while quarter <= plan.until.quarter() {
        keys.insert(quarter, vault::current(ctx, authority, &quarter.to_string()).await?);
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
    fn begin(self: &Arc<Self>, from: u32) -> JoinHandle<Result<Chunk>> {
        let work = Arc::clone(self);
        spawn_blocking(move || work.chunk(from))
    }

    fn chunk(&self, from: u32) -> Result<Chunk> {
        let until = from.saturating_add(CHUNK).min(self.plan.count);
        let mut chunk = Chunk { rows: Vec::new(), entries: Vec::new(), counts: BTreeMap::new() };
        for index in from..until {
            let made_up = self.plan.feedback(index);
            let (mut row, entries) = self.row(made_up)?;
            // What only the officer may read counts nowhere.
            let new = &row.new;
            if let Some(accepted) = row.accepted.as_mut().filter(|_| new.desk == Desk::Moderation) {
                let facts = self.facts(new, accepted);
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

    /// What an accepted row counts as, under a new record key.
    fn facts(&self, new: &NewFeedback, accepted: &Acceptance) -> Facts {
        let service = new.service.and_then(|id| self.plan.places.iter().find(|place| place.id == id));
        let kind = service.map(|service| service.kind.clone());
        let level =
            kind.as_ref().and_then(|kind| catalogue().services.types.iter().find(|of| of.id == *kind));
        let themes = accepted.coding.themes.iter();
        Facts {
            key: u64::from_be_bytes(self.ctx.random()),
            channel: new.channel,
            lineage: new.questionnaire.clone(),
            audience: new.audience,
            service: new.service.map(|service| service.to_string()),
            service_type: kind,
            level: level.and_then(ServiceType::default_level),
            answers: new.answers.clone(),
            themes: themes
                .flat_map(|mark| mark.polarity.iter().map(|polarity| (mark.theme.to_string(), *polarity)))
                .collect(),
            rights: accepted.coding.rights.iter().copied().collect(),
            answered: None,
        }
    }

    /// Sends one item as if its day were today, and accepts it if it is old enough.
    fn row(&self, made_up: MadeUp) -> Result<(Row, Vec<Entry>)> {
        let then = self.ctx.at(made_up.received);
        let given = made_up.read().given.map_err(|_| Error::internal("a made-up form does not pass"))?;
        let (words, worry) = (given.words.clone(), given.safety.carries_worry());
        let MadeUp { token, service, locale, .. } = made_up;
        let submission = Submission::of_form(token, self.authority.clone(), service, locale, given);
        let key = self.keys.get(&made_up.received.quarter());
        let key = key.ok_or_else(|| Error::internal("feedback is made up for a day outside its plan"))?;
        let Prepared { new, .. } = prepare_under(&then, key, &submission)?;
        if made_up.received.plus_days(WAITS_DAYS) > self.plan.until {
            return Ok((Row { new, accepted: None }, Vec::new()));
        }
        let (accepted, entries) = self.accept(key, &new, (&words, worry), made_up)?;
        Ok((Row { new, accepted }, entries))
    }

    /// Decides as a moderator would who hides everything that is suggested. Where a second person is needed, the other
    /// moderator accepts a day later. There is only one officer, so such feedback goes on waiting on the officer's
    /// desk. Where somebody may be in danger, somebody is rung before anything is decided, or the second person finds no
    /// concern.
    fn accept(
        &self,
        key: &QuarterKey,
        new: &NewFeedback,
        (words, worry): (&Original, bool),
        made_up: MadeUp,
    ) -> Result<(Option<Acceptance>, Vec<Entry>)> {
        let own = key.own(new.id, &new.wrapped_key)?;
        let MadeUp { coding, decided, .. } = made_up;
        let criticality = coding.criticality;
        let draw = draw(new.id);
        let [one, other] = self.readers.moderators;
        let (reader, second) = match new.desk {
            Desk::DesignatedOfficer | Desk::StatutoryDirector => (self.readers.officer, None),
            Desk::Moderation if draw.is_multiple_of(2) => (one, Some(other)),
            Desk::Moderation => (other, Some(one)),
        };
        let circumstances = Circumstances { criticality, audience: new.audience, quoted: false, draw };
        let worry = worry || new.tier.is_worry() || new.desk != Desk::Moderation;
        let cleared = second.filter(|_| worry && new.tier == Tier::Sometimes && (draw / 2).is_multiple_of(3));
        let calls =
            if worry && cleared.is_none() { vec![self.call(key, new, reader, decided)?] } else { vec![] };
        let later = Moment(decided.0 + DAY_MICROS);
        let mut steps: Vec<(Uuid, Moment, Judgement)> = Vec::new();
        match (coding::needs_second_person(circumstances), second, cleared) {
            (_, _, Some(second)) => steps.extend([
                (reader, decided, Judgement::Held),
                (second, Moment(later.0 - MINUTE_MICROS), Judgement::NoConcern),
                (second, later, Judgement::Accepted),
            ]),
            (None, ..) => steps.push((reader, decided, Judgement::Accepted)),
            (Some(_), None, None) => return Ok((None, Vec::new())),
            (Some(_), Some(second), None) => {
                steps.extend([(reader, decided, Judgement::Held), (second, later, Judgement::Accepted)]);
            }
        }
        let mut readings = Vec::with_capacity(steps.len());
        let mut entries: Vec<Entry> =
            calls.iter().map(|call| self.said(new, (call.person, call.at), "record-call")).collect();
        let (mut by, mut at) = (reader, decided);
        for (person, moment, judgement) in steps {
            let no_concern = judgement == Judgement::NoConcern;
            let reason = if no_concern { NO_CONCERN } else { &coding.reason };
            let reading = Reading {
                person,
                name: String::new(),
                at: moment,
                judgement,
                criticality: criticality.filter(|_| !no_concern),
                reason: own.seal_reason(reason, self.ctx.random())?,
            };
            readings.push((self.ctx.at(moment).id(), reading));
            let action = match judgement {
                Judgement::Held => "hold",
                Judgement::NoConcern => "no-concern",
                _ => "accept",
            };
            entries.push(self.said(new, (person, moment), action));
            (by, at) = (person, moment);
        }
        let spans = in_order(suggestions(words));
        let redacted = Redacted::new(words, &spans, new.locale);
        let redacted = own.seal_redacted(&redacted, self.ctx.random())?;
        Ok((
            Some(Acceptance { by, at, criticality, spans, redacted, coding, calls, readings, counted: None }),
            entries,
        ))
    }

    /// A telephone call that `reader` made a minute before deciding.
    fn call(&self, key: &QuarterKey, new: &NewFeedback, reader: Uuid, decided: Moment) -> Result<CallRecord> {
        let rung_at = Moment(decided.0 - MINUTE_MICROS);
        let plain = inside_of(WHO, "", RUNG)?;
        let sealed = key.seal_beside(new.id, &new.wrapped_key, &plain, self.ctx.random())?;
        let (id, name) = (self.ctx.token(), String::new());
        Ok(CallRecord { id, person: reader, name, at: rung_at, rung_at, rung: Rung::Lead, sealed })
    }

    /// An entry of the trail about one feedback.
    fn said(&self, new: &NewFeedback, (person, moment): (Uuid, Moment), action: &str) -> Entry {
        let said = Said {
            actor: Some(person),
            action,
            thing: "feedback",
            thing_id: new.id.to_string(),
            authority: Some(&new.authority),
            detail: String::new(),
        };
        audit::entry(&self.ctx.at(moment), said)
    }
}
