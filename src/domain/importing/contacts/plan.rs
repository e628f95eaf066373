//! What bringing people in would do, row by row: the dry run that is shown, and the changes that are then written.
//!
//! Rows are taken in order, each on top of what the rows before it have done, so that somebody who stands in a file twice
//! is one person. A file never takes anything away and never blanks anything. What an earlier row of the same file has
//! said is kept to, so that bringing the file in again changes nothing.

use std::collections::{BTreeMap, HashMap, HashSet};

use uuid::Uuid;

use super::agencies::Agencies;
use super::book::{Book, Known};
use super::incoming::{Incoming, Remark, name_key};
use super::outcome::{Decision, Difference, Options, Outcome, Part, Plan, PlannedLine, Refusal, Where};
use crate::domain::agency::contact::ReachKind;
use crate::domain::record::id::{AgencyId, ContactId, ListId};
use crate::domain::record::list::List;
use crate::domain::record::list::ListItem;
use crate::domain::record::operation::Change;
use crate::domain::record::record::{Record, Rows};
use crate::domain::record::text::fold;

/// What taking `incoming` in would do to `rows`.
#[must_use]
pub fn plan(rows: &Rows, incoming: &[Incoming], options: &Options) -> Plan {
    let mut planner = Planner::new(rows, incoming, options);
    let lines = incoming.iter().enumerate().map(|(at, one)| planner.line(at, one)).collect();
    Plan { lines, changes: planner.changes, people: planner.people.len() }
}

pub(super) struct Planner<'p> {
    pub(super) rows: &'p Rows,
    pub(super) options: &'p Options,
    pub(super) book: Book,
    pub(super) agencies: Agencies,
    /// What is asked about, by name.
    pub(super) roles: HashMap<String, ListId>,
    /// The new ones among them that nobody has been given yet.
    pub(super) new_roles: BTreeMap<ListId, ListItem>,
    /// How many new ones there are.
    pub(super) added_roles: i64,
    /// The names in the file.
    pub(super) names: HashSet<String>,
    /// The numbers and addresses that the file gives to several names.
    pub(super) shared: HashSet<(ReachKind, String)>,
    /// What the file has said of a person or a contact already.
    pub(super) told: HashSet<(Uuid, Part)>,
    /// The numbers and addresses that the file has said of a person already.
    pub(super) reached: HashSet<(Uuid, ReachKind, String)>,
    /// What has been decided about a name.
    pub(super) decided: HashMap<(AgencyId, String), Decision>,
    /// The names about whom a human has to choose, with those who answer to them.
    pub(super) waiting: HashMap<(AgencyId, String), Vec<ContactId>>,
    pub(super) changes: Vec<Change>,
    pub(super) people: HashSet<ContactId>,
}

/// Who a row is about.
pub(super) enum Found {
    One(ContactId),
    Nobody,
    Several(Vec<ContactId>),
}

/// What a row would do.
pub(super) struct Edit {
    pub(super) known: Known,
    pub(super) changes: Vec<Change>,
    pub(super) differences: Vec<Difference>,
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
            // Room is asked for once: a list that grows is in memory twice. What is not used of it costs nothing.
            changes: Vec::with_capacity(incoming.iter().map(|one| 1 + one.reaches.len()).sum()),
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
        if let Some(what) = one.no_person {
            return Err(Refusal::NoPerson(what));
        }
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
        if one.valid_from.is_some() {
            self.told.insert((id.0, Part::From));
        }
        if one.valid_to.is_some() {
            self.told.insert((id.0, Part::To));
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
