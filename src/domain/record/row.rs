//! What every record can say of itself.

use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::domain::record::id::AgencyId;
use crate::domain::record::table::Table;

/// The fields of one row by column name. Values are JSON scalars.
pub type Fields = serde_json::Map<String, serde_json::Value>;

/// A row that another row points to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The column that points.
    pub field: &'static str,
    /// The table it points into.
    pub table: Table,
    /// The row it points at.
    pub id: Uuid,
}

impl Reference {
    /// `field` points at row `id` of `table`.
    pub fn new(field: &'static str, table: Table, id: impl Into<Uuid>) -> Self {
        Self { field, table, id: id.into() }
    }
}

/// What every record can say of itself.
pub trait Row: Clone + PartialEq + Serialize + DeserializeOwned {
    /// The row's identity, unique within its table.
    fn uuid(&self) -> Uuid;

    /// The agency the row belongs to, if it belongs to one.
    fn agency(&self) -> Option<AgencyId> {
        None
    }

    /// The rows this row cannot be without.
    fn references(&self) -> Vec<Reference>;

    /// The identity that follows from what the row says, where it has a natural key.
    fn natural_id(&self) -> Option<Uuid> {
        None
    }

    /// The row of the same table that took over when two were merged.
    fn merged_into(&self) -> Option<Uuid> {
        None
    }

    /// Every row this row points at, in `table` that it stands in itself.
    fn points_at(&self, table: Table) -> Vec<Reference> {
        let mut references = self.references();
        references.extend(self.merged_into().map(|id| Reference::new("merged_into", table, id)));
        references
    }
}
