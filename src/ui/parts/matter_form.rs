//! An open matter as it is typed: what, by when, who of us looks after it, and whether the agency may see it.

use egui::Ui;
use serde::{Deserialize, Serialize};

use super::people::people;
use crate::domain::validate::tidy;
use crate::domain::{Change, EmployeeId, OpenMatter, OperationKind, Record, client};
use crate::ui::Cx;
use crate::ui::forms::parts::{begun_with, first_field, half, written};
use crate::ui::forms::{FormFields, Written};
use crate::ui::widgets::date_text::{DateText, Meant, date_key};
use crate::ui::widgets::form::{Stage, TWO_COLUMNS};
use crate::ui::widgets::{choice, date_field, small};

/// Whether the agency may see something, with what that means.
pub(in crate::ui) fn shown_ui(ui: &mut Ui, cx: &Cx<'_>, shown: &mut bool) {
    ui.checkbox(shown, cx.t("may-be-shown"));
    small(ui, cx.theme, cx.t("may-be-shown-help"));
}

/// Who of us looks after something; nobody is `none`.
pub(in crate::ui) fn assignee_ui(ui: &mut Ui, cx: &Cx<'_>, assignee: &mut Option<EmployeeId>, none: &str, width: f32) {
    let mut who = vec![(None, none.to_owned())];
    who.extend(people(cx, &assignee.iter().copied().collect::<Vec<_>>()));
    choice(ui, cx.theme, cx.t("matter-assignee"), assignee, &who, width);
}

/// An open matter being written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct MatterFields {
    base: Option<OpenMatter>,
    row: OpenMatter,
    due: DateText,
}

impl MatterFields {
    /// A matter of the file, or a new one.
    pub(in crate::ui) fn new(cx: &Cx<'_>, row: OpenMatter, new: bool) -> Self {
        let due = DateText::new(cx.language(), row.due);
        Self { base: (!new).then(|| row.clone()), row, due }
    }
}

impl FormFields for MatterFields {
    fn heading(&self, cx: &Cx<'_>) -> String {
        cx.t(if self.base.is_some() { "matter-edit" } else { "matter-add" }).to_owned()
    }

    fn under(&self, cx: &Cx<'_>) -> String {
        cx.agency_name(self.row.agency).to_owned()
    }

    fn width(&self) -> f32 {
        TWO_COLUMNS
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, stage: &mut Stage) {
        first_field(ui, cx, stage, "matter-text", "rule-text-missing", 2, &mut self.row.text);
        ui.horizontal_top(|ui| {
            assignee_ui(ui, cx, &mut self.row.assignee, cx.t("matter-no-assignee"), half(ui));
            date_field(ui, cx, cx.t("matter-due"), &mut self.due, Meant::Coming(cx.today));
        });
        shown_ui(ui, cx, &mut self.row.may_be_shown);
    }

    fn changes(&self, cx: &Cx<'_>) -> Written {
        let text = tidy(&self.row.text);
        if text.is_empty() {
            return Err("rule-text-missing");
        }
        let due = self.due.date(Meant::Coming(cx.today)).map_err(date_key)?;
        Ok(written(self.base.as_ref(), OpenMatter { text, due, ..self.row.clone() }))
    }

    fn removal(&self, cx: &Cx<'_>) -> Option<(&'static str, Vec<Change>)> {
        Some(("matter-delete", client::matter_removed(cx.snapshot, self.base.as_ref()?)))
    }

    fn kind(&self) -> OperationKind {
        OperationKind::MatterEdited
    }

    fn before(&self) -> Vec<Record> {
        begun_with(self.base.as_ref())
    }
}
