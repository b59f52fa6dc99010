//! The files that pages ask for, inside the binary. `server/build.rs` makes the tables.

use axum::Router;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

/// One file.
#[derive(Debug)]
struct File {
    /// Its address, which holds a hash of its content.
    path: &'static str,
    /// Its media type.
    media: &'static str,
    /// Its content.
    raw: &'static [u8],
    /// Its content in Brotli's form, where that is shorter.
    brotli: Option<&'static [u8]>,
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// Where pages find the files.
pub fn hrefs() -> &'static app::page::Assets {
    &ASSETS
}

/// Serves every file at its address. An address never changes its content, so browsers need not ask twice.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    FILES.iter().fold(Router::new(), |routes, file| {
        routes.route(file.path, get(async |headers: HeaderMap| answer(file, takes_brotli(&headers))))
    })
}

fn answer(file: &File, brotli: bool) -> Response {
    let kept = [
        (header::CONTENT_TYPE, file.media),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (header::VARY, "accept-encoding"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    match file.brotli.filter(|_| brotli) {
        Some(packed) => (kept, [(header::CONTENT_ENCODING, "br")], packed).into_response(),
        None => (kept, file.raw).into_response(),
    }
}

/// Whether the browser says that it reads Brotli. `br;q=0` says that it does not.
fn takes_brotli(headers: &HeaderMap) -> bool {
    headers
        .get_all(header::ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|coding| {
            let mut parts = coding.split(';').map(str::trim);
            parts.next() == Some("br")
                && parts.all(|weight| !weight.strip_prefix("q=").is_some_and(|q| q.parse() == Ok(0.0)))
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::{HeaderValue, StatusCode};

    fn asking(encoding: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(encoding))])
    }

    #[test]
    fn brotli_is_sent_only_to_a_browser_that_reads_it() {
        assert!(takes_brotli(&asking("gzip, deflate, br, zstd")));
        assert!(takes_brotli(&asking("br;q=0.5")));
        assert!(!takes_brotli(&asking("br;q=0, gzip")));
        assert!(!takes_brotli(&asking("gzip")));
        assert!(!takes_brotli(&HeaderMap::new()));
    }

    #[test]
    fn the_style_sheet_is_kept_for_ever_under_an_address_that_names_its_content() {
        let sheet = FILES.iter().find(|file| file.path == ASSETS.css).unwrap();
        let response = answer(sheet, true);
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.headers()[header::CONTENT_ENCODING], "br");
        assert_eq!(response.headers()[header::CONTENT_TYPE], "text/css; charset=utf-8");
        assert!(response.headers()[header::CACHE_CONTROL].to_str().unwrap().contains("immutable"));
    }

    /// Bytes of the file at `path` as they travel.
    fn packed(path: &str) -> usize {
        let file = FILES.iter().find(|file| file.path == path).unwrap();
        file.brotli.unwrap_or(file.raw).len()
    }

    #[test]
    fn what_every_page_loads_leaves_most_of_its_30_kilobytes_to_the_page() {
        let every_page = packed(ASSETS.css) + packed(ASSETS.leave_js) + packed(ASSETS.favicon);
        assert!(every_page <= 8_000, "{every_page} bytes");
    }

    #[test]
    fn the_islands_stay_small_for_a_laptop_on_a_slow_line() {
        if ASSETS.has_islands() {
            let islands = packed(ASSETS.islands_js) + packed(ASSETS.islands_wasm);
            assert!(islands <= 90_000, "{islands} bytes");
        }
    }

    #[test]
    fn the_packed_form_of_every_file_is_the_file() {
        for file in FILES {
            let Some(packed) = file.brotli else { continue };
            let mut unpacked = Vec::new();
            brotli::BrotliDecompress(&mut &*packed, &mut unpacked).unwrap();
            assert_eq!(unpacked, file.raw, "{}", file.path);
        }
    }
}
