//! Danger hints order a queue, and go with the words or the decision.

use super::{NOW, new_feedback, with_a_person, with_a_service};
use domain::{
    danger::Hint,
    feedback::{Desk, State, Tier},
};
use storage::{
    Tx, Uuid,
    feedback::{self, NewFeedback},
    moderation::{self, Decision, Filter, Order},
    staging, testkit, withdrawals,
};

/// An item that is due after so many days, with a hint or none.
fn item(id: u8, tier: Tier, days: i64, hint: Option<Hint>) -> NewFeedback {
    NewFeedback { tier, due: NOW.plus_days(days), hint, ..new_feedback(id.into(), id, id) }
}

/// The queue from a place on, a page of so many: identifiers, and whether each is to be read soon.
async fn queue(tx: &mut Tx, order: Order, after: Option<Uuid>, limit: i64) -> Vec<(u128, bool)> {
    let person = Uuid::from_u128(21);
    let filter = Filter { tier: None, mine: false, person, burst: None, order, after, limit };
    let lines = moderation::queue(tx, "W06000008", Desk::Moderation, filter).await.unwrap();
    lines.into_iter().map(|line| (line.id.as_u128(), line.soon)).collect()
}

async fn hint_of(tx: &mut Tx, id: u128) -> Option<Hint> {
    moderation::facts(tx, Uuid::from_u128(id)).await.unwrap().unwrap().hint
}

story!(what_hints_at_danger_is_read_before_others_of_its_tier_and_after_every_worry, |db| {
    with_a_service(db).await;
    let mut tx = db.begin().await.unwrap();
    with_a_person(&mut tx).await;
    for new in [
        item(1, Tier::Ordinary, 1, None),
        item(2, Tier::Ordinary, 9, Some(Hint::Harm)),
        item(3, Tier::Ordinary, 3, None),
        item(4, Tier::Ordinary, 8, Some(Hint::Unclear)),
        item(5, Tier::Sometimes, 9, None),
    ] {
        assert!(feedback::insert(&mut tx, &new).await.unwrap());
    }
    let order = [(5, false), (4, true), (2, true), (1, false), (3, false)];
    assert_eq!(queue(&mut tx, Order::Oldest, None, 9).await, order);
    // A page at a time, both ways: each item once.
    for (way, expected) in
        [(Order::Oldest, order.to_vec()), (Order::Newest, order.iter().rev().copied().collect())]
    {
        let (mut seen, mut after) = (Vec::new(), None);
        while let [line] = queue(&mut tx, way, after, 1).await[..] {
            after = Some(Uuid::from_u128(line.0));
            seen.push(line);
        }
        assert_eq!(seen, expected);
    }
    let ordinary = moderation::workload(&mut tx, "W06000008", Desk::Moderation).await.unwrap();
    let ordinary = ordinary.into_iter().find(|load| load.tier == Tier::Ordinary).unwrap();
    assert_eq!((ordinary.n, ordinary.oldest_due), (4, Some(NOW.plus_days(1))));
});

story!(a_hint_goes_with_the_words_and_with_the_decision, |db| {
    with_a_service(db).await;
    let mut tx = db.begin().await.unwrap();
    let by = with_a_person(&mut tx).await;
    for id in [1, 2] {
        feedback::insert(&mut tx, &item(id, Tier::Ordinary, 5, Some(Hint::Afraid))).await.unwrap();
        assert_eq!(hint_of(&mut tx, id.into()).await, Some(Hint::Afraid));
    }
    assert!(withdrawals::erase(&mut tx, Uuid::from_u128(1), NOW, &[]).await.unwrap());
    let decision = Decision { by, at: NOW, criticality: None, reason: None };
    assert!(moderation::decide(&mut tx, Uuid::from_u128(2), 0, State::Accepted, decision).await.unwrap());
    assert_eq!((hint_of(&mut tx, 1).await, hint_of(&mut tx, 2).await), (None, None));
});

story!(an_import_keeps_its_hints, |db| {
    with_a_service(db).await;
    let mut tx = db.begin().await.unwrap();
    let staged = Uuid::from_u128(99);
    staging::begin(&mut tx, staged, NOW).await.unwrap();
    let rows = [item(1, Tier::Ordinary, 5, Some(Hint::SelfHarm)), item(2, Tier::Ordinary, 5, None)];
    staging::stage(&mut tx, staged, &rows).await.unwrap();
    assert_eq!(staging::flip(&mut tx, staged).await.unwrap(), 2);
    assert_eq!((hint_of(&mut tx, 1).await, hint_of(&mut tx, 2).await), (Some(Hint::SelfHarm), None));
});
