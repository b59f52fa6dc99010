//! Setting an authority up, as stories.

use super::*;
use crate::{
    Reach, acts, authorise,
    govern::{
        passwords::{self, Changed, Wish},
        sign_in::{sign_in, who},
    },
    rig::{AUTHORITY, Rig, SERVICE, story},
};
use domain::{Locale, organisation::OrganisationKind, permission::Role};
use storage::audit::Entry;

const OTHER: &str = "W06000008";
const PASSWORD: &str = "coeden afal werdd";

async fn give(rig: &Rig, name: &str, role: Role, organisation: &str) -> Result<Appointed, Unfit> {
    let new = Appointee { name: "Made Up", sign_in: name, locale: Locale::Cy };
    appoint(&rig.ctx, new, Post::whole(role, organisation), PASSWORD).await.unwrap()
}

/// The newest entries that the custodian of `authority` sees, newest first.
async fn trail(rig: &Rig, authority: &str) -> Vec<Entry> {
    let mut tx = rig.ctx.db.read().await.unwrap();
    storage::audit::newest(&mut tx, authority, 50).await.unwrap()
}

story!(a_person_holds_roles_in_several_organisations_but_none_that_defeat_each_other, |rig| {
    let plain = domain::demo::plain_settings();
    people::put_authority(&rig.ctx, OTHER, &plain).await.unwrap();
    let made = give(rig, "nia", Role::Moderator, AUTHORITY).await;
    assert_eq!(made, Ok(Appointed { new: true, given: true }));
    let again = give(rig, " NIA ", Role::Moderator, AUTHORITY).await;
    assert_eq!(again, Ok(Appointed { new: false, given: false }));
    let elsewhere = give(rig, "nia", Role::Moderator, OTHER).await;
    assert_eq!(elsewhere, Ok(Appointed { new: false, given: true }));
    for apart in [Role::Custodian, Role::DesignatedOfficer, Role::ServiceManager, Role::Administrator] {
        for organisation in [AUTHORITY, OTHER] {
            let refused = give(rig, "nia", apart, organisation).await;
            assert_eq!(refused, Err(Unfit::Defeated(Role::Moderator)), "{apart} in {organisation}");
            let refused = give_role(&rig.ctx, "nia", Post::whole(apart, organisation)).await.unwrap();
            assert_eq!(refused, Err(Unfit::Defeated(Role::Moderator)), "{apart} in {organisation}");
        }
    }
    let idle = give(rig, "nia", Role::ElectedMember, AUTHORITY).await;
    assert_eq!(idle, Err(Unfit::Idle(Role::ElectedMember)));
    let nowhere = give(rig, "ela", Role::Moderator, "W06000099").await;
    assert_eq!(nowhere, Err(Unfit::NoSuchOrganisation));
    let everybody = everybody(&rig.ctx).await.unwrap();
    let nia = everybody.iter().find(|one| one.sign_in == "nia").unwrap();
    let roles: Vec<_> = nia.grants.iter().map(|grant| (grant.role, grant.organisation.as_str())).collect();
    assert_eq!(roles, [(Role::Moderator, AUTHORITY), (Role::Moderator, OTHER)]);
    assert!(everybody.iter().all(|one| one.sign_in != "ela"));
});

fn charity() -> Organisation {
    let name = Bilingual { cy: "Elusen Ddychmygol".into(), en: "A Made-up Charity".into() };
    Organisation { code: "dychmygol".into(), kind: OrganisationKind::Provider, name }
}

story!(a_provider_s_manager_answers_for_named_services_of_several_authorities_and_for_nothing_else, |rig| {
    let plain = domain::demo::plain_settings();
    people::put_authority(&rig.ctx, OTHER, &plain).await.unwrap();
    assert!(add_organisation(&rig.ctx, &charity()).await.unwrap());
    assert!(!add_organisation(&rig.ctx, &charity()).await.unwrap(), "its code is taken");
    let wrong = Organisation { code: "W06000099".into(), ..charity() };
    assert!(add_organisation(&rig.ctx, &wrong).await.is_err(), "that is no code of a charity");
    let name = Bilingual { cy: "Tîm".into(), en: "Team".into() };
    let new = NewService { authority: OTHER, kind: "taf", level: "E", provider: "third-sector", name: &name };
    let theirs = add_service(&rig.ctx, &new).await.unwrap();
    let other = add_service(&rig.ctx, &new).await.unwrap();

    let post = |service| Post { role: Role::ServiceManager, organisation: "dychmygol", service };
    let new = Appointee { name: "Made Up", sign_in: "lleu", locale: Locale::Cy };
    let which = appoint(&rig.ctx, new, post(None), PASSWORD).await.unwrap();
    assert_eq!(which, Err(Unfit::WhichService));
    let nothing = appoint(&rig.ctx, new, post(Some("NOSUCH")), PASSWORD).await.unwrap();
    assert_eq!(nothing, Err(Unfit::NoSuchService));
    let kind = give(rig, "lleu", Role::Moderator, "dychmygol").await;
    assert_eq!(kind, Err(Unfit::NotOfThisKind(Role::Moderator, OrganisationKind::Provider)));
    for code in [SERVICE, &theirs.code] {
        appoint(&rig.ctx, new, post(Some(code)), PASSWORD).await.unwrap().unwrap();
    }
    let open = sign_in(&rig.ctx, "lleu", PASSWORD, "here").await.unwrap().unwrap();
    let live = who(&rig.ctx, &open.cookie).await.unwrap().unwrap();
    assert_eq!(live.organisations, [charity()]);
    let reaches = live.actor.reaches(domain::permission::Action::WriteReply);
    let mut authorities = Vec::new();
    for reach in reaches {
        let leave = authorise::<acts::WriteReply>(&rig.ctx, &live.actor, reach).await.unwrap();
        authorities.push(leave.thing().authority.clone());
    }
    assert_eq!(authorities, [AUTHORITY, OTHER]);
    for beyond in [Reach::Service(other.id), Reach::whole(AUTHORITY), Reach::whole("nowhere")] {
        let refused = authorise::<acts::WriteReply>(&rig.ctx, &live.actor, beyond).await.unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::NotFound);
    }
    // An authority's own manager of one service: that service must be the authority's.
    let post = Post { role: Role::ServiceManager, organisation: AUTHORITY, service: Some(&theirs.code) };
    let refused = give_role(&rig.ctx, "lleu", post).await.unwrap();
    assert_eq!(refused, Err(Unfit::NoSuchService));
});

story!(one_role_can_be_given_and_taken_away_but_never_the_last_administrators, |rig| {
    let admin = Post::whole(Role::Administrator, AUTHORITY);
    give(rig, "gwen", Role::Administrator, AUTHORITY).await.unwrap();
    let open = sign_in(&rig.ctx, "gwen", PASSWORD, "here").await.unwrap().unwrap();
    assert_eq!(take_role(&rig.ctx, "gwen", admin).await.unwrap(), Err(Unfit::LastAdministrator));
    assert_eq!(shut_out(&rig.ctx, "gwen").await.unwrap(), Err(Unfit::LastAdministrator));
    assert!(who(&rig.ctx, &open.cookie).await.unwrap().unwrap().actor.acting_in(AUTHORITY).is_some());

    give(rig, "ifan", Role::Administrator, AUTHORITY).await.unwrap();
    shut_out(&rig.ctx, "ifan").await.unwrap().unwrap();
    let only = take_role(&rig.ctx, "gwen", admin).await.unwrap();
    assert_eq!(only, Err(Unfit::LastAdministrator), "one who may not sign in is nobody to turn to");
    renew_password(&rig.ctx, "ifan", PASSWORD).await.unwrap().unwrap();
    take_role(&rig.ctx, "gwen", admin).await.unwrap().unwrap();
    assert_eq!(take_role(&rig.ctx, "gwen", admin).await.unwrap(), Err(Unfit::NotHeld));
    let live = who(&rig.ctx, &open.cookie).await.unwrap().unwrap();
    assert!(live.actor.grants.is_empty() && live.organisations.is_empty(), "from the next page on");
    let custodian = Post::whole(Role::Custodian, AUTHORITY);
    assert_eq!(give_role(&rig.ctx, "gwen", custodian).await.unwrap(), Ok(true));
    assert_eq!(give_role(&rig.ctx, "gwen", custodian).await.unwrap(), Ok(false));
    assert!(who(&rig.ctx, &open.cookie).await.unwrap().is_some(), "a further role ends no session");
    assert_eq!(give_role(&rig.ctx, "nobody", custodian).await.unwrap(), Err(Unfit::Nobody));
});

story!(whoever_changes_their_password_keeps_this_session_and_loses_the_others, |rig| {
    const NEW: &str = "derwen ar y bryn";
    give(rig, "nia", Role::Moderator, AUTHORITY).await.unwrap();
    let here = sign_in(&rig.ctx, "nia", PASSWORD, "here").await.unwrap().unwrap();
    let there = sign_in(&rig.ctx, "nia", PASSWORD, "there").await.unwrap().unwrap();
    let change = async |old, new, again| {
        let wish = Wish { old, new, again };
        passwords::change(&rig.ctx, here.actor.person, &here.cookie, &wish).await
    };
    assert_eq!(change("something else", NEW, NEW).await.unwrap(), Changed::WrongOld);
    assert_eq!(change(PASSWORD, "short", "short").await.unwrap(), Changed::Short);
    assert_eq!(change(PASSWORD, NEW, "derwen ar y bryniau").await.unwrap(), Changed::Different);
    assert!(who(&rig.ctx, &there.cookie).await.unwrap().is_some(), "nothing has changed yet");
    assert_eq!(change(PASSWORD, NEW, NEW).await.unwrap(), Changed::Done);
    assert!(who(&rig.ctx, &here.cookie).await.unwrap().is_some());
    assert!(who(&rig.ctx, &there.cookie).await.unwrap().is_none());
    assert!(sign_in(&rig.ctx, "nia", PASSWORD, "here").await.unwrap().is_none());
    assert!(sign_in(&rig.ctx, "nia", NEW, "here").await.unwrap().is_some());
    for _ in 0..8 {
        let _ = change(PASSWORD, NEW, NEW).await;
    }
    let guessed = change(PASSWORD, NEW, NEW).await.unwrap_err();
    assert_eq!(guessed.kind(), ErrorKind::TooMany, "a session left open is no way to guess");
});

story!(a_new_password_or_a_closed_door_ends_what_somebody_had_open, |rig| {
    give(rig, "nia", Role::Moderator, AUTHORITY).await.unwrap();
    let open = sign_in(&rig.ctx, "nia", PASSWORD, "here").await.unwrap().unwrap();
    assert!(who(&rig.ctx, &open.cookie).await.unwrap().is_some());
    give(rig, "nia", Role::Moderator, AUTHORITY).await.unwrap();
    assert!(who(&rig.ctx, &open.cookie).await.unwrap().is_none());

    let open = sign_in(&rig.ctx, "nia", PASSWORD, "here").await.unwrap().unwrap();
    shut_out(&rig.ctx, "Nia").await.unwrap().unwrap();
    assert!(who(&rig.ctx, &open.cookie).await.unwrap().is_none());
    assert!(sign_in(&rig.ctx, "nia", PASSWORD, "here").await.unwrap().is_none());
    assert_eq!(shut_out(&rig.ctx, "nobody").await.unwrap(), Err(Unfit::Nobody));

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
    shut_out(&rig.ctx, "nia").await.unwrap().unwrap();
    sign_in(&rig.ctx, "nia", PASSWORD, "here").await.map(drop).unwrap();

    let entries = trail(rig, AUTHORITY).await;
    let actions: Vec<&str> = entries.iter().rev().map(|entry| entry.action.as_str()).collect();
    let all = ["service-add", "person-add", "sign-in-failed", "sign-in", "person-disable", "sign-in-failed"];
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
