//! The division of work as an agreement has it, and what changing a line of it comes to.

use chrono::NaiveDate;

use crate::domain::agreement::agreement::Agreement;
use crate::domain::agreement::work::{DefinitionLine, DoneBy, Work, WorkField};
use crate::domain::record::id::{AgencyId, DefinitionLineId};
use crate::domain::record::operation::Change;
use crate::domain::record::record::Rows;

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
