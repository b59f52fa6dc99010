//! From a press to an end.

use super::{EntryKind as E, *};
use crate::moderate::{DeclineReason, Declined};

async fn decline(rig: &Rig, who: &Actor, feedback: Uuid) -> Declined {
    let leave = authorise(&rig.ctx, who, feedback).await.unwrap();
    moderate::decline(&rig.ctx, &leave, Some(DeclineReason::Nothing), None).await.unwrap()
}

story!(what_a_child_presses_is_on_the_leads_desk_before_anybody_has_read_it, |rig| {
    let lena = rig.person("Lena", Role::SafeguardingLead).await;
    let number = send(rig, not_safe()).await;
    let concern = concern_of(rig, &number).await;
    let lines = list(rig, &lena, concern::Desk::Lead).await;
    assert_eq!(lines.len(), 1);
    let facts = &lines[0].facts;
    assert_eq!((facts.id, facts.kind, facts.state), (concern, Kind::AdultAtRisk, State::Raised));
    assert!(facts.reference.starts_with("C-") && facts.reference.len() == 8);
    assert_eq!(lines[0].next.unwrap().clock.what, What::Acknowledge);

    let view = look(rig, &lena, concern).await;
    let opened = view.feedback[0].opened.as_ref().unwrap();
    assert_eq!(opened.words().expose_words()[0].1, "Made up: it is bad at home.");
    assert_eq!(opened.safety(), not_safe(), "whoever acts knows who must not see it");
    assert_eq!(opened.contact(), None, "how to reach somebody is opened by a step of its own");
    assert!(view.may.acknowledge && view.may.call && !view.may.confirm && !view.may.close);
    let trail = rig.trail().await;
    assert_eq!(
        trail[trail.len() - 2..],
        ["open-for-concern", "concern-open"],
        "there are no words without a trace"
    );
});

story!(a_lead_acknowledges_rings_writes_hears_back_and_ends_it, |rig| {
    let lena = rig.person("Lena", Role::SafeguardingLead).await;
    let number = send(rig, not_safe()).await;
    let concern = concern_of(rig, &number).await;
    let leave = act(rig, &lena, concern).await;
    for _ in 0..2 {
        assert_eq!(acknowledge(&rig.ctx, &leave).await.unwrap(), Stepped::Done, "twice is no mistake");
    }
    let empty = record_call(&rig.ctx, &leave, &Call::default(), None).await.unwrap();
    assert!(matches!(empty, Stepped::Call(problems) if problems.len() == 4));
    assert_eq!(
        close(&rig.ctx, &leave, Outcome::TakenUp, "Made up.", None).await.unwrap(),
        Stepped::Refused(Refusal::NeedsCall)
    );
    rig.minutes_later(10);
    work_through(rig, &lena, concern).await;
    let view = look(rig, &lena, concern).await;
    assert_eq!((view.facts.state, view.owner.as_deref(), view.mine), (State::Heard, Some("Lena"), true));
    let kinds: Vec<EntryKind> = view.story.iter().map(|entry| entry.kind).collect();
    assert_eq!(kinds, [E::Raised, E::Acknowledged, E::Called, E::Written, E::Heard]);
    let Some(Words::Letter { letter }) = &view.story[3].words else { panic!("a letter") };
    assert_eq!((letter.who.as_str(), letter.their_reference.as_str()), ("Made Up", "MU-1"));
    assert_eq!((letter.reference.as_str(), letter.by.as_str()), (view.facts.reference.as_str(), "Lena"));
    assert_eq!(
        (letter.rung, letter.said.cy.as_str()),
        (Some(Rung::FrontDoor), "Gwneud: mae'n ddrwg gartref.")
    );
    assert!(!format!("{view:?}").contains("ddrwg"), "nothing prints words by chance");

    assert_eq!(
        close(&rig.ctx, &leave, Outcome::TakenUp, " ", None).await.unwrap(),
        Stepped::Words(WordsProblem::None)
    );
    let done = close(&rig.ctx, &leave, Outcome::TakenUp, "Made up: it is in good hands.", None).await;
    assert_eq!(done.unwrap(), Stepped::Done);
    assert!(list(rig, &lena, concern::Desk::Lead).await.is_empty());
    let over = authorise(&rig.ctx, &lena, Reach::concerns(AUTHORITY, concern::Desk::Lead)).await.unwrap();
    let over = closed(&rig.ctx, &over, None).await.unwrap().lines;
    assert_eq!((over.len(), over[0].next, over[0].facts.keep_until.is_some()), (1, None, true));
});

story!(a_moderator_decides_nothing_before_somebody_has_the_concern, |rig| {
    let lena = rig.person("Lena", Role::SafeguardingLead).await;
    let mair = rig.person("Mair", Role::Moderator).await;
    let number = send(rig, not_safe()).await;
    let feedback = id_of(rig, &number).await;
    take(rig, &mair, feedback).await;
    assert_eq!(decline(rig, &mair, feedback).await, Declined::NeedsCall);
    let concern = concern_of(rig, &number).await;
    acknowledge(&rig.ctx, &act(rig, &lena, concern).await).await.unwrap();
    assert_eq!(decline(rig, &mair, feedback).await, Declined::Done);
});

story!(what_a_moderator_reads_in_the_words_is_raised_and_holds_the_item, |rig| {
    let lena = rig.person("Lena", Role::SafeguardingLead).await;
    let mair = rig.person("Mair", Role::Moderator).await;
    let number = send(rig, Safety::default()).await;
    let feedback = id_of(rig, &number).await;
    assert!(about(rig, feedback).await.is_empty(), "most feedback raises nothing");
    take(rig, &mair, feedback).await;
    let lacking = NewConcern { kind: None, about: None, about_person: "nobody".into(), why: " ".into() };
    let Raised::Problems(problems) = raise_as(rig, &mair, feedback, &lacking).await else {
        panic!("problems")
    };
    assert_eq!(problems.len(), 4);
    let raised = raise_as(rig, &mair, feedback, &new(Kind::HarmChild, "")).await;
    assert_eq!(raised, Raised::Done { stays: true });
    assert_eq!(raise_as(rig, &mair, feedback, &new(Kind::HarmChild, "")).await, Raised::Already);
    assert_eq!(decline(rig, &mair, feedback).await, Declined::NeedsCall);
    let concern = concern_of(rig, &number).await;
    let view = look(rig, &lena, concern).await;
    assert_eq!(view.story[0].by.as_deref(), Some("Mair"));
    let Some(Words::Text { text }) = &view.story[0].words else { panic!("a reason") };
    assert_eq!(text, "Made up: read in the words.");
    end(rig, &lena, concern).await;
    assert_eq!(decline(rig, &mair, feedback).await, Declined::Done, "closed is cleared too");
});

story!(two_people_find_no_concern_and_one_alone_never_does, |rig| {
    let lena = rig.person("Lena", Role::SafeguardingLead).await;
    let number = send(rig, not_safe()).await;
    let concern = concern_of(rig, &number).await;
    let leave = act(rig, &lena, concern).await;
    acknowledge(&rig.ctx, &leave).await.unwrap();
    let alone = no_concern(&rig.ctx, &leave, "Made up: a test by a class.", None).await.unwrap();
    assert_eq!(alone, Stepped::Refused(Refusal::Alone));
    let dai = rig.person("Dai", Role::SafeguardingLead).await;
    let own = no_concern(&rig.ctx, &leave, "Made up: a test by a class.", None).await.unwrap();
    assert_eq!(own, Stepped::Refused(Refusal::OwnReading));
    let second = act(rig, &dai, concern).await;
    let found = no_concern(&rig.ctx, &second, "Made up: a test by a class.", None).await.unwrap();
    assert_eq!(found, Stepped::Done);
    assert_eq!(look(rig, &lena, concern).await.facts.standing.outcome, Some(Outcome::NoConcern));
});

story!(nobody_writes_over_what_they_have_not_seen_and_telling_somebody_changes_no_form, |rig| {
    let lena = rig.person("Lena", Role::SafeguardingLead).await;
    let number = send(rig, not_safe()).await;
    let concern = concern_of(rig, &number).await;
    let leave = act(rig, &lena, concern).await;
    let seen = Some(look(rig, &lena, concern).await.facts.version);
    tell_due(&rig.ctx).await.unwrap();
    assert_eq!(
        note(&rig.ctx, &leave, "Made up.", seen).await.unwrap(),
        Stepped::Done,
        "an alert loses no words"
    );
    let late = note(&rig.ctx, &leave, "Made up.", seen).await;
    assert_eq!(late.unwrap_err().kind(), ErrorKind::Stale);
});

story!(it_is_handed_over_with_words_and_a_clock_is_extended_with_a_reason, |rig| {
    let lena = rig.person("Lena", Role::SafeguardingLead).await;
    let dai = rig.person("Dai", Role::SafeguardingLead).await;
    let mair = rig.person("Mair", Role::Moderator).await;
    let number = send(rig, not_safe()).await;
    let concern = concern_of(rig, &number).await;
    let leave = act(rig, &lena, concern).await;
    record_call(&rig.ctx, &leave, &call(rig), None).await.unwrap();
    let nobody = hand_over(&rig.ctx, &leave, mair.person, "", None).await.unwrap();
    assert_eq!(nobody, Stepped::Refused(Refusal::NotTheirs));
    assert_eq!(
        hand_over(&rig.ctx, &leave, dai.person, "Made up: I am off now.", None).await.unwrap(),
        Stepped::Done
    );
    let view = look(rig, &dai, concern).await;
    assert_eq!((view.owner.as_deref(), view.mine), (Some("Dai"), true));
    assert_eq!(view.story.last().unwrap().to.as_deref(), Some("Dai"));
    let told = view.told.last().unwrap();
    assert_eq!((told.step.as_str(), told.name.as_str()), ("handed-1", "Dai"), "and is told at once");
    let until = rig.ctx.now().plus_days(9);
    let mine = act(rig, &dai, concern).await;
    let unsaid = extend(&rig.ctx, &mine, (What::Decide, until), "", None).await.unwrap();
    assert_eq!(unsaid, Stepped::Words(WordsProblem::None), "not without a reason");
    let longer = extend(&rig.ctx, &mine, (What::Decide, until), "Made up: a strike.", None).await.unwrap();
    assert_eq!(longer, Stepped::Done);
    let view = look(rig, &dai, concern).await;
    let decide = view.clocks.iter().find(|shown| shown.clock.what == What::Decide).unwrap();
    assert_eq!((decide.clock.due, decide.clock.extended), (until, true));
    assert_eq!(
        view.may.extend,
        [What::Decide],
        "neither the telephone report nor its confirmation is offered"
    );
    let forbidden =
        extend(&rig.ctx, &mine, (What::Written, until), "Made up: a strike.", None).await.unwrap();
    assert_eq!(forbidden, Stepped::Refused(Refusal::WrongMoment));
});

story!(a_child_who_presses_twice_is_one_matter_once_a_lead_has_joined_them, |rig| {
    let lena = rig.person("Lena", Role::SafeguardingLead).await;
    let (one, two) = (send(rig, not_safe()).await, send(rig, not_safe()).await);
    let (first, second) = (concern_of(rig, &one).await, concern_of(rig, &two).await);
    let (into, from) = (act(rig, &lena, first).await, act(rig, &lena, second).await);
    assert_eq!(join(&rig.ctx, &into, &from).await.unwrap(), Stepped::Done);
    assert_eq!(list(rig, &lena, concern::Desk::Lead).await.len(), 1);
    let view = look(rig, &lena, first).await;
    assert_eq!(view.feedback.len(), 2);
    let other = look(rig, &lena, second).await;
    assert_eq!(other.facts.standing.outcome, Some(Outcome::Joined));
    assert_eq!(join(&rig.ctx, &into, &into).await.unwrap_err().kind(), ErrorKind::NotFound);
    let again = join(&rig.ctx, &into, &from).await.unwrap();
    assert_eq!(again, Stepped::Refused(Refusal::Closed));
});

story!(how_to_reach_somebody_is_opened_with_a_reason_by_whoever_acts_and_leaves_a_trace, |rig| {
    let lena = rig.person("Lena", Role::SafeguardingLead).await;
    let number = send(rig, not_safe()).await;
    let (feedback, concern) = (id_of(rig, &number).await, concern_of(rig, &number).await);
    let leave = act(rig, &lena, concern).await;
    let reach =
        async |why: &str| open_identity(&rig.ctx, &leave, feedback, (ReachReason::InTouch, why)).await;
    assert!(matches!(reach(" ").await.unwrap(), Looked::No(Stepped::Words(WordsProblem::None))));
    let early = reach("Made up: to ring them.").await.unwrap();
    assert!(
        matches!(early, Looked::No(Stepped::Refused(Refusal::NotTaken))),
        "nobody looks who does not act"
    );
    acknowledge(&rig.ctx, &leave).await.unwrap();
    let Looked::Opened(opened) = reach("Made up: to ring them.").await.unwrap() else { panic!("opened") };
    assert_eq!(opened.contact(), Some("Made up: text after school"));
    assert!(opened.words().is_empty());
    let view = look(rig, &lena, concern).await;
    let last = view.story.last().unwrap();
    assert_eq!((last.kind, last.code.as_deref()), (EntryKind::IdentityOpened, Some("in-touch")));
    let other = send(rig, not_safe()).await;
    let elsewhere = id_of(rig, &other).await;
    let refused = open_identity(&rig.ctx, &leave, elsewhere, (ReachReason::InTouch, "Made up.")).await;
    assert_eq!(refused.map(drop).unwrap_err().kind(), ErrorKind::NotFound, "only what this concern is about");
});
