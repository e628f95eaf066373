//! Few moves for much balance.
//!
//! What nobody is responsible for is given away first. Then up to so many agencies change hands as make
//! Σ(load ÷ share − mean)² least. As the mean is that of all load over all shares, it stays the same whatever moves, and
//! a move changes the terms of two people only: its gain costs nothing to work out. Where there are few possible moves
//! every set of them is tried, so that the best is found; else the most promising sets are carried on, with one move
//! more or with two agencies that are exchanged: those that could be proposed, and beside them those in which somebody
//! would still carry too much until another move helps. Of what is found the fewest moves are taken that reach nearly
//! all of what is possible.

mod problem;
mod search;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::domain::load::Evenness;
use crate::domain::record::id::{AgencyId, EmployeeId};

use super::compare::{balance, person_loads};
use super::scenario::{Had, Step, apply};
use super::unit::{Client, Unit};

pub(super) use problem::Problem;
use search::Set;

pub use problem::{Options, Watch};

#[cfg(test)]
pub(super) use search::found_both_ways;

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
    /// How even it is before, as [`balance`] reckons it: of what somebody is responsible for.
    pub before: Evenness,
    /// The same after all of it.
    pub after: Evenness,
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

impl Problem {
    /// Who takes what of what was placed, by agency.
    pub(super) fn takers(&self, placed: &[(usize, usize)]) -> BTreeMap<AgencyId, EmployeeId> {
        let taker =
            |(agency, person): &(usize, usize)| Some((*self.agencies.get(*agency)?, *self.people.get(*person)?));
        placed.iter().filter_map(taker).collect()
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
            before: balance(unit).reckoned,
            after: balance(&apply(unit, &steps).0).reckoned,
            mean: self.mean,
            all_tried,
            unplaced: nobodys.filter_map(|agency| self.agencies.get(agency).copied()).collect(),
        }
    }
}

/// Why it is somebody to whom an agency goes, as the unit was before.
#[must_use]
pub fn why(unit: &Unit, agency: AgencyId, to: EmployeeId) -> Vec<Reason> {
    unit.clients.get(&agency).map(|client| reasons(unit, client, to)).unwrap_or_default()
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
