//! The client plan (*asiakassuunnitelma*): what is to be reached with an agency, and how.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::record::id::{AgencyId, RowId};
use crate::domain::record::row::{Reference, Row};
use crate::domain::record::table::Table;

/// How far a line of the plan has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanState {
    /// Somebody has begun.
    UnderWay,
    /// It is to be done.
    #[default]
    Planned,
    /// It is done.
    Done,
    /// It will not be done after all.
    GivenUp,
}

impl PlanState {
    /// Every state, in the order in which they come.
    pub const ALL: [Self; 4] = [Self::Planned, Self::UnderWay, Self::Done, Self::GivenUp];

    /// Whether nothing is left to be done.
    #[must_use]
    pub const fn over(self) -> bool {
        matches!(self, Self::Done | Self::GivenUp)
    }
}

/// A line of the client plan of an agency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClientPlan {
    /// Identity.
    pub id: RowId,
    /// Of which agency.
    pub agency: AgencyId,
    /// What is to be reached.
    pub goal: String,
    /// What is done for it.
    pub action: String,
    /// Who does it, of us or of the agency.
    pub who: String,
    /// By when; absent where that has not been agreed.
    pub due: Option<NaiveDate>,
    /// How far it has come.
    pub state: PlanState,
}

impl ClientPlan {
    /// A new one of `agency`, of which nothing is known yet.
    #[must_use]
    pub fn empty(agency: AgencyId) -> Self {
        Self {
            id: RowId::new(),
            agency,
            goal: String::new(),
            action: String::new(),
            who: String::new(),
            due: None,
            state: PlanState::default(),
        }
    }

    /// Whether it should have been done before `today`.
    #[must_use]
    pub fn overdue(&self, today: NaiveDate) -> bool {
        !self.state.over() && self.due.is_some_and(|due| due < today)
    }
}

impl Row for ClientPlan {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn agency(&self) -> Option<AgencyId> {
        Some(self.agency)
    }

    fn references(&self) -> Vec<Reference> {
        vec![Reference::new("agency", Table::Agency, self.agency)]
    }
}
