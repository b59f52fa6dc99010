//! Reads the form of an item.

use crate::http::Pairs;
use app::pages::moderate::item::Typed;
use domain::{
    calls::Call,
    clock::{Date, DateTime, Moment, Time},
    coding::{Coding, ThemeMark},
    feedback::WordBox,
    redaction::{Kind, picked},
};
use services::{moderate::Draft, safeguard::NewConcern};
use std::collections::BTreeMap;

/// The version of the item that the form was opened with.
pub(super) fn version(form: &Pairs) -> Option<i64> {
    form.get("version")?.parse().ok()
}

/// Everything that was typed, for a page that gives it back: without the token, the button and the version
/// that was seen.
pub(super) fn kept(form: &Pairs) -> Vec<(String, String)> {
    let ours = ["csrf", "do", "version", "kept"];
    form.0.iter().filter(|(name, _)| !ours.contains(&name.as_str())).cloned().collect()
}

/// The typed values that are not part of the work.
pub(super) fn typed(form: &Pairs) -> Typed {
    let text = |name| form.get(name).unwrap_or_default().to_owned();
    let (call_day, call_time) = (text("call-day"), text("call-time"));
    let call = Call {
        rung: form.get("rung").and_then(|code| code.parse().ok()),
        rung_at: moment(&call_day, &call_time),
        who: text("call-who"),
        reference: text("call-reference"),
        said: text("call-said"),
    };
    let decline = form.get("why").filter(|code| !code.is_empty()).map(str::to_owned);
    Typed { call, call_day, call_time, no_concern: text("no-concern"), decline, concern: Some(concern(form)) }
}

/// The concern to raise.
pub(super) fn concern(form: &Pairs) -> NewConcern {
    let text = |name| form.get(name).unwrap_or_default().to_owned();
    NewConcern {
        kind: form.get("concern-kind").and_then(|code| code.parse().ok()),
        about: form.get("concern-about").and_then(|code| code.parse().ok()),
        about_person: text("concern-person"),
        why: text("concern-why"),
    }
}

/// The values of a form that was not posted yet: its call has the current day and time.
pub(super) fn untyped(now: Moment) -> Typed {
    let local = now.local();
    let call_time = format!("{:02}:{:02}", local.hour(), local.minute());
    Typed { call_day: local.date().to_string(), call_time, ..Typed::default() }
}

fn moment(day: &str, time: &str) -> Option<Moment> {
    let (day, time): (Date, Time) = (day.trim().parse().ok()?, clock(time)?);
    Moment::of_local(DateTime::from_parts(day, time))
}

/// Reads a time: `14:30`, or `14.30` as people type it where the browser has no time field.
fn clock(time: &str) -> Option<Time> {
    let (hour, minute) = time.trim().split_once([':', '.'])?;
    Time::new(hour.parse().ok()?, minute.get(..2)?.parse().ok()?, 0, 0).ok()
}

/// The work, as posted. A theme or a right that none of our forms can hold is left out, and the rules then
/// say what is missing. A span is never left out: if one cannot be read, the whole work is refused, because
/// otherwise less would be hidden than was ticked.
pub(super) fn draft(form: &Pairs) -> Option<Draft> {
    let new_kind = form.get("kind").and_then(|code| code.parse().ok()).unwrap_or(Kind::Person);
    let spans = form.all("hide").map(|name| picked(name, new_kind)).collect::<Option<_>>()?;
    let mut themes: BTreeMap<_, ThemeMark> = BTreeMap::new();
    for value in form.all("theme") {
        let Some((theme, polarity)) = value.split_once(':') else { continue };
        let (Ok(theme), Ok(polarity)) = (theme.parse(), polarity.parse()) else { continue };
        let mark = themes.entry(theme).or_insert_with(|| ThemeMark { theme, polarity: [].into() });
        mark.polarity.insert(polarity);
    }
    let coding = Coding {
        themes: themes.into_values().collect(),
        criticality: form.get("criticality").and_then(|code| code.parse().ok()),
        could_happen_again: form.get("again") == Some("yes"),
        rights: form.all("right").filter_map(right).collect(),
        reason: form.get("reason").unwrap_or_default().trim().to_owned(),
    };
    Some(Draft { spans, coding, seen: version(form) })
}

/// A right as its box is named: the article and how it was spoken of, `12:problem`.
fn right(value: &str) -> Option<(u8, WordBox)> {
    let (article, polarity) = value.split_once(':')?;
    Some((article.parse().ok()?, polarity.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_ticked_before_keeps_its_kind_and_a_new_one_takes_the_chosen_kind() {
        let pairs = [("kind", "school"), ("hide", "idea:3-7:worker"), ("hide", "idea:9-12")];
        let form = Pairs(pairs.map(|(k, v)| (k.to_owned(), v.to_owned())).to_vec());
        let spans = draft(&form).unwrap().spans;
        let kinds: Vec<_> = spans.into_iter().map(|(_, span)| (span.start, span.end, span.kind)).collect();
        assert_eq!(kinds, [(3, 7, Kind::Worker), (9, 12, Kind::School)]);
    }

    #[test]
    fn a_place_that_cannot_be_read_never_means_that_less_is_hidden() {
        for place in ["idea:x-1", "idea:0-18446744073709551615", "idea:3-7:nobody", "elsewhere:3-7", ""] {
            let pairs = [("hide", "idea:3-7"), ("hide", place)];
            let form = Pairs(pairs.map(|(k, v)| (k.to_owned(), v.to_owned())).to_vec());
            assert_eq!(draft(&form), None, "{place}");
        }
    }

    #[test]
    fn the_time_of_a_call_is_local_and_may_be_typed_with_a_stop() {
        let pairs = [("call-day", "2026-07-01"), ("call-time", "14.30"), ("rung", "police"), ("why", "")];
        let form = Pairs(pairs.map(|(k, v)| (k.to_owned(), v.to_owned())).to_vec());
        let typed = typed(&form);
        assert_eq!(typed.call.rung_at.unwrap().local().to_string(), "2026-07-01T14:30:00");
        assert_eq!((typed.call.rung, typed.decline), (Some(domain::calls::Rung::Police), None));
        let wrong = [("call-day", "soon"), ("call-time", "25:00")];
        let form = Pairs(wrong.map(|(k, v)| (k.to_owned(), v.to_owned())).to_vec());
        assert_eq!(super::typed(&form).call.rung_at, None);
    }

    #[test]
    fn one_theme_ticked_twice_is_one_theme_with_two_polarities() {
        let pairs = [
            ("theme", "4.1:praise"),
            ("theme", "4.1:problem"),
            ("theme", "x:praise"),
            ("right", "12:problem"),
            ("right", "12"),
        ];
        let form = Pairs(pairs.map(|(k, v)| (k.to_owned(), v.to_owned())).to_vec());
        let coding = draft(&form).unwrap().coding;
        assert_eq!((coding.themes.len(), coding.themes[0].polarity.len(), coding.rights.len()), (1, 2, 1));
    }
}
