//! Whose duty it is: a table for everybody to read, and to print.

use egui::{Align, Label, Layout, RichText, Ui, Vec2};
use egui_material_icons::icons;

use super::duty_form::DutyFields;
use crate::domain::DataDuty;
use crate::i18n::names::{duty_owner, field_group_key};
use crate::ui::theme::{UNIT, size, strong};
use crate::ui::widgets::{card, hairline, icon_button, link, plain_button, small};
use crate::ui::{Action, Cx};

/// The narrowest table whose columns stand side by side.
const TABLE: f32 = 720.0;

/// The room of each column, in parts of a hundred.
const SHARES: [f32; 6] = [21.0, 30.0, 15.0, 15.0, 12.0, 7.0];

/// Room for the button at the end of a row.
const BUTTON: f32 = 36.0;

/// Draws the view.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>) {
    small(ui, cx.theme, cx.t("upkeep-duties-help"));
    ui.horizontal_wrapped(|ui| {
        if plain_button(ui, cx.t("upkeep-duties-save")).clicked() {
            cx.act(Action::ExportDuties);
        }
        if cx.writable() && !cx.snapshot.agency.is_empty() && link(ui, cx.theme, cx.t("duty-add")).clicked() {
            cx.open_found(DutyFields::new(cx));
        }
    });
    ui.add_space(UNIT / 2.0);
    let duties: Vec<DataDuty> = cx.snapshot.duties().into_iter().cloned().collect();
    let mut edited = None;
    card(ui, cx.theme, |ui| {
        let width = ui.available_width();
        let columns = width >= TABLE;
        if columns {
            heads_ui(ui, cx);
        }
        for (index, duty) in duties.iter().enumerate() {
            if columns || index > 0 {
                hairline(ui, cx.theme);
            }
            ui.push_id(duty.id.0, |ui| {
                let asked = if columns { row_ui(ui, cx, duty) } else { block_ui(ui, cx, duty) };
                if asked {
                    edited = Some(duty.clone());
                }
            });
        }
    });
    if let Some(duty) = edited {
        cx.open(DutyFields::edit(cx, duty));
    }
}

/// The headings, in the order of the columns.
fn heads(cx: &Cx<'_>) -> [String; 6] {
    ["duty-group", "duty-source", "duty-collector", "duty-updater", "duty-owner", "duty-interval"]
        .map(|key| cx.t(key).to_owned())
}

/// What stands in each column.
fn cells(cx: &Cx<'_>, duty: &DataDuty) -> [String; 6] {
    let or_responsible =
        |text: &str| if text.is_empty() { cx.t("duty-responsible").to_owned() } else { text.to_owned() };
    [
        group(cx, duty),
        duty.source(cx.language()).to_owned(),
        or_responsible(&duty.collector),
        or_responsible(&duty.updater),
        duty_owner(cx.texts, cx.snapshot, duty, cx.today),
        cx.tw("duty-months", &[("months", duty.interval_months.into())]),
    ]
}

/// The group, and the agency where the duty is one agency's own.
fn group(cx: &Cx<'_>, duty: &DataDuty) -> String {
    let group = cx.t(&field_group_key(duty.field_group));
    duty.agency.map_or_else(|| group.to_owned(), |agency| format!("{group}, {}", cx.agency_name(agency)))
}

/// The widths of the columns.
fn widths(ui: &Ui) -> [f32; 6] {
    let gaps = UNIT * 6.0;
    let room = ui.available_width() - BUTTON - gaps;
    SHARES.map(|share| (room * share / 100.0).floor())
}

fn heads_ui(ui: &mut Ui, cx: &Cx<'_>) {
    let widths = widths(ui);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = UNIT;
        for (head, width) in heads(cx).iter().zip(widths) {
            ui.allocate_ui_with_layout(Vec2::new(width, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(width);
                let text = RichText::new(head).font(strong(size::SMALL)).color(cx.theme.quiet);
                let label = ui.add(Label::new(text).wrap());
                ui.ctx().accesskit_node_builder(label.id, |node| node.set_role(egui::accesskit::Role::ColumnHeader));
            });
        }
    });
}

/// One duty as a row; true where it is to be edited.
fn row_ui(ui: &mut Ui, cx: &Cx<'_>, duty: &DataDuty) -> bool {
    let widths = widths(ui);
    let (heads, cells) = (heads(cx), cells(cx, duty));
    let own = duty.agency.is_some();
    let mut asked = false;
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = UNIT;
        for (index, ((cell, head), width)) in cells.iter().zip(&heads).zip(widths).enumerate() {
            ui.allocate_ui_with_layout(Vec2::new(width, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.add_space(6.0);
                let text = RichText::new(cell);
                let text = if index == 0 && !own { text.font(strong(size::BODY)) } else { text };
                // What is as usual stands back.
                let text = if cell == cx.t("duty-responsible") { text.color(cx.theme.quiet) } else { text };
                let label = ui.add(Label::new(text).wrap());
                let spoken = format!("{}, {head}: {cell}", cells[0]);
                label.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &spoken));
                ui.add_space(6.0);
            });
        }
        asked = edit_ui(ui, cx, &cells[0]);
    });
    asked
}

/// One duty as a block, where there is no room for columns; true where it is to be edited.
fn block_ui(ui: &mut Ui, cx: &Cx<'_>, duty: &DataDuty) -> bool {
    let (heads, cells) = (heads(cx), cells(cx, duty));
    let mut asked = false;
    ui.horizontal_top(|ui| {
        let room = ui.available_width() - BUTTON - UNIT;
        ui.vertical(|ui| {
            ui.set_width(room);
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.add(Label::new(RichText::new(&cells[0]).font(strong(size::BODY))).wrap());
            for (head, cell) in heads.iter().zip(&cells).skip(1) {
                let mut line = egui::text::LayoutJob::default();
                let format = |color| egui::TextFormat {
                    font_id: crate::ui::theme::plain(size::SMALL),
                    color,
                    ..Default::default()
                };
                line.append(head, 0.0, format(cx.theme.quiet));
                line.append(cell, 8.0, format(cx.theme.text));
                ui.add(Label::new(line).wrap());
            }
        });
        asked = edit_ui(ui, cx, &cells[0]);
    });
    asked
}

fn edit_ui(ui: &mut Ui, cx: &Cx<'_>, name: &str) -> bool {
    let text = format!("{}: {name}", cx.t("duty-edit"));
    cx.writable() && icon_button(ui, icons::ICON_EDIT, &text).clicked()
}
