//! The unit as it is on a day: who is there, whom we serve, and who has whom. Small and plain, so that trying costs
//! nothing.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;

use crate::domain::load::part;
use crate::domain::people::staff::{AssignmentRole, Employee, EmployeeRole};
use crate::domain::record::id::{AgencyId, EmployeeId, ListId, RowId, TeamId};
use crate::domain::record::language::Language;
use crate::domain::record::record::Rows;
use crate::domain::record::text::fold;

/// The load of each agency in person-years, of those of which it is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loads {
    known: BTreeMap<AgencyId, f64>,
    partial: BTreeSet<AgencyId>,
}

impl Loads {
    /// Of no agency.
    #[must_use]
    pub const fn new() -> Self {
        Self { known: BTreeMap::new(), partial: BTreeSet::new() }
    }

    /// An agency whose load is so much.
    pub fn insert(&mut self, agency: AgencyId, load: f64) {
        self.known.insert(agency, load);
        self.partial.remove(&agency);
    }

    /// An agency whose load is so much and something that is not known.
    pub fn insert_partial(&mut self, agency: AgencyId, load: f64) {
        self.known.insert(agency, load);
        self.partial.insert(agency);
    }

    /// The load of an agency is not known.
    pub fn remove(&mut self, agency: &AgencyId) {
        self.known.remove(agency);
        self.partial.remove(agency);
    }
}

/// One of us.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// Who.
    pub id: EmployeeId,
    /// Name.
    pub name: String,
    /// Secretary or supervisor.
    pub role: EmployeeRole,
    /// Working share in per cent, 1–100.
    pub share: i64,
    /// The languages they serve in.
    pub languages: BTreeSet<Language>,
    /// City.
    pub city: Option<ListId>,
    /// Team.
    pub team: Option<TeamId>,
    /// Their last day, where they are about to leave.
    pub last_day: Option<NaiveDate>,
}

impl Person {
    /// The person of a row.
    #[must_use]
    pub fn of(employee: &Employee) -> Self {
        Self {
            id: employee.id,
            name: employee.name.clone(),
            role: employee.role,
            share: employee.working_share.clamp(1, 100),
            languages: Language::ALL.into_iter().filter(|one| employee.speaks(*one)).collect(),
            city: employee.city,
            team: employee.team,
            last_day: employee.last_day,
        }
    }

    /// Whether they serve in the language, or none is agreed.
    #[must_use]
    pub fn serves(&self, language: Option<Language>) -> bool {
        language.is_none_or(|language| self.languages.contains(&language))
    }

    /// The working share as a part of a full-time person's.
    #[must_use]
    pub fn part(&self) -> f64 {
        part(self.share)
    }
}

/// An agency as somebody has to serve it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Client {
    /// Its name in Finnish; the names of those of the file are asked of the file.
    pub name: String,
    /// The load in person-years; absent where it is not known.
    pub load: Option<f64>,
    /// Whether something is missing from the load.
    pub partial: bool,
    /// The language it is served in, where agreed.
    pub language: Option<Language>,
    /// Branch of government.
    pub branch: Option<ListId>,
    /// The systems used for it, as the row and the item of the list.
    pub systems: Vec<(RowId, ListId)>,
    /// Who is responsible.
    pub responsible: Option<EmployeeId>,
    /// Who is deputy.
    pub deputy: Option<EmployeeId>,
    /// For how many years somebody has been responsible or deputy here so far, where it is known since when.
    pub years: BTreeMap<EmployeeId, f64>,
    /// Those who have been, of whom it is not known since when.
    pub of_old: BTreeSet<EmployeeId>,
    /// How many of its characteristics somebody has written.
    pub written: BTreeMap<EmployeeId, usize>,
}

impl Client {
    /// Whether somebody has been responsible or deputy here.
    #[must_use]
    pub fn knows(&self, id: EmployeeId) -> bool {
        self.years.contains_key(&id) || self.of_old.contains(&id)
    }

    /// For how many years somebody has been responsible or deputy here; absent where it is not known since when.
    #[must_use]
    pub fn years_of(&self, id: EmployeeId) -> Option<f64> {
        if self.of_old.contains(&id) { None } else { Some(self.years.get(&id).copied().unwrap_or_default()) }
    }
}

/// The unit on a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unit {
    /// Those who are one of us.
    pub people: BTreeMap<EmployeeId, Person>,
    /// Those whom we serve.
    pub clients: BTreeMap<AgencyId, Client>,
    /// Who works in a pair with whom, both ways round.
    pub pairs: BTreeSet<(EmployeeId, EmployeeId)>,
    /// Who has access to which system of an agency, by the row of the system.
    pub access: BTreeSet<(EmployeeId, RowId)>,
    /// What an agency of unknown load is reckoned with: the mean of those that were known when the unit was read, so
    /// that what is tried does not move it.
    pub usual: Option<f64>,
}

impl Unit {
    /// The unit on `day`. One pass over each table.
    #[must_use]
    pub fn of(rows: &Rows, loads: &Loads, day: NaiveDate) -> Self {
        let people: BTreeMap<EmployeeId, Person> =
            rows.employee.iter().filter(|one| one.ours_on(day)).map(|one| (one.id, Person::of(one))).collect();
        let mut clients: BTreeMap<AgencyId, Client> = BTreeMap::new();
        for agency in rows.agency.iter().filter(|one| one.served_on(day)) {
            let systems = rows.systems(agency.id, day).into_iter().map(|(item, used)| (used.id, item.id)).collect();
            let held = |role| rows.assigned(agency.id, role, day).map(|(_, one)| one.id);
            let client = Client {
                name: agency.name_fi.clone(),
                load: loads.known.get(&agency.id).copied().filter(|load| load.is_finite() && *load >= 0.0),
                partial: loads.partial.contains(&agency.id),
                language: agency.service_language,
                branch: agency.branch,
                systems,
                responsible: held(AssignmentRole::Responsible).filter(|id| people.contains_key(id)),
                deputy: held(AssignmentRole::Deputy).filter(|id| people.contains_key(id)),
                years: BTreeMap::new(),
                of_old: BTreeSet::new(),
                written: BTreeMap::new(),
            };
            clients.insert(agency.id, client);
        }
        for one in rows.assignment.iter() {
            let Some(client) = clients.get_mut(&one.agency) else { continue };
            let until = one.valid_to.map_or(day, |last| last.min(day));
            let Some(since) = one.valid_from else {
                client.of_old.insert(one.employee);
                continue;
            };
            let years = years(since, until);
            if years > 0.0 {
                *client.years.entry(one.employee).or_default() += years;
            }
        }
        let mut names: HashMap<String, EmployeeId> = HashMap::new();
        for one in rows.employee.iter() {
            names.insert(fold(&one.name), one.id);
        }
        for one in rows.characteristic.iter() {
            let author = names.get(&fold(&one.author));
            if let (Some(client), Some(author)) = (clients.get_mut(&one.agency), author) {
                *client.written.entry(*author).or_default() += 1;
            }
        }
        let held = rows.work_pair.iter().filter(|pair| pair.holds_on(day));
        let pairs = held.flat_map(|pair| [(pair.first, pair.second), (pair.second, pair.first)]).collect();
        let given = rows.system_access.iter().filter(|one| one.holds_on(day));
        let access = given.map(|one| (one.employee, one.agency_system)).collect();
        let mut unit = Self { people, clients, pairs, access, usual: None };
        unit.usual = Some(unit.usual_load());
        unit
    }

    /// What an agency of which no load is known is reckoned with: the mean of those that are known, or one for each
    /// where none is. It stays as it was when the unit was read.
    #[must_use]
    pub fn usual_load(&self) -> f64 {
        if let Some(usual) = self.usual {
            return usual;
        }
        let known: Vec<f64> = self.clients.values().filter_map(|client| client.load).collect();
        let sum: f64 = known.iter().sum();
        if known.is_empty() || sum <= 0.0 { 1.0 } else { sum / count(known.len()) }
    }

    /// The agencies that have no known load.
    #[must_use]
    pub fn unknown_loads(&self) -> Vec<AgencyId> {
        self.clients.iter().filter(|(_, client)| client.load.is_none()).map(|(id, _)| *id).collect()
    }

    /// The agencies from whose load something is missing.
    #[must_use]
    pub fn partial_loads(&self) -> Vec<AgencyId> {
        self.clients.iter().filter(|(_, client)| client.partial && client.load.is_some()).map(|(id, _)| *id).collect()
    }

    /// The systems of an agency to which somebody has no access.
    #[must_use]
    pub fn lacks_access(&self, client: &Client, person: EmployeeId) -> Vec<ListId> {
        let lacking = client.systems.iter().filter(|(row, _)| !self.access.contains(&(person, *row)));
        lacking.map(|(_, item)| *item).collect()
    }

    /// Whether two work in a pair.
    #[must_use]
    pub fn paired(&self, one: Option<EmployeeId>, other: Option<EmployeeId>) -> bool {
        one.zip(other).is_some_and(|two| self.pairs.contains(&two))
    }

    /// Those whose load is compared: every secretary, and a supervisor who is responsible for an agency.
    pub fn carriers(&self) -> impl Iterator<Item = &Person> {
        let responsible: BTreeSet<EmployeeId> = self.clients.values().filter_map(|client| client.responsible).collect();
        self.people.values().filter(move |one| one.role == EmployeeRole::Secretary || responsible.contains(&one.id))
    }
}

/// A count as a number to reckon with.
pub(super) fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

/// From one day to another in years; not below nought.
fn years(since: NaiveDate, until: NaiveDate) -> f64 {
    f64::from(i32::try_from((until - since).num_days()).unwrap_or(0).max(0)) / 365.25
}
