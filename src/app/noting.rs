//! A quiet note of what others have saved while the file is open here: what, and by whom. Nothing on the screen moves for it.

use chrono::Local;

use super::Kortisto;
use crate::domain::LoggedOperation;
use crate::i18n::names::{operation_name, writer};
use crate::store::HistoryQuery;
use crate::ui::Noted;
use crate::worker::Request;

/// So many operations of others are looked into; those before them stand in the history.
const MOST: i64 = 25;

/// What the log has been asked and has not told yet.
pub(super) struct Asked {
    query: HistoryQuery,
    /// The number of the last operation that had been seen.
    seen: i64,
    /// More has come in since.
    again: bool,
}

impl Kortisto {
    /// Asks the log what others have saved since the operation of the number `seen`, `own` being how many of those that
    /// have come in since are this window's.
    pub(super) fn note_others(&mut self, seen: i64, own: i64) {
        if self.snapshot.cursor.sequence - seen <= own || self.status.file.is_none() {
            return;
        }
        match &mut self.noting {
            // One question at a time: what came in since is asked for with the same beginning once that is answered.
            Some(asked) => asked.again = true,
            None => self.ask_noted(seen),
        }
    }

    fn ask_noted(&mut self, seen: i64) {
        let come_in = self.snapshot.cursor.sequence - seen;
        let most = usize::try_from(come_in.min(MOST)).unwrap_or_default();
        let query = HistoryQuery { contents: true, ..HistoryQuery::newest(most) };
        self.noting = Some(Asked { query: query.clone(), seen, again: false });
        self.worker.send(Request::History(query));
    }

    /// What cannot be noted is no reason to say anything; whether it was that which could not be read.
    pub(super) fn not_noted(&mut self, query: &HistoryQuery) -> bool {
        self.noting.take_if(|asked| asked.query == *query).is_some()
    }

    /// Notes what the log tells of others' operations; whether that was what had been asked.
    pub(super) fn noted(&mut self, query: &HistoryQuery, log: &[LoggedOperation]) -> bool {
        let Some(Asked { seen, again, .. }) = self.noting.take_if(|asked| asked.query == *query) else { return false };
        let me = &self.status.me;
        let theirs = |one: &&LoggedOperation| one.sequence > seen && one.changed_rows() && one.who != *me;
        let theirs: Vec<&LoggedOperation> = log.iter().filter(theirs).collect();
        if let Some((newest, others)) = theirs.split_last() {
            self.status.noted = Some(Noted {
                who: writer(&self.texts, newest),
                what: operation_name(&self.texts, &self.snapshot.rows, newest),
                at: newest.at.with_timezone(&Local).naive_local(),
                more: others.len(),
            });
        }
        if again {
            self.ask_noted(seen);
        }
        true
    }
}
