//! Stories of the writer: who gets in, who comes first, and what a panic or a fault takes with it.

use super::*;
use crate::{
    Clock, Entropy,
    circle::submission,
    jobs::supervise::Pulse,
    rig::{Rig, story},
};
use domain::feedback::{Safe, Safety};
use std::{collections::VecDeque, io, sync::Mutex as Lock};
use tokio::task::JoinSet;

/// A clock that panics where a plan says so. Only looks of the writer's tasks count: a test's own task has no identifier.
struct Tripwire(Rig1, Lock<VecDeque<bool>>);

/// The clock of the installation.
struct Rig1(Ctx);

impl Clock for Tripwire {
    fn now(&self) -> Moment {
        let trips = tokio::task::try_id().is_some() && self.1.lock().unwrap().pop_front() == Some(true);
        assert!(!trips, "made up: the clock broke");
        self.0.0.now()
    }
}

/// The random source of the installation.
struct Source(Ctx);

impl Entropy for Source {
    fn fill(&self, bytes: &mut [u8]) {
        for byte in bytes {
            *byte = self.0.random::<1>()[0];
        }
    }
}

/// The same installation with a clock that panics as planned.
fn with_tripwire(rig: &Rig) -> (Ctx, Arc<Tripwire>) {
    let clock = Arc::new(Tripwire(Rig1(rig.ctx.clone()), Lock::default()));
    let source = Arc::new(Source(rig.ctx.clone()));
    (Ctx::new(rig.ctx.db.clone(), rig.ctx.vault.clone(), clock.clone(), source), clock)
}

fn plan(clock: &Tripwire, looks: &[bool]) {
    *clock.1.lock().unwrap() = looks.iter().copied().collect();
}

async fn worry(rig: &Rig, words: &str) -> Submission {
    let mut worry = submission(rig, words).await;
    worry.safety = Safety { safe: Some(Safe::No), ..Safety::default() };
    worry
}

story!(a_panic_while_one_is_written_takes_no_other_with_it_and_does_not_end_the_writer, |rig| {
    let (ctx, clock) = with_tripwire(rig);
    let (sends, _) = Sends::start(ctx);
    let (one, two) = (submission(rig, "Made up: one.").await, submission(rig, "Made up: two.").await);
    let poison = submission(rig, "Made up: three.").await;
    // The limit's look at the clock panics with all of them together, and again with this one alone.
    plan(&clock, &[true, false, true, false]);
    let (one, two, three) = tokio::join!(
        sends.send(one, None),
        sends.send(two, None),
        sends.send(poison.clone(), Some("192.0.2.1")),
    );
    assert!(one.is_ok() && two.is_ok());
    assert!(matches!(three, Err(SendError::Unsure)));
    assert_eq!(sends.pulse().panics(), 2);
    assert!(!sends.send(poison, Some("192.0.2.1")).await.unwrap().repeat, "it had not been kept");
    assert!(sends.pulse().is_well(rig.ctx.now()));
});

story!(a_writer_that_itself_panics_is_started_again_and_goes_on, |rig| {
    let (ctx, clock) = with_tripwire(rig);
    let (sends, writer) = Sends::start(ctx);
    let sent = submission(rig, "Made up: one.").await;
    plan(&clock, &[true, true]);
    assert!(matches!(sends.send(sent.clone(), Some("192.0.2.1")).await, Err(SendError::Unsure)));
    assert!(!sends.send(sent.clone(), Some("192.0.2.1")).await.unwrap().repeat);
    assert!(sends.send(sent, Some("192.0.2.1")).await.unwrap().repeat);
    assert_eq!(sends.pulse().panics(), 1);
    drop(sends);
    writer.await.unwrap();
});

story!(a_writer_that_fails_again_and_again_is_unwell_until_it_works, |rig| {
    let (ctx, clock) = with_tripwire(rig);
    let (sends, _) = Sends::start(ctx);
    for n in 0..3 {
        assert!(sends.pulse().is_well(rig.ctx.now()), "{n} failures");
        plan(&clock, &[true, false]);
        let sent = submission(rig, &format!("Made up: {n}.")).await;
        assert!(sends.send(sent, Some("192.0.2.1")).await.is_err());
    }
    assert!(!sends.pulse().is_well(rig.ctx.now()));
    sends.send(submission(rig, "Made up: it works.").await, None).await.unwrap();
    assert!(sends.pulse().is_well(rig.ctx.now()));
});

/// What is logged while the guard lives, of this thread.
#[derive(Clone, Default)]
pub(crate) struct Log(Arc<Lock<Vec<u8>>>);

impl Log {
    pub(crate) fn kept(&self) -> tracing::subscriber::DefaultGuard {
        let log = self.clone();
        let subscriber = tracing_subscriber::fmt().with_ansi(false).with_max_level(tracing::Level::TRACE);
        tracing::subscriber::set_default(subscriber.with_writer(move || log.clone()).finish())
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

story!(one_that_fails_alone_keeps_its_cause_in_the_log_and_no_word_of_it, |rig| {
    let (log, (sends, _)) = (Log::default(), Sends::start(rig.ctx.clone()));
    let mut unfit = submission(rig, "Made up: Llywelyn said so.").await;
    unfit.service = Some(rig.ctx.id());
    let fit = submission(rig, "Made up: fit.").await;
    let guard = log.kept();
    let (unfit, fit) = tokio::join!(sends.send(unfit, None), sends.send(fit, None));
    drop(guard);
    assert!(matches!(unfit, Err(SendError::Failed(error)) if error.kind() == ErrorKind::Internal));
    assert!(fit.is_ok());
    let text = log.text();
    let line = text.lines().find(|line| line.contains("send.item-failed")).unwrap();
    let code = if rig.engine == "SQLite" { "787" } else { "23503" };
    assert!(line.contains(code), "{line}");
    assert!(!text.contains("Llywelyn"), "{text}");
});

/// Only SQLite's writer can be held by a test without stopping PostgreSQL's other tests.
#[tokio::test]
async fn while_the_line_is_full_of_ordinary_posts_a_worry_still_gets_in_and_is_written_first() {
    let rig = Rig::each().await.remove(0);
    let (sends, _) = Sends::with(rig.ctx.clone(), Places { ordinary: 3, worries: 2, batch: 1 });
    let held = rig.ctx.db.begin().await.unwrap();
    let mut senders = JoinSet::new();
    let mut send = async |name: &'static str, what: Submission| {
        let sends = sends.clone();
        senders.spawn(async move { (name, sends.send(what, None).await.is_ok()) });
        tokio::task::yield_now().await;
        tokio::task::yield_now().await;
    };
    send("in hand", submission(&rig, "Made up: 0.").await).await;
    for n in 1..=3 {
        send("ordinary", submission(&rig, &format!("Made up: {n}.")).await).await;
    }
    send("turned away", submission(&rig, "Made up: too many.").await).await;
    send("worry", worry(&rig, "Made up: not safe.").await).await;
    // A worry is sealed for those who act on it too, under a key that is read from the database: wait until it is in line.
    let in_line = async {
        while sends.worries.capacity() == 2 {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), in_line).await.unwrap();
    drop(held);
    let mut order = Vec::new();
    while let Some(done) = senders.join_next().await {
        order.push(done.unwrap());
    }
    let expected = [("turned away", false), ("in hand", true), ("worry", true)];
    assert_eq!(order[..3], expected, "{order:?}");
    assert_eq!(order[3..], [("ordinary", true); 3]);
}

/// Time stands still but for timers, so ten seconds pass at once; the database is held meanwhile.
#[tokio::test]
async fn a_sender_who_waited_too_long_is_told_that_it_is_not_known() {
    let rig = Rig::each().await.remove(0);
    let (ordinary, _waiting) = mpsc::channel(1);
    let (worries, _waiting_worries) = mpsc::channel(1);
    let (ctx, pulse) = (rig.ctx.clone(), Pulse::default());
    let sends = Sends { ctx, ordinary, worries, pulse, in_line: Arc::default() };
    let sent = submission(&rig, "Made up: nobody writes it.").await;
    tokio::time::pause();
    assert!(matches!(sends.send(sent, None).await, Err(SendError::Unsure)));
}
