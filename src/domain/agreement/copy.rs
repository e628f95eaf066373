//! A new agreement that begins where another one ends.

use chrono::NaiveDate;

use crate::domain::agreement::agreement::Agreement;
use crate::domain::agreement::limit::BoundaryCondition;
use crate::domain::agreement::metric::Metric;
use crate::domain::agreement::price::UnitPrice;
use crate::domain::agreement::work::DefinitionLine;
use crate::domain::record::id::{AgreementId, DefinitionLineId, MetricId, RowId};
use crate::domain::record::operation::Change;
use crate::domain::record::record::{Record, Rows};

/// Why no copy can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyRefused {
    /// The agreement does not begin before the day from which the copy is to hold.
    NotBefore,
    /// Another agreement is in force on that day.
    Taken,
}

/// A new agreement under `number` that says from `from` on what `agreement` says: the division of work, the metrics
/// without their results, the boundary conditions and the prices. The earlier one ends on the day before; where another
/// agreement is to begin later, the new one holds until then.
///
/// # Errors
/// Where there is no place for it.
pub fn copied(rows: &Rows, agreement: &Agreement, number: &str, from: NaiveDate) -> Result<Vec<Change>, CopyRefused> {
    let eve = from.pred_opt().ok_or(CopyRefused::NotBefore)?;
    if agreement.valid_from.is_some_and(|start| start > eve) {
        return Err(CopyRefused::NotBefore);
    }
    let others = || rows.agreement.of(agreement.agency).filter(|one| one.id != agreement.id);
    let held = |one: &Agreement| {
        one.valid_from.is_none_or(|start| start <= from) && one.valid_to.is_none_or(|end| from <= end)
    };
    if others().any(held) {
        return Err(CopyRefused::Taken);
    }
    let later = others().filter_map(|one| one.valid_from).filter(|start| *start > from).min();
    let copy = Agreement {
        id: AgreementId::new(),
        number: number.to_owned(),
        valid_from: Some(from),
        valid_to: later.and_then(|start| start.pred_opt()),
        signed_on: None,
        document: String::new(),
        ..agreement.clone()
    };
    let mut changes = Vec::new();
    if agreement.valid_to.is_none_or(|end| end > eve) {
        let ended = Agreement { valid_to: Some(eve), ..agreement.clone() };
        changes.push(Change::update(agreement.clone(), ended));
    }
    changes.push(Change::insert(copy.clone()));
    let lines = rows.definition_line.of(agreement.agency).filter(|line| line.agreement == Some(agreement.id));
    let line = |line: &DefinitionLine| match line.standard {
        // Where it deviates its identity comes from the agreement.
        Some(standard) => {
            let id = rows.definition_line.get(standard).map(|standard| DefinitionLine::dropping(&copy, standard).id);
            id.map(|id| DefinitionLine { id, agreement: Some(copy.id), ..line.clone() })
        }
        None => Some(DefinitionLine { id: DefinitionLineId::new(), agreement: Some(copy.id), ..line.clone() }),
    };
    let mut records: Vec<Record> = lines.filter_map(line).map(Record::from).collect();
    let metric = |one: &Metric| Metric { id: MetricId::new(), agreement: copy.id, ..one.clone() };
    records.extend(rows.metrics(agreement).into_iter().map(|one| Record::from(metric(one))));
    let condition = |one: &BoundaryCondition| BoundaryCondition { id: RowId::new(), agreement: copy.id, ..one.clone() };
    records.extend(rows.boundary_conditions(agreement).into_iter().map(|one| Record::from(condition(one))));
    let prices = rows.unit_prices(agreement);
    // What holds on the first day begins on it; what comes later comes later.
    let holds = |price: &UnitPrice| rows.price_on(agreement, price.product, from).is_some_and(|one| one.id == price.id);
    let kept = prices.into_iter().filter(|price| price.valid_from > from || holds(price));
    records
        .extend(kept.map(|one| Record::from(UnitPrice::new(&copy, one.product, one.valid_from.max(from), one.price))));
    changes.extend(records.into_iter().map(Change::insert));
    Ok(changes)
}
