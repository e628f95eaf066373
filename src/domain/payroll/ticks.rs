//! What has been said of the steps: of a round group by group, of a separate report payer by payer, of a recurring task agency
//! by agency.

use chrono::{Datelike, NaiveDate};

use crate::domain::payroll::pay_group::PayGroup;
use crate::domain::payroll::round_step::{Payer, RoundStep, StepState};
use crate::domain::payroll::rounds::StepAt;
use crate::domain::payroll::rule::{self, Period, Step};
use crate::domain::record::id::{AgencyId, PayGroupId};
use crate::domain::record::record::Rows;

impl Rows {
    /// What has been said of the steps of a pay group.
    pub fn ticks<'a>(&'a self, group: &'a PayGroup) -> impl Iterator<Item = &'a RoundStep> + 'a {
        self.round_step.of(group.agency).filter(|row| row.pay_group == Some(group.id))
    }

    /// What has been said of a step of a round; of the separate report what has been said of the payer's month, in whichever
    /// group.
    #[must_use]
    pub fn tick(&self, group: PayGroupId, period: Period, step: Step) -> Option<&RoundStep> {
        if step == Step::EmployerReport
            && let Some(group) = self.pay_group.get(group)
            && let Some(paid) = self.paid_on(group, period)
        {
            return self.report_said(&self.payer(group.agency), group, period, paid);
        }
        self.round_step.get(RoundStep::id_of(group, &period.to_string(), step))
    }

    /// Who pays at an agency: agencies with one business id are one payer, however the id is written.
    #[must_use]
    pub fn payer(&self, agency: AgencyId) -> Payer {
        let known = self.agency.get(agency).map(|agency| payer_digits(&agency.business_id)).filter(|id| !id.is_empty());
        known.map_or_else(|| Payer::alone(agency), |key| Payer { key, agency: None })
    }

    /// What has been said of the separate report for the month of a pay day: by payer, else of the agency alone, as long as
    /// its business id was not known.
    #[must_use]
    pub fn report_tick(&self, agency: AgencyId, paid: NaiveDate) -> Option<&RoundStep> {
        let rows = self.report_rows(&self.payer(agency), agency, month_of(paid));
        rows.into_iter().flatten().min_by_key(|row| row.state == StepState::Open)
    }

    fn report_rows(&self, payer: &Payer, agency: AgencyId, month: Period) -> [Option<&RoundStep>; 2] {
        let row = |payer: &Payer| self.round_step.get(RoundStep::id_of_report(&payer.key, &month.to_string()));
        let alone = if payer.agency.is_none() { row(&Payer::alone(agency)) } else { None };
        [row(payer), alone]
    }

    /// What has been said of the separate report in a round: as [`Self::report_tick`] tells, else group by group as older
    /// programs ticked it. A note alone does not hide that it is done.
    pub(super) fn report_said(
        &self,
        payer: &Payer,
        group: &PayGroup,
        period: Period,
        paid: NaiveDate,
    ) -> Option<&RoundStep> {
        let [shared, alone] = self.report_rows(payer, group.agency, month_of(paid));
        let older = self.round_step.get(RoundStep::id_of(group.id, &period.to_string(), Step::EmployerReport));
        [shared, alone, older].into_iter().flatten().min_by_key(|row| row.state == StepState::Open)
    }

    /// When a round is paid, moved or not.
    pub(super) fn paid_on(&self, group: &PayGroup, period: Period) -> Option<NaiveDate> {
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
                let known = self.tick(group, period, step);
                let group = self.pay_group.get(group)?;
                match self.paid_on(group, period).filter(|_| step == Step::EmployerReport) {
                    Some(paid) => {
                        let fresh = RoundStep::of_report(&self.payer(group.agency), month_of(paid));
                        match known {
                            // A note that was written elsewhere goes along, so that all of the payer meet.
                            Some(known) if known.state == StepState::Open && known.id != fresh.id => {
                                RoundStep { note: known.note.clone(), ..fresh }
                            }
                            Some(known) => known.clone(),
                            None => fresh,
                        }
                    }
                    None => RoundStep::new(group, period, step),
                }
            }
            (None, _) => return None,
        };
        Some(self.round_step.get(fresh.id).cloned().unwrap_or(fresh))
    }
}

/// By what a payer with a business id is known, however the id is written; empty where it has none.
pub(super) fn payer_digits(business_id: &str) -> String {
    business_id.chars().filter(char::is_ascii_digit).collect()
}

/// The month of a day, as the separate report names it.
fn month_of(day: NaiveDate) -> Period {
    Period { year: day.year(), number: day.month() }
}
