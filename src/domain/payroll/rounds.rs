//! How far the rounds of the pay groups have come: what is done, what is late and by how much, what comes.

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::{Datelike, Days, NaiveDate};
use uuid::Uuid;

use crate::domain::payroll::pay_group::PayGroup;
use crate::domain::payroll::pay_groups::GroupDate;
use crate::domain::payroll::round_step::{Payer, RoundStep, StepState};
use crate::domain::payroll::rule::{PayrollDate, Period, Step};
use crate::domain::payroll::schedule::{Order, Schedule, of_step};
use crate::domain::people::staff::AssignmentRole;
use crate::domain::record::id::{AgencyId, EmployeeId, PayGroupId};
use crate::domain::record::record::Rows;

/// A round that is not over is looked for in the years in which the days are that lie so many days before and after today,
/// and, where somebody has begun to tick it, in the year before as well.
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
    /// Its day is past, and nobody ticked it then, for the agency's rounds were not ticked yet, or the group or the step
    /// came later: whether it was done is not known.
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
    /// Where it stands among others: by day, then what is to be done by a time, then as in the list of steps.
    pub(in crate::domain) order: Order,
}

impl StepAt {
    /// What tells it from every other step of every agency.
    #[must_use]
    pub fn identity(&self) -> Uuid {
        let period = self.date.period.to_string();
        match (self.group, self.date.step) {
            (Some(group), step) => RoundStep::id_of(group, &period, step).0,
            (None, Step::Task(task)) => RoundStep::id_of_task(task, self.agency, &period).0,
            (None, _) => self.agency.0,
        }
    }
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
        // A separate report that is shared may have been ticked for another agency.
        let of_this = |tick: &RoundStep| tick.state != StepState::Open && tick.pay_group.is_some();
        self.steps.iter().any(|one| one.tick.as_ref().is_some_and(of_this))
    }

    fn last(&self) -> Option<NaiveDate> {
        self.steps.last().map(|one| one.date.date)
    }
}

impl Rows {
    /// The rounds of a pay group that concern people on a day: those that are past and not over, those that are running,
    /// and the one after them; in order. Running is what somebody has begun or should have, else what comes first.
    #[must_use]
    pub fn pay_rounds(&self, group: &PayGroup, today: NaiveDate) -> Vec<Round> {
        let said = Said::of(self, group.agency);
        Schedule::of(self, group).map(|schedule| said.rounds(group, &schedule, today)).unwrap_or_default()
    }

    /// The rounds of all pay groups of an agency that concern people on a day, in the groups' order.
    #[must_use]
    pub fn agency_rounds(&self, agency: AgencyId, today: NaiveDate) -> Vec<Round> {
        let said = Said::of(self, agency);
        let rounds = self.schedules(agency).into_iter();
        rounds.flat_map(|(group, schedule)| said.rounds(group, &schedule, today)).collect()
    }

    /// Who brings the rounds of an agency to an end: who is responsible for it, or was when it ceased to be our client.
    #[must_use]
    pub fn in_charge(&self, agency: AgencyId, today: NaiveDate) -> Option<EmployeeId> {
        let ceased = self.agency.get(agency).and_then(|agency| agency.client_until);
        let on = ceased.map_or(today, |last| last.min(today));
        self.assigned(agency, AssignmentRole::Responsible, on).map(|(_, who)| who.id)
    }

    /// The agencies that have ceased to be our clients and of which rounds are left to be brought to an end.
    #[must_use]
    pub fn ceased_with_rounds(&self, today: NaiveDate) -> Vec<AgencyId> {
        let ceased = self.agency.iter().filter(|agency| agency.archived(today)).map(|agency| agency.id);
        let left = |agency: &AgencyId| {
            !self.agency_rounds(*agency, today).is_empty() || !self.late_tasks(*agency, today).is_empty()
        };
        ceased.filter(left).collect()
    }

    /// A round of a pay group; none where the group has no such round.
    #[must_use]
    pub fn round(&self, group: PayGroupId, period: Period, today: NaiveDate) -> Option<Round> {
        let group = self.pay_group.get(group)?;
        let schedule = Schedule::of(self, group)?;
        let rounds = Said::of(self, group.agency).rounds_of_year(group, &schedule, period.year, today);
        rounds.into_iter().find(|round| round.period == period)
    }

    /// The steps of all pay groups of an agency and its recurring tasks that fall on the days from one to another, both
    /// included, of whichever round, the separate report of a month once; a step that nobody will tick any more, in a round in which nobody has begun and that is long past, is not
    /// called late.
    #[must_use]
    pub fn steps_between(&self, agency: AgencyId, (from, to): (NaiveDate, NaiveDate), today: NaiveDate) -> Vec<StepAt> {
        let said = Said::of(self, agency);
        let mut steps = Vec::new();
        for (group, schedule) in self.schedules(agency) {
            // Rounds of the years around have steps in this one.
            for year in from.year().saturating_sub(1)..=to.year().saturating_add(1) {
                for round in said.rounds_of_year(group, &schedule, year, today) {
                    let forgotten =
                        !round.begun() && round.last().is_none_or(|last| last + Days::new(FORGOTTEN) < today);
                    let here = round.steps.into_iter().filter(|one| (from..=to).contains(&one.date.date));
                    steps.extend(here.map(|one| match one.stands {
                        Stands::Late if forgotten => StepAt { stands: Stands::Untold, late: 0, ..one },
                        _ => one,
                    }));
                }
            }
        }
        let mut steps: Vec<StepAt> = self.each_report_once(steps).collect();
        steps.extend(self.tasks_between(agency, (from, to), today));
        steps
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
        let mut said = self.pay_group_step.of(group.agency).filter(|row| row.pay_group == group.id);
        let of = of_step(group, date.step, self.step_kind(date.step), said.find(|row| row.step == date.step));
        let tick = self.tick(group.id, date.period, date.step);
        stand((group.agency, Some(group.id)), date, tick, today, of.order(&date), false)
    }

    /// How a date of an agency stands for itself, be it of a calendar or of a recurring task.
    #[must_use]
    pub fn stands_on(&self, one: &GroupDate, today: NaiveDate) -> Option<StepAt> {
        match one.group {
            Some(group) => Some(self.step_on(self.pay_group.get(group)?, one.date, today)),
            None => Some(self.task_on(one.agency, one.date, today)),
        }
    }

    /// What is to be done at an agency: what is late, and the next `count` steps that are not settled, as they come.
    #[must_use]
    pub fn next_steps(&self, agency: AgencyId, today: NaiveDate, count: usize) -> Vec<StepAt> {
        let (said, schedules) = (Said::of(self, agency), self.schedules(agency));
        let mut coming: Vec<StepAt> = self.coming_tasks(agency, today);
        for (group, schedule) in &schedules {
            // The last steps of a year's rounds come after its turn.
            for year in today.year().saturating_sub(1)..=today.year().saturating_add(1) {
                let dates = schedule.dates(year).into_iter().filter(|date| date.date >= today);
                let steps = dates.map(|date| said.step(group, schedule, date, today));
                coming.extend(steps.filter(|at| !at.stands.settled()));
            }
        }
        coming.sort_by_key(|one| one.order);
        let mut steps = self.late_of(agency, &said, &schedules, today);
        steps.extend(self.each_report_once(coming).take(count));
        steps
    }

    /// What of an agency's rounds and recurring tasks is late, whole or in part, as it came.
    #[must_use]
    pub fn late_steps(&self, agency: AgencyId, today: NaiveDate) -> Vec<StepAt> {
        self.late_of(agency, &Said::of(self, agency), &self.schedules(agency), today)
    }

    fn late_of(
        &self,
        agency: AgencyId,
        said: &Said<'_>,
        schedules: &[(&PayGroup, Schedule)],
        today: NaiveDate,
    ) -> Vec<StepAt> {
        let mut late = self.late_tasks(agency, today);
        late.extend(self.each_report_once(said.late(schedules, today)));
        late.sort_by_key(|one| one.order);
        late
    }

    /// The same steps, the separate report of a month but once however many groups the agency has.
    fn each_report_once<'s>(
        &'s self,
        steps: impl IntoIterator<Item = StepAt> + 's,
    ) -> impl Iterator<Item = StepAt> + 's {
        let mut seen = HashSet::new();
        steps.into_iter().filter(move |at| {
            at.date.step != Step::EmployerReport || self.tick_row(at).is_none_or(|row| seen.insert(row.id))
        })
    }

    pub(super) fn schedules(&self, agency: AgencyId) -> Vec<(&PayGroup, Schedule)> {
        let groups = self.pay_groups(agency).into_iter();
        groups.filter_map(|group| Some((group, Schedule::of(self, group)?))).collect()
    }
}

/// What has been said of the rounds of an agency, looked through once for all its groups and years.
pub(super) struct Said<'r> {
    rows: &'r Rows,
    /// Whose separate reports the agency's are.
    payer: Payer,
    ticks: HashMap<(PayGroupId, Period, Step), &'r RoundStep>,
    /// The day from which on the agency's steps are ticked: that of its first tick of a round.
    since: Option<NaiveDate>,
}

impl<'r> Said<'r> {
    pub(super) fn of(rows: &'r Rows, agency: AgencyId) -> Self {
        let of_rounds = || rows.round_step.of(agency).filter_map(|tick| Some((tick.pay_group?, tick)));
        let ticks = of_rounds().filter_map(|(group, tick)| Some(((group, tick.period.parse().ok()?, tick.step), tick)));
        let since = of_rounds().filter_map(|(_, tick)| tick.day()).min();
        Self { rows, payer: rows.payer(agency), ticks: ticks.collect(), since }
    }

    /// What is late, whole or in part, of groups, as it came.
    fn late(&self, schedules: &[(&PayGroup, Schedule)], today: NaiveDate) -> Vec<StepAt> {
        if self.ticks.is_empty() {
            return Vec::new();
        }
        let rounds = schedules.iter().flat_map(|(group, schedule)| self.rounds(group, schedule, today));
        let open = |one: &StepAt| !one.stands.settled() && one.late > 0;
        let mut late: Vec<StepAt> = rounds.flat_map(|round| round.steps).filter(open).collect();
        late.sort_by_key(|one| one.order);
        late
    }

    fn rounds(&self, group: &PayGroup, schedule: &Schedule, today: NaiveDate) -> Vec<Round> {
        let mut left = Vec::new();
        let mut coming = Vec::new();
        for year in self.years(group, schedule, today) {
            for round in self.rounds_of_year(group, schedule, year, today) {
                let past = round.last().is_none_or(|last| last < today);
                let gone = round.last().is_none_or(|last| last + Days::new(FORGOTTEN) < today);
                if round.over() || (past && !round.owed()) || (gone && !round.begun()) {
                    continue;
                }
                if past { &mut left } else { &mut coming }.push(round);
            }
        }
        // By the week, several run at once; and where last month's report is still to be given, so does this month's.
        let runs = |round: &Round| round.begun() || round.steps.first().is_some_and(|one| one.date.date <= today);
        let running = coming.iter().rposition(runs).map_or(1, |at| at + 1);
        coming.truncate(running + 1);
        for next in coming.iter_mut().skip(running) {
            next.next = true;
        }
        left.extend(coming);
        left
    }

    /// The years in which rounds can be that concern people on a day.
    fn years(&self, group: &PayGroup, schedule: &Schedule, today: NaiveDate) -> BTreeSet<i32> {
        let (from, to) = (today - Days::new(AROUND), today + Days::new(AROUND));
        let mut years: BTreeSet<i32> = (from.year()..=to.year()).collect();
        let before = today.year() - 1;
        if !years.contains(&before) {
            // A round of which every step is settled need not be reckoned to be known to be over.
            let mut settled: HashMap<Period, usize> = HashMap::new();
            for ((of, period, _), tick) in &self.ticks {
                if *of == group.id && period.year == before && tick.state != StepState::Open {
                    *settled.entry(*period).or_default() += usize::from(tick.settled());
                }
            }
            if settled.values().any(|settled| *settled < schedule.most()) {
                years.insert(before);
            }
        }
        years
    }

    /// The rounds of a pay group of a year.
    pub(super) fn rounds_of_year(
        &self,
        group: &PayGroup,
        schedule: &Schedule,
        year: i32,
        today: NaiveDate,
    ) -> Vec<Round> {
        let mut rounds: Vec<Round> = Vec::new();
        let dates = schedule.dates(year);
        for date in dates.iter().copied() {
            let paid = || dates.iter().find(|one| one.period == date.period && one.step == Step::PayDay);
            let paid = if date.step == Step::EmployerReport { paid().map(|one| one.date) } else { None };
            let one = self.stand(group, schedule, date, paid, today);
            if let Some(round) = rounds.last_mut().filter(|round| round.period == date.period) {
                round.steps.push(one);
            } else {
                let (group, agency) = (Some(group.id), group.agency);
                rounds.push(Round { group, agency, period: date.period, next: false, steps: vec![one] });
            }
        }
        rounds
    }

    /// How a date of a group stands.
    fn step(&self, group: &PayGroup, schedule: &Schedule, date: PayrollDate, today: NaiveDate) -> StepAt {
        let paid = || self.rows.paid_on(group, date.period);
        let paid = if date.step == Step::EmployerReport { paid() } else { None };
        self.stand(group, schedule, date, paid, today)
    }

    /// The same where it is known when the round of a separate report is paid.
    fn stand(
        &self,
        group: &PayGroup,
        schedule: &Schedule,
        date: PayrollDate,
        paid: Option<NaiveDate>,
        today: NaiveDate,
    ) -> StepAt {
        let of = schedule.step(date.step);
        let told =
            self.since.is_some_and(|since| since <= date.date) && of.since.is_none_or(|since| since <= date.date);
        let tick = match paid {
            Some(paid) => self.rows.report_said(&self.payer, group, date.period, paid),
            None => self.ticks.get(&(group.id, date.period, date.step)).copied(),
        };
        stand((group.agency, Some(group.id)), date, tick, today, of.order(&date), told)
    }
}

/// How a date stands, given what has been said of it; `told` where it would have been said by then that it is done.
pub(super) fn stand(
    (agency, group): (AgencyId, Option<PayGroupId>),
    date: PayrollDate,
    tick: Option<&RoundStep>,
    today: NaiveDate,
    order: Order,
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
    StepAt { group, agency, date, stands, late, tick: tick.cloned(), order }
}

#[cfg(test)]
mod tests;
