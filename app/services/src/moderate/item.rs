//! A claimed item, opened.

use super::safety::{Recorded, recorded};
use crate::{
    Ctx, Error, ErrorKind, Grant, Result,
    acts::OpenOriginal,
    original::{self, Opened},
    safeguard::{self, Ring},
    vault,
};
use domain::{
    Bilingual,
    coding::Coding,
    feedback::{Original, State, WordBox},
    lifecycle::{self, Judgement},
    questionnaire::Answers,
    redaction::{Span, suggest_all},
};
use storage::{
    Tx, Uuid,
    concerns::{self, Over},
    directory,
    moderation::{self, Facts, Reading},
    people,
};

/// A claimed item with its words: one of the two things in which words may be seen.
#[derive(Debug)]
pub struct Item {
    /// What is known besides the words.
    pub facts: Facts,
    /// What families call the service, if it was named.
    pub service: Option<Bilingual>,
    /// The words as written, without how to reach the person: that opens only under a concern, to the people of its desk.
    pub opened: Opened,
    /// They left a way to get in touch.
    pub left_contact: bool,
    /// A concern about it is open, and whoever reads this may know of it.
    pub concern_open: bool,
    /// What is to be hidden: as it was saved, or else as the rules suggest.
    pub spans: Vec<(WordBox, Span)>,
    /// Nobody has looked at the spans yet: they are suggestions.
    pub suggested: bool,
    /// The coding so far.
    pub coding: Coding,
    /// Who read it before, and what they did: a held item was coded by somebody else.
    pub readings: Vec<Reading>,
    /// What was answered; none where an import brought it.
    pub answers: Option<Answers>,
    /// The telephone calls about it, oldest first.
    pub calls: Vec<Recorded>,
    /// How far somebody's safety was made sure of.
    pub safe: MadeSure,
    /// Whom to ring, where somebody has to ring now; none otherwise.
    pub numbers: Vec<Ring>,
    /// Who took it up again after it was decided, and why.
    pub reopened: Option<(String, String)>,
}

/// How far somebody's safety was made sure of, and what the one who has the item can do about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "what the page offers, each by itself")]
pub struct MadeSure {
    /// Somebody may be in danger, or asked for somebody to get in touch.
    pub worry: bool,
    /// It may be accepted or declined as far as that goes.
    pub cleared: bool,
    /// The one who has it may record that there is no concern: somebody else read it first.
    pub may_clear: bool,
    /// There is nobody else who may read it.
    pub alone: bool,
    /// The people who keep somebody safe have been told and none of them has it: whoever reads this rings the front door.
    pub ring: bool,
}

/// Opens a claimed item. Every call is audited, a reload too.
#[tracing::instrument(name = "item.open", skip_all)]
pub async fn open(ctx: &Ctx, grant: &Grant<OpenOriginal>) -> Result<Item> {
    let opened = original::open(ctx, grant).await?;
    let id = grant.thing().id;
    let mut tx = ctx.db.read().await?;
    let facts = moderation::facts(&mut tx, id).await?.ok_or(ErrorKind::NotFound)?;
    let service = match facts.service {
        Some(service) => directory::by_id(&mut tx, service).await?.map(|service| service.name),
        None => None,
    };
    let readings = moderation::readings(&mut tx, id).await?;
    let coding = coding(ctx, &mut tx, id, &readings).await?;
    let suggested = !readings.iter().any(is_work);
    let spans = if suggested { suggestions(opened.words()) } else { moderation::spans(&mut tx, id).await? };
    let answers = match facts.answers.as_slice() {
        [] => None,
        packed => Some(Answers::unpack(packed).map_err(Error::internal)?),
    };
    let calls = recorded(ctx, &mut tx, id).await?;
    let reopened = match readings.iter().rev().find(|reading| reading.judgement == Judgement::Reopened) {
        Some(Reading { name, reason: Some(sealed), .. }) => {
            Some((name.clone(), vault::own(ctx, &mut tx, id).await?.open_reason(sealed)?))
        }
        _ => None,
    };
    let safe = made_sure(ctx, &mut tx, grant, &opened).await?;
    let left_contact = opened.contact().is_some();
    let opened = opened.without_contact();
    let concern_open = knows_of_concern(&mut tx, grant).await?;
    let numbers =
        if safe.ring { safeguard::to_ring(&mut tx, &facts.authority, ctx.now()).await? } else { Vec::new() };
    Ok(Item {
        facts,
        service,
        opened,
        left_contact,
        concern_open,
        spans,
        suggested,
        coding,
        readings,
        answers,
        calls,
        safe,
        numbers,
        reopened,
    })
}

async fn made_sure(ctx: &Ctx, tx: &mut Tx, grant: &Grant<OpenOriginal>, opened: &Opened) -> Result<MadeSure> {
    let (id, person) = (grant.thing().id, grant.person());
    let mut stands = moderation::standing(tx, id, ctx.now()).await?.ok_or(ErrorKind::NotFound)?;
    stands.standing.worry |= opened.carries_worry();
    let others = moderation::others(tx, id, lifecycle::reader(stands.desk), person).await?;
    let of = &stands.standing;
    Ok(MadeSure {
        worry: of.worry,
        cleared: of.is_cleared(),
        may_clear: of.state == State::Held && of.held_by != Some(person),
        alone: others == 0,
        ring: concerns::of_feedback(tx, id).await?.iter().any(Over::asks_to_ring),
    })
}

/// Whether a concern about the item is open of which whoever reads it may know: one for whose desk the item lies where it
/// does, and about neither them nor their role.
async fn knows_of_concern(tx: &mut Tx, grant: &Grant<OpenOriginal>) -> Result<bool> {
    let thing = grant.thing();
    let roles = people::grants(tx, grant.person()).await?;
    for over in concerns::of_feedback(tx, thing.id).await?.iter().filter(|over| over.closed.is_none()) {
        let Some(matter) = concerns::matter(tx, over.concern).await? else { continue };
        let of_theirs = |grant: &people::RoleGrant| {
            grant.organisation == matter.authority && matter.kind.complained_of() == Some(grant.role)
        };
        let barred = matter.about_person == Some(grant.person()) || roles.iter().any(of_theirs);
        if matter.kind.desk().of_feedback() == thing.desk && !barred {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a reading left work to go on with.
fn is_work(reading: &Reading) -> bool {
    matches!(reading.judgement, Judgement::Draft | Judgement::Held | Judgement::Accepted)
}

/// What the rules suggest to hide in each box.
pub(crate) fn suggestions(words: &Original) -> Vec<(WordBox, Span)> {
    suggest_all(words)
}

/// The coding with the level and reason of the last reading that gave them.
async fn coding(ctx: &Ctx, tx: &mut Tx, id: Uuid, readings: &[Reading]) -> Result<Coding> {
    let coding = moderation::coding(tx, id).await?;
    let last = readings.iter().rev().find(|reading| is_work(reading));
    let reason = match last.and_then(|reading| reading.reason.as_deref()) {
        Some(sealed) => vault::own(ctx, tx, id).await?.open_reason(sealed)?,
        None => String::new(),
    };
    Ok(Coding { criticality: last.and_then(|reading| reading.criticality), reason, ..coding })
}
