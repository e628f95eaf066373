//! What was said of separate reports when a payer comes to be known by another business id. The months that were reported
//! before stay reported at every agency that they were reported for:
//!
//! - Where nobody is known by the former id any more and nobody else was by the new one, it is the same payer under
//!   another id, and what was said goes along.
//! - Where others stay with the former id, what was said stays with them, and whoever leaves keeps it for itself alone.
//! - Where others were known by the new id already, their months are theirs: whoever joins keeps its own for itself alone.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::payroll::round_step::{Payer, RoundStep, StepState};
use crate::domain::payroll::ticks::payer_digits;
use crate::domain::record::id::AgencyId;
use crate::domain::record::operation::Change;
use crate::domain::record::record::{Record, Rows};

/// The changes to what was said of separate reports that follow from changes to agencies, which are in `rows` already.
#[must_use]
pub(in crate::domain) fn follow(rows: &Rows, applied: &[Change]) -> Vec<Change> {
    let mut moved: BTreeMap<String, BTreeMap<String, BTreeSet<AgencyId>>> = BTreeMap::new();
    for change in applied {
        let (Some(Record::Agency(before)), Some(Record::Agency(after))) = (&change.before, &change.after) else {
            continue;
        };
        let (old, new) = (payer_digits(&before.business_id), payer_digits(&after.business_id));
        // What was said of an agency that had no id is looked up for it alone, whatever its id is now.
        if old != new && !old.is_empty() {
            moved.entry(old).or_default().entry(new).or_default().insert(after.id);
        }
    }
    let mut changes = Vec::new();
    for (old, to) in &moved {
        let known = |key: &str, but: Option<&BTreeSet<AgencyId>>| {
            let mut others = rows.agency.iter().filter(|one| but.is_none_or(|but| !but.contains(&one.id)));
            others.any(|one| payer_digits(&one.business_id) == key)
        };
        let stays = known(old, None);
        let payers: Vec<Payer> = to
            .iter()
            .flat_map(|(new, agencies)| {
                if stays || new.is_empty() || known(new, Some(agencies)) {
                    agencies.iter().copied().map(Payer::alone).collect()
                } else {
                    vec![Payer { key: new.clone(), agency: None }]
                }
            })
            .collect();
        for said in rows.round_step.iter().filter(|row| row.agency.is_none() && row.payer == *old) {
            changes.extend(payers.iter().filter_map(|payer| told(rows, said, payer)));
            if !stays {
                changes.push(Change::delete(said.clone()));
            }
        }
    }
    changes
}

/// What it takes to have the same said of a payer's month; none where something is said of it already.
fn told(rows: &Rows, said: &RoundStep, payer: &Payer) -> Option<Change> {
    let id = RoundStep::id_of_report(&payer.key, &said.period);
    let after = RoundStep { id, agency: payer.agency, payer: payer.key.clone(), ..said.clone() };
    match rows.round_step.get(id) {
        None => Some(Change::insert(after)),
        Some(known) if known.state == StepState::Open && after.state != StepState::Open => {
            let note = if after.note.trim().is_empty() { known.note.clone() } else { after.note.clone() };
            Some(Change::update(known.clone(), RoundStep { note, ..after }))
        }
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests;
