//! The history: the part of the log that its screen shows, page by page, and giving a field back what it held.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::Kortisto;
use crate::domain::{AgencyId, Change, LoggedOperation, OperationKind, Past, Record, Table, Topic};
use crate::store::{HistoryQuery, StoreError};
use crate::ui::agency::PastAgency;
use crate::ui::{HistoryWanted, Log, Place};
use crate::worker::Request;

/// How much of the log is read at once.
const PAGE: usize = 100;

impl Kortisto {
    /// Asks for the newest part of what is wanted of the log, unless it is there or asked for. After a save as much is
    /// read again as was there.
    pub(super) fn need_history(&mut self, wanted: HistoryWanted) {
        let known = self.history_of.as_ref().filter(|(_, of)| *of == wanted);
        if known.is_some_and(|(of, _)| Arc::ptr_eq(of, &self.snapshot)) {
            return;
        }
        let most = if known.is_some() { PAGE.max(self.history.len()) } else { PAGE };
        if known.is_none() {
            self.history = Log::default();
        }
        self.ask_history(HistoryQuery { most, ..query(&wanted) });
        self.history_of = Some((Arc::clone(&self.snapshot), wanted));
    }

    /// Asks for the page before the oldest operation that is there.
    pub(super) fn older_history(&mut self) {
        let (Some((_, wanted)), Some(before)) = (&self.history_of, self.history.oldest()) else { return };
        let query = HistoryQuery { before: Some(before), ..query(wanted) };
        if self.history_asked.is_none() {
            self.ask_history(query);
        }
    }

    fn ask_history(&mut self, query: HistoryQuery) {
        self.history_asked = Some(query.clone());
        self.worker.send(Request::History(query));
    }

    /// Takes in a part of the log that the history has asked for; what has been asked for since makes it stale.
    pub(super) fn history_read(&mut self, query: &HistoryQuery, log: Vec<LoggedOperation>) {
        if self.history_asked.as_ref() != Some(query) {
            return;
        }
        (self.history_asked, self.history_failed) = (None, false);
        let whole = log.len() < query.most;
        match query.before {
            Some(_) => self.history.extend(log, whole),
            None => self.history = Log::new(log, whole),
        }
    }

    /// Has a field of a row saved as it was before. What others have saved meanwhile is seen as with every edit.
    pub(super) fn restore_field(&mut self, table: Table, row: Uuid, column: &str, value: serde_json::Value) {
        let Some(now) = self.snapshot.get(table, row) else { return };
        let mut fields = now.fields();
        fields.insert(column.to_owned(), value);
        if let Ok(before) = Record::from_fields(table, fields) {
            self.commit(OperationKind::FieldRestored, vec![Change::update(now, before)], Vec::new());
        } else {
            // A value that only another release of the program knows.
            tracing::warn!(column, "a field cannot be given back what it held");
        }
    }
}

/// Looking back at the file.
impl Kortisto {
    /// Shows an agency as it was at the end of a day.
    pub(super) fn show_past(&mut self, agency: AgencyId, day: NaiveDate) {
        self.looked_back += 1;
        self.shell.agencies.form = None;
        self.shell.agencies.selected = Some(agency);
        self.shell.agencies.past = Some(PastAgency::new(agency, day, self.looked_back));
        self.shell.place = Place::Agencies;
        self.ask_past();
    }

    /// Asks what the file held at the end of the day that is looked at.
    fn ask_past(&mut self) {
        if let Some(past) = &self.shell.agencies.past {
            let since = past.day.succ_opt().and_then(midnight);
            self.worker.send(Request::Past(past.turn, since));
        }
    }

    /// What others have saved meanwhile may be that somebody is erased: it is looked back again.
    pub(super) fn follow_past(&mut self) {
        if let Some(past) = &mut self.shell.agencies.past {
            self.looked_back += 1;
            past.turn = self.looked_back;
            self.ask_past();
        }
    }

    /// What the file held has been worked out; what has been asked for since makes it stale.
    pub(super) fn past_told(&mut self, turn: u64, found: Result<Box<Past>, StoreError>) {
        let Some(shown) = self.shell.agencies.past.as_mut().filter(|shown| shown.turn == turn) else { return };
        match found {
            Ok(past) => shown.read(*past),
            Err(error) => {
                self.shell.agencies.past = None;
                self.trouble(&error);
            }
        }
    }
}

fn query(wanted: &HistoryWanted) -> HistoryQuery {
    HistoryQuery {
        agencies: wanted.agency.into_iter().collect(),
        who: wanted.who.clone(),
        kinds: wanted.topic.into_iter().flat_map(Topic::kinds).collect(),
        since: wanted.from.and_then(midnight),
        until: wanted.to.and_then(|day| day.succ_opt()).and_then(midnight),
        deleting: wanted.deleted,
        contents: true,
        ..HistoryQuery::newest(PAGE)
    }
}

/// The moment at which a day begins here.
pub(super) fn midnight(day: NaiveDate) -> Option<DateTime<Utc>> {
    let local = day.and_time(chrono::NaiveTime::MIN).and_local_timezone(chrono::Local).earliest();
    local.map(|moment| moment.to_utc())
}
