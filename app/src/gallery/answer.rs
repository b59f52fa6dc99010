//! Made-up samples of a manager's pages.

use super::staff::{figures, staff, uuid_nil, work};
use crate::{gallery::Sample, pages::answer::themes as manager, staff::Part};
use domain::{
    Bilingual, Locale,
    summary::{BodyProblem, ReplyKind},
};

/// Every sample.
pub(super) fn samples() -> Vec<Sample> {
    vec![Sample { name: "staff-themes", render: themes_page }]
}

fn themes_page(l: Locale) -> String {
    let work = work();
    let figures = figures();
    let answering = manager::Answering {
        summary: uuid_nil(),
        kind: Some(ReplyKind::Will),
        body: Bilingual { cy: "Byddwn ni'n ateb.".to_owned(), en: String::new() },
        by: String::new(),
        problems: vec![BodyProblem::NoEnglish, BodyProblem::NoDate],
    };
    let model = manager::Model {
        work: &work,
        figures: Some(&figures),
        answering: Some(&answering),
        may_answer: true,
        sent: false,
    };
    manager::page(&staff(l, Part::Themes), &model)
}
