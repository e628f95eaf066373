//! The room in which the editors work: what each knows and has in hand, and what must hold after everything they do.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use kortisto::domain::importing::contacts::{self, Labels, Options, ReachLabel, Said, Where};
use kortisto::domain::importing::{Incoming, overtaken};
use kortisto::domain::settling::{Choice, Decision, MergeConflict, merge_conflicts, settle};
use kortisto::domain::{
    Agency, AgencyId, Change, Contact, ContactId, ContactReach, Fields, Headcount, HeadcountBasis, Language, List,
    ListItem, LoggedOperation, Operation, OperationKind, ReachKind, Record, RowId, Rows, Snapshot, Table, apply,
    erasure, person,
};
use kortisto::store::{Commit, HistoryQuery, MemoryStore, SqliteStore, Store, UndoOutcome, WhichUndo, undo};
use proptest::prelude::*;
use uuid::Uuid;

use super::{Act, Kept, OfContact, OfCount, TEXTS, Taken, Tally};

/// How often what is left in somebody's hands is settled at the end.
const ROUNDS: usize = 40;

/// Something typed or read that is not saved yet.
#[derive(Clone, Debug)]
struct Waiting {
    operation: Operation,
    /// What the writer knew of what they write over.
    knew: BTreeSet<String>,
    /// What stands against it, as it was shown: each with what the log knew of it.
    shown: Vec<Decision>,
    /// What it was planned from, where it is brought in.
    planned: Option<Arc<Snapshot>>,
}

struct Editor {
    who: String,
    known: Arc<Snapshot>,
    waiting: Option<Waiting>,
}

/// The editors, their register, and what is known of every value.
pub struct Room {
    stores: Vec<Box<dyn Store>>,
    editors: Vec<Editor>,
    agency: AgencyId,
    counted: kortisto::domain::ListId,
    next: i64,
    /// What was typed and accepted or logged at some time, or told not to be.
    typed: BTreeSet<String>,
    refused: BTreeSet<String>,
    forgotten: BTreeSet<String>,
    tally: Tally,
    folder: Option<tempfile::TempDir>,
}

/// A value that somebody has written, as it is known here; none for what stands there by itself.
fn token(value: &serde_json::Value) -> Option<String> {
    match value {
        serde_json::Value::String(text) => (text.starts_with("v-") || text.starts_with("019 0")).then(|| text.clone()),
        serde_json::Value::Number(number) => number.as_i64().filter(|number| *number >= 10_000).map(|n| n.to_string()),
        _ => None,
    }
}

fn of_fields(fields: &Fields) -> impl Iterator<Item = String> {
    fields.values().filter_map(token)
}

fn of_record(record: &Record) -> Vec<String> {
    of_fields(&record.fields()).collect()
}

fn of_rows(rows: &Rows) -> BTreeSet<String> {
    [Table::Agency, Table::Contact, Table::ContactReach, Table::Headcount]
        .into_iter()
        .flat_map(|table| rows.records_of(table))
        .flat_map(|record| of_record(&record))
        .collect()
}

fn before(changes: &[Change]) -> BTreeSet<String> {
    changes.iter().filter_map(|change| change.before.as_ref()).flat_map(of_record).collect()
}

fn after(changes: &[Change]) -> BTreeSet<String> {
    changes.iter().filter_map(|change| change.after.as_ref()).flat_map(of_record).collect()
}

fn of_log(log: &[LoggedOperation]) -> BTreeSet<String> {
    let fields = log.iter().flat_map(|one| &one.changes).flat_map(|change| [&change.before, &change.after]);
    fields.flatten().flat_map(of_fields).collect()
}

/// What of the rows before is not where it was.
fn lost(before: &Rows, now: &Rows) -> BTreeSet<String> {
    let mut lost = BTreeSet::new();
    for table in [Table::Agency, Table::Contact, Table::ContactReach, Table::Headcount] {
        for record in before.records_of(table) {
            let kept = now.get(table, record.id()).map(|record| record.fields()).unwrap_or_default();
            let gone = record.fields().into_iter().filter(|(field, value)| kept.get(field) != Some(value));
            lost.extend(gone.filter_map(|(_, value)| token(&value)));
        }
    }
    lost
}

/// Whether a value speaks of the contact, so that erasing may take it.
fn personal(token: &str) -> bool {
    token.starts_with("v-contact") || token.starts_with("019 0")
}

impl Room {
    pub fn opened(kept: Kept, editors: usize) -> Result<Self, TestCaseError> {
        let fail = |error: kortisto::store::StoreError| TestCaseError::fail(error.to_string());
        let agency = Agency { name_fi: "Rannikkolaitos".into(), ..Agency::empty(AgencyId::new()) };
        let counted = ListItem::shipped("test", "virka", 0, ["Virkasuhde", "", ""]);
        let (id, counted_as) = (agency.id, counted.id);
        let contact = Contact { name: "Maija Esimerkki".into(), ..Contact::empty(agency.id) };
        let rows = [agency.into(), contact.into(), List::EmploymentType.record(counted)];
        let first = Operation::new(OperationKind::FileStarted, "", rows.map(Change::insert).to_vec());
        let mut folder = None;
        let mut stores: Vec<Box<dyn Store>> = Vec::new();
        match kept {
            Kept::InMemory => stores.push(Box::new(MemoryStore::default())),
            Kept::InFile => {
                let place = tempfile::tempdir().map_err(|error| TestCaseError::fail(error.to_string()))?;
                let path = place.path().join("palvelu.kortisto");
                stores.push(Box::new(SqliteStore::create(&path).map_err(fail)?));
                for _ in 1..editors {
                    stores.push(Box::new(SqliteStore::open(&path).map_err(fail)?));
                }
                folder = Some(place);
            }
        }
        let known = Arc::new(stores[0].load().map_err(fail)?);
        stores[0].commit(&first, &known).map_err(fail)?;
        let known = Arc::new(stores[0].load().map_err(fail)?);
        let editor =
            |nth: usize| Editor { who: format!("Kirjoittaja {nth}"), known: Arc::clone(&known), waiting: None };
        Ok(Self {
            stores,
            editors: (0..editors).map(editor).collect(),
            agency: id,
            counted: counted_as,
            next: 10_000,
            typed: BTreeSet::new(),
            refused: BTreeSet::new(),
            forgotten: BTreeSet::new(),
            tally: Tally { cases: 1, ..Tally::default() },
            folder,
        })
    }

    fn store(&mut self, editor: usize) -> &mut dyn Store {
        let at = editor % self.stores.len();
        self.stores[at].as_mut()
    }

    /// What the register holds, whoever knows it.
    fn rows(&mut self) -> Rows {
        self.stores[0].load().expect("loads").rows
    }

    fn log(&mut self) -> Vec<LoggedOperation> {
        let all = HistoryQuery { contents: true, ..HistoryQuery::newest(usize::MAX) };
        self.stores[0].history(&all).expect("reads")
    }

    fn number(&mut self) -> i64 {
        self.next += 1;
        self.next
    }

    pub fn play(mut self, acts: &[(usize, Act)]) -> Result<Tally, TestCaseError> {
        for (who, act) in acts {
            let editor = who % self.editors.len();
            self.act(editor, act)?;
            self.nothing_is_lost()?;
        }
        // Whatever is still in somebody's hands is brought to its end.
        for editor in 0..self.editors.len() {
            for round in 0..ROUNDS {
                if self.editors[editor].waiting.is_none() {
                    break;
                }
                self.act(editor, &Act::Save)?;
                self.act(editor, &Act::Look)?;
                self.act(editor, &Act::Settle(vec![round % 2 == 0, round % 3 == 0]))?;
                self.nothing_is_lost()?;
            }
            prop_assert!(self.editors[editor].waiting.is_none(), "what is shown can be settled");
        }
        self.log_tells_all()?;
        for editor in 0..self.editors.len() {
            self.act(editor, &Act::Look)?;
            let rows = self.rows();
            prop_assert!(self.editors[editor].known.rows == rows, "what has come in is what there is");
        }
        drop(self.folder.take());
        Ok(self.tally)
    }

    fn act(&mut self, editor: usize, act: &Act) -> Result<(), TestCaseError> {
        match act {
            Act::Look => self.look(editor),
            Act::Type(texts, contact, count) => self.types(editor, texts, *contact, *count),
            Act::Read => self.reads(editor),
            Act::Save => return self.save(editor),
            Act::Settle(choices) => return self.settle(editor, choices),
            Act::Undo(taken) => return self.takes_back(editor, *taken),
            Act::Erase => return self.erases(editor),
        }
        Ok(())
    }

    fn look(&mut self, editor: usize) {
        let known = Arc::clone(&self.editors[editor].known);
        if let Some(newer) = self.store(editor).changes_since(&known).expect("reads") {
            self.editors[editor].known = Arc::new(newer);
        }
    }

    fn holds(&mut self, editor: usize, kind: OperationKind, changes: Vec<Change>, planned: Option<Arc<Snapshot>>) {
        if changes.is_empty() {
            return;
        }
        let knew = before(&changes);
        self.typed.extend(after(&changes).difference(&knew).cloned());
        let operation = Operation::new(kind, &self.editors[editor].who, changes);
        self.editors[editor].waiting = Some(Waiting { operation, knew, shown: Vec::new(), planned });
    }

    fn types(&mut self, editor: usize, texts: &BTreeSet<usize>, contact: OfContact, count: OfCount) {
        if self.editors[editor].waiting.is_some() {
            return;
        }
        let known = Arc::clone(&self.editors[editor].known);
        let mut changes = Vec::new();
        if let Some(one) = known.agency.get(self.agency)
            && !texts.is_empty()
        {
            let mut fields = Record::from(one.clone()).fields();
            for place in texts {
                fields.insert(TEXTS[*place].into(), format!("v-agency-{}", self.number()).into());
            }
            let after = Record::from_fields(Table::Agency, fields).expect("an agency");
            changes.push(Change::update(one.clone(), after));
        }
        if let Some(one) = known.contact.iter().next() {
            let reaches: Vec<ContactReach> =
                known.contact_reach.iter().filter(|reach| reach.contact == one.id).cloned().collect();
            match contact {
                OfContact::Leave => {}
                OfContact::Edit => {
                    let after = Contact { title: format!("v-contact-{}", self.number()), ..one.clone() };
                    changes.push(Change::update(one.clone(), after));
                }
                OfContact::Call => changes.push(Change::insert(self.reach(one.id))),
                OfContact::Delete => {
                    changes.extend(reaches.into_iter().map(Change::delete));
                    changes.push(Change::delete(one.clone()));
                }
            }
        }
        let basis = HeadcountBasis::default();
        let number = self.number();
        let new = Headcount::new(self.agency, 2026, self.counted, basis, number);
        match (count, known.headcount.get(new.id)) {
            (OfCount::Leave, _) | (OfCount::Delete, None) => {}
            (OfCount::Set, None) => changes.push(Change::insert(new)),
            (OfCount::Set, Some(old)) => {
                changes.push(Change::update(old.clone(), Headcount { count: number, ..old.clone() }));
            }
            (OfCount::Delete, Some(old)) => changes.push(Change::delete(old.clone())),
        }
        self.holds(editor, OperationKind::AgencyEdited, changes, None);
    }

    fn reach(&mut self, contact: ContactId) -> ContactReach {
        let value = format!("019 0{}", self.number());
        let (label, kind) = (String::new(), ReachKind::Phone);
        ContactReach { id: RowId::new(), contact, agency: self.agency, kind, label, value, position: 9 }
    }

    fn reads(&mut self, editor: usize) {
        if self.editors[editor].waiting.is_some() {
            return;
        }
        let known = Arc::clone(&self.editors[editor].known);
        let reaches = vec![(ReachKind::Phone, ReachLabel::Plain, format!("019 0{}", self.number()))];
        let title = format!("v-contact-{}", self.number());
        let said = Said { place: 2, name: "Maija Esimerkki".into(), title, reaches, ..Said::default() };
        let options = Options::new(Where::At(self.agency), Language::Fi, Labels::default());
        let plan = contacts::plan(&known.rows, &[Incoming::read(&said)], &options);
        self.holds(editor, OperationKind::ContactsImported, plan.changes, Some(known));
    }

    fn save(&mut self, editor: usize) -> Result<(), TestCaseError> {
        let Some(waiting) = self.editors[editor].waiting.clone().filter(|waiting| waiting.shown.is_empty()) else {
            return Ok(());
        };
        if let Some(planned) = &waiting.planned {
            // As the worker does: what was planned from something that is no longer so is planned anew.
            self.look(editor);
            if overtaken(waiting.operation.kind, planned, &self.editors[editor].known) {
                self.refuse(editor);
                return Ok(());
            }
            self.tally.brought_in += 1;
        }
        let known = Arc::clone(&self.editors[editor].known);
        let rows = self.rows();
        match self.store(editor).commit(&waiting.operation, &known).expect("commits") {
            Commit::Done(now) => {
                let changes = &waiting.operation.changes;
                let wanted: BTreeSet<String> = after(changes).difference(&before(changes)).cloned().collect();
                let stands = of_rows(&now.rows);
                prop_assert!(wanted.is_subset(&stands), "accepted and not there: {:?}", wanted.difference(&stands));
                self.tally.accepted += 1;
                self.unseen(&rows, &waiting.knew)?;
                (self.editors[editor].known, self.editors[editor].waiting) = (now, None);
            }
            Commit::Unchanged(now) => {
                prop_assert!(after(&waiting.operation.changes).is_subset(&of_rows(&now.rows)), "nothing to save");
                (self.editors[editor].known, self.editors[editor].waiting) = (now, None);
            }
            Commit::Conflicts(found, now) => {
                prop_assert!(self.rows() == rows, "what is refused changes nothing");
                let (points, _) = merge_conflicts(&now.rows, &found, &waiting.operation.changes);
                self.editors[editor].known = now;
                if points.is_empty() {
                    self.refuse(editor);
                } else {
                    self.show(editor, points);
                }
            }
        }
        Ok(())
    }

    /// What waits is refused, and its writer told so.
    fn refuse(&mut self, editor: usize) {
        if let Some(waiting) = self.editors[editor].waiting.take() {
            self.tally.refused += 1;
            self.refused.extend(after(&waiting.operation.changes));
        }
    }

    /// Shows what stands against what waits, with what the log knows of it.
    fn show(&mut self, editor: usize, points: Vec<MergeConflict>) {
        let shown: Vec<Decision> = points.into_iter().map(|conflict| self.told(editor, conflict)).collect();
        let Some(waiting) = &mut self.editors[editor].waiting else { return };
        for one in &shown {
            match &one.conflict {
                MergeConflict::Fields { shown, .. } => waiting.knew.extend(of_fields(shown)),
                MergeConflict::Edited { rows } => waiting.knew.extend(rows.iter().flat_map(|(_, now)| of_record(now))),
                MergeConflict::Gone { .. } => {}
            }
        }
        self.tally.shown += shown.len();
        waiting.shown = shown;
    }

    /// What the log says of a conflict, as the window looks it up.
    fn told(&mut self, editor: usize, conflict: MergeConflict) -> Decision {
        let mut decision = Decision { conflict, choice: Choice::Theirs, deleted: Vec::new(), erased: false };
        for record in decision.conflict.rows() {
            let query = HistoryQuery { record: Some(record), contents: true, ..HistoryQuery::newest(40) };
            let log = self.store(editor).history(&query).expect("reads");
            let of_row = |one: &&LoggedOperation| one.kind != Some(OperationKind::ConflictYielded);
            let mut newest = log.iter().rev().filter(of_row);
            let of_key = |change: &&kortisto::domain::LoggedChange| (change.table, change.record) == record;
            decision.erased |=
                newest.clone().next().is_some_and(|one| one.changes.iter().filter(of_key).any(|c| c.erased));
            if matches!(decision.conflict, MergeConflict::Gone { .. })
                && let Some(one) =
                    newest.find(|one| one.changes.iter().filter(of_key).any(|change| change.after.is_none()))
            {
                let gone = one.changes.iter().filter(|change| change.after.is_none());
                let gone = gone.filter_map(|change| Record::from_fields(change.table, change.before.clone()?).ok());
                decision.deleted.extend(gone);
            }
        }
        decision
    }

    fn settle(&mut self, editor: usize, choices: &[bool]) -> Result<(), TestCaseError> {
        let Some(waiting) = self.editors[editor].waiting.clone().filter(|waiting| !waiting.shown.is_empty()) else {
            return Ok(());
        };
        // What has come in meanwhile is taken into account, as the window does.
        let known = Arc::clone(&self.editors[editor].known);
        let points = match apply(&known.rows, &waiting.operation.changes) {
            Err(found) => merge_conflicts(&known.rows, &found, &waiting.operation.changes).0,
            Ok(_) => Vec::new(),
        };
        let shown: Vec<&MergeConflict> = waiting.shown.iter().map(|one| &one.conflict).collect();
        if points.is_empty() {
            let Some(waiting) = &mut self.editors[editor].waiting else { return Ok(()) };
            (waiting.shown, waiting.operation.id) = (Vec::new(), kortisto::domain::OperationId::new());
            return Ok(());
        }
        if points.len() != shown.len() || points.iter().any(|point| !shown.contains(&point)) {
            self.show(editor, points);
            return Ok(());
        }
        let gone = |one: &Decision| matches!(one.conflict, MergeConflict::Gone { .. });
        let mut decisions = Vec::new();
        for (nth, one) in waiting.shown.iter().enumerate() {
            // What is gone is looked up again: somebody may have been erased since it was shown.
            let mut one = if gone(one) { self.told(editor, one.conflict.clone()) } else { one.clone() };
            let mine = choices.get(nth % choices.len().max(1)).copied().unwrap_or(true);
            one.choice = if mine && !one.erased { Choice::Mine } else { Choice::Theirs };
            decisions.push(one);
        }
        let settled = settle(&known.rows, &waiting.operation.changes, &decisions);
        self.tally.settled += decisions.len();
        let mut logged = BTreeSet::new();
        if !settled.yielded.is_empty() {
            self.tally.yielded += 1;
            let yielded =
                Operation::new(OperationKind::ConflictYielded, &waiting.operation.who, settled.yielded.clone());
            match self.store(editor).commit(&yielded, &known).expect("commits") {
                Commit::Done(_) => {}
                Commit::Unchanged(_) if self.tally.erased > 0 => {}
                other => return Err(TestCaseError::fail(format!("what gives way is logged: {other:?}"))),
            }
            // What an erasure would have reached the log does not take.
            let query = HistoryQuery { id: Some(yielded.id), contents: true, ..HistoryQuery::newest(1) };
            logged = of_log(&self.store(editor).history(&query).expect("reads"));
            let left: BTreeSet<String> = before(&settled.yielded)
                .difference(&before(&settled.changes))
                .filter(|one| self.typed.contains(*one) && !logged.contains(*one))
                .cloned()
                .collect();
            let stands = of_rows(&self.rows()).union(&of_log(&self.log())).cloned().collect::<BTreeSet<String>>();
            let left: BTreeSet<String> = left.difference(&stands).cloned().collect();
            prop_assert!(left.iter().all(|one| personal(one)), "only what speaks of them is not logged: {left:?}");
            prop_assert!(left.is_empty() || self.tally.erased > 0, "nobody is erased, and all is logged: {left:?}");
            self.forgotten.extend(left);
        }
        let mine = after(&waiting.operation.changes);
        let kept: BTreeSet<String> = after(&settled.changes).union(&logged).cloned().collect();
        let dropped: BTreeSet<String> =
            mine.difference(&kept).filter(|one| self.typed.contains(*one)).cloned().collect();
        if decisions.iter().any(|one| one.erased) {
            self.forgotten.extend(dropped.into_iter().filter(|one| personal(one)));
        }
        self.editors[editor].waiting = (!settled.changes.is_empty()).then(|| Waiting {
            operation: Operation::new(waiting.operation.kind, &waiting.operation.who, settled.changes),
            knew: waiting.knew,
            shown: Vec::new(),
            planned: None,
        });
        self.save(editor)
    }

    fn takes_back(&mut self, editor: usize, taken: Taken) -> Result<(), TestCaseError> {
        let which = match taken {
            Taken::Own => WhichUndo::Newest,
            Taken::Again => WhichUndo::Redo,
            Taken::Anybodys(back) => {
                let log = self.store(editor).history(&HistoryQuery::newest(back + 1)).expect("reads");
                let Some(one) = log.first() else { return Ok(()) };
                WhichUndo::This(one.id)
            }
        };
        let (known, who) = (Arc::clone(&self.editors[editor].known), self.editors[editor].who.clone());
        let rows = self.rows();
        let outcome = undo(self.store(editor), &known, which, &who).expect("undoes");
        self.editors[editor].known = Arc::clone(outcome.snapshot());
        if let UndoOutcome::Done { operation, .. } = outcome {
            self.tally.taken_back += 1;
            // Only what it wrote itself is taken away.
            let wrote =
                operation.changes.iter().filter_map(|change| change.after.as_ref()).flat_map(of_fields).collect();
            self.unseen(&rows, &wrote)?;
        } else {
            prop_assert!(self.rows() == rows, "what is refused changes nothing");
        }
        Ok(())
    }

    fn erases(&mut self, editor: usize) -> Result<(), TestCaseError> {
        let known = Arc::clone(&self.editors[editor].known);
        let Some(contact) = known.contact.iter().next() else { return Ok(()) };
        let subject = person::Subject::Contact(contact.person);
        let Some(held) = person::personal_data(&known.rows, &subject) else { return Ok(()) };
        let likely = held.likely();
        let erasure = erasure::erase(&known.rows, &held, erasure::ALIASES[0], &likely, &self.editors[editor].who);
        let (rows, stood) = (self.rows(), of_log(&self.log()));
        let forgotten = self.store(editor).erase(&erasure, &known).expect("erases");
        self.editors[editor].known = Arc::clone(forgotten.commit.snapshot());
        let now = self.rows();
        if !matches!(forgotten.commit, Commit::Done(_)) {
            prop_assert!(now == rows, "what is refused changes nothing");
            return Ok(());
        }
        self.tally.erased += 1;
        self.unseen(&rows, &before(&erasure.operation.changes))?;
        let left: BTreeSet<String> = of_rows(&now).union(&of_log(&self.log())).cloned().collect();
        let stood: BTreeSet<String> = of_rows(&rows).union(&stood).cloned().collect();
        let gone: BTreeSet<String> = stood.difference(&left).cloned().collect();
        prop_assert!(gone.iter().all(|one| personal(one)), "only what speaks of them goes: {gone:?}");
        prop_assert!(now.get(Table::Contact, contact.id.0).is_none(), "they are gone");
        self.forgotten.extend(gone);
        Ok(())
    }

    /// Of what others have saved only that was written over which the writer `knew`.
    fn unseen(&mut self, rows: &Rows, knew: &BTreeSet<String>) -> Result<(), TestCaseError> {
        let lost = lost(rows, &self.rows());
        let unseen: Vec<&String> = lost.difference(knew).collect();
        prop_assert!(unseen.is_empty(), "written over unseen: {unseen:?}");
        Ok(())
    }

    /// Whatever was typed is somewhere.
    fn nothing_is_lost(&mut self) -> Result<(), TestCaseError> {
        let mut somewhere = of_rows(&self.rows());
        somewhere.extend(of_log(&self.log()));
        for waiting in self.editors.iter().filter_map(|editor| editor.waiting.as_ref()) {
            somewhere.extend(after(&waiting.operation.changes));
        }
        let missing =
            |one: &&String| !(somewhere.contains(*one) || self.refused.contains(*one) || self.forgotten.contains(*one));
        let lost: Vec<&String> = self.typed.iter().filter(missing).collect();
        prop_assert!(lost.is_empty(), "lost: {lost:?}");
        Ok(())
    }

    /// Column by column the log leads without a gap to what the register holds: nothing was replaced that it does not tell.
    fn log_tells_all(&mut self) -> Result<(), TestCaseError> {
        // A row as the log has it so far; none where it is not there, and unknown where it was erased.
        let mut told: BTreeMap<(Table, Uuid), Option<Fields>> = BTreeMap::new();
        let mut unknown: BTreeSet<(Table, Uuid)> = BTreeSet::new();
        let log = self.log();
        for change in log.iter().filter(|one| one.changed_rows()).flat_map(|one| &one.changes) {
            let key = (change.table, change.record);
            if change.erased {
                told.remove(&key);
                unknown.insert(key);
                continue;
            }
            let row = told.entry(key).or_default();
            if !unknown.contains(&key) {
                match (&change.before, &*row) {
                    (None, None) => {}
                    (Some(was), Some(row)) => {
                        let gap = was.iter().find(|(column, value)| row.get(*column) != Some(value));
                        prop_assert!(gap.is_none(), "the log has a gap at {gap:?}");
                    }
                    (was, row) => prop_assert!(false, "the log has a gap: {was:?} after {row:?}"),
                }
            }
            match &change.after {
                None => *row = None,
                Some(after) => row.get_or_insert_default().extend(after.clone()),
            }
        }
        let rows = self.rows();
        for ((table, id), row) in told.into_iter().filter(|(key, _)| !unknown.contains(key)) {
            let stands = rows.get(table, id).map(|record| record.fields());
            prop_assert_eq!(stands, row, "what stands is what the log told last");
        }
        Ok(())
    }
}
