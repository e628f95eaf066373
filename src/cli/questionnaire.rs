//! `export questionnaire`: the questions of a round as workbooks to be filled in.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde_json::json;

use super::report::employee;
use super::{Outcome, open, refused};
use crate::domain::search::fold;
use crate::domain::{EmployeeId, QuestionRound, Snapshot};
use crate::exchange::picture::{self, PictureError};
use crate::exchange::questionnaire::{people, running, title, write};
use crate::i18n::Texts;
use crate::store::StoreError;

/// Which questions go out, and where.
#[derive(Clone, Debug, clap::Args)]
pub struct Questionnaire {
    /// The file
    pub file: PathBuf,
    /// A new workbook (xlsx), with a sheet for each secretary; or a folder, into which each gets a workbook of their own
    pub output: PathBuf,
    /// Only the agencies of this one of us, by name
    #[arg(long)]
    pub employee: Option<String>,
    /// Which round, by name; else the open one that is due first
    #[arg(long)]
    pub round: Option<String>,
}

/// Carries the command out.
pub(super) fn export(command: &Questionnaire, texts: &Texts, today: NaiveDate) -> Result<Outcome, StoreError> {
    let (_, snapshot) = open(&command.file)?;
    let told = |key: &str, args: &[(&str, &str)]| {
        let args: Vec<_> = args.iter().map(|(name, text)| (*name, (*text).into())).collect();
        Ok(refused(texts.with(key, &args), json!({ "error": key })))
    };
    let ending = command.output.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let workbook = ending == "xlsx";
    if !workbook && !ending.is_empty() && !command.output.is_dir() {
        return told("questionnaire-export-ending", &[("ending", &ending)]);
    }
    let round = match &command.round {
        Some(name) => {
            let found = snapshot.question_round.iter().find(|round| fold(&round.name) == fold(name));
            let Some(round) = found else { return told("answers-round-unknown", &[("text", name)]) };
            round
        }
        None => match running(&snapshot, today) {
            Some(round) => round,
            None => return told("questionnaire-no-open-round", &[]),
        },
    };
    let mut whose = people(&snapshot, round, today);
    if let Some(name) = &command.employee {
        let id = match employee(name, &snapshot) {
            Ok(id) => id,
            Err(key) => return told(key, &[]),
        };
        whose.retain(|one| *one == Some(id));
        if whose.is_empty() {
            return told("questionnaire-not-asked", &[("name", name)]);
        }
    }
    if workbook {
        if command.output.exists() {
            return Err(StoreError::AlreadyExists(command.output.clone()));
        }
        return Ok(written(&[(command.output.clone(), whose)], &snapshot, round, texts, today));
    }
    let file = |who: &Option<EmployeeId>| {
        let name = picture::file_name(&title(&snapshot, texts, round, *who));
        (command.output.join(format!("{name}.xlsx")), vec![*who])
    };
    let files: Vec<(PathBuf, Vec<Option<EmployeeId>>)> = whose.iter().map(file).collect();
    if let Some((there, _)) = files.iter().find(|(path, _)| path.exists()) {
        return Err(StoreError::AlreadyExists(there.clone()));
    }
    if let Err(error) = std::fs::create_dir_all(&command.output) {
        tracing::warn!(%error, "a folder for questionnaires");
        return Ok(not_saved(&command.output, texts));
    }
    Ok(written(&files, &snapshot, round, texts, today))
}

fn not_saved(path: &Path, texts: &Texts) -> Outcome {
    let about = path.display().to_string();
    refused(texts.trouble("error-file-not-saved", &about).join("\n"), json!({ "error": "error-file-not-saved" }))
}

/// Writes the workbooks, each where none is yet.
fn written(
    files: &[(PathBuf, Vec<Option<EmployeeId>>)],
    snapshot: &Snapshot,
    round: &QuestionRound,
    texts: &Texts,
    today: NaiveDate,
) -> Outcome {
    let mut done = Vec::new();
    for (path, whose) in files {
        let bytes = match write(snapshot, texts, round.id, whose, today) {
            Ok(bytes) => bytes,
            Err(error) => {
                let text = texts.trouble("error-workbook-not-made", &error.to_string()).join("\n");
                return refused(text, json!({ "error": "error-workbook-not-made", "output": done }));
            }
        };
        match picture::save_new(path, &bytes) {
            Ok(()) => done.push(path.display().to_string()),
            Err(PictureError::NotSaved(path, error)) => {
                tracing::warn!(%error, "a questionnaire");
                return not_saved(&path, texts);
            }
            Err(error) => {
                let text = texts.trouble(error.key(), &error.about()).join("\n");
                return refused(text, json!({ "error": error.key() }));
            }
        }
    }
    Outcome { text: done.join("\n"), json: json!({ "round": round.name, "output": done }), refused: None }
}
