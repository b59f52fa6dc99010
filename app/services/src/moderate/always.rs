//! Whatever people do in whatever order, every waiting item can be claimed by somebody, or the people who find deputies
//! are told.

use super::{Accepted, Cover, Draft, Missing, cover, orphans};
use crate::{
    Actor, ErrorKind, Grant, Reach, Result, acts, authorise,
    circle::submission,
    give::{Sends, Submission},
    moderate,
    rig::{AUTHORITY, Rig},
};
use domain::{
    calls::{Call, Rung},
    coding::{Coding, Criticality, ThemeMark},
    feedback::{Desk, KeepFrom, Safe, Safety, WordBox},
    lifecycle::Judgement,
    permission::Role,
};
use std::collections::BTreeSet;
use storage::{Uuid, feedback, moderation, people};

/// A row of numbers that looks random and is the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }

    fn one_of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        let place = self.below(list.len() as u64);
        &list[usize::try_from(place).unwrap()]
    }
}

const STEPS: [&str; 14] = [
    "claim",
    "claim",
    "claim",
    "open",
    "open",
    "give-back",
    "step-back",
    "hold",
    "accept",
    "accept",
    "decline",
    "call",
    "no-concern",
    "reopen",
];

struct Story<'a> {
    rig: &'a Rig,
    readers: Vec<(Actor, Desk)>,
    custodian: Actor,
    out: BTreeSet<Uuid>,
}

impl Story<'_> {
    async fn send(&self, desk: Desk) -> Uuid {
        let (sends, _) = Sends::start(self.rig.ctx.clone());
        let keep_from = (desk == Desk::DesignatedOfficer).then_some(KeepFrom::Worker);
        let safety = Safety { safe: Some(Safe::No), keep_from, ..Safety::default() };
        let sent = Submission { safety, ..submission(self.rig, "Made up: it is bad at home.").await };
        let number = sends.send(sent, None).await.unwrap().number;
        let hash = self.rig.ctx.vault.number_hash(&number);
        let mut tx = self.rig.ctx.db.read().await.unwrap();
        feedback::by_number(&mut tx, &hash).await.unwrap().unwrap().thing.id
    }

    /// Lets somebody in no more, or in again.
    async fn let_in(&mut self, person: &Actor) {
        let mut tx = self.rig.ctx.db.begin().await.unwrap();
        if self.out.remove(&person.person) {
            people::renew(&mut tx, person.person, &person.name, "none", person.locale).await.unwrap();
        } else {
            people::disable(&mut tx, person.person).await.unwrap();
            self.out.insert(person.person);
        }
        tx.commit().await.unwrap();
    }

    async fn step(&self, who: &Actor, id: Uuid, step: &str, level: Criticality) -> Result<()> {
        let ctx = &self.rig.ctx;
        let here = id;
        match step {
            "claim" => return moderate::claim(ctx, &authorise(ctx, who, here).await?).await,
            "give-back" => return moderate::give_back(ctx, &authorise(ctx, who, here).await?).await,
            "step-back" => return moderate::step_back(ctx, &authorise(ctx, who, here).await?).await,
            "reopen" => {
                return moderate::reopen(ctx, &authorise(ctx, who, here).await?, "Made up.").await.map(drop);
            }
            "open" => return moderate::open(ctx, &authorise(ctx, who, here).await?).await.map(drop),
            _ => {}
        }
        let leave: Grant<acts::Decide> = authorise(ctx, who, here).await?;
        let theme = ThemeMark { theme: "5.1".parse().unwrap(), polarity: [WordBox::Problem].into() };
        let reason = "Made up.".to_owned();
        let coding = Coding { themes: vec![theme], criticality: Some(level), reason, ..Coding::empty() };
        let draft = Draft { spans: vec![], coding, seen: None };
        match step {
            "hold" => moderate::hold(ctx, &leave, &draft).await,
            "no-concern" => moderate::no_concern(ctx, &leave, "Made up.", None).await.map(drop),
            "decline" => {
                let why = Some(moderate::DeclineReason::Nothing);
                moderate::decline(ctx, &leave, why, None).await.map(drop)
            }
            "call" => {
                let (said, who) = ("Made up.".to_owned(), "Made Up".to_owned());
                let rung_at = Some(ctx.now());
                let call = Call { rung: Some(Rung::Lead), rung_at, who, said, ..Call::default() };
                moderate::record_call(ctx, &leave, &call, None).await.map(drop)
            }
            _ => {
                let accepted = moderate::accept(ctx, &leave, &draft).await?;
                if accepted == Accepted::Done && level >= Criticality::VerySerious {
                    self.two_people_or_a_call(id).await;
                }
                Ok(())
            }
        }
    }

    /// Something very serious was accepted: two people have read it, or somebody was rung.
    async fn two_people_or_a_call(&self, id: Uuid) {
        let mut tx = self.rig.ctx.db.read().await.unwrap();
        let readings = moderation::readings(&mut tx, id).await.unwrap();
        let judged = |reading: &&moderation::Reading| {
            matches!(reading.judgement, Judgement::Held | Judgement::Accepted | Judgement::NoConcern)
        };
        let people: BTreeSet<Uuid> = readings.iter().filter(judged).map(|reading| reading.person).collect();
        let rung = !moderation::calls(&mut tx, id).await.unwrap().is_empty();
        assert!(people.len() > 1 || rung);
    }

    async fn cover(&self, who: &Actor, id: Uuid) -> Cover {
        let leave = authorise(&self.rig.ctx, who, id).await.unwrap();
        cover(&self.rig.ctx, &leave).await.unwrap()
    }

    /// Somebody who is let in has it or may claim it, or it is counted where deputies are found.
    async fn is_in_reach(&self, id: Uuid, desk: Desk) -> bool {
        let mut open = false;
        for (who, _) in self.readers.iter().filter(|(_, at)| *at == desk) {
            let cover = self.cover(who, id).await;
            open |= cover.facts.state.is_open();
            let in_reach =
                cover.claimable || cover.facts.claimed.is_some_and(|(by, _)| !self.out.contains(&by));
            if in_reach && !self.out.contains(&who.person) {
                return true;
            }
        }
        let leave: Grant<acts::ReadAudit> =
            authorise(&self.rig.ctx, &self.custodian, Reach::whole(AUTHORITY)).await.unwrap();
        let missing = orphans(&self.rig.ctx, &leave).await.unwrap();
        let shown = |missing: &Missing| match missing {
            Missing::Moderator { nobody, .. } => desk == Desk::Moderation && nobody.items() > 0,
            Missing::OnDesk(apart) => apart.of_feedback() == desk && desk.is_apart(),
        };
        !open || missing.iter().any(shown)
    }
}

#[tokio::test]
async fn what_waits_can_be_claimed_by_somebody_in_every_reachable_state() {
    for rig in Rig::each().await {
        let mut dice = Dice(7);
        let mut readers = Vec::new();
        for name in ["Mair", "Twm", "Nia"] {
            readers.push((rig.person(name, Role::Moderator).await, Desk::Moderation));
        }
        for name in ["Owen", "Deri"] {
            readers.push((rig.person(name, Role::DesignatedOfficer).await, Desk::DesignatedOfficer));
        }
        let custodian = rig.person("Cari", Role::Custodian).await;
        let mut story = Story { rig: &rig, readers, custodian, out: BTreeSet::new() };
        for chapter in 0..24 {
            let desk = if chapter % 2 == 0 { Desk::Moderation } else { Desk::DesignatedOfficer };
            let id = story.send(desk).await;
            for _ in 0..30 {
                let (who, at) = dice.one_of(&story.readers).clone();
                if dice.below(6) == 0 {
                    story.let_in(&who).await;
                } else if at == desk && !story.out.contains(&who.person) {
                    let (step, level) = (*dice.one_of(&STEPS), *dice.one_of(Criticality::ALL));
                    if let Err(error) = story.step(&who, id, step, level).await {
                        assert_ne!(error.kind(), ErrorKind::Internal, "{step}: {error:?}");
                    }
                }
                assert!(story.is_in_reach(id, desk).await, "chapter {chapter}: out of everybody's reach");
            }
        }
    }
}
