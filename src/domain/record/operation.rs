//! The only way to write: operations, and what the log keeps of them.

use std::sync::Arc;

use chrono::{DateTime, SubsecRound, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::record::id::{AgencyId, OperationId};
use crate::domain::record::record::Record;
use crate::domain::record::row::Fields;
use crate::domain::record::table::Table;

/// What an operation was meant to do. Its name is made in the reader's language when it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OperationKind {
    /// The rows every new file starts with.
    FileStarted,
    /// A made-up unit was written.
    DemoWritten,
    /// An agency was added.
    AgencyAdded,
    /// An agency's details were edited.
    AgencyEdited,
    /// An agency was copied.
    AgencyDuplicated,
    /// An agency's time as a client ended.
    AgencyArchived,
    /// An agency became a client again.
    AgencyRestored,
    /// An agency and all it owned was deleted.
    AgencyDeleted,
    /// An agency was renamed on a date.
    AgencyRenamed,
    /// Agencies were merged on a date.
    AgenciesMerged,
    /// An agency was split on a date.
    AgencySplit,
    /// Who is responsible or deputy was changed.
    AssignmentEdited,
    /// A logo was set or taken away.
    LogoChanged,
    /// Logos were imported from a folder.
    LogosImported,
    /// Headcounts or volumes were edited.
    FiguresEdited,
    /// A contact was added, edited, copied to another agency or deleted.
    ContactEdited,
    /// Contacts were brought in from a file.
    ContactsImported,
    /// Headcounts or volumes were brought in from a file.
    FiguresImported,
    /// Answers to the questionnaire were brought in from a file.
    AnswersImported,
    /// What had been taken out as a workbook was brought in again.
    RegisterImported,
    /// A characteristic was added, edited or deleted.
    CharacteristicEdited,
    /// The questions of the questionnaire were edited.
    QuestionEdited,
    /// A round of the questionnaire was opened, edited, closed or deleted.
    RoundEdited,
    /// A question of the questionnaire was answered.
    Answered,
    /// An answer became a characteristic.
    AnswerBecame,
    /// A pay group or a date of its calendar was edited.
    PayrollEdited,
    /// A step of a round was ticked as done.
    StepTicked,
    /// What was said of a step of a round was taken back.
    StepUnticked,
    /// A step of a round was said to be partly done or not needed, or a note was written about it.
    StepNoted,
    /// Which service group handles what was edited.
    ServiceEdited,
    /// A system of an agency, or who has access to it, was edited.
    SystemEdited,
    /// A pair was made, edited or ended.
    PairEdited,
    /// Somebody left, and what they had in their hands went to others.
    EmployeeLeft,
    /// What was tried before was carried out: who serves whom from a day on, and who works how much.
    ScenarioCarriedOut,
    /// An absence was recorded, edited or deleted.
    AbsenceEdited,
    /// A service agreement or something that belongs to it was added, edited or deleted.
    AgreementEdited,
    /// The standard division of work was edited.
    StandardEdited,
    /// A collective agreement or a form of working time in force at an agency was edited.
    AppliedAgreementEdited,
    /// What is going to change at an agency was edited.
    PlannedChangeEdited,
    /// An agency's feedback was added, edited or deleted.
    FeedbackEdited,
    /// An agency was taken over, given back, or noted about, during an absence.
    HandoverEdited,
    /// An open matter was added, edited, parked, closed or deleted.
    MatterEdited,
    /// A meeting with an agency was added, edited or deleted.
    MeetingEdited,
    /// What a meeting has decided became an open matter.
    DecisionBecame,
    /// The client plan of an agency was edited.
    ClientPlanEdited,
    /// How satisfied an agency is was added, edited or deleted.
    SatisfactionEdited,
    /// The account manager of a branch was edited.
    AccountEdited,
    /// What the unit has settled for all was edited.
    SettingEdited,
    /// The rows that a newer program brings were added to an older file.
    FileUpgraded,
    /// What could be read of a damaged file was saved to this one.
    FileRecovered,
    /// A group of fields was found true.
    Verified,
    /// What was found true was opened for correction again.
    Reopened,
    /// Somebody said that something is no longer true.
    DoubtRaised,
    /// What was said to be no longer true was put right, or found true after all.
    DoubtSettled,
    /// Who collects, updates and answers for a group of fields was edited.
    DutyEdited,
    /// A norm, an agency's factor or the cost of a person-year was added, edited or deleted.
    LoadBasisEdited,
    /// A product was added or edited.
    ProductEdited,
    /// An employee or team was added or edited.
    StaffEdited,
    /// A list was edited.
    ListEdited,
    /// Two items of a list, or two products, were made one.
    ItemsMerged,
    /// What is told about the keeping of personal data was edited.
    PrivacyEdited,
    /// What has been kept for its time was removed, from the history too.
    Purged,
    /// A person was erased, from the history too.
    PersonErased,
    /// What a backup holds was brought back.
    Restored,
    /// A field was given back what it held before.
    FieldRestored,
    /// What somebody wanted gave way to what another had saved. The rows stay as they are; undone, it comes to stand
    /// after all.
    ConflictYielded,
    /// An earlier operation was undone.
    Undone,
    /// An undone operation was done again.
    Redone,
}

impl OperationKind {
    /// Every kind.
    pub const ALL: [Self; 68] = [
        Self::FileStarted,
        Self::DemoWritten,
        Self::AgencyAdded,
        Self::AgencyEdited,
        Self::AgencyDuplicated,
        Self::AgencyArchived,
        Self::AgencyRestored,
        Self::AgencyDeleted,
        Self::AgencyRenamed,
        Self::AgenciesMerged,
        Self::AgencySplit,
        Self::AssignmentEdited,
        Self::LogoChanged,
        Self::LogosImported,
        Self::FiguresEdited,
        Self::ContactEdited,
        Self::ContactsImported,
        Self::FiguresImported,
        Self::AnswersImported,
        Self::RegisterImported,
        Self::CharacteristicEdited,
        Self::QuestionEdited,
        Self::RoundEdited,
        Self::Answered,
        Self::AnswerBecame,
        Self::PayrollEdited,
        Self::StepTicked,
        Self::StepUnticked,
        Self::StepNoted,
        Self::ServiceEdited,
        Self::SystemEdited,
        Self::PairEdited,
        Self::EmployeeLeft,
        Self::ScenarioCarriedOut,
        Self::AbsenceEdited,
        Self::AgreementEdited,
        Self::StandardEdited,
        Self::AppliedAgreementEdited,
        Self::PlannedChangeEdited,
        Self::FeedbackEdited,
        Self::HandoverEdited,
        Self::MatterEdited,
        Self::MeetingEdited,
        Self::DecisionBecame,
        Self::ClientPlanEdited,
        Self::SatisfactionEdited,
        Self::AccountEdited,
        Self::SettingEdited,
        Self::FileUpgraded,
        Self::FileRecovered,
        Self::Verified,
        Self::Reopened,
        Self::DoubtRaised,
        Self::DoubtSettled,
        Self::DutyEdited,
        Self::LoadBasisEdited,
        Self::ProductEdited,
        Self::StaffEdited,
        Self::ListEdited,
        Self::ItemsMerged,
        Self::PrivacyEdited,
        Self::Purged,
        Self::PersonErased,
        Self::Restored,
        Self::FieldRestored,
        Self::ConflictYielded,
        Self::Undone,
        Self::Redone,
    ];

    /// What a program writes by itself when a file begins or grows: nobody has done it, and no day is its own.
    pub const FOUNDATION: [Self; 3] = [Self::FileStarted, Self::FileUpgraded, Self::DemoWritten];

    /// Whether it changes rows. What gave way in a conflict is only told in the log: nobody has edited anything.
    #[must_use]
    pub const fn changes_rows(self) -> bool {
        !matches!(self, Self::ConflictYielded)
    }

    /// What changes or takes away much at once, so that a supervisor is to know of it.
    pub const GRAVE: [Self; 4] = [Self::Restored, Self::PersonErased, Self::Purged, Self::FileUpgraded];

    /// Whether a backup is made first, as it changes much at once. What erases has none: it would keep what is to go.
    #[must_use]
    pub const fn backed_up_first(self) -> bool {
        self.imports_rows() || matches!(self, Self::LogosImported | Self::Restored)
    }

    /// Whether rows came in from a file by a plan. Such an operation is refused where what it was planned from is no longer
    /// so, and is taken back as a whole also after later edits, which stay.
    #[must_use]
    pub const fn imports_rows(self) -> bool {
        matches!(self, Self::ContactsImported | Self::FiguresImported | Self::AnswersImported | Self::RegisterImported)
    }

    /// The word in the file, such as `agency_added`.
    #[must_use]
    pub fn word(self) -> String {
        match serde_json::to_value(self) {
            Ok(serde_json::Value::String(word)) => word,
            // A unit variant always serializes to a string.
            Ok(_) | Err(_) => String::new(),
        }
    }

    /// The kind of a word in the file; none for a word of a newer program.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        serde_json::from_value(serde_json::Value::String(word.to_owned())).ok()
    }
}

/// One row before and after. Both absent is no change; only `after` is an insert, only `before` a delete.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The row as the writer last saw it.
    pub before: Option<Record>,
    /// The row as the writer wants it.
    pub after: Option<Record>,
}

impl Change {
    /// A new row.
    #[must_use]
    pub fn insert(after: impl Into<Record>) -> Self {
        Self { before: None, after: Some(after.into()) }
    }

    /// An edited row.
    #[must_use]
    pub fn update(before: impl Into<Record>, after: impl Into<Record>) -> Self {
        Self { before: Some(before.into()), after: Some(after.into()) }
    }

    /// A row taken away.
    #[must_use]
    pub fn delete(before: impl Into<Record>) -> Self {
        Self { before: Some(before.into()), after: None }
    }

    /// The changed row, as it is after the change or was before it.
    #[must_use]
    pub fn record(&self) -> Option<&Record> {
        self.after.as_ref().or(self.before.as_ref())
    }

    /// Table and identity of the changed row.
    #[must_use]
    pub fn key(&self) -> Option<(Table, Uuid)> {
        self.record().map(|record| (record.table(), record.id()))
    }
}

/// An immutable picture that travels beside an operation; rows hold its hash.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// SHA-256 of `png`, lower-case hexadecimal.
    pub hash: String,
    /// A PNG of at most 512 × 512 px.
    pub png: Arc<[u8]>,
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Picture").field("hash", &self.hash).field("bytes", &self.png.len()).finish()
    }
}

/// Something a person did, whole or not at all.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// Identity; it is in the file once the operation is, so a retry never does it twice.
    pub id: OperationId,
    /// What was meant.
    pub kind: OperationKind,
    /// When.
    pub at: DateTime<Utc>,
    /// The name under which the writer works.
    pub who: String,
    /// The operation this one takes back.
    pub undoes: Option<OperationId>,
    /// Row by row what it does.
    pub changes: Vec<Change>,
    /// New pictures that the changed rows speak of.
    pub pictures: Vec<Picture>,
    /// It brings back what a backup holds, or takes that back or does it again: what was so once may be so again, however
    /// the round or the year stands by now in which it was written.
    pub as_it_was: bool,
    /// What the file is called from which it comes, where it comes from one: its name alone, not where it lies.
    pub source: Option<String>,
}

impl Operation {
    /// A new operation by `who`, now.
    #[must_use]
    pub fn new(kind: OperationKind, who: &str, changes: Vec<Change>) -> Self {
        Self {
            id: OperationId::new(),
            kind,
            // The file keeps milliseconds.
            at: Utc::now().trunc_subsecs(3),
            who: who.to_owned(),
            undoes: None,
            changes,
            pictures: Vec::new(),
            as_it_was: kind == OperationKind::Restored,
            source: None,
        }
    }

    /// The same with pictures.
    #[must_use]
    pub fn with_pictures(mut self, pictures: Vec<Picture>) -> Self {
        self.pictures = pictures;
        self
    }

    /// The same as it comes from a file of this name.
    #[must_use]
    pub fn with_source(mut self, name: &str) -> Self {
        self.source = (!name.is_empty()).then(|| name.to_owned());
        self
    }
}

/// What the log keeps of one changed row: of an edit only the fields that changed.
#[derive(Clone, Debug, PartialEq)]
pub struct LoggedChange {
    /// The table.
    pub table: Table,
    /// The row.
    pub record: Uuid,
    /// The agency it belongs or belonged to.
    pub agency: Option<AgencyId>,
    /// Fields before; absent when the row was new.
    pub before: Option<Fields>,
    /// Fields after; absent when the row was taken away.
    pub after: Option<Fields>,
    /// The content was blanked when a person was erased.
    pub erased: bool,
}

impl LoggedChange {
    /// What the log keeps of `change`; none when it changes nothing.
    #[must_use]
    pub fn of(change: &Change) -> Option<Self> {
        let record = change.record()?;
        let mut before = change.before.as_ref().map(Record::fields);
        let mut after = change.after.as_ref().map(Record::fields);
        if let (Some(before), Some(after)) = (&mut before, &mut after) {
            before.retain(|field, value| after.get(field) != Some(value));
            after.retain(|field, _| before.contains_key(field));
            if before.is_empty() && after.is_empty() {
                return None;
            }
        }
        Some(Self { table: record.table(), record: record.id(), agency: record.agency(), before, after, erased: false })
    }
}

impl LoggedChange {
    /// The columns that changed: all of them where the row was new or was taken away.
    pub fn columns(&self) -> impl Iterator<Item = &str> {
        self.after.as_ref().or(self.before.as_ref()).into_iter().flat_map(Fields::keys).map(String::as_str)
    }
}

/// An operation as the log tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct LoggedOperation {
    /// Place in the log, ascending.
    pub sequence: i64,
    /// Identity.
    pub id: OperationId,
    /// What was meant; none for a kind that only a newer program knows.
    pub kind: Option<OperationKind>,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub who: String,
    /// The operation it took back.
    pub undoes: Option<OperationId>,
    /// A later operation in force has taken it back. Whoever reads the log knows, however little of it they read.
    pub taken_back: bool,
    /// What changed.
    pub changes: Vec<LoggedChange>,
    /// What the file is called from which it came; none where it came from none, or that is not known.
    pub source: Option<String>,
}

impl LoggedOperation {
    /// Whether it changed rows, as every kind does that only a newer program knows.
    #[must_use]
    pub fn changed_rows(&self) -> bool {
        self.kind.is_none_or(OperationKind::changes_rows)
    }

    /// Whether a program wrote it by itself; see [`OperationKind::FOUNDATION`].
    #[must_use]
    pub fn foundation(&self) -> bool {
        self.kind.is_some_and(|kind| OperationKind::FOUNDATION.contains(&kind))
    }
}

/// Which of several cuts that are as good is taken; see [`cut`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// The first, so that what comes after it holds more.
    Early,
    /// The last, so that what comes before it holds more.
    Late,
}

/// The last place of a log before the cut between what was done before a moment and what was done from it on; 0 where
/// nothing was before. `log` tells of each place, in ascending order, whether its writer's clock showed that moment or
/// a later one. Clocks go wrong, and the order of the log does not: the cut stands where the fewest clocks contradict
/// it, so that neither an operation that is dated long ago nor one of next year takes others along.
pub fn cut(log: impl IntoIterator<Item = (i64, bool)>, which: Cut) -> i64 {
    // How many more late ones than early ones stand before the cut: the fewer, the better.
    let (mut wrong, mut fewest, mut place) = (0_i64, 0_i64, 0_i64);
    for (sequence, late) in log {
        wrong += if late { 1 } else { -1 };
        if wrong < fewest || (which == Cut::Late && wrong == fewest) {
            (fewest, place) = (wrong, sequence);
        }
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_is_cut_where_the_fewest_clocks_contradict_it() {
        let of = |late: &str, which| cut((1..).zip(late.chars().map(|c| c == 'x')), which);
        let both = |late: &str| [of(late, Cut::Early), of(late, Cut::Late)];
        assert_eq!(both(""), [0, 0]);
        assert_eq!(both("---xxx"), [3, 3]);
        assert_eq!((both("xxx"), both("---")), ([0, 0], [3, 3]));
        assert_eq!(both("---x-xx"), [3, 5], "one clock is a while behind or one was ahead: nobody knows which");
        assert_eq!(both("---xx-x"), [3, 3], "a clock that is behind takes nothing out");
        assert_eq!(both("x----xx"), [5, 5], "a clock that was ahead takes nothing in");
    }
}
