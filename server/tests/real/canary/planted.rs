//! Invented names, one set for each thing that can become of feedback. Nobody is called that, and no page says
//! any of it by itself.

use crate::kit::Form;
use domain::{Locale, feedback::WordBox};

/// What becomes of feedback in the story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fate {
    /// Nobody has looked yet.
    Waiting,
    /// Claimed and opened, and still being worked on.
    Opened,
    /// Held for a second person.
    Held,
    /// Declined kindly.
    Declined,
    /// Accepted with its names hidden.
    Accepted,
    /// Accepted, summarised and released with four others: a summary needs five.
    Released,
    /// One of the four.
    ReleasedToo,
    /// One of the four.
    ReleasedAsWell,
    /// One of the four.
    ReleasedLast,
    /// Accepted, and then taken back.
    TakenBack,
    /// Taken back before anybody looked.
    Withdrawn,
    /// Its sender wanted to see the words again by the number.
    Echoed,
    /// About a worker: on the designated officer's desk, and opened there.
    Officer,
    /// Never sent: it had a mistake.
    Mistaken,
    /// Never sent: it came from a page that is not ours.
    Foreign,
    /// Never sent: the server had a fault.
    Broken,
    /// Never sent: the database was away.
    Away,
    /// Held by nobody: it came with a file of comments.
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

    /// What is told of in the release.
    pub(crate) const TOLD: [Self; 5] =
        [Self::Accepted, Self::Released, Self::ReleasedToo, Self::ReleasedAsWell, Self::ReleasedLast];

    /// An end that makes an invented name this fate's own.
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

    /// What stands in each box: Welsh in the first and the last, English between. No word of it but the names
    /// is said by only one person.
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
        // Numbers that are given to no one, for use in stories.
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

    /// The words that may stay once the names are hidden.
    pub(crate) fn marker(self) -> String {
        format!("hebenw{}", self.end())
    }

    /// The names as the moderator hides them: box, first and last scalar value.
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

    /// The questionnaire as it is filled in. Every one wants to be reached, so that there is a telephone number
    /// and an address to keep.
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
