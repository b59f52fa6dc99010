//! Picking the words to hide, faster.

mod boxes;

use boxes::{Boxes, Step};
use leptos::ev::{Event, FocusEvent, KeyboardEvent, MouseEvent};
use leptos::html::Div;
use leptos::prelude::*;

/// Wraps the words of an item, each behind a check box, and what others will see of them.
///
/// Without script the check boxes are all there is. With it, what others will see follows every tick, made by the function
/// that makes the kept words; the number of hidden words is said; the arrow keys, Home and End go from word to word,
/// so that a long text is one stop of the Tab key; Shift with a click or with the space bar carries the change from
/// the last word to this one; one button shows every word again. What was ticked before the script arrived counts:
/// the island reads the page when it wakes and never keeps a copy of a tick.
#[island]
pub fn RedactWords(
    /// What stands before the number of hidden words: "Hidden words:".
    count_label: String,
    /// What the keys do.
    keys_label: String,
    /// The name of the button that shows every word again.
    clear_label: String,
    /// The words, the kind of what is hidden next, and what others will see: rendered by the server.
    children: Children,
) -> impl IntoView {
    let root = NodeRef::<Div>::new();
    // Nothing until the island is awake, so that a page without script never shows a number that cannot change.
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
