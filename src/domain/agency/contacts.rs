//! Contacts as they are asked for, and who of several agencies is the same person.

use crate::domain::agency::contact::{Contact, ContactRank, ContactReach};
use crate::domain::record::id::{AgencyId, ContactId, ListId, RowId};
use crate::domain::record::language::Language;
use crate::domain::record::list::ListItem;
use crate::domain::record::operation::Change;
use crate::domain::record::record::Rows;

/// What an edit means for a row of the same person at another agency: the fields that were changed, and the numbers
/// and addresses that were added, corrected or taken away where they stand there too. `theirs` are those of the row at
/// the other agency; each pair is the contact with its numbers and addresses, before and after the edit.
#[must_use]
pub fn same_person(
    other: &Contact,
    theirs: &[ContactReach],
    (before, old): (&Contact, &[ContactReach]),
    (after, new): (&Contact, &[ContactReach]),
) -> Vec<Change> {
    let mut there = other.clone();
    if before.name != after.name {
        there.name.clone_from(&after.name);
    }
    if before.language != after.language {
        there.language = after.language;
    }
    let mut changes = vec![Change::update(other.clone(), there)];
    let twin =
        |reach: &ContactReach| theirs.iter().find(|one| one.kind == reach.kind && one.compared() == reach.compared());
    for reach in old {
        let Some(twin) = twin(reach) else { continue };
        match new.iter().find(|one| one.id == reach.id) {
            // What stays here stays there, whatever it is called there.
            Some(now) if now == reach => {}
            Some(now) => {
                let now =
                    ContactReach { kind: now.kind, label: now.label.clone(), value: now.value.clone(), ..twin.clone() };
                changes.push(Change::update(twin.clone(), now));
            }
            None => changes.push(Change::delete(twin.clone())),
        }
    }
    let position = theirs.iter().map(|one| one.position + 1).max().unwrap_or(0);
    let added = new.iter().filter(|one| old.iter().all(|before| before.id != one.id) && twin(one).is_none());
    changes.extend(added.zip(position..).map(|(reach, position)| {
        let (id, contact, agency) = (RowId::new(), other.id, other.agency);
        Change::insert(ContactReach { id, contact, agency, position, ..reach.clone() })
    }));
    changes
}

impl Rows {
    /// The contacts of an agency: whom to call first comes first, then in the order in which they were added.
    #[must_use]
    pub fn contacts(&self, agency: AgencyId) -> Vec<&Contact> {
        let mut contacts: Vec<&Contact> = self.contact.of(agency).collect();
        contacts.sort_by_key(|contact| contact.rank);
        contacts
    }

    /// How a contact is reached: numbers and addresses in the users' order.
    #[must_use]
    pub fn reaches(&self, contact: &Contact) -> Vec<&ContactReach> {
        let mut reaches: Vec<&ContactReach> =
            self.contact_reach.of(contact.agency).filter(|reach| reach.contact == contact.id).collect();
        reaches.sort_by_key(|reach| reach.position);
        reaches
    }

    /// What a contact is asked about, in the order of the users' list.
    #[must_use]
    pub fn roles(&self, contact: &Contact) -> Vec<ListId> {
        let held = self.contact_in_role.of(contact.agency).filter(|held| held.contact == contact.id);
        let mut roles: Vec<(i64, ListId)> =
            held.filter_map(|held| Some((self.contact_role.get(held.role)?.position, held.role))).collect();
        roles.sort_unstable_by_key(|(position, role)| (*position, role.0));
        roles.into_iter().map(|(_, role)| role).collect()
    }

    /// The same person at other agencies.
    pub fn elsewhere<'a>(&'a self, contact: &'a Contact) -> impl Iterator<Item = &'a Contact> + 'a {
        self.contact.iter().filter(|other| other.person == contact.person && other.id != contact.id)
    }

    /// Somebody becomes the one to call first at an agency: whoever was it till then becomes the next to call. Only one
    /// is called first.
    #[must_use]
    pub fn stepping_back(&self, agency: AgencyId, first: ContactId) -> Vec<Change> {
        let others = self.contact.of(agency).filter(|one| one.rank == ContactRank::Primary && one.id != first);
        let next = |one: &Contact| Contact { rank: ContactRank::Substitute, ..one.clone() };
        others.map(|one| Change::update(one.clone(), next(one))).collect()
    }

    /// A thing that contacts are asked about, last in the users' list, named in one language.
    #[must_use]
    pub fn new_contact_role(&self, name: &str, language: Language) -> ListItem {
        let position = self.contact_role.iter().map(|one| one.position + 1).max().unwrap_or(0);
        ListItem::named(name, language, position)
    }
}
