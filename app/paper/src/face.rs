//! The letters of a paper: two weights of one family, inside the program. They are read when the first paper is made.

use std::sync::LazyLock;

use harfrust::{
    Direction, Feature, FontRef, ShapeOptions, ShapePlan, Shaper, ShaperData, Tag, UnicodeBuffer, script,
};
use krilla::text::{Font, GlyphId, KrillaGlyph};

const REGULAR: &[u8] = include_bytes!("../fonts/SourceSans3-Regular.ttf");
const STRONG: &[u8] = include_bytes!("../fonts/SourceSans3-SemiBold.ttf");

/// What stands where the letters have no shape for a letter.
const MISSING: char = '□';

/// One weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Face {
    /// For text.
    Regular,
    /// For what stands out.
    Strong,
}

struct Loaded {
    font: Font,
    reader: FontRef<'static>,
    shaper: ShaperData,
    /// What the features mean for these letters, worked out once.
    plan: ShapePlan,
}

impl Loaded {
    #[expect(clippy::expect_used, reason = "the letters are part of the program, and each test reads them")]
    fn new(bytes: &'static [u8]) -> Self {
        let reader = FontRef::new(bytes).expect("the letters can be read");
        let font = Font::new(bytes.into(), 0).expect("the letters can be embedded");
        let shaper = ShaperData::new(&reader);
        let latin = Some(script::LATIN);
        let plan =
            ShapePlan::new(&shaper.shaper(&reader).build(), Direction::LeftToRight, latin, None, &features());
        Self { font, reader, shaper, plan }
    }

    fn shaper(&self) -> Shaper<'_> {
        self.shaper.shaper(&self.reader).build()
    }
}

static FACES: LazyLock<[Loaded; 2]> = LazyLock::new(|| [Loaded::new(REGULAR), Loaded::new(STRONG)]);

/// Figures of one width, so that columns of numbers stand straight; no two letters in one shape, so that what is
/// copied is what was written.
fn features() -> [Feature; 2] {
    [(b"tnum", 1), (b"liga", 0)].map(|(name, on)| Feature::new(Tag::new(name), on, ..))
}

/// A piece of text as glyphs; its measures are parts of the size of the letters.
#[derive(Debug, Clone)]
pub(crate) struct Shaped {
    pub(crate) text: String,
    pub(crate) glyphs: Vec<KrillaGlyph>,
    pub(crate) width: f32,
}

impl Face {
    fn loaded(self) -> &'static Loaded {
        &FACES[usize::from(self == Self::Strong)]
    }

    /// The font as the file embeds it.
    pub(crate) fn font(self) -> Font {
        self.loaded().font.clone()
    }

    /// The glyphs of `text`, figures all of one width. Where the family has no letter, `MISSING` stands.
    pub(crate) fn shape(self, text: &str) -> Shaped {
        let shaped = self.glyphs(text);
        if shaped.glyphs.iter().all(|glyph| glyph.glyph_id.to_u32() != 0) {
            return shaped;
        }
        let known: String =
            text.chars().map(|letter| if self.knows(letter) { letter } else { MISSING }).collect();
        self.glyphs(&known)
    }

    /// Whether the family has a shape for the letter.
    pub(crate) fn knows(self, letter: char) -> bool {
        self.glyphs(letter.encode_utf8(&mut [0; 4])).glyphs.iter().all(|glyph| glyph.glyph_id.to_u32() != 0)
    }

    #[expect(clippy::cast_precision_loss, reason = "units of a font are small")]
    fn glyphs(self, text: &str) -> Shaped {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(script::LATIN);
        let loaded = self.loaded();
        let shaper = loaded.shaper();
        let features = features();
        let options = ShapeOptions::new().plan(Some(&loaded.plan)).features(&features);
        let set = shaper.shape(buffer, options);
        let unit = 1.0 / shaper.units_per_em() as f32;
        let (infos, positions) = (set.glyph_infos(), set.glyph_positions());
        let mut width = 0.0;
        let mut glyphs = Vec::with_capacity(infos.len());
        for (at, (info, position)) in infos.iter().zip(positions).enumerate() {
            let from = info.cluster as usize;
            let next = infos[at..].iter().map(|other| other.cluster as usize).find(|other| *other > from);
            let advance = position.x_advance as f32 * unit;
            width += advance;
            glyphs.push(KrillaGlyph {
                glyph_id: GlyphId::new(info.glyph_id),
                text_range: from..next.unwrap_or(text.len()),
                x_advance: advance,
                x_offset: position.x_offset as f32 * unit,
                y_offset: position.y_offset as f32 * unit,
                y_advance: 0.0,
                location: None,
            });
        }
        Shaped { text: text.to_owned(), glyphs, width }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_of_both_languages_have_shapes_in_both_weights() {
        let letters = "ŵŷẃẁẅẍïîôâêûàèìòùáéíóúẏŴŶẂẀÏÎÔÂÊÛ–—‘’“”…£€×≤≥•·½□";
        for face in [Face::Regular, Face::Strong] {
            for letter in letters.chars() {
                assert!(face.knows(letter), "{face:?} has no {letter}");
            }
        }
    }

    #[test]
    fn a_letter_without_shape_is_shown_as_missing_and_figures_are_of_one_width() {
        assert_eq!(Face::Regular.shape("aあb").text, "a□b");
        let width = |text| Face::Regular.shape(text).width;
        assert!((width("111") - width("888")).abs() < 0.001);
    }
}
