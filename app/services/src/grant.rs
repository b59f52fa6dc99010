//! Permission as a value: a [`Grant`] names who, what, and to which thing.

use crate::{Ctx, ErrorKind, Result};
use domain::{
    Locale, concern,
    feedback::Desk,
    permission::{Action, Need, allows},
};
use std::marker::PhantomData;
use storage::{
    Uuid,
    concerns::{self, Asked, Matter},
    directory,
    feedback::{self, Thing},
    organisations,
    people::RoleGrant,
};

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
            self.grants.iter().filter(|grant| grant.organisation == organisation).cloned().collect();
        (!grants.is_empty()).then(|| Self { grants, ..self.clone() })
    }

    /// The codes of the organisations in which they hold a role, in the order in which they came to them.
    pub fn organisations(&self) -> Vec<&str> {
        let mut found: Vec<&str> = Vec::new();
        for grant in &self.grants {
            if !found.contains(&grant.organisation.as_str()) {
                found.push(&grant.organisation);
            }
        }
        found
    }

    /// Whether any role of theirs could ever do `action`, somewhere. For menus, never for permission.
    pub fn could(&self, action: Action) -> bool {
        self.grants.iter().any(|grant| allows(grant.role, action).is_some())
    }

    /// How far this person's roles that allow `action` reach, widest first: an organisation or one desk of it, then
    /// each service for which they hold a role. Each reach must still be authorised.
    pub fn reaches(&self, action: Action) -> Vec<Reach> {
        let held = self.grants.iter().filter_map(|grant| Some((grant, allows(grant.role, action)?)));
        let (one, whole): (Vec<_>, Vec<_>) = held.partition(|(grant, _)| grant.service.is_some());
        let reach = |(grant, need): (&RoleGrant, Need)| match (grant.service, need) {
            (Some(service), _) => Reach::Service(service),
            (None, Need::OfficerDesk | Need::ClaimedOfficer) => {
                Reach::desk(&grant.organisation, Desk::DesignatedOfficer)
            }
            (None, Need::ModerationDesk | Need::ClaimedModeration) => {
                Reach::desk(&grant.organisation, Desk::Moderation)
            }
            (None, Need::DirectorDesk | Need::ClaimedDirector) => {
                Reach::desk(&grant.organisation, Desk::StatutoryDirector)
            }
            (None, Need::Concerns(desk)) => Reach::concerns(&grant.organisation, desk),
            (None, Need::Reach) => Reach::whole(&grant.organisation),
        };
        whole.into_iter().chain(one).map(reach).collect()
    }
}

mod sealed {
    /// Seals [`super::Act`] and [`super::Resource`]: no other module can implement them.
    pub trait Sealed {}
}

/// A thing that something may be done to.
pub trait Resource: sealed::Sealed + Sized + Send {
    /// What it is found by.
    type Id: Send;
    /// Reads the thing from the database: leave is given for the thing as it is stored, never as a caller describes it.
    ///
    /// # Errors
    /// [`ErrorKind::NotFound`] if there is none.
    fn load(ctx: &Ctx, id: Self::Id) -> impl Future<Output = Result<Self>> + Send;
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
    /// On which desk it is a concern, or a list of them.
    fn concerns(&self) -> Option<concern::Desk> {
        None
    }
    /// Whether this person is kept from it, whatever roles they hold: they, or people of a role of theirs, are complained
    /// of.
    fn bars(&self, _: &Actor) -> bool {
        false
    }
    /// Whether it does not exist for whoever may not do this to it.
    fn is_unseen(&self) -> bool {
        self.concerns().is_some() || self.desk().is_some_and(Desk::is_apart)
    }
}

impl sealed::Sealed for Thing {}
impl Resource for Thing {
    type Id = Uuid;
    async fn load(ctx: &Ctx, id: Uuid) -> Result<Self> {
        let mut tx = ctx.db.read().await?;
        Ok(feedback::thing(&mut tx, id).await?.ok_or(ErrorKind::NotFound)?)
    }
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

impl sealed::Sealed for Matter {}
impl Resource for Matter {
    type Id = Uuid;
    async fn load(ctx: &Ctx, id: Uuid) -> Result<Self> {
        let mut tx = ctx.db.read().await?;
        Ok(concerns::matter(&mut tx, id).await?.ok_or(ErrorKind::NotFound)?)
    }
    fn authority(&self) -> &str {
        &self.authority
    }
    fn concerns(&self) -> Option<concern::Desk> {
        Some(self.kind.desk())
    }
    fn bars(&self, actor: &Actor) -> bool {
        let complained_of = |grant: &RoleGrant| {
            grant.organisation == self.authority && self.kind.complained_of() == Some(grant.role)
        };
        self.about_person == Some(actor.person) || actor.grants.iter().any(complained_of)
    }
}

impl sealed::Sealed for Asked {}
impl Resource for Asked {
    type Id = Uuid;
    async fn load(ctx: &Ctx, id: Uuid) -> Result<Self> {
        let mut tx = ctx.db.read().await?;
        Ok(concerns::request(&mut tx, id).await?.ok_or(ErrorKind::NotFound)?)
    }
    fn authority(&self) -> &str {
        &self.authority
    }
    fn bars(&self, actor: &Actor) -> bool {
        // Nobody answers what they asked for, or what is about them.
        self.about_person == Some(actor.person) || self.request.by == actor.person
    }
    fn is_unseen(&self) -> bool {
        true
    }
}

/// How far an action about no single item is to reach: what a [`Remit`] is found by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// The whole of an organisation, by its code.
    Whole(String),
    /// One desk of an authority.
    Desk(String, Desk),
    /// The concerns on one desk of an authority.
    Concerns(String, concern::Desk),
    /// What concerns one service.
    Service(Uuid),
}

impl Reach {
    /// The whole of an organisation.
    pub fn whole(code: impl Into<String>) -> Self {
        Self::Whole(code.into())
    }

    /// One desk of an authority.
    pub fn desk(code: impl Into<String>, desk: Desk) -> Self {
        Self::Desk(code.into(), desk)
    }

    /// The concerns on one desk of an authority.
    pub fn concerns(code: impl Into<String>, desk: concern::Desk) -> Self {
        Self::Concerns(code.into(), desk)
    }
}

/// The thing of actions about no single item: an organisation, one desk of it, or what concerns one service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remit {
    /// Code of the authority, or, for what an administrator or custodian of another organisation does, of that one.
    pub authority: String,
    /// One desk only.
    pub desk: Option<Desk>,
    /// The concerns on this desk only.
    pub concerns: Option<concern::Desk>,
    /// What concerns this service only.
    pub service: Option<Uuid>,
}

impl sealed::Sealed for Remit {}
impl Resource for Remit {
    type Id = Reach;
    async fn load(ctx: &Ctx, id: Reach) -> Result<Self> {
        let mut tx = ctx.db.read().await?;
        let whole = |authority| Self { authority, desk: None, concerns: None, service: None };
        let remit = match id {
            Reach::Whole(code) => whole(code),
            Reach::Desk(code, desk) => Self { desk: Some(desk), ..whole(code) },
            Reach::Concerns(code, desk) => Self { concerns: Some(desk), ..whole(code) },
            Reach::Service(id) => {
                let service = directory::by_id(&mut tx, id).await?.ok_or(ErrorKind::NotFound)?;
                Self { service: Some(id), ..whole(service.authority) }
            }
        };
        organisations::by_code(&mut tx, &remit.authority).await?.ok_or(ErrorKind::NotFound)?;
        Ok(remit)
    }
    fn authority(&self) -> &str {
        &self.authority
    }
    fn service(&self) -> Option<Uuid> {
        self.service
    }
    fn desk(&self) -> Option<Desk> {
        self.desk
    }
    fn concerns(&self) -> Option<concern::Desk> {
        self.concerns
    }
    fn is_unseen(&self) -> bool {
        self.desk.is_some_and(Desk::is_apart)
    }
}

/// An action as a type, with the type of thing it is done to.
pub trait Act: sealed::Sealed {
    /// The row of the table.
    const ACTION: Action;
    /// What it is done to.
    type Thing: Resource;
}

/// The actions as types.
pub mod acts {
    use super::{Act, Action, Asked, Matter, Remit, Thing, sealed};

    macro_rules! acts {
        ($($name:ident: $thing:ty),+ $(,)?) => { $(
            #[doc = concat!("[`Action::", stringify!($name), "`] as a type.")]
            #[derive(Debug, Clone, Copy)]
            pub struct $name;
            impl sealed::Sealed for $name {}
            impl Act for $name {
                const ACTION: Action = Action::$name;
                type Thing = $thing;
            }
        )+ };
    }

    acts! {
        SeeQueue: Remit,
        Claim: Thing,
        OpenOriginal: Thing,
        Decide: Thing,
        Import: Remit,
        WriteSummary: Remit,
        ReadSummaries: Remit,
        ReadFigures: Remit,
        WriteReply: Remit,
        ReadReply: Remit,
        Release: Remit,
        RaiseConcern: Thing,
        SeeConcerns: Remit,
        OpenConcern: Matter,
        ActOnConcern: Matter,
        KeepRota: Remit,
        WatchConcerns: Remit,
        SeeDisclosures: Remit,
        AgreeDisclosure: Asked,
        SeeReviews: Remit,
        ReviewDisclosure: Asked,
        TakeDown: Remit,
        ReadAudit: Remit,
        Administer: Remit,
    }
}

/// Leave for one person to do one action on one thing.
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

/// Reads the thing and gives leave, or refuses. Closed by default.
///
/// # Errors
/// [`ErrorKind::NotFound`] where there is no such thing, and where no role of the person's reaches into its authority
/// or its service at all, so that nobody learns what exists elsewhere; [`ErrorKind::Denied`] where they have one that
/// does not reach far enough.
#[tracing::instrument(name = "grant.authorise", skip_all)]
pub async fn authorise<A: Act>(ctx: &Ctx, actor: &Actor, id: <A::Thing as Resource>::Id) -> Result<Grant<A>> {
    let thing = A::Thing::load(ctx, id).await?;
    let mut here = actor.grants.iter().filter(|grant| is_near(grant, &thing)).peekable();
    if here.peek().is_none() {
        return Err(ErrorKind::NotFound.into());
    }
    if !thing.bars(actor) && here.any(|grant| reaches(grant, A::ACTION, actor.person, &thing)) {
        Ok(Grant { person: actor.person, thing, act: PhantomData })
    } else if thing.is_unseen() {
        // Nobody but the people of its desk may even learn that it exists.
        Err(ErrorKind::NotFound.into())
    } else {
        Err(ErrorKind::Denied.into())
    }
}

/// Whether a role is held where the thing is: in its authority, or for its service.
fn is_near(grant: &RoleGrant, thing: &impl Resource) -> bool {
    grant.organisation == thing.authority() || (grant.service.is_some() && grant.service == thing.service())
}

/// Whether one role reaches the thing with `action`.
fn reaches(grant: &RoleGrant, action: Action, person: Uuid, thing: &impl Resource) -> bool {
    let in_reach = match grant.service {
        Some(service) => thing.service() == Some(service),
        None => grant.organisation == thing.authority(),
    };
    let mine = thing.claimed_by() == Some(person);
    in_reach
        && match allows(grant.role, action) {
            None => false,
            Some(Need::Reach) => true,
            Some(Need::ModerationDesk) => thing.desk() == Some(Desk::Moderation),
            Some(Need::OfficerDesk) => thing.desk() == Some(Desk::DesignatedOfficer),
            Some(Need::DirectorDesk) => thing.desk() == Some(Desk::StatutoryDirector),
            Some(Need::ClaimedModeration) => thing.desk() == Some(Desk::Moderation) && mine,
            Some(Need::ClaimedOfficer) => thing.desk() == Some(Desk::DesignatedOfficer) && mine,
            Some(Need::ClaimedDirector) => thing.desk() == Some(Desk::StatutoryDirector) && mine,
            Some(Need::Concerns(desk)) => thing.concerns() == Some(desk),
        }
}
