//! The files that pages load, stored in the binary. `server/build.rs` makes the tables.

use super::cache::negotiate::takes_brotli;
use axum::Router;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

/// One file.
#[derive(Debug)]
struct File {
    /// Its address, which contains a hash of its content.
    path: &'static str,
    /// Its media type.
    media: &'static str,
    /// Its content.
    raw: &'static [u8],
    /// Its content compressed with Brotli, if that is shorter.
    brotli: Option<&'static [u8]>,
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The addresses of the files, for pages.
pub fn hrefs() -> &'static app::page::Assets {
    &ASSETS
}

/// Serves every file at its address. The content of an address never changes, so browsers need not ask twice.
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

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::StatusCode;
    use std::collections::BTreeSet;

    #[test]
    fn the_style_sheet_is_kept_for_ever_under_an_address_that_names_its_content() {
        let sheet = FILES.iter().find(|file| file.path == ASSETS.css).unwrap();
        let response = answer(sheet, true);
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.headers()[header::CONTENT_ENCODING], "br");
        assert_eq!(response.headers()[header::CONTENT_TYPE], "text/css; charset=utf-8");
        assert!(response.headers()[header::CACHE_CONTROL].to_str().unwrap().contains("immutable"));
    }

    /// The number of bytes that the file at `path` has on the wire.
    fn packed(path: &str) -> usize {
        let file = FILES.iter().find(|file| file.path == path).unwrap();
        file.brotli.unwrap_or(file.raw).len()
    }

    #[test]
    fn the_style_inside_a_page_is_small_and_the_rest_loads_after_it() {
        for style in [ASSETS.public_style, ASSETS.own_style] {
            let mut packed = Vec::new();
            let settings = brotli::enc::BrotliEncoderParams { quality: 9, ..Default::default() };
            brotli::BrotliCompress(&mut style.as_bytes(), &mut packed, &settings).unwrap();
            assert!(packed.len() <= 4_600, "{} bytes", packed.len());
        }
        let later = packed(ASSETS.leave_js) + packed(ASSETS.favicon);
        assert!(later <= 1_500, "{later} bytes");
    }

    /// The class names in the selectors of a sheet.
    fn styled(sheet: &str) -> BTreeSet<&str> {
        let selectors = sheet.split('{').map(|part| part.rsplit(['}', ';']).next().unwrap_or_default());
        let end = |c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_');
        let classes = selectors.flat_map(|selector| selector.split('.').skip(1));
        let classes = classes.filter_map(|class| class.split(end).next());
        classes.filter(|class| class.starts_with(|c: char| c.is_ascii_lowercase())).collect()
    }

    /// The classes of every sample page, for each sheet that pages carry inline.
    fn used() -> [(&'static str, BTreeSet<String>); 2] {
        let mut used = [(ASSETS.public_style, BTreeSet::new()), (ASSETS.own_style, BTreeSet::new())];
        let samples = app::gallery::all().into_iter();
        let samples = samples.flat_map(|sample| domain::Locale::ALL.iter().map(move |l| (sample.render)(*l)));
        for html in samples.chain(app::gallery::in_both_languages().into_iter().map(|(_, html)| html)) {
            let body = html.split("<body class=\"").nth(1).unwrap().split('"').next().unwrap();
            let place = match body {
                "staff" => continue,
                "public" => 0,
                _ => 1,
            };
            for classes in html.split("class=\"").skip(1) {
                let classes = classes.split('"').next().unwrap();
                used[place].1.extend(classes.split_whitespace().map(str::to_owned));
            }
        }
        used
    }

    #[test]
    fn a_page_carries_all_the_style_that_it_uses_and_none_that_its_kind_does_not() {
        let everything =
            std::str::from_utf8(FILES.iter().find(|f| f.path == ASSETS.css).unwrap().raw).unwrap();
        let (everything, used) = (styled(everything), used());
        for (style, used) in used {
            let styled = styled(style);
            let missing: Vec<_> = used
                .iter()
                .filter(|c| everything.contains(c.as_str()) && !styled.contains(c.as_str()))
                .collect();
            assert!(missing.is_empty(), "used and not carried: {missing:?}");
            // Classes that appear beside others in a rule that every page needs.
            let shared =
                ["dense", "chip", "grave", "quiet", "link", "urgent", "toolbar", "staff-bar", "child"];
            let idle: Vec<_> = styled.iter().filter(|c| !used.contains(**c) && !shared.contains(c)).collect();
            assert!(idle.is_empty(), "carried and not used: {idle:?}");
        }
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
