//! Telling people: each step once, somebody always, and nobody who must not know.

use super::*;
use crate::moderate::Missing;
use storage::people;

async fn told(rig: &Rig, concern: Uuid) -> Vec<(String, String)> {
    let mut tx = rig.ctx.db.read().await.unwrap();
    let alerts = concerns::alerts(&mut tx, concern).await.unwrap();
    let mut told: Vec<_> = alerts.into_iter().map(|reached| (reached.step, reached.name)).collect();
    told.sort();
    told
}

async fn front_door(rig: &Rig, number: &Number) -> bool {
    about(rig, id_of(rig, number).await).await[0].front_door.is_some()
}

fn pair(step: &str, name: &str) -> (String, String) {
    (step.to_owned(), name.to_owned())
}

story!(the_leads_are_told_at_once_and_the_moderators_are_asked_to_ring_when_nobody_has_it, |rig| {
    rig.person("Lena", Role::SafeguardingLead).await;
    rig.person("Mair", Role::Moderator).await;
    rig.person("Owen", Role::DesignatedOfficer).await;
    let number = send(rig, not_safe()).await;
    let concern = concern_of(rig, &number).await;
    tell_due(&rig.ctx).await.unwrap();
    assert_eq!(told(rig, concern).await, [pair("acknowledge-1", "Lena")]);
    assert!(!front_door(rig, &number).await);
    rig.minutes_later(29);
    tell_due(&rig.ctx).await.unwrap();
    assert_eq!(told(rig, concern).await.len(), 1, "not before its time");
    rig.minutes_later(1);
    tell_due(&rig.ctx).await.unwrap();
    let second = ["Lena", "Mair"].map(|name| pair("acknowledge-2", name));
    assert_eq!(told(rig, concern).await[1..], second);
    assert!(front_door(rig, &number).await, "shown on the queue and on the item");
});

story!(of_what_lies_apart_no_moderator_is_told_however_long_nobody_has_it, |rig| {
    rig.person("Lena", Role::SafeguardingLead).await;
    rig.person("Mair", Role::Moderator).await;
    rig.person("Owen", Role::DesignatedOfficer).await;
    let number = send(rig, about_a_worker()).await;
    let concern = concern_of(rig, &number).await;
    for _ in 0..5 {
        tell_due(&rig.ctx).await.unwrap();
        rig.minutes_later(30);
    }
    assert!(told(rig, concern).await.iter().all(|(_, name)| name == "Owen"));
    assert_eq!(told(rig, concern).await.len(), 5, "again and again");
    assert!(!front_door(rig, &number).await);
});

story!(two_processes_that_look_at_once_tell_nobody_twice, |rig| {
    rig.person("Lena", Role::SafeguardingLead).await;
    let mut concerns = Vec::new();
    for _ in 0..3 {
        concerns.push(concern_of(rig, &send(rig, not_safe()).await).await);
    }
    for _ in 0..3 {
        let (one, other) = (rig.ctx.clone(), rig.ctx.clone());
        let (one, other) = tokio::join!(
            tokio::spawn(async move { tell_due(&one).await }),
            tokio::spawn(async move { tell_due(&other).await }),
        );
        one.unwrap().unwrap();
        other.unwrap().unwrap();
        rig.minutes_later(30);
    }
    for concern in concerns {
        let steps = [1, 2, 3].map(|nth| pair(&format!("acknowledge-{nth}"), "Lena"));
        assert_eq!(told(rig, concern).await, steps);
    }
});

story!(whoever_has_it_is_told_when_the_call_is_late_and_then_everybody, |rig| {
    let lena = rig.person("Lena", Role::SafeguardingLead).await;
    rig.person("Dai", Role::SafeguardingLead).await;
    let number = send(rig, not_safe()).await;
    let concern = concern_of(rig, &number).await;
    tell_due(&rig.ctx).await.unwrap();
    acknowledge(&rig.ctx, &act(rig, &lena, concern).await).await.unwrap();
    let before = told(rig, concern).await.len();
    rig.minutes_later(59);
    tell_due(&rig.ctx).await.unwrap();
    assert_eq!(told(rig, concern).await.len(), before);
    rig.minutes_later(1);
    tell_due(&rig.ctx).await.unwrap();
    rig.minutes_later(60);
    tell_due(&rig.ctx).await.unwrap();
    let calls: Vec<_> =
        told(rig, concern).await.into_iter().filter(|(step, _)| step.starts_with("call")).collect();
    assert_eq!(calls, [pair("call-1", "Lena"), pair("call-2", "Dai"), pair("call-2", "Lena")]);
    record_call(&rig.ctx, &act(rig, &lena, concern).await, &call(rig), None).await.unwrap();
    rig.minutes_later(120);
    tell_due(&rig.ctx).await.unwrap();
    assert_eq!(told(rig, concern).await.iter().filter(|(step, _)| step.starts_with("call")).count(), 3);
});

story!(a_desk_with_nobody_is_shown_to_those_who_find_deputies_whether_or_not_something_waits, |rig| {
    let cari = rig.person("Cari", Role::Custodian).await;
    let lena = rig.person("Lena", Role::SafeguardingLead).await;
    let owen = rig.person("Owen", Role::DesignatedOfficer).await;
    let leave: Grant<acts::ReadAudit> = authorise(&rig.ctx, &cari, Reach::whole(AUTHORITY)).await.unwrap();
    let lacking = async || -> Vec<concern::Desk> {
        let on_desk = |missing| match missing {
            Missing::OnDesk(desk) => Some(desk),
            Missing::Moderator { .. } => None,
        };
        moderate::orphans(&rig.ctx, &leave).await.unwrap().into_iter().filter_map(on_desk).collect()
    };
    assert_eq!(lacking().await, [concern::Desk::Director], "nobody acts there at all");
    let number = send(rig, about_a_worker()).await;
    assert_eq!(lacking().await, [concern::Desk::Director], "that something waits is not told");
    let shut_out = async |who: &Actor| {
        let mut tx = rig.ctx.db.begin().await.unwrap();
        people::disable(&mut tx, who.person).await.unwrap();
        tx.commit().await.unwrap();
    };
    shut_out(&owen).await;
    assert_eq!(lacking().await, [concern::Desk::Officer, concern::Desk::Director]);
    shut_out(&lena).await;
    assert_eq!(lacking().await, *concern::Desk::ALL);
    // Nobody is left to be told: the step is taken all the same, and taken again until somebody is there.
    let concern = concern_of(rig, &number).await;
    tell_due(&rig.ctx).await.unwrap();
    assert!(told(rig, concern).await.is_empty());
    rig.person("Deri", Role::DesignatedOfficer).await;
    rig.minutes_later(30);
    tell_due(&rig.ctx).await.unwrap();
    assert_eq!(told(rig, concern).await, [pair("acknowledge-2", "Deri")]);
});

story!(a_moderator_who_rings_because_nobody_has_it_is_the_first_human_and_it_still_waits_for_a_lead, |rig| {
    let lena = rig.person("Lena", Role::SafeguardingLead).await;
    let mair = rig.person("Mair", Role::Moderator).await;
    let number = send(rig, not_safe()).await;
    let (feedback, concern) = (id_of(rig, &number).await, concern_of(rig, &number).await);
    take(rig, &mair, feedback).await;
    let ring = async |rung| {
        let leave = authorise(&rig.ctx, &mair, feedback).await.unwrap();
        let call = Call { rung: Some(rung), ..call(rig) };
        assert_eq!(moderate::record_call(&rig.ctx, &leave, &call, None).await.unwrap(), []);
    };
    for _ in 0..2 {
        tell_due(&rig.ctx).await.unwrap();
        rig.minutes_later(30);
    }
    let asked = async || {
        let place = Reach::desk(AUTHORITY, FeedbackDesk::Moderation);
        let leave: Grant<acts::SeeQueue> = authorise(&rig.ctx, &mair, place).await.unwrap();
        let queue = moderate::queue(&rig.ctx, &leave, moderate::Wanted::default()).await.unwrap();
        queue.ring.into_iter().map(|(item, _)| item).collect::<Vec<_>>()
    };
    assert_eq!(asked().await, [feedback], "it stands above the queue");
    let item = moderate::open(&rig.ctx, &authorise(&rig.ctx, &mair, feedback).await.unwrap()).await.unwrap();
    assert!(item.safe.ring, "and on the item");
    ring(Rung::Lead).await;
    assert_eq!(asked().await, [feedback]);
    assert_eq!(look(rig, &lena, concern).await.facts.standing.times.called, None, "that is no report");
    ring(Rung::FrontDoor).await;
    assert!(asked().await.is_empty(), "somebody has rung");
    let view = look(rig, &lena, concern).await;
    assert!(view.facts.standing.times.called.is_some());
    assert_eq!((view.facts.state, view.owner), (State::Raised, None), "and it still waits for a lead");
    let calls: Vec<_> = view.story.iter().filter(|entry| entry.kind == EntryKind::Called).collect();
    assert_eq!(
        (calls.len(), calls[1].by.as_deref(), calls[1].code.as_deref()),
        (2, Some("Mair"), Some("front-door"))
    );
    let Some(Words::Call { said, .. }) = &calls[1].words else { panic!("a call") };
    assert_eq!(said, "Made up: they will visit today.");
});
