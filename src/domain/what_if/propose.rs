//! Few moves for much balance.
//!
//! What nobody is responsible for is given away first. Then up to so many agencies change hands as make
//! Σ(load ÷ share − mean)² least. As the mean is that of all load over all shares, it stays the same whatever moves, and
//! a move changes the terms of two people only: its gain costs nothing to work out. Where there are few possible moves
//! every set of them is tried, so that the best is found; else the most promising sets are carried on, with one move
//! more or with two agencies that are exchanged: those that could be proposed, and beside them those in which somebody
//! would still carry too much until another move helps. Of what is found the fewest moves are taken that reach nearly
//! all of what is possible.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering as Order};

use crate::domain::people::staff::EmployeeRole;
use crate::domain::record::id::{AgencyId, EmployeeId};

use super::compare::{ABOVE, balance, person_loads};
use super::scenario::{Had, Step, apply};
use super::unit::{Client, Unit};

/// Up to so many possible moves every set of them is tried: twenty million sets of three, each a step from another.
const ALL_TRIED: usize = 500;

/// So many sets of one move are carried on where not all are tried, of either kind.
const CARRIED_ON: usize = 16;

/// So many sets of two moves: with one move more they are done, which costs little.
const CARRIED_ON_LAST: usize = 64;

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

    /// What each carries with a set.
    fn with(&self, set: &Set) -> Vec<f64> {
        let mut now = self.loads.clone();
        for (agency, to) in &set.moves {
            let weight = self.weight(*agency);
            if let Some(load) = self.owner(*agency).and_then(|from| now.get_mut(from)) {
                *load -= weight;
            }
            if let Some(load) = now.get_mut(*to) {
                *load += weight;
            }
        }
        now
    }

    /// The change of the sum if `weight` goes from one to another, where each carries `now`.
    fn shifted(&self, now: &[f64], from: usize, to: usize, weight: f64) -> f64 {
        let change = |person: usize, by: f64| {
            let load = now.get(person).copied().unwrap_or_default();
            self.term(person, load + by) - self.term(person, load)
        };
        change(from, -weight) + change(to, weight)
    }

    /// Whether nobody ends with more than they may. Whoever only gives may have had more from the beginning.
    fn bearable(&self, moves: &[(usize, usize)]) -> bool {
        moves.iter().all(|(_, person)| {
            let taken = moves.iter().filter(|(_, to)| to == person).map(|(agency, _)| self.weight(*agency));
            let given = moves.iter().filter(|(agency, _)| self.owner(*agency) == Some(*person));
            let given: f64 = given.map(|(agency, _)| self.weight(*agency)).sum();
            let load = self.load(*person) + taken.sum::<f64>() - given;
            self.bears(*person, load)
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
        let mut tried =
            Tried { most, now: self.loads.clone(), set: Set::default(), best: vec![Set::default(); most + 1] };
        for at in 0..possible.len() {
            if watch.cancelled.load(Order::Relaxed) {
                return None;
            }
            (watch.say)(at, possible.len());
            self.one_more(&mut tried, possible.get(at..).unwrap_or_default());
        }
        Some(tried.best)
    }

    /// Tries the set with the first of `rest` more, and every longer one that goes on from there. Each is reckoned from
    /// the one before: a move changes the terms of two people.
    fn one_more(&self, tried: &mut Tried, rest: &[(usize, usize)]) {
        let size = tried.set.moves.len() + 1;
        let (Some((next, rest)), true) = (rest.split_first(), size <= tried.most) else { return };
        let Some(from) = self.owner(next.0) else { return };
        let (weight, to, gain) = (self.weight(next.0), next.1, tried.set.gain);
        let (giver, taker) = (tried.load(from), tried.load(to));
        let by = self.shifted(&tried.now, from, to, weight);
        let better = tried.best.get(size).is_some_and(|known| gain + by < known.gain);
        if size == tried.most && !better {
            return;
        }
        tried.set.moves.push(*next);
        tried.set.gain = gain + by;
        tried.put(from, giver - weight);
        tried.put(to, taker + weight);
        if better && tried.set.moves.iter().all(|(_, person)| self.bears(*person, tried.load(*person))) {
            let found = tried.set.clone();
            if let Some(known) = tried.best.get_mut(size) {
                *known = found;
            }
        }
        if size < tried.most {
            // An agency moves once; its other moves stand next to this one.
            for at in 0..rest.len() {
                if rest.get(at).is_some_and(|other| other.0 != next.0) {
                    self.one_more(tried, rest.get(at..).unwrap_or_default());
                }
            }
        }
        tried.put(from, giver);
        tried.put(to, taker);
        tried.set.moves.pop();
        tried.set.gain = gain;
    }

    /// Whether somebody may end with so much.
    fn bears(&self, person: usize, load: f64) -> bool {
        self.most.get(person).is_none_or(|most| load <= *most)
    }

    /// The best set of each size among those that are carried on.
    fn carry_on(&self, most: usize, possible: &[(usize, usize)], watch: &Watch<'_>) -> Option<Vec<Set>> {
        let mut best = vec![Set::default(); most + 1];
        let width = |size| if size < 2 { CARRIED_ON } else { CARRIED_ON_LAST };
        let mut layers: Vec<Layer> = (0..=most).map(|size| Layer::new(width(size))).collect();
        if let Some(first) = layers.first_mut() {
            first.borne.sets.push(Set::default());
        }
        let of = 1 + (1..most).map(|size| 2 * width(size)).sum::<usize>();
        let mut done = 0;
        for size in 0..most {
            let sets = layers.get_mut(size).map(Layer::take).unwrap_or_default();
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
    fn singles(&self, set: &Set, possible: &[(usize, usize)], layer: Option<&mut Layer>, known: Option<&mut Set>) {
        let (Some(layer), Some(known)) = (layer, known) else { return };
        let now = self.with(set);
        for next in possible.iter().filter(|next| !set.moves.iter().any(|(agency, _)| *agency == next.0)) {
            let Some(from) = self.owner(next.0) else { continue };
            let gain = set.gain + self.shifted(&now, from, next.1, self.weight(next.0));
            self.keep(set, &[*next], gain, layer, known);
        }
    }

    /// Goes on with two agencies exchanged.
    fn exchanges(
        &self,
        set: &Set,
        layer: Option<&mut Layer>,
        known: Option<&mut Set>,
        cancelled: &AtomicBool,
    ) -> Option<()> {
        let (Some(layer), Some(known)) = (layer, known) else { return Some(()) };
        let now = self.with(set);
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
                // What one gives more than it gets is all that moves.
                let weight = self.weight(*one) - self.weight(*other);
                let gain = set.gain + self.shifted(&now, *first, *second, weight);
                self.keep(set, &[(*one, *second), (*other, *first)], gain, layer, known);
            }
        }
        Some(())
    }

    fn keep(&self, set: &Set, more: &[(usize, usize)], gain: f64, layer: &mut Layer, known: &mut Set) {
        if gain >= layer.worst() && gain >= known.gain {
            return;
        }
        let mut moves: Vec<(usize, usize)> = set.moves.iter().chain(more).copied().collect();
        moves.sort_unstable();
        let found = Set { moves, gain };
        if !self.bearable(&found.moves) {
            layer.unborne.keep(found);
            return;
        }
        if gain < known.gain {
            *known = found.clone();
        }
        layer.borne.keep(found);
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

/// A set that is being tried, and the best so far.
struct Tried {
    most: usize,
    /// What each carries with the set.
    now: Vec<f64>,
    set: Set,
    /// The best of each size.
    best: Vec<Set>,
}

impl Tried {
    fn load(&self, person: usize) -> f64 {
        self.now.get(person).copied().unwrap_or_default()
    }

    fn put(&mut self, person: usize, load: f64) {
        if let Some(known) = self.now.get_mut(person) {
            *known = load;
        }
    }
}

/// The sets of one size that are carried on.
struct Layer {
    /// Those that could be proposed.
    borne: Kept,
    /// Those in which somebody carries too much so far: a further move may help, and else they would hide the others.
    unborne: Kept,
}

impl Layer {
    fn new(width: usize) -> Self {
        let kept = || Kept { width, sets: Vec::new() };
        Self { borne: kept(), unborne: kept() }
    }

    fn worst(&self) -> f64 {
        self.borne.worst().max(self.unborne.worst())
    }

    fn take(&mut self) -> Vec<Set> {
        let mut sets = std::mem::take(&mut self.borne.sets);
        sets.append(&mut self.unborne.sets);
        sets
    }
}

/// The best sets so far, none of them twice.
struct Kept {
    width: usize,
    sets: Vec<Set>,
}

impl Kept {
    fn worst(&self) -> f64 {
        if self.sets.len() < self.width {
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
        self.sets.truncate(self.width);
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

/// What the best set is found to gain by carrying sets on, and by trying all; for tests.
#[cfg(test)]
pub(super) fn found_both_ways(unit: &Unit) -> (f64, f64) {
    let problem = Problem::new(unit, Options::default());
    let watch = Watch { cancelled: &AtomicBool::new(false), say: &|_, _| {} };
    let possible = problem.possible();
    let least = |best: Option<Vec<Set>>| -best.expect("not cancelled").iter().map(|set| set.gain).fold(0.0, f64::min);
    (least(problem.carry_on(3, &possible, &watch)), least(problem.try_all(3, &possible, &watch)))
}
