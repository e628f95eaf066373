//! What all commands that bring rows in have in common: nobody's work is overwritten that was saved meanwhile, and what
//! cannot come in is kept where it can be put right.

use std::path::Path;
use std::sync::Arc;

use serde_json::json;

use super::whole::set;
use super::{Outcome, refused};
use crate::domain::importing::{RefusedRows, overtaken};
use crate::domain::{Operation, Snapshot};
use crate::exchange::picture::{self, PictureError};
use crate::exchange::refused as refused_rows;
use crate::i18n::Texts;
use crate::store::{Commit, SqliteStore, Store, StoreError};

/// Writes an operation that was planned from `planned`; false where that is no longer so, and nothing was written.
pub(super) fn bring_in(
    store: &mut SqliteStore,
    operation: &Operation,
    planned: &Arc<Snapshot>,
) -> Result<bool, StoreError> {
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
pub(super) fn keep_refused(
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
