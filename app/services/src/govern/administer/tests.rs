//! Administrators at work, as stories.

use super::*;
use crate::{
    Actor, ErrorKind, Reach, acts, authorise,
    circle::{id_of, send_many},
    govern::{
        office::{self, Post, Unfit},
        sign_in::{sign_in, who},
    },
    moderate,
    rig::{AUTHORITY, Rig, SERVICE, story},
};
use domain::{
    Bilingual,
    feedback::State,
    organisation::{Organisation, OrganisationKind},
    permission::Role,
};
use storage::{Uuid, feedback};

const OTHER: &str = "W06000008";

async fn leave(rig: &Rig, who: &Actor) -> Grant<Administer> {
    authorise(&rig.ctx, who, Reach::whole(AUTHORITY)).await.unwrap()
}

fn newcomer(sign_in: &str, role: Role) -> NewMember {
    let post = NewPost { role: Some(role), service: String::new() };
    NewMember { name: "Made Up".into(), sign_in: sign_in.into(), locale: None, post }
}

async fn state(rig: &Rig, id: Uuid) -> (State, Option<Uuid>) {
    let mut tx = rig.ctx.db.read().await.unwrap();
    let thing = feedback::thing(&mut tx, id).await.unwrap().unwrap();
    (thing.state, thing.claimed_by)
}

async fn claim(rig: &Rig, who: &Actor, id: Uuid) {
    let leave: Grant<acts::Claim> = authorise(&rig.ctx, who, id).await.unwrap();
    moderate::claim(&rig.ctx, &leave).await.unwrap();
}

story!(somebody_is_added_with_a_password_that_is_told_once_and_is_known_with_their_roles, |rig| {
    let gwen = rig.person("Gwen", Role::Administrator).await;
    let leave = leave(rig, &gwen).await;
    let Ok(Added::New { person, password }) =
        add(&rig.ctx, &leave, &newcomer("Nia.Un", Role::Moderator)).await.unwrap()
    else {
        panic!("she is new")
    };
    assert!(!rig.trail().await.iter().any(|action| action.contains(&password)));
    let (nia, elsewhere) = member(&rig.ctx, &leave, person).await.unwrap();
    assert_eq!((nia.sign_in.as_str(), nia.signed_in, elsewhere), ("nia.un", None, false));
    assert_eq!(nia.roles, [(Role::Moderator, None)]);
    assert_eq!(overview(&rig.ctx, &leave).await.unwrap().never, 2);
    sign_in(&rig.ctx, "nia.un", &password, "here").await.unwrap().unwrap();
    assert!(member(&rig.ctx, &leave, person).await.unwrap().0.signed_in.is_some());
    let seen = overview(&rig.ctx, &leave).await.unwrap();
    assert_eq!(seen, Overview { people: 2, never: 1, services: Some(1), organisations: 1 });

    // The same form again: nobody is made twice, and her password stays hers.
    let again = add(&rig.ctx, &leave, &newcomer("nia.un", Role::Moderator)).await.unwrap();
    assert!(again == Ok(Added::Known { person, given: false }));
    assert!(sign_in(&rig.ctx, "nia.un", &password, "here").await.unwrap().is_some());
    let nobody = NewMember::default();
    let wrong = add(&rig.ctx, &leave, &nobody).await.unwrap();
    assert!(wrong == Err(vec![Wrong::Name, Wrong::SignIn, Wrong::Role]));
    let two_words = add(&rig.ctx, &leave, &newcomer("nia un", Role::Moderator)).await.unwrap();
    assert!(two_words == Err(vec![Wrong::SignIn]));
    assert_eq!(rig.trail().await, ["person-add", "sign-in", "sign-in"]);
});

story!(roles_that_defeat_each_other_are_refused_and_the_last_administrator_stays, |rig| {
    let gwen = rig.person("Gwen", Role::Administrator).await;
    let mair = rig.person("Mair", Role::Moderator).await;
    let leave = leave(rig, &gwen).await;
    let post = |role| NewPost { role: Some(role), service: String::new() };
    let manager = give_role(&rig.ctx, &leave, mair.person, &post(Role::ServiceManager)).await.unwrap();
    assert_eq!(manager, Err(Wrong::Unfit(Unfit::Defeated(Role::Moderator))));
    let nothing = give_role(&rig.ctx, &leave, mair.person, &NewPost::default()).await.unwrap();
    assert_eq!(nothing, Err(Wrong::Role));
    let idle = give_role(&rig.ctx, &leave, mair.person, &post(Role::ElectedMember)).await.unwrap();
    assert_eq!(idle, Err(Wrong::Unfit(Unfit::Idle(Role::ElectedMember))));
    let last = take_role(&rig.ctx, &leave, gwen.person, (Role::Administrator, None)).await.unwrap();
    assert_eq!(last, Err(Unfit::LastAdministrator));
    assert_eq!(shut_out(&rig.ctx, &leave, gwen.person).await.unwrap(), Err(Unfit::LastAdministrator));
    let given = give_role(&rig.ctx, &leave, mair.person, &post(Role::PerformanceLead)).await.unwrap();
    assert_eq!(given, Ok(true));
    take_role(&rig.ctx, &leave, mair.person, (Role::Moderator, None)).await.unwrap().unwrap();
    let (mair, _) = member(&rig.ctx, &leave, mair.person).await.unwrap();
    assert_eq!(mair.roles, [(Role::PerformanceLead, None)]);
    assert_eq!(rig.trail().await, ["role-add", "role-remove"]);
    let mut tx = rig.ctx.db.read().await.unwrap();
    let entries = storage::audit::newest(&mut tx, AUTHORITY, 9).await.unwrap();
    assert!(entries.iter().all(|entry| entry.actor == Some(gwen.person)), "the trail says who did it");
});

story!(whoever_loses_a_role_or_is_let_in_no_more_gives_back_what_they_had_claimed, |rig| {
    let gwen = rig.person("Gwen", Role::Administrator).await;
    let mair = rig.person("Mair", Role::Moderator).await;
    let twm = rig.person("Twm", Role::Moderator).await;
    let leave = leave(rig, &gwen).await;
    let numbers = send_many(rig, 3).await;
    let mut items = Vec::new();
    for (number, who) in numbers.iter().zip([&mair, &mair, &twm]) {
        let id = id_of(rig, number).await;
        claim(rig, who, id).await;
        items.push(id);
    }
    take_role(&rig.ctx, &leave, mair.person, (Role::Moderator, None)).await.unwrap().unwrap();
    for id in &items[..2] {
        assert_eq!(state(rig, *id).await, (State::Waiting, None));
    }
    assert_eq!(state(rig, items[2]).await, (State::Claimed, Some(twm.person)), "another's stays his");
    shut_out(&rig.ctx, &leave, twm.person).await.unwrap().unwrap();
    assert_eq!(state(rig, items[2]).await, (State::Waiting, None));
    let back = rig.trail().await.iter().filter(|action| *action == "give-back").count();
    assert_eq!(back, 3);

    // At the terminal too, and a role that reads nothing gives nothing back.
    let nia = rig.person("Nia", Role::Moderator).await;
    claim(rig, &nia, items[0]).await;
    office::give_role(&rig.ctx, "nia", Post::whole(Role::PerformanceLead, AUTHORITY)).await.unwrap().unwrap();
    office::take_role(&rig.ctx, "nia", Post::whole(Role::PerformanceLead, AUTHORITY)).await.unwrap().unwrap();
    assert_eq!(state(rig, items[0]).await, (State::Claimed, Some(nia.person)));
    office::take_role(&rig.ctx, "nia", Post::whole(Role::Moderator, AUTHORITY)).await.unwrap().unwrap();
    assert_eq!(state(rig, items[0]).await, (State::Waiting, None));
});

story!(an_administrator_decides_nothing_about_people_and_services_of_others, |rig| {
    let gwen = rig.person("Gwen", Role::Administrator).await;
    let mair = rig.person("Mair", Role::Moderator).await;
    crate::govern::people::put_authority(&rig.ctx, OTHER, &domain::demo::plain_settings()).await.unwrap();
    let leave = leave(rig, &gwen).await;
    let beyond = authorise::<Administer>(&rig.ctx, &gwen, Reach::whole(OTHER)).await.unwrap_err();
    assert_eq!(beyond.kind(), ErrorKind::NotFound);
    office::give_role(&rig.ctx, "mair", Post::whole(Role::Moderator, OTHER)).await.unwrap().unwrap();
    assert!(member(&rig.ctx, &leave, mair.person).await.unwrap().1, "she works elsewhere too");
    assert_eq!(shut_out(&rig.ctx, &leave, mair.person).await.unwrap(), Err(Unfit::Elsewhere));
    assert_eq!(renew_password(&rig.ctx, &leave, mair.person).await.unwrap(), Err(Unfit::Elsewhere));
    take_role(&rig.ctx, &leave, mair.person, (Role::Moderator, None)).await.unwrap().unwrap();
    let gone = member(&rig.ctx, &leave, mair.person).await.unwrap_err();
    assert_eq!(gone.kind(), ErrorKind::NotFound, "she holds a role elsewhere alone");
    let beyond = take_role(&rig.ctx, &leave, mair.person, (Role::Moderator, None)).await.unwrap_err();
    assert_eq!(beyond.kind(), ErrorKind::NotFound);

    let name = Bilingual { cy: "Tîm".into(), en: "Team".into() };
    let new =
        office::NewService { authority: OTHER, kind: "taf", level: "E", provider: "council", name: &name };
    let theirs = office::add_service(&rig.ctx, &new).await.unwrap();
    let beyond = set_open(&rig.ctx, &leave, &theirs.code, false).await.unwrap_err();
    assert_eq!(beyond.kind(), ErrorKind::NotFound);
});

story!(a_new_password_lets_somebody_in_again_and_ends_what_was_open, |rig| {
    let gwen = rig.person("Gwen", Role::Administrator).await;
    let leave = leave(rig, &gwen).await;
    let Ok(Added::New { person, password }) =
        add(&rig.ctx, &leave, &newcomer("nia", Role::Moderator)).await.unwrap()
    else {
        panic!("she is new")
    };
    let open = sign_in(&rig.ctx, "nia", &password, "here").await.unwrap().unwrap();
    shut_out(&rig.ctx, &leave, person).await.unwrap().unwrap();
    assert!(who(&rig.ctx, &open.cookie).await.unwrap().is_none());
    assert!(sign_in(&rig.ctx, "nia", &password, "here").await.unwrap().is_none());
    let new = renew_password(&rig.ctx, &leave, person).await.unwrap().unwrap();
    assert!(sign_in(&rig.ctx, "nia", &password, "here").await.unwrap().is_none());
    assert!(sign_in(&rig.ctx, "nia", &new, "here").await.unwrap().is_some());
});

use super::WrongService as W;

story!(a_service_is_added_closed_and_opened_again_and_a_charity_has_none, |rig| {
    let gwen = rig.person("Gwen", Role::Administrator).await;
    let at = leave(rig, &gwen).await;
    let empty = add_service(&rig.ctx, &at, &ServiceForm::default()).await.unwrap().unwrap_err();
    assert_eq!(empty, [W::NameInWelsh, W::NameInEnglish, W::Kind, W::Provider]);
    let name = Bilingual { cy: " Tîm ".into(), en: "Team".into() };
    let form = ServiceForm { kind: "unknown".into(), provider: "council".into(), name, ..Default::default() };
    let no_level = add_service(&rig.ctx, &at, &form).await.unwrap().unwrap_err();
    assert_eq!(no_level, [W::Level], "nobody can know it but who runs it");
    let form = ServiceForm { kind: "taf".into(), ..form };
    let new = add_service(&rig.ctx, &at, &form).await.unwrap().unwrap();
    assert_eq!((new.level.as_str(), new.name.cy.as_str(), new.open), ("E", "Tîm", true));
    let found = async |code: &str| crate::public::directory::by_code(&rig.ctx, code).await.unwrap().is_some();
    assert!(found(&new.code).await);
    set_open(&rig.ctx, &at, &new.code, false).await.unwrap();
    set_open(&rig.ctx, &at, &new.code, false).await.unwrap();
    assert!(!found(&new.code).await && found(SERVICE).await);
    assert_eq!(overview(&rig.ctx, &at).await.unwrap().services, Some(1));
    assert!(office::set_open(&rig.ctx, &new.code, true).await.unwrap());
    assert!(found(&new.code).await && !office::set_open(&rig.ctx, "NOSUCH", true).await.unwrap());
    assert_eq!(rig.trail().await, ["service-add", "service-close", "service-open"]);

    let name = Bilingual { cy: "Elusen Ddychmygol".into(), en: "A Made-up Charity".into() };
    let charity = Organisation { code: "dychmygol".into(), kind: OrganisationKind::Provider, name };
    office::add_organisation(&rig.ctx, &charity).await.unwrap();
    office::give_role(&rig.ctx, "gwen", Post::whole(Role::Administrator, "dychmygol"))
        .await
        .unwrap()
        .unwrap();
    let mut tx = rig.ctx.db.read().await.unwrap();
    let person = storage::people::by_id(&mut tx, gwen.person).await.unwrap().unwrap();
    let gwen = crate::govern::sign_in::actor(&mut tx, person).await.unwrap();
    let there = authorise(&rig.ctx, &gwen, Reach::whole("dychmygol")).await.unwrap();
    assert_eq!(services(&rig.ctx, &there).await.unwrap(), None);
    assert_eq!(overview(&rig.ctx, &there).await.unwrap().services, None);
    let refused = add_service(&rig.ctx, &there, &form).await.unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::NotFound);
});
