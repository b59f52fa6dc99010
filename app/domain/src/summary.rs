//! Summaries and replies: what goes up, and what comes back.
//!
//! A summary is written by a moderator about one theme of one quarter, from at least five accepted feedback,
//! quotes nobody, stands in both languages, and is read by a second moderator. A reply says what changed, what
//! will and by when, or why not; nobody sees it before a moderator has read it.

use crate::{Bilingual, text};
use jiff::civil::Date;
use std::collections::HashSet;

/// From how many accepted feedback a summary may be written. Fewer would say what one family said.
pub const MIN_SOURCES: usize = 5;
/// The longest summary or reply, in characters of one language.
pub const BODY_LIMIT: usize = 2_000;
/// This many words in a row that stand in somebody's feedback are a quotation.
pub const QUOTE_WORDS: usize = 7;

codes! {
    /// Where a summary or a reply stands.
    pub enum DraftState {
        /// Written, or changed since it was read.
        Draft = "draft",
        /// Read by a second person: it may be shown.
        Valid = "valid",
    }
}

codes! {
    /// What a reply says.
    pub enum ReplyKind {
        /// What has changed.
        Changed = "changed",
        /// What will change, by when.
        Will = "will",
        /// Why not.
        WhyNot = "why-not",
    }
}

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
        /// It says what will change and not by when.
        NoDate = "no-date",
        /// The date is past.
        PastDate = "past-date",
    }
}

/// What is wrong with a text in both languages, whatever it is for.
fn body_problems(body: &Bilingual) -> Vec<BodyProblem> {
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
    problems
}

/// What stands in the way of a summary. `sources`: the redacted words of each feedback it draws on.
pub fn summary_problems<'a>(
    body: &Bilingual,
    sources: impl IntoIterator<Item = &'a str>,
) -> Vec<BodyProblem> {
    let sources: Vec<&str> = sources.into_iter().collect();
    let mut problems = Vec::new();
    if sources.len() < MIN_SOURCES {
        problems.push(BodyProblem::TooFewSources);
    }
    problems.extend(body_problems(body));
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
    problems.extend(quotes_cy.then_some(BodyProblem::QuotesInWelsh));
    problems.extend(quotes_en.then_some(BodyProblem::QuotesInEnglish));
    problems
}

/// The words of a text, folded.
fn words(text: &str) -> Vec<String> {
    let pieces = text::pieces(text);
    pieces.iter().filter(|piece| piece.is_word()).map(|piece| text::fold(piece.text)).collect()
}

/// What stands in the way of a reply. `by`: by when, for what will change; `today`: nothing is promised for a
/// day that is past.
pub fn reply_problems(kind: ReplyKind, body: &Bilingual, by: Option<Date>, today: Date) -> Vec<BodyProblem> {
    let mut problems = body_problems(body);
    match (kind, by) {
        (ReplyKind::Will, None) => problems.push(BodyProblem::NoDate),
        (ReplyKind::Will, Some(by)) if by < today => problems.push(BodyProblem::PastDate),
        _ => {}
    }
    problems
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

    #[test]
    fn a_summary_in_its_own_words_from_five_people_in_both_languages_is_fine() {
        let body = both("Mae teuluoedd yn aros yn rhy hir am ateb.", "Families wait too long for an answer.");
        assert_eq!(summary_problems(&body, SAID), []);
        assert_eq!(summary_problems(&body, SAID[1..].iter().copied()), [BodyProblem::TooFewSources]);
    }

    #[test]
    fn a_summary_that_repeats_seven_words_of_somebody_is_a_quotation_whatever_the_case_and_the_marks() {
        let body = both(
            "Dywedodd un: ffoniais i BUM gwaith, cyn cael gafael ar neb.",
            "One said nobody rang back for two weeks and gave up.",
        );
        assert_eq!(summary_problems(&body, SAID), [BodyProblem::QuotesInWelsh, BodyProblem::QuotesInEnglish]);
    }

    #[test]
    fn neither_language_may_be_missing() {
        assert_eq!(summary_problems(&both(" ", ""), SAID), [BodyProblem::NoWelsh, BodyProblem::NoEnglish]);
        let long = "a".repeat(BODY_LIMIT + 1);
        assert_eq!(summary_problems(&both(&long, "b"), SAID), [BodyProblem::TooLong]);
    }

    #[test]
    fn what_will_change_has_a_day_that_is_not_past() {
        let body = both("Byddwn ni'n agor ar ddydd Sadwrn.", "We will open on Saturdays.");
        let today = date(2026, 10, 1);
        let problems = |kind, by| reply_problems(kind, &body, by, today);
        assert_eq!(problems(ReplyKind::Will, None), [BodyProblem::NoDate]);
        assert_eq!(problems(ReplyKind::Will, Some(date(2026, 9, 30))), [BodyProblem::PastDate]);
        assert_eq!(problems(ReplyKind::Will, Some(today)), []);
        assert_eq!(problems(ReplyKind::WhyNot, None), []);
    }
}
