//! The only Rust that reaches a browser: small pieces that wake up inside a page the server has already rendered.
//!
//! An island makes a page quicker to use, never possible to use: every page that holds one works without it.
//! Contributors' pages hold none. An island's properties are finished labels; the words of a feedback never travel
//! in them, an island reads what it needs from the page it wakes in.

#[expect(missing_docs, reason = "`#[island]` writes a type that nobody calls by its name")]
pub mod redact_words;

/// Prepares the browser for the islands of the page. `app/public/islands.js` calls it once, then wakes each island.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
