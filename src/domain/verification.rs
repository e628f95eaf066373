//! Who has looked a group of fields over and found it true, and when.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::id::{AgencyId, RowId, natural};
use super::record::{Reference, Row, Rows, Table};

/// Fields that are looked over together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldGroup {
    /// The headcounts of a year, on every basis.
    Headcount,
    /// The volumes of a year.
    Volume,
}

impl FieldGroup {
    /// The word in the file.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Headcount => "headcount",
            Self::Volume => "volume",
        }
    }
}

/// A group of an agency's fields was found true.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Verification {
    /// UUIDv5 of agency, field group and year.
    pub id: RowId,
    /// Whose fields.
    pub agency: AgencyId,
    /// Which.
    pub field_group: FieldGroup,
    /// Of which year, where the group has years.
    pub year: Option<i64>,
    /// When.
    pub verified_on: NaiveDate,
    /// By whom: the name under which they worked.
    pub verified_by: String,
}

impl Verification {
    /// A verification under its natural identity.
    #[must_use]
    pub fn new(agency: AgencyId, field_group: FieldGroup, year: Option<i64>, on: NaiveDate, by: &str) -> Self {
        let year_text = year.map(|year| year.to_string()).unwrap_or_default();
        let id = natural("verification", &[&agency.to_string(), field_group.word(), &year_text]);
        Self { id: RowId(id), agency, field_group, year, verified_on: on, verified_by: by.to_owned() }
    }
}

impl Row for Verification {
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

impl Rows {
    /// Who has found a group of fields true, if anyone has.
    #[must_use]
    pub fn verified(&self, agency: AgencyId, group: FieldGroup, year: Option<i64>) -> Option<&Verification> {
        self.verification.of(agency).find(|one| one.field_group == group && one.year == year)
    }
}
