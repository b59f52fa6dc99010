//! Answering as stories: replies that go back and forth, and an answer of some kind by the promised day.

use super::{promises, *};
use crate::{
    Actor, Reach, acts, authorise,
    circle::{accept, accept_as, id_of, only_summarise, reply as answered, send_many, submission},
    give::{Permissions, Sends},
    moderate::{
        self, DeclineReason, Declined,
        replies::{Verdict, read_reply},
    },
    number::{self, Outcome, withdraw},
    rig::{AUTHORITY, Rig, story},
};
use domain::{
    answer::{AnswerKind, Promise},
    calls::{Call, Rung},
    feedback::{KeepFrom, Original, Safety, State, WordBox},
    lifecycle::Shown,
    number::Number,
    permission::Role,
    summary::{BodyProblem, WarningKind},
};

const QUARTER: Quarter = Quarter { year: 2026, quarter: 4 };

fn place() -> Reach {
    Reach::whole(AUTHORITY)
}

fn both(cy: &str, en: &str) -> Bilingual {
    Bilingual { cy: cy.into(), en: en.into() }
}

fn kind_words() -> NewReply {
    let body = both("Bydd rhagor o staff yn ateb y ffôn.", "More staff will answer the phone.");
    NewReply { kind: ReplyKind::Changed, body, by: None, looked: false }
}

struct People {
    mair: Actor,
    twm: Actor,
    nia: Actor,
}

async fn people(rig: &Rig) -> People {
    People {
        mair: rig.person("Mair", Role::Moderator).await,
        twm: rig.person("Twm", Role::Moderator).await,
        nia: rig.person("Nia", Role::ServiceManager).await,
    }
}

/// A summary of five, ready to be answered, with the numbers of the five.
async fn ready(rig: &Rig, people: &People) -> (Summary, Vec<Number>) {
    let numbers = send_many(rig, 5).await;
    for number in &numbers {
        accept(rig, &people.mair, number).await;
    }
    (only_summarise(rig, &people.mair, &people.twm, QUARTER).await, numbers)
}

async fn replies_of(rig: &Rig, who: &Actor) -> Vec<Reply> {
    let leave: Grant<ReadSummaries> = authorise(&rig.ctx, who, place()).await.unwrap();
    let work = read(&rig.ctx, &leave, Some(QUARTER)).await.unwrap();
    work.themes.into_iter().flat_map(|theme| theme.replies).collect()
}

story!(a_double_press_makes_one_reply_and_what_was_changed_in_between_is_kept, |rig| {
    let people = people(rig).await;
    let (summary, _) = ready(rig, &people).await;
    let leave: Grant<WriteReply> = authorise(&rig.ctx, &people.nia, place()).await.unwrap();
    let (token, mut new) = (rig.ctx.token(), kind_words());
    for _ in 0..2 {
        assert_eq!(reply(&rig.ctx, &leave, summary.id, token, &new).await.unwrap(), Saved::Done);
    }
    assert_eq!(replies_of(rig, &people.nia).await.len(), 1);
    new.body.en = "Many more staff will answer the phone.".into();
    assert_eq!(reply(&rig.ctx, &leave, summary.id, token, &new).await.unwrap(), Saved::Done);
    let replies = replies_of(rig, &people.nia).await;
    assert_eq!((replies.len(), &replies[0].body), (1, &new.body));
    let other = rig.ctx.token();
    assert_eq!(reply(&rig.ctx, &leave, summary.id, other, &new).await.unwrap(), Saved::Done);
    assert_eq!(replies_of(rig, &people.nia).await.len(), 2, "another form is another reply");
});

story!(a_reply_goes_back_with_a_reason_and_its_text_and_is_written_anew_from_it, |rig| {
    let people = people(rig).await;
    let (summary, _) = ready(rig, &people).await;
    let writes: Grant<WriteReply> = authorise(&rig.ctx, &people.nia, place()).await.unwrap();
    let token = rig.ctx.token();
    reply(&rig.ctx, &writes, summary.id, token, &kind_words()).await.unwrap();
    let first = replies_of(rig, &people.nia).await.remove(0);
    let judge = async |seen, verdict: Verdict<'_>| {
        let leave: Grant<acts::ReadReply> = authorise(&rig.ctx, &people.mair, place()).await.unwrap();
        read_reply(&rig.ctx, &leave, first.id, seen, verdict).await
    };
    assert_eq!(judge(first.written, Verdict::Back("  ")).await.unwrap(), Some(BodyProblem::NoReason));
    assert_eq!(judge(first.written, Verdict::Back("Say when.")).await.unwrap(), None);
    let leave: Grant<ReadSummaries> = authorise(&rig.ctx, &people.nia, place()).await.unwrap();
    assert_eq!(returned(&rig.ctx, &leave).await.unwrap(), [(QUARTER, 1)]);
    let back = replies_of(rig, &people.nia).await.remove(0);
    assert_eq!((back.state, back.reason.as_deref()), (ReplyState::Returned, Some("Say when.")));
    assert_eq!(back.body, first.body, "the text is kept");

    let mut new = kind_words();
    new.kind = ReplyKind::Will;
    new.by = Some("2027-01-31".parse().unwrap());
    assert_eq!(rewrite(&rig.ctx, &writes, back.id, back.written, &new).await.unwrap(), Saved::Done);
    let stale = rewrite(&rig.ctx, &writes, back.id, back.written, &new).await.unwrap();
    assert_eq!(stale, Saved::Changed, "a second tab does not write over the first");
    let unseen = judge(first.written, Verdict::Fit).await;
    assert_eq!(unseen.unwrap_err().kind(), ErrorKind::Stale, "nobody passes a text that they have not seen");
    let anew = replies_of(rig, &people.nia).await.remove(0);
    assert_eq!((anew.state, anew.by), (ReplyState::Draft, new.by));
    assert_eq!(judge(anew.written, Verdict::Fit).await.unwrap(), None);
    let late = rewrite(&rig.ctx, &writes, anew.id, anew.written, &new).await.unwrap();
    assert_eq!(late, Saved::Changed, "what everybody may see is answered by another reply");
});

story!(a_reply_with_a_name_or_a_count_is_pointed_out_and_a_telephone_number_or_a_far_day_is_refused, |rig| {
    let people = people(rig).await;
    let (summary, _) = ready(rig, &people).await;
    let leave: Grant<WriteReply> = authorise(&rig.ctx, &people.nia, place()).await.unwrap();
    let send =
        async |new: &NewReply| reply(&rig.ctx, &leave, summary.id, rig.ctx.token(), new).await.unwrap();
    let mut new = kind_words();
    new.body.en = "We told 8 of 10 families that our worker Bethan Puw will ring.".into();
    let Saved::Found(found) = send(&new).await else { panic!("it was saved without a word") };
    assert_eq!(found.problems, []);
    let kinds: Vec<_> = found.warnings.iter().map(|warning| warning.kind).collect();
    assert_eq!(kinds, [WarningKind::Name, WarningKind::Count]);
    new.body.en = "Ring 01437 764551.".into();
    (new.kind, new.by, new.looked) = (ReplyKind::Will, Some("9999-12-31".parse().unwrap()), true);
    let Saved::Found(found) = send(&new).await else { panic!("it was saved") };
    assert_eq!(found.problems, [BodyProblem::ContactInEnglish, BodyProblem::FarDate]);
    new.body.en = "It was made up: nobody rang back in week 3.".into();
    new.by = Some("2027-01-31".parse().unwrap());
    let Saved::Found(found) = send(&new).await else { panic!("it was saved") };
    assert_eq!(found.problems, [BodyProblem::QuotesInEnglish]);
    assert!(replies_of(rig, &people.nia).await.is_empty());
    new.body.en = "We told 8 of 10 families that somebody will ring.".into();
    assert_eq!(send(&new).await, Saved::Done, "ticked: saved all the same");
});

async fn seen(rig: &Rig, number: &Number) -> Outcome {
    let found = number::look_up(&rig.ctx, number, "here").await.unwrap();
    number::outcome(&rig.ctx, &found).await.unwrap()
}

async fn give(rig: &Rig) -> usize {
    promises::give_due(&rig.ctx, Uuid::nil()).await.unwrap()
}

/// Lets time go by until the morning so many days after the promised day.
async fn after_promised(rig: &Rig, number: &Number, days: i64) {
    let found = number::look_up(&rig.ctx, number, "here").await.unwrap();
    let left = rig.ctx.now().date().until(found.feedback.promised.date()).unwrap().get_days();
    rig.days_later(i64::from(left) + days);
    // Clocks go back in October, and midnight would be the evening before.
    rig.minutes_later(8 * 60);
}

async fn decline(rig: &Rig, who: &Actor, number: &Number, why: DeclineReason) {
    let id = id_of(rig, number).await;
    moderate::claim(&rig.ctx, &authorise(&rig.ctx, who, id).await.unwrap()).await.unwrap();
    moderate::open(&rig.ctx, &authorise(&rig.ctx, who, id).await.unwrap()).await.unwrap();
    let leave = authorise(&rig.ctx, who, id).await.unwrap();
    let declined = moderate::decline(&rig.ctx, &leave, Some(why), None).await.unwrap();
    assert_eq!(declined, Declined::Done);
}

story!(everybody_has_an_answer_of_some_kind_on_the_promised_day_without_anybodys_doing, |rig| {
    let people = people(rig).await;
    let (summary, drawn) = ready(rig, &people).await;
    let (sends, _) = Sends::start(rig.ctx.clone());
    let mut others = send_many(rig, 2).await;
    let mut sent = submission(rig, "Made up: not for a summary.").await;
    sent.permissions = Permissions { may_summarise: false, may_quote: false, show_words: false };
    let kept_out = sends.send(sent, None).await.unwrap().number;
    let mut sent = submission(rig, "").await;
    sent.words = Original::new([]);
    let no_words = sends.send(sent, None).await.unwrap().number;
    let few = others.remove(0);
    accept_as(rig, &people.mair, &few, "1.1", WordBox::Praise).await;
    for number in [&kept_out, &no_words] {
        accept(rig, &people.mair, number).await;
    }
    let declined = others.remove(0);
    decline(rig, &people.mair, &declined, DeclineReason::Elsewhere).await;

    // What needs nobody else can be seen at once, and keeps the promise.
    for (number, kind) in [
        (&kept_out, AnswerKind::KeptOut),
        (&no_words, AnswerKind::NoWords),
        (&declined, AnswerKind::Declined),
    ] {
        let outcome = seen(rig, number).await;
        assert_eq!((outcome.answer, outcome.promise), (Some(kind), Promise::Kept));
    }
    assert_eq!(seen(rig, &declined).await.declined, Some(DeclineReason::Elsewhere));
    let early = seen(rig, &few).await;
    assert_eq!((early.answer, early.promise), (None, Promise::Open), "more may speak of it until the day");
    assert_eq!(seen(rig, &drawn[0]).await.answer, Some(AnswerKind::Summarised));

    after_promised(rig, &few, 0).await;
    assert_eq!(give(rig).await, 9);
    assert_eq!(give(rig).await, 0, "once");
    for (number, kind) in [
        (&drawn[0], AnswerKind::Summarised),
        (&few, AnswerKind::TooFew),
        (&kept_out, AnswerKind::KeptOut),
        (&no_words, AnswerKind::NoWords),
        (&declined, AnswerKind::Declined),
    ] {
        let outcome = seen(rig, number).await;
        assert_eq!((outcome.answer, outcome.promise), (Some(kind), Promise::Kept));
    }
    answered(rig, &people.mair, &people.nia, &summary).await;
    let outcome = seen(rig, &drawn[0]).await;
    assert_eq!((outcome.answer, outcome.promise), (Some(AnswerKind::Replied), Promise::Kept));
    // Once it is taken back, nothing is told of it.
    withdraw(&rig.ctx, &few).await.unwrap();
    let outcome = seen(rig, &few).await;
    assert_eq!((outcome.answer, outcome.declined, outcome.summaries.len()), (None, None, 0));
});

story!(
    where_enough_have_spoken_and_nobody_has_written_the_promise_is_missed_until_a_summary_is_read,
    |rig| {
        let people = people(rig).await;
        let numbers = send_many(rig, 5).await;
        for number in &numbers {
            accept(rig, &people.mair, number).await;
        }
        after_promised(rig, &numbers[0], 1).await;
        assert_eq!(give(rig).await, 5);
        let owed = seen(rig, &numbers[0]).await;
        assert_eq!((owed.answer, owed.promise), (None, Promise::Missed));
        only_summarise(rig, &people.mair, &people.twm, QUARTER).await;
        let late = seen(rig, &numbers[0]).await;
        assert_eq!((late.answer, late.promise), (Some(AnswerKind::Summarised), Promise::Late));
    }
);

story!(what_is_owed_is_looked_at_again_when_too_few_are_left_for_a_summary, |rig| {
    let people = people(rig).await;
    let numbers = send_many(rig, 5).await;
    for number in &numbers {
        accept(rig, &people.mair, number).await;
    }
    after_promised(rig, &numbers[0], 0).await;
    give(rig).await;
    withdraw(&rig.ctx, &numbers[4]).await.unwrap();
    assert_eq!(give(rig).await, 4);
    let outcome = seen(rig, &numbers[0]).await;
    assert_eq!((outcome.answer, outcome.promise), (Some(AnswerKind::TooFew), Promise::Kept));
});

story!(what_nobody_has_read_by_its_day_is_answered_when_it_is_read_and_counts_as_late, |rig| {
    let people = people(rig).await;
    let number = send_many(rig, 1).await.remove(0);
    after_promised(rig, &number, 3).await;
    assert_eq!(give(rig).await, 0);
    let waiting = seen(rig, &number).await;
    assert_eq!((waiting.answer, waiting.promise), (None, Promise::Missed));
    accept(rig, &people.mair, &number).await;
    assert_eq!(give(rig).await, 1);
    let outcome = seen(rig, &number).await;
    assert_eq!((outcome.answer, outcome.promise), (Some(AnswerKind::TooFew), Promise::Late));
});

story!(what_lies_on_the_officers_desk_has_the_same_answer_as_any_other_that_stands_alone, |rig| {
    let owen = rig.person("Owen", Role::DesignatedOfficer).await;
    let (sends, _) = Sends::start(rig.ctx.clone());
    let safety = Safety { keep_from: Some(KeepFrom::Worker), ..Safety::default() };
    let sent = crate::give::Submission { safety, ..submission(rig, "Made up.").await };
    let number = sends.send(sent, None).await.unwrap().number;
    let id = id_of(rig, &number).await;
    moderate::claim(&rig.ctx, &authorise(&rig.ctx, &owen, id).await.unwrap()).await.unwrap();
    moderate::open(&rig.ctx, &authorise(&rig.ctx, &owen, id).await.unwrap()).await.unwrap();
    let call = Call {
        rung: Some(Rung::Lead),
        rung_at: Some(rig.ctx.now()),
        who: "Made Up".into(),
        reference: "MU-1".into(),
        said: "Made up: they will look at it today.".into(),
    };
    let leave = authorise(&rig.ctx, &owen, id).await.unwrap();
    assert_eq!(moderate::record_call(&rig.ctx, &leave, &call, None).await.unwrap(), []);
    let declined = moderate::decline(&rig.ctx, &leave, Some(DeclineReason::Again), None).await.unwrap();
    assert_eq!(declined, Declined::Done);
    let found = number::look_up(&rig.ctx, &number, "here").await.unwrap();
    assert_eq!((found.feedback.thing.state, found.feedback.shown), (State::Declined, Shown::Read));
    after_promised(rig, &number, 0).await;
    assert_eq!(give(rig).await, 1);
    let outcome = seen(rig, &number).await;
    assert_eq!((outcome.answer, outcome.declined), (Some(AnswerKind::TooFew), None));
});
