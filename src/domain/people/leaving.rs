//! Somebody leaves: what they have in their hands after their last day, who could take it over, and what handing it
//! over comes to.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::domain::agency::system::SystemAccess;
use crate::domain::agency::systems::{lacks_access, set_access};
use crate::domain::knowledge::data_duty::DataDuty;
use crate::domain::people::absence::{Absence, WorkPair};
use crate::domain::people::handover::OpenMatter;
use crate::domain::people::pairing::end_pair;
use crate::domain::people::staff::{Assignment, AssignmentRole, Employee, EmployeeRole};
use crate::domain::record::id::{AgencyId, EmployeeId, RowId};
use crate::domain::record::operation::Change;
use crate::domain::record::record::Rows;
use crate::domain::record::text::fold;

/// A role at an agency that somebody else is needed for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleLeft {
    /// The assignment of the one who leaves.
    pub assignment: RowId,
    /// At which agency.
    pub agency: AgencyId,
    /// Responsible or deputy.
    pub role: AssignmentRole,
    /// The first day for which somebody else is needed.
    pub from: NaiveDate,
    /// The last one, where the assignment was to end anyway.
    pub to: Option<NaiveDate>,
    /// Whoever has the other role there on the first day.
    pub other: Option<EmployeeId>,
}

/// What somebody has in their hands after their last day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LeftBehind {
    /// Roles at agencies: those of a responsible first.
    pub roles: Vec<RoleLeft>,
    /// Pairs.
    pub pairs: Vec<WorkPair>,
    /// Accesses to systems.
    pub accesses: Vec<SystemAccess>,
    /// Absences, wholly or in part after the last day.
    pub absences: Vec<Absence>,
    /// Open matters they are to look after. Nobody takes these over here: each is seen by whoever is responsible for the
    /// agency once they have left.
    pub matters: Vec<OpenMatter>,
    /// Groups of fields they answer for, or are to answer for once somebody else has left.
    pub duties: Vec<DataDuty>,
}

impl LeftBehind {
    /// Whether nothing is left behind.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.roles.is_empty()
            && self.pairs.is_empty()
            && self.accesses.is_empty()
            && self.absences.is_empty()
            && self.matters.is_empty()
            && self.duties.is_empty()
    }
}

/// Who takes over what. What is not named goes to nobody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Successors {
    /// Roles, by the assignment of the one who leaves.
    pub roles: BTreeMap<RowId, EmployeeId>,
    /// New deputies where the deputy becomes responsible, by the assignment of the one who leaves.
    pub deputies: BTreeMap<RowId, EmployeeId>,
    /// Whom those who are left alone work in a pair with, by pair.
    pub pairs: BTreeMap<RowId, EmployeeId>,
    /// Who answers for groups of fields, by duty; whoever is responsible for the agency where nobody is named.
    pub duties: BTreeMap<RowId, EmployeeId>,
    /// The roles whose successors are given access to the agency's systems, by the assignment of the one who leaves.
    pub access: BTreeSet<RowId>,
}

/// What `employee` has in their hands after `last`.
#[must_use]
pub fn left_behind(rows: &Rows, employee: EmployeeId, last: NaiveDate) -> LeftBehind {
    let next = last.succ_opt().unwrap_or(last);
    let mut roles: Vec<RoleLeft> = rows
        .assignment
        .iter()
        .filter(|one| one.employee == employee && after(one.valid_to, last))
        .filter_map(|one| {
            let from = one.valid_from.map_or(next, |first| first.max(next));
            let other = match one.role {
                AssignmentRole::Responsible => AssignmentRole::Deputy,
                AssignmentRole::Deputy => AssignmentRole::Responsible,
            };
            let other = rows.assigned(one.agency, other, from).map(|(_, other)| other.id);
            let agency = rows.agency.get(one.agency).filter(|agency| !agency.archived(from))?;
            Some(RoleLeft {
                assignment: one.id,
                agency: agency.id,
                role: one.role,
                from,
                to: one.valid_to,
                other: other.filter(|other| *other != employee),
            })
        })
        .collect();
    roles.sort_by_cached_key(|one| {
        let name = rows.agency.get(one.agency).map(|agency| fold(&agency.name_fi));
        (one.role, name, one.from)
    });
    let theirs = |duty: &DataDuty| duty.owner == Some(employee) || duty.next_owner == Some(employee);
    LeftBehind {
        roles,
        pairs: rows.pairs(employee).into_iter().filter(|one| after(one.valid_to, last)).cloned().collect(),
        accesses: accesses_after(rows, employee, last).cloned().collect(),
        duties: rows.duties().into_iter().filter(|one| theirs(one)).cloned().collect(),
        matters: rows.matters_given_to(employee).into_iter().cloned().collect(),
        absences: rows.absences(employee).into_iter().filter(|one| one.to_day > last).cloned().collect(),
    }
}

/// Whether something that ends on `to` goes on after `last`.
fn after(to: Option<NaiveDate>, last: NaiveDate) -> bool {
    to.is_none_or(|to| to > last)
}

fn accesses_after(rows: &Rows, employee: EmployeeId, last: NaiveDate) -> impl Iterator<Item = &SystemAccess> {
    rows.system_access.iter().filter(move |one| one.employee == employee && after(one.valid_to, last))
}

/// Who could take over what: whoever knows the agency, then the pair, then the team, then anybody, those first who
/// serve in the agency's language and have least for their working share. A supervisor only where there is nobody
/// else. Nobody is given two roles at one agency; new pairs, accesses and duties are not guessed.
#[must_use]
pub fn suggested(rows: &Rows, employee: EmployeeId, left: &LeftBehind) -> Successors {
    let mut successors = Successors::default();
    // Whoever has been named already stays named.
    let named = left.duties.iter().filter(|duty| duty.next_owner != Some(employee));
    successors.duties = named.filter_map(|duty| Some((duty.id, duty.next_owner?))).collect();
    let mut given: BTreeMap<EmployeeId, i64> = BTreeMap::new();
    for role in &left.roles {
        let avoid: Vec<EmployeeId> = match role.role {
            AssignmentRole::Responsible => Vec::new(),
            AssignmentRole::Deputy => responsible_after(rows, left, &successors, role).into_iter().collect(),
        };
        let knows = role.other.filter(|_| role.role == AssignmentRole::Responsible);
        let Some(one) = likeliest(rows, employee, role, knows, &avoid, &given) else { continue };
        successors.roles.insert(role.assignment, one);
        *given.entry(one).or_default() += 1;
        if role.role == AssignmentRole::Responsible && Some(one) == role.other {
            let deputy = RoleLeft { role: AssignmentRole::Deputy, ..role.clone() };
            if let Some(deputy) = likeliest(rows, employee, &deputy, None, &[one], &given) {
                successors.deputies.insert(role.assignment, deputy);
            }
        }
    }
    successors
}

/// Who could be deputy where the deputy, or whoever else, becomes `responsible` after somebody who leaves.
#[must_use]
pub fn suggested_deputy(
    rows: &Rows,
    leaving: EmployeeId,
    left: &RoleLeft,
    responsible: EmployeeId,
) -> Option<EmployeeId> {
    let deputy = RoleLeft { role: AssignmentRole::Deputy, other: Some(responsible), ..left.clone() };
    likeliest(rows, leaving, &deputy, None, &[responsible], &BTreeMap::new())
}

/// Who will be responsible at the agency of a deputy who leaves.
fn responsible_after(rows: &Rows, left: &LeftBehind, successors: &Successors, role: &RoleLeft) -> Option<EmployeeId> {
    let handed = left
        .roles
        .iter()
        .find(|one| one.agency == role.agency && one.role == AssignmentRole::Responsible && one.from == role.from);
    match handed {
        Some(handed) => successors.roles.get(&handed.assignment).copied(),
        None => rows.assigned(role.agency, AssignmentRole::Responsible, role.from).map(|(_, one)| one.id),
    }
}

/// Who could take over a role.
fn likeliest(
    rows: &Rows,
    leaving: EmployeeId,
    role: &RoleLeft,
    knows: Option<EmployeeId>,
    avoid: &[EmployeeId],
    given: &BTreeMap<EmployeeId, i64>,
) -> Option<EmployeeId> {
    let language = rows.agency.get(role.agency).and_then(|agency| agency.service_language);
    let team = rows.employee.get(leaving).and_then(|one| one.team);
    let before = role.from.pred_opt().unwrap_or(role.from);
    let mut pairs = rows.paired(leaving, before);
    pairs.extend(role.other.into_iter().flat_map(|other| rows.paired(other, role.from)));
    let able = |one: &&Employee| one.id != leaving && one.ours_on(role.from) && !avoid.contains(&one.id);
    let best = rows.employee.iter().filter(able).min_by_key(|one| {
        let silent = language.is_some_and(|language| !one.speaks(language));
        let rank = if one.role == EmployeeRole::Supervisor {
            4
        } else if Some(one.id) == knows {
            0
        } else if pairs.contains(&one.id) {
            1
        } else if team.is_some() && one.team == team {
            2
        } else {
            3
        };
        let load = load(rows, one, role.role, role.from) + given.get(&one.id).copied().unwrap_or(0);
        (rank == 4, silent, rank, (load + 1) * 100 / one.working_share.max(1), fold(&one.name), one.id)
    })?;
    Some(best.id)
}

/// For how many agencies somebody has a role on a day.
fn load(rows: &Rows, employee: &Employee, role: AssignmentRole, day: NaiveDate) -> i64 {
    let held = rows.assignment.iter().filter(|one| one.employee == employee.id && one.role == role);
    i64::try_from(held.filter(|one| one.holds_on(day)).count()).unwrap_or(i64::MAX / 1_000)
}

/// Everything that `employee` leaving after `last` comes to: assignments, pairs and accesses end, absences after that
/// day go, and the successors begin on the day after. Whoever answers for fields does so to the last day; who follows is
/// named from then on. Until `last` the person is one of us.
#[must_use]
pub fn leave(
    rows: &Rows,
    employee: EmployeeId,
    last: NaiveDate,
    successors: &Successors,
    today: NaiveDate,
) -> Vec<Change> {
    let Some(before) = rows.employee.get(employee) else { return Vec::new() };
    let left = left_behind(rows, employee, last);
    let mut plan = Plan { rows: rows.clone(), changes: Vec::new() };
    let open = rows.assignment.iter().filter(|one| one.employee == employee && after(one.valid_to, last));
    for assignment in open {
        plan.push(if assignment.valid_from.is_some_and(|first| first > last) {
            Change::delete(assignment.clone())
        } else {
            Change::update(assignment.clone(), Assignment { valid_to: Some(last), ..assignment.clone() })
        });
    }
    for role in &left.roles {
        let Some(successor) = successors.roles.get(&role.assignment).copied() else { continue };
        plan.give(role, successor, successors.deputies.get(&role.assignment).copied());
        if successors.access.contains(&role.assignment) {
            plan.give_access(role, successor);
        }
    }
    let next = last.succ_opt();
    for pair in &left.pairs {
        plan.changes.extend(end_pair(pair, last));
        let (Some(other), Some(new)) = (pair.other(employee), successors.pairs.get(&pair.id)) else { continue };
        let from = pair.valid_from.max(next);
        let new = WorkPair::new(other, *new, from, pair.valid_to);
        let known = rows.work_pair.iter().any(|one| one.same_two(&new) && one.overlaps(&new));
        if new.first != new.second && !known {
            plan.changes.push(Change::insert(new));
        }
    }
    for access in &left.accesses {
        plan.changes.push(if access.valid_from.is_some_and(|first| first > last) {
            Change::delete(access.clone())
        } else {
            Change::update(access.clone(), SystemAccess { valid_to: Some(last), ..access.clone() })
        });
    }
    for absence in &left.absences {
        if absence.from_day > last {
            // What was written down for handing over goes with the absence.
            let handed = rows.handover.iter().filter(|one| one.absence == absence.id);
            plan.changes.extend(handed.cloned().map(Change::delete));
            plan.changes.push(Change::delete(absence.clone()));
        } else {
            let shorter = Absence { to_day: last, ..absence.clone() };
            plan.changes.push(Change::update(absence.clone(), shorter));
        }
    }
    for duty in &left.duties {
        let named = successors.duties.get(&duty.id).copied();
        let handed = if duty.owner == Some(employee) && last < today {
            DataDuty { owner: named, next_owner: None, ..duty.clone() }
        } else {
            DataDuty { next_owner: named, ..duty.clone() }
        };
        plan.changes.push(Change::update(duty.clone(), handed));
    }
    let gone = Employee { last_day: Some(last), active: last >= today, ..before.clone() };
    plan.changes.push(Change::update(before.clone(), gone));
    plan.changes.retain(|change| change.before != change.after);
    plan.changes
}

/// Somebody who has left, or was to leave, is one of us again. What went to others stays with them; what was still to
/// go stays here.
#[must_use]
pub fn come_back(rows: &Rows, employee: &Employee, today: NaiveDate) -> Vec<Change> {
    let duties = rows.data_duty.iter().filter(|duty| duty.owner == Some(employee.id));
    let mut changes: Vec<Change> = Vec::new();
    for duty in duties {
        let owner = if employee.ours_on(today) { duty.owner } else { duty.next_owner };
        let settled = DataDuty { owner, next_owner: None, ..duty.clone() };
        if settled != *duty {
            changes.push(Change::update(duty.clone(), settled));
        }
    }
    changes.push(Change::update(employee.clone(), Employee { active: true, last_day: None, ..employee.clone() }));
    changes
}

/// Changes, and the rows as they are with them.
struct Plan {
    rows: Rows,
    changes: Vec<Change>,
}

impl Plan {
    fn push(&mut self, change: Change) {
        match (&change.after, change.key()) {
            (Some(after), _) => self.rows.put(after.clone()),
            (None, Some((table, id))) => self.rows.remove(table, id),
            (None, None) => {}
        }
        self.changes.push(change);
    }

    /// Gives a role to a successor for as long as it was somebody else's. A deputy who becomes responsible is no
    /// longer deputy; `deputy` is from then on.
    fn give(&mut self, role: &RoleLeft, successor: EmployeeId, deputy: Option<EmployeeId>) {
        let new = Assignment {
            id: RowId::new(),
            agency: role.agency,
            employee: successor,
            role: role.role,
            valid_from: Some(role.from),
            valid_to: role.to,
        };
        let other = match role.role {
            AssignmentRole::Responsible => AssignmentRole::Deputy,
            AssignmentRole::Deputy => AssignmentRole::Responsible,
        };
        let held = |rows: &Rows, role| -> Vec<Assignment> {
            let mut held: Vec<Assignment> = rows.assignment.of(new.agency).cloned().collect();
            held.retain(|one| one.employee == successor && one.role == role && overlap(one, &new).is_some());
            held.sort_by_key(|one| Reverse(one.valid_from));
            held
        };
        if !held(&self.rows, role.role).is_empty() {
            return;
        }
        if role.role == AssignmentRole::Deputy && !held(&self.rows, other).is_empty() {
            return;
        }
        for vacated in held(&self.rows, other) {
            self.make_room(&vacated, &new, deputy);
        }
        self.push(Change::insert(new));
    }

    /// Takes out of a deputy's time what `new` covers, and gives that to `deputy`.
    fn make_room(&mut self, vacated: &Assignment, new: &Assignment, deputy: Option<EmployeeId>) {
        let Some((from, to)) = overlap(vacated, new) else { return };
        let earlier = from.and_then(|from| from.pred_opt());
        let later = to
            .and_then(|to| to.succ_opt())
            .filter(|first| after(vacated.valid_to, *first) || vacated.valid_to == Some(*first));
        let keeps_start = earlier.filter(|last| vacated.valid_from.is_none_or(|first| first <= *last));
        match (keeps_start, later) {
            (Some(last), later) => {
                self.push(Change::update(vacated.clone(), Assignment { valid_to: Some(last), ..vacated.clone() }));
                if let Some(first) = later {
                    let rest = Assignment { id: RowId::new(), valid_from: Some(first), ..vacated.clone() };
                    self.push(Change::insert(rest));
                }
            }
            (None, Some(first)) => {
                self.push(Change::update(vacated.clone(), Assignment { valid_from: Some(first), ..vacated.clone() }));
            }
            (None, None) => self.push(Change::delete(vacated.clone())),
        }
        let Some(deputy) = deputy.filter(|deputy| *deputy != new.employee) else { return };
        let instead =
            Assignment { id: RowId::new(), employee: deputy, valid_from: from, valid_to: to, ..vacated.clone() };
        let twice = |one: &Assignment| one.employee == deputy && overlap(one, &instead).is_some();
        if !self.rows.assignment.of(instead.agency).any(twice) {
            self.push(Change::insert(instead));
        }
    }

    /// Gives a successor access to whatever the agency uses then and they have no access to.
    fn give_access(&mut self, role: &RoleLeft, successor: EmployeeId) {
        for system in lacks_access(&self.rows, successor, role.agency, role.from) {
            let used = self.rows.systems(role.agency, role.from).into_iter().find(|(item, _)| item.id == system);
            let Some(used) = used.map(|(_, used)| used.clone()) else { continue };
            if let Some(change) = set_access(&self.rows, &used, successor, true, role.from) {
                self.push(change);
            }
        }
    }
}

/// The days on which both assignments hold.
fn overlap(one: &Assignment, other: &Assignment) -> Option<(Option<NaiveDate>, Option<NaiveDate>)> {
    let from = one.valid_from.max(other.valid_from);
    let to = match (one.valid_to, other.valid_to) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    };
    let there = from.is_none_or(|from| to.is_none_or(|to| from <= to));
    there.then_some((from, to))
}

#[cfg(test)]
mod tests;
