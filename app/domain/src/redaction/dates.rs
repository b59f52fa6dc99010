//! Days and ages that would single somebody out. A month or a year alone would not.

use super::{Kind, Span};
use crate::{redaction::word::Word, text, text::radicals};

const MONTHS: [&str; 34] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "jun",
    "jul",
    "aug",
    "sept",
    "oct",
    "nov",
    "dec",
    "ionawr",
    "chwefror",
    "mawrth",
    "ebrill",
    "mai",
    "mehefin",
    "gorffennaf",
    "awst",
    "hydref",
    "tachwedd",
    "rhagfyr",
];

fn is_month(folded: &str) -> bool {
    folded == "medi"
        || folded == "fedi"
        || radicals(folded).iter().any(|form| MONTHS.contains(&form.as_str()))
}

/// `3`, `3rd`, `21st`, `3ydd`, `1af`.
fn is_day(folded: &str) -> bool {
    const ENDINGS: [&str; 13] =
        ["", "st", "nd", "rd", "th", "af", "il", "ydd", "fed", "ed", "eg", "ain", "fed"];
    let digits = folded.chars().take_while(char::is_ascii_digit).count();
    (1..=2).contains(&digits)
        && folded[..digits].parse::<u8>().is_ok_and(|day| (1..=31).contains(&day))
        && ENDINGS.contains(&&folded[digits..])
}

fn is_year(folded: &str) -> bool {
    folded.len() == 4 && folded.parse::<u16>().is_ok_and(|year| (1900..2100).contains(&year))
}

/// `3/4/2021`, `03.04.21`, `2021-04-03`.
pub(super) fn numeric(words: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut place = 0;
    for chunk in words.split_inclusive(char::is_whitespace) {
        let core: &str = chunk.trim_matches(|c: char| !c.is_ascii_digit());
        let before = chunk.find(core).map_or(0, |byte| text::length(&chunk[..byte]));
        let parts: Vec<&str> = core.split(['/', '.', '-']).collect();
        let numbers =
            parts.iter().filter(|part| (1..=4).contains(&part.len())).filter_map(|p| p.parse::<u16>().ok());
        if parts.len() == 3 && numbers.count() == 3 {
            let start = place + before;
            found.push(Span { start, end: start + text::length(core), kind: Kind::Date });
        }
        place += text::length(chunk);
    }
    found
}

/// `3 March`, `the 3rd of March 2021`, `March 3rd`, `3 Mawrth`, `y 3ydd o Fawrth`.
pub(super) fn written(words: &[Word<'_>]) -> Vec<Span> {
    let mut found = Vec::new();
    for (index, word) in words.iter().enumerate().filter(|(_, word)| is_month(&word.folded)) {
        let of = index.checked_sub(1).filter(|i| matches!(words[*i].folded.as_str(), "of" | "o"));
        let day_before = of.unwrap_or(index).checked_sub(1).filter(|i| is_day(&words[*i].folded));
        let day_after = words.get(index + 1).filter(|next| next.joined && is_day(&next.folded));
        let (start, mut end, last) = match (day_before, day_after) {
            (Some(before), _) => (words[before].start, word.end, index),
            (None, Some(after)) => (word.start, after.end, index + 1),
            (None, None) => continue,
        };
        if let Some(year) = words.get(last + 1).filter(|next| is_year(&next.folded)) {
            end = year.end;
        }
        found.push(Span { start, end, kind: Kind::Date });
    }
    found
}

/// `aged 7`, `7 years old`, `a seven-year-old`, `7 oed`, `yn saith mlwydd oed`.
pub(super) fn ages(words: &[Word<'_>]) -> Vec<Span> {
    let mut found = Vec::new();
    for (index, word) in words.iter().enumerate().filter(|(_, word)| is_age(&word.folded)) {
        let next = |ahead: usize| words.get(index + ahead).map_or("", |w| w.folded.as_str());
        let aged = index.checked_sub(1).filter(|i| matches!(words[*i].folded.as_str(), "aged" | "age"));
        let after = match (next(1), next(2)) {
            ("year" | "years" | "yr" | "yrs" | "month" | "months", "old")
            | ("mlwydd" | "blwydd" | "mis", "oed") => 2,
            ("oed" | "yo", _) => 1,
            _ if aged.is_some() => 0,
            _ => continue,
        };
        let start = aged.map_or(word.start, |i| words[i].start);
        let end = words.get(index + after).map_or(word.end, |w| w.end);
        found.push(Span { start, end, kind: Kind::Other });
    }
    found
}

fn is_age(folded: &str) -> bool {
    const WRITTEN: [&str; 40] = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "un",
        "dwy",
        "dau",
        "tair",
        "tri",
        "pedair",
        "pedwar",
        "pump",
        "pum",
        "chwech",
        "chwe",
        "saith",
        "wyth",
        "naw",
        "deg",
        "deng",
        "ddeg",
        "unarddeg",
        "deuddeg",
        "ddwy",
        "dair",
        "bedair",
    ];
    WRITTEN.contains(&folded) || folded.parse::<u8>().is_ok_and(|age| age < 120)
}
