//! Who is answering: the first page behind a poster's code.

use super::{Setting, Which, form::about};
use crate::{
    components::link_list,
    page::{Frame, Kind, document},
    routes, tr,
};
use domain::feedback::Audience;
use leptos::prelude::*;

/// The model of a service's first page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StartPage {
    /// The service and when somebody reads.
    pub setting: Setting,
}

/// The whole page: a link for each of the three audiences, in its own words.
pub fn start_page(frame: &Frame, page: &StartPage) -> String {
    let l = frame.locale;
    let doors = [
        (Audience::Child, tr!(l, "give-who-child"), tr!(l, "give-who-child-hint")),
        (Audience::YoungPerson, tr!(l, "give-who-young"), tr!(l, "give-who-young-hint")),
        (Audience::Parent, tr!(l, "give-who-parent"), tr!(l, "give-who-parent-hint")),
    ];
    let doors = doors.map(|(audience, title, line)| {
        (Which { audience, long: false }.form_path(l, &page.setting.code), title, Some(line))
    });
    document(&frame.clone().of(Kind::Contributor), &tr!(l, "give-title"), || {
        view! {
            <p class="about">{about(l, &page.setting)}</p>
            <h1>{tr!(l, "give-who")}</h1>
            {link_list(doors)}
            <p>{tr!(l, "give-who-helping")}</p>
            <p>{tr!(l, "give-no-trace")}</p>
            <p>
                {tr!(l, "give-our-pages")}" "
                <a href=routes::HELP.path(l)>{tr!(l, "give-help-now")}</a>" · "
                <a href=routes::FIND.path(l)>{tr!(l, "give-wrong-service")}</a>
            </p>
        }
    })
}
