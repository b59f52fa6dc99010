//! The rota of a desk, as its people see and change it: who is on duty, where there is a gap, who is away.
//!
//! A change is a version of the authority's settings like any other: with who made it, the keys, and an entry of the trail.

use super::house::House;
use crate::{
    Ctx, ErrorKind, Grant, Result,
    acts::KeepRota,
    govern::settings::{self, Wish},
};
use domain::{
    clock::Moment,
    concern::{
        Desk,
        rota::{Change, Mistake, change},
    },
    settings::{Absence, Handover, Part, Rota},
};
use storage::{
    Tx, Uuid,
    concerns::{self, Able},
};

/// For so many days from now on it is shown who is on duty.
const SHOWN_DAYS: i64 = 14;

/// Hours through which the same people are on duty, by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// From when.
    pub from: Moment,
    /// Until when.
    pub to: Moment,
    /// Who, in the order in which they are told. Nobody: a gap.
    pub names: Vec<String>,
}

/// An absence, by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Away {
    /// The absence.
    pub absence: Absence,
    /// Who is away.
    pub name: String,
    /// Who stands in.
    pub stands_in: Option<String>,
}

/// A handover, by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handed {
    /// The handover.
    pub handover: Handover,
    /// Who has the duty.
    pub name: String,
}

/// The rota of a desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RotaView {
    /// Whose.
    pub desk: Desk,
    /// Anybody has a shift here. Without that everybody is told at once.
    pub has_rota: bool,
    /// Now.
    pub now: Moment,
    /// From now on for two weeks, without a break.
    pub duties: Vec<Duty>,
    /// Who is away now or later, the next first.
    pub away: Vec<Away>,
    /// Who was handed the duty, the next first; what is over is not there.
    pub handed: Vec<Handed>,
    /// The people of the desk.
    pub people: Vec<(Uuid, String)>,
    /// The version of the settings: a form that was opened before another change carries another number.
    pub version: i64,
}

/// What came of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rostered {
    /// It is done, or was so already.
    Done,
    /// Nothing was changed: every mistake at once.
    Mistakes(Vec<Mistake>),
    /// Nothing was changed: the settings of the authority cannot hold it.
    Full,
}

/// Shows the rota of a desk to its people.
#[tracing::instrument(name = "rota.show", skip_all)]
pub async fn rota(ctx: &Ctx, grant: &Grant<KeepRota>) -> Result<RotaView> {
    let (desk, now) = (desk_of(grant)?, ctx.now());
    let mut tx = ctx.db.read().await?;
    let (house, people) = of(&mut tx, grant, desk).await?;
    drop(tx);
    let name = |person: Uuid| people.iter().find(|able| able.person == person).map(|able| able.name.clone());
    let ours = |person: Uuid| name(person).is_some();
    let Rota { absences, handovers, .. } = &house.rota;
    let cover = house.rota.cover((now, now.plus_days(SHOWN_DAYS)), &house.calendar, ours).into_iter();
    let duties = cover.map(|cover| Duty {
        from: cover.from,
        to: cover.to,
        names: cover.people.into_iter().filter_map(name).collect(),
    });
    let duties = duties.collect();
    let away = absences.iter().filter(|absence| absence.to >= now.date()).filter_map(|absence| {
        let stands_in = absence.stands_in.and_then(name);
        Some(Away { absence: *absence, name: name(absence.person)?, stands_in })
    });
    let mut away: Vec<Away> = away.collect();
    away.sort_by_key(|away| away.absence.from);
    let handed = handovers.iter().filter(|handover| handover.to > now.local());
    let handed =
        handed.filter_map(|handover| Some(Handed { handover: *handover, name: name(handover.person)? }));
    let mut handed: Vec<Handed> = handed.collect();
    handed.sort_by_key(|handed| handed.handover.from);
    Ok(RotaView {
        desk,
        has_rota: house.rota.is_for(ours),
        now,
        duties,
        away,
        handed,
        version: house.authority.version,
        people: people.iter().map(|able| (able.person, able.name.clone())).collect(),
    })
}

/// Changes the rota of a desk. `seen`: the version that the form was opened with. What was changed holds for the next
/// alert.
///
/// # Errors
/// [`ErrorKind::Stale`] if the settings were changed since `seen`, and this change is not there yet.
#[tracing::instrument(name = "rota.change", skip_all)]
pub async fn change_rota(
    ctx: &Ctx,
    grant: &Grant<KeepRota>,
    wanted: &Change,
    seen: Option<i64>,
) -> Result<Rostered> {
    let desk = desk_of(grant)?;
    let mut tx = ctx.db.read().await?;
    let (house, people) = of(&mut tx, grant, desk).await?;
    drop(tx);
    if is_there(&house.rota, wanted) {
        return Ok(Rostered::Done);
    }
    let held = &house.authority;
    if seen != Some(held.version) {
        return Err(ErrorKind::Stale.into());
    }
    let ours: Vec<Uuid> = people.iter().map(|able| able.person).collect();
    let rota = match change(&house.rota, &ours, ctx.now(), wanted) {
        Ok(rota) => rota,
        Err(mistakes) => return Ok(Rostered::Mistakes(mistakes)),
    };
    let settings = domain::settings::Settings { rota, ..(*held.settings).clone() };
    let part = Part::of(&settings).map_err(crate::Error::internal)?;
    let wish = Wish { part, whole: true, seen, by: Some(grant.person()) };
    match settings::set(ctx, &held.code, wish).await? {
        Ok(_) => Ok(Rostered::Done),
        Err(_) => Ok(Rostered::Full),
    }
}

/// The same press arrived twice: what it wants is so already.
fn is_there(rota: &Rota, wanted: &Change) -> bool {
    match *wanted {
        Change::Away { person: Some(person), from: Some(from), to: Some(to), stands_in } => {
            rota.absences.contains(&Absence { person, from, to, stands_in })
        }
        Change::HandOver { person: Some(person), from: Some(from), to: Some(to) } => {
            rota.handovers.contains(&Handover { person, from, to })
        }
        Change::Back(absence) => !rota.absences.contains(&absence),
        Change::TakeBack(handover) => !rota.handovers.contains(&handover),
        Change::Away { .. } | Change::HandOver { .. } => false,
    }
}

fn desk_of(grant: &Grant<KeepRota>) -> Result<Desk> {
    let desk = grant.thing().concerns;
    desk.ok_or_else(|| crate::Error::internal("leave to keep the rota was given for no desk"))
}

async fn of(tx: &mut Tx, grant: &Grant<KeepRota>, desk: Desk) -> Result<(House, Vec<Able>)> {
    let authority = &grant.thing().authority;
    let house = House::of(tx, authority, desk).await?;
    Ok((house, concerns::holders(tx, authority, desk.role()).await?))
}
