//! What can be put on paper.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::people::coverage;
use crate::domain::reading::board::Sieve;
use crate::domain::record::id::{AgencyId, EmployeeId};
use crate::domain::record::record::Rows;

/// A document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Paper {
    /// Everything about an agency.
    Agency(AgencyId),
    /// Everything about several agencies, which somebody else takes over.
    Pack(Arc<[AgencyId]>),
    /// What those need who stand in for somebody on some days.
    Absence(EmployeeId, NaiveDate, NaiveDate),
    /// The board of the rounds, as it is sieved.
    Rounds(Sieve),
    /// How things stand with an agency, or with the whole unit, and whether it is for ourselves.
    Situation(Option<AgencyId>, bool),
    /// The workload: person-years, costs, balance and risks.
    Workload,
    /// What happened while somebody was away on some days.
    Briefing(EmployeeId, NaiveDate, NaiveDate),
}

impl Paper {
    /// The agencies it is about, in its order.
    #[must_use]
    pub fn agencies(&self, rows: &Rows) -> Vec<AgencyId> {
        match self {
            Self::Agency(agency) | Self::Situation(Some(agency), _) => vec![*agency],
            Self::Pack(agencies) => agencies.to_vec(),
            Self::Rounds(_) | Self::Workload | Self::Situation(None, _) => Vec::new(),
            Self::Absence(employee, from, to) | Self::Briefing(employee, from, to) => {
                coverage::coverage(rows, *employee, *from, *to).into_iter().map(|one| one.agency).collect()
            }
        }
    }

    /// The hashes of the logos it shows.
    #[must_use]
    pub fn logos(&self, rows: &Rows) -> Vec<String> {
        let logo = |agency| rows.agency.get(agency)?.logo.clone();
        match self {
            Self::Briefing(..) | Self::Rounds(_) | Self::Workload => Vec::new(),
            _ => self.agencies(rows).into_iter().filter_map(logo).collect(),
        }
    }

    /// The day from which on it tells what happened; none where it does not.
    #[must_use]
    pub const fn tells_since(&self) -> Option<NaiveDate> {
        if let Self::Briefing(_, from, _) = self { Some(*from) } else { None }
    }
}
