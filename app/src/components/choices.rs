//! Radio buttons and check boxes, drawn as rows large enough for a thumb.

use super::field::{About, about_setters};
use domain::Locale;
use leptos::prelude::*;

/// The shape beside an answer on the three-step scale. It never stands alone: the words stand beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// ● the top step.
    Full,
    /// ◐ the middle.
    Half,
    /// ○ the bottom step.
    Empty,
    /// ? not sure.
    Unsure,
}

impl Shape {
    /// The drawing, hidden from screen readers.
    fn view(self) -> AnyView {
        let filled = match self {
            Self::Full => Some("M12 2a10 10 0 0 1 0 20a10 10 0 0 1 0-20"),
            Self::Half => Some("M12 2a10 10 0 0 0 0 20"),
            Self::Empty | Self::Unsure => None,
        };
        let mark = (self == Self::Unsure)
            .then(|| view! { <path class="line" d="M9 9.6a3 3 0 1 1 4.3 2.7c-.9.5-1.3 1-1.3 2M12 17v.4" /> });
        view! {
            <svg class="shape" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
                <circle cx="12" cy="12" r="10" />
                {filled.map(|d| view! { <path d=d /> })}
                {mark}
            </svg>
        }
        .into_any()
    }
}

/// One answer.
#[derive(Debug, Clone)]
pub struct Choice {
    value: String,
    label: String,
    hint: Option<(String, Option<Locale>)>,
    shape: Option<Shape>,
}

impl Choice {
    /// An answer: the value that the form sends, and the label that people read.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: None, shape: None }
    }

    /// A line under the label.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some((hint.into(), None));
        self
    }

    /// A line under the label, in another language than the page's.
    #[must_use]
    pub fn hint_in(mut self, locale: Locale, hint: impl Into<String>) -> Self {
        self.hint = Some((hint.into(), Some(locale)));
        self
    }

    /// The answer's shape on the three-step scale.
    #[must_use]
    pub fn shape(mut self, shape: Shape) -> Self {
        self.shape = Some(shape);
        self
    }
}

/// A group of choices under one question.
#[derive(Debug, Clone)]
pub struct Choices {
    about: About,
    kind: &'static str,
    rows: Vec<Choice>,
    chosen: Vec<String>,
    beside: bool,
}

impl Choices {
    /// A group in which one answer can be chosen.
    pub fn radio(name: impl Into<String>, question: impl Into<String>) -> Self {
        Self::of("radio", name, question)
    }

    /// A group in which several answers can be chosen.
    pub fn check(name: impl Into<String>, question: impl Into<String>) -> Self {
        Self::of("checkbox", name, question)
    }

    fn of(kind: &'static str, name: impl Into<String>, question: impl Into<String>) -> Self {
        Self { about: About::new(name, question), kind, rows: Vec::new(), chosen: Vec::new(), beside: false }
    }

    about_setters!();

    /// Adds an answer.
    #[must_use]
    pub fn choice(mut self, choice: Choice) -> Self {
        self.rows.push(choice);
        self
    }

    /// Adds answers.
    #[must_use]
    pub fn choices(mut self, choices: impl IntoIterator<Item = Choice>) -> Self {
        self.rows.extend(choices);
        self
    }

    /// What was chosen before.
    #[must_use]
    pub fn chosen<V: Into<String>>(mut self, values: impl IntoIterator<Item = V>) -> Self {
        self.chosen = values.into_iter().map(Into::into).collect();
        self
    }

    /// Sets short answers side by side where the screen is wide enough.
    #[must_use]
    pub fn beside(mut self) -> Self {
        self.beside = true;
        self
    }

    /// The view.
    pub fn view(self) -> AnyView {
        let about = self.about;
        let id = about.id();
        let class = about.class(if self.beside { "field choices beside" } else { "field choices" });
        let rows = self.rows.into_iter().enumerate().map(|(i, choice)| {
            let id = if i == 0 { id.clone() } else { format!("{id}-{i}") };
            let hint_id = choice.hint.as_ref().map(|_| format!("{id}-about"));
            let checked = self.chosen.contains(&choice.value);
            view! {
                <div class=if choice.shape.is_some() { "choice step-choice" } else { "choice" }>
                    <input
                        id=id.clone()
                        type=self.kind
                        name=about.name.clone()
                        value=choice.value
                        checked=checked
                        aria-describedby=hint_id.clone()
                    />
                    <label for=id>{choice.shape.map(Shape::view)}<span>{choice.label}</span></label>
                    {choice.hint.map(|(hint, locale)| view! { <p class="hint" id=hint_id lang=locale.map(Locale::code)>{hint}</p> })}
                </div>
            }
        });
        let rows = rows.collect_view();
        view! {
            <fieldset class=class aria-describedby=about.described_by()>
                <legend>{about.label.clone()}</legend>
                {about.notes()}
                <div class="rows">{rows}</div>
            </fieldset>
        }
        .into_any()
    }
}
