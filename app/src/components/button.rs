//! Buttons, and links that look like them.

use leptos::prelude::*;

/// A button that sends a form.
#[derive(Debug, Clone)]
pub struct Button {
    label: String,
    name: Option<(String, String)>,
    action: Option<String>,
    class: &'static str,
}

impl Button {
    /// The one thing that a page is for.
    pub fn primary(label: impl Into<String>) -> Self {
        Self { label: label.into(), name: None, action: None, class: "button" }
    }

    /// Anything else.
    pub fn quiet(label: impl Into<String>) -> Self {
        Self { class: "button quiet", ..Self::primary(label) }
    }

    /// What cannot be undone.
    pub fn grave(label: impl Into<String>) -> Self {
        Self { class: "button grave", ..Self::primary(label) }
    }

    /// What the form sends when it is this button that was pressed.
    #[must_use]
    pub fn sends(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.name = Some((name.into(), value.into()));
        self
    }

    /// Sends the form to another address than its own.
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

/// A link that is the next thing to do.
pub fn button_link(href: impl Into<String>, label: impl Into<String>) -> AnyView {
    view! { <a class="button" href=href.into()>{label.into()}</a> }.into_any()
}
