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

story!(the_number_shows_the_sentence_that_a_lead_chose_and_nothing_else_of_a_concern, |rig| {
    let lena = rig.person("Lena", Role::SafeguardingLead).await;
    let (safe, unsafe_) = (send(rig, Safety::default()).await, send(rig, not_safe()).await);
    let show_of = async |number: &Number| status_of(&rig.ctx, id_of(rig, number).await).await.unwrap();
    assert_eq!((show_of(&safe).await, show_of(&unsafe_).await), (None, None));
    let of = async |number: &Number| {
        let found = number::look_up(&rig.ctx, number, "home").await.unwrap();
        (found.feedback.shown, found.feedback.opened, found.releases.len())
    };
    let concern = concern_of(rig, &unsafe_).await;
    look(rig, &lena, concern).await;
    assert_eq!(of(&safe).await, of(&unsafe_).await, "a lead who opened it at night left no mark");
    let leave = act(rig, &lena, concern).await;
    assert_eq!(
        show(&rig.ctx, &leave, Status::Doing, None).await.unwrap(),
        Stepped::Refused(Refusal::NotTaken)
    );
    acknowledge(&rig.ctx, &leave).await.unwrap();
    assert_eq!(show(&rig.ctx, &leave, Status::Doing, None).await.unwrap(), Stepped::Done);
    assert_eq!(show_of(&unsafe_).await, Some(Status::Doing));
    assert_eq!(of(&safe).await, of(&unsafe_).await);
});
