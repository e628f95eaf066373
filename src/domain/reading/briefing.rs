//! What has happened at the agencies of somebody who was away: told from the log, the hand-overs and the open matters,
//! for the screen and for paper alike.

use std::collections::BTreeMap;

use chrono::{DateTime, Local, Months, NaiveDate, NaiveDateTime, Utc};
use uuid::Uuid;

use crate::domain::payroll::round_step::RoundStep;
use crate::domain::people::coverage::coverage;
use crate::domain::people::handover::{MatterState, OpenMatter};
use crate::domain::people::handovers::Away;
use crate::domain::record::id::{AgencyId, EmployeeId, RowId};
use crate::domain::record::operation::{Cut, LoggedChange, LoggedOperation, cut};
use crate::domain::record::record::Rows;
use crate::domain::record::row::Fields;
use crate::domain::record::table::Table;
use crate::domain::record::text::fold;

/// What has happened, agency by agency.
#[derive(Clone, Debug, PartialEq)]
pub struct Briefing {
    /// Who comes back.
    pub employee: EmployeeId,
    /// First day away.
    pub from: NaiveDate,
    /// Last day away.
    pub to: NaiveDate,
    /// The agencies: those of which there is something to tell first, then by name.
    pub agencies: Vec<AgencyBriefing>,
}

/// What has happened at an agency.
#[derive(Clone, Debug, PartialEq)]
pub struct AgencyBriefing {
    /// Which.
    pub agency: AgencyId,
    /// Who took it over, and when.
    pub taken_over: Option<(EmployeeId, NaiveDateTime)>,
    /// What the stand-in noted; may be empty.
    pub notes: String,
    /// The matters that were finished, written down, or are still open from before; in this order.
    pub matters: Vec<MatterNews>,
    /// The steps of its rounds that were ticked, or of which something else was said or noted, as they stand now and by when
    /// they were ticked.
    pub ticks: Vec<RoundStep>,
    /// The rows that are not as they were, in the order in which they were changed last; of the steps of rounds those whose
    /// tick was taken back.
    pub changed: Vec<Changed>,
}

impl AgencyBriefing {
    /// Whether anything has happened; matters that were open before and still are do not count.
    #[must_use]
    pub fn quiet(&self) -> bool {
        let news = self.matters.iter().any(|one| one.what != WhatOfMatter::Waiting);
        self.notes.trim().is_empty() && self.changed.is_empty() && self.ticks.is_empty() && !news
    }
}

/// What there is to tell of a matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WhatOfMatter {
    /// It was finished within the dates.
    Closed,
    /// It was written down within the dates and is not finished.
    Opened,
    /// It was there before and is not finished.
    Waiting,
}

/// A matter of which there is something to tell.
#[derive(Clone, Debug, PartialEq)]
pub struct MatterNews {
    /// What there is to tell.
    pub what: WhatOfMatter,
    /// The matter as it is now.
    pub matter: OpenMatter,
}

/// A row that is not as it was: all that happened to it within the dates, taken together.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// The table.
    pub table: Table,
    /// The row.
    pub record: Uuid,
    /// Fields before: of an edit those that differ, of a row taken away all; none where the row is new.
    pub before: Option<Fields>,
    /// Fields after: of an edit those that differ, of a new row all; none where the row was taken away.
    pub after: Option<Fields>,
    /// Who changed it last: the name under which they worked.
    pub who: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// What has happened at the agencies for which `employee` was responsible on some day from `from` to `to`. `log` is in
/// ascending order of sequence and need hold no more than those days and agencies.
#[must_use]
pub fn briefing(
    rows: &Rows,
    log: &[LoggedOperation],
    employee: EmployeeId,
    from: NaiveDate,
    to: NaiveDate,
) -> Briefing {
    let mut changed = changed(log, from, to);
    let mut ticks = ticks_and_notes(rows, &mut changed);
    let away = Away { employee, from, to };
    let mut agencies: Vec<AgencyBriefing> = coverage(rows, employee, from, to)
        .into_iter()
        .map(|covered| {
            let handover = rows.handover(away, covered.agency);
            AgencyBriefing {
                agency: covered.agency,
                taken_over: handover.and_then(crate::domain::people::handover::Handover::taken),
                notes: handover.map(|one| one.notes.clone()).unwrap_or_default(),
                matters: matters(rows, covered.agency, from, to),
                ticks: told_ticks(rows, covered.agency, (from, to), ticks.remove(&covered.agency).unwrap_or_default()),
                changed: changed.remove(&covered.agency).unwrap_or_default(),
            }
        })
        .collect();
    agencies.sort_by_cached_key(|one| {
        let name = rows.agency.get(one.agency).map(|agency| fold(&agency.name_fi)).unwrap_or_default();
        (one.quiet(), name)
    });
    Briefing { employee, from, to, agencies }
}

/// Of which matters of an agency there is something to tell.
fn matters(rows: &Rows, agency: AgencyId, from: NaiveDate, to: NaiveDate) -> Vec<MatterNews> {
    let within = |day: NaiveDate| from <= day && day <= to;
    let told = rows.open_matter.of(agency).filter_map(|matter| {
        let what = match matter.state {
            MatterState::Done => matter.closed_on.filter(|day| within(*day)).map(|_| WhatOfMatter::Closed)?,
            // What came after is no news of the time away.
            _ if matter.opened_on > to => return None,
            _ if within(matter.opened_on) => WhatOfMatter::Opened,
            _ => WhatOfMatter::Waiting,
        };
        Some(MatterNews { what, matter: matter.clone() })
    });
    let mut told: Vec<MatterNews> = told.collect();
    told.sort_by_key(|one| (one.what, one.matter.state, one.matter.due.is_none(), one.matter.due, one.matter.id));
    told
}

/// Of how many months the separate report may have been ticked within the dates.
const MONTHS_BACK: u32 = 14;

/// Takes the steps of rounds that are there out of what was changed, and hands them back as they stand now. What is left is
/// what was taken back.
fn ticks_and_notes(rows: &Rows, changed: &mut BTreeMap<AgencyId, Vec<Changed>>) -> BTreeMap<AgencyId, Vec<RoundStep>> {
    let mut said: BTreeMap<AgencyId, Vec<RoundStep>> = BTreeMap::new();
    for (agency, changed) in changed {
        let there =
            |one: &Changed| if one.table == Table::RoundStep { rows.round_step.get(RowId(one.record)) } else { None };
        said.insert(*agency, changed.iter().filter_map(there).cloned().collect());
        changed.retain(|one| there(one).is_none());
    }
    said
}

/// What was said of the steps of an agency's rounds within the dates: what was ticked, for which the log need not be there,
/// and what was noted.
fn told_ticks(
    rows: &Rows,
    agency: AgencyId,
    (from, to): (NaiveDate, NaiveDate),
    mut ticks: Vec<RoundStep>,
) -> Vec<RoundStep> {
    let within = |tick: &&RoundStep| tick.day().is_some_and(|day| from <= day && day <= to);
    // A report that several agencies share belongs to none of them; it is of a month shortly before.
    let months = (0..MONTHS_BACK).filter_map(|back| to.checked_sub_months(Months::new(back)));
    let shared = months.filter_map(|day| rows.report_tick(agency, day)).filter(|tick| tick.agency.is_none());
    for tick in rows.round_step.of(agency).chain(shared).filter(within) {
        if ticks.iter().all(|known| known.id != tick.id) {
            ticks.push(tick.clone());
        }
    }
    ticks.sort_by_key(|tick| (tick.ticked_at, tick.step, tick.id));
    ticks
}

/// What the log's dates are on the clock on the wall.
fn day(at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&Local).date_naive()
}

/// Tables whose rows are told in another way, or say nothing to whoever comes back.
const fn told_elsewhere(table: Table) -> bool {
    matches!(table, Table::Handover | Table::OpenMatter | Table::Verification)
}

/// The part of the log that is of the days from `from` to `to`, by the order of the log rather than by everybody's clock.
fn within(log: &[LoggedOperation], from: NaiveDate, to: NaiveDate) -> &[LoggedOperation] {
    let place = |late: &dyn Fn(NaiveDate) -> bool, which| {
        let dated = (1_i64..).zip(log).filter(|(_, one)| !one.foundation());
        let places = dated.map(|(place, one)| (place, late(day(one.at))));
        usize::try_from(cut(places, which)).unwrap_or_default()
    };
    let (first, last) = (place(&|day| day >= from, Cut::Early), place(&|day| day > to, Cut::Late));
    log.get(first..last).unwrap_or_default()
}

/// The rows that are not as they were, by agency.
fn changed(log: &[LoggedOperation], from: NaiveDate, to: NaiveDate) -> BTreeMap<AgencyId, Vec<Changed>> {
    let mut nets: BTreeMap<(Table, Uuid), (AgencyId, i64, Changed)> = BTreeMap::new();
    let told = |one: &&LoggedOperation| one.changed_rows() && !one.foundation();
    for operation in within(log, from, to).iter().filter(told) {
        for change in operation.changes.iter().filter(|change| !change.erased && !told_elsewhere(change.table)) {
            let Some(agency) = change.agency else { continue };
            let one = nets.entry((change.table, change.record)).or_insert_with(|| {
                let nothing = Changed {
                    table: change.table,
                    record: change.record,
                    before: change.before.as_ref().map(|_| Fields::new()),
                    after: change.before.as_ref().map(|_| Fields::new()),
                    who: String::new(),
                    at: operation.at,
                };
                (agency, operation.sequence, nothing)
            });
            (one.0, one.1) = (agency, operation.sequence);
            one.2.follow(change);
            one.2.who.clone_from(&operation.who);
            one.2.at = operation.at;
        }
    }
    let mut nets: Vec<(AgencyId, i64, Changed)> = nets.into_values().collect();
    nets.sort_by_key(|(_, sequence, one)| (*sequence, one.table, one.record));
    let mut by_agency: BTreeMap<AgencyId, Vec<Changed>> = BTreeMap::new();
    for (agency, _, mut one) in nets {
        if one.settle() {
            by_agency.entry(agency).or_default().push(one);
        }
    }
    by_agency
}

impl Changed {
    /// Takes in a later change of the same row.
    fn follow(&mut self, change: &LoggedChange) {
        // What a field was at first is what the first change of it says; a row that is new was nothing.
        if let (Some(was), Some(before)) = (&mut self.before, &change.before) {
            for (field, value) in before {
                if self.after.as_ref().is_none_or(|after| !after.contains_key(field)) {
                    was.entry(field.clone()).or_insert_with(|| value.clone());
                }
            }
        }
        match (&mut self.after, &change.after) {
            (Some(now), Some(after)) => now.extend(after.clone()),
            (now, after) => now.clone_from(after),
        }
    }

    /// Leaves only what differs; false where nothing does.
    fn settle(&mut self) -> bool {
        match (&mut self.before, &mut self.after) {
            (None, None) => false,
            (Some(before), Some(after)) => {
                after.retain(|field, value| before.get(field) != Some(value));
                before.retain(|field, _| after.contains_key(field));
                // That somebody has found a characteristic true changes nothing about it.
                let vouched = |field: &String| matches!(field.as_str(), "verified_on" | "verified_by");
                !after.keys().all(|field| self.table == Table::Characteristic && vouched(field))
            }
            (Some(_), None) | (None, Some(_)) => true,
        }
    }
}

#[cfg(test)]
mod tests;
