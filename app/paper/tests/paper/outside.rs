//! The programs of poppler read what we print.

use std::io::Write as _;
use std::process::{Command, Stdio};

use paper::Language;

use crate::sample;

/// What a program of poppler says about a file.
fn poppler(program: &str, arguments: &[&str], file: &[u8]) -> String {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|_| panic!("please install {program} (Debian: poppler-utils)"));
    let mut input = child.stdin.take().unwrap();
    let bytes = file.to_vec();
    let writer = std::thread::spawn(move || input.write_all(&bytes));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

/// The text of a file, in reading order.
pub(crate) fn text_of(file: &[u8]) -> String {
    poppler("pdftotext", &["-raw", "-", "-"], file)
}

#[test]
fn poppler_finds_tags_title_and_no_script() {
    let document = sample::report(Language::Cy);
    let said = poppler("pdfinfo", &["-"], &paper::pdf(&document).unwrap());
    let field = |name: &str| said.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
    assert_eq!(field("Title:"), Some(document.title.as_str()));
    assert_eq!(field("Tagged:"), Some("yes"));
    assert_eq!(field("JavaScript:"), Some("no"));
    assert_eq!(field("PDF version:"), Some("1.7"));
}

#[test]
fn poppler_reads_headings_tables_and_lists_in_the_order_of_the_document() {
    let document = sample::report(Language::En);
    let said = poppler("pdfinfo", &["-struct-text", "-"], &paper::pdf(&document).unwrap());
    let order = [
        "What children and families said",
        "Contents",
        "Who we heard, and who we did not",
        "We heard 355 responses",
        "Children up to 10",
        "What families said",
        "Respect and dignity",
        "What helps",
        "We have begun to ring",
        "Questions members may ask",
        "Method",
    ];
    // The contents name each heading before it comes.
    let mut from = said.find("Contents").unwrap();
    from = said[from..].find("We heard 355").unwrap() + from;
    let mut at = 0;
    for words in &order[..2] {
        at += said[at..].find(words).unwrap_or_else(|| panic!("{words}"));
    }
    for words in &order[3..] {
        let found = said[from..].find(words).unwrap_or_else(|| panic!("{words} after {}", &said[..from]));
        from += found;
    }
    for part in ["H1", "H2", "Table", "TH", "TD", "Figure", "LBody", "TOCI", "Caption", "Link"] {
        assert!(said.lines().any(|line| line.trim_start().starts_with(part)), "no {part}");
    }
}

#[test]
fn the_letters_of_welsh_are_in_the_text_of_the_file_and_all_fonts_are_embedded() {
    let mut document = sample::report(Language::Cy);
    document.blocks.push(sample::paragraph("ŵ ŷ ẃ ẁ ï Ŵ Ŷ gŵyr w\u{302}yn"));
    let file = paper::pdf(&document).unwrap();
    let text = text_of(&file);
    assert!(text.contains("ŵ ŷ ẃ ẁ ï Ŵ Ŷ gŵyr"), "{text}");
    let fonts = poppler("pdffonts", &["-"], &file);
    assert_eq!(fonts.lines().count(), 4, "{fonts}");
    for font in fonts.lines().skip(2) {
        assert!(font.contains("SourceSans3") && font.contains("yes yes yes"), "{font}");
    }
}
