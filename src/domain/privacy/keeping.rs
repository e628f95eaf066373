//! Whose data has been kept for longer than it is to be.

use chrono::{Months, NaiveDate};

use crate::domain::privacy::notice::{Kept, PrivacyNotice};
use crate::domain::record::id::EmployeeId;
use crate::domain::record::record::{Record, Rows};

impl Rows {
    /// What is told about the register.
    #[must_use]
    pub fn notice(&self) -> PrivacyNotice {
        self.privacy_notice.iter().next().cloned().unwrap_or_else(PrivacyNotice::empty)
    }

    /// For how long a kind is kept; none where it is kept until somebody removes it.
    #[must_use]
    pub fn kept_for(&self, kind: Kept) -> Option<i64> {
        let said = self.retention.iter().find(|one| one.kind == kind);
        said.map_or(Some(kind.usual()), |one| one.months)
    }

    /// The first day from which things of a kind are still kept.
    #[must_use]
    pub fn kept_from(&self, kind: Kept, today: NaiveDate) -> Option<NaiveDate> {
        let months = u32::try_from(self.kept_for(kind)?).ok()?;
        today.checked_sub_months(Months::new(months))
    }

    /// The last day of an employee who has left, or where nobody has noted it the last on which there is a trace of
    /// them; none of one who has not left, or where no row has a day.
    #[must_use]
    pub fn last_trace(&self, employee: EmployeeId) -> Option<NaiveDate> {
        let employed = self.employee.get(employee).filter(|one| !one.active || one.last_day.is_some())?;
        if employed.last_day.is_some() {
            return employed.last_day;
        }
        let assigned = self.assignment.iter().filter(|one| one.employee == employee);
        let assigned = assigned.flat_map(|one| [one.valid_from, one.valid_to]);
        let paired = self.work_pair.iter().filter(|one| one.first == employee || one.second == employee);
        let paired = paired.flat_map(|one| [one.valid_from, one.valid_to]);
        let away = self.absence.iter().filter(|one| one.employee == employee).map(|one| Some(one.to_day));
        assigned.chain(paired).chain(away).flatten().max()
    }

    /// What of a kind has been kept for its time, the rows on which the others hang. What the log holds is not among
    /// the rows.
    #[must_use]
    pub fn due(&self, kind: Kept, today: NaiveDate) -> Vec<(Record, NaiveDate)> {
        let Some(first) = self.kept_from(kind, today) else { return Vec::new() };
        let mut due: Vec<(Record, NaiveDate)> = match kind {
            Kept::Absences => self.absence.iter().map(|one| (one.clone().into(), one.to_day)).collect(),
            Kept::Contacts => {
                let since = |one: &crate::domain::agency::contact::Contact| {
                    let ceased = self.agency.get(one.agency).and_then(|agency| agency.client_until);
                    [one.valid_to, ceased].into_iter().flatten().min()
                };
                self.contact.iter().filter_map(|one| Some((one.clone().into(), since(one)?))).collect()
            }
            Kept::AccountPeople => {
                let own = self.account_person.iter().filter_map(|one| Some((one.clone().into(), one.valid_to?)));
                let managers = self.branch_manager.iter();
                own.chain(managers.filter_map(|one| Some((one.clone().into(), one.valid_to?)))).collect()
            }
            Kept::Employees => {
                let since = |one: &crate::domain::people::staff::Employee| self.last_trace(one.id);
                // One who has been erased already has nothing left to remove.
                let known = self.employee.iter().filter(|one| !one.erased());
                known.filter_map(|one| Some((one.clone().into(), since(one)?))).collect()
            }
            Kept::LogContents => Vec::new(),
        };
        due.retain(|(_, day)| *day < first);
        due.sort_by_key(|(_, day)| *day);
        due
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::{agency, assignment, day, employee, perhaps, rows};
    use crate::domain::{
        Absence, AccountPerson, AccountRole, Agency, AssignmentRole, Contact, LONGEST_KEPT, Retention, Row, RowId,
    };
    use uuid::Uuid;

    const TODAY: &str = "2026-10-14";

    fn due(rows: &Rows, kind: Kept) -> Vec<Uuid> {
        rows.due(kind, day(TODAY)).iter().map(|(record, _)| record.id()).collect()
    }

    #[test]
    fn each_kind_is_due_from_its_own_day() {
        let former = Agency { client_until: perhaps("2024-10-13"), ..agency("Entinen") };
        let (client, mut left, mut here) = (agency("Nykyinen"), employee("Lähtenyt"), employee("Täällä"));
        (left.active, here.active) = (false, true);
        let absence = |to: &str| Absence {
            id: RowId::new(),
            employee: here.id,
            from_day: day("2025-01-01"),
            to_day: day(to),
            reachable: false,
        };
        let absences = [absence("2025-10-13"), absence("2025-10-14")];
        let contact = |of: &Agency| Contact { name: "Aino".into(), ..Contact::empty(of.id) };
        // One who was followed at a client is kept no longer than those of a former client.
        let left_here = |to: &str| Contact { valid_to: perhaps(to), ..contact(&client) };
        let contacts = [contact(&former), contact(&client), left_here("2024-10-13"), left_here("2026-10-01")];
        let manager = |to: &str| AccountPerson {
            id: RowId::new(),
            agency: client.id,
            role: AccountRole::AccountManager,
            name: "Oili".into(),
            phone: String::new(),
            email: String::new(),
            valid_from: None,
            valid_to: perhaps(to),
        };
        let managers = [manager("2020-01-01"), manager("")];
        let role = AssignmentRole::Responsible;
        let held = assignment(client.id, left.id, role, "2019-01-01", "2023-01-01");
        let holds = assignment(client.id, here.id, role, "2023-01-02", "2023-12-31");
        let mut all: Vec<Record> = vec![former.into(), client.clone().into()];
        all.extend([Record::from(left.clone()), here.clone().into(), held.into(), holds.into()]);
        all.extend(absences.clone().map(Record::from));
        all.extend(contacts.clone().map(Record::from));
        all.extend(managers.clone().map(Record::from));
        let mut rows = rows(all);
        assert_eq!(due(&rows, Kept::Absences), [absences[0].id.0]);
        assert_eq!(due(&rows, Kept::Contacts), [contacts[0].id.0, contacts[2].id.0]);
        assert_eq!(due(&rows, Kept::AccountPeople), [managers[0].id.0]);
        assert_eq!(due(&rows, Kept::Employees), [left.id.0], "who is still here is kept");
        assert!(due(&rows, Kept::LogContents).is_empty());
        rows.put(Retention::new(Kept::Absences, Some(24)).into());
        rows.put(Retention::new(Kept::Contacts, None).into());
        assert!(due(&rows, Kept::Absences).is_empty() && due(&rows, Kept::Contacts).is_empty());
        assert_eq!(rows.kept_for(Kept::LogContents), Some(Kept::LogContents.usual()));
    }

    #[test]
    fn who_left_without_a_trace_is_not_due() {
        let left = crate::domain::Employee { active: false, ..employee("Lähtenyt") };
        let rows = rows([Record::from(left.clone())]);
        assert_eq!(rows.last_trace(left.id), None);
        assert!(due(&rows, Kept::Employees).is_empty());
    }

    #[test]
    fn times_are_of_a_sensible_length_and_stand_in_their_place() {
        use crate::domain::{BrokenRule, Change, broken};
        let breaks = |row: Record| broken(&rows([row.clone()]), &[Change::insert(row)]);
        for months in [None, Some(1), Some(LONGEST_KEPT)] {
            assert_eq!(breaks(Retention::new(Kept::Absences, months).into()), []);
        }
        for months in [Some(0), Some(LONGEST_KEPT + 1)] {
            assert_eq!(breaks(Retention::new(Kept::Absences, months).into()), [BrokenRule::RetentionWrong]);
        }
        let elsewhere = Retention { id: RowId::new(), ..Retention::new(Kept::Absences, None) };
        assert_eq!(breaks(elsewhere.into()), [BrokenRule::RetentionWrong]);
        let second = PrivacyNotice { id: RowId::new(), ..PrivacyNotice::empty() };
        assert_eq!(breaks(second.into()), [BrokenRule::RetentionWrong]);
        assert_eq!(breaks(PrivacyNotice::empty().into()), []);
    }

    #[test]
    fn the_notice_of_every_file_is_the_same_row() {
        let mut notice = PrivacyNotice::empty();
        assert_eq!(notice.natural_id(), Some(notice.id.0));
        for (key, text) in notice.topics_mut() {
            key.clone_into(text);
        }
        assert!(notice.topics().iter().all(|(key, text)| key == text));
        assert_eq!(rows([notice.clone().into()]).notice(), notice);
        assert_eq!(Rows::default().notice(), PrivacyNotice::empty());
    }
}
