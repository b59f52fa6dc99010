//! The rules that hold for every page, checked on every sample in both languages.

mod give;

use super::{Sample, all, in_both_languages};
use domain::Locale;
use scraper::{ElementRef, Html, Selector};
use std::collections::BTreeSet;

fn each(check: impl Fn(&str, &str, &Html)) {
    for Sample { name, render } in all() {
        for locale in Locale::ALL {
            let html = render(*locale);
            let place = format!("{name} ({locale})");
            check(&place, &html, &Html::parse_document(&html));
        }
    }
    for (name, html) in in_both_languages() {
        check(name, &html, &Html::parse_document(&html));
    }
}

fn select<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

#[test]
fn every_page_says_its_language_its_title_and_one_heading() {
    for Sample { name, render } in all() {
        for locale in Locale::ALL {
            let page = Html::parse_document(&render(*locale));
            assert_eq!(page.root_element().attr("lang"), Some(locale.code()), "{name}");
            assert_eq!(select(&page, "h1").len(), 1, "{name}: one h1");
            assert!(!select(&page, "title")[0].text().collect::<String>().trim().is_empty(), "{name}");
            // A page that holds typed text switches language by a button that posts the text along. Two pages
            // do not switch: the receipt, which holds nothing that could be sent again, and a form that waits
            // to be sent again after signing in.
            let switch = select(&page, "header a.language, main button.language");
            assert!(
                !switch.is_empty()
                    || name.starts_with("give-sent")
                    || ["number-withdraw", "staff-kept"].contains(&name),
                "{name}"
            );
            for switch in switch {
                assert_eq!(switch.attr("lang"), Some(locale.other().code()), "{name}");
            }
        }
    }
}

#[test]
fn every_page_renders_the_same_twice() {
    for Sample { name, render } in all() {
        for locale in Locale::ALL {
            assert_eq!(render(*locale), render(*locale), "{name} ({locale})");
        }
    }
}

#[test]
fn no_sentence_is_missing_on_any_page() {
    each(|place, html, _| {
        if let Some(at) = html.find('⟦') {
            panic!("{place}: {}", html[at..].chars().take(80).collect::<String>());
        }
    });
}

#[test]
fn every_page_offers_the_way_out_and_the_other_language() {
    each(|place, _, page| {
        let leave = select(page, "a[data-leave]");
        assert_eq!(leave.len(), 1, "{place}");
        assert!(leave[0].attr("href").is_some_and(|href| href.starts_with("https://")), "{place}");
        assert_eq!(select(page, "main#main").len(), 1, "{place}");
        // The skip link leads past the bar. In the questionnaire it leads to the first step, because a
        // fragment is a step there.
        let to = if select(page, "form.steps").is_empty() { "#main" } else { "#s1" };
        let skip = select(page, "a.skip");
        assert_eq!(skip.iter().map(|skip| skip.attr("href")).collect::<Vec<_>>(), [Some(to)], "{place}");
        assert_eq!(select(page, to).len(), 1, "{place}");
    });
}

#[test]
fn every_control_has_a_name_to_call_it_by() {
    each(|place, _, page| {
        for control in select(page, "input:not([type=hidden]), select, textarea") {
            let id = control.attr("id").unwrap_or_else(|| panic!("{place}: a control without an id"));
            let labels = select(page, &format!("label[for='{id}']"));
            assert_eq!(labels.len(), 1, "{place}: labels of {id}");
            assert!(!labels[0].text().collect::<String>().trim().is_empty(), "{place}: {id}");
        }
        for group in select(page, "fieldset") {
            let legend = group.child_elements().next().unwrap();
            assert_eq!(legend.value().name(), "legend", "{place}");
        }
        for control in select(page, "button, a") {
            let words = control.text().collect::<String>();
            let named = control.attr("aria-label").is_some() || !words.trim().is_empty();
            assert!(named, "{place}: {}", control.html());
        }
    });
}

#[test]
fn every_id_is_unique_and_every_reference_finds_one() {
    each(|place, _, page| {
        let mut ids = BTreeSet::new();
        for element in select(page, "[id]") {
            let id = element.attr("id").unwrap();
            assert!(ids.insert(id.to_owned()), "{place}: #{id} stands twice");
        }
        for attribute in ["for", "aria-describedby", "aria-labelledby", "aria-controls"] {
            for element in select(page, &format!("[{attribute}]")) {
                for id in element.attr(attribute).unwrap().split_whitespace() {
                    assert!(ids.contains(id), "{place}: {attribute}={id} finds nothing");
                }
            }
        }
    });
}

#[test]
fn nothing_stands_inline_and_nothing_comes_from_another_host() {
    each(|place, _, page| {
        assert!(select(page, "style, [style], script:not([src])").is_empty(), "{place}");
        for element in select(page, "*") {
            assert!(
                !element.value().attrs().any(|(name, _)| name.starts_with("on")),
                "{place}: {}",
                element.html()
            );
        }
        for element in select(page, "script, link, img, iframe, form") {
            for attribute in ["src", "href", "action"] {
                if let Some(address) = element.attr(attribute) {
                    assert!(address.starts_with('/') || address.starts_with('?'), "{place}: {address}");
                }
            }
        }
    });
}

#[test]
fn browsers_remember_nothing_that_a_contributor_types() {
    each(|place, _, page| {
        for control in select(page, "body.own input[type=text], body.own textarea, body.own select") {
            assert_eq!(control.attr("autocomplete"), Some("off"), "{place}: {}", control.html());
        }
    });
}

#[test]
fn links_that_lead_to_different_places_on_the_help_page_have_different_names() {
    each(|place, _, page| {
        let mut named: std::collections::BTreeMap<String, &str> = std::collections::BTreeMap::new();
        for link in select(page, ".helpline a") {
            let (name, to) = (link.text().collect::<String>(), link.attr("href").unwrap());
            assert_eq!(*named.entry(name.clone()).or_insert(to), to, "{place}: {name}");
        }
    });
    for Sample { name, render } in all().into_iter().filter(|sample| sample.name == "help") {
        let page = Html::parse_document(&render(Locale::Cy));
        let lines = select(&page, ".helpline").len();
        assert!(lines > 5 && select(&page, ".helpline > :is(h2, h3)").len() == lines, "{name}");
    }
}

#[test]
fn a_row_that_is_not_shown_has_no_bar_and_says_so() {
    let few = all().into_iter().find(|sample| sample.name == "release-charter-few").unwrap();
    let html = (few.render)(Locale::En);
    let page = Html::parse_document(&html);
    assert!(select(&page, ".population").len() >= 3);
    assert!(select(&page, ".population svg").is_empty());
    assert!(page.root_element().text().collect::<String>().contains("Fewer than 10 responses"));
}

#[test]
fn html_is_closed_as_it_was_opened() {
    each(|place, html, page| {
        // A parser repairs broken markup; repaired markup serialises with a different number of tags.
        for tag in ["div", "section", "fieldset", "table", "ul", "form", "main", "p", "li", "details"] {
            let opened =
                html.matches(&format!("<{tag}>")).count() + html.matches(&format!("<{tag} ")).count();
            let closed = html.matches(&format!("</{tag}>")).count();
            let read = select(page, tag).len();
            assert_eq!((opened, closed), (read, read), "{place}: {tag}");
        }
        assert!(html.starts_with("<!doctype html><html"), "{place}");
    });
}

#[test]
fn only_the_kit_writes_elements_whose_text_leptos_leaves_unescaped() {
    let raw = ["<textarea", "<noscript", "<style", "inner_html"];
    for path in crate::i18n::checks::sources() {
        if ["components/field.rs", "page/shell.rs", "http/headers.rs", "gallery/tests.rs", "export/tests.rs"]
            .iter()
            .any(|end| path.ends_with(end))
        {
            continue;
        }
        let source = std::fs::read_to_string(&path).unwrap();
        for word in raw {
            assert!(!source.contains(word), "{} writes {word}", path.display());
        }
    }
}
