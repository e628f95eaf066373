//! What all commands that bring rows in have in common: their options, how a table is read, and how it ends. Nobody's work
//! is overwritten that was saved meanwhile, and what cannot come in is kept where it can be put right.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::json;

use super::contacts::{Separator, column_at};
use super::whole::set;
use super::{Outcome, refused};
use crate::domain::importing::{RefusedRows, Sheet, overtaken, unread};
use crate::domain::search::fold;
use crate::domain::{Operation, OperationKind, Snapshot};
use crate::exchange::picture::{self, PictureError};
use crate::exchange::refused as refused_rows;
use crate::exchange::table::{self, ReadError};
use crate::i18n::Texts;
use crate::store::{Commit, SqliteStore, Store, StoreError};

/// The options of all commands that bring a table in.
#[derive(Clone, Debug, clap::Args)]
pub struct TableOptions {
    /// What stands between the cells of a separated text; else the one whose headings are known best
    #[arg(long, value_enum)]
    pub separator: Option<Separator>,
    /// Leave out the rows that the input's own program does not show
    #[arg(long)]
    pub skip_hidden: bool,
    /// Save the rows that cannot come in to a new spreadsheet, with the reasons
    #[arg(long, value_name = "OUT.xlsx")]
    pub refused: Option<PathBuf>,
    /// Say what would happen, and do nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// The sheets of a table, separated as it is said, and the bytes that they come from.
pub(super) fn tables(input: &Path, separator: Option<Separator>) -> Result<(Vec<Sheet>, Vec<u8>), ReadError> {
    let bytes = table::content(input)?;
    let sheets = table::sheets(&bytes)?;
    match separator.filter(|_| sheets.iter().any(|sheet| sheet.separator.is_some())) {
        Some(separator) => Ok((table::separated(&bytes, separator.sign())?, bytes)),
        None => Ok((sheets, bytes)),
    }
}

/// Says why an input cannot be read.
pub(super) fn unreadable(input: &Path, key: &'static str, detail: &str, texts: &Texts) -> Outcome {
    let name = input.display().to_string();
    refused(texts.trouble(key, &name).join("\n"), json!({ "error": key, "detail": detail }))
}

/// Whether sheets are named that the input does not have.
pub(super) fn lacking(named: &[String], sheets: &[Sheet]) -> bool {
    named.iter().any(|name| !sheets.iter().any(|sheet| fold(&sheet.name) == fold(name)))
}

/// Whether a sheet is looked at: it is named, or none is and its own program shows it.
pub(super) fn looked_at(named: &[String], sheet: &Sheet) -> bool {
    named.iter().any(|name| fold(name) == fold(&sheet.name)) || (named.is_empty() && !sheet.hidden.sheet)
}

/// What `COLUMN=FIELD` says of a sheet: which column, and what it holds; none where it is about no column of it.
pub(super) fn column_said<F>(
    sheet: &Sheet,
    headings: &[String],
    text: &str,
    field: impl Fn(&str) -> Option<F>,
) -> Option<(usize, Option<F>)> {
    let (column, word) = text.rsplit_once('=')?;
    let at = column_at(sheet, headings, column)?;
    if word.trim().is_empty() {
        return Some((at, None));
    }
    Some((at, Some(field(word)?)))
}

/// Says that an input is too large where that is why nothing is found in it: sheets are left unread, those of these names
/// where any are named.
pub(super) fn too_large(input: &Path, named: &[String], sheets: &[Sheet], texts: &Texts) -> Option<Outcome> {
    let mut unread = sheets.iter().filter(|sheet| sheet.unread);
    let meant = |sheet: &Sheet| named.is_empty() || named.iter().any(|name| fold(name) == fold(&sheet.name));
    let error = ReadError::TooLarge;
    unread.any(meant).then(|| unreadable(input, error.key(), &error.to_string(), texts))
}

/// Says which sheets are too large to be read.
pub(super) fn tell_unread(outcome: &mut Outcome, sheets: &[Sheet], texts: &Texts) {
    let names = unread(sheets);
    if !names.is_empty() {
        let text = texts.with("import-sheets-unread", &[("names", names.join(", ").into())]);
        outcome.text = format!("{}\n{text}", outcome.text);
        set(&mut outcome.json, "unread_sheets", json!(names));
    }
}

/// How bringing something in ends.
pub(super) struct Bringing<'b> {
    /// Into what, and from what of it the operation was planned.
    pub(super) store: &'b mut SqliteStore,
    pub(super) planned: &'b Arc<Snapshot>,
    /// From which file.
    pub(super) input: &'b Path,
    /// Where the rows go that cannot come in.
    pub(super) refused: Option<&'b Path>,
    /// It is only to be said.
    pub(super) dry_run: bool,
    pub(super) texts: &'b Texts,
}

impl Bringing<'_> {
    /// Keeps the rows that cannot come in, and writes the rest unless there is none or it is only to be said.
    pub(super) fn done(
        self,
        mut outcome: Outcome,
        rows: &[RefusedRows],
        operation: Operation,
    ) -> Result<Outcome, StoreError> {
        if let Err(outcome) = keep_refused(&mut outcome, self.refused, rows, self.texts) {
            return Ok(outcome);
        }
        if self.dry_run || operation.changes.is_empty() {
            return Ok(outcome);
        }
        let name = self.input.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let operation = operation.with_source(&name);
        if bring_in(self.store, &operation, self.planned)? {
            return Ok(outcome);
        }
        // Nothing has come in, so nothing is refused yet either: what was kept of it would stand in the way next time.
        if let Some(output) = self.refused.filter(|_| outcome.json.get("refused_saved").is_some()) {
            drop(std::fs::remove_file(output));
        }
        let contacts = operation.kind == OperationKind::ContactsImported;
        let key = if contacts { "import-overtaken" } else { "planned-overtaken" };
        Ok(refused(self.texts.get(key).to_owned(), json!({ "error": key })))
    }
}

/// Writes an operation that was planned from `planned`; false where that is no longer so, and nothing was written.
fn bring_in(store: &mut SqliteStore, operation: &Operation, planned: &Arc<Snapshot>) -> Result<bool, StoreError> {
    let now = store.changes_since(planned)?.map_or_else(|| Arc::clone(planned), Arc::new);
    if overtaken(operation.kind, planned, &now) {
        return Ok(false);
    }
    Ok(!matches!(store.commit(operation, &now)?, Commit::Conflicts(..)))
}

/// Why the rows that cannot come in cannot be saved at `output`; said before anything is done.
pub(super) fn refused_place(output: Option<&Path>, texts: &Texts) -> Result<Option<Outcome>, StoreError> {
    let Some(output) = output else { return Ok(None) };
    if output.exists() {
        return Err(StoreError::AlreadyExists(output.to_owned()));
    }
    let ending = output.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    if ending == "xlsx" {
        return Ok(None);
    }
    let text = texts.with("refused-ending", &[("ending", ending.into())]);
    Ok(Some(refused(text, json!({ "error": "refused-ending" }))))
}

/// Saves the rows that cannot come in, where that is asked for and there are any. Where they cannot be saved, nothing else
/// is done either.
fn keep_refused(
    outcome: &mut Outcome,
    output: Option<&Path>,
    rows: &[RefusedRows],
    texts: &Texts,
) -> Result<(), Outcome> {
    let Some(output) = output else { return Ok(()) };
    let count: usize = rows.iter().map(|sheet| sheet.rows.len()).sum();
    if count == 0 {
        outcome.text = format!("{}\n{}", outcome.text, texts.get("refused-none"));
        return Ok(());
    }
    let told = |key: &str, about: &str| refused(texts.trouble(key, about).join("\n"), json!({ "error": key }));
    let bytes =
        refused_rows::write(rows, texts).map_err(|error| told("error-workbook-not-made", &error.to_string()))?;
    let name = output.display().to_string();
    picture::save_new(output, &bytes).map_err(|error| match error {
        PictureError::NotSaved(..) => told("error-file-not-saved", &error.about()),
        error @ PictureError::NotDrawn(_) => told(error.key(), &error.about()),
    })?;
    let text = texts.with("refused-saved", &[("count", count.into()), ("name", name.as_str().into())]);
    outcome.text = format!("{}\n{text}", outcome.text);
    set(&mut outcome.json, "refused_saved", json!(name));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::agency;
    use crate::domain::{Agency, Change, Language};

    #[test]
    fn what_others_have_saved_since_it_was_planned_is_not_overwritten() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("palvelu.kortisto");
        let mut store = SqliteStore::create(&file).expect("a file");
        let planned = Arc::new(store.load().expect("loads"));
        let texts = Texts::new(Language::Fi);
        let input = folder.path().join("oma kansio").join("virastot.xlsx");
        let told = || Outcome { text: String::new(), json: json!({}), refused: None };
        let bring = |store: &mut SqliteStore, planned: &Arc<Snapshot>, kind, one: &Agency| {
            let operation = Operation::new(kind, "Aino", vec![Change::insert(one.clone())]);
            let (input, refused) = (input.as_path(), None);
            let bringing = Bringing { store, planned, input, refused, dry_run: false, texts: &texts };
            bringing.done(told(), &[], operation).expect("answered")
        };
        let (one, other) = (agency("Rannikkolaitos"), agency("Saaristovirasto"));
        let others = Operation::new(OperationKind::AgencyAdded, "Eero", vec![Change::insert(other.clone())]);
        SqliteStore::open(&file).expect("opens").commit(&others, &planned).expect("saved");
        for (kind, key) in [
            (OperationKind::RegisterImported, "planned-overtaken"),
            (OperationKind::FiguresImported, "planned-overtaken"),
            (OperationKind::AnswersImported, "planned-overtaken"),
            (OperationKind::ContactsImported, "import-overtaken"),
        ] {
            assert_eq!(bring(&mut store, &planned, kind, &one).json["error"], key);
        }
        let now = Arc::new(store.load().expect("loads"));
        assert_eq!(now.agency.get(one.id), None, "nothing was written");
        assert_eq!(bring(&mut store, &now, OperationKind::RegisterImported, &one).refused, None);
        let log = store.history(&crate::store::HistoryQuery::newest(1)).expect("a log");
        assert_eq!(log[0].source.as_deref(), Some("virastot.xlsx"), "the name alone");
    }
}
