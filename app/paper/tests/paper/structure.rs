//! PDF/UA-1: the structure that people hear who do not see the page.

use lopdf::Object;
use paper::{Block, Document, Error, Language, Link, Span};

use crate::sample;
use crate::tree::{Element, File};

const BOTH: [Language; 2] = [Language::Cy, Language::En];

fn read(document: &Document) -> File {
    File::read(&paper::pdf(document).unwrap())
}

#[test]
fn a_report_says_its_language_its_title_and_that_it_is_tagged() {
    for language in BOTH {
        let file = read(&sample::report(language));
        let catalog = file.0.catalog().unwrap();
        assert_eq!(file.at(catalog, "Lang").unwrap().as_str().unwrap(), language.code().as_bytes());
        let mark = file.dictionary(catalog, "MarkInfo");
        assert!(file.at(mark, "Marked").unwrap().as_bool().unwrap());
        let viewer = file.dictionary(catalog, "ViewerPreferences");
        assert!(file.at(viewer, "DisplayDocTitle").unwrap().as_bool().unwrap());
        assert!(file.dictionary(catalog, "Outlines").has(b"First"));
        let metadata = file.at(catalog, "Metadata").unwrap().as_stream().unwrap();
        let metadata = metadata.decompressed_content().unwrap_or_else(|_| metadata.content.clone());
        let metadata = String::from_utf8(metadata).unwrap();
        assert!(metadata.contains("pdfuaid:part"), "{metadata}");
        assert!(metadata.contains(&sample::report(language).title));
    }
}

#[test]
fn everything_drawn_is_a_part_or_a_decoration_and_every_part_has_its_place_in_the_order() {
    for language in BOTH {
        let file = read(&sample::long(language));
        let pages = file.pages();
        assert!(pages.len() > 10);
        assert!(pages.iter().all(|(_, bare)| !bare));
        let drawn: usize = pages.iter().map(|(pieces, _)| pieces).sum();
        let structure = file.structure();
        let named: usize = structure.all().iter().map(|element| element.pieces).sum();
        assert_eq!(drawn, named);
        for page in file.0.get_pages().values() {
            let page = file.0.get_dictionary(*page).unwrap();
            assert_eq!(page.get(b"Tabs").and_then(Object::as_name).unwrap(), b"S");
        }
    }
}

/// How many cells a row has.
fn cells(row: &Element<'_>) -> usize {
    row.inside.iter().filter(|cell| ["TH", "TD"].contains(&cell.kind.as_str())).count()
}

#[test]
fn each_table_has_heads_with_a_direction_and_rows_of_one_length() {
    for language in BOTH {
        let mut document = sample::long(language);
        document.blocks.push(Block::Bars(crate::sheet::bars()));
        let file = read(&document);
        let structure = file.structure();
        let tables = structure.each("Table");
        assert!(tables.len() > 5);
        for table in tables {
            let heads = table.each("TH");
            assert!(!heads.is_empty());
            for head in heads {
                let attributes = format!("{:?}", file.at(head.own, "A").unwrap());
                assert!(attributes.contains("Scope"), "{attributes}");
            }
            let lengths: Vec<usize> = table.each("TR").into_iter().map(cells).collect();
            assert!(lengths.windows(2).all(|pair| pair[0] == pair[1]), "{lengths:?}");
        }
    }
}

#[test]
fn each_drawing_is_said_in_words_and_each_link_has_an_area_and_says_where_it_leads() {
    for language in BOTH {
        let document = sample::report(language);
        let file = read(&document);
        let structure = file.structure();
        let figures = structure.each("Figure");
        assert_eq!(figures.len(), 2);
        for figure in figures {
            let words = file.at(figure.own, "Alt").unwrap().as_str().unwrap();
            assert!(words.len() > 100);
        }
        let links = structure.each("Link");
        assert!(links.len() > 8);
        assert!(links.iter().all(|link| link.areas == 1 && link.pieces > 0));
        for page in file.0.get_pages().values() {
            for area in file.0.get_page_annotations(*page).unwrap() {
                assert!(!area.get(b"Contents").unwrap().as_str().unwrap().is_empty());
            }
        }
    }
}

#[test]
fn headings_begin_at_one_and_never_skip_a_level() {
    for language in BOTH {
        let file = read(&sample::long(language));
        let mut last = 0;
        let levels: Vec<u8> = file
            .structure()
            .all()
            .iter()
            .filter_map(|element| element.kind.strip_prefix('H')?.parse().ok())
            .collect();
        assert!(levels.len() > 8);
        for level in levels {
            assert!(level <= last + 1, "H{level} after H{last}");
            last = level;
        }
    }
}

#[test]
fn the_same_document_is_the_same_file() {
    let document = sample::report(Language::Cy);
    assert!(paper::pdf(&document).unwrap() == paper::pdf(&document.clone()).unwrap());
}

#[test]
fn a_document_with_a_gap_in_its_structure_is_refused() {
    let refused = |block: Block| {
        let mut document = sample::report(Language::En);
        document.blocks.push(block);
        paper::pdf(&document).unwrap_err()
    };
    assert!(matches!(refused(sample::heading(4, "Too deep", None)), Error::Level { level: 4, under: 2 }));
    assert!(matches!(refused(sample::heading(1, " \u{200b}", None)), Error::Empty(_)));
    assert!(matches!(refused(sample::heading(1, "Twice", Some("who"))), Error::Twice(_)));
    let nowhere = Block::Paragraph(vec![Span::place("there", "nowhere")]);
    assert!(matches!(refused(nowhere), Error::Nowhere(_)));
    let script = Span { link: Some(Link::Address("javascript:alert(1)".to_owned())), ..Span::plain("here") };
    assert!(matches!(refused(Block::Paragraph(vec![script])), Error::Address));
    let mut bars = crate::sheet::bars();
    bars.description.clear();
    assert!(matches!(refused(Block::Bars(bars.clone())), Error::Empty(_)));
    bars.description = "Two bars.".to_owned();
    bars.parts.pop();
    assert!(matches!(refused(Block::Bars(bars)), Error::Ragged(_)));
}
