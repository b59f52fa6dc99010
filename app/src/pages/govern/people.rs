//! The people of an organisation, and the form that adds one.

use super::unfit;
use crate::{
    components::{
        Button, Choice, Choices, Column, ErrorSummary, Field, Select, Table, Tone, actions, chip, facts,
        notice,
    },
    i18n,
    page::{Frame, document},
    routes,
    staff::{csrf, roles},
    tr,
};
use domain::{
    Locale,
    organisation::OrganisationKind,
    permission::{Action, Role, allows, belongs, is_for_services},
};
use leptos::prelude::*;
use services::{
    govern::administer::{Member, NewMember, NewPost, Wrong},
    public::directory::Service,
};

/// The page's model.
#[derive(Debug, Clone)]
pub struct Model<'a> {
    /// The kind of the organisation: it decides which roles there are.
    pub kind: OrganisationKind,
    /// Everybody who holds a role in the organisation.
    pub members: &'a [Member],
    /// The services that a role can be given for; empty for an organisation whose services are typed by their
    /// codes.
    pub services: &'a [Service],
    /// The values typed, if the form came back.
    pub form: NewMember,
    /// The problems with them.
    pub wrong: Vec<Wrong>,
}

/// The page.
pub fn page(frame: &Frame, model: &Model<'_>) -> String {
    let l = frame.locale;
    document(frame, &tr!(l, "staff-people"), || {
        let columns = vec![
            Column::words(tr!(l, "staff-person-name")),
            Column::words(tr!(l, "staff-person-sign-in")),
            Column::words(tr!(l, "staff-person-roles")),
            Column::words(tr!(l, "staff-person-last")),
        ];
        let rows = model.members.iter().map(|member| row(frame, member));
        let table = Table::new("people", tr!(l, "staff-people-caption"), columns).rows(rows).dense().cards();
        view! {
            <h1>{tr!(l, "staff-people")}</h1>
            {errors(l, &model.wrong).view()}
            <p>{tr!(l, "staff-people-about")}</p>
            {table.view()}
            {adding(frame, model)}
        }
    })
}

/// The problems, at the top of the page.
pub(super) fn errors(l: Locale, wrong: &[Wrong]) -> ErrorSummary {
    let summary = ErrorSummary::new(tr!(l, "errors-title"));
    wrong.iter().fold(summary, |summary, wrong| {
        let (control, sentence) = unfit::person(l, *wrong);
        summary.error(control, sentence)
    })
}

/// The problem with one control.
fn beside(l: Locale, wrong: &[Wrong], control: &str) -> Option<String> {
    wrong.iter().map(|wrong| unfit::person(l, *wrong)).find(|(name, _)| *name == control).map(|(_, why)| why)
}

fn row(frame: &Frame, member: &Member) -> Vec<AnyView> {
    let l = frame.locale;
    let page = routes::STAFF_PERSON.path_with(l, [frame.organisation(), &member.id.to_string()]);
    let shut = member.disabled.then(|| chip(Tone::Care, tr!(l, "staff-person-shut")));
    let held =
        member.roles.iter().map(|(role, service)| view! { <li>{held(l, *role, service.as_ref())}</li> });
    vec![
        view! { <a href=page>{member.name.clone()}</a>" "{shut} }.into_any(),
        view! { <code>{member.sign_in.clone()}</code> }.into_any(),
        view! { <ul class="plain">{held.collect_view()}</ul> }.into_any(),
        last(l, member).into_any(),
    ]
}

/// A role, and the service that it is held for.
pub(super) fn held(l: Locale, role: Role, service: Option<&Service>) -> String {
    let role = roles::name(l, role);
    match service {
        None => role,
        Some(service) => {
            let service = format!("{} ({})", service.name.get(l), service.code);
            tr!(l, "staff-person-role-for", role = role, service = service)
        }
    }
}

/// When the member last signed in.
pub(super) fn last(l: Locale, member: &Member) -> String {
    match member.signed_in {
        Some(moment) => i18n::date(l, moment.date()),
        None => tr!(l, "staff-person-never"),
    }
}

fn adding(frame: &Frame, model: &Model<'_>) -> AnyView {
    let l = frame.locale;
    let form = &model.form;
    let locale = form.locale.unwrap_or(Locale::Cy).code();
    // Each language in its own words, whichever language the page is in.
    let languages =
        Locale::ALL.iter().map(|language| Choice::new(language.code(), tr!(*language, "language-name")));
    view! {
        <section class="card" aria-labelledby="add">
            <h2 id="add">{tr!(l, "staff-person-add")}</h2>
            <p>{tr!(l, "staff-person-add-about")}</p>
            <form method="post" action=routes::STAFF_PEOPLE.path_with(l, [frame.organisation()]) novalidate>
                {csrf(frame)}
                {Field::new("name", tr!(l, "staff-person-name"))
                    .hint(tr!(l, "staff-person-name-hint"))
                    .value(form.name.clone())
                    .error(beside(l, &model.wrong, "name"))
                    .view()}
                {Field::new("sign-in", tr!(l, "staff-person-sign-in"))
                    .hint(tr!(l, "staff-person-sign-in-hint"))
                    .value(form.sign_in.clone())
                    .error(beside(l, &model.wrong, "sign-in"))
                    .short()
                    .view()}
                {post(l, model.kind, model.services, &form.post, &model.wrong)}
                {Choices::radio("locale", tr!(l, "staff-person-language"))
                    .choices(languages)
                    .chosen([locale])
                    .beside()
                    .view()}
                {actions(Button::primary(tr!(l, "staff-person-add-do")).view())}
            </form>
        </section>
    }
    .into_any()
}

/// The controls that choose a role and, for roles of a service, the service.
pub(super) fn post(
    l: Locale,
    kind: OrganisationKind,
    services: &[Service],
    post: &NewPost,
    wrong: &[Wrong],
) -> AnyView {
    let busy = |role: Role| Action::ALL.iter().any(|action| allows(role, *action).is_some());
    let here: Vec<Role> =
        Role::ALL.iter().copied().filter(|role| belongs(*role, kind) && busy(*role)).collect();
    let for_services = here.iter().any(|role| is_for_services(*role));
    let choices = here.iter().map(|role| (role.code(), roles::name(l, *role)));
    let role = Select::new("role", tr!(l, "staff-person-role"))
        .empty(tr!(l, "staff-choose"))
        .options(choices)
        .chosen(post.role.map(Role::code))
        .error(beside(l, wrong, "role"))
        .view();
    let label = tr!(l, "staff-person-service");
    let why = beside(l, wrong, "service");
    let service = for_services.then(|| {
        if services.is_empty() {
            Field::new("service", label)
                .hint(tr!(l, "staff-person-service-code"))
                .value(post.service.clone())
                .error(why)
                .short()
                .view()
        } else {
            let choices = services
                .iter()
                .map(|service| (service.code.clone(), format!("{} ({})", service.name.get(l), service.code)));
            Select::new("service", label)
                .hint(tr!(l, "staff-person-service-hint"))
                .empty(tr!(l, "staff-person-service-all"))
                .options(choices)
                .chosen(Some(post.service.clone()))
                .error(why)
                .view()
        }
    });
    view! { {role}{service} }.into_any()
}

/// The page after adding a person: their password, shown once.
pub fn added(frame: &Frame, name: &str, sign_in: &str, password: &str) -> String {
    told(frame, &tr!(frame.locale, "staff-person-added"), name, (sign_in, password))
}

/// The page after renewing a password: the new one, shown once.
pub fn renewed(frame: &Frame, name: &str, sign_in: &str, password: &str) -> String {
    told(frame, &tr!(frame.locale, "staff-person-renewed"), name, (sign_in, password))
}

fn told(frame: &Frame, title: &str, name: &str, (sign_in, password): (&str, &str)) -> String {
    let l = frame.locale;
    document(frame, title, || {
        let told = tr!(l, "staff-person-password-told", name = name);
        let known = [
            (tr!(l, "staff-person-sign-in"), view! { <code>{sign_in.to_owned()}</code> }.into_any()),
            (tr!(l, "staff-person-password"), view! { <code>{password.to_owned()}</code> }.into_any()),
        ];
        view! {
            <h1>{title.to_owned()}</h1>
            {notice(Tone::Good, view! { <p role="status">{told}</p> })}
            {facts(known)}
            <p>{tr!(l, "staff-person-password-hint")}</p>
            <p><a href=routes::STAFF_PEOPLE.path_with(l, [frame.organisation()])>{tr!(l, "staff-people")}</a></p>
        }
    })
}
