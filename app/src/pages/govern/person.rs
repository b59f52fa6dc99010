//! One person of an organisation: their roles, their password, and whether they may sign in.

use super::{
    people::{errors, held, last, post},
    unfit,
};
use crate::{
    components::{Button, Tone, actions, chip, facts, notice},
    page::{Frame, document},
    routes,
    staff::csrf,
    tr,
};
use domain::{Locale, organisation::OrganisationKind, permission::Role};
use leptos::prelude::*;
use services::{
    govern::{
        administer::{Member, NewPost, Wrong},
        office::Unfit,
    },
    public::directory::Service,
};

/// The outcome of the form that was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// A role was given.
    Given,
    /// They had the role already.
    Held,
    /// A role was taken away.
    Taken,
    /// They can no longer sign in.
    Shut,
}

/// The page's model.
#[derive(Debug, Clone)]
pub struct Model<'a> {
    /// The kind of the organisation.
    pub kind: OrganisationKind,
    /// The person.
    pub member: &'a Member,
    /// Whether they hold roles in other organisations too.
    pub elsewhere: bool,
    /// The services that a role can be given for.
    pub services: &'a [Service],
    /// The role that was asked for, if the form came back.
    pub post: NewPost,
    /// The problems with it.
    pub wrong: Vec<Wrong>,
    /// Why a role cannot be taken away, or the person cannot be shut out.
    pub refused: Option<Unfit>,
    /// What was done.
    pub done: Option<Done>,
}

/// The page.
pub fn page(frame: &Frame, model: &Model<'_>) -> String {
    let l = frame.locale;
    let member = model.member;
    document(frame, &member.name, || {
        let refused = model.refused.map(|bad| {
            let why = view! { <p>{unfit::unfit(l, bad)}</p> };
            view! { <div role="alert">{notice(Tone::Care, why)}</div> }
        });
        let done = model.done.map(|done| notice(Tone::Good, view! { <p role="status">{said(l, done)}</p> }));
        let shut = member.disabled.then(|| chip(Tone::Care, tr!(l, "staff-person-shut")));
        let known = [
            (tr!(l, "staff-person-sign-in"), view! { <code>{member.sign_in.clone()}</code> }.into_any()),
            (tr!(l, "staff-person-last"), last(l, member).into_any()),
        ];
        view! {
            <h1>{member.name.clone()}" "{shut}</h1>
            {errors(l, &model.wrong).view()}
            {refused}
            {done}
            {facts(known)}
            <h2>{tr!(l, "staff-person-roles")}</h2>
            <ul class="plain">{member.roles.iter().map(|role| one_role(frame, member, role)).collect_view()}</ul>
            {giving(frame, model)}
            {way_in(frame, model)}
            <p><a href=routes::STAFF_PEOPLE.path_with(l, [frame.organisation()])>{tr!(l, "staff-people")}</a></p>
        }
    })
}

fn said(l: Locale, done: Done) -> String {
    match done {
        Done::Given => tr!(l, "staff-person-given"),
        Done::Held => tr!(l, "staff-person-held"),
        Done::Taken => tr!(l, "staff-person-taken"),
        Done::Shut => tr!(l, "staff-person-shut-done"),
    }
}

fn here(frame: &Frame, member: &Member) -> String {
    routes::STAFF_PERSON.path_with(frame.locale, [frame.organisation(), &member.id.to_string()])
}

fn one_role(frame: &Frame, member: &Member, (role, service): &(Role, Option<Service>)) -> AnyView {
    let l = frame.locale;
    let held = held(l, *role, service.as_ref());
    let label = tr!(l, "staff-person-take", role = held.as_str());
    view! {
        <li>
            <form method="post" action=here(frame, member)>
                {csrf(frame)}
                <input type="hidden" name="role" value=role.code() />
                <input type="hidden" name="service" value=service.as_ref().map(|service| service.id.to_string()) />
                <span>{held}</span>" "
                {Button::quiet(label).sends("do", "take").view()}
            </form>
        </li>
    }
    .into_any()
}

fn giving(frame: &Frame, model: &Model<'_>) -> AnyView {
    let l = frame.locale;
    view! {
        <section class="card" aria-labelledby="give">
            <h2 id="give">{tr!(l, "staff-person-give")}</h2>
            <p>{tr!(l, "staff-person-give-about")}</p>
            <form method="post" action=here(frame, model.member) novalidate>
                {csrf(frame)}
                {post(l, model.kind, model.services, &model.post, &model.wrong)}
                {actions(Button::primary(tr!(l, "staff-person-give-do")).sends("do", "give").view())}
            </form>
        </section>
    }
    .into_any()
}

/// The forms for a new password and for shutting the person out. An organisation cannot do either to somebody
/// who works in another organisation too.
fn way_in(frame: &Frame, model: &Model<'_>) -> AnyView {
    let l = frame.locale;
    if model.elsewhere {
        return notice(Tone::Plain, view! { <p>{tr!(l, "staff-unfit-elsewhere")}</p> });
    }
    let shut = (!model.member.disabled).then(|| {
        view! {
            <p>{tr!(l, "staff-person-shut-about")}</p>
            {actions(Button::grave(tr!(l, "staff-person-shut-do")).sends("do", "shut").view())}
        }
    });
    view! {
        <section class="card" aria-labelledby="way-in">
            <h2 id="way-in">{tr!(l, "staff-person-way-in")}</h2>
            <form method="post" action=here(frame, model.member)>
                {csrf(frame)}
                <p>{tr!(l, "staff-person-renew-about")}</p>
                {actions(Button::quiet(tr!(l, "staff-person-renew")).sends("do", "renew").view())}
                {shut}
            </form>
        </section>
    }
    .into_any()
}
