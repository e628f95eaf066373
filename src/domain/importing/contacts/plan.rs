//! What bringing people in would do, row by row: the dry run that is shown, and the changes that are then written.
//!
//! Rows are taken in order, each on top of what the rows before it have done, so that somebody who stands in a file twice
//! is one person. A file never takes anything away and never blanks anything. What an earlier row of the same file has
//! said is kept to, so that bringing the file in again changes nothing.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use uuid::Uuid;

use super::ReachLabel;
use super::book::{Book, Known};
use super::incoming::{Incoming, IncomingReach, LONGEST_NOTE, Remark, name_key, within};
use crate::domain::search::fold;
use crate::domain::{
    AgencyId, Change, Contact, ContactId, ContactInRole, ContactReach, Language, List, ListId, ListItem, ReachKind,
    Record, RowId, Rows, compared_reach, same_person,
};

/// Whose contacts the people become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    /// All of this agency.
    At(AgencyId),
    /// Of the agency that the file names with each.
    AsWritten,
}

/// What somebody has decided about a row that several answer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It is this one.
    Is(ContactId),
    /// It is somebody new.
    New,
}

/// What numbers are called in the reader's language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labels {
    /// At work.
    pub work: String,
    /// Mobile.
    pub mobile: String,
    /// At home.
    pub home: String,
}

impl Labels {
    fn text(&self, label: &ReachLabel) -> String {
        match label {
            ReachLabel::Plain => String::new(),
            ReachLabel::Work => self.work.clone(),
            ReachLabel::Mobile => self.mobile.clone(),
            ReachLabel::Home => self.home.clone(),
            ReachLabel::Own(own) => own.clone(),
        }
    }
}

/// How the people are brought in.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// Whose contacts they become.
    pub agency: Where,
    /// What has been decided about rows, by their place among the incoming.
    pub decided: BTreeMap<usize, Decision>,
    /// The rows that are left out.
    pub left_out: BTreeSet<usize>,
    /// Whether what is not on the list of what contacts are asked about is added to it.
    pub add_roles: bool,
    /// The language in which new things are named.
    pub language: Language,
    /// What numbers are called.
    pub labels: Labels,
}

impl Options {
    /// Everybody to one agency, or to the ones that the file names.
    #[must_use]
    pub fn new(agency: Where, language: Language, labels: Labels) -> Self {
        let (decided, left_out) = (BTreeMap::new(), BTreeSet::new());
        Self { agency, decided, left_out, add_roles: false, language, labels }
    }
}

/// Why a row cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nobody is named.
    NameMissing,
    /// What stands for a name is longer than any.
    NameTooLong,
    /// The file does not say of which agency.
    AgencyMissing,
    /// There is no such agency.
    AgencyUnknown(String),
    /// Several agencies go by it.
    AgencySeveral(String),
}

/// What a row comes to; exactly one of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Somebody new.
    New,
    /// Somebody known, of whom the file says something else or more.
    Changed,
    /// Somebody known, of whom the file says nothing new.
    Same,
    /// It cannot be taken.
    Refused(Refusal),
    /// Several answer to it, or somebody of another name: a human has to choose.
    Ambiguous,
}

/// What of a contact changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The name.
    Name,
    /// The title.
    Title,
    /// The language.
    Language,
    /// A number or an address.
    Reach(ReachKind),
    /// What they are asked about.
    Role,
    /// The note.
    Note,
}

/// A change, old and new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What changes.
    pub part: Part,
    /// What is there; empty where something is added.
    pub before: String,
    /// What it becomes; of a language its code.
    pub after: String,
}

/// A row of the plan, at the same place as the row it is about.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedLine {
    /// What it comes to.
    pub outcome: Outcome,
    /// It was left out, so that none of it happens.
    pub left_out: bool,
    /// At which agency.
    pub agency: Option<AgencyId>,
    /// Whom it changes or leaves as they are.
    pub contact: Option<ContactId>,
    /// What changes.
    pub differences: Vec<Difference>,
    /// What is worth knowing.
    pub remarks: Vec<Remark>,
    /// Those who answer to it, where a human has to choose or has chosen.
    pub choices: Vec<ContactId>,
    /// What has been chosen, about this row or another one of the name.
    pub decision: Option<Decision>,
}

/// How many rows come to what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// New ones.
    pub new: usize,
    /// Changed ones.
    pub changed: usize,
    /// Those that stay.
    pub same: usize,
    /// Those that cannot be taken.
    pub refused: usize,
    /// Those about whom a human has to choose.
    pub ambiguous: usize,
    /// Of all of these, those that are left out.
    pub left_out: usize,
}

/// What bringing people in would do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// A line for each incoming, in order.
    pub lines: Vec<PlannedLine>,
    /// What is written, were it done now.
    pub changes: Vec<Change>,
    /// How many contacts are added or changed.
    pub people: usize,
}

impl Plan {
    /// How many rows come to what.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for line in &self.lines {
            *match line.outcome {
                Outcome::New => &mut counts.new,
                Outcome::Changed => &mut counts.changed,
                Outcome::Same => &mut counts.same,
                Outcome::Refused(_) => &mut counts.refused,
                Outcome::Ambiguous => &mut counts.ambiguous,
            } += 1;
            counts.left_out += usize::from(line.left_out);
        }
        counts
    }
}

/// The agencies that go by an abbreviation, or else by a name, now or before.
#[must_use]
pub fn agency_named(rows: &Rows, text: &str) -> Vec<AgencyId> {
    Agencies::of(rows).named(text)
}

/// The agency that most of the people are said to be of, where the file says it of any and no other is as often named.
#[must_use]
pub fn likely_agency(rows: &Rows, incoming: &[Incoming]) -> Option<AgencyId> {
    let agencies = Agencies::of(rows);
    let mut votes: BTreeMap<AgencyId, usize> = BTreeMap::new();
    for one in incoming {
        if let [only] = agencies.named(&one.organisation).as_slice() {
            *votes.entry(*only).or_default() += 1;
        }
    }
    let most = votes.values().copied().max()?;
    let mut first = votes.iter().filter(|(_, count)| **count == most);
    let (agency, _) = first.next()?;
    first.next().is_none().then_some(*agency)
}

/// The agencies by everything they go by.
struct Agencies {
    by_abbreviation: HashMap<String, BTreeSet<AgencyId>>,
    by_name: HashMap<String, BTreeSet<AgencyId>>,
}

impl Agencies {
    fn of(rows: &Rows) -> Self {
        let mut agencies = Self { by_abbreviation: HashMap::new(), by_name: HashMap::new() };
        let put = |index: &mut HashMap<String, BTreeSet<AgencyId>>, text: &str, id: AgencyId| {
            let key = agency_key(text);
            if !key.is_empty() {
                index.entry(key).or_default().insert(id);
            }
        };
        for agency in rows.agency.iter() {
            put(&mut agencies.by_abbreviation, &agency.abbreviation, agency.id);
            for name in [&agency.name_fi, &agency.name_sv, &agency.name_en] {
                put(&mut agencies.by_name, name, agency.id);
            }
            for former in rows.succession.of(agency.id) {
                for name in [&former.former_name_fi, &former.former_name_sv, &former.former_name_en] {
                    put(&mut agencies.by_name, name, agency.id);
                }
            }
        }
        agencies
    }

    fn named(&self, text: &str) -> Vec<AgencyId> {
        let key = agency_key(text);
        let found = self.by_abbreviation.get(&key).or_else(|| self.by_name.get(&key));
        found.into_iter().flatten().copied().collect()
    }
}

fn agency_key(text: &str) -> String {
    let folded = fold(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What taking `incoming` in would do to `rows`.
#[must_use]
pub fn plan(rows: &Rows, incoming: &[Incoming], options: &Options) -> Plan {
    let mut planner = Planner::new(rows, incoming, options);
    let lines = incoming.iter().enumerate().map(|(at, one)| planner.line(at, one)).collect();
    Plan { lines, changes: planner.changes, people: planner.people.len() }
}

struct Planner<'p> {
    rows: &'p Rows,
    options: &'p Options,
    book: Book,
    agencies: Agencies,
    /// What is asked about, by name.
    roles: HashMap<String, ListId>,
    /// The new ones among them that nobody has been given yet.
    new_roles: BTreeMap<ListId, ListItem>,
    /// How many new ones there are.
    added_roles: i64,
    /// The names in the file.
    names: HashSet<String>,
    /// The numbers and addresses that the file gives to several names.
    shared: HashSet<(ReachKind, String)>,
    /// What the file has said of a person or a contact already.
    told: HashSet<(Uuid, Part)>,
    /// The numbers and addresses that the file has said of a person already.
    reached: HashSet<(Uuid, ReachKind, String)>,
    /// What has been decided about a name.
    decided: HashMap<(AgencyId, String), Decision>,
    /// The names about whom a human has to choose, with those who answer to them.
    waiting: HashMap<(AgencyId, String), Vec<ContactId>>,
    changes: Vec<Change>,
    people: HashSet<ContactId>,
}

/// Who a row is about.
enum Found {
    One(ContactId),
    Nobody,
    Several(Vec<ContactId>),
}

/// What a row would do.
struct Edit {
    known: Known,
    changes: Vec<Change>,
    differences: Vec<Difference>,
}

impl<'p> Planner<'p> {
    fn new(rows: &'p Rows, incoming: &[Incoming], options: &'p Options) -> Self {
        let names = incoming.iter().map(|one| name_key(&one.name)).filter(|key| !key.is_empty()).collect();
        let mut whose: HashMap<(ReachKind, String), String> = HashMap::new();
        let mut shared = HashSet::new();
        for one in incoming {
            let key = name_key(&one.name);
            for reach in &one.reaches {
                let reached = (reach.kind, reach.compared());
                let first = whose.entry(reached.clone()).or_insert_with(|| key.clone());
                if *first != key {
                    shared.insert(reached);
                }
            }
        }
        let mut planner = Self {
            rows,
            options,
            book: Book::of(rows),
            agencies: Agencies::of(rows),
            roles: roles_by_name(rows),
            new_roles: BTreeMap::new(),
            added_roles: 0,
            names,
            shared,
            told: HashSet::new(),
            reached: HashSet::new(),
            decided: HashMap::new(),
            waiting: HashMap::new(),
            changes: Vec::new(),
            people: HashSet::new(),
        };
        for (at, decision) in &options.decided {
            let Some(one) = incoming.get(*at) else { continue };
            if let Ok(agency) = planner.agency(one, &mut Vec::new()) {
                planner.decided.entry((agency, name_key(&one.name))).or_insert(*decision);
            }
        }
        planner
    }

    fn line(&mut self, at: usize, one: &Incoming) -> PlannedLine {
        let mut line = PlannedLine {
            outcome: Outcome::Ambiguous,
            left_out: self.options.left_out.contains(&at),
            agency: None,
            contact: None,
            differences: Vec::new(),
            remarks: one.remarks.clone(),
            choices: Vec::new(),
            decision: None,
        };
        let agency = match self.agency(one, &mut line.remarks) {
            Ok(agency) => agency,
            Err(refusal) => {
                line.outcome = Outcome::Refused(refusal);
                return line;
            }
        };
        line.agency = Some(agency);
        let name = (agency, name_key(&one.name));
        let found = match self.find(agency, one) {
            // An earlier row of the name waits for a human, and so does this one.
            Found::Nobody if self.waiting.contains_key(&name) => {
                Found::Several(self.waiting.get(&name).cloned().unwrap_or_default())
            }
            found => found,
        };
        let found = match found {
            Found::Several(choices) => {
                line.choices.clone_from(&choices);
                // What was decided about one row of a name goes for the others of the name.
                let own = self.options.decided.get(&at).copied();
                line.decision = own.or_else(|| self.decided.get(&name).copied());
                match &line.decision {
                    Some(Decision::New) => Found::Nobody,
                    Some(Decision::Is(id)) if choices.contains(id) => Found::One(*id),
                    _ => {
                        if !line.left_out {
                            self.waiting.insert(name, choices);
                        }
                        return line;
                    }
                }
            }
            found => found,
        };
        let edit = match found {
            Found::One(id) => {
                line.contact = Some(id);
                let Some(known) = self.book.get(id).cloned() else { return line };
                self.edit(&known, one, &mut line.remarks)
            }
            _ => self.add(agency, one, &mut line.remarks),
        };
        line.outcome = match (&edit.changes[..], line.contact) {
            (_, None) => Outcome::New,
            ([], _) => Outcome::Same,
            _ => Outcome::Changed,
        };
        line.differences.clone_from(&edit.differences);
        if !line.left_out {
            self.take(edit, one);
        }
        line
    }

    /// The agency a row goes to.
    fn agency(&self, one: &Incoming, remarks: &mut Vec<Remark>) -> Result<AgencyId, Refusal> {
        if one.name.is_empty() {
            return Err(Refusal::NameMissing);
        }
        if one.overlong {
            return Err(Refusal::NameTooLong);
        }
        let written = &one.organisation;
        match self.options.agency {
            Where::At(agency) => {
                if let [other] = self.agencies.named(written).as_slice()
                    && *other != agency
                {
                    remarks.push(Remark::OtherAgency(written.clone()));
                }
                Ok(agency)
            }
            Where::AsWritten if written.is_empty() => Err(Refusal::AgencyMissing),
            Where::AsWritten => match self.agencies.named(written).as_slice() {
                [] => Err(Refusal::AgencyUnknown(written.clone())),
                [one] => Ok(*one),
                _ => Err(Refusal::AgencySeveral(written.clone())),
            },
        }
    }

    /// Who at the agency a row is about. The same address and a name that goes with it is the same person; so is the
    /// same name. Where address, name and number point at different people, a human has to choose.
    fn find(&self, agency: AgencyId, one: &Incoming) -> Found {
        let key = name_key(&one.name);
        let named = self.book.named(agency, &key);
        let by_mail = self.reached_by(agency, one, ReachKind::Email);
        let goes_with = |id: &ContactId| {
            let known = self.book.get(*id).map(|known| known.contact.name.as_str()).unwrap_or_default();
            within(known, &one.name) || within(&one.name, known)
        };
        let mailed: Vec<ContactId> = by_mail.iter().copied().filter(goes_with).collect();
        match (named.as_slice(), mailed.as_slice()) {
            ([only], []) | ([], [only]) => Found::One(*only),
            ([only], mailed) if mailed.contains(only) => Found::One(*only),
            ([], []) => {
                let mut choices = by_mail;
                for id in self.reached_by(agency, one, ReachKind::Phone) {
                    if !choices.contains(&id) {
                        choices.push(id);
                    }
                }
                // Whoever stands in the file by their own name is not meant.
                let own = |id: &ContactId| {
                    self.book.get(*id).is_some_and(|known| self.names.contains(&name_key(&known.contact.name)))
                };
                choices.retain(|id| !own(id));
                if choices.is_empty() { Found::Nobody } else { Found::Several(choices) }
            }
            ([], several) => Found::Several(several.to_vec()),
            ([only], others) => Found::Several(std::iter::once(*only).chain(others.iter().copied()).collect()),
            (several, _) => {
                let reaches = |id: &&ContactId| {
                    one.reaches.iter().any(|reach| self.book.has(**id, reach.kind, &reach.compared()))
                };
                let mut reached = several.iter().filter(reaches);
                match (reached.next(), reached.next()) {
                    (Some(only), None) => Found::One(*only),
                    _ => Found::Several(several.to_vec()),
                }
            }
        }
    }

    /// Those at the agency who have a number or an address of a row that the file gives to nobody else. One that several
    /// there have is a switchboard or a shared mailbox.
    fn reached_by(&self, agency: AgencyId, one: &Incoming, kind: ReachKind) -> Vec<ContactId> {
        let mut found: Vec<ContactId> = Vec::new();
        for reach in one.reaches.iter().filter(|reach| reach.kind == kind) {
            let compared = reach.compared();
            if self.shared.contains(&(kind, compared.clone())) {
                continue;
            }
            if let [only] = self.book.reached(agency, kind, &compared).as_slice()
                && !found.contains(only)
            {
                found.push(*only);
            }
        }
        found
    }

    /// What a row adds to somebody.
    fn edit(&mut self, known: &Known, one: &Incoming, remarks: &mut Vec<Remark>) -> Edit {
        let mut after = known.clone();
        let mut differences = Vec::new();
        let mut changes = Vec::new();
        let (contact, person) = (known.contact.id.0, known.contact.person);
        let mut differ = |part, before: &str, after: &str| {
            differences.push(Difference { part, before: before.to_owned(), after: after.to_owned() });
        };
        let free = |whose: Uuid, part: Part, remarks: &mut Vec<Remark>| {
            let free = !self.told.contains(&(whose, part));
            if !free && !remarks.contains(&Remark::Contradicts) {
                remarks.push(Remark::Contradicts);
            }
            free
        };
        if better_name(&known.contact.name, &one.name) && free(person, Part::Name, remarks) {
            differ(Part::Name, &known.contact.name, &one.name);
            after.contact.name.clone_from(&one.name);
        }
        if !one.title.is_empty() && one.title != known.contact.title && free(contact, Part::Title, remarks) {
            differ(Part::Title, &known.contact.title, &one.title);
            after.contact.title.clone_from(&one.title);
        }
        if one.language.is_some() && one.language != known.contact.language && free(person, Part::Language, remarks) {
            let code = |language: Option<Language>| language.map(Language::code).unwrap_or_default();
            differ(Part::Language, code(known.contact.language), code(one.language));
            after.contact.language = one.language;
        }
        if !one.note.is_empty() && !known.contact.note.contains(&one.note) {
            let note = [known.contact.note.as_str(), &one.note].join("\n");
            let note = note.trim().to_owned();
            if note.chars().count() <= LONGEST_NOTE {
                differ(Part::Note, &known.contact.note, &note);
                after.contact.note = note;
            } else if !remarks.contains(&Remark::Shortened) {
                remarks.push(Remark::Shortened);
            }
        }
        self.edit_reaches(known, &mut after, one, &mut differences);
        let mut new = Vec::new();
        for (role, name) in self.roles_of(one, remarks) {
            if after.roles.insert(role) {
                differences.push(Difference { part: Part::Role, before: String::new(), after: name });
                new.push(Change::insert(ContactInRole::new(&known.contact, role)));
            }
        }
        if known.contact != after.contact {
            changes.push(Change::update(known.contact.clone(), after.contact.clone()));
        }
        for reach in &after.reaches {
            match known.reaches.iter().find(|before| before.id == reach.id) {
                Some(before) if before == reach => {}
                Some(before) => changes.push(Change::update(before.clone(), reach.clone())),
                None => changes.push(Change::insert(reach.clone())),
            }
        }
        changes.extend(new);
        for other in self.book.elsewhere(&known.contact) {
            let (before, now) = ((&known.contact, &known.reaches[..]), (&after.contact, &after.reaches[..]));
            let mut there = same_person(&other.contact, &other.reaches, before, now);
            there.retain(|change| change.before != change.after);
            if !there.is_empty() {
                remarks.push(Remark::AlsoAt(other.contact.agency));
                changes.extend(there);
            }
        }
        Edit { known: after, changes, differences }
    }

    /// Adds numbers and addresses. One takes the place of another only where each is the only one of its kind and label,
    /// and the file has not said the other as well.
    fn edit_reaches(&self, known: &Known, after: &mut Known, one: &Incoming, differences: &mut Vec<Difference>) {
        let person = known.contact.person;
        for reach in &one.reaches {
            let value = reach.compared();
            let there = |kind: ReachKind, text: &str| kind == reach.kind && compared_reach(kind, text) == value;
            if after.reaches.iter().any(|known| there(known.kind, &known.value)) {
                continue;
            }
            let alike = |kind: ReachKind, label: &ReachLabel| kind == reach.kind && label.same(&reach.label);
            let mine = one.reaches.iter().filter(|other| alike(other.kind, &other.label)).count();
            let mut theirs =
                after.reaches.iter_mut().filter(|known| alike(known.kind, &ReachLabel::read(&known.label)));
            let only = match (theirs.next(), theirs.next()) {
                (Some(only), None) if mine == 1 => Some(only),
                _ => None,
            };
            let said = |known: &ContactReach| {
                let compared = known.compared();
                self.reached.contains(&(person, known.kind, compared.clone()))
                    || one.reaches.iter().any(|other| other.kind == known.kind && other.compared() == compared)
            };
            let before = if let Some(known) = only.filter(|known| !said(known)) {
                std::mem::replace(&mut known.value, reach.value.clone())
            } else {
                let added = self.row(&known.contact, reach, next_position(&after.reaches));
                after.reaches.push(added);
                String::new()
            };
            differences.push(Difference { part: Part::Reach(reach.kind), before, after: reach.value.clone() });
        }
    }

    fn row(&self, contact: &Contact, reach: &IncomingReach, position: i64) -> ContactReach {
        ContactReach {
            id: RowId::new(),
            contact: contact.id,
            agency: contact.agency,
            kind: reach.kind,
            label: self.options.labels.text(&reach.label),
            value: reach.value.clone(),
            position,
        }
    }

    /// Somebody new at the agency. Whoever has the same name and a number or an address in common at another agency is
    /// the same person.
    fn add(&mut self, agency: AgencyId, one: &Incoming, remarks: &mut Vec<Remark>) -> Edit {
        let mut contact = Contact::empty(agency);
        contact.name.clone_from(&one.name);
        contact.title.clone_from(&one.title);
        contact.language = one.language;
        contact.note.clone_from(&one.note);
        let key = name_key(&one.name);
        let in_common = |other: &&Known| {
            let has = |reach: &IncomingReach| self.book.has(other.contact.id, reach.kind, &reach.compared());
            other.contact.agency != agency && one.reaches.iter().any(has)
        };
        if let Some(same) = self.book.named_anywhere(&key).find(in_common) {
            contact.person = same.contact.person;
            remarks.push(Remark::AlsoAt(same.contact.agency));
        }
        let mut differences = Vec::new();
        let mut differ = |part, after: String| {
            if !after.is_empty() {
                differences.push(Difference { part, before: String::new(), after });
            }
        };
        differ(Part::Name, contact.name.clone());
        differ(Part::Title, contact.title.clone());
        differ(Part::Language, contact.language.map(Language::code).unwrap_or_default().to_owned());
        differ(Part::Note, contact.note.clone());
        let reaches: Vec<ContactReach> =
            one.reaches.iter().zip(0..).map(|(reach, position)| self.row(&contact, reach, position)).collect();
        for reach in &reaches {
            differ(Part::Reach(reach.kind), reach.value.clone());
        }
        let mut changes = vec![Change::insert(contact.clone())];
        changes.extend(reaches.iter().cloned().map(Change::insert));
        let mut roles = BTreeSet::new();
        for (role, name) in self.roles_of(one, remarks) {
            if roles.insert(role) {
                differ(Part::Role, name);
                changes.push(Change::insert(ContactInRole::new(&contact, role)));
            }
        }
        Edit { known: Known { contact, reaches, roles }, changes, differences }
    }

    /// What a row says that somebody is asked about, with its name.
    fn roles_of(&mut self, one: &Incoming, remarks: &mut Vec<Remark>) -> Vec<(ListId, String)> {
        let mut found = Vec::new();
        for name in &one.roles {
            let key = fold(name);
            if let Some(role) = self.roles.get(&key) {
                if self.new_roles.contains_key(role) {
                    remarks.push(Remark::NewRole(name.clone()));
                }
                found.push((*role, name.clone()));
            } else if self.options.add_roles {
                let mut item = self.rows.new_contact_role(name, self.options.language);
                item.position += self.added_roles;
                self.added_roles += 1;
                self.roles.insert(key, item.id);
                found.push((item.id, name.clone()));
                remarks.push(Remark::NewRole(name.clone()));
                self.new_roles.insert(item.id, item);
            } else {
                remarks.push(Remark::UnknownRole(name.clone()));
            }
        }
        found
    }

    /// Has a row happen, for the rows after it.
    fn take(&mut self, edit: Edit, one: &Incoming) {
        let contact = &edit.known.contact;
        let (id, person) = (contact.id, contact.person);
        self.told.insert((person, Part::Name));
        if !one.title.is_empty() {
            self.told.insert((id.0, Part::Title));
        }
        if one.language.is_some() {
            self.told.insert((person, Part::Language));
        }
        self.reached.extend(one.reaches.iter().map(|reach| (person, reach.kind, reach.compared())));
        if edit.changes.is_empty() {
            return;
        }
        // A new thing is written with the first who is asked about it.
        for role in &edit.known.roles {
            if let Some(item) = self.new_roles.remove(role) {
                self.changes.push(Change::insert(List::ContactRole.record(item)));
            }
        }
        self.people.insert(id);
        self.told_elsewhere(&edit.changes, id);
        self.book.put(edit.known);
        self.changes.extend(edit.changes);
    }

    /// What a row has changed at other agencies, for the rows after it.
    fn told_elsewhere(&mut self, changes: &[Change], own: ContactId) {
        for change in changes {
            let whose = match &change.after {
                Some(Record::Contact(contact)) => contact.id,
                Some(Record::ContactReach(reach)) => reach.contact,
                _ => continue,
            };
            let Some(mut known) = self.book.get(whose).filter(|_| whose != own).cloned() else { continue };
            match &change.after {
                Some(Record::Contact(contact)) => known.contact.clone_from(contact),
                Some(Record::ContactReach(reach)) => match known.reaches.iter_mut().find(|one| one.id == reach.id) {
                    Some(there) => there.clone_from(reach),
                    None => known.reaches.push(reach.clone()),
                },
                _ => {}
            }
            self.book.put(known);
        }
    }
}

fn next_position(reaches: &[ContactReach]) -> i64 {
    reaches.iter().map(|reach| reach.position + 1).max().unwrap_or(0)
}

/// What is asked about, by its names in three languages. What has been merged leads to what took over.
fn roles_by_name(rows: &Rows) -> HashMap<String, ListId> {
    let mut roles = HashMap::new();
    let mut items: Vec<&ListItem> = rows.contact_role.iter().collect();
    // Of two of a name the one that is in use.
    items.sort_by_key(|item| (item.merged_into.is_some(), item.retired_at.is_some(), item.position));
    for item in items {
        let current = item.merged_into.unwrap_or(item.id);
        for name in [&item.name_fi, &item.name_sv, &item.name_en] {
            if !name.trim().is_empty() {
                roles.entry(fold(name.trim())).or_insert(current);
            }
        }
    }
    roles
}

/// Whether a name says more than the one that is there: it has the accents that the other lacks, or more names. Another
/// name altogether has been decided on.
fn better_name(there: &str, said: &str) -> bool {
    let accents = |name: &str| name.chars().filter(|c| !c.is_ascii()).count();
    if name_key(there) == name_key(said) {
        return accents(said) > accents(there);
    }
    !within(said, there)
}
