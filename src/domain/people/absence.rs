//! Who is away and when, never why; and who works in a pair with whom.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::record::id::{EmployeeId, RowId};
use crate::domain::record::row::{Reference, Row};
use crate::domain::record::table::Table;

/// Two employees who stand in for each other, for a time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WorkPair {
    /// Identity.
    pub id: RowId,
    /// One of the two.
    pub first: EmployeeId,
    /// The other.
    pub second: EmployeeId,
    /// First day; absent for "as long as anyone remembers".
    pub valid_from: Option<NaiveDate>,
    /// Last day; absent while it goes on.
    pub valid_to: Option<NaiveDate>,
}

impl WorkPair {
    /// The other one of the two; none for somebody else.
    #[must_use]
    pub fn other(&self, one: EmployeeId) -> Option<EmployeeId> {
        if self.first == one { Some(self.second) } else { (self.second == one).then_some(self.first) }
    }
}

impl Row for WorkPair {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn references(&self) -> Vec<Reference> {
        vec![
            Reference::new("first", Table::Employee, self.first),
            Reference::new("second", Table::Employee, self.second),
        ]
    }
}

/// Somebody of ours is away. Why is nobody's business here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Absence {
    /// Identity; see [`Absence::new`].
    pub id: RowId,
    /// Who.
    pub employee: EmployeeId,
    /// First day.
    pub from_day: NaiveDate,
    /// Last day.
    pub to_day: NaiveDate,
    /// Can be reached in urgent matters.
    pub reachable: bool,
}

impl Absence {
    /// Whether some of it falls on the days from `from` to `to`.
    #[must_use]
    pub fn meets(&self, from: NaiveDate, to: NaiveDate) -> bool {
        self.from_day <= to && from <= self.to_day
    }
}

impl Row for Absence {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn references(&self) -> Vec<Reference> {
        vec![Reference::new("employee", Table::Employee, self.employee)]
    }
}
