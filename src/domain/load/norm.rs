//! What a person-year of our work comes to: norms, what an agency takes more or less than the average, and what a
//! person-year costs.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::record::id::{AgencyId, ProductId, RowId, natural};
use crate::domain::record::row::{Reference, Row};
use crate::domain::record::table::Table;

/// How many of a product one person handles in a year, from that year on until a newer norm.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Norm {
    /// UUIDv5 of product and year.
    pub id: RowId,
    /// Of what.
    pub product: ProductId,
    /// Of which calendar year.
    pub year: i64,
    /// How many one person handles in a year, 1 or more, in the product's unit.
    pub volume: i64,
    /// Where the norm is from.
    pub source: String,
}

impl Norm {
    /// A norm under its natural identity.
    #[must_use]
    pub fn new(product: ProductId, year: i64, volume: i64, source: &str) -> Self {
        let id = natural("norm", &[&product.to_string(), &year.to_string()]);
        Self { id: RowId(id), product, year, volume, source: source.to_owned() }
    }

    /// Whether the row stands under the identity of its product and year.
    #[must_use]
    pub fn in_place(&self) -> bool {
        self.natural_id() == Some(self.id.0)
    }
}

impl Row for Norm {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn references(&self) -> Vec<Reference> {
        vec![Reference::new("product", Table::Product, self.product)]
    }

    fn natural_id(&self) -> Option<Uuid> {
        Some(Self::new(self.product, self.year, self.volume, "").id.0)
    }
}

/// How much more or less than the average an agency takes, as somebody has decided.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AgencyFactor {
    /// UUIDv5 of the agency.
    pub id: RowId,
    /// Which agency.
    pub agency: AgencyId,
    /// In ten-thousandths: 11500 is 1.15. Within [`FACTORS`].
    pub factor: i64,
    /// Why.
    pub reason: String,
}

/// The factors that are no slip of the hand, in ten-thousandths.
pub const FACTORS: std::ops::RangeInclusive<i64> = 1_000..=100_000;

impl AgencyFactor {
    /// A factor under its natural identity.
    #[must_use]
    pub fn new(agency: AgencyId, factor: i64, reason: &str) -> Self {
        let id = Self::key(agency);
        Self { id, agency, factor, reason: reason.to_owned() }
    }

    /// The identity of the factor of an agency.
    #[must_use]
    pub fn key(agency: AgencyId) -> RowId {
        RowId(natural("agency_factor", &[&agency.to_string()]))
    }

    /// Whether the row stands under the identity of its agency.
    #[must_use]
    pub fn in_place(&self) -> bool {
        self.id == Self::key(self.agency)
    }
}

impl Row for AgencyFactor {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn agency(&self) -> Option<AgencyId> {
        Some(self.agency)
    }

    fn references(&self) -> Vec<Reference> {
        vec![Reference::new("agency", Table::Agency, self.agency)]
    }

    fn natural_id(&self) -> Option<Uuid> {
        Some(Self::key(self.agency).0)
    }
}

/// What a person-year of ours costs, from that year on until a newer figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CostPerPersonYear {
    /// UUIDv5 of the year.
    pub id: RowId,
    /// Of which calendar year.
    pub year: i64,
    /// In ten-thousandths of a euro, above 0.
    pub amount: i64,
    /// Where the figure is from.
    pub source: String,
}

impl CostPerPersonYear {
    /// A cost under its natural identity.
    #[must_use]
    pub fn new(year: i64, amount: i64, source: &str) -> Self {
        let id = natural("cost_per_person_year", &[&year.to_string()]);
        Self { id: RowId(id), year, amount, source: source.to_owned() }
    }

    /// Whether the row stands under the identity of its year.
    #[must_use]
    pub fn in_place(&self) -> bool {
        self.natural_id() == Some(self.id.0)
    }
}

impl Row for CostPerPersonYear {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn references(&self) -> Vec<Reference> {
        Vec::new()
    }

    fn natural_id(&self) -> Option<Uuid> {
        Some(Self::new(self.year, self.amount, "").id.0)
    }
}
