//! What operations are called, and what is said once one has been saved or taken back.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::Texts;
use super::names::own_name;
use crate::domain::{
    AgencyId, LoggedChange, LoggedOperation, Operation, OperationKind, Record, Rows, Table, UndoRefused,
};

/// What an operation is called in the reader's language: its kind, and the agencies it was about.
#[must_use]
pub fn operation_name(texts: &Texts, rows: &Rows, operation: &LoggedOperation) -> String {
    let kind = operation.kind.map_or_else(|| "operation-unknown".to_owned(), operation_key);
    let mut agencies: Vec<AgencyId> = Vec::new();
    for agency in operation.changes.iter().filter_map(|change| change.agency) {
        if !agencies.contains(&agency) {
            agencies.push(agency);
        }
        // Two are named; that there are more is enough to know.
        if agencies.len() > 2 {
            break;
        }
    }
    let name = |id: AgencyId| {
        let now = rows.agency.get(id).map(|agency| agency.name(texts.language()).to_owned());
        // A deleted agency's name is still in what the operation took away.
        now.or_else(|| {
            let gone = operation.changes.iter().find(|change| change.record == id.0)?;
            gone.before.as_ref()?.get("name_fi")?.as_str().map(str::to_owned)
        })
    };
    let mut names: Vec<String> = agencies.iter().take(2).filter_map(|id| name(*id)).collect();
    if agencies.len() > 2 {
        names.push("…".to_owned());
    }
    // Whoever leaves says more than the agencies that change hands; what is about nobody's agency says about whom.
    if names.is_empty() || operation.kind == Some(OperationKind::EmployeeLeft) {
        let people = people_named(rows, operation);
        names = if people.is_empty() { names } else { people };
    }
    if let [agency] = agencies.as_slice()
        && operation.kind != Some(OperationKind::EmployeeLeft)
    {
        // Where the agency itself was edited, what belongs to it says nothing more.
        let itself = operation.changes.iter().any(|change| change.record == agency.0);
        names.extend(rows_named(texts, rows, operation).into_iter().filter(|_| !itself));
    } else if names.is_empty() {
        names = rows_named(texts, rows, operation);
    }
    // Of figures and whole registers it says more how much came in than whose it was.
    let counted = matches!(
        operation.kind,
        Some(OperationKind::FiguresImported | OperationKind::AnswersImported | OperationKind::RegisterImported)
    );
    if counted && !operation.changes.is_empty() {
        names = vec![texts.with("operation-rows", &[("count", operation.changes.len().into())])];
    }
    if let Some(source) = &operation.source {
        // What was counted stands behind the file; whose it is before it.
        names.insert(if counted { 0 } else { names.len() }, source.clone());
        let people = people_brought(rows, operation);
        names.extend((people > 0).then(|| texts.with("operation-people", &[("count", people.into())])));
    }
    let text = texts.get(&kind);
    if names.is_empty() { text.to_owned() } else { format!("{text}: {}", names.join(", ")) }
}

/// What the rows are called that an operation was about; two are named. Of figures, and of what came in from a file, it is
/// enough to know whose they are.
fn rows_named(texts: &Texts, rows: &Rows, operation: &LoggedOperation) -> Vec<String> {
    /// How many rows are looked at for their names.
    const LOOKED_AT: usize = 24;
    let mut names: Vec<String> = Vec::new();
    if operation.kind.is_some_and(|kind| kind == OperationKind::FiguresEdited || kind.imports_rows()) {
        return names;
    }
    for change in operation.changes.iter().take(LOOKED_AT) {
        let then = || Record::from_fields(change.table, change.after.clone().or_else(|| change.before.clone())?).ok();
        let name = rows.get(change.table, change.record).or_else(then).map(|row| own_name(texts, rows, &row));
        let Some(name) = name.filter(|name| !name.is_empty() && !names.contains(name)) else { continue };
        if names.len() == 2 {
            names.push("…".to_owned());
            break;
        }
        names.push(name);
    }
    names
}

/// How many people came in with contacts, each with what belongs to them.
fn people_brought(rows: &Rows, operation: &LoggedOperation) -> usize {
    if operation.kind != Some(OperationKind::ContactsImported) {
        return 0;
    }
    let of = |change: &LoggedChange| {
        let said = || change.after.as_ref().or(change.before.as_ref())?.get("contact")?.as_str()?.parse().ok();
        match change.table {
            Table::Contact => Some(change.record),
            Table::ContactReach => rows.contact_reach.get(change.record).map(|one| one.contact.0).or_else(said),
            Table::ContactInRole => rows.contact_in_role.get(change.record).map(|one| one.contact.0).or_else(said),
            _ => None,
        }
    };
    operation.changes.iter().filter_map(of).collect::<BTreeSet<Uuid>>().len()
}

/// Those of us whose own rows an operation was about; two are named.
fn people_named(rows: &Rows, operation: &LoggedOperation) -> Vec<String> {
    let own = operation.changes.iter().filter(|change| change.table == Table::Employee);
    let name = |change: &LoggedChange| {
        let now = rows.employee.get(change.record).map(|employee| employee.name.clone());
        now.or_else(|| change.before.as_ref()?.get("name")?.as_str().map(str::to_owned))
    };
    let mut names: Vec<String> = own.clone().take(2).filter_map(name).collect();
    if own.count() > 2 {
        names.push("…".to_owned());
    }
    names
}

/// What is said once an operation has been saved: what it did, and to what.
#[must_use]
pub fn saved(texts: &Texts, rows: &Rows, operation: &Operation) -> String {
    let changes = operation.changes.iter().filter_map(LoggedChange::of).collect();
    let logged = LoggedOperation {
        sequence: 0,
        id: operation.id,
        kind: Some(operation.kind),
        at: operation.at,
        who: operation.who.clone(),
        undoes: operation.undoes,
        taken_back: false,
        changes,
        source: operation.source.clone(),
    };
    operation_name(texts, rows, &logged)
}

/// What is said once an operation has been taken back, or done again where it was an undo itself. `meant` is what it was
/// in the beginning.
#[must_use]
pub fn undone(texts: &Texts, rows: &Rows, operation: &LoggedOperation, meant: Option<OperationKind>) -> String {
    let redone = operation.kind == Some(OperationKind::Undone);
    let key = if redone { "toast-redone" } else { "toast-undone" };
    let operation = LoggedOperation { kind: meant, ..operation.clone() };
    texts.with(key, &[("name", operation_name(texts, rows, &operation).into())])
}

/// Why an operation is not taken back; `by` is whoever has changed the same since, as far as their name is known.
#[must_use]
pub fn undo_refused(texts: &Texts, reason: &UndoRefused, by: Option<&str>) -> String {
    texts.with(undo_key(reason), &[("who", by.unwrap_or_else(|| texts.get("person-erased")).into())])
}

/// The key of why an operation is not taken back.
#[must_use]
pub const fn undo_key(reason: &UndoRefused) -> &'static str {
    match reason {
        UndoRefused::Nothing => "undo-nothing",
        UndoRefused::AlreadyUndone => "undo-already",
        UndoRefused::Erased => "undo-erased",
        UndoRefused::Foundation => "undo-foundation",
        UndoRefused::ChangedSince { .. } => "undo-changed",
    }
}

/// What of an import stays when it is taken back, for it has been edited since; none where nothing does.
#[must_use]
pub fn kept(texts: &Texts, rows: &Rows, kept: &[(Table, Uuid)]) -> Option<String> {
    let named = kept.iter().take(3).filter_map(|(table, id)| Some(own_name(texts, rows, &rows.get(*table, *id)?)));
    let mut names: Vec<String> = named.filter(|name| !name.is_empty()).collect();
    if kept.len() > names.len() {
        names.push("…".to_owned());
    }
    (!kept.is_empty()).then(|| texts.with("undo-kept", &[("names", names.join(", ").into())]))
}

/// The key of an operation kind's name.
#[must_use]
pub fn operation_key(kind: OperationKind) -> String {
    format!("operation-{}", kind.word().replace('_', "-"))
}
