//! What the plan of an import says, in words.

use super::Texts;
use super::fields::{field_name, field_value};
use super::names::rule_key;
use super::rows::told;
use crate::domain::importing::column_letters;
use crate::domain::importing::pipeline::{Outcome, Place};
use crate::domain::importing::whole::{BadCell, Cell, Fault, IncomingRow, Refusal};
use crate::domain::{Rows, Table};

/// Where something stands in a file.
#[must_use]
pub fn place(texts: &Texts, place: &Place) -> String {
    let row = place.row.to_string();
    let cell = place.column.map(|column| format!("{}{row}", column_letters(column)));
    let (key, what) = match (&cell, place.sheet.is_empty()) {
        (Some(cell), true) => ("planned-cell", ("cell", cell.as_str())),
        (Some(cell), false) => ("planned-place-cell", ("cell", cell.as_str())),
        (None, true) => ("planned-row", ("row", row.as_str())),
        (None, false) => ("planned-place", ("row", row.as_str())),
    };
    texts.with(key, &[("sheet", place.sheet.as_str().into()), (what.0, what.1.into())])
}

/// The key of what a row or cell comes to.
#[must_use]
pub const fn outcome_key<R>(outcome: &Outcome<R>) -> &'static str {
    match outcome {
        Outcome::New => "import-new",
        Outcome::Changed => "import-changed",
        Outcome::Same => "import-same",
        Outcome::Refused(_) => "import-refused",
        Outcome::Ambiguous(_) => "planned-ambiguous",
    }
}

/// A change of a row: what it is called, what is there and what it becomes. `rows` are those of the register, in which
/// what comes in anew has no name yet.
#[must_use]
pub fn change(texts: &Texts, rows: &Rows, cell: &Cell) -> [String; 3] {
    let (table, column) = &cell.part;
    let value = |value| {
        let text = told(texts, rows, *table, column, value);
        let text = if text.trim().is_empty() { field_value(texts, rows, *table, column, value) } else { text };
        if text.trim().is_empty() { "–".to_owned() } else { text }
    };
    [column_name(texts, *table, column), value(&cell.before), value(&cell.after)]
}

/// What a column is called at the head of a sheet.
#[must_use]
pub fn column_name(texts: &Texts, table: Table, column: &str) -> String {
    let name = field_name(texts, table, column);
    let own = format!("column-{}", column.replace('_', "-"));
    if name == column && texts.has(&own) { texts.get(&own).to_owned() } else { name }
}

/// Why a row of a register's workbook cannot be taken.
#[must_use]
pub fn refusal(texts: &Texts, row: &IncomingRow, refusal: &Refusal) -> String {
    match refusal {
        Refusal::Cells(cells) => {
            cells.iter().map(|cell| bad_cell(texts, row.table, cell)).collect::<Vec<_>>().join(" ")
        }
        Refusal::Copied(first) => texts.with("planned-copied", &[("row", first.to_string().into())]),
        Refusal::Missing(column) => {
            texts.with("planned-needs", &[("column", column_name(texts, row.table, column).into())])
        }
        Refusal::Rule(rule) => texts.get(rule_key(rule)).to_owned(),
    }
}

fn bad_cell(texts: &Texts, table: Table, cell: &BadCell) -> String {
    let key = match &cell.fault {
        Fault::Number => "planned-no-number",
        Fault::Day => "planned-no-day",
        Fault::Time => "planned-no-time",
        Fault::Flag => "planned-no-flag",
        Fault::Word(_) => "planned-no-word",
        Fault::Unknown => "planned-unknown",
        Fault::Several => "planned-several",
        Fault::Missing => "planned-missing",
    };
    let offered = match &cell.fault {
        Fault::Word(offered) => offered.join(", "),
        _ => String::new(),
    };
    let why = texts.with(key, &[("text", cell.text.as_str().into()), ("offered", offered.into())]);
    texts.with("planned-bad-cell", &[("column", column_name(texts, table, cell.column).into()), ("why", why.into())])
}
