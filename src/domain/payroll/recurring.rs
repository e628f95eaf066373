//! Recurring tasks as they are asked for: when they come at an agency, and how they stand.

use std::ops::RangeInclusive;

use chrono::{Datelike, Days, NaiveDate};

use crate::domain::payroll::recurring_task::RecurringTask;
use crate::domain::payroll::round_step::RoundStep;
use crate::domain::payroll::rounds::{Round, StepAt, stand};
use crate::domain::payroll::rule::{PayrollDate, Period, Step};
use crate::domain::payroll::schedule::order_of_task;
use crate::domain::record::id::{AgencyId, RowId};
use crate::domain::record::record::{Record, Rows};

/// For so many days ahead a task is in sight on the board.
const AHEAD: u64 = 60;

/// For so many days a task that is settled stays in sight after its day.
const SEEN: u64 = 30;

/// For so many years back a task that nobody has ticked is still late.
const BACK: i32 = 1;

impl Rows {
    /// The tasks of an agency, its own and those of all, by name.
    #[must_use]
    pub fn recurring_tasks(&self, agency: AgencyId) -> Vec<&RecurringTask> {
        let concerns = |task: &&RecurringTask| task.agency.is_none_or(|of| of == agency);
        let mut tasks: Vec<&RecurringTask> = self.recurring_task.iter().filter(concerns).collect();
        tasks.sort_by(|one, other| one.name_fi.cmp(&other.name_fi).then(one.id.cmp(&other.id)));
        tasks
    }

    /// When the tasks of an agency come in the turns of some years, its own and those of all in no order. Those of all come
    /// only while the agency is a client.
    #[must_use]
    pub fn task_dates(&self, agency: AgencyId, years: RangeInclusive<i32>) -> Vec<PayrollDate> {
        let Some(client) = self.agency.get(agency) else { return Vec::new() };
        let served = |day: NaiveDate| {
            client.client_since.is_none_or(|since| since <= day) && client.client_until.is_none_or(|until| day <= until)
        };
        let mut dates = Vec::new();
        // The tasks are gone through once for all years.
        for task in self.recurring_task.iter().filter(|task| task.agency.is_none_or(|of| of == agency)) {
            let turns = years.clone().flat_map(|year| task.in_year(year)).filter(|(_, date)| served(*date));
            dates.extend(turns.map(|(period, date)| PayrollDate {
                period,
                step: Step::Task(task.id),
                date,
                by_rule: date,
                moved: false,
            }));
        }
        dates
    }

    /// How a turn of a task stands at an agency. What is past and not ticked is late: the task says from when on it comes.
    #[must_use]
    pub fn task_on(&self, agency: AgencyId, date: PayrollDate, today: NaiveDate) -> StepAt {
        let tick = if let Step::Task(task) = date.step {
            self.round_step.get(RoundStep::id_of_task(task, agency, &date.period.to_string()))
        } else {
            None
        };
        stand((agency, None), date, tick, today, order_of_task(&date), true)
    }

    /// The turns of an agency's tasks that concern people on a day, each task once: what is late, else what comes, else
    /// what was settled a short while ago. None where there is nothing.
    #[must_use]
    pub fn task_round(&self, agency: AgencyId, today: NaiveDate) -> Option<Round> {
        if self.recurring_task.is_empty() {
            return None;
        }
        let mut steps: Vec<StepAt> = Vec::new();
        let mut turns = self.task_turns(agency, today);
        turns.retain(|at| !at.stands.settled() || at.date.date + Days::new(SEEN) >= today);
        turns.retain(|at| at.date.date <= today + Days::new(AHEAD));
        // What is not settled comes first, so that of each task the most pressing turn is the one that is shown.
        turns.sort_by_key(|at| (at.stands.settled(), at.date.date));
        for at in turns {
            if steps.iter().all(|known| known.date.step != at.date.step) {
                steps.push(at);
            }
        }
        steps.sort_by_key(|at| at.order);
        let period = Period { year: today.year(), number: 1 };
        let round = Round { group: None, agency, period, next: false, steps };
        (!round.steps.is_empty() && !round.over()).then_some(round)
    }

    /// The turn of a task at an agency that is shown of it: the first that is not settled, else the last one. None where
    /// it comes no more and has not come.
    #[must_use]
    pub fn task_turn(&self, agency: AgencyId, task: RowId, today: NaiveDate) -> Option<StepAt> {
        let mut turns = self.task_turns(agency, today);
        turns.retain(|at| at.date.step == Step::Task(task));
        let open = turns.iter().find(|at| !at.stands.settled()).cloned();
        open.or_else(|| turns.pop())
    }

    /// What of an agency's tasks should have been done and is not, by day.
    #[must_use]
    pub fn late_tasks(&self, agency: AgencyId, today: NaiveDate) -> Vec<StepAt> {
        if self.recurring_task.is_empty() {
            return Vec::new();
        }
        let mut late = self.task_turns(agency, today);
        late.retain(|at| !at.stands.settled() && at.late > 0);
        late
    }

    /// What of an agency's tasks is still to be done, from a day on, by day.
    pub(super) fn coming_tasks(&self, agency: AgencyId, today: NaiveDate) -> Vec<StepAt> {
        if self.recurring_task.is_empty() {
            return Vec::new();
        }
        let mut coming = self.task_turns(agency, today);
        coming.retain(|at| !at.stands.settled() && at.date.date >= today);
        coming
    }

    /// The turns of an agency's tasks that fall on the days from one to another, both included.
    pub(super) fn tasks_between(
        &self,
        agency: AgencyId,
        (from, to): (NaiveDate, NaiveDate),
        today: NaiveDate,
    ) -> Vec<StepAt> {
        if self.recurring_task.is_empty() {
            return Vec::new();
        }
        // A turn may move over the turn of the year.
        let years = from.year().saturating_sub(1)..=to.year().saturating_add(1);
        let within = self.task_dates(agency, years).into_iter().filter(|date| (from..=to).contains(&date.date));
        within.map(|date| self.task_on(agency, date, today)).collect()
    }

    /// A task and what has been said of it everywhere, in an order in which it can be deleted.
    #[must_use]
    pub fn of_task(&self, task: &RecurringTask) -> Vec<Record> {
        let of = |tick: &&RoundStep| tick.step == Step::Task(task.id);
        let ticks = self.round_step.iter().filter(of).cloned().map(Record::from);
        ticks.chain([task.clone().into()]).collect()
    }

    /// The turns of an agency's tasks of last year, this one and the next, by day.
    fn task_turns(&self, agency: AgencyId, today: NaiveDate) -> Vec<StepAt> {
        let dates = self.task_dates(agency, today.year() - BACK..=today.year() + 1).into_iter();
        let mut turns: Vec<StepAt> = dates.map(|date| self.task_on(agency, date, today)).collect();
        turns.sort_by_key(|at| at.order);
        turns
    }

    /// The task of a step; none where it is a step of a round.
    #[must_use]
    pub fn task_of(&self, step: Step) -> Option<&RecurringTask> {
        let Step::Task(id) = step else { return None };
        self.recurring_task.get(id)
    }
}

#[cfg(test)]
mod tests;
