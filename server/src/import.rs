//! `clywed import`: comments that were collected elsewhere, all of them or none.

use crate::cli::{Outcome, say};
use clap::Args;
use domain::{
    Locale,
    feedback::WordBox,
    import::{BoxFrom, DateFrom, DateOrder, Mapping, Plan, ProblemKind, ServiceFrom, headings, values},
};
use services::{Ctx, directory, import};
use std::{collections::BTreeMap, path::PathBuf};

/// What `clywed import` is told.
#[derive(Args)]
pub struct Arguments {
    /// The file: cells set apart by commas, semicolons or tabs, headings in the first line.
    file: PathBuf,
    /// A short name for where the comments come from. The same file under the same name adds nothing twice.
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
    /// How dates are written: day-first, month-first, year-first or either.
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
        let otherwise: WordBox = self.otherwise.parse()?;
        let word_box = match &self.question {
            None => BoxFrom::One(otherwise),
            Some(heading) => {
                let known =
                    values(file, heading).map_err(|_| "the file cannot be read; a dry run says where")?;
                let mut meaning: BTreeMap<String, WordBox> =
                    known.into_iter().map(|(question, _)| (question, otherwise)).collect();
                for asked in &self.asked {
                    let (question, of) = asked.rsplit_once('=').ok_or("--asked takes QUESTION=praise")?;
                    meaning.insert(question.to_owned(), of.parse()?);
                }
                BoxFrom::Column { heading: heading.clone(), values: meaning }
            }
        };
        Ok(Mapping {
            source: self.source.clone(),
            id: self.id.clone(),
            date: DateFrom::Column { heading: self.date.clone(), order: self.order.parse::<DateOrder>()? },
            service: ServiceFrom::One(self.service.clone()),
            comment: self.comment.clone(),
            word_box,
            rating: None,
            language: self.language.parse::<Locale>()?,
        })
    }
}

/// Plans, says everything that is wrong, and imports only if nothing is.
pub async fn run(ctx: &Ctx, arguments: &Arguments) -> Outcome {
    let file = std::fs::read(&arguments.file)?;
    let mapping = arguments.mapping(&file)?;
    let (service, authority) = directory::by_code(ctx, &arguments.service)
        .await?
        .ok_or_else(|| format!("there is no open service with the code `{}`", arguments.service))?;
    if arguments.dry_run {
        let plan = import::plan_by_operator(ctx, &authority.code, &file, &mapping).await?;
        tell(&plan, &file);
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
        Err(plan) => {
            tell(&plan, &file);
            Err("nothing was imported: mend the lines above and try again".into())
        }
    }
}

fn tell(plan: &Plan, file: &[u8]) {
    let columns = headings(file).unwrap_or_default();
    for problem in &plan.problems {
        let column = problem.column.and_then(|place| columns.get(place));
        let place = column.map_or_else(String::new, |name| format!(", column `{name}`"));
        say(format_args!("line {}{place}: {}", problem.line, why(problem.kind)));
    }
    if !plan.blank.is_empty() {
        let lines: Vec<String> = plan.blank.iter().map(usize::to_string).collect();
        say(format_args!("{} rows say nothing and are skipped: lines {}", lines.len(), lines.join(", ")));
    }
    say(format_args!("{} rows have something to import, {} problems.", plan.len(), plan.problems.len()));
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
