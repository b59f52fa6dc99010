//! What somebody chose: the structured half of feedback, packed into one column.

use super::field::{Agency, Allow, Band, Doors, Field, Speaks, Step, When, YesNo};
use crate::feedback::{Audience, Channel, Helper, Voice};
use std::{collections::BTreeSet, fmt, str::FromStr};

/// The version that [`Answers::pack`] writes. A reader for each older one stays for ever.
const PACKED_VERSION: u8 = 1;

/// The answers chosen from closed lists, safety apart.
///
/// A question that is not here was skipped. Only answers that count are here: [`super::Questionnaire::read`]
/// has left out what no longer applies. `Debug` prints no answer.
#[derive(Clone, PartialEq, Eq)]
pub struct Answers {
    audience: Audience,
    /// Question and the place of its answer in the closed list.
    given: BTreeSet<(Field, u8)>,
}

/// What the contributor allows. Silence allows nothing that needs a yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Permissions {
    /// Summaries may draw on the words: so unless somebody keeps theirs out. This is no consent but what the
    /// authority is there for; the form says so, and nothing is quoted in a summary.
    pub summaries: bool,
    /// A sentence may be quoted once names are out. No answer is no, and never about a court case.
    pub quote: bool,
    /// The number may show the words again. No answer is no.
    pub show_words: bool,
}

/// An answer that is not one of the question's, or a safety question, which is not kept here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an answer to question {0}")]
pub struct NotAnAnswer(pub Field);

/// Bytes that are not packed answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UnpackError {
    /// No bytes at all, or an odd one at the end.
    #[error("packed answers end too early")]
    Short,
    /// Written by a newer program.
    #[error("packed answers have version {0}, which this program does not know")]
    Version(u8),
    /// A question or an answer that is not in the lists, or a single choice given twice.
    #[error("packed answers name question {field} and answer {place}, which do not exist")]
    Unknown {
        /// The question's tag.
        field: u8,
        /// The answer's place.
        place: u8,
    },
}

impl Answers {
    /// No answer yet.
    pub const fn new(audience: Audience) -> Self {
        Self { audience, given: BTreeSet::new() }
    }

    /// Takes an answer by its code; a second one replaces the first unless the question takes several.
    pub fn answer(&mut self, field: Field, code: &str) -> Result<(), NotAnAnswer> {
        let place = field.place(code).filter(|_| !field.is_safety()).ok_or(NotAnAnswer(field))?;
        if !field.takes_several() {
            self.given.retain(|(answered, _)| *answered != field);
        }
        self.given.insert((field, place));
        Ok(())
    }

    /// Forgets every answer to a question.
    pub fn skip(&mut self, field: Field) {
        self.given.retain(|(answered, _)| *answered != field);
    }

    /// For whom the questions were worded.
    pub const fn audience(&self) -> Audience {
        self.audience
    }

    /// The codes chosen for a question, in the list's order; none when it was skipped.
    pub fn codes(&self, field: Field) -> impl Iterator<Item = &'static str> {
        self.given.iter().filter(move |(answered, _)| *answered == field).filter_map(|(f, p)| f.code_at(*p))
    }

    /// The answer to a question of one choice, as its type.
    fn one<T: FromStr>(&self, field: Field) -> Option<T> {
        self.codes(field).next().and_then(|code| code.parse().ok())
    }

    /// The step chosen; `None` when skipped or when the question has no steps.
    pub fn step(&self, field: Field) -> Option<Step> {
        if field.has_steps() { self.one(field) } else { None }
    }

    /// Who is beside the contributor; nobody, unless they said so.
    pub fn helper(&self) -> Helper {
        self.one(Field::Helper).unwrap_or(Helper::Nobody)
    }

    /// By which way this came, of the three that a contributor's own page can be.
    pub fn channel(&self) -> Channel {
        match self.helper() {
            Helper::Nobody => Channel::Alone,
            Helper::Advocate => Channel::Advocate,
            Helper::Family | Helper::Carer | Helper::Service | Helper::Teacher | Helper::Other => {
                Channel::WithHelper
            }
        }
    }

    /// Whose words these are. Without a helper they are the contributor's own; with one who did not say,
    /// too, since the channel keeps them apart from those of people who were alone.
    pub fn voice(&self) -> Voice {
        match self.helper() {
            Helper::Nobody => Voice::Own,
            _ => self.one(Field::Voice).unwrap_or(Voice::Own),
        }
    }

    /// When most of it happened.
    pub fn when(&self) -> Option<When> {
        self.one(Field::When)
    }

    /// Whether they told us before.
    pub fn before(&self) -> Option<YesNo> {
        self.one(Field::Before)
    }

    /// Who was helping the family.
    pub fn agencies(&self) -> Vec<Agency> {
        self.codes(Field::Agencies).filter_map(|code| code.parse().ok()).collect()
    }

    /// In how many places they had to ask.
    pub fn doors(&self) -> Option<Doors> {
        self.one(Field::Doors)
    }

    /// Whether a service turned them away.
    pub fn turned_away(&self) -> Option<YesNo> {
        self.one(Field::TurnedAway)
    }

    /// Whether they wait for a service that said yes.
    pub fn waiting(&self) -> Option<YesNo> {
        self.one(Field::Waiting)
    }

    /// Age band.
    pub fn band(&self) -> Option<Band> {
        self.one(Field::Band)
    }

    /// The language in which they want to deal with services.
    pub fn speaks(&self) -> Option<Speaks> {
        self.one(Field::Speaks)
    }

    /// What they allow. No answer keeps words from being quoted or shown again.
    pub fn permissions(&self) -> Permissions {
        let allowed = |field, default| self.one(field).map_or(default, |allow: Allow| allow == Allow::Yes);
        Permissions {
            summaries: allowed(Field::Summaries, true),
            quote: allowed(Field::Quote, false),
            show_words: allowed(Field::ShowWords, false),
        }
    }

    /// Whether anything here says something about a service.
    pub fn say_something(&self) -> bool {
        self.given.iter().any(|(field, _)| field.says_something())
    }

    /// One versioned byte string: version, audience, then question and answer in pairs.
    pub fn pack(&self) -> Vec<u8> {
        let audience = place_of(Audience::ALL, self.audience);
        let pairs = self.given.iter().flat_map(|(field, place)| [place_of(Field::ALL, *field), *place]);
        [PACKED_VERSION, audience].into_iter().chain(pairs).collect()
    }

    /// Reads what [`Answers::pack`] of this or an older version wrote.
    pub fn unpack(bytes: &[u8]) -> Result<Self, UnpackError> {
        let [version, audience, rest @ ..] = bytes else { return Err(UnpackError::Short) };
        if *version != PACKED_VERSION {
            return Err(UnpackError::Version(*version));
        }
        let audience = Audience::ALL
            .get(usize::from(*audience))
            .ok_or(UnpackError::Unknown { field: u8::MAX, place: *audience })?;
        let mut answers = Self::new(*audience);
        let (pairs, []) = rest.as_chunks::<2>() else { return Err(UnpackError::Short) };
        for &[tag, place] in pairs {
            let unknown = UnpackError::Unknown { field: tag, place };
            let field = *Field::ALL.get(usize::from(tag)).ok_or(unknown)?;
            if field.is_safety() || field.code_at(place).is_none() {
                return Err(unknown);
            }
            let twice = !field.takes_several() && answers.given.iter().any(|(f, _)| *f == field);
            if twice || !answers.given.insert((field, place)) {
                return Err(unknown);
            }
        }
        Ok(answers)
    }
}

/// The place of a value in its list. The lists are far shorter than 256.
fn place_of<T: Copy + PartialEq>(list: &[T], value: T) -> u8 {
    list.iter().position(|listed| *listed == value).and_then(|p| u8::try_from(p).ok()).unwrap_or(u8::MAX)
}

/// What goes into figures: each question with steps that was answered, and its step.
pub fn counted(answers: &Answers) -> Vec<(Field, Step)> {
    Field::ALL.iter().filter_map(|&field| Some((field, answers.step(field)?))).collect()
}

impl fmt::Debug for Answers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Answers({}, {} answers)", self.audience, self.given.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Any answers that can be given, for any audience.
    fn any_answers() -> impl Strategy<Value = Answers> {
        let pairs = prop::collection::vec((prop::sample::select(Field::ALL), 0_u8..10), 0..60);
        (prop::sample::select(Audience::ALL), pairs).prop_map(|(audience, pairs)| {
            let mut answers = Answers::new(audience);
            for (field, place) in pairs {
                if let Some(code) = field.code_at(place).filter(|_| !field.is_safety()) {
                    answers.answer(field, code).unwrap();
                }
            }
            answers
        })
    }

    proptest! {
        #[test]
        fn packed_answers_come_back_the_same(answers in any_answers()) {
            prop_assert_eq!(Answers::unpack(&answers.pack()), Ok(answers));
        }

        #[test]
        fn no_bytes_make_unpacking_panic_and_what_it_takes_it_writes_again(bytes in prop::collection::vec(0_u8..40, 0..30)) {
            if let Ok(answers) = Answers::unpack(&bytes) {
                prop_assert_eq!(Answers::unpack(&answers.pack()), Ok(answers));
            }
        }
    }

    /// Bytes as version 1 wrote them. This test is never changed: the database is full of such bytes.
    #[test]
    fn answers_written_by_version_one_are_read_for_ever() {
        let bytes = [1, 2, 0, 0, 1, 2, 5, 4, 15, 4, 16, 1, 19, 1, 19, 5, 21, 2, 27, 0];
        let answers = Answers::unpack(&bytes).unwrap();
        assert_eq!(answers.audience(), Audience::Parent);
        assert_eq!(answers.step(Field::C1), Some(Step::Top));
        assert_eq!(answers.step(Field::C2), Some(Step::Bottom));
        assert_eq!(answers.step(Field::C1Honest), Some(Step::NotAboutMe));
        assert_eq!((answers.helper(), answers.voice()), (Helper::Advocate, Voice::Typed));
        assert_eq!(answers.agencies(), [Agency::School, Agency::PlayYouth]);
        assert_eq!(answers.doors(), Some(Doors::Many));
        assert!(answers.permissions().quote);
        assert_eq!(answers.pack(), bytes);
    }

    #[test]
    fn unpacking_names_what_it_does_not_know() {
        assert_eq!(Answers::unpack(&[]), Err(UnpackError::Short));
        assert_eq!(Answers::unpack(&[1, 0, 0]), Err(UnpackError::Short));
        assert_eq!(Answers::unpack(&[9, 0]), Err(UnpackError::Version(9)));
        let unknown = |field, place| Err(UnpackError::Unknown { field, place });
        assert_eq!(Answers::unpack(&[1, 0, 0, 9]), unknown(0, 9));
        assert_eq!(Answers::unpack(&[1, 0, 0, 1, 0, 2]), unknown(0, 2));
        let safety = place_of(Field::ALL, Field::Safe);
        assert_eq!(Answers::unpack(&[1, 0, safety, 0]), unknown(safety, 0));
    }

    #[test]
    fn the_helper_decides_channel_and_voice() {
        let mut answers = Answers::new(Audience::Child);
        assert_eq!((answers.channel(), answers.voice()), (Channel::Alone, Voice::Own));
        answers.answer(Field::Voice, "helper").unwrap();
        assert_eq!(answers.voice(), Voice::Own, "nobody is there whose words they could be");
        answers.answer(Field::Helper, "teacher").unwrap();
        assert_eq!((answers.channel(), answers.voice()), (Channel::WithHelper, Voice::Helper));
        answers.answer(Field::Helper, "advocate").unwrap();
        assert_eq!(answers.channel(), Channel::Advocate);
        answers.answer(Field::Helper, "nobody").unwrap();
        assert_eq!((answers.channel(), answers.voice()), (Channel::Alone, Voice::Own));
    }

    #[test]
    fn figures_take_each_step_answered_and_nothing_skipped() {
        let mut answers = Answers::new(Audience::YoungPerson);
        answers.answer(Field::C4, "bottom").unwrap();
        answers.answer(Field::C4Told, "not-sure").unwrap();
        answers.answer(Field::Together, "not-about-me").unwrap();
        answers.answer(Field::Band, "16-17").unwrap();
        answers.answer(Field::C1, "top").unwrap();
        answers.skip(Field::C1);
        let expected =
            [(Field::C4, Step::Bottom), (Field::C4Told, Step::NotSure), (Field::Together, Step::NotAboutMe)];
        assert_eq!(counted(&answers), expected);
    }

    #[test]
    fn permissions_not_given_are_the_careful_ones() {
        let answers = Answers::new(Audience::Parent);
        let expected = Permissions { summaries: true, quote: false, show_words: false };
        assert_eq!(answers.permissions(), expected);
    }

    #[test]
    fn debug_of_answers_prints_none() {
        let mut answers = Answers::new(Audience::Child);
        answers.answer(Field::C1, "bottom").unwrap();
        assert_eq!(format!("{answers:?}"), "Answers(child, 1 answers)");
    }

    #[test]
    fn safety_is_never_among_the_answers() {
        let mut answers = Answers::new(Audience::Child);
        assert_eq!(answers.answer(Field::Safe, "no"), Err(NotAnAnswer(Field::Safe)));
        assert_eq!(answers.answer(Field::C1, "no"), Err(NotAnAnswer(Field::C1)));
    }
}
