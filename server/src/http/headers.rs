//! The headers of every answer.

use super::{App, assets::STYLE_HASHES, reply::HasIslands};
use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};
use std::sync::LazyLock;

/// Nothing from another host, no inline script, no inline style but ours, no frame, no plug-in.
static POLICY: LazyLock<HeaderValue> = LazyLock::new(|| {
    written(&format!(
        "default-src 'none'; script-src 'self'; style-src 'self' {STYLE_HASHES}; img-src 'self' data:; connect-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ))
});

/// For pages with an island, which are staff pages without an inline style: WebAssembly may be compiled. The
/// scripts are our own files, so no nonce is needed.
static ISLAND_POLICY: LazyLock<HeaderValue> = LazyLock::new(|| {
    written(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src \
         'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    )
});

/// A policy as a header value. If it is not a valid one, the policy allows nothing.
fn written(policy: &str) -> HeaderValue {
    HeaderValue::from_str(policy).unwrap_or(HeaderValue::from_static("default-src 'none'"))
}

/// For a year the browser uses only https for this site, even for links that say http.
const ALWAYS_HTTPS: HeaderValue = HeaderValue::from_static("max-age=31536000");

/// The headers of every answer besides its policy.
const ALWAYS: [(HeaderName, &str); 5] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), browsing-topics=(), interest-cohort=()",
    ),
];

/// Adds the headers.
pub async fn layer(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let policy = if response.extensions().get::<HasIslands>().is_some() { &ISLAND_POLICY } else { &POLICY };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::clone(policy));
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if app.config.is_https() {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, ALWAYS_HTTPS);
    }
    response
}

#[cfg(test)]
mod tests {
    use crate::http::{assets, rig::Rig};
    use sha2::{Digest, Sha256};
    use storage::testkit;

    /// The text of a page's inline style.
    fn inside(html: &str) -> &str {
        html.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0
    }

    #[tokio::test]
    async fn the_style_inside_a_page_is_ours_and_its_hash_is_in_the_policy() {
        let rig = Rig::on(testkit::sqlite().await.unwrap()).await;
        for (path, style) in
            [("/en", assets::hrefs().public_style), ("/cy/rhoi/K7QF2M/1", assets::hrefs().own_style)]
        {
            let page = rig.get(path).await;
            assert_eq!(inside(&page.html), style, "{path}");
            let digest = Sha256::digest(inside(&page.html));
            let policy = page.headers["content-security-policy"].to_str().unwrap();
            let named = policy.split('\'').filter_map(|part| part.strip_prefix("sha256-"));
            let named: Vec<String> = named.map(|hash| domain::hex(&decoded(hash))).collect();
            assert!(named.contains(&domain::hex(&digest)), "{path}: {policy}");
            assert!(!page.html.contains("rel=\"stylesheet\""), "{path}: nothing more to wait for");
        }
    }

    /// The bytes of a hash in a policy.
    fn decoded(base64: &str) -> Vec<u8> {
        const SIGNS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let signs = base64.trim_end_matches('=').chars();
        let bits: Vec<String> = signs.map(|sign| format!("{:06b}", SIGNS.find(sign).unwrap())).collect();
        let bits = bits.concat();
        bits.as_bytes()
            .chunks_exact(8)
            .map(|byte| u8::from_str_radix(std::str::from_utf8(byte).unwrap(), 2).unwrap())
            .collect()
    }
}
