//! What a document needs beside the snapshot, and what the file held when it tells of an earlier day.

use std::collections::BTreeMap;

use chrono::{DateTime, Local, NaiveDate, NaiveTime, Utc};

use super::{HistoryQuery, Store, StoreError};
use crate::domain::{LoggedOperation, Paper, Past, Rows, Snapshot, past};

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
        let since = midnight(day);
        parts.log =
            store.history(&HistoryQuery { since, ..HistoryQuery::of_agencies(paper.agencies(rows), MEANWHILE) })?;
    }
    Ok(parts)
}

/// What the file held at the end of a day here, `now` being what it holds.
///
/// # Errors
/// Where the file cannot be read.
pub fn at_the_end_of(store: &mut dyn Store, now: &Snapshot, day: NaiveDate) -> Result<Past, StoreError> {
    let mut log = match day.succ_opt().and_then(midnight) {
        Some(since) => {
            let since = Some(since);
            store.history(&HistoryQuery { since, contents: true, ..HistoryQuery::newest(usize::MAX) })?
        }
        // After the last day of the calendar nothing has been done.
        None => Vec::new(),
    };
    // What others have saved since it was read is not taken back from what is known.
    log.retain(|one| one.sequence <= now.cursor.sequence);
    Ok(past(&now.rows, &log))
}

/// The moment at which a day begins here.
fn midnight(day: NaiveDate) -> Option<DateTime<Utc>> {
    day.and_time(NaiveTime::MIN).and_local_timezone(Local).earliest().map(|moment| moment.to_utc())
}
