//! What a document needs beside the snapshot.

use std::collections::BTreeMap;

use chrono::{Local, NaiveTime};

use super::{HistoryQuery, Store, StoreError};
use crate::domain::{LoggedOperation, Paper, Rows};

/// More operations than a unit writes in the longest absence.
const MEANWHILE: usize = 20_000;

/// What a document needs beside the snapshot.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PaperParts {
    /// The logos it shows, PNG by hash.
    pub logos: BTreeMap<String, Vec<u8>>,
    /// What happened at its agencies since the day from which on it tells, oldest first.
    pub log: Vec<LoggedOperation>,
}

/// Fetches what `paper` needs.
///
/// # Errors
/// Where the file cannot be read.
pub fn for_paper(store: &mut dyn Store, rows: &Rows, paper: &Paper) -> Result<PaperParts, StoreError> {
    let mut parts = PaperParts::default();
    for hash in paper.logos(rows) {
        if let Some(png) = store.logo(&hash)? {
            parts.logos.insert(hash, png);
        }
    }
    if let Some(day) = paper.tells_since() {
        let since = day.and_time(NaiveTime::MIN).and_local_timezone(Local).earliest().map(|moment| moment.to_utc());
        parts.log =
            store.history(&HistoryQuery { since, ..HistoryQuery::of_agencies(paper.agencies(rows), MEANWHILE) })?;
    }
    Ok(parts)
}
