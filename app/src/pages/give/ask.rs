//! Renders one question of the questionnaire as a control of the form.

use super::FormPage;
use crate::{
    components::{Choice, Choices, Field as Entry, Shape, TextArea, disclosure},
    i18n, tr,
};
use domain::{
    Locale,
    catalogue::catalogue,
    feedback::Audience,
    questionnaire::{At, Field, FieldError, Questionnaire, TextBox},
};
use leptos::prelude::*;

/// Renders the questions of one form in one language.
#[derive(Clone, Copy)]
pub(super) struct Ask<'a> {
    pub(super) l: Locale,
    pub(super) page: &'a FormPage,
    /// Whether this is a question's second place on the page; keeps ids apart.
    second: bool,
}

impl<'a> Ask<'a> {
    /// Asks in `l` with what the page holds.
    pub(super) const fn new(l: Locale, page: &'a FormPage) -> Self {
        Self { l, page, second: false }
    }

    /// Renders the same questions in a second place of the same form. Radio buttons of one name are one group
    /// wherever they stand, so an answer in either place counts.
    pub(super) const fn again(self) -> Self {
        Self { second: true, ..self }
    }

    /// For whom the page is worded.
    pub(super) const fn audience(self) -> Audience {
        self.page.which.audience
    }

    /// A question with its answers; nothing if this audience is not asked.
    pub(super) fn question(self, field: Field) -> AnyView {
        let Some(asked) = Questionnaire::core().asked(field, self.audience()) else { return ().into_any() };
        let since = i18n::date(self.l, self.page.setting.since);
        let question = asked.ask.get(self.l).replace("{date}", &since);
        let choices = asked.choices.iter().map(|choice| {
            let shape = self.shape(field, choice.code);
            let row = Choice::new(choice.code, choice.label.get(self.l));
            if let Some(shape) = shape { row.shape(shape) } else { row }
        });
        // A question with a single choice is a check box, so that it can be unticked.
        let ticked = field.takes_several() || asked.choices.len() == 1;
        let group = if ticked { Choices::check } else { Choices::radio };
        let group = group(field.code(), question)
            .second(self.second)
            .choices(choices)
            .chosen(asked.choices.iter().map(|c| c.code).filter(|code| self.page.form.is_chosen(field, code)))
            .error(self.error(At::Question(field)));
        let hint = asked.note.as_ref().map(|note| note.get(self.l).to_owned());
        let hint = hint.or_else(|| field.takes_several().then(|| tr!(self.l, "give-agencies-hint")));
        match hint {
            Some(hint) => group.hint(hint).view(),
            None => group.view(),
        }
    }

    /// A text box.
    pub(super) fn text_box(self, text_box: TextBox) -> AnyView {
        let core = Questionnaire::core();
        let Some(asked) = core.text_box(text_box, self.audience()) else { return ().into_any() };
        let note = asked.note.as_ref().unwrap_or_else(|| core.names_note.get(self.audience()));
        let (label, hint) = (asked.ask.get(self.l), note.get(self.l));
        let (value, error) = (self.page.form.text(text_box), self.error(At::Text(text_box)));
        if text_box == TextBox::Reach {
            let entry = Entry::new(text_box.code(), label).second(self.second);
            return entry.hint(hint).value(value).error(error).view();
        }
        TextArea::new(text_box.code(), label).hint(hint).value(value).error(error).view()
    }

    /// "Say more": the further questions about a core question. They unfold when one of them has an answer.
    pub(super) fn more(self, core: Field) -> AnyView {
        let more: Vec<Field> =
            Questionnaire::core().more_about(core, self.audience()).map(|(field, _)| field).collect();
        let answered = self.page.form.chosen().any(|(field, _)| field.under() == Some(core));
        let questions = more.into_iter().map(|field| self.question(field)).collect_view();
        view! {
            <details open=answered>
                <summary>{tr!(self.l, "give-more")}</summary>
                <div>{questions}</div>
            </details>
        }
        .into_any()
    }

    /// The right behind a question, in children's words, folded: one tap opens it.
    pub(super) fn right(self, field: Field) -> AnyView {
        let l = self.l;
        let numbers = Questionnaire::core().question(field).map(|question| question.rights.clone());
        let articles =
            numbers.unwrap_or_default().into_iter().filter_map(|number| catalogue().article(number));
        let articles = articles.filter_map(|article| {
            let words = article.child.as_ref()?.get(l).to_owned();
            let name = tr!(l, "give-right-article", article = i64::from(article.number));
            Some(view! { <p><strong>{name}</strong>" "{words}</p> })
        });
        let articles = articles.collect_view();
        let grown = (self.audience() == Audience::YoungPerson)
            .then(|| view! { <p class="hint">{tr!(l, "give-right-grown")}</p> });
        let title = tr!(l, "give-right", audience = self.audience().code());
        disclosure(title, view! { {articles}{grown} })
    }

    /// The problem at a place, in words.
    pub(super) fn error(self, at: At) -> Option<String> {
        let problem = self.page.problems.iter().find(|problem| problem.at == at)?;
        Some(error_words(self.l, problem.error))
    }

    /// The shape of an answer on the children's three-step scale, shown beside the words.
    fn shape(self, field: Field, code: &str) -> Option<Shape> {
        if self.audience() != Audience::Child || !(field.has_steps() || field == Field::Safe) {
            return None;
        }
        match code {
            "top" | "yes" => Some(Shape::Full),
            "middle" | "sometimes" => Some(Shape::Half),
            "bottom" | "no" => Some(Shape::Empty),
            "not-sure" => Some(Shape::Unsure),
            _ => None,
        }
    }
}

/// A problem in kind words.
pub(super) fn error_words(l: Locale, error: FieldError) -> String {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    match error {
        FieldError::NotOffered => tr!(l, "give-error-choice"),
        FieldError::NothingSaid => tr!(l, "give-error-nothing"),
        FieldError::AskAgain => tr!(l, "give-error-again"),
        FieldError::TooLong { limit, over } => {
            tr!(l, "give-error-long", limit = count(limit), over = count(over))
        }
    }
}
