//! The menu of a cell and of its row: by the other button of the mouse, by Shift+F10 and by the menu key.

use egui::{Id, Rect, Ui};

use super::keys::Command;
use super::plan::Shown;
use super::{Grid, GridEvent, HEIGHT, Place, open};
use crate::ui::Cx;
use crate::ui::widgets::{menu_item, row_menu};

impl Grid {
    /// Offers what can be done with the row the cursor is in and with the cells that are chosen.
    pub(super) fn menu_ui(
        &mut self,
        ui: &Ui,
        cx: &Cx<'_>,
        shown: &Shown<'_>,
        (id, table): (Id, Rect),
        events: &mut Vec<GridEvent>,
    ) {
        let Some((row, column)) = shown.cell(self.selection.cursor).filter(|_| self.typing.is_none()) else { return };
        // The headings have a menu of their own, and under the last row there is nothing.
        #[expect(clippy::cast_precision_loss, reason = "points on a screen")]
        let height = (HEIGHT * shown.rows.len() as f32).min(table.height() - HEIGHT);
        let cells = Rect::from_min_size(table.min + egui::vec2(0.0, HEIGHT), egui::vec2(table.width(), height));
        let name = format!("{}: {}", cx.t("agency-more"), shown.sheet.row_name(row));
        let mut chosen = None;
        row_menu(ui, cells, id, &name, |ui| {
            // Of several rows nobody could tell which one is meant.
            let one = self.selection.rows().count() == 1;
            let of_cell = if self.selection.single() { shown.sheet.cell_commands(row, column) } else { Vec::new() };
            for (word, text) in &of_cell {
                if menu_item(ui, cx.theme, None, text).clicked() {
                    events.push(GridEvent::Picked(row, column, word));
                    ui.close();
                }
            }
            if !of_cell.is_empty() {
                ui.separator();
            }
            let of_row = if one { shown.sheet.row_commands(row) } else { Vec::new() };
            for (word, text) in &of_row {
                if menu_item(ui, cx.theme, None, text).clicked() {
                    events.push(GridEvent::Chosen(row, word));
                    ui.close();
                }
            }
            if !of_row.is_empty() {
                ui.separator();
            }
            let mut item = |ui: &mut Ui, key: &str, command: Command| {
                if menu_item(ui, cx.theme, None, cx.t(key)).clicked() {
                    chosen = Some(command);
                    ui.close();
                }
            };
            item(ui, "grid-copy", Command::Copy);
            // What cannot be done here is not offered.
            if cx.writable() && self.takes_something(shown) {
                item(ui, "grid-paste", Command::Paste(String::new()));
                ui.separator();
                item(ui, "grid-fill-down", Command::FillDown);
                item(ui, "grid-fill-right", Command::FillRight);
                item(ui, "grid-clear", Command::Clear);
            }
            if cx.writable() && shown.sheet.notes(row, column) {
                ui.separator();
                item(ui, "grid-note", Command::Note);
            }
        });
        match chosen {
            // Only the system can read the clipboard; what it holds comes as a paste.
            Some(Command::Paste(_)) => {
                self.claim = true;
                ui.ctx().send_viewport_cmd(egui::ViewportCommand::RequestPaste);
            }
            Some(command) => self.chosen = Some(command),
            None => {}
        }
    }

    /// Whether any of the cells that are chosen takes what is typed.
    fn takes_something(&self, shown: &Shown<'_>) -> bool {
        self.selection.rows().any(|row| self.selection.columns().any(|column| open(shown, Place { row, column })))
    }
}
