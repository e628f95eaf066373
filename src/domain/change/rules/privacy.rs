//! The rules of how long data is kept.

use crate::domain::change::rules::broken_rule::BrokenRule;
use crate::domain::privacy::notice::LONGEST_KEPT;
use crate::domain::record::record::Record;

pub(super) fn kept(record: &Record, found: &mut Vec<BrokenRule>) {
    let sound = match record {
        Record::Retention(row) => row.months.is_none_or(|months| (1..=LONGEST_KEPT).contains(&months)),
        _ => true,
    };
    if !sound || record.natural_id() != Some(record.id()) {
        found.push(BrokenRule::RetentionWrong);
    }
}
