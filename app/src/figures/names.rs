//! The names of the rows, columns and populations of figures.

use crate::tr;
use domain::{
    Bilingual, Locale,
    catalogue::{Level, catalogue},
    commitment::Difference,
    feedback::{Audience, Channel, WordBox},
    figures::{Cut, Measure, Of},
    questionnaire::{Field, Questionnaire},
};
use std::str::FromStr;

/// The name of a row. A question stands in the words in which this audience is asked it.
pub fn row_name(l: Locale, measure: Measure, code: &str, audience: Option<Audience>) -> String {
    let named = match measure {
        Measure::Rights => code.parse().ok().and_then(|number| catalogue().article(number)).map(|article| {
            let words = article.child.as_ref().unwrap_or(&article.name);
            format!("{code}. {}", words.get(l))
        }),
        Measure::Themes => catalogue().theme(code).map(|theme| theme.name.get(l).to_owned()),
        Measure::SubThemes => {
            catalogue().sub_theme(code).map(|theme| format!("{code} {}", theme.name.get(l)))
        }
        Measure::Agencies => agency(l, code),
        Measure::Listening if code == "promise" => Some(tr!(l, "figures-row-promise")),
        Measure::Listening => Some(tr!(l, "figures-row-answer")),
        Measure::Difference => Some(tr!(l, "difference-ask")),
        Measure::Heard if code == "channel" => Some(tr!(l, "figures-row-channel")),
        Measure::Heard if code == "audience" => Some(tr!(l, "figures-row-audience")),
        Measure::Heard if code == "level" => Some(tr!(l, "figures-row-level")),
        _ => question(l, code, audience),
    };
    named.unwrap_or_else(|| code.to_owned())
}

/// A question in the words of an audience, or of the first one that is asked it.
fn question(l: Locale, code: &str, audience: Option<Audience>) -> Option<String> {
    let field = Field::from_str(code).ok()?;
    let mut audiences = audience.into_iter().chain(Audience::ALL.iter().rev().copied());
    let asked = audiences.find_map(|audience| Questionnaire::core().asked(field, audience))?;
    match field {
        // Its words name a day of the form.
        Field::When => Some(tr!(l, "figures-row-when")),
        _ => Some(asked.ask.get(l).to_owned()),
    }
}

/// The name of a column of a row.
pub fn column_name(
    l: Locale,
    measure: Measure,
    row: &str,
    column: &str,
    audience: Option<Audience>,
) -> String {
    let named = match measure {
        Measure::Rights | Measure::Themes | Measure::SubThemes => {
            column.parse().ok().map(|polarity| polarity_name(l, polarity))
        }
        Measure::Agencies => Some(tr!(l, "figures-column-named")),
        Measure::Listening => listening(l, column),
        Measure::Difference => column.parse().ok().map(|answer| difference_name(l, answer)),
        Measure::Heard if row == "channel" => column.parse().ok().map(|channel| channel_name(l, channel)),
        Measure::Heard if row == "audience" => column.parse().ok().map(|audience| audience_name(l, audience)),
        Measure::Heard if row == "level" => Some(level_name(l, column)),
        _ => answer(l, row, column, audience),
    };
    named.unwrap_or_else(|| column.to_owned())
}

fn answer(l: Locale, row: &str, column: &str, audience: Option<Audience>) -> Option<String> {
    let field = Field::from_str(row).ok()?;
    let audiences = audience.into_iter().chain(Audience::ALL.iter().rev().copied());
    let mut asked = audiences.filter_map(|audience| Questionnaire::core().asked(field, audience));
    asked.find_map(|wording| Some(wording.label(column)?.get(l).to_owned()))
}

fn polarity_name(l: Locale, polarity: WordBox) -> String {
    match polarity {
        WordBox::Praise => tr!(l, "release-praise"),
        WordBox::Problem => tr!(l, "release-problem"),
        WordBox::Idea => tr!(l, "release-idea"),
    }
}

fn agency(l: Locale, code: &str) -> Option<String> {
    let agencies = &catalogue().services.agencies;
    agencies.iter().find(|agency| agency.id == code).map(|agency| agency.name.get(l).to_owned())
}

fn level_name(l: Locale, code: &str) -> String {
    let level = Level::from_str(code).ok();
    let named = catalogue().services.levels.iter().find(|named| Some(named.code) == level);
    named.map_or_else(|| tr!(l, "figures-level-unknown"), |level| level.name.get(l).to_owned())
}

fn channel_name(l: Locale, channel: Channel) -> String {
    match channel {
        Channel::Alone => tr!(l, "figures-channel-alone"),
        Channel::WithHelper => tr!(l, "figures-channel-helper"),
        Channel::Advocate => tr!(l, "figures-channel-advocate"),
        Channel::Paper => tr!(l, "figures-channel-paper"),
        Channel::Group => tr!(l, "figures-channel-group"),
        Channel::Import => tr!(l, "figures-channel-import"),
    }
}

/// The name of an audience.
pub fn audience_name(l: Locale, audience: Audience) -> String {
    match audience {
        Audience::Child => tr!(l, "figures-audience-child"),
        Audience::YoungPerson => tr!(l, "figures-audience-young-person"),
        Audience::Parent => tr!(l, "figures-audience-parent"),
    }
}

/// An answer to "did it make a difference?".
pub fn difference_name(l: Locale, answer: Difference) -> String {
    match answer {
        Difference::Yes => tr!(l, "difference-yes"),
        Difference::Some => tr!(l, "difference-some"),
        Difference::No => tr!(l, "difference-no"),
        Difference::CannotSay => tr!(l, "difference-cannot-say"),
    }
}

fn listening(l: Locale, column: &str) -> Option<String> {
    Some(match column {
        "kept" => tr!(l, "figures-kept"),
        "late" => tr!(l, "figures-late"),
        "replied" => tr!(l, "figures-answer-replied"),
        "summarised" => tr!(l, "figures-answer-summarised"),
        "too-few" => tr!(l, "figures-answer-too-few"),
        "kept-out" => tr!(l, "figures-answer-kept-out"),
        "no-words" => tr!(l, "figures-answer-no-words"),
        _ => return None,
    })
}

/// The name of a row in both languages, for files.
pub fn row_names(measure: Measure, row: &str) -> Bilingual {
    let name = |l| row_name(l, measure, row, None);
    Bilingual { cy: name(Locale::Cy), en: name(Locale::En) }
}

/// The name of a column in both languages, for files.
pub fn column_names(measure: Measure, row: &str, column: &str) -> Bilingual {
    let name = |l| column_name(l, measure, row, column, None);
    Bilingual { cy: name(Locale::Cy), en: name(Locale::En) }
}

/// Whose responses figures count: "Parents and carers, by themselves".
pub fn who(l: Locale, of: &Of) -> String {
    match (of.audience, of.channel) {
        (Some(audience), Some(channel)) => who_of(l, audience, channel),
        _ => tr!(l, "figures-everybody"),
    }
}

/// The same of an audience and a channel.
pub fn who_of(l: Locale, audience: Audience, channel: Channel) -> String {
    tr!(l, "figures-who", audience = audience_name(l, audience), channel = channel_name(l, channel))
}

/// The name of one value of a cut, as its population is headed: a kind of service, a level, an agency.
pub fn cut_name(l: Locale, cut: Cut, value: &str) -> String {
    let types = &catalogue().services.types;
    let named = match cut {
        Cut::ServiceType => {
            types.iter().find(|kind| kind.id == value).map(|kind| kind.name.get(l).to_owned())
        }
        Cut::Level => Some(level_name(l, value)),
        Cut::Agency => agency(l, value),
        Cut::Agencies => Some(tr!(l, "figures-agencies-named", number = value.to_owned())),
        Cut::Age => answer(l, Field::Band.code(), value, None),
        Cut::Language => answer(l, Field::Speaks.code(), value, None),
        Cut::All | Cut::Service | Cut::Answered | Cut::Commitment => None,
    };
    named.unwrap_or_else(|| value.to_owned())
}

/// A population in an identifier on a page.
pub(super) fn code_of(of: &Of) -> String {
    let channel = of.channel.map_or("all", Channel::code);
    let audience = of.audience.map_or("all", Audience::code);
    [channel, audience, of.cut.code(), &of.value].join("-").replace('.', "-")
}
