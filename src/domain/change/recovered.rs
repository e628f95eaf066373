//! What could be read of a damaged file, and what is missing.

use uuid::Uuid;

use crate::domain::record::table::Table;

/// Somewhere between two rows something is missing; at an end where there is no key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The key of the last row before it.
    pub after: Option<String>,
    /// The key of the first row after it.
    pub before: Option<String>,
}

/// What became of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecoveredTable {
    /// The table.
    pub table: Table,
    /// How many rows were read and are in the new file.
    pub read: usize,
    /// How many more could not be read, and are there as the log tells them, or as every file begins with them.
    pub restored: usize,
    /// The rows that the log knows and nobody can bring back.
    pub lost: Vec<Uuid>,
    /// The rows that are left out because what they belong to is lost, because they would break a rule, or because the log
    /// says that they were taken away.
    pub left_out: Vec<Uuid>,
    /// The rows that no longer point at something that is lost.
    pub parted: Vec<Uuid>,
    /// The rows that are otherwise than the log tells: changed by another program, or by the damage.
    pub differing: Vec<Uuid>,
    /// Between which keys pages are missing, as far as that is known.
    pub gaps: Vec<Gap>,
    /// Nothing of the table was damaged.
    pub whole: bool,
}

impl RecoveredTable {
    /// Nothing of a table yet.
    #[must_use]
    pub const fn of(table: Table) -> Self {
        Self {
            table,
            read: 0,
            restored: 0,
            lost: Vec::new(),
            left_out: Vec::new(),
            parted: Vec::new(),
            differing: Vec::new(),
            gaps: Vec::new(),
            whole: true,
        }
    }

    /// Whether everything is there as it was.
    #[must_use]
    pub fn as_it_was(&self) -> bool {
        self.restored == 0
            && self.lost.is_empty()
            && self.left_out.is_empty()
            && self.parted.is_empty()
            && self.differing.is_empty()
    }
}

/// What could be read of a damaged file, and what is missing from the new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovered {
    /// Every table in which there is or was something.
    pub tables: Vec<RecoveredTable>,
    /// How many pages the file has.
    pub pages: u32,
    /// How many of them could not be read.
    pub pages_lost: u32,
    /// How many operations of the log could be read.
    pub operations: usize,
    /// How many operations are missing from the log.
    pub operations_lost: usize,
    /// The operation with which the register began is missing, by which its backups and what was erased from it are known.
    pub beginning_lost: bool,
    /// How many operations are in the log without what they changed, as not all of that could be read.
    pub operations_emptied: usize,
    /// How many pictures could be read, and how many that rows spoke of could not.
    pub pictures: usize,
    /// How many pictures that rows spoke of could not be read.
    pub pictures_lost: usize,
    /// How many rows could be read of which nobody knows what they are.
    pub unplaced: usize,
}

impl Recovered {
    /// How many rows are in the new file.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.tables.iter().map(|table| table.read + table.restored).sum()
    }

    /// How many rows are known to have been in the damaged file and are not in the new one.
    #[must_use]
    pub fn missing(&self) -> usize {
        self.tables.iter().map(|table| table.lost.len() + table.left_out.len()).sum()
    }

    /// Whether nothing is missing and nothing is otherwise than it was.
    #[must_use]
    pub fn as_it_was(&self) -> bool {
        self.tables.iter().all(RecoveredTable::as_it_was)
            && !self.beginning_lost
            && [self.operations_lost, self.operations_emptied, self.pictures_lost, self.unplaced] == [0; 4]
    }
}
