//! The cues of `danger/*.toml`, read once into an index by their first word.

use super::{Hint, welsh, words};
use crate::text;
use serde::Deserialize;
use std::{
    collections::{BTreeSet, HashMap},
    sync::LazyLock,
};

/// The files of cues. A file is a part of life, so that somebody who knows it can read it through.
const FILES: [&str; 9] = [
    include_str!("../../danger/people.toml"),
    include_str!("../../danger/harm.toml"),
    include_str!("../../danger/sexual.toml"),
    include_str!("../../danger/self.toml"),
    include_str!("../../danger/neglect.toml"),
    include_str!("../../danger/control.toml"),
    include_str!("../../danger/told.toml"),
    include_str!("../../danger/setting.toml"),
    include_str!("../../danger/calm.toml"),
];

/// Words that may stand between two words of a phrase: articles, particles, "just".
const BETWEEN: &[&str] = &[
    "yn", "y", "yr", "a", "ei", "fy", "mor", "just", "really", "so", "like", "very", "the", "my", "his",
    "her", "i", "o", "bach", "both", "been", "all", "me", "it",
];

/// What a cue tells besides its points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Mark {
    /// The text speaks of a service. So does whatever takes points off.
    Ordinary,
    /// The text speaks of somebody.
    Person,
}

/// Words and phrases that say one thing, and what it weighs.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Cue {
    /// What it is called in the files.
    #[cfg_attr(not(test), expect(dead_code, reason = "a name is for people who read the files"))]
    pub(super) name: String,
    /// Points for danger; below nought for what is ordinary.
    pub(super) points: i32,
    /// The hint that it speaks for.
    pub(super) code: Option<Hint>,
    /// Whether its code goes before that of what is done: a worker, an adult at risk.
    #[serde(default)]
    pub(super) instead: bool,
    /// What it tells besides.
    pub(super) mark: Option<Mark>,
    /// English words and phrases, by commas; `*` after the beginning of a word.
    #[serde(default)]
    en: String,
    /// Welsh words and phrases: every mutation of each word is meant, except after `=`.
    #[serde(default)]
    cy: String,
}

#[derive(Deserialize)]
struct File {
    cue: Vec<Cue>,
}

/// A word of a phrase: any of these.
type Alternatives = Box<[Form]>;

/// One form of a word of a phrase.
enum Form {
    /// The whole word, in its one form.
    Whole(String),
    /// Words that begin so.
    Begins(String),
}

impl Form {
    fn fits(&self, word: &Word) -> bool {
        match self {
            Self::Whole(form) => *form == word.one,
            Self::Begins(beginning) => word.read.starts_with(beginning.as_str()),
        }
    }
}

/// A word of a text.
pub(super) struct Word {
    /// As it was folded.
    read: String,
    /// In its one form.
    one: String,
}

impl From<String> for Word {
    fn from(read: String) -> Self {
        Self { one: welsh::one_form(&read), read }
    }
}

/// A phrase without its first word, and the cue it belongs to.
struct Phrase {
    cue: usize,
    rest: Vec<Alternatives>,
}

impl Phrase {
    /// Whether the phrase goes on so: one word after another, or with one word of [`BETWEEN`] before it.
    fn fits(&self, mut after: &[Word]) -> bool {
        let one_of = |forms: &Alternatives, word: &Word| forms.iter().any(|form| form.fits(word));
        self.rest.iter().all(|forms| match after {
            [word, rest @ ..] if one_of(forms, word) => {
                after = rest;
                true
            }
            [between, word, rest @ ..] if BETWEEN.contains(&between.read.as_str()) && one_of(forms, word) => {
                after = rest;
                true
            }
            _ => false,
        })
    }
}

/// All cues, and all phrases by their first word.
pub(super) struct Rules {
    pub(super) cues: Vec<Cue>,
    phrases: Vec<Phrase>,
    whole: HashMap<String, Vec<usize>>,
    begins: HashMap<String, Vec<usize>>,
    /// The shortest and the longest beginning, in bytes.
    beginnings: (usize, usize),
}

static RULES: LazyLock<Rules> = LazyLock::new(|| {
    #[expect(
        clippy::expect_used,
        reason = "the files are part of the program, and a test reads these very bytes"
    )]
    Rules::parse().expect("the cues are well formed")
});

impl Rules {
    /// The rules. They cannot fail at run time: nothing is read but what is compiled in.
    pub(super) fn get() -> &'static Self {
        &RULES
    }

    /// Reads the files.
    pub(super) fn parse() -> Result<Self, toml::de::Error> {
        let mut rules = Self {
            cues: Vec::new(),
            phrases: Vec::new(),
            whole: HashMap::new(),
            begins: HashMap::new(),
            beginnings: (usize::MAX, 0),
        };
        for file in FILES {
            for cue in toml::from_str::<File>(file)?.cue {
                for (list, welsh) in [(&cue.en, false), (&cue.cy, true)] {
                    list.split(',').for_each(|phrase| rules.add(phrase, welsh));
                }
                rules.cues.push(cue);
            }
        }
        Ok(rules)
    }

    /// Adds a phrase of the cue that comes next.
    fn add(&mut self, phrase: &str, welsh: bool) {
        let mut words = phrase.split_whitespace().flat_map(|word| alternatives(word, welsh));
        let Some(first) = words.next() else { return };
        let rest = words.map(Vec::into_boxed_slice).collect();
        let index = self.phrases.len();
        self.phrases.push(Phrase { cue: self.cues.len(), rest });
        for form in first {
            match form {
                Form::Whole(word) => self.whole.entry(word).or_default().push(index),
                Form::Begins(word) => {
                    self.beginnings.0 = self.beginnings.0.min(word.len());
                    self.beginnings.1 = self.beginnings.1.max(word.len());
                    self.begins.entry(word).or_default().push(index);
                }
            }
        }
    }

    /// The cues of a clause, by their places. Each word is looked up as a whole and by the few beginnings that the rules
    /// know, and a phrase is no longer than its words: linear in the clause.
    pub(super) fn cues_of(&self, clause: &[Word]) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        for (place, word) in clause.iter().enumerate() {
            let after = clause.get(place + 1..).unwrap_or_default();
            let (shortest, longest) = self.beginnings;
            let beginnings = (shortest..=longest.min(word.read.len()))
                .filter_map(|length| self.begins.get(word.read.get(..length)?));
            for index in self.whole.get(&word.one).into_iter().chain(beginnings).flatten() {
                if let Some(phrase) = self.phrases.get(*index)
                    && !found.contains(&phrase.cue)
                    && phrase.fits(after)
                {
                    found.insert(phrase.cue);
                }
            }
        }
        found
    }
}

/// The words that one word of a rule stands for: one, or two where a hyphen parts it; each with its forms.
fn alternatives(word: &str, welsh: bool) -> Vec<Vec<Form>> {
    let folded = text::fold(word);
    let (fixed, folded) = folded.strip_prefix('=').map_or((false, folded.as_str()), |rest| (true, rest));
    let (begins, folded) = folded.strip_suffix('*').map_or((false, folded), |rest| (true, rest));
    let parts = folded.split(|c: char| !c.is_ascii_alphanumeric() && c != '\'').filter_map(words::word);
    let forms = |word: String| {
        let forms = if welsh && !fixed { welsh::forms(&word) } else { vec![word] };
        let unique: BTreeSet<String> =
            forms.into_iter().map(|form| if begins { form } else { welsh::one_form(&form) }).collect();
        unique.into_iter().map(if begins { Form::Begins } else { Form::Whole }).collect()
    };
    parts.map(forms).collect()
}
