//! Invented names, a set for each fate that feedback can have. They belong to nobody, and no page contains
//! them by itself.

use crate::kit::Form;
use domain::{Locale, feedback::WordBox};

/// What happens to one feedback of the story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fate {
    /// Nobody has opened it.
    Waiting,
    /// Claimed and opened, and still being worked on.
    Opened,
    /// Held for a second person.
    Held,
    /// Declined kindly.
    Declined,
    /// Accepted with its names hidden.
    Accepted,
    /// Accepted, summarised and released together with four others, because a summary needs five.
    Released,
    /// One of the other four.
    ReleasedToo,
    /// One of the other four.
    ReleasedAsWell,
    /// One of the other four.
    ReleasedLast,
    /// Accepted, and then taken back by its contributor.
    TakenBack,
    /// Taken back before anybody opened it.
    Withdrawn,
    /// Its contributor chose to see the words again by the number.
    Echoed,
    /// About a worker: on the designated officer's desk, and opened there.
    Officer,
    /// Never sent: the form had a mistake.
    Mistaken,
    /// Never sent: the form came from a page that is not ours.
    Foreign,
    /// Never sent: the server had a fault.
    Broken,
    /// Never sent: the database was away.
    Away,
    /// Imported with a file of comments; nobody holds its number.
    Imported,
}

impl Fate {
    pub(crate) const ALL: [Self; 18] = [
        Self::Waiting,
        Self::Opened,
        Self::Held,
        Self::Declined,
        Self::Accepted,
        Self::Released,
        Self::ReleasedToo,
        Self::ReleasedAsWell,
        Self::ReleasedLast,
        Self::TakenBack,
        Self::Withdrawn,
        Self::Echoed,
        Self::Officer,
        Self::Mistaken,
        Self::Foreign,
        Self::Broken,
        Self::Away,
        Self::Imported,
    ];

    /// The five fates that go into the release.
    pub(crate) const TOLD: [Self; 5] =
        [Self::Accepted, Self::Released, Self::ReleasedToo, Self::ReleasedAsWell, Self::ReleasedLast];

    /// The ending that makes an invented name unique to this fate.
    const fn end(self) -> &'static str {
        match self {
            Self::Waiting => "wen",
            Self::Opened => "las",
            Self::Held => "goch",
            Self::Declined => "ddu",
            Self::Accepted => "felen",
            Self::Released => "gopr",
            Self::ReleasedToo => "efydd",
            Self::ReleasedAsWell => "eirin",
            Self::ReleasedLast => "hufen",
            Self::TakenBack => "lwyd",
            Self::Withdrawn => "werdd",
            Self::Echoed => "binc",
            Self::Officer => "frown",
            Self::Mistaken => "arian",
            Self::Foreign => "aur",
            Self::Broken => "borffor",
            Self::Away => "oren",
            Self::Imported => "dywyll",
        }
    }

    fn name(self, stem: &str) -> String {
        format!("{stem}{}", self.end())
    }

    /// The text of each box: Welsh in the first and the last, English in the middle one. Only the names in it
    /// are unique to one fate.
    pub(crate) fn boxes(self) -> [(WordBox, String); 3] {
        let (one, two) = (self.name("Tyfryddog"), self.name("Llŷrgwynfab"));
        let (three, four) = (self.name("Brynhildor"), self.name("Oswallaby"));
        [
            (WordBox::Praise, format!("Roedd {one} yn garedig wrth ein teulu ni.")),
            (WordBox::Problem, format!("Mrs {three} never rang back about {four}.")),
            (WordBox::Idea, format!("Hoffwn i {two} wrando arnon ni.")),
        ]
    }

    fn telephone(self) -> String {
        // Numbers that are reserved for fiction.
        format!("07700 9001{:02}", self as usize)
    }

    fn mail(self) -> String {
        format!("{}@llythyr.example", self.name("canarigwyllt"))
    }

    /// Everything that must not travel.
    pub(crate) fn secrets(self) -> Vec<String> {
        let names = ["Tyfryddog", "Llŷrgwynfab", "Brynhildor", "Oswallaby"].map(|stem| self.name(stem));
        let telephone = self.telephone();
        let joined = telephone.replace(' ', "");
        names.into_iter().chain([telephone, joined, self.mail()]).collect()
    }

    /// The words that may be seen once the names are hidden.
    pub(crate) fn marker(self) -> String {
        format!("hebenw{}", self.end())
    }

    /// The names as the moderator hides them: box, first and last Unicode scalar.
    pub(crate) fn spans(self) -> Vec<String> {
        let secrets = self.secrets();
        let spans = self.boxes().into_iter().flat_map(|(word_box, text)| {
            let found = secrets.iter().filter_map(|secret| {
                let from = text[..text.find(secret)?].chars().count();
                Some(format!("{word_box}:{from}-{}:person", from + secret.chars().count()))
            });
            found.collect::<Vec<_>>()
        });
        spans.collect()
    }

    /// The filled-in questionnaire. Every contributor asks to be contacted, so that a telephone number and an
    /// address are stored.
    pub(crate) fn form(self) -> Form {
        let locale = if (self as usize).is_multiple_of(2) { Locale::Cy } else { Locale::En };
        let [(_, praise), (_, problem), (_, idea)] = self.boxes();
        let praise = if self == Self::TakenBack { format!("{praise} {}", self.marker()) } else { praise };
        let form = Form::new(locale)
            .with("o1", praise)
            .with("o2", problem)
            .with("o3", idea)
            .with("s1", "no")
            .with("s2", "yes")
            .with("r", format!("{} / {}", self.telephone(), self.mail()));
        match self {
            Self::Echoed => form.with("p3", "yes"),
            Self::Officer => form.with("s4", "worker"),
            Self::Mistaken => form.with("c2", "no-such-answer"),
            _ => form,
        }
    }

    /// A file of comments collected elsewhere.
    pub(crate) fn comments(self) -> String {
        let [(_, praise), (_, problem), (_, idea)] = self.boxes();
        let mail = self.mail();
        format!("Id,Comment,Day\r\n1,\"{praise}\",01/10/2026\r\n2,\"{problem} {idea} {mail}\",02/10/2026\r\n")
    }
}
