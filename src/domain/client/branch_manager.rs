//! The account managers of the branches of government. An agency that has one of its own differs from its branch.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::record::id::{ListId, RowId};
use crate::domain::record::row::{Reference, Row};
use crate::domain::record::table::Table;

/// Who is account manager for the agencies of a branch.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BranchManager {
    /// Identity.
    pub id: RowId,
    /// Which branch.
    pub branch: ListId,
    /// Name.
    pub name: String,
    /// Telephone number.
    pub phone: String,
    /// E-mail address.
    pub email: String,
    /// First day; absent for "as long as anyone remembers".
    pub valid_from: Option<NaiveDate>,
    /// Last day; absent while it goes on.
    pub valid_to: Option<NaiveDate>,
}

impl BranchManager {
    /// A new one of `branch`, of whom nothing is known yet.
    #[must_use]
    pub fn empty(branch: ListId) -> Self {
        Self {
            id: RowId::new(),
            branch,
            name: String::new(),
            phone: String::new(),
            email: String::new(),
            valid_from: None,
            valid_to: None,
        }
    }

    /// Whether it holds on `day`.
    #[must_use]
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }
}

impl Row for BranchManager {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn references(&self) -> Vec<Reference> {
        vec![Reference::new("branch", Table::Branch, self.branch)]
    }
}
