//! The systems that are used for the agencies, and who has access to them: with gaps, as life has them.

use chrono::{Datelike, NaiveDate};

use crate::domain::{
    AgencySystem, Assignment, AssignmentRole, Employee, EmployeeId, EmployeeRole, List, ListItem, Record, RowId,
    SystemAccess, WorkPair,
};

use super::clients::{Client, date};
use super::dice::Dice;

/// A system: what it is called, what it is used for, and which agencies have it: every how manieth, from which on.
struct Used(&'static str, &'static str, &'static str, usize, usize);

const SYSTEMS: [Used; 5] = [
    Used("palkkalaari", "Palkkalaari", "Palkkalaskelmat ja maksatus", 1, 0),
    Used("matkamappi", "Matkamappi", "Matka- ja kululaskut", 4, 3),
    Used("tuntitasku", "Tuntitasku", "Työajan kirjaukset", 3, 1),
    Used("vuoronuotti", "Vuoronuotti", "Työvuorolistat, vuorolisät siirtyvät palkkoihin", 5, 0),
    Used("virkapolku", "Virkapolku", "Nimittämiset ja palvelussuhteet", 4, 0),
];

/// The system that only agencies without travel claims lack.
const NEARLY_ALL: &str = "matkamappi";

/// The systems as the list that every agency chooses from.
pub(super) fn list() -> Vec<Record> {
    SYSTEMS
        .iter()
        .zip(0..)
        .map(|(Used(key, name, ..), position)| {
            List::System.record(ListItem::shipped(List::System.table().name(), key, position, [name, "", ""]))
        })
        .collect()
}

/// The systems of `client`, and who has access to them. Whoever is responsible has access to all of them; a deputy
/// lacks one here and there, and of a pair only some have any.
pub(super) fn systems(
    client: &Client,
    assignments: &[Assignment],
    pairs: &[WorkPair],
    employees: &[Employee],
    today: NaiveDate,
    dice: &mut Dice,
) -> Vec<Record> {
    let mut records = Vec::new();
    let archived = client.agency.archived(today);
    let holder = |role| {
        let mut held = assignments.iter().filter(|one| one.agency == client.agency.id && one.role == role);
        held.find(|one| one.holds_on(today)).map(|one| one.employee)
    };
    let (responsible, deputy) = (holder(AssignmentRole::Responsible), holder(AssignmentRole::Deputy));
    let pair = responsible.and_then(|one| pairs.iter().find_map(|pair| pair.other(one)));
    let supervisor = employees.iter().find(|one| one.role == EmployeeRole::Supervisor).map(|one| one.id);
    for (nth, Used(key, _, purpose, every, from)) in SYSTEMS.iter().enumerate() {
        let has = client.nth % every == *from;
        if if *key == NEARLY_ALL { has } else { !has } {
            continue;
        }
        let system = AgencySystem {
            id: RowId(dice.uuid()),
            agency: client.agency.id,
            system: ListItem::shipped(List::System.table().name(), key, 0, [""; 3]).id,
            purpose: (*purpose).to_owned(),
            valid_from: client.agency.client_since,
            valid_to: client.agency.client_until,
        };
        let given = client.agency.client_since.max(Some(date(today.year() - 2, 9, 1)));
        let mut with_access: Vec<EmployeeId> = Vec::new();
        if !archived {
            with_access.extend(responsible);
            with_access.extend(deputy.filter(|_| !(client.nth % 4 == 2 && nth > 0) && client.nth != 5));
            with_access.extend(pair.filter(|_| (client.nth + nth).is_multiple_of(2)));
            with_access.extend(supervisor.filter(|_| nth == 0));
        }
        let mut access: Vec<SystemAccess> = Vec::new();
        for who in with_access {
            if access.iter().all(|one| one.employee != who) {
                access.push(SystemAccess::new(&system, who, given));
            }
        }
        records.push(system.into());
        records.extend(access.into_iter().map(Record::from));
    }
    records
}
