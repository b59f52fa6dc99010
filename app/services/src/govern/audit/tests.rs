//! The trail as its custodian reads it, as stories.

use super::{Before, Page, Said, page, seal, verify, write};
use crate::{
    Actor, Ctx, Reach, Vault, acts, authorise,
    rig::{AUTHORITY, Rig, story},
};
use domain::{
    clock::Moment,
    feedback::{Audience, Channel, Desk, Helper, Tier, Voice},
    permission::Role,
};
use std::sync::Arc;
use storage::{
    Uuid,
    feedback::{self, NewFeedback},
};

async fn say(rig: &Rig, actor: Option<Uuid>, action: &str, (thing, id): (&str, String)) {
    let mut tx = rig.ctx.db.begin().await.unwrap();
    let (authority, detail) = (Some(AUTHORITY), String::new());
    let said = Said { actor, action, thing, thing_id: id, authority, detail };
    write(&rig.ctx, &mut tx, said).await.unwrap();
    tx.commit().await.unwrap();
}

async fn read(rig: &Rig, custodian: &Actor, before: Option<Before>) -> Page {
    let leave = authorise::<acts::ReadAudit>(&rig.ctx, custodian, Reach::whole(AUTHORITY)).await.unwrap();
    page(&rig.ctx, &leave, before).await.unwrap()
}

/// Feedback on a desk, wordless.
async fn on(rig: &Rig, desk: Desk, n: u8) -> Uuid {
    let id = rig.ctx.id();
    let new = NewFeedback {
        id,
        send_key: vec![n],
        content_digest: vec![n],
        number_hash: vec![n],
        number_generation: 0,
        authority: AUTHORITY.into(),
        service: None,
        questionnaire: "core-1".into(),
        locale: domain::Locale::Cy,
        audience: Audience::Parent,
        channel: Channel::Alone,
        helper: Helper::Nobody,
        voice: Voice::Own,
        received: rig.ctx.now(),
        due: rig.ctx.now(),
        promised: rig.ctx.now(),
        desk,
        tier: Tier::Ordinary,
        has_words: false,
        may_summarise: false,
        may_quote: false,
        show_words: false,
        answers: vec![],
        sealed: vec![],
        wrapped_key: vec![],
        key_epoch: "2026-Q4".into(),
        import_batch: None,
        burst: None,
        hint: None,
    };
    let mut tx = rig.ctx.db.begin().await.unwrap();
    assert!(feedback::insert(&mut tx, &new).await.unwrap());
    tx.commit().await.unwrap();
    id
}

story!(the_custodian_turns_every_page_of_the_trail_and_meets_each_entry_once, |rig| {
    let custodian = rig.person("Ceri", Role::Custodian).await;
    for n in 0..250 {
        say(rig, Some(custodian.person), "made-up", ("release", n.to_string())).await;
    }
    let (mut before, mut met, mut sizes) = (None, Vec::new(), Vec::new());
    loop {
        let page = read(rig, &custodian, before).await;
        sizes.push(page.lines.len());
        assert!(page.lines.iter().all(|(_, name)| name.as_deref() == Some("Ceri")));
        met.extend(page.lines.into_iter().map(|(entry, _)| entry.thing_id));
        // The address of the next page says it as the page would be asked for.
        before = page.older.map(|older| older.to_string().parse().unwrap());
        if before.is_none() {
            break;
        }
    }
    assert_eq!(sizes, [100, 100, 50]);
    assert_eq!(met, (0..250).rev().map(|n| n.to_string()).collect::<Vec<_>>());
});

story!(what_lies_on_the_officers_desk_is_neither_shown_nor_counted_in_the_custodians_trail, |rig| {
    let custodian = rig.person("Ceri", Role::Custodian).await;
    let officer = rig.person("Owen", Role::DesignatedOfficer).await;
    let (ordinary, kept) = (on(rig, Desk::Moderation, 1).await, on(rig, Desk::DesignatedOfficer, 2).await);
    for _ in 0..150 {
        say(rig, None, "withdraw", ("feedback", kept.to_string())).await;
        say(rig, Some(officer.person), "open-original", ("feedback", kept.to_string())).await;
        say(rig, Some(officer.person), "made-up", ("made-up", "1".into())).await;
    }
    say(rig, None, "withdraw", ("feedback", ordinary.to_string())).await;
    say(rig, Some(officer.person), "sign-in", ("person", officer.person.to_string())).await;
    let page = read(rig, &custodian, None).await;
    let seen: Vec<&str> = page.lines.iter().map(|(entry, _)| entry.action.as_str()).collect();
    assert_eq!(seen, ["sign-in", "withdraw"]);
    assert_eq!(page.lines[1].0.thing_id, ordinary.to_string());
    assert_eq!(page.older, None, "no empty page that would tell of what is left out");
});

struct Still(Moment);
impl crate::Clock for Still {
    fn now(&self) -> Moment {
        self.0
    }
}
impl crate::Entropy for Still {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.fill(1);
    }
}

story!(a_chain_written_by_whoever_has_the_database_and_no_keys_does_not_fit, |rig| {
    for n in 0..3 {
        say(rig, None, "made-up", ("made-up", n.to_string())).await;
    }
    let vault = Arc::new(Vault::new(&[8; 32]));
    let (clock, chance) = (Arc::new(Still(rig.ctx.now())), Arc::new(Still(rig.ctx.now())));
    let forger = Ctx::new(rig.ctx.db.clone(), vault, clock, chance);
    assert_eq!(seal(&forger, rig.ctx.token()).await.unwrap(), 3);
    assert_eq!(verify(&forger).await.unwrap().broken_at, None, "it fits under the keys that made it");
    assert_eq!(verify(&rig.ctx).await.unwrap().broken_at, Some(1), "and under no others");
});
