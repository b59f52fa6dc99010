//! Notices as stories: when one is given, to whom, and what becomes of it.

use super::notices::{Given, list, say};
use crate::{
    Actor, Grant, Reach, RoleGrant,
    acts::{Claim, ReadSummaries, WriteReply},
    authorise,
    circle::{accept, accept_as, id_of, send_many},
    moderate::{self, Accepted, Draft},
    number::withdraw,
    rig::{AUTHORITY, Rig, SERVICE, story},
};
use domain::{
    coding::{Coding, Criticality, ThemeMark},
    feedback::WordBox,
    number::Number,
    permission::Role,
};
use storage::{Uuid, directory};

async fn given(rig: &Rig, who: &Actor, reach: Reach) -> Vec<Given> {
    let leave: Grant<ReadSummaries> = authorise(&rig.ctx, who, reach).await.unwrap();
    list(&rig.ctx, &leave).await.unwrap()
}

async fn service(rig: &Rig) -> Uuid {
    let mut tx = rig.ctx.db.read().await.unwrap();
    directory::by_code(&mut tx, SERVICE).await.unwrap().unwrap().id
}

/// Two moderators accept it as very serious.
async fn accept_as_grave(rig: &Rig, [first, second]: [&Actor; 2], number: &Number) {
    let id = id_of(rig, number).await;
    for (who, expected) in [(first, false), (second, true)] {
        let leave: Grant<Claim> = authorise(&rig.ctx, who, id).await.unwrap();
        moderate::claim(&rig.ctx, &leave).await.unwrap();
        moderate::open(&rig.ctx, &authorise(&rig.ctx, who, id).await.unwrap()).await.unwrap();
        let coding = Coding {
            themes: vec![ThemeMark { theme: "5.1".parse().unwrap(), polarity: [WordBox::Problem].into() }],
            criticality: Some(Criticality::VerySerious),
            reason: "Made up.".into(),
            ..Coding::empty()
        };
        let draft = Draft { spans: vec![], coding, seen: None };
        let leave = authorise(&rig.ctx, who, id).await.unwrap();
        let done = moderate::accept(&rig.ctx, &leave, &draft).await.unwrap();
        assert_eq!(done == Accepted::Done, expected, "{done:?}");
    }
}

story!(a_rush_of_one_problem_gives_one_notice_on_the_same_day_and_what_was_done_is_kept, |rig| {
    let mair = rig.person("Mair", Role::Moderator).await;
    let nia = rig.person("Nia", Role::ServiceManager).await;
    let owain = rig.person("Owain", Role::StatutoryDirector).await;
    let numbers = send_many(rig, 20).await;
    for number in &numbers[..14] {
        accept(rig, &mair, number).await;
    }
    // Praise of the theme and problems of another are no rush of this one.
    accept_as(rig, &mair, &numbers[14], "5.1", WordBox::Praise).await;
    accept_as(rig, &mair, &numbers[15], "1.1", WordBox::Problem).await;
    let place = || Reach::whole(AUTHORITY);
    assert!(given(rig, &nia, place()).await.is_empty(), "fourteen are no rush");
    accept(rig, &mair, &numbers[16]).await;
    let here = given(rig, &nia, place()).await;
    assert_eq!(here.len(), 1);
    let notice = here[0].notice;
    assert_eq!((notice.service, notice.theme.to_string()), (service(rig).await, "5".to_owned()));
    assert_eq!((notice.day, notice.answered), (rig.ctx.now().date(), false));
    // More of the same is the same notice, so it tells nothing of whoever came last; nor does taking one back.
    accept(rig, &mair, &numbers[17]).await;
    withdraw(&rig.ctx, &numbers[0]).await.unwrap();
    assert_eq!(given(rig, &owain, place()).await.len(), 1, "the director sees the same");

    let writes: Grant<WriteReply> = authorise(&rig.ctx, &nia, place()).await.unwrap();
    let token = rig.ctx.token();
    assert!(!say(&rig.ctx, &writes, notice.id, token, "  ").await.unwrap());
    assert!(!say(&rig.ctx, &writes, notice.id, token, &"x".repeat(501)).await.unwrap());
    for _ in 0..2 {
        assert!(say(&rig.ctx, &writes, notice.id, token, "We rang round the team.").await.unwrap());
    }
    let seen = given(rig, &owain, place()).await.remove(0);
    assert!(seen.notice.answered);
    let did: Vec<_> = seen.did.iter().map(|did| (&*did.body, &*did.who)).collect();
    assert_eq!(did, [("We rang round the team.", "Nia")], "said twice by one form, it is said once");
    let trail = rig.trail().await;
    for action in ["give-notice", "answer-notice"] {
        assert_eq!(trail.iter().filter(|said| *said == action).count(), 1, "{action}");
    }
});

story!(one_grave_matter_gives_no_notice_and_five_give_one_that_says_no_more_than_a_rush, |rig| {
    let mair = rig.person("Mair", Role::Moderator).await;
    let twm = rig.person("Twm", Role::Moderator).await;
    let nia = rig.person("Nia", Role::ServiceManager).await;
    let numbers = send_many(rig, 10).await;
    for number in &numbers[..4] {
        accept_as_grave(rig, [&mair, &twm], number).await;
    }
    for number in &numbers[4..8] {
        accept(rig, &mair, number).await;
    }
    assert!(given(rig, &nia, Reach::whole(AUTHORITY)).await.is_empty(), "it would tell of four");
    withdraw(&rig.ctx, &numbers[0]).await.unwrap();
    accept_as_grave(rig, [&mair, &twm], &numbers[8]).await;
    assert!(given(rig, &nia, Reach::whole(AUTHORITY)).await.is_empty(), "one was taken back: four again");
    accept_as_grave(rig, [&mair, &twm], &numbers[9]).await;
    assert_eq!(given(rig, &nia, Reach::whole(AUTHORITY)).await.len(), 1);
});

story!(a_notice_reaches_nobody_of_another_service, |rig| {
    let mair = rig.person("Mair", Role::Moderator).await;
    let lleu = rig.person("Lleu", Role::ServiceManager).await;
    let other = directory::Service {
        id: rig.ctx.id(),
        authority: AUTHORITY.into(),
        kind: "taf".into(),
        level: "E".into(),
        provider: "council".into(),
        name: domain::Bilingual { cy: "Tîm".into(), en: "Team".into() },
        code: "P3WX".into(),
        open: true,
    };
    crate::govern::people::put_service(&rig.ctx, &other).await.unwrap();
    let grant =
        RoleGrant { role: Role::ServiceManager, organisation: AUTHORITY.into(), service: Some(other.id) };
    let lleu = Actor { grants: vec![grant], ..lleu };
    for number in &send_many(rig, 15).await {
        accept(rig, &mair, number).await;
    }
    let nia = rig.person("Nia", Role::ServiceManager).await;
    let known = given(rig, &nia, Reach::whole(AUTHORITY)).await.remove(0).notice;
    assert!(given(rig, &lleu, Reach::Service(other.id)).await.is_empty());
    let leave: Grant<WriteReply> = authorise(&rig.ctx, &lleu, Reach::Service(other.id)).await.unwrap();
    let denied = say(&rig.ctx, &leave, known.id, rig.ctx.token(), "Something.").await;
    assert_eq!(denied.unwrap_err().kind(), crate::ErrorKind::NotFound);
});

story!(what_came_longer_than_four_weeks_ago_makes_no_rush, |rig| {
    let mair = rig.person("Mair", Role::Moderator).await;
    let nia = rig.person("Nia", Role::ServiceManager).await;
    for number in &send_many(rig, 10).await {
        accept(rig, &mair, number).await;
    }
    // A day more than counts, and one because the clocks go back meanwhile: midnight becomes the evening before.
    rig.days_later(30);
    for number in &send_many(rig, 10).await {
        accept(rig, &mair, number).await;
    }
    assert!(given(rig, &nia, Reach::whole(AUTHORITY)).await.is_empty());
});
