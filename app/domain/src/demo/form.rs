//! A made-up form: what somebody in a certain mood would choose, of what the questionnaire offers them.

use super::mood::{Mood, steps};
use super::{dice::Dice, planted::Planted};
use crate::{
    Locale,
    feedback::Audience,
    questionnaire::{CORE, Field, Questionnaire},
};

/// Who helps, and in how many of a hundred somebody does.
const fn helpers(audience: Audience) -> (u64, [(&'static str, u32); 4]) {
    match audience {
        Audience::Child => (34, [("family", 18), ("carer", 6), ("advocate", 4), ("teacher", 6)]),
        Audience::YoungPerson => (15, [("family", 3), ("carer", 4), ("advocate", 6), ("other", 1)]),
        Audience::Parent => (8, [("family", 5), ("advocate", 3), ("service", 1), ("other", 1)]),
    }
}

/// The names and values that a browser would post.
#[derive(Debug)]
pub(super) struct Form<'a> {
    dice: &'a mut Dice,
    audience: Audience,
    pub(super) pairs: Vec<(String, String)>,
}

impl<'a> Form<'a> {
    pub(super) const fn new(dice: &'a mut Dice, audience: Audience) -> Self {
        Self { dice, audience, pairs: Vec::new() }
    }

    /// Answers a question in so many of a hundred forms with one of the answers that are offered.
    fn choose(&mut self, percent: u64, field: Field, likely: &[(&'static str, u32)]) -> Option<&'static str> {
        if !self.dice.chance(percent) {
            return None;
        }
        let asked = Questionnaire::core().asked(field, self.audience)?;
        let offered: Vec<(&'static str, u32)> =
            likely.iter().filter(|(code, _)| asked.label(code).is_some()).copied().collect();
        let code = self.dice.weighted(&offered)?;
        self.pairs.push((field.code().to_owned(), code.to_owned()));
        Some(code)
    }

    /// The five, with the changes that are planted in their answers, what says more about them, and what stands around
    /// them.
    pub(super) fn answer(&mut self, locale: Locale, mood: Mood, planted: &[Planted]) {
        let steps = steps(mood);
        for core in CORE {
            let answer = self.choose(94, core, &steps);
            for change in planted.iter().filter(|change| change.question == core) {
                self.move_answer(change, answer);
            }
            for field in Field::ALL.iter().filter(|field| field.under() == Some(core)) {
                self.choose(24, *field, &steps);
            }
        }
        let (percent, helpers) = helpers(self.audience);
        if self.choose(percent, Field::Helper, &helpers).is_some() {
            self.choose(90, Field::Voice, &[("own", 5), ("typed", 4), ("helper", 1)]);
        } else {
            self.choose(70, Field::Helper, &[("nobody", 1)]);
        }
        self.choose(75, Field::When, &[("recent", 7), ("this-year", 2), ("longer", 1)]);
        self.choose(60, Field::Before, &[("no", 8), ("yes", 1), ("not-sure", 1)]);
        self.agencies();
        self.choose(50, Field::Together, &steps);
        self.choose(50, Field::Doors, &doors(mood));
        self.choose(40, Field::TurnedAway, &[("no", 7), ("yes", 2), ("not-sure", 1)]);
        self.choose(40, Field::Waiting, &[("no", 6), ("yes", 3), ("not-sure", 1)]);
        let young = self.audience == Audience::Child;
        let band = if young { [("4-7", 3), ("8-10", 7)] } else { [("11-15", 5), ("16-17", 4)] };
        self.choose(65, Field::Band, &[band[0], band[1], ("18-25", 3)]);
        let speaks = match locale {
            Locale::Cy => [("cy", 8), ("either", 2), ("en", 0), ("another", 0)],
            Locale::En => [("cy", 0), ("either", 2), ("en", 14), ("another", 1)],
        };
        self.choose(60, Field::Speaks, &speaks);
        if self.dice.chance(80) && self.dice.weighted(&[("", 15), ("no", 1)]) == Some("no") {
            self.pairs.push((Field::Summaries.code().to_owned(), "no".to_owned()));
        }
        self.choose(80, Field::Quote, &[("no", 7), ("yes", 1)]);
        self.choose(80, Field::ShowWords, &[("no", 3), ("yes", 1)]);
    }

    /// Moves the answer that was given last, if the change is in this one.
    fn move_answer(&mut self, change: &Planted, answer: Option<&str>) {
        let Some((to, likely)) = answer.and_then(|answer| change.moves(answer)) else { return };
        if self.dice.below(10_000) < u64::from(likely)
            && let Some((_, value)) = self.pairs.last_mut()
        {
            to.clone_into(value);
        }
    }

    /// Up to three of those who help families.
    fn agencies(&mut self) {
        let likely = [
            ("social-services", 6),
            ("school", 6),
            ("health", 4),
            ("charity", 2),
            ("housing", 1),
            ("mental-health", 2),
            ("play-youth", 2),
            ("early-years", 1),
            ("money", 1),
        ];
        for percent in [70, 40, 15] {
            self.choose(percent, Field::Agencies, &likely);
        }
    }

    /// Safety: mostly not answered or yes. What it says is made up like everything else; the telephone number
    /// is one of those that are kept for plays and films.
    ///
    /// What is `settled` was read long ago. Nothing in it makes the system raise a concern while it is sent ("no" with
    /// `words` or a wish for contact): the people of a demo end no concern, and one that waits for a year would tell of
    /// a desk that nobody wants.
    pub(super) fn safety(&mut self, settled: bool, words: bool) {
        let no = if settled && words { 0 } else { 2 };
        let likely = [("yes", 88), ("sometimes", 8 - no), ("no", no), ("not-said", 4)];
        let safe = self.choose(38, Field::Safe, &likely);
        let Some("sometimes" | "no") = safe else { return };
        let wish = if settled && safe == Some("no") { 0 } else { 3 };
        if self.choose(80, Field::Contact, &[("yes", wish), ("no", 4), ("not-now", 3)]) == Some("yes") {
            self.text("r", "07700 900123");
        }
        self.choose(80, Field::KeepFrom, &[("nobody", 6), ("home", 2), ("worker", 1), ("other", 1)]);
        self.choose(80, Field::Place, &[("home", 3), ("school", 4), ("online", 2), ("not-said", 2)]);
    }

    /// Writes in a box.
    pub(super) fn text(&mut self, name: &str, words: &str) {
        if !words.is_empty() {
            self.pairs.push((name.to_owned(), words.to_owned()));
        }
    }

    /// The dice, for what stands between two answers.
    pub(super) const fn dice(&mut self) -> &mut Dice {
        self.dice
    }
}

/// How many doors, by how it was.
const fn doors(mood: Mood) -> [(&'static str, u32); 5] {
    match mood {
        Mood::Good => [("one", 7), ("few", 3), ("many", 0), ("no-help", 0), ("not-sure", 1)],
        Mood::Mixed => [("one", 3), ("few", 5), ("many", 1), ("no-help", 0), ("not-sure", 1)],
        Mood::Hard => [("one", 1), ("few", 5), ("many", 4), ("no-help", 1), ("not-sure", 1)],
    }
}
