//! `export`: what the register holds, for other programs.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use chrono::NaiveDate;
use serde_json::json;

use super::{Outcome, Questionnaire, open, questionnaire, refused};
use crate::domain::Snapshot;
use crate::exchange::picture::{self, PictureError};
use crate::exchange::{lists, vcard, workbook};
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
    /// The agencies, one row each
    Agencies(Listed),
    /// The contacts of all agencies
    Contacts(Listed),
    /// Head counts and volumes, a figure in each row
    Figures {
        /// The file
        file: PathBuf,
        /// The new file: xlsx, or csv of one of the two
        output: PathBuf,
        /// Only these
        #[arg(long, value_enum)]
        only: Option<Only>,
    },
    /// The questions of the open round as workbooks to be filled in, which `import answers` reads
    Questionnaire(Questionnaire),
}

/// A list and where it goes.
#[derive(Clone, Debug, clap::Args)]
pub struct Listed {
    /// The file
    pub file: PathBuf,
    /// The new file, of the kind that its ending says: xlsx, csv, and of contacts vcf too
    pub output: PathBuf,
}

/// Which figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Only {
    /// Head counts.
    Headcounts,
    /// Volumes.
    Volumes,
}

impl Export {
    /// The register from which something is taken out.
    pub(super) fn file(&self) -> &Path {
        match self {
            Self::All { file, .. } | Self::Figures { file, .. } => file,
            Self::Agencies(listed) | Self::Contacts(listed) => &listed.file,
            Self::Questionnaire(command) => &command.file,
        }
    }
}

/// Carries the command out.
pub(super) fn made(export: &Export, texts: &Texts, today: NaiveDate) -> Result<Outcome, StoreError> {
    let (file, output) = match export {
        Export::All { file, output } | Export::Figures { file, output, .. } => (file, output),
        Export::Agencies(listed) | Export::Contacts(listed) => (&listed.file, &listed.output),
        Export::Questionnaire(command) => return questionnaire::export(command, texts, today),
    };
    let (mut store, snapshot) = open(file)?;
    if output.exists() {
        return Err(StoreError::AlreadyExists(output.clone()));
    }
    let ending = output.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    if matches!(export, Export::All { .. }) && ending != "xlsx" {
        let text = texts.with("export-all-ending", &[("ending", ending.into())]);
        return Ok(refused(text, json!({ "error": "export-all-ending" })));
    }
    let lists = match export {
        Export::Agencies(_) => vec![lists::agencies(&snapshot, texts)],
        Export::Contacts(_) if ending == "vcf" => {
            return Ok(written(output, &vcard::write(&snapshot, texts, today), texts));
        }
        Export::Contacts(_) => vec![lists::contacts(&snapshot, texts)],
        Export::Figures { only, .. } => {
            let [headcounts, volumes] = lists::figures(&snapshot, texts);
            match only {
                Some(Only::Headcounts) => vec![headcounts],
                Some(Only::Volumes) => vec![volumes],
                None => vec![headcounts, volumes],
            }
        }
        Export::All { .. } | Export::Questionnaire(_) => {
            return everything(&mut store, &snapshot, output, texts, today);
        }
    };
    Ok(match (ending.as_str(), lists.as_slice()) {
        ("csv", [one]) => written(output, &lists::csv(one), texts),
        ("csv", _) => refused(texts.get("export-only").to_owned(), json!({ "error": "export-only" })),
        ("xlsx", lists) => match lists::workbook(lists) {
            Ok(bytes) => written(output, &bytes, texts),
            Err(error) => told("error-workbook-not-made", &error.to_string(), texts),
        },
        _ => {
            let text = texts.with("export-ending", &[("ending", ending.into())]);
            refused(text, json!({ "error": "export-ending" }))
        }
    })
}

/// The whole register.
fn everything(
    store: &mut SqliteStore,
    snapshot: &Snapshot,
    output: &Path,
    texts: &Texts,
    today: NaiveDate,
) -> Result<Outcome, StoreError> {
    let logos = logos(store, snapshot)?;
    let (say, cancelled) = (|_, _| {}, AtomicBool::new(false));
    let job = workbook::Job { snapshot, texts, today, logos: &logos, say: &say, cancelled: &cancelled };
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
fn written(output: &Path, bytes: &[u8], texts: &Texts) -> Outcome {
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
