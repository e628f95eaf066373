//! What others have saved against an operation of mine: told, and what of it can still be saved.

use super::Kortisto;
use crate::domain::{BrokenRule, Change, Conflict, FieldGroup, Operation, Record, Rows, Table};
use crate::i18n::money::{format_decimal, format_money};
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
                let (mine, theirs) = (self.shown(*table, field, mine), self.shown(*table, field, theirs));
                let key = field_key(*table, field);
                let field = if self.texts.has(&key) { self.texts.get(&key).to_owned() } else { field.clone() };
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

    /// A value of a row as people know it.
    fn shown(&self, table: Table, column: &str, value: &serde_json::Value) -> String {
        let known = match (table, column, value.as_str()) {
            (Table::Characteristic, "severity", Some(word)) => {
                Some(self.texts.get(&format!("severity-{word}")).to_owned())
            }
            (Table::OpenMatter, "state", Some(word)) => Some(self.texts.get(&format!("matter-{word}")).to_owned()),
            (Table::Handover, "stand_in", Some(id)) => {
                let employee = id.parse::<uuid::Uuid>().ok().and_then(|id| self.snapshot.employee.get(id));
                employee.map(|employee| employee.name.clone())
            }
            (Table::Handover, "taken_over_at", Some(at)) => {
                at.parse().ok().map(|at| crate::i18n::date::format_local_time(self.texts.language(), at))
            }
            (Table::Contact, "rank", Some(word)) => Some(self.texts.get(&format!("contact-{word}")).to_owned()),
            (Table::Characteristic, "category", Some(id)) => id.parse::<uuid::Uuid>().ok().and_then(|id| {
                let category = self.snapshot.characteristic_category.get(id)?;
                Some(category.name(self.texts.language()).to_owned())
            }),
            (Table::DefinitionLine, "done_by" | "basis", Some(word))
            | (Table::Metric, "direction" | "interval", Some(word))
            | (Table::AppliedAgreement, "kind", Some(word)) => {
                let key = format!("agreement-{}-{}", column.replace('_', "-"), word.replace('_', "-"));
                Some(self.texts.get(&key).to_owned())
            }
            (Table::BoundaryCondition, "product", Some(id)) => id.parse::<uuid::Uuid>().ok().and_then(|id| {
                let product = self.snapshot.product.get(id)?;
                Some(product.name(self.texts.language()).to_owned())
            }),
            (Table::Agreement, "yearly_value", None) | (Table::UnitPrice, "price", None) => {
                value.as_i64().map(|sum| format_money(self.texts.language(), sum))
            }
            (Table::Metric | Table::MetricResult, "value", None) => {
                value.as_i64().map(|value| format_decimal(self.texts.language(), value))
            }
            (Table::BoundaryCondition, "lowest" | "highest", None) => {
                value.as_i64().map(|value| crate::i18n::number::format_integer(self.texts.language(), value))
            }
            (Table::DefinitionLine, _, None) if value.is_null() => {
                Some(self.texts.get("agreement-as-standard").to_owned())
            }
            // A date is written as people write it.
            (_, _, Some(text)) => {
                let date = text.parse::<chrono::NaiveDate>().ok();
                date.map(|date| crate::i18n::date::format_date(self.texts.language(), date))
            }
            _ => None,
        };
        known.unwrap_or_else(|| written(value))
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

fn field_key(table: Table, column: &str) -> String {
    let column = match column {
        "note" if matches!(table, Table::Headcount | Table::Volume) => return "figure-note".to_owned(),
        "note" if table == Table::Contact => return "contact-note".to_owned(),
        "title" | "severity" | "category" | "body" | "what_to_do" | "months" | "verified_on" | "verified_by"
            if table == Table::Characteristic =>
        {
            return format!("characteristic-{}", column.replace('_', "-"));
        }
        _ if agreement_field(table, column) => {
            return format!("agreement-{}", column.replace('_', "-"));
        }
        "text" | "due" | "state" | "closed_on" | "closed_by" if table == Table::OpenMatter => {
            return format!("matter-{}", column.replace('_', "-"));
        }
        "stand_in" | "taken_over_at" | "notes" if table == Table::Handover => {
            return format!("handover-{}", column.replace('_', "-"));
        }
        "from_day" | "to_day" | "reachable" if table == Table::Absence => {
            return format!("absence-{}", column.trim_end_matches("_day"));
        }
        "service_group" => return "service-group".to_owned(),
        "process" => return "service-process".to_owned(),
        "rule" => return "payroll-rule".to_owned(),
        "timing" => return "payroll-timing".to_owned(),
        "ended_on" => return "payroll-ended".to_owned(),
        "rank" => return "contact-rank".to_owned(),
        "parent_organisation" => "parent",
        "bookkeeping_unit_number" => "unit-number",
        "bookkeeping_unit_name" => "unit-name",
        "visiting_street" | "postal_street" => "street",
        "visiting_postcode" | "postal_postcode" => "postcode",
        "visiting_city" | "postal_city" => "city",
        other => other,
    };
    format!("field-{}", column.replace('_', "-"))
}

/// Whether the column is one of agreements and of what stands around them, whose names are kept together.
fn agreement_field(table: Table, column: &str) -> bool {
    let of_agreements = matches!(
        table,
        Table::Agreement
            | Table::DefinitionLine
            | Table::Metric
            | Table::MetricResult
            | Table::BoundaryCondition
            | Table::UnitPrice
            | Table::AppliedAgreement
            | Table::PlannedChange
            | Table::Feedback
    );
    of_agreements && !matches!(column, "product" | "name" | "valid_from" | "valid_to")
}

fn written(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Null => "–".into(),
        serde_json::Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
