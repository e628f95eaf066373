//! The fields of what stands around an agreement.

use egui::Ui;
use serde::{Deserialize, Serialize};

use crate::domain::agreement::{AppliedAgreement, AppliedKind, Feedback, PlannedChange};
use crate::domain::validate::tidy;
use crate::domain::{Change, OperationKind, Record};
use crate::ui::Cx;
use crate::ui::forms::parts::{begun_with, first_field, free_text, half, period, two_days_ui, written};
use crate::ui::forms::{FormFields, Written};
use crate::ui::widgets::date_text::{DateText, Meant, date_key};
use crate::ui::widgets::form::{Stage, TWO_COLUMNS};
use crate::ui::widgets::{Field, choice, date_field};

/// A collective agreement or a form of working time being written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct AppliedFields {
    base: Option<AppliedAgreement>,
    row: AppliedAgreement,
    from: DateText,
    to: DateText,
}

impl AppliedFields {
    /// The fields of a row of the file, or of a new one.
    pub(super) fn new(cx: &Cx<'_>, row: AppliedAgreement, new: bool) -> Self {
        let date = |date| DateText::new(cx.language(), date);
        Self { base: (!new).then(|| row.clone()), from: date(row.valid_from), to: date(row.valid_to), row }
    }
}

impl FormFields for AppliedFields {
    fn heading(&self, cx: &Cx<'_>) -> String {
        cx.t(if self.base.is_some() { "applied-edit" } else { "applied-add" }).to_owned()
    }

    fn under(&self, cx: &Cx<'_>) -> String {
        cx.agency_name(self.row.agency).to_owned()
    }

    fn width(&self) -> f32 {
        TWO_COLUMNS
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, stage: &mut Stage) {
        first_field(ui, cx, stage, "field-name", "rule-item-name-missing", 1, &mut self.row.name);
        let kinds = AppliedKind::ALL.map(|kind| (kind, cx.t(super::applied_key(kind)).to_owned()));
        let width = half(ui);
        choice(ui, cx.theme, cx.t("agreement-kind"), &mut self.row.kind, &kinds, width);
        two_days_ui(ui, cx, ["field-valid-from", "field-valid-to"], &mut self.from, &mut self.to);
        let aside = Some(cx.t("agreement-document-help").to_owned());
        Field::new(cx.t("agreement-link"), &mut self.row.link).aside(aside).show(ui, cx.theme);
    }

    fn changes(&self, cx: &Cx<'_>) -> Written {
        let name = tidy(&self.row.name);
        if name.is_empty() {
            return Err("rule-item-name-missing");
        }
        let [valid_from, valid_to] = period(cx, &self.from, &self.to)?;
        let after = AppliedAgreement { name, valid_from, valid_to, link: tidy(&self.row.link), ..self.row.clone() };
        Ok(written(self.base.as_ref(), after))
    }

    fn removal(&self, _cx: &Cx<'_>) -> Option<(&'static str, Vec<Change>)> {
        Some(("applied-delete", vec![Change::delete(self.base.clone()?)]))
    }

    fn kind(&self) -> OperationKind {
        OperationKind::AppliedAgreementEdited
    }

    fn before(&self) -> Vec<Record> {
        begun_with(self.base.as_ref())
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
