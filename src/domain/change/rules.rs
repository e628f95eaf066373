//! Rules that hold over the whole file. They run on the merged result, inside the transaction.

mod agency;
mod agreement;
pub(in crate::domain) mod broken_rule;
mod client;
mod figures;
mod knowledge;
mod load;
mod payroll;
mod people;
mod privacy;
mod whole;

use std::collections::HashSet;

use crate::domain::change::rules::broken_rule::{BrokenRule, named};
use crate::domain::change::rules::whole::Whole;
use crate::domain::record::operation::Change;
use crate::domain::record::record::{Record, Rows};

/// The rules that `rows` break, looking only at what `changes` touched.
#[must_use]
pub fn broken(rows: &Rows, changes: &[Change]) -> Vec<BrokenRule> {
    let mut found = Vec::new();
    let whole = Whole::of(changes);
    for change in changes {
        figures::verified(rows, &whole, change, &mut found);
        knowledge::closed(rows, &whole, change, &mut found);
        client::left(rows, change, &mut found);
        let Some(record) = &change.after else { continue };
        check(rows, record, &mut found);
        people::away_twice(rows, change, &mut found);
    }
    let mut known: HashSet<BrokenRule> = HashSet::new();
    found.retain(|rule| known.insert(rule.clone()));
    found
}

fn check(rows: &Rows, record: &Record, found: &mut Vec<BrokenRule>) {
    match record {
        Record::Agency(_)
        | Record::AgencyIdentifier(_)
        | Record::AccountPerson(_)
        | Record::OpeningHours(_)
        | Record::OpeningException(_)
        | Record::Succession(_)
        | Record::Contact(_)
        | Record::ContactReach(_)
        | Record::ContactInRole(_)
        | Record::ServiceGroup(_)
        | Record::AgencyService(_)
        | Record::AgencySystem(_)
        | Record::SystemAccess(_) => agency::check(rows, record, found),
        Record::Assignment(_)
        | Record::Employee(_)
        | Record::Team(_)
        | Record::WorkPair(_)
        | Record::Absence(_)
        | Record::Handover(_)
        | Record::OpenMatter(_) => people::check(rows, record, found),
        Record::EmploymentCounting(_) | Record::Headcount(_) | Record::Volume(_) | Record::Product(_) => {
            figures::check(record, found);
        }
        Record::Norm(_) | Record::AgencyFactor(_) | Record::CostPerPersonYear(_) => load::check(record, found),
        Record::Verification(_)
        | Record::DataDuty(_)
        | Record::Doubt(_)
        | Record::Characteristic(_)
        | Record::Question(_)
        | Record::QuestionRound(_)
        | Record::RoundQuestion(_)
        | Record::Answer(_) => knowledge::check(rows, record, found),
        Record::PayGroup(_)
        | Record::PayGroupStep(_)
        | Record::PayrollDate(_)
        | Record::RecurringTask(_)
        | Record::RoundStep(_)
        | Record::RoundStepKind(_) => payroll::check(rows, record, found),
        Record::Agreement(_)
        | Record::DefinitionLine(_)
        | Record::Metric(_)
        | Record::MetricResult(_)
        | Record::BoundaryCondition(_)
        | Record::UnitPrice(_)
        | Record::AppliedAgreement(_)
        | Record::PlannedChange(_)
        | Record::Feedback(_) => agreement::check(rows, record, found),
        Record::Meeting(_)
        | Record::MeetingAgency(_)
        | Record::MeetingDecision(_)
        | Record::ClientPlan(_)
        | Record::Satisfaction(_)
        | Record::BranchManager(_)
        | Record::UnitSetting(_) => client::check(rows, record, found),
        Record::PrivacyNotice(_) | Record::Retention(_) => privacy::kept(record, found),
        Record::ParentOrganisation(item)
        | Record::Branch(item)
        | Record::EmploymentType(item)
        | Record::City(item)
        | Record::IdentifierKind(item)
        | Record::ContactRole(item)
        | Record::CharacteristicCategory(item)
        | Record::ServiceProcess(item)
        | Record::System(item)
        | Record::Segment(item) => named(&item.name_fi, found),
    }
}

#[cfg(test)]
mod tests;
