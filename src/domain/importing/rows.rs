//! Rows of one table as other people write them: what was chosen about a sheet of them, and what they come to.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::pipeline::Plan;
use super::sheet::Sheet;
use super::whole::{Cell, IncomingRow, Refusal};
use crate::domain::record::language::Language;
use crate::domain::record::shape::Column;
use crate::domain::record::snapshot::Snapshot;
use crate::domain::record::table::Table;
use crate::domain::record::text::fold;

/// What comes in by rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Agencies.
    Agencies,
    /// Our own people.
    Employees,
    /// What is special about agencies.
    Characteristics,
    /// What a unit of our work costs by agreements.
    Prices,
    /// Dates of payroll calendars.
    PayDates,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Agencies, Self::Employees, Self::Characteristics, Self::Prices, Self::PayDates];

    /// The table of the rows.
    #[must_use]
    pub const fn table(self) -> Table {
        match self {
            Self::Agencies => Table::Agency,
            Self::Employees => Table::Employee,
            Self::Characteristics => Table::Characteristic,
            Self::Prices => Table::UnitPrice,
            Self::PayDates => Table::PayrollDate,
        }
    }
}

/// What a name stands for that is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stands {
    /// For what goes by this name.
    For(String),
    /// For something new, which is added.
    New,
    /// Nothing of it is taken.
    LeftOut,
}

/// How rows are taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taking {
    /// What is not known yet is added.
    pub add_unknown: bool,
    /// An agency that is found by something else takes the name that the file has for it.
    pub take_names: bool,
    /// What names stand for that are not known, folded.
    pub stands: HashMap<String, Stands>,
    /// Who takes them in.
    pub who: String,
    /// On which day.
    pub today: NaiveDate,
}

impl Taking {
    /// As `who` takes rows in on a day, with nothing decided.
    #[must_use]
    pub fn new(who: &str, today: NaiveDate) -> Self {
        Self { add_unknown: false, take_names: false, stands: HashMap::new(), who: who.to_owned(), today }
    }

    /// What a name has been said to stand for.
    #[must_use]
    pub fn meaning(&self, name: &str) -> Option<&Stands> {
        self.stands.get(&fold(name.trim()))
    }

    /// Says what a name stands for; nothing takes back what was said.
    pub fn decide(&mut self, name: &str, stands: Option<Stands>) {
        let key = fold(name.trim());
        match stands {
            Some(stands) => drop(self.stands.insert(key, stands)),
            None => drop(self.stands.remove(&key)),
        }
    }
}

/// A name that is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// Of what kind it would be: a category, a product, a pay group.
    pub table: Table,
    /// As the file has it.
    pub text: String,
    /// The name that is near.
    pub nearest: Option<String>,
    /// In how many rows it stands.
    pub rows: usize,
}

/// Where the headings of a sheet are and what its columns hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The line with the headings; none where there is no such line.
    pub heading: Option<usize>,
    /// The headings.
    pub headings: Vec<String>,
    /// What each column holds.
    pub fields: Vec<Option<&'static Column>>,
}

impl Layout {
    /// The first line under the headings.
    #[must_use]
    pub fn below(&self) -> usize {
        self.heading.map_or(0, |heading| heading + 1)
    }

    /// Says what column `at` holds.
    pub fn map(&mut self, at: usize, field: Option<&'static Column>) {
        for other in self.fields.iter_mut().filter(|other| field.is_some() && **other == field) {
            *other = None;
        }
        if let Some(slot) = self.fields.get_mut(at) {
            *slot = field;
        }
    }

    /// Which column of the sheet holds what goes by `name`.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.is_some_and(|column| column.name == name))
    }

    /// What the rows of `table` cannot be without and no column holds.
    #[must_use]
    pub fn lacking(&self, table: Table) -> Vec<&'static str> {
        let needed: &[&'static str] = match table {
            Table::Agency if self.column("abbreviation").is_some() => &[],
            Table::Agency => &["name_fi"],
            Table::Characteristic => &["agency", "title"],
            Table::UnitPrice => &["agency", "product", "valid_from", "price"],
            Table::PayrollDate => &["agency", "period", "date"],
            _ => &["name"],
        };
        needed.iter().copied().filter(|name| self.column(name).is_none()).collect()
    }
}

/// What a plan is made from.
#[derive(Clone, Debug)]
pub struct Task {
    /// The register.
    pub snapshot: Arc<Snapshot>,
    /// The sheets of the file.
    pub sheets: Arc<Vec<Sheet>>,
    /// Which of them is taken.
    pub sheet: usize,
    /// What comes in.
    pub kind: Kind,
    /// What its columns hold.
    pub layout: Layout,
    /// The rows that the file's own program does not show are left out.
    pub without_hidden: bool,
    /// How the rows are taken in.
    pub taking: Taking,
    /// In which language names are made.
    pub language: Language,
}

/// Rows that have been read, and what taking them in would do.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    /// The rows; what is added to lists for them comes before.
    pub rows: Vec<IncomingRow>,
    /// What taking them in would do, a line for each.
    pub plan: Plan<Refusal, Cell>,
    /// The names that are not known, each once, in the order in which they come.
    pub unknown: Vec<Unknown>,
}
