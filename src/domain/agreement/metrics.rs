//! The results of a metric: typed, or counted from the ticks of the rounds.

use chrono::{Datelike, NaiveDate};

use crate::domain::agreement::metric::{Metric, MetricPeriod, MetricResult};
use crate::domain::payroll::punctuality::{Fell, Punctuality, punctuality};
use crate::domain::record::record::Rows;

/// What a metric came to in a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// When.
    pub period: MetricPeriod,
    /// The result in ten-thousandths, in the metric's unit.
    pub value: i64,
    /// How many it was counted from; none where it was typed.
    pub counts: Option<Punctuality>,
}

impl Rows {
    /// The result of a metric in a period, as it was typed.
    #[must_use]
    pub fn metric_result_of(&self, metric: &Metric, period: MetricPeriod) -> Option<&MetricResult> {
        self.metric_result.get(MetricResult::new(metric, period, 0).id)
    }

    /// The typed results of a metric, the oldest first.
    #[must_use]
    pub fn metric_results(&self, metric: &Metric) -> Vec<&MetricResult> {
        let mut all: Vec<&MetricResult> =
            self.metric_result.of(metric.agency).filter(|one| one.metric == metric.id).collect();
        all.sort_by(|a, b| a.period.cmp(&b.period));
        all
    }

    /// What a metric that is bound to a step is counted from in a year; nothing where it is not bound to any.
    #[must_use]
    pub fn metric_ticks(&self, metric: &Metric, year: i64, today: NaiveDate) -> Vec<Fell> {
        let Some((step, year)) = metric.step.zip(i32::try_from(year).ok()) else { return Vec::new() };
        self.fell(metric.agency, step, year..=year, today)
    }

    /// What a metric came to in a period: counted from the ticks where it is bound to a step, else as it was typed.
    #[must_use]
    pub fn outcome(&self, metric: &Metric, period: MetricPeriod, ticks: &[Fell]) -> Option<Outcome> {
        // What was typed before it was bound was typed of something else, perhaps in another unit.
        if metric.step.is_some() {
            let counts = punctuality(ticks, &period.days()?);
            return Some(Outcome { period, value: counts.share()?, counts: Some(counts) });
        }
        Some(Outcome { period, value: self.metric_result_of(metric, period)?.value, counts: None })
    }

    /// The newest results of a metric up to a day, `count` at most and the oldest of them first: of what is counted those
    /// of two years.
    #[must_use]
    pub fn newest_outcomes(&self, metric: &Metric, today: NaiveDate, count: usize) -> Vec<Outcome> {
        let mut newest: Vec<Outcome> = Vec::new();
        if metric.step.is_none() {
            let typed = self.metric_results(metric).into_iter().rev().take(count);
            let outcome =
                |one: &MetricResult| Some(Outcome { period: one.period.parse().ok()?, value: one.value, counts: None });
            newest.extend(typed.filter_map(outcome));
        } else {
            let year = i64::from(today.year());
            for year in [year, year - 1] {
                if newest.len() < count {
                    let ticks = self.metric_ticks(metric, year, today);
                    let periods = metric.interval.periods(year).into_iter().rev();
                    newest.extend(periods.filter_map(|period| self.outcome(metric, period, &ticks)));
                }
            }
            newest.truncate(count);
        }
        newest.reverse();
        newest
    }

    /// The newest result of a metric up to a day: of the year of that day, else of the one before.
    #[must_use]
    pub fn newest_outcome(&self, metric: &Metric, today: NaiveDate) -> Option<Outcome> {
        let year = i64::from(today.year());
        [year, year - 1].into_iter().find_map(|year| {
            let ticks = self.metric_ticks(metric, year, today);
            let periods = metric.interval.periods(year).into_iter().rev();
            periods.into_iter().find_map(|period| self.outcome(metric, period, &ticks))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::agreement::metric::{Direction, Interval};
    use crate::domain::payroll::rule::{Move, PayDayRule, Period, Step};
    use crate::domain::payroll::ticking::{Signed, tick};
    use crate::domain::testing::{agency, day, rows};
    use crate::domain::{AgreementId, MetricId, PayGroup, PayGroupId, RoundStep, apply};

    #[test]
    fn a_metric_bound_to_a_step_is_counted_and_not_typed() {
        let one = agency("Rannikkolaitos");
        let rule = PayDayRule::DayOfMonth { day: 15, to: Move::Before }.to_string();
        let name = "Kuukausipalkat".to_owned();
        let group =
            PayGroup { id: PayGroupId::new(), agency: one.id, name, rule, position: 0, ended_on: None, since: None };
        let metric = Metric {
            id: MetricId::new(),
            agency: one.id,
            agreement: AgreementId::new(),
            name: "Palkat ajallaan".into(),
            direction: Direction::AtLeast,
            value: Some(990_000),
            unit: "%".into(),
            deadline: String::new(),
            interval: Interval::Quarter,
            position: 0,
            step: Some(Step::PayDay),
        };
        let mut rows = rows([one.into(), group.clone().into(), metric.clone().into()]);
        let typed = |quarter, value| MetricResult::new(&metric, MetricPeriod::Quarter(2026, quarter), value);
        rows.put(typed(1, 950_000).into());
        rows.put(typed(3, 10_000).into());
        // July and August on the day, September a day late: 15 July, 14 August, 15 September.
        for (number, on) in [(7, "2026-07-15"), (8, "2026-08-13"), (9, "2026-09-16")] {
            let at = day(on).and_hms_opt(9, 0, 0).expect("a time");
            let signed = Signed { who: "Aino", employee: None, at };
            let said = tick(&rows, RoundStep::new(&group, Period { year: 2026, number }, Step::PayDay), signed);
            rows = apply(&rows, &said).expect("applies").rows;
        }
        let today = day("2026-10-12");
        let ticks = rows.metric_ticks(&metric, 2026, today);
        let of = |quarter| {
            let found = rows.outcome(&metric, MetricPeriod::Quarter(2026, quarter), &ticks)?;
            Some((found.value, found.counts.map(|counts| (counts.on_time, counts.counted))))
        };
        assert_eq!(of(1), None, "what was typed before it was bound is not its result");
        assert_eq!(of(2), None);
        assert_eq!(of(3), Some((667_000, Some((2, 3)))), "what is typed beside the ticks does not count");
        assert_eq!(rows.newest_outcome(&metric, today).map(|one| one.period), Some(MetricPeriod::Quarter(2026, 3)));
        let newest = rows.newest_outcomes(&metric, today, 3).into_iter().map(|one| one.value);
        assert_eq!(newest.collect::<Vec<_>>(), [667_000]);
        let unbound = Metric { step: None, ..metric };
        assert!(rows.metric_ticks(&unbound, 2026, today).is_empty());
        let typed = rows.outcome(&unbound, MetricPeriod::Quarter(2026, 3), &ticks).map(|one| one.value);
        assert_eq!(typed, Some(10_000));
    }
}
