//! The contacts as they are while a plan is made, by everything they are recognised by.

use std::collections::{BTreeSet, HashMap};

use uuid::Uuid;

use super::incoming::name_key;
use crate::domain::agency::contact::{Contact, ContactReach, ReachKind};
use crate::domain::record::id::{AgencyId, ContactId, ListId};
use crate::domain::record::record::Rows;

/// Somebody with all that belongs to them.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) contact: Contact,
    /// In the users' order.
    pub(super) reaches: Vec<ContactReach>,
    pub(super) roles: BTreeSet<ListId>,
}

type Index = HashMap<String, Vec<ContactId>>;

/// Everybody, found at once.
#[derive(Default)]
pub(super) struct Book {
    people: HashMap<ContactId, Known>,
    by_name: Index,
    by_reach: Index,
    by_person: HashMap<Uuid, Vec<ContactId>>,
}

fn reach_key(kind: ReachKind, compared: &str) -> String {
    format!("{kind:?} {compared}")
}

impl Book {
    pub(super) fn of(rows: &Rows) -> Self {
        let mut reaches: HashMap<ContactId, Vec<ContactReach>> = HashMap::new();
        for reach in rows.contact_reach.iter() {
            reaches.entry(reach.contact).or_default().push(reach.clone());
        }
        let mut roles: HashMap<ContactId, BTreeSet<ListId>> = HashMap::new();
        for held in rows.contact_in_role.iter() {
            roles.entry(held.contact).or_default().insert(held.role);
        }
        let mut book = Self::default();
        for contact in rows.contact.iter() {
            let mut reaches = reaches.remove(&contact.id).unwrap_or_default();
            reaches.sort_by_key(|reach| reach.position);
            let roles = roles.remove(&contact.id).unwrap_or_default();
            book.put(Known { contact: contact.clone(), reaches, roles });
        }
        book
    }

    /// Adds somebody, or what they have become. What they were known by before leads to them still.
    pub(super) fn put(&mut self, known: Known) {
        let id = known.contact.id;
        let note = |index: &mut Index, key: String| {
            let found = index.entry(key).or_default();
            if !found.contains(&id) {
                found.push(id);
            }
        };
        note(&mut self.by_name, name_key(&known.contact.name));
        for reach in &known.reaches {
            note(&mut self.by_reach, reach_key(reach.kind, &reach.compared()));
        }
        let same = self.by_person.entry(known.contact.person).or_default();
        if !same.contains(&id) {
            same.push(id);
        }
        self.people.insert(id, known);
    }

    pub(super) fn get(&self, id: ContactId) -> Option<&Known> {
        self.people.get(&id)
    }

    /// Those at an agency who have a name, in any order of its words.
    pub(super) fn named(&self, agency: AgencyId, key: &str) -> Vec<ContactId> {
        let found = self.by_name.get(key).into_iter().flatten().copied();
        found
            .filter(|id| self.is_at(*id, agency) && self.get(*id).is_some_and(|one| name_key(&one.contact.name) == key))
            .collect()
    }

    /// Those everywhere who have a name.
    pub(super) fn named_anywhere<'b>(&'b self, key: &'b str) -> impl Iterator<Item = &'b Known> + 'b {
        let found = self.by_name.get(key).into_iter().flatten().filter_map(|id| self.people.get(id));
        found.filter(move |one| name_key(&one.contact.name) == key)
    }

    /// Those at an agency who are reached by a number or an address.
    pub(super) fn reached(&self, agency: AgencyId, kind: ReachKind, compared: &str) -> Vec<ContactId> {
        let found = self.by_reach.get(&reach_key(kind, compared)).into_iter().flatten().copied();
        found.filter(|id| self.is_at(*id, agency) && self.has(*id, kind, compared)).collect()
    }

    /// Whether somebody is reached by a number or an address.
    pub(super) fn has(&self, id: ContactId, kind: ReachKind, value: &str) -> bool {
        let same = |reach: &ContactReach| reach.kind == kind && reach.compared() == value;
        self.get(id).is_some_and(|one| one.reaches.iter().any(same))
    }

    /// The same person at other agencies.
    pub(super) fn elsewhere(&self, contact: &Contact) -> Vec<Known> {
        let same = self.by_person.get(&contact.person).into_iter().flatten().filter(|id| **id != contact.id);
        same.filter_map(|id| self.people.get(id)).cloned().collect()
    }

    fn is_at(&self, id: ContactId, agency: AgencyId) -> bool {
        self.get(id).is_some_and(|one| one.contact.agency == agency)
    }
}
