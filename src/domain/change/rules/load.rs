//! The rules of what a person-year of work comes to.

use crate::domain::agreement::agreement::LARGEST_MONEY;
use crate::domain::change::rules::broken_rule::BrokenRule;
use crate::domain::figures::figure::{LARGEST_FIGURE, YEARS};
use crate::domain::load::norm::FACTORS;
use crate::domain::record::record::Record;

/// Checks a row of this part of the file.
pub(super) fn check(record: &Record, found: &mut Vec<BrokenRule>) {
    match record {
        Record::Norm(norm) => {
            year(norm.year, found);
            if !(1..=LARGEST_FIGURE).contains(&norm.volume) {
                found.push(BrokenRule::FigureOutOfRange(norm.volume));
            }
            in_place(norm.in_place(), found);
        }
        Record::AgencyFactor(factor) => {
            if !FACTORS.contains(&factor.factor) {
                found.push(BrokenRule::FactorOutOfRange(factor.factor));
            }
            if factor.reason.trim().is_empty() {
                found.push(BrokenRule::TextMissing);
            }
            in_place(factor.in_place(), found);
        }
        Record::CostPerPersonYear(cost) => {
            year(cost.year, found);
            if !(1..=LARGEST_MONEY).contains(&cost.amount) {
                found.push(BrokenRule::MoneyOutOfRange(cost.amount));
            }
            in_place(cost.in_place(), found);
        }
        _ => {}
    }
}

fn year(year: i64, found: &mut Vec<BrokenRule>) {
    if !YEARS.contains(&year) {
        found.push(BrokenRule::YearOutOfRange(year));
    }
}

fn in_place(in_place: bool, found: &mut Vec<BrokenRule>) {
    if !in_place {
        found.push(BrokenRule::FigureMisplaced);
    }
}
