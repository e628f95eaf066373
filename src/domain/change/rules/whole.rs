//! What of an operation frees other changes of it from a rule.

use std::collections::HashSet;

use uuid::Uuid;

use crate::domain::record::operation::Change;
use crate::domain::record::record::Record;
use crate::domain::record::table::Table;

/// What of an operation frees other changes of it from a rule, gathered once for all of them.
pub(super) struct Whole {
    /// The verifications it adds.
    pub verifies: HashSet<Uuid>,
    /// The rounds that it touches and that were not closed before.
    pub rounds: HashSet<Uuid>,
    /// The agencies that it adds or takes away.
    pub agencies: HashSet<Uuid>,
}

impl Whole {
    pub fn of(changes: &[Change]) -> Self {
        let mut whole = Self { verifies: HashSet::new(), rounds: HashSet::new(), agencies: HashSet::new() };
        for change in changes {
            let comes_or_goes = change.before.is_none() || change.after.is_none();
            let was_closed = matches!(&change.before, Some(Record::QuestionRound(before)) if !before.open());
            match change.key() {
                Some((Table::Verification, id)) if change.before.is_none() => whole.verifies.insert(id),
                Some((Table::QuestionRound, id)) if !was_closed => whole.rounds.insert(id),
                Some((Table::Agency, id)) if comes_or_goes => whole.agencies.insert(id),
                _ => false,
            };
        }
        whole
    }
}
