//! Taking the words of a released summary or reply down: what the document says afterwards.

use super::{
    json::canonical,
    model::{TakenDown, part},
    tree::{Hash, leaf_hash},
};
use crate::Bilingual;
use jiff::civil::Date;
use serde_json::{Map, Value, json};

/// A text that a release shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The theme's code.
    pub theme: String,
    /// It is a reply, not the summary itself.
    pub reply: bool,
    /// The words.
    pub text: Bilingual,
}

impl Piece {
    /// What a form calls it by: only this very text has it.
    pub fn key(&self) -> Hash {
        let kind: &[u8] = if self.reply { b"reply" } else { b"summary" };
        let parts = [kind, self.theme.as_bytes(), self.text.cy.as_bytes(), self.text.en.as_bytes()];
        leaf_hash(&parts.join(&0))
    }
}

/// Every text that a release's document still shows, in its order.
///
/// # Errors
/// For what is no document of a release.
pub fn pieces(document: &str) -> Result<Vec<Piece>, serde_json::Error> {
    Ok(said(document)?.into_iter().map(|(piece, _)| piece).collect())
}

/// The same, each with the code of the service that says it: empty for a summary, and where the authority itself answers.
///
/// # Errors
/// For what is no document of a release.
pub fn said(document: &str) -> Result<Vec<(Piece, String)>, serde_json::Error> {
    let document: Value = serde_json::from_str(document)?;
    let mut found = Vec::new();
    for summary in list(&document, "summaries") {
        found.extend(piece(summary, false).map(|piece| (piece, String::new())));
        found.extend(list(summary, "replies").filter_map(|reply| {
            let service = reply.get("service").and_then(Value::as_str).unwrap_or_default();
            Some((piece(reply, true)?, service.to_owned()))
        }));
    }
    Ok(found)
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value.get(key).and_then(Value::as_array).into_iter().flatten()
}

fn piece(value: &Value, reply: bool) -> Option<Piece> {
    let text = serde_json::from_value(value.get("text")?.clone()).ok()?;
    Some(Piece { theme: value.get("theme")?.as_str()?.to_owned(), reply, text })
}

/// The document without the words of `piece`, wherever they stand in it; `None` if they stand nowhere. Each place keeps
/// its leaf, so that anybody can still add up the tree to the same root.
///
/// # Errors
/// For what is no document of a release.
pub fn without(
    document: &str,
    gone: &Piece,
    on: Date,
    why: &Bilingual,
) -> Result<Option<String>, serde_json::Error> {
    let mut document: Value = serde_json::from_str(document)?;
    let mut any = false;
    let mut blank = |value: &mut Value, reply: bool| -> Result<(), serde_json::Error> {
        if piece(value, reply).is_some_and(|found| found == *gone)
            && let Value::Object(said) = value
        {
            let leaf = if reply { part("reply", &json!(said))? } else { part("summary", &words_of(said))? };
            let taken = TakenDown { leaf, on, why: why.clone() };
            said.retain(|key, _| key != "text" && key != "salt");
            said.insert("taken_down".to_owned(), serde_json::to_value(taken)?);
            any = true;
        }
        Ok(())
    };
    if let Some(Value::Array(summaries)) = document.get_mut("summaries") {
        for summary in summaries {
            blank(summary, false)?;
            if let Some(Value::Array(replies)) = summary.get_mut("replies") {
                replies.iter_mut().try_for_each(|reply| blank(reply, true))?;
            }
        }
    }
    any.then(|| canonical(&document)).transpose()
}

/// A summary as its leaf was made from it: its replies are leaves of their own.
fn words_of(summary: &Map<String, Value>) -> Value {
    let mut words = summary.clone();
    words.remove("replies");
    Value::Object(words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        clock::Quarter,
        disclosure::sample,
        release::{Release, Reply, Summary, root},
        summary::ReplyKind,
    };

    const QUARTER: Quarter = Quarter { year: 2026, quarter: 3 };

    fn both(text: &str) -> Bilingual {
        Bilingual { cy: format!("cy {text}"), en: text.to_owned() }
    }

    fn release() -> Release {
        let reply = Reply {
            salt: Hash([2; 32]),
            theme: "5".into(),
            service: String::new(),
            service_name: None,
            kind: ReplyKind::Changed,
            text: both("We ring back."),
            by: None,
            taken_down: None,
        };
        let summary = Summary {
            salt: Hash([1; 32]),
            theme: "5".into(),
            text: both("Nobody rings."),
            replies: vec![reply],
            taken_down: None,
        };
        Release {
            authority: "W06000015".into(),
            quarter: QUARTER,
            version: 1,
            correction: None,
            unwritten: false,
            catalogue: "2026.1".into(),
            figures: vec![sample("W06000015", QUARTER, 40)],
            past: Vec::new(),
            summaries: vec![summary],
            method: vec![],
            audit_head: Hash([9; 32]),
        }
    }

    #[test]
    fn the_words_go_and_the_leaf_that_stands_for_them_is_the_one_in_the_tree() {
        let frozen = release().freeze(&[], &Hash([0; 32])).unwrap();
        let document = frozen.json().unwrap();
        let found = pieces(&document).unwrap();
        assert_eq!(found.iter().map(|piece| piece.reply).collect::<Vec<_>>(), [false, true]);
        let on = jiff::civil::date(2027, 1, 2);
        for (gone, leaf) in found.iter().zip(&frozen.leaves()[2..]) {
            let after = without(&document, gone, on, &both("It named a street.")).unwrap().unwrap();
            for text in [&gone.text.cy, &gone.text.en] {
                assert!(document.contains(text) && !after.contains(text));
            }
            assert!(after.contains(&leaf.to_string()) && after.contains("It named a street."));
            assert!(after.contains(&frozen.root().to_string()));
            assert_eq!(pieces(&after).unwrap().len(), 1, "the other stays");
            assert_eq!(without(&after, gone, on, &both("again")).unwrap(), None);
        }
        assert_eq!(root(frozen.leaves()), frozen.root());
    }

    #[test]
    fn the_salt_of_what_was_taken_down_is_gone_and_the_others_stay() {
        let document = release().freeze(&[], &Hash([0; 32])).unwrap().json().unwrap();
        let gone = pieces(&document).unwrap().remove(0);
        let after = without(&document, &gone, jiff::civil::date(2027, 1, 2), &both("x")).unwrap().unwrap();
        assert!(!after.contains(&Hash([1; 32]).to_string()) && after.contains(&Hash([2; 32]).to_string()));
    }
}
