//! Stores of whole operations. A screen never sees one; the worker owns it.

mod error;
mod memory;
mod paper;
pub mod presence;
pub mod sqlite;
mod undo;

use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::domain::erasure::{ErasedAt, Erasure};
use crate::domain::{AgencyId, Conflict, LoggedOperation, Operation, OperationId, OperationKind, Snapshot, Table};

pub use error::StoreError;
pub use memory::MemoryStore;
pub use paper::{PaperParts, at_the_end_of, for_paper};
pub use sqlite::SqliteStore;
pub use undo::{UndoOutcome, WhichUndo, undo};

/// Whether a store takes operations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// It does.
    ReadWrite,
    /// The file or its folder lets us only read.
    ReadOnlyFile,
    /// The locks of its folder do not hold: whoever saved would overwrite others unseen.
    ReadOnlyLocks,
    /// A newer program has written the file; this one only reads it.
    ReadOnlyNewer,
    /// The file is proven damaged; what can be read of it is shown, and nothing is written any more.
    ReadOnlyDamaged,
}

/// What became of an operation.
#[derive(Clone, Debug)]
pub enum Commit {
    /// It is in the file, and the snapshot after it.
    Done(Arc<Snapshot>),
    /// It changes nothing that is not so already, and was not logged.
    Unchanged(Arc<Snapshot>),
    /// It contradicts what others have saved meanwhile, or a rule. Nothing was written.
    Conflicts(Vec<Conflict>, Arc<Snapshot>),
}

impl Commit {
    /// The newest snapshot, whatever became of the operation.
    #[must_use]
    pub const fn snapshot(&self) -> &Arc<Snapshot> {
        match self {
            Self::Done(snapshot) | Self::Unchanged(snapshot) | Self::Conflicts(_, snapshot) => snapshot,
        }
    }
}

/// What became of an erasure.
#[derive(Clone, Debug)]
pub struct Forgotten {
    /// What became of the operation.
    pub commit: Commit,
    /// How many changes of the log were blanked.
    pub blanked: usize,
    /// Nothing of it is left in the store, not even where rows once were. Where false, others kept the file in use;
    /// it is done once somebody opens the file alone.
    pub clean: bool,
}

/// Which part of the log to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryQuery {
    /// At most so many operations, the newest.
    pub most: usize,
    /// Only this operation.
    pub id: Option<OperationId>,
    /// Only operations that changed this row.
    pub record: Option<(Table, uuid::Uuid)>,
    /// Only operations that changed one of these agencies or something of its own; any where there is none.
    pub agencies: Vec<AgencyId>,
    /// Only operations from this moment on, by the order of the log rather than by each writer's clock; see
    /// [`cut`](crate::domain::cut).
    pub since: Option<DateTime<Utc>>,
    /// Only what this writer has done.
    pub who: Option<String>,
    /// Only operations of these kinds; of any where there is none.
    pub kinds: Vec<OperationKind>,
    /// Only operations before the one of this number in the log, for the next page of it.
    pub before: Option<i64>,
    /// Only operations that their writers have dated before this moment.
    pub until: Option<DateTime<Utc>>,
    /// Only operations that have taken rows away.
    pub deleting: bool,
    /// Whether the changes are wanted too.
    pub contents: bool,
}

impl HistoryQuery {
    /// The newest `most` operations without their changes.
    #[must_use]
    pub const fn newest(most: usize) -> Self {
        Self {
            most,
            id: None,
            record: None,
            agencies: Vec::new(),
            since: None,
            who: None,
            kinds: Vec::new(),
            before: None,
            until: None,
            deleting: false,
            contents: false,
        }
    }

    /// The newest `most` operations that changed one of `agencies`, with their changes.
    #[must_use]
    pub fn of_agencies(agencies: Vec<AgencyId>, most: usize) -> Self {
        Self { agencies, contents: true, ..Self::newest(most) }
    }

    /// One operation with its changes.
    #[must_use]
    pub fn operation(id: OperationId) -> Self {
        Self { id: Some(id), contents: true, ..Self::newest(1) }
    }
}

/// A place where a register is kept. Whole operations only: there is no other way to write.
pub trait Store: Send {
    /// Reads everything but pictures and the log.
    ///
    /// # Errors
    /// Where the file cannot be read.
    fn load(&mut self) -> Result<Snapshot, StoreError>;

    /// The snapshot after everything written since `known`, by anyone; none when there is nothing new.
    ///
    /// # Errors
    /// Where the file cannot be read.
    fn changes_since(&mut self, known: &Snapshot) -> Result<Option<Snapshot>, StoreError>;

    /// The same without waiting long for others who hold the file: to look now and then.
    ///
    /// # Errors
    /// As of [`Store::changes_since`]; [`StoreError::Busy`] soon.
    fn look(&mut self, known: &Snapshot) -> Result<Option<Snapshot>, StoreError> {
        self.changes_since(known)
    }

    /// Merges an operation into what the store holds now, checks the rules and writes it with its log, whole
    /// or not at all. Committing the same operation id again changes nothing.
    ///
    /// # Errors
    /// Where it could not be written; [`StoreError::CannotTell`] where nobody can say whether it was.
    fn commit(&mut self, operation: &Operation, known: &Arc<Snapshot>) -> Result<Commit, StoreError>;

    /// Commits an erasure as [`Store::commit`] does, keeps of its operation only that it was, blanks what the log says
    /// of the erased, remembers what was erased, and writes over what is free.
    ///
    /// # Errors
    /// As of [`Store::commit`].
    fn erase(&mut self, erasure: &Erasure, known: &Arc<Snapshot>) -> Result<Forgotten, StoreError>;

    /// What was erased from the register, and when: by this, what was typed elsewhere and not saved is known to be about
    /// it.
    ///
    /// # Errors
    /// Where the file cannot be read.
    fn erased(&mut self) -> Result<Vec<ErasedAt>, StoreError>;

    /// A part of the log, oldest first.
    ///
    /// # Errors
    /// Where the file cannot be read.
    fn history(&mut self, query: &HistoryQuery) -> Result<Vec<LoggedOperation>, StoreError>;

    /// The PNG of a picture; none when there is no picture of that hash.
    ///
    /// # Errors
    /// Where the file cannot be read.
    fn logo(&mut self, hash: &str) -> Result<Option<Vec<u8>>, StoreError>;

    /// Whether operations are taken.
    fn access(&self) -> Access;

    /// The locks of the place where it is kept do not hold: no more operations are taken. In memory there are none.
    fn distrust(&mut self) {}
}
