//! What families said under the charter's five headings, audiences side by side and never added up.

use super::{Model, heading, number, paragraph};
use crate::{figures, tr};
use domain::{
    Locale,
    catalogue::catalogue,
    disclosure::{Figures, Policy, Row},
    feedback::Audience,
    figures::Measure,
    questionnaire::{CORE, Field, Questionnaire},
};
use paper::{BarRow, Bars, Block, Shown};

/// The steps that stand side by side; *not about me* is outside the base.
const STEPS: [&str; 4] = ["top", "middle", "bottom", "not-sure"];

pub(super) fn blocks(l: Locale, model: &Model<'_>) -> Vec<Block> {
    let mut blocks =
        vec![heading(1, tr!(l, "figures-charter"), "charter"), paragraph(tr!(l, "report-charter-lead"))];
    for field in CORE {
        let name = heading_name(l, field);
        blocks.push(heading(2, name.clone(), &place(field)));
        blocks.push(bars(l, model, field, &name));
    }
    blocks
}

/// The place of a heading's bars, for links of questions.
pub(super) fn place(field: Field) -> String {
    format!("charter-{}", field.code())
}

/// The charter's own name of the heading under which a core question stands.
pub(super) fn heading_name(l: Locale, field: Field) -> String {
    let question = Questionnaire::core().question(field);
    let headings = &catalogue().charter.headings;
    let found =
        question.and_then(|question| headings.iter().find(|named| Some(named.code) == question.heading));
    found.map_or_else(|| field.code().to_owned(), |heading| heading.name.get(l).to_owned())
}

/// The question as parents are asked it: the others are asked the same in their own words.
fn asked(l: Locale, field: Field) -> String {
    figures::row_name(l, Measure::Charter, field.code(), Some(Audience::Parent))
}

fn bars(l: Locale, model: &Model<'_>, field: Field, name: &str) -> Block {
    let rows = Audience::ALL.iter().map(|audience| {
        let figures = model.alone(*audience);
        let row = figures.and_then(|figures| figures.table(Measure::Charter)?.row(field.code()));
        let floor = figures.map_or(Policy::LOWEST, Figures::floor);
        let shown =
            row.and_then(|row| shown(l, row)).unwrap_or_else(|| Shown::Instead(figures::fewer(l, floor)));
        BarRow { label: figures::audience_name(l, *audience), shown }
    });
    Block::Bars(Bars {
        title: asked(l, field),
        place: None,
        description: name.to_owned(),
        row: tr!(l, "report-who"),
        parts: vec![
            tr!(l, "report-step-top"),
            tr!(l, "report-step-middle"),
            tr!(l, "report-step-bottom"),
            tr!(l, "report-step-not-sure"),
        ],
        base: tr!(l, "figures-column-base"),
        rows: rows.collect(),
        notes: Vec::new(),
    })
}

fn shown(l: Locale, row: &Row) -> Option<Shown> {
    let parts = STEPS.iter().map(|step| Some(number(l, row.cell(step)?)));
    Some(Shown::Numbers { parts: parts.collect::<Option<Vec<_>>>()?, base: number(l, row.base()?) })
}
