//! Stories of work that is done later: two workers, a worker that is gone, failures, and the same thing asked for twice.

use super::{
    Counts,
    engine::{Job, Work, arm, counts, enqueue, list, revive, turn},
    kinds::{Kind, Lane},
    truncate_log::TruncateLog,
};
use crate::{
    Actor, Ctx, ErrorKind, Grant, Reach, Result,
    acts::Administer,
    authorise,
    govern::audit::{Said, write},
    rig::{AUTHORITY, Rig, story},
};
use domain::permission::Role;
use std::{
    future::Future,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};
use storage::Uuid;

/// Work of the tests' own under a kind that is there: it writes one entry in the audit trail.
struct Marks;

impl Work for Marks {
    const KIND: Kind = Kind::TruncateLog;
    type Ids = Uuid;

    async fn within(ctx: &Ctx, tx: &mut storage::Tx, id: &Uuid) -> Result<()> {
        let said = Said {
            actor: None,
            action: "made-up",
            thing: "job",
            thing_id: id.to_string(),
            authority: Some(AUTHORITY),
            detail: String::new(),
        };
        write(ctx, tx, said).await
    }
}

async fn add(rig: &Rig, id: Uuid) {
    let mut tx = rig.ctx.db.begin().await.unwrap();
    enqueue::<Marks>(&rig.ctx, &mut tx, &id, rig.ctx.now()).await.unwrap();
    tx.commit().await.unwrap();
}

async fn mark(ctx: Ctx, job: Job) -> Result<()> {
    job.run::<Marks>(&ctx).await
}

/// One turn of a worker of a process of its own.
async fn turn_of<F, R>(rig: &Rig, perform: F) -> bool
where
    F: FnOnce(Ctx, Job) -> R,
    R: Future<Output = Result<()>> + Send + 'static,
{
    turn(&rig.ctx, Lane::Main, rig.ctx.token(), perform).await.unwrap()
}

async fn administrator(rig: &Rig) -> Grant<Administer> {
    let gwen: Actor = rig.person("Gwen", Role::Administrator).await;
    authorise(&rig.ctx, &gwen, Reach::whole(AUTHORITY)).await.unwrap()
}

story!(work_that_was_asked_for_twice_is_done_once, |rig| {
    let (one, two) = (rig.ctx.token(), rig.ctx.token());
    for id in [one, one, two, one] {
        add(rig, id).await;
    }
    assert_eq!(counts(&rig.ctx).await.unwrap().waiting, 2);
    while turn_of(rig, mark).await {}
    assert_eq!(rig.trail().await, ["made-up", "made-up"]);
    add(rig, one).await;
    assert!(turn_of(rig, mark).await, "what is asked for again afterwards is done again");
    assert_eq!(rig.trail().await.len(), 3);
});

story!(work_of_a_transaction_that_is_not_committed_is_never_done, |rig| {
    let mut tx = rig.ctx.db.begin().await.unwrap();
    enqueue::<Marks>(&rig.ctx, &mut tx, &rig.ctx.token(), rig.ctx.now()).await.unwrap();
    drop(tx);
    assert!(!turn_of(rig, mark).await);
});

story!(two_workers_at_once_do_each_piece_of_work_once, |rig| {
    for _ in 0..12 {
        add(rig, rig.ctx.token()).await;
    }
    let worker = async || {
        let mut empty = 0;
        // A worker that came second for the same row looks again.
        while empty < 3 {
            empty = if turn_of(rig, mark).await { 0 } else { empty + 1 };
        }
    };
    tokio::join!(worker(), worker(), worker());
    assert_eq!(rig.trail().await.len(), 12);
    assert_eq!(counts(&rig.ctx).await.unwrap(), Counts::default());
});

story!(work_of_a_process_that_was_killed_is_taken_up_once_its_lease_ends, |rig| {
    add(rig, rig.ctx.token()).await;
    // The process is killed in the middle: its future is dropped, and says nothing to the database.
    let (ctx, holder) = (rig.ctx.clone(), rig.ctx.token());
    let killed = turn(&ctx, Lane::Main, holder, |_, _| std::future::pending());
    assert!(tokio::time::timeout(Duration::from_millis(300), killed).await.is_err());
    assert!(!turn_of(rig, mark).await, "the lease still holds");
    rig.minutes_later(2);
    assert!(turn_of(rig, mark).await);
    assert_eq!(rig.trail().await, ["made-up"]);
});

story!(a_worker_that_lost_its_lease_leaves_nothing, |rig| {
    add(rig, rig.ctx.token()).await;
    let slow = turn_of(rig, async |ctx: Ctx, job: Job| {
        // Its lease ends while it is slow, and another does the work meanwhile.
        tokio::time::sleep(Duration::from_millis(400)).await;
        let mut tx = ctx.db.begin().await?;
        Marks::within(&ctx, &mut tx, &Uuid::nil()).await?;
        job.complete(&ctx, tx).await
    });
    let quick = async {
        tokio::time::sleep(Duration::from_millis(100)).await;
        rig.minutes_later(2);
        assert!(turn_of(rig, mark).await);
    };
    tokio::join!(slow, quick);
    assert_eq!(rig.trail().await, ["made-up"], "its effects were written once, by whoever had the lease");
    assert_eq!(counts(&rig.ctx).await.unwrap(), Counts::default());
});

story!(work_that_fails_is_tried_again_later_and_its_cause_is_kept_as_codes, |rig| {
    add(rig, rig.ctx.token()).await;
    let leave = administrator(rig).await;
    let fail = async |_: Ctx, _: Job| Err(ErrorKind::Refused.into());
    assert!(turn_of(rig, fail).await);
    assert!(!turn_of(rig, mark).await, "not at once");
    let (_, listed) = list(&rig.ctx, &leave).await.unwrap();
    assert_eq!((listed[0].state.as_str(), listed[0].tries), ("waiting", 1));
    assert_eq!(listed[0].last_error.as_deref(), Some("Refused: -"));
    rig.minutes_later(1);
    assert!(turn_of(rig, async |_, _| panic!("what a child said")).await);
    let (_, listed) = list(&rig.ctx, &leave).await.unwrap();
    assert_eq!(listed[0].last_error.as_deref(), Some("Internal: a task panicked"));
    rig.minutes_later(6);
    assert!(turn_of(rig, mark).await);
    assert_eq!(rig.trail().await, ["made-up"]);
});

story!(work_that_fails_and_was_asked_for_again_meanwhile_waits_once, |rig| {
    let id = rig.ctx.token();
    add(rig, id).await;
    let ctx = rig.ctx.clone();
    let fail = async move |_: Ctx, _: Job| {
        let mut tx = ctx.db.begin().await?;
        enqueue::<Marks>(&ctx, &mut tx, &id, ctx.now()).await?;
        tx.commit().await?;
        Err(ErrorKind::Refused.into())
    };
    assert!(turn_of(rig, fail).await);
    assert_eq!(counts(&rig.ctx).await.unwrap().waiting, 1);
    assert!(turn_of(rig, mark).await);
    assert_eq!(rig.trail().await, ["made-up"]);
});

story!(work_of_an_unknown_kind_is_given_up_shown_and_taken_up_again_by_the_administrator, |rig| {
    let mut tx = rig.ctx.db.begin().await.unwrap();
    let (now, id) = (rig.ctx.now(), rig.ctx.id());
    let new =
        storage::jobs::New { id, kind: "of-tomorrow", key: "", ids: "", due: now, lane: Lane::Main.code() };
    storage::jobs::enqueue(&mut tx, &new, now).await.unwrap();
    tx.commit().await.unwrap();
    let leave = administrator(rig).await;
    for _ in 0..10 {
        assert!(turn_of(rig, super::works::perform).await);
        rig.days_later(1);
    }
    assert!(!turn_of(rig, mark).await);
    let (counts, listed) = list(&rig.ctx, &leave).await.unwrap();
    assert_eq!((counts.waiting, counts.dead, listed[0].state.as_str()), (0, 1, "dead"));
    revive(&rig.ctx, &leave, id).await.unwrap();
    assert_eq!(revive(&rig.ctx, &leave, id).await.unwrap_err().kind(), ErrorKind::Stale);
    assert!(
        turn_of(rig, async |ctx: Ctx, job: Job| {
            let tx = ctx.db.begin().await?;
            job.complete(&ctx, tx).await
        })
        .await
    );
    assert_eq!(super::counts(&rig.ctx).await.unwrap(), Counts::default());
    assert_eq!(rig.trail().await, ["retry-job"]);
});

/// How many kinds of work recur.
fn recurring() -> usize {
    Kind::ALL.iter().filter(|kind| kind.rule().every.is_some()).count()
}

async fn count(ctx: Ctx, job: Job, done: Arc<AtomicU32>) -> Result<()> {
    done.fetch_add(1, Ordering::Relaxed);
    let tx = ctx.db.begin().await?;
    job.complete(&ctx, tx).await
}

story!(what_recurs_keeps_its_beat_and_is_there_once_however_many_processes_start, |rig| {
    arm(&rig.ctx).await.unwrap();
    arm(&rig.ctx).await.unwrap();
    let all = i64::try_from(recurring()).unwrap();
    assert_eq!(counts(&rig.ctx).await.unwrap().waiting, all);
    let done = Arc::new(AtomicU32::new(0));
    for beat in 1..=3_u32 {
        while turn_of(rig, |ctx, job| count(ctx, job, done.clone())).await {}
        assert_eq!(
            i64::from(done.load(Ordering::Relaxed)),
            all * i64::from(beat),
            "once a beat, and no more"
        );
        rig.minutes_later(7 * 60);
    }
    assert_eq!(counts(&rig.ctx).await.unwrap().late, all, "nobody has worked for seven hours");
});

story!(everything_the_server_does_by_itself_can_be_done, |rig| {
    arm(&rig.ctx).await.unwrap();
    // The log cannot be emptied while somebody reads; then it is tried again.
    for _ in 0..3 {
        while turn_of(rig, super::works::perform).await {}
        rig.minutes_later(6);
    }
    let leave = administrator(rig).await;
    let (_, listed) = list(&rig.ctx, &leave).await.unwrap();
    assert_eq!(listed.len(), recurring());
    for job in listed {
        assert!(job.finished.is_some() && job.last_error.is_none(), "{job:?}");
    }
});

story!(what_is_asked_for_sooner_is_done_sooner, |rig| {
    let mut tx = rig.ctx.db.begin().await.unwrap();
    let later = rig.ctx.now().plus_days(1);
    enqueue::<TruncateLog>(&rig.ctx, &mut tx, &(), later).await.unwrap();
    enqueue::<TruncateLog>(&rig.ctx, &mut tx, &(), rig.ctx.now()).await.unwrap();
    enqueue::<TruncateLog>(&rig.ctx, &mut tx, &(), later).await.unwrap();
    tx.commit().await.unwrap();
    assert!(turn_of(rig, super::works::perform).await);
});
