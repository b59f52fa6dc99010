//! Services and their posters, for the administrator of an authority.

use crate::http::{
    App, Asked, Failure, Here, Reply, Staff, StaffPost,
    staff::{failed, leave},
};
use app::{pages::govern::services as page, routes, staff::Part};
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use domain::{Bilingual, Locale};
use services::{
    ErrorKind,
    acts::Administer,
    govern::administer::{self, ServiceForm, WrongService},
};

/// `/cy/staff/{organisation}/gwasanaethau`.
pub(super) async fn list(
    State(app): State<App>,
    Here(l): Here,
    staff: Staff,
    Asked(asked): Asked,
) -> Result<Reply, Failure> {
    show(&app, l, &staff, (ServiceForm::default(), Vec::new()), asked.get("added")).await
}

async fn show(
    app: &App,
    l: Locale,
    staff: &Staff,
    (form, wrong): (ServiceForm, Vec<WrongService>),
    added: Option<&str>,
) -> Result<Reply, Failure> {
    let leave = leave::<Administer>(app, l, &staff.actor).await?;
    let services = administer::services(&app.ctx, &leave).await.map_err(failed(app, l))?;
    let services = services.as_deref();
    // The address holds a code; the page confirms only a service that exists.
    let known = |code: &&str| services.is_some_and(|all| all.iter().any(|one| one.code == **code));
    let added = added.filter(known);
    let model = page::Model { services, origin: &app.config.origin, form, wrong, added };
    let twin = routes::STAFF_SERVICES.path_with(l.other(), [&staff.organisation]);
    Ok(Reply::private(page::page(&staff.frame(app, l, twin, Part::Services), &model)))
}

/// Adds a service, closes one, or reopens one.
pub(super) async fn change(
    State(app): State<App>,
    Here(l): Here,
    StaffPost { staff, form }: StaffPost,
) -> Result<Response, Failure> {
    let leave = leave::<Administer>(&app, l, &staff.actor).await?;
    let typed = |name| form.get(name).unwrap_or_default().to_owned();
    let here = routes::STAFF_SERVICES.path_with(l, [&staff.organisation]);
    let set_open = async |open| {
        administer::set_open(&app.ctx, &leave, &typed("code"), open).await.map_err(failed(&app, l))?;
        Ok(Redirect::to(&here).into_response())
    };
    match form.get("do") {
        Some("close") => set_open(false).await,
        Some("open") => set_open(true).await,
        Some("add") => {
            let new = ServiceForm {
                kind: typed("kind"),
                level: typed("level"),
                provider: typed("provider"),
                name: Bilingual { cy: typed("cy"), en: typed("en") },
            };
            match administer::add_service(&app.ctx, &leave, &new).await.map_err(failed(&app, l))? {
                Ok(added) => Ok(Redirect::to(&format!("{here}?added={}", added.code)).into_response()),
                Err(wrong) => {
                    Ok(show(&app, l, &staff, (new, wrong), None).await?.unprocessable().into_response())
                }
            }
        }
        _ => Err(Failure::of(&app, l, ErrorKind::Refused)),
    }
}
