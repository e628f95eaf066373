//! Everything a file holds on a person: their own rows, what points at them, where texts mention them, and what the log
//! says of them.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use serde_json::Value;
use uuid::Uuid;

use crate::domain::agency::contact::ReachKind;
use crate::domain::privacy::blanking::Blanking;
use crate::domain::privacy::mention::Words;
use crate::domain::record::id::{AgencyId, EmployeeId, OperationId};
use crate::domain::record::operation::{LoggedOperation, OperationKind};
use crate::domain::record::record::{Record, Rows};
use crate::domain::record::table::Table;
use crate::domain::record::text::{digits, fold};

/// Who is meant.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A contact, at whichever agencies they serve.
    Contact(Uuid),
    /// One of our employees.
    Employee(EmployeeId),
    /// An account manager or account contact, by name.
    Account(String),
    /// Somebody who has no row of their own: a name, a number or an address.
    Named(String),
}

/// Somebody who has rows of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Who.
    pub subject: Subject,
    /// Their name.
    pub name: String,
    /// At which agencies; of our employees none.
    pub agencies: Vec<AgencyId>,
}

/// Everybody who has rows of their own, in no particular order.
#[must_use]
pub fn known(rows: &Rows) -> Vec<Known> {
    let mut found: BTreeMap<Subject, Known> = BTreeMap::new();
    let mut add = |subject: Subject, name: &str, agency: Option<AgencyId>| {
        let entry = found.entry(subject.clone());
        let known = entry.or_insert_with(|| Known { subject, name: name.to_owned(), agencies: Vec::new() });
        if let Some(agency) = agency.filter(|agency| !known.agencies.contains(agency)) {
            known.agencies.push(agency);
        }
    };
    for one in rows.contact.iter() {
        add(Subject::Contact(one.person), &one.name, Some(one.agency));
    }
    for one in rows.employee.iter().filter(|one| !one.erased()) {
        add(Subject::Employee(one.id), &one.name, None);
    }
    for one in rows.account_person.iter().filter(|one| !one.name.trim().is_empty()) {
        add(Subject::Account(fold(one.name.trim())), &one.name, Some(one.agency));
    }
    for one in rows.branch_manager.iter() {
        add(Subject::Account(fold(one.name.trim())), &one.name, None);
    }
    found.into_values().collect()
}

/// Those who go by a name, however it is written.
#[must_use]
pub fn named(rows: &Rows, name: &str) -> Vec<Known> {
    let wanted = fold(name.trim());
    known(rows).into_iter().filter(|one| fold(one.name.trim()) == wanted).collect()
}

/// A text that mentions somebody.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The row.
    pub record: Record,
    /// The column.
    pub field: String,
    /// What stands there.
    pub text: String,
    /// Where it surely speaks of them.
    pub sure: Vec<Range<usize>>,
    /// Where a part of the name stands, which may be somebody else's.
    pub perhaps: Vec<Range<usize>>,
    /// One of those is the whole name with an ending that changes it.
    pub likely: bool,
}

impl Mention {
    /// By what the mention is known: table, row and column.
    #[must_use]
    pub fn key(&self) -> (Table, Uuid, String) {
        (self.record.table(), self.record.id(), self.field.clone())
    }
}

/// Everything held on a person, but for the log.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonalData {
    /// Who.
    pub subject: Subject,
    /// Their name, or what was typed.
    pub name: String,
    /// What they are known by.
    pub words: Words,
    /// The rows that are about them.
    pub own: Vec<Record>,
    /// The rows of other things that point at those.
    pub linked: Vec<Record>,
    /// The texts that mention them.
    pub mentions: Vec<Mention>,
    /// Numbers and addresses of theirs that others have too.
    pub shared: Vec<String>,
}

/// What the log holds on a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Traces {
    /// An operation.
    pub id: OperationId,
    /// What it was called; none for a kind that only a newer program knows.
    pub kind: Option<OperationKind>,
    /// When.
    pub at: chrono::DateTime<chrono::Utc>,
    /// By whom.
    pub who: String,
    /// They did it themselves.
    pub wrote: bool,
    /// What of them stood in it before and after, by column.
    pub said: Vec<(String, String)>,
    /// How many changes speak of them.
    pub changes: usize,
    /// What the file is called from which it came, where that names them.
    pub source: Option<String>,
}

/// Everything `rows` hold on somebody; none where they are gone.
#[must_use]
pub fn personal_data(rows: &Rows, subject: &Subject) -> Option<PersonalData> {
    let roots = roots(rows, subject);
    let name = match subject {
        Subject::Named(text) => text.trim().to_owned(),
        _ => roots.iter().find_map(|root| text_of(root, "name"))?,
    };
    if name.is_empty() {
        return None;
    }
    let mut own: Vec<Record> = Vec::new();
    let mut linked: Vec<Record> = Vec::new();
    for root in &roots {
        own.push(root.clone());
        for row in rows.all_pointing_at(root.table(), root.id()) {
            let of_them = matches!(row, Record::ContactReach(_) | Record::ContactInRole(_) | Record::Absence(_));
            let known = own.iter().chain(&linked).any(|one| one.table() == row.table() && one.id() == row.id());
            if !known && !roots.contains(&row) {
                if of_them { &mut own } else { &mut linked }.push(row);
            }
        }
    }
    let texts = texts(rows);
    let theirs: BTreeSet<(Table, Uuid)> = own.iter().map(|row| (row.table(), row.id())).collect();
    let (mut words, shared) = words(subject, &name, &own, &theirs, &texts);
    for other in known(rows).into_iter().filter(|other| other.subject != *subject) {
        words.other(&other.name);
    }
    let mut mentions = Vec::new();
    for (record, fields) in texts.iter().filter(|(record, _)| !theirs.contains(&(record.table(), record.id()))) {
        for (field, text) in fields {
            let (sure, perhaps) = (words.found(text), words.perhaps(text));
            if !(sure.is_empty() && perhaps.is_empty()) {
                let likely = words.likely_in(text);
                let (record, field, text) = (record.clone(), field.clone(), text.clone());
                mentions.push(Mention { record, field, text, sure, perhaps, likely });
            }
        }
    }
    // What is sure comes first.
    mentions.sort_by_key(|mention| (mention.sure.is_empty(), !mention.likely));
    Some(PersonalData { subject: subject.clone(), name, words, own, linked, mentions, shared })
}

impl PersonalData {
    /// What of the log speaks of them.
    #[must_use]
    pub fn blanking(&self) -> Blanking {
        Blanking {
            rows: self.own.iter().map(|row| (row.table(), row.id())).collect(),
            words: self.words.clone(),
            ..Blanking::default()
        }
    }

    /// The mentions in which the whole name stands with an ending that changes it: those go with the person unless
    /// somebody says otherwise.
    #[must_use]
    pub fn likely(&self) -> BTreeSet<(Table, Uuid, String)> {
        self.mentions.iter().filter(|mention| mention.likely).map(Mention::key).collect()
    }

    /// The operations that speak of them or are by them, as `log` has them.
    #[must_use]
    pub fn traces(&self, log: &[LoggedOperation]) -> Vec<Traces> {
        let blanking = self.blanking();
        let traces = log.iter().filter_map(|operation| {
            let of_them = operation.changes.iter().filter(|change| blanking.covers(operation.at, change));
            let changes: Vec<_> = of_them.collect();
            let wrote = self.words.wrote(&operation.who);
            let source = operation.source.clone().filter(|source| blanking.covers_source(operation.at, source));
            if changes.is_empty() && !wrote && source.is_none() {
                return None;
            }
            let mut said: Vec<(String, String)> = Vec::new();
            let fields = changes.iter().flat_map(|change| [&change.before, &change.after]).flatten().flatten();
            for (field, value) in fields {
                let speaks = |text: &&str| self.words.in_text(text) || self.words.likely_in(text);
                let Some(text) = value.as_str().filter(speaks) else { continue };
                let entry = (field.clone(), text.to_owned());
                if !said.contains(&entry) {
                    said.push(entry);
                }
            }
            Some(Traces {
                id: operation.id,
                kind: operation.kind,
                at: operation.at,
                who: operation.who.clone(),
                wrote,
                said,
                changes: changes.len(),
                source,
            })
        });
        traces.collect()
    }

    /// Whether nothing at all is held on them.
    #[must_use]
    pub fn nothing(&self) -> bool {
        self.own.is_empty() && self.linked.is_empty() && self.mentions.is_empty()
    }
}

/// The rows that are the person.
fn roots(rows: &Rows, subject: &Subject) -> Vec<Record> {
    match subject {
        Subject::Contact(person) => {
            rows.contact.iter().filter(|one| one.person == *person).cloned().map(Record::from).collect()
        }
        Subject::Employee(id) => rows.employee.get(*id).cloned().map(Record::from).into_iter().collect(),
        Subject::Account(name) => {
            let named = rows.account_person.iter().filter(|one| fold(one.name.trim()) == *name);
            let of_branches = rows.branch_manager.iter().filter(|one| fold(one.name.trim()) == *name);
            named.cloned().map(Record::from).chain(of_branches.cloned().map(Record::from)).collect()
        }
        Subject::Named(_) => Vec::new(),
    }
}

fn text_of(record: &Record, field: &str) -> Option<String> {
    record.fields().get(field)?.as_str().map(|text| text.trim().to_owned())
}

/// Every row with those of its columns that people write.
fn texts(rows: &Rows) -> Vec<(Record, Vec<(String, String)>)> {
    let mut texts = Vec::new();
    for record in rows.records() {
        let written = record.fields().into_iter().filter_map(|(field, value)| match value {
            Value::String(text) if is_written(&text) => Some((field, text)),
            _ => None,
        });
        let written: Vec<(String, String)> = written.collect();
        if !written.is_empty() {
            texts.push((record, written));
        }
    }
    texts
}

/// Whether a value can name somebody: identities and days cannot.
pub(super) fn is_written(text: &str) -> bool {
    text.chars().count() >= 3 && Uuid::try_parse(text).is_err() && text.parse::<chrono::NaiveDate>().is_err()
}

/// What a person is known by, and what of it others have too.
fn words(
    subject: &Subject,
    name: &str,
    own: &[Record],
    theirs: &BTreeSet<(Table, Uuid)>,
    texts: &[(Record, Vec<(String, String)>)],
) -> (Words, Vec<String>) {
    let mut words = Words::default();
    let (mut numbers, mut addresses) = (Vec::new(), Vec::new());
    for row in own {
        match row {
            Record::Contact(one) => words.name(&one.name),
            Record::ContactReach(one) if one.kind == ReachKind::Email => addresses.push(one.value.clone()),
            Record::ContactReach(one) => numbers.push(one.value.clone()),
            Record::AccountPerson(one) => {
                words.name(&one.name);
                numbers.push(one.phone.clone());
                addresses.push(one.email.clone());
            }
            Record::BranchManager(one) => {
                words.name(&one.name);
                numbers.push(one.phone.clone());
                addresses.push(one.email.clone());
            }
            Record::Employee(one) => {
                words.name(&one.name);
                words.logins(&one.login_names);
                numbers.push(one.phone.clone());
                addresses.push(one.email.clone());
            }
            _ => {}
        }
    }
    if matches!(subject, Subject::Named(_)) {
        if name.contains('@') {
            words.address(name);
        } else if digits(name).len() * 2 > name.chars().count() {
            words.number(name);
        } else {
            words.name(name);
        }
    }
    let others = || texts.iter().filter(|(record, _)| !theirs.contains(&(record.table(), record.id())));
    let whole = || others().flat_map(|(_, fields)| fields).map(|(_, text)| text);
    let mut shared = Vec::new();
    for number in numbers.iter().filter(|number| !number.trim().is_empty()) {
        let only = digits(number);
        // A number in running text is a mention of it; one that stands alone is somebody's.
        let alone = |text: &str| !text.chars().any(char::is_alphabetic) && digits(text) == only;
        if whole().any(|text| alone(text)) {
            shared.push(number.clone());
        } else {
            words.number(number);
        }
    }
    for address in addresses.iter().filter(|address| !address.trim().is_empty()) {
        let folded = fold(address.trim());
        if whole().any(|text| fold(text.trim()) == folded) {
            shared.push(address.clone());
        } else {
            words.address(address);
        }
    }
    shared.dedup();
    (words, shared)
}
