//! What the unit has settled for all who use the file: a value under a name.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::record::id::{RowId, natural};
use crate::domain::record::row::{Reference, Row};

/// The name of the yearly agreement value above which the account manager is to be the account contact, in
/// ten-thousandths of a euro.
pub const VALUE_LIMIT: &str = "account_value_limit";

/// A setting of the unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnitSetting {
    /// UUIDv5 of the name.
    pub id: RowId,
    /// What is settled; a name that this program does not know stays as it is.
    pub name: String,
    /// The value as the name has it.
    pub value: String,
}

impl UnitSetting {
    /// A setting under its natural identity.
    #[must_use]
    pub fn new(name: &str, value: impl ToString) -> Self {
        Self { id: RowId(natural("unit_setting", &[name])), name: name.to_owned(), value: value.to_string() }
    }
}

impl Row for UnitSetting {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn references(&self) -> Vec<Reference> {
        Vec::new()
    }

    fn natural_id(&self) -> Option<Uuid> {
        Some(Self::new(&self.name, "").id.0)
    }
}
