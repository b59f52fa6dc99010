//! Sign in, for staff, advocates and panel members.

use crate::{
    components::{Button, Entry, ErrorSummary, Field, actions},
    page::{Frame, document},
    pages::public::find,
    routes, tr,
};
use leptos::prelude::*;

/// What the form shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SignIn {
    /// The name typed before. Never the password.
    pub name: String,
    /// What went wrong, in words that do not say whether the name exists.
    pub error: Option<String>,
    /// The token that the post carries, where there is one.
    pub csrf: Option<String>,
}

/// The form.
pub fn page(frame: &Frame, model: &SignIn) -> String {
    let l = frame.locale;
    let errors = ErrorSummary::new(tr!(l, "errors-title"));
    let errors = model.error.iter().fold(errors, |errors, error| errors.error("password", error));
    let csrf = model.csrf.clone().map(|token| view! { <input type="hidden" name="csrf" value=token /> });
    document(frame, &tr!(l, "sign-in-title"), || {
        view! {
            <h1>{tr!(l, "sign-in-title")}</h1>
            {errors.view()}
            <p class="lead">{tr!(l, "sign-in-lead")}</p>
            <form method="post" action=routes::SIGN_IN.path(l)>
                {csrf}
                {Field::new("name", tr!(l, "sign-in-name"))
                    .autocomplete("username")
                    .value(&model.name)
                    .short()
                    .view()}
                {Field::new("password", tr!(l, "sign-in-password"))
                    .entry(Entry::Password)
                    .autocomplete("current-password")
                    .error(model.error.clone())
                    .short()
                    .view()}
                {actions(Button::primary(tr!(l, "sign-in-do")).view())}
            </form>
            <p><a href=find::address(l, None)>{tr!(l, "sign-in-give")}</a></p>
        }
    })
}
