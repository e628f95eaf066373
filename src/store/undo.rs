//! Undo and redo through a store: finding the operation, turning it round, saying who stands in the way.

use std::sync::Arc;

use uuid::Uuid;

use super::{Commit, HistoryQuery, Store, StoreError};
use crate::domain::{self, LoggedOperation, OperationId, OperationKind, Snapshot, Table, UndoRefused};

/// So many operations of one writer are looked at together for the one that Ctrl+Z means.
const PAGE: usize = 200;

/// How far back the log of a row is read for who changed it.
const LOOK_BACK: usize = 500;

/// Which operation to take back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhichUndo {
    /// My own newest that is in force.
    Newest,
    /// My own newest undone one, to do it again.
    Redo,
    /// This one, whoever did it.
    This(OperationId),
}

/// What became of an undo.
#[derive(Clone, Debug)]
pub enum UndoOutcome {
    /// The operation was taken back.
    Done {
        /// What was taken back, with its changes.
        operation: LoggedOperation,
        /// What that was meant to do; where it was an undo itself, what it had undone was.
        meant: Option<OperationKind>,
        /// The rows of an import that stay as they have been edited since, and what was said since of separate reports whose
        /// payer has its former business id again.
        kept: Vec<(Table, Uuid)>,
        /// The snapshot afterwards.
        snapshot: Arc<Snapshot>,
    },
    /// It was refused; nothing was written.
    Refused {
        /// Why.
        reason: UndoRefused,
        /// Who changed last what it would restore, where that is the reason; of several each, with commas between.
        by: Option<String>,
        /// The newest snapshot.
        snapshot: Arc<Snapshot>,
    },
    /// The rest of the file contradicts it; nothing was written.
    Conflicts(Vec<domain::Conflict>, Arc<Snapshot>),
}

impl UndoOutcome {
    /// The newest snapshot, whatever became of the undo.
    #[must_use]
    pub const fn snapshot(&self) -> &Arc<Snapshot> {
        match self {
            Self::Done { snapshot, .. } | Self::Refused { snapshot, .. } | Self::Conflicts(_, snapshot) => snapshot,
        }
    }
}

/// Takes an operation back for `who`.
///
/// # Errors
/// Where the file cannot be read or written.
pub fn undo(
    store: &mut dyn Store,
    known: &Arc<Snapshot>,
    which: WhichUndo,
    who: &str,
) -> Result<UndoOutcome, StoreError> {
    let snapshot = store.changes_since(known)?.map_or_else(|| Arc::clone(known), Arc::new);
    let refused =
        |reason, by, snapshot: &Arc<Snapshot>| UndoOutcome::Refused { reason, by, snapshot: Arc::clone(snapshot) };
    let id = match which {
        WhichUndo::Newest => mine(store, who, |log| (domain::next_undo(log, who), false))?,
        // What is done anew ends what can be done again.
        WhichUndo::Redo => {
            mine(store, who, |log| (domain::next_redo(log, who), log.iter().any(|one| one.undoes.is_none())))?
        }
        WhichUndo::This(id) => Some(id),
    };
    let Some(id) = id else { return Ok(refused(UndoRefused::Nothing, None, &snapshot)) };
    let Some(logged) = store.history(&HistoryQuery::operation(id))?.pop() else {
        return Ok(refused(UndoRefused::Nothing, None, &snapshot));
    };
    if logged.taken_back {
        return Ok(refused(UndoRefused::AlreadyUndone, None, &snapshot));
    }
    // What it changed was lost when its file was damaged.
    if logged.changes.is_empty() {
        return Ok(refused(UndoRefused::Nothing, None, &snapshot));
    }
    let undone = if logged.kind.is_some_and(OperationKind::imports_rows) {
        domain::undo_import(&snapshot.rows, &logged, who)
    } else {
        domain::undo(&snapshot.rows, &logged, who).map(|operation| (operation, Vec::new()))
    };
    let (mut operation, mut kept) = match undone {
        Ok(undone) => undone,
        Err(reason) => {
            let by = changed_by(store, &logged, &reason)?;
            return Ok(refused(reason, by, &snapshot));
        }
    };
    let said_since = domain::reports_said_since(&snapshot.rows, &logged);
    let meant = meant(store, &logged)?;
    // Also where it was taken back and done again before.
    operation.as_it_was |= meant == Some(OperationKind::Restored);
    Ok(match store.commit(&operation, &snapshot)? {
        Commit::Done(after) | Commit::Unchanged(after) => {
            kept.extend(domain::reports_kept(&snapshot.rows, &after.rows, &said_since));
            UndoOutcome::Done { operation: logged, meant, kept, snapshot: after }
        }
        Commit::Conflicts(conflicts, snapshot) => UndoOutcome::Conflicts(conflicts, snapshot),
    })
}

/// The operation by `who` that is wanted of what they have done, however long ago that is and however much others have
/// done since. `look` finds it in a part of that, and tells whether older parts are of no interest.
fn mine(
    store: &mut dyn Store,
    who: &str,
    look: impl Fn(&[LoggedOperation]) -> (Option<&LoggedOperation>, bool),
) -> Result<Option<OperationId>, StoreError> {
    let mut before = None;
    loop {
        let query = HistoryQuery { who: Some(who.to_owned()), before, ..HistoryQuery::newest(PAGE) };
        let log = store.history(&query)?;
        let (found, over) = look(&log);
        if over || found.is_some() {
            return Ok(found.map(|found| found.id));
        }
        let Some(oldest) = log.first().filter(|_| log.len() == PAGE) else { return Ok(None) };
        before = Some(oldest.sequence);
    }
}

/// What an operation was meant to do, through all that it has undone and done again.
fn meant(store: &mut dyn Store, logged: &LoggedOperation) -> Result<Option<OperationKind>, StoreError> {
    let (mut kind, mut undoes) = (logged.kind, logged.undoes);
    while let Some(id) = undoes {
        let Some(before) = store.history(&HistoryQuery::operation(id))?.pop() else { break };
        (kind, undoes) = (before.kind, before.undoes);
    }
    Ok(kind)
}

/// Who stands in the way of undoing `logged`; none where nobody's name is known.
fn changed_by(
    store: &mut dyn Store,
    logged: &LoggedOperation,
    reason: &UndoRefused,
) -> Result<Option<String>, StoreError> {
    let UndoRefused::ChangedSince { table, record, .. } = reason else { return Ok(None) };
    let record = Some((*table, *record));
    let mut log = store.history(&HistoryQuery { record, contents: true, ..HistoryQuery::newest(LOOK_BACK) })?;
    log.retain(|one| one.sequence > logged.sequence);
    let names = domain::changed_by(&log, reason);
    Ok((!names.is_empty()).then(|| names.join(", ")))
}
