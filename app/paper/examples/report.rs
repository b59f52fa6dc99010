//! Writes the made-up report of the tests as files, to look at: `cargo run -p paper --example report -- FOLDER`.

#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a tool for whoever works on the pages")]

#[path = "../tests/paper/sample.rs"]
mod sample;

use std::path::PathBuf;
use std::time::Instant;
use std::{env, fs};

use paper::{Document, Language, State};

fn main() {
    let folder = PathBuf::from(env::args().nth(1).unwrap());
    fs::create_dir_all(&folder).unwrap();
    for language in [Language::Cy, Language::En] {
        write(&folder, "report", &sample::report(language));
        write(&folder, "long", &sample::long(language));
        let mut superseded = sample::report(language);
        superseded.status = sample::empty(language, State::Superseded).status;
        write(&folder, "superseded", &superseded);
        let book = paper::workbook(&sample::report(language)).unwrap();
        fs::write(folder.join(format!("report-{}.xlsx", language.code())), book).unwrap();
    }
}

fn write(folder: &std::path::Path, name: &str, document: &Document) {
    let start = Instant::now();
    let file = paper::pdf(document).unwrap();
    let name = format!("{name}-{}.pdf", document.language.code());
    println!("{name}: {} bytes in {} ms", file.len(), start.elapsed().as_millis());
    fs::write(folder.join(name), file).unwrap();
}
