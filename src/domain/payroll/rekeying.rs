//! What was said of separate reports when a payer comes to be known by another business id. The months that were reported
//! before stay reported at every agency that they were reported for:
//!
//! - Where nobody is known by the former id any more and nobody else was by the new one, it is the same payer under
//!   another id, and what was said goes along.
//! - Where others stay with the former id, what was said stays with them, and whoever leaves keeps it for itself alone.
//! - Where others were known by the new id already, their months are theirs: whoever joins keeps its own for itself alone.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::agency::agency::Agency;
use crate::domain::payroll::round_step::{Payer, RoundStep, StepState};
use crate::domain::payroll::ticks::payer_digits;
use crate::domain::record::id::AgencyId;
use crate::domain::record::operation::{Change, LoggedOperation};
use crate::domain::record::record::{Record, Rows};
use crate::domain::record::row::Fields;
use crate::domain::record::table::Table;

/// The agencies that have come to be known by another id, by the digits of the one before and of the one now.
type Moved = BTreeMap<String, BTreeMap<String, BTreeSet<AgencyId>>>;

/// The changes to what was said of separate reports that follow from changes to agencies, which are in `rows` already.
#[must_use]
pub(in crate::domain) fn follow(rows: &Rows, applied: &[Change]) -> Vec<Change> {
    let mut moved = Moved::new();
    for change in applied {
        if let (Some(Record::Agency(before)), Some(Record::Agency(after))) = (&change.before, &change.after) {
            note(&mut moved, before, after);
        }
    }
    let mut changes = Vec::new();
    for (old, to) in &moved {
        let (stays, payers) = payers_now(rows, old, to);
        for said in rows.round_step.iter().filter(|row| row.agency.is_none() && row.payer == *old) {
            changes.extend(payers.iter().filter_map(|payer| told(rows, said, payer)));
            if !stays {
                changes.push(Change::delete(said.clone()));
            }
        }
    }
    changes
}

/// The agencies that are the payer of a separate report together; none where it is one alone. They stand unchanged beside
/// what is said of it, so that this follows where somebody changes their business id meanwhile. Of each there is nothing
/// but by which id it is known: the rest of it has no place beside a tick.
#[must_use]
pub fn sharing(rows: &Rows, said: &RoundStep) -> Vec<Agency> {
    if said.agency.is_some() || said.payer.is_empty() {
        return Vec::new();
    }
    let sharing = rows.agency.iter().filter(|one| payer_digits(&one.business_id) == said.payer);
    sharing.map(|one| Agency { business_id: one.business_id.clone(), ..Agency::empty(one.id) }).collect()
}

/// The changes as they are meant where whoever wrote them knew a payer by an id that it no longer has; none where there is
/// no such payer among them.
#[must_use]
pub(in crate::domain) fn meant(now: &Rows, changes: &[Change]) -> Option<Vec<Change>> {
    let mut moved = Moved::new();
    if !changes.iter().any(|change| of_shared(change).is_some()) {
        return None;
    }
    for change in changes {
        if let Some(Record::Agency(known)) = &change.before
            && let Some(agency) = now.agency.get(known.id)
        {
            note(&mut moved, known, agency);
        }
    }
    let mut meant = Vec::with_capacity(changes.len());
    for change in changes {
        let Some((old, to)) = of_shared(change).and_then(|payer| moved.get_key_value(payer)) else {
            meant.push(change.clone());
            continue;
        };
        let (stays, payers) = payers_now(now, old, to);
        if stays {
            meant.push(change.clone());
            meant.extend(payers.iter().filter_map(|payer| {
                let turned = turned(change, payer);
                // Whoever has left keeps what was said for itself, and it is that which is corrected or taken back too.
                let kept =
                    turned.before.as_ref().is_some_and(|own| now.get(own.table(), own.id()).as_ref() == Some(own));
                match &change.after {
                    _ if kept => Some(turned),
                    Some(Record::RoundStep(said)) => told(now, said, payer),
                    _ => None,
                }
            }));
        } else {
            meant.extend(payers.iter().map(|payer| turned(change, payer)));
        }
    }
    (!moved.is_empty()).then_some(meant)
}

/// The payers that have come to be known by another id since agencies were known so.
pub(in crate::domain) struct Rekeyed(Moved);

impl Rekeyed {
    /// Compares agencies, as they were known, with the rows as they are now.
    pub(in crate::domain) fn since<'a>(now: &Rows, known: impl Iterator<Item = &'a Agency>) -> Self {
        let mut moved = Moved::new();
        for known in known {
            if let Some(agency) = now.agency.get(known.id) {
                note(&mut moved, known, agency);
            }
        }
        Self(moved)
    }

    /// What was said of a payer's report then, of the same payer now; none where the payer is known as it was, or is no
    /// longer one.
    pub(in crate::domain) fn now(&self, now: &Rows, said: &RoundStep) -> Option<RoundStep> {
        let (old, to) = self.0.get_key_value(&said.payer).filter(|_| said.agency.is_none())?;
        match payers_now(now, old, to) {
            (false, payers) => match payers.as_slice() {
                [one] => Some(of_payer(said, one)),
                _ => None,
            },
            (true, _) => None,
        }
    }
}

/// By what the payers were known whose business id an operation has changed, before and since: of each all of it together,
/// and with it that of those with whom it shared an id or shares one.
pub(in crate::domain) fn rekeyed(logged: &LoggedOperation) -> Vec<BTreeSet<String>> {
    let mut payers: Vec<BTreeSet<String>> = Vec::new();
    for change in logged.changes.iter().filter(|change| change.table == Table::Agency) {
        let (Some(before), Some(after)) = (&change.before, &change.after) else { continue };
        let id = |fields: &Fields| fields.get("business_id").and_then(|id| id.as_str()).map(payer_digits);
        let (Some(old), Some(new)) = (id(before), id(after)) else { continue };
        let mut payer = BTreeSet::from([old, new, Payer::alone(AgencyId(change.record)).key]);
        // Agencies without an id have nothing in common.
        payer.remove("");
        payers.retain(|known| {
            let apart = known.is_disjoint(&payer);
            if !apart {
                payer.extend(known.iter().cloned());
            }
            apart
        });
        payers.push(payer);
    }
    payers
}

/// The payer by whose business id a change says something of a separate report.
fn of_shared(change: &Change) -> Option<&str> {
    match change.record() {
        Some(Record::RoundStep(row)) if row.agency.is_none() && !row.payer.is_empty() => Some(&row.payer),
        _ => None,
    }
}

fn note(moved: &mut Moved, before: &Agency, after: &Agency) {
    let (old, new) = (payer_digits(&before.business_id), payer_digits(&after.business_id));
    // What was said of an agency that had no id is looked up for it alone, whatever its id is now.
    if old != new && !old.is_empty() {
        moved.entry(old).or_default().entry(new).or_default().insert(after.id);
    }
}

/// Whether others are still known by an id, and who those are that were and no longer are.
fn payers_now(rows: &Rows, old: &str, to: &BTreeMap<String, BTreeSet<AgencyId>>) -> (bool, Vec<Payer>) {
    let known = |key: &str, but: Option<&BTreeSet<AgencyId>>| {
        let mut others = rows.agency.iter().filter(|one| but.is_none_or(|but| !but.contains(&one.id)));
        others.any(|one| payer_digits(&one.business_id) == key)
    };
    let stays = known(old, None);
    let payers = to.iter().flat_map(|(new, agencies)| {
        if stays || new.is_empty() || known(new, Some(agencies)) {
            agencies.iter().copied().map(Payer::alone).collect()
        } else {
            vec![Payer { key: new.clone(), agency: None }]
        }
    });
    (stays, payers.collect())
}

/// The same said of another payer.
fn of_payer(said: &RoundStep, payer: &Payer) -> RoundStep {
    let id = RoundStep::id_of_report(&payer.key, &said.period);
    RoundStep { id, agency: payer.agency, payer: payer.key.clone(), ..said.clone() }
}

/// A change to what is said of one payer as the same change to what is said of another.
fn turned(change: &Change, payer: &Payer) -> Change {
    let of = |record: &Option<Record>| match record {
        Some(Record::RoundStep(said)) => Some(of_payer(said, payer).into()),
        other => other.clone(),
    };
    Change { before: of(&change.before), after: of(&change.after) }
}

/// What it takes to have the same said of a payer's month; none where something is said of it already.
fn told(rows: &Rows, said: &RoundStep, payer: &Payer) -> Option<Change> {
    let after = of_payer(said, payer);
    match rows.round_step.get(after.id) {
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
