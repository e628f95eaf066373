//! Rows that go by a step of the round: which, and as they stand at another.

use crate::domain::payroll::pay_group::{MovedDate, PayGroupStep};
use crate::domain::payroll::round_step::RoundStep;
use crate::domain::payroll::rule::Step;
use crate::domain::payroll::step_kind::RoundStepKind;
use crate::domain::record::id::RowId;
use crate::domain::record::record::Record;

/// A row as it stands at another step, under the identity that then is its own.
#[must_use]
pub(super) fn at_step(row: &Record, into: &RoundStepKind) -> Option<Record> {
    let step = into.word;
    Some(match row.clone() {
        Record::PayGroupStep(row) => PayGroupStep { id: PayGroupStep::id_of(row.pay_group, step), step, ..row }.into(),
        Record::PayrollDate(row) => {
            MovedDate { id: MovedDate::id_of(row.pay_group, &row.period, step), step, ..row }.into()
        }
        Record::RoundStep(row) => {
            let id: RowId = RoundStep::id_of(row.pay_group?, &row.period, step);
            RoundStep { id, step, ..row }.into()
        }
        Record::Metric(mut row) => {
            row.step = Some(step);
            row.into()
        }
        Record::Characteristic(mut row) => {
            row.payroll_step = Some(step);
            row.into()
        }
        // What was merged into the one that goes stands for the other from now on.
        Record::RoundStepKind(row) => RoundStepKind { merged_into: Some(into.id), ..row }.into(),
        _ => return None,
    })
}

/// The step by which a row goes.
#[must_use]
pub(super) const fn step_of(record: &Record) -> Option<Step> {
    match record {
        Record::PayGroupStep(row) => Some(row.step),
        Record::PayrollDate(row) => Some(row.step),
        Record::RoundStep(row) => Some(row.step),
        Record::Metric(row) => row.step,
        Record::Characteristic(row) => row.payroll_step,
        _ => None,
    }
}
