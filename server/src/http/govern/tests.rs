//! Stories of staff and administrators, on each engine, over HTTP without script.

use crate::http::rig::{AUTHORITY, Page, Rig, SERVICE};
use domain::permission::Role;
use services::{Uuid, acts, authorise, moderate};
use storage::{feedback, testkit};

fn en(rest: &str) -> String {
    format!("/en/staff/{AUTHORITY}{rest}")
}

fn cy(rest: &str) -> String {
    format!("/cy/staff/{AUTHORITY}{rest}")
}

/// The value of the control with that name.
fn value(page: &Page, name: &str) -> String {
    let (_, rest) =
        page.html.split_once(&format!("name=\"{name}\"")).unwrap_or_else(|| panic!("{}", page.html));
    let tag = rest.split('>').next().unwrap();
    tag.split("value=\"").nth(1).and_then(|value| value.split('"').next()).unwrap_or_default().to_owned()
}

/// The address of somebody's page, from the list of people.
fn person_page(list: &Page, name: &str) -> String {
    let (before, _) =
        list.html.split_once(&format!(">{name}</a>")).unwrap_or_else(|| panic!("{}", list.html));
    before.rsplit("href=\"").next().unwrap().split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn every_role_has_a_first_page_that_says_what_it_may_do_and_leads_to_what_is_released() {
    for fresh in testkit::both().await.unwrap() {
        let rig = Rig::on(fresh).await;
        for role in Role::ALL {
            let seat = rig.one(role.code(), *role).await;
            for (home, heading, releases) in [
                (cy(""), "Beth gewch chi ei wneud yma", "/cy/cyhoeddiadau"),
                (en(""), "What you may do here", "/en/releases"),
            ] {
                let page = seat.get(&home).await;
                assert!(page.status == 200 && page.says(heading), "{role}: {}", page.html);
                assert!(page.html.contains(&format!("href=\"{releases}\"")), "{role}");
                assert!(!page.html.contains("<dl class=\"facts\"></dl>"), "{role}: nothing is said");
            }
        }
    }
}

#[tokio::test]
async fn an_administrator_begins_with_people_services_organisations_and_jobs() {
    for fresh in testkit::both().await.unwrap() {
        let rig = Rig::on(fresh).await;
        let gwen = rig.one("gwen", Role::Administrator).await;
        let _ = rig.one("mair", Role::Moderator).await;
        let home = gwen.get(&en("")).await;
        assert!(home.says("People who can sign in: 2. Never signed in: 0"), "{}", home.html);
        assert!(home.says("Services that take feedback: 1"));
        for page in ["/people", "/services", "/organisations", "/jobs"] {
            assert!(home.html.contains(&format!("href=\"{}\"", en(page))), "{page}");
            assert_eq!(gwen.get(&en(page)).await.status, 200, "{page}");
        }
        let people = gwen.get(&cy("/pobl")).await;
        assert!(people.says("Cymedrolwr") && people.says("Gweinyddwr") && people.says("1 Hydref 2026"));
        let services = gwen.get(&en("/services")).await;
        for poster in [format!("/cy/rhoi/{SERVICE}"), format!("/en/give/{SERVICE}")] {
            assert!(services.says(&format!("{}{poster}", rig.address)), "{}", services.html);
        }
        let organisations = gwen.get(&en("/organisations")).await;
        assert!(organisations.says(AUTHORITY) && organisations.says("clywed organisation add"));
    }
}

#[tokio::test]
async fn an_administrator_adds_somebody_who_signs_in_with_the_password_that_is_told_once() {
    for fresh in testkit::both().await.unwrap() {
        let rig = Rig::on(fresh).await;
        let gwen = rig.one("gwen", Role::Administrator).await;
        let typed = [("name", "Nia Ŵyn"), ("sign-in", "nia un"), ("role", "moderator"), ("locale", "en")];
        let wrong = gwen.post(&en("/people"), &typed).await;
        assert!(wrong.status == 422 && wrong.says("Give one word to sign in with"), "{}", wrong.html);
        assert_eq!(
            (value(&wrong, "name").as_str(), value(&wrong, "sign-in").as_str()),
            ("Nia Ŵyn", "nia un")
        );
        assert!(
            wrong.html.contains("value=\"moderator\" selected")
                && wrong.html.contains("value=\"en\" checked")
        );
        assert!(wrong.html.contains("href=\"#f-sign-in\""), "{}", wrong.html);

        let typed = [("name", "Nia"), ("sign-in", "Nia.Un"), ("role", "moderator"), ("locale", "en")];
        let added = gwen.post(&en("/people"), &typed).await;
        assert_eq!((added.status, &added.headers["cache-control"]), (200, &"no-store".parse().unwrap()));
        let codes: Vec<&str> =
            added.html.split("<code>").skip(1).map(|rest| rest.split('<').next().unwrap()).collect();
        assert_eq!(codes[0], "nia.un");
        let nia = rig.signed_in("nia.un", codes[1]).await;
        assert_eq!(nia.get(&en("/queue")).await.status, 200);
        let list = gwen.get(&en("/people")).await;
        assert!(!list.html.contains(codes[1]), "the password stands nowhere else");

        let again = gwen.post(&en("/people"), &typed).await;
        assert!(again.status == 303 && again.location().ends_with("?done=held"), "{}", again.location());
        assert!(gwen.get(again.location()).await.says("They held this role already"));
        assert_eq!(nia.get(&en("/queue")).await.status, 200, "she stays signed in");
        let no_token = gwen.post_as_it_is(&en("/people"), &typed).await;
        assert_eq!(no_token.status, 400);
    }
}

#[tokio::test]
async fn roles_that_defeat_each_other_are_refused_with_the_reason_in_both_languages() {
    for fresh in testkit::both().await.unwrap() {
        let rig = Rig::on(fresh).await;
        let gwen = rig.one("gwen", Role::Administrator).await;
        let mair = rig.one("mair", Role::Moderator).await;
        let page = person_page(&gwen.get(&en("/people")).await, "mair");
        for (path, why) in [
            (page.clone(), "They hold another role that has to stay apart from this one: Moderator."),
            (
                page.replace("/en/", "/cy/").replace("/people/", "/pobl/"),
                "rôl arall sydd i fod ar wahân i hon: Cymedrolwr",
            ),
        ] {
            let refused =
                gwen.post(&path, &[("do", "give"), ("role", "service-manager"), ("service", SERVICE)]).await;
            assert!(refused.status == 422 && refused.says(why), "{}", refused.html);
            assert!(
                refused.html.contains("value=\"service-manager\" selected"),
                "what was chosen stands there still"
            );
            assert!(refused.html.contains(&format!("value=\"{SERVICE}\" selected")));
        }
        let last = person_page(&gwen.get(&en("/people")).await, "gwen");
        let refused = gwen.post(&last, &[("do", "take"), ("role", "administrator")]).await;
        assert!(
            refused.status == 422 && refused.says("the last administrator who can sign in"),
            "{}",
            refused.html
        );
        let given = gwen.post(&page, &[("do", "give"), ("role", "performance-lead")]).await;
        assert!(gwen.get(given.location()).await.says("The role is given."));
        let taken = gwen.post(&page, &[("do", "take"), ("role", "moderator")]).await;
        assert!(gwen.get(taken.location()).await.says("The role is taken away."), "{}", taken.location());
        assert_eq!(mair.get(&en("/queue")).await.status, 403, "from the next page on");
        for path in ["/people", "/services", "/organisations"] {
            assert_eq!(mair.get(&en(path)).await.status, 403, "{path}");
        }
        let beyond = format!("{}/00000000-0000-4000-8000-000000000001", en("/people"));
        assert_eq!(gwen.get(&beyond).await.status, 404);
        assert_eq!(gwen.post(&beyond, &[("do", "shut")]).await.status, 404);
    }
}

#[tokio::test]
async fn whoever_is_let_in_no_more_is_signed_out_and_what_they_had_claimed_waits_again() {
    for fresh in testkit::both().await.unwrap() {
        let rig = Rig::on(fresh).await;
        let gwen = rig.one("gwen", Role::Administrator).await;
        let mair = rig.one("mair", Role::Moderator).await;
        let check =
            rig.post(&format!("/en/give/{SERVICE}/3/check"), &[("c1", "top"), ("o1", "Made up.")]).await;
        let hidden = check.hidden();
        let hidden: Vec<(&str, &str)> =
            hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(rig.post(&format!("/en/give/{SERVICE}/3/send"), &hidden).await.status, 200);
        let queue = mair.get(&en("/queue")).await;
        let id = queue.html.split(&format!("{}/", en("/queue"))).nth(1).unwrap();
        let id: Uuid = id.get(..36).unwrap().parse().unwrap();
        let leave = authorise::<acts::Claim>(&rig.ctx, &rig.actor("mair").await, id).await.unwrap();
        moderate::claim(&rig.ctx, &leave).await.unwrap();

        let page = person_page(&gwen.get(&en("/people")).await, "mair");
        let shut = gwen.post(&page, &[("do", "shut")]).await;
        let seen = gwen.get(shut.location()).await;
        assert!(seen.says("They cannot sign in any more") && seen.says("Cannot sign in"), "{}", seen.html);
        assert_eq!(mair.get(&en("/queue")).await.location(), "/en/sign-in");
        let mut tx = rig.ctx.db.read().await.unwrap();
        assert_eq!(feedback::thing(&mut tx, id).await.unwrap().unwrap().claimed_by, None);
        drop(tx);
        let renewed = gwen.post(&page, &[("do", "renew")]).await;
        let password = renewed.html.split("<code>").nth(2).unwrap().split('<').next().unwrap();
        assert_eq!(rig.signed_in("mair", password).await.get(&en("/queue")).await.status, 200);
    }
}

#[tokio::test]
async fn an_administrator_adds_a_service_closes_it_and_opens_it_again() {
    for fresh in testkit::both().await.unwrap() {
        let rig = Rig::on(fresh).await;
        let gwen = rig.one("gwen", Role::Administrator).await;
        let typed =
            [("do", "add"), ("cy", "Tîm Dychmygol"), ("en", ""), ("kind", "taf"), ("provider", "council")];
        let wrong = gwen.post(&cy("/gwasanaethau"), &typed).await;
        assert!(wrong.status == 422 && wrong.says("Rhowch enw, hyd at 120 llythyren"), "{}", wrong.html);
        assert_eq!(value(&wrong, "cy"), "Tîm Dychmygol");
        assert!(
            wrong.html.contains("value=\"taf\" selected")
                && wrong.html.contains("value=\"council\" selected")
        );
        let typed = [
            ("do", "add"),
            ("cy", "Tîm Dychmygol"),
            ("en", "A Made-up Team"),
            ("kind", "taf"),
            ("provider", "council"),
        ];
        let added = gwen.post(&cy("/gwasanaethau"), &typed).await;
        let (_, code) = added.location().split_once("?added=").unwrap();
        let poster = format!("/cy/rhoi/{code}");
        assert!(gwen.get(added.location()).await.html.contains(&format!("href=\"{poster}\"")));
        assert_eq!(rig.get(&poster).await.status, 200);
        for (press, status, line) in [("close", 404, "Closed"), ("open", 200, "Takes feedback")] {
            let done = gwen.post(&en("/services"), &[("do", press), ("code", code)]).await;
            assert_eq!(done.status, 303, "{}", done.html);
            assert!(gwen.get(done.location()).await.says(line));
            assert_eq!(rig.get(&format!("{poster}/3")).await.status, status, "{press}");
        }
        assert_eq!(gwen.post(&en("/services"), &[("do", "close"), ("code", "NOSUCH")]).await.status, 404);
        let mut tx = rig.ctx.db.read().await.unwrap();
        let trail = storage::audit::newest(&mut tx, AUTHORITY, 9).await.unwrap();
        let actions: Vec<&str> = trail.iter().rev().map(|entry| entry.action.as_str()).collect();
        assert_eq!(actions, ["sign-in", "service-add", "service-close", "service-open"]);
    }
}
