//! `export`: what the register holds, for other programs.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use chrono::NaiveDate;
use serde_json::json;

use super::{Outcome, open, refused};
use crate::domain::Snapshot;
use crate::exchange::picture::{self, PictureError};
use crate::exchange::workbook;
use crate::i18n::Texts;
use crate::store::{SqliteStore, Store, StoreError};

/// What can be taken out.
#[derive(Clone, Debug, clap::Subcommand)]
pub enum Export {
    /// Everything but the history, as a workbook that `import all` reads
    All {
        /// The file
        file: PathBuf,
        /// The new workbook (xlsx)
        output: PathBuf,
    },
}

/// Carries the command out.
pub(super) fn made(export: &Export, texts: &Texts, today: NaiveDate) -> Result<Outcome, StoreError> {
    let Export::All { file, output } = export;
    let (mut store, snapshot) = open(file)?;
    if output.exists() {
        return Err(StoreError::AlreadyExists(output.clone()));
    }
    let logos = logos(&mut store, &snapshot)?;
    let (say, cancelled) = (|_, _| {}, AtomicBool::new(false));
    let job = workbook::Job { snapshot: &snapshot, texts, today, logos: &logos, say: &say, cancelled: &cancelled };
    Ok(match workbook::write(&job) {
        Ok(bytes) => written(output, &bytes, texts),
        Err(error) => told(error.key(), &error.to_string(), texts),
    })
}

/// The logos of a register, by hash.
fn logos(store: &mut SqliteStore, snapshot: &Snapshot) -> Result<HashMap<String, Vec<u8>>, StoreError> {
    let mut logos = HashMap::new();
    for hash in snapshot.agency.iter().filter_map(|agency| agency.logo.as_ref()) {
        if !logos.contains_key(hash)
            && let Some(png) = store.logo(hash)?
        {
            logos.insert(hash.clone(), png);
        }
    }
    Ok(logos)
}

/// Writes the file where none is yet.
pub(super) fn written(output: &Path, bytes: &[u8], texts: &Texts) -> Outcome {
    match picture::save_new(output, bytes) {
        Ok(()) => Outcome {
            text: output.display().to_string(),
            json: json!({ "output": output.display().to_string(), "bytes": bytes.len() }),
            refused: None,
        },
        Err(error @ PictureError::NotSaved(..)) => told("error-file-not-saved", &error.about(), texts),
        Err(error) => told(error.key(), &error.about(), texts),
    }
}

fn told(key: &str, about: &str, texts: &Texts) -> Outcome {
    refused(texts.trouble(key, about).join("\n"), json!({ "error": key }))
}
