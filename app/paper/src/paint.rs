//! Pages as a file.

use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target as Aim};
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::{Destination, XyzDestination};
use krilla::geom::{Point, Quadrilateral, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::{Page, PageSettings};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag};
use krilla::{Document as File, SerializeSettings};

use crate::draw::Pen;
use crate::error::Error;
use crate::flow::{Laid, Sheet, Spot};
use crate::letters::clean;
use crate::look::{PAGE, SIDE, WIDTH};
use crate::margin::margins;
use crate::model::Document;
use crate::span::Language;
use crate::strip::{Area, Mark, Op, Target, place_of_heading};
use crate::tag::{Leaf, Tree};

/// Writes the file. It holds nothing that was not drawn or named, and the same document gives the same bytes.
pub(crate) fn paint(document: &Document, laid: &Laid, tree: &mut Tree) -> Result<Vec<u8>, Error> {
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|_| Error::Pdf("PDF/UA-1 is not known".to_owned()))?;
    let settings = SerializeSettings { configuration, ..SerializeSettings::default() };
    let mut file = File::new_with(settings);
    for drawn in &laid.figures {
        let rect = Rect::from_xywh(SIDE, drawn.spot.y, WIDTH, drawn.height);
        if let Some(rect) = rect {
            tree.place(drawn.figure, drawn.spot.page, rect);
        }
    }
    let mut pen = Pen::default();
    for (number, sheet) in laid.sheets.iter().enumerate() {
        let settings = PageSettings::from_wh(PAGE.0, PAGE.1)
            .ok_or_else(|| Error::Pdf("a page has no size".to_owned()))?;
        let mut page = file.start_page_with(settings);
        let mut surface = page.surface();
        for (kind, ops) in margins(document, number, laid.sheets.len()) {
            decoration(&mut surface, &mut pen, &ops, kind);
        }
        content(&mut surface, &mut pen, sheet, tree);
        surface.finish();
        links(&mut page, laid, sheet, tree);
        page.finish();
    }
    file.set_tag_tree(tree.finish(document.language));
    file.set_outline(outline(laid));
    file.set_metadata(metadata(document));
    Ok(file.finish()?)
}

fn decoration(surface: &mut Surface<'_>, pen: &mut Pen, ops: &[Op], kind: ArtifactType) {
    let artifact = Artifact::with_kind(kind);
    surface.start_tagged(ContentTag::Artifact(artifact));
    for op in ops {
        pen.draw(surface, &op.mark);
    }
    surface.end_tagged();
}

/// Draws what belongs to one part at a time, in reading order.
fn content(surface: &mut Surface<'_>, pen: &mut Pen, sheet: &Sheet, tree: &mut Tree) {
    for run in sheet.ops.chunk_by(|one, other| one.leaf == other.leaf && same(one, other)) {
        let Some(leaf) = run[0].leaf else {
            decoration(surface, pen, run, ArtifactType::Layout);
            continue;
        };
        let piece = surface.start_tagged(tag(&run[0], leaf, tree));
        for op in run {
            pen.draw(surface, &op.mark);
        }
        surface.end_tagged();
        tree.drawn(leaf, piece);
    }
}

const fn is_text(op: &Op) -> bool {
    matches!(op.mark, Mark::Text { .. })
}

fn same(one: &Op, other: &Op) -> bool {
    is_text(one) == is_text(other)
}

fn tag<'t>(op: &Op, leaf: Leaf, tree: &Tree) -> ContentTag<'t> {
    if is_text(op) {
        let language = tree.language(leaf).map(Language::code);
        ContentTag::Span(SpanTag::empty().with_lang(language))
    } else {
        ContentTag::Other
    }
}

fn destination(spot: Spot) -> XyzDestination {
    XyzDestination::new(spot.page, Point::from_xy(SIDE, (spot.y - 12.0).max(0.0)))
}

/// Areas to click; those of one link on one page are one.
fn links(page: &mut Page<'_>, laid: &Laid, sheet: &Sheet, tree: &mut Tree) {
    for areas in sheet.areas.chunk_by(|one, other| one.link == other.link) {
        let target = match &areas[0].target {
            Target::Address(address) => Some(Aim::Action(Action::Link(LinkAction::new(address.clone())))),
            Target::Place(place) => aim(laid, place),
            Target::Heading(number) => aim(laid, &place_of_heading(*number)),
        };
        if let Some(target) = target {
            let corners = areas.iter().map(corners).collect();
            let link = LinkAnnotation::new_with_quad_points(corners, target);
            let area = page.add_tagged_annotation(Annotation::new_link(link, Some(clean(&areas[0].words))));
            tree.area(areas[0].link, area);
        }
    }
}

fn aim(laid: &Laid, place: &str) -> Option<Aim> {
    let spot = laid.places.get(place)?;
    Some(Aim::Destination(Destination::Xyz(destination(*spot))))
}

fn corners(area: &Area) -> Quadrilateral {
    let (left, top, width, height) = area.rect;
    let corner = |x, y| Point::from_xy(x, y);
    Quadrilateral([
        corner(left, top + height),
        corner(left + width, top + height),
        corner(left + width, top),
        corner(left, top),
    ])
}

/// Bookmarks, each under the last of a higher level.
fn outline(laid: &Laid) -> Outline {
    let mut outline = Outline::new();
    let mut open: Vec<(u8, OutlineNode)> = Vec::new();
    let close = |open: &mut Vec<(u8, OutlineNode)>, outline: &mut Outline, level: u8| {
        while open.last().is_some_and(|(last, _)| *last >= level) {
            if let Some((_, node)) = open.pop() {
                match open.last_mut() {
                    Some((_, parent)) => parent.push_child(node),
                    None => outline.push_child(node),
                }
            }
        }
    };
    for (bookmark, spot) in &laid.bookmarks {
        close(&mut open, &mut outline, bookmark.level);
        open.push((bookmark.level, OutlineNode::new(clean(&bookmark.text), destination(*spot))));
    }
    close(&mut open, &mut outline, 0);
    outline
}

fn metadata(document: &Document) -> Metadata {
    let made = document.made;
    let date = DateTime::new(made.year)
        .month(made.month)
        .day(made.day)
        .hour(made.hour)
        .minute(made.minute)
        .second(made.second)
        .utc_offset_hour(0);
    Metadata::new()
        .title(clean(&document.title))
        .description(clean(&document.subtitle))
        .authors(vec![clean(&document.organisation)])
        .creator("Clywed".to_owned())
        .language(document.language.code().to_owned())
        .creation_date(date)
}
