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
