//! The island that makes it faster to pick the words to hide.

mod boxes;

use boxes::{Boxes, Step};
use leptos::ev::{Event, FocusEvent, KeyboardEvent, MouseEvent};
use leptos::html::Div;
use leptos::prelude::*;

/// Wraps the words of an item, each behind a check box, and what others will see of them.
///
/// Without script the moderator uses the check boxes alone. With script:
///
/// - the preview of what others will see is updated at every tick, by the function that the server uses for the stored words;
/// - the number of hidden words is announced;
/// - the arrow keys, Home and End move between words, so a long text is one stop of the Tab key;
/// - Shift with a click or with the space bar applies the change to every word since the last one;
/// - one button shows every word again.
///
/// The island reads the check boxes when it starts and keeps no copy of their state, so ticks made before the script
/// arrived are never lost.
#[island]
pub fn RedactWords(
    /// The label before the number of hidden words: "Hidden words:".
    count_label: String,
    /// The explanation of the keys.
    keys_label: String,
    /// The label of the button that shows every word again.
    clear_label: String,
    /// The words, the choice of a kind for the next hidden words, and the preview, as the server rendered them.
    children: Children,
) -> impl IntoView {
    let root = NodeRef::<Div>::new();
    // Render nothing until the island runs: without script the number could not change.
    let hidden = RwSignal::new(None::<usize>);
    let last_clicked = StoredValue::new(None::<usize>);
    let boxes = move || root.get_untracked().map(|root| Boxes::of(&root));
    let changed = move || hidden.set(boxes().map(|boxes| boxes.changed()));

    Effect::new(move || {
        let Some(root) = root.get() else { return };
        Boxes::of(&root).one_stop(0);
        changed();
    });

    let on_click = move |event: MouseEvent| {
        let Some(boxes) = boxes() else { return };
        let Some(here) = boxes.place(event.target()) else { return };
        if let (true, Some(from)) = (event.shift_key(), last_clicked.get_value()) {
            boxes.carry(here, from);
        }
        last_clicked.set_value(Some(here));
        changed();
    };
    let on_key = move |event: KeyboardEvent| {
        let Some(step) = Step::of(&event) else { return };
        let Some(boxes) = boxes() else { return };
        if let Some(here) = boxes.place(event.target()) {
            event.prevent_default();
            boxes.go(here, step);
        }
    };
    let on_focus = move |event: FocusEvent| {
        let Some(boxes) = boxes() else { return };
        if let Some(here) = boxes.place(event.target()) {
            boxes.one_stop(here);
        }
    };
    let on_clear = move |_: MouseEvent| {
        if let Some(boxes) = boxes() {
            boxes.clear();
        }
        last_clicked.set_value(None);
        changed();
    };

    view! {
        {move || hidden.get().map(|hidden| view! {
            <div class="redact-words__bar">
                <span role="status">{count_label.clone()} " " {hidden}</span>
                <button type="button" class="button quiet" on:click=on_clear disabled=move || hidden == 0>
                    {clear_label.clone()}
                </button>
                <small>{keys_label.clone()}</small>
            </div>
        })}
        <div node_ref=root on:click=on_click on:keydown=on_key on:focusin=on_focus on:change=move |_: Event| changed()>
            {children()}
        </div>
    }
}
