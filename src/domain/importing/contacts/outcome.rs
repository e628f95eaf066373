//! What bringing people in is told, and what it says it would do.

use std::collections::{BTreeMap, BTreeSet};

use super::ReachLabel;
use super::incoming::{NoPerson, Remark};
use crate::domain::agency::contact::ReachKind;
use crate::domain::record::id::{AgencyId, ContactId};
use crate::domain::record::language::Language;
use crate::domain::record::operation::Change;

/// Whose contacts the people become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    /// All of this agency.
    At(AgencyId),
    /// Of the agency that the file names with each.
    AsWritten,
}

/// What somebody has decided about a row that several answer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It is this one.
    Is(ContactId),
    /// It is somebody new.
    New,
}

/// What numbers are called in the reader's language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labels {
    /// At work.
    pub work: String,
    /// Mobile.
    pub mobile: String,
    /// At home.
    pub home: String,
}

impl Labels {
    pub(super) fn text(&self, label: &ReachLabel) -> String {
        match label {
            ReachLabel::Plain => String::new(),
            ReachLabel::Work => self.work.clone(),
            ReachLabel::Mobile => self.mobile.clone(),
            ReachLabel::Home => self.home.clone(),
            ReachLabel::Own(own) => own.clone(),
        }
    }
}

/// How the people are brought in.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// Whose contacts they become.
    pub agency: Where,
    /// What has been decided about rows, by their place among the incoming.
    pub decided: BTreeMap<usize, Decision>,
    /// The rows that are left out.
    pub left_out: BTreeSet<usize>,
    /// Whether what is not on the list of what contacts are asked about is added to it.
    pub add_roles: bool,
    /// The language in which new things are named.
    pub language: Language,
    /// What numbers are called.
    pub labels: Labels,
}

impl Options {
    /// Everybody to one agency, or to the ones that the file names.
    #[must_use]
    pub fn new(agency: Where, language: Language, labels: Labels) -> Self {
        let (decided, left_out) = (BTreeMap::new(), BTreeSet::new());
        Self { agency, decided, left_out, add_roles: false, language, labels }
    }
}

/// Why a row cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is no person.
    NoPerson(NoPerson),
    /// Nobody is named.
    NameMissing,
    /// What stands for a name is longer than any.
    NameTooLong,
    /// The file does not say of which agency.
    AgencyMissing,
    /// There is no such agency.
    AgencyUnknown(String),
    /// Several agencies go by it.
    AgencySeveral(String),
}

/// What a row comes to; exactly one of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Somebody new.
    New,
    /// Somebody known, of whom the file says something else or more.
    Changed,
    /// Somebody known, of whom the file says nothing new.
    Same,
    /// It cannot be taken.
    Refused(Refusal),
    /// Several answer to it, or somebody of another name: a human has to choose.
    Ambiguous,
}

/// What of a contact changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The name.
    Name,
    /// The title.
    Title,
    /// The language.
    Language,
    /// A number or an address.
    Reach(ReachKind),
    /// What they are asked about.
    Role,
    /// The note.
    Note,
    /// The first day.
    From,
    /// The last day.
    To,
}

/// A change, old and new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What changes.
    pub part: Part,
    /// What is there; empty where something is added.
    pub before: String,
    /// What it becomes; of a language its code, of a day its ISO text.
    pub after: String,
}

/// A row of the plan, at the same place as the row it is about.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedLine {
    /// What it comes to.
    pub outcome: Outcome,
    /// It was left out, so that none of it happens.
    pub left_out: bool,
    /// At which agency.
    pub agency: Option<AgencyId>,
    /// Whom it changes or leaves as they are.
    pub contact: Option<ContactId>,
    /// What changes.
    pub differences: Vec<Difference>,
    /// What is worth knowing.
    pub remarks: Vec<Remark>,
    /// Those who answer to it, where a human has to choose or has chosen.
    pub choices: Vec<ContactId>,
    /// What has been chosen, about this row or another one of the name.
    pub decision: Option<Decision>,
}

/// How many rows come to what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// New ones.
    pub new: usize,
    /// Changed ones.
    pub changed: usize,
    /// Those that stay.
    pub same: usize,
    /// Those that cannot be taken.
    pub refused: usize,
    /// Those about whom a human has to choose.
    pub ambiguous: usize,
    /// Those that somebody has chosen to leave out; they are in none of the others.
    pub left_out: usize,
}

/// What bringing people in would do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// A line for each incoming, in order.
    pub lines: Vec<PlannedLine>,
    /// What is written, were it done now.
    pub changes: Vec<Change>,
    /// How many contacts are added or changed.
    pub people: usize,
}

impl Plan {
    /// How many rows come to what.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for line in &self.lines {
            *match line.outcome {
                _ if line.left_out => &mut counts.left_out,
                Outcome::New => &mut counts.new,
                Outcome::Changed => &mut counts.changed,
                Outcome::Same => &mut counts.same,
                Outcome::Refused(_) => &mut counts.refused,
                Outcome::Ambiguous => &mut counts.ambiguous,
            } += 1;
        }
        counts
    }
}
