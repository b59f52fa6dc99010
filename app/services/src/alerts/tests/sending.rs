//! What leaves when somebody has to be told of a concern, through dead servers, killed processes and crossed workers.

use crate::{
    Actor, Ctx, ErrorKind, Grant, Reach, acts,
    alerts::{
        self, Fault, Way, Wish,
        tray::{Manner, Tray},
    },
    authorise,
    circle::{id_of, submission},
    give::{Sends, Submission},
    jobs::{self, Lane},
    rig::{AUTHORITY, Rig, story},
    safeguard::{Stepped, Wanted, alerted, take_alerted, tell_due},
};
use domain::{
    Locale,
    feedback::{Safe, Safety, WantsContact},
    permission::Role,
};
use std::time::Duration;
use storage::{
    Uuid,
    concerns::{self, Channel, Reached},
};

/// Somebody says that they are not safe; gives the concern that the system raises.
async fn raised(rig: &Rig, ctx: &Ctx) -> Uuid {
    let safety = Safety { safe: Some(Safe::No), contact: Some(WantsContact::Yes), ..Safety::default() };
    let (sends, _) = Sends::start(ctx.clone());
    let sent = Submission { safety, ..submission(rig, "Made up: it is bad at home.").await };
    let number = sends.send(sent, None).await.unwrap().number;
    let mut tx = rig.ctx.db.read().await.unwrap();
    let about = concerns::of_feedback(&mut tx, id_of(rig, &number).await).await.unwrap();
    about[0].concern
}

/// A lead with both addresses, and a concern of which they have just been told.
async fn told(rig: &Rig, ctx: &Ctx) -> (Actor, Uuid) {
    let lena = rig.person("Lena", Role::SafeguardingLead).await;
    let both = Wish {
        mail: Some("lena@council.example"),
        telephone: Some("07700 900123"),
        language: Some(Locale::En),
    };
    alerts::set(ctx, lena.person, &both).await.unwrap().unwrap();
    let concern = raised(rig, ctx).await;
    tell_due(ctx).await.unwrap();
    (lena, concern)
}

/// The alert of a concern by one way, as its desk sees it.
async fn row(rig: &Rig, concern: Uuid, channel: Channel) -> Reached {
    let mut tx = rig.ctx.db.read().await.unwrap();
    let rows = concerns::alerts(&mut tx, concern).await.unwrap();
    let mut rows = rows.into_iter().filter(|row| row.channel == channel);
    let row = rows.next().unwrap();
    assert!(rows.next().is_none(), "one person is told once by each way");
    row
}

/// Works on a lane until nothing is due; gives how many pieces of work there were.
async fn work(ctx: &Ctx, lane: Lane) -> usize {
    let mut done = 0;
    while jobs::once(ctx, lane).await {
        done += 1;
    }
    done
}

story!(a_lead_is_alerted_by_every_way_that_they_gave_once, |rig| {
    let (ctx, tray) = Tray::default().at(rig);
    let (_, concern) = told(rig, &ctx).await;
    assert_eq!((work(&ctx, Lane::Mail).await, work(&ctx, Lane::Text).await), (1, 1));
    // Looking again tells nobody again.
    tell_due(&ctx).await.unwrap();
    assert_eq!((work(&ctx, Lane::Mail).await, work(&ctx, Lane::Text).await), (0, 0));
    let given = tray.given();
    let to: Vec<&str> = given.iter().map(|alert| alert.to.as_str()).collect();
    assert_eq!(to, ["lena@council.example", "+447700900123"]);
    for (channel, way) in [(Channel::Mail, Way::Mail), (Channel::Webhook, Way::Text)] {
        let row = row(rig, concern, channel).await;
        assert!(row.sent.is_some() && row.tries == 1 && row.last_fault.is_none(), "{row:?}");
        assert_eq!(tray.ids(way), [row.id], "it carries the row's own identifier");
        assert_ne!(row.id, concern);
        assert_eq!(
            row.id.get_version_num(),
            4,
            "an identifier with a time in it would tell when it was raised"
        );
    }
});

story!(a_flood_of_concerns_is_one_alert_in_five_minutes_and_every_one_of_them_is_on_the_desk, |rig| {
    let (ctx, tray) = Tray::without_texts().at(rig);
    let (lena, first) = told(rig, &ctx).await;
    let take = async |concern| {
        let leave = authorise::<acts::ActOnConcern>(&ctx, &lena, concern).await.unwrap();
        assert_eq!(crate::safeguard::acknowledge(&ctx, &leave).await.unwrap(), Stepped::Done);
    };
    work(&ctx, Lane::Mail).await;
    assert_eq!(tray.ids(Way::Mail), [row(rig, first, Channel::Mail).await.id], "the first leaves at once");
    take(first).await;
    rig.minutes_later(6);
    let mut all = vec![first];
    for _ in 0..12 {
        all.push(raised(rig, &ctx).await);
        tell_due(&ctx).await.unwrap();
        work(&ctx, Lane::Mail).await;
    }
    let second = row(rig, all[1], Channel::Mail).await;
    assert!(second.sent.is_some() && tray.given().len() == 2, "after a quiet time at once, and then no more");
    // Whoever was alerted has taken that one and put the telephone away: the others must not wait for half an hour.
    take(all[1]).await;
    rig.minutes_later(5);
    work(&ctx, Lane::Mail).await;
    let mails = tray.ids(Way::Mail);
    assert_eq!(mails.len(), 3, "one for all of them");
    assert_eq!(alerted(&ctx, &lena, mails[2]).await.unwrap().wanted, Wanted::Take);
    rig.minutes_later(20);
    work(&ctx, Lane::Mail).await;
    assert_eq!(tray.given().len(), 3);

    let place = Reach::concerns(AUTHORITY, domain::concern::Desk::Lead);
    let leave = authorise(&ctx, &lena, place).await.unwrap();
    let desk = crate::safeguard::desk(&ctx, &leave, None).await.unwrap();
    assert_eq!(desk.lines.len(), all.len(), "each is listed");
    for concern in all {
        let rows = concerns::alerts(&mut ctx.db.read().await.unwrap(), concern).await.unwrap();
        let on_desk = rows.iter().filter(|row| row.channel == Channel::Desk).count();
        assert_eq!(on_desk, 1, "and its step was taken once");
    }
});

story!(
    whoever_gave_no_address_is_told_on_the_desk_alone_and_so_is_everybody_where_nothing_is_set_up,
    |rig| {
        let (ctx, tray) = Tray::without_texts().at(rig);
        rig.person("Non", Role::SafeguardingLead).await;
        let (_, concern) = told(rig, &ctx).await;
        let channels = async |concern| {
            let rows = concerns::alerts(&mut rig.ctx.db.read().await.unwrap(), concern).await.unwrap();
            rows.iter().filter(|row| row.channel != Channel::Desk).map(|row| row.channel).collect::<Vec<_>>()
        };
        assert!(channels(concern).await.iter().all(|channel| *channel == Channel::Mail));
        work(&ctx, Lane::Mail).await;
        let sent = tray.given().len();
        let other = raised(rig, &rig.ctx).await;
        tell_due(&rig.ctx).await.unwrap();
        assert!(channels(other).await.is_empty());
        work(&ctx, Lane::Mail).await;
        assert_eq!(tray.given().len(), sent);
    }
);

story!(a_dead_mail_server_is_tried_every_five_minutes_at_least_until_it_takes_the_alert, |rig| {
    let (ctx, tray) = Tray::default().at(rig);
    tray.set(Way::Mail, Manner::Fails(Fault::Refused));
    let (_, concern) = told(rig, &ctx).await;
    for tries in 1..=12 {
        tray.set(Way::Mail, Manner::Fails(if tries % 2 == 0 { Fault::Mail(550) } else { Fault::Refused }));
        assert_eq!(work(&ctx, Lane::Mail).await, 1, "try {tries}");
        let row = row(rig, concern, Channel::Mail).await;
        let fault = if tries % 2 == 0 { "smtp-550" } else { "refused" };
        assert_eq!((row.tries, row.sent, row.last_fault.as_deref()), (tries, None, Some(fault)));
        rig.minutes_later(5);
    }
    tray.set(Way::Mail, Manner::Takes);
    assert_eq!(work(&ctx, Lane::Mail).await, 1);
    let row = row(rig, concern, Channel::Mail).await;
    assert!(row.sent.is_some() && row.last_fault.is_none());
    rig.days_later(1);
    assert_eq!((work(&ctx, Lane::Mail).await, tray.ids(Way::Mail)), (0, vec![row.id]));
});

story!(a_server_that_says_nothing_keeps_no_other_way_and_no_other_work_waiting, |rig| {
    let (ctx, tray) = Tray::default().at(rig);
    tray.set(Way::Mail, Manner::Hangs);
    let (_, concern) = told(rig, &ctx).await;
    let texts = async {
        // As long as the mail hangs, everything else goes on.
        while work(&ctx, Lane::Text).await == 0 {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        work(&ctx, Lane::Main).await;
    };
    tokio::select! {
        _ = jobs::once(&ctx, Lane::Mail) => panic!("it hangs"),
        () = texts => {}
    }
    assert!(row(rig, concern, Channel::Webhook).await.sent.is_some());
    assert!(row(rig, concern, Channel::Mail).await.sent.is_none());
});

story!(an_alert_whose_process_was_killed_goes_again_under_the_same_identifier, |rig| {
    let (ctx, tray) = Tray::default().at(rig);
    tray.set(Way::Mail, Manner::TakesAndHangs);
    let (_, concern) = told(rig, &ctx).await;
    // Killed after the server had it, before anybody could write that down: the future is dropped.
    let killed = jobs::once(&ctx, Lane::Mail);
    assert!(tokio::time::timeout(Duration::from_millis(300), killed).await.is_err());
    tray.set(Way::Mail, Manner::Takes);
    rig.minutes_later(2);
    assert_eq!(work(&ctx, Lane::Mail).await, 1);
    let row = row(rig, concern, Channel::Mail).await;
    assert_eq!(tray.ids(Way::Mail), [row.id, row.id], "whoever takes it in knows that it is the same");
    assert!(row.sent.is_some());
});

story!(an_alert_that_nobody_takes_for_a_day_is_given_up_and_its_desk_sees_it, |rig| {
    let (ctx, tray) = Tray::without_texts().at(rig);
    tray.set(Way::Mail, Manner::Fails(Fault::Unproven));
    let (lena, concern) = told(rig, &ctx).await;
    let began = rig.ctx.now();
    let mut tries = 0;
    while work(&ctx, Lane::Mail).await > 0 {
        tries += 1;
        assert!(tries <= 300, "it ends");
        rig.minutes_later(5);
    }
    let hours = (rig.ctx.now().0 - began.0) / 3_600_000_000;
    assert!(tries == 300 && (24..=26).contains(&hours), "{tries} tries in {hours} hours");
    let leave = authorise::<acts::OpenConcern>(&ctx, &lena, concern).await.unwrap();
    let view = crate::safeguard::open(&ctx, &leave).await.unwrap();
    let unsent = view.told.iter().find(|row| row.channel == Channel::Mail).unwrap();
    assert_eq!((unsent.sent, unsent.last_fault.as_deref()), (None, Some("unproven")));
});

story!(no_count_and_no_list_tells_that_somebody_was_alerted, |rig| {
    let (ctx, tray) = Tray::default().at(rig);
    tray.set(Way::Mail, Manner::Fails(Fault::Refused));
    let gwen = rig.person("Gwen", Role::Administrator).await;
    let leave: Grant<acts::Administer> = authorise(&ctx, &gwen, Reach::whole(AUTHORITY)).await.unwrap();
    let before = jobs::list(&ctx, &leave).await.unwrap();
    let alerted = told(rig, &ctx).await;
    let seen = jobs::list(&ctx, &leave).await.unwrap();
    assert_eq!((seen.0, seen.1.len()), (before.0, before.1.len()), "waiting");
    work(&ctx, Lane::Mail).await;
    rig.minutes_later(60);
    let counted = jobs::counts(&ctx).await.unwrap();
    assert_eq!((counted.waiting, counted.dead), (before.0.waiting, 0), "failed");
    drop(alerted);
});

story!(whoever_takes_their_address_away_or_is_shut_out_is_alerted_no_more, |rig| {
    let (ctx, tray) = Tray::without_texts().at(rig);
    let (lena, concern) = told(rig, &ctx).await;
    let none = Wish { mail: Some(""), ..Wish::default() };
    alerts::set(&ctx, lena.person, &none).await.unwrap().unwrap();
    work(&ctx, Lane::Mail).await;
    assert_eq!(row(rig, concern, Channel::Mail).await.last_fault.as_deref(), Some("no-address"));
    let again = Wish { mail: Some("lena@post.example"), ..Wish::default() };
    alerts::set(&ctx, lena.person, &again).await.unwrap().unwrap();
    rig.minutes_later(5);
    work(&ctx, Lane::Mail).await;
    assert_eq!(tray.given()[0].to, "lena@post.example", "it goes where they are now");
});

story!(addresses_that_do_not_open_keep_nobody_else_from_being_told, |rig| {
    let (ctx, tray) = Tray::without_texts().at(rig);
    let non = rig.person("Non", Role::SafeguardingLead).await;
    let mail = Wish { mail: Some("non@council.example"), ..Wish::default() };
    alerts::set(&ctx, non.person, &mail).await.unwrap().unwrap();
    let mut tx = ctx.db.begin().await.unwrap();
    storage::alert_addresses::put(&mut tx, non.person, b"spoiled", ctx.now()).await.unwrap();
    tx.commit().await.unwrap();
    let (_, concern) = told(rig, &ctx).await;
    rig.minutes_later(60);
    tell_due(&ctx).await.unwrap();
    work(&ctx, Lane::Mail).await;
    assert!(tray.given().iter().all(|alert| alert.to == "lena@council.example"));
    let rows = concerns::alerts(&mut rig.ctx.db.read().await.unwrap(), concern).await.unwrap();
    assert!(rows.iter().any(|row| row.person == non.person), "on the desk");
});

story!(an_alert_leads_its_person_to_one_press_and_nobody_else_anywhere, |rig| {
    let (ctx, _) = Tray::without_texts().at(rig);
    let (non, moi) =
        (rig.person("Non", Role::SafeguardingLead).await, rig.person("Moi", Role::Moderator).await);
    let (lena, concern) = told(rig, &ctx).await;
    rig.minutes_later(31);
    tell_due(&ctx).await.unwrap();
    let rows = concerns::alerts(&mut ctx.db.read().await.unwrap(), concern).await.unwrap();
    let of = |who: &Actor| rows.iter().find(|row| row.person == who.person).unwrap().id;
    let wanted = async |who: &Actor, id: Uuid| alerted(&ctx, who, id).await.map(|alerted| alerted.wanted);
    // There is no rota here: all leads are told, and after half an hour the moderators are asked to ring.
    assert_eq!(wanted(&lena, of(&lena)).await.unwrap(), Wanted::Take);
    assert_eq!(wanted(&moi, of(&moi)).await.unwrap(), Wanted::Ring);
    for (who, id) in [(&non, of(&lena)), (&lena, ctx.token()), (&lena, concern)] {
        assert_eq!(wanted(who, id).await.unwrap_err().kind(), ErrorKind::NotFound);
        assert_eq!(take_alerted(&ctx, who, id).await.unwrap_err().kind(), ErrorKind::NotFound);
    }
    let refused = take_alerted(&ctx, &moi, of(&moi)).await.unwrap_err().kind();
    assert!(matches!(refused, ErrorKind::NotFound | ErrorKind::Denied), "{refused:?}");
    for _ in 0..2 {
        assert_eq!(take_alerted(&ctx, &lena, of(&lena)).await.unwrap(), Stepped::Done, "twice is no mistake");
    }
    assert_eq!(wanted(&lena, of(&lena)).await.unwrap(), Wanted::Mine);
    for other in [&non, &moi] {
        assert_eq!(wanted(other, of(other)).await.unwrap(), Wanted::Taken);
    }
});
