//! Feedback: what one person or group sends once, and the two kinds of words it holds.

use serde::{Deserialize, Serialize};
use std::fmt;

codes! {
    /// Who the questions are worded for.
    pub enum Audience {
        /// 4 to 10.
        Child = "child",
        /// 11 to 25.
        YoungPerson = "young-person",
        /// A parent, carer or wider family.
        Parent = "parent",
    }
}

codes! {
    /// By which way feedback came. Channels are never mixed in a figure.
    pub enum Channel {
        /// The contributor, by themselves.
        Alone = "alone",
        /// With somebody beside them.
        WithHelper = "with-helper",
        /// In a session with an advocate.
        Advocate = "advocate",
        /// From a paper form.
        Paper = "paper",
        /// From a group.
        Group = "group",
        /// From a file of comments collected elsewhere.
        Import = "import",
    }
}

codes! {
    /// Whose words these are.
    pub enum Voice {
        /// The contributor's own.
        Own = "own",
        /// The contributor's own, typed word for word by a helper.
        Typed = "typed",
        /// The helper's.
        Helper = "helper",
        /// What a helper has seen.
        Observation = "observation",
    }
}

codes! {
    /// Who is beside the contributor (H1).
    pub enum Helper {
        /// Nobody.
        Nobody = "nobody",
        /// Family, or a friend.
        Family = "family",
        /// A foster carer, or staff where the child lives.
        Carer = "carer",
        /// Somebody from the service that the feedback is about.
        Service = "service",
        /// An advocate.
        Advocate = "advocate",
        /// A teacher.
        Teacher = "teacher",
        /// Somebody else.
        Other = "other",
    }
}

codes! {
    /// The box that words came from; it is also the default polarity.
    pub enum WordBox {
        /// What helped.
        Praise = "praise",
        /// What made it harder.
        Problem = "problem",
        /// What should change.
        Idea = "idea",
    }
}

codes! {
    /// Answer to "do you feel safe?" (S1).
    pub enum Safe {
        /// Yes.
        Yes = "yes",
        /// Sometimes.
        Sometimes = "sometimes",
        /// No.
        No = "no",
        /// Rather not say.
        NotSaid = "not-said",
    }
}

codes! {
    /// Answer to "do you want someone to get in touch?" (S2).
    pub enum WantsContact {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
        /// Not now.
        NotNow = "not-now",
    }
}

codes! {
    /// Answer to "is there anyone who should not see this?" (S3).
    pub enum KeepFrom {
        /// No.
        Nobody = "nobody",
        /// Someone who works with me.
        Worker = "worker",
        /// Someone I live with.
        Home = "home",
        /// Someone else.
        Other = "other",
    }
}

codes! {
    /// Answer to "where do you not feel safe?" (S4).
    pub enum UnsafeWhere {
        /// Where I live.
        Home = "home",
        /// At school or work.
        School = "school",
        /// Online.
        Online = "online",
        /// With a worker or carer.
        Worker = "worker",
        /// Somewhere else.
        Elsewhere = "elsewhere",
        /// Rather not say.
        NotSaid = "not-said",
    }
}

codes! {
    /// Whose desk feedback lies on. Decided before anyone reads it, from S3 and S4.
    pub enum Desk {
        /// Moderators.
        Moderation = "moderation",
        /// The designated officer: an allegation about a worker. Nobody in the service, and no moderator,
        /// can open, count or guess what lies here.
        DesignatedOfficer = "designated-officer",
        /// The statutory director: a concern about the designated officer. Neither a moderator nor the officer can open,
        /// count or guess what lies here.
        StatutoryDirector = "statutory-director",
    }
}

impl Desk {
    /// Whether nobody but its own reader may even learn what lies here.
    pub const fn is_apart(self) -> bool {
        !matches!(self, Self::Moderation)
    }
}

codes! {
    /// How soon a person must look, most urgent first.
    pub enum Tier {
        /// The button "I don't feel safe", or "no" with words or a wish for contact.
        Button = "1-now",
        /// "No".
        Unsafe = "2-unsafe",
        /// "Sometimes".
        Sometimes = "3-sometimes",
        /// Nothing said about danger: oldest due first.
        Ordinary = "4-ordinary",
    }
}

impl Tier {
    /// Whether somebody may be in danger. Such a worry stays after its withdrawal until a person has read it, and no
    /// limit on sending ever refuses it.
    pub fn is_worry(self) -> bool {
        self != Self::Ordinary
    }

    /// How long a claimed item may lie without its claimant looking at it, in microseconds. After that another reader
    /// may take it over: a quarter of an hour where somebody may be in danger, else four hours.
    pub fn claim_lasts(self) -> i64 {
        let minutes = if self.is_worry() { 15 } else { 240 };
        minutes * 60_000_000
    }
}

codes! {
    /// Where feedback stands.
    pub enum State {
        /// Nobody has opened it.
        Waiting = "waiting",
        /// A moderator has it.
        Claimed = "claimed",
        /// Held for a second person. Somebody may have claimed it meanwhile.
        Held = "held",
        /// Taken up again after it was decided. Somebody may have claimed it meanwhile.
        Reopened = "reopened",
        /// Read, redacted, coded and counted.
        Accepted = "accepted",
        /// Read and kindly declined.
        Declined = "declined",
        /// Taken back by the contributor; the words are gone.
        Withdrawn = "withdrawn",
    }
}

impl State {
    /// Whether it still waits for a decision.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Waiting | Self::Claimed | Self::Held | Self::Reopened)
    }
}

/// What S1 to S4 said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Safety {
    /// S1.
    pub safe: Option<Safe>,
    /// S2.
    pub contact: Option<WantsContact>,
    /// S3.
    pub keep_from: Option<KeepFrom>,
    /// S4.
    pub place: Option<UnsafeWhere>,
    /// The permanent button on children's pages.
    pub button: bool,
}

impl Safety {
    /// Whose desk this goes to. A worker named in S3 or S4 goes past the service and its moderators.
    pub fn desk(self) -> Desk {
        if self.keep_from == Some(KeepFrom::Worker) || self.place == Some(UnsafeWhere::Worker) {
            Desk::DesignatedOfficer
        } else {
            Desk::Moderation
        }
    }

    /// Whether a person must make sure that the contributor is safe before this is decided: the contributor does not
    /// always feel safe, asked for somebody to get in touch, or named a place or a person of danger.
    pub fn carries_worry(self) -> bool {
        self.button
            || matches!(self.safe, Some(Safe::No | Safe::Sometimes))
            || self.contact == Some(WantsContact::Yes)
            || self.keep_from.is_some_and(|from| from != KeepFrom::Nobody)
            || self.place.is_some()
    }

    /// How soon a person must look. `has_words`: something was written in a box.
    pub fn tier(self, has_words: bool) -> Tier {
        match self.safe {
            _ if self.button => Tier::Button,
            Some(Safe::No) if has_words || self.contact == Some(WantsContact::Yes) => Tier::Button,
            Some(Safe::No) => Tier::Unsafe,
            Some(Safe::Sometimes) => Tier::Sometimes,
            _ => Tier::Ordinary,
        }
    }
}

/// A contributor's own words, as written: one text a box.
///
/// They cannot travel: there is no `Display`, no `Serialize`, and `Debug` prints a length. Only
/// `services` opens them, with a grant and an audit entry in the same transaction.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Original(Vec<(WordBox, String)>);

impl Original {
    /// Takes what was written. Boxes with nothing but white space are dropped.
    pub fn new(boxes: impl IntoIterator<Item = (WordBox, String)>) -> Self {
        Self(boxes.into_iter().filter(|(_, text)| !text.trim().is_empty()).collect())
    }

    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The boxes and their words, for sealing, redaction and the two views that may show them. The long
    /// name is meant to be seen in review.
    pub fn expose_words(&self) -> &[(WordBox, String)] {
        &self.0
    }
}

impl fmt::Debug for Original {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let length: usize = self.0.iter().map(|(_, text)| text.chars().count()).sum();
        write!(f, "Original({} boxes, {length} characters)", self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use static_assertions::assert_not_impl_any;

    assert_not_impl_any!(Original: fmt::Display, Serialize);

    #[test]
    fn debug_of_original_words_shows_a_length_and_nothing_else() {
        let original =
            Original::new([(WordBox::Praise, "Mrs Canary helped".into()), (WordBox::Idea, "  ".into())]);
        assert_eq!(format!("{original:?}"), "Original(1 boxes, 17 characters)");
    }

    #[test]
    fn a_worker_who_must_not_see_it_sends_it_past_the_moderators() {
        let about_a_worker = Safety { place: Some(UnsafeWhere::Worker), ..Safety::default() };
        assert_eq!(about_a_worker.desk(), Desk::DesignatedOfficer);
        let kept_from_a_worker = Safety { keep_from: Some(KeepFrom::Worker), ..Safety::default() };
        assert_eq!(kept_from_a_worker.desk(), Desk::DesignatedOfficer);
        let at_home = Safety { keep_from: Some(KeepFrom::Home), ..Safety::default() };
        assert_eq!(at_home.desk(), Desk::Moderation);
    }

    #[test]
    fn everything_that_hints_at_danger_has_to_be_made_sure_of_and_a_plain_yes_has_not() {
        let calm = Safety {
            safe: Some(Safe::Yes),
            contact: Some(WantsContact::No),
            keep_from: Some(KeepFrom::Nobody),
            ..Safety::default()
        };
        assert!(!calm.carries_worry() && !Safety::default().carries_worry());
        for worry in [
            Safety { button: true, ..calm },
            Safety { safe: Some(Safe::Sometimes), ..calm },
            Safety { contact: Some(WantsContact::Yes), ..calm },
            Safety { keep_from: Some(KeepFrom::Home), ..calm },
            Safety { place: Some(UnsafeWhere::Online), ..calm },
        ] {
            assert!(worry.carries_worry(), "{worry:?}");
        }
    }

    #[test]
    fn the_button_and_a_no_with_words_come_before_a_bare_no_and_that_before_sometimes() {
        let no = Safety { safe: Some(Safe::No), ..Safety::default() };
        let sometimes = Safety { safe: Some(Safe::Sometimes), ..Safety::default() };
        let button = Safety { button: true, ..Safety::default() };
        assert_eq!(button.tier(false), Tier::Button);
        assert_eq!(no.tier(true), Tier::Button);
        assert_eq!(no.tier(false), Tier::Unsafe);
        assert_eq!(sometimes.tier(true), Tier::Sometimes);
        assert_eq!(Safety::default().tier(true), Tier::Ordinary);
        assert!(
            Tier::Button < Tier::Unsafe && Tier::Unsafe < Tier::Sometimes && Tier::Sometimes < Tier::Ordinary
        );
    }
}
