//! The fields of agreements and of what belongs to them.

use egui::Ui;
use serde::{Deserialize, Serialize};

use crate::domain::agreement::{
    Agreement, Basis, BoundaryCondition, CopyRefused, DefinitionLine, Direction, DoneBy, Interval, Metric, Origin,
    Work, WorkField, WorkLine, copied, put_work, remove_standard,
};
use crate::domain::validate::tidy;
use crate::domain::{AgreementId, Change, DefinitionLineId, Language, OperationKind, Record};
use crate::i18n::names::agreement_name;
use crate::ui::Cx;
use crate::ui::forms::growing::product_choice;
use crate::ui::forms::parts::{begun_with, ending, first_field, free_text, half, period, written};
use crate::ui::forms::{FormFields, Written};
use crate::ui::widgets::date_text::{DateText, Meant, date_key};
use crate::ui::widgets::form::{Stage, TWO_COLUMNS};
use crate::ui::widgets::number::{Misfit, Number, NumberText};
use crate::ui::widgets::{Field, choice, date_field, small};

/// The agreement to which something belongs, in words; nothing where it is gone.
fn under(cx: &Cx<'_>, agreement: AgreementId) -> String {
    cx.snapshot.agreement.get(agreement).map(|one| agreement_name(cx.texts, one)).unwrap_or_default()
}

/// An agreement being written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct AgreementFields {
    base: Option<Agreement>,
    row: Agreement,
    from: DateText,
    to: DateText,
    signed: DateText,
    value: NumberText,
}

impl AgreementFields {
    /// The fields of an agreement of the file, or of a new one.
    pub(super) fn new(cx: &Cx<'_>, row: Agreement, new: bool) -> Self {
        let date = |date| DateText::new(cx.language(), date);
        Self {
            base: (!new).then(|| row.clone()),
            from: date(row.valid_from),
            to: date(row.valid_to),
            signed: date(row.signed_on),
            value: Number::Money.text(cx.language(), row.yearly_value),
            row,
        }
    }
}

impl FormFields for AgreementFields {
    fn heading(&self, cx: &Cx<'_>) -> String {
        cx.t(if self.base.is_some() { "agreement-edit" } else { "agreement-add" }).to_owned()
    }

    fn under(&self, cx: &Cx<'_>) -> String {
        cx.agency_name(self.row.agency).to_owned()
    }

    fn width(&self) -> f32 {
        TWO_COLUMNS
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, stage: &mut Stage) {
        let number = &mut self.row.number;
        first_field(ui, cx, stage, "agreement-number", "rule-agreement-number-missing", 1, number);
        ui.horizontal_top(|ui| {
            date_field(ui, cx, cx.t("field-valid-from"), &mut self.from, Meant::Near(cx.today));
            date_field(ui, cx, cx.t("field-valid-to"), &mut self.to, ending(&self.from, cx.today));
            date_field(ui, cx, cx.t("agreement-signed-on"), &mut self.signed, Meant::Past(cx.today));
        });
        stage.number(ui, cx, ("agreement-yearly-value-euros", 220.0), Number::Money, &mut self.value, false);
        let aside = Some(cx.t("agreement-document-help").to_owned());
        Field::new(cx.t("agreement-document"), &mut self.row.document).aside(aside).show(ui, cx.theme);
        free_text(ui, cx, "agreement-note", &mut self.row.note, 3);
    }

    fn changes(&self, cx: &Cx<'_>) -> Written {
        let number = tidy(&self.row.number);
        if number.is_empty() {
            return Err("rule-agreement-number-missing");
        }
        let [valid_from, valid_to] = period(cx, &self.from, &self.to)?;
        let after = Agreement {
            number,
            valid_from,
            valid_to,
            signed_on: self.signed.date(Meant::Past(cx.today)).map_err(date_key)?,
            document: tidy(&self.row.document),
            yearly_value: Number::Money.read(cx.language(), &self.value).map_err(Misfit::key)?,
            note: tidy(&self.row.note),
            ..self.row.clone()
        };
        let others = cx.snapshot.agreement.of(after.agency).filter(|one| one.id != after.id);
        if others.into_iter().any(|other| other.overlaps(&after)) {
            return Err("agreement-overlaps");
        }
        Ok(written(self.base.as_ref(), after))
    }

    fn kind(&self) -> OperationKind {
        OperationKind::AgreementEdited
    }

    fn before(&self) -> Vec<Record> {
        begun_with(self.base.as_ref())
    }
}

/// A new agreement being made of an earlier one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct CopyFields {
    of: Agreement,
    number: String,
    from: DateText,
}

impl CopyFields {
    /// A copy that begins where the agreement ends, or today where it has no end.
    pub(super) fn new(cx: &Cx<'_>, of: Agreement) -> Self {
        let after = of.valid_to.and_then(|end| end.succ_opt()).unwrap_or(cx.today);
        Self { of, number: String::new(), from: DateText::new(cx.language(), Some(after)) }
    }

    /// It begins around the end of the earlier one.
    fn sense(&self, cx: &Cx<'_>) -> Meant {
        Meant::Near(self.of.valid_to.unwrap_or(cx.today))
    }
}

impl FormFields for CopyFields {
    fn heading(&self, cx: &Cx<'_>) -> String {
        cx.t("agreement-copy").to_owned()
    }

    fn under(&self, cx: &Cx<'_>) -> String {
        agreement_name(cx.texts, &self.of)
    }

    fn width(&self) -> f32 {
        TWO_COLUMNS
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, stage: &mut Stage) {
        first_field(ui, cx, stage, "agreement-number", "rule-agreement-number-missing", 1, &mut self.number);
        let sense = self.sense(cx);
        date_field(ui, cx, cx.t("field-valid-from"), &mut self.from, sense);
        small(ui, cx.theme, cx.t("agreement-copy-help"));
    }

    fn changes(&self, cx: &Cx<'_>) -> Written {
        let number = tidy(&self.number);
        if number.is_empty() {
            return Err("rule-agreement-number-missing");
        }
        let from = self.from.date(self.sense(cx)).map_err(date_key)?.ok_or("rule-date-missing")?;
        copied(cx.snapshot, &self.of, &number, from).map_err(|refused| match refused {
            CopyRefused::NotBefore => "agreement-copy-not-before",
            CopyRefused::Taken => "agreement-overlaps",
        })
    }

    fn kind(&self) -> OperationKind {
        OperationKind::AgreementEdited
    }

    fn before(&self) -> Vec<Record> {
        Vec::new()
    }
}

/// A line of the division of work being written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct WorkFields {
    agreement: Option<Agreement>,
    standard: Option<DefinitionLine>,
    own: Option<DefinitionLine>,
    work: Work,
}

impl WorkFields {
    /// A line of `agreement`, or of the standard where there is none.
    pub(super) fn of(agreement: Option<&Agreement>, line: &WorkLine<'_>) -> Self {
        Self {
            agreement: agreement.cloned(),
            standard: line.standard.cloned(),
            own: line.own.cloned(),
            work: line.work.clone(),
        }
    }

    /// A new line of `agreement`, or of the standard where there is none.
    pub(super) fn new(agreement: Option<&Agreement>, done_by: DoneBy) -> Self {
        let work = Work { done_by, ..Work::default() };
        Self { agreement: agreement.cloned(), standard: None, own: None, work }
    }

    /// Whether a line is written that is not in the file.
    const fn new_line(&self) -> bool {
        self.standard.is_none() && self.own.is_none()
    }
}

impl FormFields for WorkFields {
    fn heading(&self, cx: &Cx<'_>) -> String {
        cx.t(if self.new_line() { "work-add" } else { "work-edit" }).to_owned()
    }

    fn under(&self, cx: &Cx<'_>) -> String {
        match &self.agreement {
            Some(agreement) => agreement_name(cx.texts, agreement),
            None => cx.t("standard-heading").to_owned(),
        }
    }

    fn width(&self) -> f32 {
        TWO_COLUMNS
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, stage: &mut Stage) {
        let usual = self.standard.as_ref().filter(|_| self.agreement.is_some()).map(|standard| standard.work(None));
        let differing = usual.as_ref().map(|usual| self.work.differing(usual)).unwrap_or_default();
        let aside = |field: WorkField, usual_text: &dyn Fn(&Work) -> String| {
            let usual = usual.as_ref().filter(|_| differing.contains(&field))?;
            let text = usual_text(usual);
            let text = if text.is_empty() { cx.t("value-nothing").to_owned() } else { text };
            Some(cx.tw("work-in-standard", &[("value", text.into())]))
        };
        let work = &mut self.work;
        let error = stage.missing(cx, work.task.trim().is_empty(), "work-task-missing");
        let field = Field::new(cx.t("agreement-task"), &mut work.task).required().error(error);
        stage.first(&field.aside(aside(WorkField::Task, &|usual| usual.task.clone())).show(ui, cx.theme));
        let sides = DoneBy::ALL.map(|side| (side, cx.t(super::side_key(side)).to_owned()));
        choice(ui, cx.theme, cx.t("agreement-done-by"), &mut work.done_by, &sides, 220.0);
        if let Some(text) = aside(WorkField::DoneBy, &|usual| cx.t(super::side_key(usual.done_by)).to_owned()) {
            small(ui, cx.theme, text);
        }
        let width = half(ui);
        let pairs = [
            [
                ("agreement-outcome", &mut work.outcome, WorkField::Outcome, (|usual| usual.outcome.clone()) as Told),
                ("agreement-due", &mut work.due, WorkField::Due, |usual| usual.due.clone()),
            ],
            [
                ("agreement-place", &mut work.place, WorkField::Place, |usual| usual.place.clone()),
                ("agreement-hand-over", &mut work.hand_over, WorkField::HandOver, |usual| usual.hand_over.clone()),
            ],
        ];
        for pair in pairs {
            ui.horizontal_top(|ui| {
                for (key, text, field, told) in pair {
                    let aside = aside(field, &told);
                    Field::new(cx.t(key), text).width(width).aside(aside).show(ui, cx.theme);
                }
            });
        }
        ui.horizontal_top(|ui| {
            let bases = Basis::ALL.map(|basis| (basis, cx.t(super::basis_key(basis)).to_owned()));
            choice(ui, cx.theme, cx.t("agreement-basis"), &mut work.basis, &bases, 160.0);
            let aside = aside(WorkField::Basis, &|usual| super::basis_text(cx, usual));
            let rest = ui.available_width();
            let field = Field::new(cx.t("agreement-reference"), &mut work.reference).width(rest);
            field.aside(aside).show(ui, cx.theme);
        });
    }

    fn changes(&self, cx: &Cx<'_>) -> Written {
        let work = Work {
            task: tidy(&self.work.task),
            outcome: tidy(&self.work.outcome),
            place: tidy(&self.work.place),
            due: tidy(&self.work.due),
            hand_over: tidy(&self.work.hand_over),
            reference: tidy(&self.work.reference),
            ..self.work.clone()
        };
        if work.task.is_empty() {
            return Err("work-task-missing");
        }
        let standard = self.standard.as_ref();
        let Some(agreement) = &self.agreement else {
            let place = || cx.snapshot.standard_work().iter().map(|line| line.position + 1).max().unwrap_or(0);
            let (id, position) =
                standard.map_or_else(|| (DefinitionLineId::new(), place()), |line| (line.id, line.position));
            return Ok(written(standard, DefinitionLine::standard(id, work, position)));
        };
        if self.new_line() {
            let own = cx.snapshot.definition_line.of(agreement.agency);
            let own = own.filter(|line| line.agreement == Some(agreement.id) && line.standard.is_none());
            let position = own.map(|line| line.position + 1).max().unwrap_or(0);
            return Ok(vec![Change::insert(DefinitionLine::own(agreement, DefinitionLineId::new(), work, position))]);
        }
        let line = WorkLine { work: work.clone(), origin: Origin::Own, standard, own: self.own.as_ref() };
        Ok(put_work(agreement, &line, work).into_iter().collect())
    }

    fn removal(&self, cx: &Cx<'_>) -> Option<(&'static str, Vec<Change>)> {
        match (&self.agreement, &self.standard, &self.own) {
            (None, Some(standard), _) => Some(("work-delete", remove_standard(cx.snapshot, standard))),
            (Some(_), Some(_), Some(own)) => Some(("work-restore", vec![Change::delete(own.clone())])),
            (Some(agreement), Some(standard), None) => {
                Some(("work-drop", vec![Change::insert(DefinitionLine::dropping(agreement, standard))]))
            }
            (Some(_), None, Some(own)) => Some(("work-delete", vec![Change::delete(own.clone())])),
            (_, None, _) => None,
        }
    }

    fn kind(&self) -> OperationKind {
        if self.agreement.is_none() { OperationKind::StandardEdited } else { OperationKind::AgreementEdited }
    }

    fn before(&self) -> Vec<Record> {
        let edited = if self.agreement.is_some() { self.own.as_ref() } else { self.standard.as_ref() };
        begun_with(edited)
    }
}

/// A text of a line.
type Told = fn(&Work) -> String;

/// A metric being written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct MetricFields {
    base: Option<Metric>,
    row: Metric,
    value: NumberText,
}

impl MetricFields {
    /// The fields of a metric of the file, or of a new one.
    pub(super) fn new(cx: &Cx<'_>, row: Metric, new: bool) -> Self {
        let value = Number::Measure.text(cx.language(), row.value);
        Self { base: (!new).then(|| row.clone()), value, row }
    }
}

impl FormFields for MetricFields {
    fn heading(&self, cx: &Cx<'_>) -> String {
        cx.t(if self.base.is_some() { "metric-edit" } else { "metric-add" }).to_owned()
    }

    fn under(&self, cx: &Cx<'_>) -> String {
        under(cx, self.row.agreement)
    }

    fn width(&self) -> f32 {
        TWO_COLUMNS
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, stage: &mut Stage) {
        first_field(ui, cx, stage, "metric-name", "rule-item-name-missing", 1, &mut self.row.name);
        ui.horizontal_top(|ui| {
            let directions = Direction::ALL.map(|one| (one, cx.t(super::direction_key(one)).to_owned()));
            // Of what is done in time nobody wants less.
            if self.row.step.is_none() {
                choice(ui, cx.theme, cx.t("agreement-direction"), &mut self.row.direction, &directions, 160.0);
            }
            stage.number(ui, cx, ("agreement-value", 140.0), Number::Measure, &mut self.value, false);
            // What is counted from ticks is a share, whatever else was written.
            if self.row.step.is_none() {
                Field::new(cx.t("agreement-unit"), &mut self.row.unit).width(160.0).show(ui, cx.theme);
            }
        });
        let mut steps = vec![(None, cx.t("metric-typed").to_owned())];
        steps.extend(cx.snapshot.step_kinds().into_iter().filter_map(|kind| {
            let offered = kind.retired_at.is_none() || self.row.step == Some(kind.word);
            offered.then(|| (Some(kind.word), kind.name(cx.language()).to_owned()))
        }));
        choice(ui, cx.theme, cx.t("agreement-step"), &mut self.row.step, &steps, half(ui));
        if self.row.step.is_some() {
            small(ui, cx.theme, cx.t("metric-measured-help"));
        }
        ui.horizontal_top(|ui| {
            let intervals = Interval::ALL.map(|one| (one, cx.t(super::interval_key(one)).to_owned()));
            choice(ui, cx.theme, cx.t("agreement-interval"), &mut self.row.interval, &intervals, 200.0);
            let rest = ui.available_width();
            Field::new(cx.t("agreement-deadline"), &mut self.row.deadline).width(rest).show(ui, cx.theme);
        });
    }

    fn changes(&self, cx: &Cx<'_>) -> Written {
        let name = tidy(&self.row.name);
        if name.is_empty() {
            return Err("rule-item-name-missing");
        }
        let value = Number::Measure.read(cx.language(), &self.value).map_err(Misfit::key)?;
        let (unit, direction) = match self.row.step {
            Some(_) => ("%".to_owned(), Direction::AtLeast),
            None => (tidy(&self.row.unit), self.row.direction),
        };
        let deadline = tidy(&self.row.deadline);
        Ok(written(self.base.as_ref(), Metric { name, direction, value, unit, deadline, ..self.row.clone() }))
    }

    fn removal(&self, cx: &Cx<'_>) -> Option<(&'static str, Vec<Change>)> {
        let base = self.base.as_ref()?;
        let results = cx.snapshot.metric_results(base).into_iter().cloned().map(Change::delete);
        Some(("metric-delete", results.chain([Change::delete(base.clone())]).collect()))
    }

    fn kind(&self) -> OperationKind {
        OperationKind::AgreementEdited
    }

    fn before(&self) -> Vec<Record> {
        begun_with(self.base.as_ref())
    }
}

/// A boundary condition being written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct ConditionFields {
    base: Option<BoundaryCondition>,
    row: BoundaryCondition,
    lowest: NumberText,
    highest: NumberText,
}

impl ConditionFields {
    /// The fields of a condition of the file, or of a new one.
    pub(super) fn new(row: BoundaryCondition, new: bool) -> Self {
        // In no language are thousands parted in a field.
        let text = |limit| Number::FIGURE.text(Language::Fi, limit);
        let (lowest, highest) = (text(row.lowest), text(row.highest));
        Self { base: (!new).then(|| row.clone()), row, lowest, highest }
    }
}

impl FormFields for ConditionFields {
    fn heading(&self, cx: &Cx<'_>) -> String {
        cx.t(if self.base.is_some() { "limit-edit" } else { "limit-add" }).to_owned()
    }

    fn under(&self, cx: &Cx<'_>) -> String {
        under(cx, self.row.agreement)
    }

    fn width(&self) -> f32 {
        TWO_COLUMNS
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, stage: &mut Stage) {
        first_field(ui, cx, stage, "limit-text", "rule-text-missing", 2, &mut self.row.text);
        product_choice(ui, cx, cx.t("limit-no-product"), &mut self.row.product);
        if self.row.product.is_some() {
            let width = half(ui);
            ui.horizontal_top(|ui| {
                for (key, text) in [("agreement-lowest", &mut self.lowest), ("agreement-highest", &mut self.highest)] {
                    stage.number(ui, cx, (key, width), Number::FIGURE, text, false);
                }
            });
        }
        free_text(ui, cx, "agreement-exceptions", &mut self.row.exceptions, 2);
    }

    fn changes(&self, cx: &Cx<'_>) -> Written {
        let text = tidy(&self.row.text);
        if text.is_empty() {
            return Err("rule-text-missing");
        }
        let limit = |text: &NumberText| -> Result<Option<i64>, &'static str> {
            let read = Number::FIGURE.read(cx.language(), text).map_err(Misfit::key)?;
            // A limit of nothing says nothing.
            Ok(read.filter(|_| self.row.product.is_some()))
        };
        let (lowest, highest) = (limit(&self.lowest)?, limit(&self.highest)?);
        if lowest.zip(highest).is_some_and(|(lowest, highest)| highest < lowest) {
            return Err("rule-limits-backwards");
        }
        let exceptions = tidy(&self.row.exceptions);
        let after = BoundaryCondition { text, lowest, highest, exceptions, ..self.row.clone() };
        Ok(written(self.base.as_ref(), after))
    }

    fn removal(&self, _cx: &Cx<'_>) -> Option<(&'static str, Vec<Change>)> {
        Some(("limit-delete", vec![Change::delete(self.base.clone()?)]))
    }

    fn kind(&self) -> OperationKind {
        OperationKind::AgreementEdited
    }

    fn before(&self) -> Vec<Record> {
        begun_with(self.base.as_ref())
    }
}
