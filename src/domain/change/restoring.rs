//! Bringing back what a backup holds: the difference from what there is now, as changes like any others. So it merges with
//! what others save meanwhile, stands in the log, and can be undone.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::domain::record::id::AgencyId;
use crate::domain::record::operation::Change;
use crate::domain::record::record::{Record, Rows};
use crate::domain::record::table::Table;

/// How much of a backup comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Everything.
    All,
    /// One agency and all it owns, with what its rows cannot be without.
    Agency(AgencyId),
}

impl Scope {
    fn takes(self, record: &Record) -> bool {
        match self {
            Self::All => true,
            Self::Agency(agency) => record.agency() == Some(agency),
        }
    }
}

/// The changes that make of `now` what `then` was, as far as `scope` goes: first what goes, then what changes, then what
/// comes back, each in an order in which no row is without one that it points at.
#[must_use]
pub fn restoring(now: &Rows, then: &Rows, scope: Scope) -> Vec<Change> {
    // One that the backup does not know is none to bring back, and none to take away.
    if let Scope::Agency(agency) = scope
        && then.agency.get(agency).is_none()
    {
        return Vec::new();
    }
    let (mut gone, mut changed, mut back) = (Vec::new(), Vec::new(), BTreeMap::new());
    for table in Table::ALL.iter().copied() {
        for record in then.records_of(table).into_iter().filter(|record| scope.takes(record)) {
            match now.get(table, record.id()) {
                Some(before) if before == record => {}
                Some(before) => {
                    bring_along(now, then, &record, &mut back);
                    changed.push(Change { before: Some(before), after: Some(record) });
                }
                None => come_back(now, then, &record, &mut back),
            }
        }
        let left = now.records_of(table).into_iter().filter(|record| scope.takes(record));
        gone.extend(left.filter(|record| !then.contains(table, record.id())).map(Change::delete));
    }
    gone.reverse();
    gone.into_iter().chain(changed).chain(back.into_values().map(Change::insert)).collect()
}

/// Has a row that is gone come back, with those it points at that are gone too.
fn come_back(now: &Rows, then: &Rows, record: &Record, back: &mut BTreeMap<(Table, Uuid), Record>) {
    let key = (record.table(), record.id());
    if back.insert(key, record.clone()).is_none() {
        bring_along(now, then, record, back);
    }
}

fn bring_along(now: &Rows, then: &Rows, record: &Record, back: &mut BTreeMap<(Table, Uuid), Record>) {
    for reference in record.references() {
        if !now.contains(reference.table, reference.id)
            && let Some(needed) = then.get(reference.table, reference.id)
        {
            come_back(now, then, &needed, back);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::{agency, item, rows};
    use crate::domain::{Agency, Contact, Operation, OperationKind, carry_out};

    fn contact(of: &Agency, name: &str) -> Contact {
        Contact { name: name.into(), ..Contact::empty(of.id) }
    }

    fn after(now: &Rows, changes: Vec<Change>) -> Rows {
        carry_out(now, &Operation::new(OperationKind::Restored, "Aino", changes)).expect("carried out").rows
    }

    #[test]
    fn everything_comes_back_as_it_was() {
        let (kept, lost, later) = (agency("Säilynyt"), agency("Poistettu"), agency("Myöhempi"));
        let people = [contact(&kept, "Aino"), contact(&lost, "Bo"), contact(&later, "Cecilia")];
        let then = rows([kept.clone().into(), lost.clone().into(), people[0].clone().into(), people[1].clone().into()]);
        let renamed = Agency { name_fi: "Muutettu".into(), ..kept.clone() };
        let now = rows([renamed.into(), later.into(), people[0].clone().into(), people[2].clone().into()]);
        assert_eq!(after(&now, restoring(&now, &then, Scope::All)), then);
        assert_eq!(restoring(&then, &then, Scope::All), []);
    }

    #[test]
    fn one_agency_comes_back_with_what_it_needs_and_nothing_else() {
        let (one, other) = (agency("Yksi"), agency("Toinen"));
        let mut then = rows([one.clone().into(), other.clone().into(), contact(&one, "Aino").into()]);
        let parent = item("Ministeriö", 0);
        then.put(Record::ParentOrganisation(parent.clone()));
        let of_parent = Agency { parent_organisation: Some(parent.id), ..one.clone() };
        then.put(of_parent.clone().into());
        let now = rows([Agency { name_fi: "Muutettu".into(), ..other.clone() }.into()]);
        let back = after(&now, restoring(&now, &then, Scope::Agency(one.id)));
        assert_eq!(back.agency.get(one.id), Some(&of_parent));
        assert_eq!((back.contact.len(), back.parent_organisation.len()), (1, 1));
        assert_eq!(back.agency.get(other.id).map(|one| one.name_fi.as_str()), Some("Muutettu"));
    }
}
