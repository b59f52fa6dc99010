//! A manager's board and a theme's page as stories.

use super::{
    board::{self, Board},
    theme::story,
    *,
};
use crate::{
    Actor, Reach, RoleGrant, acts,
    alerts::{self, Way, Wish, tray::Tray},
    authorise,
    circle::{accept, only_summarise, reply as answered, send_many},
    jobs,
    moderate::{
        replies::{Verdict, read_reply},
        summaries::second_read,
    },
    number::withdraw,
    rig::{AUTHORITY, Rig, SERVICE, story as run},
};
use domain::permission::Role;

const QUARTER: Quarter = Quarter { year: 2026, quarter: 4 };

async fn open(rig: &Rig, who: &Actor, reach: Reach) -> Board {
    let leave: Grant<ReadSummaries> = authorise(&rig.ctx, who, reach).await.unwrap();
    board::open(&rig.ctx, &leave, None).await.unwrap()
}

/// A manager of nothing but one service.
async fn of_service(rig: &Rig, name: &str, service: Uuid) -> Actor {
    let who = rig.person(name, Role::ServiceManager).await;
    let grant =
        RoleGrant { role: Role::ServiceManager, organisation: AUTHORITY.into(), service: Some(service) };
    Actor { grants: vec![grant], ..who }
}

async fn service(rig: &Rig) -> Uuid {
    let mut tx = rig.ctx.db.read().await.unwrap();
    directory::by_code(&mut tx, SERVICE).await.unwrap().unwrap().id
}

run!(a_summary_is_new_on_one_visit_and_owed_until_it_is_answered, |rig| {
    let mair = rig.person("Mair", Role::Moderator).await;
    let twm = rig.person("Twm", Role::Moderator).await;
    let nia = rig.person("Nia", Role::ServiceManager).await;
    let place = || Reach::whole(AUTHORITY);
    let before = open(rig, &nia, place()).await;
    assert!(before.fresh.is_empty() && before.owed.is_empty() && before.visit.since.is_none());
    rig.days_later(1);
    for number in &send_many(rig, 5).await {
        accept(rig, &mair, number).await;
    }
    let summary = only_summarise(rig, &mair, &twm, QUARTER).await;
    let news = open(rig, &nia, place()).await;
    assert_eq!(news.fresh.iter().map(|one| one.id).collect::<Vec<_>>(), [summary.id]);
    let promised = i32::from(domain::demo::plain_settings().promise_days);
    assert_eq!(
        news.owed.iter().map(|(one, due)| (one.id, due.days)).collect::<Vec<_>>(),
        [(summary.id, promised)]
    );
    rig.minutes_later(10);
    assert_eq!(open(rig, &nia, place()).await.fresh.len(), 1, "the same visit");
    rig.days_later(i64::from(promised) + 3);
    let later = open(rig, &nia, place()).await;
    assert!(later.fresh.is_empty(), "it was there last time");
    assert!(later.owed[0].1.days < 0, "and the answer is late");

    answered(rig, &mair, &nia, &summary).await;
    assert!(open(rig, &nia, place()).await.owed.is_empty());
});

run!(a_reply_that_was_sent_back_is_owed_again_by_its_own_service_alone, |rig| {
    let mair = rig.person("Mair", Role::Moderator).await;
    let twm = rig.person("Twm", Role::Moderator).await;
    let here = service(rig).await;
    let nia = of_service(rig, "Nia", here).await;
    for number in &send_many(rig, 5).await {
        accept(rig, &mair, number).await;
    }
    let summary = only_summarise(rig, &mair, &twm, QUARTER).await;
    let writes: Grant<WriteReply> = authorise(&rig.ctx, &nia, Reach::Service(here)).await.unwrap();
    let body = Bilingual { cy: "Rydyn ni'n ateb yn gynt.".into(), en: "We answer sooner.".into() };
    let new = NewReply { kind: ReplyKind::Changed, body, by: None, looked: false };
    assert_eq!(reply(&rig.ctx, &writes, summary.id, rig.ctx.token(), &new).await.unwrap(), Saved::Done);
    let mine = open(rig, &nia, Reach::Service(here)).await;
    assert!(mine.owed.is_empty() && mine.returned.is_empty(), "it waits for a moderator");
    let sent = mine.work.themes.iter().flat_map(|work| &work.replies).next().unwrap();
    assert_eq!(sent.service, Some(here), "the reply names its service");
    let leave: Grant<acts::ReadReply> = authorise(&rig.ctx, &mair, Reach::whole(AUTHORITY)).await.unwrap();
    let back = Verdict::Back("Say what has changed.");
    assert_eq!(read_reply(&rig.ctx, &leave, sent.id, sent.written, back).await.unwrap(), None);
    let mine = open(rig, &nia, Reach::Service(here)).await;
    assert_eq!(mine.returned.iter().map(|one| one.id).collect::<Vec<_>>(), [summary.id]);
});

run!(a_service_with_fewer_than_five_behind_a_summary_never_learns_of_it, |rig| {
    let mair = rig.person("Mair", Role::Moderator).await;
    let twm = rig.person("Twm", Role::Moderator).await;
    let here = service(rig).await;
    let other = Service {
        id: rig.ctx.id(),
        authority: AUTHORITY.into(),
        kind: "taf".into(),
        level: "E".into(),
        provider: "council".into(),
        name: Bilingual { cy: "Tîm".into(), en: "Team".into() },
        code: "P3WX".into(),
        open: true,
    };
    crate::govern::people::put_service(&rig.ctx, &other).await.unwrap();
    let numbers = send_many(rig, 6).await;
    for number in &numbers {
        accept(rig, &mair, number).await;
    }
    let summary = only_summarise(rig, &mair, &twm, QUARTER).await;
    let theirs = of_service(rig, "Lleu", other.id).await;
    let nothing = open(rig, &theirs, Reach::Service(other.id)).await;
    assert!(nothing.fresh.is_empty() && nothing.owed.is_empty());
    assert!(nothing.work.themes.is_empty());
    let leave: Grant<ReadSummaries> = authorise(&rig.ctx, &theirs, Reach::Service(other.id)).await.unwrap();
    assert!(story(&rig.ctx, &leave, summary.theme).await.unwrap().is_empty());

    // One takes it back: five are left, and the rollup says so.
    let ours = of_service(rig, "Nia", here).await;
    let leave: Grant<ReadSummaries> = authorise(&rig.ctx, &ours, Reach::Service(here)).await.unwrap();
    assert_eq!(story(&rig.ctx, &leave, summary.theme).await.unwrap().len(), 1);
    withdraw(&rig.ctx, &numbers[0]).await.unwrap();
    assert!(story(&rig.ctx, &leave, summary.theme).await.unwrap().is_empty(), "it is read again first");
    let mut tx = rig.ctx.db.read().await.unwrap();
    for (least, known) in [(5, true), (6, false)] {
        let mine = summaries::ever_concerning(&mut tx, here, least).await.unwrap();
        assert_eq!(mine.contains(&summary.id), known, "{least}");
    }
    drop(tx);
    let reads: Grant<acts::WriteSummary> = authorise(&rig.ctx, &twm, Reach::whole(AUTHORITY)).await.unwrap();
    second_read(&rig.ctx, &reads, QUARTER, summary.theme, summary.written).await.unwrap();
    assert_eq!(story(&rig.ctx, &leave, summary.theme).await.unwrap().len(), 1);
});

run!(the_weekly_mail_says_open_clywed_only_to_those_who_asked_and_only_when_something_waits, |rig| {
    let (ctx, tray) = Tray::without_texts().at(rig);
    let mair = rig.person("Mair", Role::Moderator).await;
    let twm = rig.person("Twm", Role::Moderator).await;
    let nia = rig.person("Nia", Role::ServiceManager).await;
    let gwen = rig.person("Gwen", Role::PerformanceLead).await;
    for (who, mail) in [(&nia, "nia@council.example"), (&gwen, "gwen@council.example")] {
        let wish = Wish { mail: Some(mail), language: Some(domain::Locale::Cy), ..Wish::default() };
        alerts::set(&ctx, who.person, &wish).await.unwrap().unwrap();
    }
    assert_eq!(digest::ask(&ctx, &mair, true).await.unwrap_err().kind(), ErrorKind::Denied);
    digest::ask(&ctx, &nia, true).await.unwrap();
    assert_eq!(digest::stands(&ctx, &nia).await.unwrap(), digest::Weekly::On);
    let week = async || {
        rig.days_later(7);
        let mut tx = ctx.db.begin().await.unwrap();
        digest::due(&ctx, &mut tx).await.unwrap();
        tx.commit().await.unwrap();
        while jobs::once(&ctx, jobs::Lane::Mail).await {}
        tray.given().len()
    };
    assert_eq!(week().await, 0, "nothing waits");
    for number in &send_many(rig, 5).await {
        accept(rig, &mair, number).await;
    }
    let summary = only_summarise(rig, &mair, &twm, rig.ctx.now().quarter()).await;
    assert_eq!(week().await, 1, "a reply is owed");
    let alert = tray.given().remove(0);
    assert_eq!(
        (&*alert.to, alert.language, alert.way),
        ("nia@council.example", domain::Locale::Cy, Way::Mail)
    );
    assert_eq!(week().await, 2, "and in the next week too");
    digest::ask(&ctx, &nia, false).await.unwrap();
    assert_eq!(week().await, 2, "she has stopped it");
    digest::ask(&ctx, &nia, true).await.unwrap();
    answered(rig, &mair, &nia, &summary).await;
    assert_eq!(week().await, 2, "it is answered");
});

run!(a_view_is_kept_under_a_name_by_one_person_and_nobody_else_sees_or_removes_it, |rig| {
    let nia = rig.person("Nia", Role::ServiceManager).await;
    let gwen = rig.person("Gwen", Role::PerformanceLead).await;
    let place = || Reach::whole(AUTHORITY);
    let mine: Grant<ReadSummaries> = authorise(&rig.ctx, &nia, place()).await.unwrap();
    let theirs: Grant<ReadSummaries> = authorise(&rig.ctx, &gwen, place()).await.unwrap();
    for (name, filters, kept) in [
        (" Contact ", "theme=5", true),
        ("Contact", "theme=5&right=12", true),
        ("   ", "theme=5", false),
        (&*"n".repeat(61), "theme=5", false),
    ] {
        assert_eq!(views::keep(&rig.ctx, &mine, name, filters).await.unwrap(), kept, "{name}");
    }
    let kept = views::list(&rig.ctx, &mine).await.unwrap();
    let shown: Vec<_> = kept.iter().map(|view| (&*view.name, &*view.filters)).collect();
    assert_eq!(shown, [("Contact", "theme=5&right=12")], "the same name is the same view");
    assert!(views::list(&rig.ctx, &theirs).await.unwrap().is_empty());
    views::remove(&rig.ctx, &theirs, kept[0].id).await.unwrap();
    assert_eq!(views::list(&rig.ctx, &mine).await.unwrap().len(), 1, "it is not theirs to remove");
    views::remove(&rig.ctx, &mine, kept[0].id).await.unwrap();
    for n in 0..21 {
        assert_eq!(views::keep(&rig.ctx, &mine, &format!("View {n}"), "").await.unwrap(), n < 20);
    }
});
