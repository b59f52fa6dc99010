//! Raising a concern: by the system while it is sent, and by whoever reads it.

use super::{
    case::{Line, add_entry, due, put_on_desk, trail},
    house::House,
    words::{self, Words, WordsProblem},
};
use crate::{
    Ctx, Error, ErrorKind, Grant, Result,
    acts::RaiseConcern,
    vault::{self, QuarterKey},
};
use domain::{
    clock::Moment,
    concern::{About, EntryKind, Kind, Reference, Source, Standing, clocks::clocks, kept_since},
    feedback::{self, Audience, Safety, Tier},
};
use storage::{
    Tx, Uuid,
    concerns::{self, New},
    directory, feedback as stored, moderation, people,
};

/// How often another reference is drawn where one is taken. Twice in a row is beyond all likelihood.
const DRAWS: usize = 5;

/// A concern as a reader raises it. `Debug` does not print why.
#[derive(Clone)]
pub struct NewConcern {
    /// What it is about; none if nothing was chosen.
    pub kind: Option<Kind>,
    /// Who may be harmed; none if nothing was chosen.
    pub about: Option<About>,
    /// The colleague complained of, by the name that they sign in with. Empty: nobody, or nobody who has an account here.
    pub about_person: String,
    /// Why.
    pub why: String,
}

impl std::fmt::Debug for NewConcern {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NewConcern({:?})", self.kind)
    }
}

/// What a new concern lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RaiseProblem {
    /// Nothing was chosen that it is about.
    NoKind,
    /// Nothing was chosen who may be harmed.
    NoAbout,
    /// Nobody here signs in under that name.
    NoSuchPerson,
    /// About the reason.
    Why(WordsProblem),
}

/// What came of raising.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Raised {
    /// It is raised. `stays`: the item is still on this reader's desk.
    Done {
        /// The item did not go to another desk.
        stays: bool,
    },
    /// It is in an open concern already. Nothing was written.
    Already,
    /// Something is missing. Nothing was written.
    Problems(Vec<RaiseProblem>),
}

/// Raises a concern about a claimed item. Where it is about a worker or a colleague the item leaves this desk: neither
/// this reader nor whoever is complained of sees it any more.
///
/// # Errors
/// [`ErrorKind::Stale`] if this person no longer has the item.
#[tracing::instrument(name = "concern.raise", skip_all)]
pub async fn raise(ctx: &Ctx, grant: &Grant<RaiseConcern>, new: &NewConcern) -> Result<Raised> {
    let thing = grant.thing();
    let year = vault::concern::of_year(ctx, &thing.authority).await?;
    let mut tx = ctx.db.begin().await?;
    stored::lock_item(&mut tx, thing.id).await?;
    let now = stored::thing(&mut tx, thing.id).await?.ok_or(ErrorKind::NotFound)?;
    if now.claimed_by != Some(grant.person()) || now.desk != thing.desk {
        return Err(ErrorKind::Stale.into());
    }
    let (about_person, roles) = match person(&mut tx, &thing.authority, &new.about_person).await? {
        Ok(found) => found,
        Err(problem) => return Ok(Raised::Problems([vec![problem], problems(new)].concat())),
    };
    let (Some(kind), Some(about), []) = (new.kind, new.about, problems(new).as_slice()) else {
        return Ok(Raised::Problems(problems(new)));
    };
    let kind = kind.about_holder_of(&roles);
    let facts = moderation::facts(&mut tx, thing.id).await?.ok_or(ErrorKind::NotFound)?;
    let (received, raised_by) = (facts.received, Some(grant.person()));
    let from = From { authority: &thing.authority, kind, about, about_person, raised_by, received };
    let words = Words::text(&new.why);
    if !begin(ctx, &mut tx, &year, (from, Source::Moderator), thing.id, Some(&words)).await? {
        return Ok(Raised::Already);
    }
    let stays = kind.desk().of_feedback() == thing.desk;
    tx.commit().await?;
    Ok(Raised::Done { stays })
}

fn problems(new: &NewConcern) -> Vec<RaiseProblem> {
    let mut problems = Vec::new();
    problems.extend(new.kind.is_none().then_some(RaiseProblem::NoKind));
    problems.extend(new.about.is_none().then_some(RaiseProblem::NoAbout));
    problems.extend(words::check(&new.why).map(RaiseProblem::Why));
    problems
}

/// The colleague who signs in under a name, with the roles that they hold here.
pub(super) async fn person(
    tx: &mut Tx,
    authority: &str,
    sign_in: &str,
) -> Result<Result<(Option<Uuid>, Vec<domain::permission::Role>), RaiseProblem>> {
    let sign_in = sign_in.trim().to_lowercase();
    if sign_in.is_empty() {
        return Ok(Ok((None, Vec::new())));
    }
    let Some(found) = people::by_sign_in(tx, &sign_in).await? else {
        return Ok(Err(RaiseProblem::NoSuchPerson));
    };
    let grants = people::grants(tx, found.id).await?;
    let roles: Vec<_> =
        grants.into_iter().filter(|grant| grant.organisation == authority).map(|grant| grant.role).collect();
    if roles.is_empty() {
        return Ok(Err(RaiseProblem::NoSuchPerson));
    }
    Ok(Ok((Some(found.id), roles)))
}

/// From what a concern begins.
#[derive(Clone, Copy)]
pub(super) struct From<'a> {
    pub(super) authority: &'a str,
    pub(super) kind: Kind,
    pub(super) about: About,
    pub(super) about_person: Option<Uuid>,
    pub(super) raised_by: Option<Uuid>,
    pub(super) received: Moment,
}

/// Begins a concern about one feedback. False: it is in an open concern, and nothing was written.
pub(super) async fn begin(
    ctx: &Ctx,
    tx: &mut Tx,
    year: &QuarterKey,
    (from, source): (From<'_>, Source),
    feedback: Uuid,
    words: Option<&Words>,
) -> Result<bool> {
    if concerns::of_feedback(tx, feedback).await?.iter().any(|over| over.closed.is_none()) {
        return Ok(false);
    }
    let house = House::of(tx, from.authority, from.kind.desk()).await?;
    let new = made(ctx, year, &house, from, source)?;
    let stored = enter(ctx, tx, new, feedback).await?;
    let kind = EntryKind::Raised;
    let line = Line { person: from.raised_by, kind, code: Some(from.kind.code()), words };
    add_entry(ctx, tx, &stored, line).await?;
    put_on_desk(tx, feedback, from.kind.desk().of_feedback()).await?;
    trail(ctx, tx, from.raised_by, &stored.matter, "concern-raise").await?;
    Ok(true)
}

/// A concern as it is to be added, with a key of its own.
fn made(ctx: &Ctx, year: &QuarterKey, house: &House, from: From<'_>, source: Source) -> Result<New> {
    let (id, now) = (ctx.token(), ctx.now());
    let standing = Standing::raised(from.kind, from.about_person, now, house.acknowledge_by(now));
    let (_, wrapped_key) = year.new_concern_key(id, &ctx.random())?;
    Ok(New {
        id,
        reference: String::new(),
        authority: from.authority.to_owned(),
        about: from.about,
        source,
        raised_by: from.raised_by,
        received: from.received,
        next_due: due(&clocks(&standing, &house.clocks, &house.calendar)),
        standing,
        wrapped_key,
        key_epoch: year.epoch().to_owned(),
    })
}

/// Adds a concern under a reference that is not taken, with its first feedback.
async fn enter(ctx: &Ctx, tx: &mut Tx, mut new: New, feedback: Uuid) -> Result<concerns::Stored> {
    for _ in 0..DRAWS {
        let Some(reference) = Reference::of(ctx.random()) else { continue };
        reference.as_str().clone_into(&mut new.reference);
        if concerns::insert(tx, &new).await? {
            if !concerns::add_feedback(tx, new.id, feedback, ctx.now()).await? {
                return Err(ErrorKind::Stale.into());
            }
            return Ok(concerns::stored(tx, new.id).await?.ok_or(ErrorKind::NotFound)?);
        }
    }
    Err(Error::internal("five references in a row were taken"))
}

/// Raises what should have been raised when it was sent and was not: it came before there were concerns, or from a backup of
/// that time. Each is a transaction of its own.
#[tracing::instrument(name = "concern.raise_missed", skip_all)]
pub(crate) async fn raise_missed(ctx: &Ctx) -> Result<()> {
    let mut tx = ctx.db.read().await?;
    let mut missed = Vec::new();
    for authority in directory::authorities(&mut tx).await? {
        let since = kept_since(ctx.now(), authority.settings.retention.concern_months);
        for desk in feedback::Desk::ALL {
            let of = (authority.code.as_str(), *desk);
            missed.extend(concerns::not_raised(&mut tx, of, since).await?);
        }
    }
    drop(tx);
    for id in missed {
        raise_one(ctx, id).await?;
    }
    Ok(())
}

async fn raise_one(ctx: &Ctx, id: Uuid) -> Result<()> {
    let mut tx = ctx.db.read().await?;
    let Some(facts) = moderation::facts(&mut tx, id).await? else { return Ok(()) };
    drop(tx);
    let year = vault::concern::of_year(ctx, &facts.authority).await?;
    let mut tx = ctx.db.begin().await?;
    stored::lock_item(&mut tx, id).await?;
    let Some(thing) = stored::thing(&mut tx, id).await?.filter(|thing| thing.state.is_open()) else {
        return Ok(());
    };
    let kind = Kind::on_desk(thing.desk, facts.audience);
    let about = About::of_audience(facts.audience);
    let received = facts.received;
    let from =
        From { authority: &facts.authority, kind, about, about_person: None, raised_by: None, received };
    if begin(ctx, &mut tx, &year, (from, Source::System), id, None).await? {
        tx.commit().await?;
    }
    Ok(())
}

/// A concern that is raised while its feedback is sent, made ready before the transaction begins.
#[derive(Clone)]
pub(crate) struct BySystem(New);

/// Makes ready what the system raises by itself: for the button, and for "not safe" with words or a wish for contact. Most
/// feedback asks for nothing here, and then the database is not touched.
///
/// The year's key is made by whatever is sent first, so that a worry need not wait for the one writer to make it.
pub(crate) async fn by_system(
    ctx: &Ctx,
    authority: &str,
    (safety, tier, audience): (Safety, Tier, Audience),
    received: Moment,
) -> Result<Option<BySystem>> {
    let year = vault::concern::of_year(ctx, authority).await?;
    if tier != Tier::Button {
        return Ok(None);
    }
    let kind = Kind::of_safety(safety, audience);
    let mut tx = ctx.db.read().await?;
    let house = House::of(&mut tx, authority, kind.desk()).await?;
    let about = About::of_audience(audience);
    let from = From { authority, kind, about, about_person: None, raised_by: None, received };
    Ok(Some(BySystem(made(ctx, &year, &house, from, Source::System)?)))
}

/// Writes it in the transaction in which its feedback is written.
pub(crate) async fn write_by_system(ctx: &Ctx, tx: &mut Tx, of: BySystem, feedback: Uuid) -> Result<()> {
    let code = of.0.standing.kind.code();
    let stored = enter(ctx, tx, of.0, feedback).await?;
    let line = Line { person: None, kind: EntryKind::Raised, code: Some(code), words: None };
    add_entry(ctx, tx, &stored, line).await?;
    trail(ctx, tx, None, &stored.matter, "concern-raise").await
}
