//! For each role and each kind: who may open, act, list and count; and the person complained of learns nothing.

use super::*;
use crate::govern::audit;

/// Everybody there is, one a role, by the role.
async fn everybody(rig: &Rig) -> Vec<(Role, Actor)> {
    let mut all = Vec::new();
    for role in Role::ALL.iter().copied() {
        all.push((role, rig.person(&format!("Made-{role}"), role).await));
    }
    all
}

fn of(all: &[(Role, Actor)], role: Role) -> &Actor {
    &all.iter().find(|(of, _)| *of == role).unwrap().1
}

/// A concern of a kind, raised by a moderator about somebody's feedback.
async fn concern_of_kind(rig: &Rig, kind: Kind) -> (Uuid, Uuid) {
    let raiser = rig.person(&format!("Raiser-{kind}"), Role::Moderator).await;
    let number = send(rig, Safety::default()).await;
    let feedback = id_of(rig, &number).await;
    take(rig, &raiser, feedback).await;
    let stays = kind.desk() == concern::Desk::Lead;
    assert_eq!(raise_as(rig, &raiser, feedback, &new(kind, "")).await, Raised::Done { stays });
    (concern_of(rig, &number).await, feedback)
}

story!(each_kind_is_there_for_its_own_desk_and_for_nobody_else, |rig| {
    let all = everybody(rig).await;
    for kind in Kind::ALL.iter().copied() {
        let (concern, feedback) = concern_of_kind(rig, kind).await;
        let unknown = rig.ctx.token();
        for (role, who) in &all {
            let theirs = kind.desk().role() == *role;
            let may_open = leave::<acts::OpenConcern>(rig, who, concern).await;
            let may_act = leave::<acts::ActOnConcern>(rig, who, concern).await;
            assert_eq!((may_open.is_ok(), may_act.is_ok()), (theirs, theirs), "{role} {kind}");
            if !theirs {
                // The answer is the one for a concern that does not exist.
                let none = leave::<acts::OpenConcern>(rig, who, unknown).await.unwrap_err().kind();
                assert_eq!(may_open.unwrap_err().kind(), none, "{role} {kind}");
                assert_eq!(may_act.unwrap_err().kind(), none, "{role} {kind}");
            }
            for on in concern::Desk::ALL {
                let place = Reach::concerns(AUTHORITY, *on);
                let seen = authorise::<acts::SeeConcerns>(&rig.ctx, who, place).await;
                assert_eq!(seen.is_ok(), on.role() == *role, "{role} {on}");
            }
            // What lies apart is no item of anybody else's queue either.
            if kind.desk() != concern::Desk::Lead {
                let item = authorise::<acts::Claim>(&rig.ctx, who, feedback).await;
                assert_eq!(item.is_ok(), theirs, "{role} {kind}");
                if let Err(error) = item {
                    assert_eq!(error.kind(), ErrorKind::NotFound, "{role} {kind}");
                }
            }
        }
        let on = kind.desk();
        let found = list(rig, of(&all, on.role()), on).await;
        assert!(found.iter().any(|line| line.facts.id == concern), "{kind}");
        assert!(found.iter().all(|line| line.facts.desk == on));
    }
});

story!(whoever_is_complained_of_sees_nothing_whatever_was_chosen, |rig| {
    let mair = rig.person("Mair", Role::Moderator).await;
    let lena = rig.person("Lena", Role::SafeguardingLead).await;
    let owen = rig.person("Owen", Role::DesignatedOfficer).await;
    let cyd = rig.person("Cyd", Role::StatutoryDirector).await;
    for (typed, about_person, kind, acts_on_it) in
        [(Kind::HarmChild, "lena", Kind::Lead, &owen), (Kind::Worker, "owen", Kind::Officer, &cyd)]
    {
        let number = send(rig, Safety::default()).await;
        let feedback = id_of(rig, &number).await;
        take(rig, &mair, feedback).await;
        let raised = raise_as(rig, &mair, feedback, &new(typed, about_person)).await;
        assert_eq!(raised, Raised::Done { stays: false });
        let concern = concern_of(rig, &number).await;
        for barred in [&mair, &lena, &owen].into_iter().filter(|who| who.person != acts_on_it.person) {
            let refused = leave::<acts::OpenConcern>(rig, barred, concern).await.unwrap_err();
            assert_eq!(refused.kind(), ErrorKind::NotFound, "{kind} {}", barred.name);
        }
        assert_eq!(look(rig, acts_on_it, concern).await.facts.kind, kind);
    }
});

story!(a_colleague_who_is_named_is_kept_from_it_even_on_its_own_desk, |rig| {
    let owen = rig.person("Owen", Role::DesignatedOfficer).await;
    let deri = rig.person("Deri", Role::DesignatedOfficer).await;
    let number = send(rig, about_a_worker()).await;
    let concern = concern_of(rig, &number).await;
    // Named by hand in the table: whatever a command would have made of it, permission holds by itself.
    let mut tx = rig.ctx.db.begin().await.unwrap();
    let stored = concerns::stored(&mut tx, concern).await.unwrap().unwrap();
    let named = concern::Standing { about_person: Some(owen.person), ..stored.standing.clone() };
    let beside = concerns::Beside {
        next_due: Some((rig.ctx.now(), What::Told)),
        wakes: None,
        front_door: None,
        keep_until: None,
    };
    assert!(concerns::update(&mut tx, concern, stored.version, &named, beside).await.unwrap());
    tx.commit().await.unwrap();
    assert_eq!(
        leave::<acts::OpenConcern>(rig, &owen, concern).await.unwrap_err().kind(),
        ErrorKind::NotFound
    );
    assert!(list(rig, &owen, concern::Desk::Officer).await.is_empty(), "no row, no count");
    assert_eq!(list(rig, &deri, concern::Desk::Officer).await.len(), 1);
    let view = look(rig, &deri, concern).await;
    assert!(view.able.is_empty() && view.alone, "it is handed to nobody complained of");
});

story!(whoever_watches_the_leads_desk_finds_nothing_about_themselves_there, |rig| {
    let mair = rig.person("Mair", Role::Moderator).await;
    let lena = rig.person("Lena", Role::SafeguardingLead).await;
    let owen = rig.person("Owen", Role::DesignatedOfficer).await;
    let cari = rig.person("Cari", Role::Custodian).await;
    let before = rig.trail().await.len();
    let number = send(rig, Safety::default()).await;
    take(rig, &mair, id_of(rig, &number).await).await;
    raise_as(rig, &mair, id_of(rig, &number).await, &new(Kind::HarmChild, "cari")).await;
    let concern = concern_of(rig, &number).await;
    assert!(leave::<acts::OpenConcern>(rig, &lena, concern).await.is_err());
    assert_eq!(look(rig, &owen, concern).await.facts.kind, Kind::Worker);
    assert!(rig.trail().await.len() > before, "it was written down");
    let reads = authorise(&rig.ctx, &cari, Reach::whole(AUTHORITY)).await.unwrap();
    assert!(audit::page(&rig.ctx, &reads, None).await.unwrap().lines.is_empty(), "and is not shown to them");
    let place = Reach::concerns(AUTHORITY, concern::Desk::Lead);
    let watches = authorise::<acts::WatchConcerns>(&rig.ctx, &cari, place).await.unwrap();
    let seen = times(&rig.ctx, &watches).await.unwrap();
    assert!(seen.years.is_empty() && seen.now.iter().all(|load| load.items() == 0));
});

story!(leave_that_was_given_before_it_went_to_another_desk_opens_nothing, |rig| {
    let lena = rig.person("Lena", Role::SafeguardingLead).await;
    let owen = rig.person("Owen", Role::DesignatedOfficer).await;
    let number = send(rig, not_safe()).await;
    let concern = concern_of(rig, &number).await;
    let (opens, acts_on) = (leave(rig, &lena, concern).await.unwrap(), act(rig, &lena, concern).await);
    let unknown = move_to(&rig.ctx, &acts_on, (Kind::Worker, "nobody"), "Made up.", None).await.unwrap();
    assert_eq!(unknown, Stepped::NoSuchPerson);
    let moved = move_to(&rig.ctx, &acts_on, (Kind::Worker, ""), "Made up: it is about a worker.", None).await;
    assert_eq!(moved.unwrap(), Stepped::Done);
    assert_eq!(open(&rig.ctx, &opens).await.unwrap_err().kind(), ErrorKind::NotFound);
    assert_eq!(note(&rig.ctx, &acts_on, "Made up.", None).await.unwrap_err().kind(), ErrorKind::NotFound);
    let view = look(rig, &owen, concern).await;
    assert_eq!((view.facts.state, view.facts.standing.round), (State::Raised, 1));
    let desk = feedback::thing(&mut rig.ctx.db.read().await.unwrap(), id_of(rig, &number).await).await;
    assert_eq!(desk.unwrap().unwrap().desk, FeedbackDesk::DesignatedOfficer);
});

story!(what_was_counted_comes_out_of_the_figures_when_it_goes_apart, |rig| {
    let lena = rig.person("Lena", Role::SafeguardingLead).await;
    let mair = rig.person("Mair", Role::Moderator).await;
    let number = send(rig, not_safe()).await;
    let concern = concern_of(rig, &number).await;
    acknowledge(&rig.ctx, &act(rig, &lena, concern).await).await.unwrap();
    crate::circle::accept(rig, &mair, &number).await;
    let counted = async || {
        let mut tx = rig.ctx.db.read().await.unwrap();
        let period = storage::periods::of(&mut tx, AUTHORITY, "2026-Q4".parse().unwrap()).await.unwrap();
        period.map_or(0, |period| period.counted)
    };
    assert_eq!(counted().await, 1);
    let leave = act(rig, &lena, concern).await;
    let moved = move_to(&rig.ctx, &leave, (Kind::Worker, ""), "Made up: a worker.", None).await.unwrap();
    assert_eq!((moved, counted().await), (Stepped::Done, 0));
});

story!(no_line_of_the_trail_tells_the_custodian_of_what_lies_apart_even_once_it_is_gone, |rig| {
    let cari = rig.person("Cari", Role::Custodian).await;
    let lena = rig.person("Lena", Role::SafeguardingLead).await;
    let owen = rig.person("Owen", Role::DesignatedOfficer).await;
    let reads = authorise(&rig.ctx, &cari, Reach::whole(AUTHORITY)).await.unwrap();
    let lines = async || audit::page(&rig.ctx, &reads, None).await.unwrap().lines;
    let number = send(rig, about_a_worker()).await;
    let apart = concern_of(rig, &number).await;
    tell_due(&rig.ctx).await.unwrap();
    assert!(lines().await.is_empty(), "not that it was raised, not that somebody was told");

    let number = send(rig, not_safe()).await;
    let concern = concern_of(rig, &number).await;
    acknowledge(&rig.ctx, &act(rig, &lena, concern).await).await.unwrap();
    let seen = lines().await;
    let actions: Vec<&str> = seen.iter().map(|(entry, _)| entry.action.as_str()).collect();
    assert_eq!(actions, ["concern-acknowledge", "concern-raise"], "who did what when");
    assert!(seen.iter().all(|(entry, _)| entry.detail.is_empty()), "and no more");

    // It goes to the officer, and with it every line that was there before.
    let moves = act(rig, &lena, concern).await;
    move_to(&rig.ctx, &moves, (Kind::Worker, ""), "Made up.", None).await.unwrap();
    assert!(lines().await.is_empty());
    for concern in [apart, concern] {
        end(rig, &owen, concern).await;
    }
    rig.days_later(KEPT_DAYS + 1);
    forget_due(&rig.ctx).await.unwrap();
    assert!(leave::<acts::OpenConcern>(rig, &owen, apart).await.is_err(), "its time is over");
    assert!(lines().await.is_empty(), "what is gone may have lain apart");
});

story!(the_custodian_watches_the_leads_times_the_reviewer_all_and_neither_opens_one, |rig| {
    let cari = rig.person("Cari", Role::Custodian).await;
    let iona = rig.person("Iona", Role::IndependentReviewer).await;
    let lena = rig.person("Lena", Role::SafeguardingLead).await;
    let owen = rig.person("Owen", Role::DesignatedOfficer).await;
    let (lead, officer) = (send(rig, not_safe()).await, send(rig, about_a_worker()).await);
    tell_due(&rig.ctx).await.unwrap();
    rig.minutes_later(50);
    end(rig, &lena, concern_of(rig, &lead).await).await;
    rig.minutes_later(600);
    end(rig, &owen, concern_of(rig, &officer).await).await;
    let watch = async |who: &Actor, on| {
        let leave = authorise::<acts::WatchConcerns>(&rig.ctx, who, Reach::concerns(AUTHORITY, on)).await?;
        times(&rig.ctx, &leave).await
    };
    let year = |times: &Times| -> Vec<(String, u64)> {
        times.years[0].counted.iter().map(|(name, n)| (name.clone(), n.items())).collect()
    };
    let one = |name: &str| (name.to_owned(), 1);
    let leads = watch(&cari, concern::Desk::Lead).await.unwrap();
    assert_eq!(leads.years[0].year, "2026-04-01");
    assert_eq!(year(&leads), [one("called-1h"), one("came"), one("closed"), one("taken-1h")]);
    for apart in [concern::Desk::Officer, concern::Desk::Director] {
        assert!(watch(&cari, apart).await.is_err(), "the custodian counts nothing that lies apart");
    }
    let officers = watch(&iona, concern::Desk::Officer).await.unwrap();
    assert_eq!(year(&officers), [one("called-24h"), one("came"), one("closed"), one("taken-24h")]);
    for who in [&cari, &iona] {
        let refused = leave::<acts::OpenConcern>(rig, who, concern_of(rig, &lead).await).await.unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::NotFound);
    }
});
