//! The receipt, the page that answers *send*: the number, and what happens next.

use super::{Setting, Which, form::about, help};
use crate::{
    components::button_link,
    i18n,
    page::{Frame, document},
    routes, tr,
};
use domain::{Locale, number::Number};
use jiff::{ToSpan, civil::Date};
use leptos::prelude::*;

/// The model of the receipt.
#[derive(Debug, Clone)]
pub struct Receipt {
    /// The service and when somebody reads.
    pub setting: Setting,
    /// Which questionnaire it was.
    pub which: Which,
    /// The number, shown here and never again.
    pub number: Number,
    /// The day by which an answer is promised.
    pub promised: Date,
}

/// The whole page. It shows nothing of what was said and does not depend on it: whoever looks over the
/// sender's shoulder sees the same page and the same help whatever was answered.
pub fn receipt_page(frame: &Frame, receipt: &Receipt) -> String {
    let l = frame.locale;
    let frame = frame.clone().of(receipt.which.kind()).switching_itself();
    document(&frame, &tr!(l, "give-title-sent"), || view(l, receipt))
}

fn view(l: Locale, receipt: &Receipt) -> AnyView {
    let audience = receipt.which.audience;
    let code = audience.code();
    let reads = receipt.setting.when(l);
    let read_by = receipt.setting.read_by;
    let read_by = read_by.map(|day| tr!(l, "give-next-read-by", date = i18n::weekday_date(l, day)));
    let promised = i18n::weekday_date(l, receipt.promised);
    let calendar = routes::CALENDAR.path_with(l, [&receipt.promised.to_string()]);
    view! {
        <p class="about">{about(l, &receipt.setting)}</p>
        <h1>{tr!(l, "give-sent")}</h1>
        <div class="your-number">
            <h2>{tr!(l, "give-your-number", audience = code)}</h2>
            <p class="digits">{receipt.number.in_fours()}</p>
            <p>{tr!(l, "give-number-keep", audience = code)}</p>
        </div>
        <p>{tr!(l, "give-number-use", audience = code)}</p>
        <h2>{tr!(l, "give-help-now")}</h2>
        {help::list(l, &receipt.setting, audience)}
        <h2>{tr!(l, "give-next-heading")}</h2>
        <ol>
            <li>{tr!(l, "give-next-read", when = reads.as_str())}" "{read_by}</li>
            <li>{tr!(l, "give-next-hide")}</li>
            <li>{tr!(l, "give-next-answer", audience = code, date = promised)}</li>
        </ol>
        <p><a href=calendar download="">{tr!(l, "give-calendar")}</a>". "{tr!(l, "give-calendar-about")}</p>
        <h2>{tr!(l, "give-trace-heading")}</h2>
        <p>{tr!(l, "give-trace", audience = code)}</p>
        <div class="actions">{button_link(routes::NUMBER.path(l), tr!(l, "give-come-back"))}</div>
    }
    .into_any()
}

/// A calendar file for one day. It says "reminder" and nothing else: not why, about whom, or which number.
pub fn calendar_file(l: Locale, day: Date) -> String {
    let next = day.saturating_add(1.day());
    let stamp = |date: Date| format!("{:04}{:02}{:02}", date.year(), date.month(), date.day());
    let (from, to) = (stamp(day), stamp(next));
    let title = tr!(l, "give-calendar-entry");
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//-//-//EN".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{from}@reminder.invalid"),
        format!("DTSTAMP:{from}T000000Z"),
        format!("DTSTART;VALUE=DATE:{from}"),
        format!("DTEND;VALUE=DATE:{to}"),
        format!("SUMMARY:{title}"),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ];
    lines.map(|line| format!("{line}\r\n")).concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_calendar_file_names_a_day_and_nothing_else() {
        let file = calendar_file(Locale::Cy, Date::constant(2026, 12, 31));
        assert!(
            file.contains("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\nSUMMARY:Nodyn\r\n")
        );
        for word in ["clywed", "Clywed", "http", "rhif", "DESCRIPTION", "LOCATION"] {
            assert!(!file.contains(word), "{word}");
        }
        assert!(file.lines().all(|line| line.len() < 75));
    }
}
