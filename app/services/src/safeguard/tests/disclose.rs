//! Disclosing who somebody is: never before the custodian agrees, at once in an emergency, and then reviewed in time.

use super::*;
use domain::concern::identity::{Answer, NoAnswer};

const TO: &str = "Made-up police";

fn wish(feedback: Uuid, urgent: bool) -> Wish {
    Wish { feedback, to: TO.to_owned(), why: "Made up: they look for the child.".to_owned(), urgent }
}

/// A lead with a concern that they have taken, and its feedback.
async fn taken(rig: &Rig) -> (Actor, Uuid, Uuid) {
    let lena = rig.person("Lena", Role::SafeguardingLead).await;
    let number = send(rig, not_safe()).await;
    let concern = concern_of(rig, &number).await;
    acknowledge(&rig.ctx, &act(rig, &lena, concern).await).await.unwrap();
    (lena, concern, id_of(rig, &number).await)
}

async fn asked(rig: &Rig, who: &Actor, concern: Uuid, wish: &Wish) -> Uuid {
    let leave = act(rig, who, concern).await;
    assert_eq!(ask(&rig.ctx, &leave, wish, None).await.unwrap(), Stepped::Done);
    look(rig, who, concern).await.disclosures.last().unwrap().id
}

async fn opened(rig: &Rig, who: &Actor, concern: Uuid, id: Uuid) -> Option<String> {
    let page = open_disclosure(&rig.ctx, &act(rig, who, concern).await, id).await.unwrap();
    assert!(page.opened.as_ref().is_none_or(|opened| opened.words().is_empty()), "never the words");
    page.opened.and_then(|opened| opened.contact().map(str::to_owned))
}

async fn waiting(rig: &Rig, custodian: &Actor) -> Vec<Disclosure> {
    let leave = authorise(&rig.ctx, custodian, Reach::whole(AUTHORITY)).await.unwrap();
    let [waiting, _] = disclosures(&rig.ctx, &leave).await.unwrap();
    waiting
}

async fn to_review(rig: &Rig, who: &Actor) -> Vec<Disclosure> {
    let leave = authorise(&rig.ctx, who, Reach::whole(AUTHORITY)).await.unwrap();
    let [waiting, _] = reviews(&rig.ctx, &leave).await.unwrap();
    waiting
}

async fn may<A: crate::Act<Thing = concerns::Asked>>(rig: &Rig, who: &Actor, id: Uuid) -> Result<Grant<A>> {
    authorise(&rig.ctx, who, id).await
}

/// Who was told of it, step by step.
async fn told(rig: &Rig, concern: Uuid) -> Vec<Vec<String>> {
    let mut tx = rig.ctx.db.read().await.unwrap();
    let all = concerns::alerts(&mut tx, concern).await.unwrap();
    let mut steps: std::collections::BTreeMap<String, Vec<String>> = std::collections::BTreeMap::new();
    for alert in all.into_iter().filter(|alert| alert.step.starts_with("identity-")) {
        steps.entry(alert.step).or_default().push(alert.name);
    }
    steps
        .into_values()
        .map(|mut names| {
            names.sort();
            names
        })
        .collect()
}

story!(who_it_is_is_disclosed_once_the_custodian_agrees_and_never_before, |rig| {
    let cadi = rig.person("Cadi", Role::Custodian).await;
    let (lena, concern, feedback) = taken(rig).await;
    let leave = act(rig, &lena, concern).await;
    let nobody = Wish { to: " ".to_owned(), ..wish(feedback, false) };
    assert_eq!(ask(&rig.ctx, &leave, &nobody, None).await.unwrap(), Stepped::NoBody);
    let unsaid = Wish { why: String::new(), ..wish(feedback, false) };
    let none = Stepped::Words(WordsProblem::None);
    assert_eq!(ask(&rig.ctx, &leave, &unsaid, None).await.unwrap(), none);
    let id = asked(rig, &lena, concern, &wish(feedback, false)).await;
    assert_eq!(told(rig, concern).await, [["Cadi"]], "the custodian is told at once");
    assert_eq!(opened(rig, &lena, concern, id).await, None);

    let seen = waiting(rig, &cadi).await;
    assert_eq!((seen.len(), seen[0].to.as_str(), seen[0].kind), (1, TO, Kind::AdultAtRisk));
    assert_eq!((seen[0].by.as_str(), seen[0].late), ("Lena", false));
    let agree = may::<acts::AgreeDisclosure>(rig, &cadi, id).await.unwrap();
    let unsaid = answer(&rig.ctx, &agree, Answer::Agreed, " ").await.unwrap();
    assert_eq!(unsaid, Answered::Words(WordsProblem::None));
    let other = answer(&rig.ctx, &agree, Answer::Right, "Made up.").await.unwrap();
    assert_eq!(other, Answered::Refused(NoAnswer::OtherKind), "a request is no review");
    let why = "Made up: it is needed to find them.";
    assert_eq!(answer(&rig.ctx, &agree, Answer::Agreed, why).await.unwrap(), Answered::Done);
    let again = answer(&rig.ctx, &agree, Answer::Refused, why).await.unwrap();
    assert_eq!(again, Answered::Refused(NoAnswer::Answered));
    assert!(waiting(rig, &cadi).await.is_empty());
    assert_eq!(opened(rig, &lena, concern, id).await.as_deref(), Some("Made up: text after school"));

    let story = look(rig, &lena, concern).await.story;
    let last = story.last().unwrap();
    assert_eq!((last.kind, last.by.as_deref()), (EntryKind::DisclosureAnswered, Some("Cadi")));
    assert_eq!(last.code.as_deref(), Some("agreed"));
    assert_eq!(last.words, Some(Words::Disclosure { to: TO.to_owned(), why: why.to_owned() }));
    let trail = rig.trail().await;
    for action in ["concern-ask-disclosure", "concern-answer-disclosure", "concern-open-disclosure"] {
        assert!(trail.iter().any(|entry| entry == action), "{action}");
    }
});

story!(what_the_custodian_refuses_stays_closed, |rig| {
    let cadi = rig.person("Cadi", Role::Custodian).await;
    let (lena, concern, feedback) = taken(rig).await;
    let id = asked(rig, &lena, concern, &wish(feedback, false)).await;
    let agree = may::<acts::AgreeDisclosure>(rig, &cadi, id).await.unwrap();
    answer(&rig.ctx, &agree, Answer::Refused, "Made up: they need less.").await.unwrap();
    assert_eq!(opened(rig, &lena, concern, id).await, None);
});

story!(in_an_emergency_it_is_open_at_once_and_reviewed_in_time_or_told_of_every_day, |rig| {
    let cadi = rig.person("Cadi", Role::Custodian).await;
    let rhys = rig.person("Rhys", Role::IndependentReviewer).await;
    let (lena, concern, feedback) = taken(rig).await;
    let id = asked(rig, &lena, concern, &wish(feedback, true)).await;
    assert_eq!(opened(rig, &lena, concern, id).await.as_deref(), Some("Made up: text after school"));
    assert_eq!(told(rig, concern).await, [["Cadi", "Rhys"]]);
    assert!(!to_review(rig, &rhys).await[0].late);
    tell_due(&rig.ctx).await.unwrap();
    assert_eq!(told(rig, concern).await.len(), 1, "not before its time");
    // Four days later a working day has passed, whatever day it was.
    for (days, steps) in [(5, 2), (0, 2), (1, 3)] {
        rig.days_later(days);
        tell_due(&rig.ctx).await.unwrap();
        assert_eq!(told(rig, concern).await.len(), steps, "{days} days later");
    }
    assert_eq!(told(rig, concern).await[1], ["Cadi", "Lena", "Rhys"], "whoever opened it is told as well");
    let seen = to_review(rig, &rhys).await;
    assert!(seen[0].late && look(rig, &lena, concern).await.disclosures[0].late);
    assert_eq!(waiting(rig, &cadi).await.len(), 1, "on the custodian's page too");

    let review = may::<acts::ReviewDisclosure>(rig, &rhys, id).await.unwrap();
    let wrong = "Made up: there was time to ask.";
    assert_eq!(answer(&rig.ctx, &review, Answer::Wrong, wrong).await.unwrap(), Answered::Done);
    assert_eq!(opened(rig, &lena, concern, id).await, None, "it is closed again");
    rig.days_later(3);
    tell_due(&rig.ctx).await.unwrap();
    assert_eq!(told(rig, concern).await.len(), 3, "nobody is told of what was answered");
});

story!(an_alert_leads_whoever_answers_to_the_answer_and_to_nothing_else, |rig| {
    let cadi = rig.person("Cadi", Role::Custodian).await;
    let (lena, concern, feedback) = taken(rig).await;
    let id = asked(rig, &lena, concern, &wish(feedback, false)).await;
    let mut tx = rig.ctx.db.read().await.unwrap();
    let alert = concerns::alerts(&mut tx, concern).await.unwrap();
    let alert = alert.into_iter().find(|alert| alert.name == "Cadi").unwrap().id;
    drop(tx);
    assert_eq!(alerted(&rig.ctx, &cadi, alert).await.unwrap().wanted, Wanted::Answer);
    assert!(take_alerted(&rig.ctx, &cadi, alert).await.is_err());
    assert!(leave::<acts::OpenConcern>(rig, &cadi, concern).await.is_err());
    let agree = may::<acts::AgreeDisclosure>(rig, &cadi, id).await.unwrap();
    answer(&rig.ctx, &agree, Answer::Agreed, "Made up.").await.unwrap();
    assert_eq!(alerted(&rig.ctx, &cadi, alert).await.unwrap().wanted, Wanted::Taken);
});

story!(nobody_else_answers_and_nobody_learns_of_what_is_about_them, |rig| {
    let cadi = rig.person("Cadi", Role::Custodian).await;
    let rhys = rig.person("Rhys", Role::IndependentReviewer).await;
    let mair = rig.person("Mair", Role::Moderator).await;
    let nia = rig.person("Nia", Role::Administrator).await;
    let (lena, concern, feedback) = taken(rig).await;
    let id = asked(rig, &lena, concern, &wish(feedback, false)).await;
    for who in [&rhys, &mair, &nia, &lena] {
        let refused = may::<acts::AgreeDisclosure>(rig, who, id).await.unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::NotFound, "{}", who.name);
    }
    assert!(to_review(rig, &rhys).await.is_empty(), "the reviewer sees emergencies alone");
    // It is about the custodian: to them it does not exist, and it goes past the leads, whose desk they watch.
    let owen = rig.person("Owen", Role::DesignatedOfficer).await;
    let mine = act(rig, &lena, concern).await;
    let moved = move_to(&rig.ctx, &mine, (Kind::HarmChild, "cadi"), "Made up.", None).await.unwrap();
    assert_eq!(moved, Stepped::Done);
    assert!(waiting(rig, &cadi).await.is_empty());
    let refused = may::<acts::AgreeDisclosure>(rig, &cadi, id).await.unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::NotFound);
    assert!(leave::<acts::OpenConcern>(rig, &lena, concern).await.is_err());
    assert!(look(rig, &owen, concern).await.nobody_agrees);
});

story!(what_was_asked_goes_with_its_concern, |rig| {
    rig.person("Cadi", Role::Custodian).await;
    let (lena, concern, feedback) = taken(rig).await;
    asked(rig, &lena, concern, &wish(feedback, true)).await;
    end(rig, &lena, concern).await;
    rig.days_later(KEPT_DAYS + 1);
    forget_due(&rig.ctx).await.unwrap();
    let mut tx = rig.ctx.db.read().await.unwrap();
    assert!(concerns::of_concern(&mut tx, concern).await.unwrap().is_empty());
    assert!(concerns::stored(&mut tx, concern).await.unwrap().is_none());
});
