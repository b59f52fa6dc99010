//! Answers: a rendered page, with whether it may be cached.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};

/// Whether a page may be cached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// The same for everyone: the server's cache may keep it, and so may a browser that asks again each time.
    Public,
    /// For one person: never cached.
    Never,
}

/// A rendered page.
#[derive(Debug)]
pub struct Reply {
    status: StatusCode,
    keep: Keep,
    islands: bool,
    html: String,
    address: Option<String>,
}

/// Marks a response that loads islands: [`super::headers`] gives it the policy that lets wasm run.
#[derive(Debug, Clone, Copy)]
pub struct HasIslands;

/// Marks a response that is the same for everyone, with its canonical address. Without one, the requested
/// address is canonical, provided that it has no parameters.
#[derive(Debug, Clone)]
pub struct SameForEveryone(pub Option<String>);

impl Reply {
    /// A page that is the same for everyone.
    pub const fn public(html: String) -> Self {
        Self { status: StatusCode::OK, keep: Keep::Public, islands: false, html, address: None }
    }

    /// A page for one person: never cached anywhere.
    pub const fn private(html: String) -> Self {
        Self { status: StatusCode::OK, keep: Keep::Never, islands: false, html, address: None }
    }

    /// Sets the canonical address of a public page; every other spelling is redirected to it. A page whose
    /// address has parameters is cached only if it sets this.
    #[must_use]
    pub fn at(mut self, address: String) -> Self {
        self.address = Some(address);
        self
    }

    /// The same page with another status.
    #[must_use]
    pub const fn status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// A form that comes back with problems.
    #[must_use]
    pub const fn unprocessable(self) -> Self {
        self.status(StatusCode::UNPROCESSABLE_ENTITY)
    }

    /// Marks a page with an island.
    #[must_use]
    pub const fn with_islands(mut self) -> Self {
        self.islands = true;
        self
    }
}

impl IntoResponse for Reply {
    fn into_response(self) -> Response {
        let mut response = (self.status, Html(self.html)).into_response();
        let keep = match self.keep {
            Keep::Public => "public, no-cache",
            Keep::Never => "no-store",
        };
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
        if self.keep == Keep::Public {
            response.extensions_mut().insert(SameForEveryone(self.address));
        }
        if self.islands {
            response.extensions_mut().insert(HasIslands);
        }
        response
    }
}
