//! The recurring tasks of an agency: when each comes next and how it stands, with a check to tick it.

use chrono::Datelike;
use egui::Ui;

use super::task_form::TaskFields;
use crate::domain::payroll::StepAt;
use crate::domain::{AgencyId, RecurringTask, Snapshot};
use crate::i18n::payroll::{capitalised, recurrence_words, short_date};
use crate::i18n::rounds::stands_short;
use crate::ui::Cx;
use crate::ui::parts::tick::tick_ui;
use crate::ui::theme::size;
use crate::ui::widgets::{bold, edit_button, ends, hairline, link, section, small};

/// A task and its most pressing turn; none where it comes no more.
pub(super) type TaskShown = (RecurringTask, Option<StepAt>);

/// The tasks of an agency as they are shown.
pub(super) fn shown(snapshot: &Snapshot, agency: AgencyId, today: chrono::NaiveDate) -> Vec<TaskShown> {
    let tasks = snapshot.recurring_tasks(agency).into_iter();
    tasks.map(|task| (task.clone(), snapshot.task_turn(agency, task.id, today))).collect()
}

/// Draws them.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, agency: AgencyId, tasks: &[TaskShown]) {
    let mut add = false;
    section(
        ui,
        cx.theme,
        cx.t("recurring-tasks"),
        |ui| add = cx.writable() && link(ui, cx.theme, cx.t("recurring-add")).clicked(),
        |ui| {
            if tasks.is_empty() {
                small(ui, cx.theme, cx.t("recurring-none"));
            }
            for (index, (task, at)) in tasks.iter().enumerate() {
                if index > 0 {
                    hairline(ui, cx.theme);
                }
                ui.push_id(task.id, |ui| row_ui(ui, cx, agency, task, at.as_ref()));
            }
        },
    );
    if add {
        cx.open(TaskFields::new(cx, Some(agency)));
    }
}

fn row_ui(ui: &mut Ui, cx: &Cx<'_>, agency: AgencyId, task: &RecurringTask, at: Option<&StepAt>) {
    let name = task.name(cx.language());
    ui.spacing_mut().interact_size.y = 24.0;
    ends(
        ui,
        |ui| {
            if let Some(at) = at {
                tick_ui(ui, cx, at);
            }
            ui.label(name);
            let whose = cx.t(if task.agency.is_none() { "recurring-of-all" } else { "recurring-of-this" });
            let rule = match task.recurrence() {
                Some(rule) => capitalised(&recurrence_words(cx.texts, rule)),
                None => cx.t("payroll-unreadable").to_owned(),
            };
            small(ui, cx.theme, format!("{rule} · {whose}"));
        },
        |ui| {
            if cx.writable() {
                let label = cx.doing("recurring-edit", name);
                if edit_button(ui, &label, task.id.0) {
                    cx.open(TaskFields::read(cx, task, agency));
                }
            }
            let Some(at) = at else {
                small(ui, cx.theme, cx.t("recurring-over"));
                return;
            };
            let words = stands_short(cx.texts, cx.snapshot, at);
            let day = short_date(cx.language(), at.date.date, cx.today.year());
            if at.late > 0 && !at.stands.settled() {
                ui.label(egui::RichText::new(words).size(size::SMALL).color(cx.theme.danger));
            } else if at.stands.settled() {
                small(ui, cx.theme, words);
            }
            bold(ui, day, size::BODY);
        },
    );
}
