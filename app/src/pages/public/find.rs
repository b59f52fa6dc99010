//! Finding the service that feedback is about.

use crate::{
    components::link_list,
    page::{Frame, document},
    pages::give::Which,
    routes, tr, who,
};
use domain::{Locale, catalogue::Authority, feedback::Audience};
use leptos::prelude::*;

/// The address of the list of authorities.
pub fn address(l: Locale, who: Option<Audience>) -> String {
    who::add(routes::FIND.path(l).to_owned(), who)
}

/// The list of authorities, in the alphabetical order of the page's language.
pub fn authorities(frame: &Frame, who: Option<Audience>) -> String {
    let l = frame.locale;
    let places = domain::catalogue::catalogue().authorities_sorted(l).into_iter().map(|place| {
        let href = who::add(routes::FIND_IN.path_with(l, [&place.code]), who);
        view! { <li><a href=href>{place.name.get(l).to_owned()}</a></li> }
    });
    document(frame, &tr!(l, "find-title"), || {
        view! {
            <h1>{tr!(l, "find-title")}</h1>
            <p class="lead">{tr!(l, "find-lead")}</p>
            <ul class="places">{places.collect_view()}</ul>
            <p class="hint">{tr!(l, "find-placed")}</p>
        }
    })
}

/// A service that takes feedback.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// Its name, in the page's language.
    pub name: String,
    /// The opaque code of its questionnaire.
    pub code: String,
}

/// The model of one authority's services.
#[derive(Debug, Clone)]
pub struct Services<'a> {
    /// The audience that the visitor chose.
    pub who: Option<Audience>,
    /// The authority.
    pub authority: &'a Authority,
    /// Its services by type: the type's name, and the services.
    pub groups: Vec<(String, Vec<Service>)>,
    /// The code for "I don't know what it was called". Every authority that takes part has one.
    pub unknown: Option<String>,
}

/// The list of services: first the link for someone who does not know the name, then the services by type.
pub fn services(frame: &Frame, model: &Services<'_>) -> String {
    let l = frame.locale;
    let give = |code: &str| match model.who {
        Some(audience) => Which { audience, long: false }.form_path(l, code),
        None => routes::GIVE.path_with(l, [code]),
    };
    let link = |service: &Service, line| (give(&service.code), service.name.clone(), line);
    // If every type has a single service, the headings are left out: they would say everything twice.
    let groups = if model.groups.iter().all(|(_, services)| services.len() == 1) {
        let services = model.groups.iter().flat_map(|(kind, services)| {
            services
                .iter()
                .map(|service| link(service, (!same_name(kind, &service.name)).then(|| kind.clone())))
        });
        view! { <h2>{tr!(l, "find-in-all")}</h2>{link_list(services)} }.into_any()
    } else {
        let groups = model.groups.iter().map(|(kind, services)| {
            let services = services.iter().map(|service| link(service, None));
            view! { <h2>{kind.clone()}</h2>{link_list(services)} }
        });
        groups.collect_view().into_any()
    };
    let groups = (!model.groups.is_empty()).then_some(groups);
    let unknown = model.unknown.as_ref().map(|code| {
        let link = (give(code), tr!(l, "find-unknown"), Some(tr!(l, "find-unknown-line")));
        view! { <div class="doors">{link_list([link])}</div> }
    });
    let taking_part = model.unknown.is_some() || !model.groups.is_empty();
    let lead = if taking_part {
        tr!(l, "find-in-lead", place = model.authority.located(l))
    } else {
        tr!(l, "find-not-yet", place = model.authority.name.get(l))
    };
    document(frame, &tr!(l, "find-in-title"), || {
        view! {
            <p class="back"><a href=address(l, model.who)>{tr!(l, "find-change")}</a></p>
            <h1>{tr!(l, "find-in-title")}</h1>
            <p class="lead">{lead}</p>
            {unknown}
            {groups}
        }
    })
}

/// Whether two names are the same apart from the kind of apostrophe.
fn same_name(a: &str, b: &str) -> bool {
    a.replace('’', "'") == b.replace('’', "'")
}
