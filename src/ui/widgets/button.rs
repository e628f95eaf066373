//! Buttons: one that matters, plain ones, one that takes away, icons and links.

use egui::{Button, Response, RichText, Stroke, Ui, Vec2};
use egui_material_icons::{MaterialIcon, icons};

use super::found;
use crate::ui::Theme;
use crate::ui::theme::{ROW, plain, size, strong};

/// Draws a button; on a line that breaks, one whose text is longer than a line of its own begins the next line and breaks
/// between words. On a line that does not break, no button does.
fn on_line(ui: &mut Ui, button: Button<'_>, text: &str, font: egui::FontId) -> Response {
    let layout = ui.layout();
    let breaks = layout.is_horizontal() && layout.main_wrap();
    let wide = ui.painter().layout_no_wrap(text.to_owned(), font, egui::Color32::PLACEHOLDER).size().x;
    let line = ui.max_rect();
    if !breaks || wide + 2.0 * ui.spacing().button_padding.x <= line.width() {
        return ui.add(button);
    }
    if ui.cursor().left() > line.left() {
        ui.end_row();
    }
    ui.add(button.wrap_mode(egui::TextWrapMode::Wrap))
}

/// The button of a screen that matters most; there is one at a time.
pub fn primary(ui: &mut Ui, theme: &Theme, text: &str) -> Response {
    let said = text;
    let text = RichText::new(text).font(strong(size::BODY));
    // Where it cannot be pressed it is an outline that can still be read.
    let button = if ui.is_enabled() {
        Button::new(text.color(theme.on_accent)).fill(theme.accent).stroke(Stroke::NONE)
    } else {
        Button::new(text.color(theme.quiet)).fill(theme.ground).stroke(Stroke::new(1.0, theme.line))
    };
    on_line(ui, button.min_size(Vec2::new(0.0, ROW)), said, strong(size::BODY))
}

/// A button with a border.
pub fn plain_button(ui: &mut Ui, text: &str) -> Response {
    let visuals = ui.visuals();
    let quiet = visuals.weak_text_color();
    let line = visuals.widgets.noninteractive.bg_stroke;
    let button =
        if ui.is_enabled() { Button::new(text) } else { Button::new(RichText::new(text).color(quiet)).stroke(line) };
    on_line(ui, button.min_size(Vec2::new(0.0, ROW)), text, plain(size::BODY))
}

/// A button that takes something away.
pub fn danger(ui: &mut Ui, theme: &Theme, text: &str) -> Response {
    let words = RichText::new(text).font(strong(size::BODY)).color(theme.danger);
    let button = Button::new(words).fill(theme.danger_ground).stroke(Stroke::new(1.0, theme.danger));
    on_line(ui, button.min_size(Vec2::new(0.0, ROW)), text, strong(size::BODY))
}

/// A button that shows an icon and says `name` to the pointer and to a screen reader.
pub fn icon_button(ui: &mut Ui, icon: MaterialIcon, name: &str) -> Response {
    let button = Button::new(icon.rich_text().size(18.0)).frame_when_inactive(false).min_size(Vec2::splat(28.0));
    let response = ui.scope(|ui| {
        ui.spacing_mut().button_padding = Vec2::splat(4.0);
        ui.add(button)
    });
    let response = response.inner;
    let enabled = response.enabled();
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, enabled, name));
    response.on_hover_text(name)
}

/// The button that edits a row, and has the keyboard where the row has just been made or is sought; whether it was
/// pressed.
pub fn edit_button(ui: &mut Ui, name: &str, row: uuid::Uuid) -> bool {
    let response = icon_button(ui, icons::ICON_EDIT, name);
    found(&response, row);
    response.clicked()
}

/// Text that leads somewhere. On a line that breaks, what fits a line of its own goes there whole.
pub fn link(ui: &mut Ui, theme: &Theme, text: &str) -> Response {
    let wide = ui.painter().layout_no_wrap(text.to_owned(), plain(size::BODY), theme.accent).size().x;
    let whole = ui.layout().main_wrap() && wide <= ui.max_rect().width();
    let before = ui.style().wrap_mode;
    if whole {
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
    }
    let response = ui.add(egui::Link::new(RichText::new(text).color(theme.accent)));
    ui.style_mut().wrap_mode = before;
    response
}
