//! Who does what: the standard division of work of the whole unit, and where an agreement differs from it.
//!
//! A line of no agreement is a line of the standard. An agreement keeps only its differences: a line that points at a
//! standard line either takes it away (`dropped`) or says other things in some of its fields, the others being absent;
//! a line that points at none is the agreement's own. So whatever is changed in the standard reaches every agreement in
//! every field in which it has not deviated.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Agreement;
use crate::domain::id::{AgencyId, AgreementId, DefinitionLineId, natural};
use crate::domain::operation::Change;
use crate::domain::record::{Reference, Row, Rows, Table};

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

/// How a line of an agreement stands to the standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// As everywhere.
    Standard,
    /// In place of a standard line.
    Deviates,
    /// Only in this agreement.
    Own,
    /// A standard line that does not hold here.
    Dropped,
}

/// A line of the division of work between us and an agency.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkLine<'a> {
    /// What it says.
    pub work: Work,
    /// How it stands to the standard.
    pub origin: Origin,
    /// The standard line, unless the line is the agreement's own.
    pub standard: Option<&'a DefinitionLine>,
    /// The agreement's line, unless the standard holds.
    pub own: Option<&'a DefinitionLine>,
}

impl WorkLine<'_> {
    /// What the line is remembered by.
    #[must_use]
    pub fn id(&self) -> Option<DefinitionLineId> {
        self.standard.or(self.own).map(|line| line.id)
    }

    /// The fields in which it differs from the standard.
    #[must_use]
    pub fn differing(&self) -> Vec<WorkField> {
        match (self.origin, self.standard) {
            (Origin::Deviates, Some(standard)) => self.work.differing(&standard.work(None)),
            _ => Vec::new(),
        }
    }
}

impl Rows {
    /// The standard division of work, in its order.
    #[must_use]
    pub fn standard_work(&self) -> Vec<&DefinitionLine> {
        let mut lines: Vec<&DefinitionLine> =
            self.definition_line.iter().filter(|line| line.agreement.is_none()).collect();
        lines.sort_by_key(|line| (line.position, line.id));
        lines
    }

    /// The lines in which agreements deviate from a standard line.
    pub fn deviations(&self, standard: DefinitionLineId) -> impl Iterator<Item = &DefinitionLine> {
        self.definition_line.iter().filter(move |line| line.standard == Some(standard))
    }
}

/// The division of work by `agreement`, or the standard where there is none: the standard lines in their order, as they
/// are or as the agreement has them, then the agreement's own. Those that it drops are among them.
#[must_use]
pub fn division<'a>(rows: &'a Rows, agreement: Option<&Agreement>) -> Vec<WorkLine<'a>> {
    let mut own: Vec<&DefinitionLine> = match agreement {
        Some(agreement) => {
            rows.definition_line.of(agreement.agency).filter(|line| line.agreement == Some(agreement.id)).collect()
        }
        None => Vec::new(),
    };
    own.sort_by_key(|line| (line.position, line.id));
    let mut lines: Vec<WorkLine<'a>> = Vec::new();
    for standard in rows.standard_work() {
        let mine = own.iter().position(|line| line.standard == Some(standard.id)).map(|place| own.remove(place));
        let usual = standard.work(None);
        let work = mine.map_or_else(|| usual.clone(), |mine| mine.work(Some(standard)));
        let origin = match mine {
            Some(mine) if mine.dropped => Origin::Dropped,
            // The standard may have become what the agreement says.
            Some(_) if work != usual => Origin::Deviates,
            Some(_) | None => Origin::Standard,
        };
        lines.push(WorkLine { work, origin, standard: Some(standard), own: mine });
    }
    let own = own.into_iter().filter(|line| !line.dropped);
    lines.extend(own.map(|line| WorkLine {
        work: line.work(None),
        origin: Origin::Own,
        standard: None,
        own: Some(line),
    }));
    lines
}

/// Who does what at an agency on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct WhatWeDo<'a> {
    /// The agreement that says so; none where no agreement is in force, and the standard is told.
    pub agreement: Option<&'a Agreement>,
    /// What holds, ours and theirs, without what the agreement drops.
    pub lines: Vec<WorkLine<'a>>,
}

impl WhatWeDo<'_> {
    /// What one side does.
    pub fn done_by(&self, side: DoneBy) -> impl Iterator<Item = &WorkLine<'_>> {
        self.lines.iter().filter(move |line| line.work.done_by == side)
    }
}

/// Who does what at `agency` on `day`: by the agreement in force, else by the standard of the unit.
#[must_use]
pub fn what_we_do(rows: &Rows, agency: AgencyId, day: NaiveDate) -> WhatWeDo<'_> {
    let agreement = rows.agreement_on(agency, day);
    let mut lines = division(rows, agreement);
    lines.retain(|line| line.origin != Origin::Dropped);
    WhatWeDo { agreement, lines }
}

/// What saying `work` in place of `line` comes to: where that is what the standard says, the agreement's own line goes.
#[must_use]
pub fn put_work(agreement: &Agreement, line: &WorkLine<'_>, work: Work) -> Option<Change> {
    let after = match line.standard {
        Some(standard) if work == standard.work(None) => None,
        Some(standard) => Some(DefinitionLine::deviating(agreement, standard, &work)),
        None => {
            let own = line.own?;
            Some(DefinitionLine::own(agreement, own.id, work, own.position))
        }
    };
    let change = Change { before: line.own.cloned().map(Into::into), after: after.map(Into::into) };
    (change.before != change.after).then_some(change)
}

/// What taking a line out of the standard comes to. Agreements that dropped it need not any more; where one says
/// something else in its place, that becomes the agreement's own, for it is still agreed.
#[must_use]
pub fn remove_standard(rows: &Rows, standard: &DefinitionLine) -> Vec<Change> {
    let mut changes = Vec::new();
    for line in rows.deviations(standard.id) {
        changes.push(Change::delete(line.clone()));
        if !line.dropped {
            let whole = DefinitionLine {
                id: DefinitionLineId::new(),
                agreement: line.agreement,
                agency: line.agency,
                ..DefinitionLine::standard(line.id, line.work(Some(standard)), line.position)
            };
            changes.push(Change::insert(whole));
        }
    }
    changes.push(Change::delete(standard.clone()));
    changes
}

/// What moving the line at place `from` of `lines` to place `to` comes to; those between make room. Where places were
/// equal they are written anew.
#[must_use]
pub fn moved(lines: &[&DefinitionLine], from: usize, to: usize) -> Vec<Change> {
    let mut order: Vec<&DefinitionLine> = lines.to_vec();
    if from.max(to) >= order.len() {
        return Vec::new();
    }
    let line = order.remove(from);
    order.insert(to, line);
    let moved = order.into_iter().zip(0_i64..).filter(|(line, position)| line.position != *position);
    moved.map(|(line, position)| Change::update(line.clone(), DefinitionLine { position, ..line.clone() })).collect()
}
