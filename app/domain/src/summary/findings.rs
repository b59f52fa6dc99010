//! What stands in the way of a summary or a reply, and what its writer is warned of.
//!
//! A problem is always refused. A warning asks the writer to look again: the text is kept, and may be saved all the
//! same.

use super::{
    BODY_LIMIT, MIN_SOURCES, PROMISE_YEARS, QUOTE_WORDS, REASON_LIMIT, ReplyKind, language::seems_written_in,
};
use crate::{Bilingual, Locale, redaction, redaction::Kind, text};
use jiff::{ToSpan, civil::Date};
use std::collections::HashSet;

mod counts;

codes! {
    /// What stands in the way of a summary or a reply.
    pub enum BodyProblem {
        /// Fewer than [`MIN_SOURCES`] feedback to draw on.
        TooFewSources = "too-few-sources",
        /// The Welsh is missing.
        NoWelsh = "no-welsh",
        /// The English is missing.
        NoEnglish = "no-english",
        /// Longer than [`BODY_LIMIT`].
        TooLong = "too-long",
        /// The Welsh repeats somebody's words.
        QuotesInWelsh = "quotes-in-welsh",
        /// The English repeats somebody's words.
        QuotesInEnglish = "quotes-in-english",
        /// The Welsh has a telephone number, an address to write to or a name on social media.
        ContactInWelsh = "contact-in-welsh",
        /// The English has one.
        ContactInEnglish = "contact-in-english",
        /// It says what will change and not by when.
        NoDate = "no-date",
        /// The date is past.
        PastDate = "past-date",
        /// What is said to be done is dated after today.
        NotYet = "not-yet",
        /// The date is more than [`PROMISE_YEARS`] away.
        FarDate = "far-date",
        /// A reply is sent back without saying why.
        NoReason = "no-reason",
        /// The reason is longer than [`REASON_LIMIT`].
        ReasonTooLong = "reason-too-long",
    }
}

codes! {
    /// What a writer is asked to look at again.
    pub enum WarningKind {
        /// It seems to name somebody or somewhere.
        Name = "name",
        /// It says how many people said or did something.
        Count = "count",
        /// It is written in the other language.
        OtherLanguage = "other-language",
    }
}

/// Something that a writer is asked to look at again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// What.
    pub kind: WarningKind,
    /// In which box.
    pub language: Locale,
    /// The words that it is about; none for [`WarningKind::OtherLanguage`].
    pub words: Vec<String>,
}

/// All that was found in a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    /// What stands in its way.
    pub problems: Vec<BodyProblem>,
    /// What its writer is asked to look at again.
    pub warnings: Vec<Warning>,
}

impl Findings {
    /// Whether it may be saved. `looked`: the writer has looked at the warnings and saves it all the same.
    pub fn let_through(&self, looked: bool) -> bool {
        self.problems.is_empty() && (looked || self.warnings.is_empty())
    }
}

/// What is found in a summary. `sources`: the redacted words of each feedback it draws on.
pub fn summary_findings<'a>(body: &Bilingual, sources: impl IntoIterator<Item = &'a str>) -> Findings {
    let sources: Vec<&str> = sources.into_iter().collect();
    let mut problems = Vec::new();
    if sources.len() < MIN_SOURCES {
        problems.push(BodyProblem::TooFewSources);
    }
    problems.extend(body_problems(body, &sources));
    Findings { problems, warnings: warnings(body) }
}

/// What is found in a reply. `by`: by when, for what will change; `today`: nothing is promised for a day that is past;
/// `sources`: the redacted words of each feedback that its summary draws on.
pub fn reply_findings<'a>(
    kind: ReplyKind,
    body: &Bilingual,
    by: Option<Date>,
    today: Date,
    sources: impl IntoIterator<Item = &'a str>,
) -> Findings {
    let sources: Vec<&str> = sources.into_iter().collect();
    let mut problems = body_problems(body, &sources);
    let last = today.checked_add(PROMISE_YEARS.years()).unwrap_or(Date::MAX);
    match (kind, by) {
        (ReplyKind::Will, None) => problems.push(BodyProblem::NoDate),
        (ReplyKind::Will, Some(by)) if by < today => problems.push(BodyProblem::PastDate),
        (ReplyKind::Will, Some(by)) if by > last => problems.push(BodyProblem::FarDate),
        _ => {}
    }
    Findings { problems, warnings: warnings(body) }
}

/// What is wrong with the reason for which a reply is sent back.
pub fn reason_problem(reason: &str) -> Option<BodyProblem> {
    if reason.trim().is_empty() {
        Some(BodyProblem::NoReason)
    } else if reason.chars().count() > REASON_LIMIT {
        Some(BodyProblem::ReasonTooLong)
    } else {
        None
    }
}

/// What is wrong with a text in both languages, whatever it is for.
fn body_problems(body: &Bilingual, sources: &[&str]) -> Vec<BodyProblem> {
    let mut problems = Vec::new();
    if body.cy.trim().is_empty() {
        problems.push(BodyProblem::NoWelsh);
    }
    if body.en.trim().is_empty() {
        problems.push(BodyProblem::NoEnglish);
    }
    if [&body.cy, &body.en].iter().any(|text| text.chars().count() > BODY_LIMIT) {
        problems.push(BodyProblem::TooLong);
    }
    let (cy, en) = quotes(body, sources);
    problems.extend(cy.then_some(BodyProblem::QuotesInWelsh));
    problems.extend(en.then_some(BodyProblem::QuotesInEnglish));
    let reaches =
        |text: &str| redaction::suggest(text).iter().any(|suggestion| suggestion.span.kind == Kind::Contact);
    problems.extend(reaches(&body.cy).then_some(BodyProblem::ContactInWelsh));
    problems.extend(reaches(&body.en).then_some(BodyProblem::ContactInEnglish));
    problems
}

/// Whether the Welsh, and the English, repeat [`QUOTE_WORDS`] words of a source.
fn quotes(body: &Bilingual, sources: &[&str]) -> (bool, bool) {
    let (cy, en) = (words(&body.cy), words(&body.en));
    // The few runs of the text are kept, and the many of the sources only passed by.
    let (cy, en): (HashSet<_>, HashSet<_>) =
        (cy.windows(QUOTE_WORDS).collect(), en.windows(QUOTE_WORDS).collect());
    let (mut quotes_cy, mut quotes_en) = (false, false);
    for source in sources {
        for run in words(source).windows(QUOTE_WORDS) {
            quotes_cy |= cy.contains(run);
            quotes_en |= en.contains(run);
        }
    }
    (quotes_cy, quotes_en)
}

/// The words of a text, folded.
fn words(text: &str) -> Vec<String> {
    let pieces = text::pieces(text);
    pieces.iter().filter(|piece| piece.is_word()).map(|piece| text::fold(piece.text)).collect()
}

/// What the writer is asked to look at again, the Welsh first.
fn warnings(body: &Bilingual) -> Vec<Warning> {
    let mut found = Vec::new();
    for (language, text) in [(Locale::Cy, &body.cy), (Locale::En, &body.en)] {
        if seems_written_in(text) == Some(language.other()) {
            found.push(Warning { kind: WarningKind::OtherLanguage, language, words: Vec::new() });
        }
        for (kind, words) in [(WarningKind::Name, names(text)), (WarningKind::Count, counts::counts(text))] {
            if !words.is_empty() {
                found.push(Warning { kind, language, words });
            }
        }
    }
    found
}

/// What seems to name a person, a school or a place.
fn names(text: &str) -> Vec<String> {
    let named = |kind| matches!(kind, Kind::Person | Kind::Worker | Kind::Child | Kind::School | Kind::Place);
    let found = redaction::suggest(text).into_iter().map(|suggestion| suggestion.span);
    found.filter(|span| named(span.kind)).map(|s| text::slice(text, s.start, s.end).to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn both(cy: &str, en: &str) -> Bilingual {
        Bilingual { cy: cy.into(), en: en.into() }
    }

    const SAID: [&str; 5] = [
        "Nobody rang back for two weeks and then they rang at eight.",
        "It is always a different voice on the phone.",
        "We waited a month for an answer.",
        "Ffoniais i bum gwaith cyn cael gafael ar unrhyw un o gwbl.",
        "The duty team was kind but could not help.",
    ];

    fn problems(body: &Bilingual) -> Vec<BodyProblem> {
        summary_findings(body, SAID).problems
    }

    #[test]
    fn a_summary_in_its_own_words_from_five_people_in_both_languages_is_fine() {
        let body = both("Mae teuluoedd yn aros yn rhy hir am ateb.", "Families wait too long for an answer.");
        assert_eq!(summary_findings(&body, SAID), Findings::default());
        let few = summary_findings(&body, SAID[1..].iter().copied());
        assert_eq!(few.problems, [BodyProblem::TooFewSources]);
    }

    #[test]
    fn a_summary_that_repeats_seven_words_of_somebody_is_a_quotation_whatever_the_case_and_the_marks() {
        let body = both(
            "Dywedodd un: ffoniais i BUM gwaith, cyn cael gafael ar neb.",
            "One said nobody rang back for two weeks and gave up.",
        );
        assert_eq!(problems(&body), [BodyProblem::QuotesInWelsh, BodyProblem::QuotesInEnglish]);
        let reply = reply_findings(ReplyKind::WhyNot, &body, None, date(2026, 10, 1), SAID);
        assert_eq!(reply.problems, [BodyProblem::QuotesInWelsh, BodyProblem::QuotesInEnglish]);
    }

    #[test]
    fn neither_language_may_be_missing() {
        assert_eq!(problems(&both(" ", "")), [BodyProblem::NoWelsh, BodyProblem::NoEnglish]);
        let long = "a".repeat(BODY_LIMIT + 1);
        assert_eq!(problems(&both(&long, "b")), [BodyProblem::TooLong]);
    }

    #[test]
    fn a_way_to_reach_somebody_is_refused_in_either_box() {
        let body = both("Ffoniwch 01437 764551.", "Write to team@example.org.");
        assert_eq!(problems(&body), [BodyProblem::ContactInWelsh, BodyProblem::ContactInEnglish]);
    }

    #[test]
    fn what_will_change_has_a_day_that_is_neither_past_nor_beyond_five_years() {
        let body = both("Byddwn ni'n agor ar ddydd Sadwrn.", "We will open on Saturdays.");
        let today = date(2026, 10, 1);
        let problems = |kind, by| reply_findings(kind, &body, by, today, SAID).problems;
        assert_eq!(problems(ReplyKind::Will, None), [BodyProblem::NoDate]);
        assert_eq!(problems(ReplyKind::Will, Some(date(2026, 9, 30))), [BodyProblem::PastDate]);
        assert_eq!(problems(ReplyKind::Will, Some(date(9999, 12, 31))), [BodyProblem::FarDate]);
        assert_eq!(problems(ReplyKind::Will, Some(date(2031, 10, 2))), [BodyProblem::FarDate]);
        assert_eq!(problems(ReplyKind::Will, Some(date(2031, 10, 1))), []);
        assert_eq!(problems(ReplyKind::Will, Some(today)), []);
        assert_eq!(problems(ReplyKind::WhyNot, None), []);
    }

    #[test]
    fn a_name_a_count_and_the_other_language_are_pointed_out_and_may_be_saved_all_the_same() {
        let body = both(
            "Families say that it was hard to reach the team.",
            "My worker Bethan Puw never rang, said 8 of 10 families.",
        );
        let found = summary_findings(&body, SAID);
        assert_eq!(found.problems, []);
        let kinds: Vec<_> = found.warnings.iter().map(|w| (w.kind, w.language)).collect();
        assert_eq!(
            kinds,
            [
                (WarningKind::OtherLanguage, Locale::Cy),
                (WarningKind::Name, Locale::En),
                (WarningKind::Count, Locale::En)
            ]
        );
        assert_eq!(found.warnings[1].words, ["Bethan Puw"]);
        assert!(!found.let_through(false) && found.let_through(true));
        let refused = summary_findings(&both("", "x"), SAID);
        assert!(!refused.let_through(true), "a problem is refused however often somebody ticks");
    }

    #[test]
    fn a_reply_goes_back_with_a_reason_of_a_few_lines() {
        assert_eq!(reason_problem(" \n"), Some(BodyProblem::NoReason));
        assert_eq!(reason_problem(&"a".repeat(501)), Some(BodyProblem::ReasonTooLong));
        assert_eq!(reason_problem("It names a worker."), None);
    }
}
