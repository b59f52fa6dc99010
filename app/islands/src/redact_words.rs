//! Picking the words to hide, faster.

use leptos::ev::{Event, MouseEvent};
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// Which boxes inside the island stand for words.
const WORD: &str = "input[type=checkbox][data-word]";

/// Wraps the checkboxes a moderator hides words with: one `<input type="checkbox" data-word>` a word, in reading order.
///
/// Without script the checkboxes are all there is. With it, the number of hidden words is said as it changes,
/// Shift with a click or the space bar carries the change from the last box to this one, and one button shows every word again.
/// What was ticked before the script arrived counts: the island reads the boxes when it wakes and never keeps a copy.
#[island]
pub fn RedactWords(
    /// What stands before the number of hidden words: "Hidden words:".
    count_label: String,
    /// The name of the button that shows every word again.
    clear_label: String,
    /// The checkboxes, rendered by the server.
    children: Children,
) -> impl IntoView {
    let root = NodeRef::<Div>::new();
    // Nothing until the island is awake, so that a page without script never shows a number that cannot change.
    let hidden = RwSignal::new(None::<usize>);
    let anchor = StoredValue::new(None::<usize>);
    let count = move || hidden.set(root.get_untracked().map(|root| count_hidden(&root)));

    Effect::new(move || hidden.set(root.get().map(|root| count_hidden(&root))));

    let on_click = move |event: MouseEvent| {
        let (Some(root), Some(clicked)) = (root.get_untracked(), word_of(&event)) else { return };
        let boxes = words(&root);
        let here = boxes.iter().position(|word| *word == clicked);
        if let (true, Some(from), Some(to)) = (event.shift_key(), anchor.get_value(), here) {
            for word in boxes.iter().take(from.max(to) + 1).skip(from.min(to)) {
                word.set_checked(clicked.checked());
            }
        }
        anchor.set_value(here);
        count();
    };
    let on_clear = move |_: MouseEvent| {
        for word in root.get_untracked().iter().flat_map(|root| words(root)) {
            word.set_checked(false);
        }
        anchor.set_value(None);
        count();
    };

    view! {
        <div class="redact-words" node_ref=root on:click=on_click on:change=move |_: Event| count()>
            {children()}
        </div>
        {move || hidden.get().map(|hidden| view! {
            <p class="redact-words__bar">
                <span role="status">{count_label.clone()} " " {hidden}</span>
                <button type="button" class="button button--quiet" on:click=on_clear disabled=move || hidden == 0>
                    {clear_label.clone()}
                </button>
            </p>
        })}
    }
}

/// The word boxes under `root`, in reading order.
fn words(root: &Element) -> Vec<HtmlInputElement> {
    let Ok(found) = root.query_selector_all(WORD) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

/// How many words under `root` are picked to be hidden.
fn count_hidden(root: &Element) -> usize {
    words(root).iter().filter(|word| word.checked()).count()
}

/// The word box that was clicked, if it was one. A click on a label reaches its box as a click of its own.
fn word_of(event: &MouseEvent) -> Option<HtmlInputElement> {
    let clicked: HtmlInputElement = event.target()?.dyn_into().ok()?;
    clicked.matches(WORD).unwrap_or(false).then_some(clicked)
}
