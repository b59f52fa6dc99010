//! What a withdrawal never takes away, and what goes when its lawful time is over.

use super::*;

async fn is_kept(rig: &Rig, feedback: Uuid) -> bool {
    let mut tx = rig.ctx.db.read().await.unwrap();
    let sealed = feedback::sealed(&mut tx, feedback).await.unwrap().unwrap();
    sealed.sealed.is_some() && sealed.wrapped_key.is_some()
}

/// A moderator reads and accepts what nobody holds any more.
async fn decide(rig: &Rig, who: &Actor, feedback: Uuid) {
    take(rig, who, feedback).await;
    let leave = authorise(&rig.ctx, who, feedback).await.unwrap();
    let why = Some(moderate::DeclineReason::Nothing);
    assert_eq!(moderate::decline(&rig.ctx, &leave, why, None).await.unwrap(), moderate::Declined::Done);
}

story!(a_concern_keeps_its_words_through_a_withdrawal_and_lets_them_go_when_its_time_is_over, |rig| {
    let lena = rig.person("Lena", Role::SafeguardingLead).await;
    let mair = rig.person("Mair", Role::Moderator).await;
    let number = send(rig, Safety::default()).await;
    let feedback = id_of(rig, &number).await;
    take(rig, &mair, feedback).await;
    raise_as(rig, &mair, feedback, &new(Kind::HarmChild, "")).await;
    withdraw(&rig.ctx, &number).await.unwrap();
    let concern = concern_of(rig, &number).await;
    let view = look(rig, &lena, concern).await;
    assert!(view.feedback[0].about.withdrawn.is_some() && view.feedback[0].opened.is_some());
    end(rig, &lena, concern).await;
    decide(rig, &mair, feedback).await;
    assert!(is_kept(rig, feedback).await);

    rig.days_later(KEPT_DAYS - 1);
    forget_due(&rig.ctx).await.unwrap();
    assert!(is_kept(rig, feedback).await && leave::<acts::OpenConcern>(rig, &lena, concern).await.is_ok());
    rig.days_later(2);
    forget_due(&rig.ctx).await.unwrap();
    let gone = leave::<acts::OpenConcern>(rig, &lena, concern).await.unwrap_err();
    assert_eq!(gone.kind(), ErrorKind::NotFound);
    assert!(!is_kept(rig, feedback).await, "words and key");
    assert!(about(rig, feedback).await.is_empty());
    let mut tx = rig.ctx.db.read().await.unwrap();
    assert!(concerns::entries(&mut tx, concern).await.unwrap().is_empty());
    assert!(concerns::alerts(&mut tx, concern).await.unwrap().is_empty());
});

story!(what_nobody_took_back_stays_when_the_concern_about_it_goes, |rig| {
    let lena = rig.person("Lena", Role::SafeguardingLead).await;
    let number = send(rig, not_safe()).await;
    let concern = concern_of(rig, &number).await;
    end(rig, &lena, concern).await;
    rig.days_later(KEPT_DAYS + 1);
    forget_due(&rig.ctx).await.unwrap();
    assert!(leave::<acts::OpenConcern>(rig, &lena, concern).await.is_err());
    assert!(is_kept(rig, id_of(rig, &number).await).await, "it is still its contributor's");
});

story!(a_worry_that_is_taken_back_after_its_concern_went_is_let_go, |rig| {
    let lena = rig.person("Lena", Role::SafeguardingLead).await;
    let mair = rig.person("Mair", Role::Moderator).await;
    let number = send(rig, not_safe()).await;
    let feedback = id_of(rig, &number).await;
    end(rig, &lena, concern_of(rig, &number).await).await;
    decide(rig, &mair, feedback).await;
    rig.days_later(KEPT_DAYS + 1);
    forget_due(&rig.ctx).await.unwrap();
    assert!(about(rig, feedback).await.is_empty() && is_kept(rig, feedback).await);
    withdraw(&rig.ctx, &number).await.unwrap();
    forget_due(&rig.ctx).await.unwrap();
    assert!(!is_kept(rig, feedback).await, "no concern holds it any more");
    assert!(rig.trail().await.contains(&"worry-forget".to_owned()));
});

story!(a_worry_about_which_no_concern_ever_was_is_kept_as_long_as_one_and_then_let_go, |rig| {
    let mair = rig.person("Mair", Role::Moderator).await;
    let sometimes = Safety { safe: Some(Safe::Sometimes), ..Safety::default() };
    let (read, unread) = (send(rig, sometimes).await, send(rig, sometimes).await);
    let (of_read, of_unread) = (id_of(rig, &read).await, id_of(rig, &unread).await);
    for number in [&read, &unread] {
        withdraw(&rig.ctx, number).await.unwrap();
    }
    take(rig, &mair, of_read).await;
    let call = Call { rung: Some(Rung::FrontDoor), ..call(rig) };
    let decides = authorise::<acts::Decide>(&rig.ctx, &mair, of_read).await.unwrap();
    assert_eq!(moderate::record_call(&rig.ctx, &decides, &call, None).await.unwrap(), []);
    let why = Some(moderate::DeclineReason::Nothing);
    assert_eq!(moderate::decline(&rig.ctx, &decides, why, None).await.unwrap(), moderate::Declined::Done);
    rig.days_later(KEPT_DAYS - 3);
    forget_due(&rig.ctx).await.unwrap();
    assert!(is_kept(rig, of_read).await);
    rig.days_later(4);
    forget_due(&rig.ctx).await.unwrap();
    assert!(!is_kept(rig, of_read).await, "words and key");
    assert!(is_kept(rig, of_unread).await, "it waits until a person has read it, however long that takes");
});

story!(what_no_reader_opened_before_its_concern_went_is_let_go_and_raises_nothing_anew, |rig| {
    let lena = rig.person("Lena", Role::SafeguardingLead).await;
    let mair = rig.person("Mair", Role::Moderator).await;
    let (taken_back, stays) = (send(rig, not_safe()).await, send(rig, not_safe()).await);
    withdraw(&rig.ctx, &taken_back).await.unwrap();
    for number in [&taken_back, &stays] {
        end(rig, &lena, concern_of(rig, number).await).await;
    }
    // Somebody has claimed it and not read it.
    let claimed = id_of(rig, &taken_back).await;
    moderate::claim(&rig.ctx, &authorise(&rig.ctx, &mair, claimed).await.unwrap()).await.unwrap();
    rig.days_later(KEPT_DAYS + 1);
    forget_due(&rig.ctx).await.unwrap();
    assert!(!is_kept(rig, claimed).await, "the people of the desk have read it");
    let mut tx = rig.ctx.db.read().await.unwrap();
    let thing = feedback::thing(&mut tx, claimed).await.unwrap().unwrap();
    assert_eq!((thing.state, thing.claimed_by), (domain::feedback::State::Withdrawn, None));
    drop(tx);
    raise_missed(&rig.ctx).await.unwrap();
    assert!(list(rig, &lena, concern::Desk::Lead).await.is_empty(), "its time is over");
    // What its contributor left here waits for a reader as before.
    take(rig, &mair, id_of(rig, &stays).await).await;
    assert!(is_kept(rig, id_of(rig, &stays).await).await);
});

story!(every_worry_of_a_month_has_an_end_or_is_found_without_one, |rig| {
    let lena = rig.person("Lena", Role::SafeguardingLead).await;
    let mair = rig.person("Mair", Role::Moderator).await;
    let cari = rig.person("Cari", Role::Custodian).await;
    let (ended, open) = (send(rig, not_safe()).await, send(rig, not_safe()).await);
    let sometimes = send(rig, Safety { safe: Some(Safe::Sometimes), ..Safety::default() }).await;
    end(rig, &lena, concern_of(rig, &ended).await).await;
    decide(rig, &mair, id_of(rig, &ended).await).await;
    acknowledge(&rig.ctx, &act(rig, &lena, concern_of(rig, &open).await).await).await.unwrap();
    decide(rig, &mair, id_of(rig, &open).await).await;
    check_months(&rig.ctx).await.unwrap();
    let watch = async || {
        let place = Reach::concerns(AUTHORITY, concern::Desk::Lead);
        let leave = authorise::<acts::WatchConcerns>(&rig.ctx, &cari, place).await.unwrap();
        times(&rig.ctx, &leave).await.unwrap().unfinished
    };
    assert!(watch().await.is_empty(), "the month is not over");
    // The clock goes back in October.
    rig.days_later(32);
    check_months(&rig.ctx).await.unwrap();
    let found: Vec<_> = watch().await.into_iter().map(|of| (of.month, of.why, of.n)).collect();
    let one = |why: &str| ("2026-10".to_owned(), why.to_owned(), 1);
    assert_eq!(found, [one("open"), one("unread")]);

    // Once they have their end the next check finds nothing, however late that is.
    rig.days_later(40);
    end(rig, &lena, concern_of(rig, &open).await).await;
    take(rig, &mair, id_of(rig, &sometimes).await).await;
    let raised = raise_as(rig, &mair, id_of(rig, &sometimes).await, &new(Kind::HarmChild, "")).await;
    assert_eq!(raised, Raised::Done { stays: true });
    let concern = concern_of(rig, &sometimes).await;
    end(rig, &lena, concern).await;
    decide(rig, &mair, id_of(rig, &sometimes).await).await;
    check_months(&rig.ctx).await.unwrap();
    assert!(watch().await.is_empty());
});

story!(what_waited_before_there_were_concerns_is_raised_once_and_nothing_else_is, |rig| {
    let lena = rig.person("Lena", Role::SafeguardingLead).await;
    let owen = rig.person("Owen", Role::DesignatedOfficer).await;
    let mut before = Vec::new();
    for safety in [not_safe(), about_a_worker(), Safety::default()] {
        let sent = Submission { safety, ..submission(rig, "Made up: it came before.").await };
        let new = crate::give::prepare(&rig.ctx, &sent).await.unwrap().new;
        before.push(new.id);
        let mut tx = rig.ctx.db.begin().await.unwrap();
        assert!(feedback::insert(&mut tx, &new).await.unwrap());
        tx.commit().await.unwrap();
    }
    for _ in 0..2 {
        raise_missed(&rig.ctx).await.unwrap();
    }
    assert_eq!(list(rig, &lena, concern::Desk::Lead).await.len(), 1);
    assert_eq!(list(rig, &owen, concern::Desk::Officer).await.len(), 1);
    assert!(about(rig, before[2]).await.is_empty());
});
