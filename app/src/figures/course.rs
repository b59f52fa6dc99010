//! What changed: the course of each of the charter's questions, in words, as a chart and as a table.

use super::{
    line::{Place, line_chart},
    names::{column_name, row_name, who_of},
    number::words_of,
};
use crate::{
    components::{Column, Table, disclosure},
    i18n, tr,
};
use domain::{
    Locale,
    catalogue::catalogue,
    clock::Quarter,
    disclosure::Figures,
    feedback::Channel,
    figures::Measure,
    questionnaire::Questionnaire,
    statistics::{Broken, Change, Course, Dot, Printed, Said, Share, Why, Words, courses},
};
use leptos::prelude::*;

/// So many quarters stand in the table under a chart.
const IN_TABLE: usize = 8;

/// What changed up to the quarter `last`: those who answered by themselves first, audiences side by side. `figures` are of
/// any quarters, and of one authority or one service.
pub fn changes(l: Locale, figures: &[&Figures], last: Quarter) -> AnyView {
    let courses = courses(figures, last);
    let mut whose: Vec<_> = courses.iter().map(|course| (course.channel, course.audience)).collect();
    whose.dedup();
    whose.sort_by_key(|(channel, audience)| (*channel != Channel::Alone, *channel, *audience));
    if whose.is_empty() {
        return view! { <p>{tr!(l, "figures-none-yet")}</p> }.into_any();
    }
    let section = |(channel, audience)| {
        let here = courses.iter().filter(|course| (course.channel, course.audience) == (channel, audience));
        view! {
            <section class="population">
                <h2>{who_of(l, audience, channel)}</h2>
                {here.map(|course| shown(l, course)).collect_view()}
            </section>
        }
        .into_any()
    };
    let (alone, others): (Vec<_>, Vec<_>) =
        whose.into_iter().partition(|(channel, _)| *channel == Channel::Alone);
    let others: Vec<AnyView> = others.into_iter().map(section).collect();
    let others =
        (!others.is_empty()).then(|| disclosure(tr!(l, "figures-other-channels"), others.into_view()));
    view! { {alone.into_iter().map(section).collect_view()}{others} }.into_any()
}

/// The words of every change that is said of the quarter `last`, for a line elsewhere: none where nothing changed.
pub fn changed(l: Locale, figures: &[&Figures], last: Quarter) -> Vec<String> {
    let courses = courses(figures, last);
    let moved = |course: &Course| {
        let said = [(course.top.words, "top"), (course.bottom.words, "bottom")];
        let who = who_of(l, course.audience, course.channel);
        // Two headings can move the same way in the same quarter, so each line names its heading.
        let about = heading(l, course).map(|heading| format!(" · {heading}")).unwrap_or_default();
        let said = said.into_iter().filter_map(move |(words, step)| moved(l, course, step, words));
        said.map(move |said| format!("{who}{about}: {said}")).collect::<Vec<_>>()
    };
    courses.iter().flat_map(moved).collect()
}

/// The charter's heading that the question speaks to.
fn heading(l: Locale, course: &Course) -> Option<&'static str> {
    let question = Questionnaire::core().question(course.field)?;
    let mut headings = catalogue().charter.headings.iter();
    headings.find(|named| Some(named.code) == question.heading).map(|named| named.name.get(l))
}

/// One question: heading, question, what is said, the chart, the table.
fn shown(l: Locale, course: &Course) -> AnyView {
    let asked = row_name(l, Measure::Charter, course.field.code(), Some(course.audience));
    let said = words(l, course).into_iter().map(|said| view! { <p>{said}</p> }).collect_view();
    view! {
        <h3>{heading(l, course)}</h3>
        <p>{asked}</p>
        <div class="said">{said}</div>
        {year_before(l, course)}
        {drawn(l, course)}
        {disclosure(tr!(l, "figures-as-table"), table(l, course))}
    }
    .into_any()
}

/// What is said of the two ends of the scale, and of a line that broke.
fn words(l: Locale, course: &Course) -> Vec<String> {
    let Change { broken, words: top } = course.top;
    let bottom = course.bottom.words;
    let mut said: Vec<String> = [(top, "top"), (bottom, "bottom")]
        .iter()
        .filter_map(|(words, step)| moved(l, course, step, *words))
        .collect();
    if said.is_empty() {
        said.push(match top {
            Words::NotEnough | Words::BrokenLine(_) => tr!(l, "figures-change-too-few"),
            _ => tr!(l, "figures-change-none"),
        });
    }
    said.extend(broken.map(|broken| broke(l, broken)));
    said
}

/// "More chose “always” than before, since April to June 2026"; `None` where the share did not move.
fn moved(l: Locale, course: &Course, step: &str, words: Words<Quarter>) -> Option<String> {
    let answer = answer_name(l, course, step);
    match words {
        Words::Higher { since } => {
            Some(tr!(l, "figures-change-more", answer = answer, since = i18n::months_of(l, since)))
        }
        Words::Lower { since } => {
            Some(tr!(l, "figures-change-fewer", answer = answer, since = i18n::months_of(l, since)))
        }
        Words::NotEnough | Words::NoChange | Words::BrokenLine(_) => None,
    }
}

fn broke(l: Locale, Broken { at, why }: Broken<Quarter>) -> String {
    let since = i18n::months_of(l, at);
    match why {
        Why::Lineage => tr!(l, "figures-change-lineage", since = since),
        Why::Channels => tr!(l, "figures-change-channels", since = since),
    }
}

/// This quarter beside the same one a year before. Two quarters never say that something changed, and this says so.
fn year_before(l: Locale, course: &Course) -> Option<AnyView> {
    let (now, then) = (course.last()?, course.year_before()?);
    let answer = answer_name(l, course, "top");
    let (now_said, then_said) = (part(l, now, |(_, top, _)| top)?, part(l, then, |(_, top, _)| top)?);
    let months = |dot: &Dot| i18n::months_of(l, dot.quarter);
    Some(
        view! {
            <p class="soft">{tr!(
                l,
                "figures-change-year",
                answer = answer,
                now = months(now),
                now_said = now_said,
                then = months(then),
                then_said = then_said
            )}</p>
        }
        .into_any(),
    )
}

/// "62 % (between 52 % and 72 %)" or "about 15 of about 25".
fn part(l: Locale, dot: &Dot, of: fn((Printed, Printed, Printed)) -> Printed) -> Option<String> {
    let shown = dot.shown?;
    let share = Share::of(of(shown), shown.0)?;
    if share.part == Printed::ZERO {
        return Some(tr!(l, "figures-zero"));
    }
    let whole = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    Some(match share.said() {
        Said::Percent { percent, low, high } => {
            tr!(l, "figures-percent", percent = whole(percent), low = whole(low), high = whole(high))
        }
        Said::About { part, whole: base } => {
            let base = i18n::number(whole(base.get()));
            tr!(l, "figures-of", part = words_of(l, part.get()), whole = base)
        }
    })
}

fn drawn(l: Locale, course: &Course) -> AnyView {
    let (from, chart) = match &course.chart {
        Some((from, chart)) => (*from, Some(chart)),
        None => (0, None),
    };
    let places = course.dots.iter().enumerate().map(|(place, dot)| {
        let at = place.checked_sub(from);
        let bounds = chart.zip(at).and_then(|(chart, at)| chart.points.get(at).copied().flatten());
        let mark = chart.zip(at).and_then(|(chart, at)| chart.marks.get(at).copied().flatten());
        // With fewer than 12 points the limits will still move, and the run chart's rules decide: none are drawn.
        let settled = chart.is_some_and(|chart| !chart.trial);
        Place {
            year: (dot.quarter.quarter == 1 || (place == 0 && dot.quarter.quarter == 2))
                .then_some(dot.quarter.year),
            share: dot.shown.and_then(|(whole, top, _)| share(top, whole)),
            marked: settled && mark.is_some(),
            limits: bounds
                .filter(|_| settled)
                .map(|(_, bounds)| (bounds.drawn().lower, bounds.drawn().upper)),
            anew: place == from && from > 0,
        }
    });
    let places: Vec<Place> = places.collect();
    let known = places.iter().filter(|place| place.share.is_some()).count();
    if known < 2 {
        return ().into_any();
    }
    let centre = chart.filter(|_| known >= IN_TABLE).map(|chart| chart.centre);
    line_chart(l, &places, centre)
}

#[expect(clippy::cast_precision_loss, reason = "counts of responses are far below the limit")]
fn share(part: Printed, whole: Printed) -> Option<f64> {
    (whole > Printed::ZERO && part <= whole).then(|| part.get() as f64 / whole.get() as f64)
}

/// The last eight quarters as a table.
fn table(l: Locale, course: &Course) -> AnyView {
    let name =
        |step: &str| column_name(l, Measure::Charter, course.field.code(), step, Some(course.audience));
    let heads = vec![
        Column::words(tr!(l, "figures-column-when")),
        Column::numbers(name("top")),
        Column::numbers(name("bottom")),
        Column::numbers(tr!(l, "figures-column-base")),
    ];
    let rows = course.dots.iter().rev().take(IN_TABLE).map(|dot| {
        let mut cells = vec![i18n::months_of(l, dot.quarter).into_any()];
        match dot.shown {
            Some((base, top, bottom)) => {
                cells.extend([top, bottom, base].map(|number| words_of(l, number.get()).into_any()));
            }
            None => cells.extend(["–", "–", "–"].map(IntoAny::into_any)),
        }
        cells
    });
    let id = ["course", course.channel.code(), course.audience.code(), course.field.code()].join("-");
    let asked = row_name(l, Measure::Charter, course.field.code(), Some(course.audience));
    let caption = format!("{asked} {}", who_of(l, course.audience, course.channel));
    Table::new(id, caption, heads).rows(rows).dense().one_of_many().view()
}

/// Whether something is said to have changed.
pub fn is_moved(course: &Course) -> bool {
    let moved = |words| matches!(words, Words::Higher { .. } | Words::Lower { .. });
    moved(course.top.words) || moved(course.bottom.words)
}

/// An answer of a course's question in the words of its audience.
pub fn answer_name(l: Locale, course: &Course, step: &str) -> String {
    column_name(l, Measure::Charter, course.field.code(), step, Some(course.audience))
}

/// The share of the top step in words; `None` where nothing is printed.
pub fn share_words(l: Locale, dot: &Dot) -> Option<String> {
    part(l, dot, |(_, top, _)| top)
}
