//! Names of people, schools and places, by how they are written and by the words before them.

use super::{
    Kind, Span,
    lists::{
        is_called, is_child, is_first_name, is_not_a_name, is_place, is_place_preposition,
        is_verb_after_name, is_wordy_name, is_worker, title,
    },
    word::Word,
};

/// The last of the words from `first` on that belong to one name: capitals side by side.
fn last_of_name(words: &[Word<'_>], first: usize) -> usize {
    let mut last = first;
    while let Some(next) = words.get(last + 1)
        && last - first < 3
        && next.follows_in_name()
        && next.is_name_like()
    {
        last += 1;
    }
    last
}

fn between(words: &[Word<'_>], first: usize, last: usize, kind: Kind) -> Span {
    Span { start: words[first].start, end: words[last].end, kind }
}

/// `Mrs Jones`, `Dr. Siân Puw`, `Nyrs Mair`: the title goes too, since it tells a man from a woman. A title of
/// letters only (`Mr`, `Mrs`, `Ms`, `Dr`) counts before a name in lower case as well.
pub(super) fn titled(words: &[Word<'_>]) -> Vec<Span> {
    let mut found = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let Some(at_work) = title(&word.folded) else { continue };
        let Some(name) = words.get(index + 1).filter(|next| next.follows_title()) else { continue };
        let any_case = matches!(word.folded.as_str(), "mr" | "mrs" | "ms" | "dr");
        if (name.capital && word.capital && !is_verb_after_name(&name.folded))
            || (any_case && !is_not_a_name(&name.folded) && !is_verb_after_name(&name.folded))
        {
            let kind = if at_work { Kind::Worker } else { Kind::Person };
            found.push(between(words, index, last_of_name(words, index + 1), kind));
        }
    }
    found
}

/// `my worker Bethan`, `fy ngweithiwr cymdeithasol, Guto`, `our son Jac`, `a lady called jan`.
pub(super) fn introduced(words: &[Word<'_>]) -> Vec<Span> {
    let mut found = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let kind = if is_worker(&word.folded) {
            Kind::Worker
        } else if is_child(&word.folded) {
            Kind::Child
        } else if is_called(&word.folded) {
            called_kind(words, index)
        } else {
            continue;
        };
        // `fy mab i, Jac` and `yr athrawes yw Mair`: small words may stand between.
        let small =
            |w: &Word<'_>| matches!(w.folded.as_str(), "i" | "ni" | "is" | "yw" | "ydy" | "was" | "oedd");
        let name = if words.get(index + 1).is_some_and(small) { index + 2 } else { index + 1 };
        let Some(next) = words.get(name).filter(|next| !next.starts_sentence) else { continue };
        let known = is_first_name(next.base());
        if (next.is_name_like() || known || is_called(&word.folded))
            && !is_not_a_name(&next.folded)
            && !next.is_number()
        {
            found.push(between(words, name, last_of_name(words, name), kind));
        }
    }
    found
}

/// What `called` speaks of, from the four words before it.
fn called_kind(words: &[Word<'_>], index: usize) -> Kind {
    let before = &words[index.saturating_sub(5)..index];
    if before.iter().any(|w| is_worker(&w.folded)) {
        Kind::Worker
    } else if before.iter().any(|w| is_child(&w.folded)) {
        Kind::Child
    } else if before.iter().any(|w| matches!(w.folded.as_str(), "school" | "ysgol")) {
        Kind::School
    } else {
        Kind::Person
    }
}

/// `Bryn Example Primary School`, `Ysgol Gynradd y Bryn`, `Ysgol Bro Enghraifft`.
pub(super) fn schools(words: &[Word<'_>]) -> Vec<Span> {
    const SORTS: [&str; 10] = [
        "primary",
        "secondary",
        "comprehensive",
        "comp",
        "high",
        "infant",
        "infants",
        "junior",
        "nursery",
        "special",
    ];
    let mut found = Vec::new();
    for (index, word) in words.iter().enumerate().filter(|(_, word)| word.capital) {
        match word.folded.as_str() {
            "ysgol" | "coleg" => {
                let mut last = index;
                while let Some(next) = words.get(last + 1)
                    && next.joined
                    && last - index < 5
                    && (next.capital || matches!(next.folded.as_str(), "y" | "yr" | "r"))
                {
                    last += 1;
                }
                while last > index && !words[last].capital {
                    last -= 1;
                }
                if last > index {
                    found.push(between(words, index, last, Kind::School));
                }
            }
            sort if matches!(sort, "school" | "college" | "academy") || SORTS.contains(&sort) => {
                let mut first = index;
                while first > 0
                    && words[first].joined
                    && index - first < 4
                    && words[first - 1].capital
                    && !matches!(words[first - 1].folded.as_str(), "the" | "my" | "our" | "at" | "in" | "i")
                {
                    first -= 1;
                }
                if words[first..index].iter().any(|w| !SORTS.contains(&w.folded.as_str())) {
                    found.push(between(words, first, index, Kind::School));
                }
            }
            _ => {}
        }
    }
    found
}

/// Capitals inside a sentence, known given names anywhere, known places.
pub(super) fn capitals(words: &[Word<'_>]) -> Vec<Span> {
    let shouting = words.iter().filter(|w| w.is_shouted()).count() * 2 > words.len();
    let mut found = Vec::new();
    let mut index = 0;
    while index < words.len() {
        let word = &words[index];
        if let Some(kind) = name_kind(words, index, shouting) {
            let last = if word.capital { last_of_name(words, index) } else { index };
            found.push(between(words, index, last, kind));
            index = last + 1;
        } else {
            index += 1;
        }
    }
    found
}

/// What the word at `index` names, if it seems to name something.
fn name_kind(words: &[Word<'_>], index: usize, shouting: bool) -> Option<Kind> {
    let word = &words[index];
    let base = word.base();
    if word.capital && is_place(base) && !is_first_name(base) {
        return Some(Kind::Place);
    }
    if is_first_name(base) || is_first_name(&word.folded) {
        return Some(Kind::Person);
    }
    if shouting || !word.is_name_like() || word.is_abbreviation() {
        return None;
    }
    let next = words.get(index + 1);
    if word.starts_sentence {
        let acts = next.is_some_and(|n| n.joined && is_verb_after_name(&n.folded));
        let surname = next.is_some_and(|n| n.follows_in_name() && n.is_name_like() && !n.is_abbreviation());
        return ((is_wordy_name(base) && acts) || (surname && word.text.chars().count() > 2))
            .then_some(Kind::Person);
    }
    let place = index.checked_sub(1).is_some_and(|before| is_place_preposition(&words[before].folded));
    Some(if place { Kind::Place } else { Kind::Person })
}
