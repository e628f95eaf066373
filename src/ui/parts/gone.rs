//! What a form says whose row somebody has deleted meanwhile: what is typed stays, and the row can be brought back.

use egui::{Label, Ui};
use egui_material_icons::icons;

use crate::domain::Record;
use crate::i18n::names::own_name;
use crate::ui::theme::{CORNER, UNIT, size};
use crate::ui::widgets::{plain_button, small};
use crate::ui::{Action, Cx};

/// Says that `row` is gone from the file, where it is. `further` stands beside the button that brings it back.
pub fn gone_ui(ui: &mut Ui, cx: &Cx<'_>, row: Option<&Record>, further: impl FnOnce(&mut Ui)) {
    let gone = row.filter(|row| cx.snapshot.get(row.table(), row.id()).is_none());
    let Some(row) = gone else { return };
    let name = own_name(cx.texts, &cx.snapshot.rows, row);
    let frame = egui::Frame::new().fill(cx.theme.warning_ground).corner_radius(CORNER);
    frame.inner_margin(egui::Margin::symmetric(12, 8)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            ui.add(Label::new(icons::ICON_WARNING.rich_text().size(size::SECTION).color(cx.theme.warning)));
            let text = ui.add(Label::new(cx.tw("gone-title", &[("name", name.into())])).wrap());
            ui.ctx().accesskit_node_builder(text.id, |node| node.set_live(egui::accesskit::Live::Polite));
        });
        small(ui, cx.theme, cx.t("gone-help"));
        ui.horizontal_wrapped(|ui| {
            if plain_button(ui, cx.t("gone-bring-back")).clicked() {
                cx.act(Action::BringBack(row.table(), row.id()));
            }
            further(ui);
        });
    });
    ui.add_space(UNIT);
}
