//! Permission as a value: a [`Grant`] names who, what, and to which thing.

use crate::{ErrorKind, Result};
use domain::{
    Locale,
    feedback::Desk,
    permission::{Action, Need, allows},
};
use std::marker::PhantomData;
use storage::{Uuid, feedback::Thing, people::RoleGrant};

/// A person who has signed in, with their roles.
#[derive(Debug, Clone)]
pub struct Actor {
    /// Who.
    pub person: Uuid,
    /// The name that colleagues see.
    pub name: String,
    /// Preferred language.
    pub locale: Locale,
    /// Their roles.
    pub grants: Vec<RoleGrant>,
}

impl Actor {
    /// The same person acting in one organisation, with the roles that they hold there and no others. `None`: they hold
    /// none there.
    pub fn acting_in(&self, organisation: &str) -> Option<Self> {
        let grants: Vec<_> =
            self.grants.iter().filter(|grant| grant.authority == organisation).cloned().collect();
        (!grants.is_empty()).then(|| Self { grants, ..self.clone() })
    }

    /// The codes of the organisations in which they hold a role, in the order in which they came to them.
    pub fn organisations(&self) -> Vec<&str> {
        let mut found: Vec<&str> = Vec::new();
        for grant in &self.grants {
            if !found.contains(&grant.authority.as_str()) {
                found.push(&grant.authority);
            }
        }
        found
    }

    /// Whether any role of theirs could ever do `action`, somewhere. For menus, never for permission.
    pub fn could(&self, action: Action) -> bool {
        self.grants.iter().any(|grant| allows(grant.role, action).is_some())
    }

    /// The things of no single item that some role of theirs reaches with `action`: an authority, or one desk of it.
    /// Still to be authorised like any other. A role in one service only reaches none: what these actions show is not
    /// parted by service.
    pub fn places(&self, action: Action) -> Vec<Place> {
        let whole = |grant: &&RoleGrant| grant.service.is_none() && allows(grant.role, action).is_some();
        let mine = self.grants.iter().filter(whole);
        mine.map(|grant| {
            let desk = match allows(grant.role, action) {
                Some(Need::OfficerDesk | Need::ClaimedOfficer) => Some(Desk::DesignatedOfficer),
                Some(Need::ModerationDesk | Need::ClaimedModeration) => Some(Desk::Moderation),
                _ => None,
            };
            Place { authority: grant.authority.clone(), desk }
        })
        .collect()
    }

    /// The authorities in which some role of theirs could do `action`. For menus, never for permission.
    pub fn authorities(&self, action: Action) -> Vec<&str> {
        let mut found: Vec<&str> = self
            .grants
            .iter()
            .filter(|grant| allows(grant.role, action).is_some())
            .map(|grant| grant.authority.as_str())
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// A thing that something may be done to.
pub trait Resource {
    /// Code of the authority it belongs to.
    fn authority(&self) -> &str;
    /// The service it is about.
    fn service(&self) -> Option<Uuid> {
        None
    }
    /// Whose desk it lies on.
    fn desk(&self) -> Option<Desk> {
        None
    }
    /// Who has claimed it.
    fn claimed_by(&self) -> Option<Uuid> {
        None
    }
}

impl Resource for Thing {
    fn authority(&self) -> &str {
        &self.authority
    }
    fn service(&self) -> Option<Uuid> {
        self.service
    }
    fn desk(&self) -> Option<Desk> {
        Some(self.desk)
    }
    fn claimed_by(&self) -> Option<Uuid> {
        self.claimed_by
    }
}

/// An authority or a desk of it: the thing of actions that are about no single item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Code of the authority.
    pub authority: String,
    /// One desk only.
    pub desk: Option<Desk>,
}

impl Place {
    /// The whole of an authority.
    pub fn authority(code: impl Into<String>) -> Self {
        Self { authority: code.into(), desk: None }
    }

    /// One desk of an authority.
    pub fn desk(code: impl Into<String>, desk: Desk) -> Self {
        Self { authority: code.into(), desk: Some(desk) }
    }
}

impl Resource for Place {
    fn authority(&self) -> &str {
        &self.authority
    }
    fn desk(&self) -> Option<Desk> {
        self.desk
    }
}

/// An action as a type, with the type of thing it is done to.
pub trait Act {
    /// The row of the table.
    const ACTION: Action;
    /// What it is done to.
    type Thing: Resource;
}

/// The actions as types.
pub mod acts {
    use super::{Act, Action, Place, Thing};

    macro_rules! acts {
        ($($name:ident: $thing:ty),+ $(,)?) => { $(
            #[doc = concat!("[`Action::", stringify!($name), "`] as a type.")]
            #[derive(Debug, Clone, Copy)]
            pub struct $name;
            impl Act for $name {
                const ACTION: Action = Action::$name;
                type Thing = $thing;
            }
        )+ };
    }

    acts! {
        SeeQueue: Place,
        Claim: Thing,
        OpenOriginal: Thing,
        Decide: Thing,
        Import: Place,
        WriteSummary: Place,
        ReadSummaries: Place,
        ReadSnapshots: Place,
        WriteReply: Place,
        ReadReply: Place,
        Release: Place,
        ReadAudit: Place,
        Administer: Place,
    }
}

/// Leave for one person to do one thing to one thing.
///
/// Carries the thing: a command has no other identifier argument, so another's item cannot be passed by
/// mistake. Only [`authorise`] makes one.
#[derive(Debug)]
pub struct Grant<A: Act> {
    person: Uuid,
    thing: A::Thing,
    act: PhantomData<A>,
}

impl<A: Act> Grant<A> {
    /// Who was given leave.
    pub const fn person(&self) -> Uuid {
        self.person
    }

    /// The thing it is for.
    pub const fn thing(&self) -> &A::Thing {
        &self.thing
    }
}

/// Gives leave, or refuses. Closed by default.
///
/// # Errors
/// [`ErrorKind::NotFound`] where the person has no role in the thing's authority at all, so that nobody learns
/// what exists elsewhere; [`ErrorKind::Denied`] where they have one that does not reach.
pub fn authorise<A: Act>(actor: &Actor, thing: A::Thing) -> Result<Grant<A>> {
    let mut here = actor.grants.iter().filter(|grant| grant.authority == thing.authority()).peekable();
    if here.peek().is_none() {
        return Err(ErrorKind::NotFound.into());
    }
    let reaches = |grant: &RoleGrant| {
        let in_service = grant.service.is_none() || grant.service == thing.service();
        let mine = thing.claimed_by() == Some(actor.person);
        in_service
            && match allows(grant.role, A::ACTION) {
                None => false,
                Some(Need::Reach) => true,
                Some(Need::ModerationDesk) => thing.desk() == Some(Desk::Moderation),
                Some(Need::OfficerDesk) => thing.desk() == Some(Desk::DesignatedOfficer),
                Some(Need::ClaimedModeration) => thing.desk() == Some(Desk::Moderation) && mine,
                Some(Need::ClaimedOfficer) => thing.desk() == Some(Desk::DesignatedOfficer) && mine,
            }
    };
    if here.any(reaches) {
        Ok(Grant { person: actor.person, thing, act: PhantomData })
    } else if thing.desk() == Some(Desk::DesignatedOfficer) {
        // Nobody but the officer may even learn that it exists.
        Err(ErrorKind::NotFound.into())
    } else {
        Err(ErrorKind::Denied.into())
    }
}
