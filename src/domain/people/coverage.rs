//! Who stands in for somebody who is away, and where nobody could: plain functions over the rows.

mod board;
mod uncovered;

use std::cmp::Reverse;
use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::agency::agency::Agency;
use crate::domain::agency::systems::lacks_access;
use crate::domain::knowledge::characteristic::{Characteristic, Severity};
use crate::domain::payroll::pay_groups::GroupDate;
use crate::domain::people::absence::WorkPair;
use crate::domain::people::handover::OpenMatter;
use crate::domain::people::staff::{Assignment, AssignmentRole, Employee, EmployeeRole};
use crate::domain::record::id::{AgencyId, CharacteristicId, EmployeeId, ListId};
use crate::domain::record::language::Language;
use crate::domain::record::record::Rows;
use crate::domain::record::text::fold;

pub use board::{FEW, Finding, LARGE, Weakness, board};
pub use uncovered::{UncoveredPeriod, WeekExposure, alone, exposure, uncovered_periods, weeks};

/// More dates than an agency has within any absence that is looked at.
const ALL_DATES: usize = 200;

/// The link of the chain by which somebody stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Link {
    /// The agency's deputy.
    Deputy,
    /// The one who works in a pair with whoever is away.
    Pair,
    /// Somebody of the same team.
    Team,
    /// The supervisor.
    Supervisor,
}

/// Who stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StandIn {
    /// Who.
    pub employee: EmployeeId,
    /// Why it is this one.
    pub link: Link,
    /// Does not serve in the agency's language.
    pub lacks_language: bool,
}

/// Why somebody of the chain does not stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Away from the first to the last of these days.
    Away(NaiveDate, NaiveDate),
    /// No longer one of us.
    Left,
    /// A deputy, or one of a pair, for a part of the dates only.
    PartOnly,
}

/// Somebody of the chain who does not stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passed {
    /// Who.
    pub employee: EmployeeId,
    /// Which link of the chain.
    pub link: Link,
    /// Why not.
    pub why: Why,
}

/// What can be done where nobody stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// The one who is away can be reached in urgent matters.
    Reach(EmployeeId),
    /// Somebody of another team is at work.
    Ask(EmployeeId),
    /// Nobody is at work: the dates have to be moved.
    MoveDates,
}

/// One agency of somebody who is away.
#[derive(Clone, Debug, PartialEq)]
pub struct Covered {
    /// Which.
    pub agency: AgencyId,
    /// The first of the dates on which the one who is away is responsible.
    pub from: NaiveDate,
    /// The last of them.
    pub to: NaiveDate,
    /// Who stands in; none is a gap.
    pub stand_in: Option<StandIn>,
    /// The systems used for the agency to which the one who stands in has no access on the first of the days.
    pub lacks_access: Vec<ListId>,
    /// Who comes earlier in the chain but does not stand in.
    pub passed: Vec<Passed>,
    /// What can be done about a gap.
    pub remedy: Option<Remedy>,
    /// The critical and important characteristics that bite within the dates, the most serious first.
    pub watch: Vec<(CharacteristicId, Severity)>,
    /// The dates of the payroll calendar within the dates, in order.
    pub dates: Vec<GroupDate>,
}

impl Covered {
    /// Whether nobody stands in.
    #[must_use]
    pub const fn gap(&self) -> bool {
        self.stand_in.is_none()
    }

    /// How many characteristics of `severity` bite.
    #[must_use]
    pub fn biting(&self, severity: Severity) -> usize {
        self.watch.iter().filter(|(_, one)| *one == severity).count()
    }
}

/// The agencies for which `away` is responsible on some day from `from` to `to`, the most urgent first: critical
/// characteristics, then the next date of which something is to be done, then important characteristics. An agency that
/// has ceased to be our client is among them while rounds of it are left. Empty where the dates are backwards.
#[must_use]
pub fn coverage(rows: &Rows, away: EmployeeId, from: NaiveDate, to: NaiveDate) -> Vec<Covered> {
    let mut found: Vec<Covered> = Vec::new();
    for assignment in rows.assignment.iter() {
        let its = assignment.employee == away && assignment.role == AssignmentRole::Responsible;
        let Some((first, last)) = within(assignment, from, to).filter(|_| its) else { continue };
        let gone = |agency: &Agency| agency.archived(first) && rows.agency_rounds(agency.id, first).is_empty();
        if rows.agency.get(assignment.agency).is_none_or(gone) {
            continue;
        }
        // Somebody may have handed an agency over and taken it back within the dates.
        match found.iter_mut().find(|one| one.agency == assignment.agency) {
            Some(known) => (known.from, known.to) = (known.from.min(first), known.to.max(last)),
            None => found.push(bare(assignment.agency, first, last)),
        }
    }
    for one in &mut found {
        stand_in(rows, away, one);
        one.watch = biting(rows, one.agency, one.from, one.to);
        one.dates = rows.next_dates(one.agency, one.from, ALL_DATES);
        one.dates.retain(|date| date.date.date <= one.to);
    }
    found.sort_by_cached_key(|one| {
        let name = rows.agency.get(one.agency).map(|agency| fold(&agency.name_fi)).unwrap_or_default();
        let next = one.dates.iter().find(|date| rows.open_on(date)).map(|date| date.date.date);
        let critical = one.biting(Severity::Critical);
        (critical == 0, next.is_none(), next, Reverse(critical), Reverse(one.biting(Severity::Important)), name)
    });
    found
}

/// The open matters that somebody who is away is to look after elsewhere than at the agencies that are `covered`: while
/// they are away these are seen by whoever is responsible there.
#[must_use]
pub fn matters_elsewhere<'r>(rows: &'r Rows, away: EmployeeId, covered: &[Covered]) -> Vec<&'r OpenMatter> {
    let mut matters = rows.matters_given_to(away);
    matters.retain(|matter| covered.iter().all(|one| one.agency != matter.agency));
    matters
}

/// Until when the responsible of an agency is away, if they are on `day`, and who is there on that day: who has taken
/// the agency over, if they are at work, else who stands in by the chain.
#[must_use]
pub fn away_today(rows: &Rows, agency: AgencyId, day: NaiveDate) -> Option<(NaiveDate, Option<EmployeeId>)> {
    let (_, responsible) = rows.assigned(agency, AssignmentRole::Responsible, day)?;
    let (_, until) = rows.away(responsible.id, day, day)?;
    let taken = rows.taken_on(responsible.id, agency, day);
    Some((until, taken.or_else(|| stands_in(rows, responsible.id, agency, day))))
}

/// Who stands in for `away` on one day by the chain, whoever has taken the agency over.
pub(super) fn stands_in(rows: &Rows, away: EmployeeId, agency: AgencyId, day: NaiveDate) -> Option<EmployeeId> {
    let mut one = bare(agency, day, day);
    stand_in(rows, away, &mut one);
    one.stand_in.map(|one| one.employee)
}

const fn bare(agency: AgencyId, from: NaiveDate, to: NaiveDate) -> Covered {
    Covered {
        agency,
        from,
        to,
        stand_in: None,
        lacks_access: Vec::new(),
        passed: Vec::new(),
        remedy: None,
        watch: Vec::new(),
        dates: Vec::new(),
    }
}

/// The part of an assignment within the dates.
fn within(assignment: &Assignment, from: NaiveDate, to: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let first = assignment.valid_from.map_or(from, |first| first.max(from));
    let last = assignment.valid_to.map_or(to, |last| last.min(to));
    (first <= last).then_some((first, last))
}

fn holds(from: Option<NaiveDate>, to: Option<NaiveDate>, first: NaiveDate, last: NaiveDate) -> Option<bool> {
    let meets = from.is_none_or(|from| from <= last) && to.is_none_or(|to| first <= to);
    let whole = from.is_none_or(|from| from <= first) && to.is_none_or(|to| last <= to);
    meets.then_some(whole)
}

/// Finds who stands in, by the chain.
fn stand_in(rows: &Rows, away: EmployeeId, one: &mut Covered) {
    let language = rows.agency.get(one.agency).and_then(|agency| agency.service_language);
    // Whoever stands in the chain twice is asked once.
    let mut asked = BTreeSet::from([away]);
    for (link, employee, whole) in chain(rows, away, one) {
        let Some(employee) = rows.employee.get(employee).filter(|employee| asked.insert(employee.id)) else { continue };
        let why = if !employee.ours_on(one.to) {
            Some(Why::Left)
        } else if let Some((first, last)) = rows.away(employee.id, one.from, one.to) {
            Some(Why::Away(first, last))
        } else {
            (!whole).then_some(Why::PartOnly)
        };
        let Some(why) = why else {
            let lacks_language = language.is_some_and(|language| !employee.speaks(language));
            one.lacks_access = lacks_access(rows, employee.id, one.agency, one.from);
            one.stand_in = Some(StandIn { employee: employee.id, link, lacks_language });
            return;
        };
        one.passed.push(Passed { employee: employee.id, link, why });
    }
    one.remedy = Some(remedy(rows, away, one, language));
}

/// Whom to ask, in order, and whether they are that for all of the dates.
fn chain(rows: &Rows, away: EmployeeId, one: &Covered) -> Vec<(Link, EmployeeId, bool)> {
    let agency = rows.agency.get(one.agency);
    let language = agency.and_then(|agency| agency.service_language);
    let silent = |employee: &Employee| language.is_some_and(|language| !employee.speaks(language));
    let mut deputies: Vec<(bool, Reverse<Option<NaiveDate>>, EmployeeId)> = rows
        .assignment
        .of(one.agency)
        .filter(|held| held.role == AssignmentRole::Deputy)
        .filter_map(|held| {
            let whole = holds(held.valid_from, held.valid_to, one.from, one.to)?;
            Some((!whole, Reverse(held.valid_from), held.employee))
        })
        .collect();
    deputies.sort();
    let mut pairs: Vec<(bool, Reverse<Option<NaiveDate>>, EmployeeId)> = rows
        .work_pair
        .iter()
        .filter_map(|pair: &WorkPair| {
            let whole = holds(pair.valid_from, pair.valid_to, one.from, one.to)?;
            Some((!whole, Reverse(pair.valid_from), pair.other(away)?))
        })
        .collect();
    pairs.sort();
    let team = rows.employee.get(away).and_then(|employee| employee.team);
    let ours = |employee: &&Employee| team.is_some() && employee.team == team;
    let by_load = |people: &mut Vec<&Employee>| {
        people.sort_by_cached_key(|one_of| {
            let closed = !lacks_access(rows, one_of.id, one.agency, one.from).is_empty();
            (silent(one_of), closed, own_agencies(rows, one_of.id, one.from), fold(&one_of.name))
        });
    };
    // Whoever has left a team long ago is no news.
    let last = one.to;
    let here = |employee: &Employee| employee.ours_on(last);
    let mut others: Vec<&Employee> =
        rows.employee.iter().filter(ours).filter(|one| here(one) && one.role == EmployeeRole::Secretary).collect();
    by_load(&mut others);
    let mut supervisors: Vec<&Employee> =
        rows.employee.iter().filter(|one| here(one) && one.role == EmployeeRole::Supervisor).collect();
    supervisors.sort_by_cached_key(|one| (!ours(one), silent(one), fold(&one.name)));
    let asked = |link| move |(part, _, id): (bool, Reverse<Option<NaiveDate>>, EmployeeId)| (link, id, !part);
    let deputies = deputies.into_iter().map(asked(Link::Deputy));
    let pairs = pairs.into_iter().map(asked(Link::Pair));
    let others = others.into_iter().map(|one| (Link::Team, one.id, true));
    deputies
        .chain(pairs)
        .chain(others)
        .chain(supervisors.into_iter().map(|one| (Link::Supervisor, one.id, true)))
        .collect()
}

/// For how many agencies somebody is responsible on a day.
fn own_agencies(rows: &Rows, employee: EmployeeId, day: NaiveDate) -> usize {
    let held =
        |one: &&Assignment| one.employee == employee && one.role == AssignmentRole::Responsible && one.holds_on(day);
    rows.assignment.iter().filter(held).count()
}

/// What can be done where the chain has come to its end.
fn remedy(rows: &Rows, away: EmployeeId, one: &Covered, language: Option<Language>) -> Remedy {
    let mut absences = rows.absence.iter().filter(|absence| absence.meets(one.from, one.to));
    if absences.any(|absence| absence.employee == away && absence.reachable) {
        return Remedy::Reach(away);
    }
    let mut free: Vec<&Employee> = rows.employee.iter().filter(|employee| employee.ours_on(one.to)).collect();
    free.retain(|employee| employee.id != away && rows.away(employee.id, one.from, one.to).is_none());
    let best = free.into_iter().min_by_key(|employee| {
        let silent = language.is_some_and(|language| !employee.speaks(language));
        (silent, own_agencies(rows, employee.id, one.from), fold(&employee.name))
    });
    best.map_or(Remedy::MoveDates, |employee| Remedy::Ask(employee.id))
}

/// The characteristics that bite within the dates and are more than a note.
fn biting(rows: &Rows, agency: AgencyId, from: NaiveDate, to: NaiveDate) -> Vec<(CharacteristicId, Severity)> {
    let bites = |one: &&Characteristic| one.severity != Severity::Note && rows.bites_within(one, from, to);
    rows.characteristics(agency).into_iter().filter(bites).map(|one| (one.id, one.severity)).collect()
}

#[cfg(test)]
mod tests;
