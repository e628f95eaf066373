//! `recover`: what can still be read of a damaged file, saved to a new one.

use std::path::Path;
use std::sync::atomic::AtomicBool;

use serde_json::{Value, json};
use uuid::Uuid;

use super::{Outcome, shown};
use crate::domain::{Gap, RecoveredTable};
use crate::i18n::Texts;
use crate::i18n::recovering::lines;
use crate::store::StoreError;
use crate::store::sqlite::recover;

/// Saves what can be read of `damaged` to a new file, and says what is missing.
pub(super) fn saved(damaged: &Path, new: &Path, texts: &Texts) -> Result<Outcome, StoreError> {
    let found = recover(damaged, new, &|_, _| (), &AtomicBool::new(false))?;
    let tables: serde_json::Map<String, Value> =
        found.tables.iter().map(|one| (one.table.name().to_owned(), told(one))).collect();
    let json = json!({
        "file": shown(new),
        "rows": found.rows(),
        "missing": found.missing(),
        "pages": { "all": found.pages, "lost": found.pages_lost },
        "operations": {
            "read": found.operations, "lost": found.operations_lost, "emptied": found.operations_emptied,
            "beginning_lost": found.beginning_lost,
        },
        "pictures": { "read": found.pictures, "lost": found.pictures_lost },
        "unplaced": found.unplaced,
        "tables": tables,
    });
    Ok(Outcome { text: lines(texts, &found).join("\n"), json, refused: None })
}

fn told(table: &RecoveredTable) -> Value {
    let ids = |ids: &[Uuid]| ids.iter().map(Uuid::to_string).collect::<Vec<_>>();
    let gap = |gap: &Gap| json!({ "after": gap.after, "before": gap.before });
    json!({
        "read": table.read,
        "restored": table.restored,
        "lost": ids(&table.lost),
        "left_out": ids(&table.left_out),
        "parted": ids(&table.parted),
        "differing": ids(&table.differing),
        "gaps": table.gaps.iter().map(gap).collect::<Vec<_>>(),
        "whole": table.whole,
    })
}
