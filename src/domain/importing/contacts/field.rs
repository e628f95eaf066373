//! What a column of a table of people may hold.

use serde::{Deserialize, Serialize};

/// What a column of a table of people holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactField {
    /// The whole name.
    Name,
    /// First names.
    FirstName,
    /// Surname.
    LastName,
    /// Title.
    Title,
    /// A telephone number.
    Phone,
    /// A telephone number at work.
    WorkPhone,
    /// A mobile number.
    MobilePhone,
    /// A telephone number at home.
    HomePhone,
    /// A fax number.
    Fax,
    /// An e-mail address.
    Email,
    /// What the number or the address in the next column is called.
    Label,
    /// The language in which to speak.
    Language,
    /// What they are asked about.
    Roles,
    /// The agency, by abbreviation or name.
    Agency,
    /// What else there is to know.
    Note,
    /// The first day on which they are a contact.
    ValidFrom,
    /// The last day.
    ValidTo,
}

impl ContactField {
    /// Every field, in the order in which they are offered.
    pub const ALL: [Self; 17] = [
        Self::Name,
        Self::FirstName,
        Self::LastName,
        Self::Title,
        Self::Phone,
        Self::WorkPhone,
        Self::MobilePhone,
        Self::HomePhone,
        Self::Fax,
        Self::Email,
        Self::Label,
        Self::Language,
        Self::Roles,
        Self::Agency,
        Self::Note,
        Self::ValidFrom,
        Self::ValidTo,
    ];

    /// The word on the command line and in the preferences, such as `first_name`.
    #[must_use]
    pub fn word(self) -> String {
        match serde_json::to_value(self) {
            Ok(serde_json::Value::String(word)) => word,
            // A unit variant always serializes to a string.
            Ok(_) | Err(_) => String::new(),
        }
    }

    /// The field of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        serde_json::from_value(serde_json::Value::String(word.trim().to_lowercase())).ok()
    }

    /// Whether several columns may hold it.
    #[must_use]
    pub const fn several(self) -> bool {
        matches!(
            self,
            Self::Phone
                | Self::WorkPhone
                | Self::MobilePhone
                | Self::HomePhone
                | Self::Fax
                | Self::Email
                | Self::Label
                | Self::Roles
                | Self::Note
        )
    }
}
