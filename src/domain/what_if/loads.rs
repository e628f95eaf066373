//! The load of each agency, as the workload has it.

use chrono::{Datelike, NaiveDate};

use crate::domain::record::snapshot::Snapshot;

use super::unit::Loads;

/// The loads of the last whole year, in person-years.
#[must_use]
pub fn loads(snapshot: &Snapshot, today: NaiveDate) -> Loads {
    let year = i64::from(today.year()) - 1;
    let mut all = Loads::new();
    for row in snapshot.volume.iter().filter(|row| row.year == year) {
        #[expect(clippy::cast_precision_loss, reason = "volumes of a year")]
        let count = row.count as f64;
        *all.entry(row.agency).or_default() += count / 10_000.0;
    }
    all
}
