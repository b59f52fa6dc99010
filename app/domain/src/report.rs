//! What a report says beyond its release: the questions that elected members may ask.
//!
//! Each question is drawn by a rule from facts that the report prints, and names them, so that whoever asks can point to
//! the line. No question is written by hand, none judges, and none is about a number that is not printed.

use crate::{
    clock::Quarter,
    commitment::{Ended, EntryKind, Standing, standing},
    disclosure::{Figures, Row, Table},
    feedback::{Audience, Channel},
    figures::{Cut, Measure, Of, Period},
    locale::Bilingual,
    questionnaire::{CORE, Field},
    release::Release,
    statistics::{Course, Share, Words, courses},
};
use jiff::civil::Date;

/// The most questions of a report: more than a committee asks in a meeting.
pub const MOST: usize = 12;
/// From this share of responses on, a bottom step or late answers are asked about: a quarter of them.
const MANY_PERCENT: u64 = 25;

/// A promise of a service as a report knows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Promise {
    /// Identifier of the commitment, for links.
    pub id: String,
    /// The theme's code.
    pub theme: String,
    /// The service; `None` where the authority itself promised.
    pub service: Option<Bilingual>,
    /// What was promised.
    pub text: Bilingual,
    /// The promised day.
    pub by: Date,
    /// How it ended.
    pub ended: Option<Ended>,
    /// Whether the service has said anything of it since.
    pub silent: bool,
    /// Of those who had asked for it and have answered: how many say that it made no difference, and how many answered, as
    /// printed.
    pub no_difference: Option<(u64, u64)>,
}

/// A question, with the fact that it is drawn from.
#[derive(Debug, Clone, PartialEq)]
pub enum Question {
    /// A promised day is past.
    Overdue {
        /// Which promise.
        promise: Promise,
        /// Days since.
        days: i32,
    },
    /// A promise was given up.
    GivenUp {
        /// Which.
        promise: Promise,
    },
    /// It is done, and at least half of those who had asked for it say that it made no difference.
    NoDifference {
        /// Which.
        promise: Promise,
    },
    /// Families said something, and no service has answered.
    Unanswered {
        /// The theme's code.
        theme: String,
    },
    /// Answers have moved for the worse by more than chance.
    Moved {
        /// Who answered.
        audience: Audience,
        /// The core question.
        field: Field,
        /// The first quarter of the new level.
        since: Quarter,
    },
    /// A quarter or more took the bottom step.
    Bottom {
        /// Who answered.
        audience: Audience,
        /// The core question.
        field: Field,
        /// In percent of a base from which percentages are printed.
        percent: u64,
    },
    /// Fewer than the floor answered by themselves, so nothing of what they said can be printed.
    Unheard {
        /// Who.
        audience: Audience,
    },
    /// A quarter or more had their answer later than promised.
    Late {
        /// In percent.
        percent: u64,
    },
    /// The right that was raised as a problem most often.
    Right {
        /// The article.
        article: u8,
    },
}

/// The questions that a release and the promises of its authority give, the most pressing first. Nothing is asked about one
/// answer that fewer than the floor gave.
pub fn questions(release: &Release, promises: &[Promise], today: Date) -> Vec<Question> {
    let mut all = of_promises(promises, today);
    let unanswered = release.summaries.iter().filter(|summary| summary.replies.is_empty());
    all.extend(unanswered.map(|summary| Question::Unanswered { theme: summary.theme.clone() }));
    let figures: Vec<&Figures> = here(release);
    let mut with_past = figures.clone();
    with_past.extend(release.past.iter().map(|figures| &**figures));
    all.extend(courses(&with_past, release.quarter).iter().filter_map(moved));
    all.extend(bottoms(&figures));
    all.extend(unheard(&figures));
    all.extend(late(release));
    all.extend(right(&figures));
    all.truncate(MOST);
    all
}

/// The release's figures of the quarter, of everybody of the authority and of each channel and audience.
fn here(release: &Release) -> Vec<&Figures> {
    let of_quarter = |figures: &&Figures| {
        let population = figures.population();
        population.period == Period::Quarter(release.quarter) && population.of.cut == Cut::All
    };
    release.figures.iter().map(|figures| &**figures).filter(of_quarter).collect()
}

fn of_promises(promises: &[Promise], today: Date) -> Vec<Question> {
    let mut overdue = Vec::new();
    let mut ended = Vec::new();
    for promise in promises {
        match standing(promise.by, promise.ended, today) {
            Standing::Overdue { days } => overdue.push(Question::Overdue { promise: promise.clone(), days }),
            Standing::GivenUp => ended.push(Question::GivenUp { promise: promise.clone() }),
            Standing::Kept | Standing::KeptLate { .. } if made_none(promise) => {
                ended.push(Question::NoDifference { promise: promise.clone() });
            }
            _ => {}
        }
    }
    // The longest overdue first: a promise nobody speaks of must not hide behind newer ones.
    overdue.sort_by_key(|question| match question {
        Question::Overdue { days, .. } => -days,
        _ => 0,
    });
    overdue.append(&mut ended);
    overdue
}

fn made_none(promise: &Promise) -> bool {
    let done = promise.ended.is_some_and(|ended| ended.how == EntryKind::Kept);
    done && promise.no_difference.is_some_and(|(none, all)| none * 2 >= all && all > 0)
}

/// A change for the worse: fewer at the top, or more at the bottom. Only of those who answered by themselves.
fn moved(course: &Course) -> Option<Question> {
    let worse = (course.top.words, course.bottom.words);
    let ((Words::Lower { since }, _) | (_, Words::Higher { since })) = worse else { return None };
    let alone = course.channel == Channel::Alone;
    alone.then_some(Question::Moved { audience: course.audience, field: course.field, since })
}

/// Those who answered by themselves, with their audience.
fn alone<'a>(figures: &'a [&Figures]) -> impl Iterator<Item = (Audience, &'a Figures)> {
    let alone = |figures: &&&Figures| figures.population().of.channel == Some(Channel::Alone);
    figures.iter().filter(alone).filter_map(|figures| Some((figures.population().of.audience?, *figures)))
}

/// The core question of each audience with the largest bottom share, if that is a quarter or more.
fn bottoms(figures: &[&Figures]) -> Vec<Question> {
    let worst = |(audience, figures): (Audience, &Figures)| {
        let table = figures.table(Measure::Charter)?;
        let shares =
            CORE.iter().filter_map(|field| Some((*field, percent(table.row(field.code())?, "bottom")?)));
        let (field, percent) = shares.max_by_key(|(_, percent)| *percent)?;
        (percent >= MANY_PERCENT).then_some(Question::Bottom { audience, field, percent })
    };
    alone(figures).filter_map(worst).collect()
}

/// A share in percent, where percentages are printed.
fn percent(row: &Row, column: &str) -> Option<u64> {
    let (part, whole) = row.share(column)?;
    Share::of(part, whole).map(|share| share.percent())
}

/// Audiences of whom too few answered by themselves.
fn unheard(figures: &[&Figures]) -> Vec<Question> {
    let heard =
        |audience: Audience| alone(figures).any(|(of, figures)| of == audience && figures.base().is_some());
    let missing = Audience::ALL.iter().copied().filter(|audience| !heard(*audience));
    missing.map(|audience| Question::Unheard { audience }).collect()
}

fn late(release: &Release) -> Option<Question> {
    let answered = Of::everybody().narrowed(Cut::Answered, "");
    let period = Period::Quarter(release.quarter);
    let of_it =
        |figures: &&Figures| figures.population().of == answered && figures.population().period == period;
    let figures = release.figures.iter().map(|figures| &**figures).find(of_it)?;
    let percent = percent(figures.table(Measure::Listening)?.row("promise")?, "late")?;
    (percent >= MANY_PERCENT).then_some(Question::Late { percent })
}

/// The article that was raised as a problem by most, over everybody who answered by themselves: one audience at a time, and
/// only where a number is printed.
fn right(figures: &[&Figures]) -> Option<Question> {
    let rows = alone(figures).filter_map(|(_, figures)| figures.table(Measure::Rights)).flat_map(Table::rows);
    let problems = rows.filter_map(|row| Some((row.cell("problem")?.get(), row.code().parse::<u8>().ok()?)));
    let (count, article) = problems.max_by_key(|(count, article)| (*count, std::cmp::Reverse(*article)))?;
    (count > 0).then_some(Question::Right { article })
}

#[cfg(test)]
mod tests;
