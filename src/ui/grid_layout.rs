//! How a user likes the columns of a table: their order, which are shown, how wide they are.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

/// What a user has chosen for one table. Columns it does not speak of stand where the program puts them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct GridLayout {
    /// Keys of columns from left to right.
    pub order: Vec<String>,
    /// Keys of columns that are not shown.
    pub hidden: BTreeSet<String>,
    /// Widths in points.
    pub widths: BTreeMap<String, f32>,
}
