//! Merge, rules, apply: one pure function for commit, dry run, what-if and tests.

use std::collections::{BTreeMap, HashSet};

use uuid::Uuid;

use crate::domain::change::meanwhile::{self, meant};
use crate::domain::change::merge::{Conflict, merge};
use crate::domain::change::rules;
use crate::domain::change::rules::broken_rule::BrokenRule;
use crate::domain::payroll::rekeying;
use crate::domain::record::operation::{Change, Operation, OperationKind};
use crate::domain::record::record::Rows;
pub use crate::domain::record::record::changed_fields;
use crate::domain::record::table::Table;

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
