//! What is told about the keeping of personal data, and for how long each kind is kept.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::record::id::{RowId, natural};
use crate::domain::record::row::{Reference, Row};

/// What people are told about the register; a file has one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PrivacyNotice {
    /// The same in every file.
    pub id: RowId,
    /// Who keeps the register.
    pub controller: String,
    /// Whom to ask about it, and the data protection officer.
    pub contact: String,
    /// What it is for.
    pub purpose: String,
    /// What entitles to keeping it.
    pub basis: String,
    /// What is kept, and of whom.
    pub content: String,
    /// Where it comes from.
    pub source: String,
    /// Who is given what.
    pub recipients: String,
    /// For how long it is kept, in words.
    pub retention: String,
    /// What people may ask for, and how.
    pub rights: String,
}

impl PrivacyNotice {
    /// One in which nothing is filled in.
    #[must_use]
    pub fn empty() -> Self {
        Self {
            id: RowId(natural("privacy_notice", &[])),
            controller: String::new(),
            contact: String::new(),
            purpose: String::new(),
            basis: String::new(),
            content: String::new(),
            source: String::new(),
            recipients: String::new(),
            retention: String::new(),
            rights: String::new(),
        }
    }

    /// The topics, in the order in which they are told: the key of each and what is said.
    #[must_use]
    pub fn topics(&self) -> [(&'static str, &str); 9] {
        [
            ("privacy-controller", &self.controller),
            ("privacy-contact", &self.contact),
            ("privacy-purpose", &self.purpose),
            ("privacy-basis", &self.basis),
            ("privacy-content", &self.content),
            ("privacy-source", &self.source),
            ("privacy-recipients", &self.recipients),
            ("privacy-retention", &self.retention),
            ("privacy-rights", &self.rights),
        ]
    }

    /// The same, to be written.
    pub fn topics_mut(&mut self) -> [(&'static str, &mut String); 9] {
        [
            ("privacy-controller", &mut self.controller),
            ("privacy-contact", &mut self.contact),
            ("privacy-purpose", &mut self.purpose),
            ("privacy-basis", &mut self.basis),
            ("privacy-content", &mut self.content),
            ("privacy-source", &mut self.source),
            ("privacy-recipients", &mut self.recipients),
            ("privacy-retention", &mut self.retention),
            ("privacy-rights", &mut self.rights),
        ]
    }
}

impl Row for PrivacyNotice {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn references(&self) -> Vec<Reference> {
        Vec::new()
    }

    fn natural_id(&self) -> Option<Uuid> {
        Some(natural("privacy_notice", &[]))
    }
}

/// What is kept for a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kept {
    /// Absences, from their last day.
    Absences,
    /// Contacts of agencies that are no clients any more, from the day the agency left.
    Contacts,
    /// Account managers and account contacts, from the last day they looked after an agency.
    AccountPeople,
    /// Employees who have left, from the last day there is a trace of them.
    Employees,
    /// What rows were before and after each change, from the day of the change.
    LogContents,
}

impl Kept {
    /// Every kind, in the order in which they are shown.
    pub const ALL: [Self; 5] =
        [Self::Absences, Self::Contacts, Self::AccountPeople, Self::Employees, Self::LogContents];

    /// The word in the file.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Absences => "absences",
            Self::Contacts => "contacts",
            Self::AccountPeople => "account_people",
            Self::Employees => "employees",
            Self::LogContents => "log_contents",
        }
    }

    /// For how many months it is kept where nobody has said otherwise.
    #[must_use]
    pub const fn usual(self) -> i64 {
        match self {
            Self::Absences => 12,
            Self::Contacts | Self::AccountPeople | Self::Employees => 24,
            Self::LogContents => 60,
        }
    }
}

/// The longest time that is no slip of the hand, in months.
pub const LONGEST_KEPT: i64 = 1200;

/// For how long a kind is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Retention {
    /// UUIDv5 of the kind.
    pub id: RowId,
    /// What.
    pub kind: Kept,
    /// For how many months, 1 or more; absent where it is kept until somebody removes it.
    pub months: Option<i64>,
}

impl Retention {
    /// A time under its natural identity.
    #[must_use]
    pub fn new(kind: Kept, months: Option<i64>) -> Self {
        Self { id: RowId(natural("retention", &[kind.word()])), kind, months }
    }
}

impl Row for Retention {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn references(&self) -> Vec<Reference> {
        Vec::new()
    }

    fn natural_id(&self) -> Option<Uuid> {
        Some(Self::new(self.kind, self.months).id.0)
    }
}
