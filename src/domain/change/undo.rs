//! Undo and redo: an operation's changes turned round, refused only where a field it would restore
//! has been changed since.

use std::collections::BTreeSet;

pub use import::undo_import;
use uuid::Uuid;

use crate::domain::change::merge_unit::MergeUnit;
use crate::domain::payroll::rekeying;
use crate::domain::payroll::round_step::RoundStep;
use crate::domain::record::operation::{Change, LoggedChange, LoggedOperation, Operation, OperationKind};
use crate::domain::record::record::{Record, Rows};
use crate::domain::record::row::Fields;
use crate::domain::record::table::Table;

/// Why an operation cannot be undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UndoRefused {
    /// There is no operation to undo, or none of that id.
    Nothing,
    /// It has been undone already.
    AlreadyUndone,
    /// A person's erasure has blanked what it would restore.
    Erased,
    /// It wrote what every file starts with.
    Foundation,
    /// What it would restore has been changed since.
    ChangedSince {
        /// The table.
        table: Table,
        /// The row.
        record: Uuid,
        /// The fields; empty when the row as a whole was deleted or added again.
        fields: Vec<String>,
    },
}

/// The operation by `who` that takes back `logged`, for the rows as they are now.
///
/// # Errors
/// See [`UndoRefused`].
pub fn undo(rows: &Rows, logged: &LoggedOperation, who: &str) -> Result<Operation, UndoRefused> {
    if matches!(logged.kind, Some(OperationKind::FileStarted | OperationKind::FileRecovered)) {
        return Err(UndoRefused::Foundation);
    }
    let mut changes = Vec::with_capacity(logged.changes.len());
    let said_since = reports_said_since(rows, logged);
    // Backwards, so that what was added last goes first.
    for change in logged.changes.iter().rev().filter(|change| !said_since.contains(&change.record)) {
        changes.push(turn_round(rows, change)?);
    }
    let kind = if logged.kind == Some(OperationKind::Undone) { OperationKind::Redone } else { OperationKind::Undone };
    let mut operation = Operation::new(kind, who, changes);
    operation.undoes = Some(logged.id);
    operation.as_it_was = logged.kind == Some(OperationKind::Restored);
    Ok(operation)
}

/// What an operation moved of what was said of separate reports, because it changed a business id, where somebody has said
/// something else of the same payer's month since. With the id that goes along back by itself, and nothing comes back beside it.
#[must_use]
pub fn reports_said_since(rows: &Rows, logged: &LoggedOperation) -> BTreeSet<Uuid> {
    let payers = rekeying::rekeyed(logged);
    if payers.is_empty() {
        return BTreeSet::new();
    }
    let month = |change: &LoggedChange| {
        let logged = change.after.as_ref().or(change.before.as_ref()).filter(|_| change.table == Table::RoundStep)?;
        // Of an edited row only what was edited is logged.
        let now = rows.get(change.table, change.record).map(|row| row.fields()).unwrap_or_default();
        let text = |column: &str| {
            let text = logged.get(column).or_else(|| now.get(column))?.as_str()?;
            (!text.is_empty()).then(|| text.to_owned())
        };
        let payer = text("payer")?;
        Some((payers.iter().position(|known| known.contains(&payer))?, text("period")?))
    };
    let moved: Vec<((usize, String), &LoggedChange)> =
        logged.changes.iter().filter_map(|change| Some((month(change)?, change))).collect();
    let refused = |change: &LoggedChange| matches!(turn_round(rows, change), Err(UndoRefused::ChangedSince { .. }));
    let since: BTreeSet<&(usize, String)> =
        moved.iter().filter(|(_, change)| refused(change)).map(|(month, _)| month).collect();
    moved.iter().filter(|(month, _)| since.contains(month)).map(|(_, change)| change.record).collect()
}

/// Where what has been said since of the separate reports in `said` stands now that the operation has been undone.
#[must_use]
pub fn reports_kept(before: &Rows, after: &Rows, said: &BTreeSet<Uuid>) -> Vec<(Table, Uuid)> {
    let said: Vec<&RoundStep> = said.iter().filter_map(|id| before.round_step.get(*id)).collect();
    let same = |row: &RoundStep| {
        let of = |row: &RoundStep| (row.period.clone(), row.state, row.ticked_at, row.reason.clone(), row.note.clone());
        !row.payer.is_empty() && said.iter().any(|said| of(said) == of(row))
    };
    after.round_step.iter().filter(|row| same(row)).map(|row| (Table::RoundStep, row.id.0)).collect()
}

fn turn_round(rows: &Rows, logged: &LoggedChange) -> Result<Change, UndoRefused> {
    if logged.erased {
        return Err(UndoRefused::Erased);
    }
    let refused =
        |fields: Vec<String>| UndoRefused::ChangedSince { table: logged.table, record: logged.record, fields };
    let now = rows.get(logged.table, logged.record);
    match (&logged.before, &logged.after, now) {
        (None, None, _) => Err(UndoRefused::Erased),
        // It added the row: take it away, if it is still as it was added.
        (None, Some(after), Some(now)) => {
            let changed = differing(after, &now.fields());
            if changed.is_empty() { Ok(Change::delete(now)) } else { Err(refused(changed)) }
        }
        // It deleted the row: bring it back.
        (Some(before), None, None) => {
            let record = Record::from_fields(logged.table, before.clone()).map_err(|_| refused(Vec::new()))?;
            Ok(Change::insert(record))
        }
        // It edited the row: set the fields back that it changed, leaving the others as they are.
        (Some(before), Some(after), Some(now)) => {
            let mut fields = now.fields();
            let changed = differing(after, &fields);
            // Whoever has vouched for the row since has vouched for it, whatever becomes of what was written in it.
            let vouched = |column: &str| MergeUnit::of(logged.table, column).is_some_and(|unit| unit.said.is_empty());
            let rest = before.keys().any(|column| !vouched(column));
            if changed.iter().any(|column| !rest || !vouched(column)) {
                return Err(refused(changed));
            }
            let restored = before.iter().filter(|(column, _)| !changed.contains(column));
            fields.extend(restored.map(|(column, value)| (column.clone(), value.clone())));
            let record = Record::from_fields(logged.table, fields).map_err(|_| refused(Vec::new()))?;
            Ok(Change::update(now, record))
        }
        (None | Some(_), Some(_), None) | (Some(_), None, Some(_)) => Err(refused(Vec::new())),
    }
}

/// Who changed last what `refused` speaks of, each once, in the order of its fields: of a field whoever wrote it, of a row
/// that came or went whoever brought or took it. `log` holds the operations that changed the row after the one that was
/// to be undone, in ascending order of sequence.
#[must_use]
pub fn changed_by<'a>(log: &'a [LoggedOperation], refused: &UndoRefused) -> Vec<&'a str> {
    let UndoRefused::ChangedSince { table, record, fields } = refused else { return Vec::new() };
    let last = |wrote: &dyn Fn(&LoggedChange) -> bool| {
        let of_row = |change: &&LoggedChange| (change.table, change.record) == (*table, *record);
        let mut newest = log.iter().rev().filter(|one| one.changed_rows());
        // What was erased does not tell any more what it was.
        newest.find(|one| one.changes.iter().filter(of_row).any(|change| change.erased || wrote(change)))
    };
    let whole = |change: &LoggedChange| change.before.is_none() || change.after.is_none();
    let found: Vec<Option<&LoggedOperation>> = if fields.is_empty() {
        vec![last(&whole)]
    } else {
        let written =
            |field: &String| last(&|change| change.after.as_ref().is_some_and(|after| after.contains_key(field)));
        fields.iter().map(written).collect()
    };
    let mut names: Vec<&str> = Vec::new();
    for one in found.into_iter().flatten().filter(|one| !one.who.is_empty()) {
        if !names.contains(&one.who.as_str()) {
            names.push(&one.who);
        }
    }
    names
}

fn differing(expected: &Fields, now: &Fields) -> Vec<String> {
    expected.iter().filter(|(field, value)| now.get(*field) != Some(value)).map(|(field, _)| field.clone()).collect()
}

/// What Ctrl+Z takes back: the newest operation by `who` that is no undo or redo itself and has not been
/// undone. `log` is in ascending order of sequence, and may be any part of the whole; the operations of others may be
/// among it.
#[must_use]
pub fn next_undo<'a>(log: &'a [LoggedOperation], who: &str) -> Option<&'a LoggedOperation> {
    log.iter().rev().find(|one| one.who == who && one.undoes.is_none() && undoable(one) && !one.taken_back)
}

/// What Ctrl+Y does again: the newest undo by `who` still in force, unless they have done something new
/// since.
#[must_use]
pub fn next_redo<'a>(log: &'a [LoggedOperation], who: &str) -> Option<&'a LoggedOperation> {
    let newest_own = log.iter().rev().find(|one| one.who == who && one.undoes.is_none()).map_or(0, |one| one.sequence);
    log.iter()
        .rev()
        .take_while(|one| one.sequence > newest_own)
        .find(|one| one.who == who && one.kind == Some(OperationKind::Undone) && !one.taken_back)
}

/// Tells of each operation of a whole log whether a later one in force took it back. From the newest on, each is known to
/// be in force or not before it is asked what it took back; so a log that turns in circles does no harm. `log` is in
/// ascending order of sequence.
pub fn mark_taken_back(log: &mut [LoggedOperation]) {
    let mut taken_back = BTreeSet::new();
    for one in log.iter_mut().rev() {
        one.taken_back = taken_back.contains(&one.id);
        taken_back.extend(one.undoes.filter(|_| !one.taken_back));
    }
}

fn undoable(operation: &LoggedOperation) -> bool {
    !operation.foundation()
}

mod import;
#[cfg(test)]
mod tests;
