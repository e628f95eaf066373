//! What somebody writes while others merge or rename what it is about is written of that as it is now: of the step into
//! which a step was merged, of the payer whose business id was changed, and a row that merging takes elsewhere goes there
//! as others have edited it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::at_step::{at_step, step_of};
use crate::domain::payroll::rekeying;
use crate::domain::payroll::round_step::{RoundStep, StepState};
use crate::domain::payroll::rule::Step;
use crate::domain::payroll::step_kind::RoundStepKind;
use crate::domain::record::list::List;
use crate::domain::record::operation::Change;
use crate::domain::record::record::{Record, Rows, changed_fields};
use crate::domain::record::table::Table;

/// The changes as they are meant, on the rows as they are now.
#[must_use]
pub fn meant<'c>(now: &Rows, changes: &'c [Change]) -> Cow<'c, [Change]> {
    let mut meant = Cow::Borrowed(changes);
    let steps = merged_steps(now, changes);
    if !steps.is_empty() {
        let there = |record: &Record| at_other(record, &steps).unwrap_or_else(|| record.clone());
        let turned = |change: &Change| Change {
            before: change.before.as_ref().map(there),
            after: change.after.as_ref().map(there),
        };
        meant = Cow::Owned(meant.iter().map(turned).collect());
    }
    if let Some(told) = rekeying::meant(now, &meant) {
        meant = Cow::Owned(told);
    }
    carry_along(now, &mut meant);
    // What stands there unchanged has told how something was known, and is nothing to be saved.
    let unchanged = |change: &Change| change.before == change.after;
    if meant.iter().any(unchanged) {
        meant.to_mut().retain(|change| !unchanged(change));
    }
    meant
}

/// A row as it stands now that the step by which it goes has been merged into another; none where it has not.
pub(in crate::domain) fn of_merged_step(rows: &Rows, record: &Record) -> Option<Record> {
    let step = step_of(record)?;
    let into = rows.step_kind(rows.merged_step(step)).filter(|into| into.word != step)?;
    at_step(record, into)
}

/// What follows from changes that are in `rows` already: whatever somebody has written of a step while it was merged goes
/// along. Where something is said at the other one, that stands.
pub(in crate::domain) fn follow(rows: &Rows, applied: &[Change]) -> Vec<Change> {
    if rows.round_step_kind.iter().all(|kind| kind.merged_into.is_none()) {
        return Vec::new();
    }
    let mut left: Vec<Record> = Vec::new();
    for record in applied.iter().filter_map(|change| change.after.as_ref()) {
        match record {
            Record::RoundStepKind(kind) if kind.merged_into.is_some() => {
                left.extend(rows.all_pointing_at(Table::RoundStepKind, kind.id.0));
                let bound = rows.characteristic.iter().filter(|one| one.payroll_step == Some(kind.word));
                left.extend(bound.cloned().map(Record::Characteristic));
            }
            other => left.push(other.clone()),
        }
    }
    let mut seen = BTreeSet::new();
    left.retain(|row| seen.insert((row.table(), row.id())));
    let mut changes = Vec::new();
    for row in left {
        let Some(moved) = of_merged_step(rows, &row) else { continue };
        if moved.id() == row.id() {
            changes.push(Change { before: Some(row), after: Some(moved) });
            continue;
        }
        match (rows.get(moved.table(), moved.id()), moved) {
            (None, moved) => changes.push(Change::insert(moved)),
            (Some(Record::RoundStep(known)), Record::RoundStep(said))
                if known.state == StepState::Open && said.state != StepState::Open =>
            {
                let note = if said.note.trim().is_empty() { known.note.clone() } else { said.note.clone() };
                changes.push(Change::update(known, RoundStep { note, ..said }));
            }
            (Some(_), _) => {}
        }
        changes.push(Change { before: Some(row), after: None });
    }
    changes
}

/// The steps that have been merged into others, each with the one that it is now. What the changes say of the step itself
/// goes before: they may be about to undo the merging.
fn merged_steps<'r>(now: &'r Rows, changes: &[Change]) -> BTreeMap<Step, &'r RoundStepKind> {
    let merged = now.round_step_kind.iter().filter(|kind| kind.merged_into.is_some());
    let mut merged: BTreeMap<Step, &RoundStepKind> =
        merged.filter_map(|kind| Some((kind.word, now.step_kind(now.merged_step(kind.word))?))).collect();
    if !merged.is_empty() {
        for change in changes {
            if let Some(Record::RoundStepKind(kind)) = change.record() {
                merged.remove(&kind.word);
            }
        }
    }
    merged
}

fn at_other(record: &Record, steps: &BTreeMap<Step, &RoundStepKind>) -> Option<Record> {
    at_step(record, steps.get(&step_of(record)?)?)
}

/// Has the rows that a merging takes from one item to another go as they are now: with what somebody has written in them
/// since the merging was planned, and not at all where somebody has taken them away.
fn carry_along(now: &Rows, changes: &mut Cow<'_, [Change]>) {
    if !changes.iter().any(merges) {
        return;
    }
    let taken: Vec<(usize, &Record, Option<Record>)> = changes
        .iter()
        .enumerate()
        .filter_map(|(at, change)| match (&change.before, &change.after) {
            (Some(before), None) => Some((at, before, now.get(before.table(), before.id()))),
            _ => None,
        })
        .filter(|(_, before, now)| now.as_ref() != Some(*before))
        .collect();
    let mut turned: BTreeMap<usize, Change> = BTreeMap::new();
    for (at, before, now) in taken {
        let pair = changes.iter().enumerate().find_map(|(other, change)| {
            let after = change.after.as_ref().filter(|after| elsewhere(before, after))?;
            Some((other, change, after))
        });
        let Some((other, change, after)) = pair else { continue };
        match now {
            None => drop(turned.insert(other, Change { before: change.before.clone(), after: change.before.clone() })),
            Some(now) => {
                let mut fields = after.fields();
                fields.extend(changed_fields(before, &now));
                if let Ok(after) = Record::from_fields(after.table(), fields) {
                    turned.insert(other, Change { before: change.before.clone(), after: Some(after) });
                    turned.insert(at, Change { before: Some(now), after: None });
                }
            }
        }
    }
    if !turned.is_empty() {
        let all = changes.iter().enumerate();
        let all = all.map(|(at, change)| turned.remove(&at).unwrap_or_else(|| change.clone())).collect();
        *changes = Cow::Owned(all);
    }
}

/// Whether a change merges an item of a list into another.
fn merges(change: &Change) -> bool {
    let (Some(before), Some(after)) = (&change.before, &change.after) else { return false };
    let listed = matches!(after.table(), Table::Product | Table::RoundStepKind)
        || List::ALL.into_iter().any(|list| list.table() == after.table());
    let into = |record: &Record| record.fields().get("merged_into").is_some_and(|into| !into.is_null());
    listed && !into(before) && into(after)
}

/// Whether one row is the other as it stands elsewhere: under another identity, and at another item.
fn elsewhere(row: &Record, other: &Record) -> bool {
    row.table() == other.table() && row.id() != other.id() && changed_fields(row, other).len() == 2
}

#[cfg(test)]
mod tests;
