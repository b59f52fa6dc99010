//! Disclosing who somebody is to a named body: asked for under a concern, agreed or refused by the custodian; opened at once
//! in an emergency, and reviewed by the custodian or the independent reviewer.
//!
//! Those who answer see times, the kind of the concern, the body and the reason. Everything stands in the concern's sealed
//! story and in the trail.

use super::{
    case::{Case, Line, Written, add_entry, add_entry_as, key_of, trail},
    escalate,
    house::House,
    steps::Stepped,
    words::{self, Words},
};
use crate::{
    Act as Leave, Ctx, Error, ErrorKind, Grant, Result,
    acts::{ActOnConcern, AgreeDisclosure, ReviewDisclosure, SeeDisclosures, SeeReviews},
    original::{self, Opened},
};
use domain::{
    calendar::Calendar,
    calls::LINE_LIMIT,
    clock::Moment,
    concern::{
        Act, EntryKind, Kind,
        clocks::What,
        identity::{Answer, NoAnswer, Request},
    },
    permission::Role,
};
use storage::{
    Tx, Uuid,
    concerns::{self, About, Asked, Stored, Telling},
};

/// So many that nobody has answered are shown, and so many that were answered last.
const SHOWN: [i64; 2] = [200, 20];
/// About so many somebody is told in one turn.
const A_TURN: i64 = 50;

/// What somebody asks for. `Debug` prints no words.
#[derive(Clone)]
pub struct Wish {
    /// Who is behind this feedback.
    pub feedback: Uuid,
    /// To which body, by name.
    pub to: String,
    /// Why.
    pub why: String,
    /// It is an emergency: it is opened at once.
    pub urgent: bool,
}

impl std::fmt::Debug for Wish {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Wish(urgent: {})", self.urgent)
    }
}

/// A wish as those see it who ask and those who answer. It holds nothing that a contributor said.
#[derive(Clone)]
pub struct Disclosure {
    /// Identifier.
    pub id: Uuid,
    /// What the concern is about.
    pub kind: Kind,
    /// To which body.
    pub to: String,
    /// Why.
    pub why: String,
    /// Who asked, by the name that colleagues see.
    pub by: String,
    /// As the rule sees it.
    pub request: Request<Uuid>,
    /// By when it has to be answered.
    pub due: Moment,
    /// Nobody has answered in time.
    pub late: bool,
}

/// It may hold names: `Debug` prints none.
impl std::fmt::Debug for Disclosure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Disclosure({:?})", self.request)
    }
}

/// The page of a disclosure, for the people of the desk.
#[derive(Debug)]
pub struct Disclosed {
    /// The wish, and what was answered.
    pub disclosure: Disclosure,
    /// The reference of the concern.
    pub reference: String,
    /// The feedback behind which somebody is.
    pub about: About,
    /// How to reach them and what they said about safety; none before it is agreed, after it was refused, and once it is
    /// destroyed.
    pub opened: Option<Opened>,
}

/// What came of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answered {
    /// It is written.
    Done,
    /// The reason has a problem. Nothing was written.
    Words(words::WordsProblem),
    /// The rule does not take it. Nothing was written.
    Refused(NoAnswer),
}

/// What lets somebody answer a wish, and with what.
pub trait Answers: Leave<Thing = Asked> {
    /// The answers that this permission gives.
    const ANSWERS: [Answer; 2];
}
impl Answers for AgreeDisclosure {
    const ANSWERS: [Answer; 2] = [Answer::Agreed, Answer::Refused];
}
impl Answers for ReviewDisclosure {
    const ANSWERS: [Answer; 2] = [Answer::Right, Answer::Wrong];
}

/// Asks for somebody's identity to be disclosed, or discloses it at once.
///
/// # Errors
/// [`ErrorKind::NotFound`] for a feedback that the concern is not about; [`ErrorKind::Stale`] if the concern was changed
/// since `seen`.
#[tracing::instrument(name = "concern.ask_disclosure", skip_all)]
pub async fn ask(ctx: &Ctx, grant: &Grant<ActOnConcern>, wish: &Wish, seen: Option<i64>) -> Result<Stepped> {
    let to = wish.to.trim();
    if to.is_empty() || to.chars().count() > LINE_LIMIT {
        return Ok(Stepped::NoBody);
    }
    if let Some(problem) = words::check(&wish.why) {
        return Ok(Stepped::Words(problem));
    }
    let mut tx = ctx.db.begin().await?;
    let case = Case::of(&mut tx, (grant.thing(), grant.person()), seen).await?;
    let concern = grant.thing().id;
    if !concerns::feedback(&mut tx, concern).await?.iter().any(|about| about.id == wish.feedback) {
        return Err(ErrorKind::NotFound.into());
    }
    let (act, action) = if wish.urgent {
        (Act::DiscloseAtOnce, "concern-disclose-at-once")
    } else {
        (Act::AskDisclosure, "concern-ask-disclosure")
    };
    let mut next = match case.next(ctx, act) {
        Ok(next) => next,
        Err(refusal) => return Ok(Stepped::Refused(refusal)),
    };
    let id = ctx.id();
    // The line of the story has the identifier of the wish.
    for (kind, code) in std::mem::take(&mut next.entries) {
        let words = Words::Disclosure { to: to.to_owned(), why: wish.why.trim().to_owned() };
        let line = Line { person: Some(grant.person()), kind, code, words: Some(&words) };
        add_entry_as(ctx, &mut tx, &case.stored, (id, line)).await?;
    }
    let (by, asked) = (grant.person(), ctx.now());
    let request = Request { by, asked, urgent: wish.urgent, answered: None };
    concerns::ask(&mut tx, (id, concern, wish.feedback), &grant.thing().authority, request).await?;
    case.write(ctx, &mut tx, &next, Written::default(), action).await?;
    tell_one(ctx, &mut tx, id).await?;
    tx.commit().await?;
    Ok(Stepped::Done)
}

/// The wishes under a concern, oldest first, for its desk.
pub(super) async fn of_concern(
    ctx: &Ctx,
    tx: &mut Tx,
    stored: &Stored,
    calendar: &Calendar,
) -> Result<Vec<Disclosure>> {
    let mut found = Vec::new();
    for asked in concerns::of_concern(tx, stored.matter.id).await? {
        found.push(seen(ctx, tx, (&asked, stored), calendar).await?);
    }
    Ok(found)
}

/// A wish with its words.
async fn seen(
    ctx: &Ctx,
    tx: &mut Tx,
    (asked, stored): (&Asked, &Stored),
    calendar: &Calendar,
) -> Result<Disclosure> {
    let entry = concerns::entry(tx, asked.concern, asked.id).await?;
    let sealed = entry.and_then(|entry| entry.sealed);
    let sealed = sealed.ok_or_else(|| Error::internal("a wish to disclose has no words"))?;
    let words = key_of(ctx, tx, stored).await?.open(asked.id, &sealed)?;
    let Words::Disclosure { to, why } = words else {
        return Err(Error::internal("the words of a wish to disclose are others"));
    };
    Ok(Disclosure {
        id: asked.id,
        kind: stored.standing.kind,
        to,
        why,
        by: asked.by.clone(),
        request: asked.request,
        due: asked.request.due(calendar),
        late: asked.request.is_late(calendar, ctx.now()),
    })
}

/// Opens the page of a disclosure for the people of the desk. Only once it is agreed, or in an emergency, does it hold how to
/// reach somebody. Each opening stands in the trail.
///
/// # Errors
/// [`ErrorKind::NotFound`] for one that is not under this concern.
#[tracing::instrument(name = "concern.open_disclosure", skip_all)]
pub async fn open_disclosure(ctx: &Ctx, grant: &Grant<ActOnConcern>, id: Uuid) -> Result<Disclosed> {
    let mut tx = ctx.db.begin().await?;
    let case = Case::of(&mut tx, (grant.thing(), grant.person()), None).await?;
    let asked = concerns::request(&mut tx, id).await?.filter(|asked| asked.concern == grant.thing().id);
    let asked = asked.ok_or(ErrorKind::NotFound)?;
    let about = concerns::feedback(&mut tx, asked.concern).await?;
    let about = about.into_iter().find(|about| about.id == asked.feedback).ok_or(ErrorKind::NotFound)?;
    let opened = if asked.request.opens() && about.kept {
        Some(original::for_redaction(ctx, &mut tx, asked.feedback).await?.without_words())
    } else {
        None
    };
    let disclosure = seen(ctx, &mut tx, (&asked, &case.stored), &case.house.calendar).await?;
    let action = if opened.is_some() { "concern-open-disclosure" } else { "concern-look-disclosure" };
    trail(ctx, &mut tx, Some(grant.person()), &case.stored.matter, action).await?;
    tx.commit().await?;
    Ok(Disclosed { disclosure, reference: case.stored.reference.clone(), about, opened })
}

/// What nobody has answered, the oldest first, and what was answered last, for the custodian.
#[tracing::instrument(name = "concern.disclosures", skip_all)]
pub async fn disclosures(ctx: &Ctx, grant: &Grant<SeeDisclosures>) -> Result<[Vec<Disclosure>; 2]> {
    list(ctx, (&grant.thing().authority, grant.person()), |_| true).await
}

/// The same of what was opened at once, for those who review it.
#[tracing::instrument(name = "concern.reviews", skip_all)]
pub async fn reviews(ctx: &Ctx, grant: &Grant<SeeReviews>) -> Result<[Vec<Disclosure>; 2]> {
    list(ctx, (&grant.thing().authority, grant.person()), |asked| asked.request.urgent).await
}

async fn list(
    ctx: &Ctx,
    (authority, person): (&str, Uuid),
    shows: impl Fn(&Asked) -> bool,
) -> Result<[Vec<Disclosure>; 2]> {
    let mut tx = ctx.db.read().await?;
    let waiting = concerns::open_requests(&mut tx, authority, SHOWN[0]).await?;
    let over = concerns::answered_requests(&mut tx, authority, SHOWN[1]).await?;
    let mut lists = [Vec::new(), Vec::new()];
    for (list, all) in lists.iter_mut().zip([waiting, over]) {
        // What is about this person does not exist for them.
        let theirs = all.into_iter().filter(|asked| asked.about_person != Some(person) && shows(asked));
        for asked in theirs {
            let stored = concerns::stored(&mut tx, asked.concern).await?.ok_or(ErrorKind::NotFound)?;
            let house = House::of(&mut tx, authority, stored.standing.desk()).await?;
            list.push(seen(ctx, &mut tx, (&asked, &stored), &house.calendar).await?);
        }
    }
    Ok(lists)
}

/// Answers a wish with a reason: the custodian agrees or refuses; what was opened at once is reviewed.
///
/// # Errors
/// [`ErrorKind::NotFound`] once its concern is forgotten.
#[tracing::instrument(name = "concern.answer_disclosure", skip_all)]
pub async fn answer<A: Answers>(ctx: &Ctx, grant: &Grant<A>, answer: Answer, why: &str) -> Result<Answered> {
    if !A::ANSWERS.contains(&answer) {
        return Ok(Answered::Refused(NoAnswer::OtherKind));
    }
    if let Some(problem) = words::check(why) {
        return Ok(Answered::Words(problem));
    }
    let (id, person, concern) = (grant.thing().id, grant.person(), grant.thing().concern);
    let mut tx = ctx.db.begin().await?;
    concerns::lock(&mut tx, concern).await?;
    concerns::lock_request(&mut tx, id).await?;
    let asked = concerns::request(&mut tx, id).await?.ok_or(ErrorKind::NotFound)?;
    let stored = concerns::stored(&mut tx, concern).await?.ok_or(ErrorKind::NotFound)?;
    if stored.matter.about_person == Some(person) {
        return Err(ErrorKind::NotFound.into());
    }
    if let Err(refused) = asked.request.answer(person, ctx.now(), answer) {
        return Ok(Answered::Refused(refused));
    }
    if !concerns::answer(&mut tx, id, person, (ctx.now(), answer)).await? {
        return Ok(Answered::Refused(NoAnswer::Answered));
    }
    let house = House::of(&mut tx, &stored.matter.authority, stored.standing.desk()).await?;
    let to = seen(ctx, &mut tx, (&asked, &stored), &house.calendar).await?.to;
    let words = Words::Disclosure { to, why: why.trim().to_owned() };
    let kind = EntryKind::DisclosureAnswered;
    let line = Line { person: Some(person), kind, code: Some(answer.code()), words: Some(&words) };
    add_entry(ctx, &mut tx, &stored, line).await?;
    trail(ctx, &mut tx, Some(person), &stored.matter, "concern-answer-disclosure").await?;
    tx.commit().await?;
    Ok(Answered::Done)
}

/// Whether anybody may agree to a disclosure under a concern.
pub(super) async fn is_answered_by_nobody(tx: &mut Tx, stored: &Stored) -> Result<bool> {
    let custodians = concerns::holders(tx, &stored.matter.authority, Role::Custodian).await?;
    Ok(custodians.iter().all(|able| Some(able.person) == stored.matter.about_person))
}

/// Tells those who answer of every wish about which it is due, each in a transaction of its own.
pub(super) async fn tell_due(ctx: &Ctx) -> Result<()> {
    let mut tx = ctx.db.read().await?;
    let due = concerns::due_to_answer(&mut tx, ctx.now(), A_TURN).await?;
    drop(tx);
    let mut failed = Ok(());
    for id in due {
        let told = async {
            let mut tx = ctx.db.begin().await?;
            concerns::lock_request(&mut tx, id).await?;
            tell_one(ctx, &mut tx, id).await?;
            Ok(tx.commit().await?)
        };
        if let Err(error) = told.await {
            let error: Error = error;
            tracing::error!(event = "concern.telling-failed", kind = ?error.kind(), cause = %error.causes());
            failed = failed.and(Err(error));
        }
    }
    failed
}

/// Tells those who answer a wish, if it is due: the custodians, and of what was opened at once the independent reviewers too.
/// Once it is late, whoever asked is told as well.
async fn tell_one(ctx: &Ctx, tx: &mut Tx, id: Uuid) -> Result<()> {
    let Some(asked) = concerns::request(tx, id).await? else { return Ok(()) };
    let stored = concerns::stored(tx, asked.concern).await?.ok_or(ErrorKind::NotFound)?;
    let house = House::of(tx, &asked.authority, stored.standing.desk()).await?;
    let due = asked.request.next_telling(&house.calendar, asked.told);
    if due.is_none_or(|due| due > ctx.now()) {
        return Ok(());
    }
    let mut people = Vec::new();
    let roles: &[Role] =
        if asked.request.urgent { &[Role::Custodian, Role::IndependentReviewer] } else { &[Role::Custodian] };
    for role in roles {
        people
            .extend(concerns::holders(tx, &asked.authority, *role).await?.into_iter().map(|one| one.person));
    }
    people.retain(|person| *person != asked.request.by);
    if asked.tellings > 0 {
        people.push(asked.request.by);
    }
    people.retain(|person| Some(*person) != stored.matter.about_person);
    people.sort_unstable();
    people.dedup();
    let step = format!("{STEP}{id}-{}", asked.tellings + 1);
    let row = Telling {
        concern: asked.concern,
        round: stored.standing.round,
        step: &step,
        what: What::Identity,
        at: ctx.now(),
        people: i64::try_from(people.len()).map_err(|_| ErrorKind::Internal)?,
        front_door: false,
    };
    if concerns::tell(tx, &row).await? {
        escalate::alert(ctx, tx, (asked.concern, stored.standing.round, &step), people).await?;
    }
    let next = asked.request.next_telling(&house.calendar, Some(ctx.now()));
    concerns::tell_of(tx, id, ctx.now(), next).await?;
    Ok(())
}

/// How the names of these steps begin; the identifier of the wish follows.
const STEP: &str = "identity-";

/// The wish that a step is about; none for a step of another kind.
pub(super) fn of_step(step: &str) -> Option<Uuid> {
    step.strip_prefix(STEP)?.get(..36)?.parse().ok()
}
