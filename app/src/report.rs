//! The report: a release written up for those who watch over performance. It is one document of plain values
//! ([`paper::Document`]), from which the web page, the PDF and the spreadsheet are made, so all three say the same.
//!
//! Nothing in it is new: every number is printed in the release, every text is a summary, a reply or a promise that was
//! released, and every question is drawn by a rule ([`domain::report`]).

mod answered;
mod appendix;
mod ask;
mod changed;
mod charter;
mod heard;
mod page;

pub use page::view;

use crate::{figures, i18n, tr};
use domain::{
    Locale,
    catalogue::catalogue,
    commitment::Totals,
    disclosure::Figures,
    feedback::{Audience, Channel},
    figures::{Cut, Period},
    release::Release,
    report::Promise,
};
use jiff::civil::Date;
use paper::{Block, Document, Heading, Language, Made, Span, State, Status, Words};

/// What a report is made from.
#[derive(Debug, Clone)]
pub struct Model<'a> {
    /// The release.
    pub release: &'a Release,
    /// The day on which it was released.
    pub released: Date,
    /// The version that replaces it, if one does.
    pub replaced_by: Option<u32>,
    /// The public promises of the authority.
    pub promises: &'a [Promise],
    /// How these stand together.
    pub totals: Totals,
    /// Promises stand as on this day.
    pub today: Date,
}

impl Model<'_> {
    /// The name of the authority.
    pub(crate) fn place(&self, l: Locale) -> String {
        let code = &self.release.authority;
        catalogue().authority(code).map_or_else(|| code.clone(), |authority| authority.name.get(l).to_owned())
    }

    /// The quarter's figures of everybody, and of each channel and audience.
    fn figures(&self, cut: Cut) -> impl Iterator<Item = &Figures> {
        let quarter = Period::Quarter(self.release.quarter);
        self.release.figures.iter().map(|figures| &**figures).filter(move |figures| {
            let population = figures.population();
            population.period == quarter && population.of.cut == cut
        })
    }

    /// The quarter's figures of those of an audience who answered by themselves.
    fn alone(&self, audience: Audience) -> Option<&Figures> {
        self.figures(Cut::All).find(|figures| {
            let of = &figures.population().of;
            (of.channel, of.audience) == (Some(Channel::Alone), Some(audience))
        })
    }
}

/// The document.
pub fn document(l: Locale, model: &Model<'_>) -> Document {
    let release = model.release;
    let mut blocks = Vec::new();
    blocks.push(paragraph(tr!(l, "report-lead")));
    blocks.push(Block::Toc);
    blocks.push(Block::PageBreak);
    blocks.extend(heard::blocks(l, model));
    blocks.extend(charter::blocks(l, model));
    blocks.extend(answered::blocks(l, model));
    blocks.extend(changed::blocks(l, model));
    blocks.extend(ask::blocks(l, model));
    blocks.push(Block::PageBreak);
    blocks.extend(appendix::blocks(l, model));
    Document {
        language: if l == Locale::Cy { Language::Cy } else { Language::En },
        title: tr!(l, "report-title"),
        subtitle: tr!(
            l,
            "report-subtitle",
            place = model.place(l),
            months = i18n::months_of(l, release.quarter)
        ),
        organisation: model.place(l),
        period: i18n::months_of(l, release.quarter),
        status: status(l, model),
        made: made(model.today),
        words: Words {
            contents: tr!(l, "report-contents"),
            page: tr!(l, "report-page"),
            of: tr!(l, "report-of"),
            as_table: tr!(l, "figures-as-table"),
            go_to: tr!(l, "report-go-to"),
        },
        blocks,
    }
}

fn status(l: Locale, model: &Model<'_>) -> Status {
    let date = i18n::date(l, model.released);
    let version = i64::from(model.release.version);
    match model.replaced_by {
        Some(by) => Status {
            state: State::Superseded,
            short: tr!(l, "report-superseded-short"),
            words: tr!(l, "report-superseded", version = version, date = date, by = i64::from(by)),
        },
        None => Status {
            state: State::Released,
            short: tr!(l, "report-released-short", date = date.clone()),
            words: tr!(
                l,
                "report-released",
                version = version,
                date = date,
                today = i18n::date(l, model.today)
            ),
        },
    }
}

/// Midnight of a day.
fn made(day: Date) -> Made {
    let small = |number: i8| u8::try_from(number).unwrap_or(1);
    Made {
        year: u16::try_from(day.year()).unwrap_or(0),
        month: small(day.month()),
        day: small(day.day()),
        hour: 0,
        minute: 0,
        second: 0,
    }
}

fn heading(level: u8, text: impl Into<String>, place: &str) -> Block {
    let place = (!place.is_empty()).then(|| place.to_owned());
    Block::Heading(Heading { level, text: text.into(), place })
}

fn paragraph(text: impl Into<String>) -> Block {
    Block::Paragraph(vec![Span::plain(text)])
}

fn list(items: impl IntoIterator<Item = String>) -> Block {
    let items = items.into_iter().map(|item| vec![Span::plain(item)]).collect();
    Block::List { numbered: false, items }
}

/// A printed number with its words.
fn number(l: Locale, number: domain::disclosure::Number) -> paper::Number {
    paper::Number::new(i64::try_from(number.get()).unwrap_or(i64::MAX), figures::words(l, number))
}

fn theme(l: Locale, code: &str) -> String {
    let catalogue = catalogue();
    catalogue.theme(code).map_or_else(|| code.to_owned(), |theme| theme.name.get(l).to_owned())
}
