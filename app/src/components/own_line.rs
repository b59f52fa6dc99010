//! An authority's own telephone line: its name, its number, its hours, and whether it is answered now.

use super::{Helpline, HelplineHeading};
use crate::{i18n, tr};
use domain::{
    Locale,
    clock::Moment,
    settings::{Line, LineKind, Settings},
};
use leptos::prelude::*;

/// A line, and whether it is answered now. The hours are shown too, so that a page stays right when it is
/// kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnLine {
    /// The line.
    pub line: Line,
    /// Whether it is answered now.
    pub open: bool,
}

impl OwnLine {
    /// The lines of an authority, those that are answered at `now` first.
    pub fn all(settings: &Settings, now: Moment) -> Vec<Self> {
        let lines = settings.lines_by_hour(now).into_iter();
        lines.map(|(line, open)| Self { line: line.clone(), open }).collect()
    }
}

/// What a line is called.
pub fn line_name(l: Locale, line: &Line) -> String {
    match (&line.name, line.kind) {
        (Some(name), _) => name.get(l).to_owned(),
        (None, LineKind::DutyTeam) => tr!(l, "line-duty-team"),
        (None, LineKind::FrontDoor | LineKind::Other) => tr!(l, "line-front-door"),
    }
}

/// One line in a list of its authority's lines.
pub fn own_line(l: Locale, own: &OwnLine) -> AnyView {
    view(l, own, line_name(l, &own.line), None)
}

/// One line under a heading that names its authority, for a page with lines of several authorities.
pub fn own_line_of(l: Locale, own: &OwnLine, council: &str) -> AnyView {
    view(l, own, format!("{council}: {}", line_name(l, &own.line)), Some(HelplineHeading::Third))
}

fn view(l: Locale, own: &OwnLine, name: String, heading: Option<HelplineHeading>) -> AnyView {
    let OwnLine { line, open } = own;
    let now = if *open { tr!(l, "line-open") } else { tr!(l, "line-shut") };
    let about = format!("{now} {}", i18n::open_hours(l, &line.when));
    let call = Some((tr!(l, "line-call", number = line.number.as_str()), line.number.clone()));
    Helpline { name, about, call, heading, ..Helpline::default() }.view()
}
