//! The service agreement of an agency: for how long it holds, who does what, how well, how much and for what price.
//!
//! Who does what is kept once for the whole unit as the standard division of work (`work`); an agreement holds only
//! where it differs from that.

#[expect(clippy::module_inception, reason = "the room is named after what it holds first")]
pub(super) mod agreement;
pub(super) mod agreements;
pub(super) mod around;
pub(super) mod copy;
pub(super) mod division;
pub(super) mod limit;
pub(super) mod limits;
pub(super) mod metric;
pub(super) mod metrics;
pub(super) mod price;
pub(super) mod prices;
pub(super) mod work;

pub use agreement::{Agreement, LARGEST_MONEY, Validity};
pub use agreements::removed;
pub use around::{AppliedAgreement, AppliedKind, Feedback, PlannedChange};
pub use copy::{CopyRefused, copied};
pub use division::{Origin, WhatWeDo, WorkLine, division, moved, put_work, remove_standard, what_we_do};
pub use limit::BoundaryCondition;
pub use limits::{Standing, Verdict, standing, standings};
pub use metric::{Direction, Interval, Metric, MetricPeriod, MetricResult};
pub use metrics::Outcome;
pub use price::UnitPrice;
pub use prices::{ValueLine, YearValue, newest_year, year_value};
pub use work::{Basis, DefinitionLine, DoneBy, Work, WorkField};

#[cfg(test)]
mod tests;
