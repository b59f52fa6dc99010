//! The page on which somebody changes their own password.

use crate::{
    components::{Button, Entry, ErrorSummary, Field, Tone, actions, notice},
    page::{Frame, document},
    routes,
    staff::csrf,
    tr,
};
use leptos::prelude::*;
use services::govern::passwords::{Changed, SHORTEST};

/// The page. `changed`: the outcome of the form, once it was sent. The page never shows what was typed.
pub fn page(frame: &Frame, changed: Option<Changed>) -> String {
    let l = frame.locale;
    let (field, error) = match changed {
        None | Some(Changed::Done) => ("", String::new()),
        Some(Changed::WrongOld) => ("old", tr!(l, "password-wrong")),
        Some(Changed::Short) => ("new", tr!(l, "password-short", least = shortest())),
        Some(Changed::Different) => ("again", tr!(l, "password-different")),
    };
    let errors = ErrorSummary::new(tr!(l, "errors-title"));
    let errors = if field.is_empty() { errors } else { errors.error(field, &error) };
    let done = changed == Some(Changed::Done);
    let said = |name: &str| (name == field).then(|| error.clone());
    document(frame, &tr!(l, "password-title"), || {
        view! {
            <h1>{tr!(l, "password-title")}</h1>
            {errors.view()}
            {done.then(|| notice(Tone::Good, view! { <p role="status">{tr!(l, "password-done")}</p> }))}
            <p>{tr!(l, "password-about")}</p>
            <form method="post" action=routes::STAFF_PASSWORD.path(l)>
                {csrf(frame)}
                {Field::new("old", tr!(l, "password-old"))
                    .entry(Entry::Password)
                    .autocomplete("current-password")
                    .error(said("old"))
                    .short()
                    .view()}
                {Field::new("new", tr!(l, "password-new"))
                    .entry(Entry::Password)
                    .autocomplete("new-password")
                    .hint(tr!(l, "password-hint", least = shortest()))
                    .error(said("new"))
                    .short()
                    .view()}
                {Field::new("again", tr!(l, "password-again"))
                    .entry(Entry::Password)
                    .autocomplete("new-password")
                    .error(said("again"))
                    .short()
                    .view()}
                {actions(Button::primary(tr!(l, "password-do")).view())}
            </form>
            <p><a href=routes::STAFF.path(l)>{tr!(l, "staff-home")}</a></p>
        }
    })
}

fn shortest() -> i64 {
    i64::try_from(SHORTEST).unwrap_or(i64::MAX)
}
