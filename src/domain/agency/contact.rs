//! The people of an agency whom we call: who they are, for what, and how they are reached.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::record::id::{AgencyId, ContactId, ListId, RowId, natural};
use crate::domain::record::language::Language;
use crate::domain::record::row::{Reference, Row};
use crate::domain::record::table::Table;
use crate::domain::record::{phone, validate};

/// Whom to call first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactRank {
    /// First; an agency has at most one on any day: of several whoever began last.
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
    /// The first day on which they are our contact; none where they have always been.
    #[serde(default)]
    pub valid_from: Option<NaiveDate>,
    /// The last day; none while it goes on.
    #[serde(default)]
    pub valid_to: Option<NaiveDate>,
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
            valid_from: None,
            valid_to: None,
        }
    }

    /// Whether they are our contact on a day.
    #[must_use]
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        !self.begins_after(day) && !self.over(day)
    }

    /// Whether they were our contact and are not any more.
    #[must_use]
    pub fn over(&self, day: NaiveDate) -> bool {
        self.valid_to.is_some_and(|to| to < day)
    }

    /// Whether they become our contact later.
    #[must_use]
    pub fn begins_after(&self, day: NaiveDate) -> bool {
        self.valid_from.is_some_and(|from| day < from)
    }

    /// Whether there is a day on which both are our contacts.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        let starts_in =
            |one: &Self, other: &Self| one.valid_from.is_none_or(|from| other.valid_to.is_none_or(|to| from <= to));
        starts_in(self, other) && starts_in(other, self)
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

/// A number or an address as it is kept, out of how it was typed, pasted or written by another program.
#[must_use]
pub fn tidy_reach(kind: ReachKind, value: &str) -> String {
    match kind {
        ReachKind::Email => validate::plain_email(value),
        ReachKind::Phone | ReachKind::Fax => {
            let value = validate::tidy(value);
            // Whoever types two numbers into one field means two, and what is no number is as they wrote it.
            if phone::numbers(&value).len() == 1 { phone::tidy(&value) } else { value }
        }
    }
}

/// What a number or an address is compared by: digits in national form with the extension apart, or small letters.
#[must_use]
pub fn compared_reach(kind: ReachKind, value: &str) -> String {
    match kind {
        ReachKind::Email => value.trim().to_lowercase(),
        ReachKind::Phone | ReachKind::Fax => phone::compared(value),
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
