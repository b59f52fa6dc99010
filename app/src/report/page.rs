//! A document as a page of the web: the same blocks as on paper, with the components of all pages.

use crate::{
    components::{Tone, chip, disclosure},
    figures::{bars, sketch},
};
use leptos::prelude::*;
use paper::{
    BarRow, Bars, Block, Card, Cell, Document, Heading, Language, Link, Outcome, RunChart, Shown, Span, Table,
};

/// The blocks of a document, after its title.
pub fn view(document: &Document) -> AnyView {
    let blocks = document.blocks.iter().enumerate().map(|(at, block)| one(document, at, block));
    blocks.collect_view().into_any()
}

fn one(document: &Document, at: usize, block: &Block) -> AnyView {
    match block {
        // A page of the web has its own way to the parts, and no sheets.
        Block::CoverSheet(_) | Block::PageBreak => ().into_any(),
        Block::Toc => contents(document),
        Block::Heading(heading) => headed(heading),
        Block::Paragraph(spans) => view! { <p>{inline(spans)}</p> }.into_any(),
        Block::List { numbered, items } => {
            let items = items.iter().map(|item| view! { <li>{inline(item)}</li> }).collect_view();
            if *numbered {
                view! { <ol>{items}</ol> }.into_any()
            } else {
                view! { <ul>{items}</ul> }.into_any()
            }
        }
        Block::Table(table) => view! { <div id=table.place.clone()>{tabled(at, table)}</div> }.into_any(),
        Block::Bars(bars) => barred(document, at, bars),
        Block::RunChart(chart) => charted(document, at, chart),
        Block::Card(card) => carded(card),
    }
}

/// Links to the headings of the first level.
fn contents(document: &Document) -> AnyView {
    let links = document.blocks.iter().filter_map(|block| match block {
        Block::Heading(Heading { level: 1, text, place: Some(place) }) => {
            Some(view! { <li><a href=format!("#{place}")>{text.clone()}</a></li> })
        }
        _ => None,
    });
    let links = links.collect_view();
    view! { <nav aria-label=document.words.contents.clone()><ul>{links}</ul></nav> }.into_any()
}

/// The page's title is the first level, so each heading is one level lower here.
fn headed(heading: &Heading) -> AnyView {
    let (id, text) = (heading.place.clone(), heading.text.clone());
    match heading.level {
        1 => view! { <h2 id=id>{text}</h2> }.into_any(),
        2 => view! { <h3 id=id>{text}</h3> }.into_any(),
        _ => view! { <h4 id=id>{text}</h4> }.into_any(),
    }
}

fn inline(spans: &[Span]) -> AnyView {
    let spans = spans.iter().map(|span| {
        let text = span.text.clone();
        let lang = span.language.map(Language::code);
        let text =
            if span.bold { view! { <strong lang=lang>{text}</strong> }.into_any() } else { text.into_any() };
        match &span.link {
            Some(Link::Address(address)) => view! { <a href=address.clone()>{text}</a> }.into_any(),
            Some(Link::Place(place)) => view! { <a href=format!("#{place}")>{text}</a> }.into_any(),
            None => text,
        }
    });
    spans.collect_view().into_any()
}

fn tabled(at: usize, table: &Table) -> AnyView {
    use crate::components::{Column, Table as Tabled};
    let columns = table.columns.iter().map(|column| {
        if column.numbers { Column::numbers(&column.text) } else { Column::words(&column.text) }
    });
    let rows = table.rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>());
    let notes = table.notes.iter().map(|note| view! { <p class="soft">{note.clone()}</p> }).collect_view();
    let tabled =
        Tabled::new(format!("t{at}"), &table.caption, columns.collect()).rows(rows).dense().one_of_many();
    view! { {tabled.view()}{notes} }.into_any()
}

fn cell(cell: &Cell) -> AnyView {
    match cell {
        Cell::Words(spans) => inline(spans),
        Cell::Number(number) => number.words.clone().into_any(),
    }
}

/// Bars, and the same numbers as a table that unfolds.
fn barred(document: &Document, at: usize, of: &Bars) -> AnyView {
    let groups = of.rows.iter().map(|BarRow { label, shown }| match shown {
        Shown::Numbers { parts, base } => {
            let parts = of.parts.iter().zip(parts).enumerate();
            let parts =
                parts.map(|(place, (name, part))| (place, name.clone(), part.value, part.words.clone()));
            (label.clone(), Ok((parts.collect::<Vec<_>>(), base.value)))
        }
        Shown::Instead(words) => (label.clone(), Err(words.clone())),
    });
    let rows = of.rows.iter().map(|BarRow { label, shown }| {
        let mut cells = vec![Cell::words(label)];
        match shown {
            Shown::Numbers { parts, base } => {
                cells.extend(parts.iter().chain([base]).cloned().map(Cell::Number));
            }
            Shown::Instead(_) => cells.extend((0..=of.parts.len()).map(|_| Cell::words("–"))),
        }
        cells
    });
    let mut columns = vec![paper::Column::words(&of.row)];
    columns.extend(of.parts.iter().map(paper::Column::numbers));
    columns.push(paper::Column::numbers(&of.base));
    let table = Table {
        caption: format!("{}: {}", of.description, of.title),
        place: None,
        columns,
        row_heads: true,
        rows: rows.collect(),
        notes: of.notes.clone(),
    };
    view! {
        <p>{of.title.clone()}</p>
        {bars(groups.collect())}
        {disclosure(document.words.as_table.clone(), tabled(at, &table))}
    }
    .into_any()
}

fn charted(document: &Document, at: usize, chart: &RunChart) -> AnyView {
    let points =
        chart.points.iter().map(|point| (point.number.as_ref().map(|n| n.value), point.mark.is_some()));
    let rows = chart.points.iter().rev().map(|point| {
        let number =
            point.number.as_ref().map_or_else(|| chart.absent.clone(), |number| number.words.clone());
        vec![
            Cell::words(&point.label),
            Cell::words(number),
            Cell::words(point.mark.clone().unwrap_or_default()),
        ]
    });
    let table = Table {
        caption: chart.title.clone(),
        place: None,
        columns: [&chart.point, &chart.value, &chart.remark].map(paper::Column::words).into(),
        row_heads: true,
        rows: rows.collect(),
        notes: chart.notes.clone(),
    };
    let scale = chart.scale.iter().map(|number| (number.value, number.words.clone()));
    view! {
        <div id=chart.place.clone()>
            <h3>{chart.title.clone()}</h3>
            <p>{chart.description.clone()}</p>
            {sketch(points.collect(), scale.collect(), chart.median.as_ref().map(|median| median.number.value))}
            {disclosure(document.words.as_table.clone(), tabled(at, &table))}
        </div>
    }
    .into_any()
}

fn carded(card: &Card) -> AnyView {
    let paragraphs = |all: &[Vec<Span>]| all.iter().map(|one| view! { <p>{inline(one)}</p> }).collect_view();
    let replies = card.replies.iter().map(|reply| {
        view! { <h4>{reply.title.clone()}</h4>{paragraphs(&reply.text)} }
    });
    let promises = card.promises.iter().map(|promise| {
        let tone = match promise.outcome {
            Outcome::Open => Tone::Plain,
            Outcome::Kept => Tone::Good,
            Outcome::Late => Tone::Urgent,
            Outcome::GivenUp => Tone::Care,
        };
        view! { <p>{chip(tone, promise.words.clone())}" "{promise.about.clone()}</p> }
    });
    let about = (!card.about.is_empty()).then(|| view! { <p class="soft">{card.about.clone()}</p> });
    view! {
        <section class="card" id=card.place.clone()>
            <h3>{card.title.clone()}</h3>
            {about}
            {paragraphs(&card.summary)}
            <div class="reply">{replies.collect_view()}{promises.collect_view()}</div>
        </section>
    }
    .into_any()
}
