//! The answers about safety as pages carry them once the form was posted: sealed.
//! They are given on a page "just for you". A helper, or anybody who sits beside the contributor, must not read them on
//! a later page: neither on the screen nor in its source.

use super::{FormState, TAKE_OUT};
use crate::questionnaire::field::TextBox;
use std::collections::BTreeSet;

/// The name under which the answers about safety travel, sealed, once a form has been posted. As the value of
/// [`TAKE_OUT`] it takes all of them out.
pub const VEIL: &str = "z";
/// Stands between the parts of what is sealed. `text::clean` lets no text contain it.
const BETWEEN: char = '\0';

/// The answers about safety as a page carries them: sealed, so that neither the page nor its source shows them.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Veil {
    sealed: String,
    /// Whether there was any answer to seal.
    answered: bool,
}

/// Puts the answers behind a veil back among the pairs that were posted with it. An answer that was given again
/// replaces the one behind the veil, and [`TAKE_OUT`] of [`VEIL`] drops them all. `open` gives the text that
/// [`FormState::veiled`] had sealed. A veil that does not open stays among the pairs, and [`crate::questionnaire::Questionnaire::read`]
/// then asks for the answers again: they are never lost in silence.
pub fn unveiled(
    mut pairs: Vec<(String, String)>,
    open: impl FnOnce(&str) -> Option<String>,
) -> Vec<(String, String)> {
    let Some(place) = pairs.iter().position(|(name, _)| name == VEIL) else { return pairs };
    if pairs.iter().any(|(name, value)| name == TAKE_OUT && value == VEIL) {
        pairs.retain(|(name, _)| name != VEIL);
        return pairs;
    }
    let Some(told) = open(&pairs[place].1) else { return pairs };
    pairs.retain(|(name, _)| name != VEIL);
    let again: BTreeSet<String> =
        pairs.iter().filter(|(_, value)| !value.trim().is_empty()).map(|(name, _)| name.clone()).collect();
    let mut parts = told.split(BETWEEN);
    while let (Some(name), Some(value)) = (parts.next(), parts.next()) {
        if !again.contains(name) {
            pairs.push((name.to_owned(), value.to_owned()));
        }
    }
    pairs
}

impl FormState {
    /// The same form with its answers about safety sealed: a helper, or anybody who sits beside the contributor, must
    /// not read them on a later page. `seal` gets them as one text. Contact details that are too long stay in sight,
    /// since the contributor has to shorten them.
    #[must_use]
    pub fn veiled(mut self, seal: impl FnOnce(&str) -> String) -> Self {
        let mut told: Vec<String> = Vec::new();
        for (field, code) in self.chosen().filter(|(field, _)| field.is_safety()) {
            told.extend([field.code().to_owned(), code.to_owned()]);
        }
        let fits = self.text(TextBox::Reach).chars().count() <= TextBox::Reach.limit();
        if fits
            && let Some(reach) = self.texts.remove(&TextBox::Reach)
            && !reach.trim().is_empty()
        {
            told.extend([TextBox::Reach.code().to_owned(), reach]);
        }
        self.chosen.retain(|field, _| !field.is_safety());
        let sealed = seal(&told.join(&BETWEEN.to_string()));
        self.veil = Some(Veil { sealed, answered: !told.is_empty() });
        self
    }

    /// What a hidden field carries of the answers about safety; `None` for a form that was never posted.
    pub fn veil(&self) -> Option<&str> {
        self.veil.as_ref().map(|veil| veil.sealed.as_str())
    }

    /// Whether any question about safety was answered before the veil fell. It does not say how.
    pub fn safety_is_answered(&self) -> bool {
        self.veil.as_ref().is_some_and(|veil| veil.answered)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        feedback::{Audience, KeepFrom, Safe, WantsContact},
        questionnaire::{At, Field, FieldError, FormState, Given, Parsed, Problem, Questionnaire},
    };

    fn owned(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    fn read(pairs: Vec<(String, String)>) -> Parsed {
        Questionnaire::core().read(Audience::Child, pairs)
    }

    /// The form as a page carries it; the seal is left open, so that a test can look behind it.
    fn carried(pairs: &[(&str, &str)]) -> FormState {
        read(owned(pairs)).form.veiled(str::to_owned)
    }

    /// What is posted from that page, together with what was answered again.
    fn posted(form: &FormState, again: &[(&str, &str)]) -> Given {
        let mut pairs: Vec<_> = form.pairs().map(|(name, value)| (name.to_owned(), value)).collect();
        pairs.extend(owned(again));
        read(unveiled(pairs, |told| Some(told.to_owned()))).given.unwrap()
    }

    const AFRAID: &[(&str, &str)] = &[
        ("c1", "top"),
        ("s1", "no"),
        ("s2", "yes"),
        ("s3", "worker"),
        ("sb", "yes"),
        ("r", "Ysgol | y Bryn"),
    ];

    #[test]
    fn a_page_carries_what_was_said_about_safety_and_shows_none_of_it() {
        let form = carried(AFRAID);
        for field in [Field::Safe, Field::Contact, Field::KeepFrom, Field::Place, Field::Button] {
            assert!(form.chosen().all(|(chosen, _)| chosen != field), "{field}");
        }
        assert_eq!(form.text(TextBox::Reach), "");
        assert!(form.safety_is_answered());
        let given = posted(&form, &[]);
        assert_eq!(given, read(owned(AFRAID)).given.unwrap());
    }

    #[test]
    fn an_answer_given_again_replaces_the_one_behind_the_veil_and_an_empty_box_does_not() {
        let given = posted(&carried(AFRAID), &[("s1", "yes"), ("r", "")]);
        assert_eq!((given.safety.safe, given.safety.keep_from), (Some(Safe::Yes), Some(KeepFrom::Worker)));
        assert_eq!(given.reach.unwrap().expose_contact(), "Ysgol | y Bryn");
        let given = posted(&carried(AFRAID), &[("r", "Nain")]);
        assert_eq!(given.reach.unwrap().expose_contact(), "Nain");
    }

    #[test]
    fn all_that_was_said_about_safety_can_be_taken_out_at_once() {
        let given = posted(&carried(AFRAID), &[(TAKE_OUT, VEIL), ("s2", "no")]);
        assert_eq!((given.safety.safe, given.safety.button), (None, false));
        assert_eq!(given.safety.contact, Some(WantsContact::No));
    }

    #[test]
    fn a_veil_that_does_not_open_asks_again_and_drops_nothing_in_silence() {
        let parsed = read(unveiled(owned(&[("c1", "top"), (VEIL, "torn")]), |_| None));
        let again = Problem { at: At::Question(Field::Safe), error: FieldError::AskAgain };
        assert_eq!(parsed.given.unwrap_err(), [again]);
    }

    #[test]
    fn a_way_to_be_reached_that_is_too_long_stays_in_sight_to_be_shortened() {
        let long = "x".repeat(301);
        let form = carried(&[("s2", "yes"), ("r", &long)]);
        assert_eq!(form.text(TextBox::Reach), long);
    }

    #[test]
    fn how_to_be_reached_counts_from_either_place_it_is_asked_in() {
        for pairs in [[("r", "Nain"), ("r", "")], [("r", ""), ("r", "Nain")], [("r", "Nain"), ("r", "Nain")]]
        {
            let form = read(owned(&pairs)).form;
            assert_eq!(form.text(TextBox::Reach), "Nain");
        }
        assert_eq!(read(owned(&[("r", "Nain"), ("r", "Taid")])).form.text(TextBox::Reach), "Nain · Taid");
    }
}
