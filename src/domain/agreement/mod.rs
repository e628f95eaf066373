//! The service agreement of an agency: for how long it holds, who does what, how well, how much and for what price.
//!
//! Who does what is kept once for the whole unit as the standard division of work (`work`); an agreement holds only
//! where it differs from that.

mod around;
mod copy;
mod limit;
mod metric;
mod price;
pub(super) mod rules;
mod work;

use std::cmp::Reverse;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::id::{AgencyId, AgreementId};
use super::operation::Change;
use super::record::{Record, Reference, Row, Rows, Table};
use crate::domain::period::overlap;

pub use around::{AppliedAgreement, AppliedKind, Feedback, PlannedChange};
pub use copy::{CopyRefused, copied};
pub use limit::{BoundaryCondition, Standing, Verdict, standing, standings};
pub use metric::{Direction, Interval, Metric, MetricPeriod, MetricResult};
pub use price::{UnitPrice, ValueLine, YearValue, newest_year, year_value};
pub use work::{
    Basis, DefinitionLine, DoneBy, Origin, WhatWeDo, Work, WorkField, WorkLine, division, moved, put_work,
    remove_standard, what_we_do,
};

/// The largest sum of money that is no slip of the hand, in ten-thousandths of a euro.
pub const LARGEST_MONEY: i64 = 9_999_999_999_999;

/// A service agreement between us and an agency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Agreement {
    /// Identity.
    pub id: AgreementId,
    /// With which agency.
    pub agency: AgencyId,
    /// Its number, such as `14/2025`.
    pub number: String,
    /// First day; absent for "as long as anyone remembers".
    pub valid_from: Option<NaiveDate>,
    /// Last day; absent while nobody has ended it.
    pub valid_to: Option<NaiveDate>,
    /// When it was signed.
    pub signed_on: Option<NaiveDate>,
    /// Where the document is: a web address or a path.
    pub document: String,
    /// What a year is worth by the agreement, in ten-thousandths of a euro.
    pub yearly_value: Option<i64>,
    /// Whatever else is worth knowing.
    pub note: String,
}

/// How an agreement stands to a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Validity {
    /// It holds.
    InForce,
    /// It has not begun.
    Future,
    /// It is over.
    Past,
}

impl Agreement {
    /// A new one of `agency`, of which nothing is known yet.
    #[must_use]
    pub const fn empty(agency: AgencyId, id: AgreementId) -> Self {
        Self {
            id,
            agency,
            number: String::new(),
            valid_from: None,
            valid_to: None,
            signed_on: None,
            document: String::new(),
            yearly_value: None,
            note: String::new(),
        }
    }

    /// How it stands to `day`.
    #[must_use]
    pub fn validity(&self, day: NaiveDate) -> Validity {
        if self.valid_from.is_some_and(|from| day < from) {
            Validity::Future
        } else if self.valid_to.is_some_and(|to| to < day) {
            Validity::Past
        } else {
            Validity::InForce
        }
    }

    /// Whether there is a day on which both hold.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        overlap([self, other].map(|one| [one.valid_from, one.valid_to]))
    }
}

impl Row for Agreement {
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

#[cfg(test)]
mod tests;
