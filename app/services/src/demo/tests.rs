//! The demo's data are true to themselves, and never among real ones.

use super::*;
use crate::{
    govern::audit,
    publish::fold,
    rig::{AUTHORITY, Rig, story},
};
use domain::{
    answer::AnswerKind::{NoWords, Owed, Summarised},
    clock::Quarter,
    permission::Role,
};
use storage::{Uuid, releases};

const PEOPLE: SignIns<'static> = SignIns {
    moderators: ["mair", "tomos"],
    officer: "owain",
    manager: "rhian",
    of_services: None,
    lead: "lowri",
};

async fn with_people(rig: &Rig) {
    for (name, role) in [
        ("Mair", Role::Moderator),
        ("Tomos", Role::Moderator),
        ("Owain", Role::DesignatedOfficer),
        ("Rhian", Role::ServiceManager),
        ("Lowri", Role::PerformanceLead),
    ] {
        rig.person(name, role).await;
    }
}

fn wanted(feedback: u32) -> Wanted<'static> {
    Wanted { authority: AUTHORITY, seed: 1, feedback, people: PEOPLE, elsewhere: None }
}

/// In no quarter do the counts differ from counting every accepted feedback anew.
async fn counts_are_right(rig: &Rig) {
    let mut tx = rig.ctx.db.read().await.unwrap();
    let quarters = storage::periods::quarters(&mut tx, AUTHORITY).await.unwrap();
    drop(tx);
    // It is the first morning of a quarter: nobody has sent anything in it.
    assert_eq!(quarters.len(), 12);
    for quarter in quarters {
        assert_eq!(fold::differences(&rig.ctx, AUTHORITY, quarter).await.unwrap(), [], "{quarter}");
    }
}

story!(three_years_are_filled_once_and_its_figures_can_be_rebuilt_from_what_was_accepted, |rig| {
    with_people(rig).await;
    assert!(is_empty(&rig.ctx).await.unwrap());
    let filled = fill(&rig.ctx, &wanted(400)).await.unwrap();
    assert_eq!(filled.added, 400);
    assert!((360..400).contains(&filled.accepted), "{filled:?}");
    // It is 1 October: the last quarter but one is the newest that is over for long enough. In the oldest of the eight too
    // few have spoken of some themes for three summaries.
    assert_eq!(filled.releases, 8);
    assert!((16..=24).contains(&filled.summaries), "{filled:?}");
    assert!(!is_empty(&rig.ctx).await.unwrap());

    counts_are_right(rig).await;
    let again = fill(&rig.ctx, &wanted(400)).await.unwrap();
    assert_eq!(again, Filled::default());
    counts_are_right(rig).await;
    let trail = audit::verify(&rig.ctx).await.unwrap();
    assert_eq!(trail.broken_at, None);
    assert!(trail.sealed > 300, "{trail:?}");

    // Every release prints a head of the trail that the chain has; cut off behind one, the trail is found out.
    let whole = audit::verify(&rig.ctx).await.unwrap();
    assert_eq!((whole.broken_at, whole.unfit.len()), (None, 0));
    let mut inside = storage::testkit::Inside::of(&rig.setting).await.unwrap();
    let half = whole.sealed / 2;
    let hidden = format!("UPDATE audit SET seq = NULL WHERE seq > {half}");
    assert!(inside.run(&hidden).await.unwrap() > 0);
    inside.close().await.unwrap();
    let cut = audit::verify(&rig.ctx).await.unwrap();
    assert_eq!((cut.sealed, cut.broken_at), (half, None), "what is left of the chain is whole");
    let newest = cut.unfit.last().unwrap();
    assert_eq!((newest.authority.as_str(), newest.version), (AUTHORITY, 1), "{:?}", cut.unfit);
});

story!(a_release_of_the_demo_tells_what_its_gate_let_through_and_what_was_said_of_it, |rig| {
    with_people(rig).await;
    fill(&rig.ctx, &wanted(400)).await.unwrap();
    let published = crate::public::releases::list(&rig.ctx).await.unwrap();
    assert_eq!(published.len(), 8);
    for listed in &published {
        let one = crate::public::releases::one(&rig.ctx, listed.id).await.unwrap();
        // In the first of the eight quarters few have spoken of anything.
        let newest = listed.quarter >= "2025-Q4".parse().unwrap();
        assert!(!newest || one.release.summaries.len() == 3, "{}", listed.quarter);
        assert!(one.release.summaries.iter().all(|summary| summary.replies.len() == 1));
        assert_ne!(one.release.audit_head, domain::release::Hash([0; 32]));
    }
    let quarter: Quarter = "2026-Q2".parse().unwrap();
    let mut tx = rig.ctx.db.read().await.unwrap();
    let newest = releases::of_quarter(&mut tx, AUTHORITY, quarter).await.unwrap().unwrap();
    let end = domain::clock::Moment::at_start_of("2026-07-01".parse().unwrap()).unwrap();
    assert_eq!(newest.released, end.plus_days(28), "on a day of its own");
});

story!(accepted_words_have_lost_their_names_and_the_young_ones_wait_sealed, |rig| {
    with_people(rig).await;
    fill(&rig.ctx, &wanted(400)).await.unwrap();
    let mut tx = rig.ctx.db.read().await.unwrap();
    let mut hidden = 0;
    for quarter in ["2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3"] {
        for theme in 1..=10 {
            let theme = theme.to_string().parse().unwrap();
            let quarter = quarter.parse().unwrap();
            for source in crate::moderate::summaries::sources(&rig.ctx, &mut tx, AUTHORITY, quarter, theme)
                .await
                .unwrap()
            {
                let words = source.words.to_string();
                assert!(!words.contains("Enghraifft") && !words.contains("Sampl"), "{words}");
                hidden += usize::from(words.contains('['));
            }
        }
    }
    assert!(hidden > 0);
});

story!(other_authorities_are_filled_by_people_of_their_own_and_released, |rig| {
    with_people(rig).await;
    people::put_authority(&rig.ctx, "W06000011", &domain::demo::plain_settings()).await.unwrap();
    let elsewhere = SignIns {
        moderators: ["un", "dau"],
        officer: "tri",
        manager: "pedwar",
        of_services: None,
        lead: "pump",
    };
    for (name, role) in [
        ("un", Role::Moderator),
        ("dau", Role::Moderator),
        ("tri", Role::DesignatedOfficer),
        ("pedwar", Role::ServiceManager),
        ("pump", Role::PerformanceLead),
    ] {
        let password = "a made-up password of a demo";
        let roles = [(role, "W06000011", None)];
        let new =
            people::NewPerson { name, sign_in: name, password, locale: domain::Locale::Cy, roles: &roles };
        people::put(&rig.ctx, &new).await.unwrap();
    }
    let others = ["W06000011"];
    let wanted = Wanted { elsewhere: Some((&others, elsewhere)), ..wanted(2_000) };
    let filled = fill(&rig.ctx, &wanted).await.unwrap();
    assert_eq!((filled.added, filled.releases), (2_000, 12));
    let published = crate::public::releases::list(&rig.ctx).await.unwrap();
    assert_eq!(published.iter().filter(|listed| listed.authority == "W06000011").count(), 4);
    for quarter in ["2024-Q1", "2026-Q2"] {
        let quarter = quarter.parse().unwrap();
        assert_eq!(fold::differences(&rig.ctx, "W06000011", quarter).await.unwrap(), [], "{quarter}");
    }
});

story!(made_up_feedback_has_the_answer_that_the_job_would_give, |rig| {
    with_people(rig).await;
    fill(&rig.ctx, &wanted(400)).await.unwrap();
    let mut tx = rig.ctx.db.read().await.unwrap();
    let mut kinds = std::collections::BTreeMap::new();
    let mut after = Uuid::nil();
    loop {
        let page = feedback::accepted_after(&mut tx, after).await.unwrap();
        let Some((last, _)) = page.last() else { break };
        after = *last;
        for (id, counted) in page {
            let one = storage::answers::of_one(&mut tx, id).await.unwrap().unwrap();
            let Some((kind, since)) = one.given else { continue };
            assert_eq!(since.is_none(), kind == Owed);
            let facts = counted.facts().unwrap().unwrap();
            assert_eq!(facts.answered.map(|answered| answered.kind), since.map(|_| kind.code().to_owned()));
            *kinds.entry(kind).or_insert(0) += 1;
        }
    }
    assert!([NoWords, Owed, Summarised].iter().all(|kind| kinds.contains_key(kind)), "{kinds:?}");
});

story!(real_data_are_never_filled_with_made_up_ones, |rig| {
    with_people(rig).await;
    people::stamp(&rig.ctx, Stamp::Real).await.unwrap();
    let refused = fill(&rig.ctx, &wanted(10)).await.unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::Refused);
    assert!(is_empty(&rig.ctx).await.unwrap());
});

story!(without_its_people_nothing_is_made_up, |rig| {
    let refused = fill(&rig.ctx, &wanted(10)).await.unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::NotFound);
    assert!(is_empty(&rig.ctx).await.unwrap());
});

story!(no_made_up_worry_is_decided_before_somebody_was_rung_or_a_second_person_found_no_concern, |rig| {
    use domain::{feedback::State, lifecycle::Judgement};
    with_people(rig).await;
    fill(&rig.ctx, &wanted(1500)).await.unwrap();
    let mut tx = rig.ctx.db.read().await.unwrap();
    let (mut after, mut rung, mut cleared, mut ticks) = (Uuid::nil(), 0, 0, 0);
    loop {
        let page = feedback::accepted_after(&mut tx, after).await.unwrap();
        let Some((last, _)) = page.last() else { break };
        after = *last;
        for (id, _) in &page {
            let stands = storage::moderation::standing(&mut tx, *id, rig.ctx.now()).await.unwrap().unwrap();
            assert_eq!(stands.standing.state, State::Accepted);
            let calls = storage::moderation::calls(&mut tx, *id).await.unwrap();
            let readings = storage::moderation::readings(&mut tx, *id).await.unwrap();
            let no_concern = readings.iter().find(|reading| reading.judgement == Judgement::NoConcern);
            let (decided, by) =
                storage::moderation::facts(&mut tx, *id).await.unwrap().unwrap().decided.unwrap();
            if stands.tier.is_worry() {
                assert!(calls.iter().any(|call| call.at < decided) || no_concern.is_some(), "{id}");
            }
            rung += usize::from(!calls.is_empty());
            if let Some(found) = no_concern {
                cleared += 1;
                assert!(found.person == by && found.at < decided && readings[0].person != by, "{id}");
            }
            let facts = storage::moderation::facts(&mut tx, *id).await.unwrap().unwrap();
            if !facts.has_words {
                ticks += 1;
                let coding = storage::moderation::coding(&mut tx, *id).await.unwrap();
                assert!(coding.themes.is_empty(), "{id}: nobody invents what ticks are about");
            }
        }
    }
    assert!(rung > 5 && cleared > 0 && ticks > 50, "{rung} {cleared} {ticks}");
});
