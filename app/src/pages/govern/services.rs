//! The services of an authority with the addresses for their posters, and the form that adds one.

use super::unfit;
use crate::{
    components::{Button, ErrorSummary, Field, Select, Tone, actions, card, chip, facts, notice},
    page::{Frame, document},
    routes,
    staff::csrf,
    tr,
};
use domain::{Locale, catalogue::catalogue};
use leptos::prelude::*;
use services::{
    govern::{
        administer::{ServiceForm, WrongService},
        office::PROVIDERS,
    },
    public::directory::Service,
};

/// The page's model.
#[derive(Debug, Clone)]
pub struct Model<'a> {
    /// The services, by code; `None` if the organisation is not an authority.
    pub services: Option<&'a [Service]>,
    /// The server's origin, for the addresses on posters: `https://…`, without a slash at the end.
    pub origin: &'a str,
    /// The values typed, if the form came back.
    pub form: ServiceForm,
    /// The problems with them.
    pub wrong: Vec<WrongService>,
    /// The code of a service that was just added.
    pub added: Option<&'a str>,
}

/// The page.
pub fn page(frame: &Frame, model: &Model<'_>) -> String {
    let l = frame.locale;
    document(frame, &tr!(l, "staff-services"), || {
        let errors = ErrorSummary::new(tr!(l, "errors-title"));
        let errors = model.wrong.iter().fold(errors, |errors, wrong| {
            let (control, sentence) = unfit::service(l, *wrong);
            errors.error(control, sentence)
        });
        let added = model.added.map(|code| {
            let line = tr!(l, "staff-service-added", code = code);
            notice(Tone::Good, view! { <p role="status">{line}</p> })
        });
        let body = match model.services {
            None => view! { <p>{tr!(l, "staff-services-none")}</p> }.into_any(),
            Some(services) => {
                let all = services.iter().map(|service| one(frame, model.origin, service));
                view! { {all.collect_view()}{adding(frame, model)} }.into_any()
            }
        };
        view! {
            <h1>{tr!(l, "staff-services")}</h1>
            {errors.view()}
            {added}
            <p>{tr!(l, "staff-services-about")}</p>
            {body}
        }
    })
}

/// One service: its names, its code, its poster addresses, and whether it takes feedback.
fn one(frame: &Frame, origin: &str, service: &Service) -> AnyView {
    let l = frame.locale;
    let poster = |locale: Locale| {
        let path = routes::GIVE.path_with(locale, [&service.code]);
        let shown = format!("{origin}{path}");
        // A closed service has no page to open.
        let address =
            if service.open { view! { <a href=path>{shown}</a> }.into_any() } else { shown.into_any() };
        view! { <span class="address">{address}</span> }.into_any()
    };
    let kind = catalogue().service_type(&service.kind);
    let kind = kind.map_or_else(|| service.kind.clone(), |kind| kind.name.get(l).to_owned());
    let lines = [
        (tr!(l, "staff-service-code"), view! { <code>{service.code.clone()}</code> }.into_any()),
        (tr!(l, "staff-service-poster-cy"), poster(Locale::Cy)),
        (tr!(l, "staff-service-poster-en"), poster(Locale::En)),
        (tr!(l, "staff-service-kind"), kind.into_any()),
        (tr!(l, "staff-service-provider"), provider(l, &service.provider).into_any()),
    ];
    let here = routes::STAFF_SERVICES.path_with(l, [frame.organisation()]);
    let name = service.name.get(l);
    let (state, press) = if service.open {
        let press = Button::quiet(tr!(l, "staff-service-close", name = name)).sends("do", "close");
        (chip(Tone::Good, tr!(l, "staff-service-open")), press)
    } else {
        let press = Button::quiet(tr!(l, "staff-service-reopen", name = name)).sends("do", "open");
        (chip(Tone::Care, tr!(l, "staff-service-closed")), press)
    };
    let both = format!("{} / {}", service.name.cy, service.name.en);
    let title = if l == Locale::Cy { both } else { format!("{} / {}", service.name.en, service.name.cy) };
    card(
        title,
        view! {
            <p>{state}</p>
            {facts(lines)}
            <form method="post" action=here>
                {csrf(frame)}
                <input type="hidden" name="code" value=service.code.clone() />
                {press.view()}
            </form>
        },
    )
}

/// The provider, in words.
fn provider(l: Locale, code: &str) -> String {
    match code {
        "council" => tr!(l, "staff-provider-council"),
        "health-board" => tr!(l, "staff-provider-health-board"),
        "third-sector" => tr!(l, "staff-provider-third-sector"),
        other => other.to_owned(),
    }
}

fn adding(frame: &Frame, model: &Model<'_>) -> AnyView {
    let l = frame.locale;
    let form = &model.form;
    let beside = |control: &str| {
        let mut all = model.wrong.iter().map(|wrong| unfit::service(l, *wrong));
        all.find(|(name, _)| *name == control).map(|(_, why)| why)
    };
    let services = &catalogue().services;
    let kinds = services.types.iter().map(|kind| (kind.id.clone(), kind.name.get(l).to_owned()));
    let levels = services.levels.iter().map(|level| (level.code.code(), level.name.get(l).to_owned()));
    let providers = PROVIDERS.iter().map(|code| (*code, provider(l, code)));
    let choose = || tr!(l, "staff-choose");
    view! {
        <section class="card" aria-labelledby="add">
            <h2 id="add">{tr!(l, "staff-service-add")}</h2>
            <form method="post" action=routes::STAFF_SERVICES.path_with(l, [frame.organisation()]) novalidate>
                {csrf(frame)}
                {Field::new("cy", tr!(l, "staff-service-name-cy"))
                    .value(form.name.cy.clone())
                    .error(beside("cy"))
                    .view()}
                {Field::new("en", tr!(l, "staff-service-name-en"))
                    .value(form.name.en.clone())
                    .error(beside("en"))
                    .view()}
                {Select::new("kind", tr!(l, "staff-service-kind"))
                    .empty(choose())
                    .options(kinds)
                    .chosen(Some(form.kind.clone()))
                    .error(beside("kind"))
                    .view()}
                {Select::new("level", tr!(l, "staff-service-level"))
                    .empty(tr!(l, "staff-service-level-usual"))
                    .options(levels)
                    .chosen(Some(form.level.clone()))
                    .error(beside("level"))
                    .view()}
                {Select::new("provider", tr!(l, "staff-service-provider"))
                    .empty(choose())
                    .options(providers)
                    .chosen(Some(form.provider.clone()))
                    .error(beside("provider"))
                    .view()}
                {actions(Button::primary(tr!(l, "staff-service-add-do")).sends("do", "add").view())}
            </form>
        </section>
    }
    .into_any()
}
