//! What the made-up unit reckons its workload from: the norms of the state budget proposals, its own estimates for the
//! other products, what a person-year costs, and two agencies that take more than the average.

use chrono::{Datelike, NaiveDate};

use crate::domain::{AgencyFactor, CostPerPersonYear, Norm, Product, Record, YEARS};

use super::clients::Client;

/// How many of a product one person-year handles, of which year, and whether that is the unit's own estimate.
const NORMS: [(&str, i64, i64, bool); 9] = [
    ("payslip", 2019, 10_549, false),
    ("travel", 2019, 9_849, false),
    ("employment_event", 2012, 1_200, false),
    ("fee", 2020, 9_000, true),
    ("certificate", 2020, 2_600, true),
    ("recovery", 2020, 420, true),
    ("kela_claim", 2020, 1_500, true),
    ("enforcement", 2020, 2_400, true),
    ("service_request", 2020, 4_800, true),
];

/// Where a norm is from.
const BUDGET: &str = "Valtion talousarvioesitys, koko keskuksen keskiarvo";
const OWN: &str = "Yksikön oma arvio";

/// What a person-year cost, so many years ago, in whole euros.
const COSTS: [(i64, i64); 2] = [(3, 51_900), (1, 54_800)];

/// Which clients have a factor of their own.
const FACTORS: [(usize, i64, &str); 2] =
    [(1, 12_500, "Vuorotyö ja monta palkkaryhmää"), (4, 9_000, "Vähän muutoksia, oma esitarkastus")];

/// Norms, costs and factors.
pub(super) fn load(clients: &[Client], today: NaiveDate) -> Vec<Record> {
    let product = |key: &str| Product::shipped(key, 0, [""; 3]).id;
    let norm = |(key, year, volume, own): (&str, i64, i64, bool)| {
        Record::from(Norm::new(product(key), year, volume, if own { OWN } else { BUDGET }))
    };
    let mut records: Vec<Record> = NORMS.into_iter().map(norm).collect();
    let this_year = i64::from(today.year());
    let costs =
        COSTS.map(|(ago, euros)| CostPerPersonYear::new(this_year - ago, euros * 10_000, "Yksikön talousarvio"));
    let known = costs.into_iter().filter(|cost| YEARS.contains(&cost.year));
    records.extend(known.map(Record::from));
    for (nth, factor, reason) in FACTORS {
        let Some(client) = clients.get(nth) else { continue };
        records.push(AgencyFactor::new(client.agency.id, factor, reason).into());
    }
    records
}
