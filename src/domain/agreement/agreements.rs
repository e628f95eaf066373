//! Agreements and what stands around them as they are asked for, and what taking one away comes to.

use std::cmp::Reverse;

use chrono::{Datelike, NaiveDate};

use crate::domain::agreement::agreement::{Agreement, Validity};
use crate::domain::agreement::around::{AppliedAgreement, Feedback, PlannedChange};
use crate::domain::agreement::limit::BoundaryCondition;
use crate::domain::agreement::metric::Metric;
use crate::domain::agreement::price::UnitPrice;
use crate::domain::record::id::AgencyId;
use crate::domain::record::operation::Change;
use crate::domain::record::record::{Record, Rows};
use crate::domain::record::text::fold;

impl Rows {
    /// The agreements of `agency` in the order in which they are wanted on `day`: the one in force, then those to
    /// come, the soonest first, then those that are over, the latest first.
    #[must_use]
    pub fn agreements(&self, agency: AgencyId, day: NaiveDate) -> Vec<&Agreement> {
        let mut all: Vec<&Agreement> = self.agreement.of(agency).collect();
        all.sort_by_key(|one| {
            let (soonest, latest) = match one.validity(day) {
                Validity::Future => (one.valid_from, Reverse(None)),
                Validity::InForce | Validity::Past => (None, Reverse(one.valid_to)),
            };
            (one.validity(day), soonest, latest, one.id)
        });
        all
    }

    /// The agreement of `agency` in force on `day`.
    #[must_use]
    pub fn agreement_on(&self, agency: AgencyId, day: NaiveDate) -> Option<&Agreement> {
        self.agreements(agency, day).into_iter().find(|one| one.validity(day) == Validity::InForce)
    }

    /// What an agreement is priced, measured and bounded by: its metrics in their order.
    #[must_use]
    pub fn metrics(&self, agreement: &Agreement) -> Vec<&Metric> {
        let mut all: Vec<&Metric> =
            self.metric.of(agreement.agency).filter(|one| one.agreement == agreement.id).collect();
        all.sort_by_key(|one| (one.position, one.id));
        all
    }

    /// The boundary conditions of an agreement in their order.
    #[must_use]
    pub fn boundary_conditions(&self, agreement: &Agreement) -> Vec<&BoundaryCondition> {
        let mut all: Vec<&BoundaryCondition> =
            self.boundary_condition.of(agreement.agency).filter(|one| one.agreement == agreement.id).collect();
        all.sort_by_key(|one| (one.position, one.id));
        all
    }

    /// The unit prices of an agreement, oldest first.
    #[must_use]
    pub fn unit_prices(&self, agreement: &Agreement) -> Vec<&UnitPrice> {
        let mut all: Vec<&UnitPrice> =
            self.unit_price.of(agreement.agency).filter(|one| one.agreement == agreement.id).collect();
        all.sort_by_key(|one| (one.valid_from, one.id));
        all
    }
}

/// What taking an agreement away with all that is its own comes to.
#[must_use]
pub fn removed(rows: &Rows, agreement: &Agreement) -> Vec<Change> {
    let agency = agreement.agency;
    let metrics = rows.metrics(agreement);
    let mut records: Vec<Record> = Vec::new();
    let of_metric = |id| metrics.iter().any(|metric| metric.id == id);
    records.extend(rows.metric_result.of(agency).filter(|one| of_metric(one.metric)).cloned().map(Record::from));
    records.extend(metrics.iter().map(|one| Record::from((*one).clone())));
    let lines = rows.definition_line.of(agency).filter(|one| one.agreement == Some(agreement.id));
    records.extend(lines.cloned().map(Record::from));
    records.extend(rows.boundary_conditions(agreement).into_iter().cloned().map(Record::from));
    records.extend(rows.unit_prices(agreement).into_iter().cloned().map(Record::from));
    records.push(agreement.clone().into());
    records.into_iter().map(Change::delete).collect()
}

impl Rows {
    /// The collective agreements and forms of working time of `agency`: those that hold or are to hold on `day`
    /// first, by kind and name, then those that are over, the latest first.
    #[must_use]
    pub fn applied_agreements(&self, agency: AgencyId, day: NaiveDate) -> Vec<&AppliedAgreement> {
        let mut all: Vec<&AppliedAgreement> = self.applied_agreement.of(agency).collect();
        all.sort_by_cached_key(|one| {
            let latest = Reverse(one.valid_to.filter(|_| one.over(day)));
            (one.over(day), latest, one.kind, fold(&one.name), one.id)
        });
        all
    }

    /// What is going to change at `agency`, the soonest first, what has no day last.
    #[must_use]
    pub fn planned_changes(&self, agency: AgencyId) -> Vec<&PlannedChange> {
        let mut all: Vec<&PlannedChange> = self.planned_change.of(agency).collect();
        all.sort_by_key(|one| (one.expected_on.is_none(), one.expected_on, one.id));
        all
    }

    /// The changes with a number and a day that are to come at `agency` after a year, the soonest first: the figures of the
    /// years until then hold what has changed before.
    #[must_use]
    pub fn planned_after(&self, agency: AgencyId, year: i64) -> Vec<&PlannedChange> {
        let mut all = self.planned_changes(agency);
        let later = |one: &PlannedChange| one.expected_on.is_some_and(|day| i64::from(day.year()) > year);
        all.retain(|one| later(one) && one.counted().is_some_and(|amount| amount != 0));
        all
    }

    /// What `agency` has said, the newest first.
    #[must_use]
    pub fn feedback_of(&self, agency: AgencyId) -> Vec<&Feedback> {
        let mut all: Vec<&Feedback> = self.feedback.of(agency).collect();
        all.sort_by_key(|one| (Reverse(one.received_on), one.id));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::agreement::AppliedKind;
    use crate::domain::testing::{day, perhaps, rows};

    #[test]
    fn what_is_over_comes_after_what_holds() {
        let agency = AgencyId::new();
        let one = |kind, name: &str, to: &str| {
            let valid_to = perhaps(to);
            AppliedAgreement { kind, name: name.into(), valid_to, ..AppliedAgreement::empty(agency) }.into()
        };
        let rows = rows([
            one(AppliedKind::Collective, "Vanhin", "2019-12-31"),
            one(AppliedKind::WorkingTime, "Jaksotyö", ""),
            one(AppliedKind::Collective, "Vanha", "2025-02-28"),
            one(AppliedKind::Collective, "Öljyala", "2027-02-28"),
            one(AppliedKind::Collective, "Alukset", ""),
        ]);
        let names = |on| {
            let all = rows.applied_agreements(agency, day(on));
            all.into_iter().map(|one| one.name.clone()).collect::<Vec<_>>()
        };
        assert_eq!(names("2025-03-01"), ["Alukset", "Öljyala", "Jaksotyö", "Vanha", "Vanhin"]);
        assert_eq!(names("2025-02-28"), ["Alukset", "Öljyala", "Vanha", "Jaksotyö", "Vanhin"]);
    }

    #[test]
    fn changes_come_soonest_first_and_feedback_newest_first() {
        let agency = AgencyId::new();
        let change = |text: &str, on: &str| {
            PlannedChange { text: text.into(), expected_on: perhaps(on), ..PlannedChange::empty(agency) }.into()
        };
        let said = |text: &str, on: &str| Feedback { text: text.into(), ..Feedback::empty(agency, day(on)) }.into();
        let rows = rows([
            change("joskus", ""),
            change("syksyllä", "2027-09-01"),
            change("keväällä", "2027-03-01"),
            said("ensin", "2025-01-01"),
            said("sitten", "2026-01-01"),
        ]);
        let changes: Vec<&str> = rows.planned_changes(agency).iter().map(|one| one.text.as_str()).collect();
        assert_eq!(changes, ["keväällä", "syksyllä", "joskus"]);
        let said: Vec<&str> = rows.feedback_of(agency).iter().map(|one| one.text.as_str()).collect();
        assert_eq!(said, ["sitten", "ensin"]);
    }
}
