//! Limits on tries, shared by all processes. Keyed by a hash: no address is stored.
//!
//! A try is counted before it is made and given back if it was right, in one statement each: many tries at the same
//! moment get no further than the same tries one after another.

use crate::{Ctx, ErrorKind, Result};
use std::time::Duration;
use storage::{Tx, attempts};

/// A kind of try that is limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Limit {
    /// Wrong numbers from one caller.
    WrongNumber,
    /// Wrong passwords for one name from one caller.
    WrongPassword,
    /// Wrong passwords from one caller.
    WrongPasswordFrom,
    /// Wrong passwords for one name from everywhere. It only makes tries slow: if it refused them, any stranger could
    /// keep somebody out of their work by typing their name.
    WrongPasswordFor,
    /// Ordinary feedback sent by one caller: generous, since a whole school may share an address.
    Sending,
    /// Trial alerts of one person.
    TrialAlert,
}

/// What happens once the tries of a window are used up.
enum Beyond {
    Refuse,
    Slow,
}

/// How much longer each further try waits, and the longest wait.
const SLOWER: Duration = Duration::from_millis(250);
const SLOWEST: Duration = Duration::from_secs(5);

impl Limit {
    const fn rule(self) -> (&'static str, i64, i64, Beyond) {
        // name, window in seconds, tries
        match self {
            Self::WrongNumber => ("number", 600, 10, Beyond::Refuse),
            Self::WrongPassword => ("password", 900, 8, Beyond::Refuse),
            Self::WrongPasswordFrom => ("password-from", 900, 40, Beyond::Refuse),
            Self::WrongPasswordFor => ("password-for", 900, 8, Beyond::Slow),
            Self::Sending => ("sending", 600, 240, Beyond::Refuse),
            Self::TrialAlert => ("trial-alert", 600, 5, Beyond::Refuse),
        }
    }

    fn window(self, ctx: &Ctx) -> i64 {
        let (_, seconds, ..) = self.rule();
        ctx.now().0 / 1_000_000 / seconds * seconds
    }

    /// Where the tries of `whose` are counted.
    pub(crate) fn bucket(self, ctx: &Ctx, whose: &str) -> Vec<u8> {
        let (name, ..) = self.rule();
        ctx.vault.bucket(name, whose)
    }
}

/// Counts one try in `bucket`, in a transaction that is not to be committed if it is refused, and says how long it
/// must wait.
///
/// # Errors
/// [`ErrorKind::TooMany`] once the window's tries are used up.
pub(crate) async fn count(ctx: &Ctx, tx: &mut Tx, limit: Limit, bucket: &[u8]) -> Result<Duration> {
    let (_, _, most, beyond) = limit.rule();
    let over = attempts::count(tx, bucket, limit.window(ctx)).await? - most;
    match (u32::try_from(over), beyond) {
        (Err(_) | Ok(0), _) => Ok(Duration::ZERO),
        (Ok(_), Beyond::Refuse) => Err(ErrorKind::TooMany.into()),
        (Ok(over), Beyond::Slow) => Ok(SLOWEST.min(SLOWER.saturating_mul(over))),
    }
}

/// Counts a try against every one of `limits` before it is made, and waits as long as it must. What is refused is
/// not counted.
///
/// # Errors
/// [`ErrorKind::TooMany`] if one of them is used up.
pub(crate) async fn take(ctx: &Ctx, limits: &[(Limit, &str)]) -> Result<()> {
    let mut wait = Duration::ZERO;
    let mut tx = ctx.db.begin().await?;
    for (limit, whose) in limits {
        wait = wait.max(count(ctx, &mut tx, *limit, &limit.bucket(ctx, whose)).await?);
    }
    tx.commit().await?;
    tokio::time::sleep(wait).await;
    Ok(())
}

/// Gives back what [`take`] has counted: the try was right.
pub(crate) async fn give_back(ctx: &Ctx, limits: &[(Limit, &str)]) -> Result<()> {
    let mut tx = ctx.db.begin().await?;
    for (limit, whose) in limits {
        attempts::give_back(&mut tx, &limit.bucket(ctx, whose), limit.window(ctx)).await?;
    }
    tx.commit().await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        circle::submission,
        give::{SendError, Sends},
        govern::{people, sign_in::sign_in},
        number,
        rig::{AUTHORITY, story},
    };
    use domain::{
        Locale,
        feedback::{Safe, Safety},
        number::Number,
        permission::Role,
    };
    use tokio::task::JoinSet;

    story!(many_wrong_numbers_at_once_get_no_further_than_one_after_another, |rig| {
        let mut tries = JoinSet::new();
        for n in 0..40 {
            let ctx = rig.ctx.clone();
            tries.spawn(async move {
                let number = Number::from_value(n * 7_919 + 13);
                number::look_up(&ctx, &number, "somewhere").await.unwrap_err().kind()
            });
        }
        let said = tries.join_all().await;
        assert_eq!(said.iter().filter(|kind| **kind == ErrorKind::NotFound).count(), 10);
        assert_eq!(said.iter().filter(|kind| **kind == ErrorKind::TooMany).count(), 30);
    });

    story!(a_right_number_uses_no_try_up, |rig| {
        let (sends, _) = Sends::start(rig.ctx.clone());
        let sent = submission(rig, "Made up: the room was cold.").await;
        let number = sends.send(sent, None).await.unwrap().number;
        for _ in 0..12 {
            number::look_up(&rig.ctx, &number, "somewhere").await.unwrap();
        }
    });

    story!(many_wrong_passwords_at_once_stop_where_they_should_and_lock_out_nobody_else, |rig| {
        let roles = [(Role::DesignatedOfficer, AUTHORITY, None)];
        let password = "coeden afal werdd";
        let new =
            people::NewPerson { name: "Nia", sign_in: "nia", password, locale: Locale::Cy, roles: &roles };
        people::put(&rig.ctx, &new).await.unwrap();
        let mut tries = JoinSet::new();
        for _ in 0..14 {
            let ctx = rig.ctx.clone();
            tries.spawn(async move { sign_in(&ctx, "nia", "not her password", "stranger").await });
        }
        let said = tries.join_all().await;
        assert_eq!(said.iter().filter(|said| matches!(said, Ok(None))).count(), 8);
        let refused = sign_in(&rig.ctx, "nia", password, "stranger").await.map(|_| ()).unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::TooMany, "even the right one waits there");
        for _ in 0..3 {
            assert!(sign_in(&rig.ctx, "Nia", password, "her desk").await.unwrap().is_some());
        }
    });

    story!(a_school_may_send_much_and_whoever_is_not_safe_is_never_refused, |rig| {
        let (sends, _) = Sends::start(rig.ctx.clone());
        let bucket = Limit::Sending.bucket(&rig.ctx, "school");
        let mut tx = rig.ctx.db.begin().await.unwrap();
        for _ in 0..238 {
            count(&rig.ctx, &mut tx, Limit::Sending, &bucket).await.unwrap();
        }
        tx.commit().await.unwrap();
        let mut all = JoinSet::new();
        for n in 0..6 {
            let (sends, sent) = (sends.clone(), submission(rig, &format!("Made up: week {n}.")).await);
            all.spawn(async move { (sent.clone(), sends.send(sent, Some("school")).await) });
        }
        let (kept, refused): (Vec<_>, Vec<_>) =
            all.join_all().await.into_iter().partition(|(_, said)| said.is_ok());
        assert_eq!((kept.len(), refused.len()), (2, 4));
        let slow =
            |said: &_| matches!(said, Err(SendError::Failed(error)) if error.kind() == ErrorKind::TooMany);
        assert!(refused.iter().all(|(_, said)| slow(said)));
        let (sent, first) = kept.into_iter().next().unwrap();
        let again = sends.send(sent, Some("school")).await.unwrap();
        assert!(again.repeat && again.number == first.unwrap().number, "pressing again is not sending more");
        for safe in [Safe::No, Safe::Sometimes] {
            let mut sent = submission(rig, "Made up: home is loud.").await;
            sent.safety = Safety { safe: Some(safe), ..Safety::default() };
            sends.send(sent, Some("school")).await.unwrap();
        }
        let later = refused.into_iter().next().unwrap().0;
        assert!(
            sends.send(later, Some("home")).await.is_ok(),
            "nothing of what was refused stands in its way"
        );
    });
}
