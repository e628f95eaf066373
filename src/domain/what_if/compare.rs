//! What a trial comes to: who carries how much before and after, how even that is, and what gets worse.
//!
//! The load of a person is the sum of the loads of the agencies they are responsible for; against their working share
//! it is what a full-time person would carry at that pace. How even that is, is told as the balance of the workload tells
//! it: of the loads that are known. What is proposed is weighed with what is not known as well, which counts as the usual
//! load.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::load::{Evenness, evenness, part};
use crate::domain::people::staff::AssignmentRole;
use crate::domain::record::id::{AgencyId, EmployeeId, ListId};
use crate::domain::record::language::Language;

use super::unit::{Client, Unit};

/// How far above the mean somebody may come who was below it.
pub(super) const ABOVE: f64 = 1.15;

/// What somebody carries.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PersonLoad {
    /// Person-years of the agencies they are responsible for; where one is not known, the usual load.
    pub load: f64,
    /// Of them, what is known.
    pub known: f64,
    /// The agencies among them whose load is not known, or not whole.
    pub unknown: usize,
    /// Working share in per cent.
    pub share: i64,
    /// The load of a full-time person at that pace.
    pub per_share: f64,
    /// The same of what is known.
    pub known_per_share: f64,
    /// For how many agencies they are responsible.
    pub agencies: usize,
    /// Of how many they are deputy.
    pub deputy_of: usize,
}

/// How even the load is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Balance {
    /// With what is not known reckoned as the usual load: by this moves are weighed.
    pub reckoned: Evenness,
    /// Of what is known, as the balance of the workload has it.
    pub known: Evenness,
    /// Whether something of what somebody carries is not known.
    pub lacks: bool,
    /// The least and the most known that anybody carries against their share; the least of those whose load is known.
    pub extremes: Option<(f64, f64)>,
    /// The known load that nobody carries.
    pub nobodys: f64,
}

/// An agency somebody else becomes responsible for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Which.
    pub agency: AgencyId,
    /// Who was.
    pub from: Option<EmployeeId>,
    /// Who is.
    pub to: Option<EmployeeId>,
}

/// What gets worse.
#[derive(Clone, Debug, PartialEq)]
pub enum Worse {
    /// Nobody has the role any more, or nobody has it yet at an agency that joins.
    Nobody(AgencyId, AssignmentRole),
    /// Whoever has the role does not serve in the agency's language.
    Language(AgencyId, EmployeeId, Language),
    /// Whoever has the role has no access to these systems of the agency.
    Access(AgencyId, EmployeeId, Vec<ListId>),
    /// The two of a pair are responsible and deputy of one agency: the pair is no second stand-in there.
    Pair(AgencyId, EmployeeId, EmployeeId),
    /// The agency is served from another city than before.
    City(AgencyId, ListId, ListId),
    /// Experience that is lost: whoever was responsible knew the agency for so many years more than whoever is, and
    /// has written so many of its characteristics.
    Experience {
        /// Of which agency.
        agency: AgencyId,
        /// Who knew it.
        who: EmployeeId,
        /// For how many years more; absent where it is not known since when one of them has.
        years: Option<f64>,
        /// How many characteristics they have written.
        written: usize,
    },
    /// Somebody who carried less than the mean carries more than 15 per cent above it: so much against their share.
    Above(EmployeeId, f64),
}

/// Before and after.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// Everybody who is compared on either side.
    pub people: BTreeMap<EmployeeId, (Option<PersonLoad>, Option<PersonLoad>)>,
    /// Before.
    pub before: Balance,
    /// After.
    pub after: Balance,
    /// What moves.
    pub moved: Vec<Moved>,
    /// The agencies whose deputy changes and whose responsible does not.
    pub deputies: Vec<AgencyId>,
    /// What gets worse, by agency, then by person.
    pub worse: Vec<Worse>,
}

impl Comparison {
    /// The years of knowing an agency that are lost altogether, as far as they are known.
    #[must_use]
    pub fn lost_years(&self) -> f64 {
        let years = |one: &Worse| if let Worse::Experience { years, .. } = one { *years } else { None };
        self.worse.iter().filter_map(years).sum()
    }
}

/// What everybody carries.
#[must_use]
pub fn person_loads(unit: &Unit) -> BTreeMap<EmployeeId, PersonLoad> {
    let empty = |share| PersonLoad { share, ..PersonLoad::default() };
    let mut loads: BTreeMap<EmployeeId, PersonLoad> =
        unit.carriers().map(|person| (person.id, empty(person.share))).collect();
    let usual = unit.usual_load();
    for client in unit.clients.values() {
        if let Some(one) = client.responsible.and_then(|id| loads.get_mut(&id)) {
            one.load += client.load.unwrap_or(usual);
            one.known += client.load.unwrap_or_default();
            one.unknown += usize::from(client.partial || client.load.is_none());
            one.agencies += 1;
        }
        if let Some(one) = client.deputy.and_then(|id| loads.get_mut(&id)) {
            one.deputy_of += 1;
        }
    }
    for one in loads.values_mut() {
        one.per_share = one.load / part(one.share);
        one.known_per_share = one.known / part(one.share);
    }
    loads
}

/// How even the load is.
#[must_use]
pub fn balance(unit: &Unit) -> Balance {
    of_loads(unit, &person_loads(unit))
}

fn of_loads(unit: &Unit, loads: &BTreeMap<EmployeeId, PersonLoad>) -> Balance {
    let nobodys = unit.clients.values().filter(|client| client.responsible.is_none());
    let least = loads.values().filter(|one| one.unknown == 0).map(|one| one.known_per_share).reduce(f64::min);
    let most = loads.values().map(|one| one.known_per_share).reduce(f64::max);
    Balance {
        reckoned: evenness(loads.values().map(|one| (one.load, one.share))).unwrap_or_default(),
        known: evenness(loads.values().map(|one| (one.known, one.share))).unwrap_or_default(),
        lacks: loads.values().any(|one| one.unknown > 0),
        extremes: least.zip(most),
        nobodys: nobodys.filter_map(|client| client.load).sum(),
    }
}

/// What `after` comes to against `before`.
#[must_use]
pub fn compare(before: &Unit, after: &Unit) -> Comparison {
    let (loads_before, loads_after) = (person_loads(before), person_loads(after));
    let all: BTreeSet<EmployeeId> = loads_before.keys().chain(loads_after.keys()).copied().collect();
    let of = |loads: &BTreeMap<EmployeeId, PersonLoad>, id| loads.get(&id).copied();
    let mut comparison = Comparison {
        people: all.into_iter().map(|id| (id, (of(&loads_before, id), of(&loads_after, id)))).collect(),
        before: of_loads(before, &loads_before),
        after: of_loads(after, &loads_after),
        ..Comparison::default()
    };
    for (agency, now) in &after.clients {
        let was = before.clients.get(agency);
        let (from, to) = (was.and_then(|was| was.responsible), now.responsible);
        if from != to {
            comparison.moved.push(Moved { agency: *agency, from, to });
        } else if was.is_some_and(|was| was.deputy != now.deputy) {
            comparison.deputies.push(*agency);
        }
        worse(before, after, *agency, was, now, &mut comparison.worse);
    }
    let (mean_before, mean_after) = (comparison.before.reckoned.mean, comparison.after.reckoned.mean);
    for (id, (was, is)) in &comparison.people {
        let Some(is) = is else { continue };
        let was_below = was.is_none_or(|was| was.per_share < mean_before);
        let more = was.is_none_or(|was| is.per_share > was.per_share + 1e-9);
        if was_below && more && is.per_share > ABOVE * mean_after + 1e-9 {
            comparison.worse.push(Worse::Above(*id, is.per_share));
        }
    }
    comparison
}

fn worse(before: &Unit, after: &Unit, agency: AgencyId, was: Option<&Client>, now: &Client, worse: &mut Vec<Worse>) {
    for (role, held, had) in [
        (AssignmentRole::Responsible, now.responsible, was.and_then(|was| was.responsible)),
        (AssignmentRole::Deputy, now.deputy, was.and_then(|was| was.deputy)),
    ] {
        if held == had && was.is_some() {
            continue;
        }
        let Some(person) = held.and_then(|id| after.people.get(&id)) else {
            worse.push(Worse::Nobody(agency, role));
            continue;
        };
        if let Some(language) = now.language.filter(|_| !person.serves(now.language)) {
            worse.push(Worse::Language(agency, person.id, language));
        }
        let lacking = after.lacks_access(now, person.id);
        if !lacking.is_empty() {
            worse.push(Worse::Access(agency, person.id, lacking));
        }
    }
    let were = was.is_some_and(|was| before.paired(was.responsible, was.deputy));
    if let (Some(one), Some(other)) = (now.responsible, now.deputy)
        && after.paired(Some(one), Some(other))
        && !were
    {
        worse.push(Worse::Pair(agency, one, other));
    }
    let Some((was, former)) = was.and_then(|was| Some((was, was.responsible?))) else { return };
    if now.responsible == Some(former) {
        return;
    }
    let city = |unit: &Unit, id: Option<EmployeeId>| id.and_then(|id| unit.people.get(&id)?.city);
    if let (Some(from), Some(to)) = (city(before, Some(former)), city(after, now.responsible))
        && from != to
    {
        worse.push(Worse::City(agency, from, to));
    }
    let theirs = now.responsible.map_or(Some(0.0), |id| was.years_of(id));
    let years = was.years_of(former).zip(theirs).map(|(former, theirs)| (former - theirs).max(0.0));
    let written = was.written.get(&former).copied().unwrap_or_default();
    // Where neither is known to have come first, what one has known of old weighs no more than what the other has.
    let lost = match years {
        Some(years) => years >= 0.5,
        None => theirs.is_some(),
    };
    if lost || written > 0 {
        worse.push(Worse::Experience { agency, who: former, years, written });
    }
}
