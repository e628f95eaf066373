//! The people of an agency whom we call: who they are, for what, and how they are reached.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::id::{AgencyId, ContactId, ListId, RowId, natural};
use super::language::Language;
use super::list::ListItem;
use super::operation::Change;
use super::record::{Reference, Row, Rows, Table};

/// Whom to call first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactRank {
    /// First; an agency has at most one.
    Primary,
    /// When the first is away.
    Substitute,
    /// For what the roles say.
    #[default]
    Other,
}

impl ContactRank {
    /// Every rank, in the order in which people are called.
    pub const ALL: [Self; 3] = [Self::Primary, Self::Substitute, Self::Other];
}

/// Somebody at an agency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Contact {
    /// Identity.
    pub id: ContactId,
    /// At which agency.
    pub agency: AgencyId,
    /// Who it is: one person who serves several agencies has a row at each, and this is the same in all of them.
    pub person: Uuid,
    /// Name.
    pub name: String,
    /// Title.
    pub title: String,
    /// The language in which to speak; none where nobody knows.
    pub language: Option<Language>,
    /// Whom to call first.
    pub rank: ContactRank,
    /// What else there is to know.
    pub note: String,
}

impl Contact {
    /// Somebody new at `agency`, of whom nothing is known yet.
    #[must_use]
    pub fn empty(agency: AgencyId) -> Self {
        let id = ContactId::new();
        Self {
            id,
            agency,
            person: id.0,
            name: String::new(),
            title: String::new(),
            language: None,
            rank: ContactRank::default(),
            note: String::new(),
        }
    }
}

impl Row for Contact {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn agency(&self) -> Option<AgencyId> {
        Some(self.agency)
    }

    fn references(&self) -> Vec<Reference> {
        vec![Reference::new("agency", Table::Agency, self.agency)]
    }
}

/// How somebody is reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReachKind {
    /// By telephone.
    #[default]
    Phone,
    /// By e-mail.
    Email,
    /// By fax.
    Fax,
}

impl ReachKind {
    /// Every kind, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Phone, Self::Email, Self::Fax];
}

/// A telephone number, an e-mail address or a fax number of a contact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContactReach {
    /// Identity.
    pub id: RowId,
    /// Whose.
    pub contact: ContactId,
    /// At which agency, as the contact.
    pub agency: AgencyId,
    /// What it is.
    pub kind: ReachKind,
    /// What the users call it: work, mobile, shared mailbox.
    pub label: String,
    /// The number or the address.
    pub value: String,
    /// Place among the contact's, from 0 up.
    pub position: i64,
}

impl ContactReach {
    /// What the number or the address is compared by. See [`compared_reach`].
    #[must_use]
    pub fn compared(&self) -> String {
        compared_reach(self.kind, &self.value)
    }
}

/// What a number or an address is compared by: digits in national form, or small letters.
#[must_use]
pub fn compared_reach(kind: ReachKind, value: &str) -> String {
    match kind {
        ReachKind::Email => value.trim().to_lowercase(),
        ReachKind::Phone | ReachKind::Fax => super::search::digits(value),
    }
}

impl Row for ContactReach {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn agency(&self) -> Option<AgencyId> {
        Some(self.agency)
    }

    fn references(&self) -> Vec<Reference> {
        vec![
            Reference::new("agency", Table::Agency, self.agency),
            Reference::new("contact", Table::Contact, self.contact),
        ]
    }
}

/// What a contact is asked about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ContactInRole {
    /// UUIDv5 of contact and role.
    pub id: RowId,
    /// Who.
    pub contact: ContactId,
    /// At which agency, as the contact.
    pub agency: AgencyId,
    /// From the users' list: payroll, travel, approvals, …
    pub role: ListId,
}

impl ContactInRole {
    /// A role of a contact under its natural identity.
    #[must_use]
    pub fn new(contact: &Contact, role: ListId) -> Self {
        let id = RowId(Self::key(contact.id, role));
        Self { id, contact: contact.id, agency: contact.agency, role }
    }

    fn key(contact: ContactId, role: ListId) -> Uuid {
        natural("contact_in_role", &[&contact.to_string(), &role.to_string()])
    }
}

impl Row for ContactInRole {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn agency(&self) -> Option<AgencyId> {
        Some(self.agency)
    }

    fn references(&self) -> Vec<Reference> {
        vec![
            Reference::new("agency", Table::Agency, self.agency),
            Reference::new("contact", Table::Contact, self.contact),
            Reference::new("role", Table::ContactRole, self.role),
        ]
    }

    fn natural_id(&self) -> Option<Uuid> {
        Some(Self::key(self.contact, self.role))
    }
}

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
