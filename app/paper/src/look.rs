//! Sizes and colours of a paper: A4, one family of letters, dark slate that stays readable in black and white.

/// The page, in points.
pub(crate) const PAGE: (f32, f32) = (595.28, 841.89);
/// Left and right of the text.
pub(crate) const SIDE: f32 = 68.0;
/// Above the text.
pub(crate) const TOP: f32 = 76.0;
/// Below the text.
pub(crate) const BOTTOM: f32 = 72.0;
/// How wide the text is.
pub(crate) const WIDTH: f32 = PAGE.0 - 2.0 * SIDE;
/// How much fits on a page.
pub(crate) const HEIGHT: f32 = PAGE.1 - TOP - BOTTOM;

/// The size of letters and the distance of lines.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Size {
    pub(crate) letters: f32,
    pub(crate) lines: f32,
}

const fn size(letters: f32, lines: f32) -> Size {
    Size { letters, lines }
}

pub(crate) const BODY: Size = size(10.8, 15.6);
pub(crate) const SMALL: Size = size(9.2, 12.6);
pub(crate) const TINY: Size = size(8.4, 11.2);
pub(crate) const LEAD: Size = size(13.0, 18.0);
pub(crate) const TITLE: Size = size(26.0, 30.5);
/// Headings of the levels 1 to 4.
pub(crate) const HEADINGS: [Size; 4] = [size(18.0, 22.5), size(13.6, 18.0), size(11.6, 15.6), BODY];
/// The space above a heading of each level, and below it.
pub(crate) const ROUND_HEADINGS: [(f32, f32); 4] = [(26.0, 3.0), (19.0, 1.0), (13.0, 0.0), (10.0, 0.0)];

/// A colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Colour(pub(crate) u8, pub(crate) u8, pub(crate) u8);

pub(crate) const INK: Colour = Colour(0x1b, 0x2a, 0x32);
pub(crate) const SOFT: Colour = Colour(0x45, 0x54, 0x5c);
pub(crate) const EDGE: Colour = Colour(0x6b, 0x75, 0x7a);
pub(crate) const LINE: Colour = Colour(0xc4, 0xc8, 0xc9);
pub(crate) const WASH: Colour = Colour(0xf1, 0xf3, 0xf3);
pub(crate) const SEA: Colour = Colour(0x0b, 0x55, 0x60);
pub(crate) const WHITE: Colour = Colour(0xff, 0xff, 0xff);
