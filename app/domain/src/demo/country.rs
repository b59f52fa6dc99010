//! Where made-up feedback is given: the services of the 22 authorities, and how much of the feedback each of them has.

use super::{Place, dice::Dice};
use crate::{
    Bilingual,
    catalogue::{Level, catalogue},
};
use uuid::Uuid;

/// The authority whose pages the demo is looked at by: it has most of a small demo, and half of a large one.
pub const FIRST: &str = "W06000008";

/// A made-up service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeUpService {
    /// Code of its authority.
    pub authority: &'static str,
    /// What families call it.
    pub name: Bilingual,
    /// The code on its poster.
    pub code: String,
    /// Who provides it.
    pub provider: &'static str,
    /// Its identifier, kind and level.
    pub place: Place,
}

/// The kinds of service that authorities have: the level, the provider, and how often people speak of it beside the
/// others. In a quarter of a demo of realistic size most have up to thirty responses, and a few have more.
const KINDS: [(&str, Level, &str, u32); 12] = [
    ("social-work", Level::Specialist, "council", 10),
    ("flying-start", Level::Early, "health-board", 8),
    ("early-help", Level::Universal, "council", 7),
    ("taf", Level::Early, "council", 6),
    ("families-first", Level::Early, "third-sector", 5),
    ("therapeutic", Level::Intensive, "health-board", 4),
    ("disability", Level::Early, "health-board", 3),
    ("kinship", Level::Intensive, "council", 2),
    ("reunification", Level::Exit, "council", 2),
    ("child-advocacy", Level::Universal, "third-sector", 2),
    ("housing", Level::Universal, "council", 2),
    ("unknown", Level::Universal, "council", 1),
];

/// What [`FIRST`] has beside the services that the demo names itself.
const FURTHER: [&str; 3] = ["therapeutic", "kinship", "reunification"];

/// The authorities, each with its size beside the others: roughly the children who live there, in thousands.
const SIZES: [(&str, u32); 22] = [
    (FIRST, 13),
    ("W06000001", 13),
    ("W06000002", 23),
    ("W06000003", 21),
    ("W06000004", 20),
    ("W06000005", 32),
    ("W06000006", 29),
    ("W06000009", 23),
    ("W06000010", 37),
    ("W06000011", 47),
    ("W06000012", 28),
    ("W06000013", 30),
    ("W06000014", 28),
    ("W06000015", 78),
    ("W06000016", 50),
    ("W06000018", 37),
    ("W06000019", 13),
    ("W06000020", 20),
    ("W06000021", 18),
    ("W06000022", 37),
    ("W06000023", 23),
    ("W06000024", 13),
];

/// The codes of the 22 authorities, [`FIRST`] before the others.
pub fn authorities() -> impl Iterator<Item = &'static str> {
    SIZES.iter().map(|(code, _)| *code)
}

/// The services of all authorities, without those of [`FIRST`] that the demo names itself.
pub fn services() -> Vec<MadeUpService> {
    SIZES.iter().zip(1..).flat_map(|((authority, size), number)| of(authority, *size, number)).collect()
}

fn of(authority: &'static str, size: u32, number: u32) -> Vec<MadeUpService> {
    // A large authority has more kinds of service; which of the small kinds a small one has depends on its place.
    let has = |place: u32| place < 5 || (place + number).is_multiple_of(3) || size > 25;
    let kinds = KINDS.iter().zip(0..);
    let kinds = kinds.filter(|((kind, ..), place)| {
        if authority == FIRST { FURTHER.contains(kind) } else { *kind == "unknown" || has(*place) }
    });
    kinds.filter_map(|(kind, place)| made_up(authority, number, place, *kind)).collect()
}

fn made_up(
    authority: &'static str,
    number: u32,
    place: u32,
    (kind, level, provider, _): (&str, Level, &'static str, u32),
) -> Option<MadeUpService> {
    let name = &catalogue().service_type(kind)?.name;
    let id = 0x0191_0000_0000_7000_8000_0000_0000_1000 + u128::from(number * 0x100 + place);
    Some(MadeUpService {
        authority,
        name: Bilingual { cy: name.cy.clone(), en: name.en.clone() },
        code: code(&mut Dice::new(&[u64::from(number), u64::from(place)])),
        provider,
        place: Place { id: Uuid::from_u128(id), kind: kind.to_owned(), level: Some(level) },
    })
}

/// A code as posters have it.
fn code(dice: &mut Dice) -> String {
    const SIGNS: &[u8; 28] = b"BCDFGHJKLMNPQRSTVWXYZ2345679";
    (0..6).filter_map(|_| dice.pick(SIGNS)).map(|sign| char::from(*sign)).collect()
}

/// How often people speak of a service of this kind, beside the others.
pub(super) fn size(kind: &str) -> u32 {
    KINDS.iter().find(|(known, ..)| *known == kind).map_or(4, |(.., size)| *size)
}

/// Up to here nine of ten feedback are of the first authority, so that its pages are full; beyond, every second one.
const SMALL: u32 = 2_000;

/// How many of `count` feedback each of these authorities has: `first`, and the others by their size.
pub fn shares(count: u32, first: &str, others: &[&str]) -> Vec<(String, u32)> {
    let elsewhere = count.min(SMALL) / 10 + count.saturating_sub(SMALL) / 2;
    let size = |code: &&str| SIZES.iter().find(|(known, _)| known == code).map_or(0, |(_, size)| *size);
    let all: u32 = others.iter().map(size).sum();
    let part = |code: &&str| {
        let part = u64::from(elsewhere) * u64::from(size(code)) / u64::from(all.max(1));
        u32::try_from(part).unwrap_or(0)
    };
    let mut shares: Vec<_> = others.iter().map(|code| ((*code).to_owned(), part(code))).collect();
    let rest = count - shares.iter().map(|(_, part)| part).sum::<u32>();
    shares.insert(0, (first.to_owned(), rest));
    shares
}
