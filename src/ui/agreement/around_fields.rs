//! The fields of what is in force at an agency besides the agreement.

use egui::Ui;
use serde::{Deserialize, Serialize};

use crate::domain::agreement::{AppliedAgreement, AppliedKind};
use crate::domain::validate::tidy;
use crate::domain::{Change, OperationKind, Record};
use crate::ui::Cx;
use crate::ui::forms::parts::{begun_with, first_field, half, period, two_days_ui, written};
use crate::ui::forms::{FormFields, Written};
use crate::ui::widgets::date_text::DateText;
use crate::ui::widgets::form::{Stage, TWO_COLUMNS};
use crate::ui::widgets::{Field, choice};

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
