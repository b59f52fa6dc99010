//! The document around every page.
//!
//! A page is a pure function; [`document`] puts the frame around it and gives the whole HTML text. There is
//! no inline script, and the one inline style stands under its hash in the content policy; nothing comes from another
//! host; a page without an island ships no wasm.

mod frame;
mod shell;

pub use frame::{Assets, Frame, Kind, Link, StaffBar};
pub use shell::{description, mark};

use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use std::sync::Arc;

/// The whole document of a page, from `<!doctype html>` on.
///
/// `title` names the page; a contributor's page is given a neutral one (it stands in the browser's history),
/// and only public and staff pages add the product's name to it. `body` is called inside a reactive owner
/// that knows that this is a server and that only islands wake in the browser.
pub fn document<V: IntoView + 'static>(frame: &Frame, title: &str, body: impl FnOnce() -> V) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| shell::shell(frame, title, body().into_any()).to_html());
    owner.unset_with_forced_cleanup();
    format!("<!doctype html>{html}")
}
