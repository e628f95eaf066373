//! The rules of agreements and of what stands around them.

use crate::domain::agreement::agreement::{Agreement, LARGEST_MONEY};
use crate::domain::agreement::metric::MetricPeriod;
use crate::domain::agreement::work::DefinitionLine;
use crate::domain::change::rules::broken_rule::{BrokenRule, named, period};
use crate::domain::figures::figure::LARGEST_FIGURE;
use crate::domain::record::id::{AgencyId, AgreementId};
use crate::domain::record::record::{Record, Rows};

/// The largest agreed value or result of a metric, in ten-thousandths.
const LARGEST_VALUE: i64 = LARGEST_FIGURE * 10_000;

/// Checks a row of this part of the file.
pub(in crate::domain) fn check(rows: &Rows, record: &Record, found: &mut Vec<BrokenRule>) {
    match record {
        Record::Agreement(agreement) => check_agreement(rows, agreement, found),
        Record::DefinitionLine(line) => check_line(rows, line, found),
        Record::Metric(metric) => {
            named(&metric.name, found);
            of_agreement(rows, metric.agreement, metric.agency, true, found);
            value(metric.value, found);
        }
        Record::MetricResult(result) => {
            if result.period.parse::<MetricPeriod>().is_err() {
                found.push(BrokenRule::MetricPeriodUnreadable);
            }
            value(Some(result.value), found);
            let metric = rows.metric.get(result.metric);
            if let Some(metric) = metric {
                let in_place = result.in_place() && metric.agency == result.agency;
                of_agreement(rows, metric.agreement, result.agency, in_place, found);
            }
        }
        Record::BoundaryCondition(condition) => {
            text(&condition.text, found);
            of_agreement(rows, condition.agreement, condition.agency, true, found);
            for limit in [condition.lowest, condition.highest].into_iter().flatten() {
                if !(0..=LARGEST_FIGURE).contains(&limit) {
                    found.push(BrokenRule::FigureOutOfRange(limit));
                }
            }
            if condition.lowest.zip(condition.highest).is_some_and(|(lowest, highest)| highest < lowest) {
                found.push(BrokenRule::LimitsBackwards);
            }
        }
        Record::UnitPrice(price) => {
            of_agreement(rows, price.agreement, price.agency, price.in_place(), found);
            money(Some(price.price), found);
        }
        Record::AppliedAgreement(applied) => {
            named(&applied.name, found);
            period(applied.valid_from, applied.valid_to, found);
        }
        Record::PlannedChange(change) => {
            text(&change.text, found);
            found.extend(
                change
                    .amount
                    .filter(|amount| !(-LARGEST_FIGURE..=LARGEST_FIGURE).contains(amount))
                    .map(BrokenRule::FigureOutOfRange),
            );
            // A number is one of heads or one of a product.
            if change.employment_type.is_some() && change.product.is_some() {
                found.push(BrokenRule::FigureMisplaced);
            }
        }
        Record::Feedback(feedback) => text(&feedback.text, found),
        _ => {}
    }
}

fn check_agreement(rows: &Rows, agreement: &Agreement, found: &mut Vec<BrokenRule>) {
    if agreement.number.trim().is_empty() {
        found.push(BrokenRule::AgreementNumberMissing);
    }
    period(agreement.valid_from, agreement.valid_to, found);
    money(agreement.yearly_value, found);
    let others = rows.agreement.of(agreement.agency).filter(|one| one.id != agreement.id);
    if others.into_iter().any(|other| other.overlaps(agreement)) {
        found.push(BrokenRule::AgreementsOverlap(agreement.agency));
    }
}

fn check_line(rows: &Rows, line: &DefinitionLine, found: &mut Vec<BrokenRule>) {
    if line.task.as_ref().is_some_and(|task| task.trim().is_empty()) {
        found.push(BrokenRule::TextMissing);
    }
    if let (Some(agreement), Some(agency)) = (line.agreement, line.agency) {
        of_agreement(rows, agreement, agency, line.in_place(), found);
    }
    let standard = line.standard.and_then(|id| rows.definition_line.get(id));
    let sound = line.agreement.is_some() == line.agency.is_some()
        && line.in_place()
        && (line.standard.is_some() || (line.whole() && !line.dropped))
        && standard.is_none_or(|standard| standard.agreement.is_none());
    if !sound {
        found.push(BrokenRule::DefinitionLineUnsound);
    }
}

/// What belongs to an agreement belongs to the agreement's agency.
fn of_agreement(rows: &Rows, agreement: AgreementId, agency: AgencyId, in_place: bool, found: &mut Vec<BrokenRule>) {
    if !in_place || rows.agreement.get(agreement).is_some_and(|one| one.agency != agency) {
        found.push(BrokenRule::AgreementMisplaced(agreement));
    }
}

fn text(text: &str, found: &mut Vec<BrokenRule>) {
    if text.trim().is_empty() {
        found.push(BrokenRule::TextMissing);
    }
}

fn money(sum: Option<i64>, found: &mut Vec<BrokenRule>) {
    if let Some(sum) = sum.filter(|sum| !(0..=LARGEST_MONEY).contains(sum)) {
        found.push(BrokenRule::MoneyOutOfRange(sum));
    }
}

fn value(value: Option<i64>, found: &mut Vec<BrokenRule>) {
    if let Some(value) = value.filter(|value| !(0..=LARGEST_VALUE).contains(value)) {
        found.push(BrokenRule::FigureOutOfRange(value / 10_000));
    }
}
