//! Who has looked a group of fields over and found it true, and when.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::record::id::{AgencyId, RowId, natural};
use crate::domain::record::row::{Reference, Row};
use crate::domain::record::table::Table;

/// Fields that are looked over together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldGroup {
    /// Names, kind, what is above the agency, bookkeeping unit, identifiers.
    Basics,
    /// Addresses, switchboard, opening hours.
    Addresses,
    /// The people of the agency whom we call.
    Contacts,
    /// What is special about the agency.
    Characteristics,
    /// Pay groups and their dates.
    Payroll,
    /// The service agreement.
    Agreement,
    /// Who is responsible, who stands in, who looks after the account.
    Responsibilities,
    /// Which service group handles what.
    Services,
    /// The agency's systems, and who of us has access.
    Systems,
    /// The headcounts of a year, on every basis.
    Headcount,
    /// The volumes of a year.
    Volume,
}

impl FieldGroup {
    /// Every group, in the order in which they are shown.
    pub const ALL: [Self; 11] = [
        Self::Basics,
        Self::Addresses,
        Self::Contacts,
        Self::Characteristics,
        Self::Payroll,
        Self::Agreement,
        Self::Responsibilities,
        Self::Services,
        Self::Systems,
        Self::Headcount,
        Self::Volume,
    ];

    /// The word in the file.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Basics => "basics",
            Self::Addresses => "addresses",
            Self::Contacts => "contacts",
            Self::Characteristics => "characteristics",
            Self::Payroll => "payroll",
            Self::Agreement => "agreement",
            Self::Responsibilities => "responsibilities",
            Self::Services => "services",
            Self::Systems => "systems",
            Self::Headcount => "headcount",
            Self::Volume => "volume",
        }
    }

    /// Whether the group is looked over once for every year.
    #[must_use]
    pub const fn of_a_year(self) -> bool {
        matches!(self, Self::Headcount | Self::Volume)
    }

    /// The groups that are edited where the `columns` of a row of `table` change.
    ///
    /// To vouch for a row is no edit of it, and neither notes nor the logo are looked over with anything.
    #[must_use]
    pub fn edited<'a>(table: Table, columns: impl IntoIterator<Item = &'a str>) -> Vec<Self> {
        let one = match table {
            Table::Agency => {
                let mut groups: Vec<Self> = columns.into_iter().filter_map(Self::of_column).collect();
                groups.sort_unstable();
                groups.dedup();
                return groups;
            }
            Table::Characteristic => {
                let vouched = |column: &str| matches!(column, "verified_on" | "verified_by");
                if columns.into_iter().all(vouched) {
                    return Vec::new();
                }
                Self::Characteristics
            }
            Table::AgencyIdentifier | Table::Succession => Self::Basics,
            Table::OpeningHours | Table::OpeningException => Self::Addresses,
            Table::Contact | Table::ContactReach | Table::ContactInRole => Self::Contacts,
            Table::PayGroup | Table::PayGroupStep | Table::PayrollDate => Self::Payroll,
            Table::Assignment | Table::AccountPerson => Self::Responsibilities,
            Table::AgencyService => Self::Services,
            Table::Agreement
            | Table::DefinitionLine
            | Table::Metric
            | Table::MetricResult
            | Table::BoundaryCondition
            | Table::UnitPrice
            | Table::AppliedAgreement => Self::Agreement,
            Table::AgencySystem | Table::SystemAccess => Self::Systems,
            Table::Headcount => Self::Headcount,
            Table::Volume => Self::Volume,
            _ => return Vec::new(),
        };
        vec![one]
    }

    /// The group of a column of an agency.
    pub(super) fn of_column(column: &str) -> Option<Self> {
        match column {
            "id" | "logo" | "notes" => None,
            "website" | "switchboard" | "email" => Some(Self::Addresses),
            address if address.starts_with("visiting_") || address.starts_with("postal_") => Some(Self::Addresses),
            _ => Some(Self::Basics),
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
