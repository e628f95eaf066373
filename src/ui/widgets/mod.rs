//! The program's own widgets: cards, fields, buttons, logos, charts.

mod button;
mod card;
pub mod chart;
mod field;
mod follow;
pub mod form;
pub mod grid;
mod leaving;
mod logo;
mod progress;
mod tabs;

use egui::{Align, Layout, Response, Sense, Stroke, Ui, Vec2};

use super::Theme;
use super::theme::size;

pub use button::{danger, icon_button, link, plain_button, primary};
pub use card::{card, columns, columns_from, empty, modal, section};
pub use field::{Field, choice, date_field, named_choice, reading, required_mark};
pub use follow::{Follow, found, seek};
pub use leaving::leaving;
pub use logo::logo;
pub use progress::{bar, progress};
pub use tabs::tabs;

/// A quiet, small line of text.
pub fn small(ui: &mut Ui, theme: &Theme, text: impl Into<String>) -> Response {
    ui.add(egui::Label::new(egui::RichText::new(text).size(size::SMALL).color(theme.quiet)).wrap())
}

/// A semi-bold line of text.
pub fn bold(ui: &mut Ui, text: impl Into<String>, points: f32) -> Response {
    ui.add(egui::Label::new(egui::RichText::new(text).font(super::theme::strong(points))).wrap())
}

/// A hairline across the available width.
pub fn hairline(ui: &mut Ui, theme: &Theme) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, theme.line));
}

/// A label with an icon and a coloured ground, such as a doubt about a field or a state of an agency.
pub fn pill(
    ui: &mut Ui,
    icon: egui_material_icons::MaterialIcon,
    text: &str,
    ink: egui::Color32,
    ground: egui::Color32,
) -> Response {
    egui::Frame::new()
        .fill(ground)
        .corner_radius(4)
        .inner_margin(egui::Margin::symmetric(8, 3))
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            ui.horizontal(|ui| {
                ui.add(egui::Label::new(icon.rich_text().size(size::BODY).color(ink)));
                ui.add(egui::Label::new(egui::RichText::new(text).size(size::SMALL).color(ink)))
            })
            .inner
        })
        .inner
}

/// Two groups on one line, the second at the right end.
pub fn ends<L, R>(ui: &mut Ui, left: impl FnOnce(&mut Ui) -> L, right: impl FnOnce(&mut Ui) -> R) -> (L, R) {
    ui.horizontal(|ui| {
        let first = left(ui);
        let second = ui.with_layout(Layout::right_to_left(Align::Center), right).inner;
        (first, second)
    })
    .inner
}

/// Says a region's name to a screen reader.
pub fn name_region(ui: &Ui, name: &str) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(egui::accesskit::Role::Group);
        node.set_label(name.to_owned());
    });
}

/// Draws a ring round whatever has the keyboard, over everything else. egui shows focus only as it shows hovering.
pub fn focus_ring(ctx: &egui::Context, theme: &Theme) {
    let Some(id) = ctx.memory(egui::Memory::focused) else { return };
    let Some(response) = ctx.read_response(id) else { return };
    let visible = response.rect.expand(2.0).intersect(response.interact_rect.expand(2.0));
    if visible.is_positive() {
        let painter = ctx.layer_painter(egui::LayerId::new(response.layer_id.order, response.layer_id.id));
        let radius = egui::CornerRadius::same(super::theme::CORNER + 2);
        painter.rect_stroke(visible, radius, Stroke::new(2.0, theme.accent), egui::StrokeKind::Middle);
    }
}
