//! Two steps of the round become one: what groups say of the one, its dates that were moved by hand, what was ticked, and
//! the metrics and characteristics that go by it are the other's afterwards.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use uuid::Uuid;

use super::super::at_step::at_step;
use super::outcome::{Holds, MergeRefused, Merging};
use crate::domain::payroll::rule::Step;
use crate::domain::payroll::step_kind::RoundStepKind;
use crate::domain::record::operation::Change;
use crate::domain::record::record::{Record, Rows};
use crate::domain::record::table::Table;

/// Whether a step may become another: not one that the program knows, for the reports, the pay day and what is told of a
/// round go by it.
#[must_use]
pub const fn gives_way(step: Step) -> bool {
    matches!(step, Step::Own(_))
}

/// Whether others may become this step. A pay day comes from the rule of its group: one that somebody moved by hand
/// beside it would move the pay.
#[must_use]
pub const fn takes_over(step: Step) -> bool {
    !matches!(step, Step::PayDay | Step::Task(_))
}

/// Makes a step one with another.
pub(super) fn merge(
    rows: &Rows,
    from: &RoundStepKind,
    into: &RoundStepKind,
    today: NaiveDate,
    answers: &BTreeMap<Uuid, Holds>,
) -> Result<Merging, MergeRefused> {
    if from.merged_into.is_some() || into.merged_into.is_some() {
        return Err(MergeRefused::Merged);
    }
    if !gives_way(from.word) {
        return Err(MergeRefused::KnownStep);
    }
    if !takes_over(into.word) {
        return Err(MergeRefused::PayDay);
    }
    let mut merging = Merging::default();
    let mut agencies = BTreeSet::new();
    let mut pointing = rows.all_pointing_at(Table::RoundStepKind, from.id.0);
    // A characteristic can be without its step, so it does not point at it.
    let bound = rows.characteristic.iter().filter(|one| one.payroll_step == Some(from.word));
    pointing.extend(bound.cloned().map(Record::Characteristic));
    for row in pointing {
        let moved = at_step(&row, into).ok_or(MergeRefused::NoList)?;
        *merging.rows.entry(row.table()).or_default() += 1;
        agencies.extend(row.agency());
        merging.moves(rows, row, moved, answers);
    }
    merging.agencies = agencies.len();
    // Where only the one that goes fell in every group, the other does from now on.
    if let (Some(_), None, false) = (from.usual(), into.usual(), from.retired_at.is_some()) {
        let (timing, since) = (from.timing.clone(), from.since);
        let time_of_day = into.time_of_day.or(from.time_of_day);
        let after = RoundStepKind { timing, time_of_day, since, ..into.clone() };
        merging.changes.push(Change::update(into.clone(), after));
    }
    // What is left of it falls in no round, neither in those to come nor in those of which the ticks have gone.
    let retired_at = from.retired_at.or(Some(today));
    let after = RoundStepKind { timing: None, since: None, retired_at, merged_into: Some(into.id), ..from.clone() };
    merging.changes.push(Change::update(from.clone(), after));
    merging.tries(rows);
    Ok(merging)
}

#[cfg(test)]
mod tests;
