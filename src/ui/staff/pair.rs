//! The form of a pair: who, from when, until when.

use egui::Ui;
use serde::{Deserialize, Serialize};

use crate::ui::parts::people::people;

use crate::domain::{Change, EmployeeId, OperationKind, Record, RowId, WorkPair};
use crate::ui::Cx;
use crate::ui::forms::parts::{begun_with, days_ui, half, period, written};
use crate::ui::forms::{FormFields, OpenForm, Written};
use crate::ui::widgets::date_text::DateText;
use crate::ui::widgets::form::Stage;
use crate::ui::widgets::{choice, small};

/// What is typed of a pair.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct PairFields {
    base: Option<WorkPair>,
    first: Option<EmployeeId>,
    second: Option<EmployeeId>,
    from: DateText,
    to: DateText,
}

impl PairFields {
    /// A new pair, of somebody where that is given.
    pub(super) fn new(cx: &Cx<'_>, of: Option<EmployeeId>) -> Self {
        let from = DateText::new(cx.language(), Some(cx.today));
        Self { base: None, first: of, second: None, from, to: DateText::default() }
    }

    /// A pair of the file; none where it is gone.
    pub(super) fn edit(cx: &Cx<'_>, id: RowId) -> Option<Self> {
        let base = cx.snapshot.work_pair.get(id)?.clone();
        let [from, to] = [base.valid_from, base.valid_to].map(|date| DateText::new(cx.language(), date));
        Some(Self { first: Some(base.first), second: Some(base.second), from, to, base: Some(base) })
    }

    /// The form of a pair that is to end, with today as its last day; none where it is gone.
    pub(super) fn ending(cx: &Cx<'_>, id: RowId) -> Option<OpenForm> {
        let base = Self::edit(cx, id)?;
        let edited = Self { to: DateText::new(cx.language(), Some(cx.today)), ..base.clone() };
        Some(OpenForm::filled(base, edited))
    }
}

impl FormFields for PairFields {
    fn heading(&self, cx: &Cx<'_>) -> String {
        cx.t(if self.base.is_some() { "pair-edit" } else { "pair-add" }).to_owned()
    }

    fn under(&self, cx: &Cx<'_>) -> String {
        cx.t("pair-help").to_owned()
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, _stage: &mut Stage) {
        let also: Vec<EmployeeId> = self.base.iter().flat_map(|base| [base.first, base.second]).collect();
        let mut options = vec![(None, cx.t("responsible-choose").to_owned())];
        options.extend(people(cx, &also));
        let half = half(ui);
        ui.horizontal_top(|ui| {
            choice(ui, cx.theme, cx.t("pair-first"), &mut self.first, &options, half);
            choice(ui, cx.theme, cx.t("pair-second"), &mut self.second, &options, half);
        });
        days_ui(ui, cx, &mut self.from, &mut self.to);
        small(ui, cx.theme, cx.t("pair-dates-help"));
    }

    fn changes(&self, cx: &Cx<'_>) -> Written {
        Ok(written(self.base.as_ref(), pair(cx, self)?))
    }

    fn removal(&self, _cx: &Cx<'_>) -> Option<(&'static str, Vec<Change>)> {
        Some(("pair-delete", vec![Change::delete(self.base.clone()?)]))
    }

    fn kind(&self) -> OperationKind {
        OperationKind::PairEdited
    }

    fn before(&self) -> Vec<Record> {
        begun_with(self.base.as_ref())
    }
}

/// The pair as it is typed, or the key of what is wrong with it.
fn pair(cx: &Cx<'_>, edited: &PairFields) -> Result<WorkPair, &'static str> {
    let (Some(first), Some(second)) = (edited.first, edited.second) else { return Err("pair-who-missing") };
    if first == second {
        return Err("pair-of-one");
    }
    let [from, to] = period(cx, &edited.from, &edited.to)?;
    let pair = WorkPair::new(first, second, from, to);
    let pair = edited.base.as_ref().map_or_else(|| pair.clone(), |base| WorkPair { id: base.id, ..pair.clone() });
    let twin = |one: &WorkPair| one.id != pair.id && one.same_two(&pair) && one.overlaps(&pair);
    if cx.snapshot.work_pair.iter().any(twin) { Err("pair-twice") } else { Ok(pair) }
}
