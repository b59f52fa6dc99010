//! Made-up feedback, to see the product with and to measure it by.
//!
//! Nothing here is about anybody. The same [`Plan`] gives the same feedback, byte for byte, on every machine:
//! there is no clock and no random source, only a seed. Each item is a form as a browser would post it, so that the
//! questionnaire reads it like any other, together with the coding that a moderator would give it.

mod authority;
mod country;
mod dice;
mod form;
mod mood;
mod planted;
mod texts;
mod times;
mod words;

pub use authority::{OnRota, plain_settings, population, settings};
pub use country::{FIRST, MadeUpService, authorities, services, shares};
pub use planted::{FOUND_FROM, PLANTED, Planted, Whose};
pub use texts::{MadeUpEntry, MadeUpReply, MadeUpSummary, summaries};
pub use times::{QUARTERS, first, waits};

use crate::{
    Locale,
    catalogue::Level,
    clock::{DAY_MICROS, Moment},
    coding::{Coding, Criticality},
    feedback::{Audience, WordBox},
    questionnaire::{Parsed, Questionnaire},
};
use dice::Dice;
use form::Form;
use mood::Mood;
use times::Times;
use uuid::Uuid;

/// What is younger than this many days still waits to be read.
pub const WAITS_DAYS: i64 = 21;

/// A service that made-up feedback may be about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Identifier of the service.
    pub id: Uuid,
    /// Its type in the catalogue, which tells who is likely to speak of it.
    pub kind: String,
    /// Its level of help.
    pub level: Option<Level>,
}

/// What is to be made up for one authority.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Another seed gives other feedback.
    pub seed: u64,
    /// Code of the authority.
    authority: String,
    /// How many.
    pub count: u32,
    /// Nothing is received after this moment.
    pub until: Moment,
    /// The services; with none, nobody knows what the service was called.
    pub places: Vec<Place>,
    /// What is planted in this authority.
    planted: Vec<Planted>,
    times: Times,
}

/// One made-up feedback.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeUp {
    /// The sending's token. It is not secret: it follows from the plan.
    pub token: Uuid,
    /// When it was received.
    pub received: Moment,
    /// When somebody would have read and decided it: one to nine days later.
    pub decided: Moment,
    /// The service.
    pub service: Option<Uuid>,
    /// Language of the form and of the words.
    pub locale: Locale,
    /// Whom the questions are worded for.
    pub audience: Audience,
    /// The form as a browser would post it.
    pub pairs: Vec<(String, String)>,
    /// What a moderator would give: nothing where nothing was written.
    pub coding: Coding,
}

impl MadeUp {
    /// The form, read as every form is read.
    pub fn read(&self) -> Parsed {
        Questionnaire::core().read(self.audience, self.pairs.clone())
    }
}

impl Plan {
    /// So many feedback for an authority with these services, over three years and the quarter that runs at `until`.
    pub fn new(seed: u64, authority: &str, count: u32, until: Moment, places: Vec<Place>) -> Self {
        let planted = PLANTED.into_iter().filter(|change| change.authority == authority).collect();
        Self {
            seed,
            authority: authority.to_owned(),
            count,
            until,
            places,
            planted,
            times: Times::until(until),
        }
    }

    /// The feedback at `index`, oldest first; `index` counts from 0 up to [`Plan::count`].
    pub fn feedback(&self, index: u32) -> MadeUp {
        let authority = self
            .authority
            .bytes()
            .fold(0_u64, |sum, byte| sum.wrapping_mul(251).wrapping_add(u64::from(byte)));
        let mut dice = Dice::new(&[self.seed, authority, u64::from(self.count), u64::from(index)]);
        let token = (u128::from(dice.throw()) << 64) | u128::from(dice.throw());
        let token = uuid::Builder::from_random_bytes(token.to_be_bytes()).into_uuid();
        let received = self.received(&mut dice, index);
        let hours = 24 + dice.below(8 * 24);
        let decided = Moment(received.0 + i64::try_from(hours).unwrap_or(24) * (DAY_MICROS / 24));
        let locale = if dice.chance(40) { Locale::Cy } else { Locale::En };
        let audience = [(Audience::Child, 20), (Audience::YoungPerson, 30), (Audience::Parent, 50)];
        let audience = dice.weighted(&audience).unwrap_or(Audience::Parent);
        let service = self.service(&mut dice, audience);
        let mood = dice.weighted(&Mood::ALL).unwrap_or(Mood::Mixed);
        let planted = self.planted(received, audience, service);
        let mut coding = Coding::empty();
        let mut form = Form::new(&mut dice, audience);
        form.answer(locale, mood, &planted);
        for (word_box, name) in boxes(form.dice(), mood) {
            let words = words::write(form.dice(), locale, audience, word_box, &mut coding);
            form.text(name, &words);
        }
        let settled = !waits(received, self.until);
        form.safety(settled, !coding.themes.is_empty());
        let pairs = form.pairs;
        coding.could_happen_again = coding.criticality >= Some(Criticality::Serious) && dice.chance(30);
        MadeUp { token, received, decided, service, locale, audience, pairs, coding }
    }

    /// Divides the time into shares of the same size and places each item at random within its own. Later shares are
    /// shorter, because more people know by then that they can say how it was.
    fn received(&self, dice: &mut Dice, index: u32) -> Moment {
        let share = self.times.share(self.count);
        let within = i64::try_from(dice.below(u64::try_from(share).unwrap_or(1))).unwrap_or(0);
        self.times.before_end(share * i64::from(self.count.saturating_sub(index)) - within)
    }

    /// The changes that are in what this audience says then about this service.
    fn planted(&self, received: Moment, audience: Audience, service: Option<Uuid>) -> Vec<Planted> {
        let kind =
            self.places.iter().find(|place| Some(place.id) == service).map(|place| place.kind.as_str());
        let (month, last) = (received.month(), self.until.quarter());
        let in_it = |change: &&Planted| {
            change.from(last) <= month && change.is_about(&self.authority, audience, kind)
        };
        self.planted.iter().filter(in_it).copied().collect()
    }

    /// One of the services, by who is likely to speak of it.
    fn service(&self, dice: &mut Dice, audience: Audience) -> Option<Uuid> {
        let likely: Vec<(Uuid, u32)> =
            self.places.iter().map(|place| (place.id, weight(&place.kind, audience))).collect();
        dice.weighted(&likely)
    }
}

/// How likely it is that `audience` speaks of a service of this type, beside the others.
fn weight(kind: &str, audience: Audience) -> u32 {
    match (kind, audience) {
        ("flying-start" | "early-help", Audience::YoungPerson | Audience::Child) => 1,
        ("unknown", Audience::YoungPerson | Audience::Child) => 3,
        ("social-work" | "therapeutic", Audience::YoungPerson) => 2 * country::size(kind),
        _ => country::size(kind),
    }
}

/// Which boxes are filled, by how it was.
fn boxes(dice: &mut Dice, mood: Mood) -> Vec<(WordBox, &'static str)> {
    let likely = match mood {
        Mood::Good => [72, 10, 24],
        Mood::Mixed => [48, 50, 34],
        Mood::Hard => [10, 78, 34],
    };
    let boxes = [(WordBox::Praise, "o1"), (WordBox::Problem, "o2"), (WordBox::Idea, "o3")];
    let filled = boxes.into_iter().zip(likely).filter(|(_, percent)| dice.chance(*percent));
    filled.map(|(filled, _)| filled).collect()
}

#[cfg(test)]
mod tests;
