//! What the columns of a file are: metadata for tabular data (W3C, CSV on the Web). It lies beside its file, under the
//! name that programs look for.

use super::{LICENCE, in_both};
use app::tr;
use domain::{
    Locale,
    clock::Moment,
    release::{Holds, WITHHELD},
};
use serde_json::{Value, json};

/// What it is, to a program.
pub(super) const MEDIA: &str = "application/csvm+json";

/// The description of a file with these columns.
pub(super) fn table(columns: &[(&str, Holds)], title: &Value, issued: Option<Moment>) -> Value {
    let mut table = json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": "en" }],
        "url": "data.csv",
        "dc:title": title,
        "dc:license": { "@id": LICENCE },
        "dc:language": ["cy", "en"],
        "dialect": { "encoding": "utf-8", "header": true, "delimiter": ",", "lineTerminators": ["\r\n", "\n"] },
        "tableSchema": { "columns": columns.iter().map(|(name, holds)| column(name, *holds)).collect::<Vec<_>>() },
    });
    if let Some(issued) = issued {
        table["dc:issued"] = json!({ "@value": issued.rfc3339(), "@type": "xsd:dateTime" });
    }
    table
}

fn column(name: &str, holds: Holds) -> Value {
    // A heading in a file is no text of one language.
    let titles = json!({ "und": name });
    let mut column = json!({
        "name": name, "titles": titles, "dc:description": in_both(|l| about(l, name)),
        "datatype": datatype(holds),
    });
    match holds {
        Holds::Printed => column["null"] = WITHHELD.into(),
        Holds::Name(l) => column["lang"] = l.code().into(),
        Holds::Code | Holds::Period | Holds::Number => {}
    }
    column
}

fn datatype(holds: Holds) -> Value {
    match holds {
        Holds::Code | Holds::Name(_) => "string".into(),
        Holds::Period => json!({ "base": "string", "format": "[0-9]{4}(-Q[1-4])?" }),
        Holds::Number | Holds::Printed => json!({ "base": "integer", "minimum": 0 }),
    }
}

/// What a column is, in words.
fn about(l: Locale, name: &str) -> String {
    match name {
        "authority" => tr!(l, "data-column-authority"),
        "region" => tr!(l, "data-column-region"),
        "period" => tr!(l, "data-column-period"),
        "version" => tr!(l, "data-column-version"),
        "from" => tr!(l, "data-column-from"),
        "channel" => tr!(l, "data-column-channel"),
        "lineage" => tr!(l, "data-column-lineage"),
        "audience" => tr!(l, "data-column-audience"),
        "cut" => tr!(l, "data-column-cut"),
        "value" => tr!(l, "data-column-value"),
        "table" => tr!(l, "data-column-table"),
        "row" => tr!(l, "data-column-row"),
        "rhes_cy" | "row_en" => tr!(l, "data-column-row-name"),
        "column" => tr!(l, "data-column-column"),
        "colofn_cy" | "column_en" => tr!(l, "data-column-column-name"),
        "count" => tr!(l, "data-column-count"),
        "base" => tr!(l, "data-column-base"),
        "rounded_to" => tr!(l, "data-column-rounded"),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::release::{COLUMNS, REGIONAL_COLUMNS};

    #[test]
    fn every_column_says_in_both_languages_what_it_is() {
        for (name, _) in COLUMNS.iter().chain(&REGIONAL_COLUMNS) {
            assert!(Locale::ALL.iter().all(|l| !about(*l, name).is_empty()), "{name}");
        }
    }
}
