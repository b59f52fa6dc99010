//! Stories of two people who change the same thing: the second is told what happened and loses nothing.

use crate::http::rig::{AUTHORITY, Rig, SERVICE};
use domain::permission::Role;
use services::{
    Grant, Reach, acts,
    answer::{self, NewReply},
    authorise, moderate,
};
use storage::testkit;

const QUARTER: &str = "2026-Q4";

#[tokio::test]
async fn a_summary_that_somebody_changed_meanwhile_is_not_written_over_and_both_texts_are_shown() {
    for fresh in testkit::both().await.unwrap() {
        let rig = Rig::on(fresh).await;
        let mair = rig.one("mair", Role::Moderator).await;
        rig.one("twm", Role::Moderator).await;
        let (one, two) = (rig.actor("mair").await, rig.actor("twm").await);
        for n in 0..5 {
            let number = rig.sent(SERVICE, &format!("Made up: nobody rang back in week {n}.")).await;
            rig.accept(&one, rig.id_of(&number).await).await;
        }
        let body = ("Mae'n anodd cael ateb.", "It is hard to get an answer.");
        let opened = rig.summarised([&one, &two], AUTHORITY, QUARTER.parse().unwrap(), body).await.written.0;
        let writes: Grant<acts::WriteSummary> =
            authorise(&rig.ctx, &two, Reach::whole(AUTHORITY)).await.unwrap();
        let newer = domain::Bilingual { cy: "Mae'n well nawr.".into(), en: "It is better now.".into() };
        let text = moderate::summaries::SummaryText {
            body: newer,
            opened: Some(domain::clock::Moment(opened)),
            looked: true,
        };
        moderate::summaries::write(&rig.ctx, &writes, QUARTER.parse().unwrap(), "5".parse().unwrap(), &text)
            .await
            .unwrap();
        let opened = opened.to_string();
        let mine = [
            ("cy", "Mae pobl yn aros am ateb."),
            ("en", "People wait for an answer."),
            ("written", opened.as_str()),
            ("looked", "yes"),
        ];
        for (path, told) in [
            (
                format!("/cy/staff/{AUTHORITY}/crynodebau/{QUARTER}/5"),
                "Newidiodd rhywun hwn ar ôl i chi ei agor. Does dim byd wedi’i gadw eto.",
            ),
            (
                format!("/en/staff/{AUTHORITY}/summaries/{QUARTER}/5"),
                "Somebody changed this after you opened it. Nothing is saved yet.",
            ),
        ] {
            let stale = mair.post(&path, &mine).await;
            assert!(stale.status == 409 && stale.says(told), "{}", stale.html);
            assert!(stale.says("People wait for an answer.") && stale.says("Mae pobl yn aros am ateb."));
            assert!(stale.says("It is better now.") || stale.says("Mae'n well nawr."), "{}", stale.html);
        }

        // A manager rewrites a reply while a moderator reads it.
        rig.one("nia", Role::ServiceManager).await;
        let leave = authorise(&rig.ctx, &rig.actor("nia").await, Reach::whole(AUTHORITY)).await.unwrap();
        moderate::summaries::second_read(
            &rig.ctx,
            &authorise(&rig.ctx, &one, Reach::whole(AUTHORITY)).await.unwrap(),
            QUARTER.parse().unwrap(),
            "5".parse().unwrap(),
            summary_written(&rig).await,
        )
        .await
        .unwrap();
        let reply = |en: &str| NewReply {
            kind: domain::summary::ReplyKind::Changed,
            body: domain::Bilingual { cy: "Rydyn ni'n ateb.".into(), en: en.into() },
            by: None,
            looked: true,
        };
        let summary = summary(&rig).await;
        answer::reply(&rig.ctx, &leave, summary.id, rig.ctx.token(), &reply("We answer.")).await.unwrap();
        let first = first_reply(&rig).await;
        answer::rewrite(&rig.ctx, &leave, first.id, first.written, &reply("We answer in a day."))
            .await
            .unwrap();
        let (id, written) = (first.id.to_string(), first.written.0.to_string());
        for (path, told) in [
            (
                format!("/cy/staff/{AUTHORITY}/ymatebion"),
                "Newidiodd neu darllenodd rhywun yr ymateb hwn ar ôl i chi ei agor.",
            ),
            (
                format!("/en/staff/{AUTHORITY}/replies"),
                "Somebody changed or read this reply after you opened it. Nothing was done.",
            ),
        ] {
            let stale = mair
                .post(&path, &[("do", "fit"), ("reply", &id), ("written", &written), ("quarter", QUARTER)])
                .await;
            assert!(stale.status == 409 && stale.says(told), "{}", stale.html);
            assert_eq!(
                first_reply(&rig).await.state,
                domain::summary::ReplyState::Draft,
                "nobody has passed it"
            );
        }
    }
}

async fn summary(rig: &Rig) -> storage::summaries::Summary {
    let mut tx = rig.ctx.db.read().await.unwrap();
    storage::summaries::of_quarter(&mut tx, AUTHORITY, QUARTER.parse().unwrap()).await.unwrap().remove(0)
}

async fn summary_written(rig: &Rig) -> domain::clock::Moment {
    summary(rig).await.written
}

async fn first_reply(rig: &Rig) -> storage::replies::Reply {
    let mut tx = rig.ctx.db.read().await.unwrap();
    storage::replies::of_quarter(&mut tx, AUTHORITY, QUARTER.parse().unwrap()).await.unwrap().remove(0)
}

#[tokio::test]
async fn an_item_changed_in_another_tab_or_taken_by_another_comes_back_with_what_was_typed() {
    for fresh in testkit::both().await.unwrap() {
        let rig = Rig::on(fresh).await;
        let mair = rig.one("mair", Role::Moderator).await;
        let twm = rig.one("twm", Role::Moderator).await;
        let number = rig.sent(SERVICE, "Made up: nobody rang back.").await;
        let id = rig.id_of(&number).await;
        let (cy, en) =
            (format!("/cy/staff/{AUTHORITY}/ciw/{id}"), format!("/en/staff/{AUTHORITY}/queue/{id}"));
        assert_eq!(mair.post(&en, &[("do", "claim")]).await.status, 303);
        let item = mair.get(&en).await;
        let (_, version) = item.html.split_once("name=\"version\" value=\"").unwrap();
        let version = version.split('"').next().unwrap().to_owned();
        let work = |button: &'static str| {
            [
                ("do", button),
                ("version", version.as_str()),
                ("criticality", "1"),
                ("theme", "5.1:problem"),
                ("reason", "Made up: my reason."),
            ]
        };
        assert_eq!(mair.post(&en, &work("save")).await.status, 303);
        for (path, told) in [
            (&cy, "Rydych chi wedi newid hwn yn rhywle arall ar ôl ei agor yma."),
            (&en, "You changed this somewhere else after you opened it here."),
        ] {
            let stale = mair.post(path, &work("accept")).await;
            assert_eq!(stale.status, 409, "{path}");
            assert!(stale.says(told), "{path}");
            assert!(stale.says("Made up: my reason."), "{path}");
        }
        assert_eq!(mair.post(&en, &[("do", "give-back")]).await.status, 303);
        assert_eq!(twm.post(&en, &[("do", "claim")]).await.status, 303);
        for path in [&cy, &en] {
            let stale = mair.post(path, &work("accept")).await;
            assert!(stale.status == 409 && stale.says("Made up: my reason."), "{}", stale.html);
            assert!(!stale.says("nobody rang back"), "it is not hers to read any more");
        }
    }
}
