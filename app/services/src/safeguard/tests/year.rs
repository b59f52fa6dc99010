//! A year of concerns: nights, weekends, holidays, both changes of the hour, people who are shut out, and work that is broken
//! off in the middle. Whatever happens, each step is taken once, somebody is always told, and everything has an end.

use super::*;
use std::collections::BTreeSet;
use storage::people;

/// A row of numbers that looks random and is the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }

    fn one_of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[usize::try_from(self.below(list.len() as u64)).unwrap()]
    }
}

struct Year<'a> {
    rig: &'a Rig,
    dice: Dice,
    /// Two a desk.
    people: Vec<Actor>,
    out: BTreeSet<Uuid>,
    concerns: Vec<Uuid>,
}

impl Year<'_> {
    /// Somebody is shut out, or let in again.
    async fn come_or_go(&mut self) {
        let who = self.dice.one_of(&self.people).clone();
        let mut tx = self.rig.ctx.db.begin().await.unwrap();
        if self.out.remove(&who.person) {
            people::renew(&mut tx, who.person, &who.name, "none", who.locale).await.unwrap();
        } else {
            people::disable(&mut tx, who.person).await.unwrap();
            self.out.insert(who.person);
        }
        tx.commit().await.unwrap();
    }

    /// Looks for what is due and is broken off somewhere in the middle, as by a kill.
    async fn tell_and_be_killed(&mut self) {
        let steps = self.dice.below(60);
        let killed = async {
            for _ in 0..steps {
                tokio::task::yield_now().await;
            }
        };
        tokio::select! {
            biased;
            () = killed => {}
            told = tell_due(&self.rig.ctx) => told.unwrap(),
        }
    }

    async fn step(&mut self) {
        let (who, concern) = (self.dice.one_of(&self.people).clone(), *self.dice.one_of(&self.concerns));
        if self.out.contains(&who.person) {
            return;
        }
        let Ok(leave) = leave::<acts::ActOnConcern>(self.rig, &who, concern).await else { return };
        let (ctx, why) = (&self.rig.ctx, "Made up.");
        let to = self.dice.one_of(&self.people).person;
        let kind = *self.dice.one_of(Kind::ALL);
        let done = match self.dice.below(12) {
            0..3 => acknowledge(ctx, &leave).await,
            3..5 => record_call(ctx, &leave, &call(self.rig), None).await,
            5 => confirm(ctx, &leave, &letter(), None).await,
            6 => heard(ctx, &leave, why, None).await,
            7 => hand_over(ctx, &leave, to, why, None).await,
            8 => move_to(ctx, &leave, (kind, ""), why, None).await,
            9 => no_concern(ctx, &leave, why, None).await,
            10 => chase(ctx, &leave, why, None).await,
            _ => close(ctx, &leave, Outcome::Helped, why, None).await,
        };
        done.unwrap();
    }

    /// Nothing that is open is overdue to be told of, and what is told has a row of its own.
    async fn nothing_is_left_out(&self) {
        let mut tx = self.rig.ctx.db.read().await.unwrap();
        let due = concerns::due_to_tell(&mut tx, self.rig.ctx.now(), 100).await.unwrap();
        assert!(due.is_empty(), "somebody should have been told of these");
        for id in &self.concerns {
            let stored = concerns::stored(&mut tx, *id).await.unwrap().unwrap();
            let (of, round) = (&stored.standing, stored.standing.round);
            let steps = concerns::steps(&mut tx, *id, round).await.unwrap();
            let taken = |what| steps.iter().filter(|(about, _)| *about == what).count();
            assert!(of.times.acknowledged.is_some() || taken(What::Acknowledge) > 0, "nobody was told of it");
            let able = concerns::able(&mut tx, *id, of.desk().role()).await.unwrap();
            let lacks = concerns::lacks_somebody(&mut tx, AUTHORITY, of.desk()).await.unwrap();
            assert!(!able.is_empty() || lacks || !of.is_open(), "without a person, and nobody is shown it");
            let mut seen = BTreeSet::new();
            for reached in concerns::alerts(&mut tx, *id).await.unwrap() {
                let once = (reached.round, reached.step, reached.person);
                assert!(seen.insert(once), "told twice");
            }
        }
    }

    /// Everybody is back, and brings to its end what is open.
    async fn end_all(&mut self) {
        while !self.out.is_empty() {
            self.come_or_go().await;
        }
        for concern in self.concerns.clone() {
            for who in self.people.clone() {
                let Ok(_) = leave::<acts::ActOnConcern>(self.rig, &who, concern).await else { continue };
                if look(self.rig, &who, concern).await.facts.standing.is_open() {
                    end(self.rig, &who, concern).await;
                }
                break;
            }
            let mut tx = self.rig.ctx.db.read().await.unwrap();
            let stored = concerns::stored(&mut tx, concern).await.unwrap().unwrap();
            assert!(!stored.standing.is_open() && stored.keep_until.is_some(), "{:?}", stored.standing);
        }
    }
}

story!(through_a_year_each_step_is_taken_once_somebody_is_told_and_everything_has_an_end, |rig| {
    let mut all = Vec::new();
    for (role, names) in [
        (Role::SafeguardingLead, ["Lena", "Dai"]),
        (Role::DesignatedOfficer, ["Owen", "Deri"]),
        (Role::StatutoryDirector, ["Cyd", "Nest"]),
    ] {
        for name in names {
            all.push(rig.person(name, role).await);
        }
    }
    rig.person("Mair", Role::Moderator).await;
    let mut year = Year { rig, dice: Dice(11), people: all, out: BTreeSet::new(), concerns: Vec::new() };
    for _ in 0..120 {
        // A month has about ten of these.
        let minutes = i64::try_from(year.dice.below(2 * 3 * 24 * 60)).unwrap();
        rig.minutes_later(minutes);
        if year.concerns.is_empty() || year.dice.below(4) == 0 {
            let safety = if year.dice.below(3) == 0 { about_a_worker() } else { not_safe() };
            let number = send(rig, safety).await;
            year.concerns.push(concern_of(rig, &number).await);
        }
        if year.dice.below(5) == 0 {
            year.come_or_go().await;
        }
        for _ in 0..6 {
            year.step().await;
        }
        year.tell_and_be_killed().await;
        tell_due(&rig.ctx).await.unwrap();
        year.nothing_is_left_out().await;
    }
    assert!(year.concerns.len() > 20);
    year.end_all().await;
});
