//! What is counted, folded, frozen in a release and found by a number.

use super::{NOW, new_feedback, with_a_person, with_a_service};
use domain::{
    clock::{Month, Quarter},
    disclosure::{Policy, Position, Tally, print},
    feedback::{Audience, Channel, WordBox},
    figures::{Cut, Facts, Of, Period, Population},
    summary::SummaryState,
};
use storage::{
    Tx, Uuid, feedback, periods,
    prepared::{self, Counted, Prepared},
    printed::{self, Print},
    releases,
    summaries::{self, NewSummary},
    tallies::{self, Change},
    testkit, withdrawals,
};

/// One parent who was treated well, under a record key.
fn facts(key: u64) -> Facts {
    Facts {
        key,
        channel: Channel::Alone,
        lineage: "2026.1".into(),
        audience: Audience::Parent,
        service: None,
        service_type: None,
        level: None,
        answers: Vec::new(),
        themes: vec![("4.1".into(), WordBox::Problem)],
        rights: vec![(12, WordBox::Problem)],
        answered: None,
    }
}

fn joins(quarter: &str, key: u64) -> Change {
    Change { authority: "W06000008".into(), quarter: quarter.into(), before: None, after: Some(facts(key)) }
}

story!(changes_wait_until_they_are_folded_and_a_quarter_sees_its_own_alone, |db| {
    let mut tx = db.begin().await.unwrap();
    assert!(!tallies::any_to_fold(&mut tx).await.unwrap());
    let leaves = Change { before: Some(facts(1)), after: None, ..joins("2026-Q4", 0) };
    let mine = [joins("2026-Q4", 1), joins("2026-Q4", 2), leaves];
    tallies::append(&mut tx, &mine).await.unwrap();
    tallies::append(&mut tx, &[joins("2026-Q3", 9)]).await.unwrap();
    assert_eq!(tallies::pending(&mut tx, "W06000008", "2026-Q4").await.unwrap(), mine);
    let (changes, last) = tallies::to_fold(&mut tx).await.unwrap();
    assert_eq!(changes.len(), 4);
    assert!(tallies::any_to_fold(&mut tx).await.unwrap());
    tallies::folded(&mut tx, last).await.unwrap();
    assert!(tallies::pending(&mut tx, "W06000008", "2026-Q4").await.unwrap().is_empty());
    assert!(!tallies::any_to_fold(&mut tx).await.unwrap());
});

story!(counts_of_a_population_are_kept_and_found_again_with_their_key_sums, |db| {
    let mut tx = db.begin().await.unwrap();
    let mut tally = Tally::default();
    let cells = facts(u64::MAX).contributions().unwrap();
    let parents = cells.keys().find(|of| !of.is_everybody()).unwrap().clone();
    tally.join(u64::MAX, &cells[&parents]);
    tally.join(2, &cells[&parents]);
    let of_both = [(parents.clone(), tally.clone()), (Of::everybody(), Tally::default())];
    tallies::keep(&mut tx, "W06000008", "2026-Q4", &of_both).await.unwrap();
    assert_eq!(tallies::of(&mut tx, "W06000008", "2026-Q4", &parents).await.unwrap(), Some(tally.clone()));
    assert_eq!(tallies::of(&mut tx, "W06000008", "2026-Q3", &parents).await.unwrap(), None);
    tally.join(3, &cells[&parents]);
    tallies::keep(&mut tx, "W06000008", "2026-Q4", &[(parents.clone(), tally.clone())]).await.unwrap();
    let kept = tallies::of_quarter(&mut tx, "W06000008", "2026-Q4").await.unwrap();
    assert_eq!(kept.len(), 2);
    assert!(kept.contains(&(parents, tally)));
    tallies::add_material(&mut tx, "W06000008", "2026-Q4", &[("4".into(), 3), ("5".into(), 1)])
        .await
        .unwrap();
    tallies::add_material(&mut tx, "W06000008", "2026-Q4", &[("4".into(), -1)]).await.unwrap();
    let material = tallies::material(&mut tx, "W06000008", "2026-Q4").await.unwrap();
    assert_eq!(material, [("4".into(), 2), ("5".into(), 1)]);
});

story!(the_newest_print_of_a_population_is_read_and_the_older_ones_stay, |db| {
    with_a_service(db).await;
    let mut tx = db.begin().await.unwrap();
    let period: Period = "2026-Q3".parse().unwrap();
    let print = |people: u64, month: i8| {
        let mut tally = Tally::default();
        (0..people).for_each(|key| tally.join(key, &facts(key).contributions().unwrap()[&Of::everybody()]));
        let (moves, responses) = (tally.moves(), tally.known_to_an_attacker());
        let population = Population { authority: "W06000008".into(), period, of: Of::everybody() };
        let month = Month { year: 2026, month };
        let figures = print(&tally, population, &Policy::default(), month, |_| Position(0));
        Print { figures, moves, responses }
    };
    printed::keep(&mut tx, &[print(20, 8)]).await.unwrap();
    printed::keep(&mut tx, &[print(35, 9)]).await.unwrap();
    let newest = printed::newest(&mut tx, "W06000008", period, (Cut::All, "")).await.unwrap();
    assert_eq!(newest.len(), 1);
    assert_eq!((newest[0].base().unwrap().get(), newest[0].drawn().month), (35, 9));
    assert_eq!(printed::of_cut(&mut tx, "W06000008", period, Cut::All).await.unwrap(), newest);
    assert!(printed::of_cut(&mut tx, "W06000008", period, Cut::Level).await.unwrap().is_empty());
    assert_eq!(printed::moves(&mut tx, "W06000008", period).await.unwrap(), [(Of::everybody(), 35)]);
    assert_eq!(printed::every(&mut tx, "W06000008", period).await.unwrap().len(), 2);
});

story!(what_is_counted_has_a_place_of_its_own_and_a_period_tells_what_moved, |db| {
    with_a_service(db).await;
    let mut tx = db.begin().await.unwrap();
    let quarter: Quarter = "2026-Q4".parse().unwrap();
    let (september, october) = (Month { year: 2026, month: 9 }, Month { year: 2026, month: 10 });
    let count =
        async |tx: &mut Tx, n| periods::count(tx, "W06000008", "2026-Q4", n, september).await.unwrap();
    assert!(periods::of(&mut tx, "W06000008", quarter).await.unwrap().is_none());
    assert_eq!((count(&mut tx, 1).await, count(&mut tx, 5).await), (1, 6), "five places end at the sixth");
    assert!(periods::moved(&mut tx, september).await.unwrap().is_empty(), "not in the month of the first");
    assert_eq!(periods::moved(&mut tx, october).await.unwrap(), [("W06000008".to_owned(), quarter)]);
    periods::looked(&mut tx, "W06000008", quarter, 6, october).await.unwrap();
    assert!(periods::moved(&mut tx, october).await.unwrap().is_empty());
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
            moves: "[]",
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
    let append = async |key| {
        let mut tx = db.begin().await.unwrap();
        tallies::append(&mut tx, &[joins("2026-Q4", key)]).await.unwrap();
        tx
    };
    // It has a lower number than the next, and is committed later: while the fold goes on.
    let late = append(10).await;
    append(100).await.commit().await.unwrap();
    let mut tx = db.begin_at_one_moment().await.unwrap();
    let (changes, last) = tallies::to_fold(&mut tx).await.unwrap();
    assert_eq!(changes, [joins("2026-Q4", 100)]);
    late.commit().await.unwrap();
    tallies::folded(&mut tx, last).await.unwrap();
    tx.commit().await.unwrap();
    let mut tx = db.read().await.unwrap();
    assert_eq!(tallies::pending(&mut tx, "W06000008", "2026-Q4").await.unwrap(), [joins("2026-Q4", 10)]);
}
