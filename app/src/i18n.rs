//! The sentences of the interface in both languages, by Fluent.
//!
//! Use [`tr!`](crate::tr): `tr!(l, "leave-page")`, `tr!(l, "responses", count = 12)`. Pass numbers as
//! numbers, so that Welsh can choose among its six plural forms. A test reads all sources and fails on a key
//! or an argument that one of the languages lacks.

#[cfg(test)]
pub(crate) mod checks;
mod dates;
mod hours;
mod lists;

pub use dates::{date, date_range, day_and_time, month, months_of, on_day, time, weekday_date};
pub use hours::{days, hours, open_hours};
pub use lists::{join_and, number, percent};

use domain::Locale;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

type Bundle = FluentBundle<FluentResource>;

macro_rules! areas {
    ($($area:literal),+ $(,)?) => {
        /// The sentence files by area: area, Welsh text, English text.
        const AREAS: &[(&str, &str, &str)] = &[$((
            $area,
            include_str!(concat!("../locales/cy/", $area, ".ftl")),
            include_str!(concat!("../locales/en/", $area, ".ftl")),
        )),+];
    };
}

areas![
    "common",
    "errors",
    "staff",
    "give",
    "number",
    "moderate",
    "safeguard",
    "safeguard/disclosure",
    "safeguard/rota",
    "answer",
    "publish",
    "govern",
    "public",
    "public/data"
];

static CY: LazyLock<Bundle> = LazyLock::new(|| bundle(Locale::Cy));
static EN: LazyLock<Bundle> = LazyLock::new(|| bundle(Locale::En));

/// Builds the bundle of one language. Skips sentences that do not parse and keys that occur twice; the tests fail on both.
fn bundle(locale: Locale) -> Bundle {
    let mut bundle = Bundle::new_concurrent(vec![language(locale)]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| match value {
        FluentValue::Number(n) if n.value.fract() == 0.0 && n.value.abs() < 1e15 =>
        {
            #[expect(clippy::cast_possible_truncation, reason = "a whole number below 10^15 fits")]
            Some(number(n.value as i64))
        }
        _ => None,
    }));
    for (_, cy, en) in AREAS {
        let source = if locale == Locale::Cy { cy } else { en };
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(readable, _)| readable);
        // The only possible error is a key that occurs twice; the first sentence is kept.
        drop(bundle.add_resource(resource));
    }
    bundle
}

/// The language identifier that chooses plural rules. `parse` cannot fail for our two codes; the plural tests
/// check that.
fn language(locale: Locale) -> LanguageIdentifier {
    locale.code().parse().unwrap_or_default()
}

/// The sentence `key` in `locale`. Call it through [`tr!`](crate::tr): only keys used there are checked
/// against the files.
///
/// A missing sentence shows as `⟦key⟧`, and every rendering test fails on that.
pub fn message(locale: Locale, key: &str, args: &[(&'static str, FluentValue<'_>)]) -> String {
    let bundle = match locale {
        Locale::Cy => &*CY,
        Locale::En => &*EN,
    };
    let Some(pattern) = bundle.get_message(key).and_then(|m| m.value()) else {
        return format!("⟦{key}⟧");
    };
    let args: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, value.clone())).collect();
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
    if errors.is_empty() { text } else { format!("⟦{key}⟧") }
}

/// A sentence: `tr!(locale, "key")` or `tr!(locale, "key", name = value, …)`, giving a `String`.
#[macro_export]
macro_rules! tr {
    ($locale:expr, $key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::i18n::message($locale, $key, &[$((stringify!($name), $crate::i18n::value($value))),*])
    };
}

/// A value for an argument of a sentence. Numbers choose plural forms.
pub fn value<'a>(value: impl Into<FluentValue<'a>>) -> FluentValue<'a> {
    value.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn welsh_takes_all_six_plural_forms() {
        let mut bundle = Bundle::new_concurrent(vec![language(Locale::Cy)]);
        bundle.set_use_isolating(false);
        let cats = "cats = { $n ->\n [zero] zero\n [one] one\n [two] two\n [few] few\n [many] many\n *[other] other\n }\n";
        bundle.add_resource(FluentResource::try_new(cats.to_owned()).unwrap()).unwrap();
        let form = |n: i64| {
            let args: FluentArgs<'_> = [("n", FluentValue::from(n))].into_iter().collect();
            let pattern = bundle.get_message("cats").unwrap().value().unwrap();
            bundle.format_pattern(pattern, Some(&args), &mut vec![]).into_owned()
        };
        let forms: Vec<String> = [0, 1, 2, 3, 6, 4, 5, 7, 100].into_iter().map(form).collect();
        assert_eq!(forms, ["zero", "one", "two", "few", "many", "other", "other", "other", "other"]);
    }

    #[test]
    fn a_real_welsh_sentence_mutates_with_its_number() {
        let said: BTreeSet<String> = (0..8).map(|n| tr!(Locale::Cy, "people-count", count = n)).collect();
        assert!(said.contains("2 berson") && said.contains("7 o bobl"), "{said:?}");
        assert_eq!(tr!(Locale::En, "people-count", count = 1), "1 person");
        assert_eq!(tr!(Locale::En, "people-count", count = 12_500), "12,500 people");
    }

    #[test]
    fn a_missing_sentence_is_loud() {
        assert_eq!(message(Locale::Cy, "no-such-key", &[]), "⟦no-such-key⟧");
        assert_eq!(message(Locale::Cy, "people-count", &[]), "⟦people-count⟧");
    }
}
