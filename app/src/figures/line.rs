//! The other chart: one share over time. Screen readers skip it: the words above it and the table below it say the same.

use crate::tr;
use domain::Locale;
use leptos::prelude::*;
use std::fmt::Write;

/// One place on the time axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Place {
    /// The year, where one begins.
    pub(super) year: Option<i16>,
    /// The share, between 0 and 1; `None` where nothing is printed.
    pub(super) share: Option<f64>,
    /// It is out of the ordinary.
    pub(super) marked: bool,
    /// The limits of what is ordinary, where there are enough points to know them.
    pub(super) limits: Option<(f64, f64)>,
    /// The line begins anew here.
    pub(super) anew: bool,
}

const LEFT: f64 = 60.0;
const RIGHT: f64 = 352.0;
const TOP: f64 = 10.0;
const BOTTOM: f64 = 120.0;

/// Draws the places in order, with the centre line where it is known. The scale says *nobody*, *half*, *everybody* and no
/// percentages, because some points stand on few responses.
pub(super) fn line_chart(l: Locale, places: &[Place], centre: Option<f64>) -> AnyView {
    let scale = [
        (1.0, tr!(l, "figures-scale-all")),
        (0.5, tr!(l, "figures-scale-half")),
        (0.0, tr!(l, "figures-scale-none")),
    ];
    drawn(&scale, places, centre)
}

/// The same of values in percent: each with whether it is out of the ordinary, then the words of the scale.
pub fn sketch(points: Vec<(Option<i64>, bool)>, scale: Vec<(i64, String)>, centre: Option<i64>) -> AnyView {
    let share = |percent: i64| f64::from(i32::try_from(percent).unwrap_or(0)) / 100.0;
    let places = points.into_iter().map(|(value, marked)| Place {
        year: None,
        share: value.map(share),
        marked,
        limits: None,
        anew: false,
    });
    let scale: Vec<(f64, String)> = scale.into_iter().map(|(value, words)| (share(value), words)).collect();
    drawn(&scale, &places.collect::<Vec<_>>(), centre.map(share))
}

fn drawn(scale: &[(f64, String)], places: &[Place], centre: Option<f64>) -> AnyView {
    let count = u32::try_from(places.len().max(2) - 1).unwrap_or(u32::MAX);
    let x = |at: usize| {
        LEFT + 8.0
            + (RIGHT - LEFT - 16.0) * f64::from(u32::try_from(at).unwrap_or(u32::MAX)) / f64::from(count)
    };
    let y = |share: f64| BOTTOM - (BOTTOM - TOP) * share.clamp(0.0, 1.0);
    let (mut line, mut upper, mut lower) = (Pen::default(), Pen::default(), Pen::default());
    for (at, place) in places.iter().enumerate() {
        if place.anew {
            line.lift();
        }
        line.to(place.share.map(|share| (x(at), y(share))));
        upper.to(place.limits.map(|(_, upper)| (x(at), y(upper))));
        lower.to(place.limits.map(|(lower, _)| (x(at), y(lower))));
    }
    let points = places.iter().enumerate().filter_map(|(at, place)| {
        let (x, y) = (x(at), y(place.share?));
        // Another shape and not only another colour.
        Some(if place.marked {
            let path = format!("M{x:.1} {:.1}l5.5 5.5l-5.5 5.5l-5.5-5.5z", y - 5.5);
            view! { <path class="mark" d=path /> }.into_any()
        } else {
            view! { <circle class="dot" cx=format!("{x:.1}") cy=format!("{y:.1}") r="3" /> }.into_any()
        })
    });
    let scale = scale.iter().map(|(share, label)| {
        let at = format!("{:.1}", y(*share));
        let text = format!("{:.1}", y(*share) + 3.5);
        view! {
            <line class="grid" x1=LEFT.to_string() x2=RIGHT.to_string() y1=at.clone() y2=at />
            <text x=(LEFT - 6.0).to_string() y=text text-anchor="end">{label.clone()}</text>
        }
    });
    let years = places.iter().enumerate().filter_map(|(at, place)| {
        let label = place.year?.to_string();
        Some(view! { <text x=format!("{:.1}", x(at)) y="136" text-anchor="middle">{label}</text> })
    });
    let breaks = places.iter().enumerate().filter(|(_, place)| place.anew).map(|(at, _)| {
        let x = format!("{:.1}", x(at) - 8.0);
        view! { <line class="limit" x1=x.clone() x2=x y1=TOP.to_string() y2=BOTTOM.to_string() /> }
    });
    let centre = centre.map(|centre| {
        let at = format!("{:.1}", y(centre));
        view! { <line class="centre" x1=LEFT.to_string() x2=RIGHT.to_string() y1=at.clone() y2=at /> }
    });
    view! {
        <svg class="line" viewBox="0 0 360 144" aria-hidden="true" focusable="false">
            {scale.collect_view()}
            {centre}
            <path class="limit" d=upper.path />
            <path class="limit" d=lower.path />
            {breaks.collect_view()}
            <path class="course" d=line.path />
            {points.collect_view()}
            {years.collect_view()}
        </svg>
    }
    .into_any()
}

/// A path that is interrupted where nothing is known.
#[derive(Default)]
struct Pen {
    path: String,
    down: bool,
}

impl Pen {
    fn lift(&mut self) {
        self.down = false;
    }

    fn to(&mut self, point: Option<(f64, f64)>) {
        if let Some((x, y)) = point {
            // Writing to a string cannot fail.
            let _ = write!(self.path, "{}{x:.1} {y:.1}", if self.down { 'L' } else { 'M' });
        }
        self.down = point.is_some();
    }
}
