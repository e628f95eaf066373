//! Few moves for much balance.
//!
//! What nobody is responsible for is given away first. Then up to so many agencies change hands as make
//! Σ(load ÷ share − mean)² least. As the mean is that of all load over all shares, it stays the same whatever moves, and
//! a move changes the terms of two people only: its gain costs nothing to work out. Where there are few possible moves
//! every set of them is tried, so that the best is found; else the most promising sets are carried on, with one move
//! more or with two agencies that are exchanged: those that could be proposed, and beside them those in which somebody
//! would still carry too much until another move helps. Of what is found the fewest moves are taken that reach nearly
//! all of what is possible.

mod search;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::domain::people::staff::EmployeeRole;
use crate::domain::record::id::{AgencyId, EmployeeId};

use super::compare::{ABOVE, balance, person_loads};
use super::scenario::{Had, Step, apply};
use super::unit::{Client, Unit};

use search::Set;

#[cfg(test)]
pub(super) use search::found_both_ways;

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

/// Why somebody is proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// They are deputy there.
    Deputy,
    /// They have been responsible or deputy there before.
    Knows,
    /// They are of the same team as whoever is responsible.
    Team,
    /// They serve in the agency's language.
    Language,
    /// They have access to all of its systems.
    Access,
    /// They lack access to some of them.
    NoAccess,
    /// They were below the mean and come more than 15 per cent above it, as nobody else can take it.
    Above,
}

/// One proposed move.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposed {
    /// Which agency.
    pub agency: AgencyId,
    /// Who is responsible.
    pub from: Option<EmployeeId>,
    /// Who is to be.
    pub to: EmployeeId,
    /// Its load in person-years.
    pub load: f64,
    /// What the one from whom it goes carries against their share before and after all of it.
    pub giver: Option<(f64, f64)>,
    /// The same of the one to whom it goes.
    pub taker: (f64, f64),
    /// Why it is this one.
    pub reasons: Vec<Reason>,
}

/// What is proposed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Proposal {
    /// The moves.
    pub moves: Vec<Proposed>,
    /// Σ(load ÷ share − mean)² before, as [`balance`] has it: of what somebody is responsible for.
    pub before: f64,
    /// The same after all of it.
    pub after: f64,
    /// The mean, in person-years.
    pub mean: f64,
    /// Every set of moves has been tried.
    pub all_tried: bool,
    /// What nobody is responsible for and nobody can take.
    pub unplaced: Vec<AgencyId>,
}

/// A proposal that is asked for, to be worked out while the window goes on.
#[derive(Clone, Debug)]
pub struct Task {
    /// Which asking it is.
    pub turn: u64,
    /// The unit.
    pub unit: Unit,
    /// What is asked for.
    pub options: Options,
    /// Set by whoever wants it no more.
    pub cancelled: Arc<AtomicBool>,
}

impl Task {
    /// Works it out; none once it is wanted no more. `say` is told how many parts are done, of how many.
    #[must_use]
    pub fn run(&self, say: &dyn Fn(usize, usize)) -> Option<Proposal> {
        propose(&self.unit, self.options, &Watch { cancelled: &self.cancelled, say })
    }
}

/// How far it is, and whether it is still wanted.
pub struct Watch<'w> {
    /// Set by whoever wants it no more.
    pub cancelled: &'w AtomicBool,
    /// Told how many parts are done, of how many.
    pub say: &'w dyn Fn(usize, usize),
}

/// Few moves for much balance: nobody who was below the mean ends more than 15 per cent above it, nobody gets an agency
/// of whom they work in a pair with nor one whose deputy that is, nor one that is served in a language they do not
/// speak. None once it is wanted no more.
#[must_use]
pub fn propose(unit: &Unit, options: Options, watch: &Watch<'_>) -> Option<Proposal> {
    let mut problem = Problem::new(unit, options);
    let placed = problem.place();
    let (found, all_tried) = problem.search(options.moves.min(3), watch)?;
    Some(problem.told(unit, &placed, &found, all_tried))
}

/// The unit in numbers: people and agencies by their place in a row.
pub(super) struct Problem {
    people: Vec<EmployeeId>,
    /// Working shares as parts of one.
    shares: Vec<f64>,
    /// What each carries.
    loads: Vec<f64>,
    /// The most that each may end with; without end for those at or above the mean.
    most: Vec<f64>,
    pub(super) agencies: Vec<AgencyId>,
    weights: Vec<f64>,
    owner: Vec<Option<usize>>,
    /// Whether an agency may go to somebody, agency by agency.
    allowed: Vec<bool>,
    /// The same but for access.
    spoken: Vec<bool>,
    /// Whether somebody knows an agency.
    knows: Vec<bool>,
    mean: f64,
}

impl Problem {
    pub(super) fn new(unit: &Unit, options: Options) -> Self {
        let carried = person_loads(unit);
        let people: Vec<EmployeeId> = carried.keys().copied().collect();
        let place: BTreeMap<EmployeeId, usize> = people.iter().enumerate().map(|(at, id)| (*id, at)).collect();
        let shares: Vec<f64> = carried.values().map(|one| super::unit::part(one.share)).collect();
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

    fn term(&self, person: usize, load: f64) -> f64 {
        let share = self.shares.get(person).copied().unwrap_or(1.0);
        (load / share - self.mean).powi(2)
    }

    fn load(&self, person: usize) -> f64 {
        self.loads.get(person).copied().unwrap_or_default()
    }

    fn weight(&self, agency: usize) -> f64 {
        self.weights.get(agency).copied().unwrap_or_default()
    }

    fn owner(&self, agency: usize) -> Option<usize> {
        self.owner.get(agency).copied().flatten()
    }

    fn flag(&self, flags: &[bool], agency: usize, person: usize) -> bool {
        flags.get(agency * self.people.len() + person).copied().unwrap_or_default()
    }

    fn may(&self, agency: usize, person: usize) -> bool {
        self.flag(&self.allowed, agency, person)
    }

    fn add(&mut self, person: usize, load: f64) {
        if let Some(carried) = self.loads.get_mut(person) {
            *carried += load;
        }
    }

    /// Gives away what nobody is responsible for, the largest first, and then betters that as long as one of them is
    /// better elsewhere. Whoever lacks access gets one only where nobody else can be found.
    pub(super) fn place(&mut self) -> Vec<(usize, usize)> {
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
    fn best_place(&self, agency: usize) -> Option<usize> {
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

    /// Who takes what of what was placed, by agency.
    pub(super) fn takers(&self, placed: &[(usize, usize)]) -> BTreeMap<AgencyId, EmployeeId> {
        let taker =
            |(agency, person): &(usize, usize)| Some((*self.agencies.get(*agency)?, *self.people.get(*person)?));
        placed.iter().filter_map(taker).collect()
    }

    /// Whether somebody may end with so much.
    fn bears(&self, person: usize, load: f64) -> bool {
        self.most.get(person).is_none_or(|most| load <= *most)
    }

    /// What was found, in words that can be shown.
    fn told(&self, unit: &Unit, placed: &[(usize, usize)], found: &Set, all_tried: bool) -> Proposal {
        let finally: BTreeMap<usize, usize> = placed.iter().chain(&found.moves).copied().collect();
        let was = person_loads(unit);
        let now = self.with(found);
        let pace = |person: usize| {
            let before = self.people.get(person).and_then(|id| was.get(id)).map_or(0.0, |one| one.per_share);
            let share = self.shares.get(person).copied().unwrap_or(1.0);
            (before, now.get(person).copied().unwrap_or_default() / share)
        };
        let mut moves = Vec::new();
        for (agency, to) in finally {
            let (Some(id), Some(person)) = (self.agencies.get(agency), self.people.get(to)) else { continue };
            let Some(client) = unit.clients.get(id) else { continue };
            let giver = client.responsible.and_then(|from| self.people.iter().position(|one| *one == from));
            let mut reasons = reasons(unit, client, *person);
            if !self.bears(to, now.get(to).copied().unwrap_or_default()) {
                reasons.push(Reason::Above);
            }
            moves.push(Proposed {
                agency: *id,
                from: client.responsible,
                to: *person,
                load: self.weight(agency),
                giver: giver.map(pace),
                taker: pace(to),
                reasons,
            });
        }
        moves.sort_by(|a, b| b.load.total_cmp(&a.load));
        let steps: Vec<Step> =
            moves.iter().map(|one| Step::Move { agency: one.agency, to: one.to, had: Had::Unknown }).collect();
        let nobodys = (0..self.agencies.len()).filter(|agency| self.owner(*agency).is_none());
        Proposal {
            moves,
            before: balance(unit).sum,
            after: balance(&apply(unit, &steps).0).sum,
            mean: self.mean,
            all_tried,
            unplaced: nobodys.filter_map(|agency| self.agencies.get(agency).copied()).collect(),
        }
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

fn reasons(unit: &Unit, client: &Client, id: EmployeeId) -> Vec<Reason> {
    let team = |id: EmployeeId| unit.people.get(&id).and_then(|one| one.team);
    let same_team = client.responsible.and_then(team).is_some_and(|one| team(id) == Some(one));
    let known = client.deputy != Some(id) && client.knows(id);
    let speaks = client.language.is_some() && unit.people.get(&id).is_some_and(|one| one.serves(client.language));
    let access = !client.systems.is_empty() && unit.lacks_access(client, id).is_empty();
    let all = [
        (client.deputy == Some(id), Reason::Deputy),
        (known, Reason::Knows),
        (same_team, Reason::Team),
        (speaks, Reason::Language),
        (access, Reason::Access),
        (!unit.lacks_access(client, id).is_empty(), Reason::NoAccess),
    ];
    all.into_iter().filter(|(holds, _)| *holds).map(|(_, reason)| reason).collect()
}
