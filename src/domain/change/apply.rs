//! Merge, rules, apply: one pure function for commit, dry run, what-if and tests.

use std::collections::{BTreeMap, HashSet};

use serde_json::Value;
use uuid::Uuid;

use crate::domain::change::meanwhile::{self, meant};
use crate::domain::change::merge_unit::{MergeUnit, filled_later};
use crate::domain::change::rules;
use crate::domain::change::rules::broken_rule::BrokenRule;
use crate::domain::payroll::rekeying;
use crate::domain::record::operation::{Change, Operation, OperationKind};
pub use crate::domain::record::record::changed_fields;
use crate::domain::record::record::{Record, Rows};
use crate::domain::record::row::Fields;
use crate::domain::record::table::Table;

/// Why an operation could not be applied to what the file holds now.
#[derive(Clone, Debug, PartialEq)]
pub enum Conflict {
    /// A field was changed on both sides, differently.
    Field {
        /// The table.
        table: Table,
        /// The row.
        id: Uuid,
        /// The column.
        field: String,
        /// What the writer wants.
        mine: Value,
        /// What somebody else has saved meanwhile.
        theirs: Value,
    },
    /// The row the writer edits has been deleted.
    Gone {
        /// The row as the writer last saw it.
        record: Box<Record>,
    },
    /// The row the writer deletes has been edited; `now` is what it is.
    Edited {
        /// The row as it is now.
        now: Box<Record>,
    },
    /// The row the writer deletes is needed by another row.
    Needed {
        /// The row that was to go.
        record: Box<Record>,
        /// The table of a row that needs it.
        by: Table,
    },
    /// The written row needs a row that is not there.
    Missing {
        /// The written row.
        record: Box<Record>,
        /// The column that points at nothing.
        field: &'static str,
    },
    /// What the writer has worked out, a merging, would overrun what somebody else has saved meanwhile; `now` is that. It
    /// is to be worked out anew.
    Overtaken {
        /// The row as it is now.
        now: Box<Record>,
    },
    /// The result would break a rule.
    Rule(BrokenRule),
}

/// What an operation comes to on the rows as they are.
#[derive(Clone, Debug)]
pub struct Applied {
    /// The rows afterwards.
    pub rows: Rows,
    /// What really changes, each `before` being the row as it is now. Empty when nothing does.
    pub changes: Vec<Change>,
}

/// Table and identity of a row.
type Key = (Table, Uuid);

/// Merges `changes` into `now`, field by field, and checks the rules on the result.
///
/// A field changed on one side merges; changed on both sides differently it is a conflict.
///
/// # Errors
/// Every conflict found; then nothing is applied.
pub fn apply(now: &Rows, changes: &[Change]) -> Result<Applied, Vec<Conflict>> {
    merged(now, changes, |_| true)
}

fn merged(now: &Rows, changes: &[Change], holds: impl Fn(&BrokenRule) -> bool) -> Result<Applied, Vec<Conflict>> {
    let mut rows = now.clone();
    let (composed, mut conflicts) = one_per_row(&meant(now, changes));
    let mut applied: Vec<Change> = Vec::new();
    for ((table, id), change) in composed {
        let current = now.get(table, id);
        match merge(&change, current.as_ref()) {
            Ok(after) if after == current => {}
            Ok(after) => {
                match &after {
                    Some(record) => rows.put(record.clone()),
                    None => rows.remove(table, id),
                }
                applied.push(Change { before: current, after });
            }
            Err(found) => conflicts.extend(found),
        }
    }
    conflicts.extend(missing(&rows, &applied));
    conflicts.extend(needed(&rows, &applied));
    let broken = rules::broken(&rows, &applied).into_iter().filter(holds);
    conflicts.extend(broken.map(Conflict::Rule));
    if conflicts.is_empty() { Ok(Applied { rows, changes: applied }) } else { Err(conflicts) }
}

/// What an operation comes to: merged into `now`, or, where it only tells of what gave way in a conflict, its changes
/// as they are, which leave the rows alone.
///
/// # Errors
/// As of [`apply`].
pub fn carry_out(now: &Rows, operation: &Operation) -> Result<Applied, Vec<Conflict>> {
    if !operation.kind.changes_rows() {
        return Ok(Applied { rows: now.clone(), changes: operation.changes.clone() });
    }
    // Erasing is above how an answer's round stands: whoever is to be forgotten is forgotten everywhere. What comes back
    // from a backup was answered while its round was open, and so was what it takes the place of, which comes back where
    // that is undone; with the figures of a year that somebody has found true it is the same.
    let erases = matches!(operation.kind, OperationKind::PersonErased | OperationKind::Purged);
    let mut applied = merged(now, &operation.changes, |rule| match rule {
        BrokenRule::RoundClosed(_) => !(erases || operation.as_it_was),
        BrokenRule::YearVerified(_) => !operation.as_it_was,
        _ => true,
    })?;
    // A backup comes back as it was.
    if !(erases || operation.as_it_was) {
        applied.goes_on(rekeying::follow(&applied.rows, &applied.changes));
        meanwhile::merged_once(&applied.rows, &applied.changes)?;
        applied.goes_on(meanwhile::follow(&applied.rows, &applied.changes)?);
    }
    Ok(applied)
}

impl Applied {
    /// Adds what follows from its changes. The log has each row but once.
    fn goes_on(&mut self, following: Vec<Change>) {
        for change in following {
            let Some((table, id)) = change.key() else { continue };
            match &change.after {
                Some(record) => self.rows.put(record.clone()),
                None => self.rows.remove(table, id),
            }
            match self.changes.iter_mut().find(|one| one.key() == Some((table, id))) {
                Some(known) => known.after = change.after,
                None => self.changes.push(change),
            }
        }
        self.changes.retain(|change| change.before != change.after);
    }
}

/// The changes with those of one row drawn together, in the order in which the rows first come. So the log
/// has each row once per operation, and rules see only where an operation ends, not what it passes through.
pub(in crate::domain) fn one_per_row(changes: &[Change]) -> (Vec<(Key, Change)>, Vec<Conflict>) {
    let mut composed: Vec<(Key, Change)> = Vec::with_capacity(changes.len());
    let mut places: BTreeMap<Key, usize> = BTreeMap::new();
    let mut conflicts = Vec::new();
    for change in changes {
        let Some(key) = change.key() else { continue };
        let Some((_, earlier)) = places.get(&key).and_then(|place| composed.get_mut(*place)) else {
            places.insert(key, composed.len());
            composed.push((key, change.clone()));
            continue;
        };
        match merge(change, earlier.after.as_ref()) {
            Ok(after) => earlier.after = after,
            Err(found) => conflicts.extend(found),
        }
    }
    (composed, conflicts)
}

/// The row that `change` makes of `current`.
pub(in crate::domain) fn merge(change: &Change, current: Option<&Record>) -> Result<Option<Record>, Vec<Conflict>> {
    match (&change.before, &change.after, current) {
        (_, None, None) => Ok(None),
        // The operation itself added the row and took it away.
        (None, None, Some(now)) => Ok(Some(now.clone())),
        (None, Some(after), None) => Ok(Some(after.clone())),
        (Some(before), Some(_), None) => Err(vec![Conflict::Gone { record: Box::new(before.clone()) }]),
        (Some(before), None, Some(now)) if before == now => Ok(None),
        (Some(_), None, Some(now)) => Err(vec![Conflict::Edited { now: Box::new(now.clone()) }]),
        (before, Some(after), Some(now)) => merge_fields(before.as_ref(), after, now).map(Some),
    }
}

/// Three-way merge of one row. Two inserts of the same identity have no common base: they meet only
/// where they agree, or where one of them says nothing yet.
fn merge_fields(before: Option<&Record>, after: &Record, now: &Record) -> Result<Record, Vec<Conflict>> {
    if before == Some(now) {
        return Ok(after.clone());
    }
    let base = before.map(Record::fields).unwrap_or_default();
    let mut merged = now.fields();
    let mut conflicts = Vec::new();
    let mut settled = Fields::new();
    for (field, mine) in after.fields() {
        let theirs = merged.get(&field).cloned().unwrap_or(Value::Null);
        let was = base.get(&field);
        let later = before.is_none() && filled_later(after.table(), &field);
        if mine == theirs || was == Some(&mine) || (later && empty(&mine)) {
            continue;
        }
        if was == Some(&theirs) || (later && empty(&theirs)) {
            merged.insert(field, mine);
        } else if let Some((unit, mine_stands)) = agreed(before, after, &field, now) {
            // Both say the same, and only who said it when differs; or one of them says nothing.
            let source = if mine_stands { after.fields() } else { now.fields() };
            settled.extend(unit.columns().filter_map(|one| Some((one.to_owned(), source.get(one)?.clone()))));
        } else {
            conflicts.push(Conflict::Field { table: after.table(), id: after.id(), field, mine, theirs });
        }
    }
    if !conflicts.is_empty() {
        return Err(conflicts);
    }
    merged.extend(settled);
    // Both sides were records of this table, so every field has a value of the right kind.
    Record::from_fields(after.table(), merged).map_err(|_| vec![Conflict::Edited { now: Box::new(now.clone()) }])
}

fn empty(value: &Value) -> bool {
    value.as_str().map_or_else(|| value.is_null(), str::is_empty)
}

/// The columns that `field` stands among where both say the same in them, and whether mine of them stands.
fn agreed(before: Option<&Record>, mine: &Record, field: &str, theirs: &Record) -> Option<(&'static MergeUnit, bool)> {
    let unit = MergeUnit::of(mine.table(), field)?;
    let (mine, theirs) = (mine.fields(), theirs.fields());
    let stands = unit.mine_stands(&mine, &theirs);
    // Over a row that was there, to say nothing is to take back what it said.
    let stands = stands.or_else(|| if before.is_none() { unit.mine_says(&mine, &theirs) } else { None });
    Some((unit, stands?))
}

/// The written rows that point at nothing.
fn missing(rows: &Rows, applied: &[Change]) -> Vec<Conflict> {
    let written = applied.iter().filter_map(|change| change.after.as_ref());
    let missing = written.flat_map(|record| {
        record
            .references()
            .into_iter()
            .filter(|reference| !rows.contains(reference.table, reference.id))
            .map(|reference| Conflict::Missing { record: Box::new(record.clone()), field: reference.field })
    });
    missing.collect()
}

/// The deleted rows that others still point at. All of them are looked for at once: what is undone or imported may take
/// away thousands.
fn needed(rows: &Rows, applied: &[Change]) -> Vec<Conflict> {
    let deleted = applied.iter().filter(|change| change.after.is_none()).filter_map(|change| change.before.as_ref());
    let gone: HashSet<Key> = deleted.map(|record| (record.table(), record.id())).collect();
    let pointed_at = rows.pointed_at(&gone);
    let needed = applied.iter().filter_map(|change| {
        let (record, by) = (change.before.as_ref()?, pointed_at.get(&change.key()?)?);
        Some(Conflict::Needed { record: Box::new(record.clone()), by: *by })
    });
    needed.collect()
}

#[cfg(test)]
mod tests;
