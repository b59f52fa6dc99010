//! What a request asks for: the parts of its address, the parameters of its query, and the place in a list.

use super::problem::{Asker, Kind, Problem};
use crate::http::{App, Asked, request::Pairs};
use axum::{extract::FromRequestParts, http::request::Parts};
use domain::clock::{Moment, Quarter};
use serde::de::DeserializeOwned;
use services::public::lists::After;
use uuid::Uuid;

/// How many lines a part of a list has if the caller does not say.
pub(super) const USUAL: usize = 50;
/// How many it has at most.
pub(super) const MOST: usize = 100;

/// The parameters of an address. What cannot be read is "not found".
#[derive(Debug)]
pub(super) struct Segment<T>(pub(super) T);

#[expect(clippy::disallowed_types, reason = "here its refusal is turned into a problem of ours")]
impl<T: DeserializeOwned + Send> FromRequestParts<App> for Segment<T> {
    type Rejection = Problem;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let not_found = Asker::of(&parts.headers, app).problem(Kind::NotFound);
        // PostgreSQL stores no text with a NUL in it, so none of our addresses has one.
        if parts.uri.path().contains("%00") {
            return Err(not_found);
        }
        match axum::extract::Path::from_request_parts(parts, app).await {
            Ok(axum::extract::Path(values)) => Ok(Self(values)),
            Err(_) => Err(not_found),
        }
    }
}

/// The query of a list.
#[derive(Debug)]
pub(super) struct Wanted {
    asker: Asker,
    query: Pairs,
}

impl FromRequestParts<App> for Wanted {
    type Rejection = std::convert::Infallible;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Self::Rejection> {
        let asker = Asker::of(&parts.headers, app);
        let Asked(query) = Asked::from_request_parts(parts, app).await?;
        Ok(Self { asker, query })
    }
}

impl Wanted {
    /// Refuses parameters besides `known` and those of every list, so that a misspelt one is not read as "everything".
    /// A parameter stands once at most.
    pub(super) fn only(self, known: &[&'static str]) -> Result<Self, Problem> {
        let lists = ["after", "limit"];
        let all = || lists.iter().chain(known);
        let is_known = |name: &str| all().any(|known| *known == name);
        if !self.query.0.iter().all(|(name, _)| is_known(name)) {
            return Err(self.asker.problem(Kind::Parameter));
        }
        match all().find(|name| self.query.all(name).count() > 1) {
            Some(twice) => Err(self.asker.parameter(Kind::Parameter, twice)),
            None => Ok(self),
        }
    }

    /// A parameter.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.query.get(name)
    }

    /// A parameter of a form that `read` knows.
    pub(super) fn read<T>(
        &self,
        name: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Problem> {
        let wrong = || self.asker.parameter(Kind::Parameter, name);
        self.get(name).map(|text| read(text).ok_or_else(wrong)).transpose()
    }

    /// The quarter, which is written in one way.
    pub(super) fn quarter(&self) -> Result<Option<Quarter>, Problem> {
        self.read("quarter", quarter)
    }

    /// How many lines are wanted.
    pub(super) fn limit(&self) -> Result<usize, Problem> {
        let number = |text: &str| text.parse().ok().filter(|limit| (1..=MOST).contains(limit));
        Ok(self.read("limit", number)?.unwrap_or(USUAL))
    }

    /// Where to read on, in a list that stands by time.
    pub(super) fn after(&self) -> Result<Option<After>, Problem> {
        let wrong = || self.asker.parameter(Kind::Cursor, "after");
        self.get("after").map(|cursor| after(cursor).ok_or_else(wrong)).transpose()
    }

    /// Where to read on, in a list that never changes: the number of lines that were read.
    pub(super) fn skip(&self) -> Result<usize, Problem> {
        let wrong = || self.asker.parameter(Kind::Cursor, "after");
        let read = |text: &str| text.parse().ok().filter(|skip: &usize| skip.to_string() == text);
        self.get("after").map_or(Ok(0), |cursor| read(cursor).ok_or_else(wrong))
    }

    /// The address of the next part: the same question, read on from `cursor`.
    pub(super) fn next(&self, path: &str, cursor: &str) -> String {
        let rest = self.query.0.iter().filter(|(name, _)| name != "after");
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(rest).append_pair("after", cursor);
        format!("{}{path}?{}", super::PLACE, query.finish())
    }
}

/// A quarter as addresses write it: `2026-Q3`, and no other way.
pub(super) fn quarter(text: &str) -> Option<Quarter> {
    text.parse().ok().filter(|quarter: &Quarter| quarter.to_string() == text)
}

/// A place in a list as text. What it says is no promise: callers give it back as they got it.
pub(super) fn cursor(after: After) -> String {
    format!("{:x}-{}", after.at.0, after.id.simple())
}

fn after(text: &str) -> Option<After> {
    let (at, id) = text.split_once('-')?;
    let after = After { at: Moment(i64::from_str_radix(at, 16).ok()?), id: Uuid::try_parse(id).ok()? };
    (cursor(after) == text).then_some(after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_place_reads_back_as_itself(at in 0..i64::MAX, id: u128) {
            let place = After { at: Moment(at), id: Uuid::from_u128(id) };
            prop_assert_eq!(after(&cursor(place)), Some(place));
        }

        #[test]
        fn whatever_else_stands_there_is_no_place(text in ".{0,60}") {
            if let Some(place) = after(&text) {
                prop_assert_eq!(cursor(place), text);
            }
        }
    }
}
