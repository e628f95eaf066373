//! The load of the agencies in person-years: volumes ÷ the product's norm × the agency's factor.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::domain::figures::table::{Counting, successors};
use crate::domain::figures::workload::{Ledger, Measure};
use crate::domain::load::amount::PersonYears;
use crate::domain::load::factor::{Factor, factor};
use crate::domain::load::norm::Norm;
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
        let mut loads = BTreeMap::new();
        for agency in clients.iter().copied().chain(sums.keys().copied()).collect::<BTreeSet<_>>() {
            let mut of_agency = sums.remove(&agency).unwrap_or_default();
            if !clients.contains(&agency) && of_agency.iter().all(|(_, sum)| sum.value.is_none()) {
                continue;
            }
            of_agency.sort_by_key(|(place, _)| *place);
            let factor = factor(rows, agency, *year);
            loads.insert(agency, load(of_agency.into_iter().map(|(_, sum)| sum), factor, &norms, *year));
        }
        found.insert(*year, loads);
    }
    found
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
        let held = norms.get(&product).and_then(|norms| norms.iter().rfind(|norm| norm.year <= year)).copied();
        // Factors are in ten-thousandths.
        let exact =
            held.and_then(|norm| PersonYears::ratio(volume, load.factor.value, norm.volume.saturating_mul(10_000)));
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
