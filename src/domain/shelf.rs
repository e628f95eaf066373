//! The rows of one table, by identity and by agency.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::id::AgencyId;
use super::record::Row;

/// The rows of one table in memory. Iterates in the order of the ids, which for UUIDv7 is the order
/// in which rows were made.
#[derive(Clone, Debug, PartialEq)]
pub struct Shelf<T> {
    rows: BTreeMap<Uuid, T>,
    by_agency: BTreeMap<AgencyId, BTreeSet<Uuid>>,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self { rows: BTreeMap::new(), by_agency: BTreeMap::new() }
    }
}

impl<T: Row> Shelf<T> {
    /// The row `id`.
    pub fn get(&self, id: impl Into<Uuid>) -> Option<&T> {
        self.rows.get(&id.into())
    }

    /// Adds a row, or replaces the one with its identity.
    pub fn put(&mut self, row: T) {
        let id = row.uuid();
        let agency = row.agency();
        if let Some(old) = self.rows.insert(id, row) {
            let before = old.agency();
            if before == agency {
                return;
            }
            self.forget(before, id);
        }
        if let Some(agency) = agency {
            self.by_agency.entry(agency).or_default().insert(id);
        }
    }

    /// Removes and returns the row `id`.
    pub fn remove(&mut self, id: Uuid) -> Option<T> {
        let row = self.rows.remove(&id)?;
        self.forget(row.agency(), id);
        Some(row)
    }

    fn forget(&mut self, agency: Option<AgencyId>, id: Uuid) {
        let Some(agency) = agency else { return };
        if let Some(ids) = self.by_agency.get_mut(&agency) {
            ids.remove(&id);
            if ids.is_empty() {
                self.by_agency.remove(&agency);
            }
        }
    }

    /// Every row.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.rows.values()
    }

    /// The rows of one agency.
    pub fn of(&self, agency: AgencyId) -> impl Iterator<Item = &T> {
        self.by_agency.get(&agency).into_iter().flatten().filter_map(|id| self.rows.get(id))
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

impl<T: Row> FromIterator<T> for Shelf<T> {
    fn from_iter<I: IntoIterator<Item = T>>(rows: I) -> Self {
        let mut shelf = Self::default();
        for row in rows {
            shelf.put(row);
        }
        shelf
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Headcount, HeadcountBasis, ListId};

    #[test]
    fn rows_are_found_by_agency_until_they_move_or_go() {
        let (a, b) = (AgencyId::new(), AgencyId::new());
        let mut row = Headcount::new(a, 2025, ListId::new(), HeadcountBasis::default(), 4);
        let mut shelf: Shelf<Headcount> = [row.clone()].into_iter().collect();
        assert_eq!(shelf.of(a).count(), 1);
        row.agency = b;
        shelf.put(row.clone());
        assert_eq!((shelf.of(a).count(), shelf.of(b).count(), shelf.len()), (0, 1, 1));
        assert_eq!(shelf.remove(row.id.0), Some(row));
        assert!(shelf.is_empty() && shelf.of(b).next().is_none());
    }
}
