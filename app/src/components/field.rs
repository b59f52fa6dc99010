//! Text fields, text areas and select lists.

use domain::Locale;
use leptos::prelude::*;

/// The id of the control `name`.
pub fn field_id(name: &str) -> String {
    format!("f-{name}")
}

/// What every control has around it: label, hint, error, and their ids.
#[derive(Debug, Clone, Default)]
pub(super) struct About {
    pub(super) name: String,
    pub(super) label: String,
    pub(super) hint: Option<String>,
    pub(super) error: Option<String>,
    pub(super) second: bool,
}

impl About {
    pub(super) fn new(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self { name: name.into(), label: label.into(), hint: None, error: None, second: false }
    }

    pub(super) fn id(&self) -> String {
        let id = field_id(&self.name);
        if self.second { format!("{id}-again") } else { id }
    }

    pub(super) fn class(&self, base: &'static str) -> String {
        if self.error.is_some() { format!("{base} bad") } else { base.to_owned() }
    }

    pub(super) fn invalid(&self) -> Option<&'static str> {
        self.error.is_some().then_some("true")
    }

    /// The ids of hint and error, for `aria-describedby`.
    pub(super) fn described_by(&self) -> Option<String> {
        let id = self.id();
        let hint = self.hint.as_ref().map(|_| format!("{id}-hint"));
        let error = self.error.as_ref().map(|_| format!("{id}-error"));
        let ids: Vec<String> = [hint, error].into_iter().flatten().collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    /// The hint and the error, between label and control.
    pub(super) fn notes(&self) -> AnyView {
        let id = self.id();
        let hint = self.hint.clone().map(|hint| view! { <p class="hint" id=format!("{id}-hint")>{hint}</p> });
        let error =
            self.error.clone().map(|error| view! { <p class="error" id=format!("{id}-error")>{error}</p> });
        view! { {hint}{error} }.into_any()
    }
}

macro_rules! about_setters {
    () => {
        /// A line of help under the label.
        #[must_use]
        pub fn hint(mut self, hint: impl Into<String>) -> Self {
            self.about.hint = Some(hint.into());
            self
        }

        /// Gives the control its own ids, for a page that already has a control of the same name.
        #[must_use]
        pub fn second(mut self, second: bool) -> Self {
            self.about.second = second;
            self
        }

        /// The error to show beside the control, if there is one.
        #[must_use]
        pub fn error(mut self, error: Option<String>) -> Self {
            self.about.error = error;
            self
        }
    };
}
pub(super) use about_setters;

/// The kind of text that a [`Field`] takes. It decides which keyboard a phone shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Entry {
    /// Words.
    #[default]
    Text,
    /// Digits, grouped or not: one of our numbers, never a quantity.
    Digits,
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A password.
    Password,
    /// A date.
    Date,
    /// A time of day.
    Time,
    /// A file.
    File,
}

/// One line of text.
#[derive(Debug, Clone)]
pub struct Field {
    about: About,
    entry: Entry,
    value: String,
    autocomplete: &'static str,
    short: bool,
}

impl Field {
    /// A field called `name` in the form.
    pub fn new(name: impl Into<String>, label: impl Into<String>) -> Self {
        let about = About::new(name, label);
        Self { about, entry: Entry::Text, value: String::new(), autocomplete: "off", short: false }
    }

    about_setters!();

    /// Sets the kind of text.
    #[must_use]
    pub fn entry(mut self, entry: Entry) -> Self {
        self.entry = entry;
        self
    }

    /// The value typed before. A password is never given back.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// Allows the browser's autofill, on staff pages: `username`, `current-password`.
    #[must_use]
    pub fn autocomplete(mut self, token: &'static str) -> Self {
        self.autocomplete = token;
        self
    }

    /// Makes the field as wide as the expected value instead of as wide as the page.
    #[must_use]
    pub fn short(mut self) -> Self {
        self.short = true;
        self
    }

    /// The view.
    pub fn view(self) -> AnyView {
        let about = self.about;
        let id = about.id();
        let (kind, inputmode) = match self.entry {
            Entry::Text => ("text", None),
            Entry::Digits => ("text", Some("numeric")),
            Entry::Phone => ("tel", None),
            Entry::Email => ("email", None),
            Entry::Password => ("password", None),
            Entry::Date => ("date", None),
            Entry::Time => ("time", None),
            Entry::File => ("file", None),
        };
        let value = (!matches!(self.entry, Entry::Password | Entry::File)).then_some(self.value);
        view! {
            <div class=about.class("field")>
                <label for=id.clone()>{about.label.clone()}</label>
                {about.notes()}
                <input
                    id=id
                    class=self.short.then_some("short")
                    type=kind
                    inputmode=inputmode
                    name=about.name.clone()
                    value=value
                    autocomplete=self.autocomplete
                    autocapitalize="none"
                    spellcheck="false"
                    aria-describedby=about.described_by()
                    aria-invalid=about.invalid()
                />
            </div>
        }
        .into_any()
    }
}

/// Several lines of text.
#[derive(Debug, Clone)]
pub struct TextArea {
    about: About,
    value: String,
    rows: u8,
    locale: Option<Locale>,
}

impl TextArea {
    /// A text area called `name` in the form.
    pub fn new(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self { about: About::new(name, label), value: String::new(), rows: 5, locale: None }
    }

    about_setters!();

    /// The text typed before.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// How many lines are visible.
    #[must_use]
    pub fn rows(mut self, rows: u8) -> Self {
        self.rows = rows;
        self
    }

    /// The language to write in, where it is not the page's.
    #[must_use]
    pub fn written_in(mut self, locale: Locale) -> Self {
        self.locale = Some(locale);
        self
    }

    /// Renders the text area. The first line break is always written, because browsers drop one: a text that
    /// begins with an empty line keeps it.
    pub fn view(self) -> AnyView {
        let about = self.about;
        let id = about.id();
        view! {
            <div class=about.class("field")>
                <label for=id.clone()>{about.label.clone()}</label>
                {about.notes()}
                <textarea
                    id=id
                    name=about.name.clone()
                    rows=self.rows.to_string()
                    lang=self.locale.map(Locale::code)
                    autocomplete="off"
                    spellcheck="false"
                    aria-describedby=about.described_by()
                    aria-invalid=about.invalid()
                >
                    {format!("\n{}", escaped(&self.value))}
                </textarea>
            </div>
        }
        .into_any()
    }
}

/// Escapes the text of a `<textarea>`. Leptos writes it unescaped, like a script's, so typed text could close
/// the element and continue as markup. A test types such a text.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A select list, for choices that are too many for radio buttons.
#[derive(Debug, Clone)]
pub struct Select {
    about: About,
    empty: Option<String>,
    options: Vec<(String, String)>,
    chosen: Option<String>,
}

impl Select {
    /// A list called `name` in the form.
    pub fn new(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self { about: About::new(name, label), empty: None, options: Vec::new(), chosen: None }
    }

    about_setters!();

    /// A first line that stands for no choice.
    #[must_use]
    pub fn empty(mut self, label: impl Into<String>) -> Self {
        self.empty = Some(label.into());
        self
    }

    /// The choices: value and label.
    #[must_use]
    pub fn options<V: Into<String>, L: Into<String>>(
        mut self,
        options: impl IntoIterator<Item = (V, L)>,
    ) -> Self {
        self.options.extend(options.into_iter().map(|(value, label)| (value.into(), label.into())));
        self
    }

    /// What was chosen before.
    #[must_use]
    pub fn chosen(mut self, value: Option<impl Into<String>>) -> Self {
        self.chosen = value.map(Into::into);
        self
    }

    /// The view.
    pub fn view(self) -> AnyView {
        let about = self.about;
        let id = about.id();
        let chosen = self.chosen;
        let options = self.options.into_iter().map(|(value, label)| {
            let selected = chosen.as_ref() == Some(&value);
            view! { <option value=value selected=selected>{label}</option> }
        });
        let options = options.collect_view();
        view! {
            <div class=about.class("field")>
                <label for=id.clone()>{about.label.clone()}</label>
                {about.notes()}
                <select
                    id=id
                    name=about.name.clone()
                    autocomplete="off"
                    aria-describedby=about.described_by()
                    aria-invalid=about.invalid()
                >
                    {self.empty.map(|label| view! { <option value="">{label}</option> })}
                    {options}
                </select>
            </div>
        }
        .into_any()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use scraper::{Html, Selector};

    #[test]
    fn what_somebody_types_never_becomes_markup_and_comes_back_as_it_was() {
        let hostile = "</textarea><img src=x>\"'><b>&amp; \n two";
        let area = TextArea::new("o1", "Words").value(hostile).view().to_html();
        let line = Field::new("r", "Words").value(hostile).view().to_html();
        let page = Html::parse_fragment(&format!("{area}{line}"));
        let select = |selector| page.select(&Selector::parse(selector).unwrap()).collect::<Vec<_>>();
        assert!(select("img, b").is_empty());
        assert_eq!(select("textarea")[0].text().collect::<String>(), hostile);
        assert_eq!(select("input")[0].attr("value"), Some(hostile));
    }
}
