//! The rules of head counts and volumes.

use crate::domain::change::rules::broken_rule::{BrokenRule, named};
use crate::domain::change::rules::whole::Whole;
use crate::domain::figures::figure::{Headcount, LARGEST_FIGURE, Volume, YEARS};
use crate::domain::knowledge::verification::FieldGroup;
use crate::domain::record::operation::Change;
use crate::domain::record::record::{Record, Rows};

/// Checks a row of this part of the file.
pub(super) fn check(record: &Record, found: &mut Vec<BrokenRule>) {
    match record {
        Record::Headcount(row) => {
            let key = Headcount::new(row.agency, row.year, row.employment_type, row.basis, row.count);
            figure(row.year, row.count, key.id == row.id, found);
        }
        Record::Volume(row) => {
            let key = Volume::new(row.agency, row.product, row.year, row.count);
            figure(row.year, row.count, key.id == row.id, found);
        }
        Record::Product(product) => named(&product.name_fi, found),
        _ => {}
    }
}

pub(super) fn figure(year: i64, count: i64, in_place: bool, found: &mut Vec<BrokenRule>) {
    if !YEARS.contains(&year) {
        found.push(BrokenRule::YearOutOfRange(year));
    }
    if !(0..=LARGEST_FIGURE).contains(&count) {
        found.push(BrokenRule::FigureOutOfRange(count));
    }
    if !in_place {
        found.push(BrokenRule::FigureMisplaced);
    }
}

/// A year that has been found true is opened before its figures are touched. The operation that verifies may still
/// bring the figures with it.
pub(super) fn verified(rows: &Rows, whole: &Whole, change: &Change, found: &mut Vec<BrokenRule>) {
    let count = |record: &Option<Record>| match record {
        Some(Record::Headcount(row)) => Some((row.agency, FieldGroup::Headcount, row.year, row.count)),
        Some(Record::Volume(row)) => Some((row.agency, FieldGroup::Volume, row.year, row.count)),
        _ => None,
    };
    let (before, after) = (count(&change.before), count(&change.after));
    if before == after {
        return;
    }
    for (agency, group, year, _) in [before, after].into_iter().flatten() {
        let Some(verification) = rows.verified(agency, group, Some(year)) else { continue };
        if !whole.verifies.contains(&verification.id.0) {
            found.push(BrokenRule::YearVerified(year));
        }
    }
}
