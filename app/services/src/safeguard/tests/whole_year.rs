//! A whole year of one authority by an injected clock: nights, weekends, bank holidays, both changes of the hour, leads who
//! are ill, hours in which nobody is on duty, a dead mail server, and work that is broken off. What was alerted is compared,
//! step by step, with what a second, simpler reckoning of the same clocks says.

use super::*;
use crate::{
    Ctx,
    alerts::{
        self, Fault, Way, Wish,
        tray::{Manner, Tray},
    },
    jobs::{self, Lane},
};
use domain::clock::{Moment, Month};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, BinaryHeap},
    sync::Arc,
};
use storage::{bulk, feedback::NewFeedback, testkit::Inside};

mod reckoning;

use reckoning::{MINUTE, expected, on_duty};

/// How many concerns the year has, for each of which it has 67 other items. `CLYWED_CONCERNS=300 cargo test -p services
/// whole_year` is the year that was promised: 300 concerns among 20,000 items.
const CONCERNS: Option<&str> = option_env!("CLYWED_CONCERNS");

/// What happens in the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    /// Other feedback arrives, so much at once.
    Items(usize),
    /// Somebody is not safe: the concern of that place in the list.
    Raise(usize),
    Take(usize),
    Call(usize),
    Letter(usize),
    Hear(usize),
    Close(usize),
    /// The mail server dies, and comes back.
    MailDies,
    MailIsBack,
    /// What waited for the mail server is tried again.
    Retry,
}

/// A row of numbers that looks random and is the same each time.
struct Dice(u64);

impl Dice {
    fn one_of(&mut self, list: &[i64]) -> i64 {
        list[usize::try_from(self.below(list.len() as u64)).unwrap()]
    }

    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
}

struct Year<'a> {
    rig: &'a Rig,
    ctx: Ctx,
    tray: Arc<Tray>,
    inside: Inside,
    dice: Dice,
    heap: BinaryHeap<Reverse<(i64, Event)>>,
    lena: Actor,
    dai: Actor,
    mair: Actor,
    /// Each concern with its feedback.
    concerns: BTreeMap<usize, (Uuid, Uuid)>,
}

fn at(local: &str) -> Moment {
    Moment::of_local(local.parse().unwrap()).unwrap()
}

/// Lena has the days and Dai the evenings; from midnight to six nobody is on duty. Lena is ill at Christmas, when Dai stands in,
/// and around Easter, when nobody does.
async fn set_up(rig: &Rig, lena: &Actor, dai: &Actor) {
    let (lena, dai) = (lena.person, dai.person);
    let file = format!(
        "[[rota.shifts]]\nperson = \"{lena}\"\nwhen = \"every 06:00-18:00\"\norder = 1\n\
         [[rota.shifts]]\nperson = \"{dai}\"\nwhen = \"every 18:00-24:00\"\norder = 1\n\
         [[rota.absences]]\nperson = \"{lena}\"\nfrom = \"2026-12-20\"\nto = \"2027-01-03\"\nstands_in = \"{dai}\"\n\
         [[rota.absences]]\nperson = \"{lena}\"\nfrom = \"2027-03-20\"\nto = \"2027-03-30\"\n"
    );
    let part = domain::settings::Part::read(&file).unwrap();
    let wish = crate::govern::settings::Wish { part, ..Default::default() };
    crate::govern::settings::set(&rig.ctx, AUTHORITY, wish).await.unwrap().unwrap();
}

impl<'a> Year<'a> {
    async fn begin(rig: &'a Rig, concerns: usize) -> Self {
        let (ctx, tray) = Tray::without_texts().at(rig);
        let lena = rig.person("Lena", Role::SafeguardingLead).await;
        let dai = rig.person("Dai", Role::SafeguardingLead).await;
        let mair = rig.person("Mair", Role::Moderator).await;
        for (who, mail) in [(&lena, "lena@council.example"), (&dai, "dai@council.example")] {
            let wish = Wish { mail: Some(mail), ..Wish::default() };
            alerts::set(&ctx, who.person, &wish).await.unwrap().unwrap();
        }
        set_up(rig, &lena, &dai).await;
        let inside = Inside::of(&rig.setting).await.unwrap();
        let (dice, heap) = (Dice(29), BinaryHeap::new());
        let concerns_by_place = BTreeMap::new();
        let mut year =
            Self { rig, ctx, tray, inside, dice, heap, lena, dai, mair, concerns: concerns_by_place };
        year.plan(concerns);
        year
    }

    fn add(&mut self, at: Moment, event: Event) {
        self.heap.push(Reverse((at.0, event)));
    }

    /// Concerns at the moments at which a clock could go wrong, and at any others.
    fn plan(&mut self, concerns: usize) {
        let begin = at("2026-10-02T00:00:00");
        let fold = at("2026-10-25T01:30:00");
        let mut when = vec![
            fold,
            Moment(fold.0 + 60 * MINUTE),
            at("2026-10-24T23:58:00"),
            at("2027-03-28T00:58:00"),
            at("2027-03-28T02:01:00"),
            at("2027-03-27T20:00:00"),
            at("2026-12-24T23:59:00"),
            at("2026-12-25T03:00:00"),
            at("2026-12-31T23:40:00"),
            at("2027-03-25T17:58:00"),
            at("2027-03-26T12:00:00"),
            at("2027-05-02T04:00:00"),
        ];
        while when.len() < concerns {
            let minute = i64::try_from(self.dice.below(355 * 24 * 60)).unwrap();
            when.push(Moment(begin.0 + minute * MINUTE + 7_000_000));
        }
        for (place, at) in when.into_iter().take(concerns).enumerate() {
            self.add(at, Event::Raise(place));
        }
        for week in 0..50 {
            self.add(begin.plus_days(7 * week), Event::Items(concerns * 67 / 50));
        }
        for month in 0..12 {
            let dies = Moment(begin.plus_days(30 * month + 9).0 + 17 * 60 * MINUTE);
            self.add(dies, Event::MailDies);
            self.add(Moment(dies.0 + 20 * 60 * MINUTE), Event::MailIsBack);
            self.add(Moment(dies.0 + (20 * 60 + 6) * MINUTE), Event::Retry);
        }
    }

    /// Something follows so many minutes later.
    fn then(&mut self, minutes: &[i64], event: Event) {
        let minutes = self.dice.one_of(minutes);
        let now = self.rig.ctx.now();
        self.add(Moment(now.0 + minutes * MINUTE), event);
    }

    /// Whoever is here acts.
    fn who(&self) -> Actor {
        let ill = reckoning::is_ill(self.rig.ctx.now().date());
        if ill { self.dai.clone() } else { self.lena.clone() }
    }

    async fn live(&mut self) {
        let mut turn = 0_u32;
        loop {
            let wakes = "SELECT COALESCE(MIN(wakes), 0) FROM concern WHERE wakes IS NOT NULL";
            let wakes = self.inside.number(wakes).await.unwrap();
            let next = self.heap.peek().map(|Reverse((at, _))| *at);
            turn += 1;
            match next {
                Some(next) if wakes == 0 || next < wakes => {
                    let Reverse((at, event)) = self.heap.pop().unwrap();
                    self.rig.at(Moment(at));
                    self.happens(event).await;
                }
                None if wakes == 0 => return,
                _ => {
                    self.rig.at(Moment(wakes));
                    if turn.is_multiple_of(9) {
                        self.tell_and_be_killed().await;
                    }
                    tell_due(&self.ctx).await.unwrap();
                }
            }
            while jobs::once(&self.ctx, Lane::Mail).await {}
        }
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
            told = tell_due(&self.ctx) => told.unwrap(),
        }
    }

    async fn happens(&mut self, event: Event) {
        let (ctx, why) = (self.ctx.clone(), "Made up.");
        let leave = match event {
            Event::Take(n) | Event::Call(n) | Event::Letter(n) | Event::Hear(n) | Event::Close(n) => {
                Some(act(self.rig, &self.who(), self.concerns[&n].0).await)
            }
            _ => None,
        };
        let done = match (event, leave) {
            (Event::Take(n), Some(leave)) => {
                self.then(&[5, 50, 61, 130], Event::Call(n));
                acknowledge(&ctx, &leave).await
            }
            (Event::Call(n), Some(leave)) => {
                self.then(&[30, 20 * 60, 25 * 60, 50 * 60], Event::Letter(n));
                record_call(&ctx, &leave, &call(self.rig), None).await
            }
            (Event::Letter(n), Some(leave)) => {
                self.then(&[60, 21 * 60, 3 * 24 * 60, 12 * 24 * 60 + 77], Event::Hear(n));
                confirm(&ctx, &leave, &letter(), None).await
            }
            (Event::Hear(n), Some(leave)) => {
                self.then(&[31, 24 * 60, 9 * 24 * 60 + 5, 15 * 24 * 60], Event::Close(n));
                heard(&ctx, &leave, why, None).await
            }
            (Event::Close(n), Some(leave)) => {
                let done = close(&ctx, &leave, Outcome::TakenUp, why, None).await;
                let item = self.concerns[&n].1;
                take(self.rig, &self.mair, item).await;
                let decides = authorise(&ctx, &self.mair, item).await.unwrap();
                let nothing = Some(moderate::DeclineReason::Nothing);
                let declined = moderate::decline(&ctx, &decides, nothing, None).await.unwrap();
                assert_eq!(declined, moderate::Declined::Done);
                done
            }
            (other, _) => return self.world(other).await,
        };
        assert_eq!(done.unwrap(), Stepped::Done, "{event:?}");
    }

    /// What no lead does.
    async fn world(&mut self, event: Event) {
        match event {
            Event::Raise(n) => {
                let number = send(self.rig, not_safe()).await;
                let item = id_of(self.rig, &number).await;
                self.concerns.insert(n, (concern_of(self.rig, &number).await, item));
                let rarely = n % 40 == 13;
                self.then(if rarely { &[1_501] } else { &[2, 11, 29, 31, 47, 66, 191] }, Event::Take(n));
            }
            Event::Items(many) => self.items(many).await,
            Event::MailDies => self.tray.set(Way::Mail, Manner::Fails(Fault::Refused)),
            Event::MailIsBack => self.tray.set(Way::Mail, Manner::Takes),
            _ => {}
        }
    }

    /// Other feedback, written as the send path writes it, but many a statement.
    async fn items(&self, many: usize) {
        let rig = self.rig;
        let one = submission(rig, "Made up: they were kind.").await;
        let one = crate::give::prepare(&rig.ctx, &one).await.unwrap().new;
        let key = || rig.ctx.token().as_bytes().to_vec();
        let row = |_| NewFeedback {
            id: rig.ctx.id(),
            send_key: key(),
            number_hash: key(),
            received: rig.ctx.now(),
            ..one.clone()
        };
        let rows: Vec<_> = (0..many).map(row).map(|new| bulk::Row { new, accepted: None }).collect();
        let mut tx = rig.ctx.db.begin().await.unwrap();
        bulk::insert(&mut tx, &rows).await.unwrap();
        tx.commit().await.unwrap();
    }
}

/// Compares what was alerted of one concern with the reckoning.
async fn is_right(mails: &BTreeMap<Uuid, BTreeSet<i64>>, tx: &mut storage::Tx, concern: Uuid) -> usize {
    let stored = concerns::stored(tx, concern).await.unwrap().unwrap();
    let of = &stored.standing;
    let steps = concerns::steps(tx, concern, 0).await.unwrap();
    let told = concerns::alerts(tx, concern).await.unwrap();
    let names: BTreeSet<&str> = told.iter().map(|alert| alert.step.as_str()).collect();
    assert_eq!(names.len(), steps.len(), "each step told somebody");
    let wanted = expected(&of.times, of.acknowledge_by);
    let mut taken: BTreeMap<What, Vec<i64>> = BTreeMap::new();
    for (what, at) in &steps {
        taken.entry(*what).or_default().push(at.0);
    }
    for (what, moments) in &wanted {
        let found = taken.remove(what).unwrap_or_default();
        let shown = |of: &[i64]| of.iter().map(|at| Moment(*at).local().to_string()).collect::<Vec<_>>();
        let near = found.len() == moments.len()
            && found.iter().zip(moments).all(|(found, wanted)| (found - wanted).abs() < MINUTE);
        assert!(near, "{what}: {:?}, not {:?}\n{:?}", shown(&found), shown(moments), of.times);
    }
    assert!(taken.is_empty(), "of what nobody had to be told: {taken:?}");
    // Whoever is on duty is told first; where nobody is, everybody, and the moderators are asked to ring.
    let raised = of.times.raised;
    let first: BTreeSet<&str> =
        told.iter().filter(|alert| alert.step == "acknowledge-1").map(|alert| alert.name.as_str()).collect();
    let wanted: BTreeSet<&str> = match on_duty(raised) {
        Some(name) => [name].into(),
        None if reckoning::is_ill(raised.date()) => ["Dai", "Mair"].into(),
        None => ["Lena", "Dai", "Mair"].into(),
    };
    assert_eq!(first, wanted, "{}", raised.local());
    // A mail leaves for each lead within five minutes of whatever they are told.
    for alert in told.iter().filter(|alert| alert.channel == Channel::Desk && alert.name != "Mair") {
        let left = &mails[&alert.person];
        let soon = left.range(alert.made.0..=alert.made.0 + 5 * MINUTE).next().is_some();
        assert!(soon, "{} was not alerted of {}", alert.name, alert.step);
    }
    assert!(!of.is_open() && stored.keep_until.is_some());
    steps.len()
}

story!(in_a_whole_year_every_clock_is_right_and_each_step_is_taken_once_and_nothing_is_left_unseen, |rig| {
    let many = CONCERNS.map_or(30, |many| many.parse().unwrap());
    let mut year = Year::begin(rig, many).await;
    year.live().await;
    let concerns_of_year: Vec<Uuid> = year.concerns.values().map(|(concern, _)| *concern).collect();
    assert_eq!(concerns_of_year.len(), many);
    let mut tx = rig.ctx.db.read().await.unwrap();
    let mut left: BTreeMap<Uuid, BTreeSet<i64>> = BTreeMap::new();
    for concern in &concerns_of_year {
        for alert in concerns::alerts(&mut tx, *concern).await.unwrap() {
            if alert.channel == Channel::Mail {
                left.entry(alert.person).or_default().insert(alert.made.0);
            }
        }
    }
    let mut steps = 0;
    for concern in concerns_of_year {
        steps += is_right(&left, &mut tx, concern).await;
    }
    assert!(steps > 0, "somebody was alerted");
    drop(tx);
    let mails = year.tray.ids(Way::Mail);
    assert_eq!(mails.iter().collect::<BTreeSet<_>>().len(), mails.len(), "no mail twice");
    let rows = year.inside.number("SELECT count(*) FROM alert WHERE channel = 'mail'").await.unwrap();
    assert_eq!(usize::try_from(rows), Ok(mails.len()), "none lost through the dead server");
    // Every month ends without a worry that nobody saw to its end.
    let mut tx = rig.ctx.db.begin().await.unwrap();
    for month in 0..13 {
        let month =
            Month { year: 2026 + (9 + month) / 12, month: i8::try_from((9 + month) % 12).unwrap() + 1 };
        concerns::check_month(&mut tx, &month.to_string(), rig.ctx.now()).await.unwrap();
    }
    assert!(concerns::months(&mut tx).await.unwrap().is_empty());
});
