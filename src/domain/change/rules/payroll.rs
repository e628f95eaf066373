//! The rules of pay groups.

use crate::domain::change::rules::broken_rule::{BrokenRule, named, period};
use crate::domain::payroll::rule::Period;
use crate::domain::record::id::{AgencyId, PayGroupId};
use crate::domain::record::record::{Record, Rows};

/// Checks a row of this part of the file.
pub(super) fn check(rows: &Rows, record: &Record, found: &mut Vec<BrokenRule>) {
    match record {
        Record::PayGroup(group) => {
            named(&group.name, found);
            readable(group.pay_days().is_some(), found);
        }
        Record::PayGroupStep(row) => {
            readable(row.rule().is_some(), found);
            of_pay_group(rows, row.pay_group, row.agency, row.in_place(), found);
        }
        Record::RoundStepKind(row) => {
            named(&row.name_fi, found);
            readable(row.in_place() && (row.timing.is_none() || row.usual().is_some()), found);
        }
        Record::RecurringTask(row) => {
            named(&row.name_fi, found);
            readable(row.recurrence().is_some(), found);
            period(Some(row.begins_on), row.ends_on, found);
        }
        Record::RoundStep(row) => {
            readable(row.period.parse::<Period>().is_ok(), found);
            match row.pay_group.zip(row.agency) {
                Some((group, agency)) => of_pay_group(rows, group, agency, row.in_place(), found),
                None => readable(row.in_place(), found),
            }
            if !row.sound() {
                found.push(BrokenRule::TickUnsound(row.agency));
            }
        }
        Record::PayrollDate(row) => {
            readable(row.period.parse::<Period>().is_ok(), found);
            of_pay_group(rows, row.pay_group, row.agency, row.in_place(), found);
        }
        _ => {}
    }
}

fn readable(readable: bool, found: &mut Vec<BrokenRule>) {
    if !readable {
        found.push(BrokenRule::PayrollUnreadable);
    }
}

/// What belongs to a pay group belongs to the group's agency.
fn of_pay_group(rows: &Rows, group: PayGroupId, agency: AgencyId, in_place: bool, found: &mut Vec<BrokenRule>) {
    if !in_place || rows.pay_group.get(group).is_some_and(|group| group.agency != agency) {
        found.push(BrokenRule::PayrollMisplaced(group));
    }
}
