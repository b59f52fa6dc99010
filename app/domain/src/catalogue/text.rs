//! A text of the catalogue: both languages, where it comes from, and how far it may be relied on.

use serde::Deserialize;
use toml::{Table, Value};

use crate::Locale;

codes! {
    /// Where a text, or the fact it states, comes from.
    pub enum Provenance {
        /// Read in a public source, which `source` names.
        Verified = "verified",
        /// Widely known, and not looked up.
        GeneralKnowledge = "general-knowledge",
        /// A stand-in for somebody else's words that are not held.
        Provisional = "provisional",
        /// Our own words.
        Draft = "draft",
    }
}

codes! {
    /// How far the two languages of a text may be relied on together.
    pub enum TextState {
        /// Awaits an editor of Welsh.
        Draft = "draft",
        /// Published in both languages by its owner, or passed by an editor.
        Valid = "valid",
        /// One language changed and the other did not follow.
        Stale = "stale",
    }
}

/// One text in both languages. Neither is ever empty: parsing refuses it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// Cymraeg.
    pub cy: String,
    /// English.
    pub en: String,
    /// Where it comes from.
    pub provenance: Provenance,
    /// The source, shortly; for staff and editors.
    pub source: String,
    /// How far the two languages may be relied on together.
    pub state: TextState,
}

impl Text {
    /// The text in `locale`.
    pub fn get(&self, locale: Locale) -> &str {
        match locale {
            Locale::Cy => &self.cy,
            Locale::En => &self.en,
        }
    }
}

/// Gives every text beneath `value` the `stamp` (provenance, source, state) of the nearest table around it,
/// unless the text says its own, and takes the stamps out. So a file states its rule once and its exceptions
/// beside the texts they are about.
pub(super) fn stamp_texts(value: &mut Value, around: &Table) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| stamp_texts(item, around)),
        Value::Table(table) => {
            let mut stamp = around.clone();
            if let Some(Value::Table(own)) = table.remove("stamp") {
                stamp.extend(own);
            }
            if is_text(table) {
                for (key, mark) in stamp {
                    table.entry(key).or_insert(mark);
                }
            } else {
                table.iter_mut().for_each(|(_, inner)| stamp_texts(inner, &stamp));
            }
        }
        _ => {}
    }
}

/// Every text beneath `value` with its path: names joined by dots, and a list's items by their code.
pub(super) fn collect_texts<'v>(value: &'v Value, path: &str, into: &mut Vec<(String, &'v Value)>) {
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                collect_texts(
                    item,
                    &format!("{path}[{}]", label(item).unwrap_or_else(|| index.to_string())),
                    into,
                );
            }
        }
        Value::Table(table) if is_text(table) => into.push((path.to_owned(), value)),
        Value::Table(table) => {
            for (key, inner) in table {
                collect_texts(inner, &format!("{path}.{key}"), into);
            }
        }
        _ => {}
    }
}

fn is_text(table: &Table) -> bool {
    table.contains_key("cy") && table.contains_key("en")
}

fn label(item: &Value) -> Option<String> {
    let table = item.as_table()?;
    match table.get("code").or_else(|| table.get("id")).or_else(|| table.get("number"))? {
        Value::String(code) => Some(code.clone()),
        Value::Integer(number) => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamped(toml: &str) -> Value {
        let mut value = Value::Table(toml.parse().expect("the example is TOML"));
        stamp_texts(&mut value, &Table::new());
        value
    }

    #[test]
    fn a_text_takes_the_mark_of_its_file_unless_it_says_its_own() {
        let value = stamped(
            r#"
            stamp = { provenance = "draft", source = "ours", state = "draft" }
            name = { cy = "Ti", en = "You" }
            place = { cy = "Môn", en = "Anglesey", state = "valid", provenance = "verified" }
            "#,
        );
        let name: Text = value["name"].clone().try_into().expect("a whole text");
        assert_eq!((name.provenance, name.state), (Provenance::Draft, TextState::Draft));
        let place: Text = value["place"].clone().try_into().expect("a whole text");
        assert_eq!((place.provenance, place.state), (Provenance::Verified, TextState::Valid));
        assert_eq!(place.source, "ours");
    }

    #[test]
    fn an_entry_can_carry_a_mark_for_its_own_texts_only() {
        let value = stamped(
            r#"
            stamp = { provenance = "draft", source = "ours", state = "draft" }
            [[item]]
            stamp = { state = "stale" }
            name = { cy = "a", en = "b" }
            [[item]]
            name = { cy = "a", en = "b" }
            "#,
        );
        assert_eq!(value["item"][0]["name"]["state"].as_str(), Some("stale"));
        assert_eq!(value["item"][1]["name"]["state"].as_str(), Some("draft"));
    }

    #[test]
    fn a_text_that_nobody_marked_is_refused() {
        assert!(stamped(r#"name = { cy = "a", en = "b" }"#)["name"].clone().try_into::<Text>().is_err());
    }

    #[test]
    fn the_path_of_a_text_names_the_entry_by_its_code() {
        let value = stamped(r#"theme = [{ code = "4.6", name = { cy = "a", en = "b" } }]"#);
        let mut found = Vec::new();
        collect_texts(&value, "themes", &mut found);
        assert_eq!(found[0].0, "themes.theme[4.6].name");
    }
}
