//! What a chart looks like: bars, lines and texts with their places, whoever paints them then.

use egui::{Align, Color32, CornerRadius, FontId, Painter, Pos2, Rect, Stroke, Vec2};

use crate::ui::theme::{plain, strong};

/// How long a dash is, and the gap after it, in points.
pub(super) const DASH: f32 = 4.0;

/// The radius of a bar's corners, in points.
pub(super) const CORNER: u8 = 2;

/// A line of text in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// What it says.
    pub text: String,
    /// Its place; as large as the text or wider.
    pub rect: Rect,
    /// Where it stands in its place.
    pub align: Align,
    /// In points.
    pub size: f32,
    /// Semi-bold.
    pub strong: bool,
    /// The ink.
    pub color: Color32,
}

impl Text {
    fn font(&self) -> FontId {
        if self.strong { strong(self.size) } else { plain(self.size) }
    }
}

/// A part of a drawing. Later ones lie over earlier ones.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A filled rectangle.
    Bar {
        /// Its place.
        rect: Rect,
        /// Its colour.
        fill: Color32,
        /// With rounded corners.
        round: bool,
    },
    /// A straight line.
    Line {
        /// One end.
        from: Pos2,
        /// The other.
        to: Pos2,
        /// Its colour.
        color: Color32,
        /// Its width in points.
        width: f32,
        /// Broken into dashes.
        dashed: bool,
    },
    /// A line of text.
    Text(Text),
}

/// A place that stands for something.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// The place.
    pub rect: Rect,
    /// The index of the category.
    pub category: usize,
    /// The index of the series; absent for the category as a whole.
    pub series: Option<usize>,
}

impl Hit {
    /// Whether both stand for the same.
    #[must_use]
    pub fn same(&self, other: &Self) -> bool {
        (self.category, self.series) == (other.category, other.series)
    }
}

/// A drawing whose left top corner is the origin.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// Its size in points.
    pub size: Vec2,
    /// Its parts, from the back to the front.
    pub shapes: Vec<Shape>,
    /// What stands where, in reading order.
    pub hits: Vec<Hit>,
}

impl Drawing {
    /// The texts in it.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        self.shapes.iter().filter_map(|shape| if let Shape::Text(text) = shape { Some(text) } else { None })
    }

    /// What is at a place: the nearest bar a few points around it, else the category it is in.
    #[must_use]
    pub fn at(&self, place: Pos2) -> Option<Hit> {
        const REACH: f32 = 4.0;
        let bars = self.hits.iter().filter(|hit| hit.series.is_some() && hit.rect.expand(REACH).contains(place));
        let nearest = bars.min_by(|a, b| {
            let far = |hit: &Hit| (hit.rect.distance_sq_to_pos(place), hit.rect.area());
            let ((a, small), (b, large)) = (far(a), far(b));
            a.total_cmp(&b).then(small.total_cmp(&large))
        });
        let whole = || self.hits.iter().find(|hit| hit.series.is_none() && hit.rect.contains(place));
        nearest.or_else(whole).copied()
    }

    /// Moves everything.
    pub fn shift(&mut self, by: Vec2) {
        for shape in &mut self.shapes {
            match shape {
                Shape::Bar { rect, .. } => *rect = rect.translate(by),
                Shape::Line { from, to, .. } => (*from, *to) = (*from + by, *to + by),
                Shape::Text(text) => text.rect = text.rect.translate(by),
            }
        }
        for hit in &mut self.hits {
            hit.rect = hit.rect.translate(by);
        }
    }

    /// Paints it, its left top corner at `origin`.
    pub fn paint(&self, painter: &Painter, origin: Pos2) {
        let by = origin.to_vec2();
        for shape in &self.shapes {
            match shape {
                Shape::Bar { rect, fill, round } => {
                    let radius = CornerRadius::same(if *round { CORNER } else { 0 });
                    painter.rect_filled(rect.translate(by), radius, *fill);
                }
                Shape::Line { from, to, color, width, dashed } => {
                    let (ends, stroke) = ([*from + by, *to + by], Stroke::new(*width, *color));
                    if *dashed {
                        painter.extend(egui::Shape::dashed_line(&ends, stroke, DASH, DASH - 1.0));
                    } else {
                        painter.line_segment(ends, stroke);
                    }
                }
                Shape::Text(text) => {
                    let galley = painter.layout_no_wrap(text.text.clone(), text.font(), text.color);
                    let place = text.rect.translate(by);
                    let left = place.left() + (place.width() - galley.size().x) * text.align.to_factor();
                    let top = place.center().y - galley.size().y / 2.0;
                    painter.galley(Pos2::new(left, top), galley, text.color);
                }
            }
        }
    }
}
