//! What merging comes to: which rows of the two items meet, which of them holds, and what would break.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use crate::domain::agreement::price::UnitPrice;
use crate::domain::change::apply::apply;
use crate::domain::change::merge::Conflict;
use crate::domain::change::rules::broken_rule::BrokenRule;
use crate::domain::figures::figure::LARGEST_FIGURE;
use crate::domain::knowledge::verification::FieldGroup;
use crate::domain::record::id::AgencyId;
use crate::domain::record::operation::Change;
use crate::domain::record::record::{Record, Rows};
use crate::domain::record::table::Table;

/// Which of two rows for the same thing holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holds {
    /// That of the item which is merged.
    Merged,
    /// That of the item which stays.
    Staying,
    /// Both figures together.
    Sum,
    /// The prices of both, each from its own day on.
    ByDate,
}

/// What two products cost by one agreement, from day to day.
#[derive(Clone, Debug, PartialEq)]
pub struct Prices {
    /// Those of the merged product, as they would stand at the other; oldest first.
    pub merged: Vec<UnitPrice>,
    /// Those of the product that stays, oldest first.
    pub staying: Vec<UnitPrice>,
    /// Whether each can hold from its own day on: not where both begin on one day.
    pub by_date: bool,
}

/// Both items have a row for the same thing, and there can be only one.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyCollision {
    /// The row of the merged item, as it would stand at the other.
    pub merged: Record,
    /// The row of the item that stays.
    pub staying: Record,
    /// Both together, where they are figures.
    pub sum: Option<Record>,
    /// All prices by one agreement, which are answered together: what a year comes to would else be reckoned with a
    /// price that nobody has chosen.
    pub prices: Option<Prices>,
}

impl KeyCollision {
    /// By what a person's answer to the collision is known.
    #[must_use]
    pub fn id(&self) -> Uuid {
        self.staying.id()
    }

    /// Whether an answer is possible.
    #[must_use]
    pub fn takes(&self, holds: Holds) -> bool {
        match holds {
            Holds::Merged | Holds::Staying => true,
            Holds::Sum => self.sum.is_some(),
            Holds::ByDate => self.prices.as_ref().is_some_and(|prices| prices.by_date),
        }
    }
}

/// A verified year that must be opened before its figures are moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Locked {
    /// Whose figures.
    pub agency: AgencyId,
    /// Which.
    pub group: FieldGroup,
    /// Of which year.
    pub year: i64,
}

/// What merging comes to.
#[derive(Clone, Debug, Default)]
pub struct Merging {
    /// What is written. Of a collision without an answer neither row changes.
    pub changes: Vec<Change>,
    /// Every collision, whether answered or not.
    pub collisions: Vec<KeyCollision>,
    /// How many collisions have no answer yet.
    pub open: usize,
    /// What must be opened first.
    pub locked: Vec<Locked>,
    /// Other rules that the result would break.
    pub broken: Vec<BrokenRule>,
    /// How many rows point elsewhere afterwards, or go, by table.
    pub rows: BTreeMap<Table, usize>,
    /// How many agencies that concerns.
    pub agencies: usize,
}

impl Merging {
    /// Whether it can be carried out as it is.
    #[must_use]
    pub const fn ready(&self) -> bool {
        self.open == 0 && self.locked.is_empty() && self.broken.is_empty()
    }
}

/// Why two rows cannot be merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MergeRefused {
    /// They are one and the same.
    Same,
    /// One of them is gone.
    Gone,
    /// Rows of this table are not merged.
    NoList,
    /// One of them has been merged already.
    Merged,
    /// It is a step of a round that the program knows: reports, metrics and what is told of the round go by it.
    KnownStep,
    /// A pay day comes from the rule of its group, and not from a step beside it.
    PayDay,
}

impl Merging {
    /// Adds the rules that the result would break.
    pub(super) fn tries(&mut self, rows: &Rows) {
        if let (0, Err(conflicts)) = (self.open, apply(rows, &self.changes)) {
            self.broken.extend(conflicts.into_iter().filter_map(|conflict| match conflict {
                // Those are told one by one.
                Conflict::Rule(BrokenRule::YearVerified(_)) => None,
                Conflict::Rule(rule) => Some(rule),
                _ => None,
            }));
        }
    }

    /// Adds what it takes to have `row` stand as `moved`.
    pub(super) fn moves(&mut self, rows: &Rows, row: Record, moved: Record, answers: &BTreeMap<Uuid, Holds>) {
        if row.id() == moved.id() {
            self.changes.push(Change { before: Some(row), after: Some(moved) });
            return;
        }
        let Some(staying) = rows.get(moved.table(), moved.id()) else {
            self.changes.push(Change::delete(row));
            self.changes.push(Change::insert(moved));
            return;
        };
        // Two rows that only say that something is so say it once.
        if staying == moved && figure(&staying).is_none() {
            self.changes.push(Change::delete(row));
            return;
        }
        let collision = KeyCollision { sum: sum(&moved, &staying), merged: moved, staying, prices: None };
        let holds = answers.get(&collision.id()).copied();
        let after = match holds {
            // Only prices hold each from its own day.
            None | Some(Holds::ByDate) => None,
            Some(Holds::Merged) => Some(collision.merged.clone()),
            Some(Holds::Staying) => Some(collision.staying.clone()),
            Some(Holds::Sum) => collision.sum.clone(),
        };
        match after {
            None => self.open += 1,
            Some(after) => {
                self.changes.push(Change::delete(row));
                if after != collision.staying {
                    self.changes.push(Change { before: Some(collision.staying.clone()), after: Some(after) });
                }
            }
        }
        self.collisions.push(collision);
    }
}

/// The figure in a row that is one.
fn figure(row: &Record) -> Option<i64> {
    match row {
        Record::Headcount(row) => Some(row.count),
        Record::Volume(row) => Some(row.count),
        _ => None,
    }
}

/// Both figures as one, with what is said of each.
fn sum(merged: &Record, staying: &Record) -> Option<Record> {
    let count = figure(merged)?.checked_add(figure(staying)?).filter(|count| *count <= LARGEST_FIGURE)?;
    let mut fields = staying.fields();
    fields.insert("count".into(), count.into());
    let notes = [staying, merged].map(|row| match row.fields().get("note") {
        Some(Value::String(note)) => note.clone(),
        _ => String::new(),
    });
    let [first, second] = &notes;
    let note = if first.is_empty() || second.is_empty() || first == second {
        if first.is_empty() { second.clone() } else { first.clone() }
    } else {
        format!("{first}; {second}")
    };
    fields.insert("note".into(), note.into());
    Record::from_fields(staying.table(), fields).ok()
}
