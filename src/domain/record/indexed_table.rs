//! The rows of one table in memory, by identity and by agency.

use std::collections::HashMap;
use std::sync::Arc;

use imbl::OrdMap;
use uuid::Uuid;

use crate::domain::record::id::AgencyId;
use crate::domain::record::row::Row;

/// The rows of one table in memory. Iterates in the order of the ids, which for UUIDv7 is the order
/// in which rows were made. A copy shares what it does not change, so that a save costs what it changes and
/// not what the file holds.
#[derive(Clone, Debug)]
pub struct IndexedTable<T> {
    rows: OrdMap<Uuid, Arc<T>>,
    /// The rows of each agency that has any, in order. An agency's are few, so that a plain list is the quickest.
    by_agency: OrdMap<AgencyId, Arc<Vec<Arc<T>>>>,
}

impl<T> Default for IndexedTable<T> {
    fn default() -> Self {
        Self { rows: OrdMap::new(), by_agency: OrdMap::new() }
    }
}

impl<T: PartialEq> PartialEq for IndexedTable<T> {
    /// By the rows alone: what belongs to which agency follows from them.
    fn eq(&self, other: &Self) -> bool {
        self.rows.ptr_eq(&other.rows) || self.rows == other.rows
    }
}

impl<T: Row> IndexedTable<T> {
    /// The row `id`.
    pub fn get(&self, id: impl Into<Uuid>) -> Option<&T> {
        self.rows.get(&id.into()).map(Arc::as_ref)
    }

    /// Adds a row, or replaces the one with its identity.
    pub fn put(&mut self, row: T) {
        let (id, agency, row) = (row.uuid(), row.agency(), Arc::new(row));
        let before = self.rows.insert(id, Arc::clone(&row)).and_then(|before| before.agency());
        if let Some(before) = before.filter(|before| Some(*before) != agency) {
            self.leave(before, id);
        }
        if let Some(agency) = agency {
            self.join(agency, row);
        }
    }

    /// Removes the row `id`; false where there was none.
    pub fn remove(&mut self, id: Uuid) -> bool {
        let Some(removed) = self.rows.remove(&id) else { return false };
        if let Some(agency) = removed.agency() {
            self.leave(agency, id);
        }
        true
    }

    fn join(&mut self, agency: AgencyId, row: Arc<T>) {
        // In place: the list is copied where another table shares it, and not for each of thousands of rows.
        let of = Arc::make_mut(self.by_agency.entry(agency).or_default());
        match of.binary_search_by_key(&row.uuid(), |one| one.uuid()) {
            Ok(place) => {
                if let Some(known) = of.get_mut(place) {
                    *known = row;
                }
            }
            Err(place) => of.insert(place, row),
        }
    }

    fn leave(&mut self, agency: AgencyId, id: Uuid) {
        let Some(of) = self.by_agency.get_mut(&agency) else { return };
        if let Ok(place) = of.binary_search_by_key(&id, |one| one.uuid()) {
            Arc::make_mut(of).remove(place);
        }
        if of.is_empty() {
            self.by_agency.remove(&agency);
        }
    }

    /// Every row.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.rows.values().map(Arc::as_ref)
    }

    /// The rows of one agency.
    pub fn of(&self, agency: AgencyId) -> impl Iterator<Item = &T> {
        self.by_agency.get(&agency).into_iter().flat_map(|of| of.iter()).map(Arc::as_ref)
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

impl<T: Row> FromIterator<T> for IndexedTable<T> {
    /// As if each row were put, and quicker: the lists of the agencies are made at once.
    fn from_iter<I: IntoIterator<Item = T>>(rows: I) -> Self {
        let rows: OrdMap<Uuid, Arc<T>> = rows.into_iter().map(|row| (row.uuid(), Arc::new(row))).collect();
        // Of one agency they stay in order.
        let mut lists: HashMap<AgencyId, Vec<Arc<T>>> = HashMap::new();
        for row in rows.values() {
            if let Some(agency) = row.agency() {
                lists.entry(agency).or_default().push(Arc::clone(row));
            }
        }
        let by_agency = lists.into_iter().map(|(agency, of)| (agency, Arc::new(of))).collect();
        Self { rows, by_agency }
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
