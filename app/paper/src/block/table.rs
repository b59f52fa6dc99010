//! Tables: a caption, heads that come again on each page, rows that are never cut.

use std::rc::Rc;

use crate::face::Face;
use crate::figure::{Cell, Column, Table};
use crate::look::{BODY, EDGE, INK, LINE, SMALL, SOFT, TINY, WIDTH};
use crate::maker::{ASIDE, DENSE, Maker, kept, manner};
use crate::strip::{Mark, Strip};
use crate::tag::{Kind, Node};
use crate::text::{Line, Manner, Piece, set};

/// Above and below the text of a cell.
const ABOVE: f32 = 3.6;

/// Lays out a table, inside `parent` if it belongs to a drawing.
pub(super) fn table(maker: &mut Maker<'_>, table: &Table, parent: Option<Node>) {
    let node = maker.tree.under(parent, Kind::Table);
    let caption = match parent {
        Some(_) => ASIDE,
        None => manner(Face::Strong, INK, SMALL),
    };
    let above = if parent.is_some() { 8.0 } else { BODY.lines * 0.8 };
    let mut caption = kept(maker.text(Some(node), Kind::Caption, &table.caption, caption, WIDTH, above));
    if let Some(first) = caption.first_mut() {
        first.places.extend(table.place.clone());
    }
    maker.strips.append(&mut caption);

    let widths = widths(table);
    let heads = manner(Face::Strong, INK, TINY);
    let part = maker.tree.inside(node, Kind::TableHead);
    let part = maker.tree.inside(part, Kind::Row);
    let mut cells = Vec::new();
    for (column, width) in table.columns.iter().zip(&widths) {
        let part = maker.tree.inside(part, Kind::ColumnHead);
        let piece = Piece::of(&mut maker.tree, part, &column.text, heads);
        cells.push(Set { part, lines: set(&[piece], TINY, width - 2.0 * beside(table)) });
    }
    let mut head = row(maker, table, &widths, cells, true);
    head.keep = true;
    let again = Rc::new(vec![head.clone()]);
    maker.strips.push(head);

    let body = maker.tree.inside(node, Kind::TableBody);
    let last = table.rows.len().saturating_sub(1);
    for (at, cells) in table.rows.iter().enumerate() {
        let part = maker.tree.inside(body, Kind::Row);
        let mut sets = Vec::new();
        for (number, (cell, width)) in cells.iter().zip(&widths).enumerate() {
            let kind = if table.row_heads && number == 0 { Kind::RowHead } else { Kind::Cell };
            let part = maker.tree.inside(part, kind);
            sets.push(Set { part, lines: cell_lines(maker, part, cell, width - 2.0 * beside(table)) });
        }
        let mut strip = row(maker, table, &widths, sets, false);
        strip.keep = at + 1 == last || (at == 0 && last > 0) || (at == last && !table.notes.is_empty());
        strip.again = Some(Rc::clone(&again));
        maker.strips.push(strip);
    }
    notes(maker, parent, &table.notes);
}

/// What stands under a table.
fn notes(maker: &mut Maker<'_>, parent: Option<Node>, notes: &[String]) {
    let aside = manner(Face::Regular, SOFT, TINY);
    for (at, note) in notes.iter().enumerate() {
        let before = if at == 0 { 4.0 } else { 1.0 };
        let mut lines = maker.text(parent, Kind::Paragraph, note, aside, WIDTH, before);
        maker.strips.append(&mut lines);
    }
    maker.strips.push(Strip::gap(4.0));
}

/// A cell whose text is set.
struct Set {
    part: Node,
    lines: Vec<Line>,
}

fn cell_lines(maker: &mut Maker<'_>, part: Node, cell: &Cell, room: f32) -> Vec<Line> {
    let pieces = match cell {
        Cell::Words(spans) => maker.spans(part, spans, DENSE),
        Cell::Number(number) => vec![Piece::of(&mut maker.tree, part, &number.words, DENSE)],
    };
    set(&pieces, SMALL, room)
}

/// One row as a strip. Words stand at the left, numbers at the right; heads stand on the line under them.
fn row(maker: &mut Maker<'_>, table: &Table, widths: &[f32], cells: Vec<Set>, head: bool) -> Strip {
    let height_of = |lines: &[Line]| lines.iter().map(|line| line.strip.height).sum::<f32>();
    let text = cells.iter().map(|cell| height_of(&cell.lines)).fold(SMALL.lines, f32::max);
    let mut strip = Strip::gap(text + 2.0 * ABOVE);
    let mut left = 0.0;
    for ((cell, width), column) in cells.into_iter().zip(widths).zip(&table.columns) {
        if cell.lines.is_empty() {
            let leaf = maker.tree.leaf(cell.part, None);
            strip.draw(Some(leaf), Mark::Nothing);
        }
        let mut down = ABOVE + if head { text - height_of(&cell.lines) } else { 0.0 };
        for line in cell.lines {
            let right = if column.numbers { width - 2.0 * beside(table) - line.width } else { 0.0 };
            let height = line.strip.height;
            strip.lay(line.strip, left + beside(table) + right, down);
            down += height;
        }
        left += width;
    }
    let bottom = strip.height;
    if head {
        strip.rule(0.0, WIDTH, bottom - 0.5, EDGE, 1.1);
    } else {
        strip.rule(0.0, WIDTH, bottom, LINE, 0.5);
    }
    strip
}

/// How wide each column is at least and at most.
fn needs(table: &Table) -> Vec<(f32, f32)> {
    let heads = manner(Face::Strong, INK, TINY);
    let head = |column: &Column| {
        let (least, most) = need(&column.text, heads, table);
        // A head above numbers may use several lines.
        if column.numbers { (least, (most * 0.55).max(least)) } else { (least, most) }
    };
    let mut needs: Vec<(f32, f32)> = table.columns.iter().map(head).collect();
    for row in &table.rows {
        for ((needed, cell), column) in needs.iter_mut().zip(row).zip(&table.columns) {
            let (mut least, mut most) = need(&cell.text(), DENSE, table);
            match cell {
                // A number is never cut.
                Cell::Number(_) => least = most,
                // Words in a place for a number, too.
                Cell::Words(_) if column.numbers => most = most.min((WIDTH * 0.22).max(least)),
                Cell::Words(_) => {}
            }
            *needed = (needed.0.max(least), needed.1.max(most));
        }
    }
    needs
}

/// Whether no word of the table must be cut.
pub(super) fn fits(table: &Table) -> bool {
    needs(table).iter().map(|need| need.0).sum::<f32>() <= WIDTH
}

/// The widths of the columns. Each gets what its longest word needs, then what its text would need in one line, as
/// far as there is room. Columns of numbers are alike if they can be; what is left goes to the columns of words.
fn widths(table: &Table) -> Vec<f32> {
    let needs = needs(table);
    let least: f32 = needs.iter().map(|need| need.0).sum();
    let most: f32 = needs.iter().map(|need| need.1).sum();
    let mut widths: Vec<f32> = if least >= WIDTH {
        needs.iter().map(|need| need.0 * WIDTH / least).collect()
    } else if most > WIDTH {
        let share = (WIDTH - least) / (most - least);
        needs.iter().map(|need| need.0 + (need.1 - need.0) * share).collect()
    } else {
        needs.iter().map(|need| need.1).collect()
    };
    alike(&mut widths, &table.columns);
    let spare = WIDTH - widths.iter().sum::<f32>();
    stretch(&mut widths, &table.columns, spare);
    widths
}

/// Makes all columns of numbers as wide as the widest, if there is room.
fn alike(widths: &mut [f32], columns: &[Column]) {
    let spare = WIDTH - widths.iter().sum::<f32>();
    let numbers = || columns.iter().enumerate().filter(|(_, column)| column.numbers).map(|(at, _)| at);
    let widest = numbers().map(|at| widths[at]).fold(0.0, f32::max);
    let more: f32 = numbers().map(|at| widest - widths[at]).sum();
    if more <= spare {
        for at in numbers() {
            widths[at] = widest;
        }
    }
}

/// Gives what is left to the columns of words, or to all if there is none.
fn stretch(widths: &mut [f32], columns: &[Column], spare: f32) {
    let all = columns.iter().all(|column| column.numbers);
    let chosen = |column: &Column| all || !column.numbers;
    let total: f32 =
        widths.iter().zip(columns).filter(|(_, column)| chosen(column)).map(|(width, _)| *width).sum();
    for (width, _) in widths.iter_mut().zip(columns).filter(|(_, column)| chosen(column)) {
        *width += spare * *width / total.max(1.0);
    }
}

/// How wide a text is at least, for its longest word, and at most, in one line.
fn need(text: &str, manner: Manner, table: &Table) -> (f32, f32) {
    let wide = |text: &str, face: Face| {
        Piece::decoration(text, Manner { face, ..manner }).width(manner.size.letters)
    };
    // A cell may have words that stand out, which are a little wider.
    let face = if manner.face == Face::Strong || has_bold(table) { Face::Strong } else { Face::Regular };
    let word = text.split([' ', '\n']).map(|word| wide(word, face)).fold(0.0, f32::max);
    let edges = 2.0 * beside(table) + 0.5;
    (word.min(WIDTH * 0.5) + edges, wide(text, face) + edges)
}

fn has_bold(table: &Table) -> bool {
    let bold = |cell: &Cell| matches!(cell, Cell::Words(spans) if spans.iter().any(|span| span.bold));
    table.rows.iter().flatten().any(bold)
}

/// The space beside the text of a cell.
fn beside(table: &Table) -> f32 {
    if table.columns.len() > 8 { 3.0 } else { 6.0 }
}
