//! The table of contents: headings of the levels 1 and 2 with their pages.

use crate::face::Face;
use crate::look::{BODY, HEADINGS, INK, LINE, SEA, SOFT, Size, WIDTH};
use crate::maker::{Maker, kept, manner};
use crate::model::Block;
use crate::strip::{Outline, Strip, Stroke, Target};
use crate::tag::Kind;
use crate::text::{Piece, set};

const ENTRY: Size = Size { letters: 10.8, lines: 17.0 };
/// How wide the page numbers are.
const NUMBERS: f32 = 30.0;

pub(super) fn contents(maker: &mut Maker<'_>) {
    let document = maker.document;
    let words = &document.words;
    let title = Kind::Heading(2, words.contents.clone());
    let manner_of_title = manner(Face::Strong, SEA, HEADINGS[1]);
    let mut head = kept(maker.text(None, title, &words.contents, manner_of_title, WIDTH, BODY.lines));
    if let Some(last) = head.last_mut() {
        last.height += 3.0;
    }
    maker.strips.append(&mut head);
    let list = maker.tree.part(Kind::Contents);
    let headings = document.blocks.iter().filter_map(|block| match block {
        Block::Heading(heading) => Some(heading),
        _ => None,
    });
    for (number, heading) in headings.enumerate().filter(|(_, heading)| heading.level <= 2) {
        let entry = maker.tree.inside(list, Kind::Entry);
        let reference = maker.tree.inside(entry, Kind::Reference);
        let link = maker.tree.inside(reference, Kind::Link);
        let inner = heading.level > 1;
        let indent = if inner { 16.0 } else { 0.0 };
        let face = if inner { Face::Regular } else { Face::Strong };
        let entry = manner(face, if inner { SOFT } else { INK }, ENTRY);
        let alt = format!("{}: {}", words.go_to, heading.text);
        let text = Piece::of(&mut maker.tree, link, &format!("{} ", heading.text), entry).leading(
            link,
            Target::Heading(number),
            alt,
        );
        let page = maker.pages.get(number).map_or(String::new(), |page| (page + 1).to_string());
        let page = Piece::of(&mut maker.tree, link, &page, entry);
        let lines = set(&[text], ENTRY, WIDTH - indent - NUMBERS - 10.0);
        let end = lines.len().saturating_sub(1);
        for (at, line) in lines.into_iter().enumerate() {
            let mut strip = Strip { height: ENTRY.lines, keep: at < end, ..Strip::default() };
            strip.before = if at == 0 && !inner { 3.0 } else { 0.0 };
            if at == end {
                let dots = Stroke { colour: LINE, width: 0.8, broken: true };
                let (from, y) = (indent + line.width + 6.0, ENTRY.lines * 0.72);
                let leader = vec![(from, y), (WIDTH - NUMBERS + 6.0, y)];
                strip.shape(None, Outline::Path(leader, false), None, dots);
                strip.lay(line.strip, indent, 0.0);
                for number in set(&[page], ENTRY, NUMBERS) {
                    strip.lay(number.strip, WIDTH - number.width, 0.0);
                }
                maker.strips.push(strip);
                break;
            }
            strip.lay(line.strip, indent, 0.0);
            maker.strips.push(strip);
        }
    }
}
