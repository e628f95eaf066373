//! The load of each agency, as the workload has it.

use chrono::{Datelike, NaiveDate};

use crate::domain::load::load_of_agencies;
use crate::domain::record::snapshot::Snapshot;

use super::unit::Loads;

/// The loads of the last whole year, in person-years, of those agencies of which one can be reckoned.
#[must_use]
pub fn loads(snapshot: &Snapshot, today: NaiveDate) -> Loads {
    let all = load_of_agencies(snapshot, today.year() - 1, today);
    all.into_iter().filter_map(|(agency, load)| Some((agency, load.person_years?))).collect()
}
