//! What hints at danger is read sooner. It is a guess that nobody but its reader sees, and it raises nothing.

use super::{Queue, Wanted, claim, give_back, open, queue};
use crate::{
    Actor, Grant, Reach, acts, authorise,
    circle::submission,
    give::{Sends, Submission},
    moderate::import,
    number,
    rig::{AUTHORITY, Rig, SERVICE, story},
};
use domain::{
    danger::Hint,
    feedback::{Desk, Safe, Safety, WordBox},
    import::{BoxFrom, DateFrom, Mapping, ServiceFrom},
    permission::Role,
};
use storage::testkit::Inside;

/// Made-up words that hint at danger.
const AFRAID: &str = "Dwi ofn mynd adra, mae fy llystad yn cloi fi yn y sied.";

async fn see(rig: &Rig, who: &Actor) -> Queue {
    let leave =
        authorise::<acts::SeeQueue>(&rig.ctx, who, Reach::desk(AUTHORITY, Desk::Moderation)).await.unwrap();
    queue(&rig.ctx, &leave, Wanted::default()).await.unwrap()
}

story!(a_child_who_pressed_no_button_is_read_before_an_older_complaint_and_after_a_worry, |rig| {
    let mair = rig.person("Mair", Role::Moderator).await;
    let (sends, _) = Sends::start(rig.ctx.clone());
    let plain = |words: &'static str| submission(rig, words);
    sends.send(plain("Made up: the waiting list is too long.").await, None).await.unwrap();
    sends.send(plain(AFRAID).await, None).await.unwrap();
    let worry = Safety { safe: Some(Safe::No), ..Safety::default() };
    sends.send(Submission { safety: worry, ..plain(AFRAID).await }, None).await.unwrap();

    let lines = see(rig, &mair).await.lines;
    let soon: Vec<bool> = lines.iter().map(|line| line.queued.soon).collect();
    assert_eq!(soon, [false, true, false], "a worry first, and nothing is guessed of it");
    let id = lines[1].queued.id;
    let leave: Grant<acts::Claim> = authorise(&rig.ctx, &mair, id).await.unwrap();
    claim(&rig.ctx, &leave).await.unwrap();
    let item = open(&rig.ctx, &authorise(&rig.ctx, &mair, id).await.unwrap()).await.unwrap();
    assert!(item.facts.hint.is_some(), "whoever has claimed it sees what the hint is");
    assert!(!item.safe.worry, "a hint raises no worry: it decides nothing");
    give_back(&rig.ctx, &authorise(&rig.ctx, &mair, id).await.unwrap()).await.unwrap();
    assert!(see(rig, &mair).await.lines[1].queued.soon, "given back it waits where it waited");
});

story!(an_import_is_read_in_the_same_order, |rig| {
    let mair = rig.person("Mair", Role::Moderator).await;
    let mapping = Mapping {
        source: "made up".into(),
        id: "id".into(),
        date: DateFrom::One("2026-09-01".parse().unwrap()),
        service: ServiceFrom::One(SERVICE.into()),
        comment: "words".into(),
        word_box: BoxFrom::One(WordBox::Problem),
        rating: None,
        language: domain::Locale::En,
    };
    let file = "id,words\n1,The session was good.\n2,i want to die\n3,Thank you for the leaflet.\n";
    let leave: Grant<acts::Import> = authorise(&rig.ctx, &mair, Reach::whole(AUTHORITY)).await.unwrap();
    import::import(&rig.ctx, &leave, file.as_bytes(), &mapping).await.unwrap().unwrap();
    let soon: Vec<bool> = see(rig, &mair).await.lines.iter().map(|line| line.queued.soon).collect();
    assert_eq!(soon, [true, false, false]);
});

story!(nothing_of_a_hint_is_left_when_the_words_are_taken_back, |rig| {
    let (sends, _) = Sends::start(rig.ctx.clone());
    let sent = submission(rig, "Made up: i want to die").await;
    assert_eq!(domain::danger::hint(["Made up: i want to die"]), Some(Hint::SelfHarm));
    let receipt = sends.send(sent, None).await.unwrap();
    let hints = async || {
        let mut inside = Inside::of(&rig.setting).await.unwrap();
        let mut cells = inside.cells().await.unwrap();
        inside.close().await.unwrap();
        cells.retain(|cell| cell.table == "feedback" && cell.column == "hint");
        cells.into_iter().map(|cell| cell.content).collect::<Vec<_>>()
    };
    assert_eq!(hints().await, [b"self-harm".to_vec()], "a code, and none of the words");
    number::withdraw(&rig.ctx, &receipt.number).await.unwrap();
    assert!(hints().await.is_empty());
});
