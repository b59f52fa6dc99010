//! The figures that somebody may read, section by section.

use crate::http::{
    App, Asked, Failure, Here, Reply, Staff,
    staff::{failed, leave_for},
};
use app::{
    figures::Section,
    pages::publish::figures::{self as page, Model},
    routes,
    staff::Part,
};
use axum::extract::State;
use domain::{Locale, figures::Cut};
use services::{Grant, acts::ReadFigures, answer, publish::prints};

/// `/cy/staff/{organisation}/ffigurau`. A period, section or cut that does not exist is as if none was asked for; a
/// service that the person does not answer for is "not found".
pub(super) async fn look(
    State(app): State<App>,
    Here(l): Here,
    staff: Staff,
    Asked(asked): Asked,
) -> Result<Reply, Failure> {
    let services = answer::services(&app.ctx, &staff.actor).await.map_err(failed(&app, l))?;
    let code = asked.get("service").filter(|_| !services.is_empty());
    let service = match code {
        Some(code) => {
            let found = services.iter().find(|service| service.code == code);
            Some(found.ok_or_else(|| Failure::of(&app, l, services::ErrorKind::NotFound))?)
        }
        None => services.first(),
    };
    let leave: Grant<ReadFigures> =
        leave_for(&app, l, &staff.actor, service.map(|service| service.id)).await?;
    let period = asked.get("period").and_then(|period| period.parse().ok());
    let cut = asked.get("cut").and_then(|cut| cut.parse().ok()).filter(|cut| page::CUTS.contains(cut));
    let printed =
        prints::read(&app.ctx, &leave, period, cut.unwrap_or(Cut::All)).await.map_err(failed(&app, l))?;
    let section = asked.get("part").and_then(|part| Section::of_slug(l, part)).unwrap_or(Section::Charter);
    let past = match page::last(printed.period).filter(|_| section == Section::Change) {
        Some(last) => prints::past(&app.ctx, &leave, last).await.map_err(failed(&app, l))?,
        None => Vec::new(),
    };
    let twin = |l: Locale| {
        let here = routes::STAFF_FIGURES.path_with(l, [&staff.organisation]);
        let service = service.map(|service| format!("&service={}", service.code)).unwrap_or_default();
        let (period, slug, cut) = (printed.period, section.slug(l), printed.cut);
        format!("{here}?period={period}&part={slug}&cut={cut}{service}")
    };
    let frame = staff.frame(&app, l, twin(l.other()), Part::Figures);
    let model = Model { services: &services, service, section, printed: &printed, past: &past };
    Ok(Reply::private(page::page(&frame, &model)))
}
