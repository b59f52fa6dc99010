//! The part of an authority that a page of a manager is about.

use crate::http::{
    App, Failure, Staff,
    staff::{failed, leave_for},
};
use domain::Locale;
use services::{Act, ErrorKind, Grant, Remit, answer, public::directory::Service};

/// The part of an authority that somebody replies for: all of it, or one of their services.
pub(super) struct Desk<'a> {
    pub(super) app: &'a App,
    pub(super) l: Locale,
    pub(super) staff: &'a Staff,
    pub(super) services: Vec<Service>,
    /// The index in `services` of the service that the page is about.
    chosen: Option<usize>,
}

impl<'a> Desk<'a> {
    /// The manager's service with the code asked for, or their first. A code of somebody else's service is
    /// "not found".
    pub(super) async fn of(
        app: &'a App,
        l: Locale,
        staff: &'a Staff,
        asked: Option<&str>,
    ) -> Result<Self, Failure> {
        let services = answer::services(&app.ctx, &staff.actor).await.map_err(failed(app, l))?;
        let chosen = match asked {
            None => (!services.is_empty()).then_some(0),
            Some(code) => {
                let found = services.iter().position(|service| service.code == code);
                Some(found.ok_or_else(|| Failure::of(app, l, ErrorKind::NotFound))?)
            }
        };
        Ok(Self { app, l, staff, services, chosen })
    }

    pub(super) fn service(&self) -> Option<&Service> {
        self.services.get(self.chosen?)
    }

    pub(super) async fn leave<A: Act<Thing = Remit>>(&self) -> Result<Grant<A>, Failure> {
        let service = self.service().map(|service| service.id);
        leave_for(self.app, self.l, &self.staff.actor, service).await
    }
}
