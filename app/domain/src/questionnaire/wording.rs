//! The questions' words, in both languages and for three audiences: data, not code.

mod file;

pub use file::WordingError;

use super::field::{Field, TextBox};
use crate::{
    catalogue::{CharterHeading, TextState},
    feedback::Audience,
    locale::Locale,
};
use serde::Deserialize;
use std::collections::BTreeMap;

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
pub struct Wording {
    /// The question.
    pub ask: Text,
    /// A line beside it: why we ask, or what follows.
    pub note: Option<Text>,
    /// The answers, in order; empty for a box.
    pub choices: Vec<Choice>,
}

impl Wording {
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
    asked: BTreeMap<Audience, Wording>,
}

/// One version of the questionnaire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Questionnaire {
    version: String,
    questions: Vec<Question>,
    boxes: BTreeMap<TextBox, BTreeMap<Audience, Wording>>,
    /// Shown once, above the five.
    pub frame: PerAudience,
    /// Said before the safety question.
    pub before_safety: PerAudience,
    /// Stands before the safety question when someone is helping.
    pub just_for_you: PerAudience,
    /// To the person who is helping (H2).
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

impl Questionnaire {
    /// Which version answers were given to, stored beside them.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// A question; `None` when this questionnaire does not ask it.
    pub fn question(&self, field: Field) -> Option<&Question> {
        self.questions.iter().find(|question| question.field == field)
    }

    /// A question as `audience` meets it; `None` when they are not asked.
    pub fn asked(&self, field: Field, audience: Audience) -> Option<&Wording> {
        self.question(field)?.asked.get(&audience)
    }

    /// The questions that say more about a core question, for those who are asked them.
    pub fn more_about(&self, core: Field, audience: Audience) -> impl Iterator<Item = (Field, &Wording)> {
        self.questions
            .iter()
            .filter(move |question| question.field.under() == Some(core))
            .filter_map(move |question| Some((question.field, question.asked.get(&audience)?)))
    }

    /// A box as `audience` meets it.
    pub fn text_box(&self, text_box: TextBox, audience: Audience) -> Option<&Wording> {
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
}

#[cfg(test)]
mod tests;
