//! The questionnaire as a TOML file, and how it becomes a [`Questionnaire`].

use super::{Choice, PerAudience, Question, Questionnaire, Sureness, Text, Wording, draft};
use crate::{
    catalogue::{CharterHeading, TextState},
    feedback::Audience,
    questionnaire::field::{Field, TextBox},
};
use serde::Deserialize;
use std::{collections::BTreeMap, sync::LazyLock};

static CORE_1: LazyLock<Questionnaire> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the file is inside the binary, and a test reads it")]
    let core = Questionnaire::from_toml(include_str!("../../../questionnaire/core.toml"))
        .expect("the questionnaire in the binary can be read");
    core
});

impl Questionnaire {
    /// The questionnaire in use.
    pub fn core() -> &'static Self {
        &CORE_1
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
    asked: BTreeMap<Audience, RawWording>,
}

#[derive(Deserialize)]
struct RawBox {
    field: TextBox,
    #[serde(flatten)]
    asked: BTreeMap<Audience, RawWording>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawWording {
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

impl RawWording {
    /// Puts the named list of answers in place of its name.
    fn resolve(
        self,
        lists: &BTreeMap<String, Vec<RawChoice>>,
        question: &'static str,
        code_of: impl Fn(&str) -> Option<&'static str>,
    ) -> Result<Wording, WordingError> {
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
        Ok(Wording { ask, note: self.note, choices })
    }
}
