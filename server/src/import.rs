//! `clywed import`: comments that were collected elsewhere, all of them or none.

use crate::{
    office::unfit,
    terminal::{Outcome, say},
};
use clap::Args;
use domain::{
    Locale,
    feedback::WordBox,
    import::{
        BoxFrom, DateFrom, DateOrder, Mapping, Plan, ProblemKind, ServiceFrom, headings, in_ranges, values,
    },
};
use services::{Ctx, moderate::import, public::directory};
use std::{collections::BTreeMap, path::PathBuf};

/// What `clywed import` is told.
#[derive(Args)]
pub struct Arguments {
    /// The file: cells set apart by commas, semicolons or tabs, headings in the first line.
    file: PathBuf,
    /// A short name for where the comments come from. The same file under the same name adds nothing twice; under another
    /// name it is other comments, and all are added again.
    #[arg(long)]
    source: String,
    /// The opaque code of the service that every row is about.
    #[arg(long)]
    service: String,
    /// The column with an id that is different on every row.
    #[arg(long)]
    id: String,
    /// The column with the words.
    #[arg(long)]
    comment: String,
    /// The column with the date.
    #[arg(long)]
    date: String,
    /// How dates are written: day-first, month-first, or mixed (day first where it can be). Dates such as 2026-03-31 are
    /// read in every order.
    #[arg(long, default_value = "day-first")]
    order: String,
    /// The column with the question that was asked.
    #[arg(long)]
    question: Option<String>,
    /// What a question asked for, as `QUESTION=praise`, `=problem` or `=idea`; once a question.
    #[arg(long)]
    asked: Vec<String>,
    /// What questions not named by `--asked` asked for; without `--question`, what all words are.
    #[arg(long, default_value = "idea")]
    otherwise: String,
    /// The language of the comments: cy or en.
    #[arg(long)]
    language: String,
    /// Only say what would happen.
    #[arg(long)]
    dry_run: bool,
}

impl Arguments {
    fn mapping(&self, file: &[u8]) -> Outcome<Mapping> {
        let otherwise = word_box("--otherwise", &self.otherwise, "idea")?;
        let word_box = match &self.question {
            None => BoxFrom::One(otherwise),
            Some(heading) => {
                let known =
                    values(file, heading).map_err(|_| "the file cannot be read; a dry run says where")?;
                let mut meaning: BTreeMap<String, WordBox> =
                    known.into_iter().map(|(question, _)| (question, otherwise)).collect();
                for asked in &self.asked {
                    let (question, of) = asked
                        .rsplit_once('=')
                        .ok_or_else(|| unfit("--asked", format_args!("`{asked}` has no `=`"), ASKED))?;
                    if !meaning.contains_key(question) {
                        let why = format!("nobody was asked `{question}` in the column `{heading}`");
                        return Err(unfit("--asked", why, ASKED));
                    }
                    meaning.insert(question.to_owned(), word_box("--asked", of, ASKED)?);
                }
                BoxFrom::Column { heading: heading.clone(), values: meaning }
            }
        };
        Ok(Mapping {
            source: self.source.clone(),
            id: self.id.clone(),
            date: DateFrom::Column { heading: self.date.clone(), order: date_order(&self.order)? },
            service: ServiceFrom::One(self.service.clone()),
            comment: self.comment.clone(),
            word_box,
            rating: None,
            language: (self.language.parse::<Locale>()).map_err(|_| {
                unfit("--language", format_args!("`{}` is neither cy nor en", self.language), "cy")
            })?,
        })
    }
}

const ASKED: &str = "'What went well?=praise'";

fn word_box(option: &str, text: &str, example: &str) -> Outcome<WordBox> {
    text.parse().map_err(|_| {
        let all: Vec<&str> = WordBox::ALL.iter().map(|of| of.code()).collect();
        unfit(option, format_args!("`{text}` is none of {}", all.join(", ")), example)
    })
}

fn date_order(text: &str) -> Outcome<DateOrder> {
    text.parse().map_err(|_| {
        let all: Vec<&str> = DateOrder::ALL.iter().map(|order| order.code()).collect();
        unfit("--order", format_args!("`{text}` is none of {}", all.join(", ")), "mixed")
    })
}

/// Plans, says everything that is wrong, and imports only if nothing is.
pub async fn run(ctx: &Ctx, arguments: &Arguments) -> Outcome {
    let file = std::fs::read(&arguments.file).map_err(|error| {
        format!("{}: it cannot be read ({error}). Example: comments.csv", arguments.file.display())
    })?;
    let mapping = arguments.mapping(&file)?;
    let (service, authority) = directory::by_code(ctx, &arguments.service).await?.ok_or_else(|| {
        let why = format!(
            "there is no open service with the code `{}`; `clywed service list` has them",
            arguments.service
        );
        unfit("--service", why, "K7QF2M")
    })?;
    let plan = import::plan_by_operator(ctx, &authority.code, &file, &mapping).await?;
    tell(&plan, &file);
    if arguments.dry_run {
        say(format_args!("Nothing was written: this was a dry run. The service is {}.", service.name.en));
        return if plan.problems.is_empty() {
            Ok(())
        } else {
            Err("the file cannot be imported as it is".into())
        };
    }
    match import::import_by_operator(ctx, &authority.code, &file, &mapping).await? {
        Ok(done) => {
            say(format_args!("{} comments were added, {} were there before.", done.added, done.known));
            Ok(())
        }
        Err(_) => Err("nothing was imported: mend the lines above and try again".into()),
    }
}

fn tell(plan: &Plan, file: &[u8]) {
    let columns = headings(file).unwrap_or_default();
    for group in plan.grouped() {
        let column = group.column.and_then(|place| columns.get(place));
        let place = column.map_or_else(String::new, |name| format!(", column `{name}`"));
        say(format_args!("{}{place}: {}", lines(&group.lines), why(group.kind)));
    }
    if !plan.blank.is_empty() {
        say(format_args!("{} rows say nothing and are skipped: {}", plan.blank.len(), lines(&plan.blank)));
    }
    if !plan.month_first.is_empty() {
        say(format_args!(
            "{} dates could only be read with the month first; those beside them may be the wrong way round too: {}",
            plan.month_first.len(),
            lines(&plan.month_first)
        ));
    }
    say(format_args!("{} rows have something to import, {} problems.", plan.len(), plan.problems.len()));
}

/// "line 3", "lines 3–410, 415".
fn lines(lines: &[usize]) -> String {
    format!("{} {}", if lines.len() == 1 { "line" } else { "lines" }, in_ranges(lines))
}

const fn why(kind: ProblemKind) -> &'static str {
    match kind {
        ProblemKind::Empty => "the file is empty",
        ProblemKind::NotUtf8 => "the text is not UTF-8; save the file as CSV UTF-8",
        ProblemKind::Utf16 => "the text is UTF-16; save the file as CSV UTF-8",
        ProblemKind::UnclosedQuote => "a quotation mark is never closed",
        ProblemKind::TextAfterQuote => "text stands after a closing quotation mark",
        ProblemKind::WrongNumberOfCells => "there are more or fewer cells than headings",
        ProblemKind::NoSuchColumn => "there is no such column",
        ProblemKind::ColumnTwice => "the column is there twice",
        ProblemKind::NoId => "there is no id",
        ProblemKind::IdTwice => "a row before has the same id",
        ProblemKind::NotADate => "this is not a date written in that order",
        ProblemKind::FutureDate => "the date is after today",
        ProblemKind::UnknownService => "this service is not known",
        ProblemKind::UnknownQuestion => "nobody said what this question asked for",
        ProblemKind::NotARating => "this is not a rating",
        ProblemKind::TooLong => "the comment is too long",
        ProblemKind::TooManyRows => "there are too many rows for one file",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[derive(clap::Parser)]
    struct Alone {
        #[command(flatten)]
        arguments: Arguments,
    }

    #[test]
    fn the_help_names_every_order_of_dates_that_is_taken_and_a_wrong_one_is_told_them() {
        let help = Alone::command().render_long_help().to_string();
        for order in DateOrder::ALL {
            assert!(help.contains(order.code()), "{help}");
            assert_eq!(date_order(order.code()).unwrap(), *order);
            assert!(date_order("either").unwrap_err().to_string().contains(order.code()));
        }
        assert!(!help.contains("year-first"));
    }

    #[test]
    fn lines_alike_are_told_as_ranges() {
        assert_eq!(lines(&[3]), "line 3");
        assert_eq!(lines(&[3, 4, 5, 9]), "lines 3–5, 9");
    }

    #[test]
    fn a_wrong_box_is_refused_on_one_line_with_an_example() {
        let line = word_box("--otherwise", "blame", "idea").unwrap_err().to_string();
        assert!(
            line.starts_with("--otherwise: `blame` is none of ")
                && line.ends_with("Example: --otherwise idea")
        );
    }
}
