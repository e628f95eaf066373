//! The pay groups of an agency: who is paid together, on which days, with which steps around the pay day.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::payroll::rule::{PayDayRule, Period, Step, StepRule, StepTiming};
use crate::domain::record::id::{AgencyId, PayGroupId, RowId, natural};
use crate::domain::record::row::{Reference, Row};
use crate::domain::record::table::Table;

/// Employees who are paid on the same days.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PayGroup {
    /// Identity.
    pub id: PayGroupId,
    /// Of which agency.
    pub agency: AgencyId,
    /// What the users call it: monthly pay, hourly pay, fees.
    pub name: String,
    /// The pay-day rule in the words of [`PayDayRule`].
    pub rule: String,
    /// Place among the agency's, from 0 up.
    pub position: i64,
    /// The last day on which it may be paid; none while it goes on.
    pub ended_on: Option<NaiveDate>,
    /// The day on which it was written down: what fell before was done elsewhere. None where it was there before this
    /// was kept.
    #[serde(default)]
    pub since: Option<NaiveDate>,
}

impl PayGroup {
    /// The pay-day rule; none where it cannot be read.
    #[must_use]
    pub fn pay_days(&self) -> Option<PayDayRule> {
        self.rule.parse().ok()
    }
}

impl Row for PayGroup {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn agency(&self) -> Option<AgencyId> {
        Some(self.agency)
    }

    fn references(&self) -> Vec<Reference> {
        vec![Reference::new("agency", Table::Agency, self.agency)]
    }
}

/// A step of a pay group and when it falls. The pay day itself has no such row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PayGroupStep {
    /// UUIDv5 of group and step.
    pub id: RowId,
    /// Of which group.
    pub pay_group: PayGroupId,
    /// Of which agency, as the group.
    pub agency: AgencyId,
    /// Which step.
    pub step: Step,
    /// When, in the words of [`StepTiming`].
    pub timing: String,
    /// By what time of the day; none where the group has it as the list says.
    #[serde(default)]
    pub time_of_day: Option<NaiveTime>,
    /// The day from which on the group has it; none where it had it from its own beginning, or before this was kept.
    #[serde(default)]
    pub since: Option<NaiveDate>,
}

impl PayGroupStep {
    /// The identity of a step of a group.
    #[must_use]
    pub fn id_of(group: PayGroupId, step: Step) -> RowId {
        RowId(natural("pay_group_step", &[&group.to_string(), &step.word()]))
    }

    /// A step of a group under its natural identity.
    #[must_use]
    pub fn new(group: &PayGroup, step: Step, timing: StepTiming) -> Self {
        let id = Self::id_of(group.id, step);
        let (pay_group, agency, timing) = (group.id, group.agency, timing.to_string());
        Self { id, pay_group, agency, step, timing, time_of_day: None, since: None }
    }

    /// Whether the identity is that of group and step.
    #[must_use]
    pub fn in_place(&self) -> bool {
        self.id == Self::id_of(self.pay_group, self.step)
    }

    /// The step as the calendar reckons with it; none where its timing cannot be read.
    #[must_use]
    pub fn rule(&self) -> Option<StepRule> {
        Some(StepRule { step: self.step, timing: self.timing.parse().ok()? })
    }
}

impl Row for PayGroupStep {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn agency(&self) -> Option<AgencyId> {
        Some(self.agency)
    }

    fn references(&self) -> Vec<Reference> {
        let mut references = vec![
            Reference::new("agency", Table::Agency, self.agency),
            Reference::new("pay_group", Table::PayGroup, self.pay_group),
        ];
        references.extend(self.step.reference());
        references
    }
}

/// A date of the payroll calendar that was set by hand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MovedDate {
    /// UUIDv5 of group, period and step.
    pub id: RowId,
    /// Of which group.
    pub pay_group: PayGroupId,
    /// Of which agency, as the group.
    pub agency: AgencyId,
    /// Of which round, in the words of [`Period`].
    pub period: String,
    /// Which step.
    pub step: Step,
    /// When.
    pub date: NaiveDate,
}

impl MovedDate {
    /// The identity of a date of a round.
    #[must_use]
    pub fn id_of(group: PayGroupId, period: &str, step: Step) -> RowId {
        RowId(natural("payroll_date", &[&group.to_string(), period, &step.word()]))
    }

    /// A date set by hand, under its natural identity.
    #[must_use]
    pub fn new(group: &PayGroup, period: Period, step: Step, date: NaiveDate) -> Self {
        let period = period.to_string();
        let id = Self::id_of(group.id, &period, step);
        Self { id, pay_group: group.id, agency: group.agency, period, step, date }
    }

    /// Whether the identity is that of group, period and step.
    #[must_use]
    pub fn in_place(&self) -> bool {
        self.id == Self::id_of(self.pay_group, &self.period, self.step)
    }
}

impl Row for MovedDate {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn agency(&self) -> Option<AgencyId> {
        Some(self.agency)
    }

    fn references(&self) -> Vec<Reference> {
        let mut references = vec![
            Reference::new("agency", Table::Agency, self.agency),
            Reference::new("pay_group", Table::PayGroup, self.pay_group),
        ];
        references.extend(self.step.reference());
        references
    }
}
