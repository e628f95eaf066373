//! Which systems are used for an agency, and who among us has access to them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::record::id::{AgencyId, EmployeeId, ListId, RowId, natural};
use crate::domain::record::row::{Reference, Row};
use crate::domain::record::table::Table;

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

impl AgencySystem {
    /// Whether the system is used on `day`.
    #[must_use]
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.valid_from.is_none_or(|first| first <= day) && self.valid_to.is_none_or(|last| day <= last)
    }

    /// Whether there is a day on which both are used.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let begins_in_time =
            |one: &Self, other: &Self| one.valid_from.is_none_or(|from| other.valid_to.is_none_or(|to| from <= to));
        begins_in_time(self, other) && begins_in_time(other, self)
    }
}

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
        self.valid_from.is_none_or(|first| first <= day) && self.valid_to.is_none_or(|last| day <= last)
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
