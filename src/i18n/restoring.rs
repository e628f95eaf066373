//! What the coming back of a backup does, in words.

use std::collections::BTreeMap;

use super::Texts;
use super::briefing::table_name;
use crate::domain::{Change, Record, Table};

/// How many rows are new, changed and gone.
#[must_use]
pub fn counts(changes: &[Change]) -> [usize; 3] {
    let mut counts = [0; 3];
    for change in changes {
        let place = match (&change.before, &change.after) {
            (None, Some(_)) => 0,
            (Some(_), Some(_)) => 1,
            _ => 2,
        };
        if let Some(count) = counts.get_mut(place) {
            *count += 1;
        }
    }
    counts
}

/// Which agencies come back and go, and a line for each kind of row: how many come back, change and go. One line that says
/// so where nothing does.
#[must_use]
pub fn lines(texts: &Texts, changes: &[Change]) -> Vec<String> {
    let mut by_table: BTreeMap<Table, Vec<Change>> = BTreeMap::new();
    for change in changes {
        if let Some((table, _)) = change.key() {
            by_table.entry(table).or_default().push(change.clone());
        }
    }
    if by_table.is_empty() {
        return vec![texts.get("restore-nothing").to_owned()];
    }
    // Whole agencies that come back or go are told by name.
    let named = |key: &str, side: fn(&Change) -> (&Option<Record>, &Option<Record>)| {
        let agency = |change: &Change| match side(change) {
            (Some(Record::Agency(agency)), None) => Some(agency.name(texts.language()).to_owned()),
            _ => None,
        };
        let names: Vec<String> = changes.iter().filter_map(agency).collect();
        (!names.is_empty()).then(|| texts.with(key, &[("names", names.join(", ").into())]))
    };
    let back = named("restore-agencies-back", |change| (&change.after, &change.before));
    let gone = named("restore-agencies-gone", |change| (&change.before, &change.after));
    let line = |(table, changes): (&Table, &Vec<Change>)| {
        let [new, changed, gone] = counts(changes);
        let parts = [("restore-new", new), ("restore-changed", changed), ("restore-gone", gone)];
        let parts = parts.into_iter().filter(|(_, count)| *count > 0);
        let parts: Vec<String> = parts.map(|(key, count)| texts.with(key, &[("count", count.into())])).collect();
        format!("{}: {}", table_name(texts, *table), parts.join(", "))
    };
    back.into_iter().chain(gone).chain(by_table.iter().map(line)).collect()
}
