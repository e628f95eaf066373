//! What is told about the keeping of personal data, and for how long each kind is kept.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::record::id::{EmployeeId, RowId, natural};
use crate::domain::record::record::{Record, Reference, Row, Rows};

/// What people are told about the register; a file has one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PrivacyNotice {
    /// The same in every file.
    pub id: RowId,
    /// Who keeps the register.
    pub controller: String,
    /// Whom to ask about it, and the data protection officer.
    pub contact: String,
    /// What it is for.
    pub purpose: String,
    /// What entitles to keeping it.
    pub basis: String,
    /// What is kept, and of whom.
    pub content: String,
    /// Where it comes from.
    pub source: String,
    /// Who is given what.
    pub recipients: String,
    /// For how long it is kept, in words.
    pub retention: String,
    /// What people may ask for, and how.
    pub rights: String,
}

impl PrivacyNotice {
    /// One in which nothing is filled in.
    #[must_use]
    pub fn empty() -> Self {
        Self {
            id: RowId(natural("privacy_notice", &[])),
            controller: String::new(),
            contact: String::new(),
            purpose: String::new(),
            basis: String::new(),
            content: String::new(),
            source: String::new(),
            recipients: String::new(),
            retention: String::new(),
            rights: String::new(),
        }
    }

    /// The topics, in the order in which they are told: the key of each and what is said.
    #[must_use]
    pub fn topics(&self) -> [(&'static str, &str); 9] {
        [
            ("privacy-controller", &self.controller),
            ("privacy-contact", &self.contact),
            ("privacy-purpose", &self.purpose),
            ("privacy-basis", &self.basis),
            ("privacy-content", &self.content),
            ("privacy-source", &self.source),
            ("privacy-recipients", &self.recipients),
            ("privacy-retention", &self.retention),
            ("privacy-rights", &self.rights),
        ]
    }

    /// The same, to be written.
    pub fn topics_mut(&mut self) -> [(&'static str, &mut String); 9] {
        [
            ("privacy-controller", &mut self.controller),
            ("privacy-contact", &mut self.contact),
            ("privacy-purpose", &mut self.purpose),
            ("privacy-basis", &mut self.basis),
            ("privacy-content", &mut self.content),
            ("privacy-source", &mut self.source),
            ("privacy-recipients", &mut self.recipients),
            ("privacy-retention", &mut self.retention),
            ("privacy-rights", &mut self.rights),
        ]
    }
}

impl Row for PrivacyNotice {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn references(&self) -> Vec<Reference> {
        Vec::new()
    }

    fn natural_id(&self) -> Option<Uuid> {
        Some(natural("privacy_notice", &[]))
    }
}

/// What is kept for a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kept {
    /// Absences, from their last day.
    Absences,
    /// Contacts of agencies that are no clients any more, from the day the agency left.
    Contacts,
    /// Account managers and account contacts, from the last day they looked after an agency.
    AccountPeople,
    /// Employees who have left, from the last day there is a trace of them.
    Employees,
    /// What rows were before and after each change, from the day of the change.
    LogContents,
}

impl Kept {
    /// Every kind, in the order in which they are shown.
    pub const ALL: [Self; 5] =
        [Self::Absences, Self::Contacts, Self::AccountPeople, Self::Employees, Self::LogContents];

    /// The word in the file.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Absences => "absences",
            Self::Contacts => "contacts",
            Self::AccountPeople => "account_people",
            Self::Employees => "employees",
            Self::LogContents => "log_contents",
        }
    }

    /// For how many months it is kept where nobody has said otherwise.
    #[must_use]
    pub const fn usual(self) -> i64 {
        match self {
            Self::Absences => 12,
            Self::Contacts | Self::AccountPeople | Self::Employees => 24,
            Self::LogContents => 60,
        }
    }
}

/// The longest time that is no slip of the hand, in months.
pub const LONGEST_KEPT: i64 = 1200;

/// For how long a kind is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Retention {
    /// UUIDv5 of the kind.
    pub id: RowId,
    /// What.
    pub kind: Kept,
    /// For how many months, 1 or more; absent where it is kept until somebody removes it.
    pub months: Option<i64>,
}

impl Retention {
    /// A time under its natural identity.
    #[must_use]
    pub fn new(kind: Kept, months: Option<i64>) -> Self {
        Self { id: RowId(natural("retention", &[kind.word()])), kind, months }
    }
}

impl Row for Retention {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn references(&self) -> Vec<Reference> {
        Vec::new()
    }

    fn natural_id(&self) -> Option<Uuid> {
        Some(Self::new(self.kind, self.months).id.0)
    }
}

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
                let since = |one: &crate::domain::agency::contact::Contact| self.agency.get(one.agency)?.client_until;
                self.contact.iter().filter_map(|one| Some((one.clone().into(), since(one)?))).collect()
            }
            Kept::AccountPeople => {
                self.account_person.iter().filter_map(|one| Some((one.clone().into(), one.valid_to?))).collect()
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
    use crate::domain::{Absence, AccountPerson, AccountRole, Agency, AssignmentRole, Contact};

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
        let contacts = [contact(&former), contact(&client)];
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
        assert_eq!(due(&rows, Kept::Contacts), [contacts[0].id.0]);
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
