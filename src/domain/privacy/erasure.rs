//! Erasing: what goes, what is blanked, what of the log is blanked, and what is remembered so that a restored backup
//! forgets again.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde_json::Value;
use uuid::Uuid;

use crate::domain::people::staff::Employee;
pub use crate::domain::privacy::blanking::Blanking;
use crate::domain::privacy::blanking::Key;
use crate::domain::privacy::notice::Kept;
use crate::domain::privacy::person::{PersonalData, Subject, personal_data};
use crate::domain::record::operation::{Change, Operation, OperationKind};
use crate::domain::record::record::{Record, Rows};
use crate::domain::record::row::Fields;
use crate::domain::record::table::Table;
use crate::domain::record::text::fold;

/// An erasure: an operation whose changes the log does not keep, and what of the log goes with it.
#[derive(Clone, Debug, PartialEq)]
pub struct Erasure {
    /// What is written.
    pub operation: Operation,
    /// What of the log is blanked.
    pub blanking: Blanking,
    /// What stands in place of the name.
    pub alias: String,
    /// By what the erased person would be known again, without the name.
    pub memory: Vec<Erased>,
}

/// By what somebody who was erased would be known again.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Erased {
    /// A row of theirs.
    Row(Table, Uuid),
    /// The salted hash of a name, a number or an address that had no row.
    Name(String),
    /// The salted hash of the name of somebody who had a row: by it they are known in what was typed elsewhere and not
    /// saved yet. Nothing in the register is looked for by it, where another may bear the name.
    Typed(String),
    /// A row that was kept for its time. Whoever it speaks of may be spoken of elsewhere.
    Purged(Table, Uuid),
    /// What the log said before this moment.
    LogBefore(DateTime<Utc>),
}

impl Erased {
    /// A name that had no row, as a hash that does not tell it.
    #[must_use]
    pub fn name(name: &str) -> Self {
        Self::Name(hashed(Uuid::now_v7(), name))
    }

    /// The name of somebody who had a row, as a hash that does not tell it.
    #[must_use]
    pub fn typed(name: &str) -> Self {
        Self::Typed(hashed(Uuid::now_v7(), name))
    }

    /// Whether `name` is the one that was erased.
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        let (Self::Name(text) | Self::Typed(text)) = self else { return false };
        let salt = text.split_once(':').and_then(|(salt, _)| Uuid::try_parse(salt).ok());
        salt.is_some_and(|salt| hashed(salt, name) == *text)
    }

    /// The words of a text that are the erased name.
    #[must_use]
    pub fn name_in(&self, text: &str) -> Option<String> {
        const LONGEST: usize = 5;
        if !matches!(self, Self::Name(_) | Self::Typed(_)) {
            return None;
        }
        let edge = |c: char| !(c.is_alphanumeric() || matches!(c, '@' | '+' | '-' | '\''));
        let words: Vec<&str> = text.split_whitespace().map(|word| word.trim_matches(edge)).collect();
        (1..=LONGEST).flat_map(|most| words.windows(most)).map(|some| some.join(" ")).find(|some| self.is(some))
    }

    /// Whether what was typed and not saved is about what was erased, or names it: its texts and the identities of rows
    /// in it are looked at.
    #[must_use]
    pub fn stands_in(&self, typed: &Value) -> bool {
        match typed {
            Value::String(text) => match self {
                Self::Row(_, id) | Self::Purged(_, id) => Uuid::try_parse(text).is_ok_and(|one| one == *id),
                _ => self.name_in(text).is_some(),
            },
            Value::Array(values) => values.iter().any(|value| self.stands_in(value)),
            Value::Object(fields) => fields.values().any(|value| self.stands_in(value)),
            _ => false,
        }
    }
}

fn hashed(salt: Uuid, name: &str) -> String {
    let words: Vec<String> = fold(name).split_whitespace().map(str::to_owned).collect();
    let hash = Uuid::new_v5(&salt, words.join(" ").as_bytes());
    format!("{salt}:{hash}")
}

/// When something was erased, and by what it would be known again.
pub type ErasedAt = (DateTime<Utc>, Erased);

/// Columns by row, written together.
#[derive(Default)]
struct Edits(BTreeMap<Key, (Record, Option<Fields>)>);

impl Edits {
    fn fields(&mut self, record: &Record) -> Option<&mut Fields> {
        let entry = self.0.entry((record.table(), record.id()));
        entry.or_insert_with(|| (record.clone(), Some(record.fields()))).1.as_mut()
    }

    fn delete(&mut self, record: &Record) {
        self.0.entry((record.table(), record.id())).or_insert_with(|| (record.clone(), None)).1 = None;
    }

    fn changes(self) -> Vec<Change> {
        let changed = self.0.into_values().filter_map(|(before, fields)| {
            let after = match fields {
                None => None,
                Some(fields) => Some(Record::from_fields(before.table(), fields).ok()?),
            };
            (after.as_ref() != Some(&before)).then_some(Change { before: Some(before), after })
        });
        changed.collect()
    }
}

/// Erases a person for `who`: their rows go or are blanked, and `alias` stands where texts mention them. `also` are
/// the mentions of a part of the name that were found to be theirs; see [`PersonalData::likely`] for those that go unasked.
#[must_use]
pub fn erase(
    rows: &Rows,
    held: &PersonalData,
    alias: &str,
    also: &BTreeSet<(Table, Uuid, String)>,
    who: &str,
) -> Erasure {
    let mut edits = Edits::default();
    for row in &held.own {
        remove(rows, row, alias, &mut edits);
    }
    let mut perhaps = BTreeSet::new();
    for mention in &held.mentions {
        let all = also.contains(&mention.key());
        if mention.sure.is_empty() && !all {
            continue;
        }
        if all {
            perhaps.insert((mention.record.table(), mention.record.id()));
        }
        if let Some(fields) = edits.fields(&mention.record) {
            let text = held.words.without(&mention.text, alias, all);
            fields.insert(mention.field.clone(), text.into());
        }
    }
    let memory = if let Subject::Named(name) = &held.subject {
        vec![Erased::name(name)]
    } else {
        let roots = held.own.iter().filter(|row| root(row));
        let known = roots.clone().map(|row| Erased::Row(row.table(), row.id()));
        let names: BTreeSet<String> = roots.filter_map(name_of).collect();
        known.chain(names.iter().map(|name| Erased::typed(name))).collect()
    };
    let likely = held.mentions.iter().filter(|mention| mention.likely && !also.contains(&mention.key()));
    let spared = likely.map(|mention| (mention.record.table(), mention.record.id())).collect();
    let blanking = Blanking { perhaps, spared, ..held.blanking() };
    // Who erases themselves does not sign it.
    let who = if blanking.wrote(who) { "" } else { who };
    let operation = Operation::new(OperationKind::PersonErased, who, edits.changes());
    Erasure { operation, blanking, alias: alias.to_owned(), memory }
}

/// Whether a row is the person rather than something of theirs.
const fn root(row: &Record) -> bool {
    matches!(row, Record::Contact(_) | Record::Employee(_) | Record::AccountPerson(_) | Record::BranchManager(_))
}

/// Table and identity of the person who would come into the register by a change, where the identity is one that is made
/// once. Whoever was erased under it does not come back, out of whatever was typed or read before.
#[must_use]
pub fn comes_back(change: &Change) -> Option<(Table, Uuid)> {
    let record = change.after.as_ref().filter(|record| change.before.is_none() && root(record))?;
    // One that follows from what the row is about may be somebody else's by now.
    (record.id().get_version_num() == 7).then(|| (record.table(), record.id()))
}

fn name_of(row: &Record) -> Option<String> {
    let name = match row {
        Record::Contact(one) => &one.name,
        Record::Employee(one) => &one.name,
        Record::AccountPerson(one) => &one.name,
        Record::BranchManager(one) => &one.name,
        _ => return None,
    };
    (!name.trim().is_empty()).then(|| name.clone())
}

/// Takes a row away with what cannot be without it. An employee's row stays without anything personal in it, so that
/// it can still be seen that somebody was responsible.
fn remove(rows: &Rows, row: &Record, alias: &str, edits: &mut Edits) {
    if let Record::Employee(employee) = row {
        if let Some(fields) = edits.fields(row) {
            *fields = Record::from(employee.blanked(alias)).fields();
        }
        return;
    }
    edits.delete(row);
    for pointing in rows.all_pointing_at(row.table(), row.id()) {
        let key = (pointing.table(), pointing.id());
        if edits.0.get(&key).is_some_and(|(_, fields)| fields.is_none()) {
            continue;
        }
        let mut fields = pointing.fields();
        let ours = |table, id| table == row.table() && id == row.id();
        for reference in pointing.references().into_iter().filter(|one| ours(one.table, one.id)) {
            fields.insert(reference.field.into(), Value::Null);
        }
        // What may be without it stays.
        if Record::from_fields(pointing.table(), fields).is_err() {
            remove(rows, &pointing, alias, edits);
        } else if let Some(kept) = edits.fields(&pointing) {
            for reference in pointing.references().into_iter().filter(|one| ours(one.table, one.id)) {
                kept.insert(reference.field.into(), Value::Null);
            }
        }
    }
}

impl Employee {
    /// The row without anything personal in it, under `alias`.
    #[must_use]
    pub fn blanked(&self, alias: &str) -> Self {
        Self {
            name: alias.to_owned(),
            phone: String::new(),
            email: String::new(),
            login_names: String::new(),
            active: false,
            ..self.clone()
        }
    }

    /// Whether nothing personal is left in the row.
    #[must_use]
    pub fn erased(&self) -> bool {
        !self.active
            && self.phone.is_empty()
            && self.email.is_empty()
            && self.login_names.is_empty()
            && ALIASES.contains(&self.name.as_str())
    }
}

/// What an erased person is called, in Finnish, Swedish and English.
pub const ALIASES: [&str; 3] = ["Poistettu henkilö", "Raderad person", "Erased person"];

/// What a purge takes away.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Due {
    /// The rows, each with the day from which its time runs.
    pub rows: Vec<(Kept, Record, NaiveDate)>,
    /// The day before which the contents of the log go; none where they are kept.
    pub log_before: Option<NaiveDate>,
}

impl Due {
    /// What has been kept for its time.
    #[must_use]
    pub fn new(rows: &Rows, today: NaiveDate) -> Self {
        let of = |kind: Kept| rows.due(kind, today).into_iter().map(move |(record, day)| (kind, record, day));
        Self {
            rows: Kept::ALL.into_iter().flat_map(of).collect(),
            log_before: rows.kept_from(Kept::LogContents, today),
        }
    }

    /// Up to when the contents of the log go.
    #[must_use]
    pub fn log_until(&self) -> Option<DateTime<Utc>> {
        self.log_before.map(|day| day.and_time(NaiveTime::MIN).and_utc())
    }
}

/// Takes away, for `who`, what has been kept for its time, from the log too. People who have left are erased as if
/// they had asked for it.
#[must_use]
pub fn purge(rows: &Rows, due: &Due, alias: &str, who: &str) -> Erasure {
    let mut edits = Edits::default();
    let mut blanking = Blanking { before: due.log_until(), ..Blanking::default() };
    let mut memory = Vec::new();
    for (_, record, _) in &due.rows {
        let subject = match record {
            Record::Employee(one) => Some(Subject::Employee(one.id)),
            _ => None,
        };
        let Some(held) = subject.and_then(|subject| personal_data(rows, &subject)) else {
            remove(rows, record, alias, &mut edits);
            memory.push(Erased::Purged(record.table(), record.id()));
            continue;
        };
        let one = erase(rows, &held, alias, &held.likely(), who);
        for change in one.operation.changes {
            match (&change.before, &change.after) {
                (Some(before), Some(after)) => {
                    let (was, now) = (before.fields(), after.fields());
                    if let Some(fields) = edits.fields(before) {
                        fields.extend(now.into_iter().filter(|(field, value)| was.get(field) != Some(value)));
                    }
                }
                (Some(before), None) => edits.delete(before),
                _ => {}
            }
        }
        blanking.rows.extend(one.blanking.rows);
        blanking.words.join(one.blanking.words);
        memory.extend(one.memory);
    }
    memory.extend(due.log_until().map(Erased::LogBefore));
    let changes = edits.changes();
    blanking.rows.extend(changes.iter().filter(|change| change.after.is_none()).filter_map(Change::key));
    let who = if blanking.wrote(who) { "" } else { who };
    let operation = Operation::new(OperationKind::Purged, who, changes);
    Erasure { operation, blanking, alias: alias.to_owned(), memory }
}

/// Takes away again what was purged and is back, from the log too; none where nothing is remembered of a purge.
#[must_use]
pub fn purge_again<'a>(rows: &Rows, memory: impl IntoIterator<Item = &'a Erased>, alias: &str) -> Option<Erasure> {
    let mut edits = Edits::default();
    let mut blanking = Blanking::default();
    for one in memory {
        match one {
            Erased::Purged(table, id) => {
                blanking.rows.insert((*table, *id));
                if let Some(record) = rows.get(*table, *id) {
                    remove(rows, &record, alias, &mut edits);
                }
            }
            Erased::LogBefore(moment) => blanking.before = blanking.before.max(Some(*moment)),
            Erased::Row(..) | Erased::Name(_) | Erased::Typed(_) => {}
        }
    }
    if blanking == Blanking::default() {
        return None;
    }
    let changes = edits.changes();
    blanking.rows.extend(changes.iter().filter(|change| change.after.is_none()).filter_map(Change::key));
    let operation = Operation::new(OperationKind::Purged, "", changes);
    Some(Erasure { operation, blanking, alias: alias.to_owned(), memory: Vec::new() })
}

#[cfg(test)]
mod tests;
