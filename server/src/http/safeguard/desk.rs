//! The list of a desk's concerns.

use crate::http::{App, Asked, Failure, Here, Reply, Staff, staff::failed};
use app::{
    pages::safeguard::desk::{self, Model, Part},
    routes, staff,
};
use axum::extract::State;
use domain::{Locale, concern::Desk, permission::Action};
use services::{Actor, ErrorKind, Grant, Reach, acts::SeeConcerns, authorise, safeguard};

/// The desks on which somebody acts.
pub(in crate::http) fn desks(actor: &Actor) -> Vec<Desk> {
    Desk::ALL
        .iter()
        .copied()
        .filter(|desk| actor.reaches(Action::SeeConcerns).contains(&at(actor, *desk)))
        .collect()
}

fn at(actor: &Actor, desk: Desk) -> Reach {
    let here = actor.grants.first().map(|grant| grant.organisation.clone());
    Reach::concerns(here.unwrap_or_default(), desk)
}

/// Permission for one of the person's desks: the one asked for, or the first.
pub(in crate::http) async fn leave(
    app: &App,
    l: Locale,
    actor: &Actor,
    asked: Option<Desk>,
) -> Result<Grant<SeeConcerns>, Failure> {
    let desks = desks(actor);
    let desk = asked.or_else(|| desks.first().copied());
    let desk =
        desk.filter(|desk| desks.contains(desk)).ok_or_else(|| Failure::of(app, l, ErrorKind::Denied))?;
    authorise(&app.ctx, actor, at(actor, desk)).await.map_err(failed(app, l))
}

/// `/cy/staff/{organisation}/pryderon`.
pub(super) async fn list(
    State(app): State<App>,
    Here(l): Here,
    staff: Staff,
    Asked(asked): Asked,
) -> Result<Reply, Failure> {
    let wanted = asked.get("desk").and_then(|code| code.parse().ok());
    let leave = leave(&app, l, &staff.actor, wanted).await?;
    let part = Part::from_code(asked.get("show").unwrap_or_default());
    let after = asked.get("after").and_then(|id| id.parse().ok());
    let page = match part {
        Part::All => safeguard::desk(&app.ctx, &leave, after).await,
        Part::Mine => safeguard::mine(&app.ctx, &leave, after).await,
        Part::Closed => safeguard::closed(&app.ctx, &leave, after).await,
    };
    let page = page.map_err(failed(&app, l))?;
    let others: Vec<Desk> = desks(&staff.actor).into_iter().filter(|desk| *desk != page.desk).collect();
    let twin = routes::STAFF_CONCERNS.path_with(l.other(), [&staff.organisation]);
    let frame = staff.frame(&app, l, twin, staff::Part::Concerns);
    let moved = asked.get("done") == Some("moved");
    let model = Model { desk: &page, part, turned: after.is_some(), others: &others, moved };
    Ok(Reply::private(desk::page(&frame, &model)))
}
