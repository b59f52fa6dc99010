//! Links of a page that was made for the site, as they lead within a folder of files.

use std::collections::BTreeMap;

/// The page with each link to a place that is in the folder made relative to `path`. A link to any other page of the site
/// loses its address and keeps its words, because there is nothing to lead to. Links within the page and to other sites
/// stay.
pub(super) fn relative(html: &str, path: &str, places: &BTreeMap<String, String>) -> String {
    let up = "../".repeat(path.matches('/').count());
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    // Links never stand within links, so the next end is that of the last beginning.
    let mut open: Vec<bool> = Vec::new();
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        let end = tag.find('>').map_or(tag.len(), |end| end + 1);
        let (tag, after) = tag.split_at(end);
        rest = after;
        if tag == "</a>" {
            if open.pop().unwrap_or(true) {
                out.push_str(tag);
            }
            continue;
        }
        let link = tag.starts_with("<a ");
        match address(tag).filter(|address| address.starts_with('/')) {
            Some(address) if link => match places.get(address) {
                Some(place) => {
                    open.push(true);
                    out.push_str(&tag.replacen(address, &format!("{up}{place}"), 1));
                }
                None => open.push(false),
            },
            _ => {
                if link {
                    open.push(true);
                }
                out.push_str(tag);
            }
        }
    }
    out.push_str(rest);
    out
}

/// The address in a tag.
fn address(tag: &str) -> Option<&str> {
    let (_, rest) = tag.split_once("href=\"")?;
    rest.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_within_the_folder_or_keeps_its_words_alone() {
        let places = BTreeMap::from([("/en/releases/1/rights".to_owned(), "en/rights.html".to_owned())]);
        let made = |html: &str| relative(html, "en/index.html", &places);
        assert_eq!(
            made("<p><a href=\"/en/releases/1/rights\">Rights</a></p>"),
            "<p><a href=\"../en/rights.html\">Rights</a></p>"
        );
        assert_eq!(
            made("<li><a class=\"x\" href=\"/en/give\"><b>Give</b></a>, more</li>"),
            "<li><b>Give</b>, more</li>"
        );
        for stays in ["<a href=\"#main\">On</a>", "<a href=\"https://example.org/\">Source</a>", "<p>1 < 2"] {
            assert_eq!(made(stays), stays);
        }
    }
}
