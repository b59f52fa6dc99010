//! The list of errors at the top of a form that came back.

use super::field_id;
use leptos::prelude::*;

/// The list of errors, each linked to its control. Renders nothing when there are none.
///
/// It takes the focus when the page opens, without script, so that a screen reader starts with it.
#[derive(Debug, Clone)]
pub struct ErrorSummary {
    title: String,
    errors: Vec<(String, String)>,
}

impl ErrorSummary {
    /// An empty list under `title`.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), errors: Vec::new() }
    }

    /// Adds an error of the control `name`.
    #[must_use]
    pub fn error(mut self, name: &str, message: impl Into<String>) -> Self {
        self.errors.push((format!("#{}", field_id(name)), message.into()));
        self
    }

    /// The view.
    pub fn view(self) -> AnyView {
        if self.errors.is_empty() {
            return ().into_any();
        }
        let lines =
            self.errors.into_iter().map(|(href, message)| view! { <li><a href=href>{message}</a></li> });
        view! {
            <div class="errors" id="errors" role="alert" tabindex="-1" autofocus>
                <h2>{self.title}</h2>
                <ul>{lines.collect_view()}</ul>
            </div>
        }
        .into_any()
    }
}
