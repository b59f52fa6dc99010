//! From what a browser posted to what counts, with everything typed kept on the way.

mod veil;

use super::{
    answers::Answers,
    field::{Field, TextBox},
    wording::Questionnaire,
};
use crate::{
    feedback::{Audience, Original, Safe, Safety, WantsContact},
    text::clean,
};
use std::{collections::BTreeMap, fmt, str::FromStr};
use uuid::Uuid;
use veil::Veil;
pub use veil::{VEIL, unveiled};

/// The name under which the send token travels.
pub const TOKEN: &str = "s";
/// The name under which *check* takes an answer out again: radio buttons cannot be unchosen.
pub const TAKE_OUT: &str = "x";

/// The form as it was posted, to give it back: with an error, in the other language, or to change it.
///
/// `Debug` prints no value.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct FormState {
    chosen: BTreeMap<Field, Vec<&'static str>>,
    texts: BTreeMap<TextBox, String>,
    token: Option<Uuid>,
    veil: Option<Veil>,
}

/// Where a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// A question.
    Question(Field),
    /// A box.
    Text(TextBox),
    /// The form as a whole.
    Form,
}

/// What is wrong. The page says it kindly, in its own language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldError {
    /// An answer that the page did not offer.
    NotOffered,
    /// A text longer than its box takes.
    TooLong {
        /// The most that the box takes, in characters.
        limit: usize,
        /// How many characters are too many.
        over: usize,
    },
    /// Nothing was answered or written.
    NothingSaid,
    /// The sealed answers about safety do not open: they have to be given again.
    AskAgain,
}

/// A problem and its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub at: At,
    /// What.
    pub error: FieldError,
}

/// How to get in touch, for those who keep people safe. Sealed like words; `Debug` prints a length.
#[derive(Clone, PartialEq, Eq)]
pub struct Reach(String);

impl Reach {
    /// The contact details, for sealing and for the person who acts on a concern.
    pub fn expose_contact(&self) -> &str {
        &self.0
    }
}

/// Everything that was given and counts. `Debug` prints none of it.
#[derive(Clone, PartialEq, Eq)]
pub struct Given {
    /// The answers chosen.
    pub answers: Answers,
    /// The words written.
    pub words: Original,
    /// What S1 to S4 and the button said.
    pub safety: Safety,
    /// How to get in touch, after a yes to S2.
    pub reach: Option<Reach>,
}

/// A posted form, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed {
    /// The form, to give it back.
    pub form: FormState,
    /// What counts, or every problem in the order of the page.
    pub given: Result<Given, Vec<Problem>>,
}

impl Questionnaire {
    /// Reads a posted form. Names that are no question are ignored; everything typed is kept.
    ///
    /// What counts: an answer of a question that is still asked. *Whose words* counts only with a helper.
    /// S2 to S4 are asked only after *sometimes*, *no* or the button, and contact details only after a yes to S2 (a no
    /// takes them out). What was answered there counts all the same: who must not see the words, and where it would be
    /// unsafe, is never dropped because another answer was left out or changed. Questions under "say more" count whether
    /// or not they are still unfolded, since *check* shows them.
    pub fn read(&self, audience: Audience, pairs: impl IntoIterator<Item = (String, String)>) -> Parsed {
        let mut form = FormState::default();
        let mut problems = Vec::new();
        let mut taken_out = Vec::new();
        for (name, value) in pairs {
            if let Ok(field) = Field::from_str(&name) {
                form.choose(self, audience, field, &value, &mut problems);
            } else if let Ok(text_box) = TextBox::from_str(&name) {
                form.write(text_box, &clean(&value));
            } else if name == TOKEN {
                form.token = Uuid::parse_str(&value).ok();
            } else if name == TAKE_OUT {
                taken_out.push(value);
            } else if name == VEIL {
                let problem = Problem { at: At::Question(Field::Safe), error: FieldError::AskAgain };
                if !problems.contains(&problem) {
                    problems.push(problem);
                }
            }
        }
        for name in taken_out {
            form.take_out(&name);
        }
        for (&text_box, text) in &form.texts {
            let (limit, length) = (text_box.limit(), text.chars().count());
            if length > limit {
                let error = FieldError::TooLong { limit, over: length - limit };
                problems.push(Problem { at: At::Text(text_box), error });
            }
        }
        let given = form.given(audience);
        if problems.is_empty() && !given.says_something() {
            problems.push(Problem { at: At::Form, error: FieldError::NothingSaid });
        }
        Parsed { given: if problems.is_empty() { Ok(given) } else { Err(problems) }, form }
    }
}

impl FormState {
    /// Whether an answer is chosen. Nothing is chosen before somebody chooses it.
    pub fn is_chosen(&self, field: Field, code: &str) -> bool {
        self.chosen.get(&field).is_some_and(|codes| codes.contains(&code))
    }

    /// The answers chosen, in the order of the page.
    pub fn chosen(&self) -> impl Iterator<Item = (Field, &'static str)> {
        self.chosen.iter().flat_map(|(&field, codes)| codes.iter().map(move |&code| (field, code)))
    }

    /// What was written in a box.
    pub fn text(&self, text_box: TextBox) -> &str {
        self.texts.get(&text_box).map_or("", String::as_str)
    }

    /// The send token, once *check* has made one.
    pub const fn token(&self) -> Option<Uuid> {
        self.token
    }

    /// The same form with a send token.
    #[must_use]
    pub fn with_token(mut self, token: Uuid) -> Self {
        self.token = Some(token);
        self
    }

    /// Every name and value, as a browser would post them: for hidden fields.
    pub fn pairs(&self) -> impl Iterator<Item = (&'static str, String)> {
        let chosen = self.chosen().map(|(field, code)| (field.code(), code.to_owned()));
        let texts = self.texts.iter().filter(|(_, text)| !text.is_empty());
        let texts = texts.map(|(text_box, text)| (text_box.code(), text.clone()));
        let veil = self.veil().map(|veil| (VEIL, veil.to_owned()));
        chosen.chain(texts).chain(veil).chain(self.token.map(|token| (TOKEN, token.to_string())))
    }

    /// Takes what was written in a box. How to be reached may be asked in two places: what was written in either
    /// counts, and an empty one takes nothing away from the other.
    fn write(&mut self, text_box: TextBox, text: &str) {
        let before =
            self.texts.get(&text_box).filter(|_| text_box == TextBox::Reach).map_or("", |t| t.trim());
        let text = match (before, text.trim()) {
            ("", _) => text.to_owned(),
            (before, "") => before.to_owned(),
            (before, now) if before == now => before.to_owned(),
            (before, now) => format!("{before} · {now}"),
        };
        self.texts.insert(text_box, text);
    }

    /// Takes a chosen answer, or notes that it was never offered.
    fn choose(
        &mut self,
        questionnaire: &Questionnaire,
        audience: Audience,
        field: Field,
        code: &str,
        problems: &mut Vec<Problem>,
    ) {
        let Some(asked) = questionnaire.asked(field, audience) else { return };
        let Some(choice) = asked.choices.iter().find(|choice| choice.code == code) else {
            // One problem a question: the same name a million times must not make a page of a million lines.
            let problem = Problem { at: At::Question(field), error: FieldError::NotOffered };
            if !problems.contains(&problem) {
                problems.push(problem);
            }
            return;
        };
        let codes = self.chosen.entry(field).or_default();
        if !field.takes_several() {
            codes.clear();
        }
        if !codes.contains(&choice.code) {
            codes.push(choice.code);
        }
    }

    /// Forgets the answer to a question, or what stands in a box.
    fn take_out(&mut self, name: &str) {
        if let Ok(field) = Field::from_str(name) {
            self.chosen.remove(&field);
        } else if let Ok(text_box) = TextBox::from_str(name) {
            self.texts.remove(&text_box);
        }
    }

    /// The one answer chosen, as its type.
    fn one<T: FromStr>(&self, field: Field) -> Option<T> {
        self.chosen.get(&field)?.first()?.parse().ok()
    }

    /// Whether a question or a box is still asked, given the answers before it.
    pub fn counts(&self, at: At) -> bool {
        match at {
            At::Question(Field::Voice) => {
                self.chosen.get(&Field::Helper).is_some_and(|helper| *helper != ["nobody"])
            }
            At::Question(field @ (Field::Contact | Field::KeepFrom | Field::Place)) => {
                let safe = self.one(Field::Safe);
                matches!(safe, Some(Safe::No | Safe::Sometimes))
                    || self.chosen.contains_key(&Field::Button)
                    || self.chosen.contains_key(&field)
            }
            At::Text(TextBox::Reach) => match self.one::<WantsContact>(Field::Contact) {
                Some(wants) => wants == WantsContact::Yes,
                None => !self.text(TextBox::Reach).trim().is_empty(),
            },
            _ => true,
        }
    }

    /// What S1 to S4 and the button said.
    pub fn safety(&self) -> Safety {
        Safety {
            safe: self.one(Field::Safe),
            contact: self.one(Field::Contact),
            keep_from: self.one(Field::KeepFrom),
            place: self.one(Field::Place),
            button: self.chosen.contains_key(&Field::Button),
        }
    }

    /// What counts of all this.
    fn given(&self, audience: Audience) -> Given {
        let mut answers = Answers::new(audience);
        for (field, code) in self.chosen() {
            if !field.is_safety() && self.counts(At::Question(field)) {
                // Cannot fail: `choose` let in only answers of the closed lists.
                let _ = answers.answer(field, code);
            }
        }
        let words =
            self.texts.iter().filter_map(|(text_box, text)| Some((text_box.word_box()?, text.clone())));
        let reach = self.text(TextBox::Reach).trim();
        let reach =
            (self.counts(At::Text(TextBox::Reach)) && !reach.is_empty()).then(|| Reach(reach.to_owned()));
        Given { answers, words: Original::new(words), safety: self.safety(), reach }
    }
}

impl Given {
    /// Whether there is anything to send.
    fn says_something(&self) -> bool {
        let safe = self.safety.safe.is_some_and(|safe| safe != Safe::NotSaid);
        let reach = self.reach.is_some() || self.safety.contact == Some(WantsContact::Yes);
        self.answers.say_something() || !self.words.is_empty() || safe || self.safety.button || reach
    }
}

impl fmt::Debug for FormState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FormState({} questions, {} boxes)", self.chosen.len(), self.texts.len())
    }
}

impl fmt::Debug for Given {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Given")
            .field("answers", &self.answers)
            .field("words", &self.words)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Reach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Reach({} characters)", self.0.chars().count())
    }
}

#[cfg(test)]
mod tests;
