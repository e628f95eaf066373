//! What the columns of rows are called, and their values as people know them.

use serde_json::Value;

use super::Texts;
use super::date::{format_date, format_local_time, format_time};
use super::money::{format_decimal, format_money};
use super::names::{own_name, step_name};
use super::number::format_integer;
use super::payroll::{recurrence_words, timing_words};
use super::rounds::said_at;
use crate::domain::{Rows, Table};

/// What a column is called in the reader's language; the column itself where it has no name.
#[must_use]
pub fn field_name(texts: &Texts, table: Table, column: &str) -> String {
    let key = field_key(table, column);
    if texts.has(&key) { texts.get(&key).to_owned() } else { column.to_owned() }
}

/// A value of a row as people know it.
#[must_use]
pub fn field_value(texts: &Texts, rows: &Rows, table: Table, column: &str, value: &Value) -> String {
    let known = match (table, column, value.as_str()) {
        (Table::Characteristic, "severity", Some(word)) => Some(texts.get(&format!("severity-{word}")).to_owned()),
        (Table::Meeting, "kind", Some(word)) => {
            Some(texts.get(&format!("meeting-{}", word.replace('_', "-"))).to_owned())
        }
        (Table::ClientPlan, "state", Some(word)) => {
            Some(texts.get(&format!("plan-{}", word.replace('_', "-"))).to_owned())
        }
        (Table::Meeting, "starts_at", Some(time)) => time.parse().ok().map(|time| format_time(texts.language(), time)),
        (Table::Satisfaction, "score", None) => value.as_i64().map(|value| format_decimal(texts.language(), value)),
        (Table::OpenMatter, "state", Some(word)) => Some(texts.get(&format!("matter-{word}")).to_owned()),
        (Table::Handover, "stand_in", Some(id)) => {
            let employee = id.parse::<uuid::Uuid>().ok().and_then(|id| rows.employee.get(id));
            employee.map(|employee| employee.name.clone())
        }
        (Table::Handover, "taken_over_at", Some(at)) => {
            at.parse().ok().map(|at| format_local_time(texts.language(), at))
        }
        (Table::RoundStep, "ticked_at", Some(at)) => at.parse().ok().map(|at| said_at(texts.language(), at)),
        (Table::RoundStep, "state", Some(word)) => {
            Some(texts.get(&format!("tick-state-{}", word.replace('_', "-"))).to_owned())
        }
        (Table::RoundStep | Table::PayGroupStep | Table::PayrollDate | Table::Metric, "step", Some(word))
        | (Table::Characteristic, "payroll_step", Some(word)) => {
            word.parse().ok().map(|step| step_name(texts, rows, step).to_owned())
        }
        (Table::EmploymentCounting, "counting", Some(word)) => {
            Some(texts.get(&format!("counting-{}", word.replace('_', "-"))).to_owned())
        }
        (Table::RecurringTask, "rule", Some(words)) => words.parse().ok().map(|rule| recurrence_words(texts, rule)),
        (Table::RoundStepKind | Table::RecurringTask, "done_by", Some(word)) => {
            Some(texts.get(&format!("step-by-{word}")).to_owned())
        }
        (Table::RoundStepKind | Table::PayGroupStep, "time_of_day", Some(time)) => {
            time.parse().ok().map(|time| format_time(texts.language(), time))
        }
        (Table::RoundStepKind | Table::PayGroupStep, "timing", Some(words)) => {
            words.parse().ok().map(|timing| timing_words(texts, timing))
        }
        (Table::Contact, "rank", Some(word)) => Some(texts.get(&format!("contact-{word}")).to_owned()),
        (Table::Employee, "role", Some(word)) => Some(texts.get(&format!("role-{word}")).to_owned()),
        (Table::Answer, "characteristic", Some(id)) => {
            let one = id.parse::<uuid::Uuid>().ok().and_then(|id| rows.characteristic.get(id));
            one.map(|one| one.title.clone())
        }
        (Table::Answer, "nothing_special", None) => {
            let key = if value.as_bool() == Some(true) { "questionnaire-yes" } else { "questionnaire-no" };
            Some(texts.get(key).to_owned())
        }
        (Table::Characteristic | Table::Question, "category", Some(id)) => {
            id.parse::<uuid::Uuid>().ok().and_then(|id| {
                let category = rows.characteristic_category.get(id)?;
                Some(category.name(texts.language()).to_owned())
            })
        }
        (Table::DefinitionLine, "done_by" | "basis", Some(word))
        | (Table::Metric, "direction" | "interval", Some(word))
        | (Table::AppliedAgreement, "kind", Some(word)) => {
            let key = format!("agreement-{}-{}", column.replace('_', "-"), word.replace('_', "-"));
            Some(texts.get(&key).to_owned())
        }
        (Table::BoundaryCondition, "product", Some(id)) => id.parse::<uuid::Uuid>().ok().and_then(|id| {
            let product = rows.product.get(id)?;
            Some(product.name(texts.language()).to_owned())
        }),
        (Table::Agreement, "yearly_value", None)
        | (Table::UnitPrice, "price", None)
        | (Table::CostPerPersonYear, "amount", None) => value.as_i64().map(|sum| format_money(texts.language(), sum)),
        (Table::Metric | Table::MetricResult, "value", None) | (Table::AgencyFactor, "factor", None) => {
            value.as_i64().map(|value| format_decimal(texts.language(), value))
        }
        (Table::BoundaryCondition, "lowest" | "highest", None) | (Table::Norm, "volume", None) => {
            value.as_i64().map(|value| format_integer(texts.language(), value))
        }
        (Table::DefinitionLine, "dropped", None) => value.as_bool().map(|dropped| {
            let key = if dropped { "work-dropped" } else { "agreement-as-standard" };
            texts.get(key).to_owned()
        }),
        (Table::DefinitionLine, _, None) if value.is_null() => Some(texts.get("agreement-as-standard").to_owned()),
        // A date is written as people write it, and a row that is pointed at is told by its name.
        (_, _, Some(text)) => {
            let date = text.parse::<chrono::NaiveDate>().ok();
            date.map(|date| format_date(texts.language(), date)).or_else(|| pointed_at(texts, rows, text))
        }
        (_, _, None) if value.is_boolean() => {
            Some(texts.get(if value.as_bool() == Some(true) { "value-yes" } else { "value-no" }).to_owned())
        }
        _ => None,
    };
    known.unwrap_or_else(|| written(value))
}

/// The name of the row that a value points at, wherever it stands; a dash where it has none.
fn pointed_at(texts: &Texts, rows: &Rows, text: &str) -> Option<String> {
    let id: uuid::Uuid = text.parse().ok()?;
    let found = Table::ALL.iter().find_map(|table| rows.get(*table, id));
    let name = found.map(|record| own_name(texts, rows, &record)).filter(|name| !name.is_empty());
    Some(name.unwrap_or_else(|| "–".to_owned()))
}

fn field_key(table: Table, column: &str) -> String {
    let column = match column {
        "may_be_shown" => return "may-be-shown".to_owned(),
        "assignee" => return "matter-assignee".to_owned(),
        _ if client_field(table, column) => return format!("client-{}", column.replace('_', "-")),
        "note" if matches!(table, Table::Headcount | Table::Volume) => return "figure-note".to_owned(),
        "volume" if table == Table::Norm => return "field-norm-volume".to_owned(),
        "amount" if table == Table::CostPerPersonYear => return "field-cost-amount".to_owned(),
        "reason" if table == Table::AgencyFactor => return "field-factor-reason".to_owned(),
        "note" if table == Table::Contact => return "contact-note".to_owned(),
        "title" | "severity" | "category" | "body" | "what_to_do" | "months" | "payroll_step" | "verified_on"
        | "verified_by"
            if table == Table::Characteristic =>
        {
            return format!("characteristic-{}", column.replace('_', "-"));
        }
        "text_fi" | "text_sv" | "text_en" | "help_fi" | "help_sv" | "help_en" | "category" | "opened_on" | "due_on"
        | "closed_on" | "body" | "nothing_special" | "told_by" | "answered_by" | "answered_on" | "characteristic"
            if matches!(table, Table::Question | Table::QuestionRound | Table::Answer) =>
        {
            return format!("questionnaire-{}", column.replace('_', "-"));
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
        "state" | "reason" | "ticked_at" | "employee" | "ticked_by" | "note" if table == Table::RoundStep => {
            return format!("tick-{}", column.replace('_', "-"));
        }
        "rule" | "agency" if table == Table::RecurringTask => {
            return format!("recurring-{}", column.replace('_', "-"));
        }
        "counting" => return "lists-counting".to_owned(),
        "payer" if table == Table::RoundStep => return "tick-payer".to_owned(),
        "done_by" | "time_of_day"
            if matches!(table, Table::RoundStepKind | Table::PayGroupStep | Table::RecurringTask) =>
        {
            return format!("step-{}", column.replace('_', "-"));
        }
        "step" => return "payroll-step".to_owned(),
        "reachable" if table == Table::Absence => return "absence-reachable".to_owned(),
        "speaks_fi" | "speaks_sv" | "speaks_en" => return column.replace("speaks_", "language-"),
        "login_names" => return "field-login".to_owned(),
        "city" if matches!(table, Table::Employee | Table::Team) => return "field-town".to_owned(),
        "service_group" => return "service-group".to_owned(),
        "process" => return "service-process".to_owned(),
        "rule" => return "payroll-rule".to_owned(),
        "timing" => return "payroll-timing".to_owned(),
        "ended_on" => return "field-last-day".to_owned(),
        // What is agreed is valid from and to; people and things have a first and a last day.
        "valid_from" | "begins_on" | "from_day" if !agreed(table) => "first-day",
        "valid_to" | "ends_on" | "to_day" if !agreed(table) => "last-day",
        "since" => return "payroll-since".to_owned(),
        "restored_on" => return "payroll-restored-on".to_owned(),
        "rank" => return "contact-rank".to_owned(),
        "kind" if table != Table::Agency => return "contact-reach-kind".to_owned(),
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

/// Whether what the table holds is valid for a time by an agreement or an order.
const fn agreed(table: Table) -> bool {
    matches!(table, Table::Agreement | Table::AppliedAgreement | Table::UnitPrice | Table::AgencyIdentifier)
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
    of_agreements && !matches!(column, "product" | "employment_type" | "name" | "valid_from" | "valid_to")
}

/// Whether the column is one of what is kept of an agency as a client.
fn client_field(table: Table, column: &str) -> bool {
    let of_clients = matches!(
        table,
        Table::Meeting
            | Table::MeetingAgency
            | Table::MeetingDecision
            | Table::ClientPlan
            | Table::Satisfaction
            | Table::UnitSetting
    );
    of_clients && !matches!(column, "agency" | "id")
}

fn written(value: &Value) -> String {
    match value {
        Value::Null => "–".into(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
