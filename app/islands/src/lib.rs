//! The only Rust that runs in a browser: small components that hydrate inside a page the server has already rendered.
//!
//! Every page works without its island; the island only makes the page quicker to use. Contributors' pages have no island.
//! The properties of an island are translated labels. They never hold the words of a feedback: the island reads those from
//! the page around it.

#[expect(missing_docs, reason = "`#[island]` writes a type that nobody calls by its name")]
pub mod redact_words;

/// Sets up hydration. `app/public/islands.js` calls this once and then starts each island of the page.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
