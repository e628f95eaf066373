//! What can be found, and by which texts.

use crate::domain::record::id::{AgencyId, ContactId, DefinitionLineId, EmployeeId, RowId};

/// What a hit leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// An agency's card.
    Agency(AgencyId),
    /// One of our people.
    Employee(EmployeeId),
    /// Somebody at an agency.
    Contact(ContactId),
    /// A line of the standard division of work.
    Standard(DefinitionLineId),
    /// An answer of the questionnaire.
    Answer(RowId),
}

/// What of the target matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Matched {
    /// Abbreviation.
    Abbreviation,
    /// A name in use.
    Name,
    /// A former name.
    FormerName,
    /// Business id, bookkeeping unit or another identifier.
    Identifier,
    /// A telephone number.
    Phone,
    /// An e-mail or web address.
    Address,
    /// The title of something special about an agency.
    Characteristic,
    /// The number of an agreement.
    Agreement,
    /// What is done by an agreement, where it is not as by the standard.
    Definition,
    /// What was answered in the questionnaire.
    Answer,
    /// The question that was answered.
    Question,
    /// The agency that an answer is about: it narrows a search, and finds nothing by itself.
    About,
}

/// What can be found: its name, and the texts by which.
pub(super) struct Entry {
    pub(super) target: Target,
    /// The name hits of equal rank are ordered by.
    pub(super) name: String,
    pub(super) fields: Vec<Field>,
}

pub(super) struct Field {
    pub(super) kind: Matched,
    pub(super) written: String,
    pub(super) folded: String,
}
