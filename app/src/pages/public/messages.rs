//! Short pages for errors.

use crate::{
    components::{actions, button_link},
    page::{Frame, document},
    routes, tr,
};
use domain::Locale;
use leptos::prelude::*;

/// The error. The page never shows what was sent, nor the cause: that is for the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Message {
    /// 400.
    BadRequest,
    /// 403.
    Forbidden,
    /// 404.
    NotFound,
    /// 408.
    TooSlow,
    /// 413.
    TooLarge,
    /// 429.
    TooMany,
    /// 500.
    Broken,
    /// 503.
    Unavailable,
}

impl Message {
    /// Every message.
    pub const ALL: [Self; 8] = [
        Self::BadRequest,
        Self::Forbidden,
        Self::NotFound,
        Self::TooSlow,
        Self::TooLarge,
        Self::TooMany,
        Self::Broken,
        Self::Unavailable,
    ];

    /// Title and explanation.
    fn words(self, l: Locale) -> (String, String) {
        match self {
            Self::BadRequest => (tr!(l, "error-bad-request-title"), tr!(l, "error-bad-request")),
            Self::Forbidden => (tr!(l, "error-forbidden-title"), tr!(l, "error-forbidden")),
            Self::NotFound => (tr!(l, "error-not-found-title"), tr!(l, "error-not-found")),
            Self::TooSlow => (tr!(l, "error-too-slow-title"), tr!(l, "error-too-slow")),
            Self::TooLarge => (tr!(l, "error-too-large-title"), tr!(l, "error-too-large")),
            Self::TooMany => (tr!(l, "error-too-many-title"), tr!(l, "error-too-many")),
            Self::Broken => (tr!(l, "error-broken-title"), tr!(l, "error-broken")),
            Self::Unavailable => (tr!(l, "error-unavailable-title"), tr!(l, "error-unavailable")),
        }
    }
}

/// The page of a message.
pub fn page(frame: &Frame, message: Message) -> String {
    let l = frame.locale;
    let (title, text) = message.words(l);
    document(frame, &title.clone(), || view! { <h1>{title}</h1><p class="lead">{text}</p>{ways(l)} })
}

fn ways(l: Locale) -> AnyView {
    actions(view! {
        {button_link(routes::FRONT.path(l), tr!(l, "error-home"))}
        <a href=routes::HELP.path(l)>{tr!(l, "error-help")}</a>
    })
}
