//! How even the load is: what each carries against their working share, by themselves and with everybody's absences
//! counted in, and the worst week of the year.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate};

use crate::domain::load::amount::{MILLION, PersonYears};
use crate::domain::load::evenness::evenness;
use crate::domain::load::person_years::Load;
use crate::domain::payroll::calendar::is_banking_day;
use crate::domain::people::staff::{AssignmentRole, EmployeeRole};
use crate::domain::record::id::{AgencyId, EmployeeId, TeamId};
use crate::domain::record::record::Rows;

/// What one of us carries.
#[derive(Clone, Debug, PartialEq)]
pub struct Carrier {
    /// Who.
    pub employee: EmployeeId,
    /// The team.
    pub team: Option<TeamId>,
    /// The working share in per cent.
    pub share: i64,
    /// The agencies they are responsible for.
    pub agencies: Vec<AgencyId>,
    /// Those of them whose load is not known, or not whole.
    pub unknown: usize,
    /// The load of those agencies.
    pub own: PersonYears,
    /// The load ÷ the working share.
    pub per_share: PersonYears,
    /// Banking days of the year on which they are away.
    pub away_days: i64,
    /// What they carry for others who are away, as a share of the year.
    pub for_others: PersonYears,
    /// Whether what they carry on some day of the year lacks the load of an agency, their own or another's.
    pub lacks: bool,
    /// What they carry on the days they are at work ÷ what they work; absent where they are away all year.
    pub with_absences: Option<PersonYears>,
    /// Their fullest week, and the load ÷ the working share in it; absent where they carry nothing.
    pub worst_week: Option<(NaiveDate, PersonYears)>,
}

/// What a team carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TeamLoad {
    /// Which; absent for those without a team.
    pub team: Option<TeamId>,
    /// How many of us.
    pub people: usize,
    /// Their working shares together, in per cent.
    pub share: i64,
    /// Their load.
    pub own: PersonYears,
    /// The load ÷ the working share.
    pub per_share: PersonYears,
    /// Whether the load of an agency is not known, or not whole.
    pub lacks: bool,
}

/// A week of the year, with absences counted in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Week {
    /// Its first day.
    pub monday: NaiveDate,
    /// The load that somebody carries on its banking days ÷ what is worked on them.
    pub per_share: Option<PersonYears>,
    /// The fullest person and their load ÷ share.
    pub fullest: Option<(EmployeeId, PersonYears)>,
    /// The load that nobody carries, as an average of its days: responsible, deputy and pair are away.
    pub uncovered: PersonYears,
    /// (The load that somebody carries + what nobody does) ÷ what is worked: by this the weeks are compared; absent where
    /// nobody is at work.
    pub burden: Option<PersonYears>,
}

impl Week {
    /// By what the weeks are compared: nothing is harder than a week in which there is work and nobody at it.
    fn hardness(&self) -> (bool, Option<PersonYears>, PersonYears) {
        (self.burden.is_none() && self.uncovered.0 > 0, self.burden, self.uncovered)
    }
}

/// How even the load is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Balance {
    /// Everybody who is one of us today and a secretary or responsible for an agency, the fullest first.
    pub carriers: Vec<Carrier>,
    /// The teams, the fullest first.
    pub teams: Vec<TeamLoad>,
    /// The weeks of the year.
    pub weeks: Vec<Week>,
    /// The load of agencies that nobody is responsible for.
    pub nobodys: PersonYears,
    /// The agencies whose load is not known, or not whole: all sums lack it.
    pub unknown: Vec<AgencyId>,
    /// All load ÷ all working shares; absent where there is nobody.
    pub mean: Option<PersonYears>,
    /// How far from the mean people are: the standard deviation of load ÷ share about it.
    pub deviation: PersonYears,
}

impl Balance {
    /// The week in which the load, with what nobody carries, ÷ what is worked is the greatest, or nobody is there for it;
    /// the first of several.
    #[must_use]
    pub fn worst_week(&self) -> Option<&Week> {
        let known = self.weeks.iter().filter(|week| week.burden.is_some() || week.uncovered.0 > 0);
        known.rev().max_by_key(|week| week.hardness())
    }

    /// Whether the load of an agency that somebody carries is not known, or not whole.
    #[must_use]
    pub fn lacks(&self) -> bool {
        self.carriers.iter().any(|one| one.unknown > 0)
    }

    /// Whoever carries least of those whose load is known; what is not known may be much.
    #[must_use]
    pub fn least(&self) -> Option<&Carrier> {
        self.carriers.iter().rev().find(|one| one.unknown == 0)
    }
}

/// How even `loads` are among those who are responsible for the agencies on `today`, with the absences of that year.
/// When the responsible is away, the deputy carries the agency, else the one they work in a pair with; else nobody.
#[must_use]
pub fn balance(rows: &Rows, loads: &BTreeMap<AgencyId, Load>, today: NaiveDate) -> Balance {
    let mut chains: Vec<Chain> = Vec::new();
    let mut nobodys = PersonYears::default();
    let mut unknown = Vec::new();
    for agency in rows.agency.iter().filter(|agency| agency.served_on(today)) {
        let load = loads.get(&agency.id);
        let amount = load.and_then(|load| load.exact).unwrap_or_default();
        let whole = load.is_some_and(|load| load.missing.is_empty());
        unknown.extend((!whole).then_some(agency.id));
        let Some((_, responsible)) = rows.assigned(agency.id, AssignmentRole::Responsible, today) else {
            nobodys += amount;
            continue;
        };
        let deputies = rows
            .assignment
            .of(agency.id)
            .filter(|one| one.role == AssignmentRole::Deputy && one.holds_on(today) && one.employee != responsible.id);
        let mut people = vec![responsible.id];
        people.extend(deputies.map(|one| one.employee));
        people.extend(rows.paired(responsible.id, today));
        chains.push(Chain { agency: agency.id, people, amount, whole });
    }
    let carrying: BTreeSet<EmployeeId> = chains.iter().filter_map(|chain| chain.people.first()).copied().collect();
    let ours = rows
        .employee
        .iter()
        .filter(|one| one.ours_on(today) && (one.role == EmployeeRole::Secretary || carrying.contains(&one.id)));
    let mut carriers: Vec<Carrier> = ours
        .map(|one| Carrier {
            employee: one.id,
            team: one.team,
            share: one.working_share,
            agencies: Vec::new(),
            unknown: 0,
            own: PersonYears::default(),
            per_share: PersonYears::default(),
            away_days: 0,
            for_others: PersonYears::default(),
            lacks: false,
            with_absences: None,
            worst_week: None,
        })
        .collect();
    let places: BTreeMap<EmployeeId, usize> =
        carriers.iter().enumerate().map(|(place, one)| (one.employee, place)).collect();
    for chain in &chains {
        let place = chain.people.first().and_then(|id| places.get(id));
        let Some(carrier) = place.and_then(|place| carriers.get_mut(*place)) else {
            // Whoever has left carries nothing any more.
            nobodys += chain.amount;
            continue;
        };
        carrier.agencies.push(chain.agency);
        carrier.own += chain.amount;
        carrier.unknown += usize::from(!chain.whole);
    }
    for carrier in &mut carriers {
        carrier.per_share = per_share(carrier.own, carrier.share);
    }
    let weeks = Year::of(rows, &carriers, today).walk(&chains, &places, &mut carriers);
    let even = evenness(carriers.iter().map(|one| (one.own.as_f64(), one.share)));
    let mean = even.map(|even| PersonYears::of_f64(even.mean));
    let deviation = even.map(|even| PersonYears::of_f64(even.deviation)).unwrap_or_default();
    let teams = teams(&carriers);
    carriers.sort_by_key(|one| (std::cmp::Reverse(one.per_share), one.employee));
    Balance { carriers, teams, weeks, nobodys, unknown, mean, deviation }
}

/// An agency with those who carry it, in the order in which they are asked.
struct Chain {
    agency: AgencyId,
    people: Vec<EmployeeId>,
    amount: PersonYears,
    whole: bool,
}

fn per_share(load: PersonYears, share: i64) -> PersonYears {
    PersonYears::ratio(load.0, 100, share.saturating_mul(MILLION)).unwrap_or_default()
}

fn teams(carriers: &[Carrier]) -> Vec<TeamLoad> {
    let mut teams: BTreeMap<Option<TeamId>, TeamLoad> = BTreeMap::new();
    for one in carriers {
        let empty = TeamLoad {
            team: one.team,
            people: 0,
            share: 0,
            own: PersonYears::default(),
            per_share: PersonYears::default(),
            lacks: false,
        };
        let team = teams.entry(one.team).or_insert(empty);
        team.people += 1;
        team.share += one.share;
        team.own += one.own;
        team.lacks |= one.unknown > 0;
    }
    let mut teams: Vec<TeamLoad> = teams.into_values().collect();
    for team in &mut teams {
        team.per_share = per_share(team.own, team.share);
    }
    teams.sort_by_key(|team| (std::cmp::Reverse(team.per_share), team.team));
    teams
}

/// The banking days of a year, week by week, and who is at work on them.
struct Year {
    weeks: Vec<(NaiveDate, Vec<NaiveDate>)>,
    away: BTreeMap<EmployeeId, Vec<(NaiveDate, NaiveDate)>>,
    /// Last days of those who leave.
    last: BTreeMap<EmployeeId, NaiveDate>,
}

/// What somebody carries and works over some days: in millionths × per cent, and in per cent.
#[derive(Clone, Copy, Default)]
struct Carried {
    load: i64,
    for_others: i64,
    days: i64,
    /// Something of the load is not known.
    lacks: bool,
}

impl Carried {
    fn per_share(self, share: i64) -> Option<PersonYears> {
        PersonYears::ratio(self.load, 100, share.saturating_mul(self.days).saturating_mul(MILLION))
    }
}

impl Year {
    fn of(rows: &Rows, carriers: &[Carrier], today: NaiveDate) -> Self {
        let mut weeks: Vec<(NaiveDate, Vec<NaiveDate>)> = Vec::new();
        let first = NaiveDate::from_ymd_opt(today.year(), 1, 1).unwrap_or(today);
        for day in first.iter_days().take_while(|day| day.year() == today.year()).filter(|day| is_banking_day(*day)) {
            let monday = day - Days::new(u64::from(day.weekday().num_days_from_monday()));
            match weeks.last_mut().filter(|(known, _)| *known == monday) {
                Some((_, days)) => days.push(day),
                None => weeks.push((monday, vec![day])),
            }
        }
        let mut away: BTreeMap<EmployeeId, Vec<(NaiveDate, NaiveDate)>> = BTreeMap::new();
        for one in rows.absence.iter() {
            away.entry(one.employee).or_default().push((one.from_day, one.to_day));
        }
        let last = carriers.iter().filter_map(|one| Some((one.employee, rows.employee.get(one.employee)?.last_day?)));
        Self { weeks, away, last: last.collect() }
    }

    fn present(&self, employee: EmployeeId, day: NaiveDate) -> bool {
        let away = self.away.get(&employee).is_some_and(|all| all.iter().any(|(from, to)| *from <= day && day <= *to));
        !away && self.last.get(&employee).is_none_or(|last| day <= *last)
    }

    /// Goes through the weeks; tells each and fills in what the carriers do with absences counted in.
    fn walk(&self, chains: &[Chain], places: &BTreeMap<EmployeeId, usize>, carriers: &mut [Carrier]) -> Vec<Week> {
        // Asked for every agency on every day of the year.
        let place = |id: &EmployeeId| places.get(id).copied();
        let chains: Vec<(&Chain, Vec<Option<usize>>)> =
            chains.iter().map(|chain| (chain, chain.people.iter().map(place).collect())).collect();
        let mut whole = vec![Carried::default(); carriers.len()];
        let mut all_days = 0_i64;
        let mut weeks = Vec::new();
        for (monday, days) in &self.weeks {
            let mut of_week = vec![Carried::default(); carriers.len()];
            let mut uncovered = 0_i64;
            for day in days {
                all_days += 1;
                let there: Vec<bool> = carriers.iter().map(|one| self.present(one.employee, *day)).collect();
                for (carried, there) in of_week.iter_mut().zip(&there) {
                    carried.days += i64::from(*there);
                }
                for (chain, people) in &chains {
                    let at_work = |(_, place): &(usize, usize)| there.get(*place).copied().unwrap_or_default();
                    let mut asked = people.iter().enumerate().filter_map(|(turn, place)| Some((turn, (*place)?)));
                    let who = asked.find(at_work);
                    match who.and_then(|(turn, place)| Some((turn, of_week.get_mut(place)?))) {
                        Some((turn, carried)) => {
                            carried.lacks |= !chain.whole;
                            carried.load += chain.amount.0;
                            if turn > 0 {
                                carried.for_others += chain.amount.0;
                            }
                        }
                        None => uncovered += chain.amount.0,
                    }
                }
            }
            let count = i64::try_from(days.len()).unwrap_or(1);
            weeks.push(week((*monday, count), &of_week, carriers, uncovered));
            for (sum, one) in whole.iter_mut().zip(&of_week) {
                sum.load += one.load;
                sum.for_others += one.for_others;
                sum.days += one.days;
                sum.lacks |= one.lacks;
            }
        }
        for (carrier, sum) in carriers.iter_mut().zip(&whole) {
            carrier.lacks = sum.lacks;
            carrier.away_days = all_days - sum.days;
            carrier.for_others = PersonYears::ratio(sum.for_others, 1, all_days * MILLION).unwrap_or_default();
            carrier.with_absences = sum.per_share(carrier.share);
        }
        weeks
    }
}

/// Tells a week and keeps the fullest of each carrier's.
fn week((monday, days): (NaiveDate, i64), of_week: &[Carried], carriers: &mut [Carrier], uncovered: i64) -> Week {
    let mut fullest: Option<(EmployeeId, PersonYears)> = None;
    let (mut load, mut work) = (0_i64, 0_i64);
    for (carrier, carried) in carriers.iter_mut().zip(of_week) {
        load += carried.load;
        work += carried.days * carrier.share;
        let Some(full) = carried.per_share(carrier.share).filter(|full| full.0 > 0) else { continue };
        if carrier.worst_week.is_none_or(|(_, known)| known < full) {
            carrier.worst_week = Some((monday, full));
        }
        if fullest.is_none_or(|(_, known)| known < full) {
            fullest = Some((carrier.employee, full));
        }
    }
    let of_work = |load: i64| PersonYears::ratio(load, 100, work.saturating_mul(MILLION));
    let burden = of_work(load.saturating_add(uncovered));
    let uncovered = PersonYears::ratio(uncovered, 1, days.max(1).saturating_mul(MILLION)).unwrap_or_default();
    Week { monday, per_share: of_work(load), fullest, uncovered, burden }
}

#[cfg(test)]
mod tests;
