//! A made-up sample of every page, in both languages.
//!
//! Tests render each sample and check the rules that hold for every page; designers look at the same samples.
//! When you add a page, add its sample here.

mod answer;
mod commitments;
mod figures;
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
    /// The file name under which the sample is written for looking at it.
    pub name: &'static str,
    /// Renders the whole document.
    pub render: fn(Locale) -> String,
}

/// Plain asset addresses, for samples.
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

/// The frame of a sample. It is marked as a demo, so the page says that everything is made up.
pub fn frame(locale: Locale) -> Frame {
    Frame { demo: true, ..Frame::public(locale, "/", &ASSETS) }
}

/// Every sample.
pub fn all() -> Vec<Sample> {
    let staff =
        [govern::samples(), moderate::samples(), safeguard::samples(), answer::samples(), publish::samples()];
    let staff = [staff.concat(), commitments::at_work_samples()].concat();
    [
        kit::samples(),
        public::samples(),
        commitments::public_samples(),
        give::samples(),
        number::samples(),
        staff,
    ]
    .concat()
}

/// The pages that show both languages at once, rendered.
pub fn in_both_languages() -> Vec<(&'static str, String)> {
    public::in_both_languages()
}

#[cfg(test)]
mod tests;
