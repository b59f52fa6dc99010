//! Stories of the promised answer: on the promised day everybody can read an answer of some kind by their
//! number, in both languages.

use crate::http::rig::{AUTHORITY, Rig, SERVICE};
use domain::{
    coding::{Coding, DeclineReason},
    number::Number,
    permission::Role,
};
use services::{
    Actor, Grant, acts,
    answer::promises,
    authorise,
    moderate::{self, Accepted, Declined, Draft},
};
use storage::testkit;

/// Sends a form in English and returns its number.
async fn sent(rig: &Rig, answers: &[(&str, &str)]) -> Number {
    let check = rig.post(&format!("/en/give/{SERVICE}/3/check"), answers).await;
    assert_eq!(check.status, 200, "{}", check.html);
    let hidden = check.hidden();
    let hidden: Vec<(&str, &str)> = hidden.iter().map(|(name, value)| (&**name, &**value)).collect();
    let receipt = rig.post(&format!("/en/give/{SERVICE}/3/send"), &hidden).await;
    let digits = receipt.html.split("class=\"digits\">").nth(1).unwrap().split('<').next().unwrap();
    digits.parse().unwrap()
}

async fn claim(rig: &Rig, who: &Actor, number: &Number) -> storage::Uuid {
    let id = rig.id_of(number).await;
    let leave: Grant<acts::Claim> = authorise(&rig.ctx, who, id).await.unwrap();
    moderate::claim(&rig.ctx, &leave).await.unwrap();
    moderate::open(&rig.ctx, &authorise(&rig.ctx, who, id).await.unwrap()).await.unwrap();
    id
}

#[tokio::test]
async fn by_the_promised_day_everybody_reads_an_answer_of_some_kind_in_both_languages() {
    for fresh in testkit::both().await.unwrap() {
        let rig = Rig::on(fresh).await;
        for name in ["mair", "twm"] {
            rig.one(name, Role::Moderator).await;
        }
        let (mair, twm) = (rig.actor("mair").await, rig.actor("twm").await);
        let alone = sent(&rig, &[("c1", "top"), ("o1", "Made up: they rang back.")]).await;
        let kept_out = sent(&rig, &[("c1", "top"), ("o2", "Made up: nobody rang."), ("p1", "no")]).await;
        let ticks = sent(&rig, &[("c1", "top"), ("c2", "bottom")]).await;
        let declined = sent(&rig, &[("c1", "top"), ("o2", "Made up: the buses.")]).await;
        let unread = sent(&rig, &[("c1", "top"), ("o2", "Made up: waiting.")]).await;
        let mut summarised = Vec::new();
        for n in 0..5 {
            summarised.push(rig.sent(SERVICE, &format!("Made up: nobody rang back in week {n}.")).await);
        }
        for number in summarised.iter().chain([&kept_out]) {
            rig.accept(&mair, rig.id_of(number).await).await;
        }
        // Another theme, with this one feedback and no more.
        let id = claim(&rig, &mair, &alone).await;
        let theme = domain::coding::ThemeMark {
            theme: "1.1".parse().unwrap(),
            polarity: [domain::feedback::WordBox::Praise].into(),
        };
        let level = Some(domain::coding::Criticality::Nothing);
        let coding = Coding { themes: vec![theme], criticality: level, ..Coding::empty() };
        let draft = Draft { spans: vec![], coding, seen: None };
        let leave = authorise(&rig.ctx, &mair, id).await.unwrap();
        assert_eq!(moderate::accept(&rig.ctx, &leave, &draft).await.unwrap(), Accepted::Done);
        let id = claim(&rig, &mair, &ticks).await;
        let draft = Draft { spans: vec![], coding: Coding::empty(), seen: None };
        let leave = authorise(&rig.ctx, &mair, id).await.unwrap();
        assert_eq!(moderate::accept(&rig.ctx, &leave, &draft).await.unwrap(), Accepted::Done);
        let id = claim(&rig, &mair, &declined).await;
        let leave = authorise(&rig.ctx, &mair, id).await.unwrap();
        let why = Some(DeclineReason::Elsewhere);
        assert_eq!(moderate::decline(&rig.ctx, &leave, why, None).await.unwrap(), Declined::Done);
        let quarter = "2026-Q4".parse().unwrap();
        let body = ("Mae'n anodd cael ateb.", "It is hard to get an answer.");
        rig.summarised([&mair, &twm], AUTHORITY, quarter, body).await;

        rig.clock.to("2026-10-30");
        promises::give_due(&rig.ctx, rig.ctx.token()).await.unwrap();
        let stories = [
            (
                &alone,
                "We write one only when enough people speak about the same thing",
                "Dim ond pan fydd digon o bobl yn sôn am yr un peth",
            ),
            (&kept_out, "That was the choice when it was sent.", "Dyna’r dewis wrth ei anfon."),
            (
                &ticks,
                "There were no words, so no summary draws on them.",
                "Doedd dim geiriau, felly does dim crynodeb yn tynnu arnyn nhw.",
            ),
            (
                &declined,
                "This is about something that children’s services do not do.",
                "Mae hwn am rywbeth nad yw gwasanaethau plant yn ei wneud.",
            ),
            (&summarised[0], "It is hard to get an answer.", "Mae'n anodd cael ateb."),
            (&unread, "The day has passed without an answer", "Mae’r diwrnod wedi mynd heibio heb ateb"),
        ];
        for (number, en, cy) in stories {
            let digits = number.digits();
            for (path, words) in [("/en/number", en), ("/cy/rhif", cy)] {
                let page = rig.post(path, &[("number", digits.as_str())]).await;
                assert!(page.status == 200 && page.says(words), "{words}: {}", page.html);
                let late = page.says("The day has passed") || page.says("Mae’r diwrnod wedi mynd heibio");
                assert_eq!(late, number.digits() == unread.digits(), "{words}: {}", page.html);
            }
        }
    }
}
