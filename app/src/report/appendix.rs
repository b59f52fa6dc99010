//! The appendices: rights, finding help, joint working, levels of help, themes, key questions, measures, method.

use super::{Model, heading, list, number, paragraph, theme};
use crate::{figures, tr};
use domain::{
    Locale,
    catalogue::{FamiliesCanSpeak, Level, Text, catalogue},
    disclosure::{Figures, Row},
    feedback::{Audience, WordBox},
    figures::{Cut, Measure},
    questionnaire::CORE,
};
use paper::{Block, Cell, Column, Span, Table};

pub(super) fn blocks(l: Locale, model: &Model<'_>) -> Vec<Block> {
    let mut blocks = vec![heading(1, tr!(l, "report-appendices"), "")];
    blocks.push(heading(2, tr!(l, "figures-rights"), "rights"));
    blocks.push(paragraph(tr!(l, "figures-rights-lead")));
    blocks.extend(marks(l, model, Measure::Rights));
    blocks.push(heading(2, tr!(l, "figures-themes"), "themes"));
    blocks.extend(marks(l, model, Measure::Themes));
    blocks.push(heading(2, tr!(l, "figures-finding-help"), "finding-help"));
    blocks.extend(answers(l, model, Measure::FindingHelp));
    blocks.push(heading(2, tr!(l, "figures-together"), "together"));
    blocks.extend(answers(l, model, Measure::Together));
    blocks.push(heading(2, tr!(l, "figures-listening"), "listening"));
    blocks.extend(listening(l, model));
    blocks.push(heading(2, tr!(l, "figures-by-level"), "levels"));
    blocks.extend(levels(l, model));
    blocks.push(heading(2, tr!(l, "report-key-questions"), "key-questions"));
    blocks.push(paragraph(tr!(l, "report-key-questions-lead")));
    blocks.push(key_questions(l, model));
    blocks.push(heading(2, tr!(l, "report-measures"), "measures"));
    blocks.push(measures(l));
    blocks.push(heading(2, tr!(l, "report-inspection"), "inspection"));
    blocks.push(inspection(l, model));
    blocks.push(heading(2, tr!(l, "report-method"), "method"));
    blocks.push(list(model.release.method.iter().map(|text| text.get(l).to_owned())));
    blocks
}

fn nothing(l: Locale) -> Block {
    paragraph(tr!(l, "figures-none-yet"))
}

/// Those who answered by themselves, audience by audience, with a table of a measure.
fn alone<'a>(model: &'a Model<'_>, measure: Measure) -> Vec<(Audience, &'a Figures, Vec<&'a Row>)> {
    let of = |audience: &Audience| {
        let figures = model.alone(*audience)?;
        let rows: Vec<&Row> = figures.table(measure)?.rows().iter().collect();
        Some((*audience, figures, rows))
    };
    Audience::ALL.iter().filter_map(of).collect()
}

/// Tables of marks: praise, problem, idea. A row that prints nothing but zeros is left out, and the note says so.
fn marks(l: Locale, model: &Model<'_>, measure: Measure) -> Vec<Block> {
    let tables = alone(model, measure).into_iter().filter_map(|(audience, _, rows)| {
        let loud = |row: &&&Row| row.cells().iter().any(|(_, number)| number.get() > 0);
        let mut rows: Vec<&&Row> = rows.iter().filter(loud).collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.cells().iter().map(|(_, n)| n.get()).max()));
        if rows.is_empty() {
            return None;
        }
        let name = |column: WordBox| figures::column_name(l, measure, "", column.code(), None);
        let mut columns = vec![Column::words(tr!(l, "figures-column-row"))];
        columns.extend(WordBox::ALL.iter().map(|column| Column::numbers(name(*column))));
        let rows = rows.into_iter().map(|row| {
            let mut cells = vec![Cell::words(figures::row_name(l, measure, row.code(), None))];
            cells.extend(
                WordBox::ALL
                    .iter()
                    .filter_map(|column| Some(Cell::Number(number(l, row.cell(column.code())?)))),
            );
            cells
        });
        Some(Block::Table(Table {
            caption: figures::audience_name(l, audience),
            place: None,
            columns,
            row_heads: true,
            rows: rows.collect(),
            notes: vec![tr!(l, "report-quiet-rows")],
        }))
    });
    let tables: Vec<Block> = tables.collect();
    if tables.is_empty() { vec![nothing(l)] } else { tables }
}

/// Tables of answers: a table a row of the measure, an audience a line.
fn answers(l: Locale, model: &Model<'_>, measure: Measure) -> Vec<Block> {
    let all = alone(model, measure);
    let mut codes: Vec<&str> = Vec::new();
    for row in all.iter().flat_map(|(_, _, rows)| rows) {
        if !codes.contains(&row.code()) {
            codes.push(row.code());
        }
    }
    let tables = codes.into_iter().filter_map(|code| {
        let lines: Vec<(Audience, &Row)> = all
            .iter()
            .filter_map(|(audience, _, rows)| Some((*audience, *rows.iter().find(|row| row.code() == code)?)))
            .filter(|(_, row)| row.base().is_some())
            .collect();
        let (_, first) = lines.first()?;
        let mut columns = vec![Column::words(tr!(l, "report-who"))];
        let names =
            first.cells().iter().map(|(column, _)| figures::column_name(l, measure, code, column, None));
        columns.extend(names.map(Column::numbers));
        columns.push(Column::numbers(tr!(l, "figures-column-base")));
        let rows = lines.iter().map(|(audience, row)| {
            let mut cells = vec![Cell::words(figures::audience_name(l, *audience))];
            cells.extend(row.cells().iter().map(|(_, count)| Cell::Number(number(l, *count))));
            cells.extend(row.base().map(|base| Cell::Number(number(l, base))));
            cells
        });
        Some(Block::Table(Table {
            caption: figures::row_name(l, measure, code, None),
            place: None,
            columns,
            row_heads: true,
            rows: rows.collect(),
            notes: Vec::new(),
        }))
    });
    let tables: Vec<Block> = tables.collect();
    if tables.is_empty() { vec![nothing(l)] } else { tables }
}

/// How people were answered.
fn listening(l: Locale, model: &Model<'_>) -> Vec<Block> {
    let figures = model.figures(Cut::Answered).find(|figures| figures.population().of.value.is_empty());
    let rows = figures.and_then(|figures| figures.table(Measure::Listening));
    let rows = rows.map(domain::disclosure::Table::rows);
    let tables = rows.unwrap_or_default().iter().filter(|row| row.base().is_some()).map(|row| {
        let name = figures::row_name(l, Measure::Listening, row.code(), None);
        let cells = row.cells().iter().map(|(column, count)| {
            let label = figures::column_name(l, Measure::Listening, row.code(), column, None);
            vec![Cell::words(label), Cell::Number(number(l, *count))]
        });
        Block::Table(Table {
            caption: name.clone(),
            place: None,
            columns: vec![Column::words(name), Column::numbers(tr!(l, "figures-column-base"))],
            row_heads: true,
            rows: cells.collect(),
            notes: Vec::new(),
        })
    });
    let tables: Vec<Block> = tables.collect();
    if tables.is_empty() { vec![nothing(l)] } else { tables }
}

/// How many took the top step under each heading, by level of help: exit from care is one of the levels.
fn levels(l: Locale, model: &Model<'_>) -> Vec<Block> {
    let of_level: Vec<&Figures> = model.figures(Cut::Level).collect();
    let tables = Audience::ALL.iter().filter_map(|audience| {
        let rows = catalogue().services.levels.iter().filter_map(|level| {
            let of = |figures: &&&Figures| {
                let of = &figures.population().of;
                of.value == Level::code(level.code)
                    && of.audience == Some(*audience)
                    && of.channel == Some(domain::feedback::Channel::Alone)
            };
            let table = of_level.iter().find(of)?.table(Measure::Charter)?;
            let mut cells = vec![Cell::words(level.name.get(l))];
            let mut any = false;
            for field in CORE {
                let row = table.row(field.code())?;
                let shown = row.cell("top").zip(row.base());
                any |= shown.is_some();
                let words = |(top, base): (domain::disclosure::Number, domain::disclosure::Number)| {
                    tr!(l, "report-top-of", top = figures::words(l, top), base = figures::words(l, base))
                };
                cells.push(Cell::words(shown.map_or_else(|| "–".to_owned(), words)));
            }
            any.then_some(cells)
        });
        let rows: Vec<_> = rows.collect();
        if rows.is_empty() {
            return None;
        }
        let mut columns = vec![Column::words(tr!(l, "figures-row-level"))];
        columns.extend(CORE.iter().map(|field| Column::words(super::charter::heading_name(l, *field))));
        Some(Block::Table(Table {
            caption: tr!(l, "report-levels-of", who = figures::audience_name(l, *audience)),
            place: None,
            columns,
            row_heads: true,
            rows,
            notes: vec![tr!(l, "report-levels-note")],
        }))
    });
    let tables: Vec<Block> = tables.collect();
    if tables.is_empty() { vec![nothing(l)] } else { tables }
}

/// What families' words can say to something: the themes that speak to it with a summary or a printed number; or that they
/// cannot.
fn evidence(l: Locale, model: &Model<'_>, can: FamiliesCanSpeak, themes: &[String]) -> Cell {
    if can == FamiliesCanSpeak::No {
        return Cell::words(tr!(l, "report-families-cannot"));
    }
    let spoken = themes.iter().filter(|code| {
        let summary = model.release.summaries.iter().any(|summary| summary.theme == **code);
        let printed = alone(model, Measure::Themes)
            .iter()
            .flat_map(|(_, _, rows)| rows.clone())
            .any(|row| row.code() == code.as_str() && row.cells().iter().any(|(_, number)| number.get() > 0));
        summary || printed
    });
    let mut spans: Vec<Span> = Vec::new();
    for code in spoken {
        if !spans.is_empty() {
            spans.push(Span::plain("; "));
        }
        let summary = model.release.summaries.iter().any(|summary| summary.theme == *code);
        let to = if summary { format!("summary-{code}") } else { "themes".to_owned() };
        spans.push(Span::place(theme(l, code), to));
    }
    if spans.is_empty() {
        return Cell::words(tr!(l, "report-nothing-said"));
    }
    Cell::Words(spans)
}

fn key_questions(l: Locale, model: &Model<'_>) -> Block {
    let rows = catalogue().key_questions.questions.iter().map(|question| {
        let themes = catalogue().codebook.themes.iter();
        let speaks = themes.filter(|theme| {
            theme.key_questions.contains(&question.code)
                || theme.sub_themes.iter().any(|sub| sub.key_questions.contains(&question.code))
        });
        let themes: Vec<String> = speaks.map(|theme| theme.code.to_string()).collect();
        vec![
            Cell::words(question.code.code()),
            Cell::words(question.asks.get(l)),
            evidence(l, model, question.families_can_speak, &themes),
        ]
    });
    listed(
        tr!(l, "report-key-questions"),
        [tr!(l, "report-code"), tr!(l, "report-question"), tr!(l, "report-evidence")],
        rows.collect(),
    )
}

/// The measures of success, each with whether families' words can be evidence.
fn measures(l: Locale) -> Block {
    let rows = catalogue().measures.success.iter().map(|measure| {
        let can = match measure.families_can_speak {
            FamiliesCanSpeak::Yes => tr!(l, "report-can-speak"),
            FamiliesCanSpeak::ALittle => tr!(l, "report-can-speak-a-little"),
            FamiliesCanSpeak::No => tr!(l, "report-families-cannot"),
        };
        vec![Cell::words(measure.number.to_string()), Cell::words(said(l, &measure.says)), Cell::words(can)]
    });
    listed(
        tr!(l, "report-measures"),
        [tr!(l, "report-code"), tr!(l, "report-measure"), tr!(l, "report-evidence")],
        rows.collect(),
    )
}

fn inspection(l: Locale, model: &Model<'_>) -> Block {
    let rows = catalogue().measures.inspection_themes.iter().zip(1..).map(|(inspected, number)| {
        // The part before the dot names one of the ten themes.
        let mut themes: Vec<String> = inspected
            .themes
            .iter()
            .map(|code| code.to_string().split('.').next().unwrap_or_default().to_owned())
            .collect();
        themes.sort();
        themes.dedup();
        let number: i64 = number;
        vec![
            Cell::words(number.to_string()),
            Cell::words(said(l, &inspected.name)),
            evidence(l, model, FamiliesCanSpeak::Yes, &themes),
        ]
    });
    listed(
        tr!(l, "report-inspection"),
        [tr!(l, "report-code"), tr!(l, "report-inspected"), tr!(l, "report-evidence")],
        rows.collect(),
    )
}

fn said(l: Locale, text: &Text) -> String {
    text.get(l).to_owned()
}

fn listed(caption: String, heads: [String; 3], rows: Vec<Vec<Cell>>) -> Block {
    Block::Table(Table {
        caption,
        place: None,
        columns: heads.map(Column::words).into(),
        row_heads: true,
        rows,
        notes: Vec::new(),
    })
}
