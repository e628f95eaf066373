//! What the readable part of a log tells: its operations, what they changed, and what each row was last.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::types::Value;
use uuid::Uuid;

use super::trees::Read;
use crate::domain::{Fields, OperationKind, Table};

/// An operation, with its columns as they stand in the file.
pub(super) struct LoggedRow {
    pub id: String,
    pub kind: String,
    pub values: Vec<Value>,
}

/// The log as far as it can be read.
pub(super) struct Log {
    /// By sequence.
    pub operations: BTreeMap<i64, LoggedRow>,
    /// By operation and position, the columns as they stand in the file.
    pub changes: BTreeMap<(i64, i64), Vec<Value>>,
    /// The operations of which a change may be missing.
    pub half: BTreeSet<i64>,
}

/// What the log tells of a row.
#[derive(Default)]
pub(super) struct Last {
    /// Its fields, as far as they are told; none where it was taken away.
    pub fields: Option<Fields>,
    /// Something of it was erased: it does not come back from the log.
    pub erased: bool,
    /// The last change that tells of it, and whether that came after the row was first written: else fields are missing.
    pub begun: bool,
}

impl Log {
    pub fn of(operations: Option<&Read>, changes: Option<&Read>) -> Self {
        let mut log = Self { operations: BTreeMap::new(), changes: BTreeMap::new(), half: BTreeSet::new() };
        let mut known = BTreeSet::new();
        for row in operations.into_iter().flat_map(|read| read.rows.values()) {
            let (Some(sequence), [_, Value::Text(id), Value::Text(kind), ..]) = (row.number, row.values.as_slice())
            else {
                continue;
            };
            // One of which nobody knows the identity would be found wanting for ever.
            if sequence > 0 && Uuid::try_parse(id).is_ok() && known.insert(id.clone()) {
                let logged = LoggedRow { id: id.clone(), kind: kind.clone(), values: row.values.clone() };
                log.operations.insert(sequence, logged);
            }
        }
        for row in changes.into_iter().flat_map(|read| read.rows.values()) {
            if let [Value::Integer(operation), Value::Integer(position), ..] = row.values.as_slice() {
                log.changes.insert((*operation, *position), row.values.clone());
            }
        }
        if let Some(changes) = changes {
            log.find_half(changes);
        }
        log
    }

    /// Finds the operations of which a change may be missing: beside gaps, at the ends of pages to which nothing leads,
    /// and where the positions do not follow one another.
    fn find_half(&mut self, changes: &Read) {
        let operation = |key: &String| key.split(' ').next().and_then(|number| number.parse::<i64>().ok());
        for gap in &changes.gaps {
            let first = gap.after.as_ref().and_then(operation).unwrap_or(0);
            let last = gap.before.as_ref().and_then(operation).unwrap_or(i64::MAX);
            if first <= last {
                self.half.extend(self.operations.range(first..=last).map(|(sequence, _)| *sequence));
            }
        }
        self.half.extend(changes.edges.iter().filter_map(operation));
        let mut next: BTreeMap<i64, i64> = BTreeMap::new();
        for (operation, position) in self.changes.keys() {
            let expected = next.entry(*operation).or_default();
            if expected != position {
                self.half.insert(*operation);
            }
            *expected = position.saturating_add(1);
        }
        if !changes.whole {
            let silent = self.operations.keys().filter(|sequence| !next.contains_key(sequence));
            self.half.extend(silent);
        }
    }

    /// How many operations are missing: the numbers follow one another.
    pub fn missing(&self) -> usize {
        let by_changes = self.changes.last_key_value().map_or(0, |((operation, _), _)| *operation);
        let by_number = self.operations.last_key_value().map_or(0, |(sequence, _)| *sequence);
        // A number that somebody has made up counts for no more than what is there.
        let far = by_changes.max(by_number);
        let there = i64::try_from(self.operations.len()).unwrap_or(i64::MAX);
        usize::try_from(far.saturating_sub(there)).unwrap_or(0).min(1_000_000_000)
    }

    /// Whether the operation was read with which the register began, which is its identity.
    pub fn begun(&self) -> bool {
        self.operations.contains_key(&1)
    }

    /// Nothing of it is missing.
    pub fn whole(&self) -> bool {
        self.missing() == 0 && self.half.is_empty()
    }

    /// What was last of each row of which the log tells.
    pub fn last(&self) -> BTreeMap<(Table, Uuid), Last> {
        let yielded = OperationKind::ConflictYielded.word();
        let mut all: BTreeMap<(Table, Uuid), Last> = BTreeMap::new();
        for ((operation, _), values) in &self.changes {
            if self.operations.get(operation).is_some_and(|logged| logged.kind == yielded) {
                continue;
            }
            let [_, _, Value::Text(table), Value::Text(record), _, _, before, after, erased] = values.as_slice() else {
                continue;
            };
            let (Some(table), Ok(record)) = (Table::from_name(table), Uuid::try_parse(record)) else { continue };
            let last = all.entry((table, record)).or_default();
            if *erased == Value::Integer(1) {
                last.erased = true;
                continue;
            }
            let fields = |value: &Value| match value {
                Value::Text(json) => serde_json::from_str::<Fields>(json).ok(),
                _ => None,
            };
            match (before, fields(after)) {
                (Value::Null, Some(after)) => {
                    *last = Last { fields: Some(after), erased: last.erased, begun: true };
                }
                (_, Some(after)) => last.fields.get_or_insert_with(Fields::new).extend(after),
                (Value::Text(_), None) => {
                    last.fields = None;
                    last.begun = true;
                }
                _ => {}
            }
        }
        all
    }
}
