//! A form that arrived after its session had ended, given back to its own person. Nothing was done with it
//! yet.

use crate::{
    components::{Button, Tone, actions, notice},
    page::{Frame, document},
    routes,
    staff::csrf,
    tr,
};
use leptos::prelude::*;

/// The page: what was typed, and one button that sends the form again.
pub fn page(frame: &Frame, path: &str, pairs: &[(String, String)]) -> String {
    let l = frame.locale;
    document(&frame.clone().switching_itself(), &tr!(l, "kept-title"), || {
        let hidden = pairs.iter().map(|(name, value)| {
            view! { <input type="hidden" name=name.clone() value=value.clone() /> }
        });
        // A value with a space in it was written by a person; the others are codes of the form.
        let written = pairs.iter().filter(|(_, value)| value.contains(char::is_whitespace));
        let written = written.map(|(_, value)| view! { <p class="written">{value.clone()}</p> });
        view! {
            <h1>{tr!(l, "kept-title")}</h1>
            {notice(Tone::Care, view! { <p role="status">{tr!(l, "kept-about")}</p> })}
            {written.collect_view()}
            <form method="post" action=path.to_owned()>
                {csrf(frame)}
                {hidden.collect_view()}
                {actions(Button::primary(tr!(l, "kept-send")).view())}
            </form>
            <p><a href=routes::STAFF.path(l)>{tr!(l, "kept-leave")}</a></p>
        }
    })
}
