//! A store that forgets everything: for window tests, and proof that nothing above the trait knows SQLite.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::TimeDelta;
use uuid::Uuid;

use super::{Access, Commit, Forgotten, HistoryQuery, Store, StoreError};
use crate::domain::erasure::{Erased, ErasedAt, Erasure, comes_back};
use crate::domain::gave_way::{self, UNSAVED_DAYS};
use crate::domain::{
    AgencyId, Applied, BrokenRule, Change, Conflict, Cursor, Cut, LastEdit, LoggedChange, LoggedOperation, Operation,
    OperationKind, Picture, Snapshot, Table, carry_out, cut, mark_taken_back, starting,
};

/// A register kept in memory.
#[derive(Debug, Default)]
pub struct MemoryStore {
    current: Snapshot,
    log: Vec<LoggedOperation>,
    pictures: BTreeMap<String, Arc<[u8]>>,
    erased: Vec<ErasedAt>,
}

impl MemoryStore {
    /// A register with the rows every new file starts with.
    ///
    /// # Errors
    /// Only where those rows break a rule, which is a defect.
    pub fn new() -> Result<Self, StoreError> {
        let mut store = Self::default();
        let first = Operation::new(OperationKind::FileStarted, "", starting::changes());
        let known = Arc::new(store.load()?);
        store.commit(&first, &known)?;
        Ok(store)
    }

    /// What the log may keep of `changes`, which gave way in a conflict: nothing that an erasure would have reached.
    fn kept_of(&self, operation: &Operation, changes: Vec<Change>) -> Vec<Change> {
        let memory: Vec<Erased> = self.erased.iter().map(|(_, what)| what.clone()).collect();
        let since = operation.at - TimeDelta::days(UNSAVED_DAYS);
        let erases = |one: &&LoggedOperation| {
            one.at >= since && matches!(one.kind, Some(OperationKind::PersonErased | OperationKind::Purged))
        };
        let touched: Vec<_> = self.log.iter().filter(erases).flat_map(|one| &one.changes).collect();
        gave_way::kept_of(changes, &memory, |table, row| {
            touched.iter().any(|one| (one.table, one.record) == (table, row))
        })
    }

    fn write(&mut self, operation: &Operation, applied: Applied) {
        let sequence = self.current.cursor.sequence + 1;
        let changes: Vec<LoggedChange> = applied.changes.iter().filter_map(LoggedChange::of).collect();
        self.current.rows = applied.rows;
        self.current.cursor = Cursor { sequence, operation: Some(operation.id) };
        let edit = LastEdit { who: operation.who.clone(), at: operation.at };
        for change in changes.iter().filter(|_| operation.kind.changes_rows()) {
            if let Some(agency) = change.agency {
                self.current.edited(agency, change.table, change.columns(), &edit);
            }
        }
        for Picture { hash, png } in &operation.pictures {
            self.pictures.entry(hash.clone()).or_insert_with(|| Arc::clone(png));
        }
        self.log.push(LoggedOperation {
            sequence,
            id: operation.id,
            kind: Some(operation.kind),
            at: operation.at,
            who: operation.who.clone(),
            undoes: operation.undoes,
            taken_back: false,
            changes,
            source: operation.source.clone(),
        });
        mark_taken_back(&mut self.log);
    }
}

fn of_agencies(change: &LoggedChange, agencies: &[AgencyId]) -> bool {
    change.agency.is_some_and(|agency| agencies.contains(&agency))
}

impl Store for MemoryStore {
    fn load(&mut self) -> Result<Snapshot, StoreError> {
        Ok(self.current.clone())
    }

    fn changes_since(&mut self, known: &Snapshot) -> Result<Option<Snapshot>, StoreError> {
        Ok((known.cursor != self.current.cursor).then(|| self.current.clone()))
    }

    fn commit(&mut self, operation: &Operation, _known: &Arc<Snapshot>) -> Result<Commit, StoreError> {
        if self.log.iter().any(|logged| logged.id == operation.id) {
            return Ok(Commit::Done(Arc::new(self.current.clone())));
        }
        match carry_out(&self.current.rows, operation) {
            Err(conflicts) => Ok(Commit::Conflicts(conflicts, Arc::new(self.current.clone()))),
            Ok(applied) if applied.changes.is_empty() => Ok(Commit::Unchanged(Arc::new(self.current.clone()))),
            Ok(mut applied) => {
                let was_erased =
                    |(table, id): (Table, Uuid)| self.erased.iter().any(|(_, what)| *what == Erased::Row(table, id));
                if applied.changes.iter().filter_map(comes_back).any(was_erased) {
                    let erased = vec![Conflict::Rule(BrokenRule::WasErased)];
                    return Ok(Commit::Conflicts(erased, Arc::new(self.current.clone())));
                }
                if !operation.kind.changes_rows() {
                    applied.changes = self.kept_of(operation, applied.changes);
                    if applied.changes.is_empty() {
                        return Ok(Commit::Unchanged(Arc::new(self.current.clone())));
                    }
                }
                self.write(operation, applied);
                Ok(Commit::Done(Arc::new(self.current.clone())))
            }
        }
    }

    fn erase(&mut self, erasure: &Erasure, known: &Arc<Snapshot>) -> Result<Forgotten, StoreError> {
        let blanking = &erasure.blanking;
        let covered = |log: &[LoggedOperation]| {
            let one = |operation: &LoggedOperation| {
                let changes = operation.changes.iter().filter(|change| blanking.covers(operation.at, change)).count();
                let source = operation.source.iter().filter(|source| blanking.covers_source(operation.at, source));
                changes + usize::from(blanking.wrote(&operation.who)) + source.count()
            };
            log.iter().map(one).sum::<usize>()
        };
        let repeated = self.log.iter().any(|logged| logged.id == erasure.operation.id);
        let commit = match self.commit(&erasure.operation, known)? {
            Commit::Unchanged(_) if covered(&self.log) > 0 && !repeated => {
                self.write(&erasure.operation, Applied { rows: self.current.rows.clone(), changes: Vec::new() });
                Commit::Done(Arc::new(self.current.clone()))
            }
            other => other,
        };
        let blanked = covered(&self.log);
        if !matches!(commit, Commit::Done(_)) || repeated {
            return Ok(Forgotten { commit, blanked: 0, clean: true });
        }
        self.erased.extend(erasure.memory.iter().map(|what| (erasure.operation.at, what.clone())));
        for operation in &mut self.log {
            let own = operation.id == erasure.operation.id;
            for change in &mut operation.changes {
                if own || blanking.covers(operation.at, change) {
                    (change.before, change.after, change.erased) = (None, None, true);
                }
            }
            if blanking.wrote(&operation.who) {
                operation.who.clear();
            }
            operation.source.take_if(|source| blanking.covers_source(operation.at, source));
        }
        let of_them = self.current.last_edits.iter().filter(|(_, edit)| blanking.wrote(&edit.who));
        let nameless: Vec<_> =
            of_them.map(|(key, edit)| (*key, LastEdit { who: String::new(), at: edit.at })).collect();
        for (key, edit) in nameless {
            self.current.last_edits.insert(key, edit);
        }
        let commit = Commit::Done(Arc::new(self.current.clone()));
        Ok(Forgotten { commit, blanked, clean: true })
    }

    fn erased(&mut self) -> Result<Vec<ErasedAt>, StoreError> {
        Ok(self.erased.clone())
    }

    fn history(&mut self, query: &HistoryQuery) -> Result<Vec<LoggedOperation>, StoreError> {
        let since = query.since.map(|since| {
            let dated = self.log.iter().filter(|operation| !operation.foundation());
            cut(dated.map(|operation| (operation.sequence, operation.at >= since)), Cut::Early)
        });
        let wanted = |operation: &&LoggedOperation| {
            query.id.is_none_or(|id| operation.id == id)
                && query.record.is_none_or(|key| operation.changes.iter().any(|c| (c.table, c.record) == key))
                && since.is_none_or(|since| operation.sequence > since)
                && query.before.is_none_or(|before| operation.sequence < before)
                && query.until.is_none_or(|until| operation.at < until)
                && query.who.as_ref().is_none_or(|who| operation.who == *who)
                && (query.kinds.is_empty() || operation.kind.is_some_and(|kind| query.kinds.contains(&kind)))
                && (!query.deleting || operation.changes.iter().any(|c| c.after.is_none() && !c.erased))
                && (query.agencies.is_empty() || operation.changes.iter().any(|c| of_agencies(c, &query.agencies)))
        };
        let mut found: Vec<LoggedOperation> = self.log.iter().rev().filter(wanted).take(query.most).cloned().collect();
        found.reverse();
        if !query.contents {
            for operation in &mut found {
                operation.changes.clear();
            }
        }
        Ok(found)
    }

    fn logo(&mut self, hash: &str) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self.pictures.get(hash).map(|png| png.to_vec()))
    }

    fn access(&self) -> Access {
        Access::ReadWrite
    }
}
