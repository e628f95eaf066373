//! What can be put on paper.

use chrono::NaiveDate;

use super::coverage;
use super::id::{AgencyId, EmployeeId};
use super::record::Rows;

/// A document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// Everything about an agency.
    Agency(AgencyId),
    /// What those need who stand in for somebody on some days.
    Absence(EmployeeId, NaiveDate, NaiveDate),
}

impl Paper {
    /// The agencies it is about, in its order.
    #[must_use]
    pub fn agencies(self, rows: &Rows) -> Vec<AgencyId> {
        match self {
            Self::Agency(agency) => vec![agency],
            Self::Absence(employee, from, to) => {
                coverage::coverage(rows, employee, from, to).into_iter().map(|one| one.agency).collect()
            }
        }
    }
}
