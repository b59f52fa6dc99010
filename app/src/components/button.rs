//! Buttons, and links that look like buttons.

use leptos::prelude::*;

/// A button that submits a form.
#[derive(Debug, Clone)]
pub struct Button {
    label: String,
    name: Option<(String, String)>,
    action: Option<String>,
    class: &'static str,
}

impl Button {
    /// The page's main action.
    pub fn primary(label: impl Into<String>) -> Self {
        Self { label: label.into(), name: None, action: None, class: "button" }
    }

    /// Any other action.
    pub fn quiet(label: impl Into<String>) -> Self {
        Self { class: "button quiet", ..Self::primary(label) }
    }

    /// An action that cannot be undone.
    pub fn grave(label: impl Into<String>) -> Self {
        Self { class: "button grave", ..Self::primary(label) }
    }

    /// The name and value that the form sends when this button was pressed.
    #[must_use]
    pub fn sends(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.name = Some((name.into(), value.into()));
        self
    }

    /// Submits the form to another address than the form's own.
    #[must_use]
    pub fn to(mut self, action: impl Into<String>) -> Self {
        self.action = Some(action.into());
        self
    }

    /// The view.
    pub fn view(self) -> AnyView {
        let (name, value) = self.name.unzip();
        view! {
            <button class=self.class type="submit" name=name value=value formaction=self.action>
                {self.label}
            </button>
        }
        .into_any()
    }
}

/// A link to the next thing to do, drawn as a button.
pub fn button_link(href: impl Into<String>, label: impl Into<String>) -> AnyView {
    view! { <a class="button" href=href.into()>{label.into()}</a> }.into_any()
}
