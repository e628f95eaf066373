//! `import agencies` and `import employees`: one row each, or of agencies one sheet each.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;
use serde_json::json;

use super::contacts::{Separator, column_at};
use super::whole::told;
use super::{Outcome, me, open, refused};
use crate::domain::importing::Sheet;
use crate::domain::importing::agency_sheets::are_agency_sheets;
use crate::domain::importing::whole::plan;
use crate::domain::search::fold;
use crate::domain::shape::Column;
use crate::domain::{Operation, OperationKind, Snapshot, Table};
use crate::exchange::table;
use crate::exchange::workbook::{How, Loose, Read, by_sheets, open_columns};
use crate::i18n::Texts;
use crate::i18n::planned::column_name;
use crate::store::{Commit, SqliteStore, Store, StoreError};

/// What rows are brought in from, and how.
#[derive(Clone, Debug, clap::Args)]
pub struct RowsOf {
    /// The file
    pub file: PathBuf,
    /// A table (xlsx, xls, ods, csv) with a row for each, or of agencies a workbook with a sheet for each
    pub input: PathBuf,
    /// What a column holds, such as `Laitos=name_fi`; nothing after the sign leaves it out
    #[arg(long, value_name = "COLUMN=FIELD")]
    pub map: Vec<String>,
    /// What stands between the cells of a separated text; else the one whose headings are known best
    #[arg(long, value_enum)]
    pub separator: Option<Separator>,
    /// Which sheet of several; else the one whose headings are known best
    #[arg(long)]
    pub sheet: Option<String>,
    /// Add what lists do not have yet, such as a ministry, a city, a product or one of our own people
    #[arg(long)]
    pub add_unknown: bool,
    /// Write what is not understood of an agency's sheet into its notes
    #[arg(long)]
    pub notes: bool,
    /// Say what would happen, and do nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// Carries the command out.
pub(super) fn import(command: &RowsOf, of: Table, texts: &Texts, today: NaiveDate) -> Result<Outcome, StoreError> {
    let (mut store, snapshot) = open(&command.file)?;
    let read = table::content(&command.input).and_then(|bytes| {
        let sheets = table::sheets(&bytes)?;
        match command.separator.filter(|_| sheets.iter().any(|sheet| sheet.separator.is_some())) {
            Some(separator) => Ok((table::separated(&bytes, separator.sign())?, bytes)),
            None => Ok((sheets, bytes)),
        }
    });
    let unread = |key: &str, detail: String| {
        let text = texts.trouble(key, &command.input.display().to_string()).join("\n");
        refused(text, json!({ "error": key, "detail": detail }))
    };
    let (sheets, bytes) = match read {
        Ok(read) => read,
        Err(error) => return Ok(unread(error.key(), error.to_string())),
    };
    if let Some(sheets) = one_each(command, &sheets, of) {
        let who = me(&snapshot, today);
        let how = How { add: command.add_unknown, notes: command.notes, who: &who, today };
        return match by_sheets(&bytes, &sheets, &snapshot.rows, texts, &how) {
            Ok(read) => saved(command, (&mut store, &snapshot), read, (texts, today)),
            Err(error) => Ok(unread(error.key(), error.to_string())),
        };
    }
    let told_why = |key: &str| refused(texts.get(key).to_owned(), json!({ "error": key }));
    let Some(sheet) = chosen(command, &sheets, of) else { return Ok(told_why("import-cli-no-sheet")) };
    let (mut loose, headings) = Loose::of(sheet, of);
    for text in &command.map {
        let Some((at, field)) = mapped(sheet, &headings, text, of, texts) else {
            let told = texts.with("figures-no-map", &[("text", text.as_str().into())]);
            return Ok(refused(told, json!({ "error": "figures-no-map", "map": text })));
        };
        loose.map(at, field);
    }
    if !loose.has_name() {
        return Ok(told_why("import-no-name-column"));
    }
    let rows = loose.rows(&snapshot.rows, texts, command.add_unknown);
    saved(command, (&mut store, &snapshot), Read { rows, ..Read::default() }, (texts, today))
}

/// Says what was read comes to, and writes it unless it is only to be said.
fn saved(
    command: &RowsOf,
    (store, snapshot): (&mut SqliteStore, &Arc<Snapshot>),
    read: Read,
    (texts, today): (&Texts, NaiveDate),
) -> Result<Outcome, StoreError> {
    let plan = plan(&snapshot.rows, &read.rows);
    let outcome = told(&snapshot.rows, &read, &plan, texts);
    if !command.dry_run && !plan.changes.is_empty() {
        let operation = Operation::new(OperationKind::RegisterImported, &me(snapshot, today), plan.changes)
            .with_pictures(read.pictures);
        if let Commit::Conflicts(..) = store.commit(&operation, snapshot)? {
            let key = "planned-overtaken";
            return Ok(refused(texts.get(key).to_owned(), json!({ "error": key })));
        }
    }
    Ok(outcome)
}

/// The sheets that are looked at, where each is an agency's. Whoever says what columns hold means rows.
fn one_each(command: &RowsOf, sheets: &[Sheet], of: Table) -> Option<Vec<Sheet>> {
    if of != Table::Agency || !command.map.is_empty() {
        return None;
    }
    let mut looked_at = sheets.to_vec();
    if let Some(name) = &command.sheet {
        looked_at.retain(|sheet| fold(&sheet.name) == fold(name));
        // Whoever names a sheet means it, shown or not.
        looked_at.iter_mut().for_each(|sheet| sheet.hidden.sheet = false);
    }
    are_agency_sheets(&looked_at).then_some(looked_at)
}

fn chosen<'s>(command: &RowsOf, sheets: &'s [Sheet], of: Table) -> Option<&'s Sheet> {
    if let Some(name) = &command.sheet {
        return sheets.iter().find(|sheet| fold(&sheet.name) == fold(name));
    }
    let known = |sheet: &&Sheet| Loose::of(sheet, of).0.fields.iter().flatten().count();
    // Of equal ones the first.
    sheets.iter().filter(|sheet| !sheet.hidden.sheet).rev().max_by_key(known)
}

/// Which column of a sheet holds what; none where there is no such column or nothing of that name.
fn mapped(
    sheet: &Sheet,
    headings: &[String],
    text: &str,
    of: Table,
    texts: &Texts,
) -> Option<(usize, Option<&'static Column>)> {
    let (column, field) = text.rsplit_once('=')?;
    let at = column_at(sheet, headings, column)?;
    let field = fold(field.trim());
    if field.is_empty() {
        return Some((at, None));
    }
    let is =
        |column: &&&'static Column| fold(column.name) == field || fold(&column_name(texts, of, column.name)) == field;
    open_columns(of).iter().find(is).map(|column| (at, Some(*column)))
}
