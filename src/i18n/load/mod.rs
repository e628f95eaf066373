//! The tables of the workload: made once of what the domain tells, and then shown, printed and written to a spreadsheet as
//! they are, so that all three say the same.

mod balance;
mod costs;
mod person_years;
mod report;
mod risks;
mod words;

use chrono::NaiveDate;

use crate::domain::Language;

use super::Texts;
use super::date::format_date;
use super::list::Value;
use super::number::localized;

pub use balance::{balance_table, run_table, team_table, week_table};
pub use costs::cost_table;
pub use person_years::{calculation, factor_average, factor_words, person_year_table};
pub use report::{Named, counted_table, workload_tables};
pub use risks::{leaver_table, risk_table};
pub use words::{change_headings, group_name, group_number, grouping_key};

/// In what the numbers of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Whole numbers.
    Whole,
    /// Person-years, in millionths.
    PersonYears,
    /// Euros, in ten-thousandths.
    Euros,
    /// Per cent, in hundredths.
    Percent,
    /// A factor, in ten-thousandths.
    Factor,
    /// How grave something is × person-years, in millionths.
    Weight,
}

impl Unit {
    /// How many of what is kept make one.
    #[must_use]
    pub const fn one(self) -> i64 {
        match self {
            Self::Whole => 1,
            Self::PersonYears | Self::Weight => 1_000_000,
            Self::Euros | Self::Factor => 10_000,
            Self::Percent => 100,
        }
    }

    /// How many decimals are written.
    #[must_use]
    pub const fn decimals(self) -> usize {
        match self {
            Self::Whole | Self::Euros => 0,
            Self::Percent => 1,
            Self::PersonYears | Self::Factor | Self::Weight => 2,
        }
    }

    /// A number in this unit as a spreadsheet has it: person-years whole, euros to the cent.
    #[must_use]
    pub const fn value(self, value: i64) -> Value {
        match self {
            Self::Whole => Value::Number(value),
            Self::PersonYears | Self::Weight => Value::Decimal(value, 6),
            Self::Euros => Value::Euros(value.saturating_add(50).div_euclid(100), 2),
            Self::Percent => Value::Percent(value, 2),
            Self::Factor => Value::Decimal(value, 4),
        }
    }

    /// What stands beside a number in this unit; nothing beside what is counted in pieces, or says its unit itself.
    #[must_use]
    pub fn word(self, texts: &Texts) -> &str {
        match self {
            Self::PersonYears => texts.get("load-unit"),
            Self::Weight => texts.get("risk-weight-unit"),
            Self::Euros => "€",
            Self::Percent => "%",
            Self::Whole | Self::Factor => "",
        }
    }

    /// A number in this unit, as the reader writes it.
    #[must_use]
    pub fn format(self, language: Language, value: i64) -> String {
        let decimals = u32::try_from(self.decimals()).unwrap_or_default();
        // Rounded half up to what is written, in whole numbers, so that nothing is lost on the way.
        let step = self.one() / 10_i64.pow(decimals);
        let rounded = value.saturating_add(step / 2).div_euclid(step.max(1));
        let number = localized(language, &decimal(rounded, self.decimals()));
        match self {
            Self::Percent if language == Language::En => format!("{number}%"),
            Self::Percent => format!("{number}\u{a0}%"),
            Self::Euros if language == Language::En => match number.strip_prefix('\u{2212}') {
                Some(number) => format!("\u{2212}€{number}"),
                None => format!("€{number}"),
            },
            Self::Euros => format!("{number}\u{a0}€"),
            _ => number,
        }
    }
}

/// A whole number of the last decimals as a plain number with a point.
fn decimal(value: i64, decimals: usize) -> String {
    if decimals == 0 {
        return value.to_string();
    }
    let digits = format!("{:0width$}", value.unsigned_abs(), width = decimals + 1);
    let (whole, part) = digits.split_at(digits.len() - decimals);
    let sign = if value < 0 { "-" } else { "" };
    format!("{sign}{whole}.{part}")
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A text.
    Text(String),
    /// A number in its column's unit.
    Number {
        /// The number.
        value: i64,
        /// Whether something is missing from it.
        lacks: bool,
        /// Whether it is a change, which is written with its sign.
        change: bool,
    },
    /// A day.
    Day(NaiveDate),
    /// A figure that is missing, which is no zero.
    Missing,
    /// Nothing that there could be.
    Nothing,
}

impl Cell {
    /// A number from which nothing is missing.
    #[must_use]
    pub const fn number(value: i64) -> Self {
        Self::Number { value, lacks: false, change: false }
    }

    /// A change.
    #[must_use]
    pub fn change(value: Option<i64>) -> Self {
        value.map_or(Self::Nothing, |value| Self::Number { value, lacks: false, change: true })
    }

    /// A figure that may be missing, wholly or in part.
    #[must_use]
    pub fn figure(value: Option<i64>, lacks: bool) -> Self {
        value.map_or(Self::Missing, |value| Self::Number { value, lacks, change: false })
    }

    /// A count.
    #[must_use]
    pub fn count(count: usize) -> Self {
        Self::number(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// As it is written in a column of `unit`; `missing` is the word for a missing figure.
    #[must_use]
    pub fn text(&self, language: Language, unit: Unit, missing: &str) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Day(day) => format_date(language, *day),
            Self::Missing => missing.to_owned(),
            Self::Nothing => "–".to_owned(),
            Self::Number { value, lacks, change } => {
                let number = unit.format(language, *value);
                let number = if *change && *value > 0 { format!("+{number}") } else { number };
                if *lacks { format!("{number} + ?") } else { number }
            }
        }
    }
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What it is remembered by; the same in every language.
    pub key: String,
    /// Its heading.
    pub title: String,
    /// In what its numbers are.
    pub unit: Unit,
    /// Numbers stand to the right.
    pub right: bool,
    /// Its part of the width, against the others.
    pub share: u16,
}

impl Column {
    /// Whether its numbers are of a year, which is its heading.
    #[must_use]
    pub fn year(&self) -> bool {
        self.key.strip_prefix('y').is_some_and(|year| !year.is_empty() && year.bytes().all(|one| one.is_ascii_digit()))
    }

    /// A column of words, `share` wide against the others.
    #[must_use]
    pub fn words(key: &str, title: &str, share: u16) -> Self {
        Self { key: key.to_owned(), title: title.to_owned(), unit: Unit::Whole, right: false, share }
    }

    /// A column of numbers.
    #[must_use]
    pub fn numbers(key: impl Into<String>, title: impl Into<String>, unit: Unit) -> Self {
        Self { key: key.into(), title: title.into(), unit, right: true, share: 9 }
    }
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is remembered by.
    pub key: u128,
    /// A cell for each column.
    pub cells: Vec<Cell>,
}

/// Tables as a page shows them, and in sentences what they are narrowed down to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// What the page is called.
    pub title: String,
    /// What it shows, and what is left out.
    pub notes: Vec<String>,
    /// The tables.
    pub tables: Vec<Named>,
}

/// A table of the workload.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What it shows.
    pub title: String,
    /// What it rests on and what it lacks, in sentences.
    pub notes: Vec<String>,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
    /// The sum of the rows, a cell for each column; empty where they add up to nothing.
    pub total: Vec<Cell>,
    /// The columns that a chart of it shows; empty where it has none.
    pub charted: Vec<usize>,
    /// What the chart is of, with its year, where its columns are no years and the title names none.
    pub pictured: String,
}

impl Table {
    /// What stands above a chart of the table: what it shows, in what unit, and of which years.
    #[must_use]
    pub fn chart_heading(&self, texts: &Texts) -> String {
        let charted: Vec<&Column> = self.charted.iter().filter_map(|at| self.columns.get(*at)).collect();
        let mut heading = if self.pictured.is_empty() { self.title.clone() } else { self.pictured.clone() };
        let (Some(first), Some(last)) = (charted.first(), charted.last()) else { return heading };
        let years = first.year() && last.year();
        if charted.len() == 1 && !years {
            heading = format!("{heading}: {}", first.title.to_lowercase());
        }
        let unit = first.unit.word(texts);
        let span =
            if first.title == last.title { first.title.clone() } else { format!("{}–{}", first.title, last.title) };
        let parts =
            [Some(heading), Some(unit.to_owned()).filter(|unit| !unit.is_empty()), Some(span).filter(|_| years)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// A cell as it is written.
    #[must_use]
    pub fn text(&self, language: Language, cell: &Cell, column: usize, missing: &str) -> String {
        let unit = self.columns.get(column).map_or(Unit::Whole, |column| column.unit);
        cell.text(language, unit, missing)
    }
}

#[cfg(test)]
mod tests;
