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
        if let Some(operation) = took_away(log, key) {
            self.undo(WhichUndo::This(operation.id));
        } else {
            let text = self.texts.get("gone-for-good").to_owned();
            self.shell.toasts.say(Tone::Bad, text, None);
        }
        true
    }
}

/// The newest operation of a log in ascending order that took a row away. What gave way in a conflict about it took nothing.
fn took_away(log: &[LoggedOperation], key: (Table, Uuid)) -> Option<&LoggedOperation> {
    let deleted = |change: &LoggedChange| (change.table, change.record) == key && change.after.is_none();
    log.iter().rev().find(|one| one.changed_rows() && one.changes.iter().any(deleted))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Agency, AgencyId, Change, Operation, OperationKind, Record};
    use crate::store::{MemoryStore, Store};

    #[test]
    fn what_gave_way_in_a_conflict_about_a_row_took_nothing_away() {
        let mut store = MemoryStore::new().expect("a register");
        let agency = Agency { name_fi: "Rannikkolaitos".into(), ..Agency::empty(AgencyId::new()) };
        let key = (Table::Agency, agency.id.0);
        let mut save = |kind, change: Change| {
            let known = std::sync::Arc::new(store.load().expect("loads"));
            let operation = Operation::new(kind, "Aino", vec![change]);
            store.commit(&operation, &known).expect("saves");
            operation.id
        };
        save(OperationKind::AgencyAdded, Change::insert(agency.clone()));
        let deleted = save(OperationKind::AgencyDeleted, Change::delete(agency.clone()));
        // Somebody was editing it, and left it deleted.
        let mine = Agency { email: "a@a.example".into(), ..agency };
        save(OperationKind::ConflictYielded, Change::delete(Record::from(mine)));
        let query = HistoryQuery { record: Some(key), contents: true, ..HistoryQuery::newest(LOOK_BACK) };
        let log = store.history(&query).expect("a log");
        assert_eq!((log.len(), took_away(&log, key).map(|one| one.id)), (3, Some(deleted)));
    }
}
