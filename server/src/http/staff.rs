//! What the handlers of all staff pages share: the frame, permission, errors.

use super::{App, Failure, Pairs, Staff};
use app::{
    page::Frame,
    staff::{AtWork, Part},
};
use domain::{
    Locale,
    clock::{Moment, Quarter},
    permission::Action,
};
use services::{Act, Actor, ErrorKind, Grant, Reach, Remit, Uuid, authorise};

impl Staff {
    /// The frame of a staff page.
    pub(super) fn frame(&self, app: &App, l: Locale, twin: impl Into<String>, part: Part) -> Frame {
        let at_work = AtWork {
            actor: &self.actor,
            organisation: &self.organisation,
            organisations: &self.organisations,
            csrf: &self.csrf,
        };
        app::staff::frame(app.frame(l, twin), at_work, part)
    }
}

/// Permission for an action, on the widest reach that this person has for it. The roles of [`Staff::actor`]
/// are those of the address's organisation.
pub(super) async fn leave<A: Act<Thing = Remit>>(
    app: &App,
    l: Locale,
    actor: &Actor,
) -> Result<Grant<A>, Failure> {
    let reach = actor.reaches(A::ACTION).into_iter().next();
    let reach = reach.ok_or_else(|| Failure::of(app, l, ErrorKind::Denied))?;
    authorise(&app.ctx, actor, reach).await.map_err(failed(app, l))
}

/// Permission for one of the services that the person answers for; the same as [`leave`] if none is asked
/// for.
pub(super) async fn leave_for<A: Act<Thing = Remit>>(
    app: &App,
    l: Locale,
    actor: &Actor,
    service: Option<Uuid>,
) -> Result<Grant<A>, Failure> {
    let Some(service) = service.map(Reach::Service) else { return leave(app, l, actor).await };
    let reach = actor.reaches(A::ACTION).into_iter().find(|reach| *reach == service);
    let reach = reach.ok_or_else(|| Failure::of(app, l, ErrorKind::NotFound))?;
    authorise(&app.ctx, actor, reach).await.map_err(failed(app, l))
}

/// Whether any role of this person could do an action. It decides what a page offers, never what is allowed.
pub(super) fn could(actor: &Actor, action: Action) -> bool {
    actor.could(action)
}

/// The quarter in an address or a form; `None` if it cannot be read.
pub(super) fn quarter(asked: &Pairs) -> Option<Quarter> {
    asked.get("quarter")?.parse().ok()
}

/// When the text that the person saw was written, as their form says. `None`: there was no text.
pub(super) fn moment(form: &Pairs) -> Option<Moment> {
    form.get("written")?.parse().ok().map(Moment)
}

/// Turns an error of a command or query into its failure page.
pub(super) fn failed(app: &App, l: Locale) -> impl Fn(services::Error) -> Failure + Copy {
    move |error| Failure::from_error(app, l, &error)
}
