//! Workbooks that leave the program: one, or one for each in a folder.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use super::{PrintError, Taken, WorkbookJob};
use crate::domain::figures::new_year::new_year;
use crate::domain::{RoundId, Snapshot};
use crate::exchange::picture::{self, PictureError};
use crate::exchange::workbook::{self, WriteError};
use crate::exchange::{lists, questionnaire, workload};
use crate::i18n::{Texts, new_year as new_years};

/// Makes a workbook, or one for each in a folder; returns where.
pub(super) fn take_out(
    job: &WorkbookJob,
    snapshot: &Snapshot,
    logos: &HashMap<String, Vec<u8>>,
    say: &dyn Fn(usize, usize),
) -> Result<PathBuf, PrintError> {
    let texts = Texts::new(job.language);
    let (today, cancelled) = (job.today, job.cancelled.as_ref());
    let bytes = match job.what {
        Taken::Register => workbook::write(&workbook::Job { snapshot, texts: &texts, today, logos, say, cancelled }),
        Taken::Workload => workload::write(snapshot, &texts, today).map_err(Into::into),
        Taken::Questionnaire(round, whose) => {
            let everybody =
                || snapshot.question_round.get(round).map(|round| questionnaire::people(snapshot, round, today));
            let whose = whose.map_or_else(|| everybody().unwrap_or_default(), |id| vec![Some(id)]);
            questionnaire::write(snapshot, &texts, round, &whose, today).map_err(Into::into)
        }
        Taken::Missing(year, whose) => {
            let of_year = new_year(snapshot, year, today);
            let lists = lists::missing_figures(snapshot, &texts, year, &of_year.waited_for_by(whose));
            lists::workbook(&lists).map_err(Into::into)
        }
        Taken::AllMissing(year) => return all_missing(job, snapshot, &texts, year),
        Taken::AllQuestionnaires(round) => return all_questionnaires(job, snapshot, &texts, round),
    };
    picture::save(&job.path, &bytes.map_err(PrintError::TakenOut)?).map_err(PrintError::Written)?;
    Ok(job.path.clone())
}

/// Writes files into a folder of their own within the chosen one, or into the chosen one where that is new. Nothing that is
/// there is touched, and nothing is written before all of them are made.
fn into_folder(job: &WorkbookJob, name: &str, files: Vec<(String, Vec<u8>)>) -> Result<PathBuf, PrintError> {
    let not_made = |error| PrintError::Written(PictureError::NotSaved(job.path.clone(), error));
    let free = |folder: &Path, name: &str, ending: &str| {
        let numbered = |nth: usize| if nth == 1 { format!("{name}{ending}") } else { format!("{name} {nth}{ending}") };
        (1..1000).map(|nth| folder.join(numbered(nth))).find(|path| !path.exists())
    };
    let folder = if job.path.is_dir() { free(&job.path, name, "") } else { None };
    let folder = folder.unwrap_or_else(|| job.path.clone());
    std::fs::create_dir_all(&folder).map_err(not_made)?;
    for (name, bytes) in files {
        let path = free(&folder, &name, ".xlsx").unwrap_or_else(|| folder.join(format!("{name}.xlsx")));
        picture::save_new(&path, &bytes).map_err(PrintError::Written)?;
    }
    Ok(folder)
}

/// What each is waited for of a year's figures, as a workbook of their own.
fn all_missing(job: &WorkbookJob, snapshot: &Snapshot, texts: &Texts, year: i64) -> Result<PathBuf, PrintError> {
    let of_year = new_year(snapshot, year, job.today);
    let mut files = Vec::new();
    for (who, stands) in of_year.waited_for(snapshot) {
        wanted_still(job)?;
        let lists = lists::missing_figures(snapshot, texts, year, &stands);
        let bytes = lists::workbook(&lists).map_err(|error| PrintError::TakenOut(error.into()))?;
        let person = who.and_then(|id| snapshot.employee.get(id)).map(|one| one.name.as_str());
        let person = person.unwrap_or_else(|| texts.get("questionnaire-nobody"));
        files.push((picture::file_name(&format!("{} {year} {person}", texts.get("new-year-file"))), bytes));
    }
    let name = picture::file_name(&format!("{} {}", new_years::title(texts, year), job.today));
    into_folder(job, &name, files)
}

/// The questions of a round to be filled in, as a workbook for each.
fn all_questionnaires(
    job: &WorkbookJob,
    snapshot: &Snapshot,
    texts: &Texts,
    round: RoundId,
) -> Result<PathBuf, PrintError> {
    let mut files = Vec::new();
    let Some(round) = snapshot.question_round.get(round) else { return into_folder(job, "", files) };
    for who in questionnaire::people(snapshot, round, job.today) {
        wanted_still(job)?;
        let bytes = questionnaire::write(snapshot, texts, round.id, &[who], job.today);
        let bytes = bytes.map_err(|error| PrintError::TakenOut(error.into()))?;
        files.push((picture::file_name(&questionnaire::title(snapshot, texts, round, who)), bytes));
    }
    into_folder(job, &picture::file_name(&format!("{} {}", round.name, job.today)), files)
}

/// Whether somebody still waits for what is being made.
fn wanted_still(job: &WorkbookJob) -> Result<(), PrintError> {
    if job.cancelled.load(Ordering::Relaxed) { Err(PrintError::TakenOut(WriteError::Cancelled)) } else { Ok(()) }
}
