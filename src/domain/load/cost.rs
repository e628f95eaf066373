//! What serving the agencies costs, beside what it is worth at the agreed unit prices. The centre works at cost: what is far
//! from a hundred per cent either way has to be explained. All of it is an estimate: a cost is person-years × the cost of
//! one.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use crate::domain::agreement::agreement::Agreement;
use crate::domain::agreement::prices::year_value;
use crate::domain::figures::workload::{Filter, Group, Grouping};
use crate::domain::load::amount::{MILLION, PersonYears, share_of};
use crate::domain::load::book::LoadBook;
use crate::domain::load::norms::cost_of;
use crate::domain::load::person_years::Missing;
use crate::domain::record::id::{AgencyId, AgreementId, ProductId};
use crate::domain::record::record::Rows;

/// What one product of an agency costs and is worth in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CostLine {
    /// Whose.
    pub agency: AgencyId,
    /// The product.
    pub product: ProductId,
    /// The work; absent where it cannot be reckoned.
    pub person_years: Option<PersonYears>,
    /// What the work costs, in ten-thousandths of a euro; absent where the work or the cost of a person-year is not known.
    pub cost: Option<i64>,
    /// What it is worth at the agreed prices, in ten-thousandths of a euro; absent where none is agreed.
    pub value: Option<i64>,
    /// By which agreement.
    pub agreement: Option<AgreementId>,
    /// Whether the price changed within the year.
    pub averaged: bool,
}

impl CostLine {
    /// Cost and value where both are known: only those compare.
    #[must_use]
    pub fn both(&self) -> Option<(i64, i64)> {
        self.cost.zip(self.value)
    }
}

/// By what costs are summed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CostBy {
    /// A row per group, in one year.
    Group(Grouping),
    /// A row per year.
    Year,
}

/// What a row of costs stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CostOf {
    /// A group.
    Group(Group),
    /// A year.
    Year(i64),
}

/// The sums of one row, of the work of which both cost and value are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CostRow {
    /// What it stands for.
    pub of: CostOf,
    /// What the work costs, in ten-thousandths of a euro; absent where nothing compares.
    pub cost: Option<i64>,
    /// What it is worth, in ten-thousandths of a euro; absent where nothing compares.
    pub value: Option<i64>,
    /// Value − cost.
    pub difference: Option<i64>,
    /// Value ÷ cost in hundredths of a per cent; absent where nothing compares or it costs nothing.
    pub coverage: Option<i64>,
    /// The products of which the cost or the value is not known for some of the agencies.
    pub left_out: Vec<ProductId>,
    /// Some of the agencies have no volumes of the year at all.
    pub no_volumes: bool,
}

impl CostRow {
    fn new(of: CostOf, sums: &Sums) -> Self {
        let (cost, value) = (sums.cost, sums.value);
        let coverage = cost.zip(value).and_then(|(cost, value)| share_of(i128::from(value) * 10_000, i128::from(cost)));
        Self {
            of,
            cost,
            value,
            difference: cost.zip(value).map(|(cost, value)| value - cost),
            coverage,
            left_out: sums.left_out.iter().copied().collect(),
            no_volumes: sums.no_volumes,
        }
    }

    /// Whether the sums lack something.
    #[must_use]
    pub const fn lacks(&self) -> bool {
        self.no_volumes || !self.left_out.is_empty()
    }

    /// How far the coverage is from a hundred per cent, in hundredths of a per cent; absent where it is not known.
    #[must_use]
    pub fn off(&self) -> Option<i64> {
        self.coverage.map(|coverage| (coverage - 10_000).abs())
    }
}

#[derive(Default)]
struct Sums {
    cost: Option<i64>,
    value: Option<i64>,
    left_out: BTreeSet<ProductId>,
    no_volumes: bool,
}

impl Sums {
    fn add(&mut self, line: &CostLine) {
        match line.both() {
            Some((cost, value)) => {
                self.cost = Some(self.cost.unwrap_or_default().saturating_add(cost));
                self.value = Some(self.value.unwrap_or_default().saturating_add(value));
            }
            None => {
                self.left_out.insert(line.product);
            }
        }
    }
}

/// What the years of a [`LoadBook`] cost and are worth.
#[derive(Clone, Debug)]
pub struct CostBook {
    book: LoadBook,
    lines: BTreeMap<i64, Vec<CostLine>>,
    costs: BTreeMap<i64, (i64, i64)>,
}

impl CostBook {
    /// Reads what the loads of `book` cost and are worth.
    #[must_use]
    pub fn new(rows: &Rows, book: LoadBook) -> Self {
        let (mut lines, mut costs) = (BTreeMap::new(), BTreeMap::new());
        for year in book.years() {
            let cost = cost_of(rows, *year);
            costs.extend(cost.map(|cost| (*year, (cost.year, cost.amount))));
            let mut of_year = Vec::new();
            for (agency, load) in book.of_year(*year).into_iter().flatten() {
                let agreement = agreement_of(rows, *agency, *year);
                let worth = agreement.map(|agreement| year_value(rows, agreement, *year)).unwrap_or_default();
                for line in &load.lines {
                    let worth = worth.lines.iter().find(|one| one.product == line.product);
                    of_year.push(CostLine {
                        agency: *agency,
                        product: line.product,
                        person_years: line.exact,
                        cost: line.exact.zip(cost).and_then(|(exact, cost)| cost_of_work(exact, cost.amount)),
                        value: worth.and_then(|one| one.value),
                        agreement: agreement.map(|agreement| agreement.id),
                        averaged: worth.is_some_and(|one| one.averaged),
                    });
                }
            }
            lines.insert(*year, of_year);
        }
        Self { book, lines, costs }
    }

    /// The loads it rests on.
    #[must_use]
    pub const fn book(&self) -> &LoadBook {
        &self.book
    }

    /// The cost of a person-year that holds in `year`: of which year it is, and how much in ten-thousandths of a euro.
    #[must_use]
    pub fn per_person_year(&self, year: i64) -> Option<(i64, i64)> {
        self.costs.get(&year).copied()
    }

    /// Every line of a year: agency by agency, and product by product in the users' order.
    #[must_use]
    pub fn lines(&self, year: i64) -> &[CostLine] {
        self.lines.get(&year).map(Vec::as_slice).unwrap_or_default()
    }

    /// The rows of `year`, or of all years, that `filter` takes, farthest from a hundred per cent first; those of which
    /// nothing compares last.
    #[must_use]
    pub fn rows(&self, by: CostBy, year: i64, filter: &Filter) -> Vec<CostRow> {
        let mut sums: BTreeMap<CostOf, Sums> = BTreeMap::new();
        for (one, lines) in &self.lines {
            if matches!(by, CostBy::Group(_)) && *one != year {
                continue;
            }
            self.missing(by, *one, filter, &mut sums);
            for line in lines {
                let Some(place) = self.book.places().get(&line.agency).copied() else { continue };
                if !filter.takes(place, line.product.0) {
                    continue;
                }
                let of = match by {
                    CostBy::Group(by) => CostOf::Group(by.group(place, line.product.0)),
                    CostBy::Year => CostOf::Year(*one),
                };
                sums.entry(of).or_default().add(line);
            }
        }
        let mut rows: Vec<CostRow> = sums.iter().map(|(of, sums)| CostRow::new(*of, sums)).collect();
        rows.sort_by_key(|row| (std::cmp::Reverse(row.off()), row.of));
        rows
    }

    /// Adds what the loads of a year lack: nothing of it costs or is worth anything known.
    fn missing(&self, by: CostBy, year: i64, filter: &Filter, sums: &mut BTreeMap<CostOf, Sums>) {
        for (agency, load) in self.book.of_year(year).into_iter().flatten() {
            let Some(place) = self.book.places().get(agency).copied() else { continue };
            for missing in &load.missing {
                let product = match missing {
                    Missing::Volumes => None,
                    Missing::Volume(product) | Missing::PartOfVolume(product) | Missing::Norm(product) => {
                        Some(*product)
                    }
                    // What there was in the part of the year is all there was.
                    Missing::Year => continue,
                };
                let subject = product.map(|product| product.0).unwrap_or_default();
                if !filter.takes(place, subject) || (product.is_none() && filter.subject.is_some()) {
                    continue;
                }
                let of = match by {
                    // What is not known of any product stands in no row of products.
                    CostBy::Group(Grouping::Subject) if product.is_none() => continue,
                    CostBy::Group(by) => CostOf::Group(by.group(place, subject)),
                    CostBy::Year => CostOf::Year(year),
                };
                let sums = sums.entry(of).or_default();
                match product {
                    Some(product) => sums.left_out.extend([product]),
                    None => sums.no_volumes = true,
                }
            }
        }
    }

    /// The sum of `year` that `filter` takes.
    #[must_use]
    pub fn total(&self, year: i64, filter: &Filter) -> CostRow {
        let rows = self.rows(CostBy::Year, year, filter);
        let of = CostOf::Year(year);
        rows.into_iter().find(|row| row.of == of).unwrap_or_else(|| CostRow::new(of, &Sums::default()))
    }
}

/// Work × the cost of a person-year, in ten-thousandths of a euro.
fn cost_of_work(work: PersonYears, amount: i64) -> Option<i64> {
    share_of(i128::from(work.0) * i128::from(amount), i128::from(MILLION))
}

/// The agreement whose prices count in `year`: the one in force on its last day, else the last one of the year.
fn agreement_of(rows: &Rows, agency: AgencyId, year: i64) -> Option<&Agreement> {
    let last = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, 12, 31)?;
    let in_year = |one: &&Agreement| {
        one.valid_from.is_none_or(|from| from <= last) && one.valid_to.is_none_or(|to| i64::from(to.year()) >= year)
    };
    rows.agreement.of(agency).filter(in_year).max_by_key(|one| one.valid_from)
}

#[cfg(test)]
mod tests;
