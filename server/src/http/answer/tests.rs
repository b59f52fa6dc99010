//! Stories of service managers who reply, on each engine, over HTTP without script.

use crate::http::rig::{AUTHORITY, Rig, SERVICE};
use domain::{
    Bilingual,
    clock::Quarter,
    organisation::{Organisation, OrganisationKind},
    permission::Role,
};
use services::{
    Grant, Reach, acts, authorise,
    govern::{
        office::{self, NewService},
        people,
    },
    moderate::replies::{self, Verdict},
};
use storage::testkit;

const OTHER: &str = "W06000008";
const CHARITY: &str = "dychmygol";

/// A service of another authority, provided by the same charity.
async fn another_service(rig: &Rig, authority: &str) -> storage::directory::Service {
    let name = Bilingual { cy: "Clwb y Bont".into(), en: "Bridge Club".into() };
    let new = NewService { authority, kind: "taf", level: "E", provider: "third-sector", name: &name };
    office::add_service(&rig.ctx, &new).await.unwrap()
}

async fn charity(rig: &Rig) {
    let name = Bilingual { cy: "Elusen Ddychmygol".into(), en: "A Made-up Charity".into() };
    let new = Organisation { code: CHARITY.into(), kind: OrganisationKind::Provider, name };
    office::add_organisation(&rig.ctx, &new).await.unwrap();
}

async fn service(rig: &Rig) -> storage::directory::Service {
    let mut tx = rig.ctx.db.read().await.unwrap();
    storage::directory::by_code(&mut tx, SERVICE).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_provider_s_manager_answers_for_services_of_two_authorities_one_at_a_time() {
    for fresh in testkit::both().await.unwrap() {
        let rig = Rig::on(fresh).await;
        people::put_authority(&rig.ctx, OTHER, &domain::demo::plain_settings()).await.unwrap();
        charity(&rig).await;
        let (here, there) = (service(&rig).await, another_service(&rig, OTHER).await);
        let lleu = rig
            .staff(
                "lleu",
                &[
                    (Role::ServiceManager, CHARITY, Some(here.id)),
                    (Role::ServiceManager, CHARITY, Some(there.id)),
                ],
            )
            .await;
        for name in ["mair", "twm"] {
            let roles = [(Role::Moderator, AUTHORITY, None), (Role::Moderator, OTHER, None)];
            rig.staff(name, &roles).await;
        }
        let (mair, twm) = (rig.actor("mair").await, rig.actor("twm").await);
        let quarter: Quarter = "2026-Q4".parse().unwrap();
        for (code, authority, body) in [
            (
                SERVICE,
                AUTHORITY,
                ("Mae'n anodd cael ateb ar y bryn.", "It is hard to get an answer on the hill."),
            ),
            (&*there.code, OTHER, ("Mae'r clwb yn cau yn rhy gynnar.", "The club closes too early.")),
        ] {
            for n in 0..5 {
                let number = rig.sent(code, &format!("Made up: nobody rang back in week {n}.")).await;
                rig.accept(&mair, rig.id_of(&number).await).await;
            }
            rig.summarised([&mair, &twm], authority, quarter, body).await;
        }

        let path = format!("/en/staff/{CHARITY}/themes");
        let first = lleu.get(&path).await;
        assert!(first.status == 200 && first.says("Your services"), "{}", first.html);
        for (code, name) in [(SERVICE, "Flying Start on the Hill"), (&*there.code, "Bridge Club")] {
            assert!(
                first.says(&format!("themes?service={code}&quarter={quarter}")) && first.says(name),
                "{}",
                first.html
            );
        }
        let on_the_hill = lleu.get(&format!("{path}?service={SERVICE}")).await;
        let at_the_club = lleu.get(&format!("{path}?service={}", there.code)).await;
        assert!(
            on_the_hill.says("on the hill.") && !on_the_hill.says("The club closes"),
            "{}",
            on_the_hill.html
        );
        assert!(
            at_the_club.says("The club closes") && !at_the_club.says("on the hill."),
            "{}",
            at_the_club.html
        );
        let welsh = lleu.get(&format!("/cy/staff/{CHARITY}/themau?service={}", there.code)).await;
        assert!(welsh.says("Am: Clwb y Bont") && welsh.says("Eich gwasanaethau"), "{}", welsh.html);
        for beyond in ["NOSUCH", "", "k7qf2m"] {
            assert_eq!(lleu.get(&format!("{path}?service={beyond}")).await.status, 404, "{beyond}");
        }

        // The reply goes to the summary of the service that the form was about.
        let (_, form) = at_the_club.html.split_once("novalidate").unwrap();
        let field = |name: &str| {
            let (_, rest) = form.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
            rest.split('"').next().unwrap().to_owned()
        };
        let action = at_the_club
            .html
            .split("<form method=\"post\" action=\"")
            .find(|rest| rest.contains("novalidate"));
        let action = action.unwrap().split('"').next().unwrap().to_owned();
        let tail = field("names");
        let (kind, cy, en) = (format!("kind{tail}"), format!("cy{tail}"), format!("en{tail}"));
        let (token, asked) = (field("token"), field("quarter"));
        assert_eq!(field("service"), there.code);
        let written = [
            ("names", tail.as_str()),
            ("token", token.as_str()),
            ("quarter", asked.as_str()),
            (kind.as_str(), "changed"),
            (cy.as_str(), "Mae'r clwb ar agor tan saith."),
            (en.as_str(), "The club is open until seven."),
        ];
        let astray = [&written[..], &[("service", SERVICE)]].concat();
        assert_eq!(lleu.post(&action, &astray).await.status, 404, "that summary is not about this service");
        let mended = [&written[..], &[("service", there.code.as_str())]].concat();
        let sent = lleu.post(&action, &mended).await;
        assert!(
            sent.status == 303 && sent.location().ends_with(&format!("&service={}", there.code)),
            "{}",
            sent.html
        );
        assert!(lleu.get(sent.location()).await.says("The club is open until seven."));

        // A returned reply is counted for the service that it concerns and for no other.
        let leave: Grant<acts::ReadReply> = authorise(&rig.ctx, &mair, Reach::whole(OTHER)).await.unwrap();
        let mut tx = rig.ctx.db.read().await.unwrap();
        let reply = storage::replies::of_quarter(&mut tx, OTHER, quarter).await.unwrap().remove(0);
        drop(tx);
        let back = Verdict::Back("Since when?");
        replies::read_reply(&rig.ctx, &leave, reply.id, reply.written, back).await.unwrap();
        let at_the_club = lleu.get(&format!("{path}?service={}", there.code)).await;
        let on_the_hill = lleu.get(&format!("{path}?service={SERVICE}")).await;
        assert!(at_the_club.says("Since when?"), "{}", at_the_club.html);
        assert!(at_the_club.says(&format!("themes?service={}&quarter={quarter}\"", there.code)));
        let told = "Replies were sent back to be rewritten";
        assert_eq!((at_the_club.says(told), on_the_hill.says(told)), (true, false), "{}", at_the_club.html);
    }
}

#[tokio::test]
async fn a_manager_of_one_service_is_told_nothing_of_replies_about_another_service_of_the_same_authority() {
    for fresh in testkit::both().await.unwrap() {
        let rig = Rig::on(fresh).await;
        let other = another_service(&rig, AUTHORITY).await;
        let ela = rig.staff("ela", &[(Role::ServiceManager, AUTHORITY, Some(other.id))]).await;
        rig.one("nia", Role::ServiceManager).await;
        for name in ["mair", "twm"] {
            rig.one(name, Role::Moderator).await;
        }
        let (mair, twm, nia) = (rig.actor("mair").await, rig.actor("twm").await, rig.actor("nia").await);
        let quarter: Quarter = "2026-Q4".parse().unwrap();
        for n in 0..5 {
            let number = rig.sent(SERVICE, &format!("Made up: nobody rang back in week {n}.")).await;
            rig.accept(&mair, rig.id_of(&number).await).await;
        }
        let body = ("Mae'n anodd cael ateb.", "It is hard to get an answer.");
        let summary = rig.summarised([&mair, &twm], AUTHORITY, quarter, body).await;
        let leave = authorise(&rig.ctx, &nia, Reach::whole(AUTHORITY)).await.unwrap();
        let new = services::answer::NewReply {
            kind: domain::summary::ReplyKind::Changed,
            body: Bilingual { cy: "Rydyn ni'n ateb.".into(), en: "We answer.".into() },
            by: None,
            looked: true,
        };
        services::answer::reply(&rig.ctx, &leave, summary.id, rig.ctx.token(), &new).await.unwrap();
        let mut tx = rig.ctx.db.read().await.unwrap();
        let reply = storage::replies::of_quarter(&mut tx, AUTHORITY, quarter).await.unwrap().remove(0);
        drop(tx);
        let leave: Grant<acts::ReadReply> =
            authorise(&rig.ctx, &mair, Reach::whole(AUTHORITY)).await.unwrap();
        let back = Verdict::Back("Since when?");
        replies::read_reply(&rig.ctx, &leave, reply.id, reply.written, back).await.unwrap();
        let returned = async |who: &services::Actor| {
            let reach = who.reaches(domain::permission::Action::ReadSummaries).remove(0);
            let leave = authorise(&rig.ctx, who, reach).await.unwrap();
            services::answer::returned(&rig.ctx, &leave).await.unwrap()
        };
        assert_eq!(returned(&nia).await, [(quarter, 1)]);
        assert_eq!(returned(&rig.actor("ela").await).await, []);
        let page = ela.get(&format!("/en/staff/{AUTHORITY}/themes")).await;
        assert!(
            page.status == 200 && page.says("About: Bridge Club") && !page.says("hard to get"),
            "{}",
            page.html
        );
    }
}
