//! Made-up samples of a manager's pages.

mod board;

pub(super) use board::found;

use super::staff::{staff, uuid_nil, work};
use crate::{
    gallery::Sample,
    pages::answer::{Answering, Model, themes as manager},
    staff::Part,
};
use domain::{
    Bilingual, Locale,
    summary::{BodyProblem, Findings, ReplyKind, Warning, WarningKind},
};
use services::{Uuid, public::directory::Service};

/// Every sample.
pub(super) fn samples() -> Vec<Sample> {
    let mut samples = vec![
        Sample { name: "staff-themes", render: |l| themes_page(l, None) },
        Sample { name: "staff-themes-services", render: of_services },
        Sample { name: "staff-themes-wrong", render: |l| themes_page(l, Some(&wrong())) },
        Sample { name: "staff-themes-warned", render: |l| themes_page(l, Some(&warned())) },
        Sample { name: "staff-themes-changed", render: |l| themes_page(l, Some(&changed())) },
    ];
    samples.extend(board::samples());
    samples
}

fn posted(cy: &str, en: &str) -> Answering {
    Answering {
        summary: uuid_nil(),
        reply: None,
        kind: Some(ReplyKind::Will),
        body: Bilingual { cy: cy.to_owned(), en: en.to_owned() },
        by: String::new(),
        findings: Findings::default(),
        changed: false,
    }
}

fn wrong() -> Answering {
    let problems = vec![BodyProblem::NoEnglish, BodyProblem::NoDate];
    Answering { findings: Findings { problems, warnings: Vec::new() }, ..posted("Byddwn ni'n ateb.", "") }
}

fn warned() -> Answering {
    let count = Warning {
        kind: WarningKind::Count,
        language: Locale::En,
        words: vec!["8 of 10 families".to_owned()],
    };
    let language = Warning { kind: WarningKind::OtherLanguage, language: Locale::Cy, words: Vec::new() };
    let findings = Findings { problems: Vec::new(), warnings: vec![language, count] };
    Answering { findings, ..posted("We will ring you.", "We will ring 8 of 10 families.") }
}

fn changed() -> Answering {
    Answering {
        reply: Some(uuid_nil()),
        changed: true,
        ..posted("Byddwn ni'n ateb ddydd Llun.", "We will answer on Monday.")
    }
}

fn themes_page(l: Locale, answering: Option<&Answering>) -> String {
    let work = work();
    let model = Model {
        work: &work,
        answering,
        may_answer: true,
        sent: false,
        returned: &[(work.quarter, 1)],
        services: &[],
        service: None,
        token: "made-up",
    };
    manager::page(&staff(l, Part::Themes), &model)
}

/// The page of a manager who answers for two services.
fn of_services(l: Locale) -> String {
    let service = |n: u128, code: &str, cy: &str, en: &str| Service {
        id: Uuid::from_u128(n),
        authority: "W06000008".to_owned(),
        kind: "taf".to_owned(),
        level: "E".to_owned(),
        provider: "third-sector".to_owned(),
        name: Bilingual { cy: cy.to_owned(), en: en.to_owned() },
        code: code.to_owned(),
        open: true,
    };
    let services = [
        service(1, "K7QF2M", "Tîm Dychmygol", "A Made-up Team"),
        service(2, "P3WX9D", "Clwb Dychmygol", "A Made-up Club"),
    ];
    let work = work();
    let model = Model {
        work: &work,
        answering: None,
        may_answer: true,
        sent: false,
        returned: &[(work.quarter, 1)],
        services: &services,
        service: services.first(),
        token: "made-up",
    };
    manager::page(&staff(l, Part::Themes), &model)
}
