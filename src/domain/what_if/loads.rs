//! The load of each agency, as the workload has it.

use chrono::{Datelike, NaiveDate};

use crate::domain::load::load_of_agencies;
use crate::domain::record::snapshot::Snapshot;

use super::unit::Loads;

/// The loads of the last whole year, in person-years, of those agencies of which one can be reckoned, and of which it
/// lacks something.
#[must_use]
pub fn loads(snapshot: &Snapshot, today: NaiveDate) -> Loads {
    let mut all = Loads::new();
    for (agency, load) in load_of_agencies(snapshot, today.year() - 1, today) {
        match load.person_years {
            Some(years) if load.missing.is_empty() => all.insert(agency, years),
            Some(years) => all.insert_partial(agency, years),
            None => {}
        }
    }
    all
}
