//! What is said while a file is dragged over the window: what letting go of it does.

use egui::accesskit::Live;
use egui::{Align2, Area, Id, Label, Order, RichText, Vec2};
use egui_material_icons::icons;

use crate::ui::Cx;
use crate::ui::theme::size;

/// Draws it over everything else.
pub fn ui(ctx: &egui::Context, cx: &Cx<'_>) {
    let Some(incoming) = &cx.status.incoming else { return };
    let (icon, ink) =
        if incoming.taken { (icons::ICON_FILE_OPEN, cx.theme.accent) } else { (icons::ICON_BLOCK, cx.theme.warning) };
    let area = Area::new(Id::unique("incoming")).order(Order::Tooltip).interactable(false);
    area.anchor(Align2::CENTER_CENTER, Vec2::ZERO).show(ctx, |ui| {
        let frame = cx.theme.card().inner_margin(20).stroke(egui::Stroke::new(2.0, ink));
        frame.shadow(ui.visuals().popup_shadow).show(ui, |ui| {
            ui.set_max_width(420.0_f32.min(ctx.content_rect().width() - 64.0));
            ui.horizontal(|ui| {
                ui.add(Label::new(icon.rich_text().size(28.0).color(ink)));
                let text = ui.add(Label::new(RichText::new(&incoming.text).size(size::SECTION)).wrap());
                ctx.accesskit_node_builder(text.id, |node| node.set_live(Live::Polite));
            });
        });
    });
    let screen = ctx.content_rect().shrink(3.0);
    let painter = ctx.layer_painter(egui::LayerId::new(Order::Tooltip, Id::unique("incoming-edge")));
    painter.rect_stroke(screen, 6.0, egui::Stroke::new(3.0, ink), egui::StrokeKind::Inside);
}
