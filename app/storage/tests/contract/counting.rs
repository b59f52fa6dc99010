//! What is counted, folded, frozen in a release and found by a number.

use super::{NOW, new_feedback, with_a_person, with_a_service};
use domain::{clock::Quarter, summary::SummaryState};
use storage::{
    Tx, Uuid, feedback, periods,
    prepared::{self, Counted, Prepared},
    releases,
    summaries::{self, NewSummary},
    tallies::{self, TallyCell},
    testkit::{self, Inside},
    withdrawals,
};

fn cell(value: &str, n: i64) -> TallyCell {
    TallyCell {
        service: Uuid::from_u128(7),
        measure: "theme".into(),
        value: value.into(),
        audience: "parent".into(),
        channel: "alone".into(),
        n,
    }
}

story!(folding_changes_moves_no_figure, |db| {
    let mut tx = db.begin().await.unwrap();
    tallies::append(&mut tx, "W06000008", "2026-Q4", &[cell("4:problem", 2), cell("1:praise", 1)])
        .await
        .unwrap();
    tallies::append(&mut tx, "W06000008", "2026-Q3", &[cell("4:problem", 9)]).await.unwrap();
    let before = tallies::of_quarter(&mut tx, "W06000008", "2026-Q4").await.unwrap();
    tallies::fold(&mut tx).await.unwrap();
    assert_eq!(tallies::of_quarter(&mut tx, "W06000008", "2026-Q4").await.unwrap(), before);
    tallies::append(&mut tx, "W06000008", "2026-Q4", &[cell("4:problem", -1)]).await.unwrap();
    tallies::fold(&mut tx).await.unwrap();
    let after = tallies::of_quarter(&mut tx, "W06000008", "2026-Q4").await.unwrap();
    assert_eq!(after, [cell("1:praise", 1), cell("4:problem", 1)]);
});

story!(what_is_counted_has_a_place_of_its_own_and_a_period_tells_what_moved, |db| {
    with_a_service(db).await;
    let mut tx = db.begin().await.unwrap();
    let quarter: Quarter = "2026-Q4".parse().unwrap();
    let count = async |tx: &mut Tx, n| periods::count(tx, "W06000008", "2026-Q4", n).await.unwrap();
    assert!(periods::of(&mut tx, "W06000008", quarter).await.unwrap().is_none());
    assert_eq!((count(&mut tx, 1).await, count(&mut tx, 5).await), (1, 6), "five places end at the sixth");
    assert_eq!(periods::moved(&mut tx).await.unwrap(), [("W06000008".to_owned(), quarter)]);
    periods::looked(&mut tx, "W06000008", quarter, 6).await.unwrap();
    assert!(periods::moved(&mut tx).await.unwrap().is_empty());
    periods::take_out(&mut tx, "W06000008", "2026-Q4").await.unwrap();
    let period = periods::lock(&mut tx, "W06000008", quarter).await.unwrap().unwrap();
    assert_eq!((period.version, period.taken_out, period.counted), (7, 7, 5));
    assert_eq!(periods::quarters(&mut tx, "W06000008").await.unwrap(), [quarter]);
    for _ in 0..5 {
        periods::take_out(&mut tx, "W06000008", "2026-Q4").await.unwrap();
    }
    assert!(periods::quarters(&mut tx, "W06000008").await.unwrap().is_empty(), "nothing counts any more");
});

story!(a_number_leads_to_the_releases_that_counted_it_or_whose_summaries_draw_on_it_and_to_no_other, |db| {
    with_a_service(db).await;
    let mut tx = db.begin().await.unwrap();
    let person = with_a_person(&mut tx).await;
    for n in 1..=4 {
        feedback::insert(&mut tx, &new_feedback(u128::from(n), n, n)).await.unwrap();
    }
    let id = Uuid::from_u128;
    let (third, fourth): (Quarter, Quarter) = ("2026-Q3".parse().unwrap(), "2026-Q4".parse().unwrap());
    let body = domain::Bilingual { cy: "Diolch".into(), en: "Thanks".into() };
    let mut release = async |number: u128, quarter, version, days, counted: &[Counted]| {
        let row = Prepared {
            id: id(number),
            authority: "W06000008",
            quarter,
            figures: 4,
            responses: None,
            prepared: NOW,
            by: person,
            correction: None,
            root: &[7; 32],
            body: "{}",
        };
        prepared::keep(&mut tx, &row, &[1; 64]).await.unwrap();
        prepared::count(&mut tx, id(number), counted).await.unwrap();
        assert!(releases::by_id(&mut tx, id(number)).await.unwrap().is_none(), "nobody sees it yet");
        assert!(releases::leaves(&mut tx, id(number)).await.unwrap().is_none());
        let released = NOW.plus_days(days);
        assert!(prepared::publish(&mut tx, id(number), version, released).await.unwrap());
        assert!(!prepared::publish(&mut tx, id(number), version + 1, released).await.unwrap(), "only once");
        // What is published is never dropped.
        while !prepared::drop_some(&mut tx, id(number)).await.unwrap() {}
        assert_eq!(releases::leaves(&mut tx, id(number)).await.unwrap().unwrap(), [1; 64]);
    };
    let salted = |feedback, leaf| Counted { feedback: id(feedback), leaf, sealed_salt: vec![5; 48] };
    release(31, third, 1, 1, &[salted(1, 0), salted(2, 1)]).await;
    release(32, fourth, 1, 3, &[salted(1, 4)]).await;
    release(33, fourth, 2, 9, &[]).await;
    // The third is drawn on by a summary of the fourth quarter that was written between its two versions.
    let new = NewSummary {
        id: id(41),
        authority: "W06000008",
        quarter: fourth,
        theme: "3".parse().unwrap(),
        body: &body,
        state: SummaryState::Draft,
        writer: person,
        written: NOW.plus_days(5),
        opened: None,
        sources: &[id(3)],
    };
    assert_eq!(summaries::write(&mut tx, &new).await.unwrap(), Some(id(41)));
    assert_eq!(
        summaries::write(&mut tx, &new).await.unwrap(),
        None,
        "there is one, which its writer has not seen"
    );
    let mut about = async |feedback| -> Vec<u128> {
        let found = releases::about(&mut tx, id(feedback)).await.unwrap();
        found.iter().map(|release| release.id.as_u128()).collect()
    };
    assert_eq!(about(1).await, [32, 31], "the newest first");
    assert_eq!(about(2).await, [31]);
    assert_eq!(about(3).await, [33], "not the version from before the summary");
    assert!(about(4).await.is_empty(), "counted in none");
    let found = releases::about(&mut tx, id(1)).await.unwrap();
    assert_eq!((found[1].quarter, found[1].version), (third, 1));
    let newest = releases::of_quarter(&mut tx, "W06000008", fourth).await.unwrap().unwrap();
    assert_eq!((newest.id, newest.version), (id(33), 2));
    for feedback in [1, 3] {
        assert!(withdrawals::erase(&mut tx, id(feedback), NOW, &[]).await.unwrap());
        let found = releases::about(&mut tx, id(feedback)).await.unwrap();
        assert!(found.is_empty(), "what was taken back leads nowhere");
    }
});

/// Only PostgreSQL lets others write while changes are folded.
#[tokio::test]
async fn a_change_that_is_committed_while_others_are_folded_is_not_lost() {
    let Some(fresh) = testkit::postgres().await.unwrap() else {
        println!("skipped: CLYWED_TEST_POSTGRES names no server");
        return;
    };
    let db = &fresh.db;
    let append = async |n| {
        let mut tx = db.begin().await.unwrap();
        tallies::append(&mut tx, "W06000008", "2026-Q4", &[cell("4:problem", n)]).await.unwrap();
        tx
    };
    append(1).await.commit().await.unwrap();
    let mut tx = db.begin_at_one_moment().await.unwrap();
    tallies::fold(&mut tx).await.unwrap();
    tx.commit().await.unwrap();
    // It has a lower number than the next, and is committed later: while the fold waits for somebody at the totals.
    let late = append(10).await;
    append(100).await.commit().await.unwrap();
    let mut elsewhere = Inside::of(&fresh.setting).await.unwrap();
    elsewhere.run("BEGIN").await.unwrap();
    elsewhere.run("UPDATE tally SET n = n").await.unwrap();
    let fold = async {
        let mut tx = db.begin_at_one_moment().await.unwrap();
        tallies::fold(&mut tx).await.unwrap();
        tx.commit().await.unwrap();
    };
    let meanwhile = async {
        while elsewhere.number("SELECT COUNT(*) FROM pg_locks WHERE NOT granted").await.unwrap() == 0 {}
        late.commit().await.unwrap();
        elsewhere.run("ROLLBACK").await.unwrap();
    };
    tokio::join!(fold, meanwhile);
    let mut tx = db.read().await.unwrap();
    let after = tallies::of_quarter(&mut tx, "W06000008", "2026-Q4").await.unwrap();
    assert_eq!(after, [cell("4:problem", 111)]);
}
