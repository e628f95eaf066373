//! Who does what: the standard division of work of the whole unit, and where an agreement differs from it.
//!
//! A line of no agreement is a line of the standard. An agreement keeps only its differences: a line that points at a
//! standard line either takes it away (`dropped`) or says other things in some of its fields, the others being absent;
//! a line that points at none is the agreement's own. So whatever is changed in the standard reaches every agreement in
//! every field in which it has not deviated.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::agreement::agreement::Agreement;
use crate::domain::record::id::{AgencyId, AgreementId, DefinitionLineId, natural};
use crate::domain::record::row::{Reference, Row};
use crate::domain::record::table::Table;

/// Who does something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DoneBy {
    /// We do.
    #[default]
    Centre,
    /// The agency does.
    Agency,
}

impl DoneBy {
    /// Both sides, ours first.
    pub const ALL: [Self; 2] = [Self::Centre, Self::Agency];

    /// The word in the file.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Centre => "centre",
            Self::Agency => "agency",
        }
    }
}

/// What makes somebody do it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// It is agreed.
    #[default]
    Agreement,
    /// A law, decree or order says so.
    Regulation,
}

impl Basis {
    /// Every basis.
    pub const ALL: [Self; 2] = [Self::Agreement, Self::Regulation];

    /// The word in the file.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Agreement => "agreement",
            Self::Regulation => "regulation",
        }
    }
}

/// A line of the service definition as the file keeps it. An absent field is the standard line's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DefinitionLine {
    /// Identity; of a line that differs from the standard a UUIDv5 of agreement and standard line.
    pub id: DefinitionLineId,
    /// Of which agreement; none of the standard.
    pub agreement: Option<AgreementId>,
    /// At which agency; none of the standard.
    pub agency: Option<AgencyId>,
    /// The standard line that it differs from.
    pub standard: Option<DefinitionLineId>,
    /// The standard line does not hold here.
    pub dropped: bool,
    /// Who does it.
    pub done_by: Option<DoneBy>,
    /// What is done.
    pub task: Option<String>,
    /// What comes out of it.
    pub outcome: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// When.
    pub due: Option<String>,
    /// Where it passes from one side to the other.
    pub hand_over: Option<String>,
    /// What makes somebody do it.
    pub basis: Option<Basis>,
    /// The section of the regulation or the place in the agreement.
    pub reference: Option<String>,
    /// Place in the list.
    pub position: i64,
}

/// What a line says in whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Work {
    /// Who does it.
    pub done_by: DoneBy,
    /// What is done.
    pub task: String,
    /// What comes out of it.
    pub outcome: String,
    /// Where.
    pub place: String,
    /// When.
    pub due: String,
    /// Where it passes from one side to the other.
    pub hand_over: String,
    /// What makes somebody do it.
    pub basis: Basis,
    /// The section of the regulation or the place in the agreement.
    pub reference: String,
}

/// A field of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WorkField {
    /// [`Work::done_by`].
    DoneBy,
    /// [`Work::task`].
    Task,
    /// [`Work::outcome`].
    Outcome,
    /// [`Work::place`].
    Place,
    /// [`Work::due`].
    Due,
    /// [`Work::hand_over`].
    HandOver,
    /// [`Work::basis`] and [`Work::reference`].
    Basis,
}

impl Work {
    /// The fields in which it differs from `other`.
    #[must_use]
    pub fn differing(&self, other: &Self) -> Vec<WorkField> {
        let fields = [
            (WorkField::DoneBy, self.done_by != other.done_by),
            (WorkField::Task, self.task != other.task),
            (WorkField::Outcome, self.outcome != other.outcome),
            (WorkField::Place, self.place != other.place),
            (WorkField::Due, self.due != other.due),
            (WorkField::HandOver, self.hand_over != other.hand_over),
            (WorkField::Basis, self.basis != other.basis || self.reference != other.reference),
        ];
        fields.into_iter().filter(|(_, differs)| *differs).map(|(field, _)| field).collect()
    }
}

impl DefinitionLine {
    /// A line of the standard.
    #[must_use]
    pub fn standard(id: DefinitionLineId, work: Work, position: i64) -> Self {
        Self {
            id,
            agreement: None,
            agency: None,
            standard: None,
            dropped: false,
            done_by: Some(work.done_by),
            task: Some(work.task),
            outcome: Some(work.outcome),
            place: Some(work.place),
            due: Some(work.due),
            hand_over: Some(work.hand_over),
            basis: Some(work.basis),
            reference: Some(work.reference),
            position,
        }
    }

    /// A line that only `agreement` has.
    #[must_use]
    pub fn own(agreement: &Agreement, id: DefinitionLineId, work: Work, position: i64) -> Self {
        let (agency, agreement) = (Some(agreement.agency), Some(agreement.id));
        Self { agreement, agency, ..Self::standard(id, work, position) }
    }

    /// What `agreement` says instead of `standard`: only the fields that differ from it are kept.
    #[must_use]
    pub fn deviating(agreement: &Agreement, standard: &Self, work: &Work) -> Self {
        let usual = standard.work(None);
        let text = |mine: &String, usual: &String| (mine != usual).then(|| mine.clone());
        Self {
            dropped: false,
            done_by: (work.done_by != usual.done_by).then_some(work.done_by),
            task: text(&work.task, &usual.task),
            outcome: text(&work.outcome, &usual.outcome),
            place: text(&work.place, &usual.place),
            due: text(&work.due, &usual.due),
            hand_over: text(&work.hand_over, &usual.hand_over),
            basis: (work.basis != usual.basis).then_some(work.basis),
            reference: text(&work.reference, &usual.reference),
            ..Self::dropping(agreement, standard)
        }
    }

    /// That `standard` does not hold by `agreement`.
    #[must_use]
    pub fn dropping(agreement: &Agreement, standard: &Self) -> Self {
        Self {
            id: Self::identity(agreement.id, standard.id),
            agreement: Some(agreement.id),
            agency: Some(agreement.agency),
            standard: Some(standard.id),
            dropped: true,
            done_by: None,
            task: None,
            outcome: None,
            place: None,
            due: None,
            hand_over: None,
            basis: None,
            reference: None,
            position: standard.position,
        }
    }

    fn identity(agreement: AgreementId, standard: DefinitionLineId) -> DefinitionLineId {
        DefinitionLineId(natural("definition_line", &[&agreement.to_string(), &standard.to_string()]))
    }

    /// Whether a line that differs from the standard stands under the identity of what it differs from.
    #[must_use]
    pub fn in_place(&self) -> bool {
        match (self.agreement, self.standard) {
            (Some(agreement), Some(standard)) => self.id == Self::identity(agreement, standard),
            (None, Some(_)) => false,
            (_, None) => true,
        }
    }

    /// Whether every field is there, as it must be where there is no standard line to take it from.
    #[must_use]
    pub const fn whole(&self) -> bool {
        self.done_by.is_some()
            && self.task.is_some()
            && self.outcome.is_some()
            && self.place.is_some()
            && self.due.is_some()
            && self.hand_over.is_some()
            && self.basis.is_some()
            && self.reference.is_some()
    }

    /// What it says in whole, absent fields being those of `standard`.
    #[must_use]
    pub fn work(&self, standard: Option<&Self>) -> Work {
        let usual = standard.map(|standard| standard.work(None)).unwrap_or_default();
        let text = |mine: &Option<String>, usual: String| mine.clone().unwrap_or(usual);
        Work {
            done_by: self.done_by.unwrap_or(usual.done_by),
            task: text(&self.task, usual.task),
            outcome: text(&self.outcome, usual.outcome),
            place: text(&self.place, usual.place),
            due: text(&self.due, usual.due),
            hand_over: text(&self.hand_over, usual.hand_over),
            basis: self.basis.unwrap_or(usual.basis),
            reference: text(&self.reference, usual.reference),
        }
    }
}

impl Row for DefinitionLine {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn agency(&self) -> Option<AgencyId> {
        self.agency
    }

    fn references(&self) -> Vec<Reference> {
        let agreement = self.agreement.map(|id| Reference::new("agreement", Table::Agreement, id));
        let agency = self.agency.map(|id| Reference::new("agency", Table::Agency, id));
        let standard = self.standard.map(|id| Reference::new("standard", Table::DefinitionLine, id));
        [agency, agreement, standard].into_iter().flatten().collect()
    }
}
