//! Stories of people who do the same thing at the same moment.

use crate::{
    ErrorKind, Grant, acts, authorise,
    circle::{accept, id_of, send_many, submission},
    give::{SendError, Sends},
    moderate::{self, Accepted, Draft},
    number::withdraw,
    publish::{fold, prints},
    rig::{AUTHORITY, Rig, story},
};
use domain::{
    clock::Quarter,
    coding::{Coding, Criticality, ThemeMark},
    feedback::WordBox,
    figures::{Of, Period},
    permission::Role,
};
use std::time::Duration;
use storage::{periods, printed};
use tokio::task::JoinSet;

const QUARTER: Quarter = Quarter { year: 2026, quarter: 4 };

/// The responses that the figures of the running quarter count.
async fn responses(rig: &Rig) -> i64 {
    let mut tx = rig.ctx.db.read().await.unwrap();
    let period = periods::of(&mut tx, AUTHORITY, QUARTER).await.unwrap();
    assert_eq!(fold::differences(&rig.ctx, AUTHORITY, QUARTER).await.unwrap(), []);
    period.map_or(0, |period| period.counted)
}

story!(what_is_taken_back_from_many_pages_at_once_leaves_the_figures_once, |rig| {
    let mair = rig.person("Mair", Role::Moderator).await;
    let numbers = send_many(rig, 4).await;
    for number in &numbers {
        accept(rig, &mair, number).await;
    }
    let mut pages = JoinSet::new();
    for number in numbers.iter().take(2) {
        for _ in 0..12 {
            let (ctx, number) = (rig.ctx.clone(), number.clone());
            pages.spawn(async move { withdraw(&ctx, &number).await.map_err(|error| error.kind()) });
        }
    }
    let said = pages.join_all().await;
    assert_eq!(said.iter().filter(|said| said.is_ok()).count(), 2);
    assert!(said.iter().filter_map(|said| said.as_ref().err()).all(|kind| *kind == ErrorKind::NotFound));
    assert_eq!(responses(rig).await, 2);
});

story!(what_is_taken_back_while_it_is_accepted_is_never_counted, |rig| {
    let mair = rig.person("Mair", Role::Moderator).await;
    let numbers = send_many(rig, 8).await;
    let mut both = JoinSet::new();
    for number in numbers {
        let id = id_of(rig, &number).await;
        let leave: Grant<acts::Claim> = authorise(&rig.ctx, &mair, id).await.unwrap();
        moderate::claim(&rig.ctx, &leave).await.unwrap();
        let leave: Grant<acts::Decide> = authorise(&rig.ctx, &mair, id).await.unwrap();
        let theme = ThemeMark { theme: "5.1".parse().unwrap(), polarity: [WordBox::Problem].into() };
        let coding =
            Coding { themes: vec![theme], criticality: Some(Criticality::Noticeable), ..Coding::empty() };
        let ctx = rig.ctx.clone();
        both.spawn(async move {
            let accepted = moderate::accept(&ctx, &leave, &Draft { spans: vec![], coding, seen: None }).await;
            assert!(matches!(accepted.map_err(|error| error.kind()), Ok(Accepted::Done) | Err(_)));
        });
        let ctx = rig.ctx.clone();
        both.spawn(async move { withdraw(&ctx, &number).await.unwrap() });
    }
    both.join_all().await;
    assert_eq!(responses(rig).await, 0);
});

/// Only SQLite's writer can be held by a test without stopping PostgreSQL's other tests.
#[tokio::test]
async fn what_nobody_waits_for_any_more_is_not_kept_behind_their_back() {
    let rig = Rig::each().await.remove(0);
    let (sends, _) = Sends::start(rig.ctx.clone());
    let (first, given_up) =
        (submission(&rig, "Made up: one.").await, submission(&rig, "Made up: two.").await);
    let held = rig.ctx.db.begin().await.unwrap();
    let mut senders = JoinSet::new();
    let waits = sends.clone();
    senders.spawn(async move { waits.send(first, None).await });
    tokio::time::sleep(Duration::from_millis(100)).await;
    let gone = tokio::time::timeout(Duration::from_millis(100), sends.send(given_up.clone(), None)).await;
    assert!(gone.is_err());
    drop(held);
    assert!(senders.join_all().await.iter().all(Result::is_ok));
    let last = submission(&rig, "Made up: three.").await;
    sends.send(last, None).await.unwrap();
    let receipt = sends.send(given_up, None).await.unwrap();
    assert!(!receipt.repeat, "it had not been kept");
}

#[tokio::test]
async fn while_the_database_is_locked_a_sender_is_told_soon_and_sends_again() {
    let rig = Rig::each().await.remove(0);
    let (sends, _) = Sends::start(rig.ctx.clone());
    let sent = submission(&rig, "Made up: one.").await;
    let held = rig.ctx.db.begin().await.unwrap();
    let told = tokio::time::timeout(Duration::from_secs(12), sends.send(sent.clone(), None)).await.unwrap();
    assert!(matches!(told, Err(SendError::Failed(error)) if error.kind() == ErrorKind::Unavailable));
    drop(held);
    assert!(!sends.send(sent, None).await.unwrap().repeat);
}

story!(two_printing_processes_at_once_make_one_print_and_a_broken_quarter_stops_no_other, |rig| {
    let mair = rig.person("Mair", Role::Moderator).await;
    for number in send_many(rig, 25).await {
        accept(rig, &mair, &number).await;
    }
    let mut tx = rig.ctx.db.begin().await.unwrap();
    let third: Quarter = "2026-Q3".parse().unwrap();
    periods::count(&mut tx, AUTHORITY, "2026-Q3", 6, third.months().0).await.unwrap();
    tx.commit().await.unwrap();
    // Counts that nothing of ours can have written.
    let mut inside = storage::testkit::Inside::of(&rig.setting).await.unwrap();
    let broken = "INSERT INTO tally (authority, quarter, cut, value, channel, lineage, audience, counts)
        VALUES ('W06000008', '2026-Q3', 'all', '', 'all', 'all', 'all', 'broken')";
    inside.run(broken).await.unwrap();
    inside.close().await.unwrap();
    rig.days_later(40);
    let (one, other) = tokio::join!(
        prints::print_due(&rig.ctx, rig.ctx.token()),
        prints::print_due(&rig.ctx, rig.ctx.token()),
    );
    one.unwrap();
    other.unwrap();
    let mut tx = rig.ctx.db.read().await.unwrap();
    let every = printed::every(&mut tx, AUTHORITY, Period::Quarter(QUARTER)).await.unwrap();
    let everybody = every.iter().filter(|print| print.figures.population().of == Of::everybody());
    assert_eq!(everybody.count(), 1);
});
