//! How well we are to do our work by an agreement, and how well we did.

use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::figures::figure::YEARS;
use crate::domain::payroll::rule::Step;
use crate::domain::record::id::{AgencyId, AgreementId, MetricId, RowId, natural};
use crate::domain::record::row::{Reference, Row};
use crate::domain::record::table::Table;

/// On which side of its value a result is good.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// The value or more.
    #[default]
    AtLeast,
    /// The value or less.
    AtMost,
}

impl Direction {
    /// Every direction.
    pub const ALL: [Self; 2] = [Self::AtLeast, Self::AtMost];

    /// The word in the file.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::AtLeast => "at_least",
            Self::AtMost => "at_most",
        }
    }
}

/// How often a metric has a result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Interval {
    /// Every month.
    Month,
    /// Every quarter.
    #[default]
    Quarter,
    /// Once a year.
    Year,
}

impl Interval {
    /// Every interval, the shortest first.
    pub const ALL: [Self; 3] = [Self::Month, Self::Quarter, Self::Year];

    /// The word in the file.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }

    /// The periods of `year`.
    #[must_use]
    pub fn periods(self, year: i64) -> Vec<MetricPeriod> {
        match self {
            Self::Month => (1..=12).map(|month| MetricPeriod::Month(year, month)).collect(),
            Self::Quarter => (1..=4).map(|quarter| MetricPeriod::Quarter(year, quarter)).collect(),
            Self::Year => vec![MetricPeriod::Year(year)],
        }
    }
}

/// A period with a result. In the file `2026-03`, `2026-Q1` or `2026`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MetricPeriod {
    /// A month, 1 is January.
    Month(i64, u32),
    /// A quarter, 1 to 4.
    Quarter(i64, u32),
    /// A calendar year.
    Year(i64),
}

impl MetricPeriod {
    /// The calendar year it lies in.
    #[must_use]
    pub const fn year(self) -> i64 {
        match self {
            Self::Month(year, _) | Self::Quarter(year, _) | Self::Year(year) => year,
        }
    }

    /// Its first and its last day.
    #[must_use]
    pub fn days(self) -> Option<RangeInclusive<NaiveDate>> {
        let (year, first, months) = match self {
            Self::Month(year, month) => (year, month, 1),
            Self::Quarter(year, quarter) => (year, quarter.checked_sub(1)? * 3 + 1, 3),
            Self::Year(year) => (year, 1, 12),
        };
        let first = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, first, 1)?;
        Some(first..=first.checked_add_months(Months::new(months))?.pred_opt()?)
    }

    /// How often there is such a period.
    #[must_use]
    pub const fn interval(self) -> Interval {
        match self {
            Self::Month(..) => Interval::Month,
            Self::Quarter(..) => Interval::Quarter,
            Self::Year(_) => Interval::Year,
        }
    }
}

impl fmt::Display for MetricPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Self::Year(year) => write!(f, "{year:04}"),
        }
    }
}

/// A text is no period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoPeriod;

impl FromStr for MetricPeriod {
    type Err = NoPeriod;

    fn from_str(text: &str) -> Result<Self, NoPeriod> {
        let (year, rest) = text.split_once('-').map_or((text, None), |(year, rest)| (year, Some(rest)));
        let number = |text: &str| text.parse::<u32>().map_err(|_| NoPeriod);
        let year = i64::from(number(year)?);
        let period = match rest {
            None => Self::Year(year),
            Some(rest) => match rest.strip_prefix('Q') {
                Some(quarter) => Self::Quarter(year, number(quarter)?),
                None => Self::Month(year, number(rest)?),
            },
        };
        let there = period.interval().periods(year).contains(&period);
        // Only the one way of writing it, so that one period has one identity.
        if there && YEARS.contains(&year) && period.to_string() == text { Ok(period) } else { Err(NoPeriod) }
    }
}

/// A measure of our work (*suoritusmittari*).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Metric {
    /// Identity.
    pub id: MetricId,
    /// At which agency.
    pub agency: AgencyId,
    /// Of which agreement.
    pub agreement: AgreementId,
    /// What is measured.
    pub name: String,
    /// On which side of the value a result is good.
    pub direction: Direction,
    /// The agreed value in ten-thousandths; none where it is only followed.
    pub value: Option<i64>,
    /// The unit, such as `%` or `työpäivää`.
    pub unit: String,
    /// By when it is to be done or reported, in words.
    pub deadline: String,
    /// How often there is a result.
    pub interval: Interval,
    /// Place in the list.
    pub position: i64,
    /// The step of the rounds whose punctuality it is: its results are counted from the ticks and not typed.
    #[serde(default)]
    pub step: Option<Step>,
}

impl Metric {
    /// Whether a result, in ten-thousandths, is as good as agreed; none where nothing is agreed.
    #[must_use]
    pub fn met(&self, result: i64) -> Option<bool> {
        let value = self.value?;
        Some(match self.direction {
            Direction::AtLeast => result >= value,
            Direction::AtMost => result <= value,
        })
    }
}

impl Row for Metric {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn agency(&self) -> Option<AgencyId> {
        Some(self.agency)
    }

    fn references(&self) -> Vec<Reference> {
        let mut references = vec![
            Reference::new("agency", Table::Agency, self.agency),
            Reference::new("agreement", Table::Agreement, self.agreement),
        ];
        references.extend(self.step.and_then(Step::reference));
        references
    }
}

/// What a metric came to in a period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MetricResult {
    /// UUIDv5 of metric and period.
    pub id: RowId,
    /// At which agency.
    pub agency: AgencyId,
    /// Of which metric.
    pub metric: MetricId,
    /// Of which period, as [`MetricPeriod`] writes it.
    pub period: String,
    /// The result in ten-thousandths, in the metric's unit.
    pub value: i64,
}

impl MetricResult {
    /// A result under its natural identity.
    #[must_use]
    pub fn new(metric: &Metric, period: MetricPeriod, value: i64) -> Self {
        let period = period.to_string();
        let id = RowId(natural("metric_result", &[&metric.id.to_string(), &period]));
        Self { id, agency: metric.agency, metric: metric.id, period, value }
    }

    /// Whether the row stands under the identity of its metric and period.
    #[must_use]
    pub fn in_place(&self) -> bool {
        self.id.0 == natural("metric_result", &[&self.metric.to_string(), &self.period])
    }
}

impl Row for MetricResult {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn agency(&self) -> Option<AgencyId> {
        Some(self.agency)
    }

    fn references(&self) -> Vec<Reference> {
        vec![Reference::new("agency", Table::Agency, self.agency), Reference::new("metric", Table::Metric, self.metric)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Rows;

    pub(in crate::domain::agreement) fn metric(direction: Direction, value: Option<i64>) -> Metric {
        Metric {
            id: MetricId::new(),
            agency: AgencyId::new(),
            agreement: AgreementId::new(),
            name: "Oikeat laskelmat".into(),
            direction,
            value,
            unit: "%".into(),
            deadline: String::new(),
            interval: Interval::Quarter,
            position: 0,
            step: None,
        }
    }

    #[test]
    fn periods_are_read_as_they_are_written() {
        for interval in Interval::ALL {
            for period in interval.periods(2026) {
                assert_eq!(period.to_string().parse(), Ok(period));
                assert_eq!((period.year(), period.interval()), (2026, interval));
            }
        }
        for text in ["", "26", "2026-", "2026-00", "2026-13", "2026-3", "2026-Q0", "2026-Q5", "2026-Q01", "1800", "x"] {
            assert_eq!(text.parse::<MetricPeriod>(), Err(NoPeriod), "{text}");
        }
    }

    #[test]
    fn a_result_is_as_good_as_agreed_on_its_side_of_the_value() {
        let least = metric(Direction::AtLeast, Some(985_000));
        assert_eq!([984_999, 985_000, 990_000].map(|result| least.met(result)), [Some(false), Some(true), Some(true)]);
        let most = metric(Direction::AtMost, Some(20_000));
        assert_eq!([19_999, 20_000, 20_001].map(|result| most.met(result)), [Some(true), Some(true), Some(false)]);
        assert_eq!(metric(Direction::AtLeast, None).met(1), None);
    }

    #[test]
    fn results_are_found_by_their_period() {
        let metric = metric(Direction::AtLeast, None);
        let mut rows = Rows::default();
        for (period, value) in [(MetricPeriod::Quarter(2026, 2), 2), (MetricPeriod::Quarter(2026, 1), 1)] {
            let result = MetricResult::new(&metric, period, value);
            assert!(result.in_place());
            rows.put(result.into());
        }
        let of = |period| rows.metric_result_of(&metric, period).map(|one| one.value);
        assert_eq!((of(MetricPeriod::Quarter(2026, 1)), of(MetricPeriod::Year(2026))), (Some(1), None));
        assert_eq!(rows.metric_results(&metric).iter().map(|one| one.value).collect::<Vec<_>>(), [1, 2]);
        let moved = MetricResult { period: "2026".into(), ..MetricResult::new(&metric, MetricPeriod::Year(2025), 1) };
        assert!(!moved.in_place());
    }
}
