//! Organisations, people, settings, keys, imports, the audit trail.

use super::{NOW, first, new_feedback, service, with_a_person, with_a_service};
use domain::{Locale, permission::Role, settings::Settings};
use storage::{
    Uuid, alert_addresses, attempts, audit,
    directory::{self},
    feedback::{self, NewFeedback},
    imports::{self, Batch, Upload},
    instance, leases, organisations,
    people::{self, Person, RoleGrant},
    quarter_keys::{self, WrappedKey},
    sessions,
    settings::{self, New},
    testkit::{self},
};

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
    assert_eq!(people::grants(&mut tx, found.id).await.unwrap(), std::slice::from_ref(&grant));
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
    directory::set_open(&mut tx, Uuid::from_u128(7), false).await.unwrap();
    assert!(!directory::by_code(&mut tx, "K7QF2M").await.unwrap().unwrap().open);
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
    feedback::insert(&mut tx, &new_feedback(1, 1, 1)).await.unwrap();
    feedback::insert(&mut tx, &NewFeedback { key_epoch: "2019-Q4".into(), ..new_feedback(2, 2, 2) })
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

story!(an_authority_keeps_every_version_of_its_settings_and_one_holds, |db| {
    with_a_service(db).await;
    let mut tx = db.begin().await.unwrap();
    let now = directory::known_authority(&mut tx, "W06000008").await.unwrap();
    assert_eq!((now.version, now.epoch, &*now.settings), (1, 0, &domain::demo::plain_settings()));
    let person = with_a_person(&mut tx).await;
    let later = Settings { promise_days: 20, ..(*now.settings).clone() };
    let changed = ["promise_days".to_owned()];
    let second =
        New { version: 2, settings: &later, changed: &changed, set_by: Some(person), ..first(&later) };
    settings::insert(&mut tx, second).await.unwrap();
    assert_eq!(directory::known_authority(&mut tx, "W06000008").await.unwrap(), now, "it does not hold yet");
    assert!(settings::hold(&mut tx, "W06000008", 1, 2).await.unwrap());
    assert!(!settings::hold(&mut tx, "W06000008", 1, 2).await.unwrap(), "somebody was quicker");
    let held = directory::known_authority(&mut tx, "W06000008").await.unwrap();
    assert_eq!((held.version, held.epoch, &*held.settings), (2, 1, &later));
    assert_eq!(directory::authorities(&mut tx).await.unwrap(), [held]);

    let history = settings::history(&mut tx, "W06000008", 10).await.unwrap();
    let told: Vec<_> =
        history.iter().map(|one| (one.version, one.changed.len(), one.name.as_deref())).collect();
    assert_eq!(told, [(2, 1, Some("Un")), (1, 0, None)]);
    assert_eq!(settings::history(&mut tx, "W06000008", 1).await.unwrap(), history[..1]);
    assert_eq!((history[0].set_by, history[0].set_at), (Some(person), NOW));
    assert!(settings::history(&mut tx, "W06000015", 10).await.unwrap().is_empty());
});

#[tokio::test]
async fn settings_of_a_newer_clywed_are_refused_by_name_and_not_shown() {
    for fresh in testkit::both().await.unwrap() {
        println!("on {}", fresh.engine);
        with_a_service(&fresh.db).await;
        let mut inside = testkit::Inside::of(&fresh.setting).await.unwrap();
        inside.run("UPDATE settings SET body = '{\"format\":99,\"settings\":{}}'").await.unwrap();
        let mut tx = fresh.db.read().await.unwrap();
        let refused = directory::known_authority(&mut tx, "W06000008").await.unwrap_err();
        assert_eq!(refused.cause(), "unexpected data in settings.body, row W06000008 1");
        let history = settings::history(&mut tx, "W06000008", 10).await.unwrap();
        assert_eq!(history.len(), 1, "its history is still told");
    }
}

story!(somebody_has_one_row_of_addresses_and_may_have_none, |db| {
    let mut tx = db.begin().await.unwrap();
    let person = with_a_person(&mut tx).await;
    assert_eq!(alert_addresses::get(&mut tx, person).await.unwrap(), None);
    for sealed in [&b"first"[..], b"second"] {
        alert_addresses::put(&mut tx, person, sealed, NOW).await.unwrap();
        assert_eq!(alert_addresses::get(&mut tx, person).await.unwrap().as_deref(), Some(sealed));
    }
    alert_addresses::forget(&mut tx, person).await.unwrap();
    assert_eq!(alert_addresses::get(&mut tx, person).await.unwrap(), None);
    tx.commit().await.unwrap();
});
