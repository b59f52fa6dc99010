//! What the handlers of every staff page share: the frame, leave, errors.

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
    /// The frame of a page of theirs.
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

/// Leave to do an action on the widest reach that this person has for it. The roles of [`Staff::actor`] are those of
/// the address's organisation.
pub(super) async fn leave<A: Act<Thing = Remit>>(
    app: &App,
    l: Locale,
    actor: &Actor,
) -> Result<Grant<A>, Failure> {
    let reach = actor.reaches(A::ACTION).into_iter().next();
    let reach = reach.ok_or_else(|| Failure::of(app, l, ErrorKind::Denied))?;
    authorise(&app.ctx, actor, reach).await.map_err(failed(app, l))
}

/// Leave for one of the services for which somebody answers; with none asked for, as [`leave`].
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

/// Whether some role of this person could do an action: for what a page offers, never for permission.
pub(super) fn could(actor: &Actor, action: Action) -> bool {
    actor.could(action)
}

/// The quarter that an address or a form asks for. Anything else is none.
pub(super) fn quarter(asked: &Pairs) -> Option<Quarter> {
    asked.get("quarter")?.parse().ok()
}

/// When the text was written that a person saw: their form carries it. `None`: there was no text.
pub(super) fn moment(form: &Pairs) -> Option<Moment> {
    form.get("written")?.parse().ok().map(Moment)
}

/// Turns an error of a command or query into its page.
pub(super) fn failed(app: &App, l: Locale) -> impl Fn(services::Error) -> Failure + Copy {
    move |error| Failure::from_error(app, l, &error)
}
