//! What a rename, a merger or a split writes.

use chrono::NaiveDate;

use crate::domain::agency::agency::{Agency, Succession, SuccessionKind};
use crate::domain::people::staff::Assignment;
use crate::domain::record::id::{AgencyId, RowId};
use crate::domain::record::operation::Change;
use crate::domain::record::record::Rows;

/// Names an agency takes on at a date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewNames {
    /// In Finnish.
    pub fi: String,
    /// In Swedish.
    pub sv: String,
    /// In English.
    pub en: String,
    /// Abbreviation.
    pub abbreviation: String,
}

/// `agency` goes by `names` from `date` on; its former names are kept and found by searching.
#[must_use]
pub fn rename(agency: &Agency, names: NewNames, date: NaiveDate) -> Vec<Change> {
    let renamed = Agency {
        name_fi: names.fi,
        name_sv: names.sv,
        name_en: names.en,
        abbreviation: names.abbreviation,
        ..agency.clone()
    };
    let mut succession = between(agency.id, None, SuccessionKind::Renamed, date);
    succession.former_name_fi.clone_from(&agency.name_fi);
    succession.former_name_sv.clone_from(&agency.name_sv);
    succession.former_name_en.clone_from(&agency.name_en);
    succession.former_abbreviation.clone_from(&agency.abbreviation);
    vec![Change::update(agency.clone(), renamed), Change::insert(succession)]
}

/// `merged` goes into `successor` on `date`: its time as a client ends the day before, and so does who was
/// responsible for it. The successor's series of figures includes its own from then on.
#[must_use]
pub fn merge(rows: &Rows, merged: &Agency, successor: AgencyId, date: NaiveDate) -> Vec<Change> {
    let eve = date.pred_opt().unwrap_or(date);
    // One that had left us earlier does not come back by being merged.
    let last = merged.client_until.map_or(eve, |until| until.min(eve));
    let mut changes = ending(rows, merged, last);
    changes.push(Change::insert(between(successor, Some(merged.id), SuccessionKind::Merged, date)));
    changes
}

/// `new` is split off `from` on `date`. The older figures stay with `from`. The same people look after the
/// new agency as look after the old one on that day.
#[must_use]
pub fn split(rows: &Rows, from: &Agency, names: NewNames, date: NaiveDate) -> (AgencyId, Vec<Change>) {
    let id = AgencyId::new();
    let new = Agency {
        id,
        name_fi: names.fi,
        name_sv: names.sv,
        name_en: names.en,
        abbreviation: names.abbreviation,
        client_since: Some(date),
        client_until: None,
        logo: None,
        mission: String::new(),
        notes: String::new(),
        ..from.clone()
    };
    let mut changes = vec![Change::insert(new)];
    for assignment in rows.assignment.of(from.id).filter(|assignment| assignment.holds_on(date)) {
        changes.push(Change::insert(Assignment {
            id: RowId::new(),
            agency: id,
            valid_from: Some(date),
            ..assignment.clone()
        }));
    }
    changes.push(Change::insert(between(id, Some(from.id), SuccessionKind::Split, date)));
    (id, changes)
}

/// The agency's last day as a client is `last`; assignments that go on end with it, later ones go.
#[must_use]
pub fn ending(rows: &Rows, agency: &Agency, last: NaiveDate) -> Vec<Change> {
    let archived = Agency { client_until: Some(last), ..agency.clone() };
    let mut changes = vec![Change::update(agency.clone(), archived)];
    for assignment in rows.assignment.of(agency.id) {
        if assignment.valid_from.is_some_and(|first| first > last) {
            changes.push(Change::delete(assignment.clone()));
        } else if assignment.valid_to.is_none_or(|to| to > last) {
            let ended = Assignment { valid_to: Some(last), ..assignment.clone() };
            changes.push(Change::update(assignment.clone(), ended));
        }
    }
    changes
}

fn between(agency: AgencyId, predecessor: Option<AgencyId>, kind: SuccessionKind, date: NaiveDate) -> Succession {
    Succession {
        id: RowId::new(),
        agency,
        predecessor,
        kind,
        date,
        former_name_fi: String::new(),
        former_name_sv: String::new(),
        former_name_en: String::new(),
        former_abbreviation: String::new(),
    }
}

#[cfg(test)]
mod tests;
