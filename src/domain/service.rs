//! Which group of ours handles which process of an agency, by date.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::assigning::{Fate, fate, until};
use super::id::{AgencyId, ListId, RowId, ServiceGroupId};
use super::list::ListItem;
use super::operation::Change;
use super::period::dated;
use super::record::{Reference, Row, Rows, Table};

/// A group of ours that handles processes, reached under one number and address.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ServiceGroup {
    /// Identity.
    pub id: ServiceGroupId,
    /// Name.
    pub name: String,
    /// Telephone number.
    pub phone: String,
    /// E-mail address.
    pub email: String,
    /// Whatever else is worth knowing.
    pub note: String,
    /// Place in the list.
    pub position: i64,
    /// From this day no longer offered for new rows.
    pub retired_at: Option<NaiveDate>,
}

impl ServiceGroup {
    /// A new group of which only the name is known, last among `rows`.
    #[must_use]
    pub fn named(rows: &Rows, name: &str) -> Self {
        Self {
            id: ServiceGroupId::new(),
            name: name.to_owned(),
            phone: String::new(),
            email: String::new(),
            note: String::new(),
            position: rows.service_group.iter().map(|one| one.position + 1).max().unwrap_or(0),
            retired_at: None,
        }
    }
}

impl Row for ServiceGroup {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn references(&self) -> Vec<Reference> {
        Vec::new()
    }
}

/// A process of an agency in the hands of a service group, for a time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AgencyService {
    /// Identity.
    pub id: RowId,
    /// Of which agency.
    pub agency: AgencyId,
    /// Which process, from the users' list.
    pub process: ListId,
    /// Which group.
    pub service_group: ServiceGroupId,
    /// First day; absent for "as long as anyone remembers".
    pub valid_from: Option<NaiveDate>,
    /// Last day; absent while it goes on.
    pub valid_to: Option<NaiveDate>,
}

dated!(AgencyService);

impl Row for AgencyService {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn agency(&self) -> Option<AgencyId> {
        Some(self.agency)
    }

    fn references(&self) -> Vec<Reference> {
        vec![
            Reference::new("agency", Table::Agency, self.agency),
            Reference::new("process", Table::ServiceProcess, self.process),
            Reference::new("service_group", Table::ServiceGroup, self.service_group),
        ]
    }
}

impl Rows {
    /// Who handles what for `agency` on `day`, in the order of the processes.
    #[must_use]
    pub fn services(&self, agency: AgencyId, day: NaiveDate) -> Vec<(&ListItem, &AgencyService, &ServiceGroup)> {
        let mut services: Vec<_> = self
            .agency_service
            .of(agency)
            .filter(|service| service.holds_on(day))
            .filter_map(|service| {
                let process = self.service_process.get(service.process)?;
                Some((process, service, self.service_group.get(service.service_group)?))
            })
            .collect();
        services.sort_by(|(a, ..), (b, ..)| (a.position, &a.name_fi).cmp(&(b.position, &b.name_fi)));
        services
    }
}

/// Gives a process of an agency to `group` from a day on, or to nobody. Who had it before has it until the day before;
/// what is planned for later stays.
#[must_use]
pub fn change_service(
    rows: &Rows,
    agency: AgencyId,
    process: ListId,
    group: Option<ServiceGroupId>,
    from: NaiveDate,
) -> Vec<Change> {
    let all: Vec<&AgencyService> = rows.agency_service.of(agency).filter(|one| one.process == process).collect();
    let mut changes = Vec::new();
    let mut has_it = false;
    for service in &all {
        if service.holds_on(from) && group == Some(service.service_group) {
            has_it = true;
            continue;
        }
        match fate(service.valid_from, service.valid_to, from) {
            Fate::Stays => {}
            Fate::Ends(last) => {
                let ended = AgencyService { valid_to: Some(last), ..(*service).clone() };
                changes.push(Change::update((*service).clone(), ended));
            }
            Fate::Goes => changes.push(Change::delete((*service).clone())),
        }
    }
    if let Some(group) = group.filter(|_| !has_it) {
        changes.push(Change::insert(AgencyService {
            id: RowId::new(),
            agency,
            process,
            service_group: group,
            valid_from: Some(from),
            valid_to: until(all.iter().map(|one| one.valid_from), from),
        }));
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::{self, day};
    use crate::domain::{BrokenRule, List, Record, apply, broken, starting};

    /// The starting rows with an agency and two groups.
    fn file() -> (Rows, AgencyId, [ServiceGroup; 2]) {
        let mut rows = apply(&Rows::default(), &starting::changes()).expect("applies").rows;
        let agency = testing::agency("Saaristovirasto");
        let first = ServiceGroup::named(&rows, "Palkat 1");
        rows.put(first.clone().into());
        let second = ServiceGroup::named(&rows, "Palkat 2");
        rows.put(second.clone().into());
        rows.put(agency.clone().into());
        (rows, agency.id, [first, second])
    }

    fn process(key: &str) -> ListId {
        ListItem::shipped(List::ServiceProcess.table().name(), key, 0, [""; 3]).id
    }

    fn changed(rows: &Rows, changes: &[Change]) -> Rows {
        let applied = apply(rows, changes).expect("applies");
        assert_eq!(broken(&applied.rows, changes), []);
        applied.rows
    }

    fn names(rows: &Rows, agency: AgencyId, on: &str) -> Vec<(String, String)> {
        let services = rows.services(agency, day(on));
        services.into_iter().map(|(process, _, group)| (process.name_en.clone(), group.name.clone())).collect()
    }

    #[test]
    fn a_group_takes_over_from_a_day_and_ends_on_one() {
        let (rows, agency, [first, second]) = file();
        let payroll = process("payroll");
        let rows = changed(&rows, &change_service(&rows, agency, payroll, Some(first.id), day("2025-01-01")));
        assert_eq!(change_service(&rows, agency, payroll, Some(first.id), day("2026-01-01")), []);
        let rows = changed(&rows, &change_service(&rows, agency, payroll, Some(second.id), day("2026-03-01")));
        let payments = process("payments");
        let rows = changed(&rows, &change_service(&rows, agency, payments, Some(first.id), day("2026-01-01")));
        assert_eq!(
            names(&rows, agency, "2026-02-28"),
            [("Payments".to_owned(), "Palkat 1".to_owned()), ("Payroll".to_owned(), "Palkat 1".to_owned()),]
        );
        let rows = changed(&rows, &change_service(&rows, agency, payments, None, day("2026-03-01")));
        assert_eq!(names(&rows, agency, "2026-03-01"), [("Payroll".to_owned(), "Palkat 2".to_owned())]);
        // On the day it began it was never there.
        let rows = changed(&rows, &change_service(&rows, agency, payroll, None, day("2026-03-01")));
        assert_eq!(rows.agency_service.len(), 2);
    }

    #[test]
    fn what_is_planned_for_later_stays() {
        let (rows, agency, [first, second]) = file();
        let payroll = process("payroll");
        let rows = changed(&rows, &change_service(&rows, agency, payroll, Some(second.id), day("2027-01-01")));
        let rows = changed(&rows, &change_service(&rows, agency, payroll, Some(first.id), day("2026-01-01")));
        let now = rows.services(agency, day("2026-12-31"));
        assert_eq!(now.first().map(|(_, service, _)| service.valid_to), Some(Some(day("2026-12-31"))));
        assert_eq!(names(&rows, agency, "2027-01-01"), [("Payroll".to_owned(), "Palkat 2".to_owned())]);
    }

    #[test]
    fn groups_have_names_and_periods_do_not_overlap() {
        let (rows, agency, [first, second]) = file();
        let broken_by = |rows: &Rows, record: Record| {
            let mut rows = rows.clone();
            rows.put(record.clone());
            broken(&rows, &[Change::insert(record)])
        };
        assert_eq!(
            broken_by(&rows, ServiceGroup { name: " ".into(), ..first.clone() }.into()),
            [BrokenRule::ItemNameMissing]
        );
        let service = |group: &ServiceGroup, from, to| AgencyService {
            id: RowId::new(),
            agency,
            process: process("payroll"),
            service_group: group.id,
            valid_from: Some(day(from)),
            valid_to: Some(day(to)),
        };
        let backwards = service(&first, "2026-02-01", "2026-01-01");
        assert!(broken_by(&rows, backwards.into()).contains(&BrokenRule::PeriodBackwards));
        let mut rows = rows;
        rows.put(service(&first, "2026-01-01", "2026-06-30").into());
        let late = service(&second, "2026-06-30", "2026-12-31");
        assert_eq!(broken_by(&rows, late.clone().into()), [BrokenRule::ServicesOverlap(agency)]);
        assert_eq!(broken_by(&rows, service(&second, "2026-07-01", "2026-12-31").into()), []);
        let other = AgencyService { process: process("hr"), ..late };
        assert_eq!(broken_by(&rows, other.into()), []);
    }
}
