//! A change meets a row as it is now: field by field, and what contradicts.

use serde_json::Value;
use uuid::Uuid;

use crate::domain::change::merge_unit::{MergeUnit, filled_later};
use crate::domain::change::rules::broken_rule::BrokenRule;
use crate::domain::record::operation::Change;
use crate::domain::record::record::Record;
use crate::domain::record::row::Fields;
use crate::domain::record::table::Table;

/// Why an operation could not be applied to what the file holds now.
#[derive(Clone, Debug, PartialEq)]
pub enum Conflict {
    /// A field was changed on both sides, differently.
    Field {
        /// The table.
        table: Table,
        /// The row.
        id: Uuid,
        /// The column.
        field: String,
        /// What the writer wants.
        mine: Value,
        /// What somebody else has saved meanwhile.
        theirs: Value,
    },
    /// The row the writer edits has been deleted.
    Gone {
        /// The row as the writer last saw it.
        record: Box<Record>,
    },
    /// The row the writer deletes has been edited; `now` is what it is.
    Edited {
        /// The row as it is now.
        now: Box<Record>,
    },
    /// The row the writer deletes is needed by another row.
    Needed {
        /// The row that was to go.
        record: Box<Record>,
        /// The table of a row that needs it.
        by: Table,
    },
    /// The written row needs a row that is not there.
    Missing {
        /// The written row.
        record: Box<Record>,
        /// The column that points at nothing.
        field: &'static str,
    },
    /// What the writer has worked out, a merging, would overrun what somebody else has saved meanwhile; `now` is that. It
    /// is to be worked out anew.
    Overtaken {
        /// The row as it is now.
        now: Box<Record>,
    },
    /// The result would break a rule.
    Rule(BrokenRule),
}

/// The row that `change` makes of `current`.
pub(in crate::domain) fn merge(change: &Change, current: Option<&Record>) -> Result<Option<Record>, Vec<Conflict>> {
    match (&change.before, &change.after, current) {
        (_, None, None) => Ok(None),
        // The operation itself added the row and took it away.
        (None, None, Some(now)) => Ok(Some(now.clone())),
        (None, Some(after), None) => Ok(Some(after.clone())),
        (Some(before), Some(_), None) => Err(vec![Conflict::Gone { record: Box::new(before.clone()) }]),
        (Some(before), None, Some(now)) if before == now => Ok(None),
        (Some(_), None, Some(now)) => Err(vec![Conflict::Edited { now: Box::new(now.clone()) }]),
        (before, Some(after), Some(now)) => merge_fields(before.as_ref(), after, now).map(Some),
    }
}

/// Three-way merge of one row. Two inserts of the same identity have no common base: they meet only
/// where they agree, or where one of them says nothing yet.
fn merge_fields(before: Option<&Record>, after: &Record, now: &Record) -> Result<Record, Vec<Conflict>> {
    if before == Some(now) {
        return Ok(after.clone());
    }
    let base = before.map(Record::fields).unwrap_or_default();
    let mut merged = now.fields();
    let mut conflicts = Vec::new();
    let mut settled = Fields::new();
    for (field, mine) in after.fields() {
        let theirs = merged.get(&field).cloned().unwrap_or(Value::Null);
        let was = base.get(&field);
        let later = before.is_none() && filled_later(after.table(), &field);
        if mine == theirs || was == Some(&mine) || (later && empty(&mine)) {
            continue;
        }
        if was == Some(&theirs) || (later && empty(&theirs)) {
            merged.insert(field, mine);
        } else if let Some((unit, mine_stands)) = agreed(before, after, &field, now) {
            // Both say the same, and only who said it when differs; or one of them says nothing.
            let source = if mine_stands { after.fields() } else { now.fields() };
            settled.extend(unit.columns().filter_map(|one| Some((one.to_owned(), source.get(one)?.clone()))));
        } else {
            conflicts.push(Conflict::Field { table: after.table(), id: after.id(), field, mine, theirs });
        }
    }
    if !conflicts.is_empty() {
        return Err(conflicts);
    }
    merged.extend(settled);
    // Both sides were records of this table, so every field has a value of the right kind.
    Record::from_fields(after.table(), merged).map_err(|_| vec![Conflict::Edited { now: Box::new(now.clone()) }])
}

fn empty(value: &Value) -> bool {
    value.as_str().map_or_else(|| value.is_null(), str::is_empty)
}

/// The columns that `field` stands among where both say the same in them, and whether mine of them stands.
fn agreed(before: Option<&Record>, mine: &Record, field: &str, theirs: &Record) -> Option<(&'static MergeUnit, bool)> {
    let unit = MergeUnit::of(mine.table(), field)?;
    let (mine, theirs) = (mine.fields(), theirs.fields());
    let stands = unit.mine_stands(&mine, &theirs);
    // Over a row that was there, to say nothing is to take back what it said.
    let stands = stands.or_else(|| if before.is_none() { unit.mine_says(&mine, &theirs) } else { None });
    Some((unit, stands?))
}
