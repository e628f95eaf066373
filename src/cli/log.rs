//! What has been done in a file, and taking it back.

use std::path::Path;

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::{Outcome, me, open, refused};
use crate::domain::OperationId;
use crate::i18n::Texts;
use crate::i18n::date::format_date_time;
use crate::i18n::names::{self, operation_name, writer};
use crate::store::{HistoryQuery, Store, StoreError, UndoOutcome, WhichUndo, undo};

pub(super) fn logged(file: &Path, most: usize, texts: &Texts) -> Result<Outcome, StoreError> {
    let (mut store, snapshot) = open(file)?;
    let log = store.history(&HistoryQuery { contents: true, ..HistoryQuery::newest(most) })?;
    let named: Vec<(String, String, &crate::domain::LoggedOperation)> = log
        .iter()
        .map(|operation| {
            let at = format_date_time(texts.language(), operation.at);
            (at, operation_name(texts, &snapshot.rows, operation), operation)
        })
        .collect();
    let lines: Vec<String> = named
        .iter()
        .map(|(at, name, operation)| format!("{}  {at}  {}  {name}", operation.id, writer(texts, operation)))
        .collect();
    let operations: Vec<Value> = named
        .iter()
        .map(|(_, name, operation)| {
            json!({
                "id": operation.id, "kind": operation.kind, "at": operation.at, "who": operation.who,
                "undoes": operation.undoes, "name": name, "changes": operation.changes.len(),
                "source": operation.source,
            })
        })
        .collect();
    Ok(Outcome { text: lines.join("\n"), json: json!({ "operations": operations }), refused: None })
}

pub(super) fn taken_back(
    file: &Path,
    operation: Option<uuid::Uuid>,
    texts: &Texts,
    today: NaiveDate,
) -> Result<Outcome, StoreError> {
    let (mut store, snapshot) = open(file)?;
    let which = operation.map_or(WhichUndo::Newest, |id| WhichUndo::This(OperationId(id)));
    let who = me(&snapshot, today);
    Ok(match undo(&mut store, &snapshot, which, &who)? {
        UndoOutcome::Done { operation, meant, kept, snapshot } => {
            let name = operation_name(texts, &snapshot.rows, &operation);
            let mut text = names::undone(texts, &snapshot.rows, &operation, meant);
            text.extend(names::kept(texts, &snapshot.rows, &kept).map(|kept| format!("\n{kept}")));
            let kept: Vec<uuid::Uuid> = kept.into_iter().map(|(_, id)| id).collect();
            Outcome { text, json: json!({ "undone": operation.id, "name": name, "kept": kept }), refused: None }
        }
        UndoOutcome::Refused { reason, by, .. } => {
            let text = names::undo_refused(texts, &reason, by.as_deref());
            refused(text, json!({ "refused": names::undo_key(&reason), "by": by }))
        }
        UndoOutcome::Conflicts(conflicts, _) => {
            let key = conflicts.first().map_or("conflict-title", names::conflict_key);
            refused(texts.get(key).to_owned(), json!({ "refused": key }))
        }
    })
}
