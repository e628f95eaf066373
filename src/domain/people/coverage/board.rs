//! Where cover is weak, whoever is away.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::agency::agency::Agency;
use crate::domain::agency::systems::lacks_access;
use crate::domain::figures::figure::{Counting, Headcount, HeadcountBasis};
use crate::domain::people::staff::{AssignmentRole, Employee};
use crate::domain::record::id::{AgencyId, EmployeeId, ListId};
use crate::domain::record::record::Rows;
use crate::domain::record::snapshot::Snapshot;
use crate::domain::record::table::Table;
use crate::domain::record::text::fold;

/// From so many payees on an agency is large.
pub const LARGE: i64 = 200;

/// Fewer characteristics than this are few for a large agency.
pub const FEW: usize = 3;

/// A weak place in who stands in for whom. It speaks of an agency, not of how good a person is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weakness {
    /// The responsible and every deputy are away on some of the same days, from now on.
    BothAway(NaiveDate, NaiveDate),
    /// Nobody is responsible.
    NoResponsible,
    /// The deputy is the responsible.
    DeputyIsResponsible(EmployeeId),
    /// Nobody is deputy.
    NoDeputy,
    /// The deputy does not serve in the agency's language.
    DeputyLacksLanguage(EmployeeId),
    /// The deputy has no access to some of the systems used for the agency.
    DeputyLacksAccess(EmployeeId, Vec<ListId>),
    /// Only one person has ever written or edited the characteristics: the name under which they worked.
    OneEditor(String),
    /// A large agency, so many payees, has few characteristics, so many.
    FewCharacteristics(i64, usize),
}

/// A weak place at an agency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where.
    pub agency: AgencyId,
    /// What.
    pub weakness: Weakness,
}

/// The weak places of all agencies that are clients today, the gravest first.
#[must_use]
pub fn board(snapshot: &Snapshot, today: NaiveDate) -> Vec<Finding> {
    let mut findings = Vec::new();
    for agency in snapshot.agency.iter().filter(|agency| !agency.archived(today)) {
        let mut weaknesses = people(snapshot, agency, today);
        weaknesses.extend(knowledge(snapshot, agency));
        findings.extend(weaknesses.into_iter().map(|weakness| Finding { agency: agency.id, weakness }));
    }
    findings.sort_by_cached_key(|one| {
        let name = snapshot.agency.get(one.agency).map(|agency| fold(&agency.name_fi)).unwrap_or_default();
        (one.weakness.clone(), name)
    });
    findings
}

/// What is weak about who looks after an agency.
fn people(rows: &Rows, agency: &Agency, today: NaiveDate) -> Vec<Weakness> {
    let holders = |role| -> Vec<&Employee> {
        let held = rows.assignment.of(agency.id).filter(|one| one.role == role && one.holds_on(today));
        held.filter_map(|one| rows.employee.get(one.employee)).filter(|one| one.ours_on(today)).collect()
    };
    let responsible = holders(AssignmentRole::Responsible);
    let deputies = holders(AssignmentRole::Deputy);
    let mut weaknesses = Vec::new();
    if responsible.is_empty() {
        weaknesses.push(Weakness::NoResponsible);
    }
    if deputies.is_empty() {
        weaknesses.push(Weakness::NoDeputy);
    }
    for deputy in &deputies {
        if responsible.iter().any(|one| one.id == deputy.id) {
            weaknesses.push(Weakness::DeputyIsResponsible(deputy.id));
            continue;
        }
        if agency.service_language.is_some_and(|language| !deputy.speaks(language)) {
            weaknesses.push(Weakness::DeputyLacksLanguage(deputy.id));
        }
        let systems = lacks_access(rows, deputy.id, agency.id, today);
        if !systems.is_empty() {
            weaknesses.push(Weakness::DeputyLacksAccess(deputy.id, systems));
        }
    }
    if let Some(first) = responsible.first() {
        let both = deputies.iter().filter(|one| one.id != first.id).map(|one| one.id);
        let all: Vec<EmployeeId> = std::iter::once(first.id).chain(both).collect();
        if all.len() > 1 {
            weaknesses.extend(all_away(rows, &all, today).map(|(from, to)| Weakness::BothAway(from, to)));
        }
    }
    weaknesses
}

/// What is weak about what is written of an agency.
fn knowledge(snapshot: &Snapshot, agency: &Agency) -> Vec<Weakness> {
    let mut editors: BTreeSet<&str> = BTreeSet::new();
    let mut count = 0;
    for one in snapshot.characteristic.of(agency.id) {
        count += 1;
        editors.extend([one.author.as_str(), one.verified_by.as_str()]);
    }
    editors.extend(snapshot.last_edits.get(&(agency.id, Table::Characteristic)).map(|edit| edit.who.as_str()));
    // What a made-up unit or an older file brought was written by nobody.
    editors.retain(|who| !who.trim().is_empty());
    let mut weaknesses = Vec::new();
    if let (1, Some(only)) = (editors.len(), editors.first())
        && count > 0
    {
        weaknesses.push(Weakness::OneEditor((*only).to_owned()));
    }
    let payees = payees(snapshot, agency.id);
    if payees >= LARGE && count < FEW {
        weaknesses.push(Weakness::FewCharacteristics(payees, count));
    }
    weaknesses
}

/// How many an agency paid in the last year for which there is a figure; 0 where there is none.
fn payees(rows: &Rows, agency: AgencyId) -> i64 {
    let paid = |row: &&Headcount| {
        row.basis == HeadcountBasis::default() && rows.counting(row.employment_type) != Counting::OfWhich
    };
    let counted = || rows.headcount.of(agency).filter(paid);
    let last = counted().map(|row| row.year).max();
    counted().filter(|row| Some(row.year) == last).map(|row| row.count).sum()
}

/// The first time from `today` on at which all of `people` are away.
fn all_away(rows: &Rows, people: &[EmployeeId], today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let (first, others) = people.split_first()?;
    let mut times: Vec<(NaiveDate, NaiveDate)> = rows
        .absences(*first)
        .into_iter()
        .filter(|one| one.to_day >= today)
        .map(|one| (one.from_day.max(today), one.to_day))
        .collect();
    for other in others {
        let theirs = rows.absences(*other);
        let common = |(from, to): (NaiveDate, NaiveDate)| {
            let meeting = theirs.iter().filter(move |one| one.meets(from, to));
            meeting.map(move |one| (one.from_day.max(from), one.to_day.min(to))).collect::<Vec<_>>()
        };
        times = times.into_iter().flat_map(common).collect();
    }
    times.into_iter().min()
}

#[cfg(test)]
mod tests;
