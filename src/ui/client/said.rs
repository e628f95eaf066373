//! What is going to change at an agency and what it has said, with their forms.

use egui::{Label, RichText, Ui};
use serde::{Deserialize, Serialize};

use crate::domain::agreement::{Feedback, PlannedChange};
use crate::domain::validate::tidy;
use crate::domain::{AgencyId, Change, OperationKind, Record};
use crate::ui::Cx;
use crate::ui::forms::parts::{begun_with, first_field, free_text, written};
use crate::ui::forms::{FormFields, Written};
use crate::ui::parts::matter_form::shown_ui;
use crate::ui::parts::rows::{Asked, alarm_ui, rows_ui};
use crate::ui::theme::{size, strong};
use crate::ui::widgets::date_text::{DateText, Meant, date_key};
use crate::ui::widgets::form::{Stage, TWO_COLUMNS};
use crate::ui::widgets::{date_field, small};

/// Draws the planned changes.
pub(super) fn planned_ui(ui: &mut Ui, cx: &Cx<'_>, agency: AgencyId) {
    let snapshot = std::sync::Arc::clone(cx.snapshot);
    let rows = snapshot.planned_changes(agency);
    let keys = ["planned", "planned-none", "planned-add"];
    let asked = rows_ui(
        ui,
        cx,
        keys,
        &rows,
        |one| (one.id.0, one.text.clone()),
        |ui, one| {
            ui.add(Label::new(RichText::new(&one.text).font(strong(size::BODY))).wrap());
            match one.expected_on {
                Some(day) if day < cx.today => {
                    let text = cx.tw("planned-passed", &[("date", cx.date(day).into())]);
                    alarm_ui(ui, cx, &text);
                }
                Some(day) => {
                    small(ui, cx.theme, cx.tw("planned-expected", &[("date", cx.date(day).into())]));
                }
                None => {
                    small(ui, cx.theme, cx.t("planned-unknown"));
                }
            }
            if !one.effect.is_empty() {
                ui.add(Label::new(&one.effect).wrap());
            }
        },
    );
    match asked {
        Some(Asked::Edit(row)) => cx.open(PlannedFields::new(cx, row, false)),
        Some(Asked::New) => cx.open(PlannedFields::new(cx, PlannedChange::empty(agency), true)),
        None => {}
    }
}

/// Draws the feedback.
pub(super) fn feedback_ui(ui: &mut Ui, cx: &Cx<'_>, agency: AgencyId) {
    let snapshot = std::sync::Arc::clone(cx.snapshot);
    let rows = snapshot.feedback_of(agency);
    let keys = ["feedback", "feedback-none", "feedback-add"];
    let named = |one: &Feedback| {
        let name = format!("{} {}", cx.t("feedback"), cx.date(one.received_on)).to_lowercase();
        (one.id.0, name)
    };
    let asked = rows_ui(ui, cx, keys, &rows, named, |ui, one| {
        small(ui, cx.theme, cx.date(one.received_on));
        ui.add(Label::new(&one.text).wrap());
        if one.what_was_done.is_empty() {
            small(ui, cx.theme, cx.t("feedback-open"));
        } else {
            small(ui, cx.theme, cx.tw("feedback-done", &[("text", one.what_was_done.as_str().into())]));
        }
        if one.may_be_shown {
            small(ui, cx.theme, cx.t("may-be-shown-said"));
        }
    });
    match asked {
        Some(Asked::Edit(row)) => cx.open(FeedbackFields::new(cx, row, false)),
        Some(Asked::New) => cx.open(FeedbackFields::new(cx, Feedback::empty(agency, cx.today), true)),
        None => {}
    }
}

/// A planned change being written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct PlannedFields {
    base: Option<PlannedChange>,
    row: PlannedChange,
    expected: DateText,
}

impl PlannedFields {
    /// The fields of a row of the file, or of a new one.
    pub(super) fn new(cx: &Cx<'_>, row: PlannedChange, new: bool) -> Self {
        let expected = DateText::new(cx.language(), row.expected_on);
        Self { base: (!new).then(|| row.clone()), row, expected }
    }
}

impl FormFields for PlannedFields {
    fn heading(&self, cx: &Cx<'_>) -> String {
        cx.t(if self.base.is_some() { "planned-edit" } else { "planned-add" }).to_owned()
    }

    fn under(&self, cx: &Cx<'_>) -> String {
        cx.agency_name(self.row.agency).to_owned()
    }

    fn width(&self) -> f32 {
        TWO_COLUMNS
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, stage: &mut Stage) {
        first_field(ui, cx, stage, "planned-text", "rule-text-missing", 2, &mut self.row.text);
        date_field(ui, cx, cx.t("agreement-expected-on"), &mut self.expected, Meant::Coming(cx.today));
        free_text(ui, cx, "agreement-effect", &mut self.row.effect, 2);
    }

    fn changes(&self, cx: &Cx<'_>) -> Written {
        let text = tidy(&self.row.text);
        if text.is_empty() {
            return Err("rule-text-missing");
        }
        let expected_on = self.expected.date(Meant::Coming(cx.today)).map_err(date_key)?;
        let after = PlannedChange { text, expected_on, effect: tidy(&self.row.effect), ..self.row.clone() };
        Ok(written(self.base.as_ref(), after))
    }

    fn removal(&self, _cx: &Cx<'_>) -> Option<(&'static str, Vec<Change>)> {
        Some(("planned-delete", vec![Change::delete(self.base.clone()?)]))
    }

    fn kind(&self) -> OperationKind {
        OperationKind::PlannedChangeEdited
    }

    fn before(&self) -> Vec<Record> {
        begun_with(self.base.as_ref())
    }
}

/// Feedback being written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct FeedbackFields {
    base: Option<Feedback>,
    row: Feedback,
    received: DateText,
}

impl FeedbackFields {
    /// The fields of a row of the file, or of a new one.
    pub(super) fn new(cx: &Cx<'_>, row: Feedback, new: bool) -> Self {
        let received = DateText::new(cx.language(), Some(row.received_on));
        Self { base: (!new).then(|| row.clone()), row, received }
    }
}

impl FormFields for FeedbackFields {
    fn heading(&self, cx: &Cx<'_>) -> String {
        cx.t(if self.base.is_some() { "feedback-edit" } else { "feedback-add" }).to_owned()
    }

    fn under(&self, cx: &Cx<'_>) -> String {
        cx.agency_name(self.row.agency).to_owned()
    }

    fn width(&self) -> f32 {
        TWO_COLUMNS
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, stage: &mut Stage) {
        first_field(ui, cx, stage, "feedback-text", "rule-text-missing", 3, &mut self.row.text);
        date_field(ui, cx, cx.t("agreement-received-on"), &mut self.received, Meant::Past(cx.today));
        free_text(ui, cx, "agreement-what-was-done", &mut self.row.what_was_done, 2);
        shown_ui(ui, cx, &mut self.row.may_be_shown);
    }

    fn changes(&self, cx: &Cx<'_>) -> Written {
        let text = tidy(&self.row.text);
        if text.is_empty() {
            return Err("rule-text-missing");
        }
        let received_on = self.received.date(Meant::Past(cx.today)).map_err(date_key)?.ok_or("rule-date-missing")?;
        let what_was_done = tidy(&self.row.what_was_done);
        Ok(written(self.base.as_ref(), Feedback { received_on, text, what_was_done, ..self.row.clone() }))
    }

    fn removal(&self, _cx: &Cx<'_>) -> Option<(&'static str, Vec<Change>)> {
        Some(("feedback-delete", vec![Change::delete(self.base.clone()?)]))
    }

    fn kind(&self) -> OperationKind {
        OperationKind::FeedbackEdited
    }

    fn before(&self) -> Vec<Record> {
        begun_with(self.base.as_ref())
    }
}
