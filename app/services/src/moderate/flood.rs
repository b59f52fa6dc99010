//! A flood of worries from one place hides nobody else's.

use super::{Order, Queue, Wanted, queue};
use crate::{
    Actor, Reach, acts, authorise,
    circle::submission,
    give::{Sends, Submission, prepare},
    moderate,
    rig::{AUTHORITY, Rig, story},
};
use domain::{
    clock::Moment,
    feedback::{Desk, Safe, Safety},
    permission::Role,
};
use storage::{Uuid, bulk, bursts, feedback::NewFeedback};

fn not_safe() -> Safety {
    Safety { safe: Some(Safe::No), ..Safety::default() }
}

async fn see(rig: &Rig, who: &Actor, asked: Wanted) -> Queue {
    let leave =
        authorise::<acts::SeeQueue>(&rig.ctx, who, Reach::desk(AUTHORITY, Desk::Moderation)).await.unwrap();
    queue(&rig.ctx, &leave, asked).await.unwrap()
}

/// So many worries of one label, written as the send path writes them, but many a statement.
async fn flood(rig: &Rig, how_many: usize) -> Uuid {
    let mut tx = rig.ctx.db.begin().await.unwrap();
    let (now, fresh) = (rig.ctx.now(), rig.ctx.token());
    let since = Moment(now.0 - 3_600_000_000);
    let label = bursts::label(&mut tx, b"one place", fresh, now, since).await.unwrap();
    let one = Submission { safety: not_safe(), ..submission(rig, "Made up: flood.").await };
    let one = prepare(&rig.ctx, &one).await.unwrap().new;
    let mut rows = Vec::new();
    for _ in 0..how_many {
        let key = |()| rig.ctx.token().as_bytes().to_vec();
        let (send_key, number_hash, received) = (key(()), key(()), rig.ctx.now());
        let id = rig.ctx.id();
        let new = NewFeedback { id, send_key, number_hash, received, burst: Some(label), ..one.clone() };
        rows.push(bulk::Row { new, accepted: None });
    }
    bulk::insert(&mut tx, &rows).await.unwrap();
    tx.commit().await.unwrap();
    label
}

story!(one_child_among_ten_thousand_from_one_place_is_on_the_first_page, |rig| {
    let mair = rig.person("Mair", Role::Moderator).await;
    let label = flood(rig, 5_000).await;
    let (sends, _) = Sends::start(rig.ctx.clone());
    let child = Submission { safety: not_safe(), ..submission(rig, "Made up: help me.").await };
    sends.send(child, Some("another place")).await.unwrap();
    // The flood goes on under the same label.
    let more = flood(rig, 5_000).await;
    assert_eq!(label, more, "within the hour it is one burst");

    let first = see(rig, &mair, Wanted::default()).await;
    assert_eq!((first.lines.len(), first.next), (2, None), "the flood is one line, the child another");
    let burst = first.lines.iter().find_map(|line| line.stands_for).unwrap();
    assert_eq!((burst.n, burst.label), (10_000, label));
    let child = first.lines.iter().find(|line| line.stands_for.is_none()).unwrap();
    assert!(child.queued.burst.is_some_and(|other| other != label));
    let total: u64 = first.tiers.iter().map(|(_, load)| load.items()).sum();
    assert!(
        total >= storage::moderation::COUNTED_TO.unsigned_abs(),
        "all of them are counted, up to where counting ends"
    );

    let oldest = see(rig, &mair, Wanted { burst: Some(label), ..Wanted::default() }).await;
    let newest =
        see(rig, &mair, Wanted { burst: Some(label), order: Order::Newest, ..Wanted::default() }).await;
    assert_eq!((oldest.lines.len(), newest.lines.len()), (50, 50));
    assert!(oldest.lines[0].queued.received < newest.lines[0].queued.received);
    assert!(oldest.next.is_some() && newest.next.is_some());
});

story!(every_item_is_reached_by_turning_pages_and_none_is_shown_twice, |rig| {
    let mair = rig.person("Mair", Role::Moderator).await;
    flood(rig, 117).await;
    let label = flood(rig, 3).await;
    for order in [Order::Oldest, Order::Newest] {
        let mut seen = Vec::new();
        let mut asked = Wanted { burst: Some(label), order, ..Wanted::default() };
        loop {
            let page = see(rig, &mair, asked).await;
            seen.extend(page.lines.iter().map(|line| line.queued.id));
            let Some(next) = page.next else { break };
            asked.after = Some(next);
        }
        assert_eq!(seen.len(), 120);
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), 120);
    }
});

story!(a_few_worries_from_one_place_stay_lines_of_their_own_and_the_place_is_forgotten, |rig| {
    let mair = rig.person("Mair", Role::Moderator).await;
    let (sends, _) = Sends::start(rig.ctx.clone());
    for n in 0..4 {
        let sent = Submission { safety: not_safe(), ..submission(rig, &format!("Made up {n}.")).await };
        sends.send(sent, Some("a home")).await.unwrap();
    }
    let page = see(rig, &mair, Wanted::default()).await;
    assert_eq!(page.lines.len(), 4, "brothers and sisters are not a flood");
    let label = page.lines[0].queued.burst;
    assert!(label.is_some() && page.lines.iter().all(|line| line.queued.burst == label));

    rig.days_later(2);
    let mut tx = rig.ctx.db.begin().await.unwrap();
    bursts::forget_before(&mut tx, rig.ctx.now().plus_days(-1)).await.unwrap();
    tx.commit().await.unwrap();
    let sent = Submission { safety: not_safe(), ..submission(rig, "Made up: later.").await };
    sends.send(sent, Some("a home")).await.unwrap();
    let page = see(rig, &mair, Wanted::default()).await;
    assert!(
        page.lines.iter().any(|line| line.queued.burst != label),
        "nobody knows that it is the same place"
    );
});

story!(the_first_of_a_burst_that_somebody_stepped_back_from_hides_the_others_from_nobody, |rig| {
    let mair = rig.person("Mair", Role::Moderator).await;
    rig.person("Twm", Role::Moderator).await;
    flood(rig, 8).await;
    let first = see(rig, &mair, Wanted::default()).await.lines[0].queued.id;
    moderate::claim(&rig.ctx, &authorise(&rig.ctx, &mair, first).await.unwrap()).await.unwrap();
    moderate::step_back(&rig.ctx, &authorise(&rig.ctx, &mair, first).await.unwrap()).await.unwrap();
    let page = see(rig, &mair, Wanted::default()).await;
    assert_eq!(page.lines.len(), 1);
    assert!(page.lines[0].queued.id != first && page.lines[0].stands_for.is_some());
});
