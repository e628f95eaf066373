//! "This is no longer true": said by anyone, settled by whoever answers for it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::knowledge::verification::FieldGroup;
use crate::domain::record::id::{AgencyId, RowId};
use crate::domain::record::row::{Reference, Row};
use crate::domain::record::table::Table;

/// What came of a doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DoubtOutcome {
    /// It was no longer true, and has been put right.
    Corrected,
    /// It is true after all.
    StillTrue,
}

/// Somebody says that something of an agency is no longer true.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Doubt {
    /// Identity.
    pub id: RowId,
    /// Of which agency.
    pub agency: AgencyId,
    /// Which group of fields.
    pub field_group: FieldGroup,
    /// Which row of the group: a contact, a characteristic, a pay group. None for the group as a whole. The row may be
    /// gone by the time somebody reads this.
    pub record: Option<Uuid>,
    /// What is wrong.
    pub text: String,
    /// Who said so: the name under which they worked.
    pub raised_by: String,
    /// When.
    pub raised_on: NaiveDate,
    /// What came of it; none while it is open.
    pub outcome: Option<DoubtOutcome>,
    /// Who settled it: the name under which they worked.
    pub settled_by: String,
    /// When.
    pub settled_on: Option<NaiveDate>,
}

impl Doubt {
    /// A new one.
    #[must_use]
    pub fn new(agency: AgencyId, field_group: FieldGroup, text: &str, who: &str, today: NaiveDate) -> Self {
        Self {
            id: RowId::new(),
            agency,
            field_group,
            record: None,
            text: text.to_owned(),
            raised_by: who.to_owned(),
            raised_on: today,
            outcome: None,
            settled_by: String::new(),
            settled_on: None,
        }
    }

    /// Whether nobody has settled it.
    #[must_use]
    pub const fn open(&self) -> bool {
        self.outcome.is_none()
    }

    /// The same, settled.
    #[must_use]
    pub fn settled(&self, outcome: DoubtOutcome, who: &str, today: NaiveDate) -> Self {
        Self { outcome: Some(outcome), settled_by: who.to_owned(), settled_on: Some(today), ..self.clone() }
    }
}

impl Row for Doubt {
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
