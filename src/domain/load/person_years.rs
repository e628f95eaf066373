//! The load of the agencies in person-years: volumes ÷ the product's norm × the agency's factor.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use crate::domain::figures::table::{Counting, successors};
use crate::domain::figures::workload::{Ledger, Measure};
use crate::domain::load::amount::PersonYears;
use crate::domain::load::factor::{Factor, average, factor, propose};
use crate::domain::load::norm::{AgencyFactor, Norm};
use crate::domain::record::id::{AgencyId, ProductId};
use crate::domain::record::record::Rows;
use crate::domain::record::snapshot::Snapshot;

/// For how many years before it a figure of a product makes one expected.
const LOOKED_BACK: i64 = 2;

/// The norm a line was reckoned with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UsedNorm {
    /// Of which year it is.
    pub year: i64,
    /// How many one person handles in a year.
    pub volume: i64,
}

/// What one product comes to at an agency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoadLine {
    /// The product.
    pub product: ProductId,
    /// How many there were in the year, with what predecessors bring to it.
    pub volume: i64,
    /// Whether a predecessor's part of them is missing.
    pub partial: bool,
    /// The norm that holds in the year; absent where the product has none.
    pub norm: Option<UsedNorm>,
    /// Volume ÷ norm × factor; absent without a norm.
    pub exact: Option<PersonYears>,
}

impl LoadLine {
    /// Volume ÷ norm × factor as a number; absent without a norm.
    #[must_use]
    pub fn person_years(&self) -> Option<f64> {
        self.exact.map(PersonYears::as_f64)
    }
}

/// What is missing from a load.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Missing {
    /// No volume of the year is known at all.
    Volumes,
    /// A product's volume, which was known in a year before.
    Volume(ProductId),
    /// A predecessor's part of a product's volume.
    PartOfVolume(ProductId),
    /// A product's norm.
    Norm(ProductId),
    /// The agency was a client for a part of the year only.
    Year,
}

/// What an agency takes of us in a year.
#[derive(Clone, Debug, PartialEq)]
pub struct Load {
    /// The sum of what can be reckoned, in person-years; absent where nothing can.
    pub person_years: Option<f64>,
    /// The same in millionths, so that sums agree.
    pub exact: Option<PersonYears>,
    /// One line per product with a volume in the year, in the order of the users' list.
    pub lines: Vec<LoadLine>,
    /// The agency's factor.
    pub factor: Factor,
    /// What the sum lacks.
    pub missing: Vec<Missing>,
}

/// The loads of the agencies that have volumes in `year` or were clients then; those of agencies that were merged count
/// for their successors.
#[must_use]
pub fn load_of_agencies(snapshot: &Snapshot, year: i32, today: NaiveDate) -> BTreeMap<AgencyId, Load> {
    loads(&snapshot.rows, &[i64::from(year)], today).remove(&i64::from(year)).unwrap_or_default()
}

/// As [`load_of_agencies`], for several years at once.
#[must_use]
pub fn loads(rows: &Rows, years: &[i64], today: NaiveDate) -> BTreeMap<i64, BTreeMap<AgencyId, Load>> {
    let ledger = Ledger::new(rows, Measure::Volume(None), today);
    let products = products(rows);
    let norms = norms(rows);
    let successors = successors(rows);
    let mut found = BTreeMap::new();
    for year in years {
        let window: Vec<i64> = (year - LOOKED_BACK..=*year).collect();
        let mut sums: BTreeMap<AgencyId, Vec<(usize, Sum)>> = BTreeMap::new();
        for ((agency, subject), line) in ledger.by_agency_and_subject(&window) {
            let Some(place) = products.get(&ProductId(subject)) else { continue };
            let value = line.values.last().copied().flatten();
            let partial = line.partial.last().copied().unwrap_or_default();
            sums.entry(agency).or_default().push((*place, Sum { product: ProductId(subject), value, partial }));
        }
        // The figures of an agency that was merged count for its successor.
        let clients = rows.agency.iter().filter(|agency| {
            !successors.contains_key(&agency.id)
                && Counting::Transactions.expects(*year, agency.client_since, agency.client_until)
        });
        let clients: BTreeSet<AgencyId> = clients.map(|agency| agency.id).collect();
        sums.retain(|agency, sums| clients.contains(agency) || sums.iter().any(|(_, sum)| sum.value.is_some()));
        // What the rule adds is shared out among those for whom it proposes.
        let proposed = sums.iter().filter(|(agency, _)| rows.agency_factor.get(AgencyFactor::key(**agency)).is_none());
        let average = average(proposed.map(|(agency, sums)| {
            let work = sums.iter().filter_map(|(_, sum)| work(sum.product, sum.value?, 10_000, &norms, *year)?.1);
            (work.sum(), propose(rows, *agency, *year).added_up)
        }));
        let mut loads = BTreeMap::new();
        for agency in clients.iter().copied().chain(sums.keys().copied()).collect::<BTreeSet<_>>() {
            let mut of_agency = sums.remove(&agency).unwrap_or_default();
            of_agency.sort_by_key(|(place, _)| *place);
            let factor = factor(rows, agency, *year, average);
            let mut load = load(of_agency.into_iter().map(|(_, sum)| sum), factor, &norms, *year);
            let part = rows.agency.get(agency).is_some_and(|one| part_of(*year, one.client_since, one.client_until));
            load.missing.extend((part && !load.lines.is_empty()).then_some(Missing::Year));
            loads.insert(agency, load);
        }
        found.insert(*year, loads);
    }
    found
}

/// Whether somebody who was a client from one day to another was so for a part of `year` only.
#[must_use]
pub fn part_of(year: i64, since: Option<NaiveDate>, until: Option<NaiveDate>) -> bool {
    let begins = since.is_some_and(|day| i64::from(day.year()) == year && day.ordinal() > 1);
    let ends = until.is_some_and(|day| i64::from(day.year()) == year && (day.month(), day.day()) != (12, 31));
    begins || ends
}

/// What is known of the volume of a product.
struct Sum {
    product: ProductId,
    value: Option<i64>,
    partial: bool,
}

fn load(
    sums: impl Iterator<Item = Sum>,
    factor: Factor,
    norms: &BTreeMap<ProductId, Vec<UsedNorm>>,
    year: i64,
) -> Load {
    let mut load = Load { person_years: None, exact: None, lines: Vec::new(), factor, missing: Vec::new() };
    for Sum { product, value, partial } in sums {
        let Some(volume) = value else {
            load.missing.extend(partial.then_some(Missing::Volume(product)));
            continue;
        };
        let (held, exact) = work(product, volume, load.factor.value, norms, year).unzip();
        let exact = exact.flatten();
        load.missing.extend(partial.then_some(Missing::PartOfVolume(product)));
        load.missing.extend(exact.is_none().then_some(Missing::Norm(product)));
        load.lines.push(LoadLine { product, volume, partial, norm: held, exact });
    }
    let known: Vec<PersonYears> = load.lines.iter().filter_map(|line| line.exact).collect();
    load.exact = (!known.is_empty()).then(|| known.into_iter().sum());
    load.person_years = load.exact.map(PersonYears::as_f64);
    if load.lines.is_empty() {
        load.missing.insert(0, Missing::Volumes);
    }
    load
}

/// The norm of a product that holds in `year`, and what `volume` comes to by it and a factor in ten-thousandths; none where
/// the product has no norm.
fn work(
    product: ProductId,
    volume: i64,
    factor: i64,
    norms: &BTreeMap<ProductId, Vec<UsedNorm>>,
    year: i64,
) -> Option<(UsedNorm, Option<PersonYears>)> {
    let held = norms.get(&product)?.iter().rfind(|norm| norm.year <= year).copied()?;
    Some((held, PersonYears::ratio(volume, factor, held.volume.saturating_mul(10_000))))
}

/// The average of what the rule adds up in `year`, in ten-thousandths: what a factor that it proposes is divided by.
#[must_use]
pub fn proposed_average(rows: &Rows, year: i64, today: NaiveDate) -> i64 {
    let loads = loads(rows, &[year], today).remove(&year).unwrap_or_default();
    loads.values().next().map_or(10_000, |load| load.factor.proposal.average)
}

/// The products by their place in the users' list.
fn products(rows: &Rows) -> BTreeMap<ProductId, usize> {
    let mut products: Vec<_> = rows.product.iter().collect();
    products.sort_by(|a, b| a.position.cmp(&b.position).then_with(|| a.name_fi.cmp(&b.name_fi)));
    products.into_iter().enumerate().map(|(place, product)| (product.id, place)).collect()
}

/// The norms of each product, oldest first.
fn norms(rows: &Rows) -> BTreeMap<ProductId, Vec<UsedNorm>> {
    let mut norms: BTreeMap<ProductId, Vec<UsedNorm>> = BTreeMap::new();
    for Norm { product, year, volume, .. } in rows.norm.iter() {
        norms.entry(*product).or_default().push(UsedNorm { year: *year, volume: *volume });
    }
    for of_product in norms.values_mut() {
        of_product.sort_by_key(|norm| norm.year);
    }
    norms
}

#[cfg(test)]
mod tests;
