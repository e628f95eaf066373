//! Few moves for much balance.
//!
//! What nobody is responsible for is given away first. Then up to so many agencies change hands as make
//! Σ(load ÷ share − mean)² least. As the mean is that of all load over all shares, it stays the same whatever moves, and
//! a move changes the terms of two people only: its gain costs nothing to work out. Where there are few possible moves
//! every set of them is tried, so that the best is found; else the most promising sets are carried on, with one move
//! more or with two agencies that are exchanged. Of what is found the fewest moves are taken that reach nearly all of
//! what is possible.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering as Order};

use crate::domain::people::staff::EmployeeRole;
use crate::domain::record::id::{AgencyId, EmployeeId};

use super::compare::{ABOVE, person_loads};
use super::unit::{Client, Unit};

/// Up to so many possible moves every set of them is tried.
const ALL_TRIED: usize = 200;

/// So many sets of each size are carried on where not all are tried.
const CARRIED_ON: usize = 16;

/// The part of what is possible for which fewer moves are enough.
const ENOUGH: f64 = 0.97;

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
    /// Σ(load ÷ share − mean)² with what has somebody, before.
    pub before: f64,
    /// The same after all of it.
    pub after: f64,
    /// The mean, in person-years.
    pub mean: f64,
    /// Every set of moves has been tried.
    pub all_tried: bool,
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
    let before = problem.cost();
    let placed = problem.place();
    let (found, all_tried) = problem.search(options.moves.min(3), watch)?;
    Some(problem.told(unit, before, &placed, &found, all_tried))
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

/// A set of moves and what it comes to.
#[derive(Clone, Debug, Default)]
struct Set {
    /// Agencies and to whom they go, in the order of the agencies.
    moves: Vec<(usize, usize)>,
    /// The change of the sum.
    gain: f64,
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
                knows.push(client.deputy == Some(*id) || client.years.contains_key(id));
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

    /// Σ(load ÷ share − mean)².
    fn cost(&self) -> f64 {
        self.loads.iter().enumerate().map(|(person, load)| self.term(person, *load)).sum()
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
        let within = |person: &usize| self.most.get(*person).is_none_or(|most| self.load(*person) + weight <= *most);
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

    /// The change of the sum if `set` goes on with these moves.
    fn gain(&self, set: &Set, more: &[(usize, usize)]) -> f64 {
        // A handful of people at most.
        let mut changed: [(usize, f64); 8] = [(usize::MAX, 0.0); 8];
        let mut change = |person: usize, by: f64| {
            if let Some(one) = changed.iter_mut().find(|one| one.0 == person || one.0 == usize::MAX) {
                *one = (person, one.1 + by);
            }
        };
        for (agency, to) in set.moves.iter().chain(more) {
            let weight = self.weight(*agency);
            if let Some(from) = self.owner(*agency) {
                change(from, -weight);
            }
            change(*to, weight);
        }
        let known = changed.iter().take_while(|(person, _)| *person != usize::MAX);
        known
            .map(|(person, by)| self.term(*person, self.load(*person) + by) - self.term(*person, self.load(*person)))
            .sum()
    }

    /// Whether nobody ends with more than they may. Whoever only gives may have had more from the beginning.
    fn bearable(&self, moves: &[(usize, usize)]) -> bool {
        moves.iter().all(|(_, person)| {
            let taken = moves.iter().filter(|(_, to)| to == person).map(|(agency, _)| self.weight(*agency));
            let given = moves.iter().filter(|(agency, _)| self.owner(*agency) == Some(*person));
            let given: f64 = given.map(|(agency, _)| self.weight(*agency)).sum();
            let load = self.load(*person) + taken.sum::<f64>() - given;
            self.most.get(*person).is_none_or(|most| load <= *most)
        })
    }

    /// Every move there could be.
    fn possible(&self) -> Vec<(usize, usize)> {
        let mut all = Vec::new();
        for agency in 0..self.agencies.len() {
            let Some(owner) = self.owner(agency).filter(|_| self.weight(agency) > 0.0) else { continue };
            all.extend(
                (0..self.people.len()).filter(|to| *to != owner && self.may(agency, *to)).map(|to| (agency, to)),
            );
        }
        all
    }

    /// The best set of each size that is found, and from them the one with the fewest moves that reaches nearly as
    /// much as the best.
    fn search(&self, most: usize, watch: &Watch<'_>) -> Option<(Set, bool)> {
        let possible = self.possible();
        let all_tried = possible.len() <= ALL_TRIED;
        let best =
            if all_tried { self.try_all(most, &possible, watch)? } else { self.carry_on(most, &possible, watch)? };
        let least = best.iter().map(|set| set.gain).fold(0.0, f64::min);
        // Less than a hundredth of what a tenth of the mean out of balance comes to is not worth a move.
        let nothing = least > -0.01 * (0.1 * self.mean).powi(2);
        let enough = |set: &&Set| set.gain <= least * ENOUGH;
        let set = if nothing { None } else { best.iter().find(enough) };
        Some((set.cloned().unwrap_or_default(), all_tried))
    }

    /// The best set of each size, all of them tried.
    fn try_all(&self, most: usize, possible: &[(usize, usize)], watch: &Watch<'_>) -> Option<Vec<Set>> {
        let mut best = vec![Set::default(); most + 1];
        for (at, first) in possible.iter().enumerate() {
            if watch.cancelled.load(Order::Relaxed) {
                return None;
            }
            (watch.say)(at, possible.len());
            let mut set = Set { moves: vec![*first], gain: 0.0 };
            self.deeper(&mut set, possible.get(at + 1..).unwrap_or_default(), most, &mut best);
        }
        Some(best)
    }

    /// Tries a set and every longer one that goes on with some of `rest`.
    fn deeper(&self, set: &mut Set, rest: &[(usize, usize)], most: usize, best: &mut [Set]) {
        let size = set.moves.len();
        if size > most {
            return;
        }
        let gain = self.gain(set, &[]);
        if let Some(known) = best.get_mut(size)
            && gain < known.gain
            && self.bearable(&set.moves)
        {
            *known = Set { moves: set.moves.clone(), gain };
        }
        if size == most {
            return;
        }
        let last = set.moves.last().map(|(agency, _)| *agency);
        for (at, next) in rest.iter().enumerate().filter(|(_, next)| Some(next.0) != last) {
            set.moves.push(*next);
            self.deeper(set, rest.get(at + 1..).unwrap_or_default(), most, best);
            set.moves.pop();
        }
    }

    /// The best set of each size among those that are carried on.
    fn carry_on(&self, most: usize, possible: &[(usize, usize)], watch: &Watch<'_>) -> Option<Vec<Set>> {
        let mut best = vec![Set::default(); most + 1];
        let mut layers: Vec<Kept> = (0..=most).map(|_| Kept::default()).collect();
        if let Some(first) = layers.first_mut() {
            first.sets.push(Set::default());
        }
        let of = 1 + CARRIED_ON * most.saturating_sub(1);
        let mut done = 0;
        for size in 0..most {
            let sets = layers.get_mut(size).map(|layer| std::mem::take(&mut layer.sets)).unwrap_or_default();
            for set in sets {
                (watch.say)(done, of);
                done += 1;
                self.singles(&set, possible, layers.get_mut(size + 1), best.get_mut(size + 1));
                if size + 2 <= most {
                    let (layer, known) = (layers.get_mut(size + 2), best.get_mut(size + 2));
                    self.exchanges(&set, layer, known, watch.cancelled)?;
                }
                if watch.cancelled.load(Order::Relaxed) {
                    return None;
                }
            }
        }
        Some(best)
    }

    /// Goes on with one move more.
    fn singles(&self, set: &Set, possible: &[(usize, usize)], layer: Option<&mut Kept>, known: Option<&mut Set>) {
        let (Some(layer), Some(known)) = (layer, known) else { return };
        for next in possible.iter().filter(|next| !set.moves.iter().any(|(agency, _)| *agency == next.0)) {
            let gain = self.gain(set, &[*next]);
            self.keep(set, &[*next], gain, layer, known);
        }
    }

    /// Goes on with two agencies exchanged.
    fn exchanges(
        &self,
        set: &Set,
        layer: Option<&mut Kept>,
        known: Option<&mut Set>,
        cancelled: &AtomicBool,
    ) -> Option<()> {
        let (Some(layer), Some(known)) = (layer, known) else { return Some(()) };
        let moved: BTreeSet<usize> = set.moves.iter().map(|(agency, _)| *agency).collect();
        let free = |agency: &usize| !moved.contains(agency) && self.weight(*agency) > 0.0;
        let agencies: Vec<(usize, usize)> =
            (0..self.agencies.len()).filter(free).filter_map(|agency| Some((agency, self.owner(agency)?))).collect();
        for (at, (one, first)) in agencies.iter().enumerate() {
            if cancelled.load(Order::Relaxed) {
                return None;
            }
            for (other, second) in agencies.iter().skip(at + 1) {
                if first == second || !self.may(*one, *second) || !self.may(*other, *first) {
                    continue;
                }
                let more = [(*one, *second), (*other, *first)];
                let gain = self.gain(set, &more);
                self.keep(set, &more, gain, layer, known);
            }
        }
        Some(())
    }

    fn keep(&self, set: &Set, more: &[(usize, usize)], gain: f64, layer: &mut Kept, known: &mut Set) {
        if gain >= layer.worst() && gain >= known.gain {
            return;
        }
        let mut moves: Vec<(usize, usize)> = set.moves.iter().chain(more).copied().collect();
        moves.sort_unstable();
        let found = Set { moves, gain };
        if gain < known.gain && self.bearable(&found.moves) {
            *known = found.clone();
        }
        layer.keep(found);
    }

    /// What was found, in words that can be shown.
    fn told(&self, unit: &Unit, before: f64, placed: &[(usize, usize)], found: &Set, all_tried: bool) -> Proposal {
        let finally: BTreeMap<usize, usize> = placed.iter().chain(&found.moves).copied().collect();
        let was = person_loads(unit);
        let mut now: Vec<f64> = self.loads.clone();
        for (agency, to) in &found.moves {
            let weight = self.weight(*agency);
            if let Some(load) = self.owner(*agency).and_then(|from| now.get_mut(from)) {
                *load -= weight;
            }
            if let Some(load) = now.get_mut(*to) {
                *load += weight;
            }
        }
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
            moves.push(Proposed {
                agency: *id,
                from: client.responsible,
                to: *person,
                load: self.weight(agency),
                giver: giver.map(pace),
                taker: pace(to),
                reasons: reasons(unit, client, *person),
            });
        }
        moves.sort_by(|a, b| b.load.total_cmp(&a.load));
        let after = now.iter().enumerate().map(|(person, load)| self.term(person, *load)).sum();
        Proposal { moves, before, after, mean: self.mean, all_tried }
    }
}

/// The sets that are carried on: the best so far, none of them twice.
#[derive(Default)]
struct Kept {
    sets: Vec<Set>,
}

impl Kept {
    fn worst(&self) -> f64 {
        if self.sets.len() < CARRIED_ON {
            f64::INFINITY
        } else {
            self.sets.last().map_or(f64::INFINITY, |set| set.gain)
        }
    }

    fn keep(&mut self, found: Set) {
        if found.gain >= self.worst() || self.sets.iter().any(|set| set.moves == found.moves) {
            return;
        }
        let order = |set: &Set| set.gain.total_cmp(&found.gain) != Ordering::Greater;
        let at = self.sets.partition_point(order);
        self.sets.insert(at, found);
        self.sets.truncate(CARRIED_ON);
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
    let known = client.deputy != Some(id) && client.years.contains_key(&id);
    let speaks = client.language.is_some() && unit.people.get(&id).is_some_and(|one| one.serves(client.language));
    let access = !client.systems.is_empty() && unit.lacks_access(client, id).is_empty();
    let all = [
        (client.deputy == Some(id), Reason::Deputy),
        (known, Reason::Knows),
        (same_team, Reason::Team),
        (speaks, Reason::Language),
        (access, Reason::Access),
    ];
    all.into_iter().filter(|(holds, _)| *holds).map(|(_, reason)| reason).collect()
}

/// What carrying sets on comes to where every set could be tried as well; for tests.
#[cfg(test)]
pub(super) fn carried_on(unit: &Unit) -> f64 {
    let problem = Problem::new(unit, Options::default());
    let watch = Watch { cancelled: &AtomicBool::new(false), say: &|_, _| {} };
    let best = problem.carry_on(3, &problem.possible(), &watch).expect("not cancelled");
    problem.cost() + best.iter().map(|set| set.gain).fold(0.0, f64::min)
}
