//! The rows of one table in memory, by identity and by agency.

use std::sync::Arc;

use rpds::RedBlackTreeMapSync;
use uuid::Uuid;

use crate::domain::record::id::AgencyId;
use crate::domain::record::row::Row;

/// The rows of one table in memory. Iterates in the order of the ids, which for UUIDv7 is the order
/// in which rows were made. A copy shares what it does not change, so that a save costs what it changes and
/// not what the file holds.
#[derive(Clone, Debug, PartialEq)]
pub struct IndexedTable<T> {
    rows: RedBlackTreeMapSync<Uuid, T>,
    /// The rows of each agency that has any, in order. An agency's are few, so that a plain list is the quickest.
    by_agency: RedBlackTreeMapSync<AgencyId, Arc<Vec<Uuid>>>,
}

impl<T> Default for IndexedTable<T> {
    fn default() -> Self {
        Self { rows: RedBlackTreeMapSync::new_sync(), by_agency: RedBlackTreeMapSync::new_sync() }
    }
}

impl<T: Row> IndexedTable<T> {
    /// The row `id`.
    pub fn get(&self, id: impl Into<Uuid>) -> Option<&T> {
        self.rows.get(&id.into())
    }

    /// Adds a row, or replaces the one with its identity.
    pub fn put(&mut self, row: T) {
        let (id, agency) = (row.uuid(), row.agency());
        let before = self.rows.get(&id).and_then(Row::agency);
        if let Some(before) = before.filter(|before| Some(*before) != agency) {
            self.leave(before, id);
        }
        if let Some(agency) = agency.filter(|agency| before != Some(*agency)) {
            self.join(agency, id);
        }
        self.rows.insert_mut(id, row);
    }

    /// Removes the row `id`; false where there was none.
    pub fn remove(&mut self, id: Uuid) -> bool {
        if let Some(agency) = self.rows.get(&id).and_then(Row::agency) {
            self.leave(agency, id);
        }
        self.rows.remove_mut(&id)
    }

    fn join(&mut self, agency: AgencyId, id: Uuid) {
        // In place: the list is copied where another table shares it, and not for each of thousands of rows.
        match self.by_agency.get_mut(&agency) {
            Some(ids) => {
                if let Err(place) = ids.binary_search(&id) {
                    Arc::make_mut(ids).insert(place, id);
                }
            }
            None => self.by_agency.insert_mut(agency, Arc::new(vec![id])),
        }
    }

    fn leave(&mut self, agency: AgencyId, id: Uuid) {
        let Some(ids) = self.by_agency.get_mut(&agency) else { return };
        if let Ok(place) = ids.binary_search(&id) {
            Arc::make_mut(ids).remove(place);
        }
        if ids.is_empty() {
            self.by_agency.remove_mut(&agency);
        }
    }

    /// Every row.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.rows.values()
    }

    /// The rows of one agency.
    pub fn of(&self, agency: AgencyId) -> impl Iterator<Item = &T> {
        let ids = self.by_agency.get(&agency).map(|ids| ids.as_slice()).unwrap_or_default();
        ids.iter().filter_map(|id| self.rows.get(id))
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

impl<T: Row> FromIterator<T> for IndexedTable<T> {
    /// As if each row were put, and quicker: the lists of the agencies are made at once.
    fn from_iter<I: IntoIterator<Item = T>>(rows: I) -> Self {
        let mut table = Self::default();
        for row in rows {
            table.rows.insert_mut(row.uuid(), row);
        }
        let mut owned: Vec<_> = table.rows.iter().filter_map(|(id, row)| Some((row.agency()?, *id))).collect();
        owned.sort_unstable();
        for rows in owned.chunk_by(|(a, _), (b, _)| a == b) {
            if let Some((agency, _)) = rows.first() {
                table.by_agency.insert_mut(*agency, Arc::new(rows.iter().map(|(_, id)| *id).collect()));
            }
        }
        table
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
        let mut table: IndexedTable<Headcount> = [row.clone()].into_iter().collect();
        assert_eq!(table.of(a).count(), 1);
        row.agency = b;
        table.put(row.clone());
        assert_eq!((table.of(a).count(), table.of(b).count(), table.len()), (0, 1, 1));
        assert!(table.remove(row.id.0) && !table.remove(row.id.0));
        assert!(table.is_empty() && table.of(b).next().is_none());
    }

    #[test]
    fn a_shelf_made_at_once_is_the_one_that_rows_are_put_on() {
        let (agencies, kind) = ([AgencyId::new(), AgencyId::new()], ListId::new());
        let made = (2016..2026).flat_map(|year| {
            agencies.map(|agency| Headcount::new(agency, year, kind, HeadcountBasis::default(), year))
        });
        let mut rows: Vec<Headcount> = made.collect();
        // The later of two with one identity counts, also where it belongs to another agency.
        let moved = Headcount { agency: agencies[1], ..rows[0].clone() };
        rows.push(moved);
        let mut put = IndexedTable::default();
        for row in &rows {
            put.put(row.clone());
        }
        let at_once: IndexedTable<Headcount> = rows.into_iter().collect();
        assert_eq!(at_once, put);
        assert_eq!((at_once.of(agencies[0]).count(), at_once.of(agencies[1]).count()), (9, 11));
    }
}
