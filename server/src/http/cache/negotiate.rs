//! What a browser accepts, and what it already has.

use axum::http::{HeaderMap, header};
use sha2::{Digest, Sha256};

/// The tag of a page with this content.
pub fn tag(plain: &[u8]) -> String {
    format!("W/\"{}\"", domain::hex(&Sha256::digest(plain)[..12]))
}

/// Whether the browser accepts Brotli, by name or by `*`. A weight of 0 means that it does not.
pub fn takes_brotli(headers: &HeaderMap) -> bool {
    let codings = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    let mut anything = false;
    for coding in codings.flat_map(|value| value.split(',')) {
        let mut parts = coding.split(';').map(str::trim);
        let name = parts.next().unwrap_or_default();
        let taken = parts.all(|weight| {
            let weight = weight.strip_prefix("q=").or_else(|| weight.strip_prefix("Q="));
            !weight.is_some_and(|weight| weight.trim().parse() == Ok(0.0))
        });
        if name.eq_ignore_ascii_case("br") {
            return taken;
        }
        anything |= name == "*" && taken;
    }
    anything
}

/// Whether the browser has the page with this tag: its list contains the tag or is `*`. The comparison is
/// weak, as RFC 9110 asks for `If-None-Match`.
pub fn has_already(headers: &HeaderMap, tag: &str) -> bool {
    let opaque = |tag: &str| tag.strip_prefix("W/").unwrap_or(tag).to_owned();
    let lists = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    lists
        .flat_map(|list| list.split(','))
        .map(str::trim)
        .any(|known| known == "*" || opaque(known) == opaque(tag))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::{HeaderName, HeaderValue};

    fn with(name: &HeaderName, values: &[&'static str]) -> HeaderMap {
        values.iter().map(|value| (name.clone(), HeaderValue::from_static(value))).collect()
    }

    #[test]
    fn brotli_is_sent_only_to_a_browser_that_reads_it() {
        let asking = |values: &[&'static str]| takes_brotli(&with(&header::ACCEPT_ENCODING, values));
        assert!(asking(&["gzip, deflate, br, zstd"]));
        assert!(
            asking(&["br;q=0.5"])
                && asking(&["gzip", "BR"])
                && asking(&["*"])
                && asking(&["gzip;q=0, *;q=0.1"])
        );
        assert!(!asking(&["br;q=0, gzip"]) && !asking(&["br; q=0.000, *"]) && !asking(&["*;q=0"]));
        assert!(!asking(&["gzip"]) && !asking(&["brotli"]) && !asking(&["abr, x-br"]) && !asking(&[]));
    }

    #[test]
    fn a_page_is_left_out_only_for_whoever_has_this_one() {
        let has = |values: &[&'static str]| has_already(&with(&header::IF_NONE_MATCH, values), "W/\"1a2b\"");
        assert!(
            has(&["W/\"1a2b\""]) && has(&["\"1a2b\""]) && has(&["\"0\", W/\"1a2b\""]) && has(&["\"0\"", "*"])
        );
        assert!(
            !has(&["W/\"1a2b0\""])
                && !has(&["W/\"01a2b\""])
                && !has(&["1a2b"])
                && !has(&["\"0\""])
                && !has(&[])
        );
    }
}
