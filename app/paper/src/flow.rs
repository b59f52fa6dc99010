//! Strips on pages.

use std::collections::BTreeMap;

use crate::look::{HEIGHT, SIDE, TOP};
use crate::strip::{Area, Bookmark, Op, Strip};
use crate::tag::Node;

/// A page as it is drawn, measured from the paper's corner.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    pub(crate) ops: Vec<Op>,
    pub(crate) areas: Vec<Area>,
}

/// A place on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Spot {
    pub(crate) page: usize,
    pub(crate) y: f32,
}

/// A figure on a page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Drawn {
    pub(crate) figure: Node,
    pub(crate) spot: Spot,
    pub(crate) height: f32,
}

/// All pages, and what stands where.
#[derive(Debug, Default)]
pub(crate) struct Laid {
    pub(crate) sheets: Vec<Sheet>,
    pub(crate) bookmarks: Vec<(Bookmark, Spot)>,
    pub(crate) places: BTreeMap<String, Spot>,
    pub(crate) figures: Vec<Drawn>,
}

/// How much the strips from `at` on need that must stay on one page; only the first if together they never fit.
fn need(strips: &[Strip], at: usize, on_top: bool) -> f32 {
    let first = strips[at].height + if on_top { 0.0 } else { strips[at].before };
    let mut all = first;
    for pair in strips[at..].windows(2) {
        if !pair[0].keep || pair[1].page {
            break;
        }
        all += pair[1].before + pair[1].height;
    }
    if all > HEIGHT { first } else { all }
}

/// Lays the strips on pages, in their order.
pub(crate) fn lay(mut strips: Vec<Strip>) -> Laid {
    let mut laid = Laid { sheets: vec![Sheet::default()], ..Laid::default() };
    let mut y = 0.0;
    for at in 0..strips.len() {
        let new = y > 0.0 && (strips[at].page || y + need(&strips, at, false) > HEIGHT + 0.01);
        if new {
            laid.sheets.push(Sheet::default());
            y = 0.0;
            if let Some(again) = strips[at].again.clone() {
                for strip in again.iter() {
                    y += repeat(&mut laid, strip.clone(), y);
                }
            }
        }
        let strip = std::mem::take(&mut strips[at]);
        // Only what comes again stands above a strip on a page that begins with it.
        let before = if y > 0.0 && !new { strip.before } else { 0.0 };
        y += before;
        // A gap at the top of a page is no use to anybody.
        if y == 0.0 && strip.ops.is_empty() {
            strips[at].keep = strip.keep;
            continue;
        }
        y += place(&mut laid, strip, y);
    }
    if laid.sheets.len() > 1 && laid.sheets.last().is_some_and(|sheet| sheet.ops.is_empty()) {
        laid.sheets.pop();
    }
    laid
}

/// Draws what was already read, as decoration.
fn repeat(laid: &mut Laid, mut strip: Strip, y: f32) -> f32 {
    for op in &mut strip.ops {
        op.leaf = None;
    }
    strip.areas.clear();
    strip.places.clear();
    place(laid, strip, y)
}

fn place(laid: &mut Laid, mut strip: Strip, y: f32) -> f32 {
    let page = laid.sheets.len() - 1;
    let spot = Spot { page, y: TOP + y };
    strip.shift(SIDE, TOP + y);
    if let Some(bookmark) = strip.bookmark {
        laid.bookmarks.push((bookmark, spot));
    }
    for place in strip.places {
        laid.places.insert(place, spot);
    }
    if let Some(figure) = strip.figure {
        laid.figures.push(Drawn { figure, spot, height: strip.height });
    }
    if let Some(sheet) = laid.sheets.last_mut() {
        sheet.ops.append(&mut strip.ops);
        sheet.areas.append(&mut strip.areas);
    }
    strip.height
}
