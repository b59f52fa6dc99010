//! The document around every page.
//!
//! A page is a pure function; [`document`] puts the frame around it and returns the whole HTML text. There is
//! no inline script. The one inline style is allowed by its hash in the content security policy. Nothing
//! comes from another host, and a page without an island loads no wasm.

mod frame;
mod shell;

pub use frame::{Assets, Frame, Kind, Link, StaffBar};
pub use shell::{description, mark};

use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use std::sync::Arc;

/// The whole document of a page, from `<!doctype html>` on.
///
/// `title` names the page. The title stays in the browser's history, so a contributor's page has a neutral
/// one, and only public and staff pages add the product's name. `body` is called inside a reactive owner that
/// is set up for server rendering, where only islands hydrate in the browser.
pub fn document<V: IntoView + 'static>(frame: &Frame, title: &str, body: impl FnOnce() -> V) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| shell::shell(frame, title, body().into_any()).to_html());
    owner.unset_with_forced_cleanup();
    format!("<!doctype html>{html}")
}
