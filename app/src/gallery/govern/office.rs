//! Made-up samples of an administrator's pages.

use crate::{
    gallery::{
        Sample,
        staff::{NOW, made_up_organisations, staff},
    },
    pages::govern::{home, organisations, people, person, services as service_page},
    staff::Part,
};
use domain::{Bilingual, Locale, concern::Desk, organisation::OrganisationKind, permission::Role};
use services::{
    Uuid,
    govern::{
        administer::{Member, NewMember, NewPost, Overview, ServiceForm, Wrong},
        office::Unfit,
    },
    moderate::Missing,
    public::directory::Service,
};

pub(super) fn samples() -> Vec<Sample> {
    vec![
        Sample { name: "staff-home-administrator", render: home_page },
        Sample { name: "staff-home-reader", render: reader_home },
        Sample { name: "staff-all-organisations", render: all_organisations },
        Sample { name: "staff-people", render: |l| people_page(l, OrganisationKind::Authority, false) },
        Sample { name: "staff-people-wrong", render: |l| people_page(l, OrganisationKind::Authority, true) },
        Sample {
            name: "staff-people-provider",
            render: |l| people_page(l, OrganisationKind::Provider, true),
        },
        Sample { name: "staff-person-added", render: added },
        Sample { name: "staff-person", render: |l| person_page(l, None) },
        Sample { name: "staff-person-refused", render: |l| person_page(l, Some(Unfit::LastAdministrator)) },
        Sample { name: "staff-person-defeated", render: defeated },
        Sample {
            name: "staff-services",
            render: |l| services_page(l, ServiceForm::default(), Some("K7QF2M")),
        },
        Sample { name: "staff-services-wrong", render: wrong_service },
        Sample { name: "staff-services-none", render: no_services },
    ]
}

fn home_page(l: Locale) -> String {
    let home = home::Home {
        roles: vec![Role::Administrator],
        office: Some(Overview { people: 9, never: 2, services: Some(4), organisations: 3 }),
        missing: vec![Missing::OnDesk(Desk::Officer)],
        ..home::Home::default()
    };
    home::page(&staff(l, Part::Home), &home)
}

/// The start page with every role that has no work of its own there.
fn reader_home(l: Locale) -> String {
    let roles = Role::ALL.to_vec();
    home::page(
        &staff(l, Part::Home),
        &home::Home { roles, themes: Some(false), notices: Some(2), ..home::Home::default() },
    )
}

fn all_organisations(l: Locale) -> String {
    let all = made_up_organisations();
    organisations::all(&staff(l, Part::Organisations), &all, &all[..1])
}

fn service(open: bool) -> Service {
    Service {
        id: Uuid::from_u128(7),
        authority: "W06000008".to_owned(),
        kind: "taf".to_owned(),
        level: "E".to_owned(),
        provider: "council".to_owned(),
        name: Bilingual { cy: "Tîm Dychmygol".to_owned(), en: "A Made-up Team".to_owned() },
        code: if open { "K7QF2M" } else { "P3WX9D" }.to_owned(),
        open,
    }
}

fn member(disabled: bool) -> Member {
    let roles = if disabled {
        vec![(Role::Moderator, None)]
    } else {
        vec![(Role::PerformanceLead, None), (Role::ServiceManager, Some(service(true)))]
    };
    Member {
        id: Uuid::from_u128(u128::from(disabled)),
        name: "Nia Ddychmygol (demo)".to_owned(),
        sign_in: "nia".to_owned(),
        disabled,
        signed_in: (!disabled).then_some(NOW),
        roles,
    }
}

fn people_page(l: Locale, kind: OrganisationKind, wrong: bool) -> String {
    let members = [member(false), member(true)];
    let services = [service(true)];
    let charity = kind == OrganisationKind::Provider;
    let form = NewMember { name: "Nia".to_owned(), sign_in: "nia un".to_owned(), ..NewMember::default() };
    let unfit = if charity { Unfit::WhichService } else { Unfit::Defeated(Role::Moderator) };
    let all = vec![Wrong::Name, Wrong::SignIn, Wrong::Unfit(unfit)];
    let model = people::Model {
        kind,
        members: &members,
        services: if charity { &[] } else { &services },
        form: if wrong { form } else { NewMember::default() },
        wrong: if wrong { all } else { Vec::new() },
    };
    people::page(&staff(l, Part::People), &model)
}

fn added(l: Locale) -> String {
    people::added(&staff(l, Part::People), "Nia Ddychmygol (demo)", "nia", "made-up-made-up-pass")
}

fn person_page(l: Locale, refused: Option<Unfit>) -> String {
    let (member, services) = (member(refused.is_some()), [service(true)]);
    let model = person::Model {
        kind: OrganisationKind::Authority,
        member: &member,
        elsewhere: false,
        services: &services,
        post: NewPost::default(),
        wrong: Vec::new(),
        refused,
        done: refused.is_none().then_some(person::Done::Given),
    };
    person::page(&staff(l, Part::People), &model)
}

/// A refused form: the role cannot be combined with another one, and the person works elsewhere too.
fn defeated(l: Locale) -> String {
    let member = member(false);
    let model = person::Model {
        kind: OrganisationKind::Authority,
        member: &member,
        elsewhere: true,
        services: &[],
        post: NewPost { role: Some(Role::Moderator), service: String::new() },
        wrong: vec![Wrong::Unfit(Unfit::Defeated(Role::ServiceManager))],
        refused: None,
        done: None,
    };
    person::page(&staff(l, Part::People), &model)
}

fn services_page(l: Locale, form: ServiceForm, added: Option<&str>) -> String {
    let services = [service(true), service(false)];
    let wrong = if added.is_none() { form.problems() } else { Vec::new() };
    let model = service_page::Model {
        services: Some(&services),
        origin: "https://clywed.example",
        form,
        wrong,
        added,
    };
    service_page::page(&staff(l, Part::Services), &model)
}

fn wrong_service(l: Locale) -> String {
    let name = Bilingual { cy: String::new(), en: "A Made-up Team".to_owned() };
    services_page(l, ServiceForm { kind: "unknown".to_owned(), name, ..ServiceForm::default() }, None)
}

fn no_services(l: Locale) -> String {
    let model = service_page::Model {
        services: None,
        origin: "https://clywed.example",
        form: ServiceForm::default(),
        wrong: Vec::new(),
        added: None,
    };
    service_page::page(&staff(l, Part::Services), &model)
}
