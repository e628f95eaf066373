//! How far something has come: a bar, and in words what it says.

use egui::{CornerRadius, Sense, Ui, Vec2};

use super::small;
use crate::ui::Theme;
use crate::ui::theme::UNIT;

/// Draws a bar of `done` of `all`, `width` points wide, with `words` after it, which is also what a screen reader says.
pub fn progress(ui: &mut Ui, theme: &Theme, (done, all): (usize, usize), width: f32, words: &str) {
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = 20.0;
        bar(ui, theme, (done, all), width, words);
        small(ui, theme, words);
    });
}

/// The bar alone, where the words stand elsewhere.
pub fn bar(ui: &mut Ui, theme: &Theme, (done, all): (usize, usize), width: f32, words: &str) {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, UNIT), Sense::hover());
    let corner = CornerRadius::same(4);
    ui.painter().rect_filled(rect, corner, theme.line);
    #[expect(clippy::cast_precision_loss, reason = "a part of a line on the screen")]
    let part = if all == 0 { 0.0 } else { (done as f32 / all as f32).clamp(0.0, 1.0) };
    if part > 0.0 {
        let filled = rect.with_max_x(rect.left() + (rect.width() * part).max(UNIT));
        ui.painter().rect_filled(filled, corner, theme.accent);
    }
    let words = words.to_owned();
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(egui::accesskit::Role::ProgressIndicator);
        node.set_label(words);
        node.set_numeric_value(f64::from(part * 100.0));
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(100.0);
    });
}
