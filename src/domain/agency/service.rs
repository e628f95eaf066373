//! Which group of ours handles which process of an agency, by date.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::record::id::{AgencyId, ListId, RowId, ServiceGroupId};
use crate::domain::record::row::{Reference, Row};
use crate::domain::record::table::Table;

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

impl AgencyService {
    /// Whether the service holds on `day`.
    #[must_use]
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.valid_from.is_none_or(|first| first <= day) && self.valid_to.is_none_or(|last| day <= last)
    }

    /// Whether there is a day on which both hold.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let begins_in_time =
            |one: &Self, other: &Self| one.valid_from.is_none_or(|from| other.valid_to.is_none_or(|to| from <= to));
        begins_in_time(self, other) && begins_in_time(other, self)
    }
}

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
