//! The boundary conditions of an agreement, and how the volumes stand to them.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::record::id::{AgencyId, AgreementId, ProductId, RowId};
use crate::domain::record::row::{Reference, Row};
use crate::domain::record::table::Table;

/// A condition under which an agreement holds, often a volume that is neither to be passed nor missed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BoundaryCondition {
    /// Identity.
    pub id: RowId,
    /// At which agency.
    pub agency: AgencyId,
    /// Of which agreement.
    pub agreement: AgreementId,
    /// In words.
    pub text: String,
    /// What is counted; none where the condition is only words.
    pub product: Option<ProductId>,
    /// The lowest volume of a year.
    pub lowest: Option<i64>,
    /// The highest volume of a year.
    pub highest: Option<i64>,
    /// What suspends the condition.
    pub exceptions: String,
    /// Place in the list.
    pub position: i64,
}

impl Row for BoundaryCondition {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn agency(&self) -> Option<AgencyId> {
        Some(self.agency)
    }

    fn references(&self) -> Vec<Reference> {
        let product = self.product.map(|id| Reference::new("product", Table::Product, id));
        let own = [
            Reference::new("agency", Table::Agency, self.agency),
            Reference::new("agreement", Table::Agreement, self.agreement),
        ];
        own.into_iter().chain(product).collect()
    }
}
