//! The number as a hidden field.

use super::NUMBER;
use domain::number::Number;
use leptos::prelude::*;

/// The hidden field that carries the number to the next page.
pub(super) fn hidden(number: &Number) -> AnyView {
    view! { <input type="hidden" name=NUMBER value=number.digits() /> }.into_any()
}
