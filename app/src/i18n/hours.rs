//! Days of the week and hours of the day in words.

use super::{dates::time, lists::join_and};
use domain::{
    Locale,
    settings::{DaySet, TimeOfDay, Window},
};

/// Names of days, Monday first; the eighth stands for all bank holidays.
const DAYS_CY: [&str; 8] = [
    "dydd Llun",
    "dydd Mawrth",
    "dydd Mercher",
    "dydd Iau",
    "dydd Gwener",
    "dydd Sadwrn",
    "dydd Sul",
    "gwyliau banc",
];
const DAYS_EN: [&str; 8] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "bank holidays"];

/// `dydd Llun i ddydd Gwener`, `Saturday, Sunday and bank holidays`, `bob dydd`, `every day`.
pub fn days(locale: Locale, days: DaySet) -> String {
    if days == DaySet::EVERY {
        return if locale == Locale::Cy { "bob dydd" } else { "every day" }.to_owned();
    }
    let names = if locale == Locale::Cy { DAYS_CY } else { DAYS_EN };
    let name = |place: usize| names.get(place).copied().unwrap_or_default();
    let mut items: Vec<String> = Vec::new();
    for (first, last) in days.runs() {
        match (last - first, locale) {
            (0 | 1, _) => items.extend((first..=last).map(|place| name(place).to_owned())),
            // *I* softens the day that follows.
            (_, Locale::Cy) => items.push(format!("{} i d{}", name(first), name(last))),
            (_, Locale::En) => items.push(format!("{} to {}", name(first), name(last))),
        }
    }
    join_and(locale, &items)
}

/// `8.30 y bore tan 5 y prynhawn`, `8.30am to 5pm`, `5pm to 8.30am the next day`, `day and night`.
pub fn hours(locale: Locale, window: Window) -> String {
    if window.from.minutes() == 0 && window.to == TimeOfDay::END {
        return if locale == Locale::Cy { "ddydd a nos" } else { "day and night" }.to_owned();
    }
    let (from, to) = (time(locale, window.from.time()), time(locale, window.to.time()));
    match (locale, window.passes_midnight()) {
        (Locale::Cy, false) => format!("{from} tan {to}"),
        (Locale::Cy, true) => format!("{from} tan {to} y diwrnod wedyn"),
        (Locale::En, false) => format!("{from} to {to}"),
        (Locale::En, true) => format!("{from} to {to} the next day"),
    }
}

/// Opening hours as a sentence: `Dydd Llun i ddydd Gwener, 8.30 y bore tan 5 y prynhawn.`
pub fn open_hours(locale: Locale, windows: &[Window]) -> String {
    let one = |window: &Window| format!("{}, {}", days(locale, window.days), hours(locale, *window));
    let text = windows.iter().map(one).collect::<Vec<_>>().join("; ");
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| format!("{}{}.", first.to_uppercase(), letters.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(locale: Locale, windows: &[&str]) -> String {
        let windows: Vec<Window> = windows.iter().map(|text| text.parse().unwrap()).collect();
        open_hours(locale, &windows)
    }

    #[test]
    fn hours_read_naturally_in_both_languages() {
        for (windows, cy, en) in [
            (
                &["mon-fri 08:30-17:00"][..],
                "Dydd Llun i ddydd Gwener, 8.30 y bore tan 5 y prynhawn.",
                "Monday to Friday, 8.30am to 5pm.",
            ),
            (&["always"], "Bob dydd, ddydd a nos.", "Every day, day and night."),
            (
                &["every 17:00-08:30", "sat,sun,holiday 08:30-17:00"],
                "Bob dydd, 5 y prynhawn tan 8.30 y bore y diwrnod wedyn; dydd Sadwrn, dydd Sul a gwyliau banc, \
                 8.30 y bore tan 5 y prynhawn.",
                "Every day, 5pm to 8.30am the next day; Saturday, Sunday and bank holidays, 8.30am to 5pm.",
            ),
            (&["thu 10:00-24:00"], "Dydd Iau, 10 y bore tan hanner nos.", "Thursday, 10am to midnight."),
        ] {
            assert_eq!(said(Locale::Cy, windows), cy);
            assert_eq!(said(Locale::En, windows), en);
        }
        assert_eq!(open_hours(Locale::Cy, &[]), "");
    }
}
