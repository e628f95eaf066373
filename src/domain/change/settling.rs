//! Settling what two people have saved against each other: point by point it is mine that stands, or what is saved.
//! What gives way is logged, so that it can still be found and taken back up.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use uuid::Uuid;

use crate::domain::change::apply::one_per_row;
use crate::domain::change::meanwhile::meant;
use crate::domain::change::merge::{Conflict, merge};
use crate::domain::change::merge_unit::MergeUnit;
use crate::domain::record::operation::Change;
use crate::domain::record::record::{Record, Rows};
use crate::domain::record::row::Fields;
use crate::domain::record::table::Table;

/// Table and identity of a row.
type Key = (Table, Uuid);

/// Which of two stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// What the writer wants.
    Mine,
    /// What is saved.
    Theirs,
}

/// One column that two have changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Disputed {
    /// The column.
    pub field: String,
    /// What the writer wants.
    pub mine: Value,
    /// What is saved.
    pub theirs: Value,
}

/// One thing about which two contradict each other, to be settled one way or the other.
#[derive(Clone, Debug, PartialEq)]
pub enum MergeConflict {
    /// A column, or columns that say one thing together.
    Fields {
        /// The table.
        table: Table,
        /// The row.
        id: Uuid,
        /// The columns that differ.
        fields: Vec<Disputed>,
        /// What is saved in these and in the columns that are settled together with them.
        shown: Fields,
    },
    /// The writer has edited what is deleted by now.
    Gone {
        /// The row as the writer wants it.
        mine: Box<Record>,
    },
    /// The writer deletes what has been edited meanwhile.
    Edited {
        /// The edited rows: each as the writer last saw it, and as it is now.
        rows: Vec<(Record, Record)>,
    },
}

impl MergeConflict {
    /// The rows it is about.
    #[must_use]
    pub fn rows(&self) -> Vec<(Table, Uuid)> {
        match self {
            Self::Fields { table, id, .. } => vec![(*table, *id)],
            Self::Gone { mine } => vec![(mine.table(), mine.id())],
            Self::Edited { rows } => rows.iter().map(|(_, now)| (now.table(), now.id())).collect(),
        }
    }

    /// What of it is told to people: of columns that say one thing together what they say, where that differs.
    #[must_use]
    pub fn told(&self) -> Vec<&Disputed> {
        let Self::Fields { table, fields, .. } = self else { return Vec::new() };
        let said =
            |one: &&Disputed| MergeUnit::of(*table, &one.field).is_none_or(|unit| unit.said.contains(&&*one.field));
        let told: Vec<&Disputed> = fields.iter().filter(said).collect();
        if told.is_empty() { fields.iter().collect() } else { told }
    }
}

/// What is to be settled one by one, and what else stands against an operation, on the rows as they are now.
#[must_use]
pub fn merge_conflicts(now: &Rows, conflicts: &[Conflict], changes: &[Change]) -> (Vec<MergeConflict>, Vec<Conflict>) {
    let changes = one_per_row(&meant(now, changes)).0;
    let (mut found, mut others) = (Vec::new(), Vec::new());
    // Each with where its conflict stands.
    let mut families: Vec<(BTreeSet<Key>, usize)> = Vec::new();
    for conflict in conflicts {
        match conflict {
            Conflict::Field { table, id, field, mine, theirs } => {
                let one = Disputed { field: field.clone(), mine: mine.clone(), theirs: theirs.clone() };
                let together = found.iter_mut().find_map(|conflict| match conflict {
                    MergeConflict::Fields { table: of, id: row, fields, .. } if (&*of, &*row) == (table, id) => {
                        let unit = MergeUnit::of(*table, field)?;
                        fields.iter().any(|known| MergeUnit::of(*table, &known.field) == Some(unit)).then_some(fields)
                    }
                    _ => None,
                });
                if let Some(fields) = together {
                    fields.push(one);
                } else {
                    let (columns, saved) = (columns(*table, field), now.get(*table, *id).map(|row| row.fields()));
                    let shown = saved.unwrap_or_default().into_iter().filter(|(one, _)| columns.contains(&&**one));
                    found.push(MergeConflict::Fields {
                        table: *table,
                        id: *id,
                        fields: vec![one],
                        shown: shown.collect(),
                    });
                }
            }
            Conflict::Gone { record } => {
                let key = (record.table(), record.id());
                let wanted = changes.iter().find(|(one, _)| *one == key).and_then(|(_, change)| change.after.clone());
                found.push(MergeConflict::Gone { mine: Box::new(wanted.unwrap_or_else(|| (**record).clone())) });
            }
            Conflict::Edited { now: edited } => {
                let key = (edited.table(), edited.id());
                let before = changes.iter().find(|(one, _)| *one == key).and_then(|(_, change)| change.before.clone());
                let row = (before.unwrap_or_else(|| (**edited).clone()), (**edited).clone());
                let family = family(&changes, key);
                let known = families.iter().find(|(known, _)| *known == family).map(|(_, place)| *place);
                if let Some(MergeConflict::Edited { rows }) = known.and_then(|place| found.get_mut(place)) {
                    rows.push(row);
                } else {
                    families.push((family, found.len()));
                    found.push(MergeConflict::Edited { rows: vec![row] });
                }
            }
            other => others.push(other.clone()),
        }
    }
    (found, others)
}

/// The rows that are deleted together with one, because they point at each other.
fn family(changes: &[(Key, Change)], key: Key) -> BTreeSet<Key> {
    let deleted = changes.iter().filter_map(|(key, change)| match (&change.before, &change.after) {
        (Some(before), None) => Some((*key, before)),
        _ => None,
    });
    let deleted: BTreeMap<Key, &Record> = deleted.collect();
    let mut family = BTreeSet::from([key]);
    loop {
        let points = |record: &Record, to: &dyn Fn(Key) -> bool| {
            record.references().iter().any(|reference| to((reference.table, reference.id)))
        };
        let near = deleted.iter().filter(|(key, record)| {
            let to_family = points(record, &|one| family.contains(&one) && deleted.contains_key(&one));
            let from_family =
                || family.iter().filter_map(|one| deleted.get(one)).any(|of| points(of, &|one| one == **key));
            !family.contains(*key) && (to_family || from_family())
        });
        let near: Vec<Key> = near.map(|(key, _)| *key).collect();
        if near.is_empty() {
            return family;
        }
        family.extend(near);
    }
}

/// One thing that has been settled.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// What it was about.
    pub conflict: MergeConflict,
    /// Which stands.
    pub choice: Choice,
    /// What the deletion took away, where what is gone is to be brought back.
    pub deleted: Vec<Record>,
    /// A person has been erased from what is saved: what gives way is not kept anywhere.
    pub erased: bool,
}

/// What is written once everything is settled.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settled {
    /// The changes that are saved. Empty where nothing of mine stands.
    pub changes: Vec<Change>,
    /// What gives way: each row as the writer wanted it, and as it stays. It is only logged.
    pub yielded: Vec<Change>,
}

/// What becomes of `changes` on the rows as they are now, everything being settled as decided.
///
/// Only what was shown is decided: what of mine stands starts from what was shown beside it. Where that is no longer what
/// is saved, the change contradicts it again, stays among the changes, and is asked about once more.
#[must_use]
pub fn settle(now: &Rows, changes: &[Change], decisions: &[Decision]) -> Settled {
    let mut changes = one_per_row(&meant(now, changes)).0;
    let mut wanted: BTreeMap<Key, Fields> = BTreeMap::new();
    let mut yielded = Vec::new();
    for decision in decisions {
        match &decision.conflict {
            MergeConflict::Fields { table, id, shown, .. } => {
                let lost = settle_fields(now, &mut changes, (*table, *id), shown, decision.choice);
                if !decision.erased && !lost.is_empty() {
                    wanted.entry((*table, *id)).or_default().extend(lost);
                }
            }
            MergeConflict::Gone { mine } => {
                let key = (mine.table(), mine.id());
                if decision.choice == Choice::Mine {
                    bring_back(now, &mut changes, key, &decision.deleted);
                } else {
                    let lost = without(now, &mut changes, key).into_iter().filter(|_| !decision.erased);
                    yielded.extend(lost.map(Change::delete));
                }
            }
            MergeConflict::Edited { rows } => {
                if decision.choice == Choice::Mine {
                    for (_, current) in rows {
                        let key = (current.table(), current.id());
                        if let Some((_, change)) = changes.iter_mut().find(|(one, _)| *one == key) {
                            change.before = Some(current.clone());
                        }
                    }
                } else {
                    let kept = decision.conflict.rows().into_iter().flat_map(|key| family(&changes, key));
                    let kept: BTreeSet<Key> = kept.collect();
                    changes.retain(|(key, change)| change.after.is_some() || !kept.contains(key));
                }
            }
        }
    }
    for ((table, id), fields) in wanted {
        let Some(current) = now.get(table, id) else { continue };
        let mut mine = current.fields();
        mine.extend(fields);
        if let Ok(mine) = Record::from_fields(table, mine) {
            yielded.push(Change::update(mine, current));
        }
    }
    // What is so already is no change; what still contradicts what is saved is one all the same.
    changes.retain(|((table, id), change)| {
        let current = now.get(*table, *id);
        merge(change, current.as_ref()).map_or(true, |after| after != current)
    });
    Settled { changes: changes.into_iter().map(|(_, change)| change).collect(), yielded }
}

/// Settles columns of a row; returns what of mine gives way.
fn settle_fields(now: &Rows, changes: &mut [(Key, Change)], key: Key, shown: &Fields, choice: Choice) -> Fields {
    let change = changes.iter_mut().find(|(one, _)| *one == key).map(|(_, change)| change);
    let Some(change) = change.filter(|_| now.contains(key.0, key.1)) else { return Fields::new() };
    let Some(wanted) = change.after.clone() else { return Fields::new() };
    let columns: Vec<String> = shown.keys().cloned().collect();
    // A row that both have added starts, for me, from what I want, so that what is not settled stays as it is.
    let start = change.before.clone().unwrap_or_else(|| wanted.clone());
    if choice == Choice::Theirs {
        let mine = wanted.fields();
        change.after = with(&wanted, &start.fields(), &columns);
        change.before = Some(start);
        return columns.into_iter().filter_map(|one| Some((one.clone(), mine.get(&one)?.clone()))).collect();
    }
    change.before = with(&start, shown, &columns);
    Fields::new()
}

/// Brings back a row that was deleted, as mine wants it, and what was deleted with it, as it was.
fn bring_back(now: &Rows, changes: &mut Vec<(Key, Change)>, key: Key, deleted: &[Record]) {
    if let Some((_, change)) = changes.iter_mut().find(|(one, _)| *one == key) {
        change.before = None;
    }
    for record in deleted {
        let key = (record.table(), record.id());
        if !now.contains(key.0, key.1) && !changes.iter().any(|(one, _)| *one == key) {
            changes.push((key, Change::insert(record.clone())));
        }
    }
}

/// The columns that are settled together with one.
fn columns(table: Table, field: &str) -> Vec<&str> {
    MergeUnit::of(table, field).map_or_else(|| vec![field], |unit| unit.columns().collect())
}

/// `record` with `columns` as they are in `fields`.
fn with(record: &Record, fields: &Fields, columns: &[String]) -> Option<Record> {
    let mut all = record.fields();
    all.extend(columns.iter().filter_map(|column| Some((column.clone(), fields.get(column)?.clone()))));
    Record::from_fields(record.table(), all).ok()
}

/// Takes the changes of a row that stays away out of `changes`, and what cannot be without it; returns what they wanted.
fn without(now: &Rows, changes: &mut Vec<(Key, Change)>, gone: Key) -> Vec<Record> {
    let mut dropped = BTreeSet::from([gone]);
    loop {
        let needs = |record: &Record| {
            let mut references = record.references().into_iter().map(|one| (one.table, one.id));
            references.any(|one| dropped.contains(&one) && !now.contains(one.0, one.1))
        };
        let more =
            changes.iter().filter(|(key, change)| !dropped.contains(key) && change.after.as_ref().is_some_and(needs));
        let more: Vec<Key> = more.map(|(key, _)| *key).collect();
        if more.is_empty() {
            break;
        }
        dropped.extend(more);
    }
    let lost = changes.iter().filter(|(key, _)| dropped.contains(key));
    let lost: Vec<Record> = lost.filter_map(|(_, change)| change.after.clone()).collect();
    changes.retain(|(key, _)| !dropped.contains(key));
    lost
}

#[cfg(test)]
mod tests;
