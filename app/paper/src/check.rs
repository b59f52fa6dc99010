//! What a document must keep so that it can be read by everybody.

use std::collections::BTreeSet;

use crate::card::Card;
use crate::draw::PATTERNS;
use crate::error::Error;
use crate::figure::{Bars, Cell, RunChart, Shown, Table};
use crate::model::{Block, Document};
use crate::span::{Link, Span};

/// Refuses a document with a gap in its structure.
pub(crate) fn check(document: &Document) -> Result<(), Error> {
    said(&document.title, "the title")?;
    said(&document.organisation, "the organisation")?;
    let (mut level, mut places, mut links) = (0, BTreeSet::new(), Vec::new());
    for (at, block) in document.blocks.iter().enumerate() {
        let place = match block {
            Block::CoverSheet(sheet) => {
                if at > 0 {
                    return Err(Error::Cover);
                }
                said(&sheet.title, "a cover sheet")?;
                links.extend(sheet.fields.iter().flat_map(|field| field.text.iter().flatten()));
                None
            }
            Block::Heading(heading) => {
                said(&heading.text, "a heading")?;
                if heading.level == 0 || heading.level > 4 || heading.level > level + 1 {
                    return Err(Error::Level { level: heading.level, under: level });
                }
                level = heading.level;
                heading.place.as_ref()
            }
            Block::Paragraph(spans) => {
                links.extend(spans);
                None
            }
            Block::List { items, .. } => {
                links.extend(items.iter().flatten());
                None
            }
            Block::Table(table) => {
                self::table(table)?;
                links.extend(table.rows.iter().flatten().flat_map(|cell| match cell {
                    Cell::Words(spans) => spans.as_slice(),
                    Cell::Number(_) => &[],
                }));
                table.place.as_ref()
            }
            Block::Bars(bars) => {
                self::bars(bars)?;
                bars.place.as_ref()
            }
            Block::RunChart(chart) => {
                self::chart(chart)?;
                chart.place.as_ref()
            }
            Block::Card(card) => {
                said(&card.title, "a summary")?;
                links.extend(inside(card));
                card.place.as_ref()
            }
            Block::Toc | Block::PageBreak => None,
        };
        if let Some(place) = place
            && !places.insert(place.as_str())
        {
            return Err(Error::Twice(place.clone()));
        }
    }
    links.into_iter().filter_map(|span| span.link.as_ref()).try_for_each(|link| leads(link, &places))
}

fn inside(card: &Card) -> impl Iterator<Item = &Span> {
    let replies = card.replies.iter().flat_map(|reply| reply.text.iter().flatten());
    let promises = card.promises.iter().flat_map(|promise| &promise.text);
    card.summary.iter().flatten().chain(replies).chain(promises)
}

fn said(text: &str, what: &'static str) -> Result<(), Error> {
    if crate::letters::clean(text).trim().is_empty() { Err(Error::Empty(what)) } else { Ok(()) }
}

fn leads(link: &Link, places: &BTreeSet<&str>) -> Result<(), Error> {
    match link {
        Link::Place(place) if places.contains(place.as_str()) => Ok(()),
        Link::Place(place) => Err(Error::Nowhere(place.clone())),
        Link::Address(address)
            if ["https://", "mailto:", "tel:"].iter().any(|kind| address.starts_with(kind)) =>
        {
            Ok(())
        }
        Link::Address(_) => Err(Error::Address),
    }
}

fn table(table: &Table) -> Result<(), Error> {
    said(&table.caption, "the caption of a table")?;
    table.columns.iter().try_for_each(|column| said(&column.text, "the head of a column"))?;
    if table.columns.is_empty() || table.rows.iter().any(|row| row.len() != table.columns.len()) {
        return Err(Error::Ragged(table.caption.clone()));
    }
    if table.row_heads {
        table.rows.iter().try_for_each(|row| said(&row[0].text(), "the head of a row"))?;
    }
    Ok(())
}

fn bars(bars: &Bars) -> Result<(), Error> {
    said(&bars.title, "the title of bars")?;
    said(&bars.description, "the description of bars")?;
    for head in bars.parts.iter().chain([&bars.row, &bars.base]) {
        said(head, "the head of a column")?;
    }
    if bars.rows.is_empty() || bars.parts.is_empty() || bars.parts.len() > PATTERNS {
        return Err(Error::Drawing(bars.title.clone(), "it has no rows, no parts or too many parts"));
    }
    for row in &bars.rows {
        said(&row.label, "the head of a row")?;
        if let Shown::Numbers { parts, base } = &row.shown {
            if parts.len() != bars.parts.len() {
                return Err(Error::Ragged(bars.title.clone()));
            }
            if parts.iter().chain([base]).any(|number| number.value < 0) {
                return Err(Error::Drawing(bars.title.clone(), "a number is below zero"));
            }
        }
    }
    Ok(())
}

fn chart(chart: &RunChart) -> Result<(), Error> {
    said(&chart.title, "the title of a run chart")?;
    said(&chart.description, "the description of a run chart")?;
    for head in [&chart.point, &chart.value, &chart.absent] {
        said(head, "the head of a column")?;
    }
    let marked = chart.points.iter().any(|point| point.mark.is_some());
    if marked {
        said(&chart.remark, "the head of a column")?;
    }
    chart.points.iter().try_for_each(|point| said(&point.label, "the head of a row"))?;
    let scale = chart.scale.iter().map(|number| number.value);
    let (Some(low), Some(high)) = (scale.clone().min(), scale.max()) else {
        return Err(Error::Drawing(chart.title.clone(), "it has no scale"));
    };
    let numbers = chart.points.iter().filter_map(|point| point.number.as_ref());
    let mut all = numbers.chain(chart.median.as_ref().map(|median| &median.number));
    if low >= high || all.any(|number| !(low..=high).contains(&number.value)) {
        return Err(Error::Drawing(chart.title.clone(), "a number is outside the scale"));
    }
    Ok(())
}
