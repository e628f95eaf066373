//! Looking a file over from top to bottom: the database itself, its rows, the rules, the pictures.

use std::fmt::Write as _;

use rusqlite::Connection;
use sha2::{Digest, Sha256};

use super::{SqliteStore, explain};
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
}

/// Looks the whole file over.
///
/// # Errors
/// Where the file cannot be read to its end.
pub fn check(store: &mut SqliteStore) -> Result<Vec<Finding>, StoreError> {
    let mut findings = database(&store.connection).map_err(|error| explain(&error, &store.path))?;
    findings.extend(rules(&store.load()?.rows));
    Ok(findings)
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
        let mut real = String::with_capacity(64);
        for byte in Sha256::digest(&png) {
            // Writing to a string cannot fail.
            let _ = write!(real, "{byte:02x}");
        }
        if real != hash {
            findings.push(Finding::Picture(hash));
        }
    }
    Ok(findings)
}

/// The rules, row by row, so that each finding names its table. What may not be changed any more is in order as it is.
fn rules(rows: &Rows) -> Vec<Finding> {
    let all = rows.records().into_iter().flat_map(|record| {
        let table = record.table();
        let as_it_is = [Change::update(record.clone(), record)];
        broken(rows, &as_it_is).into_iter().map(move |rule| Finding::Rule(table, rule))
    });
    all.collect()
}
