//! For tests: a database of their own, a clock that stands still, and bytes that come in the same order.

use crate::{Actor, Clock, Ctx, Entropy, Vault, govern::people};
use domain::{Bilingual, Locale, clock::Moment, permission::Role};
use std::sync::{
    Arc,
    atomic::{AtomicI64, AtomicU64, Ordering},
};
use storage::{directory::Service, people::RoleGrant, testkit::Fresh};

/// An authority that the catalogue knows.
pub(crate) const AUTHORITY: &str = "W06000015";
/// The service of that authority.
pub(crate) const SERVICE: &str = "K7QF";

struct Hands(AtomicI64);
impl Clock for Hands {
    fn now(&self) -> Moment {
        // A microsecond a look, so that nothing happens at the same time.
        Moment(self.0.fetch_add(1, Ordering::Relaxed))
    }
}

struct Counting(AtomicU64);
impl Entropy for Counting {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let next =
                self.0.fetch_add(1, Ordering::Relaxed).wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes();
            chunk.copy_from_slice(&next[..chunk.len()]);
        }
    }
}

/// One installation with one authority and one service.
pub(crate) struct Rig {
    pub(crate) ctx: Ctx,
    pub(crate) engine: &'static str,
    /// The setting that names the database, for looking into it past every rule.
    pub(crate) setting: String,
    now: Arc<Hands>,
    _folder: Option<tempfile::TempDir>,
}

/// Runs a story on a fresh installation on each engine.
macro_rules! story {
    ($name:ident, |$rig:ident| $body:block) => {
        #[tokio::test]
        async fn $name() {
            for rig in $crate::rig::Rig::each().await {
                println!("on {}", rig.engine);
                let $rig = &rig;
                $body
            }
        }
    };
}
pub(crate) use story;

impl Rig {
    /// One on each engine.
    pub(crate) async fn each() -> Vec<Self> {
        let mut rigs = Vec::new();
        for fresh in storage::testkit::both().await.unwrap() {
            rigs.push(Self::on(fresh).await);
        }
        rigs
    }

    /// On a fresh database. It is 1 October 2026.
    async fn on(fresh: Fresh) -> Self {
        let Fresh { engine, db, setting, folder } = fresh;
        let vault = Arc::new(Vault::new(&[7; 32]));
        let today = Moment::at_start_of("2026-10-01".parse().unwrap()).unwrap();
        let now = Arc::new(Hands(AtomicI64::new(today.0)));
        let ctx = Ctx::new(db, vault, now.clone(), Arc::new(Counting(AtomicU64::new(1))));
        people::put_authority(&ctx, AUTHORITY, &domain::demo::plain_settings()).await.unwrap();
        let service = Service {
            id: ctx.id(),
            authority: AUTHORITY.into(),
            kind: "flying-start".into(),
            level: "early".into(),
            provider: "council".into(),
            name: Bilingual { cy: "Dechrau'n Deg".into(), en: "Flying Start".into() },
            code: SERVICE.into(),
            open: true,
        };
        people::put_service(&ctx, &service).await.unwrap();
        // As after the first sending of a quarter and a year: a story that holds the writer is not about making keys.
        let quarter = ctx.now().quarter().to_string();
        crate::vault::current(&ctx, AUTHORITY, &quarter).await.unwrap();
        crate::vault::concern::of_year(&ctx, AUTHORITY).await.unwrap();
        Self { ctx, engine, setting, now, _folder: folder }
    }

    /// Lets days go by.
    pub(crate) fn days_later(&self, days: i64) {
        self.now.0.fetch_add(days * domain::clock::DAY_MICROS, Ordering::Relaxed);
    }

    /// Lets minutes go by.
    pub(crate) fn minutes_later(&self, minutes: i64) {
        self.now.0.fetch_add(minutes * 60_000_000, Ordering::Relaxed);
    }

    /// Lets time go by until `moment`, if that is still to come.
    pub(crate) fn at(&self, moment: Moment) {
        self.now.0.fetch_max(moment.0, Ordering::Relaxed);
    }

    /// A person with a role over the whole authority.
    pub(crate) async fn person(&self, name: &str, role: Role) -> Actor {
        self.person_of(AUTHORITY, name, role).await
    }

    /// A person with a role over the whole of another authority.
    pub(crate) async fn person_of(&self, authority: &str, name: &str, role: Role) -> Actor {
        let mut tx = self.ctx.db.begin().await.unwrap();
        let person = storage::people::Person {
            id: self.ctx.id(),
            name: name.into(),
            sign_in: name.to_lowercase(),
            password: "none".into(),
            locale: Locale::Cy,
            disabled: false,
        };
        storage::people::insert(&mut tx, &person, self.ctx.now()).await.unwrap();
        let grant = RoleGrant { role, organisation: authority.into(), service: None };
        storage::people::give(&mut tx, self.ctx.id(), person.id, &grant, self.ctx.now()).await.unwrap();
        tx.commit().await.unwrap();
        Actor { person: person.id, name: person.name, locale: person.locale, grants: vec![grant] }
    }

    /// Actions in the trail, oldest first.
    pub(crate) async fn trail(&self) -> Vec<String> {
        let mut tx = self.ctx.db.read().await.unwrap();
        let mut entries = storage::audit::newest(&mut tx, AUTHORITY, 1000).await.unwrap();
        entries.reverse();
        entries.into_iter().map(|entry| entry.action).collect()
    }
}
