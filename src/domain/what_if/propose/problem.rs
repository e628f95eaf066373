//! What is proposed about: the unit in numbers, people and agencies by their place in a row, and who may take what.

use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;

use crate::domain::load::part;
use crate::domain::people::staff::EmployeeRole;
use crate::domain::record::id::{AgencyId, EmployeeId};

use super::super::compare::{ABOVE, person_loads};
use super::super::unit::{Client, Unit};

/// What knowing the agency is worth where nobody is responsible for it, as a part of the mean out of balance.
const KNOWING: f64 = 0.1;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// At most so many moves, up to three, those of what nobody is responsible for apart.
    pub moves: usize,
    /// Only to those who have access to the agency's systems already.
    pub access: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { moves: 3, access: true }
    }
}

/// How far it is, and whether it is still wanted.
pub struct Watch<'w> {
    /// Set by whoever wants it no more.
    pub cancelled: &'w AtomicBool,
    /// Told how many parts are done, of how many.
    pub say: &'w dyn Fn(usize, usize),
}

/// The unit in numbers: people and agencies by their place in a row.
pub(in crate::domain::what_if) struct Problem {
    pub(super) people: Vec<EmployeeId>,
    /// Working shares as parts of one.
    pub(super) shares: Vec<f64>,
    /// What each carries.
    pub(super) loads: Vec<f64>,
    /// The most that each may end with; without end for those at or above the mean.
    pub(super) most: Vec<f64>,
    pub(in crate::domain::what_if) agencies: Vec<AgencyId>,
    pub(super) weights: Vec<f64>,
    pub(super) owner: Vec<Option<usize>>,
    /// Whether an agency may go to somebody, agency by agency.
    pub(super) allowed: Vec<bool>,
    /// The same but for access.
    pub(super) spoken: Vec<bool>,
    /// Whether somebody knows an agency.
    pub(super) knows: Vec<bool>,
    pub(super) mean: f64,
}

impl Problem {
    pub(in crate::domain::what_if) fn new(unit: &Unit, options: Options) -> Self {
        let carried = person_loads(unit);
        let people: Vec<EmployeeId> = carried.keys().copied().collect();
        let place: BTreeMap<EmployeeId, usize> = people.iter().enumerate().map(|(at, id)| (*id, at)).collect();
        let shares: Vec<f64> = carried.values().map(|one| part(one.share)).collect();
        let loads: Vec<f64> = carried.values().map(|one| one.load).collect();
        let usual = unit.usual_load();
        let weights: Vec<f64> = unit.clients.values().map(|client| client.load.unwrap_or(usual)).collect();
        let owner: Vec<Option<usize>> =
            unit.clients.values().map(|client| client.responsible.and_then(|id| place.get(&id).copied())).collect();
        let all: f64 = weights.iter().sum();
        let share: f64 = shares.iter().sum();
        let mean = if share > 0.0 { all / share } else { 0.0 };
        let most = |(load, share): (&f64, &f64)| {
            if load / share < mean { ABOVE * mean * share + 1e-9 } else { f64::INFINITY }
        };
        let most = loads.iter().zip(&shares).map(most).collect();
        let (mut allowed, mut spoken, mut knows) = (Vec::new(), Vec::new(), Vec::new());
        for client in unit.clients.values() {
            for id in &people {
                let may = may_take(unit, client, *id);
                spoken.push(may);
                allowed.push(may && (!options.access || unit.lacks_access(client, *id).is_empty()));
                knows.push(client.deputy == Some(*id) || client.knows(*id));
            }
        }
        let agencies = unit.clients.keys().copied().collect();
        Self { people, shares, loads, most, agencies, weights, owner, allowed, spoken, knows, mean }
    }

    pub(super) fn term(&self, person: usize, load: f64) -> f64 {
        let share = self.shares.get(person).copied().unwrap_or(1.0);
        (load / share - self.mean).powi(2)
    }

    pub(super) fn load(&self, person: usize) -> f64 {
        self.loads.get(person).copied().unwrap_or_default()
    }

    pub(super) fn weight(&self, agency: usize) -> f64 {
        self.weights.get(agency).copied().unwrap_or_default()
    }

    pub(super) fn owner(&self, agency: usize) -> Option<usize> {
        self.owner.get(agency).copied().flatten()
    }

    pub(super) fn flag(&self, flags: &[bool], agency: usize, person: usize) -> bool {
        flags.get(agency * self.people.len() + person).copied().unwrap_or_default()
    }

    pub(super) fn may(&self, agency: usize, person: usize) -> bool {
        self.flag(&self.allowed, agency, person)
    }

    pub(super) fn add(&mut self, person: usize, load: f64) {
        if let Some(carried) = self.loads.get_mut(person) {
            *carried += load;
        }
    }

    /// Gives away what nobody is responsible for, the largest first, and then betters that as long as one of them is
    /// better elsewhere. Whoever lacks access gets one only where nobody else can be found.
    pub(in crate::domain::what_if) fn place(&mut self) -> Vec<(usize, usize)> {
        let mut free: Vec<usize> = (0..self.agencies.len()).filter(|at| self.owner(*at).is_none()).collect();
        free.sort_by(|a, b| self.weight(*b).total_cmp(&self.weight(*a)).then(a.cmp(b)));
        let mut placed: Vec<(usize, usize)> = Vec::new();
        for agency in free {
            if let Some(person) = self.best_place(agency) {
                self.add(person, self.weight(agency));
                placed.push((agency, person));
            }
        }
        // Each round makes the sum smaller; it ends by itself, and early on anything that lies on the edge.
        for _ in 0..8 {
            let mut moved = false;
            for (agency, person) in &mut placed {
                let weight = self.weight(*agency);
                self.add(*person, -weight);
                let best = self.best_place(*agency).unwrap_or(*person);
                self.add(best, weight);
                moved |= best != *person;
                *person = best;
            }
            if !moved {
                break;
            }
        }
        for (agency, person) in &placed {
            if let Some(owner) = self.owner.get_mut(*agency) {
                *owner = Some(*person);
            }
        }
        placed
    }

    /// To whom an agency goes that is nobody's.
    pub(super) fn best_place(&self, agency: usize) -> Option<usize> {
        let weight = self.weight(agency);
        let cost = |person: usize| {
            let load = self.load(person);
            let more = self.term(person, load + weight) - self.term(person, load);
            let known = self.flag(&self.knows, agency, person);
            more - if known { (KNOWING * self.mean).powi(2) } else { 0.0 }
        };
        let within = |person: &usize| self.bears(*person, self.load(*person) + weight);
        let least = |people: &mut dyn Iterator<Item = usize>| people.min_by(|a, b| cost(*a).total_cmp(&cost(*b)));
        let may = |flags: &[bool]| -> Vec<usize> {
            (0..self.people.len()).filter(|person| self.flag(flags, agency, *person)).collect()
        };
        let (able, spoken) = (may(&self.allowed), may(&self.spoken));
        least(&mut able.iter().copied().filter(within))
            .or_else(|| least(&mut spoken.iter().copied().filter(within)))
            .or_else(|| least(&mut able.iter().copied()))
            .or_else(|| least(&mut spoken.iter().copied()))
    }

    /// Whether somebody may end with so much.
    pub(super) fn bears(&self, person: usize, load: f64) -> bool {
        self.most.get(person).is_none_or(|most| load <= *most)
    }
}

/// Whether somebody may be proposed for an agency, access apart.
fn may_take(unit: &Unit, client: &Client, id: EmployeeId) -> bool {
    let Some(person) = unit.people.get(&id) else { return false };
    // A deputy who takes over leaves the place to whoever was responsible.
    let deputy = if client.deputy == Some(id) { client.responsible } else { client.deputy };
    person.role == EmployeeRole::Secretary
        && person.last_day.is_none()
        && person.serves(client.language)
        && !unit.paired(client.responsible, Some(id))
        && !unit.paired(deputy, Some(id))
}
