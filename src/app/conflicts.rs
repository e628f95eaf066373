//! What others have saved against an operation of mine: told, and what of it can still be saved.

use super::Kortisto;
use crate::domain::{BrokenRule, Change, Conflict, FieldGroup, Operation, Record, Rows};
use crate::i18n::fields::{field_name, field_value};
use crate::i18n::names;
use crate::ui::dialogs::{Clash, Dialog};

impl Kortisto {
    pub(super) fn conflicts(&mut self, conflicts: &[Conflict]) {
        let mut clashes = Vec::new();
        let mut who = String::new();
        for conflict in conflicts {
            if let Conflict::Field { table, id, field, mine, theirs } = conflict {
                let agency = self.snapshot.get(*table, *id).and_then(|record| record.agency());
                let edit = agency.and_then(|agency| self.snapshot.last_edits.get(&(agency, *table)));
                who = edit.map(|edit| edit.who.clone()).unwrap_or(who);
                let shown = |value| field_value(&self.texts, &self.snapshot.rows, *table, field, value);
                let (mine, theirs) = (shown(mine), shown(theirs));
                let field = field_name(&self.texts, *table, field);
                let about = self
                    .snapshot
                    .get(*table, *id)
                    .map(|record| names::record_name(&self.texts, &self.snapshot.rows, &record));
                let about = about.filter(|about| !about.is_empty());
                let field = about.map_or(field.clone(), |about| format!("{about}: {field}"));
                clashes.push(Clash { field, mine, theirs });
            }
        }
        self.shell.dialog = Some(if clashes.len() == conflicts.len() {
            Dialog::Conflict(clashes, who)
        } else {
            let other = conflicts.iter().find(|conflict| !matches!(conflict, Conflict::Field { .. }));
            Dialog::Tell(other.map(|conflict| self.refusal(conflict)).unwrap_or_default())
        });
    }

    pub(super) fn refusal(&self, conflict: &Conflict) -> String {
        let key = match conflict {
            Conflict::Gone { .. } => "conflict-gone",
            Conflict::Edited { .. } => "conflict-edited",
            Conflict::Needed { .. } => "conflict-needed",
            Conflict::Missing { .. } => "conflict-missing",
            Conflict::Rule(rule) => names::rule_key(rule),
            Conflict::Field { .. } => "conflict-title",
        };
        self.texts.get(key).to_owned()
    }
}

/// The figures of an operation that somebody has not verified meanwhile, where that is all that stands against it: one
/// guarded cell does not cost the others.
pub(super) fn without_verified(rows: &Rows, operation: &Operation, conflicts: &[Conflict]) -> Option<Box<Operation>> {
    if !conflicts.iter().all(|conflict| matches!(conflict, Conflict::Rule(BrokenRule::YearVerified(_)))) {
        return None;
    }
    let free = |change: &&Change| match change.record() {
        Some(Record::Headcount(row)) => rows.verified(row.agency, FieldGroup::Headcount, Some(row.year)).is_none(),
        Some(Record::Volume(row)) => rows.verified(row.agency, FieldGroup::Volume, Some(row.year)).is_none(),
        _ => true,
    };
    let changes: Vec<Change> = operation.changes.iter().filter(free).cloned().collect();
    (!changes.is_empty()).then(|| Box::new(Operation::new(operation.kind, &operation.who, changes)))
}
