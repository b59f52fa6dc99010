//! The check boxes of the words on the page.

use domain::{
    Locale,
    feedback::{Original, WordBox},
    redaction::{Kind, Redacted, Span, picked},
};
use leptos::ev::KeyboardEvent;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlInputElement, HtmlSelectElement, NodeList};

/// The step that a key takes from one word to another.
#[derive(Clone, Copy)]
pub(super) enum Step {
    Before,
    After,
    First,
    Last,
}

impl Step {
    /// The step for a key. Combinations with Ctrl, Alt or Meta are left to the browser.
    pub(super) fn of(event: &KeyboardEvent) -> Option<Self> {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return None;
        }
        match event.key().as_str() {
            "ArrowLeft" | "ArrowUp" => Some(Self::Before),
            "ArrowRight" | "ArrowDown" => Some(Self::After),
            "Home" => Some(Self::First),
            "End" => Some(Self::Last),
            _ => None,
        }
    }
}

/// Every check box that stands for a word, in reading order, and the page around them.
pub(super) struct Boxes {
    root: Element,
    words: Vec<HtmlInputElement>,
}

impl Boxes {
    /// Finds the check boxes under `root`.
    pub(super) fn of(root: &Element) -> Self {
        Self { words: all(root, "input[data-word]"), root: root.clone() }
    }

    /// The position of the word that an event happened to. A click on a label arrives as a second click on its check box.
    pub(super) fn place(&self, target: Option<EventTarget>) -> Option<usize> {
        let input: HtmlInputElement = target?.dyn_into().ok()?;
        self.words.iter().position(|word| *word == input)
    }

    /// Copies the state of the word at `here` to every word between `from` and `here`.
    pub(super) fn carry(&self, here: usize, from: usize) {
        let Some(checked) = self.words.get(here).map(HtmlInputElement::checked) else { return };
        for word in self.words.iter().take(from.max(here) + 1).skip(from.min(here)) {
            word.set_checked(checked);
        }
    }

    /// Moves the focus one step from the word at `here`. At the first or last word the focus stays.
    pub(super) fn go(&self, here: usize, step: Step) {
        let there = match step {
            Step::Before => here.saturating_sub(1),
            Step::After => here + 1,
            Step::First => 0,
            Step::Last => self.words.len().saturating_sub(1),
        };
        if let Some(word) = self.words.get(there) {
            // focus() fails only for an element that was removed from the page; there is nothing to do then.
            let _ = word.focus();
        }
    }

    /// Makes the word at `here` the only one that the Tab key stops at (a roving tabindex).
    pub(super) fn one_stop(&self, here: usize) {
        for (place, word) in self.words.iter().enumerate() {
            word.set_tab_index(if place == here { 0 } else { -1 });
        }
    }

    /// Shows every word again.
    pub(super) fn clear(&self) {
        for word in &self.words {
            word.set_checked(false);
        }
    }

    /// Updates the preview and the number of hidden words.
    pub(super) fn changed(&self) -> usize {
        for word in self.words.iter().filter(|word| !word.checked()) {
            forget_kind(word);
        }
        let new_kind = self.new_kind();
        let hidden: Vec<(WordBox, Span)> = self
            .words
            .iter()
            .filter(|word| word.checked())
            .filter_map(|word| picked(&word.value(), new_kind))
            .collect();
        for written in all::<Element>(&self.root, "[data-written]") {
            self.show_to_others(&written, &hidden);
        }
        self.words.iter().filter(|word| word.checked()).count()
    }

    /// The kind that the next ticked word is hidden as.
    fn new_kind(&self) -> Kind {
        all::<HtmlSelectElement>(&self.root, "select[name=kind]")
            .first()
            .and_then(|select| select.value().parse().ok())
            .unwrap_or(Kind::Person)
    }

    /// Redacts the text of one box and writes the result into the preview of that box.
    fn show_to_others(&self, written: &Element, hidden: &[(WordBox, Span)]) -> Option<()> {
        let code = written.get_attribute("data-written")?;
        let language: Locale = written.get_attribute("lang")?.parse().ok()?;
        let original = Original::new([(code.parse().ok()?, words_of(written))]);
        let redacted = Redacted::new(&original, hidden, language);
        let (_, seen) = redacted.boxes().first()?;
        let shown = self.root.query_selector(&format!("[data-seen={code}]")).ok()??;
        shown.set_text_content(Some(seen));
        Some(())
    }
}

/// Removes the kind of a word that is no longer hidden. When the word is ticked again, the kind chosen at that time is used.
fn forget_kind(word: &HtmlInputElement) {
    let value = word.value();
    let mut parts = value.splitn(3, ':');
    if let (Some(word_box), Some(place), Some(_)) = (parts.next(), parts.next(), parts.next()) {
        word.set_value(&format!("{word_box}:{place}"));
        if let Some(kind) = word.parent_element().and_then(|word| word.query_selector("small").ok()?) {
            kind.remove();
        }
    }
}

/// The original text, joined from the labels of the check boxes and the text between them. Leaves out the kind that is
/// shown after a hidden word.
fn words_of(written: &Element) -> String {
    let nodes = written.child_nodes();
    let pieces = (0..nodes.length()).filter_map(|at| {
        let node = nodes.get(at)?;
        match node.dyn_ref::<Element>() {
            Some(word) => word.query_selector("label").ok()??.text_content(),
            None if node.node_type() == web_sys::Node::TEXT_NODE => node.text_content(),
            None => None,
        }
    });
    pieces.collect()
}

/// The elements under `root` that a selector finds, in reading order.
fn all<T: JsCast>(root: &Element, selector: &str) -> Vec<T> {
    let found: Option<NodeList> = root.query_selector_all(selector).ok();
    let found =
        found.iter().flat_map(|found| (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()));
    found.collect()
}
