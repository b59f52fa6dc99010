//! Ways to reach somebody: telephone numbers, mail, names on social media, postcodes, streets.

use super::{Kind, Span};
use crate::{redaction::word::Word, text};

/// Characters that may stand around an address without being part of it.
const AROUND: &[char] =
    &['.', ',', ';', ':', '!', '?', '(', ')', '<', '>', '"', '\'', '’', '“', '”', '[', ']'];

/// Mail and web addresses and names that begin with `@`: anything between two spaces.
pub(super) fn addresses(words: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut place = 0;
    for chunk in words.split_inclusive(char::is_whitespace) {
        let trimmed = chunk.trim_end().trim_start_matches(AROUND);
        let start = place + text::length(chunk.trim_end()) - text::length(trimmed);
        let core = trimmed.trim_end_matches(AROUND);
        if is_mail_or_handle(core) || is_web(core) {
            found.push(Span { start, end: start + text::length(core), kind: Kind::Contact });
        }
        place += text::length(chunk);
    }
    found
}

fn is_mail_or_handle(chunk: &str) -> bool {
    chunk.split_once('@').is_some_and(|(before, after)| {
        let long = after.chars().filter(|c| c.is_alphanumeric()).count() >= 2;
        long && (before.is_empty() || before.chars().any(char::is_alphanumeric))
    })
}

fn is_web(chunk: &str) -> bool {
    let lower = chunk.to_lowercase();
    let host = lower.split('/').next().unwrap_or_default();
    lower.starts_with("http://")
        || lower.starts_with("https://")
        || lower.starts_with("www.")
        || [".com", ".co.uk", ".org", ".org.uk", ".wales", ".cymru", ".net"]
            .iter()
            .any(|end| host.len() > end.len() && host.ends_with(end))
}

/// Runs of nine digits or more, however spaced: a telephone number when it begins with 0 or +, otherwise a
/// number of some other kind (health service, case, account).
pub(super) fn numbers(words: &str) -> Vec<Span> {
    let characters: Vec<char> = words.chars().collect();
    let inside = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')' | '+' | '.' | '\u{a0}');
    let mut found = Vec::new();
    let mut place = 0;
    while place < characters.len() {
        if !characters[place].is_ascii_digit() && characters[place] != '+' {
            place += 1;
            continue;
        }
        let after =
            characters[place..].iter().position(|c| !inside(*c)).map_or(characters.len(), |n| place + n);
        let end = characters[place..after]
            .iter()
            .rposition(char::is_ascii_digit)
            .map_or(place + 1, |last| place + last + 1);
        let digits = characters[place..end].iter().filter(|c| c.is_ascii_digit()).count();
        if (9..=16).contains(&digits) {
            let telephone = matches!(characters[place], '0' | '+');
            found.push(Span {
                start: u32::try_from(place).unwrap_or(u32::MAX),
                end: u32::try_from(end).unwrap_or(u32::MAX),
                kind: if telephone { Kind::Contact } else { Kind::Other },
            });
        }
        place = after.max(place + 1);
    }
    found
}

/// `CF10 1AA`, `LL57 2DG`, with or without the space and the capitals.
pub(super) fn postcodes(words: &[Word<'_>]) -> Vec<Span> {
    let outward = |s: &str| {
        let letters = s.chars().take_while(char::is_ascii_alphabetic).count();
        let rest = &s[letters..];
        (1..=2).contains(&letters)
            && (1..=2).contains(&rest.len())
            && rest.starts_with(|c: char| c.is_ascii_digit())
            && rest.chars().all(|c| c.is_ascii_alphanumeric())
    };
    let inward = |s: &str| {
        s.len() == 3
            && s.starts_with(|c: char| c.is_ascii_digit())
            && s[1..].chars().all(|c| c.is_ascii_alphabetic())
    };
    let mut found = Vec::new();
    for (index, word) in words.iter().enumerate() {
        if !word.text.is_ascii() {
            continue;
        }
        if word.text.len() > 4
            && outward(&word.text[..word.text.len() - 3])
            && inward(&word.text[word.text.len() - 3..])
        {
            found.push(word.span(Kind::Place));
        } else if let Some(next) = words.get(index + 1)
            && next.text.is_ascii()
            && next.joined
            && outward(word.text)
            && inward(next.text)
        {
            found.push(Span { start: word.start, end: next.end, kind: Kind::Place });
        }
    }
    found
}

/// `12 Example Road`, `Heol y Coed`, `4 Stryd Fawr`: the house number goes too.
pub(super) fn streets(words: &[Word<'_>]) -> Vec<Span> {
    const AFTER: [&str; 16] = [
        "street", "road", "avenue", "close", "lane", "terrace", "drive", "crescent", "gardens", "grove",
        "court", "row", "square", "mews", "parade", "estate",
    ];
    const BEFORE: [&str; 11] =
        ["stryd", "heol", "ffordd", "lon", "maes", "rhodfa", "rhiw", "clos", "cilgant", "tyddyn", "llys"];
    let mut found = Vec::new();
    for (index, word) in words.iter().enumerate() {
        if !word.capital {
            continue;
        }
        let (mut first, mut last) = (index, index);
        if AFTER.contains(&word.folded.as_str()) {
            while first > 0 && words[first].joined && words[first - 1].is_name_like() && index - first < 3 {
                first -= 1;
            }
        } else if BEFORE.contains(&word.folded.as_str()) {
            while let Some(next) = words.get(last + 1)
                && next.joined
                && last - index < 3
                && (next.capital || matches!(next.folded.as_str(), "y" | "yr" | "r"))
            {
                last += 1;
            }
            while last > index && !words[last].capital {
                last -= 1;
            }
        }
        if first == last {
            continue;
        }
        if first > 0 && words[first].joined && words[first - 1].text.starts_with(|c: char| c.is_ascii_digit())
        {
            first -= 1;
        }
        found.push(Span { start: words[first].start, end: words[last].end, kind: Kind::Place });
    }
    found
}

/// `my snap is lowri_x`, `instagram: mali.b`: the word after the name of a place to write to.
pub(super) fn accounts(words: &[Word<'_>]) -> Vec<Span> {
    const NETWORKS: [&str; 8] =
        ["snap", "snapchat", "insta", "instagram", "tiktok", "facebook", "discord", "whatsapp"];
    let mut found = Vec::new();
    for (index, word) in words.iter().enumerate() {
        if !NETWORKS.contains(&word.folded.as_str()) {
            continue;
        }
        let linked =
            |w: &Word<'_>| matches!(w.folded.as_str(), "is" | "yw" | "ydy" | "name" | "username" | "enw");
        let mut next = index + 1;
        let mut named = words.get(next).is_some_and(|w| w.gap.contains(':'));
        while words.get(next).is_some_and(linked) {
            next += 1;
            named = true;
        }
        if let Some(account) = words.get(next).filter(|_| named) {
            found.push(account.span(Kind::Contact));
        }
    }
    found
}
