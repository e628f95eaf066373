//! Taking back an import as a whole, also after later edits: those are kept, and told.

use std::collections::{BTreeSet, HashMap, HashSet};

use uuid::Uuid;

use super::{UndoRefused, reports_said_since, turn_round};
use crate::domain::change::apply::apply;
use crate::domain::change::merge::Conflict;
use crate::domain::change::rules::broken;
use crate::domain::change::rules::broken_rule::BrokenRule;
use crate::domain::record::operation::{Change, LoggedChange, LoggedOperation, Operation, OperationKind};
use crate::domain::record::record::{Record, Rows};
use crate::domain::record::row::Row;
use crate::domain::record::table::Table;

/// How often it is looked at what the register would refuse, each time of less.
const ROUNDS: usize = 50;

/// The operation by `who` that takes back an import, and the rows that stay as something of them has been edited since, or
/// as something that stays needs them; of contacts the contacts themselves.
///
/// # Errors
/// Where nothing of it can be taken back.
pub fn undo_import(
    rows: &Rows,
    logged: &LoggedOperation,
    who: &str,
) -> Result<(Operation, Vec<(Table, Uuid)>), UndoRefused> {
    let mut kept: BTreeSet<(Table, Uuid)> = BTreeSet::new();
    let mut refused = UndoRefused::Nothing;
    let mut changes = Vec::new();
    let said_since = reports_said_since(rows, logged);
    for change in logged.changes.iter().rev().filter(|change| !said_since.contains(&change.record)) {
        match turn_round(rows, change) {
            Ok(turned) => changes.push(turned),
            // What was erased is nobody's to bring back.
            Err(UndoRefused::Erased) => refused = UndoRefused::Erased,
            Err(why) => {
                kept.extend(subject(rows, change));
                refused = why;
            }
        }
    }
    keep_whole(rows, &mut changes, &mut kept);
    for _ in 0..ROUNDS {
        if changes.is_empty() || !keep_refused(rows, &mut changes, &mut kept) {
            break;
        }
        // What belongs to something that stays now stays with it.
        keep_whole(rows, &mut changes, &mut kept);
    }
    if changes.is_empty() {
        return Err(match (refused, kept.first()) {
            (UndoRefused::Nothing, Some((table, record))) => {
                UndoRefused::ChangedSince { table: *table, record: *record, fields: Vec::new() }
            }
            (refused, _) => refused,
        });
    }
    let mut operation = Operation::new(OperationKind::Undone, who, changes);
    operation.undoes = Some(logged.id);
    Ok((operation, kept.into_iter().collect()))
}

/// Whom a change is about: the contact whose number, address or role it is.
fn subject(rows: &Rows, change: &LoggedChange) -> Option<(Table, Uuid)> {
    // What has been taken away since leaves nothing to tell.
    rows.get(change.table, change.record).map(|record| owner(&record))
}

fn owner(record: &Record) -> (Table, Uuid) {
    match record {
        Record::ContactReach(reach) => (Table::Contact, reach.contact.0),
        Record::ContactInRole(held) => (Table::Contact, held.contact.0),
        other => (other.table(), other.id()),
    }
}

/// Nobody goes of whom something stays, and what somebody is still asked about stays on its list.
fn keep_whole(rows: &Rows, changes: &mut Vec<Change>, kept: &mut BTreeSet<(Table, Uuid)>) {
    let gone = |changes: &[Change]| -> BTreeSet<(Table, Uuid)> {
        changes.iter().filter(|change| change.after.is_none()).filter_map(Change::key).collect()
    };
    let going = gone(changes);
    let mut pointing: HashMap<Uuid, Vec<(Table, Uuid)>> = HashMap::new();
    for reach in rows.contact_reach.iter() {
        pointing.entry(reach.contact.0).or_default().push((Table::ContactReach, reach.uuid()));
    }
    for held in rows.contact_in_role.iter() {
        pointing.entry(held.contact.0).or_default().push((Table::ContactInRole, held.uuid()));
    }
    let stays = |(table, id): (Table, Uuid)| {
        let mut mine = pointing.get(&id).into_iter().flatten();
        table == Table::Contact && (kept.contains(&(table, id)) || mine.any(|row| !going.contains(row)))
    };
    let whole: BTreeSet<(Table, Uuid)> = going.iter().copied().filter(|key| stays(*key)).collect();
    changes.retain(|change| change.after.is_some() || !change.record().is_some_and(|one| whole.contains(&owner(one))));
    kept.extend(whole);
    let going = gone(changes);
    let used = |id: Uuid| {
        let mut held = rows.contact_in_role.iter().filter(|held| held.role.0 == id);
        held.any(|held| !going.contains(&(Table::ContactInRole, held.uuid())))
            || rows.contact_role.iter().any(|item| item.merged_into.is_some_and(|into| into.0 == id))
    };
    let used: BTreeSet<Uuid> =
        going.iter().filter(|(table, id)| *table == Table::ContactRole && used(*id)).map(|(_, id)| *id).collect();
    changes.retain(|change| change.after.is_some() || !change.record().is_some_and(|one| used.contains(&one.id())));
    keep_needed(rows, changes, kept);
}

/// What the register would refuse stays as it is: figures of a year that has been found true since, or a row that would
/// point at one that is gone. False where there is nothing of the kind.
fn keep_refused(rows: &Rows, changes: &mut Vec<Change>, kept: &mut BTreeSet<(Table, Uuid)>) -> bool {
    let Err(conflicts) = apply(rows, changes) else { return false };
    let mut refused: BTreeSet<(Table, Uuid)> = BTreeSet::new();
    let mut rules: HashSet<BrokenRule> = HashSet::new();
    for conflict in conflicts {
        let key = match conflict {
            Conflict::Field { table, id, .. } => (table, id),
            Conflict::Gone { record } | Conflict::Needed { record, .. } | Conflict::Missing { record, .. } => {
                (record.table(), record.id())
            }
            Conflict::Edited { now } | Conflict::Overtaken { now } => (now.table(), now.id()),
            Conflict::Rule(rule) => {
                rules.insert(rule);
                continue;
            }
        };
        refused.insert(key);
    }
    if !rules.is_empty() {
        let after = after(rows, changes);
        let breaks =
            |change: &&Change| broken(&after, std::slice::from_ref(*change)).iter().any(|rule| rules.contains(rule));
        refused.extend(changes.iter().filter(breaks).filter_map(Change::key));
    }
    let before = changes.len();
    changes.retain(|change| !change.key().is_some_and(|key| refused.contains(&key)));
    kept.extend(refused.iter().filter_map(|(table, id)| rows.get(*table, *id)).map(|record| owner(&record)));
    changes.len() < before
}

/// The rows once the changes are made.
fn after(rows: &Rows, changes: &[Change]) -> Rows {
    let mut after = rows.clone();
    for change in changes {
        match (&change.after, change.key()) {
            (Some(record), _) => after.put(record.clone()),
            (None, Some((table, id))) => after.remove(table, id),
            (None, None) => {}
        }
    }
    after
}

/// What came in stays where something that stays points at it: a type of which somebody has counted more since.
fn keep_needed(rows: &Rows, changes: &mut Vec<Change>, kept: &mut BTreeSet<(Table, Uuid)>) {
    loop {
        let going: HashSet<(Table, Uuid)> =
            changes.iter().filter(|change| change.after.is_none()).filter_map(Change::key).collect();
        let needed = after(rows, changes).pointed_at(&going);
        if needed.is_empty() {
            return;
        }
        changes.retain(|change| change.after.is_some() || !change.key().is_some_and(|key| needed.contains_key(&key)));
        kept.extend(needed.into_keys());
    }
}
