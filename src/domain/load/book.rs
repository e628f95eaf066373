//! The loads of several years, read once and then summed in any grouping.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use uuid::Uuid;

use crate::domain::figures::workload::{Filter, Group, Grouping, Line, Place, Workload};
use crate::domain::load::amount::share_of;
use crate::domain::load::person_years::{Load, Missing, loads};
use crate::domain::record::id::{AgencyId, ProductId};
use crate::domain::record::record::Rows;

/// The loads of several years. Team, city and responsible are those of today, whatever the year.
#[derive(Clone, Debug)]
pub struct LoadBook {
    years: Vec<i64>,
    loads: BTreeMap<i64, BTreeMap<AgencyId, Load>>,
    places: BTreeMap<AgencyId, Place>,
}

impl LoadBook {
    /// Reads the loads of `years`, ascending.
    #[must_use]
    pub fn new(rows: &Rows, years: &[i64], today: NaiveDate) -> Self {
        let loads = loads(rows, years, today);
        let agencies: BTreeSet<AgencyId> = loads.values().flat_map(BTreeMap::keys).copied().collect();
        let places = agencies.into_iter().map(|agency| (agency, Place::new(rows, agency, today))).collect();
        Self { years: years.to_vec(), loads, places }
    }

    /// The years.
    #[must_use]
    pub fn years(&self) -> &[i64] {
        &self.years
    }

    /// The load of an agency in a year; none where it was no client.
    #[must_use]
    pub fn load(&self, agency: AgencyId, year: i64) -> Option<&Load> {
        self.loads.get(&year)?.get(&agency)
    }

    /// The loads of a year.
    #[must_use]
    pub fn of_year(&self, year: i64) -> Option<&BTreeMap<AgencyId, Load>> {
        self.loads.get(&year)
    }

    /// The agencies with who looks after each.
    pub(in crate::domain) const fn places(&self) -> &BTreeMap<AgencyId, Place> {
        &self.places
    }

    /// The products that have volumes in some of the years but no norm that holds then.
    #[must_use]
    pub fn without_norm(&self) -> BTreeSet<ProductId> {
        let missing = self.loads.values().flat_map(BTreeMap::values).flat_map(|load| &load.missing);
        let without = missing.filter_map(|one| if let Missing::Norm(product) = one { Some(*product) } else { None });
        without.collect()
    }

    /// The average of the factors of `year`, each weighted by the work before it, in ten-thousandths; absent where no work
    /// can be reckoned. The norms are averages of a whole centre: what this is above one is work beyond them.
    #[must_use]
    pub fn average_factor(&self, year: i64) -> Option<i64> {
        let (mut with, mut without) = (0_i128, 0_i128);
        for load in self.loads.get(&year).into_iter().flat_map(BTreeMap::values) {
            let (Some(exact), true) = (load.exact, load.factor.value > 0) else { continue };
            with += i128::from(exact.0) * 10_000;
            without += i128::from(exact.0) * 10_000 / i128::from(load.factor.value);
        }
        share_of(with, without)
    }

    /// The agencies of which no volume of `year` is known.
    #[must_use]
    pub fn without_volumes(&self, year: i64) -> Vec<AgencyId> {
        let loads = self.loads.get(&year).into_iter().flatten();
        loads.filter(|(_, load)| load.missing.contains(&Missing::Volumes)).map(|(agency, _)| *agency).collect()
    }

    /// The person-years that `filter` takes, by one or two groupings, in millionths. A sum from which something is missing
    /// is partial.
    #[must_use]
    pub fn person_years(&self, by: Grouping, then: Option<Grouping>, filter: &Filter) -> Workload {
        let mut lines: BTreeMap<(Option<Group>, Option<Group>), Line> = BTreeMap::new();
        let count = self.years.len();
        // What is not known of any product stands in no line of products, and the sum lacks it all the same.
        let mut lacking = vec![false; count];
        for (index, year) in self.years.iter().enumerate() {
            for (agency, load) in self.loads.get(year).into_iter().flatten() {
                let Some(place) = self.places.get(agency).copied() else { continue };
                let mut add = |subject: Option<Uuid>, value: Option<i64>, lacks: bool| {
                    // What is not known of any product stands in no line of products.
                    let group = |by: Grouping| match (by, subject) {
                        (Grouping::Subject, None) => None,
                        _ => Some(by.group(place, subject.unwrap_or_default())),
                    };
                    let key = (group(by), then.and_then(group));
                    let told = key.0.is_some() && key.1.is_some() == then.is_some();
                    let taken = subject.map_or(filter.subject.is_none(), |_| true)
                        && filter.takes(place, subject.unwrap_or_default());
                    if taken && let Some(lacking) = lacking.get_mut(index) {
                        *lacking |= lacks;
                    }
                    if told && taken {
                        lines.entry(key).or_insert_with(|| Line::empty(count)).add(index, value, false);
                        if let Some(partial) = lines.get_mut(&key).and_then(|line| line.partial.get_mut(index)) {
                            *partial |= lacks;
                        }
                    }
                };
                for line in &load.lines {
                    let lacks = line.partial || line.exact.is_none() || load.missing.contains(&Missing::Year);
                    add(Some(line.product.0), line.exact.map(|exact| exact.0), lacks);
                }
                for missing in &load.missing {
                    match missing {
                        Missing::Volumes => add(None, None, true),
                        Missing::Volume(product) => add(Some(product.0), None, true),
                        // Told with the line itself.
                        Missing::PartOfVolume(_) | Missing::Norm(_) | Missing::Year => {}
                    }
                }
            }
        }
        let named =
            |((group, part), line): ((Option<Group>, Option<Group>), Line)| Some(Line { group: group?, part, ..line });
        Workload {
            years: self.years.clone(),
            lines: lines.into_iter().filter_map(named).collect(),
            mixed_units: false,
            lacking,
        }
    }
}

#[cfg(test)]
mod tests;
