//! Made-up samples of the staff start page and of the audit trail.

mod office;

use super::staff::{NOW, made_up_organisations, signed_in, staff, uuid_nil};
use crate::{
    gallery::Sample,
    pages::govern::{
        alerts, audit, home, jobs, kept, organisations, password,
        settings::{self, Form, Page, Wrong},
        sign_in::{self, LateForm, SignIn},
    },
    staff::Part,
};
use domain::{Locale, concern::Desk, disclosure::Workload, settings::Why};
use services::{
    Uuid,
    alerts::{Fault, Standing, Unfit, Way},
    govern::{
        audit::{self as trail, Entry},
        passwords::Changed,
        settings::{Shown, Version},
    },
    jobs::{Counts, Listed},
    moderate::Missing,
    public::directory::Authority,
};

/// Every sample.
pub(super) fn samples() -> Vec<Sample> {
    [begin(), office::samples()].concat()
}

fn begin() -> Vec<Sample> {
    vec![
        Sample { name: "staff-home", render: home_page },
        Sample { name: "sign-in-kept", render: |l| sign_in_page(l, LateForm::Kept("5ea1ed".to_owned())) },
        Sample { name: "sign-in-too-long", render: |l| sign_in_page(l, LateForm::TooLong) },
        Sample { name: "staff-kept", render: kept_page },
        Sample { name: "staff-audit", render: audit_page },
        Sample { name: "staff-jobs", render: jobs_page },
        Sample {
            name: "staff-jobs-well",
            render: |l| jobs::page(&staff(l, Part::Jobs), Counts::default(), &[], &WELL),
        },
        Sample { name: "staff-settings", render: |l| settings_page(l, Vec::new()) },
        Sample { name: "staff-settings-wrong", render: |l| settings_page(l, wrong()) },
        Sample { name: "staff-settings-none", render: |l| settings::none(&staff(l, Part::Settings)) },
        Sample { name: "staff-organisations", render: organisations_page },
        Sample { name: "staff-password", render: password_page },
        Sample { name: "staff-password-wrong", render: password_wrong },
        Sample { name: "staff-password-done", render: password_done },
        Sample { name: "staff-alerts", render: alerts_page },
        Sample { name: "staff-alerts-wrong", render: alerts_wrong },
        Sample { name: "staff-alerts-tried", render: alerts_tried },
        Sample { name: "staff-alerts-nobody", render: alerts_nobody },
        Sample { name: "staff-organisations-none", render: no_organisation_page },
    ]
}

fn home_page(l: Locale) -> String {
    let home = home::Home {
        roles: vec![domain::permission::Role::Moderator],
        queue: Some((Workload::new(23), true)),
        mine: Some(Workload::new(1)),
        summaries: true,
        replies: Some(Workload::new(2)),
        import: true,
        missing: vec![
            Missing::Moderator { nobody: Workload::new(3), no_second: Workload::new(1) },
            Missing::OnDesk(Desk::Lead),
            Missing::OnDesk(Desk::Officer),
            Missing::OnDesk(Desk::Director),
        ],
        ..home::Home::default()
    };
    home::page(&staff(l, Part::Home), &home)
}

fn wrong() -> Vec<Wrong> {
    vec![
        Wrong { field: "promise", why: Some(Why::Range) },
        Wrong { field: "times", why: None },
        Wrong { field: "front-door", why: Some(Why::Telephone) },
    ]
}

fn settings_page(l: Locale, wrong: Vec<Wrong>) -> String {
    let (lead, deputy) = (Uuid::from_u128(1), Uuid::from_u128(2));
    let made_up = domain::demo::settings(domain::demo::OnRota { lead, deputy }, NOW);
    let names = [(lead, "Arweinydd diogelu (demo)"), (deputy, "Dirprwy ddiogelu (demo)")];
    let version = |version, changed: &[&str], name: Option<&str>| Version {
        version,
        changed: changed.iter().map(|key| (*key).to_owned()).collect(),
        set_at: NOW,
        set_by: None,
        name: name.map(str::to_owned),
    };
    let shown = Shown {
        authority: Authority {
            code: "W06000008".to_owned(),
            epoch: 3,
            version: 2,
            settings: made_up.clone().into(),
        },
        history: vec![
            version(2, &["clocks.written_hours", "clocks.officer_hours", "lines"], Some("Gweinyddwr (demo)")),
            version(1, &[], None),
        ],
        names: names.map(|(id, name)| (id, name.to_owned())).into(),
    };
    let form =
        Form { promise: if wrong.is_empty() { "28".into() } else { "0".into() }, ..Form::of(&made_up) };
    let saved = wrong.is_empty();
    settings::page(&staff(l, Part::Settings), &Page { shown, form, wrong, saved, now: NOW })
}

fn sign_in_page(l: Locale, late: LateForm) -> String {
    let model = SignIn { late: Some(late), ..SignIn::default() };
    sign_in::page(&crate::gallery::frame(l), &model)
}

fn kept_page(l: Locale) -> String {
    let pairs = [("cy", "Mae'n anodd cael ateb.\nMade up."), ("do", "save")];
    let pairs = pairs.map(|(name, value)| (name.to_owned(), value.to_owned()));
    kept::page(&signed_in(l), "/cy/staff/W06000008/crynodebau/2026-Q3/5", &pairs)
}

fn organisations_page(l: Locale) -> String {
    organisations::choose(&signed_in(l), &made_up_organisations())
}

fn no_organisation_page(l: Locale) -> String {
    organisations::choose(&signed_in(l), &[])
}

fn jobs_page(l: Locale) -> String {
    let job = |kind: &str, state: &str, last_error: Option<&str>| Listed {
        id: Uuid::nil(),
        kind: kind.to_owned(),
        state: state.to_owned(),
        due: NOW.0,
        tries: i64::from(last_error.is_some()),
        last_error: last_error.map(str::to_owned),
        finished: last_error.is_none().then_some(NOW.0),
    };
    let jobs = [
        job("of-tomorrow", "dead", Some("Internal: this program does not know this kind of work")),
        job("fold-tallies", "running", None),
        job("prints", "waiting", Some("Unavailable: no connection in time")),
        job("sweep", "waiting", None),
        job("truncate-log", "waiting", None),
        job("clear-staged", "waiting", None),
    ];
    let ways = [(Way::Mail, Standing::Away(NOW, Fault::Refused)), (Way::Text, Standing::Unseen)];
    jobs::page(&staff(l, Part::Jobs), Counts { waiting: 5, late: 1, dead: 1 }, &jobs, &ways)
}

const WELL: [(Way, Standing); 2] = [(Way::Mail, Standing::Well), (Way::Text, Standing::NotSetUp)];

fn alerts_page(l: Locale) -> String {
    let model = alerts::Model { ways: WELL.to_vec(), ..alerts::Model::default() };
    alerts::page(&signed_in(l), &model)
}

fn alerts_wrong(l: Locale) -> String {
    let model = alerts::Model {
        mail: "made-up".to_owned(),
        telephone: "07700 900123".to_owned(),
        language: Some(l),
        ways: WELL.to_vec(),
        done: Some(alerts::Done::Wrong(Unfit::Mail)),
    };
    alerts::page(&signed_in(l), &model)
}

fn alerts_tried(l: Locale) -> String {
    let tried = vec![(Way::Mail, Ok(())), (Way::Text, Err(Fault::Text(500)))];
    let model = alerts::Model {
        mail: "gwen@council.example".to_owned(),
        telephone: "+447700900123".to_owned(),
        language: Some(Locale::Cy),
        ways: WELL.to_vec(),
        done: Some(alerts::Done::Tried(tried)),
    };
    alerts::page(&signed_in(l), &model)
}

fn alerts_nobody(l: Locale) -> String {
    let ways = vec![(Way::Mail, Standing::NotSetUp), (Way::Text, Standing::NotSetUp)];
    let model = alerts::Model { ways, done: Some(alerts::Done::Kept), ..alerts::Model::default() };
    alerts::page(&signed_in(l), &model)
}

fn password_page(l: Locale) -> String {
    password::page(&signed_in(l), None)
}

fn password_wrong(l: Locale) -> String {
    password::page(&signed_in(l), Some(Changed::WrongOld))
}

fn password_done(l: Locale) -> String {
    password::page(&signed_in(l), Some(Changed::Done))
}

fn audit_page(l: Locale) -> String {
    let entry = Entry {
        id: Uuid::nil(),
        at: NOW.0,
        actor: None,
        action: "open-original".to_owned(),
        thing: "feedback".to_owned(),
        thing_id: uuid_nil(),
        authority: Some("W06000008".to_owned()),
        detail: String::new(),
        seq: Some(12),
        hash: None,
    };
    let older = "1790942400000000.00000000000000000000000000000000".parse().ok();
    let lines = vec![(entry, Some("Cymedrolwr Un (demo)".to_owned()))];
    audit::page(&staff(l, Part::Audit), &trail::Page { lines, older }, true)
}
