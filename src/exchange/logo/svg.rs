//! Drawings (SVG). A drawing is a small program: it repeats parts, layers them and filters them, so that a
//! kilobyte can ask for hours of work. What it asks for is therefore counted before it is drawn.

mod drawing;
mod reading;
mod source;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};

use image::RgbaImage;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::roxmltree::{Document, Error, ParsingOptions};
use resvg::usvg::{self, Group, ImageHrefResolver, Options, TextSpan, Tree, fontdb};

use super::{KEPT_SIDE, LogoError, broken};
use crate::exchange::picture;

/// Elements, comments and texts in the file.
const MOST_NODES: u32 = 50_000;

/// The last letter of the Latin alphabets, all of which the bundled face has.
const LAST_LETTER: char = '\u{17f}';

/// Signs beside them that it has too.
const SIGNS: &str = "–—‘’‚“”„†‡•…‰‹›€™−";

/// The bundled face, which stands for every other: a drawing looks the same on every computer.
static FACES: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut faces = picture::faces();
    faces.set_serif_family(picture::FACE);
    faces.set_sans_serif_family(picture::FACE);
    faces.set_cursive_family(picture::FACE);
    faces.set_fantasy_family(picture::FACE);
    faces.set_monospace_family(picture::FACE);
    Arc::new(faces)
});

/// Draws the content, its longer side [`KEPT_SIDE`], and says whether there are letters in it.
pub(super) fn draw(bytes: &[u8]) -> Result<(RgbaImage, bool), LogoError> {
    let text = source::text(bytes)?;
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, entity_resolver: None };
    let document = Document::parse_with_options(&text, options).map_err(|error| match error {
        Error::NodesLimitReached => LogoError::SvgTooComplex,
        other => broken(other),
    })?;
    reading::check(&document)?;
    let tree = tree(&document)?;
    let lettered = check_letters(tree.root())?;
    Ok((render(&tree)?, lettered))
}

fn tree(document: &Document<'_>) -> Result<Tree, LogoError> {
    // Nothing is fetched, from the disk or elsewhere. A logo with a hole is not the logo, so it is refused.
    let pictured = AtomicBool::new(false);
    let refuse = || {
        pictured.store(true, Ordering::Relaxed);
        None
    };
    let options = Options {
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| refuse()),
            resolve_string: Box::new(|_, _| refuse()),
        },
        fontdb: Arc::clone(&FACES),
        font_family: picture::FACE.to_owned(),
        ..Options::default()
    };
    let tree = Tree::from_xmltree(document, &options).map_err(|error| match error {
        usvg::Error::InvalidSize => LogoError::Empty,
        usvg::Error::ElementsLimitReached => LogoError::SvgTooComplex,
        other => broken(other),
    })?;
    if pictured.load(Ordering::Relaxed) { Err(LogoError::SvgPicture) } else { Ok(tree) }
}

/// Whether letters are drawn, of which the bundled face must have every one. What is hidden does not count.
fn check_letters(group: &Group) -> Result<bool, LogoError> {
    let mut lettered = false;
    for node in group.children() {
        lettered |= match node {
            usvg::Node::Group(group) => check_letters(group)?,
            usvg::Node::Text(text) => {
                let chunks = text.chunks().iter();
                let shown = chunks.filter(|chunk| chunk.spans().iter().any(TextSpan::is_visible));
                let mut letters = shown.flat_map(|chunk| chunk.text().chars()).filter(|letter| !letter.is_whitespace());
                let missing = |letter: char| letter > LAST_LETTER && !SIGNS.contains(letter);
                let any = letters.next().map(|first| missing(first) || letters.any(missing));
                if any == Some(true) {
                    return Err(LogoError::SvgText);
                }
                any.is_some()
            }
            usvg::Node::Path(_) | usvg::Node::Image(_) => false,
        };
    }
    Ok(lettered)
}

fn render(tree: &Tree) -> Result<RgbaImage, LogoError> {
    let (width, height) = (tree.size().width(), tree.size().height());
    #[allow(clippy::cast_precision_loss, reason = "512 is exact")]
    let scale = KEPT_SIDE as f32 / width.max(height);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what fits, NaN to nought")]
    let side = |length: f32| ((length * scale).round() as u32).clamp(1, KEPT_SIDE);
    drawing::check(tree, scale, (side(width), side(height)))?;
    let mut pixmap = Pixmap::new(side(width), side(height)).ok_or(LogoError::Empty)?;
    resvg::render(tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    let (width, height) = (pixmap.width(), pixmap.height());
    RgbaImage::from_raw(width, height, pixmap.take_demultiplied()).ok_or(LogoError::Empty)
}
