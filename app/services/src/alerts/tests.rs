//! Stories of alerts: who sets where they go, what is kept of it, and what becomes of each.

mod sending;

use super::{
    Fault, Standing, Unfit, Way, Wish,
    tray::{Manner, Tray},
};
use crate::{Ctx, ErrorKind, alerts, rig::story};
use domain::{Locale, permission::Role};
use storage::testkit::Inside;

const MAIL: &str = "gwen.ddychmygol@council.example";
const TELEPHONE: &str = "07700 900123";

story!(somebody_sets_where_they_are_alerted_and_no_copy_of_the_database_tells_it, |rig| {
    let gwen = rig.person("Gwen", Role::DesignatedOfficer).await;
    let own = alerts::own(&rig.ctx, gwen.person).await.unwrap();
    assert_eq!(own.ways().count(), 0);
    let all = Wish { mail: Some(MAIL), telephone: Some(TELEPHONE), language: Some(Locale::En) };
    let kept = alerts::set(&rig.ctx, gwen.person, &all).await.unwrap().unwrap();
    assert_eq!((kept.mail.as_deref(), kept.telephone.as_deref()), (Some(MAIL), Some("+447700900123")));
    // What is not said stays as it is, and what cannot be kept changes nothing.
    let odd = Wish { mail: Some("gwen"), telephone: Some(""), ..Wish::default() };
    assert_eq!(alerts::set(&rig.ctx, gwen.person, &odd).await.unwrap().unwrap_err(), Unfit::Mail);
    let odd = Wish { telephone: Some("0770"), ..Wish::default() };
    assert_eq!(alerts::set_of_sign_in(&rig.ctx, "gwen", &odd).await.unwrap().unwrap_err(), Unfit::Telephone);
    let without = Wish { mail: Some(" "), ..Wish::default() };
    alerts::set_of_sign_in(&rig.ctx, " Gwen ", &without).await.unwrap().unwrap();
    let own = alerts::of_sign_in(&rig.ctx, "gwen").await.unwrap().unwrap();
    assert_eq!(own.ways().collect::<Vec<_>>(), [Way::Text]);
    assert_eq!(own.language, Some(Locale::En));
    alerts::set(&rig.ctx, gwen.person, &all).await.unwrap().unwrap();

    let mut inside = Inside::of(&rig.setting).await.unwrap();
    for cell in inside.cells().await.unwrap() {
        let text = String::from_utf8_lossy(&cell.content).to_lowercase();
        let told = ["ddychmygol", "council.example", "900123"].iter().any(|word| text.contains(word));
        assert!(!told, "{}.{}: {text}", cell.table, cell.column);
    }
    assert_eq!(rig.trail().await, ["alert-address"; 3]);
    let mut tx = rig.ctx.db.read().await.unwrap();
    let entries = storage::audit::newest(&mut tx, crate::rig::AUTHORITY, 10).await.unwrap();
    let details: Vec<&str> = entries.iter().rev().map(|entry| entry.detail.as_str()).collect();
    assert_eq!(details, ["ways=mail,text", "ways=text", "ways=mail,text"]);
    assert_eq!(entries[1].actor, None, "at the terminal");
    assert_eq!(entries[0].actor, Some(gwen.person));
    drop(tx);
    let nobody = alerts::set_of_sign_in(&rig.ctx, "elin", &all).await.unwrap_err();
    assert_eq!(nobody.kind(), ErrorKind::NotFound);
    assert!(alerts::of_sign_in(&rig.ctx, "elin").await.unwrap().is_none());
});

story!(a_trial_alert_goes_by_every_way_that_was_given_and_says_what_became_of_each, |rig| {
    let gwen = rig.person("Gwen", Role::DesignatedOfficer).await;
    let (ctx, tray) = Tray::without_texts().at(rig);
    assert!(alerts::try_out(&ctx, gwen.person).await.unwrap().is_empty());
    let both = Wish { mail: Some(MAIL), telephone: Some(TELEPHONE), language: None };
    alerts::set(&ctx, gwen.person, &both).await.unwrap().unwrap();
    let tried = alerts::try_out(&ctx, gwen.person).await.unwrap();
    assert_eq!(tried, [(Way::Mail, Ok(())), (Way::Text, Err(Fault::NotSetUp))]);
    let given = tray.given();
    let [one] = given.as_slice() else { panic!("{}", given.len()) };
    assert_eq!((one.way, one.to.as_str()), (Way::Mail, MAIL));
    assert_eq!(one.language, Locale::Cy, "in their own language");
    tray.set(Way::Mail, Manner::Fails(Fault::Mail(550)));
    let tried = alerts::try_of_sign_in(&ctx, "gwen").await.unwrap();
    assert_eq!(tried[0], (Way::Mail, Err(Fault::Mail(550))));
    // Where no way is set up, that is what the trial says.
    assert_eq!(alerts::try_of_sign_in(&rig.ctx, "gwen").await.unwrap()[0].1, Err(Fault::NotSetUp));
    for _ in 0..3 {
        alerts::try_out(&ctx, gwen.person).await.unwrap();
    }
    let refused = alerts::try_out(&ctx, gwen.person).await.unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::TooMany, "nobody's telephone is rung for ever");
});

story!(a_server_that_does_not_answer_is_seen_before_it_is_needed_and_since_when, |rig| {
    let (ctx, tray) = Tray::default().at(rig);
    assert!(rig.ctx.targets().is_nobody_alerted() && !ctx.targets().is_nobody_alerted());
    let standing = |ctx: &Ctx| ctx.targets().standing()[0].1;
    assert_eq!(standing(&rig.ctx), Standing::NotSetUp);
    assert_eq!(standing(&ctx), Standing::Unseen);
    ctx.targets().look(ctx.now()).await;
    assert_eq!(standing(&ctx), Standing::Well);
    tray.set(Way::Mail, Manner::Fails(Fault::Refused));
    ctx.targets().look(ctx.now()).await;
    let Standing::Away(since, Fault::Refused) = standing(&ctx) else { panic!("{:?}", standing(&ctx)) };
    rig.minutes_later(10);
    tray.set(Way::Mail, Manner::Fails(Fault::Late));
    ctx.targets().look(ctx.now()).await;
    assert_eq!(standing(&ctx), Standing::Away(since, Fault::Late), "since it was first seen so");
    tray.set(Way::Mail, Manner::Takes);
    ctx.targets().look(ctx.now()).await;
    assert_eq!(standing(&ctx), Standing::Well);
});
