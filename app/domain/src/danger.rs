//! Danger hints: what a person should read first, guessed from a contributor's own words.
//!
//! A hint orders a queue and does nothing else. It decides nothing, raises nothing, is no finding about anybody, and the
//! contributor never sees it. Only its code is kept, never the words that led to it. A hint too many costs a moderator the
//! order of an afternoon; a hint too few leaves a child where they are until their turn comes, as if there were no hints.
//!
//! How: words and phrases in both languages (`danger/*.toml`) are *cues*, each with points. What speaks of people at home, of
//! acts, places, secrets and fear adds points; thanks, play, figures of speech and what services do take points off. Both
//! languages are looked for in every text, because people mix them. A clause, or two that stand together, with
//! `ENOUGH` points gives a hint; so does a text that speaks of somebody and of no service at all.
//! `docs/danger-hints.md` says how well that does and what it cannot see.

mod rules;
mod welsh;
mod words;

use rules::{Mark, Rules, Word};
use std::collections::BTreeSet;

/// Points of a clause, or of two neighbours, that make a hint.
const ENOUGH: i32 = 2;
/// Words of a text below which "it speaks of somebody and of no service" says nothing: "I'm fine".
const A_SENTENCE: usize = 4;

codes! {
    /// What a text may be about. The order is that in which one is preferred where two weigh the same.
    pub enum Hint {
        /// Somebody may hurt themselves, or does not want to live.
        SelfHarm = "self-harm",
        /// Somebody is hurt, touched, held or threatened.
        Harm = "harm",
        /// Somebody is used: for sex, work, errands, pictures, a marriage.
        Exploited = "exploited",
        /// Something that somebody whose job it is to help does.
        Worker = "worker",
        /// An adult who cannot protect themselves.
        Adult = "adult",
        /// A child does without food, warmth, medicine, or without anybody awake and sober.
        Neglect = "neglect",
        /// Somebody ran away, is missing, or sleeps rough.
        Away = "away",
        /// Somebody is afraid or may not say something.
        Afraid = "afraid",
        /// It speaks of something else than a service; nothing says of what.
        Unclear = "unclear",
    }
}

/// A hint from everything that a contributor wrote, box by box: that of the text with the most points. Never fails, on any
/// input; linear in the length of the texts.
pub fn hint<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<Hint> {
    let rules = Rules::get();
    texts
        .into_iter()
        .filter_map(|text| of_text(rules, text))
        .max_by_key(|(points, hint)| (*points, std::cmp::Reverse(*hint)))
        .map(|(_, hint)| hint)
}

/// The points of a text and what it may be about, if there are enough of them.
fn of_text(rules: &Rules, text: &str) -> Option<(i32, Hint)> {
    let clauses: Vec<Vec<Word>> =
        words::clauses(text).into_iter().map(|clause| clause.into_iter().map(Word::from).collect()).collect();
    let cues: Vec<BTreeSet<usize>> = clauses.iter().map(|clause| rules.cues_of(clause)).collect();
    let pairs = cues.windows(2).filter_map(|pair| match pair {
        [one, next] => Some(one | next),
        _ => None,
    });
    let best = cues
        .iter()
        .cloned()
        .chain(pairs)
        .map(|cues| (points(rules, &cues), cues))
        .max_by_key(|(points, _)| *points);
    let (points, strongest) = best?;
    let everywhere = || cues.iter().flatten().filter_map(|cue| rules.cues.get(*cue));
    let of_a_service = everywhere().any(|cue| cue.points < 0 || cue.mark == Some(Mark::Ordinary));
    let of_somebody = everywhere().any(|cue| cue.mark == Some(Mark::Person));
    let long_enough = clauses.iter().map(Vec::len).sum::<usize>() >= A_SENTENCE;
    let aside = if of_somebody && !of_a_service && long_enough { ENOUGH } else { 0 };
    (points + aside >= ENOUGH).then(|| (points + aside, code(rules, &strongest)))
}

/// The points of a clause.
fn points(rules: &Rules, cues: &BTreeSet<usize>) -> i32 {
    cues.iter().filter_map(|cue| rules.cues.get(*cue)).map(|cue| cue.points).sum()
}

/// The code with the most points. A worker or an adult at risk goes before what is done to somebody.
fn code(rules: &Rules, cues: &BTreeSet<usize>) -> Hint {
    let of = |wanted: Hint| -> i32 {
        let spoken =
            cues.iter().filter_map(|cue| rules.cues.get(*cue)).filter(|cue| cue.code == Some(wanted));
        spoken.map(|cue| cue.points).sum()
    };
    let most = Hint::ALL.iter().copied().rev().max_by_key(|hint| of(*hint)).filter(|hint| of(*hint) > 0);
    let person =
        cues.iter().filter_map(|cue| rules.cues.get(*cue)).find(|cue| cue.instead).and_then(|cue| cue.code);
    match (most, person) {
        (Some(Hint::SelfHarm), _) => Hint::SelfHarm,
        (Some(_), Some(person)) => person,
        (Some(most), None) => most,
        (None, _) => Hint::Unclear,
    }
}

#[cfg(test)]
mod tests;
