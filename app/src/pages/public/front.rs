//! The language chooser, and the front page.

use crate::{
    components::{button_link, link_list, prose},
    page::{Frame, document, mark},
    pages::public::find,
    routes, tr,
};
use domain::{Locale, feedback::Audience};
use leptos::prelude::*;

/// `/`, with Welsh first: the only page in both languages. Its frame is the Welsh one.
pub fn root(frame: &Frame) -> String {
    let choice = |l: Locale| {
        view! { <p lang=l.code()>{button_link(routes::FRONT.path(l), tr!(l, "language-name"))}</p> }
    };
    document(frame, &tr!(frame.locale, "root-title"), || {
        view! {
            <div class="chooser">
                {mark()}
                <h1>{tr!(Locale::Cy, "brand")}</h1>
                <p>{tr!(Locale::Cy, "site-description")}</p>
                <p lang="en">{tr!(Locale::En, "site-description")}</p>
                <div class="actions">{choice(Locale::Cy)}{choice(Locale::En)}</div>
            </div>
        }
    })
}

/// The front page: who are you, coming back with a number, what happens, what services did.
pub fn front(frame: &Frame) -> String {
    let l = frame.locale;
    let who = [
        (Audience::Child, tr!(l, "front-child"), tr!(l, "front-child-line")),
        (Audience::YoungPerson, tr!(l, "front-young"), tr!(l, "front-young-line")),
        (Audience::Parent, tr!(l, "front-parent"), tr!(l, "front-parent-line")),
    ];
    let who = who.into_iter().map(|(who, title, line)| (find::address(l, Some(who)), title, Some(line)));
    let more = [
        (routes::NUMBER.path(l), tr!(l, "front-number"), tr!(l, "front-number-line")),
        (routes::WHAT_HAPPENS.path(l), tr!(l, "what-title"), tr!(l, "front-what-happens-line")),
        (routes::RELEASES.path(l), tr!(l, "releases-title"), tr!(l, "front-releases-line")),
        (routes::COMMITMENTS.path(l), tr!(l, "commitments-public"), tr!(l, "front-commitments-line")),
        (routes::RIGHTS.path(l), tr!(l, "footer-rights"), tr!(l, "front-rights-line")),
    ];
    let more = more.into_iter().map(|(href, title, line)| (href.to_owned(), title, Some(line)));
    document(frame, &tr!(l, "front-title"), || {
        view! {
            <div class="hero">
                {mark()}
                <h1>{tr!(l, "front-title")}</h1>
                <p class="lead">{tr!(l, "front-lead")}</p>
            </div>
            <h2 id="who">{tr!(l, "front-who")}</h2>
            <div class="doors">{link_list(who)}</div>
            <p class="hint">{tr!(l, "front-helper")}</p>
            <h2>{tr!(l, "front-promises-title")}</h2>
            {prose(&tr!(l, "front-promises"))}
            <h2>{tr!(l, "front-more")}</h2>
            {link_list(more)}
        }
    })
}
