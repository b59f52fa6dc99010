//! The description as a judge of answers. It knows the words of JSON Schema that the description uses, and fails on any
//! other, so that no word is passed over.

use super::Answer;
use serde_json::Value;

/// The description that the interface serves.
pub(super) struct Described(Value);

/// Words that say nothing about what fits.
const SILENT: [&str; 3] = ["description", "title", "example"];

impl Described {
    pub(super) fn read(document: &Value) -> Self {
        assert!(document["openapi"].as_str().unwrap().starts_with("3.1."), "{}", document["openapi"]);
        assert_eq!(document["servers"][0]["url"], "/api/v1");
        for (path, of) in document["paths"].as_object().unwrap() {
            for (status, response) in of["get"]["responses"].as_object().unwrap() {
                assert!(response["description"].is_string(), "{path} {status}");
            }
        }
        Self(document.clone())
    }

    /// Every address that can be read.
    pub(super) fn paths(&self) -> Vec<&String> {
        let all = self.0["paths"].as_object().unwrap().iter();
        all.filter(|(_, of)| of["get"].is_object()).map(|(path, _)| path).collect()
    }

    /// Fails unless the answer has a status, a media type and a content that the description of `path` has.
    #[track_caller]
    pub(super) fn check(&self, path: &str, answer: &Answer) {
        let responses = &self.0["paths"][path]["get"]["responses"];
        let response = &responses[answer.status.to_string()];
        let kinds = response["content"].as_object().unwrap_or_else(|| panic!("{path}: no {}", answer.status));
        let kind = answer.header("content-type");
        let schema = &kinds.get(kind).unwrap_or_else(|| panic!("{path}: no {kind}"))["schema"];
        if let Err(wrong) = self.fits(schema, &answer.json()) {
            panic!("{path}: {wrong}\n{}", answer.body);
        }
    }

    /// Whether a value is what a schema says. A field that the schema does not name does not fit: callers must ignore
    /// what they do not know, and we must name what we answer.
    fn fits(&self, schema: &Value, value: &Value) -> Result<(), String> {
        let words = schema.as_object().ok_or("a schema is an object")?;
        for (word, says) in words.iter().filter(|(word, _)| !SILENT.contains(&word.as_str())) {
            let fits = match word.as_str() {
                "$ref" => {
                    let name = says.as_str().unwrap().strip_prefix("#/components/schemas/").unwrap();
                    let schema = &self.0["components"]["schemas"][name];
                    self.fits(schema, value).map_err(|wrong| format!("{name}: {wrong}"))?;
                    true
                }
                "type" => {
                    let allowed = says.as_array().map_or(vec![says], |all| all.iter().collect());
                    allowed.iter().any(|name| is(name.as_str().unwrap(), value))
                }
                "enum" => says.as_array().unwrap().contains(value),
                "minimum" => value.as_i64().is_none_or(|number| number >= says.as_i64().unwrap()),
                "format" => value.as_str().is_none_or(|text| is_written(says.as_str().unwrap(), text)),
                "items" => {
                    for item in value.as_array().into_iter().flatten() {
                        self.fits(says, item)?;
                    }
                    true
                }
                "required" => says.as_array().unwrap().iter().all(|name| {
                    value.as_object().is_none_or(|fields| fields.contains_key(name.as_str().unwrap()))
                }),
                "propertyNames" => {
                    let names =
                        value.as_object().into_iter().flatten().map(|(name, _)| Value::from(name.as_str()));
                    names.into_iter().all(|name| self.fits(says, &name).is_ok())
                }
                "oneOf" => {
                    says.as_array().unwrap().iter().filter(|one| self.fits(one, value).is_ok()).count() == 1
                }
                "properties" | "additionalProperties" => true,
                other => return Err(format!("the test does not know the word {other}")),
            };
            if !fits {
                return Err(format!("{word} {says}: {value}"));
            }
        }
        let Some(fields) = value
            .as_object()
            .filter(|_| words.contains_key("properties") || words.contains_key("additionalProperties"))
        else {
            return Ok(());
        };
        for (name, field) in fields {
            let of = words
                .get("properties")
                .and_then(|known| known.get(name))
                .or(words.get("additionalProperties"));
            let of = of.ok_or_else(|| format!("the field {name} is not described"))?;
            self.fits(of, field).map_err(|wrong| format!("{name}: {wrong}"))?;
        }
        Ok(())
    }
}

fn is(name: &str, value: &Value) -> bool {
    match name {
        "null" => value.is_null(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("the test does not know the type {other}"),
    }
}

/// Whether a text is written in a format.
fn is_written(format: &str, text: &str) -> bool {
    match format {
        "uuid" => uuid::Uuid::try_parse(text).is_ok_and(|id| id.to_string() == text),
        "date" => text.parse::<domain::clock::Date>().is_ok(),
        "date-time" => text.parse::<atom_syndication::FixedDateTime>().is_ok() && text.ends_with('Z'),
        other => panic!("the test does not know the format {other}"),
    }
}

#[test]
fn the_judge_refuses_what_does_not_fit() {
    use serde_json::json;
    let schema = json!({ "type": "object", "required": ["id"], "properties": {
        "id": { "type": "string", "format": "uuid" },
        "base": { "type": ["integer", "null"], "minimum": 0 },
        "by": { "oneOf": [{ "type": "null" }, { "type": "string", "format": "date" }] },
    } });
    let judge = Described(json!({}));
    let id = "00000000-0000-4000-8000-000000000000";
    for fits in [
        json!({ "id": id }),
        json!({ "id": id, "base": 5, "by": "2027-01-31" }),
        json!({ "id": id, "by": null }),
    ] {
        assert_eq!(judge.fits(&schema, &fits), Ok(()));
    }
    for wrong in [
        json!({}),
        json!([]),
        json!({ "id": "1" }),
        json!({ "id": id, "base": "5" }),
        json!({ "id": id, "base": -5 }),
        json!({ "id": id, "by": "31 January" }),
        json!({ "id": id, "more": 1 }),
    ] {
        assert!(judge.fits(&schema, &wrong).is_err(), "{wrong}");
    }
    assert!(judge.fits(&json!({ "pattern": "x" }), &json!("x")).is_err(), "a word that it does not know");
}
