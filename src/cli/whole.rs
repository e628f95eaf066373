//! `import all`: what `export all` wrote comes back.

use std::path::PathBuf;

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::bringing::{Bringing, refused_place, tell_unread, unreadable};
use super::{Outcome, me, open};
use crate::domain::importing::pipeline::{Outcome as Comes, Plan};
use crate::domain::importing::whole::{self, Cell, Refusal};
use crate::domain::importing::{self, RefusedRows, column_letters};
use crate::domain::{Operation, OperationKind, Rows};
use crate::exchange::table;
use crate::exchange::workbook::{self, Read, RegisterError, sheet_name};
use crate::i18n::{Texts, planned};
use crate::store::StoreError;

/// A workbook and the register into which it comes.
#[derive(Clone, Debug, clap::Args)]
pub struct Whole {
    /// The file
    pub file: PathBuf,
    /// A workbook that `export all` wrote
    pub input: PathBuf,
    /// Save the rows that cannot come in to a new spreadsheet, with the reasons
    #[arg(long, value_name = "OUT.xlsx")]
    pub refused: Option<PathBuf>,
    /// Say what would happen, and do nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// Carries the command out.
pub(super) fn import(command: &Whole, texts: &Texts, today: NaiveDate) -> Result<Outcome, StoreError> {
    if let Some(outcome) = refused_place(command.refused.as_deref(), texts)? {
        return Ok(outcome);
    }
    let (mut store, snapshot) = open(&command.file)?;
    let read = table::content(&command.input).map_err(RegisterError::from);
    let read = match read.and_then(|bytes| workbook::read(&bytes, &snapshot.rows, texts)) {
        Ok(read) => read,
        Err(error) => return Ok(unreadable(&command.input, error.key(), &error.to_string(), texts)),
    };
    let plan = whole::plan(&snapshot.rows, &read.rows);
    let mut outcome = told(&snapshot.rows, &read, &plan, texts);
    tell_unread(&mut outcome, &read.sheets, texts);
    let not_taken = not_taken(&read, &plan, texts);
    let operation = Operation::new(OperationKind::RegisterImported, &me(&snapshot, today), plan.changes)
        .with_pictures(read.pictures);
    let (store, input, refused) = (&mut store, command.input.as_path(), command.refused.as_deref());
    let bringing = Bringing { store, planned: &snapshot, input, refused, dry_run: command.dry_run, texts };
    bringing.done(outcome, &not_taken, operation)
}

/// The rows that cannot come in.
pub(super) fn not_taken(read: &Read, plan: &Plan<Refusal, Cell>, texts: &Texts) -> Vec<RefusedRows> {
    let why = |at: usize, refusal: &_| read.rows.get(at).map(|row| planned::refusal(texts, row, refusal));
    let not_taken = importing::refused(plan, |at, refusal| why(at, refusal).unwrap_or_default());
    importing::refused_rows(&read.sheets, |_| read.heading, &not_taken)
}

/// What a plan comes to, row by row.
pub(super) fn told(rows: &Rows, read: &Read, plan: &Plan<Refusal, Cell>, texts: &Texts) -> Outcome {
    let mut sorted: [Vec<Value>; 5] = Default::default();
    let (mut lines, mut reasons) = (Vec::new(), Vec::new());
    for (row, line) in read.rows.iter().zip(&plan.lines) {
        let place = planned::place(texts, &line.place);
        let mut about =
            json!({ "sheet": line.place.sheet, "row": line.place.row, "table": row.table.name(), "name": row.name });
        let changes: Vec<[String; 3]> =
            line.differences.iter().map(|cell| planned::change(texts, rows, cell)).collect();
        for [part, before, after] in &changes {
            let args =
                [("part", part.as_str().into()), ("before", before.as_str().into()), ("after", after.as_str().into())];
            lines.push(format!("{place} {}: {}", row.name, texts.with("planned-change", &args)));
        }
        if !changes.is_empty() {
            let changes: Vec<Value> = changes
                .iter()
                .zip(&line.differences)
                .map(|([field, before, after], cell)| {
                    json!({ "field": field, "column": cell.part.1, "before": before, "after": after })
                })
                .collect();
            set(&mut about, "changes", json!(changes));
        }
        if let Some(column) = line.place.column {
            set(&mut about, "cell", json!(format!("{}{}", column_letters(column), line.place.row)));
        }
        let remarks = planned::remarks(texts, row);
        if !remarks.is_empty() {
            lines.extend(remarks.iter().map(|remark| format!("{place} {}: {remark}", row.name)));
            set(&mut about, "remarks", json!(remarks));
        }
        let reason = match &line.outcome {
            Comes::Refused(refusal) | Comes::Ambiguous(refusal) => Some(planned::refusal(texts, row, refusal)),
            Comes::New | Comes::Changed | Comes::Same => None,
        };
        if let Some(reason) = reason {
            set(&mut about, "reason", json!(reason));
            reasons.push(format!("{place} {}: {reason}", row.name));
        }
        if let Some(list) = sorted.get_mut(place_of(&line.outcome)) {
            list.push(about);
        }
    }
    let [new, changed, same, refused, ambiguous] = sorted;
    lines.insert(0, counted(texts, [&new, &changed, &same, &refused, &ambiguous].map(Vec::len)));
    let unread = importing::unread(&read.sheets);
    let left_sheets: Vec<String> = read.left_sheets.iter().filter(|name| !unread.contains(name)).cloned().collect();
    let missing: Vec<String> = read.missing.iter().map(|table| sheet_name(texts, *table)).collect();
    let columns: Vec<String> = read.left_columns.iter().map(|(sheet, column)| format!("{sheet}/{column}")).collect();
    for (key, names) in [
        (
            match (read.by_rows, read.agencies.is_empty()) {
                (true, _) => "rows-left-sheets",
                (false, true) => "planned-left-sheets",
                (false, false) => "import-agencies-left-sheets",
            },
            &left_sheets,
        ),
        ("planned-left-columns", &columns),
        ("planned-missing-sheets", &missing),
        ("import-cli-hidden-sheets", &read.hidden_sheets),
    ] {
        if !names.is_empty() {
            lines.push(texts.with(key, &[("names", names.join(", ").into())]));
        }
    }
    if !read.left_cells.is_empty() {
        lines.push(texts.with("import-agencies-left-cells", &[("count", read.left_cells.len().into())]));
        lines.extend(read.left_cells.iter().map(|left| planned::left_cell(texts, left)));
    }
    let left = read.left_cells.iter().map(|left| {
        let cell = left.place.column.map(|column| format!("{}{}", column_letters(column), left.place.row));
        json!({ "sheet": left.place.sheet, "row": left.place.row, "cell": cell, "label": left.label, "text": left.text })
    });
    let left: Vec<Value> = left.collect();
    let agencies = read.agencies.iter().map(|(sheet, agency)| json!({ "sheet": sheet, "agency": agency }));
    let agencies: Vec<Value> = agencies.collect();
    let json = json!({
        "new": new, "changed": changed, "same": same, "refused": refused, "ambiguous": ambiguous,
        "left_sheets": left_sheets, "left_columns": columns, "missing_sheets": missing,
        "hidden_sheets": read.hidden_sheets, "left_cells": left, "sheets": agencies,
    });
    Outcome { text: lines.join("\n"), json, refused: (!reasons.is_empty()).then(|| reasons.join("\n")) }
}

/// The place of an outcome among the five.
pub(super) const fn place_of<R>(outcome: &Comes<R>) -> usize {
    match outcome {
        Comes::New => 0,
        Comes::Changed => 1,
        Comes::Same => 2,
        Comes::Refused(_) => 3,
        Comes::Ambiguous(_) => 4,
    }
}

/// How many came to what, in words.
pub(super) fn counted(texts: &Texts, [new, changed, same, refused, ambiguous]: [usize; 5]) -> String {
    let counts = [
        ("new", new.into()),
        ("changed", changed.into()),
        ("same", same.into()),
        ("refused", refused.into()),
        ("ambiguous", ambiguous.into()),
    ];
    texts.with("cli-imported", &counts)
}

/// Sets a field of an object.
pub(super) fn set(about: &mut Value, field: &str, value: Value) {
    if let Some(fields) = about.as_object_mut() {
        fields.insert(field.to_owned(), value);
    }
}
