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

impl Kortisto {
    /// Asks the log what others have saved since the operation of the number `seen`, `own` being how many of those that
    /// have come in since are this window's.
    pub(super) fn note_others(&mut self, seen: i64, own: i64) {
        if self.snapshot.cursor.sequence - seen <= own || self.status.file.is_none() {
            return;
        }
        // What has been asked and not been answered is asked again with what came in since.
        let seen = self.noting.as_ref().map_or(seen, |(_, earlier)| seen.min(*earlier));
        let come_in = self.snapshot.cursor.sequence - seen;
        let most = usize::try_from(come_in.min(MOST)).unwrap_or_default();
        let query = HistoryQuery { contents: true, ..HistoryQuery::newest(most) };
        self.noting = Some((query.clone(), seen));
        self.worker.send(Request::History(query));
    }

    /// Notes what the log tells of others' operations; whether that was what had been asked.
    pub(super) fn noted(&mut self, query: &HistoryQuery, log: &[LoggedOperation]) -> bool {
        let Some((_, seen)) = self.noting.take_if(|(asked, _)| asked == query) else { return false };
        let me = &self.status.me;
        let theirs = |one: &&LoggedOperation| one.sequence > seen && one.changed_rows() && one.who != *me;
        let theirs: Vec<&LoggedOperation> = log.iter().filter(theirs).collect();
        if let Some((newest, others)) = theirs.split_last() {
            self.status.noted = Some(Noted {
                who: writer(&self.texts, newest),
                what: operation_name(&self.texts, &self.snapshot.rows, newest),
                at: newest.at.with_timezone(&Local).time(),
                more: others.len(),
            });
        }
        true
    }
}
