//! Stories of a release that is made while others go on: what is taken back, sent, accepted or pressed meanwhile.

mod later;

use super::{
    fold, prints,
    releases::{self, Blocker, Caution, Step, Wish, make},
};
use crate::{
    Actor, Grant, Reach, acts, authorise,
    circle::{accept_as, id_of, send_many, submission, summarise},
    give::Sends,
    number::withdraw,
    public::releases as published,
    rig::{AUTHORITY, Rig, story},
};
use domain::{
    Bilingual,
    clock::{Moment, Quarter},
    disclosure::Workload,
    feedback::WordBox,
    figures::{Of, Period},
    number::Number,
    permission::Role,
};
use std::sync::atomic::{AtomicUsize, Ordering};
use storage::{Uuid, periods, prepared, printed};

const QUARTER: Quarter = Quarter { year: 2026, quarter: 4 };

/// A quarter that is over, with 32 accepted feedback and one summary that is answered.
struct Over {
    mair: Actor,
    lead: Actor,
    numbers: Vec<Number>,
}

async fn over(rig: &Rig) -> Over {
    let mair = rig.person("Mair", Role::Moderator).await;
    let twm = rig.person("Twm", Role::Moderator).await;
    let nia = rig.person("Nia", Role::ServiceManager).await;
    let lead = rig.person("Gwen", Role::PerformanceLead).await;
    let numbers = send_many(rig, 33).await;
    for (n, number) in numbers[..32].iter().enumerate() {
        accept(rig, &mair, number, n).await;
    }
    summarise(rig, &mair, &twm, &nia, QUARTER).await;
    rig.days_later(100);
    Over { mair, lead, numbers }
}

/// Twenty about one theme, the others about another.
async fn accept(rig: &Rig, who: &Actor, number: &Number, n: usize) {
    let (theme, polarity) = if n < 20 { ("5.1", WordBox::Problem) } else { ("1.1", WordBox::Praise) };
    accept_as(rig, who, number, theme, polarity).await;
}

async fn leave(rig: &Rig, lead: &Actor) -> Grant<acts::Release> {
    authorise(&rig.ctx, lead, Reach::whole(AUTHORITY)).await.unwrap()
}

fn in_spite() -> Wish {
    Wish { in_spite: true, ..Wish::default() }
}

/// In how many releases a feedback is counted, or drawn on by their summaries.
async fn in_releases(rig: &Rig, number: &Number) -> usize {
    let id = id_of(rig, number).await;
    let mut tx = rig.ctx.db.read().await.unwrap();
    storage::releases::about(&mut tx, id).await.unwrap().len()
}

/// Nothing of a release that was begun and not published is left.
async fn nothing_is_left(rig: &Rig) {
    let mut tx = rig.ctx.db.read().await.unwrap();
    assert!(prepared::abandoned(&mut tx, Moment(i64::MAX)).await.unwrap().is_empty());
}

/// How many responses count in the quarter now, and that every count is what counting anew gives.
async fn counted(rig: &Rig) -> i64 {
    assert_eq!(fold::differences(&rig.ctx, AUTHORITY, QUARTER).await.unwrap(), []);
    let mut tx = rig.ctx.db.read().await.unwrap();
    periods::of(&mut tx, AUTHORITY, QUARTER).await.unwrap().unwrap().counted
}

/// One is taken back when the release has come to `step`.
async fn taken_back_at(rig: &Rig, step: Step) {
    let Over { lead, numbers, .. } = over(rig).await;
    assert_eq!(counted(rig).await, 32);
    let turns = AtomicUsize::new(0);
    let meanwhile = async |at: Step| {
        if at == step && turns.fetch_add(1, Ordering::Relaxed) == 0 {
            withdraw(&rig.ctx, &numbers[31]).await.unwrap();
        }
    };
    let made =
        make(&rig.ctx, &leave(rig, &lead).await, QUARTER, false, &in_spite(), meanwhile).await.unwrap();
    let id = made.unwrap();
    assert!(turns.into_inner() > 1, "it was made anew");
    assert_eq!(counted(rig).await, 31, "from figures without it");
    assert_eq!(in_releases(rig, &numbers[31]).await, 0);
    for number in &numbers[..31] {
        assert_eq!(in_releases(rig, number).await, 1);
    }
    assert_eq!(published::list(&rig.ctx).await.unwrap().iter().map(|one| one.id).collect::<Vec<_>>(), [id]);
    nothing_is_left(rig).await;
}

story!(what_is_taken_back_once_the_release_is_drafted_is_not_in_it, |rig| {
    taken_back_at(rig, Step::Drafted).await;
});

story!(what_is_taken_back_while_a_release_is_written_leaves_no_row_of_it_behind, |rig| {
    taken_back_at(rig, Step::Written).await;
});

story!(what_is_taken_back_after_staff_read_the_figures_is_in_no_draw_of_the_release, |rig| {
    let Over { lead, numbers, .. } = over(rig).await;
    prints::print_due(&rig.ctx, rig.ctx.token()).await.unwrap();
    for number in &numbers[20..32] {
        withdraw(&rig.ctx, number).await.unwrap();
    }
    let id = releases::release(&rig.ctx, &leave(rig, &lead).await, QUARTER, false, &in_spite())
        .await
        .unwrap()
        .unwrap();
    let release = published::one(&rig.ctx, id).await.unwrap().release;
    let everybody =
        release.figures.iter().find(|figures| figures.population().of == Of::everybody()).unwrap();
    // Twenty responses: a multiple of five is printed as it is.
    assert_eq!(everybody.base().unwrap().get(), 20);
    assert_eq!(published::list(&rig.ctx).await.unwrap()[0].responses, Some(20));
});

story!(what_is_accepted_after_the_release_was_drafted_is_not_said_to_be_counted, |rig| {
    let Over { mair, lead, numbers } = over(rig).await;
    let late = &numbers[32];
    let turns = AtomicUsize::new(0);
    let meanwhile = async |at: Step| {
        if at == Step::Drafted && turns.fetch_add(1, Ordering::Relaxed) == 0 {
            accept(rig, &mair, late, 32).await;
        }
    };
    make(&rig.ctx, &leave(rig, &lead).await, QUARTER, false, &in_spite(), meanwhile).await.unwrap().unwrap();
    assert_eq!(counted(rig).await, 33);
    assert_eq!((in_releases(rig, late).await, in_releases(rig, &numbers[0]).await), (0, 1));
});

story!(figures_of_fewer_than_five_by_now_are_not_released, |rig| {
    let Over { lead, numbers, .. } = over(rig).await;
    for number in &numbers[4..32] {
        withdraw(&rig.ctx, number).await.unwrap();
    }
    let refused =
        releases::release(&rig.ctx, &leave(rig, &lead).await, QUARTER, false, &in_spite()).await.unwrap();
    assert_eq!(refused.unwrap_err(), [Blocker::NoFigures]);
});

story!(sending_goes_on_and_nobody_sees_a_release_while_it_is_made, |rig| {
    let Over { lead, .. } = over(rig).await;
    let (sends, _) = Sends::start(rig.ctx.clone());
    let steps = AtomicUsize::new(0);
    let meanwhile = async |_| {
        steps.fetch_add(1, Ordering::Relaxed);
        let sent = submission(rig, "Made up: sent meanwhile.").await;
        sends.send(sent, None).await.unwrap();
        assert!(published::list(&rig.ctx).await.unwrap().is_empty());
    };
    make(&rig.ctx, &leave(rig, &lead).await, QUARTER, false, &in_spite(), meanwhile).await.unwrap().unwrap();
    assert_eq!(steps.into_inner(), 2);
    assert_eq!(published::list(&rig.ctx).await.unwrap().len(), 1);
});

story!(two_presses_make_one_release, |rig| {
    let Over { lead, .. } = over(rig).await;
    let (one, other) = (leave(rig, &lead).await, leave(rig, &lead).await);
    let wish = Wish { version: Some(1), ..in_spite() };
    let (first, second) = tokio::join!(
        releases::release(&rig.ctx, &one, QUARTER, false, &wish),
        releases::release(&rig.ctx, &other, QUARTER, false, &wish),
    );
    let id = first.unwrap().unwrap();
    assert_eq!(second.unwrap().unwrap(), id);
    let third = releases::release(&rig.ctx, &one, QUARTER, false, &wish).await.unwrap();
    assert_eq!(third.unwrap(), id);
    assert_eq!(published::list(&rig.ctx).await.unwrap().len(), 1);
    assert_eq!(rig.trail().await.iter().filter(|action| *action == "release").count(), 1);
    nothing_is_left(rig).await;
});

story!(a_release_whose_making_was_stopped_is_swept_away, |rig| {
    let Over { lead, numbers, .. } = over(rig).await;
    let mut tx = rig.ctx.db.begin().await.unwrap();
    let row = prepared::Prepared {
        id: Uuid::from_u128(1),
        authority: AUTHORITY,
        quarter: QUARTER,
        figures: 32,
        responses: None,
        moves: "[]",
        prepared: rig.ctx.now(),
        by: lead.person,
        correction: None,
        root: &[7; 32],
        body: "{}",
    };
    prepared::keep(&mut tx, &row, &[1; 64]).await.unwrap();
    let id = id_of(rig, &numbers[0]).await;
    let counted = prepared::Counted { feedback: id, leaf: 1, sealed_salt: vec![5; 48] };
    prepared::count(&mut tx, row.id, &[counted]).await.unwrap();
    tx.commit().await.unwrap();
    releases::drop_abandoned(&rig.ctx).await.unwrap();
    let mut tx = rig.ctx.db.read().await.unwrap();
    assert_eq!(prepared::abandoned(&mut tx, Moment(i64::MAX)).await.unwrap(), [row.id], "it may be going on");
    drop(tx);
    rig.minutes_later(61);
    releases::drop_abandoned(&rig.ctx).await.unwrap();
    nothing_is_left(rig).await;
});

story!(a_quarter_that_lacks_something_is_released_only_with_a_tick_and_the_trail_says_so, |rig| {
    let Over { lead, .. } = over(rig).await;
    let ready = releases::readiness(&rig.ctx, &leave(rig, &lead).await, QUARTER, false).await.unwrap();
    let one = "1".parse().unwrap();
    assert_eq!(ready.cautions, [Caution::Unread(Workload::new(1)), Caution::NoSummary(vec![one])]);
    assert!(ready.blockers.is_empty() && ready.is_unwritten());
    let wish = Wish::default();
    let refused = releases::release(&rig.ctx, &leave(rig, &lead).await, QUARTER, false, &wish).await.unwrap();
    assert_eq!(refused.unwrap_err(), [Blocker::NotTicked]);
    let id = releases::release(&rig.ctx, &leave(rig, &lead).await, QUARTER, false, &in_spite())
        .await
        .unwrap()
        .unwrap();
    assert!(published::one(&rig.ctx, id).await.unwrap().release.unwritten);
    let mut tx = rig.ctx.db.read().await.unwrap();
    let trail = storage::audit::newest(&mut tx, AUTHORITY, 5).await.unwrap();
    let detail = &trail.iter().find(|entry| entry.action == "release").unwrap().detail;
    assert!(detail.ends_with("in spite of unread=1 no-summary=1"), "{detail}");
});

story!(a_correction_says_why_in_both_languages_and_stands_beside_what_it_replaces, |rig| {
    let Over { lead, numbers, .. } = over(rig).await;
    let first = releases::release(&rig.ctx, &leave(rig, &lead).await, QUARTER, false, &in_spite())
        .await
        .unwrap()
        .unwrap();
    assert!(published::one(&rig.ctx, first).await.unwrap().beside.after.is_none());
    let again =
        releases::release(&rig.ctx, &leave(rig, &lead).await, QUARTER, false, &in_spite()).await.unwrap();
    assert_eq!(again.unwrap_err(), [Blocker::Released]);
    // Nobody's words stand in a summary that is drawn from the last: only the figures change.
    withdraw(&rig.ctx, &numbers[31]).await.unwrap();
    let why = |cy: &str, en: &str| Some(Bilingual { cy: cy.into(), en: en.into() });
    for lacking in [None, why("Newidiodd y ffigurau.", " "), why("", "The figures changed.")] {
        let wish = Wish { version: Some(2), correction: lacking, ..in_spite() };
        let refused =
            releases::release(&rig.ctx, &leave(rig, &lead).await, QUARTER, false, &wish).await.unwrap();
        assert_eq!(refused.unwrap_err(), [Blocker::NoReason]);
    }
    let correction = why("Newidiodd y ffigurau.", " The figures changed. ");
    let wish = Wish { version: Some(2), correction, ..in_spite() };
    let second =
        releases::release(&rig.ctx, &leave(rig, &lead).await, QUARTER, false, &wish).await.unwrap().unwrap();
    let (old, new) =
        (published::one(&rig.ctx, first).await.unwrap(), published::one(&rig.ctx, second).await.unwrap());
    let reason = why("Newidiodd y ffigurau.", "The figures changed.");
    assert_eq!((new.release.version, &new.release.correction), (2, &reason));
    assert_eq!(new.beside.before.unwrap().id, first);
    let after = old.beside.after.unwrap();
    assert_eq!((after.id, &after.correction), (second, &reason));
    assert_eq!(old.release.correction, None, "what is released is never changed");
});

story!(staff_figures_are_printed_once_a_month_and_a_population_only_when_ten_have_moved, |rig| {
    let Over { mair, numbers, .. } = over(rig).await;
    let due = async || {
        let mut tx = rig.ctx.db.read().await.unwrap();
        periods::moved(&mut tx, rig.ctx.now().month()).await.unwrap().len()
    };
    let prints_of_everybody = async || {
        let mut tx = rig.ctx.db.read().await.unwrap();
        let every = printed::every(&mut tx, AUTHORITY, Period::Quarter(QUARTER)).await.unwrap();
        let everybody = every.into_iter().filter(|print| print.figures.population().of == Of::everybody());
        everybody.map(|print| print.figures.drawn().to_string()).collect::<Vec<_>>()
    };
    assert_eq!(due().await, 1);
    prints::print_due(&rig.ctx, rig.ctx.token()).await.unwrap();
    let first = prints_of_everybody().await;
    assert_eq!((due().await, first.len()), (0, 1));
    accept(rig, &mair, &numbers[32], 32).await;
    assert_eq!(due().await, 0, "not twice a month");
    rig.days_later(40);
    assert_eq!(due().await, 1);
    prints::print_due(&rig.ctx, rig.ctx.token()).await.unwrap();
    assert_eq!(
        (due().await, prints_of_everybody().await),
        (0, first.clone()),
        "one newcomer moves no number"
    );
    for number in &numbers[..9] {
        withdraw(&rig.ctx, number).await.unwrap();
    }
    rig.days_later(40);
    prints::print_due(&rig.ctx, rig.ctx.token()).await.unwrap();
    assert_eq!(prints_of_everybody().await.len(), 2, "one joined and nine left since");
});

story!(a_version_that_replaces_another_keeps_numbers_that_fewer_than_ten_have_moved, |rig| {
    let Over { lead, numbers, .. } = over(rig).await;
    let release = async |version| {
        let words = "Newid dychmygol.".to_owned();
        let correction = (version > 1).then(|| Bilingual { cy: words.clone(), en: words });
        let wish = Wish { version: Some(version), correction, ..in_spite() };
        let made = releases::release(&rig.ctx, &leave(rig, &lead).await, QUARTER, false, &wish).await;
        published::one(&rig.ctx, made.unwrap().unwrap()).await.unwrap().release
    };
    let first = release(1).await;
    withdraw(&rig.ctx, &numbers[31]).await.unwrap();
    let second = release(2).await;
    assert_eq!(second.figures, first.figures, "one person moves no number");
    assert_eq!(in_releases(rig, &numbers[31]).await, 0, "and stands in neither");
    for number in &numbers[20..31] {
        withdraw(&rig.ctx, number).await.unwrap();
    }
    let third = release(3).await;
    let everybody = third.figures.iter().find(|figures| figures.population().of == Of::everybody()).unwrap();
    assert_eq!(everybody.base().unwrap().get(), 20);
});
