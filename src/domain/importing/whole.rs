//! A register that comes back out of a workbook: what each of its rows would do to the one that is open.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use serde_json::Value;
use uuid::Uuid;

use super::pipeline::{Difference, Outcome, Place, Plan, PlannedLine};
use super::{RefusedRows, SheetOfSeveral};
use crate::domain::change::apply::{apply, changed_fields};
use crate::domain::change::meanwhile::of_merged_step;
use crate::domain::change::merge::Conflict;
use crate::domain::change::rules::broken;
use crate::domain::change::rules::broken_rule::BrokenRule;
use crate::domain::payroll::rekeying::Rekeyed;
use crate::domain::privacy::personal_code;
use crate::domain::record::operation::{Change, Picture};
use crate::domain::record::record::{Record, Rows};
use crate::domain::record::shape::content;
use crate::domain::record::table::Table;

/// Why a cell cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is no number, or not a whole one.
    Number,
    /// It is no day.
    Day,
    /// It is no time of day.
    Time,
    /// It is neither yes nor no.
    Flag,
    /// It is none of the words that may stand there; these are.
    Word(Vec<String>),
    /// No row goes by that name.
    Unknown,
    /// Several rows go by that name.
    Several,
    /// No agency goes by that name, and the identifier beside it is another's.
    OnlyIdentifier,
    /// The row has come in before, and this is what it is called now.
    NowCalled,
    /// What the row goes by in the file has been edited, so that it would be another row.
    OtherKey,
    /// Something has to stand there.
    Missing,
    /// It looks like somebody's personal identity code, and nobody is there to be asked.
    PersonalCode,
    /// Somebody has said that nothing of it is taken.
    LeftOut,
    /// They are no months.
    Months,
    /// It is no round of the pay group.
    Round,
    /// The pay group has no such step.
    NoStep,
    /// No pay group goes by that name, and nothing in the file says when one of that name is paid.
    NoPayDays,
    /// A pay day has no time of day.
    NoTime,
    /// The agency has no agreement of that number, or none in force on that day.
    NoAgreement,
    /// The rows with these numbers say something else of the same; at least one.
    Contradicts(Vec<u32>),
}

/// A cell that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadCell {
    /// The column.
    pub column: &'static str,
    /// What stands there.
    pub text: String,
    /// Why it cannot be read.
    pub fault: Fault,
}

/// Why a row of a workbook cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Cells that cannot be read; at least one.
    Cells(Vec<BadCell>),
    /// The row with this number is the same one: it has been copied.
    Copied(u32),
    /// A row that it cannot be without is not there.
    Missing(&'static str),
    /// A rule would be broken.
    Rule(BrokenRule),
    /// It has been edited both in the workbook and, since that was written, here.
    EditedSince,
}

/// A row of a workbook.
#[derive(Clone, Debug, PartialEq)]
pub struct IncomingRow {
    /// Where it stands.
    pub place: Place,
    /// The table it belongs to.
    pub table: Table,
    /// What it is called, as far as it can be told.
    pub name: String,
    /// What it says.
    pub read: Result<Record, Vec<BadCell>>,
    /// What it said when it was written, where the workbook has kept it: see [`content`].
    pub exported: Option<Uuid>,
    /// The picture it speaks of is not in the workbook, so that what was there stays.
    pub picture_missing: bool,
    /// Nothing is to be written of it: what it says follows from something else.
    pub stays: bool,
    /// What the file calls it, where it keeps another name.
    pub name_kept: Option<String>,
}

impl IncomingRow {
    /// A row that has been read, of which nothing else is to be said. A personal identity code is told in no name.
    #[must_use]
    pub fn new(place: Place, table: Table, name: String, read: Result<Record, Vec<BadCell>>) -> Self {
        let name = if personal_code::stands_in(&name) { personal_code::masked(&name).into_owned() } else { name };
        Self { place, table, name, read, exported: None, picture_missing: false, stays: false, name_kept: None }
    }
}

/// Something of a file that nobody takes: it is told before anything is saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftCell {
    /// Where it stands.
    pub place: Place,
    /// What stands before it, or what it is; empty where nobody knows.
    pub label: String,
    /// What it says.
    pub text: String,
}

/// A workbook that has been read, and what taking it in would do.
#[derive(Clone, Debug, PartialEq)]
pub struct Brought {
    /// Its rows.
    pub rows: Vec<IncomingRow>,
    /// What taking them in would do, a line for each.
    pub plan: Plan<Refusal, Cell>,
    /// The pictures that come with them.
    pub pictures: Vec<Picture>,
    /// Sheets that are not of a register.
    pub left_sheets: Vec<String>,
    /// Columns that are not of a register, as sheet and heading.
    pub left_columns: Vec<(String, String)>,
    /// Tables of which a sheet is no longer in the workbook, or has more in it than is read.
    pub missing: Vec<Table>,
    /// The rows that cannot come in.
    pub refused: Vec<RefusedRows>,
    /// Sheets that the file's own program does not show.
    pub hidden_sheets: Vec<String>,
    /// Sheets that are too large to be read.
    pub unread: Vec<String>,
    /// Sheets that may be of several agencies, chosen or not.
    pub of_several: Vec<SheetOfSeveral>,
    /// Cells that are not understood, in the order in which they stand.
    pub left_cells: Vec<LeftCell>,
}

impl Brought {
    /// Whether something is named that lists do not have, so that it could be added to them.
    #[must_use]
    pub fn names_unlisted(&self) -> bool {
        let bad = self.rows.iter().filter_map(|row| row.read.as_ref().err()).flatten();
        bad.into_iter().any(|cell| cell.fault == Fault::Unknown)
    }
}

/// What of a row changes: a column, and its values as the file keeps them.
pub type Cell = Difference<(Table, String), Value>;

/// What a row comes to.
pub type Line = PlannedLine<Refusal, Cell>;

/// What would be done to `rows` were the workbook taken in. A row of the register that is not in the workbook stays.
#[must_use]
pub fn plan(rows: &Rows, incoming: &[IncomingRow]) -> Plan<Refusal, Cell> {
    let mut outcomes: Vec<Outcome<Refusal>> = Vec::with_capacity(incoming.len());
    let mut seen: HashMap<(Table, Uuid), u32> = HashMap::new();
    let mut changes: BTreeMap<usize, Change> = BTreeMap::new();
    // By what the payers were known when the workbook was written.
    let known = incoming.iter().filter_map(|row| match &row.read {
        Ok(record @ Record::Agency(agency)) if row.exported == Some(content(record)) => Some(agency),
        _ => None,
    });
    let rekeyed = Rekeyed::since(rows, known);
    for (at, row) in incoming.iter().enumerate() {
        let record = match &row.read {
            Ok(record) => record,
            Err(cells) => {
                let several = cells
                    .iter()
                    .any(|cell| matches!(cell.fault, Fault::Several | Fault::OnlyIdentifier | Fault::NowCalled));
                let why = Refusal::Cells(cells.clone());
                outcomes.push(if several { Outcome::Ambiguous(why) } else { Outcome::Refused(why) });
                continue;
            }
        };
        if row.stays {
            outcomes.push(Outcome::Same);
            continue;
        }
        let moved = of_merged_step(rows, record).or_else(|| match record {
            Record::RoundStep(said) => rekeyed.now(rows, said).map(Record::RoundStep),
            _ => None,
        });
        // What it goes by was merged since the workbook was written; what was said of it went along then.
        if let Some(moved) = &moved
            && row.exported == Some(content(record))
            && rows.get(moved.table(), moved.id()).is_some()
        {
            outcomes.push(Outcome::Same);
            continue;
        }
        let written = record;
        let record = moved.as_ref().unwrap_or(record);
        let key = (record.table(), record.id());
        if let Some(first) = seen.get(&key) {
            outcomes.push(Outcome::Refused(Refusal::Copied(*first)));
            continue;
        }
        seen.insert(key, row.place.row);
        outcomes.push(match rows.get(key.0, key.1) {
            None => {
                changes.insert(at, Change::insert(record.clone()));
                Outcome::New
            }
            Some(before) if before == *record => Outcome::Same,
            // Nobody has edited it in the workbook, so that what has been done here since stands.
            Some(_) if row.exported == Some(content(written)) => Outcome::Same,
            Some(before) if row.exported.is_some_and(|exported| exported != content(&before)) => {
                Outcome::Ambiguous(Refusal::EditedSince)
            }
            Some(before) => {
                changes.insert(at, Change::update(before, record.clone()));
                Outcome::Changed
            }
        });
    }
    refuse_what_cannot_be(rows, &mut changes, &mut outcomes);
    let lines = incoming.iter().zip(outcomes).enumerate().map(|(at, (row, outcome))| PlannedLine {
        place: row.place.clone(),
        differences: match (&outcome, changes.get(&at)) {
            (Outcome::Changed, Some(Change { before: Some(before), after: Some(after) })) => differences(before, after),
            _ => Vec::new(),
        },
        outcome,
    });
    let lines = lines.collect();
    // Rows are written in the order of their tables, so that none is written before what it points at.
    let mut changes: Vec<Change> = changes.into_values().collect();
    changes.sort_by_key(|change| change.key().map(|(table, _)| table));
    Plan { lines, changes }
}

fn differences(before: &Record, after: &Record) -> Vec<Cell> {
    let fields = before.fields();
    let changed = changed_fields(before, after).into_iter();
    changed
        .map(|(column, now)| Difference {
            before: fields.get(&column).cloned().unwrap_or(Value::Null),
            part: (after.table(), column),
            after: now,
        })
        .collect()
}

/// Takes out of the changes what the register would refuse, and says of each row why. What needs such a row goes too, until
/// the rest can be done as a whole.
fn refuse_what_cannot_be(rows: &Rows, changes: &mut BTreeMap<usize, Change>, outcomes: &mut [Outcome<Refusal>]) {
    loop {
        let all: Vec<Change> = changes.values().cloned().collect();
        let Err(conflicts) = apply(rows, &all) else { return };
        let mut refused: BTreeMap<usize, Refusal> = BTreeMap::new();
        let mut missing: HashMap<(Table, Uuid), &'static str> = HashMap::new();
        let mut rules: HashSet<BrokenRule> = HashSet::new();
        for conflict in conflicts {
            match conflict {
                Conflict::Missing { record, field } => drop(missing.insert((record.table(), record.id()), field)),
                Conflict::Rule(rule) => drop(rules.insert(rule)),
                // Every change starts from the register as it is, and none takes anything away.
                Conflict::Field { .. }
                | Conflict::Gone { .. }
                | Conflict::Edited { .. }
                | Conflict::Needed { .. }
                | Conflict::Overtaken { .. } => {}
            }
        }
        for (at, change) in changes.iter() {
            let field = change.key().and_then(|key| missing.get(&key));
            refused.extend(field.map(|field| (*at, Refusal::Missing(field))));
        }
        if !rules.is_empty() {
            refused.extend(culprits(rows, changes, &rules));
        }
        if refused.is_empty() {
            // Nobody is to blame alone, so nothing is done rather than something that nobody has looked at.
            let first = rules.into_iter().next();
            refused.extend(changes.keys().filter_map(|at| Some((*at, Refusal::Rule(first.clone()?)))));
            if refused.is_empty() {
                changes.clear();
                return;
            }
        }
        let gone: BTreeSet<usize> = refused.keys().copied().collect();
        for (at, why) in refused {
            if let Some(outcome) = outcomes.get_mut(at) {
                *outcome = Outcome::Refused(why);
            }
        }
        changes.retain(|at, _| !gone.contains(at));
    }
}

/// The rows by which the rules are broken.
fn culprits(rows: &Rows, changes: &BTreeMap<usize, Change>, rules: &HashSet<BrokenRule>) -> BTreeMap<usize, Refusal> {
    let mut after = rows.clone();
    for record in changes.values().filter_map(|change| change.after.clone()) {
        after.put(record);
    }
    let blamed = changes.iter().filter_map(|(at, change)| {
        let rule = broken(&after, std::slice::from_ref(change)).into_iter().find(|rule| rules.contains(rule))?;
        Some((*at, Refusal::Rule(rule)))
    });
    blamed.collect()
}
