//! Bulk import of comments that were collected elsewhere: which column is what, and a plan that is carried
//! out whole or not at all.
//!
//! [`plan`] reads the whole file and reports every problem with its line. A plan gives its rows only if it has no problem.
//! Each row has a digest of its source, its id and its words: the same file twice adds nothing.

mod dates;
mod lines;
mod mapping;
mod rows;

pub use dates::DateOrder;
pub use lines::{Group, in_ranges};
pub use mapping::{BoxFrom, DateFrom, Mapping, RatingFrom, ServiceFrom};

use crate::{Locale, feedback::Original, text};
use jiff::civil::Date;
use rows::Row;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The longest comment, in characters. A longer one is a problem, not cut.
pub const COMMENT_LIMIT: usize = 10_000;
/// The most rows of one file.
pub const ROW_LIMIT: usize = 50_000;

/// One comment to import. Its words cannot travel: they are an [`Original`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRow {
    /// The line its row begins on.
    pub line: usize,
    /// Its id in the source.
    pub id: String,
    /// When it was given.
    pub date: Date,
    /// The service's code.
    pub service: String,
    /// The words, in their box.
    pub words: Original,
    /// The language of the words.
    pub language: Locale,
    /// The rating, if one was mapped and given.
    pub rating: Option<u8>,
    /// A digest of source, id and words: reading the same row again gives the same digest. Never show or store it as it is:
    /// anybody who guesses a short comment could test the guess. `services` derives a keyed value from it first.
    pub digest: [u8; 32],
}

/// Something that stops an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Problem {
    /// The line; the first line of the file is 1.
    pub line: usize,
    /// Which column, counted from 0, when it is about one.
    pub column: Option<usize>,
    /// What is wrong.
    pub kind: ProblemKind,
}

codes! {
    /// What can be wrong with a file. Holds nothing of the file itself: a problem may be shown and logged.
    pub enum ProblemKind {
        /// Nothing in it.
        Empty = "empty",
        /// Not UTF-8.
        NotUtf8 = "not-utf-8",
        /// UTF-16, as some spreadsheets write it.
        Utf16 = "utf-16",
        /// A quotation mark that is never closed.
        UnclosedQuote = "unclosed-quote",
        /// Text after a closing quotation mark.
        TextAfterQuote = "text-after-quote",
        /// More or fewer cells than headings.
        WrongNumberOfCells = "wrong-number-of-cells",
        /// A heading that the mapping names is not there.
        NoSuchColumn = "no-such-column",
        /// A heading that the mapping names is there twice.
        ColumnTwice = "column-twice",
        /// No id.
        NoId = "no-id",
        /// An id that a row before has.
        IdTwice = "id-twice",
        /// Not a date in the order chosen.
        NotADate = "not-a-date",
        /// A date after today.
        FutureDate = "future-date",
        /// A service that nobody chose a meaning for.
        UnknownService = "unknown-service",
        /// A question that nobody chose a box for.
        UnknownQuestion = "unknown-question",
        /// Not a rating in its range.
        NotARating = "not-a-rating",
        /// Longer than [`COMMENT_LIMIT`].
        TooLong = "too-long",
        /// More than [`ROW_LIMIT`] rows.
        TooManyRows = "too-many-rows",
    }
}

/// What an import would do. The rows come out only when nothing is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    rows: Vec<ImportRow>,
    /// All that is wrong, in the order of the file.
    pub problems: Vec<Problem>,
    /// Lines skipped because nothing was said ("N/A", "did not answer").
    pub blank: Vec<usize>,
    /// Lines whose date could only be read with the month first, when the mapping allows both orders.
    pub month_first: Vec<usize>,
}

impl Plan {
    /// All rows, or all problems; never some of the rows.
    pub fn ready(self) -> Result<Vec<ImportRow>, Vec<Problem>> {
        if self.problems.is_empty() { Ok(self.rows) } else { Err(self.problems) }
    }

    /// The problems, those alike together: what is wrong, in which column, on which lines.
    pub fn grouped(&self) -> Vec<Group> {
        Self::group(&self.problems)
    }

    /// Any problems, those alike together.
    pub fn group(problems: &[Problem]) -> Vec<Group> {
        lines::grouped(problems)
    }

    /// How many rows have something to import.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether no row has.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

/// The headings of a file, to choose a mapping by.
pub fn headings(bytes: &[u8]) -> Result<Vec<String>, Vec<Problem>> {
    let (rows, _) = read(bytes)?;
    Ok(rows.into_iter().next().map(|row| trimmed(row.cells)).unwrap_or_default())
}

/// The different values of one column with how many rows have each, most frequent first: to choose a meaning
/// for each service and question. Never call it for the column with the words.
pub fn values(bytes: &[u8], heading: &str) -> Result<Vec<(String, usize)>, Vec<Problem>> {
    let (rows, _) = read(bytes)?;
    let mut rows = rows.into_iter();
    let headings = rows.next().map(|row| trimmed(row.cells)).unwrap_or_default();
    let Some(column) = headings.iter().position(|found| found == heading) else { return Ok(Vec::new()) };
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows {
        if let Some(value) = row.cells.get(column) {
            *counts.entry(value.trim().to_owned()).or_default() += 1;
        }
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    Ok(counts)
}

fn read(bytes: &[u8]) -> Result<(Vec<Row>, Vec<Problem>), Vec<Problem>> {
    let text = rows::decode(bytes)?;
    let (rows, problems) = rows::rows(text, rows::delimiter(text));
    if rows.is_empty() {
        return Err(vec![Problem { line: 1, column: None, kind: ProblemKind::Empty }]);
    }
    Ok((rows, problems))
}

fn trimmed(cells: Vec<String>) -> Vec<String> {
    cells.into_iter().map(|cell| cell.trim().to_owned()).collect()
}

/// Reads a whole file against a mapping. `services`: the codes of the services that may receive comments.
/// Dates after `today` are problems.
pub fn plan(bytes: &[u8], mapping: &Mapping, services: &BTreeSet<String>, today: Date) -> Plan {
    let mut plan =
        Plan { rows: Vec::new(), problems: Vec::new(), blank: Vec::new(), month_first: Vec::new() };
    let (rows, problems) = match read(bytes) {
        Ok(read) => read,
        Err(problems) => return Plan { problems, ..plan },
    };
    plan.problems = problems;
    let mut rows = rows.into_iter();
    let first = rows.next().map(|row| trimmed(row.cells)).unwrap_or_default();
    let columns = match Columns::find(&first, mapping) {
        Ok(columns) => columns,
        Err(problems) => {
            plan.problems.extend(problems);
            return plan;
        }
    };
    let mut ids: HashMap<String, usize> = HashMap::new();
    for (index, row) in rows.enumerate() {
        if index == ROW_LIMIT {
            plan.problems.push(Problem { line: row.line, column: None, kind: ProblemKind::TooManyRows });
            break;
        }
        if row.cells.len() != first.len() {
            plan.problems.push(Problem {
                line: row.line,
                column: None,
                kind: ProblemKind::WrongNumberOfCells,
            });
            continue;
        }
        read_row(&row, &columns, mapping, services, today, &mut ids, &mut plan);
    }
    // Sort by line: problems of reading were found first, and people go through the file from the top.
    plan.problems.sort_by_key(|problem| (problem.line, problem.column));
    plan
}

/// Where each mapped column stands.
struct Columns {
    id: usize,
    comment: usize,
    date: Option<usize>,
    service: Option<usize>,
    question: Option<usize>,
    rating: Option<usize>,
}

impl Columns {
    fn find(headings: &[String], mapping: &Mapping) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut find = |heading: &str| {
            let mut places = headings.iter().enumerate().filter(|(_, found)| *found == heading);
            let kind = match (places.next(), places.next()) {
                (Some((place, _)), None) => return place,
                (Some(_), Some(_)) => ProblemKind::ColumnTwice,
                (None, _) => ProblemKind::NoSuchColumn,
            };
            problems.push(Problem { line: 1, column: None, kind });
            0
        };
        let columns = Self {
            id: find(&mapping.id),
            comment: find(&mapping.comment),
            date: match &mapping.date {
                DateFrom::Column { heading, .. } => Some(find(heading)),
                DateFrom::One(_) => None,
            },
            service: match &mapping.service {
                ServiceFrom::Column { heading, .. } => Some(find(heading)),
                ServiceFrom::One(_) => None,
            },
            question: match &mapping.word_box {
                BoxFrom::Column { heading, .. } => Some(find(heading)),
                BoxFrom::One(_) => None,
            },
            rating: mapping.rating.as_ref().map(|rating| find(&rating.heading)),
        };
        if problems.is_empty() { Ok(columns) } else { Err(problems) }
    }
}

fn read_row(
    row: &Row,
    columns: &Columns,
    mapping: &Mapping,
    services: &BTreeSet<String>,
    today: Date,
    ids: &mut HashMap<String, usize>,
    plan: &mut Plan,
) {
    let cell = |column: usize| row.cells.get(column).map_or("", |cell| cell.trim());
    let words = text::normalise(cell(columns.comment));
    if says_nothing(&words) {
        plan.blank.push(row.line);
        return;
    }
    let before = plan.problems.len();
    let mut wrong =
        |column: Option<usize>, kind| plan.problems.push(Problem { line: row.line, column, kind });
    if words.chars().count() > COMMENT_LIMIT {
        wrong(Some(columns.comment), ProblemKind::TooLong);
    }
    let id = cell(columns.id);
    if id.is_empty() {
        wrong(Some(columns.id), ProblemKind::NoId);
    } else if ids.insert(id.to_owned(), row.line).is_some() {
        wrong(Some(columns.id), ProblemKind::IdTwice);
    }
    let mut month_first = false;
    let date = match &mapping.date {
        DateFrom::One(date) => Some(*date),
        DateFrom::Column { order, .. } => order.read(cell(columns.date.unwrap_or_default())).map(|read| {
            month_first = read.month_first;
            read.date
        }),
    };
    match date {
        None => wrong(columns.date, ProblemKind::NotADate),
        Some(date) if date > today => wrong(columns.date, ProblemKind::FutureDate),
        Some(_) => {}
    }
    let service = match &mapping.service {
        ServiceFrom::One(service) => service.as_str(),
        ServiceFrom::Column { values, .. } => {
            let value = cell(columns.service.unwrap_or_default());
            values.get(value).map_or(value, String::as_str)
        }
    };
    if !services.contains(service) {
        wrong(columns.service, ProblemKind::UnknownService);
    }
    let word_box = match &mapping.word_box {
        BoxFrom::One(word_box) => Some(*word_box),
        BoxFrom::Column { values, .. } => values.get(cell(columns.question.unwrap_or_default())).copied(),
    };
    if word_box.is_none() {
        wrong(columns.question, ProblemKind::UnknownQuestion);
    }
    let rating = mapping.rating.as_ref().zip(columns.rating).and_then(|(rating, column)| {
        let given = cell(column);
        let read = given.parse().ok().filter(|number| (rating.lowest..=rating.highest).contains(number));
        if read.is_none() && !given.is_empty() {
            wrong(Some(column), ProblemKind::NotARating);
        }
        read
    });
    if month_first {
        plan.month_first.push(row.line);
    }
    if let (Some(date), Some(word_box), true) = (date, word_box, before == plan.problems.len()) {
        plan.rows.push(ImportRow {
            line: row.line,
            id: id.to_owned(),
            date,
            service: service.to_owned(),
            digest: digest(&mapping.source, id, &words),
            words: Original::new([(word_box, words)]),
            language: mapping.language,
            rating,
        });
    }
}

/// A digest of three parts. Each part is preceded by its length, so that different triples never have the same input.
fn digest(source: &str, id: &str, words: &str) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in [source.trim(), id, words] {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}

/// Whether a cell holds only a way of saying that nothing was said. "Nothing" is an answer ("what could we do
/// better?") and is kept.
fn says_nothing(words: &str) -> bool {
    const NOTHINGS: [&str; 22] = [
        "n/a",
        "na",
        "n a",
        "none",
        "nil",
        "null",
        "no comment",
        "no comments",
        "no answer",
        "no response",
        "not answered",
        "did not answer",
        "did not respond",
        "not applicable",
        "blank",
        "dim sylw",
        "dim sylwadau",
        "dim ateb",
        "heb ateb",
        "ddim yn berthnasol",
        "amherthnasol",
        "ni atebwyd",
    ];
    let said = text::fold(words);
    let said = said.trim_matches(|c: char| c.is_whitespace() || (c.is_ascii_punctuation()));
    !said.chars().any(char::is_alphanumeric) && words.is_ascii() || NOTHINGS.contains(&said)
}

#[cfg(test)]
mod tests;
