//! A concern, opened: what must be done now, whom to ring, what was said, and its story.

use super::{
    case::key_of,
    disclose::{self, Disclosure},
    house::{House, Ring},
    words::Words,
};
use crate::{
    Ctx, ErrorKind, Grant, Result,
    acts::OpenConcern,
    govern::audit,
    original::{self, Opened},
};
use domain::{
    Bilingual,
    calendar::Calendar,
    clock::Moment,
    concern::{
        self, About, Act, EntryKind, Kind, Outcome, Source, Standing, State, Status, Step,
        clocks::{Clock, Left, Pace, What, clocks},
    },
};
use storage::{
    Tx, Uuid,
    concerns::{self, Able, Matter, Reached, Stored},
    directory, moderation, people,
};

/// What is known of a concern besides its words.
#[derive(Debug, Clone)]
pub struct Facts {
    /// Identifier, for addresses.
    pub id: Uuid,
    /// The reference, as it is said on the telephone.
    pub reference: String,
    /// What it is about.
    pub kind: Kind,
    /// Who may be harmed.
    pub about: About,
    /// Whose desk it lies on.
    pub desk: concern::Desk,
    /// Where it came from.
    pub source: Source,
    /// How far it has come.
    pub state: State,
    /// How it stands.
    pub standing: Standing<Uuid>,
    /// When its first feedback was received.
    pub received: Moment,
    /// Since when the moderators are asked to ring the front door because nobody has it.
    pub front_door: Option<Moment>,
    /// After its end: when it goes.
    pub keep_until: Option<Moment>,
    /// Counts every change: a form that was opened before another change carries another number.
    pub version: i64,
}

impl From<&Stored> for Facts {
    fn from(stored: &Stored) -> Self {
        Self {
            id: stored.matter.id,
            reference: stored.reference.clone(),
            kind: stored.standing.kind,
            about: stored.about,
            desk: stored.standing.desk(),
            source: stored.source,
            state: stored.standing.state(),
            standing: stored.standing.clone(),
            received: stored.received,
            front_door: stored.front_door,
            keep_until: stored.keep_until,
            version: stored.version,
        }
    }
}

/// A clock as it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown {
    /// The clock.
    pub clock: Clock,
    /// Its colour, which the words say too.
    pub pace: Pace,
    /// How much time is left, or since when it is over; none once the thing is done.
    pub left: Option<Left>,
}

impl Shown {
    pub(super) fn of(clock: Clock, now: Moment, calendar: &Calendar) -> Self {
        let left = clock.done.is_none().then(|| clock.left(now, calendar));
        Self { clock, pace: clock.pace(now), left }
    }
}

/// A feedback that the concern is about.
#[derive(Debug)]
pub struct Told {
    /// What is known of it.
    pub about: concerns::About,
    /// What families call the service, if it was named.
    pub service: Option<Bilingual>,
    /// What was written and what was said about safety, without how to reach the person; none once it is destroyed.
    pub opened: Option<Opened>,
}

/// One line of the story, opened. `Debug` prints no words.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Identifier.
    pub id: Uuid,
    /// When.
    pub at: Moment,
    /// Who, by the name that colleagues see; none for the system and for contributors.
    pub by: Option<String>,
    /// What happened.
    pub kind: EntryKind,
    /// A code that says more: who was rung, which clock, which sentence, which outcome, to which kind.
    pub code: Option<String>,
    /// To whom it was handed over, by the name that colleagues see.
    pub to: Option<String>,
    /// The words.
    pub words: Option<Words>,
}

/// What the one who looks may do now.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "what the page offers, each by itself")]
pub struct May {
    /// Take it.
    pub acknowledge: bool,
    /// Record a telephone report.
    pub call: bool,
    /// Write the confirmation.
    pub confirm: bool,
    /// Record what came back.
    pub hear: bool,
    /// Record that somebody asked.
    pub chase: bool,
    /// Choose the sentence that the number shows.
    pub show: bool,
    /// Hand it over; to whom is [`ConcernView::able`].
    pub hand_over: bool,
    /// Move it to another kind.
    pub move_to: bool,
    /// Record that there is no concern.
    pub no_concern: bool,
    /// End it.
    pub close: bool,
    /// Which clocks may be extended.
    pub extend: Vec<What>,
}

/// A concern, opened.
#[derive(Debug)]
pub struct ConcernView {
    /// What is known besides the words.
    pub facts: Facts,
    /// Who has it, by the name that colleagues see.
    pub owner: Option<String>,
    /// The one who looks has it.
    pub mine: bool,
    /// Its clocks, in the order in which they began.
    pub clocks: Vec<Shown>,
    /// What is due next.
    pub next: Option<Shown>,
    /// Whom to ring, with the one for this hour first.
    pub ring: Vec<Ring>,
    /// The feedback that it is about, with what was written.
    pub feedback: Vec<Told>,
    /// Its story, oldest first.
    pub story: Vec<Entry>,
    /// The wishes to disclose who somebody is, oldest first.
    pub disclosures: Vec<Disclosure>,
    /// Nobody can agree to a disclosure: there is no custodian, or it is about them.
    pub nobody_agrees: bool,
    /// Who was told, oldest first.
    pub told: Vec<Reached>,
    /// Who else may have it.
    pub able: Vec<Able>,
    /// There is nobody else.
    pub alone: bool,
    /// What the one who looks may do now.
    pub may: May,
}

/// Opens a concern. Every call is in the trail, a reload too: what is opened and the trace of it are one transaction.
///
/// # Errors
/// [`ErrorKind::NotFound`] if it went to another desk since leave was given.
#[tracing::instrument(name = "concern.open", skip_all)]
pub async fn open(ctx: &Ctx, grant: &Grant<OpenConcern>) -> Result<ConcernView> {
    let (given, person, now) = (grant.thing(), grant.person(), ctx.now());
    let mut tx = ctx.db.begin().await?;
    let stored = concerns::stored(&mut tx, given.id).await?.ok_or(ErrorKind::NotFound)?;
    let standing = &stored.standing;
    let able = concerns::able(&mut tx, given.id, standing.desk().role()).await?;
    if standing.desk() != given.kind.desk() || !able.iter().any(|able| able.person == person) {
        return Err(ErrorKind::NotFound.into());
    }
    let house = House::of(&mut tx, &given.authority, standing.desk()).await?;
    let shown = |clock: Clock| Shown::of(clock, now, &house.calendar);
    let clocks = clocks(standing, &house.clocks, &house.calendar);
    let feedback = feedback(ctx, &mut tx, (given, person)).await?;
    let story = story(ctx, &mut tx, &stored).await?;
    let owner = match standing.owner {
        Some(owner) => people::by_id(&mut tx, owner).await?.map(|person| person.name),
        None => None,
    };
    let disclosures = disclose::of_concern(ctx, &mut tx, &stored, &house.calendar).await?;
    let nobody_agrees = disclose::is_answered_by_nobody(&mut tx, &stored).await?;
    let others: Vec<Able> = able.into_iter().filter(|able| able.person != person).collect();
    let view = ConcernView {
        facts: Facts::from(&stored),
        owner,
        mine: standing.owner == Some(person),
        next: concern::clocks::next_due(&clocks).copied().map(shown),
        clocks: clocks.iter().copied().map(shown).collect(),
        ring: house.ring(now),
        feedback,
        story,
        disclosures,
        nobody_agrees,
        told: concerns::alerts(&mut tx, given.id).await?,
        alone: others.is_empty(),
        may: may(standing, person, &others, now),
        able: others,
    };
    audit_open(ctx, &mut tx, person, given).await?;
    tx.commit().await?;
    Ok(view)
}

async fn audit_open(ctx: &Ctx, tx: &mut Tx, person: Uuid, given: &Matter) -> Result<()> {
    let said = audit::Said {
        actor: Some(person),
        action: "concern-open",
        thing: "concern",
        thing_id: given.id.to_string(),
        authority: Some(&given.authority),
        detail: String::new(),
    };
    audit::write(ctx, tx, said).await
}

async fn feedback(ctx: &Ctx, tx: &mut Tx, (given, person): (&Matter, Uuid)) -> Result<Vec<Told>> {
    let mut told = Vec::new();
    for about in concerns::feedback(tx, given.id).await? {
        let opened = original::for_concern(ctx, tx, person, (about.id, &given.authority)).await?;
        let facts = moderation::facts(tx, about.id).await?;
        let service = match facts.and_then(|facts| facts.service) {
            Some(service) => directory::by_id(tx, service).await?.map(|service| service.name),
            None => None,
        };
        told.push(Told { about, service, opened });
    }
    Ok(told)
}

async fn story(ctx: &Ctx, tx: &mut Tx, stored: &Stored) -> Result<Vec<Entry>> {
    let key = key_of(ctx, tx, stored).await?;
    let mut story = Vec::new();
    for line in concerns::entries(tx, stored.matter.id).await? {
        let words = line.sealed.as_deref().map(|sealed| key.open(line.id, sealed)).transpose()?;
        let to = line.code.as_deref().filter(|_| line.kind == EntryKind::HandedOver);
        let to = match to.and_then(|to| to.parse().ok()) {
            Some(to) => people::by_id(tx, to).await?.map(|person| person.name),
            None => None,
        };
        let concerns::Entry { id, at, name: by, kind, code, .. } = line;
        story.push(Entry { id, at, by, kind, code: code.filter(|_| to.is_none()), to, words });
    }
    Ok(story)
}

/// What may be done now, as the rule says it.
fn may(standing: &Standing<Uuid>, by: Uuid, others: &[Able], at: Moment) -> May {
    let can = |act| concern::next(standing, Step { by, at, others: others.len(), act }).is_ok();
    let latest = at.plus_days(concern::Limits::EXTENDED_DAYS);
    let other = others.iter().map(|able| able.person).find(|other| Some(*other) != standing.owner);
    let other_kind = if standing.kind == Kind::Worker { Kind::HarmChild } else { Kind::Worker };
    let moved = Act::Move { kind: other_kind, about: None, acknowledge_by: at };
    May {
        acknowledge: can(Act::Acknowledge),
        call: can(Act::Call(at)),
        confirm: can(Act::Confirm),
        hear: can(Act::Hear),
        chase: can(Act::Chase),
        show: can(Act::Show(Status::Read)),
        hand_over: other.is_some_and(|to| can(Act::HandOver { to, able: true })),
        move_to: can(moved),
        no_concern: can(Act::NoConcern),
        close: can(Act::Close(Outcome::NothingFurther)),
        extend: What::ALL.iter().copied().filter(|what| can(Act::Extend(*what, latest))).collect(),
    }
}
