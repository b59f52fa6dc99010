//! A manager's page: what families said, the figures that may be shown, and the replies.

use crate::{
    components::{Tone, notice},
    i18n,
    page::{Frame, document},
    pages::{
        answer::{model::Model, reply::card},
        moderate::{body, summaries::choose_keeping},
    },
    routes, tr,
};
use domain::clock::Quarter;
use leptos::prelude::*;
use services::public::directory::Service;

/// The page.
pub fn page(frame: &Frame, model: &Model<'_>) -> String {
    let l = frame.locale;
    document(frame, &tr!(l, "staff-themes"), || {
        let errors = model.answering.map(|answering| body::errors(l, &answering.findings));
        let sent = model
            .sent
            .then(|| notice(Tone::Good, view! { <p role="status">{tr!(l, "staff-reply-sent")}</p> }));
        let themes: Vec<AnyView> = model
            .work
            .themes
            .iter()
            .filter_map(|theme| Some(card(frame, model, theme.summary.as_ref()?, &theme.replies)))
            .collect();
        let nothing = themes.is_empty();
        view! {
            <h1>{tr!(l, "staff-themes")}</h1>
            {sent}
            {errors}
            {which_service(frame, model)}
            {model.may_answer.then(|| sent_back(frame, model))}
            {choose_keeping(
                l,
                &routes::STAFF_THEMES.path_with(l, [frame.organisation()]),
                model.work.quarter,
                &model.work.quarters,
                model.service.map(|service| ("service", service.code.as_str())),
            )}
            {nothing.then(|| view! { <p>{tr!(l, "staff-themes-none")}</p> })}
            {themes}
            <h2>{tr!(l, "staff-figures")}</h2>
            <p><a href=figures_of(frame, model.service, model.work.quarter)>{tr!(l, "staff-figures-link")}</a></p>
        }
    })
}

/// The address of the page for one of the reader's services.
fn address(frame: &Frame, service: Option<&Service>, quarter: Option<Quarter>) -> String {
    let here = routes::STAFF_THEMES.path_with(frame.locale, [frame.organisation()]);
    let service = service.map(|service| format!("service={}", service.code));
    let quarter = quarter.map(|quarter| format!("quarter={quarter}"));
    let asked: Vec<String> = service.into_iter().chain(quarter).collect();
    if asked.is_empty() { here } else { format!("{here}?{}", asked.join("&")) }
}

/// The address of the figures of a quarter.
fn figures_of(frame: &Frame, service: Option<&Service>, quarter: Quarter) -> String {
    let here = routes::STAFF_FIGURES.path_with(frame.locale, [frame.organisation()]);
    let service = service.map(|service| format!("&service={}", service.code)).unwrap_or_default();
    format!("{here}?period={quarter}{service}")
}

/// Names the service that the page is about, and links to the reader's other services.
fn which_service(frame: &Frame, model: &Model<'_>) -> Option<AnyView> {
    let l = frame.locale;
    let shown = model.service?;
    let links = model.services.iter().map(|service| {
        let current = (service.code == shown.code).then_some("true");
        let href = address(frame, Some(service), Some(model.work.quarter));
        view! { <li><a href=href aria-current=current>{service.name.get(l).to_owned()}</a></li> }
    });
    let list = (model.services.len() > 1).then(|| {
        view! {
            <nav aria-label=tr!(l, "staff-my-services")>
                <p>{tr!(l, "staff-my-services")}</p>
                <ul>{links.collect_view()}</ul>
            </nav>
        }
    });
    let about = tr!(l, "staff-themes-of", service = shown.name.get(l));
    Some(view! { <p class="lead">{about}</p>{list} }.into_any())
}

/// Says in which quarters replies were sent back, whichever quarter the page shows.
fn sent_back(frame: &Frame, model: &Model<'_>) -> Option<AnyView> {
    let l = frame.locale;
    let lines = model.returned.iter().map(|(quarter, count)| {
        let link = address(frame, model.service, Some(*quarter));
        let label =
            tr!(l, "staff-replies-returned-in", months = i18n::months_of(l, *quarter), count = *count);
        view! { <li><a href=link>{label}</a></li> }
    });
    let lines = lines.collect_view();
    (!model.returned.is_empty()).then(|| {
        notice(
            Tone::Care,
            view! { <p><strong>{tr!(l, "staff-replies-returned")}</strong></p><ul>{lines}</ul> },
        )
    })
}
