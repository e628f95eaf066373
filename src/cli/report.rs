//! `report`: a document as a PDF.

use std::path::Path;
use std::sync::atomic::AtomicBool;

use chrono::NaiveDate;
use serde_json::json;

use super::{Away, Outcome, Report, by_abbreviation, open, refused};
use crate::domain::{AgencyId, EmployeeId, Paper, Snapshot};
use crate::exchange::logo::Match;
use crate::exchange::pdf::{self, AsOf, Progress, Source};
use crate::exchange::picture::{self, PictureError};
use crate::exchange::workbook::WriteError;
use crate::exchange::workload;
use crate::i18n::Texts;
use crate::i18n::date::format_date;
use crate::store::{PaperParts, Store, StoreError, at_the_end_of, for_paper};

/// Makes the document and writes it where no file is yet.
pub(super) fn made(report: &Report, texts: &Texts, today: NaiveDate) -> Result<Outcome, StoreError> {
    let (file, output) = match report {
        Report::Agency { file, output, .. }
        | Report::Situation { file, output, .. }
        | Report::Workload { file, output } => (file, output),
        Report::Absence(away) | Report::Briefing(away) => (&away.file, &away.output),
    };
    let (mut store, snapshot) = open(file)?;
    if let Report::Agency { agency, as_of: Some(day), .. } = report {
        return of_the_past(&mut store, &snapshot, agency, *day, output, (texts, today));
    }
    let paper = match wanted(report, &snapshot) {
        Ok(paper) => paper,
        Err(key) => return Ok(refused(texts.get(key).to_owned(), json!({ "refused": key }))),
    };
    if output.exists() {
        return Err(StoreError::AlreadyExists(output.clone()));
    }
    if paper == Paper::Workload && output.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx")) {
        return Ok(match workload::write(&snapshot, texts, today) {
            Ok(bytes) => written(output, &bytes, texts),
            Err(error) => {
                let error = WriteError::from(error);
                told(error.key(), &error.to_string(), texts)
            }
        });
    }
    printed(&mut store, &snapshot, &paper, output, (texts, today, None))
}

/// Makes an agency's card as it was at the end of a day.
fn of_the_past(
    store: &mut dyn Store,
    now: &Snapshot,
    agency: &str,
    day: NaiveDate,
    output: &Path,
    (texts, today): (&Texts, NaiveDate),
) -> Result<Outcome, StoreError> {
    let no = |text: String, key: &str| Ok(refused(text, json!({ "refused": key })));
    if day > today {
        return no(texts.get("ask-as-of-future").to_owned(), "ask-as-of-future");
    }
    let past = at_the_end_of(store, now, day)?;
    let then = Snapshot { rows: past.rows.clone(), ..Snapshot::default() };
    // One that is gone by now goes by the abbreviation that it had.
    let id = match one_agency(agency, now).or_else(|now| one_agency(agency, &then).map_err(|_| now)) {
        Ok(id) => id,
        Err(key) => return no(texts.get(key).to_owned(), key),
    };
    if then.agency.get(id).is_none() {
        let date = format_date(texts.language(), day);
        return no(texts.with("past-not-there", &[("date", date.into())]), "past-not-there");
    }
    if output.exists() {
        return Err(StoreError::AlreadyExists(output.to_owned()));
    }
    let as_of = AsOf { day, unknown: past.unknown_about(id) };
    let mut outcome = printed(store, &then, &Paper::Agency(id), output, (texts, today, Some(as_of)))?;
    if let Some(told) = outcome.json.as_object_mut().filter(|_| outcome.refused.is_none()) {
        told.insert("as_of".into(), json!(day));
        told.insert("unknown".into(), json!(as_of.unknown));
    }
    Ok(outcome)
}

fn printed(
    store: &mut dyn Store,
    snapshot: &Snapshot,
    paper: &Paper,
    output: &Path,
    (texts, today, as_of): (&Texts, NaiveDate, Option<AsOf>),
) -> Result<Outcome, StoreError> {
    let PaperParts { logos, log } = for_paper(store, snapshot, paper)?;
    let source = Source { snapshot, language: texts.language(), today, as_of, logos, log };
    let progress = Progress { say: &|_, _| {}, cancelled: &AtomicBool::new(false) };
    Ok(match pdf::make(paper, &source, &progress) {
        Ok(bytes) => written(output, &bytes, texts),
        Err(error) => told(error.key(), error.about(), texts),
    })
}

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

/// The document that is asked for, or the key of why there is none.
fn wanted(report: &Report, snapshot: &Snapshot) -> Result<Paper, &'static str> {
    match report {
        Report::Agency { agency, .. } => one_agency(agency, snapshot).map(Paper::Agency),
        Report::Situation { agency: Some(agency), internal, .. } => {
            one_agency(agency, snapshot).map(|id| Paper::Situation(Some(id), *internal))
        }
        Report::Situation { agency: None, internal, .. } => Ok(Paper::Situation(None, *internal)),
        Report::Workload { .. } => Ok(Paper::Workload),
        Report::Absence(away) => named(away, snapshot).map(|id| Paper::Absence(id, away.from, away.to)),
        Report::Briefing(away) => named(away, snapshot).map(|id| Paper::Briefing(id, away.from, away.to)),
    }
}

fn one_agency(abbreviation: &str, snapshot: &Snapshot) -> Result<AgencyId, &'static str> {
    match by_abbreviation(snapshot, abbreviation) {
        Match::One(id) => Ok(id),
        Match::None => Err("cli-agency-unknown"),
        Match::Several(_) => Err("cli-agency-ambiguous"),
    }
}

fn named(away: &Away, snapshot: &Snapshot) -> Result<EmployeeId, &'static str> {
    if away.to < away.from {
        return Err("absence-dates-wrong");
    }
    employee(&away.employee, snapshot)
}

/// The one of us of this name.
pub(super) fn employee(name: &str, snapshot: &Snapshot) -> Result<EmployeeId, &'static str> {
    let wanted = name.trim().to_lowercase();
    let mut found = snapshot.employee.iter().filter(|one| one.name.to_lowercase() == wanted);
    match (found.next(), found.next()) {
        (Some(one), None) => Ok(one.id),
        (Some(_), Some(_)) => Err("cli-employee-ambiguous"),
        (None, _) => Err("cli-employee-unknown"),
    }
}
