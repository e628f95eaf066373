//! The fields of what the workload rests on: a norm, an agency's factor, the cost of a person-year.

use egui::Ui;
use serde::{Deserialize, Serialize};

use crate::domain::load::{factor, norm_of, proposed_average};
use crate::domain::validate::tidy;
use crate::domain::{AgencyFactor, AgencyId, Change, CostPerPersonYear, Norm, OperationKind, ProductId, Record, YEARS};
use crate::i18n::load::{Unit, factor_words};
use crate::ui::Cx;
use crate::ui::forms::parts::{begun_with, first_field, free_text, offered};
use crate::ui::forms::{FormFields, Written};
use crate::ui::widgets::form::{NARROW, Stage};
use crate::ui::widgets::number::{Misfit, Number, NumberText};
use crate::ui::widgets::{Field, choice, small};

/// A row as it is to be written over another, which stands elsewhere where its key was edited.
fn moved<T: Clone + Into<Record>>(base: Option<&T>, after: T, same: impl Fn(&T, &T) -> bool) -> Vec<Change> {
    match base {
        Some(base) if same(base, &after) => vec![Change::update(base.clone(), after)],
        Some(base) => vec![Change::delete(base.clone()), Change::insert(after)],
        None => vec![Change::insert(after)],
    }
}

/// Years that can be typed.
const YEAR: Number = Number::within(&YEARS);

/// A norm being written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct NormFields {
    base: Option<Norm>,
    product: ProductId,
    year: NumberText,
    volume: NumberText,
    source: String,
}

impl NormFields {
    /// The fields of a norm of the file, or of a new one of a product.
    pub(super) fn new(cx: &Cx<'_>, base: Option<Norm>, product: ProductId) -> Self {
        let last = i64::from(chrono::Datelike::year(&cx.today)) - 1;
        let year = base.as_ref().map_or(last, |base| base.year);
        let volume = base.as_ref().map(|base| base.volume);
        Self {
            product: base.as_ref().map_or(product, |base| base.product),
            year: YEAR.text(cx.language(), Some(year)),
            volume: Number::FIGURE.text(cx.language(), volume),
            source: base.as_ref().map(|base| base.source.clone()).unwrap_or_default(),
            base,
        }
    }
}

impl FormFields for NormFields {
    fn heading(&self, cx: &Cx<'_>) -> String {
        cx.t(if self.base.is_some() { "load-norm-edit" } else { "load-norm-add" }).to_owned()
    }

    fn under(&self, cx: &Cx<'_>) -> String {
        cx.t("load-norm-help").to_owned()
    }

    fn width(&self) -> f32 {
        NARROW
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, stage: &mut Stage) {
        let products: Vec<(ProductId, String)> = offered(cx.snapshot.product.iter(), |id| id == self.product)
            .into_iter()
            .map(|one| (one.id, one.name(cx.language()).to_owned()))
            .collect();
        let width = ui.available_width();
        choice(ui, cx.theme, cx.t("field-product"), &mut self.product, &products, width);
        stage.number(ui, cx, ("field-norm-volume", 220.0), Number::FIGURE, &mut self.volume, true);
        stage.number(ui, cx, ("field-year", 120.0), YEAR, &mut self.year, true);
        Field::new(cx.t("field-source"), &mut self.source).show(ui, cx.theme);
    }

    fn changes(&self, cx: &Cx<'_>) -> Written {
        let year = YEAR.needed(cx.language(), &self.year).map_err(Misfit::key)?;
        let volume = Number::FIGURE.needed(cx.language(), &self.volume).map_err(Misfit::key)?;
        if volume == 0 {
            return Err("load-norm-zero");
        }
        let after = Norm::new(self.product, year, volume, &tidy(&self.source));
        let there = cx.snapshot.norm.get(after.id.0).is_some();
        if there && self.base.as_ref().is_none_or(|base| base.id != after.id) {
            return Err("load-norm-there");
        }
        Ok(moved(self.base.as_ref(), after, |base, after| base.id == after.id))
    }

    fn removal(&self, _cx: &Cx<'_>) -> Option<(&'static str, Vec<Change>)> {
        Some(("load-norm-delete", vec![Change::delete(self.base.clone()?)]))
    }

    fn kind(&self) -> OperationKind {
        OperationKind::LoadBasisEdited
    }

    fn before(&self) -> Vec<Record> {
        begun_with(self.base.as_ref())
    }
}

/// An agency's factor being written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct FactorFields {
    base: Option<AgencyFactor>,
    agency: AgencyId,
    /// The year for which the rule proposes.
    year: i64,
    /// The average of what it adds up over the agencies, in ten-thousandths; 0 in a draft of old.
    #[serde(default)]
    average: i64,
    factor: NumberText,
    reason: String,
}

impl FactorFields {
    /// The fields of an agency's factor; where nobody has set one, with what the rule proposes for `year`.
    pub(super) fn new(cx: &Cx<'_>, agency: AgencyId, year: i64) -> Self {
        let base = cx.snapshot.agency_factor.get(AgencyFactor::key(agency)).cloned();
        let average = proposed_average(cx.snapshot, year, cx.today);
        let value = base.as_ref().map_or_else(|| factor(cx.snapshot, agency, year, average).value, |base| base.factor);
        Self {
            agency,
            year,
            average,
            factor: Number::Measure.text(cx.language(), Some(value)),
            reason: base.as_ref().map(|base| base.reason.clone()).unwrap_or_default(),
            base,
        }
    }
}

impl FormFields for FactorFields {
    fn heading(&self, cx: &Cx<'_>) -> String {
        cx.t("load-factor-edit").to_owned()
    }

    fn under(&self, cx: &Cx<'_>) -> String {
        cx.agency_name(self.agency).to_owned()
    }

    fn width(&self) -> f32 {
        NARROW
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, stage: &mut Stage) {
        let proposed = factor(cx.snapshot, self.agency, self.year, self.average);
        let rule = crate::domain::load::Factor { reason: None, value: proposed.proposal.value, ..proposed };
        small(ui, cx.theme, factor_words(cx.texts, &rule));
        stage.number(ui, cx, ("field-factor", 140.0), Number::Measure, &mut self.factor, true);
        first_field(ui, cx, stage, "field-factor-reason", "load-reason-missing", 2, &mut self.reason);
    }

    fn changes(&self, cx: &Cx<'_>) -> Written {
        let value = Number::Measure.needed(cx.language(), &self.factor).map_err(Misfit::key)?;
        if !crate::domain::FACTORS.contains(&value) {
            return Err("load-factor-range");
        }
        let reason = tidy(&self.reason);
        if reason.is_empty() {
            return Err("load-reason-missing");
        }
        let after = AgencyFactor::new(self.agency, value, &reason);
        Ok(moved(self.base.as_ref(), after, |base, after| base.id == after.id))
    }

    fn removal(&self, _cx: &Cx<'_>) -> Option<(&'static str, Vec<Change>)> {
        Some(("load-factor-delete", vec![Change::delete(self.base.clone()?)]))
    }

    fn kind(&self) -> OperationKind {
        OperationKind::LoadBasisEdited
    }

    fn before(&self) -> Vec<Record> {
        begun_with(self.base.as_ref())
    }
}

/// The cost of a person-year being written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct CostFields {
    base: Option<CostPerPersonYear>,
    year: NumberText,
    amount: NumberText,
    source: String,
}

impl CostFields {
    /// The fields of a cost of the file, or of a new one.
    pub(super) fn new(cx: &Cx<'_>, base: Option<CostPerPersonYear>) -> Self {
        let last = i64::from(chrono::Datelike::year(&cx.today)) - 1;
        Self {
            year: YEAR.text(cx.language(), Some(base.as_ref().map_or(last, |base| base.year))),
            amount: Number::Money.text(cx.language(), base.as_ref().map(|base| base.amount)),
            source: base.as_ref().map(|base| base.source.clone()).unwrap_or_default(),
            base,
        }
    }
}

impl FormFields for CostFields {
    fn heading(&self, cx: &Cx<'_>) -> String {
        cx.t(if self.base.is_some() { "load-cost-edit" } else { "load-cost-add" }).to_owned()
    }

    fn under(&self, cx: &Cx<'_>) -> String {
        cx.t("load-cost-help").to_owned()
    }

    fn width(&self) -> f32 {
        NARROW
    }

    fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, stage: &mut Stage) {
        stage.number(ui, cx, ("field-cost-amount-euros", 220.0), Number::Money, &mut self.amount, true);
        stage.number(ui, cx, ("field-year", 120.0), YEAR, &mut self.year, true);
        free_text(ui, cx, "field-source", &mut self.source, 1);
    }

    fn changes(&self, cx: &Cx<'_>) -> Written {
        let year = YEAR.needed(cx.language(), &self.year).map_err(Misfit::key)?;
        let amount = Number::Money.needed(cx.language(), &self.amount).map_err(Misfit::key)?;
        if amount == 0 {
            return Err("load-cost-zero");
        }
        let after = CostPerPersonYear::new(year, amount, &tidy(&self.source));
        let there = cx.snapshot.cost_per_person_year.get(after.id.0).is_some();
        if there && self.base.as_ref().is_none_or(|base| base.id != after.id) {
            return Err("load-cost-there");
        }
        Ok(moved(self.base.as_ref(), after, |base, after| base.id == after.id))
    }

    fn removal(&self, _cx: &Cx<'_>) -> Option<(&'static str, Vec<Change>)> {
        Some(("load-cost-delete", vec![Change::delete(self.base.clone()?)]))
    }

    fn kind(&self) -> OperationKind {
        OperationKind::LoadBasisEdited
    }

    fn before(&self) -> Vec<Record> {
        begun_with(self.base.as_ref())
    }
}

/// A norm in one line: how many, and of which year.
pub(super) fn norm_line(cx: &Cx<'_>, norm: &Norm) -> String {
    let held = norm_of(cx.snapshot, norm.product, i64::from(chrono::Datelike::year(&cx.today)));
    let count = Unit::Whole.format(cx.language(), norm.volume);
    let args = [("count", count.into()), ("year", norm.year.to_string().into())];
    let line = cx.tw("load-norm-line", &args);
    // An older one than the one that holds is history.
    if held.is_some_and(|held| held.id != norm.id) { format!("{line} · {}", cx.t("load-norm-past")) } else { line }
}
