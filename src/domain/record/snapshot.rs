//! Everything a file holds but pictures and the log, at one moment.

use std::ops::Deref;

use chrono::{DateTime, Utc};
use imbl::OrdMap;

use crate::domain::knowledge::verification::FieldGroup;
use crate::domain::record::id::{AgencyId, OperationId};
use crate::domain::record::record::Rows;
use crate::domain::record::table::Table;

/// How far a snapshot has read the log of its file. Opaque: only a store makes or compares one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Cursor {
    /// The number of the last operation that has been read; 0 where none has.
    pub(crate) sequence: i64,
    /// Which operation that is. Another of the same number means that the file has another history, as after a copy was
    /// put over it.
    pub(crate) operation: Option<OperationId>,
}

/// Who edited something last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastEdit {
    /// The name under which they worked.
    pub who: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// Who edited what last, per agency and table.
pub type LastEdits = OrdMap<(AgencyId, Table), LastEdit>;

/// Who edited what last, per agency and group of fields. Vouching for something is no edit, and what the program itself
/// writes is nobody's.
pub type GroupEdits = OrdMap<(AgencyId, FieldGroup), LastEdit>;

/// Everything a file holds but pictures and the log. Immutable once shared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Snapshot {
    /// The rows.
    pub rows: Rows,
    /// Who edited what last, per agency and table.
    pub last_edits: LastEdits,
    /// Who edited what last, per agency and group of fields.
    pub group_edits: GroupEdits,
    /// How far the log has been read.
    pub cursor: Cursor,
}

impl Snapshot {
    /// Remembers an edit of `columns` of a row of `table`.
    pub(crate) fn edited<'a>(
        &mut self,
        agency: AgencyId,
        table: Table,
        columns: impl IntoIterator<Item = &'a str>,
        edit: &LastEdit,
    ) {
        self.last_edits.insert((agency, table), edit.clone());
        if edit.who.is_empty() {
            return;
        }
        for group in FieldGroup::edited(table, columns) {
            self.group_edits.insert((agency, group), edit.clone());
        }
    }
}

impl Deref for Snapshot {
    type Target = Rows;

    fn deref(&self) -> &Rows {
        &self.rows
    }
}
