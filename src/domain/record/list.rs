//! Lists the users own: each is a table of its own, all of one shape.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::record::id::{ListId, natural};
use crate::domain::record::language::{Language, Names};
use crate::domain::record::row::{Reference, Row};
use crate::domain::record::table::Table;

/// An item of a list: a ministry, a branch of government, a city, an employment type.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ListItem {
    /// Identity.
    pub id: ListId,
    /// Name in Finnish.
    pub name_fi: String,
    /// Name in Swedish.
    pub name_sv: String,
    /// Name in English.
    pub name_en: String,
    /// Place in the list, from 0 up; equal places go by name.
    pub position: i64,
    /// From this day no longer offered for new rows.
    pub retired_at: Option<NaiveDate>,
    /// The item that took over when two were merged.
    pub merged_into: Option<ListId>,
}

impl ListItem {
    /// An item that comes with the program. Its id is made from the table and `key`, so that the same
    /// item meets itself when two files are brought together.
    #[must_use]
    pub fn shipped(table: &str, key: &str, position: i64, names: [&str; 3]) -> Self {
        let [fi, sv, en] = names.map(str::to_owned);
        Self {
            id: ListId(natural(table, &[key])),
            name_fi: fi,
            name_sv: sv,
            name_en: en,
            position,
            retired_at: None,
            merged_into: None,
        }
    }

    /// A new item of the users' own, named in one language. Every language falls back to the Finnish name, so that is
    /// written as well.
    #[must_use]
    pub fn named(name: &str, language: Language, position: i64) -> Self {
        let of = |one: Language| if one == language { name.to_owned() } else { String::new() };
        Self {
            id: ListId::new(),
            name_fi: name.to_owned(),
            name_sv: of(Language::Sv),
            name_en: of(Language::En),
            position,
            retired_at: None,
            merged_into: None,
        }
    }

    /// The name in `language`.
    #[must_use]
    pub fn name(&self, language: Language) -> &str {
        Names { fi: &self.name_fi, sv: &self.name_sv, en: &self.name_en }.in_language(language)
    }
}

impl Row for ListItem {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn references(&self) -> Vec<Reference> {
        Vec::new()
    }

    fn merged_into(&self) -> Option<Uuid> {
        self.merged_into.map(|id| id.0)
    }
}

/// A list the users own, as one of the tables that share the shape of [`ListItem`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum List {
    /// Ministries and other bodies above agencies.
    ParentOrganisation,
    /// Branches of government.
    Branch,
    /// Employment types.
    EmploymentType,
    /// Our cities.
    City,
    /// Kinds of identifiers.
    IdentifierKind,
    /// What contacts are asked about.
    ContactRole,
    /// What is special about agencies, by kind.
    CharacteristicCategory,
    /// What we do for agencies.
    ServiceProcess,
    /// The systems that are used for agencies.
    System,
    /// Kinds of clients.
    Segment,
}

impl List {
    /// Every list.
    pub const ALL: [Self; 10] = [
        Self::ParentOrganisation,
        Self::Branch,
        Self::EmploymentType,
        Self::City,
        Self::IdentifierKind,
        Self::ContactRole,
        Self::CharacteristicCategory,
        Self::ServiceProcess,
        Self::System,
        Self::Segment,
    ];

    /// The table of the list.
    #[must_use]
    pub const fn table(self) -> Table {
        match self {
            Self::ParentOrganisation => Table::ParentOrganisation,
            Self::Branch => Table::Branch,
            Self::EmploymentType => Table::EmploymentType,
            Self::City => Table::City,
            Self::IdentifierKind => Table::IdentifierKind,
            Self::ContactRole => Table::ContactRole,
            Self::CharacteristicCategory => Table::CharacteristicCategory,
            Self::ServiceProcess => Table::ServiceProcess,
            Self::System => Table::System,
            Self::Segment => Table::Segment,
        }
    }
}
