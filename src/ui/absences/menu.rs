//! What can be done with an absence wherever it is listed: by the other button of the mouse, Shift+F10 and the menu key.

use egui::Ui;

use super::{days_words, name};
use crate::domain::{Absence, OperationKind, remove_absence};
use crate::ui::widgets::{menu_item, row_menu};
use crate::ui::{Action, Cx};

/// What was chosen that the page does itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Chosen {
    /// Who stands in is to be looked at, or what has happened meanwhile.
    Look,
    /// Its days are to be edited.
    Edit,
}

/// Takes an absence away, with what was handed over for it.
pub(super) fn remove(cx: &Cx<'_>, absence: &Absence) {
    cx.act(Action::Commit(OperationKind::AbsenceEdited, remove_absence(cx.snapshot, absence)));
}

/// The menu of the row that has just been drawn in `ui`.
pub(super) fn row_ui(ui: &Ui, cx: &Cx<'_>, absence: &Absence) -> Option<Chosen> {
    let mut chosen = None;
    let who = name(cx, absence.employee);
    let days = days_words(cx, absence.from_day, absence.to_day);
    let called = format!("{}: {who}, {days}", cx.t("agency-more"));
    row_menu(ui, ui.min_rect(), egui::Id::unique(("absence-row", absence.id.0)), &called, |ui| {
        let over = absence.to_day < cx.today;
        let look = if over { "briefing-open" } else { "absences-cover" };
        if menu_item(ui, cx.theme, None, cx.t(look)).clicked() {
            chosen = Some(Chosen::Look);
            ui.close();
        }
        if menu_item(ui, cx.theme, None, cx.t("staff-open-person")).clicked() {
            cx.act(Action::ShowPerson(absence.employee));
            ui.close();
        }
        if !cx.writable() {
            return;
        }
        // What is over is not in the calendar, where days are edited.
        if !over && menu_item(ui, cx.theme, None, cx.t("absence-edit")).clicked() {
            chosen = Some(Chosen::Edit);
            ui.close();
        }
        if menu_item(ui, cx.theme, None, cx.t("absence-delete")).clicked() {
            remove(cx, absence);
            ui.close();
        }
    });
    chosen
}
