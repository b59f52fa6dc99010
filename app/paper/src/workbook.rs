//! The numbers of a document as a spreadsheet: a sheet that says what it is, then one for each table and drawing.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet};

use crate::check::check;
use crate::error::Error;
use crate::figure::{Cell, Table};
use crate::letters::clean;
use crate::model::{Block, Document, State};
use crate::numbers::{of_bars, of_run};

/// The document's tables and the numbers of its drawings as a spreadsheet (XLSX). The same document gives the same
/// bytes.
///
/// Text is always written as text: nothing that somebody wrote becomes a formula, a link or a number, and a cell that
/// begins like a formula stays text when it is edited.
pub fn workbook(document: &Document) -> Result<Vec<u8>, Error> {
    check(document)?;
    let tables: Vec<Table> = document.blocks.iter().filter_map(numbers).collect();
    let names: Vec<String> = tables.iter().zip(1..).map(|(table, at)| name(at, &table.caption)).collect();
    let mut book = Workbook::new();
    book.set_properties(&properties(document)?);
    about(book.add_worksheet(), document, &names)?;
    for (table, name) in tables.iter().zip(&names) {
        let sheet = book.add_worksheet();
        sheet.set_name(name)?;
        fill(sheet, table)?;
    }
    Ok(book.save_to_buffer()?)
}

fn numbers(block: &Block) -> Option<Table> {
    match block {
        Block::Table(table) => Some(table.clone()),
        Block::Bars(bars) => Some(of_bars(bars, bars.title.clone())),
        Block::RunChart(chart) => Some(of_run(chart, chart.title.clone())),
        _ => None,
    }
}

/// The name of a sheet: its number, so that no two are alike, and as much of its caption as a name may hold.
fn name(number: usize, caption: &str) -> String {
    let allowed = |letter: &char| !"[]:*?/\\'".contains(*letter);
    let name = format!("{number} {}", clean(caption).chars().filter(allowed).collect::<String>());
    name.chars().take(31).collect::<String>().trim_end().to_owned()
}

fn properties(document: &Document) -> Result<DocProperties, Error> {
    let made = document.made;
    let time = ExcelDateTime::from_ymd(made.year, made.month, made.day)?.and_hms(
        made.hour.into(),
        made.minute,
        f64::from(made.second),
    )?;
    Ok(DocProperties::new()
        .set_title(clean(&document.title))
        .set_subject(clean(&document.period))
        .set_author(clean(&document.organisation))
        .set_status(clean(&document.status.short))
        .set_custom_property("Language", document.language.code())
        .set_creation_datetime(&time))
}

/// Writes text as text.
fn text(sheet: &mut Worksheet, row: u32, column: u16, text: &str, format: &Format) -> Result<(), Error> {
    // A spreadsheet holds at most 32,767 letters in a cell.
    let text: String = clean(text).chars().take(32_000).collect();
    let format = format.clone();
    let like_a_formula = text.trim_start().starts_with(['=', '+', '-', '@', '\t']);
    let format = if like_a_formula { format.set_quote_prefix() } else { format };
    sheet.write_string_with_format(row, column, text, &format)?;
    Ok(())
}

fn about(sheet: &mut Worksheet, document: &Document, names: &[String]) -> Result<(), Error> {
    let plain = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let bold = plain.clone().set_bold();
    sheet.set_name(name_of_first(document))?;
    sheet.set_column_width(0, 90)?;
    let status = &document.status;
    let mut lines = vec![
        (document.title.clone(), Format::new().set_bold().set_font_size(16)),
        (document.subtitle.clone(), plain.clone()),
        (document.organisation.clone(), plain.clone()),
        (document.period.clone(), plain.clone()),
        (status.short.clone(), if status.state == State::Released { plain.clone() } else { bold.clone() }),
        (status.words.clone(), plain.clone()),
        (String::new(), plain.clone()),
        (document.words.contents.clone(), bold),
    ];
    lines.extend(names.iter().map(|name| (name.clone(), plain.clone())));
    for ((line, format), row) in lines.iter().zip(0..) {
        text(sheet, row, 0, line, format)?;
    }
    Ok(())
}

fn name_of_first(document: &Document) -> String {
    let name: String =
        clean(&document.words.contents).chars().filter(|letter| !"[]:*?/\\'".contains(*letter)).collect();
    name.chars().take(31).collect()
}

fn fill(sheet: &mut Worksheet, table: &Table) -> Result<(), Error> {
    let plain = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let head = plain.clone().set_bold().set_border_bottom(FormatBorder::Medium);
    let right = plain.clone().set_align(FormatAlign::Right);
    text(sheet, 0, 0, &table.caption, &Format::new().set_bold().set_font_size(13))?;
    for (column, at) in table.columns.iter().zip(0..) {
        let head = if column.numbers { head.clone().set_align(FormatAlign::Right) } else { head.clone() };
        text(sheet, 1, at, &column.text, &head)?;
        sheet.set_column_width(at, width(table, at))?;
    }
    let mut next = 2;
    for row in &table.rows {
        for ((cell, column), at) in row.iter().zip(&table.columns).zip(0..) {
            match cell {
                Cell::Number(number) => {
                    let format = right.clone().set_num_format(shown(&number.words));
                    #[expect(clippy::cast_precision_loss, reason = "printed numbers of people are small")]
                    let value = number.value as f64;
                    sheet.write_number_with_format(next, at, value, &format)?;
                }
                Cell::Words(_) if column.numbers => text(sheet, next, at, &cell.text(), &right)?,
                Cell::Words(_) => text(sheet, next, at, &cell.text(), &plain)?,
            }
        }
        next += 1;
    }
    for note in &table.notes {
        next += 1;
        text(sheet, next, 0, note, &Format::new().set_italic())?;
    }
    sheet.set_freeze_panes(2, u16::from(table.row_heads))?;
    sheet.set_repeat_rows(1, 1)?;
    sheet.set_paper_size(9);
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    Ok(())
}

/// How a number is shown: with the sign that it is printed with.
const fn shown(words: &str) -> &'static str {
    if let [.., b'%'] = words.as_bytes() { "0\"%\"" } else { "#,##0" }
}

/// As wide as its longest text, in letters, within limits.
fn width(table: &Table, column: u16) -> u16 {
    let at = usize::from(column);
    let cells = table.rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.text().chars().count());
    let head = table.columns.get(at).map_or(0, |column| column.text.chars().count() / 2);
    let longest = cells.chain([head]).max().unwrap_or(0);
    u16::try_from(longest + 3).unwrap_or(u16::MAX).clamp(12, 60)
}
