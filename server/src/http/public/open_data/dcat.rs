//! Every release with its files, for data portals: DCAT 3 as the European profile (DCAT-AP) reads it, in JSON-LD.

use super::{LICENCE, in_both};
use app::{
    i18n,
    routes::{self, Place},
    tr,
};
use domain::{
    Locale,
    catalogue::catalogue as known,
    clock::{Date, Quarter},
};
use serde_json::{Value, json};
use services::public::releases::Listed;

/// Where the vocabularies are.
fn context() -> Value {
    json!({
        "dcat": "http://www.w3.org/ns/dcat#",
        "dct": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    })
}

/// The language of a text, as European portals name it.
const fn language(l: Locale) -> &'static str {
    match l {
        Locale::Cy => "http://publications.europa.eu/resource/authority/language/CYM",
        Locale::En => "http://publications.europa.eu/resource/authority/language/ENG",
    }
}

fn languages() -> Value {
    Locale::ALL.iter().map(|l| json!({ "@id": language(*l) })).collect()
}

fn place_name(l: Locale, code: &str) -> &str {
    known().authority(code).map_or(code, |authority| authority.name.get(l))
}

/// The title of what was said in a place and a quarter.
pub(super) fn of(l: Locale, place: &str, quarter: Quarter) -> String {
    tr!(l, "data-release", place = place.to_owned(), period = i18n::months_of(l, quarter))
}

/// The title of a release.
pub(super) fn title(l: Locale, authority: &str, quarter: Quarter) -> String {
    of(l, place_name(l, authority), quarter)
}

/// The catalogue of a server with these releases.
pub(super) fn catalogue(origin: &str, all: &[Listed]) -> Value {
    let datasets: Vec<Value> = all.iter().map(|one| dataset(origin, one, all)).collect();
    let mut document = json!({
        "@context": context(),
        "@id": format!("{origin}{}", routes::DATA_CATALOGUE),
        "@type": "dcat:Catalog",
        "dct:title": in_both(|l| tr!(l, "data-title")),
        "dct:description": in_both(|l| tr!(l, "data-about")),
        "dct:publisher": { "@type": "foaf:Agent", "foaf:name": "Clywed" },
        "dct:language": languages(),
        "dct:license": { "@id": LICENCE },
        "foaf:homepage": { "@id": format!("{origin}{}", routes::RELEASES.path(Locale::Cy)) },
        "dcat:service": {
            "@type": "dcat:DataService",
            "@id": format!("{origin}{}", routes::API),
            "dct:title": in_both(|l| tr!(l, "method-data-api")),
            "dcat:endpointURL": { "@id": format!("{origin}{}", routes::API) },
            "dcat:endpointDescription": { "@id": format!("{origin}{}", routes::API_DESCRIPTION) },
        },
        "dcat:dataset": datasets,
    });
    if let Some(newest) = all.first() {
        document["dct:modified"] = json!({ "@value": newest.released.rfc3339(), "@type": "xsd:dateTime" });
    }
    document
}

/// The name of a release's data in the catalogue: it never changes.
fn name(origin: &str, one: &Listed) -> String {
    format!("{origin}{}/releases/{}#data", routes::API, one.id)
}

fn dataset(origin: &str, one: &Listed, all: &[Listed]) -> Value {
    let id = one.id.to_string();
    let quarter = one.quarter;
    let version = |version: i64| {
        let same = |other: &&Listed| other.authority == one.authority && other.quarter == quarter;
        all.iter().filter(same).find(|other| other.version == version)
    };
    let first_day = |quarter: Quarter| {
        let month = quarter.months().0;
        Date::new(month.year, month.month, 1).ok()
    };
    let (first, last) = (first_day(quarter), first_day(quarter.next()).and_then(|day| day.yesterday().ok()));
    let day = |day: Option<Date>| json!({ "@value": day.map(|day| day.to_string()), "@type": "xsd:date" });
    let pages = Locale::ALL.iter().map(|l| json!({ "@id": at(origin, routes::RELEASE, *l, &id) }));
    let mut dataset = json!({
        "@id": name(origin, one),
        "@type": "dcat:Dataset",
        "dct:identifier": id,
        "dct:title": in_both(|l| title(l, &one.authority, quarter)),
        "dct:description": in_both(|l| tr!(l, "data-release-about")),
        "dct:publisher": {
            "@type": "foaf:Agent",
            "foaf:name": in_both(|l| place_name(l, &one.authority).to_owned()),
        },
        "dct:language": languages(),
        "dct:license": { "@id": LICENCE },
        "dct:issued": { "@value": one.released.rfc3339(), "@type": "xsd:dateTime" },
        "dct:spatial": { "@id": format!("http://statistics.data.gov.uk/id/statistical-geography/{}", one.authority) },
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": day(first),
            "dcat:endDate": day(last),
        },
        "dcat:theme": { "@id": "http://publications.europa.eu/resource/authority/data-theme/SOCI" },
        "dcat:version": one.version.to_string(),
        "dcat:landingPage": pages.collect::<Vec<_>>(),
        "dcat:distribution": distributions(origin, &id),
    });
    for (key, other) in [("dct:replaces", one.version - 1), ("dct:isReplacedBy", one.version + 1)] {
        if let Some(other) = version(other) {
            dataset[key] = json!({ "@id": name(origin, other) });
        }
    }
    dataset
}

fn at(origin: &str, place: Place<1>, l: Locale, id: &str) -> String {
    format!("{origin}{}", place.path_with(l, [id]))
}

/// The files of a release. Those with both languages in them stand once.
fn distributions(origin: &str, id: &str) -> Vec<Value> {
    let one = |place, l: Option<Locale>, (media, format): (&str, &str), title: &dyn Fn(Locale) -> String| {
        let address = at(origin, place, l.unwrap_or(Locale::Cy), id);
        json!({
            "@id": address,
            "@type": "dcat:Distribution",
            "dct:title": in_both(title),
            "dcat:accessURL": { "@id": address },
            "dcat:downloadURL": { "@id": address },
            "dcat:mediaType": { "@id": format!("https://www.iana.org/assignments/media-types/{media}") },
            "dct:format": { "@id": format!("http://publications.europa.eu/resource/authority/file-type/{format}") },
            "dct:language": l.map_or_else(languages, |l| json!({ "@id": language(l) })),
            "dct:license": { "@id": LICENCE },
        })
    };
    let xlsx = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX");
    let mut csv = one(routes::RELEASE_CSV, None, ("text/csv", "CSV"), &|l| tr!(l, "release-csv"));
    csv["dct:conformsTo"] = json!({ "@id": "http://www.w3.org/ns/csvw" });
    csv["foaf:page"] = json!({ "@id": at(origin, routes::RELEASE_CSVW, Locale::Cy, id) });
    let json = one(routes::RELEASE_JSON, None, ("application/json", "JSON"), &|l| tr!(l, "release-json"));
    let mut all = vec![csv, json];
    for l in Locale::ALL {
        let pdf = ("application/pdf", "PDF");
        all.push(one(routes::RELEASE_REPORT_PDF, Some(*l), pdf, &|l| tr!(l, "data-pdf")));
        all.push(one(routes::RELEASE_REPORT_XLSX, Some(*l), xlsx, &|l| tr!(l, "data-xlsx")));
    }
    all
}
