//! Which systems are used for an agency, and who among us has access to them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::id::{AgencyId, EmployeeId, ListId, RowId, natural};
use super::list::ListItem;
use super::operation::Change;
use super::period::{dated, holds_on};
use super::record::{Reference, Row, Rows, Table};

/// A system that is used for an agency, for a time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AgencySystem {
    /// Identity.
    pub id: RowId,
    /// For which agency.
    pub agency: AgencyId,
    /// Which system, from the users' list.
    pub system: ListId,
    /// What it is used for.
    pub purpose: String,
    /// First day; absent for "as long as anyone remembers".
    pub valid_from: Option<NaiveDate>,
    /// Last day; absent while it goes on.
    pub valid_to: Option<NaiveDate>,
}

dated!(AgencySystem);

impl Row for AgencySystem {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn agency(&self) -> Option<AgencyId> {
        Some(self.agency)
    }

    fn references(&self) -> Vec<Reference> {
        vec![Reference::new("agency", Table::Agency, self.agency), Reference::new("system", Table::System, self.system)]
    }
}

/// Somebody of ours has access to a system of an agency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SystemAccess {
    /// UUIDv5 of system of the agency and employee.
    pub id: RowId,
    /// To which system of which agency.
    pub agency_system: RowId,
    /// The agency of that system.
    pub agency: AgencyId,
    /// Who.
    pub employee: EmployeeId,
    /// First day; absent for "as long as anyone remembers".
    pub valid_from: Option<NaiveDate>,
    /// Last day; absent while it goes on.
    pub valid_to: Option<NaiveDate>,
}

impl SystemAccess {
    /// Access under its natural identity, from a day on.
    #[must_use]
    pub fn new(system: &AgencySystem, employee: EmployeeId, from: Option<NaiveDate>) -> Self {
        let id = natural("system_access", &[&system.id.to_string(), &employee.to_string()]);
        Self {
            id: RowId(id),
            agency_system: system.id,
            agency: system.agency,
            employee,
            valid_from: from,
            valid_to: None,
        }
    }

    /// Whether the row stands under the identity of its natural key.
    #[must_use]
    pub fn in_place(&self) -> bool {
        let id = natural("system_access", &[&self.agency_system.to_string(), &self.employee.to_string()]);
        self.id.0 == id
    }

    /// Whether the access holds on `day`.
    #[must_use]
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        holds_on([self.valid_from, self.valid_to], day)
    }
}

impl Row for SystemAccess {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn agency(&self) -> Option<AgencyId> {
        Some(self.agency)
    }

    fn references(&self) -> Vec<Reference> {
        vec![
            Reference::new("agency_system", Table::AgencySystem, self.agency_system),
            Reference::new("agency", Table::Agency, self.agency),
            Reference::new("employee", Table::Employee, self.employee),
        ]
    }
}

impl Rows {
    /// The systems that are used for `agency` on `day`, in the order of the users' list.
    #[must_use]
    pub fn systems(&self, agency: AgencyId, day: NaiveDate) -> Vec<(&ListItem, &AgencySystem)> {
        let mut systems: Vec<_> = self
            .agency_system
            .of(agency)
            .filter(|one| one.holds_on(day))
            .filter_map(|one| Some((self.system.get(one.system)?, one)))
            .collect();
        systems.sort_by(|(a, _), (b, _)| (a.position, &a.name_fi).cmp(&(b.position, &b.name_fi)));
        systems
    }

    /// What is known of somebody's access to a system of an agency: also access that is over or still to come.
    #[must_use]
    pub fn access(&self, system: &AgencySystem, employee: EmployeeId) -> Option<&SystemAccess> {
        self.system_access.get(SystemAccess::new(system, employee, None).id)
    }

    /// Whether somebody has access to a system of an agency on `day`.
    #[must_use]
    pub fn has_access(&self, system: &AgencySystem, employee: EmployeeId, day: NaiveDate) -> bool {
        self.access(system, employee).is_some_and(|access| access.holds_on(day))
    }
}

/// The systems used for `agency` on `day` to which `employee` has no access then, in the order of the users' list.
#[must_use]
pub fn lacks_access(rows: &Rows, employee: EmployeeId, agency: AgencyId, day: NaiveDate) -> Vec<ListId> {
    let systems = rows.systems(agency, day).into_iter();
    systems.filter(|(_, system)| !rows.has_access(system, employee, day)).map(|(item, _)| item.id).collect()
}

/// Gives somebody access to a system of an agency from `today` on, or says that they have none.
#[must_use]
pub fn set_access(
    rows: &Rows,
    system: &AgencySystem,
    employee: EmployeeId,
    has: bool,
    today: NaiveDate,
) -> Option<Change> {
    let known = rows.access(system, employee);
    if known.is_some_and(|access| access.holds_on(today)) == has {
        return None;
    }
    match (known, has) {
        (None, true) => Some(Change::insert(SystemAccess::new(system, employee, Some(today)))),
        (Some(over), true) => Some(Change::update(over.clone(), SystemAccess::new(system, employee, Some(today)))),
        (Some(known), false) => Some(Change::delete(known.clone())),
        (None, false) => None,
    }
}

/// What taking a system away from an agency comes to, the accesses to it included.
#[must_use]
pub fn system_removal(rows: &Rows, system: &AgencySystem) -> Vec<Change> {
    let accesses = rows.system_access.of(system.agency).filter(|access| access.agency_system == system.id);
    accesses.cloned().map(Change::delete).chain([Change::delete(system.clone())]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::{after, agency, day, employee, item, perhaps, rows};
    use crate::domain::{BrokenRule, Employee, List, Record, broken};

    const TODAY: &str = "2026-10-14";

    fn used(agency: AgencyId, system: &ListItem, from: &str, to: &str) -> AgencySystem {
        AgencySystem {
            id: RowId::new(),
            agency,
            system: system.id,
            purpose: String::new(),
            valid_from: perhaps(from),
            valid_to: perhaps(to),
        }
    }

    /// An agency with two systems in use and one that is over; nobody has access.
    fn file() -> (Rows, AgencyId, [AgencySystem; 3], Employee) {
        let one = agency("Saaristovirasto");
        let items = [item("Vuorolista", 2), item("Palkat", 1), item("Matkat", 0)];
        let systems = [
            used(one.id, &items[0], "", ""),
            used(one.id, &items[1], TODAY, ""),
            used(one.id, &items[2], "", "2026-10-13"),
        ];
        let aino = employee("Aino Aalto");
        let records = items.iter().cloned().map(|item| List::System.record(item));
        let systems_of = systems.iter().cloned().map(Record::from);
        let all = rows(records.chain(systems_of).chain([one.clone().into(), aino.clone().into()]));
        (all, one.id, systems, aino)
    }

    #[test]
    fn access_is_lacking_to_systems_in_use_only_in_the_order_of_the_list() {
        let (rows, agency, [shifts, pay, travel], aino) = file();
        let lacks = |rows: &Rows, on: &str| lacks_access(rows, aino.id, agency, day(on));
        assert_eq!(lacks(&rows, TODAY), [pay.system, shifts.system]);
        assert_eq!(lacks(&rows, "2026-10-13"), [travel.system, shifts.system]);
        let change = set_access(&rows, &shifts, aino.id, true, day(TODAY)).expect("a change");
        let rows = after(&rows, &[change]);
        assert_eq!(lacks(&rows, TODAY), [pay.system]);
        assert_eq!(lacks(&rows, "2026-10-13"), [travel.system, shifts.system]);
        assert_eq!(lacks_access(&rows, aino.id, AgencyId::new(), day(TODAY)), []);
        assert_eq!(lacks_access(&rows, EmployeeId::new(), agency, day(TODAY)).len(), 2);
    }

    #[test]
    fn access_ends_and_is_given_again() {
        let (rows, agency, [shifts, ..], aino) = file();
        let set = |rows: &Rows, has, on: &str| set_access(rows, &shifts, aino.id, has, day(on));
        assert_eq!(set(&rows, false, TODAY), None);
        let rows = after(&rows, &[set(&rows, true, TODAY).expect("given")]);
        assert_eq!(set(&rows, true, TODAY), None);
        let access = rows.access(&shifts, aino.id).expect("known").clone();
        let over = SystemAccess { valid_to: Some(day("2026-11-30")), ..access.clone() };
        let rows = after(&rows, &[Change::update(access, over)]);
        assert_eq!(lacks_access(&rows, aino.id, agency, day("2026-11-30")).len(), 1);
        assert_eq!(lacks_access(&rows, aino.id, agency, day("2026-12-01")).len(), 2);
        let again = after(&rows, &[set(&rows, true, "2027-01-01").expect("again")]);
        assert!(again.has_access(&shifts, aino.id, day("2027-01-01")));
        assert!(!again.has_access(&shifts, aino.id, day("2026-12-31")));
        let none = after(&again, &[set(&again, false, "2027-01-01").expect("taken")]);
        assert!(none.system_access.is_empty());
    }

    #[test]
    fn a_system_goes_with_its_accesses() {
        let (rows, agency, [shifts, pay, _], aino) = file();
        let given = |system| set_access(&rows, system, aino.id, true, day(TODAY)).expect("given");
        let rows = after(&rows, &[given(&shifts), given(&pay)]);
        let rows = after(&rows, &system_removal(&rows, &shifts));
        assert_eq!((rows.agency_system.len(), rows.system_access.len()), (2, 1));
        assert_eq!(lacks_access(&rows, aino.id, agency, day(TODAY)), []);
    }

    #[test]
    fn a_system_is_used_once_at_a_time_and_access_stands_in_its_place() {
        let (rows, agency, [shifts, ..], aino) = file();
        let rules = |record: Record| {
            let mut rows = rows.clone();
            rows.put(record.clone());
            broken(&rows, &[Change::insert(record)])
        };
        let again = AgencySystem { id: RowId::new(), ..shifts.clone() };
        assert_eq!(rules(again.clone().into()), [BrokenRule::SystemTwice(agency)]);
        let backwards = AgencySystem { valid_from: Some(day(TODAY)), valid_to: Some(day("2026-10-13")), ..again };
        assert!(rules(backwards.into()).contains(&BrokenRule::PeriodBackwards));
        let access = SystemAccess::new(&shifts, aino.id, None);
        assert_eq!(rules(access.clone().into()), []);
        for wrong in [
            SystemAccess { id: RowId::new(), ..access.clone() },
            SystemAccess { agency: AgencyId::new(), ..access.clone() },
        ] {
            assert_eq!(rules(wrong.into()), [BrokenRule::AccessMisplaced(shifts.id)]);
        }
        let backwards = SystemAccess { valid_from: Some(day(TODAY)), valid_to: Some(day("2026-10-13")), ..access };
        assert_eq!(rules(backwards.into()), [BrokenRule::PeriodBackwards]);
    }
}
