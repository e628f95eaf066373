//! Pay groups as they are asked for, with the dates that their rules give.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, NaiveTime};

use crate::domain::payroll::pay_group::{MovedDate, PayGroup, PayGroupStep};
use crate::domain::payroll::rule::{PayrollDate, Step, StepRule};
use crate::domain::payroll::schedule::{Schedule, order_of_task};
use crate::domain::payroll::step_kind::{RoundStepKind, StepBy};
use crate::domain::record::id::{AgencyId, PayGroupId};
use crate::domain::record::record::{Record, Rows};

/// A date of an agency's payroll calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupDate {
    /// At which agency.
    pub agency: AgencyId,
    /// Of which group; none where it is a recurring task's.
    pub group: Option<PayGroupId>,
    /// Which.
    pub date: PayrollDate,
}

impl Rows {
    /// The pay groups of an agency, in the users' order.
    #[must_use]
    pub fn pay_groups(&self, agency: AgencyId) -> Vec<&PayGroup> {
        let mut groups: Vec<&PayGroup> = self.pay_group.of(agency).collect();
        groups.sort_by_key(|group| group.position);
        groups
    }

    /// The steps of a pay group, in the order in which they usually come.
    #[must_use]
    pub fn pay_group_steps(&self, group: &PayGroup) -> Vec<&PayGroupStep> {
        let mut steps: Vec<_> = self.pay_group_step.of(group.agency).filter(|row| row.pay_group == group.id).collect();
        steps.sort_by_key(|row| row.step);
        steps
    }

    /// The dates of a pay group that were set by hand.
    pub fn moved_dates<'a>(&'a self, group: &'a PayGroup) -> impl Iterator<Item = &'a MovedDate> + 'a {
        self.payroll_date.of(group.agency).filter(|row| row.pay_group == group.id)
    }

    /// The dates of the rounds of a year, those set by hand counted in: of those that are paid before the group's end and
    /// while the agency is our client. Empty where there is no such group or its rule cannot be read.
    #[must_use]
    pub fn payroll(&self, group: PayGroupId, year: i32) -> Vec<PayrollDate> {
        let schedule = self.pay_group.get(group).and_then(|group| Schedule::of(self, group));
        schedule.map(|schedule| schedule.dates(year)).unwrap_or_default()
    }

    /// When the steps of a pay group fall: as the group says, else as the list of steps does for all groups.
    #[must_use]
    pub fn step_rules(&self, group: &PayGroup) -> Vec<StepRule> {
        let mut rules: Vec<StepRule> = self.pay_group_steps(group).into_iter().filter_map(PayGroupStep::rule).collect();
        for kind in self.step_kinds() {
            let said = rules.iter().any(|rule| rule.step == kind.word);
            if let Some(timing) = kind.usual().filter(|_| !said && kind.word != Step::PayDay) {
                rules.push(StepRule { step: kind.word, timing });
            }
        }
        rules
    }

    /// The list of steps, in the users' order.
    #[must_use]
    pub fn step_kinds(&self) -> Vec<&RoundStepKind> {
        let mut kinds: Vec<&RoundStepKind> = self.round_step_kind.iter().collect();
        kinds.sort_by(|one, other| one.position.cmp(&other.position).then_with(|| one.name_fi.cmp(&other.name_fi)));
        kinds
    }

    /// What the list says of a step; none where it does not know it.
    #[must_use]
    pub fn step_kind(&self, step: Step) -> Option<&RoundStepKind> {
        self.round_step_kind.get(step.kind())
    }

    /// The step for which one stands that has been merged into another, and that into yet another. Those that go round in a
    /// circle, each merged into the next, stand for themselves.
    #[must_use]
    pub fn merged_step(&self, mut step: Step) -> Step {
        let mut met = BTreeSet::new();
        while met.insert(step) {
            let into = self.step_kind(step).and_then(|kind| self.round_step_kind.get(kind.merged_into?));
            match into {
                Some(into) => step = into.word,
                None => break,
            }
        }
        step
    }

    /// Who does a step.
    #[must_use]
    pub fn done_by(&self, step: Step) -> StepBy {
        let task = self.task_of(step).map(|task| task.done_by);
        task.or_else(|| self.step_kind(step).map(|kind| kind.done_by)).unwrap_or_default()
    }

    /// By what time of its day a step of a group is to be done: as the group says, else as the list does; none where the
    /// day is enough.
    #[must_use]
    pub fn time_of_day(&self, group: PayGroupId, step: Step) -> Option<NaiveTime> {
        let of = self.pay_group.get(group)?.agency;
        let mut said = self.pay_group_step.of(of).filter(|row| row.pay_group == group && row.step == step);
        let own = said.find_map(|row| row.time_of_day);
        own.or_else(|| self.step_kind(step).and_then(|kind| kind.time_of_day))
    }

    /// Where a step stands among the others: as in the list, else as the program has it.
    #[must_use]
    pub fn step_place(&self, step: Step) -> (i64, Step) {
        let usual = || Step::ALL.iter().zip(0..).find(|(one, _)| **one == step).map(|(_, place)| place);
        let place = self.step_kind(step).map(|kind| kind.position).or_else(usual);
        (place.unwrap_or(i64::MAX), step)
    }

    /// The next `count` dates of all pay groups of an agency and of its recurring tasks, from `today` on, in order. Rounds
    /// of the year before are looked at too: their last steps come after the turn of the year.
    #[must_use]
    pub fn next_dates(&self, agency: AgencyId, today: NaiveDate, count: usize) -> Vec<GroupDate> {
        let mut dates = Vec::new();
        for group in self.pay_groups(agency) {
            let Some(schedule) = Schedule::of(self, group) else { continue };
            for year in today.year().saturating_sub(1)..=today.year().saturating_add(1) {
                let coming = schedule.dates(year).into_iter().filter(|date| date.date >= today);
                dates.extend(
                    coming.map(|date| (schedule.order(&date), GroupDate { agency, group: Some(group.id), date })),
                );
            }
        }
        if !self.recurring_task.is_empty() {
            let years = today.year().saturating_sub(1)..=today.year().saturating_add(1);
            let coming = self.task_dates(agency, years).into_iter().filter(|date| date.date >= today);
            dates.extend(coming.map(|date| (order_of_task(&date), GroupDate { agency, group: None, date })));
        }
        dates.sort_by_key(|(order, _)| *order);
        dates.truncate(count);
        dates.into_iter().map(|(_, date)| date).collect()
    }

    /// A pay group and all that belongs to it, in an order in which it can be deleted.
    #[must_use]
    pub fn of_pay_group(&self, group: &PayGroup) -> Vec<Record> {
        let ticks = self.ticks(group).cloned().map(Record::from);
        let dates = self.moved_dates(group).cloned().map(Record::from);
        let steps = self.pay_group_steps(group).into_iter().cloned().map(Record::from);
        ticks.chain(dates).chain(steps).chain([group.clone().into()]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::payroll::rule::{DEFAULT_STEPS, Move, Period};
    use crate::domain::payroll::{PayDayRule, StepTiming};
    use crate::domain::testing::{agency, day, perhaps, rows};
    use crate::domain::{BrokenRule, Change, Table, broken};

    fn group(agency: AgencyId, rule: PayDayRule) -> PayGroup {
        PayGroup {
            id: PayGroupId::new(),
            agency,
            name: "Kuukausipalkat".into(),
            rule: rule.to_string(),
            position: 0,
            ended_on: None,
            since: None,
        }
    }

    const FIFTEENTH: PayDayRule = PayDayRule::DayOfMonth { day: 15, to: Move::Before };

    /// A group with the usual steps, and an agency around it.
    fn file() -> (Rows, PayGroup) {
        let one = agency("Rannikkolaitos");
        let group = group(one.id, FIFTEENTH);
        let steps = DEFAULT_STEPS.map(|rule| PayGroupStep::new(&group, rule.step, rule.timing).into());
        (rows([one.into(), group.clone().into()].into_iter().chain(steps)), group)
    }

    fn of(dates: &[PayrollDate], number: u32, step: Step) -> PayrollDate {
        *dates.iter().find(|date| date.period.number == number && date.step == step).expect("a date")
    }

    #[test]
    fn a_group_has_the_dates_of_its_rule_and_steps() {
        let (rows, group) = file();
        let dates = rows.payroll(group.id, 2026);
        assert_eq!(dates.len(), 36);
        // 15 August 2026 is a Saturday.
        assert_eq!(of(&dates, 8, Step::PayDay).date, day("2026-08-14"));
        assert_eq!(of(&dates, 8, Step::EmployerReport).date, day("2026-09-07"));
        assert!(rows.payroll(PayGroupId::new(), 2026).is_empty());
    }

    #[test]
    fn a_date_moved_by_hand_takes_the_steps_along_and_goes_back() {
        let (mut rows, group) = file();
        let period = Period { year: 2026, number: 6 };
        let moved = MovedDate::new(&group, period, Step::PayDay, day("2026-06-12"));
        rows.put(moved.clone().into());
        let dates = rows.payroll(group.id, 2026);
        let pay_day = of(&dates, 6, Step::PayDay);
        assert_eq!((pay_day.date, pay_day.by_rule, pay_day.moved), (day("2026-06-12"), day("2026-06-15"), true));
        assert_eq!(of(&dates, 6, Step::IncomeRegister).date, day("2026-06-17"));
        rows.remove(Table::PayrollDate, moved.id.0);
        assert!(rows.payroll(group.id, 2026).iter().all(|date| !date.moved));
    }

    #[test]
    fn the_next_dates_cross_the_turn_of_the_year() {
        let (rows, group) = file();
        let next = rows.next_dates(group.agency, day("2026-12-30"), 3);
        let dates: Vec<_> = next.iter().map(|one| (one.date.step, one.date.date)).collect();
        let expected = [
            (Step::EmployerReport, day("2027-01-05")),
            (Step::PayDay, day("2027-01-15")),
            (Step::IncomeRegister, day("2027-01-20")),
        ];
        assert_eq!(dates, expected);
        let january = rows.next_dates(group.agency, day("2027-01-01"), 1);
        assert_eq!(january.first().map(|one| one.date.period.year), Some(2026), "December's report is still to come");
        assert_eq!(
            rows.next_dates(group.agency, day("2027-01-15"), 1).first().map(|one| one.date.step),
            Some(Step::PayDay)
        );
    }

    #[test]
    fn an_ended_group_has_no_later_rounds() {
        let (mut rows, group) = file();
        rows.put(PayGroup { ended_on: perhaps("2026-03-31"), ..group.clone() }.into());
        let dates = rows.payroll(group.id, 2026);
        assert_eq!(dates.last().map(|date| (date.period.number, date.step)), Some((3, Step::EmployerReport)));
        assert!(rows.next_dates(group.agency, day("2026-05-01"), 3).is_empty());
    }

    #[test]
    fn what_nobody_of_us_pays_falls_nowhere() {
        let (mut rows, group) = file();
        let mut client = rows.agency.get(group.agency).expect("there").clone();
        client.client_since = perhaps("2026-03-01");
        client.client_until = perhaps("2026-10-14");
        rows.put(client.into());
        let numbers = |rows: &Rows| -> Vec<u32> {
            let paid = rows.payroll(group.id, 2026).into_iter().filter(|date| date.step == Step::PayDay);
            paid.map(|date| date.period.number).collect()
        };
        assert_eq!(numbers(&rows), [3, 4, 5, 6, 7, 8, 9]);
        let next = rows.next_dates(group.agency, day("2026-10-01"), 3);
        assert_eq!(next.iter().map(|one| one.date.step).collect::<Vec<_>>(), [Step::EmployerReport]);
        assert_eq!(rows.next_steps(group.agency, day("2026-10-01"), 3).len(), 1);
    }

    #[test]
    fn the_report_of_a_month_comes_with_the_last_pay_day_that_is_ours() {
        let rule = PayDayRule::TwiceMonthly { days: [10, 25], to: Move::Before };
        let (mut rows, group) = file();
        let ended = PayGroup { rule: rule.to_string(), ended_on: perhaps("2026-10-20"), ..group };
        rows.put(ended.clone().into());
        let dates = rows.payroll(ended.id, 2026);
        // The 10th of October is a Saturday.
        assert_eq!(of(&dates, 19, Step::PayDay).date, day("2026-10-09"));
        assert_eq!(of(&dates, 19, Step::EmployerReport).date, day("2026-11-05"));
        assert_eq!(dates.iter().map(|date| date.period.number).max(), Some(19));
        rows.put(PayGroup { ended_on: None, ..ended.clone() }.into());
        let mut client = rows.agency.get(ended.agency).expect("there").clone();
        client.client_until = perhaps("2026-10-20");
        rows.put(client.into());
        assert_eq!(of(&rows.payroll(ended.id, 2026), 19, Step::EmployerReport).date, day("2026-11-05"));
    }

    #[test]
    fn groups_are_named_readable_and_in_place() {
        let (all, group) = file();
        let broken_by = |record: Record| {
            let mut rows = all.clone();
            rows.put(record.clone());
            broken(&rows, &[Change::insert(record)])
        };
        assert_eq!(broken_by(group.clone().into()), []);
        assert_eq!(broken_by(PayGroup { name: " ".into(), ..group.clone() }.into()), [BrokenRule::ItemNameMissing]);
        assert_eq!(
            broken_by(PayGroup { rule: "day 0".into(), ..group.clone() }.into()),
            [BrokenRule::PayrollUnreadable]
        );
        let step = PayGroupStep::new(&group, Step::Run, StepTiming::BankingDays(-2));
        assert_eq!(broken_by(step.clone().into()), []);
        let unreadable = PayGroupStep { timing: "soon".into(), ..step.clone() };
        assert_eq!(broken_by(unreadable.into()), [BrokenRule::PayrollUnreadable]);
        let elsewhere = PayGroupStep { agency: AgencyId::new(), ..step.clone() };
        assert_eq!(broken_by(elsewhere.into()), [BrokenRule::PayrollMisplaced(group.id)]);
        let other_step = PayGroupStep { step: Step::Review, ..step };
        assert_eq!(broken_by(other_step.into()), [BrokenRule::PayrollMisplaced(group.id)]);
        let moved = MovedDate::new(&group, Period { year: 2026, number: 3 }, Step::PayDay, day("2026-03-13"));
        assert_eq!(broken_by(moved.clone().into()), []);
        let no_period = MovedDate { period: "2026".into(), ..moved.clone() };
        let found = broken_by(no_period.into());
        assert_eq!(found, [BrokenRule::PayrollUnreadable, BrokenRule::PayrollMisplaced(group.id)]);
        let elsewhere = MovedDate { agency: AgencyId::new(), ..moved };
        assert_eq!(broken_by(elsewhere.into()), [BrokenRule::PayrollMisplaced(group.id)]);
    }
}
