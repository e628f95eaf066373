//! What a unit of our work costs by an agreement, and what a year of it comes to.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::agreement::agreement::Agreement;
use crate::domain::record::id::{AgencyId, AgreementId, ProductId, RowId, natural};
use crate::domain::record::row::{Reference, Row};
use crate::domain::record::table::Table;

/// The price of a product from a day on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnitPrice {
    /// UUIDv5 of agreement, product and first day.
    pub id: RowId,
    /// At which agency.
    pub agency: AgencyId,
    /// By which agreement.
    pub agreement: AgreementId,
    /// Of what.
    pub product: ProductId,
    /// First day.
    pub valid_from: NaiveDate,
    /// In ten-thousandths of a euro.
    pub price: i64,
}

impl UnitPrice {
    /// A price under its natural identity.
    #[must_use]
    pub fn new(agreement: &Agreement, product: ProductId, valid_from: NaiveDate, price: i64) -> Self {
        let id = Self::identity(agreement.id, product, valid_from);
        Self { id, agency: agreement.agency, agreement: agreement.id, product, valid_from, price }
    }

    fn identity(agreement: AgreementId, product: ProductId, valid_from: NaiveDate) -> RowId {
        RowId(natural("unit_price", &[&agreement.to_string(), &product.to_string(), &valid_from.to_string()]))
    }

    /// Whether the row stands under the identity of its agreement, product and day.
    #[must_use]
    pub fn in_place(&self) -> bool {
        self.id == Self::identity(self.agreement, self.product, self.valid_from)
    }
}

impl Row for UnitPrice {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn agency(&self) -> Option<AgencyId> {
        Some(self.agency)
    }

    fn references(&self) -> Vec<Reference> {
        vec![
            Reference::new("agency", Table::Agency, self.agency),
            Reference::new("agreement", Table::Agreement, self.agreement),
            Reference::new("product", Table::Product, self.product),
        ]
    }

    fn natural_id(&self) -> Option<Uuid> {
        Some(Self::identity(self.agreement, self.product, self.valid_from).0)
    }
}
