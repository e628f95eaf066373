//! Rows in words: what a table, a row, a column and a value are called.

use serde_json::Value;
use uuid::Uuid;

use super::Texts;
use super::briefing::table_name;
use super::fields::{field_name, field_value};
use super::names::record_name;
use crate::domain::{Record, Rows, Table};

/// What a row is called, with what it is.
#[must_use]
pub fn row_name(texts: &Texts, rows: &Rows, record: &Record) -> String {
    let (table, name) = (table_name(texts, record.table()), record_name(texts, rows, record));
    if name.is_empty() { table.to_owned() } else { format!("{table}: {name}") }
}

/// The filled-in columns of a row that say something to people: what each is called, and what stands there.
#[must_use]
pub fn lines(texts: &Texts, rows: &Rows, row: &Record) -> Vec<(String, String)> {
    let written = row.fields().into_iter().filter_map(|(column, value)| {
        let text = match value {
            Value::String(_) | Value::Number(_) => told(texts, rows, row.table(), &column, &value),
            Value::Bool(flag) => texts.get(if flag { "value-yes" } else { "value-no" }).to_owned(),
            _ => return None,
        };
        // Identities lead from row to row; they say nothing to people.
        let told = !text.trim().is_empty()
            && Uuid::try_parse(&text).is_err()
            && !["id", "position"].contains(&column.as_str());
        told.then(|| (field_name(texts, row.table(), &column), text))
    });
    let mut written: Vec<(String, String)> = written.collect();
    // By what a row is known comes first.
    let first = ["name", "title", "value"].map(|column| field_name(texts, row.table(), column));
    written.sort_by_key(|(name, _)| !first.contains(name));
    written
}

/// A value of a row as people know it, the words of the file that have a name among them.
#[must_use]
pub fn told(texts: &Texts, rows: &Rows, table: Table, column: &str, value: &Value) -> String {
    let written = field_value(texts, rows, table, column, value);
    let word = written.replace('_', "-");
    let key = match column {
        "rank" | "kind" => format!("contact-{word}"),
        "language" | "service_language" | "second_language" => format!("language-{word}"),
        "role" => format!("role-{word}"),
        "basis" => format!("basis-{word}"),
        _ => return written,
    };
    if texts.has(&key) { texts.get(&key).to_owned() } else { written }
}
