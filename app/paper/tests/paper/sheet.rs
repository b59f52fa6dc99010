//! The spreadsheet, read back by another library.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx, open_workbook_from_rs};
use paper::{BarRow, Bars, Block, Cell, Language, Number, Shown};

use crate::hostile::HOSTILE;
use crate::sample;

/// Two bars, one without numbers.
pub(crate) fn bars() -> Bars {
    let number = |value: i64| Number::new(value, value.to_string());
    Bars {
        title: "Two bars".to_owned(),
        place: None,
        description: "One bar in two parts, and one that is not shown.".to_owned(),
        row: "Row".to_owned(),
        parts: vec!["Yes".to_owned(), "No".to_owned()],
        base: "Answers".to_owned(),
        rows: vec![
            BarRow {
                label: "One".to_owned(),
                shown: Shown::Numbers { parts: vec![number(20), number(15)], base: number(30) },
            },
            BarRow { label: "Two".to_owned(), shown: Shown::Instead("not shown".to_owned()) },
        ],
        notes: Vec::new(),
    }
}

fn read(document: &paper::Document) -> Xlsx<Cursor<Vec<u8>>> {
    open_workbook_from_rs(Cursor::new(paper::workbook(document).unwrap())).unwrap()
}

#[test]
fn each_table_and_drawing_has_a_sheet_with_its_heads_and_numbers() {
    for language in [Language::Cy, Language::En] {
        let mut document = sample::report(language);
        document.blocks.push(Block::Bars(bars()));
        let mut book = read(&document);
        let names = book.sheet_names();
        assert_eq!(names.len(), 6, "{names:?}");
        assert_eq!(names[0], document.words.contents);
        let first = book.worksheet_range(&names[0]).unwrap();
        assert_eq!(first.get_value((0, 0)), Some(&Data::String(document.title.clone())));
        let sheet = book.worksheet_range(names.last().unwrap()).unwrap();
        let row = |at: u32| {
            (0..4).map(|column| sheet.get_value((at, column)).unwrap().to_string()).collect::<Vec<_>>()
        };
        assert_eq!(row(1), ["Row", "Yes", "No", "Answers"]);
        assert_eq!(row(2), ["One", "20", "15", "30"]);
        assert_eq!(row(3), ["Two", "–", "–", "not shown"]);
        assert!(matches!(sheet.get_value((2, 1)), Some(Data::Float(_) | Data::Int(_))));
    }
}

#[test]
fn text_like_a_formula_is_text() {
    let texts = [
        "=1+1",
        "+44 29 2000",
        "-cmd|' /C calc'!A0",
        "@SUM(A1)",
        "\t=1",
        "https://x.example",
        HOSTILE,
        "007",
    ];
    let mut document = sample::report(Language::En);
    for block in &mut document.blocks {
        if let Block::Table(table) = block {
            let mut rows = table.rows.iter().cycle().take(texts.len()).cloned().collect::<Vec<_>>();
            for (row, text) in rows.iter_mut().zip(texts) {
                row[0] = Cell::words(text);
            }
            table.rows = rows;
            table.caption = "=HYPERLINK(1)".to_owned();
        }
    }
    let mut book = read(&document);
    for name in book.sheet_names() {
        assert_eq!(book.worksheet_formula(&name).unwrap().used_cells().count(), 0);
    }
    let sheet = book.worksheet_range(&book.sheet_names()[1]).unwrap();
    for (at, text) in (2..).zip(texts) {
        assert_eq!(sheet.get_value((at, 0)), Some(&Data::String(text.replace('\t', " "))));
    }
}

#[test]
fn the_same_document_is_the_same_spreadsheet() {
    let document = sample::report(Language::Cy);
    assert!(paper::workbook(&document).unwrap() == paper::workbook(&document).unwrap());
}
