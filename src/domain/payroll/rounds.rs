//! How far the rounds of the pay groups have come: what is done, what is late and by how much, what comes.

use std::collections::{BTreeSet, HashSet};

use chrono::{Datelike, Days, NaiveDate};

use crate::domain::payroll::pay_group::PayGroup;
use crate::domain::payroll::pay_groups::GroupDate;
use crate::domain::payroll::round_step::{Payer, RoundStep, StepState};
use crate::domain::payroll::rule::{self, PayrollDate, Period, Step};
use crate::domain::record::id::{AgencyId, PayGroupId};
use crate::domain::record::record::Rows;

/// A round that is not over is looked for among those that were paid within so many days before today, or come to be
/// within as many after; whatever has been ticked is looked at however long ago it was.
const AROUND: u64 = 75;

/// A round in which nobody has ticked anything is let go of so many days after its last step: nobody will.
const FORGOTTEN: u64 = 30;

/// How a step of a round stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stands {
    /// It should have been done, and is not.
    Late,
    /// A part is done.
    Partly,
    /// It is to be done today.
    Today,
    /// It is to be done later.
    Coming,
    /// Its day is past, and nobody has begun to tick anything then: whether it was done is not known.
    Untold,
    /// It is done.
    Done,
    /// It is not needed.
    NotNeeded,
}

impl Stands {
    /// Every way, the most pressing first.
    pub const ALL: [Self; 7] =
        [Self::Late, Self::Partly, Self::Today, Self::Coming, Self::Untold, Self::Done, Self::NotNeeded];

    /// Whether nothing is left to be done.
    #[must_use]
    pub const fn settled(self) -> bool {
        matches!(self, Self::Done | Self::NotNeeded)
    }
}

/// A step of a round and how it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct StepAt {
    /// Of which group; none of a recurring task.
    pub group: Option<PayGroupId>,
    /// Of which agency, as the group.
    pub agency: AgencyId,
    /// Which step of which round, and its day.
    pub date: PayrollDate,
    /// How it stands.
    pub stands: Stands,
    /// How many days it is late, or was when it was done; zero where it is or was in time.
    pub late: i64,
    /// What has been said of it.
    pub tick: Option<RoundStep>,
}

/// A round of a pay group.
#[derive(Clone, Debug, PartialEq)]
pub struct Round {
    /// Of which group; none where these are the recurring tasks of an agency.
    pub group: Option<PayGroupId>,
    /// Of which agency, as the group.
    pub agency: AgencyId,
    /// Which.
    pub period: Period,
    /// It comes after the one that is running.
    pub next: bool,
    /// Its steps, by day.
    pub steps: Vec<StepAt>,
}

impl Round {
    /// How many of its steps are settled, and how many there are.
    #[must_use]
    pub fn progress(&self) -> (usize, usize) {
        (self.steps.iter().filter(|one| one.stands.settled()).count(), self.steps.len())
    }

    /// The step that is to be done next: the first by day that is neither settled nor past without anybody knowing.
    #[must_use]
    pub fn next_step(&self) -> Option<&StepAt> {
        self.steps.iter().find(|one| !one.stands.settled() && one.stands != Stands::Untold)
    }

    /// How one of its steps stands.
    #[must_use]
    pub fn step(&self, step: Step) -> Option<&StepAt> {
        self.steps.iter().find(|one| one.date.step == step)
    }

    /// Whether something should have been done and is not, whole or in part.
    #[must_use]
    pub fn late(&self) -> bool {
        self.steps.iter().any(|one| !one.stands.settled() && one.late > 0)
    }

    /// Whether nothing of it is left to be done.
    #[must_use]
    pub fn over(&self) -> bool {
        self.steps.iter().all(|one| one.stands.settled())
    }

    /// Whether something is left to be done of which somebody would have said that it is done.
    fn owed(&self) -> bool {
        self.next_step().is_some()
    }

    pub(super) fn begun(&self) -> bool {
        self.steps.iter().any(|one| one.tick.as_ref().is_some_and(|tick| tick.state != StepState::Open))
    }

    fn last(&self) -> Option<NaiveDate> {
        self.steps.last().map(|one| one.date.date)
    }
}

impl Rows {
    /// What has been said of the steps of a pay group.
    pub fn ticks<'a>(&'a self, group: &'a PayGroup) -> impl Iterator<Item = &'a RoundStep> + 'a {
        self.round_step.of(group.agency).filter(|row| row.pay_group == Some(group.id))
    }

    /// What has been said of a step of a round; of the separate report what has been said of the payer's month, in whichever
    /// group.
    #[must_use]
    pub fn tick(&self, group: PayGroupId, period: Period, step: Step) -> Option<&RoundStep> {
        let report = || {
            let group = self.pay_group.get(group)?;
            self.report_tick(group.agency, self.paid_on(group, period)?)
        };
        let report = if step == Step::EmployerReport { report() } else { None };
        // Older programs ticked the report group by group.
        report.or_else(|| self.round_step.get(RoundStep::id_of(group, &period.to_string(), step)))
    }

    /// Who pays at an agency: agencies with one business id are one payer.
    #[must_use]
    pub fn payer(&self, agency: AgencyId) -> Payer {
        let known = self.agency.get(agency).map(|agency| agency.business_id.trim()).filter(|id| !id.is_empty());
        match known {
            Some(id) => Payer { key: id.to_owned(), agency: None },
            None => Payer { key: agency.to_string(), agency: Some(agency) },
        }
    }

    /// What has been said of the separate report for the month of a pay day.
    #[must_use]
    pub fn report_tick(&self, agency: AgencyId, paid: NaiveDate) -> Option<&RoundStep> {
        self.round_step.get(RoundStep::id_of_report(&self.payer(agency).key, &month_of(paid).to_string()))
    }

    /// When a round is paid, moved or not.
    fn paid_on(&self, group: &PayGroup, period: Period) -> Option<NaiveDate> {
        let moved = self.moved_dates(group).find(|row| row.step == Step::PayDay && row.period == period.to_string());
        let by_rule = || rule::pay_days(&group.pay_days()?, period.year).into_iter().find(|day| day.period == period);
        moved.map(|row| row.date).or_else(|| Some(by_rule()?.date))
    }

    /// The row in which something is said of a step: as it stands, or as it would begin. None where there is no such group.
    #[must_use]
    pub fn tick_row(&self, at: &StepAt) -> Option<RoundStep> {
        let (period, step) = (at.date.period, at.date.step);
        let fresh = match (at.group, step) {
            (None, Step::Task(task)) => RoundStep::of_task(task, at.agency, period),
            (Some(group), _) => {
                if let Some(known) = self.tick(group, period, step) {
                    return Some(known.clone());
                }
                let group = self.pay_group.get(group)?;
                match self.paid_on(group, period).filter(|_| step == Step::EmployerReport) {
                    Some(paid) => RoundStep::of_report(&self.payer(group.agency), month_of(paid)),
                    None => RoundStep::new(group, period, step),
                }
            }
            (None, _) => return None,
        };
        Some(self.round_step.get(fresh.id).cloned().unwrap_or(fresh))
    }

    /// The rounds of a pay group that concern people on a day: those that are past and not over, the one that is running,
    /// and the one after it; in order. A round whose pay day comes after the agency has ceased to be a client,
    /// as when it merges into another, is nobody's.
    #[must_use]
    pub fn pay_rounds(&self, group: &PayGroup, today: NaiveDate) -> Vec<Round> {
        let since = self.ticking_since(group.agency);
        let mut left = Vec::new();
        let mut coming = Vec::new();
        for year in self.years(group, today) {
            for round in self.rounds_of_year(group, year, today, since) {
                let past = round.last().is_none_or(|last| last < today);
                let gone = round.last().is_none_or(|last| last + Days::new(FORGOTTEN) < today);
                if round.over() || (past && !round.owed()) || (gone && !round.begun()) {
                    continue;
                }
                if past { &mut left } else { &mut coming }.push(round);
            }
        }
        coming.truncate(2);
        if let [_, next] = coming.as_mut_slice() {
            next.next = true;
        }
        left.extend(coming);
        left
    }

    /// The rounds of all pay groups of an agency that concern people on a day, in the groups' order.
    #[must_use]
    pub fn agency_rounds(&self, agency: AgencyId, today: NaiveDate) -> Vec<Round> {
        self.pay_groups(agency).into_iter().flat_map(|group| self.pay_rounds(group, today)).collect()
    }

    /// A round of a pay group; none where the group has no such round.
    #[must_use]
    pub fn round(&self, group: PayGroupId, period: Period, today: NaiveDate) -> Option<Round> {
        let group = self.pay_group.get(group)?;
        let since = self.ticking_since(group.agency);
        self.rounds_of_year(group, period.year, today, since).into_iter().find(|round| round.period == period)
    }

    /// Whether the step of a date is still to be done.
    #[must_use]
    pub fn open_on(&self, date: &GroupDate) -> bool {
        let tick = match date.group {
            Some(group) => self.tick(group, date.date.period, date.date.step),
            None => return !self.task_on(date.agency, date.date, date.date.date).stands.settled(),
        };
        tick.is_none_or(|tick| !tick.settled())
    }

    /// How a date of a calendar stands for itself, whatever else has been ticked: one that is past and of which nothing
    /// has been said is not called late.
    #[must_use]
    pub fn step_on(&self, group: &PayGroup, date: PayrollDate, today: NaiveDate) -> StepAt {
        stand((group.agency, Some(group.id)), date, self.tick(group.id, date.period, date.step), today, false)
    }

    /// How a date of an agency stands for itself, be it of a calendar or of a recurring task.
    #[must_use]
    pub fn stands_on(&self, one: &GroupDate, today: NaiveDate) -> Option<StepAt> {
        match one.group {
            Some(group) => Some(self.step_on(self.pay_group.get(group)?, one.date, today)),
            None => Some(self.task_on(one.agency, one.date, today)),
        }
    }

    /// What is to be done at an agency: what is late, and the next `count` steps that are not settled, by day.
    #[must_use]
    pub fn next_steps(&self, agency: AgencyId, today: NaiveDate, count: usize) -> Vec<StepAt> {
        /// More steps than are settled before their day.
        const AHEAD: usize = 30;
        let mut steps = self.late_steps(agency, today);
        let coming = self.next_dates(agency, today, count + AHEAD).into_iter();
        let coming = coming.filter_map(|one| self.stands_on(&one, today)).filter(|at| !at.stands.settled());
        steps.extend(self.each_report_once(coming).take(count));
        steps
    }

    /// What of an agency's rounds is late, whole or in part, by day.
    #[must_use]
    pub fn late_steps(&self, agency: AgencyId, today: NaiveDate) -> Vec<StepAt> {
        let mut late = self.late_tasks(agency, today);
        if self.round_step.of(agency).any(|tick| tick.pay_group.is_some()) {
            let rounds = self.agency_rounds(agency, today).into_iter();
            let open = |one: &StepAt| !one.stands.settled() && one.late > 0;
            late.extend(self.each_report_once(rounds.flat_map(|round| round.steps).filter(open)));
        }
        late.sort_by_key(|one| (one.date.date, one.date.step));
        late
    }

    /// The same steps, the separate report of a month but once however many groups the agency has.
    fn each_report_once<'s>(&'s self, steps: impl Iterator<Item = StepAt> + 's) -> impl Iterator<Item = StepAt> + 's {
        let mut seen = HashSet::new();
        steps.filter(move |at| {
            at.date.step != Step::EmployerReport || self.tick_row(at).is_none_or(|row| seen.insert(row.id))
        })
    }

    /// The day from which on an agency's steps are ticked: that of its first tick.
    fn ticking_since(&self, agency: AgencyId) -> Option<NaiveDate> {
        let of_rounds = self.round_step.of(agency).filter(|tick| tick.pay_group.is_some());
        of_rounds.filter_map(RoundStep::day).min()
    }

    /// The years in which rounds can be that concern people on a day.
    fn years(&self, group: &PayGroup, today: NaiveDate) -> BTreeSet<i32> {
        let (from, to) = (today - Days::new(AROUND), today + Days::new(AROUND));
        let open = self.ticks(group).filter_map(|tick| Some(tick.period.parse::<Period>().ok()?.year));
        (from.year()..=to.year()).chain(open.filter(|year| *year >= today.year() - 1)).collect()
    }

    /// The rounds of a pay group of a year; what is past is late only from `since` on.
    pub(super) fn rounds_of_year(
        &self,
        group: &PayGroup,
        year: i32,
        today: NaiveDate,
        since: Option<NaiveDate>,
    ) -> Vec<Round> {
        let ceased = self.agency.get(group.agency).and_then(|agency| agency.client_until);
        let mut rounds: Vec<Round> = Vec::new();
        let dates = self.payroll(group.id, year);
        for date in dates.iter().copied() {
            let tick = if date.step == Step::EmployerReport {
                let paid = dates.iter().find(|one| one.period == date.period && one.step == Step::PayDay);
                let report = paid.and_then(|paid| self.report_tick(group.agency, paid.date));
                report.or_else(|| self.round_step.get(RoundStep::id_of(group.id, &date.period.to_string(), date.step)))
            } else {
                self.tick(group.id, date.period, date.step)
            };
            let told = since.is_some_and(|since| since <= date.date);
            let one = stand((group.agency, Some(group.id)), date, tick, today, told);
            if let Some(round) = rounds.last_mut().filter(|round| round.period == date.period) {
                round.steps.push(one);
            } else {
                let (group, agency) = (Some(group.id), group.agency);
                rounds.push(Round { group, agency, period: date.period, next: false, steps: vec![one] });
            }
        }
        let paid_by_us = |round: &Round| {
            let pay_day = round.step(Step::PayDay).map(|one| one.date.date);
            pay_day.zip(ceased).is_none_or(|(day, ceased)| day <= ceased)
        };
        rounds.retain(paid_by_us);
        rounds
    }
}

/// How a date stands, given what has been said of it; `told` where it would have been said by then that it is done.
pub(super) fn stand(
    (agency, group): (AgencyId, Option<PayGroupId>),
    date: PayrollDate,
    tick: Option<&RoundStep>,
    today: NaiveDate,
    told: bool,
) -> StepAt {
    let past = (today - date.date).num_days().max(0);
    let (stands, late) = match tick.map(|tick| (tick.state, tick.day())) {
        Some((StepState::Done, day)) => (Stands::Done, day.map_or(0, |day| (day - date.date).num_days().max(0))),
        Some((StepState::NotNeeded, _)) => (Stands::NotNeeded, 0),
        Some((StepState::Partly, _)) => (Stands::Partly, past),
        Some((StepState::Open, _)) | None if date.date == today => (Stands::Today, 0),
        Some((StepState::Open, _)) | None if date.date > today => (Stands::Coming, 0),
        Some((StepState::Open, _)) | None if told => (Stands::Late, past),
        Some((StepState::Open, _)) | None => (Stands::Untold, 0),
    };
    StepAt { group, agency, date, stands, late, tick: tick.cloned() }
}

/// The month of a day, as the separate report names it.
fn month_of(day: NaiveDate) -> Period {
    Period { year: day.year(), number: day.month() }
}

#[cfg(test)]
mod tests;
