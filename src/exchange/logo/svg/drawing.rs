//! What drawing costs, once a drawing has been read: the pixels that are painted, the edges that they are found
//! between, and the layers that are laid over each other. It is counted as the library that draws goes about it
//! (resvg 0.49, `render.rs` and `path.rs`), in steps of about ten nanoseconds.

use resvg::tiny_skia::{PathSegment, Point, Rect, Transform};
use resvg::usvg::filter::Kind;
use resvg::usvg::{self, ClipPath, Group, Mask, Paint, Path, Pattern, Tree};

use super::super::LogoError;

/// All the work.
const MOST_WORK: f64 = 150.0e6;

/// What all layers may take at once, in pixels of four bytes.
const MOST_PIXELS: f64 = 12.0e6;

/// Groups that are drawn apart and then laid over the rest.
const MOST_LAYERS: usize = 500;

/// How many layers may be in the making at once.
const DEEPEST_LAYERS: usize = 20;

/// Elements that are drawn, each time they are.
const MOST_ELEMENTS: usize = 100_000;

/// Filter steps. A blur takes longest.
const MOST_FILTER_STEPS: usize = 30;

/// Dashes of dashed lines.
const MOST_DASHES: f32 = 300_000.0;

/// The pixels of the tile of a pattern.
const LARGEST_TILE: f64 = 4.0e6;

/// How many times as large as the picture a layer may be in width and height, as the library has it.
const LAYER: f64 = 5.0;

/// Spends what drawing the tree at `scale` on a picture of this size costs.
pub(super) fn check(tree: &Tree, scale: f32, (width, height): (u32, u32)) -> Result<(), LogoError> {
    let picture = Surface { width: width.into(), height: height.into() };
    let mut drawing = Drawing {
        picture,
        work: MOST_WORK,
        layers: MOST_LAYERS,
        elements: MOST_ELEMENTS,
        filter_steps: MOST_FILTER_STEPS,
        dashes: MOST_DASHES,
    };
    let at = At {
        surface: picture,
        transform: Transform::from_scale(scale, scale),
        depth: DEEPEST_LAYERS,
        pixels: MOST_PIXELS,
    };
    drawing.group(tree.root(), at)
}

/// What is painted on.
#[derive(Clone, Copy)]
struct Surface {
    width: f64,
    height: f64,
}

impl Surface {
    fn pixels(self) -> f64 {
        self.width * self.height
    }

    /// How many pixels of it something so large can cover.
    fn covered(self, width: f64, height: f64) -> f64 {
        // One that is no number at all covers all of it.
        (width + 2.0).min(self.width).max(0.0) * (height + 2.0).min(self.height).max(0.0)
    }
}

/// Where something is drawn.
#[derive(Clone, Copy)]
struct At {
    surface: Surface,
    transform: Transform,
    /// How many more layers may lie within each other here, and how many pixels they may have.
    depth: usize,
    pixels: f64,
}

impl At {
    /// On a layer of its own, which has so many pixels for each of its own.
    fn layer(self, surface: Surface, times: f64) -> Result<Self, LogoError> {
        let depth = self.depth.checked_sub(1).ok_or(LogoError::SvgTooComplex)?;
        let pixels = self.pixels - surface.pixels() * times;
        // Written so that no number at all is too many as well.
        if pixels >= 0.0 { Ok(Self { surface, depth, pixels, ..self }) } else { Err(LogoError::SvgTooComplex) }
    }

    fn within(self, transform: Transform) -> Self {
        Self { transform: self.transform.pre_concat(transform), ..self }
    }

    /// How large something is here, in pixels.
    fn size(self, bounds: Rect) -> (f64, f64) {
        let bounds = bounds.transform(self.transform);
        bounds.map_or((f64::INFINITY, f64::INFINITY), |bounds| (bounds.width().into(), bounds.height().into()))
    }
}

/// What is left to spend on drawing.
struct Drawing {
    picture: Surface,
    work: f64,
    layers: usize,
    elements: usize,
    filter_steps: usize,
    dashes: f32,
}

impl Drawing {
    fn spend(&mut self, work: f64) -> Result<(), LogoError> {
        self.work -= work;
        if self.work >= 0.0 { Ok(()) } else { Err(LogoError::SvgTooComplex) }
    }

    fn element(&mut self) -> Result<(), LogoError> {
        self.elements = self.elements.checked_sub(1).ok_or(LogoError::SvgTooComplex)?;
        Ok(())
    }

    fn group(&mut self, group: &Group, at: At) -> Result<(), LogoError> {
        self.element()?;
        let mut at = at.within(group.transform());
        if group.should_isolate() {
            self.layers = self.layers.checked_sub(1).ok_or(LogoError::SvgTooComplex)?;
            let (width, height) = at.size(group.layer_bounding_box().to_rect());
            let width = (width + 4.0).min(LAYER * self.picture.width);
            let height = (height + 4.0).min(LAYER * self.picture.height);
            let steps = self.filters(group)?;
            #[allow(clippy::cast_precision_loss, reason = "few")]
            let steps = steps as f64;
            // Every step of a filter keeps what it came to.
            at = at.layer(Surface { width, height }, if steps > 0.0 { steps + 3.0 } else { 1.0 })?;
            self.spend(at.surface.pixels() * (steps * 40.0 + 6.0))?;
        }
        if let Some(clip) = group.clip_path() {
            self.clip(clip, at)?;
        }
        if let Some(mask) = group.mask() {
            self.mask(mask, at)?;
        }
        group.children().iter().try_for_each(|node| match node {
            usvg::Node::Group(group) => self.group(group, at),
            usvg::Node::Path(path) => self.path(path, at),
            usvg::Node::Text(text) => self.group(text.flattened(), at),
            usvg::Node::Image(_) => Ok(()),
        })
    }

    /// How many steps the filters of a group have.
    fn filters(&mut self, group: &Group) -> Result<usize, LogoError> {
        let mut steps = 0;
        for primitive in group.filters().iter().flat_map(|filter| filter.primitives()) {
            self.filter_steps = self.filter_steps.checked_sub(1).ok_or(LogoError::SvgTooComplex)?;
            steps += 1;
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
        Ok(steps)
    }

    /// A clip is a layer of its own, whatever is in it, and so are those within it.
    fn clip(&mut self, clip: &ClipPath, at: At) -> Result<(), LogoError> {
        let at = self.apart(at)?;
        self.group(clip.root(), at.within(clip.transform()))?;
        clip.clip_path().map_or(Ok(()), |clip| self.clip(clip, at))
    }

    fn mask(&mut self, mask: &Mask, at: At) -> Result<(), LogoError> {
        let at = self.apart(at)?;
        self.group(mask.root(), at)?;
        mask.mask().map_or(Ok(()), |mask| self.mask(mask, at))
    }

    fn apart(&mut self, at: At) -> Result<At, LogoError> {
        self.layers = self.layers.checked_sub(1).ok_or(LogoError::SvgTooComplex)?;
        self.spend(at.surface.pixels() * 10.0)?;
        at.layer(at.surface, 1.5)
    }

    fn path(&mut self, path: &Path, at: At) -> Result<(), LogoError> {
        self.element()?;
        if !path.is_visible() {
            return Ok(());
        }
        let scale = scale_of(at.transform);
        let edges = edges(path, scale, at.surface.height);
        if let Some(fill) = path.fill() {
            let (width, height) = at.size(path.bounding_box());
            let paint = self.paint(fill.paint(), at)?;
            self.spend(edges + at.surface.covered(width, height) * paint)?;
        }
        if let Some(stroke) = path.stroke() {
            self.dash(path)?;
            let (width, height) = at.size(path.stroke_bounding_box());
            let paint = self.paint(stroke.paint(), at)?;
            // A line covers no more than its length times its width; no piece of it is longer than what holds it.
            let (long, wide) = (width.hypot(height), f64::from(stroke.width().get()) * scale + 2.0);
            #[allow(clippy::cast_precision_loss, reason = "an estimate")]
            let pieces = path.data().len() as f64;
            let covered = at.surface.covered(width, height).min(long * wide * pieces);
            self.spend(edges * 8.0 + covered * paint)?;
        }
        Ok(())
    }

    /// What a pixel costs in this paint.
    fn paint(&mut self, paint: &Paint, at: At) -> Result<f64, LogoError> {
        Ok(match paint {
            Paint::Color(_) => 0.5,
            Paint::LinearGradient(_) | Paint::RadialGradient(_) => 4.0,
            Paint::Pattern(pattern) => {
                self.tile(pattern, at)?;
                20.0
            }
        })
    }

    /// The tile of a pattern is drawn anew for every shape.
    fn tile(&mut self, pattern: &Pattern, at: At) -> Result<(), LogoError> {
        self.layers = self.layers.checked_sub(1).ok_or(LogoError::SvgTooComplex)?;
        let (x, y) = at.within(pattern.transform()).transform.get_scale();
        let width = f64::from(pattern.rect().width()) * f64::from(x);
        let height = f64::from(pattern.rect().height()) * f64::from(y);
        let tile = Surface { width: width.max(1.0), height: height.max(1.0) };
        if tile.pixels().is_nan() || tile.pixels() > LARGEST_TILE {
            return Err(LogoError::SvgTooComplex);
        }
        self.spend(tile.pixels() * 6.0)?;
        let at = At { transform: Transform::from_scale(x, y), ..at.layer(tile, 1.0)? };
        self.group(pattern.root(), at)
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
}

fn scale_of(transform: Transform) -> f64 {
    let (x, y) = transform.get_scale();
    f64::from(x.max(y))
}

/// What following the edges of a shape costs: each is met in every row it crosses, four times for smooth ones.
fn edges(path: &Path, scale: f64, rows: f64) -> f64 {
    let mut cost = 0.0;
    let mut last = Point::zero();
    for segment in path.data().segments() {
        let (points, begun): (&[Point], f64) = match &segment {
            PathSegment::MoveTo(to) => {
                last = *to;
                continue;
            }
            PathSegment::LineTo(a) => (&[*a], 10.0),
            PathSegment::QuadTo(a, b) => (&[*a, *b], 40.0),
            PathSegment::CubicTo(a, b, c) => (&[*a, *b, *c], 60.0),
            PathSegment::Close => (&[], 10.0),
        };
        cost += begun;
        for point in points {
            cost += (f64::from(point.y - last.y).abs() * scale).min(rows) * 2.0;
            last = *point;
        }
    }
    cost
}
