//! The moderators' desk as stories.

use super::*;
use crate::{
    Actor, ErrorKind, Grant, Reach, acts, answer, authorise,
    moderate::{
        import,
        replies::{self, Verdict},
        summaries::{self, Saved, SummaryText},
    },
    rig::{AUTHORITY, Rig, SERVICE, story},
};
use domain::{
    Bilingual, Locale,
    clock::{Date, Quarter},
    coding::{Coding, CodingProblem, Criticality, SecondPerson, ThemeMark},
    feedback::{Desk, WordBox},
    import::{BoxFrom, DateFrom, Mapping, ServiceFrom},
    permission::Role,
    redaction::{Kind, Span},
    summary::{BodyProblem, ReplyKind, ReplyState},
};
use storage::Uuid;

fn mapping() -> Mapping {
    Mapping {
        source: "made up".into(),
        id: "id".into(),
        date: DateFrom::One("2026-09-01".parse().unwrap()),
        service: ServiceFrom::One(SERVICE.into()),
        comment: "words".into(),
        word_box: BoxFrom::One(WordBox::Problem),
        rating: None,
        language: Locale::En,
    }
}

fn place() -> Reach {
    Reach::whole(AUTHORITY)
}

async fn bring_in(rig: &Rig, who: &Actor, file: &str) -> import::Imported {
    let leave: Grant<acts::Import> = authorise(&rig.ctx, who, place()).await.unwrap();
    import::import(&rig.ctx, &leave, file.as_bytes(), &mapping()).await.unwrap().unwrap()
}

async fn waiting(rig: &Rig, who: &Actor) -> Vec<Waiting> {
    let leave =
        authorise::<acts::SeeQueue>(&rig.ctx, who, Reach::desk(AUTHORITY, Desk::Moderation)).await.unwrap();
    queue(&rig.ctx, &leave, Wanted::default()).await.unwrap().lines
}

async fn take(rig: &Rig, who: &Actor, id: Uuid) -> crate::Result<()> {
    let leave: Grant<acts::Claim> = authorise(&rig.ctx, who, id).await?;
    claim(&rig.ctx, &leave).await
}

async fn look(rig: &Rig, who: &Actor, id: Uuid) -> crate::Result<Item> {
    open(&rig.ctx, &authorise(&rig.ctx, who, id).await?).await
}

async fn judge(rig: &Rig, who: &Actor, id: Uuid, draft: &Draft) -> crate::Result<Accepted> {
    accept(&rig.ctx, &authorise(&rig.ctx, who, id).await?, draft).await
}

fn draft(spans: Vec<(WordBox, Span)>, criticality: Criticality) -> Draft {
    let theme = ThemeMark { theme: "5.1".parse().unwrap(), polarity: [WordBox::Problem].into() };
    let coding = Coding {
        themes: vec![theme],
        criticality: Some(criticality),
        reason: "Contact was stopped as a reprisal.".into(),
        ..Coding::empty()
    };
    Draft { spans, coding, seen: None }
}

story!(the_same_file_twice_adds_nothing_and_its_comments_wait_in_the_queue, |rig| {
    let mair = rig.person("Mair", Role::Moderator).await;
    let file = "id,words\n1,Nobody rang back.\n2,N/A\n3,The room was cold.\n";
    let first = bring_in(rig, &mair, file).await;
    assert_eq!((first.added, first.known), (2, 0));
    let second = bring_in(rig, &mair, &format!("{file}4,A new one.\n")).await;
    assert_eq!((second.added, second.known), (1, 2));
    assert_eq!(waiting(rig, &mair).await.len(), 3);
    let leave: Grant<acts::Import> = authorise(&rig.ctx, &mair, place()).await.unwrap();
    let wrong = import::import(&rig.ctx, &leave, b"id,words\n9,fine\n9,twice\n", &mapping()).await.unwrap();
    assert!(wrong.is_err());
    assert_eq!(waiting(rig, &mair).await.len(), 3, "all or nothing");
});

story!(an_item_is_claimed_opened_redacted_and_counted_and_every_look_leaves_a_trace, |rig| {
    let mair = rig.person("Mair", Role::Moderator).await;
    bring_in(rig, &mair, "id,words\n1,My worker Bethan Puw never rang.\n").await;
    let id = waiting(rig, &mair).await[0].queued.id;
    assert_eq!(look(rig, &mair, id).await.unwrap_err().kind(), ErrorKind::Denied, "not before it is claimed");
    take(rig, &mair, id).await.unwrap();
    let item = look(rig, &mair, id).await.unwrap();
    assert!(item.suggested);
    assert_eq!(item.spans, [(WordBox::Problem, Span { start: 10, end: 20, kind: Kind::Worker })]);
    look(rig, &mair, id).await.unwrap();
    let accepted = judge(rig, &mair, id, &draft(item.spans, Criticality::Noticeable)).await.unwrap();
    assert_eq!(accepted, Accepted::Done);
    let mut tx = rig.ctx.db.read().await.unwrap();
    let quarter: Quarter = "2026-Q3".parse().unwrap();
    let kept =
        crate::moderate::summaries::sources(&rig.ctx, &mut tx, AUTHORITY, quarter, "5".parse().unwrap())
            .await
            .unwrap();
    assert_eq!(kept[0].words.to_string(), "My worker [worker] never rang.");
    let counted = storage::feedback::counted_as(&mut tx, id).await.unwrap().unwrap();
    assert_eq!(counted.facts().unwrap().unwrap().themes, [("5.1".to_owned(), WordBox::Problem)]);
    assert_eq!(
        storage::tallies::material(&mut tx, AUTHORITY, "2026-Q3").await.unwrap(),
        [("5".to_owned(), 1)]
    );
    drop(tx);
    assert_eq!(rig.trail().await, ["import", "claim", "open-original", "open-original", "accept"]);
    assert_eq!(
        judge(rig, &mair, id, &draft(vec![], Criticality::Minor)).await.unwrap_err().kind(),
        ErrorKind::Denied
    );
});

story!(nobody_takes_what_somebody_has_and_whoever_knows_the_family_is_not_offered_it_again, |rig| {
    let mair = rig.person("Mair", Role::Moderator).await;
    let twm = rig.person("Twm", Role::Moderator).await;
    bring_in(rig, &mair, "id,words\n1,Late again.\n").await;
    let id = waiting(rig, &mair).await[0].queued.id;
    take(rig, &mair, id).await.unwrap();
    assert_eq!(take(rig, &twm, id).await.unwrap_err().kind(), ErrorKind::Stale);
    let leave: Grant<acts::Claim> = authorise(&rig.ctx, &mair, id).await.unwrap();
    step_back(&rig.ctx, &leave).await.unwrap();
    assert!(waiting(rig, &mair).await.is_empty());
    assert_eq!(take(rig, &mair, id).await.unwrap_err().kind(), ErrorKind::Refused);
    take(rig, &twm, id).await.unwrap();
});

story!(nobody_decides_what_they_have_not_opened, |rig| {
    let mair = rig.person("Mair", Role::Moderator).await;
    let twm = rig.person("Twm", Role::Moderator).await;
    bring_in(rig, &mair, "id,words\n1,My worker Bethan Puw never rang.\n").await;
    let id = waiting(rig, &mair).await[0].queued.id;
    take(rig, &twm, id).await.unwrap();
    look(rig, &twm, id).await.unwrap();
    give_back(&rig.ctx, &authorise(&rig.ctx, &twm, id).await.unwrap()).await.unwrap();
    take(rig, &mair, id).await.unwrap();
    let unseen = judge(rig, &mair, id, &draft(vec![], Criticality::Minor)).await;
    assert_eq!(unseen.unwrap_err().kind(), ErrorKind::Stale, "another's look is not hers");
    look(rig, &mair, id).await.unwrap();
    assert_eq!(judge(rig, &mair, id, &draft(vec![], Criticality::Minor)).await.unwrap(), Accepted::Done);
});

story!(what_somebody_took_and_left_lying_can_be_taken_over_but_not_while_they_look_at_it, |rig| {
    let mair = rig.person("Mair", Role::Moderator).await;
    let twm = rig.person("Twm", Role::Moderator).await;
    bring_in(rig, &mair, "id,words\n1,Late again.\n").await;
    let id = waiting(rig, &mair).await[0].queued.id;
    take(rig, &mair, id).await.unwrap();
    rig.minutes_later(200);
    look(rig, &mair, id).await.unwrap();
    rig.minutes_later(200);
    assert_eq!(take(rig, &twm, id).await.unwrap_err().kind(), ErrorKind::Stale);
    assert!(!waiting(rig, &twm).await[0].left);
    rig.minutes_later(50);
    assert!(waiting(rig, &twm).await[0].left);
    take(rig, &twm, id).await.unwrap();
    assert_eq!(look(rig, &mair, id).await.unwrap_err().kind(), ErrorKind::Denied);
    look(rig, &twm, id).await.unwrap();
    let trail = rig.trail().await;
    assert_eq!(trail, ["import", "claim", "open-original", "take-over", "open-original"]);
});

story!(a_very_serious_thing_waits_for_a_second_person_who_is_not_the_first, |rig| {
    let mair = rig.person("Mair", Role::Moderator).await;
    let twm = rig.person("Twm", Role::Moderator).await;
    bring_in(rig, &mair, "id,words\n1,They said contact would stop.\n").await;
    let id = waiting(rig, &mair).await[0].queued.id;
    take(rig, &mair, id).await.unwrap();
    look(rig, &mair, id).await.unwrap();
    let work = draft(vec![], Criticality::VerySerious);
    let accepted = judge(rig, &mair, id, &work).await.unwrap();
    assert_eq!(accepted, Accepted::Held(SecondPerson::VerySerious));
    assert!(waiting(rig, &mair).await.is_empty(), "it is not offered to its first reader");
    assert_eq!(take(rig, &mair, id).await.unwrap_err().kind(), ErrorKind::Refused);
    take(rig, &twm, id).await.unwrap();
    let item = look(rig, &twm, id).await.unwrap();
    assert!(!item.suggested);
    assert_eq!(item.coding, work.coding);
    assert_eq!(judge(rig, &twm, id, &work).await.unwrap(), Accepted::Done);
});

story!(a_coding_that_lacks_something_is_refused_and_the_item_stays_as_it_was, |rig| {
    let mair = rig.person("Mair", Role::Moderator).await;
    bring_in(rig, &mair, "id,words\n1,Late again.\n").await;
    let id = waiting(rig, &mair).await[0].queued.id;
    take(rig, &mair, id).await.unwrap();
    let nothing = Draft { spans: vec![], coding: Coding::empty(), seen: None };
    let answer = judge(rig, &mair, id, &nothing).await.unwrap();
    assert_eq!(answer, Accepted::Problems(vec![CodingProblem::NoTheme, CodingProblem::NoCriticality]));
    assert!(look(rig, &mair, id).await.unwrap().suggested);
    let leave: Grant<acts::Decide> = authorise(&rig.ctx, &mair, id).await.unwrap();
    save(&rig.ctx, &leave, &draft(vec![], Criticality::Minor)).await.unwrap();
    let item = look(rig, &mair, id).await.unwrap();
    assert!(!item.suggested && item.spans.is_empty() && item.coding.criticality == Some(Criticality::Minor));
    decline(&rig.ctx, &leave, Some(DeclineReason::Nothing), None).await.unwrap();
    assert!(waiting(rig, &mair).await.is_empty());
});

story!(a_summary_needs_five_people_two_languages_and_a_second_reader_and_its_reply_a_first, |rig| {
    let mair = rig.person("Mair", Role::Moderator).await;
    let twm = rig.person("Twm", Role::Moderator).await;
    let nia = rig.person("Nia", Role::ServiceManager).await;
    let rows: Vec<String> = (1..=5).map(|n| format!("{n},Nobody rang back in week {n}.")).collect();
    bring_in(rig, &mair, &format!("id,words\n{}\n", rows.join("\n"))).await;
    let quarter: Quarter = "2026-Q3".parse().unwrap();
    let theme = "5".parse().unwrap();
    let body = Bilingual { cy: "Mae'n anodd cael ateb.".into(), en: "It is hard to get an answer.".into() };
    let mut text = SummaryText { body: body.clone(), opened: None, looked: false };
    let writes: Grant<acts::WriteSummary> = authorise(&rig.ctx, &mair, place()).await.unwrap();
    for line in waiting(rig, &mair).await {
        let saved = summaries::write(&rig.ctx, &writes, quarter, theme, &text).await.unwrap();
        let Saved::Found(found) = saved else { panic!("{saved:?}") };
        assert_eq!(found.problems, [BodyProblem::TooFewSources]);
        take(rig, &mair, line.queued.id).await.unwrap();
        look(rig, &mair, line.queued.id).await.unwrap();
        judge(rig, &mair, line.queued.id, &draft(vec![], Criticality::Noticeable)).await.unwrap();
    }
    assert_eq!(summaries::write(&rig.ctx, &writes, quarter, theme, &text).await.unwrap(), Saved::Done);
    let written = summaries::desk(&rig.ctx, &writes, quarter, theme).await.unwrap().summary.unwrap();
    let own = summaries::second_read(&rig.ctx, &writes, quarter, theme, written.written).await;
    assert_eq!(own.unwrap_err().kind(), ErrorKind::Refused);
    let reads: Grant<acts::ReadSummaries> = authorise(&rig.ctx, &nia, place()).await.unwrap();
    assert!(answer::read(&rig.ctx, &reads, None).await.unwrap().themes.is_empty(), "nobody sees it unread");
    let second: Grant<acts::WriteSummary> = authorise(&rig.ctx, &twm, place()).await.unwrap();
    summaries::second_read(&rig.ctx, &second, quarter, theme, written.written).await.unwrap();
    let seen = answer::read(&rig.ctx, &reads, None).await.unwrap();
    let summary = seen.themes[0].summary.clone().unwrap();
    assert_eq!((summary.sources, &summary.body), (5, &body));
    let answers: Grant<acts::WriteReply> = authorise(&rig.ctx, &nia, place()).await.unwrap();
    let day: Date = "2026-12-01".parse().unwrap();
    let mut reply = answer::NewReply { kind: ReplyKind::Will, body: body.clone(), by: None, looked: false };
    let token = rig.ctx.token();
    let saved = answer::reply(&rig.ctx, &answers, summary.id, token, &reply).await.unwrap();
    let Saved::Found(found) = saved else { panic!("{saved:?}") };
    assert_eq!(found.problems, [BodyProblem::NoDate]);
    reply.by = Some(day);
    assert_eq!(answer::reply(&rig.ctx, &answers, summary.id, token, &reply).await.unwrap(), Saved::Done);
    let all = summaries::work(&rig.ctx, &writes, Some(quarter)).await.unwrap();
    let reply = all.themes.iter().find(|work| work.theme == theme).unwrap().replies[0].clone();
    let leave: Grant<acts::ReadReply> = authorise(&rig.ctx, &mair, place()).await.unwrap();
    replies::read_reply(&rig.ctx, &leave, reply.id, reply.written, Verdict::Fit).await.unwrap();
    let again = replies::read_reply(&rig.ctx, &leave, reply.id, reply.written, Verdict::Fit).await;
    assert_eq!(again.unwrap_err().kind(), ErrorKind::Stale);

    // Written anew, the summary says something that its reply never answered.
    text.body =
        Bilingual { cy: "Mae'n anodd iawn cael ateb.".into(), en: "It is very hard to get one.".into() };
    let unseen = summaries::write(&rig.ctx, &writes, quarter, theme, &text).await.unwrap();
    assert_eq!(unseen, Saved::Changed, "there is a text that its writer has not seen");
    text.opened = Some(summary.written);
    assert_eq!(summaries::write(&rig.ctx, &writes, quarter, theme, &text).await.unwrap(), Saved::Done);
    let all = summaries::work(&rig.ctx, &writes, Some(quarter)).await.unwrap();
    let work = all.themes.iter().find(|work| work.theme == theme).unwrap();
    assert_eq!(work.replies[0].state, ReplyState::Draft);
});
