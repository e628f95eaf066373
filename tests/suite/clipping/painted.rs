//! What was painted in a frame: texts, the grounds between them, and where each may be seen.

use egui::{Rect, Shape};

use crate::window::Window;

/// A text as it was painted.
#[derive(Clone, Debug)]
pub(super) struct Text {
    pub(super) said: String,
    pub(super) rect: Rect,
    /// Where each of its lines stands; the first of them may begin behind another text.
    pub(super) lines: Vec<Rect>,
    pub(super) clip: Rect,
    pub(super) elided: bool,
    /// When it was painted: what comes later lies on top.
    pub(super) turn: usize,
}

/// What was painted in a frame.
#[derive(Default)]
pub(super) struct Painted {
    pub(super) texts: Vec<Text>,
    /// Opaque grounds, with their clip and turn.
    pub(super) grounds: Vec<(Rect, Rect, usize)>,
    turn: usize,
}

impl Painted {
    pub(super) fn of(window: &Window) -> Self {
        let mut painted = Self::default();
        for clipped in &window.output().shapes {
            painted.add(&clipped.shape, clipped.clip_rect);
        }
        painted
    }

    fn add(&mut self, shape: &Shape, clip: Rect) {
        self.turn += 1;
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| self.add(shape, clip)),
            Shape::Rect(rect) if rect.fill.is_opaque() => self.grounds.push((rect.rect, clip, self.turn)),
            Shape::Text(text) if !text.galley.text().trim().is_empty() && text.galley.mesh_bounds.is_positive() => {
                self.texts.push(Text {
                    said: text.galley.text().to_owned(),
                    rect: text.visual_bounding_rect(),
                    lines: lines(text),
                    clip,
                    elided: text.galley.elided,
                    turn: self.turn,
                });
            }
            _ => {}
        }
    }

    /// Something opaque lies between two things painted one over the other.
    pub(super) fn covered(&self, below: usize, above: usize, place: Rect) -> bool {
        self.grounds.iter().any(|(rect, clip, turn)| {
            (below + 1..above).contains(turn) && rect.intersect(*clip).expand(1.0).contains_rect(place)
        })
    }
}

/// Where the lines of a text stand.
fn lines(text: &egui::epaint::TextShape) -> Vec<Rect> {
    if text.angle != 0.0 {
        return vec![text.visual_bounding_rect()];
    }
    let placed = text.galley.rows.iter();
    placed
        .map(|row| row.row.visuals.mesh_bounds.translate(row.pos.to_vec2() + text.pos.to_vec2()))
        .filter(Rect::is_positive)
        .collect()
}
