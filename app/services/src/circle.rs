//! The whole circle as stories: what is sent is heard, answered, counted, released, and shown to its sender.

use crate::{
    Actor, ErrorKind, Grant, Reach, acts, answer, authorise,
    give::{Permissions, SendError, Sends, Submission},
    govern::audit,
    moderate::{
        self, Accepted, Draft,
        replies::{self, Verdict},
        summaries::{self, Saved, SummaryText},
    },
    number::{self, withdraw},
    public::releases as published,
    publish::{
        fold, prints,
        releases::{self, Blocker, Wish},
    },
    rig::{AUTHORITY, Rig, SERVICE, story},
};
use domain::{
    Bilingual, Locale,
    clock::Quarter,
    coding::{Coding, Criticality, ThemeMark},
    disclosure,
    feedback::{Audience, Channel, Helper, KeepFrom, Original, Safe, Safety, Voice, WordBox},
    figures::{Cut, Measure, Period},
    number::Number,
    permission::Role,
    questionnaire::{Answers, CORE},
    summary::ReplyKind,
};
use storage::{Uuid, directory, feedback, summaries::Summary};

mod typed;
mod worry;

/// One core question answered, so that answers are in the figures too.
fn answers() -> Vec<u8> {
    let mut answers = Answers::new(Audience::Parent);
    answers.answer(CORE[0], "top").unwrap();
    answers.pack()
}

pub(crate) async fn submission(rig: &Rig, words: &str) -> Submission {
    let mut tx = rig.ctx.db.read().await.unwrap();
    let service = directory::by_code(&mut tx, SERVICE).await.unwrap().unwrap();
    Submission {
        token: rig.ctx.token(),
        authority: directory::known_authority(&mut tx, AUTHORITY).await.unwrap(),
        service: Some(service.id),
        questionnaire: "core-1".into(),
        locale: Locale::Cy,
        audience: Audience::Parent,
        channel: Channel::Alone,
        helper: Helper::Nobody,
        voice: Voice::Own,
        safety: Safety::default(),
        answers: answers(),
        words: Original::new([(WordBox::Problem, words.to_owned())]),
        contact: None,
        permissions: Permissions { may_summarise: true, may_quote: false, show_words: false },
        received: None,
        import_batch: None,
    }
}

/// Sends so many, each in other words.
pub(crate) async fn send_many(rig: &Rig, how_many: usize) -> Vec<Number> {
    let (sends, _) = Sends::start(rig.ctx.clone());
    let mut numbers = Vec::new();
    for n in 0..how_many {
        let sent = submission(rig, &format!("Made up: nobody rang back in week {n}.")).await;
        numbers.push(sends.send(sent, None).await.unwrap().number);
    }
    numbers
}

pub(crate) async fn id_of(rig: &Rig, number: &Number) -> Uuid {
    let mut tx = rig.ctx.db.read().await.unwrap();
    let hash = rig.ctx.vault.number_hash(number);
    feedback::by_number(&mut tx, &hash).await.unwrap().unwrap().thing.id
}

/// Accepts as a problem of keeping in touch.
pub(crate) async fn accept(rig: &Rig, who: &Actor, number: &Number) {
    accept_as(rig, who, number, "5.1", WordBox::Problem).await;
}

pub(crate) async fn accept_as(rig: &Rig, who: &Actor, number: &Number, theme: &str, polarity: WordBox) {
    let id = id_of(rig, number).await;
    let leave: Grant<acts::Claim> = authorise(&rig.ctx, who, id).await.unwrap();
    moderate::claim(&rig.ctx, &leave).await.unwrap();
    let leave = authorise(&rig.ctx, who, id).await.unwrap();
    moderate::open(&rig.ctx, &leave).await.unwrap();
    let theme = ThemeMark { theme: theme.parse().unwrap(), polarity: [polarity].into() };
    let coding =
        Coding { themes: vec![theme], criticality: Some(Criticality::Noticeable), ..Coding::empty() };
    let leave = authorise(&rig.ctx, who, id).await.unwrap();
    let draft = Draft { spans: vec![], coding, seen: None };
    assert_eq!(moderate::accept(&rig.ctx, &leave, &draft).await.unwrap(), Accepted::Done);
}

fn both(cy: &str, en: &str) -> Bilingual {
    Bilingual { cy: cy.into(), en: en.into() }
}

/// A summary that a second moderator has read.
pub(crate) async fn only_summarise(rig: &Rig, mair: &Actor, twm: &Actor, quarter: Quarter) -> Summary {
    let theme = "5".parse().unwrap();
    let place = || Reach::whole(AUTHORITY);
    let body = both("Mae'n anodd cael ateb.", "It is hard to get an answer.");
    let writes: Grant<acts::WriteSummary> = authorise(&rig.ctx, mair, place()).await.unwrap();
    let text = SummaryText { body, opened: None, looked: false };
    assert_eq!(summaries::write(&rig.ctx, &writes, quarter, theme, &text).await.unwrap(), Saved::Done);
    let summary = summaries::desk(&rig.ctx, &writes, quarter, theme).await.unwrap().summary.unwrap();
    let reads = authorise(&rig.ctx, twm, place()).await.unwrap();
    summaries::second_read(&rig.ctx, &reads, quarter, theme, summary.written).await.unwrap();
    summary
}

/// The same, with a reply that a moderator has read.
pub(crate) async fn summarise(rig: &Rig, mair: &Actor, twm: &Actor, nia: &Actor, quarter: Quarter) {
    let summary = only_summarise(rig, mair, twm, quarter).await;
    reply(rig, mair, nia, &summary).await;
}

/// A reply to a summary that a moderator has read.
pub(crate) async fn reply(rig: &Rig, mair: &Actor, nia: &Actor, summary: &Summary) {
    let place = || Reach::whole(AUTHORITY);
    let answers = authorise(&rig.ctx, nia, place()).await.unwrap();
    let body = both("Rydyn ni'n ateb o fewn deuddydd.", "We answer within two days.");
    let new = answer::NewReply { kind: ReplyKind::Changed, body, by: None, looked: false };
    let token = rig.ctx.token();
    assert_eq!(answer::reply(&rig.ctx, &answers, summary.id, token, &new).await.unwrap(), Saved::Done);
    let writes: Grant<acts::WriteSummary> = authorise(&rig.ctx, mair, place()).await.unwrap();
    let work = summaries::work(&rig.ctx, &writes, Some(summary.quarter)).await.unwrap();
    let reply = work.themes.iter().flat_map(|work| &work.replies).next().unwrap();
    let leave = authorise(&rig.ctx, mair, place()).await.unwrap();
    let read = replies::read_reply(&rig.ctx, &leave, reply.id, reply.written, Verdict::Fit).await.unwrap();
    assert_eq!(read, None);
}

story!(what_is_sent_comes_back_as_a_release_that_counts_it_a_summary_and_a_reply, |rig| {
    let mair = rig.person("Mair", Role::Moderator).await;
    let twm = rig.person("Twm", Role::Moderator).await;
    let nia = rig.person("Nia", Role::ServiceManager).await;
    let gwen = rig.person("Gwen", Role::PerformanceLead).await;
    let quarter: Quarter = "2026-Q4".parse().unwrap();
    let leave: Grant<acts::Release> = authorise(&rig.ctx, &gwen, Reach::whole(AUTHORITY)).await.unwrap();
    let numbers = send_many(rig, 32).await;
    let before = number::look_up(&rig.ctx, &numbers[0], "here").await.unwrap();
    assert!(before.releases.is_empty() && before.feedback.opened.is_none());

    let refused =
        releases::release(&rig.ctx, &leave, quarter, false, &Wish::default()).await.unwrap().unwrap_err();
    assert_eq!(refused, [Blocker::NotOver, Blocker::NoFigures]);
    for (n, number) in numbers.iter().enumerate() {
        let (theme, polarity) = if n < 20 { ("5.1", WordBox::Problem) } else { ("1.1", WordBox::Praise) };
        accept_as(rig, &mair, number, theme, polarity).await;
    }
    summarise(rig, &mair, &twm, &nia, quarter).await;
    rig.days_later(100);
    let ready = releases::readiness(&rig.ctx, &leave, quarter, false).await.unwrap();
    assert_eq!((ready.summaries, ready.replies), (1, 1));
    // The other theme has words enough and no summary.
    let in_spite = Wish { in_spite: true, ..Wish::default() };
    let id = releases::release(&rig.ctx, &leave, quarter, false, &in_spite).await.unwrap().unwrap();

    let public = published::one(&rig.ctx, id).await.unwrap();
    let parents = public.release.figures.iter().find(|figures| {
        let of = &figures.population().of;
        of.audience == Some(Audience::Parent) && of.cut == Cut::All
    });
    let themes = parents.unwrap().table(Measure::Themes).unwrap();
    // Twenty responses: a multiple of five is printed as it is.
    assert_eq!(themes.row("5").unwrap().cell(WordBox::Problem.code()).unwrap().get(), 20);
    assert_eq!(public.release.summaries[0].replies[0].text.en, "We answer within two days.");
    assert!(!public.json.contains("nobody rang"), "words go up only as summaries");
    let leaves = published::leaves(&rig.ctx, id).await.unwrap();
    assert_eq!(domain::release::root(&leaves), public.root, "anyone can add up the tree");
    assert!(leaves.len() > 1_000, "nobody can tell how many it counts");
    let after = number::look_up(&rig.ctx, &numbers[0], "here").await.unwrap();
    assert_eq!(after.releases[0].id, id);
    let (listed, counted) = number::proof(&rig.ctx, &after).await.unwrap().unwrap();
    assert_eq!((listed.id, counted.root), (id, public.root), "its contributor can check that it is counted");
    assert!(counted.counted.contains("charter") && !counted.counted.contains("nobody rang"));
    let outcome = number::outcome(&rig.ctx, &after).await.unwrap();
    assert_eq!((outcome.summaries.len(), outcome.summaries[0].1.len()), (1, 1), "a summary with its reply");
    assert!(after.feedback.opened.is_some() && after.words.is_none());

    let again =
        releases::release(&rig.ctx, &leave, quarter, false, &Wish::default()).await.unwrap().unwrap_err();
    assert_eq!(again, [Blocker::Released]);
    // Taking it back leaves the release as it is and takes the link away.
    withdraw(&rig.ctx, &numbers[0]).await.unwrap();
    assert_eq!(published::one(&rig.ctx, id).await.unwrap().root, public.root);
    assert_eq!(withdraw(&rig.ctx, &numbers[0]).await.unwrap_err().kind(), ErrorKind::NotFound);
});

story!(figures_rebuilt_from_what_was_accepted_are_the_figures_that_were_kept, |rig| {
    let mair = rig.person("Mair", Role::Moderator).await;
    let numbers = send_many(rig, 7).await;
    for number in &numbers[..6] {
        accept(rig, &mair, number).await;
    }
    fold::fold(&rig.ctx, rig.ctx.token()).await.unwrap();
    withdraw(&rig.ctx, &numbers[0]).await.unwrap();
    let quarter = "2026-Q4".parse().unwrap();
    assert_eq!(
        fold::differences(&rig.ctx, AUTHORITY, quarter).await.unwrap(),
        [],
        "with a change not folded yet"
    );
    fold::fold(&rig.ctx, rig.ctx.token()).await.unwrap();
    assert_eq!(fold::differences(&rig.ctx, AUTHORITY, quarter).await.unwrap(), []);
    let mut tx = rig.ctx.db.read().await.unwrap();
    let taken_back = feedback::counted_as(&mut tx, id_of(rig, &numbers[0]).await).await.unwrap();
    assert!(
        taken_back.is_none_or(|counted| counted.facts().unwrap().is_none()),
        "its record key is gone too"
    );
    let counted = feedback::counted_as(&mut tx, id_of(rig, &numbers[1]).await).await.unwrap().unwrap();
    let facts = counted.facts().unwrap().unwrap();
    let cells = facts.counted().unwrap();
    assert!(cells.contains(&(Measure::Charter, CORE[0].code().to_owned(), "top".to_owned())));
});

story!(sending_twice_makes_one_and_shows_the_same_number, |rig| {
    let (sends, writer) = Sends::start(rig.ctx.clone());
    let sent = submission(rig, "Made up.").await;
    let first = sends.send(sent.clone(), None).await.unwrap();
    let second = sends.send(sent.clone(), None).await.unwrap();
    assert_eq!((first.number == second.number, first.repeat, second.repeat), (true, false, true));
    assert_eq!(first.promised, second.promised);
    let other = Submission { words: Original::new([(WordBox::Idea, "Other.".into())]), ..sent.clone() };
    assert!(matches!(sends.send(other, None).await, Err(SendError::Conflict)));
    withdraw(&rig.ctx, &first.number).await.unwrap();
    assert!(matches!(sends.send(sent, None).await, Err(SendError::Withdrawn)));
    drop(sends);
    writer.await.unwrap();
});

story!(many_who_send_at_once_each_get_a_number_of_their_own, |rig| {
    let (sends, _) = Sends::start(rig.ctx.clone());
    let mut waiting = tokio::task::JoinSet::new();
    for n in 0..200 {
        let (sends, sent) = (sends.clone(), submission(rig, &format!("Made up {n}.")).await);
        waiting.spawn(async move { sends.send(sent, None).await.unwrap().number.digits() });
    }
    let mut numbers = waiting.join_all().await;
    numbers.sort();
    numbers.dedup();
    assert_eq!(numbers.len(), 200);
});

story!(what_is_kept_from_workers_is_not_there_for_a_moderator, |rig| {
    let mair = rig.person("Mair", Role::Moderator).await;
    let owen = rig.person("Owen", Role::DesignatedOfficer).await;
    let (sends, _) = Sends::start(rig.ctx.clone());
    let safety = Safety { safe: Some(Safe::No), keep_from: Some(KeepFrom::Worker), ..Safety::default() };
    let sent = Submission { safety, ..submission(rig, "Made up.").await };
    let number = sends.send(sent, None).await.unwrap().number;
    let id = id_of(rig, &number).await;
    let refused = authorise::<acts::Claim>(&rig.ctx, &mair, id).await.unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::NotFound);
    assert!(authorise::<acts::Claim>(&rig.ctx, &owen, id).await.is_ok());
});

story!(wrong_numbers_slow_down_one_caller_and_not_another, |rig| {
    let right = send_many(rig, 1).await.remove(0);
    let wrong = Number::from_value(1);
    for _ in 0..10 {
        assert_eq!(number::look_up(&rig.ctx, &wrong, "one").await.unwrap_err().kind(), ErrorKind::NotFound);
    }
    assert_eq!(number::look_up(&rig.ctx, &right, "one").await.unwrap_err().kind(), ErrorKind::TooMany);
    assert!(number::look_up(&rig.ctx, &right, "another").await.is_ok());
});

story!(the_trail_is_chained_by_one_sealer_and_a_change_breaks_it, |rig| {
    let mair = rig.person("Mair", Role::Moderator).await;
    for number in send_many(rig, 3).await {
        accept(rig, &mair, &number).await;
    }
    let (one, other) = (rig.ctx.token(), rig.ctx.token());
    assert_eq!(audit::verify(&rig.ctx).await.unwrap().unsealed, 9);
    assert_eq!(audit::seal(&rig.ctx, one).await.unwrap(), 9);
    assert_eq!(audit::seal(&rig.ctx, other).await.unwrap(), 0, "the other does not have the lease");
    let whole = audit::verify(&rig.ctx).await.unwrap();
    assert_eq!((whole.sealed, whole.broken_at, whole.unsealed), (9, None, 0));
    assert!(whole.head.is_some());
});

story!(staff_read_the_figures_of_a_month_once_the_month_is_over, |rig| {
    let mair = rig.person("Mair", Role::Moderator).await;
    let nia = rig.person("Nia", Role::ServiceManager).await;
    let quarter: Quarter = "2026-Q4".parse().unwrap();
    let holder = rig.ctx.token();
    let see = async || {
        prints::print_due(&rig.ctx, holder).await.unwrap();
        let leave: Grant<acts::ReadFigures> =
            authorise(&rig.ctx, &nia, Reach::whole(AUTHORITY)).await.unwrap();
        let printed = prints::read(&rig.ctx, &leave, Some(Period::Quarter(quarter)), Cut::All).await.unwrap();
        let parents = printed.figures.iter().find(|figures| figures.population().of.audience.is_some());
        parents.map(|figures| figures.base().map(disclosure::Number::get))
    };
    let numbers = send_many(rig, 30).await;
    for number in &numbers[..4] {
        accept(rig, &mair, number).await;
    }
    assert_eq!(see().await, None);
    rig.days_later(40);
    assert_eq!(see().await, Some(None), "four people are fewer than ten");
    for number in &numbers[4..] {
        accept(rig, &mair, number).await;
    }
    assert_eq!(see().await, Some(None), "not in the same month");
    rig.days_later(40);
    assert_eq!(see().await, Some(Some(30)));
});
