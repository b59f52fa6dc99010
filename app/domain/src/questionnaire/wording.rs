//! The questions' words, in both languages and for three audiences: data, not code.

use super::field::{Field, TextBox};
use crate::{
    catalogue::{CharterHeading, TextState},
    feedback::Audience,
    locale::Locale,
};
use serde::Deserialize;
use std::{collections::BTreeMap, sync::LazyLock};

codes! {
    /// How sure we are of the Welsh, for the editor who looks at it.
    pub enum Sureness {
        /// Correct and natural.
        Sure = "A",
        /// Correct; an editor may prefer another.
        Likely = "B",
        /// Look here first.
        Unsure = "C",
    }
}

/// A text in both languages, with its state.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Cymraeg.
    pub cy: String,
    /// English.
    pub en: String,
    /// How sure of the Welsh.
    pub w: Sureness,
    /// Draft unless said otherwise.
    #[serde(default = "draft")]
    pub state: TextState,
}

/// Every text starts as one.
const fn draft() -> TextState {
    TextState::Draft
}

impl Text {
    /// The text in `locale`.
    pub fn get(&self, locale: Locale) -> &str {
        match locale {
            Locale::Cy => &self.cy,
            Locale::En => &self.en,
        }
    }
}

/// One answer that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The answer's code in the question's closed list.
    pub code: &'static str,
    /// Its label.
    pub label: Text,
}

/// A question or a box as one audience meets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The question.
    pub ask: Text,
    /// A line beside it: why we ask, or what follows.
    pub note: Option<Text>,
    /// The answers, in order; empty for a box.
    pub choices: Vec<Choice>,
}

impl Asked {
    /// The label of an answer; `None` when this audience is not offered it.
    pub fn label(&self, code: &str) -> Option<&Text> {
        self.choices.iter().find(|choice| choice.code == code).map(|choice| &choice.label)
    }
}

/// A question: what it stands for, and its wording for each audience that is asked it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The question.
    pub field: Field,
    /// The charter heading, for the five and what says more about them.
    pub heading: Option<CharterHeading>,
    /// Our provisional statement from which a follow-up was made.
    pub from: Option<String>,
    /// UNCRC articles behind it.
    pub rights: Vec<u8>,
    asked: BTreeMap<Audience, Asked>,
}

/// One version of the questionnaire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Questionnaire {
    version: String,
    questions: Vec<Question>,
    boxes: BTreeMap<TextBox, BTreeMap<Audience, Asked>>,
    /// Shown once, above the five.
    pub frame: PerAudience,
    /// Said before the safety question.
    pub before_safety: PerAudience,
    /// Stands before the safety question when someone is helping.
    pub just_for_you: PerAudience,
    /// To whoever is helping (H2).
    pub to_the_helper: PerAudience,
    /// Beside each box for words.
    pub names_note: PerAudience,
}

/// A text for each audience.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PerAudience {
    child: Text,
    young_person: Text,
    parent: Text,
}

impl PerAudience {
    /// The text for `audience`.
    pub const fn get(&self, audience: Audience) -> &Text {
        match audience {
            Audience::Child => &self.child,
            Audience::YoungPerson => &self.young_person,
            Audience::Parent => &self.parent,
        }
    }
}

static CORE_1: LazyLock<Questionnaire> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the file is inside the binary, and a test reads it")]
    let core = Questionnaire::from_toml(include_str!("../../questionnaire/core.toml"))
        .expect("the questionnaire in the binary can be read");
    core
});

impl Questionnaire {
    /// The questionnaire in use.
    pub fn core() -> &'static Self {
        &CORE_1
    }

    /// Which version answers were given to, stored beside them.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// A question; `None` when this questionnaire does not ask it.
    pub fn question(&self, field: Field) -> Option<&Question> {
        self.questions.iter().find(|question| question.field == field)
    }

    /// A question as `audience` meets it; `None` when they are not asked.
    pub fn asked(&self, field: Field, audience: Audience) -> Option<&Asked> {
        self.question(field)?.asked.get(&audience)
    }

    /// The questions that say more about a core question, for those who are asked them.
    pub fn more_about(&self, core: Field, audience: Audience) -> impl Iterator<Item = (Field, &Asked)> {
        self.questions
            .iter()
            .filter(move |question| question.field.under() == Some(core))
            .filter_map(move |question| Some((question.field, question.asked.get(&audience)?)))
    }

    /// A box as `audience` meets it.
    pub fn text_box(&self, text_box: TextBox, audience: Audience) -> Option<&Asked> {
        self.boxes.get(&text_box)?.get(&audience)
    }

    /// Every text, for the list of what awaits an editor: where it stands, and the text.
    pub fn texts(&self) -> Vec<(String, &Text)> {
        let mut texts = Vec::new();
        let sections = [
            ("frame", &self.frame),
            ("before-safety", &self.before_safety),
            ("just-for-you", &self.just_for_you),
            ("to-the-helper", &self.to_the_helper),
            ("names-note", &self.names_note),
        ];
        for (name, section) in sections {
            texts.extend(Audience::ALL.iter().map(|&a| (format!("{name} {a}"), section.get(a))));
        }
        let questions = self.questions.iter().map(|q| (q.field.code(), &q.asked));
        let boxes = self.boxes.iter().map(|(b, asked)| (b.code(), asked));
        for (code, asked) in questions.chain(boxes) {
            for (audience, asked) in asked {
                texts.push((format!("{code} {audience}"), &asked.ask));
                texts.extend(asked.note.iter().map(|note| (format!("{code} {audience} note"), note)));
                let labels = asked.choices.iter();
                texts.extend(labels.map(|c| (format!("{code} {audience} {}", c.code), &c.label)));
            }
        }
        texts
    }

    /// Reads a questionnaire file, refusing a question or an answer that is not in the closed lists.
    pub fn from_toml(text: &str) -> Result<Self, WordingError> {
        let file: File = toml::from_str(text)?;
        let mut questions = Vec::with_capacity(file.question.len());
        for raw in file.question {
            let code_of = |code: &str| raw.field.place(code).and_then(|place| raw.field.code_at(place));
            let mut asked = BTreeMap::new();
            for (audience, raw_asked) in raw.asked {
                let resolved = raw_asked.resolve(&file.answers, raw.field.code(), code_of)?;
                asked.insert(audience, resolved);
            }
            questions.push(Question {
                field: raw.field,
                heading: raw.heading,
                from: raw.from,
                rights: raw.rights,
                asked,
            });
        }
        let mut boxes = BTreeMap::new();
        for raw in file.r#box {
            let mut asked = BTreeMap::new();
            for (audience, raw_asked) in raw.asked {
                asked.insert(audience, raw_asked.resolve(&file.answers, raw.field.code(), |_| None)?);
            }
            boxes.insert(raw.field, asked);
        }
        Ok(Self {
            version: file.version,
            questions,
            boxes,
            frame: file.frame,
            before_safety: file.before_safety,
            just_for_you: file.just_for_you,
            to_the_helper: file.to_the_helper,
            names_note: file.names_note,
        })
    }
}

/// A questionnaire file that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum WordingError {
    /// Not the file's form.
    #[error("the questionnaire cannot be read: {0}")]
    Toml(#[from] toml::de::Error),
    /// A list of answers that the file does not have.
    #[error("question {question} names the answers `{answers}`, which are not in the file")]
    NoSuchAnswers {
        /// The question.
        question: &'static str,
        /// The list.
        answers: String,
    },
    /// An answer that the question does not have.
    #[error("question {question} offers `{code}`, which is not one of its answers")]
    NotAnAnswer {
        /// The question.
        question: &'static str,
        /// The answer.
        code: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    version: String,
    frame: PerAudience,
    before_safety: PerAudience,
    just_for_you: PerAudience,
    to_the_helper: PerAudience,
    names_note: PerAudience,
    answers: BTreeMap<String, Vec<RawChoice>>,
    question: Vec<RawQuestion>,
    r#box: Vec<RawBox>,
}

#[derive(Deserialize)]
struct RawQuestion {
    field: Field,
    heading: Option<CharterHeading>,
    from: Option<String>,
    #[serde(default)]
    rights: Vec<u8>,
    #[serde(flatten)]
    asked: BTreeMap<Audience, RawAsked>,
}

#[derive(Deserialize)]
struct RawBox {
    field: TextBox,
    #[serde(flatten)]
    asked: BTreeMap<Audience, RawAsked>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAsked {
    cy: String,
    en: String,
    w: Sureness,
    #[serde(default = "draft")]
    state: TextState,
    note: Option<Text>,
    answers: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawChoice {
    code: String,
    cy: String,
    en: String,
    w: Sureness,
    #[serde(default = "draft")]
    state: TextState,
}

impl RawAsked {
    /// Puts the named list of answers in place of its name.
    fn resolve(
        self,
        lists: &BTreeMap<String, Vec<RawChoice>>,
        question: &'static str,
        code_of: impl Fn(&str) -> Option<&'static str>,
    ) -> Result<Asked, WordingError> {
        let mut choices = Vec::new();
        if let Some(name) = self.answers {
            let Some(list) = lists.get(&name) else {
                return Err(WordingError::NoSuchAnswers { question, answers: name });
            };
            for raw in list {
                let not_one = || WordingError::NotAnAnswer { question, code: raw.code.clone() };
                let code = code_of(&raw.code).ok_or_else(not_one)?;
                let label = Text { cy: raw.cy.clone(), en: raw.en.clone(), w: raw.w, state: raw.state };
                choices.push(Choice { code, label });
            }
        }
        let ask = Text { cy: self.cy, en: self.en, w: self.w, state: self.state };
        Ok(Asked { ask, note: self.note, choices })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::questionnaire::CORE;

    #[test]
    fn the_five_are_asked_of_everyone_in_the_charters_order_on_the_same_three_steps() {
        let core = Questionnaire::core();
        assert_eq!(core.version(), "core-1");
        let headings: Vec<_> = CORE.iter().map(|&f| core.question(f).unwrap().heading.unwrap()).collect();
        assert_eq!(headings, CharterHeading::ALL);
        for field in CORE {
            for &audience in Audience::ALL {
                let asked = core.asked(field, audience).unwrap();
                let codes: Vec<_> = asked.choices.iter().map(|c| c.code).collect();
                assert_eq!(codes[..4], ["top", "middle", "bottom", "not-sure"], "{field} {audience}");
            }
            assert!(!core.question(field).unwrap().rights.is_empty());
        }
    }

    #[test]
    fn what_stands_behind_a_question_is_in_the_catalogue() {
        let catalogue = crate::catalogue::catalogue();
        for question in &Questionnaire::core().questions {
            for &article in &question.rights {
                assert!(catalogue.article(article).is_some_and(|a| a.child.is_some()), "{}", question.field);
            }
            if let Some(from) = &question.from {
                let statement = catalogue.charter.statements.iter().find(|s| s.code == *from).unwrap();
                assert_eq!(Some(statement.heading), question.heading, "{}", question.field);
            }
        }
    }

    #[test]
    fn every_heading_has_more_to_say_for_every_audience() {
        for field in CORE {
            for &audience in Audience::ALL {
                assert!(Questionnaire::core().more_about(field, audience).count() >= 1, "{field} {audience}");
            }
        }
        let first = Questionnaire::core().more_about(Field::C1, Audience::Child).next();
        assert_eq!(first.map(|(field, _)| field), Some(Field::C1Honest));
    }

    #[test]
    fn every_question_of_the_list_is_in_the_file_once_with_choices() {
        let core = Questionnaire::core();
        for &field in Field::ALL {
            assert_eq!(core.questions.iter().filter(|q| q.field == field).count(), 1, "{field}");
            for asked in core.question(field).unwrap().asked.values() {
                assert!(!asked.choices.is_empty(), "{field}");
            }
        }
        for &text_box in TextBox::ALL {
            assert_eq!(core.boxes[&text_box].len(), Audience::ALL.len(), "{text_box}");
        }
    }

    #[test]
    fn no_text_is_empty_or_left_in_one_language() {
        for (place, text) in Questionnaire::core().texts() {
            assert!(!text.cy.trim().is_empty() && !text.en.trim().is_empty(), "{place}");
            let same = text.cy == text.en;
            assert!(!same, "{place} reads the same in both languages: {}", text.en);
            assert_eq!(text.cy.contains("{date}"), text.en.contains("{date}"), "{place}");
        }
    }

    #[test]
    fn children_and_young_people_are_ti_and_parents_chi() {
        let chi = ["chi", "eich", "ydych", "gallwch"];
        let ti = ["ti", "wyt", "dy", "gelli", "arnat"];
        for (place, text) in Questionnaire::core().texts() {
            // "Cewch" and "na chewch" answer us, not the person, and an answer's label speaks of oneself. Whoever
            // helps is a grown-up.
            if place.starts_with("to-the-helper") {
                continue;
            }
            let words: Vec<_> = text.cy.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase).collect();
            let wrong: &[&str] = if place.contains("parent") { &ti } else { &chi };
            assert!(!words.iter().any(|word| wrong.contains(&word.as_str())), "{place}: {}", text.cy);
        }
    }

    #[test]
    fn a_childs_questions_begin_so_that_one_yes_fits_them_all() {
        for &field in Field::ALL {
            let Some(asked) = Questionnaire::core().asked(field, Audience::Child) else { continue };
            if field.has_steps() {
                assert!(asked.ask.cy.starts_with("Wyt ti’n "), "{field}: {}", asked.ask.cy);
                assert_eq!(asked.choices[0].label.cy, "Ydw");
            }
        }
    }

    #[test]
    fn a_file_that_offers_an_answer_the_question_does_not_have_is_refused() {
        let file = include_str!("../../questionnaire/core.toml");
        let broken = file.replacen("{ code = \"top\"", "{ code = \"best\"", 1);
        let error = Questionnaire::from_toml(&broken).unwrap_err();
        assert_eq!(error.to_string(), "question c1 offers `best`, which is not one of its answers");
        let broken = file.replacen("answers = \"wyt-ti\"", "answers = \"nowhere\"", 1);
        let error = Questionnaire::from_toml(&broken).unwrap_err();
        assert_eq!(error.to_string(), "question c1 names the answers `nowhere`, which are not in the file");
    }
}
