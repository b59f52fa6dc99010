//! Setting an authority up, as stories.

use super::*;
use crate::{
    govern::{
        people::NewPerson,
        sign_in::{sign_in, who},
    },
    rig::{AUTHORITY, Rig, story},
};
use domain::{Locale, permission::Role};
use storage::audit::Entry;

const OTHER: &str = "W06000008";
const PASSWORD: &str = "coeden afal werdd";

async fn give(rig: &Rig, name: &str, role: Role, authority: &str) -> Result<Appointed, Unfit> {
    let roles = [(role, authority, None)];
    let new =
        NewPerson { name: "Made Up", sign_in: name, password: PASSWORD, locale: Locale::Cy, roles: &roles };
    appoint(&rig.ctx, &new).await.unwrap()
}

/// The newest entries that the custodian of `authority` sees, newest first.
async fn trail(rig: &Rig, authority: &str) -> Vec<Entry> {
    let mut tx = rig.ctx.db.read().await.unwrap();
    storage::audit::newest(&mut tx, authority, 50).await.unwrap()
}

story!(a_person_is_given_only_what_the_pages_of_staff_can_show_them, |rig| {
    set_authority(&rig.ctx, OTHER, Settings::default()).await.unwrap();
    let made = give(rig, "nia", Role::Moderator, AUTHORITY).await;
    assert_eq!(made, Ok(Appointed { new: true, given: true }));
    let again = give(rig, " NIA ", Role::Moderator, AUTHORITY).await;
    assert_eq!(again, Ok(Appointed { new: false, given: false }));
    let more = give(rig, "nia", Role::Custodian, AUTHORITY).await;
    assert_eq!(more, Ok(Appointed { new: false, given: true }));
    let officer = give(rig, "nia", Role::DesignatedOfficer, AUTHORITY).await;
    assert_eq!(officer, Err(Unfit::OtherDesk(Role::Moderator)));
    let elsewhere = give(rig, "nia", Role::Custodian, OTHER).await;
    assert_eq!(elsewhere, Err(Unfit::Elsewhere(AUTHORITY.to_owned())));
    let idle = give(rig, "nia", Role::ElectedMember, AUTHORITY).await;
    assert_eq!(idle, Err(Unfit::Idle(Role::ElectedMember)));
    let nowhere = give(rig, "ela", Role::Moderator, "W06000099").await;
    assert_eq!(nowhere, Err(Unfit::NoSuchAuthority));
    let everybody = everybody(&rig.ctx).await.unwrap();
    let nia = everybody.iter().find(|one| one.sign_in == "nia").unwrap();
    let roles: Vec<Role> = nia.grants.iter().map(|grant| grant.role).collect();
    assert_eq!(roles, [Role::Moderator, Role::Custodian]);
    assert!(everybody.iter().all(|one| one.sign_in != "ela"));
});

story!(a_new_password_or_a_closed_door_ends_what_somebody_had_open, |rig| {
    give(rig, "nia", Role::Moderator, AUTHORITY).await.unwrap();
    let open = sign_in(&rig.ctx, "nia", PASSWORD, "here").await.unwrap().unwrap();
    assert!(who(&rig.ctx, &open.cookie).await.unwrap().is_some());
    give(rig, "nia", Role::Moderator, AUTHORITY).await.unwrap();
    assert!(who(&rig.ctx, &open.cookie).await.unwrap().is_none());

    let open = sign_in(&rig.ctx, "nia", PASSWORD, "here").await.unwrap().unwrap();
    assert!(shut_out(&rig.ctx, "Nia").await.unwrap());
    assert!(who(&rig.ctx, &open.cookie).await.unwrap().is_none());
    assert!(sign_in(&rig.ctx, "nia", PASSWORD, "here").await.unwrap().is_none());
    assert!(!shut_out(&rig.ctx, "nobody").await.unwrap());

    give(rig, "nia", Role::Moderator, AUTHORITY).await.unwrap();
    assert!(sign_in(&rig.ctx, "nia", PASSWORD, "here").await.unwrap().is_some());
});

story!(a_session_ends_twelve_hours_after_its_sign_in_however_much_it_is_used, |rig| {
    give(rig, "nia", Role::Moderator, AUTHORITY).await.unwrap();
    let opened = sign_in(&rig.ctx, "nia", PASSWORD, "here").await.unwrap().unwrap();
    for half_hour in 1..24 {
        rig.minutes_later(30);
        assert!(who(&rig.ctx, &opened.cookie).await.unwrap().is_some(), "half hour {half_hour}");
    }
    rig.minutes_later(31);
    assert!(who(&rig.ctx, &opened.cookie).await.unwrap().is_none(), "twelve hours are over");
});

story!(the_custodian_sees_what_was_set_up_and_every_sign_in_right_or_wrong, |rig| {
    let settings = Settings {
        reading_days: Some("14".into()),
        front_door: Some(" 01632 960 123 ".into()),
        ..Settings::default()
    };
    let set = set_authority(&rig.ctx, AUTHORITY, settings).await.unwrap();
    assert_eq!((set.reading_hour, set.front_door.as_deref()), (10, Some("01632 960 123")));
    let gone = Settings { front_door: Some(String::new()), ..Settings::default() };
    let set = set_authority(&rig.ctx, AUTHORITY, gone).await.unwrap();
    assert_eq!((set.reading_days.as_str(), set.front_door), ("14", None));
    let name = Bilingual { cy: "Tîm".into(), en: "Team".into() };
    let new = NewService { authority: AUTHORITY, kind: "taf", level: "E", provider: "council", name: &name };
    let service = add_service(&rig.ctx, &new).await.unwrap();
    assert_eq!(service.code.len(), 6);
    assert!(services(&rig.ctx, Some(AUTHORITY)).await.unwrap().contains(&service));
    assert!(services(&rig.ctx, Some(OTHER)).await.unwrap().is_empty());
    assert!(add_service(&rig.ctx, &NewService { authority: OTHER, ..new }).await.is_err());

    give(rig, "nia", Role::Moderator, AUTHORITY).await.unwrap();
    assert!(sign_in(&rig.ctx, "nia", "not her password", "here").await.unwrap().is_none());
    assert!(sign_in(&rig.ctx, "nobody-at-all", "whatever it may be", "here").await.unwrap().is_none());
    sign_in(&rig.ctx, "nia", PASSWORD, "here").await.unwrap().unwrap();
    shut_out(&rig.ctx, "nia").await.unwrap();
    sign_in(&rig.ctx, "nia", PASSWORD, "here").await.map(drop).unwrap();

    let entries = trail(rig, AUTHORITY).await;
    let actions: Vec<&str> = entries.iter().rev().map(|entry| entry.action.as_str()).collect();
    let all = [
        "authority-set",
        "authority-set",
        "service-add",
        "person-add",
        "sign-in-failed",
        "sign-in",
        "person-disable",
        "sign-in-failed",
    ];
    assert_eq!(actions, all);
    for entry in entries {
        let text = format!("{entry:?}");
        for secret in ["not her password", PASSWORD, "nobody-at-all", "whatever"] {
            assert!(!text.contains(secret), "{text}");
        }
    }
});

story!(codes_for_posters_have_no_signs_that_look_alike_and_are_not_given_twice, |rig| {
    let codes: std::collections::BTreeSet<String> = (0..200).map(|_| poster_code(&rig.ctx)).collect();
    assert_eq!(codes.len(), 200);
    assert!(
        codes.iter().all(|code| code.len() == 6 && !code.contains(['0', 'O', '1', 'I', '8', 'A', 'E', 'U']))
    );
});
