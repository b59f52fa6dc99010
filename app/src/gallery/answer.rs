//! Made-up samples of a manager's pages.

use super::staff::{figures, staff, uuid_nil, work};
use crate::{
    gallery::Sample,
    pages::answer::{Answering, Model, themes as manager},
    staff::Part,
};
use domain::{
    Bilingual, Locale,
    summary::{BodyProblem, Findings, ReplyKind, Warning, WarningKind},
};

/// Every sample.
pub(super) fn samples() -> Vec<Sample> {
    vec![
        Sample { name: "staff-themes", render: |l| themes_page(l, None) },
        Sample { name: "staff-themes-wrong", render: |l| themes_page(l, Some(&wrong())) },
        Sample { name: "staff-themes-warned", render: |l| themes_page(l, Some(&warned())) },
        Sample { name: "staff-themes-changed", render: |l| themes_page(l, Some(&changed())) },
    ]
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
    let figures = figures();
    let model = Model {
        work: &work,
        figures: Some(&figures),
        answering,
        may_answer: true,
        sent: false,
        returned: &[(work.quarter, 1)],
        token: "made-up",
    };
    manager::page(&staff(l, Part::Themes), &model)
}
