//! The files of a release against their description, as a program that knows nothing else reads them.

use crate::http::rig::{
    AUTHORITY,
    released::{QUARTER, demo},
};
use serde_json::Value;
use storage::testkit;

/// Splits a file of comma-separated values as RFC 4180 says.
fn records(text: &str) -> Vec<Vec<String>> {
    let (mut all, mut record, mut field, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => field.extend(letters.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => record.push(std::mem::take(&mut field)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                record.push(std::mem::take(&mut field));
                all.push(std::mem::take(&mut record));
            }
            letter => field.push(letter),
        }
    }
    assert!(field.is_empty() && record.is_empty() && !quoted, "the last line is whole");
    all
}

/// Whether a cell is what its column says (W3C, Metadata Vocabulary for Tabular Data, sections 5.7 and 6.4).
fn fits(cell: &str, column: &Value) -> bool {
    // A cell that is equal to `null` has no value; the usual one is the empty text.
    if cell == column["null"].as_str().unwrap_or_default() {
        return true;
    }
    let datatype = &column["datatype"];
    match datatype["base"].as_str().or(datatype.as_str()).unwrap() {
        "string" if column["name"] == "period" => {
            // The format of a text is a regular expression for the whole cell.
            assert_eq!(datatype["format"], "[0-9]{4}(-Q[1-4])?");
            let (year, quarter) = cell.split_once("-Q").unwrap_or((cell, "1"));
            year.len() == 4
                && year.bytes().all(|digit| digit.is_ascii_digit())
                && matches!(quarter, "1" | "2" | "3" | "4")
        }
        "string" => true,
        "integer" => cell.parse().is_ok_and(|number: i64| number >= datatype["minimum"].as_i64().unwrap()),
        other => panic!("a type that this test does not know: {other}"),
    }
}

#[tokio::test]
async fn a_program_finds_what_the_columns_are_and_every_cell_is_so() {
    for fresh in testkit::both().await.unwrap() {
        let rig = demo(fresh).await;
        let id = rig.released().await;
        for folder in [
            format!("/cy/cyhoeddiadau/{id}"),
            format!("/en/releases/{id}"),
            format!("/cy/rhanbarthau/W92000004/{QUARTER}"),
            format!("/en/regions/rpb-cardiff-and-vale/{QUARTER}"),
        ] {
            let described = rig.get(&format!("{folder}/data.csv-metadata.json")).await;
            assert_eq!(
                (described.status, &described.headers["content-type"]),
                (200, &"application/csvm+json".parse().unwrap())
            );
            assert_eq!(described.headers["access-control-allow-origin"], "*");
            let table: Value = serde_json::from_str(&described.html).unwrap();
            assert_eq!(table["url"], "data.csv", "beside its file");
            let file = rig.get(&format!("{folder}/data.csv")).await;
            let mut lines = records(file.html.trim_start_matches('\u{feff}')).into_iter();
            let columns = table["tableSchema"]["columns"].as_array().unwrap();
            let names: Vec<&str> =
                columns.iter().map(|column| column["titles"]["und"].as_str().unwrap()).collect();
            assert_eq!(lines.next().unwrap(), names, "the headings are those of the description");
            let (mut cells, mut withheld) = (0, 0);
            for line in lines {
                assert_eq!(line.len(), columns.len());
                for (cell, column) in line.iter().zip(columns) {
                    assert!(fits(cell, column), "{cell} in {column}");
                    assert!(
                        !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
                        "{cell} could run as a formula"
                    );
                    cells += 1;
                    withheld += usize::from(cell == "[c]");
                }
            }
            assert!(cells > 500 && withheld > 0, "{cells} cells, {withheld} withheld");
            for language in ["cy", "en"] {
                let has = |text: &Value| {
                    text["@language"] == language && !text["@value"].as_str().unwrap().is_empty()
                };
                assert!(table["dc:title"].as_array().unwrap().iter().any(has));
                assert!(
                    columns.iter().all(|column| column["dc:description"].as_array().unwrap().iter().any(has))
                );
            }
        }
    }
}

#[tokio::test]
async fn a_data_portal_finds_every_release_and_each_of_its_files() {
    for fresh in testkit::both().await.unwrap() {
        let rig = demo(fresh).await;
        let empty: Value = serde_json::from_str(&rig.get("/data/catalogue.jsonld").await.html).unwrap();
        assert_eq!(empty["dcat:dataset"].as_array().unwrap().len(), 0);
        let first = rig.released().await;
        rig.summary_taken_down(first).await;
        let second = rig.released_again(2).await;
        // The job that watches the database says that public pages have changed.
        rig.clock.minutes(60);
        let page = rig.get("/data/catalogue.jsonld").await;
        assert_eq!(page.headers["content-type"], "application/ld+json");
        let catalogue: Value = serde_json::from_str(&page.html).unwrap();
        assert_eq!(catalogue["@type"], "dcat:Catalog");
        let datasets = catalogue["dcat:dataset"].as_array().unwrap();
        let of = |id: &str| datasets.iter().find(|dataset| dataset["dct:identifier"] == id).unwrap();
        let (old, new) = (of(&first.to_string()), of(&second.to_string()));
        assert_eq!(
            (&old["dct:isReplacedBy"]["@id"], &new["dct:replaces"]["@id"]),
            (&new["@id"], &old["@id"])
        );
        assert!(old["dct:replaces"].is_null() && new["dct:isReplacedBy"].is_null());
        assert_eq!(
            new["dct:spatial"]["@id"],
            format!("http://statistics.data.gov.uk/id/statistical-geography/{AUTHORITY}")
        );
        let time = &new["dct:temporal"];
        assert_eq!(
            (&time["dcat:startDate"]["@value"], &time["dcat:endDate"]["@value"]),
            (&"2026-10-01".into(), &"2026-12-31".into())
        );
        for dataset in datasets {
            for key in ["dct:title", "dct:description", "dct:publisher", "dct:issued", "dct:license"] {
                assert!(!dataset[key].is_null(), "{key}");
            }
            let files = dataset["dcat:distribution"].as_array().unwrap();
            assert_eq!(files.len(), 6, "CSV, JSON, and PDF and XLSX in each language");
            for file in files {
                let address =
                    file["dcat:downloadURL"]["@id"].as_str().unwrap().strip_prefix(&rig.address).unwrap();
                let found = rig.get(address).await;
                let media = file["dcat:mediaType"]["@id"].as_str().unwrap();
                let media = media.strip_prefix("https://www.iana.org/assignments/media-types/").unwrap();
                assert_eq!(found.status, 200, "{address}");
                assert!(found.headers["content-type"].to_str().unwrap().starts_with(media), "{address}");
            }
        }
    }
}
