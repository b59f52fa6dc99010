//! One theme in the printed figures, quarter by quarter: praise, problems and ideas side by side, never one taken from another.

use super::{
    chart::{Bar, Group, chart},
    names::{code_of, column_name, who},
    number::{fewer, words},
};
use crate::{
    components::{Column, Table, disclosure},
    i18n, tr,
};
use domain::{
    Locale,
    catalogue::ThemeCode,
    clock::Quarter,
    disclosure::{Figures, Row},
    feedback::{Channel, WordBox},
    figures::{Cut, Measure, Of, Period},
};
use leptos::prelude::*;

/// So many quarters are shown: two years.
const QUARTERS: usize = 8;

/// One population's row of a theme in one quarter.
struct Dot<'a> {
    quarter: Quarter,
    figures: &'a Figures,
    row: Option<&'a Row>,
}

/// Whether figures say something about themes: those of one channel and audience.
fn speaks(figures: &Figures) -> bool {
    let of = &figures.population().of;
    of.cut != Cut::Answered && !of.is_everybody()
}

/// What was said of a theme over the quarters, one population after the other: those who answered by themselves first.
/// `figures` are of any quarters, and of one authority or one service.
pub fn theme_over_time(l: Locale, figures: &[&Figures], theme: ThemeCode) -> AnyView {
    let code = theme.to_string();
    let mut whose: Vec<&Of> = Vec::new();
    for figures in figures.iter().filter(|figures| speaks(figures)) {
        let of = &figures.population().of;
        if !whose.iter().any(|known| (known.channel, known.audience) == (of.channel, of.audience)) {
            whose.push(of);
        }
    }
    whose.sort_by_key(|of| {
        (of.channel.is_some_and(|channel| channel != Channel::Alone), of.channel, of.audience)
    });
    let of = |population: &Of| -> Vec<Dot<'_>> {
        let mut dots: Vec<Dot<'_>> = figures
            .iter()
            .filter(|figures| {
                let of = &figures.population().of;
                speaks(figures) && (of.channel, of.audience) == (population.channel, population.audience)
            })
            .filter_map(|figures| {
                let Period::Quarter(quarter) = figures.population().period else { return None };
                let row = figures.table(Measure::Themes).and_then(|table| table.row(&code));
                Some(Dot { quarter, figures, row })
            })
            .collect();
        dots.sort_by_key(|dot| std::cmp::Reverse(dot.quarter));
        dots.truncate(QUARTERS);
        dots
    };
    // A population of which no quarter may be shown has nothing to look at.
    let shown = |dots: &Vec<Dot<'_>>| dots.iter().any(|dot| dot.row.is_some_and(|row| row.base().is_some()));
    let mut first = Vec::new();
    let mut others = Vec::new();
    for population in whose {
        let dots = of(population);
        if !shown(&dots) {
            continue;
        }
        let view = one(l, population, &dots, theme);
        if population.channel == Some(Channel::Alone) { first.push(view) } else { others.push(view) }
    }
    if first.is_empty() && others.is_empty() {
        return view! { <p>{tr!(l, "figures-none-yet")}</p> }.into_any();
    }
    let others =
        (!others.is_empty()).then(|| disclosure(tr!(l, "figures-other-channels"), others.into_view()));
    view! { {first}{others} }.into_any()
}

/// The name of praise, problems or ideas.
fn column(l: Locale, polarity: WordBox) -> String {
    column_name(l, Measure::Themes, "", polarity.code(), None)
}

fn one(l: Locale, of: &Of, dots: &[Dot<'_>], theme: ThemeCode) -> AnyView {
    let groups = dots.iter().map(|dot| Group {
        title: Some(i18n::months_of(l, dot.quarter)),
        note: None,
        scale: dot.row.and_then(Row::base).map(domain::disclosure::Number::get),
        bars: match dot.row.filter(|row| row.base().is_some()) {
            None => Err(fewer(l, dot.figures.floor())),
            Some(row) => Ok(row
                .cells()
                .iter()
                .filter_map(|(code, number)| {
                    let polarity: WordBox = code.parse().ok()?;
                    Some(Bar {
                        code: code.clone(),
                        label: column(l, polarity),
                        value: number.get(),
                        text: words(l, *number),
                    })
                })
                .collect()),
        },
    });
    let mut heads = vec![Column::words(tr!(l, "figures-column-when"))];
    heads.extend(WordBox::ALL.iter().map(|polarity| Column::numbers(column(l, *polarity))));
    heads.push(Column::numbers(tr!(l, "figures-column-base")));
    let rows = dots.iter().map(|dot| {
        let mut cells = vec![i18n::months_of(l, dot.quarter).into_any()];
        if let Some((row, base)) = dot.row.and_then(|row| Some((row, row.base()?))) {
            cells.extend(WordBox::ALL.iter().map(|polarity| {
                row.cell(polarity.code()).map_or_else(|| "–".to_owned(), |n| words(l, n)).into_any()
            }));
            cells.push(words(l, base).into_any());
        } else {
            cells.extend(WordBox::ALL.iter().map(|_| "–".into_any()));
            cells.push(fewer(l, dot.figures.floor()).into_any());
        }
        cells
    });
    let id = format!("theme-{theme}-{}", code_of(of)).replace('.', "-");
    let table = Table::new(id, who(l, of), heads).rows(rows).dense().one_of_many().view();
    view! {
        <section class="population">
            <h3>{who(l, of)}</h3>
            {chart(groups.collect())}
            {disclosure(tr!(l, "figures-as-table"), table)}
        </section>
    }
    .into_any()
}

/// What was printed of a theme in one quarter, as one table: a row for each population that may be shown, with what helped and
/// what made it harder side by side. `None`: nothing of it may be shown.
pub fn theme_in(l: Locale, figures: &[&Figures], theme: ThemeCode) -> Option<AnyView> {
    let code = theme.to_string();
    let mut here: Vec<(&Figures, &Row)> = figures
        .iter()
        .filter(|figures| speaks(figures))
        .filter_map(|figures| Some((*figures, figures.table(Measure::Themes)?.row(&code)?)))
        .filter(|(_, row)| row.base().is_some())
        .collect();
    here.sort_by_key(|(figures, _)| {
        let of = &figures.population().of;
        (of.channel.is_some_and(|channel| channel != Channel::Alone), of.channel, of.audience)
    });
    if here.is_empty() {
        return None;
    }
    let mut heads = vec![Column::words(tr!(l, "board-who"))];
    heads.extend(WordBox::ALL.iter().map(|polarity| Column::numbers(column(l, *polarity))));
    heads.push(Column::numbers(tr!(l, "figures-column-base")));
    let rows = here.into_iter().map(|(figures, row)| {
        let mut cells = vec![who(l, &figures.population().of).into_any()];
        cells.extend(WordBox::ALL.iter().map(|polarity| {
            row.cell(polarity.code()).map_or_else(|| "–".to_owned(), |n| words(l, n)).into_any()
        }));
        cells.push(row.base().map(|base| words(l, base)).into_any());
        cells
    });
    let id = format!("said-{theme}");
    Some(Table::new(id, tr!(l, "board-said-table"), heads).rows(rows).dense().one_of_many().cards().view())
}
