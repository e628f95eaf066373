//! What somebody writes while others merge or rename what it is about is written of that as it is now: of the step into
//! which a step was merged, of the payer whose business id was changed, and a row that merging takes elsewhere goes there
//! as others have edited it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::at_step::{at_step, step_of};
use super::merge::{Conflict, merge};
use super::pointed::pointed;
use crate::domain::payroll::pay_group::PayGroupStep;
use crate::domain::payroll::rekeying;
use crate::domain::payroll::rule::{Step, StepTiming};
use crate::domain::payroll::step_kind::RoundStepKind;
use crate::domain::record::list::List;
use crate::domain::record::operation::Change;
use crate::domain::record::record::{Record, Rows, changed_fields};
use crate::domain::record::table::Table;

/// Table and identity of a row.
type Key = (Table, Uuid);

/// The changes as they are meant, on the rows as they are now.
#[must_use]
pub fn meant<'c>(now: &Rows, changes: &'c [Change]) -> Cow<'c, [Change]> {
    let mut meant = Cow::Borrowed(changes);
    let steps = merged_steps(now, changes);
    if !steps.is_empty() {
        let written: BTreeMap<Key, &Change> =
            changes.iter().filter_map(|change| Some((change.key()?, change))).collect();
        meant = Cow::Owned(changes.iter().filter_map(|change| of_other(now, &written, change, &steps)).collect());
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
/// along, and meets what is said at the other one.
///
/// # Errors
/// Where the two contradict each other: then a person has to say which holds.
pub(in crate::domain) fn follow(rows: &Rows, applied: &[Change]) -> Result<Vec<Change>, Vec<Conflict>> {
    if rows.round_step_kind.iter().all(|kind| kind.merged_into.is_none()) {
        return Ok(Vec::new());
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
    let (mut changes, mut conflicts) = (Vec::new(), Vec::new());
    for row in left {
        let Some(moved) = of_merged_step(rows, &row) else { continue };
        if moved.id() == row.id() {
            changes.push(Change { before: Some(row), after: Some(moved) });
            continue;
        }
        let known = rows.get(moved.table(), moved.id());
        match merge(&Change::insert(moved), known.as_ref()) {
            Ok(after) if after == known => {}
            Ok(after) => changes.push(Change { before: known, after }),
            Err(_) => conflicts.push(Conflict::Overtaken { now: Box::new(row.clone()) }),
        }
        changes.push(Change { before: Some(row), after: None });
    }
    if conflicts.is_empty() { Ok(changes) } else { Err(conflicts) }
}

/// Whether what is merged is merged into something that stands for itself, and has not been merged meanwhile: two who make
/// the same two items one, each the other way round, would leave neither.
///
/// # Errors
/// What has been merged.
pub(in crate::domain) fn merged_once(rows: &Rows, applied: &[Change]) -> Result<(), Vec<Conflict>> {
    let into = applied.iter().filter_map(|change| {
        let (table, _, into) = merging(change)?;
        rows.get(table, into).filter(|into| merged_into(into).is_some())
    });
    let conflicts: Vec<Conflict> = into.map(|now| Conflict::Overtaken { now: Box::new(now) }).collect();
    if conflicts.is_empty() { Ok(()) } else { Err(conflicts) }
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

/// A change as it is meant of the step into which the one that it speaks of was merged; none where it has nothing to say of
/// that one. `written` is everything that is written together.
fn of_other(
    now: &Rows,
    written: &BTreeMap<Key, &Change>,
    change: &Change,
    steps: &BTreeMap<Step, &RoundStepKind>,
) -> Option<Change> {
    let there = |record: &Record| at_other(record, steps).unwrap_or_else(|| record.clone());
    let mut turned = Change { before: change.before.as_ref().map(there), after: change.after.as_ref().map(there) };
    let key = turned.key()?;
    if change.key() == Some(key) {
        return Some(turned);
    }
    // What is said of the step that stays is what is meant of it.
    if written.contains_key(&key) {
        return None;
    }
    // To take away when the one falls says nothing of the other, which may have fallen so before: it is asked.
    match (&mut turned, now.get(key.0, key.1)) {
        (Change { before: Some(before), after: None }, _) if !with_group(written, before) => {
            as_known(before, change.before.as_ref().and_then(step_of));
        }
        (Change { before, after: Some(Record::PayGroupStep(never)) }, there) if falls_never(never) => match there {
            Some(Record::PayGroupStep(falls)) => {
                *before = None;
                *never = PayGroupStep { timing: never.timing.clone(), ..falls };
            }
            // Nobody has said anything of the other in this group.
            _ if before.is_none() => return None,
            _ => {}
        },
        _ => {}
    }
    Some(turned)
}

/// Whether when a step falls goes with its group; what was said of a round goes at any time.
fn with_group(written: &BTreeMap<Key, &Change>, row: &Record) -> bool {
    let group = match row {
        Record::PayGroupStep(row) => row.pay_group,
        Record::PayrollDate(row) => row.pay_group,
        _ => return true,
    };
    written.get(&(Table::PayGroup, group.0)).is_some_and(|group| group.after.is_none())
}

/// Has a row go by the step by which whoever takes it away knew it, so that it differs from whatever stands in its place.
const fn as_known(row: &mut Record, known: Option<Step>) {
    match (row, known) {
        (Record::PayGroupStep(row), Some(step)) => row.step = step,
        (Record::PayrollDate(row), Some(step)) => row.step = step,
        _ => {}
    }
}

fn falls_never(row: &PayGroupStep) -> bool {
    row.rule().is_some_and(|rule| rule.timing == StepTiming::Never)
}

fn at_other(record: &Record, steps: &BTreeMap<Step, &RoundStepKind>) -> Option<Record> {
    at_step(record, steps.get(&step_of(record)?)?)
}

/// Has the rows that a merging takes from one item to another go as they are now: with what somebody has written in them
/// since the merging was planned, and not at all where somebody has taken them away.
fn carry_along(now: &Rows, changes: &mut Cow<'_, [Change]>) {
    let mergings: Vec<(Table, Uuid, Uuid)> = changes.iter().filter_map(merging).collect();
    if mergings.is_empty() {
        return;
    }
    let taken: Vec<(usize, &Record, Option<Record>)> = changes
        .iter()
        .enumerate()
        .filter_map(|(at, change)| match (&change.before, &change.after) {
            (Some(before), None) => Some((at, before, now.get(before.table(), before.id()))),
            _ => None,
        })
        .filter(|(_, before, known)| known.as_ref() != Some(*before))
        .collect();
    if taken.is_empty() {
        return;
    }
    let places: BTreeMap<Key, usize> =
        changes.iter().enumerate().filter_map(|(place, change)| Some((change.key()?, place))).collect();
    let mut turned: BTreeMap<usize, Change> = BTreeMap::new();
    for (at, before, known) in taken {
        let pair = mergings.iter().find_map(|merging| {
            let elsewhere = elsewhere(now, before, *merging)?;
            let place = *places.get(&(elsewhere.table(), elsewhere.id()))?;
            let change = changes.get(place)?;
            Some((place, change, change.after.as_ref().filter(|after| **after == elsewhere)?))
        });
        let Some((other, change, after)) = pair else { continue };
        match known {
            None => drop(turned.insert(other, Change { before: change.before.clone(), after: change.before.clone() })),
            Some(known) => {
                let mut fields = after.fields();
                fields.extend(changed_fields(before, &known));
                if let Ok(after) = Record::from_fields(after.table(), fields) {
                    turned.insert(other, Change { before: change.before.clone(), after: Some(after) });
                    turned.insert(at, Change { before: Some(known), after: None });
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

/// Of a change that merges an item of a list into another, the list and the two.
fn merging(change: &Change) -> Option<(Table, Uuid, Uuid)> {
    let (before, after) = (change.before.as_ref()?, change.after.as_ref()?);
    let table = after.table();
    let listed = matches!(table, Table::Product | Table::RoundStepKind)
        || List::ALL.into_iter().any(|list| list.table() == table);
    if !listed || merged_into(before).is_some() {
        return None;
    }
    Some((table, after.id(), merged_into(after)?))
}

/// Into which other an item of a list has been merged.
fn merged_into(item: &Record) -> Option<Uuid> {
    item.references().into_iter().find(|one| one.field == "merged_into").map(|one| one.id)
}

/// A row as it stands where a merging takes it; none where it stays where it is.
fn elsewhere(now: &Rows, row: &Record, (table, from, into): (Table, Uuid, Uuid)) -> Option<Record> {
    let there = match now.round_step_kind.get(into) {
        Some(kind) if table == Table::RoundStepKind => at_step(row, kind),
        _ => pointed(row, table, from, into),
    };
    there.filter(|there| there.id() != row.id())
}

#[cfg(test)]
mod tests;
