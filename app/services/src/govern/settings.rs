//! What an authority is set to: changed as a whole or in part, each version kept, each change in the audit trail.

use crate::{
    Ctx, ErrorKind, Grant, Result,
    acts::Administer,
    govern::{
        audit::{Said, write},
        people::{self, folded},
    },
};
use domain::{
    permission::Role,
    settings::{Misfit, Part, Problem, Settings, Why},
};
use std::collections::{BTreeMap, BTreeSet};
pub use storage::settings::Version;
use storage::{
    Tx, Uuid,
    directory::{self, Authority},
    people as stored, settings,
};

/// How many versions a history tells of.
const TOLD: i64 = 200;

/// What is to be set.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    /// What is to change.
    pub part: Part,
    /// The part is all there is: what it does not say goes back to its default.
    pub whole: bool,
    /// The version that whoever asks has seen. Another one that holds by now is not overwritten.
    pub seen: Option<i64>,
    /// Who asks; nobody at the terminal.
    pub by: Option<Uuid>,
}

/// What was set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Set {
    /// The authority as it is now.
    pub authority: Authority,
    /// The keys that have changed: none if it was so already, and for the first settings of an authority.
    pub changed: Vec<String>,
    /// It takes part from now on.
    pub new: bool,
}

/// Why nothing was set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// A key is missing or unknown, or its value has the wrong shape.
    Misfit(Misfit),
    /// The values do not fit.
    Problems(Vec<Problem>),
}

/// Changes the settings of the authority `code`, or lets it take part with its first ones. All of it, or nothing.
///
/// # Errors
/// [`ErrorKind::NotFound`] for a code that is no authority's; [`ErrorKind::Stale`] if another version holds than was seen.
#[tracing::instrument(name = "settings.set", skip_all)]
pub async fn set(ctx: &Ctx, code: &str, wish: Wish) -> Result<Result<Set, Unfit>> {
    let Wish { mut part, whole, seen, by } = wish;
    let mut tx = ctx.db.begin().await?;
    people::enter_council(ctx, &mut tx, code).await?;
    directory::lock(&mut tx, code).await?;
    let now = directory::authority(&mut tx, code).await?;
    if seen.is_some() && seen != now.as_ref().map(|now| now.version) {
        return Err(ErrorKind::Stale.into());
    }
    let guards = Guards::of(&mut tx, code).await?;
    guards.identify(&mut part);
    let held = now.as_ref().map(|now| &*now.settings);
    let wanted = match part.over(held.filter(|_| !whole)) {
        Ok(wanted) => wanted,
        Err(misfit) => return Ok(Err(Unfit::Misfit(misfit))),
    };
    let mut problems = wanted.problems();
    problems.extend(guards.problems(&wanted, held));
    if !problems.is_empty() {
        return Ok(Err(Unfit::Problems(problems)));
    }
    let changed = held.map_or_else(Vec::new, |held| wanted.changes(held));
    match &now {
        Some(now) if changed.is_empty() => {
            return Ok(Ok(Set { authority: now.clone(), changed, new: false }));
        }
        Some(now) => keep(ctx, &mut tx, now, &wanted, &changed, by).await?,
        None => {
            people::enter_authority(ctx, &mut tx, code, &wanted, by).await?;
            directory::bump(&mut tx, code).await?;
        }
    }
    let authority = directory::known_authority(&mut tx, code).await?;
    let said = Said {
        actor: by,
        action: "authority-set",
        thing: "authority",
        thing_id: code.to_owned(),
        authority: Some(code),
        // Keys without values: some of these are numbers of people, and all of them can be read in the history.
        detail: format!("version={} changed={}", authority.version, changed.join(",")),
    };
    write(ctx, &mut tx, said).await?;
    tx.commit().await?;
    Ok(Ok(Set { authority, changed, new: now.is_none() }))
}

async fn keep(
    ctx: &Ctx,
    tx: &mut Tx,
    now: &Authority,
    wanted: &Settings,
    changed: &[String],
    set_by: Option<Uuid>,
) -> Result<()> {
    let (authority, version) = (now.code.as_str(), now.version + 1);
    let new = settings::New { authority, version, settings: wanted, changed, set_at: ctx.now(), set_by };
    settings::insert(tx, new).await?;
    if settings::hold(tx, authority, now.version, version).await? {
        Ok(())
    } else {
        Err(ErrorKind::Stale.into())
    }
}

/// [`set`] by an administrator, on a page.
///
/// # Errors
/// Those of [`set`].
#[tracing::instrument(name = "settings.change", skip_all)]
pub async fn change(
    ctx: &Ctx,
    leave: &Grant<Administer>,
    part: Part,
    seen: i64,
) -> Result<Result<Set, Unfit>> {
    let wish = Wish { part, whole: false, seen: Some(seen), by: Some(leave.person()) };
    set(ctx, &leave.thing().authority, wish).await
}

/// What an administrator reads of the settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The authority with the settings that hold.
    pub authority: Authority,
    /// The versions, newest first.
    pub history: Vec<Version>,
    /// The names of people on the rota.
    pub names: BTreeMap<Uuid, String>,
}

/// The settings of the administrator's organisation; `None` for one that is no authority, or takes no part yet.
#[tracing::instrument(name = "settings.shown", skip_all)]
pub async fn shown(ctx: &Ctx, leave: &Grant<Administer>) -> Result<Option<Shown>> {
    let code = &leave.thing().authority;
    let mut tx = ctx.db.read().await?;
    let Some(authority) = directory::authority(&mut tx, code).await? else { return Ok(None) };
    let history = settings::history(&mut tx, code, TOLD).await?;
    let holders = stored::of_organisation(&mut tx, code).await?;
    let on_rota: BTreeSet<Uuid> = authority.settings.rota.people().collect();
    let there = holders.into_iter().filter(|holder| on_rota.contains(&holder.person));
    let names = there.map(|holder| (holder.person, holder.name)).collect();
    Ok(Some(Shown { authority, history, names }))
}

/// The versions of an authority's settings, newest first.
#[tracing::instrument(name = "settings.history", skip_all)]
pub async fn history(ctx: &Ctx, code: &str) -> Result<Vec<Version>> {
    Ok(settings::history(&mut ctx.db.read().await?, code, TOLD).await?)
}

/// The settings of an authority as a file, with the people of the rota by the names that they sign in with; `None` if it
/// does not take part.
#[tracing::instrument(name = "settings.as_file", skip_all)]
pub async fn as_file(ctx: &Ctx, code: &str) -> Result<Option<String>> {
    let mut tx = ctx.db.read().await?;
    let Some(authority) = directory::authority(&mut tx, code).await? else { return Ok(None) };
    let guards = Guards::of(&mut tx, code).await?;
    let mut part = Part::of(&authority.settings).map_err(crate::Error::internal)?;
    for (_, person) in part.people() {
        if let Some(name) =
            guards.names.iter().find(|(_, id)| id.to_string() == *person).map(|(name, _)| name)
        {
            person.clone_from(name);
        }
    }
    Ok(Some(part.to_string()))
}

/// Who acts on concerns in an authority, and so may stand on its rota.
struct Guards {
    /// By the names that they sign in with.
    names: BTreeMap<String, Uuid>,
}

impl Guards {
    async fn of(tx: &mut Tx, code: &str) -> Result<Self> {
        let acts =
            |role| matches!(role, Role::SafeguardingLead | Role::DesignatedOfficer | Role::StatutoryDirector);
        let holders = stored::of_organisation(tx, code).await?.into_iter();
        let holders = holders.filter(|holder| acts(holder.role) && !holder.disabled);
        Ok(Self { names: holders.map(|holder| (holder.sign_in, holder.person)).collect() })
    }

    /// Puts identifiers where a file names people as they sign in. A name that nobody has stays, and is nobody's identifier.
    fn identify(&self, part: &mut Part) {
        for (_, person) in part.people() {
            match self.names.get(&folded(person)) {
                Some(id) => *person = id.to_string(),
                None if person.parse::<Uuid>().is_err() => *person = Uuid::nil().to_string(),
                None => {}
            }
        }
    }

    /// Whoever is newly on the rota and cannot act. Somebody who stood there and has left keeps nobody from changing
    /// something else at once.
    fn problems(&self, wanted: &Settings, held: Option<&Settings>) -> Vec<Problem> {
        let mut known: BTreeSet<Uuid> = self.names.values().copied().collect();
        known.extend(held.iter().flat_map(|held| held.rota.people()));
        let rota = &wanted.rota;
        let shifts = rota.shifts.iter().map(|shift| shift.person).enumerate().map(|one| ("shifts", one));
        let absences =
            rota.absences.iter().map(|absence| absence.person).enumerate().map(|one| ("absences", one));
        let handed = rota.handovers.iter().map(|handover| handover.person).enumerate();
        let handed = handed.map(|one| ("handovers", one));
        let others = rota.absences.iter().map(|absence| absence.stands_in).enumerate();
        let others: Vec<Problem> = others
            .filter(|(_, person)| person.is_some_and(|person| !known.contains(&person)))
            .map(|(place, _)| Problem {
                key: format!("rota.absences[{}].stands_in", place + 1),
                why: Why::Person,
            })
            .collect();
        let strangers =
            shifts.chain(absences).chain(handed).filter(|(_, (_, person))| !known.contains(person));
        let problem = |(list, (place, _)): (&str, (usize, Uuid))| Problem {
            key: format!("rota.{list}[{}].person", place + 1),
            why: Why::Person,
        };
        strangers.map(problem).chain(others).collect()
    }
}

#[cfg(test)]
mod tests;
