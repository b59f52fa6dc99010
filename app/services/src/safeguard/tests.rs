//! Concerns as stories, on both engines: for each kind, each desk, and whoever must not know.

use super::*;
use crate::{
    Actor, ErrorKind, Grant, Reach, Result, acts, authorise,
    circle::{id_of, submission},
    give::{Sends, Submission},
    moderate,
    number::withdraw,
    rig::{AUTHORITY, Rig, story},
};
use domain::{
    Bilingual,
    calls::{Call, ReachReason, Rung},
    concern::{self, About, EntryKind, Kind, Outcome, Refusal, State, Status, clocks::What},
    feedback::{Desk as FeedbackDesk, KeepFrom, Safe, Safety, WantsContact},
    number::Number,
    permission::Role,
};
use storage::{Uuid, concerns, feedback};

/// Seven years, in days: how long a concern is kept where the settings say nothing else.
const KEPT_DAYS: i64 = 7 * 365 + 2;

mod disclose;
mod ending;
mod path;
mod rota;
mod said;
mod telling;
mod who;
mod whole_year;
mod year;

/// Somebody says that they are not safe, in words.
fn not_safe() -> Safety {
    let contact = Some(WantsContact::Yes);
    Safety { safe: Some(Safe::No), contact, keep_from: Some(KeepFrom::Home), ..Safety::default() }
}

fn about_a_worker() -> Safety {
    Safety { safe: Some(Safe::No), keep_from: Some(KeepFrom::Worker), ..Safety::default() }
}

async fn send(rig: &Rig, safety: Safety) -> Number {
    let (sends, _) = Sends::start(rig.ctx.clone());
    let contact = Some("Made up: text after school".to_owned());
    let sent = Submission { safety, contact, ..submission(rig, "Made up: it is bad at home.").await };
    sends.send(sent, None).await.unwrap().number
}

/// The concerns about a feedback, newest first.
async fn about(rig: &Rig, feedback: Uuid) -> Vec<concerns::Over> {
    concerns::of_feedback(&mut rig.ctx.db.read().await.unwrap(), feedback).await.unwrap()
}

/// The one concern about what somebody sent.
async fn concern_of(rig: &Rig, number: &Number) -> Uuid {
    let about = about(rig, id_of(rig, number).await).await;
    assert_eq!(about.len(), 1);
    about[0].concern
}

async fn leave<A: crate::Act<Thing = Matter>>(rig: &Rig, who: &Actor, concern: Uuid) -> Result<Grant<A>> {
    authorise(&rig.ctx, who, concern).await
}

async fn act(rig: &Rig, who: &Actor, concern: Uuid) -> Grant<acts::ActOnConcern> {
    leave(rig, who, concern).await.unwrap()
}

async fn look(rig: &Rig, who: &Actor, concern: Uuid) -> ConcernView {
    open(&rig.ctx, &leave(rig, who, concern).await.unwrap()).await.unwrap()
}

async fn list(rig: &Rig, who: &Actor, on: concern::Desk) -> Vec<Line> {
    let leave = authorise(&rig.ctx, who, Reach::concerns(AUTHORITY, on)).await.unwrap();
    desk(&rig.ctx, &leave, None).await.unwrap().lines
}

fn call(rig: &Rig) -> Call {
    Call {
        rung: Some(Rung::FrontDoor),
        rung_at: Some(rig.ctx.now()),
        who: "Made Up".into(),
        reference: "MU-1".into(),
        said: "Made up: they will visit today.".into(),
    }
}

fn letter() -> LetterText {
    let said = Bilingual { cy: "Gwneud: mae'n ddrwg gartref.".into(), en: String::new() };
    LetterText { to: "Made up: the front door".into(), said }
}

/// Reports, confirms and hears back.
async fn work_through(rig: &Rig, who: &Actor, concern: Uuid) {
    let leave = act(rig, who, concern).await;
    assert_eq!(record_call(&rig.ctx, &leave, &call(rig), None).await.unwrap(), Stepped::Done);
    assert_eq!(confirm(&rig.ctx, &leave, &letter(), None).await.unwrap(), Stepped::Done);
    assert_eq!(heard(&rig.ctx, &leave, "Made up: they are with them.", None).await.unwrap(), Stepped::Done);
}

async fn end(rig: &Rig, who: &Actor, concern: Uuid) {
    work_through(rig, who, concern).await;
    let leave = act(rig, who, concern).await;
    let done = close(&rig.ctx, &leave, Outcome::TakenUp, "Made up: it is in good hands.", None).await;
    assert_eq!(done.unwrap(), Stepped::Done);
}

/// A moderator takes an item and opens it.
async fn take(rig: &Rig, who: &Actor, feedback: Uuid) {
    moderate::claim(&rig.ctx, &authorise(&rig.ctx, who, feedback).await.unwrap()).await.unwrap();
    moderate::open(&rig.ctx, &authorise(&rig.ctx, who, feedback).await.unwrap()).await.unwrap();
}

fn new(kind: Kind, about_person: &str) -> NewConcern {
    let (kind, about) = (Some(kind), Some(About::Child));
    NewConcern { kind, about, about_person: about_person.into(), why: "Made up: read in the words.".into() }
}

/// A moderator raises a concern about an item of theirs.
async fn raise_as(rig: &Rig, who: &Actor, feedback: Uuid, new: &NewConcern) -> Raised {
    raise(&rig.ctx, &authorise(&rig.ctx, who, feedback).await.unwrap(), new).await.unwrap()
}
