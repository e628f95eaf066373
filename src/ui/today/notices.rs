//! What concerns the whole unit and a supervisor is to know of: backups that do not go where they should, and what has
//! changed or taken away much at once.

use chrono::{Days, Local};
use egui::Ui;

use super::{day_words, role, row_ui};
use crate::domain::EmployeeRole;
use crate::i18n::names::{operation_name, writer};
use crate::ui::parts::saying::troubles_ui;
use crate::ui::widgets::{hairline, link, section, small};
use crate::ui::{Action, Cx, LogPart, Place, SettingsPage};

/// For how many days something that changed much stays in sight.
const DAYS: u64 = 14;

/// How many of them are shown; the history has them all.
const MOST: usize = 6;

/// Draws it where there is anything, and a supervisor sits here.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>) {
    if role(cx) != Some(EmployeeRole::Supervisor) {
        return;
    }
    let Some(since) = cx.today.checked_sub_days(Days::new(DAYS)) else { return };
    let part = LogPart::Grave(since);
    cx.act(Action::NeedLog(part.clone()));
    let log = cx.parts.get(&part);
    let grave: Vec<_> = log.into_iter().flat_map(|log| log.iter().rev()).take(MOST).collect();
    let troubles: Vec<_> =
        cx.status.backup_failed.iter().chain(&cx.status.backups_bad).chain(&cx.status.backup_places).collect();
    if grave.is_empty() && troubles.is_empty() {
        return;
    }
    section(
        ui,
        cx.theme,
        cx.t("today-notices"),
        |_| {},
        |ui| {
            troubles_ui(ui, cx, &troubles);
            if !troubles.is_empty() && link(ui, cx.theme, cx.t("today-to-backups")).clicked() {
                cx.act(Action::ShowSettings(SettingsPage::Backups));
                cx.act(Action::Go(Place::Settings));
            }
            for (index, operation) in grave.into_iter().enumerate() {
                if index > 0 || !troubles.is_empty() {
                    hairline(ui, cx.theme);
                }
                ui.push_id(operation.id.0, |ui| {
                    row_ui(
                        ui,
                        |ui| {
                            small(ui, cx.theme, day_words(cx, operation.at.with_timezone(&Local).date_naive()));
                        },
                        |ui| {
                            ui.horizontal_wrapped(|ui| {
                                ui.label(operation_name(cx.texts, &cx.snapshot.rows, operation));
                                small(ui, cx.theme, writer(cx.texts, operation));
                            });
                        },
                    );
                });
            }
        },
    );
}
