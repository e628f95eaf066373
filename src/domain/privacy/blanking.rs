//! What of the log is blanked when somebody is erased.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::domain::privacy::mention::Words;
use crate::domain::record::operation::LoggedChange;
use crate::domain::record::table::Table;

/// Table and identity of a row.
pub(super) type Key = (Table, Uuid);

/// What of the log is blanked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Blanking {
    /// Every change of these rows, and of rows of a person that point at them.
    pub rows: BTreeSet<Key>,
    /// Every change in which one of these stands, and the name of the writer.
    pub words: Words,
    /// Changes of these rows in which a part of a name stands.
    pub perhaps: BTreeSet<Key>,
    /// Rows in which a name with an ending that changes it is somebody else's.
    pub spared: BTreeSet<Key>,
    /// Every change before this moment.
    pub before: Option<DateTime<Utc>>,
}

impl Blanking {
    /// Whether a change in the log is blanked.
    #[must_use]
    pub fn covers(&self, at: DateTime<Utc>, change: &LoggedChange) -> bool {
        if change.erased {
            return false;
        }
        let key = (change.table, change.record);
        if self.before.is_some_and(|before| at < before) || self.rows.contains(&key) {
            return true;
        }
        let values = || [&change.before, &change.after].into_iter().flatten().flatten();
        let texts = || values().filter_map(|(_, value)| value.as_str());
        // A number, a role or an absence that is gone by now.
        let theirs = matches!(change.table, Table::ContactReach | Table::ContactInRole | Table::Absence);
        let points = |text: &str| Uuid::try_parse(text).is_ok_and(|id| self.rows.iter().any(|(_, one)| *one == id));
        (theirs && texts().any(points))
            || texts().any(|text| self.words.in_text(text))
            || (!self.spared.contains(&key) && texts().any(|text| self.words.likely_in(text)))
            || (self.perhaps.contains(&key) && texts().any(|text| !self.words.perhaps(text).is_empty()))
    }

    /// Whether the name of a file from which something came in is blanked.
    #[must_use]
    pub fn covers_source(&self, at: DateTime<Utc>, source: &str) -> bool {
        self.before.is_some_and(|before| at < before) || self.words.in_text(source) || self.words.likely_in(source)
    }

    /// Whether the name of a writer is blanked.
    #[must_use]
    pub fn wrote(&self, who: &str) -> bool {
        self.words.wrote(who)
    }
}
