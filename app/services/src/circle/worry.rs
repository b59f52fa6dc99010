//! Worries about safety: what is kept from whom, and what a withdrawal never takes away.

use super::*;
use crate::{
    moderate::{DeclineReason, Declined, Item, Wanted},
    safeguard::{self, NewConcern, Raised},
};
use domain::{
    calls::{Call, CallProblem, Rung},
    concern::{About, Kind},
    feedback::{Desk, State, WantsContact},
    lifecycle::Shown,
};

async fn send(rig: &Rig, safety: Safety, contact: Option<&str>) -> Number {
    let (sends, _) = Sends::start(rig.ctx.clone());
    let words = submission(rig, "Made up: it is bad at home.").await;
    sends
        .send(Submission { safety, contact: contact.map(str::to_owned), ..words }, None)
        .await
        .unwrap()
        .number
}

fn unsafe_at_home() -> Safety {
    let contact = Some(WantsContact::Yes);
    Safety { safe: Some(Safe::No), contact, keep_from: Some(KeepFrom::Home), ..Safety::default() }
}

fn about_a_worker() -> Safety {
    Safety { safe: Some(Safe::No), keep_from: Some(KeepFrom::Worker), ..Safety::default() }
}

async fn how_many_wait(rig: &Rig, who: &Actor, desk: Desk) -> usize {
    let leave = authorise::<acts::SeeQueue>(&rig.ctx, who, Reach::desk(AUTHORITY, desk)).await.unwrap();
    moderate::queue(&rig.ctx, &leave, Wanted::default()).await.unwrap().lines.len()
}

async fn leave<A: crate::Act<Thing = feedback::Thing>>(rig: &Rig, who: &Actor, number: &Number) -> Grant<A> {
    authorise(&rig.ctx, who, id_of(rig, number).await).await.unwrap()
}

async fn take_and_open(rig: &Rig, who: &Actor, number: &Number) -> Item {
    moderate::claim(&rig.ctx, &leave(rig, who, number).await).await.unwrap();
    moderate::open(&rig.ctx, &leave(rig, who, number).await).await.unwrap()
}

fn very_serious() -> Draft {
    let theme = ThemeMark { theme: "5.1".parse().unwrap(), polarity: [WordBox::Problem].into() };
    let criticality = Some(Criticality::VerySerious);
    let coding = Coding { themes: vec![theme], criticality, reason: "Danger.".into(), ..Coding::empty() };
    Draft { spans: vec![], coding, seen: None }
}

fn call(rig: &Rig) -> Call {
    Call {
        rung: Some(Rung::Lead),
        rung_at: Some(rig.ctx.now()),
        who: "Made Up".into(),
        reference: "MU-1".into(),
        said: "Made up: they will visit today.".into(),
    }
}

async fn ring(rig: &Rig, who: &Actor, number: &Number) {
    let leave = leave(rig, who, number).await;
    assert_eq!(moderate::record_call(&rig.ctx, &leave, &call(rig), None).await.unwrap(), []);
}

async fn judge(rig: &Rig, who: &Actor, number: &Number) -> Accepted {
    let leave = leave(rig, who, number).await;
    moderate::accept(&rig.ctx, &leave, &very_serious()).await.unwrap()
}

async fn decline(rig: &Rig, who: &Actor, number: &Number) -> Declined {
    let leave = leave(rig, who, number).await;
    moderate::decline(&rig.ctx, &leave, Some(DeclineReason::Nothing), None).await.unwrap()
}

async fn counted(rig: &Rig) -> i64 {
    let mut tx = rig.ctx.db.read().await.unwrap();
    let period = storage::periods::of(&mut tx, AUTHORITY, "2026-Q4".parse().unwrap()).await.unwrap();
    period.map_or(0, |period| period.counted)
}

async fn sealed(rig: &Rig, id: Uuid) -> Option<Vec<u8>> {
    feedback::sealed(&mut rig.ctx.db.read().await.unwrap(), id).await.unwrap().unwrap().sealed
}

async fn material(rig: &Rig) -> usize {
    let quarter: Quarter = "2026-Q4".parse().unwrap();
    let mut tx = rig.ctx.db.read().await.unwrap();
    storage::summaries::material(&mut tx, AUTHORITY, quarter, "5".parse().unwrap()).await.unwrap().len()
}

story!(who_does_harm_cannot_take_a_cry_for_help_away_with_the_number, |rig| {
    let mair = rig.person("Mair", Role::Moderator).await;
    let twm = rig.person("Twm", Role::Moderator).await;
    let number = send(rig, unsafe_at_home(), Some("Made up: text after school")).await;
    withdraw(&rig.ctx, &number).await.unwrap();

    let seen = number::look_up(&rig.ctx, &number, "home").await.unwrap();
    assert_eq!(seen.feedback.thing.state, State::Withdrawn, "as far as anyone at home can see, it is gone");
    assert_eq!(withdraw(&rig.ctx, &number).await.unwrap_err().kind(), ErrorKind::NotFound);

    assert_eq!(how_many_wait(rig, &mair, Desk::Moderation).await, 1);
    let item = take_and_open(rig, &mair, &number).await;
    assert!(item.facts.withdrawn.is_some());
    assert_eq!(item.opened.words().expose_words()[0].1, "Made up: it is bad at home.");
    assert_eq!((item.opened.contact(), item.left_contact), (None, true), "it opens only under a concern");
    assert_eq!(item.opened.safety(), unsafe_at_home(), "whoever gets in touch knows who must not see it");
    ring(rig, &mair, &number).await;
    assert!(matches!(judge(rig, &mair, &number).await, Accepted::Held(_)));
    take_and_open(rig, &twm, &number).await;
    assert_eq!(judge(rig, &twm, &number).await, Accepted::Done);

    assert_eq!(how_many_wait(rig, &twm, Desk::Moderation).await, 0);
    assert_eq!((counted(rig).await, material(rig).await), (0, 0), "nothing of it is counted or drawn on");
    assert!(sealed(rig, id_of(rig, &number).await).await.is_some(), "a withdrawal never erases a concern");
});

story!(what_was_accepted_and_is_taken_back_leaves_nothing_but_a_worry_under_its_seal, |rig| {
    let mair = rig.person("Mair", Role::Moderator).await;
    for (safety, stays) in [(Safety::default(), false), (unsafe_at_home(), true)] {
        let number = send(rig, safety, None).await;
        take_and_open(rig, &mair, &number).await;
        if stays {
            ring(rig, &mair, &number).await;
        }
        let theme = ThemeMark { theme: "5.1".parse().unwrap(), polarity: [WordBox::Problem].into() };
        let coding = Coding { themes: vec![theme], criticality: Some(Criticality::Minor), ..Coding::empty() };
        let draft = Draft { spans: vec![], coding, seen: None };
        let leave = leave(rig, &mair, &number).await;
        assert_eq!(moderate::accept(&rig.ctx, &leave, &draft).await.unwrap(), Accepted::Done);
        assert_eq!((counted(rig).await, material(rig).await), (1, 1));
        let id = id_of(rig, &number).await;
        withdraw(&rig.ctx, &number).await.unwrap();
        assert_eq!((counted(rig).await, material(rig).await), (0, 0));
        assert_eq!(sealed(rig, id).await.is_some(), stays);
        let mut tx = rig.ctx.db.read().await.unwrap();
        assert!(storage::moderation::readings(&mut tx, id).await.unwrap().is_empty());
        assert!(feedback::codings(&mut tx, id).await.unwrap().is_empty());
        assert!(storage::releases::about(&mut tx, id).await.unwrap().is_empty());
    }
});

story!(what_is_kept_from_workers_is_counted_nowhere_and_no_summary_draws_on_it, |rig| {
    let owen = rig.person("Owen", Role::DesignatedOfficer).await;
    let mair = rig.person("Mair", Role::Moderator).await;
    let number = send(rig, about_a_worker(), None).await;
    assert_eq!(how_many_wait(rig, &mair, Desk::Moderation).await, 0);
    take_and_open(rig, &owen, &number).await;
    assert_eq!(judge(rig, &owen, &number).await, Accepted::NeedsCall, "not alone, and not without a call");
    ring(rig, &owen, &number).await;
    assert_eq!(judge(rig, &owen, &number).await, Accepted::Done, "there is no other officer to wait for");
    let seen = number::look_up(&rig.ctx, &number, "home").await.unwrap();
    assert_eq!(seen.feedback.shown, Shown::Read, "it does not count, so it is not said to");
    assert_eq!((counted(rig).await, material(rig).await), (0, 0));
    withdraw(&rig.ctx, &number).await.unwrap();
    assert_eq!(counted(rig).await, 0, "what was never counted is not taken out either");
});

story!(the_only_officer_cannot_put_a_worry_where_nobody_sees_it, |rig| {
    let owen = rig.person("Owen", Role::DesignatedOfficer).await;
    let number = send(rig, about_a_worker(), None).await;
    take_and_open(rig, &owen, &number).await;
    let step = moderate::step_back(&rig.ctx, &leave(rig, &owen, &number).await).await;
    assert_eq!(step.unwrap_err().kind(), ErrorKind::Alone);
    let hold = moderate::hold(&rig.ctx, &leave(rig, &owen, &number).await, &very_serious()).await;
    assert_eq!(hold.unwrap_err().kind(), ErrorKind::Alone);

    let deputy = rig.person("Deri", Role::DesignatedOfficer).await;
    ring(rig, &owen, &number).await;
    assert!(matches!(judge(rig, &owen, &number).await, Accepted::Held(_)), "now somebody else can read it");
    assert_eq!(how_many_wait(rig, &deputy, Desk::DesignatedOfficer).await, 1);
});

story!(one_press_does_not_bury_a_child_and_a_telephone_call_lets_them_be_heard, |rig| {
    let mair = rig.person("Mair", Role::Moderator).await;
    rig.person("Twm", Role::Moderator).await;
    let wants_help = Safety { contact: Some(WantsContact::Yes), ..Safety::default() };
    for safety in [unsafe_at_home(), wants_help] {
        let number = send(rig, safety, Some("Made up: text after school")).await;
        take_and_open(rig, &mair, &number).await;
        assert_eq!(decline(rig, &mair, &number).await, Declined::NeedsCall);
        assert_eq!(judge(rig, &mair, &number).await, Accepted::NeedsCall);
        let leave_it = leave(rig, &mair, &number).await;
        let alone = moderate::no_concern(&rig.ctx, &leave_it, "Made up: all is well.", None).await;
        assert_eq!(alone.unwrap_err().kind(), ErrorKind::Refused, "that takes a second person");
        let empty = moderate::record_call(&rig.ctx, &leave_it, &Call::default(), None).await.unwrap();
        let all = [CallProblem::NoRung, CallProblem::NoWho, CallProblem::NoTime, CallProblem::NoSaid];
        assert_eq!(empty, all);
        assert_eq!(decline(rig, &mair, &number).await, Declined::NeedsCall, "an empty record is none");

        ring(rig, &mair, &number).await;
        let item = moderate::open(&rig.ctx, &leave(rig, &mair, &number).await).await.unwrap();
        assert_eq!(
            (item.calls[0].rung, item.calls[0].said.as_str()),
            (Rung::Lead, "Made up: they will visit today.")
        );
        assert_eq!(decline(rig, &mair, &number).await, Declined::Done);
        let seen = number::look_up(&rig.ctx, &number, "home").await.unwrap();
        if safety.safe.is_some() {
            assert_eq!(seen.feedback.shown, Shown::Read, "nobody tells a child that it does not count");
        }
    }
    assert!(rig.trail().await.contains(&"record-call".to_owned()));
});

story!(a_second_person_who_finds_no_concern_writes_why, |rig| {
    let mair = rig.person("Mair", Role::Moderator).await;
    let twm = rig.person("Twm", Role::Moderator).await;
    let number = send(rig, unsafe_at_home(), None).await;
    take_and_open(rig, &mair, &number).await;
    moderate::hold(&rig.ctx, &leave(rig, &mair, &number).await, &very_serious()).await.unwrap();
    take_and_open(rig, &twm, &number).await;
    let second = leave(rig, &twm, &number).await;
    assert!(
        !moderate::no_concern(&rig.ctx, &second, "  ", None).await.unwrap(),
        "nobody says so without a reason"
    );
    assert_eq!(decline(rig, &twm, &number).await, Declined::NeedsCall);
    assert!(moderate::no_concern(&rig.ctx, &second, "Made up: a test by a class.", None).await.unwrap());
    assert_eq!(decline(rig, &twm, &number).await, Declined::Done);
});

story!(what_was_decided_is_taken_up_again_and_comes_out_of_the_figures, |rig| {
    let mair = rig.person("Mair", Role::Moderator).await;
    let twm = rig.person("Twm", Role::Moderator).await;
    let number = send(rig, Safety::default(), None).await;
    accept(rig, &mair, &number).await;
    assert_eq!((counted(rig).await, material(rig).await), (1, 1));
    let id = id_of(rig, &number).await;
    let again: Grant<acts::Claim> = authorise(&rig.ctx, &twm, id).await.unwrap();
    assert!(!moderate::reopen(&rig.ctx, &again, " ").await.unwrap(), "not without a reason");
    assert!(moderate::cover(&rig.ctx, &again).await.unwrap().reopenable);
    assert!(moderate::reopen(&rig.ctx, &again, "Made up: a name was left in.").await.unwrap());
    assert_eq!((counted(rig).await, material(rig).await), (0, 0));
    let seen = number::look_up(&rig.ctx, &number, "home").await.unwrap();
    assert_eq!(seen.feedback.shown, Shown::Reading);
    assert_eq!(how_many_wait(rig, &mair, Desk::Moderation).await, 1);
    let twice = moderate::reopen(&rig.ctx, &again, "Made up.").await;
    assert_eq!(twice.unwrap_err().kind(), ErrorKind::Stale);
    accept(rig, &mair, &number).await;
    assert_eq!(
        (counted(rig).await, material(rig).await),
        (1, 1),
        "counted once, however often it was decided"
    );
    rig.days_later(31);
    assert_eq!(moderate::reopen(&rig.ctx, &again, "Made up.").await.unwrap_err().kind(), ErrorKind::Refused);
});

story!(what_made_sure_of_a_child_before_it_was_reopened_does_not_last, |rig| {
    let mair = rig.person("Mair", Role::Moderator).await;
    let number = send(rig, unsafe_at_home(), None).await;
    take_and_open(rig, &mair, &number).await;
    ring(rig, &mair, &number).await;
    assert_eq!(decline(rig, &mair, &number).await, Declined::Done);
    let id = id_of(rig, &number).await;
    assert!(
        moderate::reopen(&rig.ctx, &authorise(&rig.ctx, &mair, id).await.unwrap(), "Made up: they rang.")
            .await
            .unwrap()
    );
    take_and_open(rig, &mair, &number).await;
    assert_eq!(decline(rig, &mair, &number).await, Declined::NeedsCall);
});

story!(how_to_reach_somebody_is_on_no_item_and_a_concern_is_told_of_where_the_reader_may_know, |rig| {
    let mair = rig.person("Mair", Role::Moderator).await;
    let owen = rig.person("Owen", Role::DesignatedOfficer).await;
    let asks = Safety { contact: Some(WantsContact::Yes), ..Safety::default() };
    let number = send(rig, asks, Some("Made up: text after school")).await;
    let item = take_and_open(rig, &mair, &number).await;
    assert_eq!((item.opened.contact(), item.left_contact, item.concern_open), (None, true, false));
    let raise = async |kind: Kind, about_person: &str| {
        let id = id_of(rig, &number).await;
        let new = NewConcern {
            kind: Some(kind),
            about: Some(About::Child),
            about_person: about_person.into(),
            why: "Made up: read in the words.".into(),
        };
        safeguard::raise(&rig.ctx, &authorise(&rig.ctx, &mair, id).await.unwrap(), &new).await.unwrap()
    };
    assert_eq!(raise(Kind::HarmChild, "").await, Raised::Done { stays: true });
    let leave = authorise(&rig.ctx, &mair, id_of(rig, &number).await).await.unwrap();
    let again = moderate::open(&rig.ctx, &leave);
    assert!(again.await.unwrap().concern_open, "a concern is open, and no more than that");

    let theirs = send(rig, about_a_worker(), Some("Made up: text after school")).await;
    let item = take_and_open(rig, &owen, &theirs).await;
    assert_eq!((item.opened.contact(), item.left_contact, item.concern_open), (None, true, true));
});

story!(a_worry_is_due_when_the_family_was_told_and_not_on_arrival, |rig| {
    let (sends, _) = Sends::start(rig.ctx.clone());
    let words = submission(rig, "Made up: it is bad at home.").await;
    let promised = words.authority.settings.read_by(rig.ctx.now());
    let sent = Submission { safety: unsafe_at_home(), ..words };
    let receipt = sends.send(sent.clone(), None).await.unwrap();
    assert_eq!(receipt.due, promised);
    rig.days_later(1);
    let again = sends.send(sent, None).await.unwrap();
    assert_eq!((again.repeat, again.due), (true, promised), "said the same however often it is sent");
});

story!(a_summary_that_draws_on_too_few_by_now_is_not_released_and_keeps_no_quarter_waiting, |rig| {
    let mair = rig.person("Mair", Role::Moderator).await;
    let twm = rig.person("Twm", Role::Moderator).await;
    let nia = rig.person("Nia", Role::ServiceManager).await;
    let gwen = rig.person("Gwen", Role::PerformanceLead).await;
    let quarter: Quarter = "2026-Q4".parse().unwrap();
    let release: Grant<acts::Release> = authorise(&rig.ctx, &gwen, Reach::whole(AUTHORITY)).await.unwrap();
    let numbers = send_many(rig, 32).await;
    for (n, number) in numbers.iter().enumerate() {
        let (theme, polarity) = if n < 5 { ("5.1", WordBox::Problem) } else { ("1.1", WordBox::Praise) };
        accept_as(rig, &mair, number, theme, polarity).await;
    }
    summarise(rig, &mair, &twm, &nia, quarter).await;
    rig.days_later(100);
    let ready = releases::readiness(&rig.ctx, &release, quarter, false).await.unwrap();
    assert_eq!(ready.summaries, 1);

    withdraw(&rig.ctx, &numbers[0]).await.unwrap();
    let read = authorise(&rig.ctx, &twm, Reach::whole(AUTHORITY)).await.unwrap();
    let desk = summaries::desk(&rig.ctx, &read, quarter, "5".parse().unwrap()).await.unwrap();
    let written = desk.summary.unwrap().written;
    let again = summaries::second_read(&rig.ctx, &read, quarter, "5".parse().unwrap(), written).await;
    assert_eq!(again.unwrap_err().kind(), ErrorKind::Refused);
    // The other theme has words enough and no summary.
    let in_spite = Wish { in_spite: true, ..Wish::default() };
    let id = releases::release(&rig.ctx, &release, quarter, false, &in_spite).await.unwrap().unwrap();
    assert!(published::one(&rig.ctx, id).await.unwrap().release.summaries.is_empty());
});
