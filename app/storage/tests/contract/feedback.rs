//! Feedback is kept once, found by its number, and taken back without a trace of words.

use super::{NOW, new_feedback, with_a_service};
use domain::feedback::State;
use storage::{
    Uuid, feedback,
    testkit::{self},
    withdrawals,
};

story!(a_second_sending_is_found_and_not_added, |db| {
    with_a_service(db).await;
    let mut tx = db.begin().await.unwrap();
    assert!(feedback::insert(&mut tx, &new_feedback(1, 1, 1)).await.unwrap());
    assert!(!feedback::insert(&mut tx, &new_feedback(2, 1, 2)).await.unwrap(), "the same sending");
    assert!(!feedback::insert(&mut tx, &new_feedback(3, 3, 1)).await.unwrap(), "the same number");
    // The transaction goes on after a refusal, on PostgreSQL too.
    assert!(feedback::insert(&mut tx, &new_feedback(4, 4, 4)).await.unwrap());
    let sent = feedback::sent(&mut tx, &[1]).await.unwrap().unwrap();
    assert_eq!((sent.content_digest, sent.withdrawn), (vec![1, 2, 3], None));
    assert!(feedback::sent(&mut tx, &[3]).await.unwrap().is_none());
    tx.commit().await.unwrap();
});

story!(feedback_is_found_by_its_number_and_by_nothing_near_it, |db| {
    with_a_service(db).await;
    let mut tx = db.begin().await.unwrap();
    feedback::insert(&mut tx, &new_feedback(1, 1, 1)).await.unwrap();
    let found = feedback::by_number(&mut tx, &[1]).await.unwrap().unwrap();
    assert_eq!(found.thing.id, Uuid::from_u128(1));
    assert_eq!((found.received, found.opened), (NOW, None));
    feedback::mark_opened(&mut tx, found.thing.id, NOW).await.unwrap();
    feedback::mark_opened(&mut tx, found.thing.id, NOW.plus_days(1)).await.unwrap();
    let found = feedback::by_number(&mut tx, &[1]).await.unwrap().unwrap();
    assert_eq!(found.opened, Some(NOW), "the first opening stands");
    assert!(feedback::by_number(&mut tx, &[1, 0]).await.unwrap().is_none());
});

story!(what_is_taken_back_leaves_no_words_and_no_key, |db| {
    with_a_service(db).await;
    let mut tx = db.begin().await.unwrap();
    feedback::insert(&mut tx, &new_feedback(1, 1, 1)).await.unwrap();
    assert!(withdrawals::erase(&mut tx, Uuid::from_u128(1), NOW, &[]).await.unwrap());
    assert!(!withdrawals::erase(&mut tx, Uuid::from_u128(1), NOW, &[]).await.unwrap());
    let sealed = feedback::sealed(&mut tx, Uuid::from_u128(1)).await.unwrap().unwrap();
    assert!(sealed.sealed.is_none() && sealed.wrapped_key.is_none());
    let sent = feedback::sent(&mut tx, &[1]).await.unwrap().unwrap();
    assert!(sent.content_digest.is_empty(), "answers without words could be tried against it");
    assert!(sent.withdrawn.is_some(), "it is never taken in again");
    assert_eq!(withdrawals::taken_back(&mut tx).await.unwrap(), [(Uuid::from_u128(1), NOW.0)]);
    assert_eq!(feedback::thing(&mut tx, Uuid::from_u128(1)).await.unwrap().unwrap().state, State::Withdrawn);
    assert!(feedback::codings(&mut tx, Uuid::from_u128(1)).await.unwrap().is_empty());
    assert!(feedback::counted_as(&mut tx, Uuid::from_u128(1)).await.unwrap().unwrap().answers.is_empty());
    assert!(feedback::accepted_after(&mut tx, Uuid::nil()).await.unwrap().is_empty());
});
