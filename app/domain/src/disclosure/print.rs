//! From true counts to printed numbers.

use super::{Disclosed, Figures, Number, Policy, Position, Row, Sum, Table, Tally, draw::STEP, rounded};
use crate::{
    answer::AnswerKind,
    catalogue::{Level, catalogue},
    clock::Month,
    commitment::Difference,
    feedback::{Audience, Channel, Helper, Voice, WordBox},
    figures::{Base, Measure, Population},
    questionnaire::{Agency, Band, CORE, Doors, Field, Speaks, Step, When, YesNo},
};

/// A population is printed again only when so many responses have joined or left it since its last print.
pub const RULE_OF_TEN: u64 = 10;

/// Whether a population is to be printed again. `printed` is the number of moves at its last print.
pub fn is_due(printed: Option<u64>, tally: &Tally) -> bool {
    match printed {
        None => !tally.is_empty(),
        Some(moves) => tally.moves().saturating_sub(moves) >= RULE_OF_TEN,
    }
}

/// Prints a population's tables. `draw` gives the position of a key sum: a keyed function, the same for ever, whose key
/// lies outside the database.
///
/// Every row there can be is printed, also those nobody chose: a row left out would say "zero".
pub fn print(
    tally: &Tally,
    population: Population,
    policy: &Policy,
    drawn: Month,
    draw: impl Fn(u64) -> Position,
) -> Disclosed<Figures> {
    let printed = |sum: Sum| rounded(sum.n(), draw(sum.keys()));
    let floor = policy.floor(population.of.cut);
    let all = printed(tally.responses());
    // Somebody who knows how many responses there are would learn from a part printed above them that nearly all of
    // them are in it.
    let most = tally.responses().n() / STEP * STEP;
    let part = |sum: Sum| printed(sum).min(most);
    let row = |measure: Measure, code: &str, columns: &[&str]| {
        let base = match measure.base() {
            Base::Responses => all,
            Base::Answered => part(tally.base(measure, code)),
        };
        let cell = |column: &&str| {
            // A part that the draw put above its base would say that nearly nobody stands beside it. Those to whom a
            // question does not apply are no part of its base.
            let whole = if measure.in_base(column) { base } else { all };
            ((*column).to_owned(), Number::printed(part(tally.cell(measure, code, column)).min(whole)))
        };
        let shown = (base >= floor && all >= floor)
            .then(|| (Number::printed(base), columns.iter().map(cell).collect()));
        Row { code: code.to_owned(), shown }
    };
    let measures = Measure::ALL.iter().copied();
    let here = measures.filter(|measure| {
        population.of.counts(*measure) && (*measure != Measure::SubThemes || population.period.is_year())
    });
    let table = |measure: Measure| Table {
        measure,
        rows: rows(measure, population.of.is_everybody())
            .iter()
            .map(|(code, columns)| row(measure, code, columns))
            .collect(),
    };
    let tables = if all >= floor { here.map(table).collect() } else { Vec::new() };
    let base = (all >= floor).then(|| Number::printed(all));
    Disclosed(Figures { population, floor, drawn, members: 1, base, tables })
}

fn codes<T: Copy>(all: &[T], code: impl Fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|value| code(*value)).collect()
}

/// The kinds of answer that a counted response can have.
const ANSWERS: [AnswerKind; 5] = [
    AnswerKind::Replied,
    AnswerKind::Summarised,
    AnswerKind::TooFew,
    AnswerKind::KeptOut,
    AnswerKind::NoWords,
];

/// The columns of a row, in the order to print.
pub(super) fn columns(measure: Measure, row: &str, everybody: bool) -> Vec<&'static str> {
    let rows = rows(measure, everybody);
    rows.into_iter().find(|(code, _)| code == row).map(|(_, columns)| columns).unwrap_or_default()
}

/// Every row of a table with its columns, in the order to print.
fn rows(measure: Measure, everybody: bool) -> Vec<(String, Vec<&'static str>)> {
    let steps = || codes(Step::ALL, Step::code);
    let boxes = || codes(WordBox::ALL, WordBox::code);
    let answers = |field: Field| match field {
        Field::Doors => codes(Doors::ALL, Doors::code),
        Field::Band => codes(Band::ALL, Band::code),
        Field::Speaks => codes(Speaks::ALL, Speaks::code),
        Field::Helper => codes(Helper::ALL, Helper::code),
        Field::Voice => codes(Voice::ALL, Voice::code),
        Field::When => codes(When::ALL, When::code),
        Field::Before | Field::TurnedAway | Field::Waiting => codes(YesNo::ALL, YesNo::code),
        _ => steps(),
    };
    let asked =
        |fields: &[Field]| fields.iter().map(|field| (field.code().to_owned(), answers(*field))).collect();
    let level = || {
        let mut levels = codes(Level::ALL, Level::code);
        levels.push("unknown");
        ("level".to_owned(), levels)
    };
    match measure {
        Measure::Charter => asked(&CORE),
        Measure::FollowUp => {
            let fields: Vec<Field> =
                Field::ALL.iter().copied().filter(|field| field.under().is_some()).collect();
            asked(&fields)
        }
        Measure::Together => asked(&[Field::Together]),
        Measure::FindingHelp => asked(&[Field::Doors, Field::TurnedAway, Field::Waiting]),
        Measure::Agencies => {
            Agency::ALL.iter().map(|agency| (agency.code().to_owned(), vec!["named"])).collect()
        }
        Measure::Heard if everybody => vec![
            ("channel".to_owned(), codes(Channel::ALL, Channel::code)),
            ("audience".to_owned(), codes(Audience::ALL, Audience::code)),
        ],
        Measure::Heard => {
            let mut heard: Vec<_> =
                asked(&[Field::Band, Field::Speaks, Field::Helper, Field::Voice, Field::When, Field::Before]);
            heard.push(level());
            heard
        }
        Measure::Rights => {
            catalogue().rights.articles.iter().map(|article| (article.number.to_string(), boxes())).collect()
        }
        Measure::Themes => {
            catalogue().codebook.themes.iter().map(|theme| (theme.code.to_string(), boxes())).collect()
        }
        Measure::SubThemes => {
            let themes = catalogue().codebook.themes.iter();
            themes
                .flat_map(|theme| &theme.sub_themes)
                .map(|theme| (theme.code.to_string(), boxes()))
                .collect()
        }
        Measure::Listening => vec![
            ("promise".to_owned(), vec!["kept", "late"]),
            ("answer".to_owned(), codes(&ANSWERS, AnswerKind::code)),
        ],
        Measure::Difference => vec![("difference".to_owned(), codes(Difference::ALL, Difference::code))],
    }
}
