//! One suite for both engines: every storage function does the same on each.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a story stops at the first surprise and says on which engine it was"
)]

use domain::{
    Locale,
    clock::{Moment, Quarter},
    feedback::*,
    organisation::{Organisation, OrganisationKind},
    permission::Role,
    summary::SummaryState,
};
use sqlx::{AssertSqlSafe, Executor, Row};
use storage::{
    Db, Tx, Uuid, attempts, audit, dialect,
    directory::{self, Service},
    feedback::{self, NewFeedback},
    imports::{self, Batch, Upload},
    instance, leases, organisations,
    people::{self, Person, RoleGrant},
    periods,
    prepared::{self, Counted, Prepared},
    quarter_keys::{self, WrappedKey},
    releases, sessions, statements,
    summaries::{self, NewSummary},
    tallies::{self, Cell},
    testkit::{self, Inside},
};

const NOW: Moment = Moment(1_795_000_000_000_000);

fn service(code: &str) -> Service {
    Service {
        id: Uuid::from_u128(7),
        authority: "W06000008".into(),
        kind: "taf".into(),
        level: "E".into(),
        provider: "council".into(),
        name: domain::Bilingual { cy: "Tîm".into(), en: "Team".into() },
        code: code.into(),
        open: true,
    }
}

fn feedback(id: u128, send: u8, number: u8) -> NewFeedback {
    NewFeedback {
        id: Uuid::from_u128(id),
        send_key: vec![send],
        content_digest: vec![1, 2, 3],
        number_hash: vec![number],
        number_generation: 0,
        authority: "W06000008".into(),
        service: Some(Uuid::from_u128(7)),
        questionnaire: "core-1".into(),
        locale: Locale::Cy,
        audience: Audience::Parent,
        channel: Channel::Alone,
        helper: Helper::Nobody,
        voice: Voice::Own,
        received: NOW,
        due: NOW.plus_days(5),
        promised: NOW.plus_days(28),
        desk: Desk::Moderation,
        tier: Tier::Ordinary,
        has_words: true,
        may_summarise: true,
        may_quote: false,
        show_words: false,
        answers: vec![1, 0, 255],
        sealed: vec![9; 40],
        wrapped_key: vec![8; 72],
        key_epoch: "2026-Q4".into(),
        import_batch: None,
        burst: None,
    }
}

async fn with_a_service(db: &Db) {
    let mut tx = db.begin().await.unwrap();
    let organisation = Organisation {
        code: "W06000008".into(),
        kind: OrganisationKind::Authority,
        name: domain::Bilingual { cy: "Cyngor".into(), en: "Council".into() },
    };
    assert!(organisations::insert(&mut tx, &organisation, NOW).await.unwrap());
    assert!(!organisations::insert(&mut tx, &organisation, NOW).await.unwrap(), "its code is taken");
    assert_eq!(organisations::by_code(&mut tx, "W06000008").await.unwrap(), Some(organisation.clone()));
    assert_eq!(organisations::all(&mut tx).await.unwrap(), [organisation]);
    directory::insert_authority(&mut tx, "W06000008", "12345", 10, 28).await.unwrap();
    assert!(directory::insert(&mut tx, &service("K7QF2M"), NOW).await.unwrap());
    tx.commit().await.unwrap();
}

/// Runs a story on a fresh database of each engine.
macro_rules! story {
    ($name:ident, |$db:ident| $body:block) => {
        #[tokio::test]
        async fn $name() {
            for fresh in testkit::both().await.unwrap() {
                println!("on {}", fresh.engine);
                let $db = &fresh.db;
                $body
            }
        }
    };
}

#[path = "contract/later.rs"]
mod later;

story!(every_statement_is_prepared_on_both_engines, |db| {
    for (module, name, sql) in statements() {
        let prepared = match db {
            Db::Sqlite { read, .. } => read.prepare(sqlx::SqlSafeStr::into_sql_str(sql)).await.map(drop),
            Db::Postgres(pool) => pool.prepare(sqlx::SqlSafeStr::into_sql_str(sql)).await.map(drop),
        };
        if let Err(error) = prepared {
            panic!("{module}::{name}: {error}");
        }
    }
});

story!(a_second_sending_is_found_and_not_added, |db| {
    with_a_service(db).await;
    let mut tx = db.begin().await.unwrap();
    assert!(feedback::insert(&mut tx, &feedback(1, 1, 1)).await.unwrap());
    assert!(!feedback::insert(&mut tx, &feedback(2, 1, 2)).await.unwrap(), "the same sending");
    assert!(!feedback::insert(&mut tx, &feedback(3, 3, 1)).await.unwrap(), "the same number");
    // The transaction goes on after a refusal, on PostgreSQL too.
    assert!(feedback::insert(&mut tx, &feedback(4, 4, 4)).await.unwrap());
    let sent = feedback::sent(&mut tx, &[1]).await.unwrap().unwrap();
    assert_eq!((sent.content_digest, sent.withdrawn), (vec![1, 2, 3], None));
    assert!(feedback::sent(&mut tx, &[3]).await.unwrap().is_none());
    tx.commit().await.unwrap();
});

story!(feedback_is_found_by_its_number_and_by_nothing_near_it, |db| {
    with_a_service(db).await;
    let mut tx = db.begin().await.unwrap();
    feedback::insert(&mut tx, &feedback(1, 1, 1)).await.unwrap();
    let found = feedback::by_number(&mut tx, &[1]).await.unwrap().unwrap();
    assert_eq!(found.thing.id, Uuid::from_u128(1));
    assert_eq!((found.received, found.opened), (NOW, None));
    feedback::mark_opened(&mut tx, found.thing.id, NOW).await.unwrap();
    feedback::mark_opened(&mut tx, found.thing.id, NOW.plus_days(1)).await.unwrap();
    let found = feedback::by_number(&mut tx, &[1]).await.unwrap().unwrap();
    assert_eq!(found.opened, Some(NOW), "the first opening stands");
    assert!(feedback::by_number(&mut tx, &[1, 0]).await.unwrap().is_none());
});

story!(what_is_taken_back_leaves_no_words_and_no_key, |db| {
    with_a_service(db).await;
    let mut tx = db.begin().await.unwrap();
    feedback::insert(&mut tx, &feedback(1, 1, 1)).await.unwrap();
    assert!(feedback::erase(&mut tx, Uuid::from_u128(1), NOW, &[]).await.unwrap());
    assert!(!feedback::erase(&mut tx, Uuid::from_u128(1), NOW, &[]).await.unwrap());
    let sealed = feedback::sealed(&mut tx, Uuid::from_u128(1)).await.unwrap().unwrap();
    assert!(sealed.sealed.is_none() && sealed.wrapped_key.is_none());
    let sent = feedback::sent(&mut tx, &[1]).await.unwrap().unwrap();
    assert!(sent.content_digest.is_empty(), "answers without words could be tried against it");
    assert!(sent.withdrawn.is_some(), "it is never taken in again");
    assert_eq!(feedback::taken_back(&mut tx).await.unwrap(), [(Uuid::from_u128(1), NOW.0)]);
    assert_eq!(feedback::thing(&mut tx, Uuid::from_u128(1)).await.unwrap().unwrap().state, State::Withdrawn);
    assert!(feedback::codings(&mut tx, Uuid::from_u128(1)).await.unwrap().is_empty());
    assert!(feedback::counted_as(&mut tx, Uuid::from_u128(1)).await.unwrap().unwrap().answers.is_empty());
    assert!(feedback::accepted_after(&mut tx, Uuid::nil()).await.unwrap().is_empty());
});

fn cell(value: &str, n: i64) -> Cell {
    Cell {
        service: Uuid::from_u128(7),
        measure: "theme".into(),
        value: value.into(),
        audience: "parent".into(),
        channel: "alone".into(),
        n,
    }
}

story!(folding_changes_moves_no_figure, |db| {
    let mut tx = db.begin().await.unwrap();
    tallies::append(&mut tx, "W06000008", "2026-Q4", &[cell("4:problem", 2), cell("1:praise", 1)])
        .await
        .unwrap();
    tallies::append(&mut tx, "W06000008", "2026-Q3", &[cell("4:problem", 9)]).await.unwrap();
    let before = tallies::of_quarter(&mut tx, "W06000008", "2026-Q4").await.unwrap();
    tallies::fold(&mut tx).await.unwrap();
    assert_eq!(tallies::of_quarter(&mut tx, "W06000008", "2026-Q4").await.unwrap(), before);
    tallies::append(&mut tx, "W06000008", "2026-Q4", &[cell("4:problem", -1)]).await.unwrap();
    tallies::fold(&mut tx).await.unwrap();
    let after = tallies::of_quarter(&mut tx, "W06000008", "2026-Q4").await.unwrap();
    assert_eq!(after, [cell("1:praise", 1), cell("4:problem", 1)]);
});

story!(what_is_counted_has_a_place_of_its_own_and_a_period_tells_what_moved, |db| {
    with_a_service(db).await;
    let mut tx = db.begin().await.unwrap();
    let quarter: Quarter = "2026-Q4".parse().unwrap();
    let count = async |tx: &mut Tx, n| periods::count(tx, "W06000008", "2026-Q4", n).await.unwrap();
    assert!(periods::of(&mut tx, "W06000008", quarter).await.unwrap().is_none());
    assert_eq!((count(&mut tx, 1).await, count(&mut tx, 5).await), (1, 6), "five places end at the sixth");
    assert_eq!(periods::moved(&mut tx).await.unwrap(), [("W06000008".to_owned(), quarter)]);
    periods::looked(&mut tx, "W06000008", quarter, 6).await.unwrap();
    assert!(periods::moved(&mut tx).await.unwrap().is_empty());
    periods::take_out(&mut tx, "W06000008", "2026-Q4").await.unwrap();
    let period = periods::lock(&mut tx, "W06000008", quarter).await.unwrap().unwrap();
    assert_eq!((period.version, period.taken_out, period.counted), (7, 7, 5));
    assert_eq!(periods::quarters(&mut tx, "W06000008").await.unwrap(), [quarter]);
    for _ in 0..5 {
        periods::take_out(&mut tx, "W06000008", "2026-Q4").await.unwrap();
    }
    assert!(periods::quarters(&mut tx, "W06000008").await.unwrap().is_empty(), "nothing counts any more");
});

story!(a_person_signs_in_by_name_and_a_name_is_taken_once, |db| {
    with_a_service(db).await;
    let person = |id, name: &str| Person {
        id: Uuid::from_u128(id),
        name: name.into(),
        sign_in: "cymedrolwr".into(),
        password: "hash".into(),
        locale: Locale::Cy,
        disabled: false,
    };
    let mut tx = db.begin().await.unwrap();
    assert!(people::insert(&mut tx, &person(1, "Un"), NOW).await.unwrap());
    assert!(!people::insert(&mut tx, &person(2, "Dau"), NOW).await.unwrap());
    let grant = RoleGrant {
        role: Role::ServiceManager,
        organisation: "W06000008".into(),
        service: Some(Uuid::from_u128(7)),
    };
    people::give(&mut tx, Uuid::from_u128(9), Uuid::from_u128(1), &grant, NOW).await.unwrap();
    people::disable(&mut tx, Uuid::from_u128(1)).await.unwrap();
    assert!(people::by_id(&mut tx, Uuid::from_u128(1)).await.unwrap().unwrap().disabled);
    people::renew(&mut tx, Uuid::from_u128(1), "Un arall", "another", Locale::En).await.unwrap();
    let everybody = people::all(&mut tx).await.unwrap();
    assert_eq!(everybody.len(), 1);
    assert!(!everybody[0].disabled && everybody[0].locale == Locale::En);
    let found = people::by_sign_in(&mut tx, "cymedrolwr").await.unwrap().unwrap();
    assert_eq!((found.name.as_str(), found.password.as_str()), ("Un arall", "another"));
    assert_eq!(people::by_id(&mut tx, found.id).await.unwrap().unwrap().sign_in, "cymedrolwr");
    assert_eq!(people::grants(&mut tx, found.id).await.unwrap(), [grant.clone()]);
    people::lock(&mut tx, found.id).await.unwrap();
    organisations::lock(&mut tx, "W06000008").await.unwrap();
    people::set_password(&mut tx, found.id, "a third").await.unwrap();
    people::signed_in(&mut tx, found.id, NOW).await.unwrap();
    assert_eq!(people::holders(&mut tx, "W06000008", Role::ServiceManager).await.unwrap(), 1);
    assert_eq!(people::holders(&mut tx, "W06000008", Role::Administrator).await.unwrap(), 0);
    let holders = people::of_organisation(&mut tx, "W06000008").await.unwrap();
    assert_eq!((holders[0].person, holders[0].role, holders[0].signed_in), (found.id, grant.role, Some(NOW)));
    assert!(!people::take(&mut tx, found.id, &RoleGrant { service: None, ..grant.clone() }).await.unwrap());
    assert!(people::take(&mut tx, found.id, &grant).await.unwrap());
    assert!(people::grants(&mut tx, found.id).await.unwrap().is_empty());

    sessions::insert(&mut tx, b"old", found.id, "csrf", NOW, NOW.plus_days(1)).await.unwrap();
    sessions::insert(&mut tx, b"other", found.id, "csrf", NOW, NOW.plus_days(1)).await.unwrap();
    sessions::delete_others(&mut tx, found.id, b"old").await.unwrap();
    assert!(sessions::live(&mut tx, b"other", NOW).await.unwrap().is_none());
    assert!(sessions::live(&mut tx, b"old", NOW).await.unwrap().is_some());
    sessions::delete_of(&mut tx, found.id).await.unwrap();
    assert!(sessions::live(&mut tx, b"old", NOW).await.unwrap().is_none());
    sessions::insert(&mut tx, b"hash", found.id, "csrf", NOW, NOW.plus_days(1)).await.unwrap();
    assert!(sessions::live(&mut tx, b"hash", NOW).await.unwrap().is_some());
    assert!(sessions::live(&mut tx, b"hash", NOW.plus_days(2)).await.unwrap().is_none(), "it runs out");
    sessions::touch(&mut tx, b"hash", NOW.plus_days(1), NOW.plus_days(3)).await.unwrap();
    assert!(
        sessions::live(&mut tx, b"hash", NOW.plus_days(2)).await.unwrap().is_some(),
        "use keeps it alive"
    );
    sessions::sweep(&mut tx, NOW.plus_days(4)).await.unwrap();
    assert!(sessions::live(&mut tx, b"hash", NOW).await.unwrap().is_none(), "swept");
    sessions::insert(&mut tx, b"other", found.id, "csrf", NOW, NOW.plus_days(1)).await.unwrap();
    sessions::delete(&mut tx, b"other").await.unwrap();
    assert!(sessions::live(&mut tx, b"other", NOW).await.unwrap().is_none(), "signed out");
});

story!(a_lease_has_one_holder_until_it_runs_out, |db| {
    let (a, b) = (Uuid::from_u128(1), Uuid::from_u128(2));
    let mut tx = db.begin().await.unwrap();
    assert!(leases::take(&mut tx, "sealer", a, NOW, NOW.plus_days(1)).await.unwrap());
    assert!(!leases::take(&mut tx, "sealer", b, NOW, NOW.plus_days(1)).await.unwrap());
    assert!(leases::take(&mut tx, "sealer", a, NOW, NOW.plus_days(2)).await.unwrap(), "the holder renews");
    assert!(
        leases::take(&mut tx, "sealer", b, NOW.plus_days(3), NOW.plus_days(4)).await.unwrap(),
        "it ran out"
    );
});

story!(tries_are_counted_a_window_at_a_time, |db| {
    let mut tx = db.begin().await.unwrap();
    for expected in 1..=3 {
        assert_eq!(attempts::count(&mut tx, b"caller", 600).await.unwrap(), expected);
    }
    assert_eq!(attempts::count(&mut tx, b"caller", 1200).await.unwrap(), 1);
    attempts::give_back(&mut tx, b"caller", 600).await.unwrap();
    assert_eq!(attempts::count(&mut tx, b"caller", 600).await.unwrap(), 3, "one was given back");
    attempts::give_back(&mut tx, b"nobody", 600).await.unwrap();
    assert_eq!(
        attempts::count(&mut tx, b"nobody", 600).await.unwrap(),
        1,
        "what was never tried is no credit"
    );
    attempts::forget_before(&mut tx, 1200).await.unwrap();
    assert_eq!(attempts::count(&mut tx, b"caller", 600).await.unwrap(), 1);
    assert_eq!(attempts::count(&mut tx, b"caller", 1200).await.unwrap(), 2);
});

story!(services_are_found_by_their_poster_code, |db| {
    with_a_service(db).await;
    let mut tx = db.begin().await.unwrap();
    assert!(!directory::insert(&mut tx, &service("K7QF2M"), NOW).await.unwrap(), "the code is taken");
    assert_eq!(directory::by_code(&mut tx, "K7QF2M").await.unwrap(), Some(service("K7QF2M")));
    assert_eq!(directory::by_id(&mut tx, Uuid::from_u128(7)).await.unwrap(), Some(service("K7QF2M")));
    assert!(directory::by_code(&mut tx, "k7qf2m").await.unwrap().is_none());
    assert_eq!(directory::of_authority(&mut tx, "W06000008").await.unwrap().len(), 1);
    let before = directory::epoch(&mut tx).await.unwrap();
    directory::bump(&mut tx, "W06000008").await.unwrap();
    assert_eq!(directory::epoch(&mut tx).await.unwrap(), before + 1);
    assert_eq!(directory::authorities(&mut tx).await.unwrap().len(), 1);
    assert!(directory::authority(&mut tx, "W06000001").await.unwrap().is_none());
    assert!(directory::known_authority(&mut tx, "W06000001").await.is_err());
});

story!(facts_of_an_installation_are_written_once, |db| {
    let mut tx = db.begin().await.unwrap();
    assert_eq!(instance::get_or_put(&mut tx, "kind", "demo").await.unwrap(), "demo");
    assert_eq!(instance::get_or_put(&mut tx, "kind", "real").await.unwrap(), "demo");
});

story!(a_quarter_key_is_made_once_and_one_that_is_gone_is_missed, |db| {
    with_a_service(db).await;
    let key = |wrapped: u8| WrappedKey {
        authority: "W06000008".into(),
        epoch: "2026-Q4".into(),
        wrapped: vec![wrapped; 72],
        check_value: format!("{wrapped:016}"),
        made: NOW.0,
    };
    let mut tx = db.begin().await.unwrap();
    assert_eq!(quarter_keys::put_new(&mut tx, &key(1)).await.unwrap(), key(1));
    assert_eq!(quarter_keys::put_new(&mut tx, &key(2)).await.unwrap(), key(1));
    assert_eq!(quarter_keys::get(&mut tx, "W06000008", "2027-Q1").await.unwrap(), None);
    assert_eq!(quarter_keys::all(&mut tx).await.unwrap(), [key(1)]);
    feedback::insert(&mut tx, &feedback(1, 1, 1)).await.unwrap();
    feedback::insert(&mut tx, &NewFeedback { key_epoch: "2019-Q4".into(), ..feedback(2, 2, 2) })
        .await
        .unwrap();
    let missing = quarter_keys::missing(&mut tx).await.unwrap();
    assert!(missing.contains(&("W06000008".into(), "2019-Q4".into())), "{missing:?}");
});

story!(audit_entries_are_chained_once_and_in_order, |db| {
    let entry = |id: u128, at| audit::Entry {
        id: Uuid::from_u128(id),
        at,
        actor: None,
        action: "withdraw".into(),
        thing: "feedback".into(),
        thing_id: "x".into(),
        authority: Some("W06000008".into()),
        detail: String::new(),
        seq: None,
        hash: None,
    };
    let mut tx = db.begin().await.unwrap();
    audit::write(&mut tx, &[entry(2, 20), entry(1, 10)]).await.unwrap();
    assert_eq!(audit::tail(&mut tx).await.unwrap(), 2);
    let waiting: Vec<_> = audit::unsealed(&mut tx).await.unwrap().iter().map(|entry| entry.at).collect();
    assert_eq!(waiting, [10, 20], "oldest first");
    audit::seal(&mut tx, Uuid::from_u128(1), 1, b"hash").await.unwrap();
    audit::seal(&mut tx, Uuid::from_u128(1), 5, b"again").await.unwrap();
    assert_eq!(audit::head(&mut tx).await.unwrap(), Some((1, b"hash".to_vec())), "a place is given once");
    assert_eq!(audit::after(&mut tx, 0).await.unwrap().len(), 1);
    let newest = audit::newest(&mut tx, "W06000008", 10).await.unwrap();
    assert_eq!(newest[0].at, 20);
    let older = audit::before(&mut tx, "W06000008", (newest[0].at, newest[0].id), 10).await.unwrap();
    assert_eq!(older, newest[1..]);
});

async fn with_a_person(tx: &mut Tx) -> Uuid {
    let id = Uuid::from_u128(21);
    let person = Person {
        id,
        name: "Un".into(),
        sign_in: "un".into(),
        password: "hash".into(),
        locale: Locale::Cy,
        disabled: false,
    };
    assert!(people::insert(tx, &person, NOW).await.unwrap());
    id
}

story!(a_number_leads_to_the_releases_that_counted_it_or_whose_summaries_draw_on_it_and_to_no_other, |db| {
    with_a_service(db).await;
    let mut tx = db.begin().await.unwrap();
    let person = with_a_person(&mut tx).await;
    for n in 1..=4 {
        feedback::insert(&mut tx, &feedback(u128::from(n), n, n)).await.unwrap();
    }
    let id = Uuid::from_u128;
    let (third, fourth): (Quarter, Quarter) = ("2026-Q3".parse().unwrap(), "2026-Q4".parse().unwrap());
    let body = domain::Bilingual { cy: "Diolch".into(), en: "Thanks".into() };
    let mut release = async |number: u128, quarter, version, days, counted: &[Counted]| {
        let row = Prepared {
            id: id(number),
            authority: "W06000008",
            quarter,
            figures: 4,
            responses: None,
            prepared: NOW,
            by: person,
            correction: None,
            root: &[7; 32],
            body: "{}",
        };
        prepared::keep(&mut tx, &row, &[1; 64]).await.unwrap();
        prepared::count(&mut tx, id(number), counted).await.unwrap();
        assert!(releases::by_id(&mut tx, id(number)).await.unwrap().is_none(), "nobody sees it yet");
        assert!(releases::leaves(&mut tx, id(number)).await.unwrap().is_none());
        let released = NOW.plus_days(days);
        assert!(prepared::publish(&mut tx, id(number), version, released).await.unwrap());
        assert!(!prepared::publish(&mut tx, id(number), version + 1, released).await.unwrap(), "only once");
        // What is published is never dropped.
        while !prepared::drop_some(&mut tx, id(number)).await.unwrap() {}
        assert_eq!(releases::leaves(&mut tx, id(number)).await.unwrap().unwrap(), [1; 64]);
    };
    let salted = |feedback, leaf| Counted { feedback: id(feedback), leaf, sealed_salt: vec![5; 48] };
    release(31, third, 1, 1, &[salted(1, 0), salted(2, 1)]).await;
    release(32, fourth, 1, 3, &[salted(1, 4)]).await;
    release(33, fourth, 2, 9, &[]).await;
    // The third is drawn on by a summary of the fourth quarter that was written between its two versions.
    let new = NewSummary {
        id: id(41),
        authority: "W06000008",
        quarter: fourth,
        theme: "3".parse().unwrap(),
        body: &body,
        state: SummaryState::Draft,
        writer: person,
        written: NOW.plus_days(5),
        opened: None,
        sources: &[id(3)],
    };
    assert_eq!(summaries::write(&mut tx, &new).await.unwrap(), Some(id(41)));
    assert_eq!(
        summaries::write(&mut tx, &new).await.unwrap(),
        None,
        "there is one, which its writer has not seen"
    );
    let mut about = async |feedback| -> Vec<u128> {
        let found = releases::about(&mut tx, id(feedback)).await.unwrap();
        found.iter().map(|release| release.id.as_u128()).collect()
    };
    assert_eq!(about(1).await, [32, 31], "the newest first");
    assert_eq!(about(2).await, [31]);
    assert_eq!(about(3).await, [33], "not the version from before the summary");
    assert!(about(4).await.is_empty(), "counted in none");
    let found = releases::about(&mut tx, id(1)).await.unwrap();
    assert_eq!((found[1].quarter, found[1].version), (third, 1));
    let newest = releases::of_quarter(&mut tx, "W06000008", fourth).await.unwrap().unwrap();
    assert_eq!((newest.id, newest.version), (id(33), 2));
    for feedback in [1, 3] {
        assert!(feedback::erase(&mut tx, id(feedback), NOW, &[]).await.unwrap());
        let found = releases::about(&mut tx, id(feedback)).await.unwrap();
        assert!(found.is_empty(), "what was taken back leads nowhere");
    }
});

story!(a_file_of_comments_waits_sealed_for_its_own_person_until_it_is_forgotten, |db| {
    with_a_service(db).await;
    let mut tx = db.begin().await.unwrap();
    let person = with_a_person(&mut tx).await;
    let upload = |id: u128, days| Upload {
        id: Uuid::from_u128(id),
        authority: "W06000008".into(),
        person,
        source: "survey".into(),
        uploaded: NOW.plus_days(days).0,
        sealed: vec![0, 255, 7],
        wrapped_key: vec![8; 72],
        key_epoch: "2026-Q4".into(),
    };
    for (id, days) in [(1, 0), (2, 1), (3, 2)] {
        imports::keep(&mut tx, &upload(id, days)).await.unwrap();
    }
    let found = imports::upload(&mut tx, Uuid::from_u128(1)).await.unwrap().unwrap();
    assert_eq!((found.person, found.source.as_str(), found.uploaded), (person, "survey", NOW.0));
    assert_eq!((found.sealed, found.wrapped_key), (vec![0, 255, 7], vec![8; 72]));
    assert_eq!((found.authority.as_str(), found.key_epoch.as_str()), ("W06000008", "2026-Q4"));
    imports::forget(&mut tx, Uuid::from_u128(2)).await.unwrap();
    imports::forget_before(&mut tx, NOW.plus_days(1)).await.unwrap();
    let mut left = Vec::new();
    for id in 1..=4 {
        left.push(imports::upload(&mut tx, Uuid::from_u128(id)).await.unwrap().is_some());
    }
    assert_eq!(
        left,
        [false, false, true, false],
        "one too old, one forgotten, one that waits, one that never was"
    );
    tx.commit().await.unwrap();
});

story!(an_import_is_remembered_with_what_it_added, |db| {
    with_a_service(db).await;
    let mut tx = db.begin().await.unwrap();
    let batch = |id: u128, days| Batch {
        id: Uuid::from_u128(id),
        authority: "W06000008".into(),
        source: "survey".into(),
        imported: NOW.plus_days(days).0,
        imported_by: None,
        added: 2,
        known: 1,
    };
    for (id, days) in [(1, 0), (2, 1)] {
        imports::insert(&mut tx, &batch(id, days)).await.unwrap();
    }
    assert_eq!(imports::newest(&mut tx, "W06000008").await.unwrap(), [batch(2, 1), batch(1, 0)]);
    assert!(imports::newest(&mut tx, "W06000001").await.unwrap().is_empty());
});

story!(a_transaction_that_is_dropped_never_happened, |db| {
    {
        let mut tx = db.begin().await.unwrap();
        instance::get_or_put(&mut tx, "kind", "demo").await.unwrap();
    }
    let mut tx = db.read().await.unwrap();
    assert_eq!(instance::get(&mut tx, "kind").await.unwrap(), None);
});

/// Only PostgreSQL lets others write while changes are folded.
#[tokio::test]
async fn a_change_that_is_committed_while_others_are_folded_is_not_lost() {
    let Some(fresh) = testkit::postgres().await.unwrap() else {
        println!("skipped: CLYWED_TEST_POSTGRES names no server");
        return;
    };
    let db = &fresh.db;
    let append = async |n| {
        let mut tx = db.begin().await.unwrap();
        tallies::append(&mut tx, "W06000008", "2026-Q4", &[cell("4:problem", n)]).await.unwrap();
        tx
    };
    append(1).await.commit().await.unwrap();
    let mut tx = db.begin_at_one_moment().await.unwrap();
    tallies::fold(&mut tx).await.unwrap();
    tx.commit().await.unwrap();
    // It has a lower number than the next, and is committed later: while the fold waits for somebody at the totals.
    let late = append(10).await;
    append(100).await.commit().await.unwrap();
    let mut elsewhere = Inside::of(&fresh.setting).await.unwrap();
    elsewhere.run("BEGIN").await.unwrap();
    elsewhere.run("UPDATE tally SET n = n").await.unwrap();
    let fold = async {
        let mut tx = db.begin_at_one_moment().await.unwrap();
        tallies::fold(&mut tx).await.unwrap();
        tx.commit().await.unwrap();
    };
    let meanwhile = async {
        while elsewhere.number("SELECT COUNT(*) FROM pg_locks WHERE NOT granted").await.unwrap() == 0 {}
        late.commit().await.unwrap();
        elsewhere.run("ROLLBACK").await.unwrap();
    };
    tokio::join!(fold, meanwhile);
    let mut tx = db.read().await.unwrap();
    let after = tallies::of_quarter(&mut tx, "W06000008", "2026-Q4").await.unwrap();
    assert_eq!(after, [cell("4:problem", 111)]);
}

#[tokio::test]
async fn a_disk_that_was_full_for_a_moment_stops_nothing_for_good() {
    let fresh = testkit::sqlite().await.unwrap();
    let Db::Sqlite { write, .. } = &fresh.db else { unreachable!() };
    let pages: i64 = sqlx::query_scalar("PRAGMA page_count").fetch_one(write).await.unwrap();
    write.execute(AssertSqlSafe(format!("PRAGMA max_page_count = {pages}"))).await.unwrap();
    let mut tx = fresh.db.begin().await.unwrap();
    let full = instance::get_or_put(&mut tx, "filler", &"x".repeat(1 << 20)).await.unwrap_err();
    assert!(full.is_away(), "{full:?}");
    drop(tx);
    dialect::ping(&fresh.db).await.unwrap();
    let mut tx = fresh.db.begin().await.unwrap();
    assert_eq!(instance::get_or_put(&mut tx, "kind", "demo").await.unwrap(), "demo");
    tx.commit().await.unwrap();
}

story!(a_transaction_holds_one_savepoint_at_most, |db| {
    for undone in [false, true] {
        let mut tx = db.begin().await.unwrap();
        for _ in 0..3 {
            dialect::savepoint(&mut tx).await.unwrap();
            if undone {
                dialect::to_savepoint(&mut tx).await.unwrap();
            } else {
                dialect::release_savepoint(&mut tx).await.unwrap();
            }
        }
        dialect::release_savepoint(&mut tx).await.expect_err("none is left to be released");
    }
});

#[tokio::test]
async fn a_log_that_somebody_still_reads_is_not_said_to_be_empty() {
    let fresh = testkit::sqlite().await.unwrap();
    let mut reader = fresh.db.read().await.unwrap();
    assert_eq!(instance::get(&mut reader, "kind").await.unwrap(), None);
    let mut tx = fresh.db.begin().await.unwrap();
    instance::get_or_put(&mut tx, "kind", "demo").await.unwrap();
    tx.commit().await.unwrap();
    assert!(!dialect::truncate_log(&fresh.db).await.unwrap());
    drop(reader);
    assert!(dialect::truncate_log(&fresh.db).await.unwrap());
}

#[tokio::test]
async fn a_database_that_nobody_may_write_to_is_not_ready() {
    let fresh = testkit::sqlite().await.unwrap();
    let mut elsewhere = Inside::of(&fresh.setting).await.unwrap();
    elsewhere.run("BEGIN IMMEDIATE").await.unwrap();
    assert!(dialect::ping(&fresh.db).await.unwrap_err().is_away());
    elsewhere.run("ROLLBACK").await.unwrap();
    dialect::ping(&fresh.db).await.unwrap();
}

#[tokio::test]
async fn both_engines_have_the_same_tables_columns_and_nullability() {
    let Some(postgres) = testkit::postgres().await.unwrap() else {
        println!("skipped: CLYWED_TEST_POSTGRES names no server");
        return;
    };
    let sqlite = testkit::sqlite().await.unwrap();
    let (Db::Sqlite { read, .. }, Db::Postgres(pool)) = (&sqlite.db, &postgres.db) else { unreachable!() };
    let in_sqlite = "SELECT m.name || '.' || c.name || CASE WHEN c.\"notnull\" = 1 OR c.pk > 0 THEN ' not null' ELSE '' END
        FROM sqlite_master m, pragma_table_xinfo(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE '\\_%' ESCAPE '\\'
        AND m.name NOT LIKE 'sqlite%' ORDER BY 1";
    let in_postgres = "SELECT table_name || '.' || column_name || CASE WHEN is_nullable = 'NO' THEN ' not null' ELSE '' END
        FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\\_%' ORDER BY 1";
    let mut a: Vec<String> =
        read.fetch_all(in_sqlite).await.unwrap().iter().map(|row| row.get::<String, _>(0)).collect();
    let mut b: Vec<String> =
        pool.fetch_all(in_postgres).await.unwrap().iter().map(|row| row.get::<String, _>(0)).collect();
    a.sort();
    b.sort();
    assert!(a.len() > 100, "{} columns", a.len());
    assert_eq!(a, b);
}

#[test]
fn the_two_migration_folders_hold_the_same_names() {
    let names = |folder: &str| -> Vec<_> {
        let path = format!("{}/../../migrations/{folder}", env!("CARGO_MANIFEST_DIR"));
        let mut names: Vec<_> =
            std::fs::read_dir(path).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    assert_eq!(names("sqlite"), names("postgres"));
}

story!(an_authority_keeps_the_settings_that_it_was_given_last, |db| {
    with_a_service(db).await;
    let mut tx = db.begin().await.unwrap();
    let mut settings = directory::known_authority(&mut tx, "W06000008").await.unwrap();
    settings.reading_days = "14".into();
    settings.reading_hour = 9;
    settings.promise_days = 20;
    settings.front_door = Some("01632 960 123".into());
    directory::set_authority(&mut tx, &settings).await.unwrap();
    directory::insert_authority(&mut tx, "W06000008", "12345", 10, 28).await.unwrap();
    assert_eq!(directory::known_authority(&mut tx, "W06000008").await.unwrap(), settings);
});
