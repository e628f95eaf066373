//! Bringing back a row that somebody has deleted: the log knows with what it went, and taking that back brings it all.

use uuid::Uuid;

use super::Kortisto;
use crate::domain::{LoggedChange, LoggedOperation, Table};
use crate::store::{HistoryQuery, WhichUndo};
use crate::ui::toast::Tone;
use crate::worker::Request;

/// How far back the log of a row is read for who deleted it.
const LOOK_BACK: usize = 40;

impl Kortisto {
    /// Asks the log with what a row went.
    pub(super) fn bring_back(&mut self, table: Table, id: Uuid) {
        let record = Some((table, id));
        self.bringing_back.extend(record);
        let query = HistoryQuery { record, contents: true, ..HistoryQuery::newest(LOOK_BACK) };
        self.worker.send(Request::History(query));
    }

    /// Nothing is waited for any more: the log could not be read, or it is another file's.
    pub(super) fn not_brought_back(&mut self, query: Option<&HistoryQuery>) {
        self.bringing_back.retain(|key| query.is_some_and(|query| query.record != Some(*key)));
    }

    /// Takes back what deleted a row, as the log says; whether anything was waiting for it.
    pub(super) fn brought_back(&mut self, query: &HistoryQuery, log: &[LoggedOperation]) -> bool {
        let Some(key) = query.record else { return false };
        let Some(place) = self.bringing_back.iter().position(|one| *one == key) else { return false };
        self.bringing_back.remove(place);
        let deleted = |change: &LoggedChange| (change.table, change.record) == key && change.after.is_none();
        if let Some(operation) = log.iter().rev().find(|one| one.changes.iter().any(deleted)) {
            self.undo(WhichUndo::This(operation.id));
        } else {
            let text = self.texts.get("gone-for-good").to_owned();
            self.shell.toasts.say(Tone::Bad, text, None);
        }
        true
    }
}
