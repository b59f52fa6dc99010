//! Strict reading of a table of comments (RFC 4180), with the line of every row. Mistakes that a lenient reader repairs
//! silently are reported with their line: an unclosed quotation mark would otherwise swallow the rest of the file.

use super::{Problem, ProblemKind};

/// One row: where it begins, and its cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// The line of its first character; the first line of the file is 1.
    pub(super) line: usize,
    pub(super) cells: Vec<String>,
}

/// The bytes as text, without a byte order mark. Reports every line that is not UTF-8.
pub(super) fn decode(bytes: &[u8]) -> Result<&str, Vec<Problem>> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(vec![Problem { line: 1, column: None, kind: ProblemKind::Utf16 }]);
    }
    let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|_| {
        let bad = bytes.split(|b| *b == b'\n').enumerate().filter(|(_, l)| std::str::from_utf8(l).is_err());
        bad.map(|(index, _)| Problem { line: index + 1, column: None, kind: ProblemKind::NotUtf8 }).collect()
    })
}

/// The separator of cells: whichever of comma, semicolon and tab is most frequent in the first row outside quotes. A comma
/// if there is none of them.
pub(super) fn delimiter(text: &str) -> char {
    let mut counts = [(',', 0), (';', 0), ('\t', 0)];
    let mut quoted = false;
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            '\n' | '\r' if !quoted => break,
            c if !quoted => counts.iter_mut().filter(|(d, _)| *d == c).for_each(|(_, n)| *n += 1),
            _ => {}
        }
    }
    // On equal counts the first of the three wins.
    counts.iter().rev().max_by_key(|(_, n)| *n).map_or(',', |(d, _)| *d)
}

/// Cuts the text into rows. Empty lines are skipped; they are not reported as blank rows.
pub(super) fn rows(text: &str, delimiter: char) -> (Vec<Row>, Vec<Problem>) {
    let mut reader = Reader { line: 1, ..Reader::default() };
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match (c, reader.state) {
            ('"', State::Start) => reader.open(),
            ('"', State::Quoted) if chars.peek() == Some(&'"') => {
                chars.next();
                reader.cell.push('"');
            }
            ('"', State::Quoted) => reader.state = State::Closed,
            ('\r', _) if chars.peek() == Some(&'\n') => {} // the line feed that follows ends the line
            ('\n' | '\r', State::Quoted) => {
                reader.cell.push('\n');
                reader.line += 1;
            }
            ('\n' | '\r', _) => {
                reader.end_row();
                reader.line += 1;
            }
            (c, State::Quoted) => reader.cell.push(c),
            (c, _) if c == delimiter => reader.end_cell(),
            (' ', State::Closed) => {}
            (_, State::Closed) => {
                reader.problem(reader.line, ProblemKind::TextAfterQuote);
                reader.state = State::Plain;
            }
            (c, _) => {
                reader.state = State::Plain;
                reader.cell.push(c);
            }
        }
    }
    if reader.state == State::Quoted {
        reader.problem(reader.opened_at, ProblemKind::UnclosedQuote);
    }
    reader.end_row();
    (reader.rows, reader.problems)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum State {
    /// Nothing of the cell was read.
    #[default]
    Start,
    /// Inside a cell without quotes.
    Plain,
    /// Inside quotes.
    Quoted,
    /// After the closing quote.
    Closed,
}

#[derive(Debug, Default)]
struct Reader {
    line: usize,
    opened_at: usize,
    row_line: Option<usize>,
    state: State,
    cell: String,
    cells: Vec<String>,
    rows: Vec<Row>,
    problems: Vec<Problem>,
}

impl Reader {
    fn open(&mut self) {
        self.row_line.get_or_insert(self.line);
        self.opened_at = self.line;
        self.state = State::Quoted;
    }

    fn problem(&mut self, line: usize, kind: ProblemKind) {
        let column = Some(self.cells.len());
        self.problems.push(Problem { line, column, kind });
    }

    fn end_cell(&mut self) {
        self.row_line.get_or_insert(self.line);
        self.cells.push(std::mem::take(&mut self.cell));
        self.state = State::Start;
    }

    fn end_row(&mut self) {
        let nothing = self.cells.is_empty() && self.cell.is_empty() && self.state == State::Start;
        if !nothing {
            self.end_cell();
            let line = self.row_line.take().unwrap_or(self.line);
            self.rows.push(Row { line, cells: std::mem::take(&mut self.cells) });
        }
        self.row_line = None;
        self.state = State::Start;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn quotes_hold_delimiters_lines_and_quotes_and_the_lines_are_counted() {
        let (rows, problems) = rows("id,words\r\n1,\"one, \"\"two\"\"\r\nthree\"\r\n\r\n2,four\n", ',');
        assert_eq!(problems, []);
        assert_eq!(rows[1], Row { line: 2, cells: vec!["1".into(), "one, \"two\"\nthree".into()] });
        assert_eq!(rows[2], Row { line: 5, cells: vec!["2".into(), "four".into()] });
    }

    #[test]
    fn a_quote_never_closed_is_said_where_it_was_opened() {
        let (_, problems) = rows("id,words\n1,\"never\n2,closed\n3,at all", ',');
        assert_eq!(problems, [Problem { line: 2, column: Some(1), kind: ProblemKind::UnclosedQuote }]);
        let (_, problems) = rows("id,words\n1,\"no\"sense\n", ',');
        assert_eq!(problems, [Problem { line: 2, column: Some(1), kind: ProblemKind::TextAfterQuote }]);
    }

    #[test]
    fn the_delimiter_is_seen_in_the_first_row_outside_its_quotes() {
        assert_eq!(delimiter("a;\"b,c,d\";e\n1,2,3,4,5"), ';');
        assert_eq!(delimiter("a\tb\n"), '\t');
        assert_eq!(delimiter("a,b;c\n"), ',');
        assert_eq!(delimiter("alone"), ',');
    }

    #[test]
    fn other_encodings_are_named_by_line_and_a_byte_order_mark_is_not_part_of_the_first_heading() {
        assert_eq!(decode(b"\xef\xbb\xbfid").unwrap(), "id");
        let kinds =
            |bytes: &[u8]| decode(bytes).unwrap_err().iter().map(|p| (p.line, p.kind)).collect::<Vec<_>>();
        assert_eq!(kinds(b"id\nSi\xe2n\nok\n\xf4"), [(2, ProblemKind::NotUtf8), (4, ProblemKind::NotUtf8)]);
        assert_eq!(kinds(b"\xff\xfei\0d\0"), [(1, ProblemKind::Utf16)]);
    }

    proptest! {
        #[test]
        fn what_a_writer_wrote_is_read_back(table in proptest::collection::vec(
            proptest::collection::vec("[a-z\"\n,;ŵ ]{0,8}", 3), 1..6)) {
            let mut writer = csv::Writer::from_writer(Vec::new());
            for row in &table {
                writer.write_record(row).unwrap();
            }
            let written = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let (read, problems) = rows(&written, ',');
            prop_assert_eq!(problems, vec![]);
            prop_assert_eq!(read.into_iter().map(|r| r.cells).collect::<Vec<_>>(), table);
        }

        #[test]
        fn no_bytes_make_it_fail(bytes in any::<Vec<u8>>()) {
            if let Ok(text) = decode(&bytes) {
                rows(text, delimiter(text));
            }
        }
    }
}
