//! The search for the best few moves: every set of them where there are few, else the most promising carried on.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering as Order};

#[cfg(test)]
use super::super::unit::Unit;
#[cfg(test)]
use super::problem::Options;
use super::problem::{Problem, Watch};

/// Up to so many possible moves every set of them is tried: twenty million sets of three, each a step from another.
const ALL_TRIED: usize = 500;

/// So many sets of one move are carried on where not all are tried, of either kind.
const CARRIED_ON: usize = 16;

/// So many sets of two moves: with one move more they are done, which costs little.
const CARRIED_ON_LAST: usize = 64;

/// The part of what is possible for which fewer moves are enough.
const ENOUGH: f64 = 0.97;

/// A set of moves and what it comes to.
#[derive(Clone, Debug, Default)]
pub(super) struct Set {
    /// Agencies and to whom they go, in the order of the agencies.
    pub(super) moves: Vec<(usize, usize)>,
    /// The change of the sum.
    gain: f64,
}

impl Problem {
    /// What each carries with a set.
    pub(super) fn with(&self, set: &Set) -> Vec<f64> {
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
    pub(super) fn search(&self, most: usize, watch: &Watch<'_>) -> Option<(Set, bool)> {
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

/// What the best set is found to gain by carrying sets on, and by trying all; for tests.
#[cfg(test)]
pub(in crate::domain::what_if) fn found_both_ways(unit: &Unit) -> (f64, f64) {
    let problem = Problem::new(unit, Options::default());
    let watch = Watch { cancelled: &AtomicBool::new(false), say: &|_, _| {} };
    let possible = problem.possible();
    let least = |best: Option<Vec<Set>>| -best.expect("not cancelled").iter().map(|set| set.gain).fold(0.0, f64::min);
    (least(problem.carry_on(3, &possible, &watch)), least(problem.try_all(3, &possible, &watch)))
}
