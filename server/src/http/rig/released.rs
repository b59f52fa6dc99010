//! For tests: a quarter with words in it, released.

use super::{AUTHORITY, Rig, SERVICE};
use crate::http::{App, router};
use domain::{Bilingual, permission::Role, release::pieces, summary::ReplyKind};
use services::{
    Grant, Reach, acts, authorise,
    moderate::replies::{self, Verdict},
    public::releases,
    publish::{
        releases::{self as release, Wish},
        take_down,
    },
};
use storage::testkit::Fresh;
use uuid::Uuid;

/// The quarter that is released.
pub(crate) const QUARTER: &str = "2026-Q4";

/// A text in both languages.
pub(crate) fn both(cy: &str, en: &str) -> Bilingual {
    Bilingual { cy: cy.into(), en: en.into() }
}

/// A demo's server, so that a quarter that runs can be released as a preview, with its people.
pub(crate) async fn demo(fresh: Fresh) -> Rig {
    let rig = Rig::with(fresh, |app| router(App { demo: true, ..app })).await;
    for (name, role) in [
        ("lowri", Role::PerformanceLead),
        ("mair", Role::Moderator),
        ("twm", Role::Moderator),
        ("nia", Role::ServiceManager),
        ("ceri", Role::Custodian),
    ] {
        rig.one(name, role).await;
    }
    rig
}

impl Rig {
    /// A summary with a reply that promises something, and everything that has been read until then, released.
    pub(crate) async fn released(&self) -> Uuid {
        let (mair, twm, nia) = (self.actor("mair").await, self.actor("twm").await, self.actor("nia").await);
        for n in 0..15 {
            let number = self.sent(SERVICE, &format!("Made up: nobody rang back in week {n}.")).await;
            self.accept(&mair, self.id_of(&number).await).await;
        }
        let quarter = QUARTER.parse().unwrap();
        let said = ("Mae'n anodd cael ateb.", "It is hard to get an answer.");
        let summary = self.summarised([&mair, &twm], AUTHORITY, quarter, said).await;
        let leave = authorise(&self.ctx, &nia, Reach::whole(AUTHORITY)).await.unwrap();
        let new = services::answer::NewReply {
            kind: ReplyKind::Will,
            body: both("Bydd un rhif i bawb.", "There will be one number for all."),
            by: Some("2027-01-31".parse().unwrap()),
            looked: true,
        };
        services::answer::reply(&self.ctx, &leave, summary.id, self.ctx.token(), &new).await.unwrap();
        let mut tx = self.ctx.db.read().await.unwrap();
        let reply = storage::replies::of_quarter(&mut tx, AUTHORITY, quarter).await.unwrap().remove(0);
        drop(tx);
        let leave: Grant<acts::ReadReply> =
            authorise(&self.ctx, &mair, Reach::whole(AUTHORITY)).await.unwrap();
        replies::read_reply(&self.ctx, &leave, reply.id, reply.written, Verdict::Fit).await.unwrap();
        self.released_again(1).await
    }

    /// The quarter once more, as this version. Something has to have changed.
    pub(crate) async fn released_again(&self, version: i64) -> Uuid {
        let lowri = self.actor("lowri").await;
        let leave: Grant<acts::Release> =
            authorise(&self.ctx, &lowri, Reach::whole(AUTHORITY)).await.unwrap();
        let correction = (version > 1).then(|| both("Roedd rhywbeth ar goll.", "Something was missing."));
        let wish = Wish { version: Some(version), in_spite: true, correction };
        release::release(&self.ctx, &leave, QUARTER.parse().unwrap(), true, &wish).await.unwrap().unwrap()
    }

    /// Takes the summary down.
    pub(crate) async fn summary_taken_down(&self, release: Uuid) {
        let ceri = self.actor("ceri").await;
        let leave: Grant<acts::TakeDown> =
            authorise(&self.ctx, &ceri, Reach::whole(AUTHORITY)).await.unwrap();
        let published = releases::one(&self.ctx, release).await.unwrap();
        let gone = pieces(&published.json).unwrap().remove(0);
        let why = both("Roedd yn enwi stryd.", "It named a street.");
        let quarter = QUARTER.parse().unwrap();
        take_down::take_down(&self.ctx, &leave, quarter, gone.key(), &why).await.unwrap().unwrap();
    }
}
