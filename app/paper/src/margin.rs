//! What stands above and below the text of each page: the running title, the state, the number of the page.

use krilla::tagging::ArtifactType;

use crate::face::Face;
use crate::look::{BOTTOM, EDGE, INK, LINE, PAGE, SIDE, SOFT, TINY, WIDTH};
use crate::maker::manner;
use crate::model::{Document, State};
use crate::strip::{Op, Strip};
use crate::text::{Manner, Piece, set};

const QUIET: Manner = manner(Face::Regular, SOFT, TINY);
const LOUD: Manner = manner(Face::Strong, INK, TINY);

/// The first line of `text` that fits in `room`, with a sign that it goes on.
fn one_line(text: &str, manner: Manner, room: f32) -> Option<(Strip, f32)> {
    let lines = |text: &str, room| set(&[Piece::decoration(text, manner)], TINY, room);
    let mut all = lines(text, room);
    if all.len() > 1 {
        let mut short = text.to_owned();
        while all.len() > 1 {
            let cut = short.trim_end().rfind(' ')?;
            short.truncate(cut);
            all = lines(&format!("{short}…"), room);
        }
    }
    all.into_iter().next().map(|line| (line.strip, line.width))
}

/// The head and the foot of a page. The first page has its own head.
pub(crate) fn margins(document: &Document, page: usize, pages: usize) -> Vec<(ArtifactType, Vec<Op>)> {
    let mut parts = Vec::new();
    let status = (document.status.state != State::Released).then_some(document.status.short.as_str());
    if page > 0 {
        let mut head = Strip::default();
        let mut room = WIDTH;
        if let Some((strip, width)) = status.and_then(|status| one_line(status, LOUD, WIDTH * 0.5)) {
            head.lay(strip, SIDE + WIDTH - width, 38.0);
            room -= width + 18.0;
        }
        let title = format!("{} · {}", document.organisation, document.title);
        if let Some((strip, _)) = one_line(&title, QUIET, room) {
            head.lay(strip, SIDE, 38.0);
        }
        head.rule(SIDE, SIDE + WIDTH, 53.0, EDGE, 0.7);
        parts.push((ArtifactType::Header, head.ops));
    }
    let top = PAGE.1 - BOTTOM + 22.0;
    let mut foot = Strip::default();
    foot.rule(SIDE, SIDE + WIDTH, top, LINE, 0.6);
    let words = &document.words;
    let number = format!("{} {} {} {pages}", words.page, page + 1, words.of);
    if let Some((strip, width)) = one_line(&number, LOUD, WIDTH * 0.4) {
        foot.lay(strip, SIDE + WIDTH - width, top + 6.0);
    }
    if let Some((strip, _)) = one_line(&document.period, QUIET, WIDTH * 0.6) {
        foot.lay(strip, SIDE, top + 6.0);
    }
    parts.push((ArtifactType::Footer, foot.ops));
    parts
}
