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
    /// A meeting with agencies.
    Meeting(RowId),
    /// A line of an agency's client plan.
    Plan(RowId),
    /// A recurring task, of an agency or of all.
    Task(RowId),
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
    /// What a meeting has decided.
    Decision,
    /// What a meeting talked about.
    Topic,
    /// What is to be reached with an agency, or what is done for it.
    Plan,
    /// What was answered in the questionnaire.
    Answer,
    /// The question that was answered.
    Question,
    /// The agency that an answer, a meeting, a plan or a task is about: it narrows a search, and finds nothing by itself.
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
    /// Which pairs of letters stand in `folded`.
    pub(super) pairs: Pairs,
}

/// Which pairs of neighbouring letters and digits a text has, whatever else stands between the two: a text without all the
/// pairs of a word cannot hold that word, neither as it is written nor with hyphens or spaces in it, and need not be read.
/// Different pairs share a bit, so that a text with all the bits may still lack the word.
#[derive(Clone, Copy)]
pub(super) struct Pairs(u64);

impl Pairs {
    /// The pairs of a folded text.
    pub(super) fn of(text: &str) -> Self {
        let mut pairs = 0_u64;
        let mut before: Option<u32> = None;
        for letter in text.chars().filter(|c| c.is_alphanumeric()).map(u32::from) {
            if let Some(before) = before {
                // The golden ratio spreads the pairs over the 64 bits: its product's highest six bits name one.
                let mixed = (before << 5 ^ letter).wrapping_mul(0x9E37_79B9);
                pairs |= 1 << (mixed >> 26);
            }
            before = Some(letter);
        }
        Self(pairs)
    }

    /// Whether a text with these pairs can hold a word with those of `word`.
    pub(super) fn may_hold(self, word: Self) -> bool {
        word.0 & !self.0 == 0
    }
}
