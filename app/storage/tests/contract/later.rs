//! What is done later: imports that are staged, and work under leases.

use super::{NOW, new_feedback, with_a_service};
use domain::clock::Moment;
use std::collections::BTreeSet;
use storage::{Uuid, feedback, jobs, staging, statements, testkit};

/// The columns that a statement writes.
fn columns(module: &str, name: &str) -> BTreeSet<String> {
    let (.., sql) = statements().find(|(m, n, _)| (*m, *n) == (module, name)).unwrap();
    let list = sql.split_once('(').unwrap().1.split_once(')').unwrap().0;
    list.split(',').map(|column| column.trim().to_owned()).collect()
}

#[test]
fn an_import_stages_every_column_of_feedback_that_has_just_been_sent() {
    let sent = columns("feedback::new", "INSERT");
    let mut staged = columns("staging", "STAGE");
    assert_eq!(columns("staging", "FLIP"), &staged - &BTreeSet::from(["staging".to_owned()]));
    assert!(staged.remove("staging"));
    // An import has no caller, and so no burst.
    assert_eq!(&sent - &staged, BTreeSet::from(["burst".to_owned()]));
    assert!(staged.is_subset(&sent));
}

story!(staged_rows_are_no_feedback_until_they_are_moved_and_give_way_to_what_was_sent_before, |db| {
    with_a_service(db).await;
    let staging = Uuid::from_u128(99);
    let mut tx = db.begin().await.unwrap();
    staging::begin(&mut tx, staging, NOW).await.unwrap();
    let rows = [new_feedback(1, 1, 1), new_feedback(2, 2, 2), new_feedback(3, 3, 3)];
    staging::stage(&mut tx, staging, &rows).await.unwrap();
    assert_eq!(staging::rows(&mut tx, staging).await.unwrap(), 3);
    assert!(feedback::by_number(&mut tx, &[1]).await.unwrap().is_none());
    assert!(feedback::is_empty(&mut tx).await.unwrap());
    // One was sent before, and the number of another is somebody else's.
    assert!(feedback::insert(&mut tx, &new_feedback(11, 1, 11)).await.unwrap());
    assert!(feedback::insert(&mut tx, &new_feedback(12, 12, 2)).await.unwrap());
    assert_eq!(staging::taken(&mut tx, staging).await.unwrap(), [vec![2]]);
    staging::renumber(&mut tx, staging, &[2], &[22], 1).await.unwrap();
    assert!(staging::taken(&mut tx, staging).await.unwrap().is_empty());
    assert_eq!(staging::clear(&mut tx).await.unwrap(), 0, "it goes on");
    assert!(staging::touch(&mut tx, staging, NOW).await.unwrap());
    assert_eq!(staging::flip(&mut tx, staging).await.unwrap(), 2);
    assert_eq!(feedback::by_number(&mut tx, &[22]).await.unwrap().unwrap().thing.id, Uuid::from_u128(2));
    assert_eq!(staging::open(&mut tx).await.unwrap(), [staging]);
    assert!(staging::end(&mut tx, staging).await.unwrap());
    assert!(!staging::end(&mut tx, staging).await.unwrap());
    assert_eq!(staging::clear(&mut tx).await.unwrap(), 3);
    staging::end_before(&mut tx, NOW).await.unwrap();
    tx.commit().await.unwrap();
});

story!(work_is_claimed_once_kept_ended_and_counted, |db| {
    let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
    let later = |seconds: i64| Moment(NOW.0 + seconds * 1_000_000);
    let new =
        |id, kind| jobs::New { id: Uuid::from_u128(id), kind, key: "", ids: "", due: NOW, lane: jobs::MAIN };
    let mut tx = db.begin().await.unwrap();
    assert!(!jobs::any_due(&mut tx, jobs::MAIN, NOW).await.unwrap());
    assert!(jobs::enqueue(&mut tx, &new(10, "a"), NOW).await.unwrap());
    assert!(!jobs::enqueue(&mut tx, &new(11, "a"), NOW).await.unwrap());
    assert!(
        jobs::is_pending(&mut tx, "a").await.unwrap()
            && jobs::any_due(&mut tx, jobs::MAIN, NOW).await.unwrap()
    );
    let claimed = jobs::claim(&mut tx, jobs::MAIN, one, NOW, later(60)).await.unwrap().unwrap();
    assert_eq!((claimed.id, claimed.tries), (Uuid::from_u128(10), 1));
    // The same may be added while it is worked on, but is not begun before that has ended.
    assert!(jobs::enqueue(&mut tx, &new(12, "a"), NOW).await.unwrap());
    assert!(jobs::claim(&mut tx, jobs::MAIN, other, later(1), later(61)).await.unwrap().is_none());
    assert!(jobs::renew(&mut tx, claimed.id, one, 1, later(90)).await.unwrap());
    assert!(!jobs::renew(&mut tx, claimed.id, other, 1, later(90)).await.unwrap());
    // Its lease ends, and another takes it.
    let taken = jobs::claim(&mut tx, jobs::MAIN, other, later(91), later(151)).await.unwrap().unwrap();
    assert_eq!((taken.id, taken.tries), (claimed.id, 2));
    let lost = (claimed.id, one, 1);
    assert!(!jobs::end(&mut tx, lost, jobs::End::Done, later(92), None).await.unwrap());
    let held = (taken.id, other, 2);
    let again = jobs::Again { due: later(100), tries: 2, error: Some("Internal: -"), finished: None };
    assert!(!jobs::again(&mut tx, held, again).await.unwrap(), "its like waits");
    assert!(jobs::end(&mut tx, held, jobs::End::Dead, later(92), Some("Internal: -")).await.unwrap());
    let counts = jobs::counts(&mut tx, later(50)).await.unwrap();
    assert_eq!(counts, jobs::Counts { waiting: 1, late: 1, dead: 1 });
    let listed = jobs::list(&mut tx).await.unwrap();
    assert_eq!(listed.iter().map(|job| job.state.as_str()).collect::<Vec<_>>(), ["dead", "waiting"]);
    assert!(!jobs::revive(&mut tx, taken.id, later(93)).await.unwrap(), "its like waits");
    let next = jobs::claim(&mut tx, jobs::MAIN, one, later(94), later(154)).await.unwrap().unwrap();
    assert!(jobs::end(&mut tx, (next.id, one, 1), jobs::End::Done, later(95), None).await.unwrap());
    assert!(jobs::revive(&mut tx, taken.id, later(96)).await.unwrap());
    jobs::prune(&mut tx, later(200)).await.unwrap();
    assert_eq!(jobs::list(&mut tx).await.unwrap().len(), 1);
    tx.commit().await.unwrap();
});

story!(each_lane_has_work_of_its_own_and_only_the_main_one_is_counted_and_listed, |db| {
    let (one, until) = (Uuid::from_u128(1), Moment(NOW.0 + 60_000_000));
    let new = |id, lane| jobs::New { id: Uuid::from_u128(id), kind: lane, key: "", ids: "", due: NOW, lane };
    let mut tx = db.begin().await.unwrap();
    assert!(jobs::enqueue(&mut tx, &new(1, "mail"), NOW).await.unwrap());
    assert!(!jobs::any_due(&mut tx, jobs::MAIN, NOW).await.unwrap());
    assert!(jobs::claim(&mut tx, jobs::MAIN, one, NOW, until).await.unwrap().is_none());
    assert_eq!(jobs::counts(&mut tx, until).await.unwrap(), jobs::Counts::default());
    assert!(jobs::list(&mut tx).await.unwrap().is_empty());
    assert!(jobs::any_due(&mut tx, "mail", NOW).await.unwrap());
    let claimed = jobs::claim(&mut tx, "mail", one, NOW, until).await.unwrap().unwrap();
    assert!(jobs::end(&mut tx, (claimed.id, one, 1), jobs::End::Dead, NOW, Some("late")).await.unwrap());
    // What was given up on a lane that nobody looks through goes with what was done.
    jobs::prune(&mut tx, until).await.unwrap();
    assert!(!jobs::revive(&mut tx, claimed.id, NOW).await.unwrap());
    tx.commit().await.unwrap();
});
