//! Concerns: how each stands, its feedback, its story, who is told of it, what is counted, and what goes with it.

use super::{NOW, new_feedback, with_a_person, with_a_service};
use domain::{
    clock::Moment,
    concern::{
        About, EntryKind, Kind, Outcome, Source, Standing, Status,
        clocks::What,
        identity::{Answer, Request},
    },
    feedback::{Desk, State, Tier},
    permission::Role,
};
use storage::{
    Tx, Uuid,
    concerns::{self, Alert, Asking, Beside, Channel, Entry, New, Telling},
    feedback::{self, NewFeedback},
    people::{self, RoleGrant},
    testkit, withdrawals,
};

const AUTHORITY: &str = "W06000008";
const CONCERN: Uuid = Uuid::from_u128(101);
const FEEDBACK: Uuid = Uuid::from_u128(1);

const fn minutes(minutes: i64) -> Moment {
    Moment(NOW.0 + minutes * 60_000_000)
}

fn new(id: Uuid, reference: &str, kind: Kind) -> New {
    New {
        id,
        reference: reference.into(),
        authority: AUTHORITY.into(),
        about: About::Child,
        source: Source::System,
        raised_by: None,
        received: NOW,
        standing: Standing::raised(kind, None, NOW, minutes(30)),
        next_due: Some((minutes(30), What::Acknowledge)),
        wrapped_key: vec![7; 72],
        key_epoch: "2026".into(),
    }
}

fn worry(id: u8, days: i64) -> NewFeedback {
    let received = NOW.plus_days(-days);
    NewFeedback { tier: Tier::Button, received, ..new_feedback(id.into(), id, id) }
}

/// A lead, a concern and its feedback.
async fn with_a_concern(tx: &mut Tx, kind: Kind) -> Uuid {
    let lead = with_a_person(tx).await;
    for (n, role) in [Role::SafeguardingLead, Role::Moderator].into_iter().enumerate() {
        let grant = RoleGrant { role, organisation: AUTHORITY.into(), service: None };
        people::give(tx, Uuid::from_u128(40 + n as u128), lead, &grant, NOW).await.unwrap();
    }
    assert!(feedback::insert(tx, &worry(1, 0)).await.unwrap());
    assert!(concerns::insert(tx, &new(CONCERN, "C-7KQ2MF", kind)).await.unwrap());
    assert!(concerns::add_feedback(tx, CONCERN, FEEDBACK, NOW).await.unwrap());
    lead
}

fn note(by: Uuid) -> Entry {
    Entry {
        id: Uuid::from_u128(401),
        at: NOW,
        person: Some(by),
        name: None,
        kind: EntryKind::Note,
        code: None,
        sealed: Some(vec![1, 2]),
    }
}

fn beside(standing: &Standing<Uuid>, keep_until: Option<Moment>) -> Beside {
    let next_due = standing.is_open().then_some((minutes(90), What::Call));
    Beside { next_due, wakes: next_due.map(|(at, _)| at), front_door: None, keep_until }
}

story!(a_concern_is_written_as_its_rule_says_and_by_nobody_who_has_not_seen_it, |db| {
    with_a_service(db).await;
    let mut tx = db.begin().await.unwrap();
    let lead = with_a_concern(&mut tx, Kind::HarmChild).await;
    let taken = new(Uuid::from_u128(102), "C-7KQ2MF", Kind::Worker);
    assert!(!concerns::insert(&mut tx, &taken).await.unwrap(), "its reference is taken");
    concerns::lock(&mut tx, CONCERN).await.unwrap();
    let stored = concerns::stored(&mut tx, CONCERN).await.unwrap().unwrap();
    assert_eq!(stored.standing, Standing::raised(Kind::HarmChild, None, NOW, minutes(30)));
    assert_eq!((stored.version, stored.wrapped_key.len(), stored.source), (0, 72, Source::System));
    let matter = concerns::matter(&mut tx, CONCERN).await.unwrap().unwrap();
    assert_eq!((matter.kind, matter.about_person), (Kind::HarmChild, None));

    let mut standing = stored.standing;
    standing.owner = Some(lead);
    standing.acknowledged_by = Some(lead);
    standing.times.acknowledged = Some(minutes(3));
    standing.until.decide = Some(minutes(9_000));
    standing.status = Some(Status::Doing);
    assert!(concerns::update(&mut tx, CONCERN, 0, &standing, beside(&standing, None)).await.unwrap());
    assert!(!concerns::update(&mut tx, CONCERN, 0, &standing, beside(&standing, None)).await.unwrap());
    let stored = concerns::stored(&mut tx, CONCERN).await.unwrap().unwrap();
    assert_eq!((stored.standing, stored.version), (standing, 1));
    concerns::wake(&mut tx, CONCERN, Some(minutes(5)), Some(minutes(4))).await.unwrap();
    concerns::wake(&mut tx, CONCERN, None, Some(minutes(8))).await.unwrap();
    let stored = concerns::stored(&mut tx, CONCERN).await.unwrap().unwrap();
    assert_eq!(stored.front_door, Some(minutes(4)), "since the first time");
    assert_eq!(concerns::status_of(&mut tx, FEEDBACK).await.unwrap(), Some(Status::Doing));
});

story!(a_desk_lists_its_own_and_nobody_finds_what_is_about_them_or_their_role, |db| {
    with_a_service(db).await;
    let mut tx = db.begin().await.unwrap();
    let lead = with_a_concern(&mut tx, Kind::HarmChild).await;
    let of = |desk| Asking { authority: AUTHORITY, desk, person: lead };
    let on = domain::concern::Desk::Lead;
    let listed = concerns::open(&mut tx, of(on), None, 9).await.unwrap();
    assert_eq!((listed.len(), listed[0].feedback, listed[0].owner.as_deref()), (1, 1, None));
    assert!(concerns::open(&mut tx, of(on), Some(CONCERN), 9).await.unwrap().is_empty(), "the next page");
    let officer = domain::concern::Desk::Officer;
    assert!(concerns::open(&mut tx, of(officer), None, 9).await.unwrap().is_empty());
    let able = concerns::able(&mut tx, CONCERN, Role::SafeguardingLead).await.unwrap();
    assert_eq!(able.iter().map(|able| able.person).collect::<Vec<_>>(), [lead]);
    assert_eq!(concerns::holders(&mut tx, AUTHORITY, Role::Moderator).await.unwrap().len(), 1);
    assert_eq!(concerns::open_now(&mut tx, AUTHORITY, "lead", minutes(31).0).await.unwrap(), (1, 1, 1));
    assert!(!concerns::lacks_somebody(&mut tx, AUTHORITY, on).await.unwrap());
    assert!(concerns::lacks_somebody(&mut tx, AUTHORITY, officer).await.unwrap(), "nobody acts there");

    // It is about them: no row, no leave, and the desk lacks somebody.
    let mut named = concerns::stored(&mut tx, CONCERN).await.unwrap().unwrap().standing;
    named.about_person = Some(lead);
    named.owner = Some(lead);
    assert!(concerns::update(&mut tx, CONCERN, 0, &named, beside(&named, None)).await.unwrap());
    assert!(concerns::open(&mut tx, of(on), None, 9).await.unwrap().is_empty());
    assert!(concerns::mine(&mut tx, of(on), None, 9).await.unwrap().is_empty());
    assert!(concerns::able(&mut tx, CONCERN, Role::SafeguardingLead).await.unwrap().is_empty());
    assert!(concerns::lacks_somebody(&mut tx, AUTHORITY, on).await.unwrap());
    // So it is where it is about their role.
    let about_role = Standing { kind: Kind::Moderator, about_person: None, ..named };
    assert!(concerns::update(&mut tx, CONCERN, 1, &about_role, beside(&about_role, None)).await.unwrap());
    assert!(concerns::open(&mut tx, of(officer), None, 9).await.unwrap().is_empty());
    assert_eq!(concerns::owned(&mut tx, lead, AUTHORITY).await.unwrap(), 1);
});

story!(feedback_is_in_one_open_concern_and_moves_with_it, |db| {
    with_a_service(db).await;
    let mut tx = db.begin().await.unwrap();
    with_a_concern(&mut tx, Kind::HarmChild).await;
    let other = Uuid::from_u128(102);
    assert!(concerns::insert(&mut tx, &new(other, "C-9PX4DR", Kind::HarmChild)).await.unwrap());
    assert!(!concerns::add_feedback(&mut tx, other, FEEDBACK, NOW).await.unwrap());
    concerns::release_feedback(&mut tx, CONCERN).await.unwrap();
    assert!(concerns::add_feedback(&mut tx, other, FEEDBACK, NOW).await.unwrap());
    assert!(!concerns::add_feedback(&mut tx, CONCERN, FEEDBACK, NOW).await.unwrap());
    assert_eq!(concerns::of_feedback(&mut tx, FEEDBACK).await.unwrap().len(), 2);
    let about = concerns::feedback(&mut tx, other).await.unwrap();
    assert_eq!((about.len(), about[0].id, about[0].kept), (1, FEEDBACK, true));
    assert!(concerns::to_ring(&mut tx, AUTHORITY).await.unwrap().is_empty());
    concerns::wake(&mut tx, other, None, Some(minutes(4))).await.unwrap();
    assert_eq!(concerns::to_ring(&mut tx, AUTHORITY).await.unwrap(), [(FEEDBACK, minutes(4))]);
    // A person of the desk has read it; once a reader has opened it, that stays as it was.
    for at in [minutes(5), minutes(6)] {
        concerns::read(&mut tx, other, at).await.unwrap();
        let number = feedback::by_number(&mut tx, &[1]).await.unwrap().unwrap();
        assert_eq!(number.opened, Some(minutes(5)));
    }
    assert!(concerns::move_feedback(&mut tx, FEEDBACK, Desk::DesignatedOfficer).await.unwrap());
    assert!(!concerns::move_feedback(&mut tx, FEEDBACK, Desk::DesignatedOfficer).await.unwrap());
    let thing = feedback::thing(&mut tx, FEEDBACK).await.unwrap().unwrap();
    assert_eq!((thing.desk, thing.state), (Desk::DesignatedOfficer, State::Waiting));
});

story!(a_step_is_taken_once_and_everybody_is_told_once_by_each_way, |db| {
    with_a_service(db).await;
    let mut tx = db.begin().await.unwrap();
    let lead = with_a_concern(&mut tx, Kind::HarmChild).await;
    assert_eq!(concerns::due_to_tell(&mut tx, NOW, 9).await.unwrap(), [CONCERN]);
    let step = "acknowledge-1";
    let telling = Telling {
        concern: CONCERN,
        round: 0,
        step,
        what: What::Acknowledge,
        at: NOW,
        people: 1,
        front_door: true,
    };
    assert!(concerns::tell(&mut tx, &telling).await.unwrap());
    assert!(!concerns::tell(&mut tx, &telling).await.unwrap());
    assert_eq!(concerns::steps(&mut tx, CONCERN, 0).await.unwrap(), [(What::Acknowledge, NOW)]);
    assert_eq!(concerns::newest_alert(&mut tx, lead, Channel::Mail).await.unwrap(), None);
    let alert = |id, channel, made| Alert {
        id: Uuid::from_u128(id),
        concern: CONCERN,
        round: 0,
        step,
        person: lead,
        channel,
        made,
        sent: None,
    };
    assert!(concerns::add_alert(&mut tx, &alert(201, Channel::Mail, NOW)).await.unwrap());
    assert!(!concerns::add_alert(&mut tx, &alert(202, Channel::Mail, NOW)).await.unwrap());
    assert!(concerns::add_alert(&mut tx, &alert(203, Channel::Desk, minutes(9))).await.unwrap());
    assert_eq!(concerns::newest_alert(&mut tx, lead, Channel::Mail).await.unwrap(), Some(NOW));
    assert_eq!(concerns::reached(&mut tx, CONCERN, 0).await.unwrap(), [lead].into());
    assert!(concerns::reached(&mut tx, CONCERN, 1).await.unwrap().is_empty(), "on another desk");
    let told = concerns::alerts(&mut tx, CONCERN).await.unwrap();
    assert_eq!(told.iter().map(|told| told.channel).collect::<Vec<_>>(), [Channel::Mail, Channel::Desk]);
    for n in [1, 2] {
        concerns::add_to_year(&mut tx, (AUTHORITY, "lead", "2026-04-01"), "came", n).await.unwrap();
    }
    let year = (AUTHORITY, "lead", "2026-04-01");
    assert_eq!(concerns::year(&mut tx, year).await.unwrap(), [("came".to_owned(), 3)]);
    assert_eq!(concerns::years(&mut tx, AUTHORITY, "lead").await.unwrap(), ["2026-04-01"]);
});

story!(a_wish_to_disclose_is_answered_once, |db| {
    with_a_service(db).await;
    let mut tx = db.begin().await.unwrap();
    let lead = with_a_concern(&mut tx, Kind::HarmChild).await;
    let id = Uuid::from_u128(301);
    let asked = Entry { id, kind: EntryKind::DisclosedAtOnce, ..note(lead) };
    concerns::add(&mut tx, CONCERN, &asked).await.unwrap();
    let of = Request { by: lead, asked: NOW, urgent: true, answered: None };
    concerns::ask(&mut tx, (id, CONCERN, FEEDBACK), AUTHORITY, of).await.unwrap();
    concerns::lock_request(&mut tx, id).await.unwrap();
    assert_eq!(concerns::due_to_answer(&mut tx, NOW, 9).await.unwrap(), [id]);
    concerns::tell_of(&mut tx, id, NOW, Some(minutes(60))).await.unwrap();
    assert!(concerns::due_to_answer(&mut tx, minutes(59), 9).await.unwrap().is_empty());
    let asked = concerns::request(&mut tx, id).await.unwrap().unwrap();
    assert_eq!((asked.tellings, asked.request), (1, of));
    assert_eq!(concerns::open_requests(&mut tx, AUTHORITY, 9).await.unwrap(), [asked]);
    assert!(concerns::answer(&mut tx, id, lead, (minutes(5), Answer::Right)).await.unwrap());
    assert!(!concerns::answer(&mut tx, id, lead, (minutes(6), Answer::Wrong)).await.unwrap());
    assert!(concerns::open_requests(&mut tx, AUTHORITY, 9).await.unwrap().is_empty());
    let answered = concerns::answered_requests(&mut tx, AUTHORITY, 9).await.unwrap();
    assert_eq!(answered[0].request.answered, Some((minutes(5), Answer::Right)));
    assert_eq!(concerns::of_concern(&mut tx, CONCERN).await.unwrap().len(), 1);
    assert!(concerns::due_to_answer(&mut tx, minutes(600), 9).await.unwrap().is_empty());
});

story!(a_concern_goes_with_its_story_and_what_was_kept_for_it_and_nothing_else_does, |db| {
    with_a_service(db).await;
    let mut tx = db.begin().await.unwrap();
    let lead = with_a_concern(&mut tx, Kind::HarmChild).await;
    let entry = note(lead);
    concerns::add(&mut tx, CONCERN, &entry).await.unwrap();
    assert_eq!(concerns::entry(&mut tx, CONCERN, entry.id).await.unwrap().unwrap().sealed, entry.sealed);
    assert_eq!(concerns::entries(&mut tx, CONCERN).await.unwrap()[0].name.as_deref(), Some("Un"));
    // One more of the same concern stays its contributor's; the first is taken back before anybody opened it.
    assert!(feedback::insert(&mut tx, &worry(2, 0)).await.unwrap());
    assert!(concerns::add_feedback(&mut tx, CONCERN, Uuid::from_u128(2), NOW).await.unwrap());
    assert!(withdrawals::keep_worry(&mut tx, FEEDBACK, NOW, State::Waiting).await.unwrap());
    let mut over = concerns::stored(&mut tx, CONCERN).await.unwrap().unwrap().standing;
    over.times.closed = Some(minutes(9));
    over.closed_by = Some(lead);
    over.outcome = Some(Outcome::Helped);
    let keep = beside(&over, Some(minutes(10)));
    assert!(concerns::update(&mut tx, CONCERN, 0, &over, keep).await.unwrap());
    let of = Asking { authority: AUTHORITY, desk: domain::concern::Desk::Lead, person: lead };
    assert_eq!(concerns::closed(&mut tx, of, None, 9).await.unwrap().len(), 1);
    assert!(concerns::due_to_go(&mut tx, minutes(9), 9).await.unwrap().is_empty());
    assert_eq!(concerns::due_to_go(&mut tx, minutes(10), 9).await.unwrap(), [CONCERN]);
    assert_eq!(concerns::forget(&mut tx, CONCERN, minutes(10)).await.unwrap(), [FEEDBACK]);
    assert!(concerns::stored(&mut tx, CONCERN).await.unwrap().is_none());
    assert!(concerns::entries(&mut tx, CONCERN).await.unwrap().is_empty());
    let mut kept = Vec::new();
    for id in [1, 2] {
        let sealed = feedback::sealed(&mut tx, Uuid::from_u128(id)).await.unwrap().unwrap();
        let state = feedback::thing(&mut tx, Uuid::from_u128(id)).await.unwrap().unwrap().state;
        kept.push((sealed.sealed.is_some(), sealed.wrapped_key.is_some(), state));
    }
    assert_eq!(kept, [(false, false, State::Withdrawn), (true, true, State::Waiting)]);
});

story!(a_worry_that_no_concern_holds_goes_when_it_is_old_and_was_read, |db| {
    with_a_service(db).await;
    let mut tx = db.begin().await.unwrap();
    with_a_concern(&mut tx, Kind::HarmChild).await;
    // Held by a concern; old and read; old and not read; young and read.
    for (id, days, state) in [
        (1, 0, State::Withdrawn),
        (2, 90, State::Withdrawn),
        (3, 90, State::Waiting),
        (4, 1, State::Withdrawn),
    ] {
        if id > 1 {
            assert!(feedback::insert(&mut tx, &worry(id, days)).await.unwrap());
        }
        let id = Uuid::from_u128(id.into());
        assert!(withdrawals::keep_worry(&mut tx, id, NOW, state).await.unwrap());
    }
    let before = NOW.plus_days(-30);
    let old = Uuid::from_u128(2);
    assert_eq!(concerns::kept_alone(&mut tx, AUTHORITY, before, 9).await.unwrap(), [old]);
    for (id, goes) in [(2, true), (2, false), (1, false), (3, false)] {
        assert_eq!(concerns::forget_alone(&mut tx, Uuid::from_u128(id)).await.unwrap(), goes, "{id}");
    }
    assert!(feedback::sealed(&mut tx, old).await.unwrap().unwrap().sealed.is_none());

    // The monthly check finds what waits, and what should have raised a concern.
    let lead_desk = (AUTHORITY, Desk::Moderation);
    let long_ago = NOW.plus_days(-900);
    assert_eq!(concerns::not_raised(&mut tx, lead_desk, long_ago).await.unwrap(), [Uuid::from_u128(3)]);
    assert!(concerns::not_raised(&mut tx, lead_desk, before).await.unwrap().is_empty());
    let month = NOW.plus_days(-90).month().to_string();
    concerns::check_month(&mut tx, &month, NOW).await.unwrap();
    assert!(concerns::months(&mut tx).await.unwrap().contains(&month));
    let found = concerns::unfinished(&mut tx, AUTHORITY, Desk::Moderation).await.unwrap();
    assert!(found.iter().any(|found| found.why == "unread" && found.n == 1), "{found:?}");
    let ids = concerns::found(&mut tx, AUTHORITY, Desk::Moderation, &month).await.unwrap();
    assert!(ids.contains(&Uuid::from_u128(3)));
});
