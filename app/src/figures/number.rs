//! A printed number in words.

use crate::{i18n, tr};
use domain::{
    Locale,
    disclosure::{Number, Row},
    statistics::{Said, Share},
};

/// "0 to 4", "about 5", "about 35": what a printed number can stand for.
pub fn words(l: Locale, number: Number) -> String {
    if number.get() == 0 && number.terms() > 1 {
        let (_, most) = number.range();
        return tr!(l, "figures-zero-to", most = i64::try_from(most).unwrap_or(i64::MAX));
    }
    words_of(l, number.get())
}

/// The same of a number that statistics took.
pub(super) fn words_of(l: Locale, printed: u64) -> String {
    match printed {
        0 => tr!(l, "figures-zero"),
        number => tr!(l, "figures-about", number = i18n::number(i64::try_from(number).unwrap_or(i64::MAX))),
    }
}

/// "Fewer than 10 responses": what stands for a row whose base is too small.
pub fn fewer(l: Locale, floor: u64) -> String {
    tr!(l, "figures-fewer", count = i64::try_from(floor).unwrap_or(i64::MAX))
}

/// "Councils in this sum: 2 of 3": said of a sum of several authorities' printed numbers.
pub(super) fn authorities(l: Locale, base: Option<Number>, all: u32) -> Option<String> {
    let terms = base.map_or(0, Number::terms);
    (all > 1).then(|| tr!(l, "figures-sum-of", count = i64::from(terms), all = i64::from(all)))
}

/// What part of a row a column is: a percentage with its uncertainty where there are enough responses, else words.
pub(super) fn part(l: Locale, row: &Row, column: &str) -> Option<String> {
    let number = row.cell(column)?;
    // Of "0 to 4" no percentage is said: 0 % would be read as nobody. Those whom a question does not concern are no part
    // of its base.
    if number.get() == 0 || column == "not-about-me" {
        return Some(words(l, number));
    }
    let share = row.share(column).and_then(|(part, whole)| Share::of(part, whole));
    let whole = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    if let Some(Said::Percent { percent, low, high }) = share.map(|share| share.said()) {
        let (percent, low, high) = (whole(percent), whole(low), whole(high));
        return Some(tr!(l, "figures-percent", percent = percent, low = low, high = high));
    }
    let base = i18n::number(whole(row.base()?.get()));
    Some(tr!(l, "figures-of", part = words(l, number), whole = base))
}
