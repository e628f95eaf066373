//! What carrying a scenario out comes to: changes of rows from a day on, which are one operation.

use std::collections::HashMap;

use chrono::NaiveDate;
use uuid::Uuid;

use crate::domain::agency::agency::Agency;
use crate::domain::agency::systems::{lacks_access, set_access};
use crate::domain::people::assigning::{DeputyAfter, change_deputy, change_responsible};
use crate::domain::people::leaving::{Successors, leave};
use crate::domain::people::staff::{AssignmentRole, Employee};
use crate::domain::record::id::{AgencyId, EmployeeId};
use crate::domain::record::language::Language;
use crate::domain::record::operation::Change;
use crate::domain::record::record::Rows;
use crate::domain::record::table::Table;

use super::scenario::{NewClient, NewPerson, Step, apply};
use super::unit::{Loads, Unit};

/// How a scenario is carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CarryOut {
    /// From which day on.
    pub from: NaiveDate,
    /// The day of carrying it out.
    pub today: NaiveDate,
    /// Those who take over get access to the systems used at the agency.
    pub access: bool,
}

/// What carrying out the steps comes to. Assignments end on the day before and begin on the day; whoever leaves has the
/// day before as the last; an agency is a client to the day before, or from the day on. Working shares have no day in
/// the register and change at once. What is planned for later stays.
#[must_use]
pub fn carry_out(rows: &Rows, steps: &[Step], how: CarryOut) -> Vec<Change> {
    let Some(last) = how.from.pred_opt() else { return Vec::new() };
    let before = Unit::of(rows, &Loads::new(), how.from);
    let (after, done) = apply(&before, steps);
    let mut plan = Plan { rows: rows.clone(), changes: Vec::new(), places: HashMap::new() };
    for (step, _) in steps.iter().zip(done).filter(|(_, done)| *done) {
        match step {
            Step::Add(new) => plan.push(Change::insert(added(new))),
            Step::Join(new) => plan.push(Change::insert(joined(new, how.from))),
            Step::Remove(person) => {
                let nobody = Successors::default();
                let changes = leave(&plan.rows, *person, last, &nobody, how.today);
                plan.all(changes);
            }
            Step::Share { person, share } => {
                if let Some(known) = plan.rows.employee.get(*person).cloned() {
                    let other = Employee { working_share: (*share).clamp(1, 100), ..known.clone() };
                    plan.push(Change::update(known, other));
                }
            }
            Step::Leave(agency) => {
                if let Some(known) = plan.rows.agency.get(*agency).cloned() {
                    let gone = Agency { client_until: Some(last), ..known.clone() };
                    plan.push(Change::update(known, gone));
                }
            }
            Step::Move { .. } | Step::Deputy { .. } => {}
        }
    }
    for (agency, client) in &after.clients {
        plan.hand_over(*agency, client.responsible, client.deputy, how);
    }
    plan.changes.retain(|change| change.before != change.after);
    plan.changes
}

fn added(new: &NewPerson) -> Employee {
    let speaks = |language| new.languages.contains(&language);
    Employee {
        id: new.id,
        name: new.name.clone(),
        speaks_fi: speaks(Language::Fi),
        speaks_sv: speaks(Language::Sv),
        speaks_en: speaks(Language::En),
        team: new.team,
        city: new.city,
        working_share: new.share.clamp(1, 100),
        ..Employee::empty()
    }
}

fn joined(new: &NewClient, from: NaiveDate) -> Agency {
    Agency {
        name_fi: new.name.clone(),
        service_language: new.language,
        client_since: Some(from),
        ..Agency::empty(new.id)
    }
}

/// Changes, one for each row, and the rows as they are with them.
struct Plan {
    rows: Rows,
    changes: Vec<Change>,
    /// Where the change of a row stands.
    places: HashMap<(Table, Uuid), usize>,
}

impl Plan {
    fn push(&mut self, change: Change) {
        let Some(key) = change.key() else { return };
        match &change.after {
            Some(after) => self.rows.put(after.clone()),
            None => self.rows.remove(key.0, key.1),
        }
        if let Some(known) = self.places.get(&key).and_then(|place| self.changes.get_mut(*place)) {
            known.after = change.after;
        } else {
            self.places.insert(key, self.changes.len());
            self.changes.push(change);
        }
    }

    fn all(&mut self, changes: Vec<Change>) {
        for change in changes {
            self.push(change);
        }
    }

    /// Has an agency's roles be those of the trial from the day on.
    fn hand_over(
        &mut self,
        agency: AgencyId,
        responsible: Option<EmployeeId>,
        deputy: Option<EmployeeId>,
        how: CarryOut,
    ) {
        let held = |rows: &Rows, role| {
            let one = rows.assigned(agency, role, how.from).map(|(_, one)| one);
            one.filter(|one| one.ours_on(how.from)).map(|one| one.id)
        };
        let had = [AssignmentRole::Responsible, AssignmentRole::Deputy].map(|role| held(&self.rows, role));
        if let Some(now) = responsible.filter(|_| responsible != had[0]) {
            let changes = change_responsible(&self.rows, agency, now, how.from, DeputyAfter::Stays);
            self.all(changes);
        }
        if held(&self.rows, AssignmentRole::Deputy) != deputy {
            let changes = change_deputy(&self.rows, agency, deputy, how.from);
            self.all(changes);
        }
        if !how.access {
            return;
        }
        for (now, had) in [responsible, deputy].into_iter().zip(had) {
            if let Some(now) = now.filter(|_| now != had) {
                self.give_access(agency, now, how.from);
            }
        }
    }

    fn give_access(&mut self, agency: AgencyId, to: EmployeeId, from: NaiveDate) {
        for system in lacks_access(&self.rows, to, agency, from) {
            let used = self.rows.systems(agency, from).into_iter().find(|(item, _)| item.id == system);
            let Some(used) = used.map(|(_, used)| used.clone()) else { continue };
            if let Some(change) = set_access(&self.rows, &used, to, true, from) {
                self.push(change);
            }
        }
    }
}
