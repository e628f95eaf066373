//! Our own people: employees, teams, and who is responsible for which agency.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::record::id::{AgencyId, EmployeeId, ListId, RowId, ServiceGroupId, TeamId};
use crate::domain::record::language::Language;
use crate::domain::record::row::{Reference, Row};
use crate::domain::record::table::Table;

/// What somebody does in the group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EmployeeRole {
    /// *palkkapalvelusihteeri*
    #[default]
    Secretary,
    /// *esihenkilö*
    Supervisor,
}

impl EmployeeRole {
    /// Both roles.
    pub const ALL: [Self; 2] = [Self::Secretary, Self::Supervisor];
}

/// One of us.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Employee {
    /// Identity.
    pub id: EmployeeId,
    /// Name as it is said: first name, last name.
    pub name: String,
    /// Secretary or supervisor.
    pub role: EmployeeRole,
    /// Serves in Finnish.
    pub speaks_fi: bool,
    /// Serves in Swedish.
    pub speaks_sv: bool,
    /// Serves in English.
    pub speaks_en: bool,
    /// Telephone number.
    pub phone: String,
    /// E-mail address.
    pub email: String,
    /// Team.
    pub team: Option<TeamId>,
    /// City, from the users' list.
    pub city: Option<ListId>,
    /// Working share in per cent, 1–100.
    pub working_share: i64,
    /// Login names on the unit's machines, separated by spaces.
    pub login_names: String,
    /// One of us. Whoever leaves on a day to come still is until then: see [`Employee::ours_on`].
    pub active: bool,
    /// Service group.
    #[serde(default)]
    pub service_group: Option<ServiceGroupId>,
    /// The last day of somebody who has left or is about to.
    #[serde(default)]
    pub last_day: Option<NaiveDate>,
}

impl Employee {
    /// Somebody new, of whom nothing is known yet: a secretary who works full time and serves in Finnish.
    #[must_use]
    pub fn empty() -> Self {
        Self {
            id: EmployeeId::new(),
            name: String::new(),
            role: EmployeeRole::Secretary,
            speaks_fi: true,
            speaks_sv: false,
            speaks_en: false,
            phone: String::new(),
            email: String::new(),
            team: None,
            city: None,
            working_share: 100,
            login_names: String::new(),
            active: true,
            service_group: None,
            last_day: None,
        }
    }

    /// Whether this person is one of us on `day`.
    #[must_use]
    pub fn ours_on(&self, day: NaiveDate) -> bool {
        self.active && self.last_day.is_none_or(|last| day <= last)
    }

    /// Whether this person serves in `language`.
    #[must_use]
    pub const fn speaks(&self, language: Language) -> bool {
        match language {
            Language::Fi => self.speaks_fi,
            Language::Sv => self.speaks_sv,
            Language::En => self.speaks_en,
        }
    }
}

impl Row for Employee {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn references(&self) -> Vec<Reference> {
        let mut references = Vec::new();
        references.extend(self.team.map(|id| Reference::new("team", Table::Team, id)));
        references.extend(self.city.map(|id| Reference::new("city", Table::City, id)));
        references.extend(self.service_group.map(|id| Reference::new("service_group", Table::ServiceGroup, id)));
        references
    }
}

/// A team of ours.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Team {
    /// Identity.
    pub id: TeamId,
    /// Name.
    pub name: String,
    /// City, from the users' list.
    pub city: Option<ListId>,
    /// Place in the list.
    pub position: i64,
}

impl Row for Team {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn references(&self) -> Vec<Reference> {
        self.city.map(|id| Reference::new("city", Table::City, id)).into_iter().collect()
    }
}

/// What somebody is to an agency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AssignmentRole {
    /// *vastuuhenkilö*
    Responsible,
    /// *sijainen*
    Deputy,
}

/// Somebody's responsibility for an agency, for a time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assignment {
    /// Identity.
    pub id: RowId,
    /// Of which agency.
    pub agency: AgencyId,
    /// Who.
    pub employee: EmployeeId,
    /// Responsible or deputy.
    pub role: AssignmentRole,
    /// First day; absent for "as long as anyone remembers".
    pub valid_from: Option<NaiveDate>,
    /// Last day; absent while it goes on.
    pub valid_to: Option<NaiveDate>,
}

impl Assignment {
    /// Whether the assignment holds on `day`.
    #[must_use]
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.valid_from.is_none_or(|first| first <= day) && self.valid_to.is_none_or(|last| day <= last)
    }
}

impl Row for Assignment {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn agency(&self) -> Option<AgencyId> {
        Some(self.agency)
    }

    fn references(&self) -> Vec<Reference> {
        vec![
            Reference::new("agency", Table::Agency, self.agency),
            Reference::new("employee", Table::Employee, self.employee),
        ]
    }
}
