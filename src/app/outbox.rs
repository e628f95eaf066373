//! What is not saved yet. An operation stands here from the moment it is asked for until it is in the file, or the user
//! has set it aside: on its way, held back by a question, failed, refused, or against what others have saved.

use std::sync::Arc;
use std::time::Instant;

use crate::domain::erasure::Erasure;
use crate::domain::{AgencyId, Change, Operation, OperationId, Picture, Record, RoundId, Snapshot, changed_fields};
use crate::ui::FormId;
use crate::ui::dialogs::Trouble;

/// How an operation stands that is not saved.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum State {
    /// It waits for the answer to an undo, which may change what it starts from.
    Queued(Instant),
    /// The store has it since then.
    Sent(Instant),
    /// A personal identity code seems to stand in it.
    Held,
    /// It could not be saved, and can be tried again.
    Failed(Trouble),
    /// The round it answers is closed.
    RoundClosed(RoundId),
    /// It cannot be saved as things stand, for a reason in words.
    Refused(String),
    /// It contradicts what others have saved.
    Unsettled,
}

/// An operation that is not saved.
#[derive(Debug)]
pub(super) struct Unsaved {
    pub operation: Box<Operation>,
    pub state: State,
    /// The form that closes once it is saved, and until then keeps what was typed.
    pub form: Option<FormId>,
    /// The form in which it is to be chosen, and which keeps its name until then.
    pub chosen_in: Option<FormId>,
    /// What an import was planned from.
    pub planned: Option<Arc<Snapshot>>,
    /// What is to be erased beside it.
    pub erasure: Option<Box<Erasure>>,
    /// The user has said that what looks like a personal identity code is to be saved.
    pub allowed: bool,
}

impl Unsaved {
    pub fn new(operation: Operation, form: Option<FormId>) -> Self {
        Self {
            operation: Box::new(operation),
            state: State::Held,
            form,
            chosen_in: None,
            planned: None,
            erasure: None,
            allowed: false,
        }
    }

    /// Since when it is on its way; none where it is not.
    pub const fn since(&self) -> Option<Instant> {
        match self.state {
            State::Queued(since) | State::Sent(since) => Some(since),
            _ => None,
        }
    }
}

/// Everything that is not saved, in the order in which it was asked for.
#[derive(Debug, Default)]
pub(super) struct Outbox(Vec<Unsaved>);

impl Outbox {
    pub fn push(&mut self, one: Unsaved) {
        self.0.push(one);
    }

    pub fn get(&self, id: OperationId) -> Option<&Unsaved> {
        self.0.iter().find(|one| one.operation.id == id)
    }

    pub fn get_mut(&mut self, id: OperationId) -> Option<&mut Unsaved> {
        self.0.iter_mut().find(|one| one.operation.id == id)
    }

    pub fn take(&mut self, id: OperationId) -> Option<Unsaved> {
        let place = self.0.iter().position(|one| one.operation.id == id)?;
        Some(self.0.remove(place))
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Unsaved> {
        self.0.iter()
    }

    pub fn retain(&mut self, keep: impl FnMut(&Unsaved) -> bool) {
        self.0.retain(keep);
    }

    /// Since when the one is on its way that has waited longest; none where nothing is.
    pub fn waiting_since(&self) -> Option<Instant> {
        self.0.iter().filter_map(Unsaved::since).min()
    }

    /// What will not be saved by itself.
    pub fn stuck(&self) -> impl Iterator<Item = &Unsaved> {
        self.0.iter().filter(|one| one.since().is_none())
    }

    /// The identities of those in a state.
    pub fn ids(&self, wanted: impl Fn(&State) -> bool) -> Vec<OperationId> {
        self.0.iter().filter(|one| wanted(&one.state)).map(|one| one.operation.id).collect()
    }

    /// Gives an agency that is being added another logo, or none, in whatever the store does not have at the moment.
    pub fn logo_of_added(&mut self, agency: AgencyId, picture: Option<&Picture>) {
        for one in self.0.iter_mut().filter(|one| one.since().is_none()) {
            let changes = one.operation.changes.iter_mut();
            let added = changes.filter(|change| change.before.is_none()).find_map(|change| match &mut change.after {
                Some(Record::Agency(added)) if added.id == agency => Some(added),
                _ => None,
            });
            let Some(added) = added else { continue };
            let former = std::mem::replace(&mut added.logo, picture.map(|picture| picture.hash.clone()));
            one.operation.pictures.retain(|picture| Some(&picture.hash) != former.as_ref());
            one.operation.pictures.extend(picture.cloned());
        }
    }

    /// Has what I am changing now start from what I have just changed, where that is still on its way and was not on
    /// the screen yet; `shown` is what was.
    pub fn after_mine(&self, operation: &mut Operation, shown: &Snapshot) {
        // What stands in an operation unchanged only tells how something was known: it neither follows nor is followed.
        let changed = |change: &Change| change.before != change.after;
        for change in operation.changes.iter_mut().filter(|change| changed(change)) {
            let on_its_way = self.0.iter().rev().filter(|one| one.since().is_some());
            let mut mine = on_its_way.flat_map(|one| &one.operation.changes).filter(|change| changed(change));
            let Some(earlier) = mine.find(|earlier| earlier.key() == change.key()) else { continue };
            let seen = change.key().and_then(|(table, id)| shown.get(table, id));
            if seen == change.before {
                rebase(change, earlier.after.as_ref());
            }
        }
    }
}

/// Has a change start from `now` instead of what it was made from: the fields it changes stay changed, the others are
/// as they are now.
pub(super) fn rebase(change: &mut Change, now: Option<&Record>) {
    if let (Some(now), Some(before), Some(after)) = (now, &change.before, &change.after) {
        let mut fields = now.fields();
        fields.extend(changed_fields(before, after));
        if let Ok(over) = Record::from_fields(now.table(), fields) {
            change.after = Some(over);
        }
    }
    change.before = now.cloned();
}

/// Has a change start from `now` in those columns that an operation of mine has set; in the others it starts from what it
/// was made from, so that what others have saved there meanwhile is still seen.
pub(super) fn rebase_columns(change: &mut Change, now: Option<&Record>, columns: &[&str]) {
    let (Some(now), Some(before), Some(after)) = (now, &change.before, &change.after) else {
        rebase(change, now);
        return;
    };
    let mine = changed_fields(before, after);
    let mut fields = before.fields();
    let set = now.fields().into_iter().filter(|(column, _)| columns.contains(&column.as_str()));
    fields.extend(set);
    let start = Record::from_fields(now.table(), fields.clone());
    fields.extend(mine);
    if let (Ok(start), Ok(over)) = (start, Record::from_fields(now.table(), fields)) {
        (change.before, change.after) = (Some(start), Some(over));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::payroll::{Signed, tick};
    use crate::domain::{Agency, OperationKind, RoundStep, apply};

    fn agency(email: &str, website: &str) -> Agency {
        Agency { email: email.into(), website: website.into(), ..Agency::empty(AgencyId(uuid::Uuid::nil())) }
    }

    fn edited(before: (&str, &str), after: (&str, &str)) -> Operation {
        let change = Change::update(agency(before.0, before.1), agency(after.0, after.1));
        Operation::new(OperationKind::AgencyEdited, "Aino", vec![change])
    }

    #[test]
    fn what_follows_an_edit_on_its_way_starts_from_it() {
        let mut outbox = Outbox::default();
        let mut sent = Unsaved::new(edited(("old", "old"), ("first", "old")), None);
        sent.state = State::Sent(Instant::now());
        outbox.push(sent);
        let mut shown = Snapshot::default();
        shown.rows.put(agency("old", "old").into());
        let mut next = edited(("old", "old"), ("old", "second"));
        outbox.after_mine(&mut next, &shown);
        assert_eq!(next.changes, [Change::update(agency("first", "old"), agency("first", "second"))]);
        // What failed is not in the file, so nothing starts from it.
        for one in &mut outbox.0 {
            one.state = State::Held;
        }
        let mut alone = edited(("old", "old"), ("old", "third"));
        outbox.after_mine(&mut alone, &shown);
        assert_eq!(alone.changes, [Change::update(agency("old", "old"), agency("old", "third"))]);
    }

    #[test]
    fn a_tick_goes_along_with_an_id_of_the_payer_that_is_on_its_way() {
        let old = Agency { name_fi: "Rannikkolaitos".into(), business_id: "9000001-8".into(), ..agency("old", "") };
        let new = Agency { business_id: "9000002-6".into(), ..old.clone() };
        let mut shown = Snapshot::default();
        shown.rows.put(old.clone().into());
        let row = RoundStep::of_report(&shown.rows.payer(old.id), "2026-09".parse().expect("a month"));
        let at = chrono::DateTime::UNIX_EPOCH.naive_utc();
        let changes = tick(&shown.rows, row, Signed { who: "Aino", employee: None, at });
        for then in [vec![Change::update(old.clone(), new.clone())], vec![Change::delete(old.clone())]] {
            let mut outbox = Outbox::default();
            let mut sent = Unsaved::new(Operation::new(OperationKind::AgencyEdited, "Aino", then.clone()), None);
            sent.state = State::Sent(Instant::now());
            outbox.push(sent);
            let mut ticked = Operation::new(OperationKind::StepTicked, "Aino", changes.clone());
            outbox.after_mine(&mut ticked, &shown);
            assert_eq!(ticked.changes, changes, "by which id the payer was known is told as it was");
            let now = apply(&apply(&shown.rows, &then).expect("applies").rows, &ticked.changes).expect("applies").rows;
            let known = then.iter().filter_map(|change| change.after.clone()).collect::<Vec<Record>>();
            assert_eq!(now.agency.iter().cloned().map(Record::from).collect::<Vec<_>>(), known);
            let payers: Vec<&str> = now.round_step.iter().map(|row| row.payer.as_str()).collect();
            assert_eq!(payers, [if known.is_empty() { "90000018" } else { "90000026" }]);
        }
        // Nor does what I change of the agency start from as little as a tick on its way tells of it.
        let mut outbox = Outbox::default();
        let mut sent = Unsaved::new(Operation::new(OperationKind::StepTicked, "Aino", changes), None);
        sent.state = State::Sent(Instant::now());
        outbox.push(sent);
        let edit = vec![Change::update(old, new)];
        let mut next = Operation::new(OperationKind::AgencyEdited, "Aino", edit.clone());
        outbox.after_mine(&mut next, &shown);
        assert_eq!(next.changes, edit);
    }
}
