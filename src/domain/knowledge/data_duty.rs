//! Where a group of fields comes from, and who collects it, updates it and answers for it.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::knowledge::verification::FieldGroup;
use crate::domain::record::id::{AgencyId, EmployeeId, RowId, natural};
use crate::domain::record::language::{Language, Names};
use crate::domain::record::row::{Reference, Row};
use crate::domain::record::table::Table;

/// After how many months, at least and at most, a group of fields may have to be looked over again.
pub const INTERVALS: std::ops::RangeInclusive<i64> = 1..=120;

/// Everybody's duty towards a group of fields, or what is different about it at one agency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DataDuty {
    /// UUIDv5 of agency and field group.
    pub id: RowId,
    /// At which agency; none for all that have no row of their own.
    pub agency: Option<AgencyId>,
    /// Which group of fields.
    pub field_group: FieldGroup,
    /// Where it comes from, in Finnish.
    pub source_fi: String,
    /// Where it comes from, in Swedish.
    pub source_sv: String,
    /// Where it comes from, in English.
    pub source_en: String,
    /// Who collects it; empty for whoever is responsible for the agency.
    pub collector: String,
    /// Who writes it here; empty for whoever is responsible for the agency.
    pub updater: String,
    /// Who answers for it; none for whoever is responsible for the agency.
    pub owner: Option<EmployeeId>,
    /// After how many months it is looked over again.
    pub interval_months: i64,
    /// Who answers for it once the owner has had their last day; none for whoever is responsible for the agency.
    #[serde(default)]
    pub next_owner: Option<EmployeeId>,
}

impl DataDuty {
    /// The identity of the duty towards `group`, at one agency or at all others.
    #[must_use]
    pub fn key(agency: Option<AgencyId>, group: FieldGroup) -> RowId {
        let agency = agency.map(|agency| agency.to_string()).unwrap_or_default();
        RowId(natural("data_duty", &[&agency, group.word()]))
    }

    /// A row of the shipped starting list; names in Finnish, Swedish, English.
    #[must_use]
    pub fn shipped(field_group: FieldGroup, [fi, sv, en]: [&str; 3], interval_months: i64) -> Self {
        Self {
            id: Self::key(None, field_group),
            agency: None,
            field_group,
            source_fi: fi.to_owned(),
            source_sv: sv.to_owned(),
            source_en: en.to_owned(),
            collector: String::new(),
            updater: String::new(),
            owner: None,
            interval_months,
            next_owner: None,
        }
    }

    /// The same for one agency.
    #[must_use]
    pub fn at(&self, agency: AgencyId) -> Self {
        Self { id: Self::key(Some(agency), self.field_group), agency: Some(agency), ..self.clone() }
    }

    /// Where it comes from, in `language`, in Finnish where that is missing.
    #[must_use]
    pub fn source(&self, language: Language) -> &str {
        Names { fi: &self.source_fi, sv: &self.source_sv, en: &self.source_en }.in_language(language)
    }
}

impl Row for DataDuty {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn agency(&self) -> Option<AgencyId> {
        self.agency
    }

    fn references(&self) -> Vec<Reference> {
        let agency = self.agency.map(|id| Reference::new("agency", Table::Agency, id));
        let owner = self.owner.map(|id| Reference::new("owner", Table::Employee, id));
        let next = self.next_owner.map(|id| Reference::new("next_owner", Table::Employee, id));
        agency.into_iter().chain(owner).chain(next).collect()
    }
}
