//! What the file held at an earlier moment: what the log tells that was done since, taken back from what there is now. It is
//! only looked at, so nothing is refused: what cannot be told any more is said to be so.

use std::collections::BTreeSet;

use uuid::Uuid;

use crate::domain::record::id::AgencyId;
use crate::domain::record::operation::{LoggedChange, LoggedOperation};
use crate::domain::record::record::{Record, Rows};
use crate::domain::record::table::Table;

/// What the file held at an earlier moment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Past {
    /// The rows.
    pub rows: Rows,
    /// The rows of which something is not known any more, as a person was erased since or another program wrote it. They
    /// stand as they were last known after that, or not at all.
    pub unknown: BTreeSet<(Table, Uuid)>,
}

impl Past {
    /// Of how many rows something is not known any more, without those that are another agency's than `agency`.
    #[must_use]
    pub fn unknown_about(&self, agency: AgencyId) -> usize {
        let elsewhere = |(table, id): &&(Table, Uuid)| {
            let of = self.rows.get(*table, *id).and_then(|row| row.agency());
            of.is_some_and(|of| of != agency)
        };
        self.unknown.iter().filter(|key| !elsewhere(key)).count()
    }
}

/// What the file held before all of `log` was done, which leads to `now`; the oldest first, as a store tells it.
#[must_use]
pub fn past(now: &Rows, log: &[LoggedOperation]) -> Past {
    let mut past = Past { rows: now.clone(), unknown: BTreeSet::new() };
    for operation in log.iter().rev().filter(|one| one.changed_rows()) {
        for change in operation.changes.iter().rev() {
            if !take_back(&mut past.rows, change) {
                past.unknown.insert((change.table, change.record));
            }
        }
    }
    past
}

/// Takes one change back; false where it cannot be told what was before.
fn take_back(rows: &mut Rows, change: &LoggedChange) -> bool {
    if change.erased {
        return false;
    }
    let fields = match (&change.before, &change.after) {
        (None, None) => return false,
        (None, Some(_)) => {
            rows.remove(change.table, change.record);
            return true;
        }
        (Some(before), None) => before.clone(),
        (Some(before), Some(_)) => {
            let Some(now) = rows.get(change.table, change.record) else { return false };
            let mut fields = now.fields();
            fields.extend(before.iter().map(|(column, value)| (column.clone(), value.clone())));
            fields
        }
    };
    match Record::from_fields(change.table, fields) {
        // A row whose identity is not the one that was logged is none of ours.
        Ok(record) if record.id() == change.record => rows.put(record),
        _ => return false,
    }
    true
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::testing::{TEXTS, agency, with_texts};
    use crate::domain::{Agency, Change, Contact, Operation, OperationKind, apply};

    /// What a log keeps of an operation.
    fn logged(sequence: i64, kind: OperationKind, changes: &[Change]) -> LoggedOperation {
        let operation = Operation::new(kind, "Aino", Vec::new());
        LoggedOperation {
            sequence,
            id: operation.id,
            kind: Some(kind),
            at: operation.at,
            who: operation.who,
            undoes: None,
            taken_back: false,
            changes: changes.iter().filter_map(LoggedChange::of).collect(),
            source: None,
        }
    }

    /// A step of a made-up history: what is done to which of a few agencies.
    #[derive(Clone, Debug)]
    enum Step {
        Add,
        Edit(usize, &'static str, String),
        Contact(usize, String),
        Delete(usize),
        GiveWay(usize),
    }

    fn step() -> impl Strategy<Value = Step> {
        prop_oneof![
            2 => Just(Step::Add),
            4 => (0_usize..4, proptest::sample::select(&TEXTS[..]), "[abc]").prop_map(|(at, field, text)| Step::Edit(at, field, text)),
            2 => (0_usize..4, "[abc]{1,3}").prop_map(|(at, name)| Step::Contact(at, name)),
            1 => (0_usize..4).prop_map(Step::Delete),
            1 => (0_usize..4).prop_map(Step::GiveWay),
        ]
    }

    fn changes(rows: &Rows, step: &Step) -> (OperationKind, Vec<Change>) {
        let all: Vec<_> = rows.agency.iter().cloned().collect();
        let nth = |at: usize| all.get(at % all.len().max(1)).cloned();
        let edited =
            |at: usize| nth(at).map(|one| Change::update(one.clone(), with_texts(&one, [("notes", "x".into())])));
        match step {
            Step::Add => (OperationKind::AgencyAdded, vec![Change::insert(agency("Uusi"))]),
            Step::Edit(at, field, text) => {
                let change =
                    nth(*at).map(|one| Change::update(one.clone(), with_texts(&one, [(*field, text.clone())])));
                (OperationKind::AgencyEdited, change.into_iter().collect())
            }
            Step::Contact(at, name) => {
                let made = nth(*at).map(|one| Contact { name: name.clone(), ..Contact::empty(one.id) });
                (OperationKind::ContactEdited, made.map(Change::insert).into_iter().collect())
            }
            Step::Delete(at) => {
                let Some(one) = nth(*at) else { return (OperationKind::AgencyDeleted, Vec::new()) };
                let owned = rows.contact.iter().filter(|contact| contact.agency == one.id).cloned().map(Change::delete);
                (OperationKind::AgencyDeleted, owned.chain([Change::delete(one.clone())]).collect())
            }
            Step::GiveWay(at) => (OperationKind::ConflictYielded, edited(*at).into_iter().collect()),
        }
    }

    proptest! {
        #[test]
        fn whatever_was_done_every_moment_of_it_can_be_looked_back_to(steps in proptest::collection::vec(step(), 0..24)) {
            let mut moments = vec![Rows::default()];
            let mut log = Vec::new();
            for (sequence, step) in (1..).zip(&steps) {
                let now = moments.last().expect("the beginning").clone();
                let (kind, changes) = changes(&now, step);
                let applied = if kind.changes_rows() { apply(&now, &changes).ok() } else { None };
                let done = applied.as_ref().map_or(&changes, |applied| &applied.changes);
                if kind.changes_rows() && applied.is_none() {
                    continue;
                }
                log.push(logged(sequence, kind, done));
                moments.push(applied.map_or(now, |applied| applied.rows));
            }
            let now = moments.last().expect("the end");
            for (done, then) in moments.iter().enumerate() {
                let found = past(now, &log[done..]);
                prop_assert_eq!(&found.rows, then);
                prop_assert!(found.unknown.is_empty());
            }
            prop_assert_eq!(&past(now, &[]).rows, now, "as of now is now");
            prop_assert_eq!(past(now, &log).rows, Rows::default(), "before everything there was nothing");
        }
    }

    #[test]
    fn what_was_erased_is_told_as_erased_and_stays_as_it_is() {
        let one = agency("Rannikkolaitos");
        let known = Contact { name: "Aino Esimerkki".into(), ..Contact::empty(one.id) };
        let nameless = Contact { name: "Poistettu henkilö".into(), ..known.clone() };
        let mut now = Rows::default();
        now.put(one.clone().into());
        now.put(nameless.clone().into());
        let mut erasing = logged(3, OperationKind::PersonErased, &[Change::update(known, nameless.clone())]);
        for change in &mut erasing.changes {
            (change.before, change.after, change.erased) = (None, None, true);
        }
        let later = Change::update(Agency { name_fi: "Entinen".into(), ..one.clone() }, one.clone());
        let found = past(&now, &[erasing, logged(4, OperationKind::AgencyEdited, &[later])]);
        assert_eq!(found.rows.contact.get(nameless.id), Some(&nameless), "nobody comes back");
        assert_eq!(found.rows.agency.get(one.id).map(|one| one.name_fi.as_str()), Some("Entinen"), "the rest is told");
        assert_eq!(found.unknown, BTreeSet::from([(Table::Contact, nameless.id.0)]));
    }
}
