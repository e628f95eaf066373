//! Looking a file over from top to bottom: the database itself, its rows, the rules, the pictures.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use rusqlite::Connection;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::edits;
use super::log::{self, Told};
use super::open::connect;
use super::{SqliteStore, cannot_read};
use crate::domain::{BrokenRule, Change, Rows, Table, broken};
use crate::store::{Store, StoreError};

/// Something a check found wanting.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// SQLite's own integrity check complains.
    Integrity(String),
    /// A row points at a row that is not there.
    Dangling {
        /// The table of the row.
        table: String,
        /// The table it points into.
        parent: String,
    },
    /// A row of the table breaks a rule.
    Rule(Table, BrokenRule),
    /// A picture's bytes are not those its hash speaks of.
    Picture(String),
    /// A row is not as the log says: somebody has written past it. Of the row the columns that differ; none where it is
    /// missing, or there without a word in the log.
    Log {
        /// The table of the row.
        table: Table,
        /// Its identity.
        record: Uuid,
        /// The columns that differ.
        columns: Vec<String>,
    },
}

/// Looks the whole file over.
///
/// # Errors
/// Where the file cannot be read to its end.
pub fn check(store: &mut SqliteStore) -> Result<Vec<Finding>, StoreError> {
    let mut findings = proven(store)?;
    let rows = store.load()?.rows;
    findings.extend(rules(&rows));
    let told = log::told(&store.connection).map_err(|error| store.fail(&error))?;
    findings.extend(against_log(&rows, &told));
    let kept = edits::read(&store.connection).map_err(|error| store.fail(&error))?;
    if edits::from_log(&store.connection).map_err(|error| store.fail(&error))? != kept {
        findings.push(Finding::Integrity("last_edit differs from the log".into()));
    }
    let unreadable = log::unreadable(&store.connection).map_err(|error| store.fail(&error))?;
    findings.extend(unreadable.into_iter().map(|sequence| Finding::Integrity(format!("operation {sequence}: id"))));
    Ok(findings)
}

/// What SQLite itself finds: one read that fails looks like damage too, so that what is found is looked for once more, over
/// a connection that has read nothing yet.
fn proven(store: &SqliteStore) -> Result<Vec<Finding>, StoreError> {
    let findings = database(&store.connection).map_err(|error| store.fail(&error))?;
    if findings.is_empty() {
        return Ok(findings);
    }
    let (fresh, _) = connect(&store.path)?;
    let findings = database(&fresh).map_err(|error| store.fail(&error))?;
    let unread = findings.iter().find_map(|finding| match finding {
        Finding::Integrity(line) if cannot_read(line) => Some(line.clone()),
        _ => None,
    });
    unread.map_or(Ok(findings), |line| Err(StoreError::Unreachable(line)))
}

/// The rows that are not as the log tells. What was erased from the log it does not tell any more.
fn against_log(rows: &Rows, told: &BTreeMap<(Table, Uuid), Told>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut find = |(table, record): (Table, Uuid), columns| findings.push(Finding::Log { table, record, columns });
    for (&key, told) in told {
        let row = rows.get(key.0, key.1);
        match (told, row) {
            (Told::There { fields, .. }, Some(row)) => {
                let now = row.fields();
                let differ = fields.iter().filter(|(column, value)| now.get(*column).is_some_and(|now| now != *value));
                let differ: Vec<String> = differ.map(|(column, _)| column.clone()).collect();
                if !differ.is_empty() {
                    find(key, differ);
                }
            }
            (Told::There { erased: false, .. }, None) | (Told::Gone, Some(_)) => find(key, Vec::new()),
            (Told::There { erased: true, .. } | Told::Gone, None) => {}
        }
    }
    for record in rows.records() {
        let key = (record.table(), record.id());
        if !told.contains_key(&key) {
            find(key, Vec::new());
        }
    }
    findings
}

fn database(connection: &Connection) -> rusqlite::Result<Vec<Finding>> {
    let mut findings = Vec::new();
    let mut integrity = connection.prepare("PRAGMA integrity_check")?;
    for line in integrity.query_map([], |row| row.get::<_, String>(0))? {
        let line = line?;
        if line != "ok" {
            findings.push(Finding::Integrity(line));
        }
    }
    let mut keys = connection.prepare("PRAGMA foreign_key_check")?;
    let dangling = keys.query_map([], |row| Ok(Finding::Dangling { table: row.get(0)?, parent: row.get(2)? }))?;
    findings.extend(dangling.collect::<rusqlite::Result<Vec<_>>>()?);
    let mut pictures = connection.prepare("SELECT hash, png FROM agency_logo")?;
    let mut found = pictures.query([])?;
    while let Some(row) = found.next()? {
        let (hash, png): (String, Vec<u8>) = (row.get(0)?, row.get(1)?);
        if !is_picture(&hash, &png) {
            findings.push(Finding::Picture(hash));
        }
    }
    Ok(findings)
}

/// Whether a picture's bytes are those its hash speaks of.
pub(super) fn is_picture(hash: &str, png: &[u8]) -> bool {
    let mut real = String::with_capacity(64);
    for byte in Sha256::digest(png) {
        // Writing to a string cannot fail.
        let _ = write!(real, "{byte:02x}");
    }
    real == hash
}

/// The rules, row by row, so that each finding names its table.
fn rules(rows: &Rows) -> Vec<Finding> {
    breaking(rows).into_iter().map(|(table, _, rule)| Finding::Rule(table, rule)).collect()
}

/// The rows that break a rule. What may not be changed any more is in order as it is.
pub(super) fn breaking(rows: &Rows) -> Vec<(Table, Uuid, BrokenRule)> {
    let all = rows.records().into_iter().flat_map(|record| {
        let (table, id) = (record.table(), record.id());
        let as_it_is = [Change::update(record.clone(), record)];
        broken(rows, &as_it_is).into_iter().map(move |rule| (table, id, rule))
    });
    all.collect()
}
