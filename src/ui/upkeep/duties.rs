//! Whose duty it is: a table for everybody to read, and to print.

use egui::{Label, RichText, Ui};
use egui_material_icons::icons;

use super::duty_form::DutyFields;
use crate::domain::DataDuty;
use crate::i18n::list::{List, Value};
use crate::i18n::names::{duty_owner, field_group_key};
use crate::ui::theme::{ROW, UNIT, size, strong};
use crate::ui::widgets::table::{Column, Row, Table};
use crate::ui::widgets::taking_out;
use crate::ui::widgets::{card, hairline, icon_button, link, plain_button, small};
use crate::ui::{Action, Cx};

/// The narrowest table whose columns stand side by side.
const TABLE: f32 = 720.0;

/// Room for a number of months.
const INTERVAL: f32 = 84.0;

/// Room for the button at the end of a row.
const BUTTON: f32 = 44.0;

/// Draws the view.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>) {
    small(ui, cx.theme, cx.t("upkeep-duties-help"));
    ui.horizontal_wrapped(|ui| {
        if plain_button(ui, cx.t("upkeep-duties-save")).clicked() {
            cx.act(Action::ExportDuties);
        }
        taking_out::menu_ui(ui, cx, ("upkeep-duties", 0));
        if cx.writable() && !cx.snapshot.agency.is_empty() && link(ui, cx.theme, cx.t("duty-add")).clicked() {
            cx.open_found(DutyFields::new(cx));
        }
    });
    ui.add_space(UNIT / 2.0);
    let duties: Vec<DataDuty> = cx.snapshot.duties().into_iter().cloned().collect();
    let mut edited = None;
    card(ui, cx.theme, |ui| {
        if ui.available_width() >= TABLE {
            let table = Table::new(cx.theme, cx.t("upkeep-duties"), ROW, columns(cx));
            table.show(ui, duties.len(), |index, row| {
                let Some(duty) = duties.get(index) else { return };
                if row_ui(cx, duty, row) {
                    edited = Some(duty.clone());
                }
            });
            taking_out::listed(ui, ("upkeep-duties", 0), || list(cx, &duties));
            return;
        }
        for (index, duty) in duties.iter().enumerate() {
            if index > 0 {
                hairline(ui, cx.theme);
            }
            if ui.push_id(duty.id.0, |ui| block_ui(ui, cx, duty)).inner {
                edited = Some(duty.clone());
            }
        }
        taking_out::listed(ui, ("upkeep-duties", 0), || list(cx, &duties));
    });
    if let Some(duty) = edited {
        cx.open(DutyFields::edit(cx, duty));
    }
}

/// Who collects, who updates and who answers for it.
fn people(cx: &Cx<'_>, duty: &DataDuty) -> [String; 3] {
    let or_responsible =
        |text: &str| if text.is_empty() { cx.t("duty-responsible").to_owned() } else { text.to_owned() };
    let owner = duty_owner(cx.texts, cx.snapshot, duty, cx.today);
    [or_responsible(&duty.collector), or_responsible(&duty.updater), owner]
}

/// Who sees to it: named once where one does all three.
fn who(cx: &Cx<'_>, duty: &DataDuty) -> String {
    let [collector, updater, owner] = people(cx, duty);
    if collector == updater && updater == owner {
        return owner;
    }
    let each = [("duty-collector", collector), ("duty-updater", updater), ("duty-owner", owner)];
    each.map(|(key, name)| format!("{}: {name}", cx.t(key))).join("\n")
}

/// The headings, in the order of the columns.
fn heads(cx: &Cx<'_>) -> Vec<String> {
    let keys = ["duty-group", "duty-source", "duty-all-three", "duty-interval"];
    keys.map(|key| cx.t(key).to_owned()).to_vec()
}

/// What stands in each column.
fn cells(cx: &Cx<'_>, duty: &DataDuty) -> Vec<String> {
    let interval = cx.tw("duty-months", &[("months", duty.interval_months.into())]);
    vec![group(cx, duty), duty.source(cx.language()).to_owned(), who(cx, duty), interval]
}

/// The duties as a table that leaves the window.
fn list(cx: &Cx<'_>, duties: &[DataDuty]) -> List {
    let keys = ["duty-group", "duty-source", "duty-collector", "duty-updater", "duty-owner", "duty-interval"];
    let row = |duty: &DataDuty| {
        let mut row = vec![Value::text(group(cx, duty)), Value::text(duty.source(cx.language()))];
        row.extend(people(cx, duty).map(Value::Text));
        row.push(Value::Number(duty.interval_months));
        row
    };
    let headings = keys.map(|key| cx.t(key).to_owned()).to_vec();
    taking_out::list(cx.t("upkeep-duties"), headings, duties.iter().map(row).collect())
}

/// The group, and the agency where the duty is one agency's own.
fn group(cx: &Cx<'_>, duty: &DataDuty) -> String {
    let group = cx.t(&field_group_key(duty.field_group));
    duty.agency.map_or_else(|| group.to_owned(), |agency| format!("{group}, {}", cx.agency_name(agency)))
}

/// The columns, and one for the button at the end of a row.
fn columns(cx: &Cx<'_>) -> Vec<Column> {
    let mut heads = heads(cx);
    let interval = heads.pop().unwrap_or_default();
    let shares = [4.0, 6.0, 5.0];
    let mut columns: Vec<Column> =
        heads.into_iter().zip(shares).map(|(head, share)| Column::new(head).share(share)).collect();
    columns.push(Column::numbers(interval).between(INTERVAL, INTERVAL));
    if cx.writable() {
        columns.push(Column::numbers("").between(BUTTON, BUTTON));
    }
    columns
}

/// One duty as a row; true where it is to be edited.
fn row_ui(cx: &Cx<'_>, duty: &DataDuty, row: Row<'_, '_, '_>) -> bool {
    let (name, texts) = (group(cx, duty), cells(cx, duty));
    let mut cells = row.called(duty.id.0, &name);
    for (index, cell) in texts.iter().enumerate() {
        let text = RichText::new(cell);
        let text = if index == 0 && duty.agency.is_none() { text.font(strong(size::BODY)) } else { text };
        // What is as usual stands back.
        cells.text(if cell == cx.t("duty-responsible") { text.color(cx.theme.quiet) } else { text });
    }
    cx.writable() && cells.line(|ui| edit_ui(ui, cx, &name)) == Some(true)
}

/// One duty as a block, where there is no room for columns; true where it is to be edited.
fn block_ui(ui: &mut Ui, cx: &Cx<'_>, duty: &DataDuty) -> bool {
    let (name, heads, cells) = (group(cx, duty), heads(cx), cells(cx, duty));
    let mut asked = false;
    ui.horizontal_top(|ui| {
        let room = ui.available_width() - BUTTON - UNIT;
        ui.vertical(|ui| {
            ui.set_width(room);
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.add(Label::new(RichText::new(&name).font(strong(size::BODY))).wrap());
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
        asked = edit_ui(ui, cx, &name);
    });
    asked
}

fn edit_ui(ui: &mut Ui, cx: &Cx<'_>, name: &str) -> bool {
    let text = format!("{}: {name}", cx.t("duty-edit"));
    cx.writable() && icon_button(ui, icons::ICON_EDIT, &text).clicked()
}
