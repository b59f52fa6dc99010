//! One suite for both engines: every storage function does the same on each.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a story stops at the first surprise and says on which engine it was"
)]

use domain::{
    Locale,
    clock::Moment,
    feedback::*,
    organisation::{Organisation, OrganisationKind},
};
use storage::{
    Db, Tx, Uuid,
    directory::{self, Service},
    feedback::NewFeedback,
    organisations,
    people::{self, Person},
    settings,
};

const NOW: Moment = Moment(1_795_000_000_000_000);

fn service(code: &str) -> Service {
    Service {
        id: Uuid::from_u128(7),
        authority: "W06000008".into(),
        kind: "taf".into(),
        level: "E".into(),
        provider: "council".into(),
        name: domain::Bilingual { cy: "Tîm".into(), en: "Team".into() },
        code: code.into(),
        open: true,
    }
}

fn new_feedback(id: u128, send: u8, number: u8) -> NewFeedback {
    NewFeedback {
        id: Uuid::from_u128(id),
        send_key: vec![send],
        content_digest: vec![1, 2, 3],
        number_hash: vec![number],
        number_generation: 0,
        authority: "W06000008".into(),
        service: Some(Uuid::from_u128(7)),
        questionnaire: "core-1".into(),
        locale: Locale::Cy,
        audience: Audience::Parent,
        channel: Channel::Alone,
        helper: Helper::Nobody,
        voice: Voice::Own,
        received: NOW,
        due: NOW.plus_days(5),
        promised: NOW.plus_days(28),
        desk: Desk::Moderation,
        tier: Tier::Ordinary,
        has_words: true,
        may_summarise: true,
        may_quote: false,
        show_words: false,
        answers: vec![1, 0, 255],
        sealed: vec![9; 40],
        wrapped_key: vec![8; 72],
        key_epoch: "2026-Q4".into(),
        import_batch: None,
        burst: None,
        hint: None,
    }
}

/// The first version of the settings of the authority of these stories.
fn first(settings: &domain::settings::Settings) -> settings::New<'_> {
    settings::New { authority: "W06000008", version: 1, settings, changed: &[], set_at: NOW, set_by: None }
}

async fn with_a_service(db: &Db) {
    let mut tx = db.begin().await.unwrap();
    let organisation = Organisation {
        code: "W06000008".into(),
        kind: OrganisationKind::Authority,
        name: domain::Bilingual { cy: "Cyngor".into(), en: "Council".into() },
    };
    assert!(organisations::insert(&mut tx, &organisation, NOW).await.unwrap());
    assert!(!organisations::insert(&mut tx, &organisation, NOW).await.unwrap(), "its code is taken");
    assert_eq!(organisations::by_code(&mut tx, "W06000008").await.unwrap(), Some(organisation.clone()));
    assert_eq!(organisations::all(&mut tx).await.unwrap(), [organisation]);
    assert!(directory::insert_authority(&mut tx, "W06000008").await.unwrap());
    assert!(!directory::insert_authority(&mut tx, "W06000008").await.unwrap(), "it is there");
    assert_eq!(directory::authority(&mut tx, "W06000008").await.unwrap(), None, "it has no settings yet");
    let plain = domain::demo::plain_settings();
    settings::insert(&mut tx, first(&plain)).await.unwrap();
    assert!(directory::insert(&mut tx, &service("K7QF2M"), NOW).await.unwrap());
    tx.commit().await.unwrap();
}

/// Runs a story on a fresh database of each engine.
macro_rules! story {
    ($name:ident, |$db:ident| $body:block) => {
        #[tokio::test]
        async fn $name() {
            for fresh in testkit::both().await.unwrap() {
                println!("on {}", fresh.engine);
                let $db = &fresh.db;
                $body
            }
        }
    };
}

#[path = "contract/concerns.rs"]
mod concerns_contract;
#[path = "contract/counting.rs"]
mod counting;
#[path = "contract/engine.rs"]
mod engine;
#[path = "contract/feedback.rs"]
mod feedback_contract;
#[path = "contract/govern.rs"]
mod govern;
#[path = "contract/hints.rs"]
mod hints;
#[path = "contract/later.rs"]
mod later;

async fn with_a_person(tx: &mut Tx) -> Uuid {
    let id = Uuid::from_u128(21);
    let person = Person {
        id,
        name: "Un".into(),
        sign_in: "un".into(),
        password: "hash".into(),
        locale: Locale::Cy,
        disabled: false,
    };
    assert!(people::insert(tx, &person, NOW).await.unwrap());
    id
}
