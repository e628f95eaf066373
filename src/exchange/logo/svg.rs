//! Drawings (SVG). A drawing is a small program: it repeats parts, layers them and filters them, so that a
//! kilobyte can ask for hours of work. What it asks for is therefore counted before it is drawn.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};

use image::RgbaImage;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::filter::Kind;
use resvg::usvg::roxmltree::{Document, Node, NodeType, ParsingOptions};
use resvg::usvg::{self, Group, ImageHrefResolver, Options, Path, Tree};

use super::{KEPT_SIDE, LARGEST_DRAWING, LogoError, broken, check_size};

/// Elements, comments and texts in the file.
const MOST_NODES: u32 = 50_000;

/// How deep elements may nest, those they repeat included.
const DEEPEST: usize = 200;

/// The work of reading the drawing, in bytes read, with every repeated part counted each time.
const MOST_WORK: usize = 16 * 1024 * 1024;

/// What an element costs beside its attributes.
const ELEMENT: usize = 64;

/// What trying one style rule on one element costs.
const RULE: usize = 4;

/// Groups that are drawn apart and then laid over the rest. Each can take 25 times the finished picture.
const MOST_LAYERS: usize = 500;

/// How many layers may be in the making at once.
const DEEPEST_LAYERS: usize = 20;

/// Filter steps. A blur takes longest.
const MOST_FILTER_STEPS: usize = 30;

/// Dashes of dashed lines.
const MOST_DASHES: f32 = 300_000.0;

/// Whether the content is a drawing, as far as its beginning tells.
pub(super) fn looks_like_one(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes.get(..bytes.len().min(16 * 1024)).unwrap_or_default());
    let text = text.trim_start_matches('\u{feff}').trim_start();
    text.starts_with('<') && (text.contains("<svg") || text.contains(":svg"))
}

/// Draws the content, its longer side [`KEPT_SIDE`].
pub(super) fn draw(bytes: &[u8]) -> Result<RgbaImage, LogoError> {
    check_size(bytes.len() as u64, LARGEST_DRAWING)?;
    let text = std::str::from_utf8(bytes).map_err(broken)?;
    // A document type is common and harmless; what it declares is not.
    if text.contains("<!ENTITY") {
        return Err(LogoError::SvgEntities);
    }
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, entity_resolver: None };
    let document = Document::parse_with_options(text, options).map_err(|error| match error {
        usvg::roxmltree::Error::NodesLimitReached => LogoError::SvgTooComplex,
        other => broken(other),
    })?;
    check_document(&document)?;
    let tree = tree(&document)?;
    check_tree(&tree)?;
    render(&tree)
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
        ..Options::default()
    };
    let tree = Tree::from_xmltree(document, &options).map_err(|error| match error {
        usvg::Error::InvalidSize => LogoError::Empty,
        usvg::Error::ElementsLimitReached => LogoError::SvgTooComplex,
        other => broken(other),
    })?;
    if pictured.load(Ordering::Relaxed) { Err(LogoError::SvgPicture) } else { Ok(tree) }
}

fn check_document(document: &Document<'_>) -> Result<(), LogoError> {
    let elements = || document.descendants().filter(Node::is_element);
    let rules = elements()
        .filter(|node| node.tag_name().name() == "style")
        .filter_map(|node| node.text())
        .map(|style| style.matches(['{', ',']).count())
        .sum();
    let by_id = document.descendants().rev().filter_map(|node| node.attribute("id").map(|id| (id, node))).collect();
    Reading { by_id, rules, left: MOST_WORK }.read(document.root_element(), DEEPEST)?;

    let letters = elements().filter(|node| node.tag_name().name() == "text");
    if letters.flat_map(|node| node.descendants()).filter_map(|node| node.text()).any(|text| !text.trim().is_empty()) {
        return Err(LogoError::SvgText);
    }
    // A marker is drawn at every point of a line.
    let markers = elements().any(|node| node.tag_name().name() == "marker");
    if markers && elements().any(|node| uses_marker(&node)) {
        return Err(LogoError::SvgTooComplex);
    }
    Ok(())
}

fn uses_marker(node: &Node<'_, '_>) -> bool {
    let style = if node.tag_name().name() == "style" { node.text() } else { node.attribute("style") };
    style.is_some_and(|style| style.contains("marker") && style.contains("url("))
        || node
            .attributes()
            .any(|attribute| attribute.name().starts_with("marker-") && attribute.value().contains("url("))
}

/// What is left to spend on reading a drawing.
struct Reading<'a, 'input> {
    by_id: HashMap<&'a str, Node<'a, 'input>>,
    rules: usize,
    left: usize,
}

impl<'a, 'input> Reading<'a, 'input> {
    /// Spends what `node` costs with everything in it and everything it refers to. What refers to itself goes
    /// deeper than anything may.
    fn read(&mut self, node: Node<'a, 'input>, depth: usize) -> Result<(), LogoError> {
        let depth = depth.checked_sub(1).ok_or(LogoError::SvgTooComplex)?;
        let written: usize = node.attributes().map(|attribute| attribute.value().len()).sum();
        let cost = ELEMENT + written + RULE * self.rules;
        self.left = self.left.checked_sub(cost).ok_or(LogoError::SvgTooComplex)?;
        for attribute in node.attributes() {
            for id in references(attribute.name(), attribute.value()) {
                if let Some(target) = self.by_id.get(id) {
                    self.read(*target, depth)?;
                }
            }
        }
        node.children()
            .filter(|child| child.node_type() == NodeType::Element)
            .try_for_each(|child| self.read(child, depth))
    }
}

/// The ids an attribute refers to: `href="#id"` or `mask="url(#id)"`.
fn references<'a>(name: &str, value: &'a str) -> impl Iterator<Item = &'a str> {
    let whole = if name == "href" { value.trim().strip_prefix('#') } else { None };
    let parts = value.split("url(").skip(1).filter_map(|after| {
        let inside = after.split(')').next()?;
        inside.trim_matches(['"', '\'', ' ']).strip_prefix('#')
    });
    whole.into_iter().chain(parts)
}

fn check_tree(tree: &Tree) -> Result<(), LogoError> {
    // A tile of a pattern is as large as the drawing says, and patterns nest.
    if !tree.patterns().is_empty() {
        return Err(LogoError::SvgTooComplex);
    }
    Layering { layers: MOST_LAYERS, filter_steps: MOST_FILTER_STEPS, groups: MOST_NODES as usize, dashes: MOST_DASHES }
        .lay(tree.root(), DEEPEST_LAYERS)
}

/// What is left to spend on layers.
struct Layering {
    layers: usize,
    filter_steps: usize,
    groups: usize,
    dashes: f32,
}

impl Layering {
    fn lay(&mut self, group: &Group, depth: usize) -> Result<(), LogoError> {
        self.groups = self.groups.checked_sub(1).ok_or(LogoError::SvgTooComplex)?;
        let mut depth = depth;
        if group.should_isolate() {
            self.layers = self.layers.checked_sub(1).ok_or(LogoError::SvgTooComplex)?;
            depth = depth.checked_sub(1).ok_or(LogoError::SvgTooComplex)?;
        }
        for primitive in group.filters().iter().flat_map(|filter| filter.primitives()) {
            self.filter_steps = self.filter_steps.checked_sub(1).ok_or(LogoError::SvgTooComplex)?;
            // The others take longer the larger the numbers in them are.
            let quick = matches!(
                primitive.kind(),
                Kind::Blend(_)
                    | Kind::ColorMatrix(_)
                    | Kind::ComponentTransfer(_)
                    | Kind::Composite(_)
                    | Kind::DropShadow(_)
                    | Kind::Flood(_)
                    | Kind::GaussianBlur(_)
                    | Kind::Merge(_)
                    | Kind::Offset(_)
            );
            if !quick {
                return Err(LogoError::SvgTooComplex);
            }
        }
        let mut clip = group.clip_path();
        while let Some(path) = clip {
            self.lay_apart(path.root(), depth)?;
            clip = path.clip_path();
        }
        let mut mask = group.mask();
        while let Some(over) = mask {
            self.lay_apart(over.root(), depth)?;
            mask = over.mask();
        }
        group.children().iter().try_for_each(|node| match node {
            usvg::Node::Group(group) => self.lay(group, depth),
            usvg::Node::Path(path) => self.dash(path),
            usvg::Node::Image(_) | usvg::Node::Text(_) => Ok(()),
        })
    }

    /// Spends the dashes of a line, taken to cross its whole width and height with every stroke of the pen.
    fn dash(&mut self, path: &Path) -> Result<(), LogoError> {
        let Some(dashes) = path.stroke().and_then(usvg::Stroke::dasharray) else { return Ok(()) };
        let bounds = path.data().bounds();
        #[allow(clippy::cast_precision_loss, reason = "an estimate")]
        let (strokes, pieces) = (path.data().len() as f32, dashes.len() as f32);
        self.dashes -= (bounds.width() + bounds.height()) * strokes / dashes.iter().sum::<f32>() * pieces;
        // Written so that no number at all is too many as well.
        if self.dashes >= 0.0 { Ok(()) } else { Err(LogoError::SvgTooComplex) }
    }

    /// A mask or clip is a layer of its own, whatever is in it.
    fn lay_apart(&mut self, group: &Group, depth: usize) -> Result<(), LogoError> {
        self.layers = self.layers.checked_sub(1).ok_or(LogoError::SvgTooComplex)?;
        self.lay(group, depth.checked_sub(1).ok_or(LogoError::SvgTooComplex)?)
    }
}

fn render(tree: &Tree) -> Result<RgbaImage, LogoError> {
    let (width, height) = (tree.size().width(), tree.size().height());
    #[allow(clippy::cast_precision_loss, reason = "512 is exact")]
    let scale = KEPT_SIDE as f32 / width.max(height);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what fits, NaN to nought")]
    let side = |length: f32| ((length * scale).round() as u32).clamp(1, KEPT_SIDE);
    let mut pixmap = Pixmap::new(side(width), side(height)).ok_or(LogoError::Empty)?;
    resvg::render(tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    let (width, height) = (pixmap.width(), pixmap.height());
    RgbaImage::from_raw(width, height, pixmap.take_demultiplied()).ok_or(LogoError::Empty)
}
