//! Making a file to try, looking it over, searching it, and trying the locks of its folder.

use std::path::Path;
use std::sync::atomic::AtomicBool;

use serde_json::{Value, json};

use super::{Outcome, open, refused, shown};
use crate::domain::search::{Index, Target};
use crate::exchange::demo::{self, DemoOptions};
use crate::i18n::Texts;
use crate::i18n::names::{self, rule_key};
use crate::store::sqlite::{Finding, Locks, check, try_locks, try_locks_together};
use crate::store::{SqliteStore, Store, StoreError};

/// Says whether the locks of a folder hold.
pub(super) fn locks(folder: &Path, together: bool, texts: &Texts) -> Result<Outcome, StoreError> {
    let program = std::env::current_exe().map_err(|error| StoreError::Unreachable(error.to_string()))?;
    let inside = if folder.is_dir() { folder.join("x") } else { folder.to_owned() };
    let found = if together {
        try_locks_together(&inside, &AtomicBool::new(false))?
    } else {
        Some(try_locks(&inside, &program)?)
    };
    let word = match found {
        Some(Locks::Hold) => {
            let key = if together { "locks-hold-together" } else { "cli-locks-hold" };
            return Ok(Outcome { text: texts.get(key).to_owned(), json: json!({ "locks": "hold" }), refused: None });
        }
        Some(Locks::Lie) => "lie",
        Some(Locks::Missing) => "missing",
        None => return Ok(refused(texts.get("locks-nobody").to_owned(), json!({ "locks": null }))),
    };
    let told = texts.trouble("place-locks", &shown(folder)).join("\n");
    Ok(refused(told, json!({ "locks": word })))
}

pub(super) fn write_demo(file: &Path, options: &DemoOptions) -> Result<Outcome, StoreError> {
    let snapshot = SqliteStore::create_with(file, &demo::operation(options))?.load()?;
    let (agencies, employees) = (snapshot.agency.len(), snapshot.employee.len());
    Ok(Outcome {
        text: format!("{}: {agencies} + {employees}", file.display()),
        json: json!({ "file": shown(file), "agencies": agencies, "employees": employees }),
        refused: None,
    })
}

pub(super) fn checked(file: &Path, texts: &Texts) -> Result<Outcome, StoreError> {
    let (mut store, snapshot) = open(file)?;
    let findings = check(&mut store)?;
    let lines: Vec<String> = findings
        .iter()
        .map(|finding| match finding {
            Finding::Integrity(line) => line.clone(),
            Finding::Dangling { table, parent } => format!("{table} → {parent}"),
            Finding::Rule(table, rule) => format!("{}: {}", table.name(), texts.get(rule_key(rule))),
            Finding::Picture(hash) => format!("agency_logo {hash}"),
            Finding::Log { table, record, columns } => {
                let place = format!("{} {record} {}", table.name(), columns.join(", "));
                texts.with("cli-check-past-the-log", &[("place", place.trim().to_owned().into())])
            }
        })
        .collect();
    let json = json!({ "file": shown(file), "agencies": snapshot.agency.len(), "findings": lines });
    let refused = (!lines.is_empty()).then(|| lines.join("\n"));
    let text = texts.with("cli-check-good", &[("count", snapshot.agency.len().into())]);
    Ok(Outcome { text: if refused.is_none() { text } else { String::new() }, json, refused })
}

pub(super) fn found(file: &Path, text: &str, texts: &Texts) -> Result<Outcome, StoreError> {
    let (_, snapshot) = open(file)?;
    let hits = Index::new(&snapshot.rows).search(text, 50);
    let named: Vec<(&str, String, String)> = hits
        .iter()
        .map(|hit| {
            let (kind, name) = match hit.target {
                Target::Agency(id) => {
                    ("agency", snapshot.agency.get(id).map(|one| one.name(texts.language()).to_owned()))
                }
                Target::Contact(id) => ("contact", snapshot.contact.get(id).map(|one| one.name.clone())),
                Target::Answer(id) => {
                    let agency = snapshot.answer.get(id).and_then(|answer| snapshot.agency.get(answer.agency));
                    ("answer", agency.map(|agency| agency.name(texts.language()).to_owned()))
                }
                Target::Standard(id) => ("standard", snapshot.definition_line.get(id).map(|line| line.work(None).task)),
                Target::Employee(id) => ("employee", snapshot.employee.get(id).map(|one| one.name.clone())),
                Target::Meeting(id) => ("meeting", snapshot.meeting.get(id).map(|one| names::meeting_name(texts, one))),
                Target::Plan(id) => {
                    let agency = snapshot.client_plan.get(id).and_then(|plan| snapshot.agency.get(plan.agency));
                    ("plan", agency.map(|agency| agency.name(texts.language()).to_owned()))
                }
                Target::Task(id) => {
                    let task = snapshot.recurring_task.get(id);
                    ("task", task.map(|task| task.name(texts.language()).to_owned()))
                }
            };
            (kind, name.unwrap_or_default(), hit.text.clone())
        })
        .collect();
    let lines: Vec<String> = named
        .iter()
        .map(|(_, name, matched)| if name == matched { name.clone() } else { format!("{name} ({matched})") })
        .collect();
    let hits: Vec<Value> =
        named.iter().map(|(kind, name, matched)| json!({ "kind": kind, "name": name, "matched": matched })).collect();
    let refused = lines.is_empty().then(|| texts.get("search-nothing").to_owned());
    Ok(Outcome { text: lines.join("\n"), json: json!({ "hits": hits }), refused })
}
