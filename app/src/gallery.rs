//! A made-up sample of every page, in both languages.
//!
//! Tests render each one and check what must hold for every page; the same samples are what one looks at
//! when one designs. Add a page's sample here when you add the page.

mod answer;
mod give;
mod govern;
mod kit;
mod moderate;
mod number;
mod public;
mod publish;
mod safeguard;
mod staff;

pub(crate) use staff::NOW;

use crate::page::{Assets, Frame};
use domain::Locale;

/// One page with a made-up model.
#[derive(Clone, Copy)]
pub struct Sample {
    /// The file name that it is written to when one looks at it.
    pub name: &'static str,
    /// Renders the whole document.
    pub render: fn(Locale) -> String,
}

/// Plain addresses, for samples.
pub const ASSETS: Assets = Assets {
    public_style: "",
    own_style: "",
    css: "/assets/clywed.css",
    staff_css: "/assets/staff.css",
    leave_js: "/assets/leave.js",
    favicon: "/assets/favicon.svg",
    islands_boot: "/assets/islands.js",
    islands_js: "/assets/islands_bundle.js",
    islands_wasm: "/assets/islands_bundle.wasm",
};

/// The frame of a sample: everything in it is made up, and it says so.
pub fn frame(locale: Locale) -> Frame {
    Frame { demo: true, ..Frame::public(locale, "/", &ASSETS) }
}

/// Every sample.
pub fn all() -> Vec<Sample> {
    let staff =
        [govern::samples(), moderate::samples(), safeguard::samples(), answer::samples(), publish::samples()];
    let staff = staff.concat();
    [kit::samples(), public::samples(), give::samples(), number::samples(), staff].concat()
}

/// The pages that stand in both languages at once, rendered.
pub fn in_both_languages() -> Vec<(&'static str, String)> {
    public::in_both_languages()
}

#[cfg(test)]
mod tests;
