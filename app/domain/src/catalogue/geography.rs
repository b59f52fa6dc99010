//! Places and the bodies that cover them.

use serde::Deserialize;

use super::Text;
use super::alphabet::welsh_sort_key;
use crate::Locale;

codes! {
    /// A kind of body that covers authorities. Kinds are never derived from one another.
    pub enum BoardKind {
        /// A health board of the NHS.
        Health = "health-board",
        /// A Regional Partnership Board.
        Partnership = "regional-partnership-board",
        /// A Regional Safeguarding Board.
        Safeguarding = "regional-safeguarding-board",
        /// A police force's area.
        Police = "police",
    }
}

/// The places of Wales.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Geography {
    /// Wales.
    pub country: Authority,
    /// The 22 local authorities, by code.
    #[serde(rename = "authority")]
    pub authorities: Vec<Authority>,
    /// Every board with its own list of members.
    #[serde(rename = "board")]
    pub boards: Vec<Board>,
    /// Codes that old data still carry.
    pub retired: Vec<Retired>,
}

/// A local authority, as a place.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Authority {
    /// The code of the Office for National Statistics, such as `W06000015`.
    pub code: String,
    /// The place's name (the council's formal name differs).
    pub name: Text,
    /// "In" the place in a Welsh sentence, mutated: *yng Nghaerdydd*.
    pub cy_in: String,
}

impl Authority {
    /// "In" the place, for a sentence in `locale`: *yng Nghaerdydd*, *in Cardiff*.
    pub fn located(&self, locale: Locale) -> String {
        match locale {
            Locale::Cy => self.cy_in.clone(),
            Locale::En => format!("in {}", self.name.en),
        }
    }
}

/// A body and the authorities it covers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Board {
    /// What it is.
    pub kind: BoardKind,
    /// A health board's statistical code; our own word for the others, such as `rpb-gwent`.
    pub code: String,
    /// Its name.
    pub name: Text,
    /// The codes of its authorities.
    pub members: Vec<String>,
}

/// The authorities whose released figures are added up: those of a board, or of all Wales.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region<'a> {
    /// What the board is; `None` for Wales.
    pub kind: Option<BoardKind>,
    /// Its code.
    pub code: &'a str,
    /// Its name.
    pub name: &'a Text,
    /// The codes of its authorities.
    pub members: Vec<&'a str>,
}

/// A code out of use, never given to a place again.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retired {
    /// The old code.
    pub code: String,
    /// The codes that cover its area now.
    pub replaced_by: Vec<String>,
    /// What it was.
    pub about: Text,
}

impl Geography {
    /// The authorities in the order of `locale`'s alphabet.
    pub fn authorities_sorted(&self, locale: Locale) -> Vec<&Authority> {
        let mut sorted: Vec<_> = self.authorities.iter().collect();
        match locale {
            Locale::Cy => sorted.sort_by_cached_key(|authority| welsh_sort_key(&authority.name.cy)),
            Locale::En => sorted.sort_by_cached_key(|authority| authority.name.en.to_lowercase()),
        }
        sorted
    }

    /// Wales, then every board with its own members, in the file's order.
    pub fn regions(&self) -> impl Iterator<Item = Region<'_>> {
        let wales = Region {
            kind: None,
            code: &self.country.code,
            name: &self.country.name,
            members: self.authorities.iter().map(|authority| authority.code.as_str()).collect(),
        };
        let boards = self.boards.iter().map(|board| Region {
            kind: Some(board.kind),
            code: &board.code,
            name: &board.name,
            members: board.members.iter().map(String::as_str).collect(),
        });
        std::iter::once(wales).chain(boards)
    }

    /// The region with this code.
    pub fn region(&self, code: &str) -> Option<Region<'_>> {
        self.regions().find(|region| region.code == code)
    }

    /// The boards of one kind, in the file's order.
    pub fn boards(&self, kind: BoardKind) -> impl Iterator<Item = &Board> {
        self.boards.iter().filter(move |board| board.kind == kind)
    }

    /// The board of `kind` that covers the authority with this code.
    pub fn board_of(&self, kind: BoardKind, authority: &str) -> Option<&Board> {
        self.boards(kind).find(|board| board.members.iter().any(|member| member == authority))
    }
}
