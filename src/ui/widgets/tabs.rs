//! Tabs: the parts of a screen, of which one is on top.

use egui::{RichText, Stroke, Ui, Vec2};

use crate::ui::Theme;
use crate::ui::theme::{size, strong};

/// Draws the tabs; returns the one that was chosen.
pub fn tabs<T: Copy + PartialEq>(ui: &mut Ui, theme: &Theme, names: &[(T, String)], on_top: T) -> Option<T> {
    let mut asked = None;
    let mut bottom = 0.0;
    let row = ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        ui.spacing_mut().button_padding.x = 14.0;
        for (index, (tab, name)) in names.iter().enumerate() {
            let chosen = *tab == on_top;
            let text = RichText::new(name);
            let text = if chosen { text.font(strong(size::BODY)).color(theme.accent) } else { text.color(theme.quiet) };
            // A name that does not fit goes to the next line whole.
            let button = egui::Button::new(text).wrap_mode(egui::TextWrapMode::Extend);
            let response = ui.add(button.frame_when_inactive(false).min_size(Vec2::new(0.0, 36.0)));
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_role(egui::accesskit::Role::Tab);
                node.set_selected(chosen);
                node.set_position_in_set(index + 1);
                node.set_size_of_set(names.len());
            });
            bottom = response.rect.bottom();
            if chosen {
                let line = response.rect.x_range();
                ui.painter().hline(line, bottom, Stroke::new(3.0, theme.accent));
            }
            if response.clicked() {
                asked = Some(*tab);
            }
        }
    });
    let line = egui::Rangef::new(row.response.rect.left(), row.response.rect.left() + ui.available_width());
    ui.painter().hline(line, bottom + 1.0, Stroke::new(1.0, theme.line));
    asked
}
