//! The results of a metric.

use crate::domain::agreement::metric::{Metric, MetricPeriod, MetricResult};
use crate::domain::record::record::Rows;

impl Rows {
    /// The result of a metric in a period.
    #[must_use]
    pub fn metric_result_of(&self, metric: &Metric, period: MetricPeriod) -> Option<&MetricResult> {
        self.metric_result.get(MetricResult::new(metric, period, 0).id)
    }

    /// The results of a metric, the oldest first.
    #[must_use]
    pub fn metric_results(&self, metric: &Metric) -> Vec<&MetricResult> {
        let mut all: Vec<&MetricResult> =
            self.metric_result.of(metric.agency).filter(|one| one.metric == metric.id).collect();
        all.sort_by(|a, b| a.period.cmp(&b.period));
        all
    }
}
