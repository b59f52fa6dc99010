//! The questions' short names, and the closed list of answers behind each.

use crate::feedback::{Helper, KeepFrom, Safe, Safety, UnsafeWhere, Voice, WantsContact, WordBox};
use std::str::FromStr;

codes! {
    /// An answer on three steps, or a reason for none. Skipping is no answer at all.
    pub enum Step {
        /// Most of the time; a child's yes.
        Top = "top",
        /// Sometimes.
        Middle = "middle",
        /// Hardly ever or never; a child's no.
        Bottom = "bottom",
        /// Counted and shown, outside the shares.
        NotSure = "not-sure",
        /// Leaves the denominator.
        NotAboutMe = "not-about-me",
    }
}

codes! {
    /// When most of it happened (W1).
    pub enum When {
        /// In the last three months.
        Recent = "recent",
        /// Three to twelve months ago.
        ThisYear = "this-year",
        /// More than a year ago.
        Longer = "longer",
    }
}

codes! {
    /// Yes, no or not sure: told us before (W2), turned away, accepted but waiting.
    pub enum YesNo {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
        /// Not sure.
        NotSure = "not-sure",
    }
}

codes! {
    /// Who was helping the family. Each is an agency of the catalogue; a test keeps the two together.
    pub enum Agency {
        /// Social services.
        SocialServices = "social-services",
        /// School or college.
        School = "school",
        /// Doctor, nurse, hospital.
        Health = "health",
        /// Police.
        Police = "police",
        /// Housing.
        Housing = "housing",
        /// Play and youth work.
        PlayYouth = "play-youth",
        /// Youth justice.
        YouthJustice = "youth-justice",
        /// The family court, with Cafcass Cymru and lawyers.
        Court = "court",
        /// A charity or community group.
        Charity = "charity",
        /// Somebody else.
        Other = "other",
        /// Mental health.
        MentalHealth = "mental-health",
        /// Nursery and childcare.
        EarlyYears = "early-years",
        /// Help with alcohol or drugs.
        SubstanceUse = "substance-use",
        /// Domestic abuse services.
        DomesticAbuse = "domestic-abuse",
        /// Probation and prison.
        Probation = "probation",
        /// Benefits and advice about money.
        Money = "money",
    }
}

codes! {
    /// In how many places one had to ask.
    pub enum Doors {
        /// One.
        One = "one",
        /// Two or three.
        Few = "few",
        /// Four or more.
        Many = "many",
        /// Asked, and got no help.
        NoHelp = "no-help",
        /// Not sure.
        NotSure = "not-sure",
    }
}

codes! {
    /// Age band: to see whether ages are treated alike.
    pub enum Band {
        /// 4 to 7.
        To7 = "4-7",
        /// 8 to 10.
        To10 = "8-10",
        /// 11 to 15.
        To15 = "11-15",
        /// 16 or 17.
        To17 = "16-17",
        /// 18 to 25.
        To25 = "18-25",
    }
}

codes! {
    /// The language in which a person wants to deal with services.
    pub enum Speaks {
        /// Cymraeg.
        Welsh = "cy",
        /// English.
        English = "en",
        /// Either of the two.
        Either = "either",
        /// Another language, British Sign Language among them.
        Another = "another",
    }
}

codes! {
    /// May we? What no answer means is said at [`super::Permissions`].
    pub enum Allow {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
    }
}

codes! {
    /// A question with a closed list of answers, by the short, neutral name it has in the form.
    ///
    /// The place in this list is the tag under which answers are packed: new questions go to the end and
    /// none is ever taken out.
    pub enum Field {
        /// Treated well (respect and honesty).
        C1 = "c1",
        /// Told what is happening (information sharing).
        C2 = "c2",
        /// Helped (support).
        C3 = "c3",
        /// Listened to (participation).
        C4 = "c4",
        /// Able to reach someone (communication).
        C5 = "c5",
        /// Told the truth.
        C1Honest = "c1a",
        /// People did what they said.
        C1Kept = "c1b",
        /// In words that one understands.
        C2Clear = "c2a",
        /// What is written is right.
        C2Written = "c2b",
        /// Early enough.
        C3Early = "c3a",
        /// Travel, time, money, language sorted out.
        C3Practical = "c3b",
        /// Told what happened because of it.
        C4Told = "c4a",
        /// People who matter were involved.
        C4Family = "c4b",
        /// They got back in touch.
        C5Answer = "c5a",
        /// The language one wants, Welsh too.
        C5Language = "c5b",
        /// Who is helping (H1).
        Helper = "h1",
        /// Whose words (H3).
        Voice = "h3",
        /// When (W1).
        When = "w1",
        /// Told us before (W2).
        Before = "w2",
        /// Who was helping the family; any number of answers.
        Agencies = "a",
        /// Did they work together?
        Together = "t",
        /// How many doors.
        Doors = "d",
        /// Turned away.
        TurnedAway = "n",
        /// Accepted but waiting.
        Waiting = "q",
        /// Age band.
        Band = "b",
        /// Language preferred.
        Speaks = "l",
        /// Keeps one's words out of summaries: only `no` is offered.
        Summaries = "p1",
        /// May a sentence be quoted once names are out?
        Quote = "p2",
        /// May the number show the words again?
        ShowWords = "p3",
        /// Safe? (S1). This and the four after it are safety: never packed, never counted.
        Safe = "s1",
        /// Should someone get in touch? (S2)
        Contact = "s2",
        /// Who should not see this? (S3)
        KeepFrom = "s3",
        /// Where not safe? (S4)
        Place = "s4",
        /// "I don't feel safe", on every step of the children's pages.
        Button = "sb",
    }
}

codes! {
    /// A box to write in, by the short name it has in the form.
    pub enum TextBox {
        /// What helped (O1).
        Praise = "o1",
        /// What made it harder (O2).
        Problem = "o2",
        /// What should change (O3).
        Idea = "o3",
        /// How to get in touch safely, after a yes to S2.
        Reach = "r",
    }
}

impl TextBox {
    /// The longest text, in characters.
    pub const fn limit(self) -> usize {
        match self {
            Self::Praise | Self::Problem | Self::Idea => 4_000,
            Self::Reach => 300,
        }
    }

    /// The box that words came from.
    pub const fn of(word_box: WordBox) -> Self {
        match word_box {
            WordBox::Praise => Self::Praise,
            WordBox::Problem => Self::Problem,
            WordBox::Idea => Self::Idea,
        }
    }

    /// Which of the contributor's word boxes this is; `None` for contact details, which are not feedback.
    pub const fn word_box(self) -> Option<WordBox> {
        match self {
            Self::Praise => Some(WordBox::Praise),
            Self::Problem => Some(WordBox::Problem),
            Self::Idea => Some(WordBox::Idea),
            Self::Reach => None,
        }
    }
}

/// The five core questions, in the charter's order.
pub const CORE: [Field; 5] = [Field::C1, Field::C2, Field::C3, Field::C4, Field::C5];

impl Field {
    /// The core question that this one says more about.
    pub const fn under(self) -> Option<Self> {
        match self {
            Self::C1Honest | Self::C1Kept => Some(Self::C1),
            Self::C2Clear | Self::C2Written => Some(Self::C2),
            Self::C3Early | Self::C3Practical => Some(Self::C3),
            Self::C4Told | Self::C4Family => Some(Self::C4),
            Self::C5Answer | Self::C5Language => Some(Self::C5),
            _ => None,
        }
    }

    /// Whether the answers are [`Step`]s, and so are counted as shares.
    pub const fn has_steps(self) -> bool {
        matches!(self, Self::C1 | Self::C2 | Self::C3 | Self::C4 | Self::C5 | Self::Together)
            || self.under().is_some()
    }

    /// Whether this is one of the safety questions, which are kept apart from the answers.
    pub const fn is_safety(self) -> bool {
        matches!(self, Self::Safe | Self::Contact | Self::KeepFrom | Self::Place | Self::Button)
    }

    /// Whether several answers may be given.
    pub const fn takes_several(self) -> bool {
        matches!(self, Self::Agencies)
    }

    /// Whether an answer here says something about a service. Who is helping, when, age and permissions do
    /// not: with those alone there is nothing to send.
    pub const fn says_something(self) -> bool {
        self.has_steps() || matches!(self, Self::Agencies | Self::Doors | Self::TurnedAway | Self::Waiting)
    }

    /// The place of an answer's code in its closed list; `None` for a code that is not in it.
    pub(super) fn place(self, code: &str) -> Option<u8> {
        match self {
            Self::Helper => place_in(Helper::ALL, code),
            Self::Voice => place_in(Voice::ALL, code),
            Self::When => place_in(When::ALL, code),
            Self::Agencies => place_in(Agency::ALL, code),
            Self::Doors => place_in(Doors::ALL, code),
            Self::Before | Self::TurnedAway | Self::Waiting => place_in(YesNo::ALL, code),
            Self::Band => place_in(Band::ALL, code),
            Self::Speaks => place_in(Speaks::ALL, code),
            Self::Safe => place_in(Safe::ALL, code),
            Self::Contact => place_in(WantsContact::ALL, code),
            Self::KeepFrom => place_in(KeepFrom::ALL, code),
            Self::Place => place_in(UnsafeWhere::ALL, code),
            Self::Summaries | Self::Quote | Self::ShowWords | Self::Button => place_in(Allow::ALL, code),
            _ => place_in(Step::ALL, code),
        }
    }

    /// The code at a place of the closed list: [`Field::place`] backwards.
    pub(super) fn code_at(self, place: u8) -> Option<&'static str> {
        let place = usize::from(place);
        match self {
            Self::Helper => Helper::ALL.get(place).map(|a| a.code()),
            Self::Voice => Voice::ALL.get(place).map(|a| a.code()),
            Self::When => When::ALL.get(place).map(|a| a.code()),
            Self::Agencies => Agency::ALL.get(place).map(|a| a.code()),
            Self::Doors => Doors::ALL.get(place).map(|a| a.code()),
            Self::Before | Self::TurnedAway | Self::Waiting => YesNo::ALL.get(place).map(|a| a.code()),
            Self::Band => Band::ALL.get(place).map(|a| a.code()),
            Self::Speaks => Speaks::ALL.get(place).map(|a| a.code()),
            Self::Safe => Safe::ALL.get(place).map(|a| a.code()),
            Self::Contact => WantsContact::ALL.get(place).map(|a| a.code()),
            Self::KeepFrom => KeepFrom::ALL.get(place).map(|a| a.code()),
            Self::Place => UnsafeWhere::ALL.get(place).map(|a| a.code()),
            Self::Summaries | Self::Quote | Self::ShowWords | Self::Button => {
                Allow::ALL.get(place).map(|a| a.code())
            }
            _ => Step::ALL.get(place).map(|a| a.code()),
        }
    }
}

impl Safety {
    /// The answers that were given, each under the name of its question.
    pub fn answers(self) -> impl Iterator<Item = (Field, &'static str)> {
        [
            (Field::Safe, self.safe.map(Safe::code)),
            (Field::Contact, self.contact.map(WantsContact::code)),
            (Field::KeepFrom, self.keep_from.map(KeepFrom::code)),
            (Field::Place, self.place.map(UnsafeWhere::code)),
        ]
        .into_iter()
        .filter_map(|(field, code)| Some((field, code?)))
    }
}

/// Where `code` stands in a closed list.
fn place_in<T: FromStr + PartialEq>(list: &[T], code: &str) -> Option<u8> {
    let answer: T = code.parse().ok()?;
    let place = list.iter().position(|listed| *listed == answer)?;
    u8::try_from(place).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_has_one_place_and_comes_back_from_it() {
        for &field in Field::ALL {
            let mut places = 0;
            while let Some(code) = field.code_at(places) {
                assert_eq!(field.place(code), Some(places), "{field} {code}");
                places += 1;
            }
            assert!(places >= 2, "{field} offers a choice");
            assert_eq!(field.place("no such answer"), None);
        }
    }

    #[test]
    fn every_agency_is_one_of_the_catalogues() {
        let known = &crate::catalogue::catalogue().services.agencies;
        for agency in Agency::ALL {
            assert!(known.iter().any(|known| known.id == agency.code()), "{agency}");
        }
    }

    #[test]
    fn there_are_two_questions_that_say_more_about_each_heading() {
        for core in CORE {
            assert_eq!(Field::ALL.iter().filter(|f| f.under() == Some(core)).count(), 2);
        }
    }
}
