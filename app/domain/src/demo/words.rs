//! Made-up sentences, and words put together from them.

use super::dice::Dice;
use crate::{
    Locale,
    catalogue::ThemeCode,
    coding::{Coding, Criticality, ThemeMark},
    feedback::{Audience, WordBox},
};
use serde::Deserialize;
use std::sync::LazyLock;

/// In how many of a hundred boxes a second matter is brought up.
const SECOND: u64 = 28;
/// In how many of a hundred boxes a made-up name stands.
const NAMED: u64 = 6;

static PARTS: LazyLock<Parts> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the file is inside the binary, and a test reads it")]
    let parts =
        toml::from_str(include_str!("../../demo/words.toml")).expect("the made-up sentences can be read");
    parts
});

/// Every part, as the file gives them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Parts {
    pub(super) said: Vec<Said>,
    pub(super) around: Vec<Around>,
}

/// Ways of saying one thing, with the coding that a moderator would give it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Said {
    pub(super) theme: ThemeCode,
    #[serde(rename = "box")]
    pub(super) word_box: WordBox,
    pub(super) by: Vec<Audience>,
    pub(super) level: Criticality,
    #[serde(default)]
    pub(super) reason: String,
    #[serde(default)]
    pub(super) rights: Vec<u8>,
    pub(super) weight: u32,
    pub(super) cy: Vec<String>,
    pub(super) en: Vec<String>,
}

/// What people put before and after, and sentences with a made-up name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Around {
    #[serde(rename = "box")]
    word_box: WordBox,
    by: Vec<Audience>,
    pub(super) before: Sentences,
    pub(super) after: Sentences,
    pub(super) named: Sentences,
}

/// Sentences of both languages, written apart.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sentences {
    pub(super) cy: Vec<String>,
    pub(super) en: Vec<String>,
}

impl Sentences {
    fn of(&self, locale: Locale) -> &[String] {
        match locale {
            Locale::Cy => &self.cy,
            Locale::En => &self.en,
        }
    }
}

impl Said {
    fn of(&self, locale: Locale) -> &[String] {
        match locale {
            Locale::Cy => &self.cy,
            Locale::En => &self.en,
        }
    }
}

/// The parts in the binary.
pub(super) fn parts() -> &'static Parts {
    &PARTS
}

/// Fills one box with words, and adds to `coding` what a moderator would give them.
pub(super) fn write(
    dice: &mut Dice,
    locale: Locale,
    audience: Audience,
    word_box: WordBox,
    coding: &mut Coding,
) -> String {
    let parts = parts();
    let mut sentences: Vec<&str> = Vec::new();
    let around = parts.around.iter().find(|a| a.word_box == word_box && a.by.contains(&audience));
    let mut add = |dice: &mut Dice, percent: u64, list: &'static [String]| {
        if dice.chance(percent) {
            sentences.extend(dice.pick(list).map(String::as_str));
        }
    };
    if let Some(around) = around {
        add(dice, 22, around.before.of(locale));
    }
    for percent in [100, SECOND] {
        let fresh: Vec<(&'static Said, u32)> = parts
            .said
            .iter()
            .filter(|said| said.word_box == word_box && said.by.contains(&audience))
            .filter(|said| coding.themes.iter().all(|mark| mark.theme.theme() != said.theme.theme()))
            .map(|said| (said, said.weight))
            .collect();
        if let Some(said) = dice.weighted(&fresh).filter(|_| dice.chance(percent)) {
            add(dice, 100, said.of(locale));
            code(coding, said);
        }
    }
    if let Some(around) = around {
        add(dice, NAMED, around.named.of(locale));
        add(dice, 36, around.after.of(locale));
    }
    sentences.join(" ")
}

/// Adds a theme with its polarity, its rights and its level.
fn code(coding: &mut Coding, said: &Said) {
    coding.themes.push(ThemeMark { theme: said.theme, polarity: [said.word_box].into() });
    coding.rights.extend(said.rights.iter().map(|article| (*article, said.word_box)));
    if coding.criticality < Some(said.level) {
        coding.criticality = Some(said.level);
        coding.reason.clone_from(&said.reason);
    }
}
