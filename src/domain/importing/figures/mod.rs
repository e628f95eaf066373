//! Head counts and volumes that come in from tables, long ones with a figure in each row and wide ones with a column for each
//! year, for each type or product, or for both.

mod facts;
mod layout;
mod plan;
mod subjects;
pub(super) mod sums;
mod task;
#[cfg(test)]
mod tests;

pub use facts::{Fact, Found, facts};
pub use layout::{Field, Heading, Layout, has_figures, mapped, mapped_as, sheet_layout};
pub use plan::{About, Cell, FigurePlan, Options, Refusal, Unknown, plan};
pub use subjects::{Meaning, Subjects};
pub use task::{Planned, Task};

use crate::domain::record::list::List;
use crate::domain::record::table::Table;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Counted {
    /// Head counts, by employment type.
    Headcounts,
    /// Volumes, by product.
    Volumes,
}

impl Counted {
    /// The table of the figures.
    #[must_use]
    pub const fn table(self) -> Table {
        match self {
            Self::Headcounts => Table::Headcount,
            Self::Volumes => Table::Volume,
        }
    }

    /// The table of what is counted.
    #[must_use]
    pub const fn subject_table(self) -> Table {
        match self {
            Self::Headcounts => List::EmploymentType.table(),
            Self::Volumes => Table::Product,
        }
    }
}

/// Why a text is no count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoCount {
    /// It is no number.
    NotANumber,
    /// It is a number with decimals, or one that could be.
    NotWhole,
}

/// Reads a count as people and spreadsheets write it; nothing where there is none.
pub type ReadCount = fn(&str) -> Result<Option<i64>, NoCount>;

/// Whether a text stands for nothing: an empty cell, a dash, dots.
pub(super) fn is_nothing(text: &str) -> bool {
    text.chars().all(|letter| letter.is_whitespace() || matches!(letter, '-' | '–' | '—' | '−' | '.' | '…' | '*'))
}

/// The year that stands in a text as a word of its own, or at the end of a day; nothing where there is none, or several.
pub(super) fn year_in(text: &str) -> Option<i64> {
    let years = years_in(text);
    let first = *years.first()?;
    years.iter().all(|other| *other == first).then_some(first)
}

/// The years that stand in a text so.
pub(super) fn years_in(text: &str) -> Vec<i64> {
    let words = text.split(|letter: char| !letter.is_ascii_digit());
    let numbers = words.filter(|word| word.len() == 4).filter_map(|word| word.parse::<i64>().ok());
    numbers.filter(|year| crate::domain::figures::figure::YEARS.contains(year)).collect()
}
