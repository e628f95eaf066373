//! Printing: the buttons that ask for a PDF, and how far it is.

use egui::{Align2, Area, Id, Order, ProgressBar, Ui, Vec2};
use egui_material_icons::icons;

use crate::domain::Paper;
use crate::ui::theme::NOTICED;
use crate::ui::widgets::{foot, icon_button, menu, menu_item, plain_button};
use crate::ui::{Action, Cx, PaperWay, Printing};

/// The button that prints `paper`, called by the text of `key`, and beside it the menu with the other way. Nothing
/// where the program cannot print.
pub(in crate::ui) fn buttons(ui: &mut Ui, cx: &Cx<'_>, key: &str, paper: &Paper) {
    if !cx.status.prints {
        return;
    }
    let name = format!("{}: {}", cx.t("print-more"), cx.t(key));
    ui.add_enabled_ui(cx.status.printing.is_none(), |ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        if plain_button(ui, cx.t(key)).clicked() {
            cx.act(Action::Print(paper.clone(), PaperWay::View));
        }
        let more = icon_button(ui, icons::ICON_EXPAND_MORE, &name);
        menu(&more, &name, |ui| {
            for (key, way) in [("print-view", PaperWay::View), ("print-save", PaperWay::Save)] {
                if menu_item(ui, cx.theme, None, cx.t(key)).clicked() {
                    cx.act(Action::Print(paper.clone(), way));
                    ui.close();
                }
            }
        });
    });
}

/// Says that a PDF is being made, once that takes noticeably long, how far it is, and lets the user stop it.
pub(in crate::ui) fn progress_ui(ctx: &egui::Context, cx: &Cx<'_>) {
    let Some(Printing { workbook, done, of, since }) = cx.status.printing else { return };
    if let Some(rest) = NOTICED.checked_sub(since.elapsed()) {
        ctx.request_repaint_after(rest);
        return;
    }
    let area = Area::new(Id::unique("printing")).order(Order::Foreground);
    area.anchor(Align2::CENTER_BOTTOM, Vec2::new(0.0, -44.0)).show(ctx, |ui| {
        let frame = cx.theme.card().inner_margin(egui::Margin::symmetric(12, 8)).shadow(ui.visuals().popup_shadow);
        frame.show(ui, |ui| {
            ui.set_width(360.0);
            ui.horizontal(|ui| {
                let text = if workbook {
                    cx.t("taking-out").to_owned()
                } else if of > 1 {
                    cx.tw("printing-agencies", &[("done", done.into()), ("of", of.into())])
                } else {
                    cx.t("printing").to_owned()
                };
                let label = ui.label(text);
                ctx.accesskit_node_builder(label.id, |node| node.set_live(egui::accesskit::Live::Polite));
                foot(ui, |ui| {
                    let cancel = plain_button(ui, cx.t("cancel"));
                    let name = cx.t(if workbook { "taking-out-cancel" } else { "printing-cancel" });
                    cancel.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
                    if cancel.clicked() {
                        cx.act(Action::CancelPrint);
                    }
                });
            });
            if of > 1 {
                #[expect(clippy::cast_precision_loss, reason = "a few hundred agencies")]
                ui.add(ProgressBar::new(done as f32 / of as f32).desired_height(6.0));
            }
        });
    });
}
