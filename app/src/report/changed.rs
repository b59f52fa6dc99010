//! What changed since, by the rules of run charts and p′ charts, in words and as a chart.

use super::{Model, charter::heading_name, heading, paragraph};
use crate::{figures, i18n, tr};
use domain::{
    Locale,
    disclosure::Figures,
    statistics::{Course, Dot, courses},
};
use paper::{Block, Median, Number, Point, RunChart, Span};

/// So many charts at most: the page for the figures has all of them.
const CHARTS: usize = 4;
/// With fewer known quarters no chart is drawn.
const LEAST: usize = 4;

pub(super) fn blocks(l: Locale, model: &Model<'_>) -> Vec<Block> {
    let mut blocks =
        vec![heading(1, tr!(l, "figures-change"), "changed"), paragraph(tr!(l, "figures-change-lead"))];
    let mut all: Vec<&Figures> = model.figures(domain::figures::Cut::All).collect();
    all.extend(model.release.past.iter().map(|figures| &**figures));
    let said = figures::changed(l, &all, model.release.quarter);
    let courses = courses(&all, model.release.quarter);
    if said.is_empty() {
        let known = courses.iter().any(|course| !too_few(course));
        let none = if known { tr!(l, "figures-change-none") } else { tr!(l, "figures-change-too-few") };
        blocks.push(paragraph(none));
    } else {
        let items = said.into_iter().map(|line| vec![Span::plain(line)]).collect();
        blocks.push(Block::List { numbered: false, items });
    }
    let moved = courses.iter().filter(|course| figures::is_moved(course));
    blocks.extend(moved.take(CHARTS).filter_map(|course| chart(l, course)));
    blocks
}

fn too_few(course: &Course) -> bool {
    use domain::statistics::Words;
    matches!(course.top.words, Words::NotEnough | Words::BrokenLine(_))
}

fn chart(l: Locale, course: &Course) -> Option<Block> {
    if course.dots.iter().filter(|dot| dot.shown.is_some()).count() < LEAST {
        return None;
    }
    let who = figures::who_of(l, course.audience, course.channel);
    let answer = figures::answer_name(l, course, "top");
    let points = course.dots.iter().map(|dot| point(l, course, dot));
    let centre = course.chart.as_ref().map(|(_, chart)| chart.centre);
    #[expect(clippy::cast_possible_truncation, reason = "a share in percent")]
    let percent = |share: f64| (share * 100.0).round() as i64;
    let half = |value: i64, words: String| Number::new(value, words);
    Some(Block::RunChart(RunChart {
        title: format!("{}: {who}", heading_name(l, course.field)),
        place: Some(format!("changed-{}-{}", course.field.code(), course.audience.code())),
        description: tr!(l, "report-chart-of", answer = answer),
        point: tr!(l, "figures-column-when"),
        value: tr!(l, "report-share"),
        remark: tr!(l, "report-remark"),
        absent: tr!(l, "report-absent"),
        scale: vec![
            half(0, tr!(l, "figures-scale-none")),
            half(50, tr!(l, "figures-scale-half")),
            half(100, tr!(l, "figures-scale-all")),
        ],
        points: points.collect(),
        median: centre.map(|centre| Median {
            number: Number::new(percent(centre), tr!(l, "report-middle")),
            label: tr!(l, "report-middle"),
        }),
        notes: Vec::new(),
    }))
}

fn point(l: Locale, course: &Course, dot: &Dot) -> Point {
    let place = course.dots.iter().position(|other| other == dot).unwrap_or(0);
    let marked = course.chart.as_ref().is_some_and(|(from, chart)| {
        let at = place.checked_sub(*from).and_then(|at| chart.marks.get(at));
        !chart.trial && at.is_some_and(Option::is_some)
    });
    let number = dot.shown.and_then(|(whole, top, _)| {
        let percent = (whole.get() > 0).then(|| top.get() * 100 / whole.get())?;
        let words = figures::share_words(l, dot)?;
        Some(Number::new(i64::try_from(percent).unwrap_or(0), words))
    });
    Point {
        label: i18n::months_of(l, dot.quarter),
        number,
        mark: marked.then(|| tr!(l, "report-beyond-chance")),
    }
}
