//! The newest part of the log, and others: what happened at an agency last, and what happened while somebody was away.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::{AgencyId, LoggedOperation, Snapshot, Topic};

/// So many parts are kept: screens show few at a time.
const KEPT: usize = 8;

/// The newest part of the log, and what of it has been taken back.
#[derive(Default)]
pub struct Log {
    /// Newest first.
    pub(super) operations: Vec<LoggedOperation>,
    /// There are no older ones.
    pub(super) whole: bool,
}

impl Log {
    /// Reads a part of the log, which comes oldest first.
    #[must_use]
    pub fn new(mut operations: Vec<LoggedOperation>, whole: bool) -> Self {
        operations.reverse();
        Self { operations, whole }
    }

    /// Takes in the operations before those that are here, which come oldest first too.
    pub fn extend(&mut self, older: Vec<LoggedOperation>, whole: bool) {
        self.operations.extend(older.into_iter().rev());
        self.whole = whole;
    }

    /// The number of the oldest operation that is here.
    #[must_use]
    pub fn oldest(&self) -> Option<i64> {
        self.operations.last().map(|operation| operation.sequence)
    }

    /// How many are here.
    #[must_use]
    pub fn len(&self) -> usize {
        self.operations.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.operations.is_empty()
    }
}

/// What the history shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HistoryWanted {
    /// Only what changed this agency or something of its own.
    pub agency: Option<AgencyId>,
    /// Only what this writer has done.
    pub who: Option<String>,
    /// Only what was about this.
    pub topic: Option<Topic>,
    /// Only from this day on.
    pub from: Option<NaiveDate>,
    /// Only to this day, that day counted in.
    pub to: Option<NaiveDate>,
    /// Only what has taken something away.
    pub deleted: bool,
}

/// Which part of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogPart {
    /// The last operations at an agency.
    Agency(AgencyId),
    /// What happened at agencies from a day on.
    Since(NaiveDate, Vec<AgencyId>),
    /// What has changed or taken away much at once from a day on.
    Grave(NaiveDate),
}

/// The parts that screens have asked for. A part that is older than the snapshot is shown until the newer one is there.
#[derive(Default)]
pub struct LogParts(Vec<Part>);

struct Part {
    wanted: LogPart,
    /// As of when it was asked for.
    of: Arc<Snapshot>,
    log: Option<Arc<Vec<LoggedOperation>>>,
}

impl LogParts {
    /// A part, oldest first; none where it has not come yet.
    #[must_use]
    pub fn get(&self, wanted: &LogPart) -> Option<&Arc<Vec<LoggedOperation>>> {
        self.0.iter().find(|part| part.wanted == *wanted).and_then(|part| part.log.as_ref())
    }

    /// Notes that a part is wanted; true where it has to be asked for.
    pub fn expect(&mut self, wanted: &LogPart, snapshot: &Arc<Snapshot>) -> bool {
        if let Some(part) = self.0.iter_mut().find(|part| part.wanted == *wanted) {
            let stale = !Arc::ptr_eq(&part.of, snapshot);
            part.of = Arc::clone(snapshot);
            return stale;
        }
        if self.0.len() >= KEPT {
            self.0.remove(0);
        }
        self.0.push(Part { wanted: wanted.clone(), of: Arc::clone(snapshot), log: None });
        true
    }

    /// Takes in a part that has come.
    pub fn put(&mut self, wanted: &LogPart, log: Vec<LoggedOperation>) {
        if let Some(part) = self.0.iter_mut().find(|part| part.wanted == *wanted) {
            part.log = Some(Arc::new(log));
        }
    }

    /// Forgets everything, as another file has its own log.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_asked_for_once_per_snapshot_and_shown_until_the_newer_one_is_there() {
        let (first, second) = (Arc::new(Snapshot::default()), Arc::new(Snapshot::default()));
        let wanted = LogPart::Agency(AgencyId::new());
        let mut parts = LogParts::default();
        assert!(parts.expect(&wanted, &first) && !parts.expect(&wanted, &first));
        assert!(parts.get(&wanted).is_none());
        parts.put(&wanted, Vec::new());
        assert!(parts.expect(&wanted, &second));
        assert!(parts.get(&wanted).is_some());
        for _ in 0..KEPT {
            parts.expect(&LogPart::Agency(AgencyId::new()), &second);
        }
        assert!(parts.get(&wanted).is_none(), "the oldest goes");
        parts.clear();
        assert!(parts.expect(&wanted, &second));
    }
}
