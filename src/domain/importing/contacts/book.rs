//! The contacts as they are while a plan is made, by everything they are recognised by. What a row costs does not grow
//! with how many have its name or its number.

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

/// A number or an address as it is compared.
pub(super) type Reached = (ReachKind, String);

/// By what somebody is found now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Keys {
    name: String,
    reaches: BTreeSet<Reached>,
}

/// Everybody, found at once.
#[derive(Default)]
pub(super) struct Book {
    people: HashMap<ContactId, Known>,
    keys: HashMap<ContactId, Keys>,
    by_name: HashMap<(AgencyId, String), Vec<ContactId>>,
    by_reach: HashMap<(AgencyId, Reached), Vec<ContactId>>,
    /// Those of a name who have a number or an address, at any agency.
    by_both: HashMap<(String, Reached), Vec<ContactId>>,
    by_person: HashMap<Uuid, Vec<ContactId>>,
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

    /// Adds somebody, or what they have become. What they were known by before leads to them no more.
    pub(super) fn put(&mut self, known: Known) {
        let (id, agency) = (known.contact.id, known.contact.agency);
        let keys = Keys {
            name: name_key(&known.contact.name),
            reaches: known.reaches.iter().map(|reach| (reach.kind, reach.compared())).collect(),
        };
        let before = self.keys.insert(id, keys.clone());
        if before.as_ref() != Some(&keys) {
            if let Some(before) = before {
                self.forget(id, agency, &before, &keys);
            } else {
                self.by_person.entry(known.contact.person).or_default().push(id);
            }
            let name = keys.name;
            for reach in keys.reaches {
                noted(self.by_both.entry((name.clone(), reach.clone())).or_default(), id);
                noted(self.by_reach.entry((agency, reach)).or_default(), id);
            }
            noted(self.by_name.entry((agency, name)).or_default(), id);
        }
        self.people.insert(id, known);
    }

    fn forget(&mut self, id: ContactId, agency: AgencyId, before: &Keys, now: &Keys) {
        let renamed = before.name != now.name;
        for reach in &before.reaches {
            let gone = !now.reaches.contains(reach);
            if gone && let Some(found) = self.by_reach.get_mut(&(agency, reach.clone())) {
                found.retain(|one| *one != id);
            }
            if (gone || renamed)
                && let Some(found) = self.by_both.get_mut(&(before.name.clone(), reach.clone()))
            {
                found.retain(|one| *one != id);
            }
        }
        if renamed && let Some(found) = self.by_name.get_mut(&(agency, before.name.clone())) {
            found.retain(|one| *one != id);
        }
    }

    pub(super) fn get(&self, id: ContactId) -> Option<&Known> {
        self.people.get(&id)
    }

    /// Those at an agency who have a name, in any order of its words.
    pub(super) fn named(&self, agency: AgencyId, key: &str) -> &[ContactId] {
        self.by_name.get(&(agency, key.to_owned())).map(Vec::as_slice).unwrap_or_default()
    }

    /// Those who have a name and a number or an address.
    pub(super) fn named_and_reached(&self, key: &str, reach: Reached) -> &[ContactId] {
        self.by_both.get(&(key.to_owned(), reach)).map(Vec::as_slice).unwrap_or_default()
    }

    /// Those at an agency who are reached by a number or an address.
    pub(super) fn reached(&self, agency: AgencyId, reach: Reached) -> &[ContactId] {
        self.by_reach.get(&(agency, reach)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The same person at other agencies.
    pub(super) fn elsewhere(&self, contact: &Contact) -> Vec<Known> {
        let same = self.by_person.get(&contact.person).into_iter().flatten().filter(|id| **id != contact.id);
        same.filter_map(|id| self.people.get(id)).cloned().collect()
    }
}

/// Adds somebody to a list, which is looked through only where they may be in it: whoever is new stands at its end.
fn noted(found: &mut Vec<ContactId>, id: ContactId) {
    if found.last() != Some(&id) && !found.contains(&id) {
        found.push(id);
    }
}

#[cfg(test)]
mod tests;
