//! The rota as its desk keeps it: the next alert follows it, and the history says who changed it.

use super::*;
use domain::{
    clock::Moment,
    concern::rota::{Change, Mistake},
    settings::Part,
};

async fn keep(rig: &Rig, who: &Actor, on: concern::Desk) -> Result<Grant<acts::KeepRota>> {
    authorise(&rig.ctx, who, Reach::concerns(AUTHORITY, on)).await
}

/// Gives a person a shift at all hours.
async fn on_duty(rig: &Rig, people: &[&Actor]) {
    let shift = |(order, who): (usize, &&Actor)| {
        format!("[[rota.shifts]]\nperson = \"{}\"\nwhen = \"always\"\norder = {}\n", who.person, order + 1)
    };
    let file: String = people.iter().enumerate().map(shift).collect();
    let wish = crate::govern::settings::Wish { part: Part::read(&file).unwrap(), ..Default::default() };
    crate::govern::settings::set(&rig.ctx, AUTHORITY, wish).await.unwrap().unwrap();
}

async fn view(rig: &Rig, who: &Actor) -> RotaView {
    rota(&rig.ctx, &keep(rig, who, concern::Desk::Lead).await.unwrap()).await.unwrap()
}

async fn told(rig: &Rig, number: &Number) -> Vec<String> {
    let concern = concern_of(rig, number).await;
    let mut tx = rig.ctx.db.read().await.unwrap();
    concerns::alerts(&mut tx, concern).await.unwrap().into_iter().map(|reached| reached.name).collect()
}

fn away(rig: &Rig, who: &Actor, other: Option<&Actor>) -> Change {
    let today = Some(rig.ctx.now().date());
    Change::Away {
        person: Some(who.person),
        from: today,
        to: today,
        stands_in: other.map(|other| other.person),
    }
}

story!(whoever_stands_in_is_alerted_at_once_and_the_history_says_who_changed_it, |rig| {
    let lena = rig.person("Lena", Role::SafeguardingLead).await;
    let dai = rig.person("Dai", Role::SafeguardingLead).await;
    rig.person("Olwen", Role::SafeguardingLead).await;
    on_duty(rig, &[&lena]).await;
    assert_eq!(view(rig, &dai).await.duties[0].names, ["Lena"]);
    let seen = view(rig, &dai).await.version;
    let leave = keep(rig, &dai, concern::Desk::Lead).await.unwrap();
    let wanted = away(rig, &lena, Some(&dai));
    for _ in 0..2 {
        let done = change_rota(&rig.ctx, &leave, &wanted, Some(seen)).await.unwrap();
        assert_eq!(done, Rostered::Done, "pressed twice, recorded once");
    }
    let after = view(rig, &lena).await;
    assert_eq!((after.version, after.away.len()), (seen + 1, 1));
    assert_eq!(after.away[0].stands_in.as_deref(), Some("Dai"));
    let number = send(rig, not_safe()).await;
    tell_due(&rig.ctx).await.unwrap();
    assert_eq!(told(rig, &number).await, ["Dai"]);
    let history = crate::govern::settings::history(&rig.ctx, AUTHORITY).await.unwrap();
    assert_eq!(history[0].changed, ["rota.absences"]);
    assert_eq!(history[0].name.as_deref(), Some("Dai"));
    assert!(rig.trail().await.iter().any(|line| line.contains("authority-set")));
});

story!(whoever_is_handed_the_duty_is_alerted_first_and_mistakes_change_nothing, |rig| {
    let lena = rig.person("Lena", Role::SafeguardingLead).await;
    let dai = rig.person("Dai", Role::SafeguardingLead).await;
    let owen = rig.person("Owen", Role::DesignatedOfficer).await;
    on_duty(rig, &[&lena]).await;
    let seen = view(rig, &lena).await.version;
    let leave = keep(rig, &lena, concern::Desk::Lead).await.unwrap();
    let from = Some(rig.ctx.now().local());
    let to = Some(Moment(rig.ctx.now().0 + 3_600_000_000).local());
    let hand = |person: Uuid| Change::HandOver { person: Some(person), from, to };
    let wrong = change_rota(&rig.ctx, &leave, &hand(owen.person), Some(seen)).await.unwrap();
    assert_eq!(wrong, Rostered::Mistakes(vec![Mistake::HandWho]), "the officer is of another desk");
    let late = change_rota(&rig.ctx, &leave, &hand(dai.person), Some(seen - 1)).await.unwrap_err();
    assert_eq!(late.kind(), ErrorKind::Stale);
    assert_eq!(view(rig, &lena).await.version, seen);
    change_rota(&rig.ctx, &leave, &hand(dai.person), Some(seen)).await.unwrap();
    let number = send(rig, not_safe()).await;
    tell_due(&rig.ctx).await.unwrap();
    assert_eq!(told(rig, &number).await, ["Dai"]);
    let after = view(rig, &lena).await;
    assert_eq!(after.duties[0].names, ["Dai", "Lena"]);
    let back = Change::TakeBack(after.handed[0].handover);
    change_rota(&rig.ctx, &leave, &back, Some(after.version)).await.unwrap();
    assert_eq!(view(rig, &lena).await.duties[0].names, ["Lena"]);
});

story!(each_desk_keeps_its_own_rota_and_sees_nobody_of_another, |rig| {
    let lena = rig.person("Lena", Role::SafeguardingLead).await;
    let owen = rig.person("Owen", Role::DesignatedOfficer).await;
    let mair = rig.person("Mair", Role::Moderator).await;
    on_duty(rig, &[&lena, &owen]).await;
    assert_eq!(view(rig, &lena).await.duties[0].names, ["Lena"]);
    let officers = keep(rig, &owen, concern::Desk::Officer).await.unwrap();
    let theirs = rota(&rig.ctx, &officers).await.unwrap();
    assert_eq!(theirs.duties[0].names, ["Owen"]);
    assert_eq!(theirs.people.len(), 1);
    let mine = away(rig, &lena, None);
    let wrong = change_rota(&rig.ctx, &officers, &mine, Some(theirs.version)).await.unwrap();
    assert_eq!(wrong, Rostered::Mistakes(vec![Mistake::AwayWho]));
    for (who, desk) in [(&lena, concern::Desk::Officer), (&mair, concern::Desk::Lead)] {
        assert!(keep(rig, who, desk).await.is_err(), "{}", who.name);
    }
});

story!(beside_say_more_stands_when_a_lead_is_next_on_duty_whatever_was_said, |rig| {
    let lena = rig.person("Lena", Role::SafeguardingLead).await;
    rig.person("Owen", Role::DesignatedOfficer).await;
    let numbers = [send(rig, not_safe()).await, send(rig, about_a_worker()).await];
    let reads = async || {
        let mut said = Vec::new();
        for number in &numbers {
            let found = crate::number::look_up(&rig.ctx, number, "198.51.100.9").await.unwrap();
            said.push(crate::number::outcome(&rig.ctx, &found).await.unwrap().reads);
        }
        assert_eq!(said[0], said[1], "the same on every desk");
        said[0]
    };
    assert!(matches!(reads().await, Some(Reads::At(_))), "no rota: the reading times");
    on_duty(rig, &[&lena]).await;
    assert_eq!(reads().await, Some(Reads::Now));
    let seen = view(rig, &lena).await.version;
    let leave = keep(rig, &lena, concern::Desk::Lead).await.unwrap();
    change_rota(&rig.ctx, &leave, &away(rig, &lena, None), Some(seen)).await.unwrap();
    let tomorrow = Moment::at_start_of(rig.ctx.now().date().tomorrow().unwrap()).unwrap();
    assert_eq!(reads().await, Some(Reads::At(tomorrow)));
});
