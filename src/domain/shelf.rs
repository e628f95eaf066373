//! The rows of one table, by identity and by agency.

use rpds::{RedBlackTreeMapSync, RedBlackTreeSetSync};
use uuid::Uuid;

use super::id::AgencyId;
use super::record::Row;

/// The rows of one table in memory. Iterates in the order of the ids, which for UUIDv7 is the order
/// in which rows were made. A copy shares what it does not change, so that a save costs what it changes and
/// not what the file holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Shelf<T> {
    rows: RedBlackTreeMapSync<Uuid, T>,
    by_agency: RedBlackTreeSetSync<(AgencyId, Uuid)>,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self { rows: RedBlackTreeMapSync::new_sync(), by_agency: RedBlackTreeSetSync::new_sync() }
    }
}

impl<T: Row> Shelf<T> {
    /// The row `id`.
    pub fn get(&self, id: impl Into<Uuid>) -> Option<&T> {
        self.rows.get(&id.into())
    }

    /// Adds a row, or replaces the one with its identity.
    pub fn put(&mut self, row: T) {
        let (id, agency) = (row.uuid(), row.agency());
        let before = self.rows.get(&id).and_then(Row::agency);
        if let Some(before) = before.filter(|before| Some(*before) != agency) {
            self.by_agency.remove_mut(&(before, id));
        }
        if let Some(agency) = agency.filter(|agency| before != Some(*agency)) {
            self.by_agency.insert_mut((agency, id));
        }
        self.rows.insert_mut(id, row);
    }

    /// Removes the row `id`; false where there was none.
    pub fn remove(&mut self, id: Uuid) -> bool {
        if let Some(agency) = self.rows.get(&id).and_then(Row::agency) {
            self.by_agency.remove_mut(&(agency, id));
        }
        self.rows.remove_mut(&id)
    }

    /// Every row.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.rows.values()
    }

    /// The rows of one agency.
    pub fn of(&self, agency: AgencyId) -> impl Iterator<Item = &T> {
        let all = (agency, Uuid::nil())..=(agency, Uuid::max());
        self.by_agency.range(all).filter_map(|(_, id)| self.rows.get(id))
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.size()
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
        assert!(shelf.remove(row.id.0) && !shelf.remove(row.id.0));
        assert!(shelf.is_empty() && shelf.of(b).next().is_none());
    }
}
