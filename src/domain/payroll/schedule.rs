//! What the dates of a pay group follow from, looked up once for as many years as are asked for: its rule, its steps and
//! since when it has them, what was moved by hand, and between which days we pay it.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveTime};

use crate::domain::payroll::pay_group::{PayGroup, PayGroupStep};
use crate::domain::payroll::rule::{ByHand, PayDayRule, PayrollDate, Step, StepRule, Within, dates_paid};
use crate::domain::payroll::step_kind::RoundStepKind;
use crate::domain::record::record::Rows;

/// What comes first on a day: what is to be done by a time, then by the place in the list of steps.
pub(in crate::domain) type Order = (NaiveDate, bool, Option<NaiveTime>, i64, Step);

/// Where a turn of a recurring task stands among the steps of its day: after those of the rounds.
pub(super) const fn order_of_task(date: &PayrollDate) -> Order {
    (date.date, true, None, i64::MAX, date.step)
}

/// What there is to know of a step of a group beside when it falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::domain) struct OfStep {
    /// By what time of the day it is to be done.
    pub time: Option<NaiveTime>,
    /// Its place in the list of steps.
    pub place: i64,
    /// From this day on it falls no more.
    retired: Option<NaiveDate>,
    /// Before this day nobody would have said that it is done.
    pub since: Option<NaiveDate>,
}

impl OfStep {
    /// Where a date of it stands among the others of its agency.
    pub const fn order(self, date: &PayrollDate) -> Order {
        (date.date, self.time.is_none(), self.time, self.place, date.step)
    }
}

/// The schedule of a pay group.
pub(in crate::domain) struct Schedule {
    rule: PayDayRule,
    steps: Vec<StepRule>,
    by_hand: ByHand,
    within: Within,
    of: HashMap<Step, OfStep>,
}

impl Schedule {
    /// The schedule of a group; none where its rule cannot be read.
    pub fn of(rows: &Rows, group: &PayGroup) -> Option<Self> {
        let rule = group.pay_days()?;
        let steps = rows.step_rules(group);
        let moved = rows.moved_dates(group);
        let by_hand = moved.filter_map(|row| Some(((row.period.parse().ok()?, row.step), row.date))).collect();
        let kinds: HashMap<Step, &RoundStepKind> = rows.round_step_kind.iter().map(|kind| (kind.word, kind)).collect();
        let said: HashMap<Step, &PayGroupStep> =
            rows.pay_group_steps(group).into_iter().map(|row| (row.step, row)).collect();
        let names = steps.iter().map(|rule| rule.step).chain([Step::PayDay]);
        let of = names.map(|step| (step, of_step(group, step, kinds.get(&step).copied(), said.get(&step).copied())));
        let of = of.collect();
        Some(Self { rule, steps, by_hand, within: paid_by_us(rows, group), of })
    }

    /// The dates of the rounds of a year, round by round and in each as they come.
    pub fn dates(&self, year: i32) -> Vec<PayrollDate> {
        let mut dates = dates_paid(&self.rule, &self.steps, year, &self.by_hand, self.within);
        // What has been taken out of use falls no more, but it did before.
        let used = |date: &PayrollDate| self.step(date.step).retired.is_none_or(|day| date.date < day);
        dates.retain(|date| date.step == Step::PayDay || used(date));
        dates.sort_by_key(|date| (date.period, self.order(date)));
        dates
    }

    /// Where a date stands among the others of its agency.
    pub fn order(&self, date: &PayrollDate) -> Order {
        self.step(date.step).order(date)
    }

    /// What there is to know of a step.
    pub fn step(&self, step: Step) -> OfStep {
        let unknown = OfStep { time: None, place: i64::MAX, retired: None, since: None };
        self.of.get(&step).copied().unwrap_or(unknown)
    }

    /// How many steps a round has at most.
    pub fn most(&self) -> usize {
        self.of.len()
    }
}

/// What there is to know of a step of a group, of which the list and the group say this.
pub(in crate::domain) fn of_step(
    group: &PayGroup,
    step: Step,
    kind: Option<&RoundStepKind>,
    said: Option<&PayGroupStep>,
) -> OfStep {
    let usual = || Step::ALL.iter().zip(0..).find(|(one, _)| **one == step).map(|(_, place)| place);
    let place = kind.map(|kind| kind.position).or_else(usual).unwrap_or(i64::MAX);
    let time = said.and_then(|row| row.time_of_day).or_else(|| kind.and_then(|kind| kind.time_of_day));
    // What the group itself says of a step is not younger for being said of all groups later.
    let begun = said.map_or_else(|| kind.and_then(|kind| kind.since), |row| row.since);
    let since = begun.max(kind.and_then(|kind| kind.restored_on)).max(group.since);
    OfStep { time, place, retired: kind.and_then(|kind| kind.retired_at), since }
}

/// Between which days we pay a group: until its end, and while its agency is our client. A round whose pay day comes
/// after the agency has ceased to be one, as when it merges into another, is nobody's.
fn paid_by_us(rows: &Rows, group: &PayGroup) -> Within {
    let agency = rows.agency.get(group.agency);
    let ceased = agency.and_then(|agency| agency.client_until);
    let until = [group.ended_on, ceased].into_iter().flatten().min();
    Within { from: agency.and_then(|agency| agency.client_since), until }
}
