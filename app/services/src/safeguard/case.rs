//! One step with a concern: locked, asked of the rule, and written only while nothing was changed.

use super::{house::House, words::Words};
use crate::{
    Ctx, ErrorKind, Result,
    govern::audit::{Said, write},
    publish::count,
    vault::concern::{ConcernKey, of_concern},
};
use domain::{
    clock::Moment,
    concern::{
        Act, Band, Measure, Next, Outcome, Refusal, Standing, Step,
        clocks::{Clock, What, clocks, next_due},
        kept_until, next,
        rota::{Told, next_step},
    },
    feedback::State,
};
use storage::{
    Tx, Uuid,
    concerns::{self, Able, Beside, Matter, Stored},
    feedback, moderation,
};

/// A concern that nobody else can change until the transaction ends.
pub(super) struct Case {
    pub(super) stored: Stored,
    pub(super) house: House,
    pub(super) able: Vec<Able>,
    person: Uuid,
}

/// What is written with a step.
#[derive(Default)]
pub(super) struct Written<'a> {
    /// The words of whoever takes it.
    pub(super) words: Option<&'a Words>,
    /// A code in the place of the rule's own.
    pub(super) code: Option<&'a str>,
}

impl Case {
    /// Locks the concern that leave was given for, and reads how it stands. `seen`: the version that the form was opened
    /// with.
    ///
    /// # Errors
    /// [`ErrorKind::NotFound`] if it went to another desk since, or is about this person now; [`ErrorKind::Stale`] if it was
    /// changed since `seen`.
    pub(super) async fn of(tx: &mut Tx, (given, person): (&Matter, Uuid), seen: Option<i64>) -> Result<Self> {
        concerns::lock(tx, given.id).await?;
        let stored = concerns::stored(tx, given.id).await?.ok_or(ErrorKind::NotFound)?;
        let desk = stored.standing.desk();
        let able = concerns::able(tx, given.id, desk.role()).await?;
        // Leave was given for what stood there a moment ago.
        if desk != given.kind.desk() || !able.iter().any(|able| able.person == person) {
            return Err(ErrorKind::NotFound.into());
        }
        if seen.is_some_and(|seen| seen != stored.version) {
            return Err(ErrorKind::Stale.into());
        }
        let house = House::of(tx, &stored.matter.authority, desk).await?;
        Ok(Self { stored, house, able, person })
    }

    /// Locks a concern for what somebody who is not of its desk does about its feedback.
    pub(super) async fn beside_desk(tx: &mut Tx, id: Uuid, person: Uuid) -> Result<Self> {
        concerns::lock(tx, id).await?;
        let stored = concerns::stored(tx, id).await?.ok_or(ErrorKind::NotFound)?;
        let desk = stored.standing.desk();
        let able = concerns::able(tx, id, desk.role()).await?;
        let house = House::of(tx, &stored.matter.authority, desk).await?;
        Ok(Self { stored, house, able, person })
    }

    /// How many other people may act on it.
    pub(super) fn others(&self) -> usize {
        self.able.iter().filter(|able| able.person != self.person).count()
    }

    /// The name under which colleagues know a person who may act on it.
    pub(super) fn name_of(&self, person: Uuid) -> Option<&str> {
        self.able.iter().find(|able| able.person == person).map(|able| able.name.as_str())
    }

    /// What follows if this person takes the step now.
    pub(super) fn next(&self, ctx: &Ctx, act: Act<Uuid>) -> Result<Next<Uuid>, Refusal> {
        next(&self.stored.standing, Step { by: self.person, at: ctx.now(), others: self.others(), act })
    }

    /// The clocks of a standing here.
    pub(super) fn clocks(&self, standing: &Standing<Uuid>) -> Vec<Clock> {
        clocks(standing, &self.house.clocks, &self.house.calendar)
    }

    /// Its key.
    pub(super) async fn key(&self, ctx: &Ctx, tx: &mut Tx) -> Result<ConcernKey> {
        key_of(ctx, tx, &self.stored).await
    }

    /// Writes a step: its entries, how it stands from now on, what follows for its feedback, what is counted, the trail.
    ///
    /// # Errors
    /// [`ErrorKind::Stale`].
    pub(super) async fn write(
        &self,
        ctx: &Ctx,
        tx: &mut Tx,
        next: &Next<Uuid>,
        written: Written<'_>,
        action: &str,
    ) -> Result<()> {
        let (id, was) = (self.stored.matter.id, &self.stored.standing);
        let last = next.entries.len().saturating_sub(1);
        for (place, (kind, code)) in next.entries.iter().enumerate() {
            let words = written.words.filter(|_| place == last);
            let code = written.code.filter(|_| place == last).or(*code);
            add_entry(ctx, tx, &self.stored, Line { person: Some(self.person), kind: *kind, code, words })
                .await?;
        }
        let beside = self.beside(tx, next).await?;
        if !concerns::update(tx, id, self.stored.version, &next.standing, beside).await? {
            return Err(ErrorKind::Stale.into());
        }
        if !next.standing.is_open() {
            concerns::release_feedback(tx, id).await?;
        }
        if next.moved {
            for about in concerns::feedback(tx, id).await? {
                put_on_desk(tx, about.id, next.standing.desk().of_feedback()).await?;
            }
        }
        self.count(tx, was, &next.standing, next.moved).await?;
        trail(ctx, tx, Some(self.person), &self.stored.matter, action).await
    }

    async fn beside(&self, tx: &mut Tx, next: &Next<Uuid>) -> Result<Beside> {
        let standing = &next.standing;
        let told = told(tx, self.stored.matter.id, standing.round).await?;
        let clocks = self.clocks(standing);
        Ok(Beside {
            next_due: due(&clocks),
            wakes: next_step(standing, &clocks, &told, &self.house.clocks).map(|step| step.at),
            front_door: self
                .stored
                .front_door
                .filter(|_| !next.moved && standing.times.acknowledged.is_none()),
            keep_until: standing
                .times
                .closed
                .map(|closed| kept_until(closed, self.house.retention.concern_months)),
        })
    }

    /// Counts what this step was the first to do.
    async fn count(&self, tx: &mut Tx, was: &Standing<Uuid>, is: &Standing<Uuid>, moved: bool) -> Result<()> {
        let mut counted = Vec::new();
        if let (None, Some(taken)) = (was.times.acknowledged, is.times.acknowledged) {
            counted.push(Measure::Taken.name(Some(Band::of(was.times.routed, taken))));
        }
        if let (None, Some(called)) = (was.times.called, is.times.called) {
            counted.push(Measure::Called.name(Some(Band::of(self.stored.received, called))));
        }
        let ended = is.outcome.map(|outcome| match outcome {
            Outcome::NoConcern => Measure::NoConcern,
            Outcome::Joined => Measure::Joined,
            _ => Measure::Closed,
        });
        counted.extend(ended.map(|measure| measure.name(None)));
        if moved {
            counted.push(Measure::Moved.name(None));
        }
        let year = was.times.raised.reporting_year().to_string();
        let of = (self.stored.matter.authority.as_str(), was.desk().code(), year.as_str());
        for measure in counted {
            concerns::add_to_year(tx, of, &measure, 1).await?;
        }
        Ok(())
    }
}

/// Locks the feedback of a concern before the concern itself is locked: whoever reads feedback locks it first and then what is
/// about it, and two that lock in one order never wait for each other.
pub(super) async fn lock_feedback(tx: &mut Tx, id: Uuid) -> Result<()> {
    let mut about: Vec<Uuid> = concerns::feedback(tx, id).await?.into_iter().map(|about| about.id).collect();
    about.sort_unstable();
    for feedback in about {
        feedback::lock_item(tx, feedback).await?;
    }
    Ok(())
}

/// What is due next, and when.
pub(super) fn due(clocks: &[Clock]) -> Option<(Moment, What)> {
    next_due(clocks).map(|clock| (clock.due, clock.what))
}

/// What was told so far since a concern came to its desk.
pub(super) async fn told(tx: &mut Tx, id: Uuid, round: i64) -> Result<Told<Uuid>> {
    let people = concerns::reached(tx, id, round).await?;
    Ok(Told { people, steps: concerns::steps(tx, id, round).await? })
}

/// The key of a concern.
pub(super) async fn key_of(ctx: &Ctx, tx: &mut Tx, stored: &Stored) -> Result<ConcernKey> {
    let of = (stored.matter.id, stored.matter.authority.as_str());
    of_concern(ctx, tx, of, (&stored.wrapped_key, &stored.key_epoch)).await
}

/// A line to be added to a story.
pub(super) struct Line<'a> {
    pub(super) person: Option<Uuid>,
    pub(super) kind: domain::concern::EntryKind,
    pub(super) code: Option<&'a str>,
    pub(super) words: Option<&'a Words>,
}

/// Adds a line to the story of a concern, its words sealed.
pub(super) async fn add_entry(ctx: &Ctx, tx: &mut Tx, stored: &Stored, line: Line<'_>) -> Result<()> {
    add_entry_as(ctx, tx, stored, (ctx.id(), line)).await
}

/// The same, under an identifier that the caller has chosen.
pub(super) async fn add_entry_as(
    ctx: &Ctx,
    tx: &mut Tx,
    stored: &Stored,
    (id, line): (Uuid, Line<'_>),
) -> Result<()> {
    let sealed = match line.words {
        Some(words) => Some(key_of(ctx, tx, stored).await?.seal(id, words, ctx.random())?),
        None => None,
    };
    let entry = concerns::Entry {
        id,
        at: ctx.now(),
        person: line.person,
        name: None,
        kind: line.kind,
        code: line.code.map(str::to_owned),
        sealed,
    };
    concerns::add(tx, stored.matter.id, &entry).await?;
    Ok(())
}

/// Puts a feedback on the desk on which a concern about it lies. What was counted comes out of the figures: what lies
/// apart counts nowhere. What a summary drew on must be read again without it.
pub(super) async fn put_on_desk(tx: &mut Tx, id: Uuid, desk: domain::feedback::Desk) -> Result<()> {
    feedback::lock_item(tx, id).await?;
    let thing = feedback::thing(tx, id).await?.ok_or(ErrorKind::NotFound)?;
    if thing.desk == desk {
        return Ok(());
    }
    if desk.is_apart() && thing.state == State::Accepted {
        count::uncount(tx, id).await?;
    }
    if desk.is_apart() {
        moderation::unused(tx, id).await?;
    }
    concerns::move_feedback(tx, id, desk).await?;
    Ok(())
}

/// Writes an entry of the trail about a concern. It tells neither kind nor desk.
pub(super) async fn trail(
    ctx: &Ctx,
    tx: &mut Tx,
    actor: Option<Uuid>,
    matter: &Matter,
    action: &str,
) -> Result<()> {
    let said = Said {
        actor,
        action,
        thing: "concern",
        thing_id: matter.id.to_string(),
        authority: Some(&matter.authority),
        detail: String::new(),
    };
    write(ctx, tx, said).await
}
