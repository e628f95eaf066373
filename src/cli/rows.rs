//! `import agencies`, `employees`, `characteristics`, `prices` and `pay-dates`: one row each, or of agencies one sheet each.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::bringing::{Bringing, TableOptions, refused_place, tables, tell_unread, too_large, unreadable};
use super::contacts::column_at;
use super::whole::{not_taken, set, told};
use super::{Outcome, me, open, refused};
use crate::domain::importing::Sheet;
use crate::domain::importing::agency_sheets::are_agency_sheets;
use crate::domain::importing::rows::{Kind, Layout, Stands, Taking, Unknown};
use crate::domain::importing::whole::plan;
use crate::domain::search::fold;
use crate::domain::shape::Column;
use crate::domain::{Operation, OperationKind, Snapshot, Table};
use crate::exchange::workbook::{How, Loose, Read, by_rows, by_sheets};
use crate::i18n::Texts;
use crate::i18n::briefing::table_name;
use crate::i18n::headings::{open_columns, open_name};
use crate::store::{SqliteStore, StoreError};

/// What rows are brought in from, and how.
#[derive(Clone, Debug, clap::Args)]
pub struct RowsOf {
    /// The file
    pub file: PathBuf,
    /// A table (xlsx, xls, ods, csv) with a row for each, or of agencies a workbook with a sheet for each
    pub input: PathBuf,
    /// What a column holds, such as `Laitos=name_fi`, or for what a name stands that is not known, such as
    /// `Palkkalasku=Palkkalaskelma`; nothing after the sign leaves it out
    #[arg(long, value_name = "COLUMN=FIELD")]
    pub map: Vec<String>,
    /// Which sheet of several; else the one whose headings are known best
    #[arg(long)]
    pub sheet: Option<String>,
    /// Add what is not known yet, such as a ministry, a product, a pay group or one of our own people
    #[arg(long)]
    pub add_unknown: bool,
    /// Give agencies the names that their rows have for them; else they keep theirs
    #[arg(long)]
    pub take_names: bool,
    /// Write what is not understood of an agency's sheet into its notes
    #[arg(long)]
    pub notes: bool,
    /// How it is read, and what becomes of it
    #[command(flatten)]
    pub how: TableOptions,
}

/// Carries the command out.
pub(super) fn import(command: &RowsOf, kind: Kind, texts: &Texts, today: NaiveDate) -> Result<Outcome, StoreError> {
    if let Some(outcome) = refused_place(command.how.refused.as_deref(), texts)? {
        return Ok(outcome);
    }
    let (mut store, snapshot) = open(&command.file)?;
    let (sheets, bytes) = match tables(&command.input, command.how.separator) {
        Ok(read) => read,
        Err(error) => return Ok(unreadable(&command.input, error.key(), &error.to_string(), texts)),
    };
    let who = me(&snapshot, today);
    if let Some(sheets) = one_each(command, &sheets, kind) {
        let RowsOf { add_unknown: add, notes, take_names: names, .. } = *command;
        let how = How { add, notes, names, who: &who, today, whose: &[] };
        return match by_sheets(&bytes, &sheets, &snapshot.rows, texts, &how) {
            Ok(read) => saved(command, (&mut store, &snapshot), Read { sheets, ..read }, &[], (texts, &who)),
            Err(error) => Ok(unreadable(&command.input, error.key(), &error.to_string(), texts)),
        };
    }
    let table = kind.table();
    let Some(sheet) = chosen(command, &sheets, table) else {
        let key = "import-cli-no-sheet";
        return Ok(refused(texts.get(key).to_owned(), json!({ "error": key })));
    };
    let mut loose = Loose { without_hidden: command.how.skip_hidden, ..Loose::of(sheet, table) };
    let mut taking = Taking::new(&who, today);
    (taking.add_unknown, taking.take_names) = (command.add_unknown, command.take_names);
    for text in &command.map {
        if !map_column(sheet, &mut loose.layout, text, table, texts) && !map_name(&loose, &mut taking, text) {
            let told = texts.with("figures-no-map", &[("text", text.as_str().into())]);
            return Ok(refused(told, json!({ "error": "figures-no-map", "map": text })));
        }
    }
    let lacking = loose.layout.lacking(table);
    if !lacking.is_empty() {
        if let Some(outcome) = too_large(&command.input, command.sheet.as_slice(), &sheets, texts) {
            return Ok(outcome);
        }
        let names: Vec<String> = lacking.iter().map(|name| open_name(texts, table, name)).collect();
        let text = texts.with("rows-no-columns", &[("names", names.join(", ").into())]);
        return Ok(refused(text, json!({ "error": "rows-no-columns", "columns": lacking })));
    }
    let (read, unknown) = by_rows(&loose, &sheets, &snapshot.rows, texts, &taking);
    saved(command, (&mut store, &snapshot), Read { sheets, ..read }, &unknown, (texts, &who))
}

/// Says what was read comes to, keeps what cannot come in, and writes the rest unless it is only to be said.
fn saved(
    command: &RowsOf,
    (store, snapshot): (&mut SqliteStore, &Arc<Snapshot>),
    read: Read,
    unknown: &[Unknown],
    (texts, who): (&Texts, &str),
) -> Result<Outcome, StoreError> {
    let plan = plan(&snapshot.rows, &read.rows);
    let mut outcome = told(&snapshot.rows, &read, &plan, texts);
    tell_unknown(&mut outcome, unknown, texts);
    tell_unread(&mut outcome, &read.sheets, texts);
    let not_taken = not_taken(&read, &plan, texts);
    let operation = Operation::new(OperationKind::RegisterImported, who, plan.changes).with_pictures(read.pictures);
    let TableOptions { refused, dry_run, .. } = &command.how;
    let (input, refused) = (command.input.as_path(), refused.as_deref());
    Bringing { store, planned: snapshot, input, refused, dry_run: *dry_run, texts }.done(outcome, &not_taken, operation)
}

/// The sheets that are looked at, where each is an agency's. Whoever says what columns hold means rows.
fn one_each(command: &RowsOf, sheets: &[Sheet], kind: Kind) -> Option<Vec<Sheet>> {
    if kind != Kind::Agencies || !command.map.is_empty() {
        return None;
    }
    let mut looked_at = sheets.to_vec();
    if let Some(name) = &command.sheet {
        looked_at.retain(|sheet| fold(&sheet.name) == fold(name));
        // Whoever names a sheet means it, shown or not.
        for sheet in &mut looked_at {
            sheet.hidden.sheet = false;
        }
    }
    are_agency_sheets(&looked_at).then_some(looked_at)
}

fn chosen<'s>(command: &RowsOf, sheets: &'s [Sheet], table: Table) -> Option<&'s Sheet> {
    if let Some(name) = &command.sheet {
        return sheets.iter().find(|sheet| fold(&sheet.name) == fold(name));
    }
    let known = |sheet: &&Sheet| Loose::of(sheet, table).layout.fields.iter().flatten().count();
    // Of equal ones the first.
    sheets.iter().filter(|sheet| !sheet.hidden.sheet).rev().max_by_key(known)
}

/// Says what a column holds; false where there is no such column or nothing of that name.
fn map_column(sheet: &Sheet, layout: &mut Layout, text: &str, table: Table, texts: &Texts) -> bool {
    let Some((column, field)) = text.rsplit_once('=') else { return false };
    let Some(at) = column_at(sheet, &layout.headings, column) else { return false };
    let field = fold(field.trim());
    if field.is_empty() {
        layout.map(at, None);
        return true;
    }
    let is =
        |column: &&&'static Column| fold(column.name) == field || fold(&open_name(texts, table, column.name)) == field;
    let columns = open_columns(table);
    let found = columns.iter().find(is).copied();
    if found.is_some() {
        layout.map(at, found);
    }
    found.is_some()
}

/// Says for what a name stands; false where it stands in no cell.
fn map_name(loose: &Loose<'_>, taking: &mut Taking, text: &str) -> bool {
    let Some((name, stands_for)) = text.rsplit_once('=') else { return false };
    let lines = loose.sheet.lines.iter().skip(loose.layout.below());
    if !lines.flat_map(|line| &line.cells).any(|cell| fold(cell.trim()) == fold(name.trim())) {
        return false;
    }
    let stands_for = stands_for.trim();
    let stands = if stands_for.is_empty() { Stands::LeftOut } else { Stands::For(stands_for.to_owned()) };
    taking.decide(name, Some(stands));
    true
}

fn tell_unknown(outcome: &mut Outcome, unknown: &[Unknown], texts: &Texts) {
    let told: Vec<Value> = unknown
        .iter()
        .map(|one| {
            let kind = table_name(texts, one.table);
            json!({ "name": one.text, "kind": kind, "table": one.table.name(), "nearest": one.nearest, "rows": one.rows })
        })
        .collect();
    set(&mut outcome.json, "unknown", json!(told));
}
