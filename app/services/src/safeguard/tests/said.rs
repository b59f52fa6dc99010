//! What a contributor writes by the number, and what they read there.

use super::*;
use crate::number;

async fn thing(rig: &Rig, number: &Number) -> feedback::Thing {
    let mut tx = rig.ctx.db.read().await.unwrap();
    feedback::thing(&mut tx, id_of(rig, number).await).await.unwrap().unwrap()
}

story!(what_a_child_writes_goes_to_whoever_has_the_concern_and_to_nobody_else, |rig| {
    let lena = rig.person("Lena", Role::SafeguardingLead).await;
    rig.person("Dai", Role::SafeguardingLead).await;
    let number = send(rig, not_safe()).await;
    let concern = concern_of(rig, &number).await;
    acknowledge(&rig.ctx, &act(rig, &lena, concern).await).await.unwrap();
    let thing = thing(rig, &number).await;
    assert_eq!(say_more(&rig.ctx, &thing, rig.ctx.token(), " ").await.unwrap(), Some(WordsProblem::None));
    for words in ["Made up: it was bad again.", "Made up: I am at my nan's."] {
        assert_eq!(say_more(&rig.ctx, &thing, rig.ctx.token(), words).await.unwrap(), None);
    }
    let view = look(rig, &lena, concern).await;
    let said: Vec<_> = view.story.iter().filter(|entry| entry.kind == EntryKind::SaidMore).collect();
    let Some(Words::Text { text }) = &said[1].words else { panic!("words") };
    assert_eq!((said.len(), text.as_str()), (2, "Made up: I am at my nan's."));
    let told: Vec<_> = view
        .told
        .iter()
        .filter(|reached| reached.step.starts_with("said"))
        .map(|reached| reached.name.as_str())
        .collect();
    assert_eq!(told, ["Lena", "Lena"], "each time, and nobody else");
});

story!(what_is_written_where_nothing_was_raised_raises_a_concern, |rig| {
    let lena = rig.person("Lena", Role::SafeguardingLead).await;
    let number = send(rig, Safety::default()).await;
    let thing = thing(rig, &number).await;
    assert_eq!(
        say_more(&rig.ctx, &thing, rig.ctx.token(), "Made up: can somebody help me?").await.unwrap(),
        None
    );
    let concern = concern_of(rig, &number).await;
    let view = look(rig, &lena, concern).await;
    assert_eq!((view.facts.source, view.facts.state), (concern::Source::SaidMore, State::Raised));
    assert_eq!(view.story.len(), 2);
    end(rig, &lena, concern).await;
    assert_eq!(say_more(&rig.ctx, &thing, rig.ctx.token(), "Made up: it is bad again.").await.unwrap(), None);
    assert_eq!(about(rig, thing.id).await.len(), 2, "what is over begins anew");
    withdraw(&rig.ctx, &number).await.unwrap();
    let gone = say_more(&rig.ctx, &thing, rig.ctx.token(), "Made up.").await.unwrap_err();
    assert_eq!(gone.kind(), ErrorKind::NotFound);
});

/// Somebody says something that has nothing to do with safety.
async fn send_plain(rig: &Rig) -> Number {
    let (sends, _) = Sends::start(rig.ctx.clone());
    sends.send(submission(rig, "Made up: they were kind.").await, None).await.unwrap().number
}

/// All that a number shows but when it was received and read.
async fn shown(rig: &Rig, number: &Number) -> String {
    let found = number::look_up(&rig.ctx, number, "home").await.unwrap();
    let outcome = number::outcome(&rig.ctx, &found).await.unwrap();
    let of = &found.feedback;
    let days = (of.received.date(), of.promised.date(), of.opened.map(domain::clock::Moment::date));
    format!("{days:?} {:?} {outcome:?}", found.releases)
}

story!(the_number_shows_the_sentence_that_a_lead_chose_and_nothing_else_of_a_concern, |rig| {
    let lena = rig.person("Lena", Role::SafeguardingLead).await;
    let number = send(rig, not_safe()).await;
    let concern = concern_of(rig, &number).await;
    let before = shown(rig, &number).await;
    look(rig, &lena, concern).await;
    assert_eq!(shown(rig, &number).await, before, "a lead who opened it at night left no mark");
    let leave = act(rig, &lena, concern).await;
    let early = show(&rig.ctx, &leave, Status::Doing, None).await.unwrap();
    assert_eq!(early, Stepped::Refused(Refusal::NotTaken));
    acknowledge(&rig.ctx, &leave).await.unwrap();
    assert_eq!(shown(rig, &number).await, before, "nor did whoever took it");
    assert_eq!(show(&rig.ctx, &leave, Status::Doing, None).await.unwrap(), Stepped::Done);
    let chosen = status_of(&rig.ctx, id_of(rig, &number).await).await.unwrap();
    assert_eq!(chosen, Some(Status::Doing));
    assert_ne!(shown(rig, &number).await, before);
});

story!(whatever_a_lead_shows_by_the_number_any_feedback_can_show_word_for_word, |rig| {
    let lena = rig.person("Lena", Role::SafeguardingLead).await;
    let mair = rig.person("Mair", Role::Moderator).await;
    let twm = rig.person("Twm", Role::Moderator).await;
    for status in Status::ALL.iter().copied() {
        let (plain, worry) = (send_plain(rig).await, send(rig, not_safe()).await);
        let item = id_of(rig, &plain).await;
        let concern = concern_of(rig, &worry).await;
        // Nobody but the lead has read the one; a moderator has the other.
        acknowledge(&rig.ctx, &act(rig, &lena, concern).await).await.unwrap();
        show(&rig.ctx, &act(rig, &lena, concern).await, status, None).await.unwrap();
        moderate::claim(&rig.ctx, &authorise(&rig.ctx, &mair, item).await.unwrap()).await.unwrap();
        let decides = authorise::<acts::Decide>(&rig.ctx, &mair, item).await.unwrap();
        let unread = moderate::show(&rig.ctx, &decides, status, None).await.unwrap_err();
        assert_eq!(unread.kind(), ErrorKind::Stale, "not before they have read it");
        moderate::open(&rig.ctx, &authorise(&rig.ctx, &mair, item).await.unwrap()).await.unwrap();
        moderate::show(&rig.ctx, &decides, status, None).await.unwrap();
        assert_eq!(shown(rig, &plain).await, shown(rig, &worry).await, "{status}: while it is read");

        // Both are read and counted, and stand alike again.
        for (number, who) in [(&plain, &mair), (&worry, &twm)] {
            crate::circle::accept(rig, who, number).await;
        }
        assert_eq!(shown(rig, &plain).await, shown(rig, &worry).await, "{status}: once it is counted");
    }
    // A sentence is nothing out of the ordinary: where nobody chose one, what waits for its answer shows one.
    let number = send_plain(rig).await;
    crate::circle::accept(rig, &mair, &number).await;
    let found = number::look_up(&rig.ctx, &number, "home").await.unwrap();
    let outcome = number::outcome(&rig.ctx, &found).await.unwrap();
    assert_eq!(outcome.status, Some(Status::Thinking));
});

story!(while_a_concern_is_open_its_desk_alone_chooses_and_what_is_taken_back_shows_none, |rig| {
    let lena = rig.person("Lena", Role::SafeguardingLead).await;
    let mair = rig.person("Mair", Role::Moderator).await;
    let number = send(rig, not_safe()).await;
    let item = id_of(rig, &number).await;
    take(rig, &mair, item).await;
    let decides = authorise::<acts::Decide>(&rig.ctx, &mair, item).await.unwrap();
    let refused = moderate::show(&rig.ctx, &decides, Status::Read, None).await.unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::Refused);
    end(rig, &lena, concern_of(rig, &number).await).await;
    moderate::show(&rig.ctx, &decides, Status::Question, None).await.unwrap();
    let stale = moderate::show(&rig.ctx, &decides, Status::Read, Some(0)).await.unwrap_err();
    assert_eq!(stale.kind(), ErrorKind::Stale, "it was changed since");
    assert!(shown(rig, &number).await.contains("Question"));
    withdraw(&rig.ctx, &number).await.unwrap();
    assert!(shown(rig, &number).await.contains("status: None"));
});
