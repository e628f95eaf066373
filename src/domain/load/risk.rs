//! Where one person alone knows an agency, weighted by its size; and who leaves within the year.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use crate::domain::agency::agency::Agency;
use crate::domain::load::amount::PersonYears;
use crate::domain::load::person_years::Load;
use crate::domain::people::staff::{AssignmentRole, Employee};
use crate::domain::record::id::{AgencyId, EmployeeId};
use crate::domain::record::record::Rows;
use crate::domain::record::snapshot::Snapshot;
use crate::domain::record::table::Table;
use crate::domain::record::text::fold;

/// For how many days ahead it is looked at who leaves.
const AHEAD: u64 = 365;

/// Why an agency is at risk.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Nobody is responsible.
    NoResponsible,
    /// The responsible leaves, on this last day.
    Leaves(EmployeeId, NaiveDate),
    /// Nobody but the responsible is deputy.
    NoDeputy,
    /// Only one of us has written, edited or vouched for the characteristics: their name.
    OneKnows(String),
    /// Whoever has written, edited or vouched for the characteristics is no longer one of us.
    NobodyKnows,
    /// Nothing is written of what is special.
    NothingWritten,
    /// Nobody has vouched for any of the characteristics for over a year; the last day on which somebody did.
    LongAgo(NaiveDate),
}

impl Reason {
    /// How much it weighs against the others.
    #[must_use]
    pub const fn weight(&self) -> i64 {
        match self {
            Self::NoResponsible | Self::Leaves(..) => 3,
            Self::NoDeputy | Self::OneKnows(_) | Self::NobodyKnows | Self::NothingWritten => 2,
            Self::LongAgo(_) => 1,
        }
    }
}

/// An agency at risk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Risk {
    /// Which.
    pub agency: AgencyId,
    /// Who is responsible.
    pub responsible: Option<EmployeeId>,
    /// Its size; absent where its load is not known.
    pub size: Option<PersonYears>,
    /// Why, the gravest first.
    pub reasons: Vec<Reason>,
    /// The day on which somebody last vouched for one of the characteristics.
    pub vouched_on: Option<NaiveDate>,
}

impl Risk {
    /// What the reasons weigh together.
    #[must_use]
    pub fn weight(&self) -> i64 {
        self.reasons.iter().map(Reason::weight).sum()
    }

    /// Size × weight: by this they are told; absent where the size is not known.
    #[must_use]
    pub fn weighted(&self) -> Option<PersonYears> {
        self.size.map(|size| PersonYears(size.0.saturating_mul(self.weight())))
    }
}

/// The agencies at risk on `today`, the gravest for their size first; those of unknown size after them by their reasons.
#[must_use]
pub fn risks(snapshot: &Snapshot, loads: &BTreeMap<AgencyId, Load>, today: NaiveDate) -> Vec<Risk> {
    let clients = snapshot.agency.iter().filter(|agency| !agency.archived(today));
    let mut found: Vec<Risk> = clients.map(|agency| risk(snapshot, agency, loads, today)).collect();
    found.retain(|risk| !risk.reasons.is_empty());
    found.sort_by_key(|risk| (std::cmp::Reverse(risk.weighted()), std::cmp::Reverse(risk.weight()), risk.agency));
    found
}

fn risk(snapshot: &Snapshot, agency: &Agency, loads: &BTreeMap<AgencyId, Load>, today: NaiveDate) -> Risk {
    let mut reasons = Vec::new();
    let holders = |role| -> BTreeSet<EmployeeId> {
        let held = snapshot.assignment.of(agency.id).filter(|one| one.role == role && one.holds_on(today));
        let ours = held.filter_map(|one| snapshot.employee.get(one.employee)).filter(|one| one.ours_on(today));
        ours.map(|one| one.id).collect()
    };
    let assigned = snapshot.assigned(agency.id, AssignmentRole::Responsible, today).map(|(_, who)| who);
    let responsible = assigned.filter(|who| who.ours_on(today));
    match responsible {
        None => reasons.push(Reason::NoResponsible),
        Some(who) => reasons.extend(leaves(who, today).map(|last| Reason::Leaves(who.id, last))),
    }
    let deputies = holders(AssignmentRole::Deputy);
    if deputies.iter().all(|deputy| responsible.is_some_and(|who| who.id == *deputy)) {
        reasons.push(Reason::NoDeputy);
    }
    let mut editors: BTreeSet<&str> = BTreeSet::new();
    let mut vouched_on = None;
    for one in snapshot.characteristic.of(agency.id) {
        editors.extend([one.author.trim(), one.verified_by.trim()]);
        vouched_on = vouched_on.max(Some(one.vouched_on()));
    }
    let edit = snapshot.last_edits.get(&(agency.id, Table::Characteristic));
    editors.extend(edit.map(|edit| edit.who.trim()));
    editors.remove("");
    match vouched_on {
        None => reasons.push(Reason::NothingWritten),
        Some(day) => {
            // Under their name and under what they log in with, it is the same person.
            let names: BTreeSet<String> = editors.into_iter().map(fold).collect();
            let is = |name: &str| !name.trim().is_empty() && names.contains(&fold(name.trim()));
            let ours = snapshot
                .employee
                .iter()
                .filter(|one| one.ours_on(today) && (is(&one.name) || one.login_names.split_whitespace().any(is)));
            let ours: Vec<&Employee> = ours.collect();
            match ours.as_slice() {
                [] if !names.is_empty() => reasons.push(Reason::NobodyKnows),
                [only] => reasons.push(Reason::OneKnows(only.name.clone())),
                _ => {}
            }
            if day.checked_add_days(Days::new(AHEAD)).is_some_and(|believed| believed < today) {
                reasons.push(Reason::LongAgo(day));
            }
        }
    }
    reasons.sort();
    Risk {
        agency: agency.id,
        responsible: responsible.map(|who| who.id),
        size: loads.get(&agency.id).and_then(|load| load.exact),
        reasons,
        vouched_on,
    }
}

/// The last day of somebody who leaves within the year.
fn leaves(employee: &Employee, today: NaiveDate) -> Option<NaiveDate> {
    let ahead = today.checked_add_days(Days::new(AHEAD)).unwrap_or(today);
    employee.last_day.filter(|last| employee.active && *last >= today && *last <= ahead)
}

/// Somebody who leaves within the year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaver {
    /// Who.
    pub employee: EmployeeId,
    /// Their last day.
    pub last_day: NaiveDate,
    /// The agencies they are responsible for.
    pub responsible: Vec<AgencyId>,
    /// The agencies they are deputy of.
    pub deputy: Vec<AgencyId>,
    /// The load of those they are responsible for.
    pub own: PersonYears,
    /// Those of them whose load is not known, or not whole.
    pub unknown: usize,
}

/// Who leaves within a year from `today`, the soonest first, with what they carry on that day.
#[must_use]
pub fn leavers(rows: &Rows, loads: &BTreeMap<AgencyId, Load>, today: NaiveDate) -> Vec<Leaver> {
    let leaving = rows.employee.iter().filter_map(|one| Some((one.id, leaves(one, today)?)));
    let mut found: Vec<Leaver> = leaving
        .map(|(employee, last_day)| {
            let held = |role| -> Vec<AgencyId> {
                let held = rows
                    .assignment
                    .iter()
                    .filter(|one| one.employee == employee && one.role == role && one.holds_on(today));
                let clients = held.filter(|one| rows.agency.get(one.agency).is_some_and(|one| !one.archived(today)));
                clients.map(|one| one.agency).collect::<BTreeSet<_>>().into_iter().collect()
            };
            let responsible = held(AssignmentRole::Responsible);
            let own = responsible.iter().filter_map(|agency| loads.get(agency)?.exact).sum();
            let whole = |agency: &AgencyId| loads.get(agency).is_some_and(|load| load.missing.is_empty());
            let unknown = responsible.iter().filter(|agency| !whole(agency)).count();
            Leaver { employee, last_day, own, unknown, deputy: held(AssignmentRole::Deputy), responsible }
        })
        .collect();
    found.sort_by_key(|one| (one.last_day, one.employee));
    found
}

#[cfg(test)]
mod tests;
