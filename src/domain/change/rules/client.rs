//! The rules of meetings, plans, satisfaction, and of what the unit has settled.

use crate::domain::change::rules::broken_rule::{BrokenRule, named, period};
use crate::domain::figures::figure::YEARS;
use crate::domain::record::record::{Record, Rows};

/// Checks a row of this part of the file.
pub(super) fn check(rows: &Rows, record: &Record, found: &mut Vec<BrokenRule>) {
    match record {
        Record::MeetingAgency(_) if record.natural_id() != Some(record.id()) => {
            found.push(BrokenRule::MeetingUnsound);
        }
        Record::MeetingDecision(decision) => {
            text(&decision.text, found);
            let matter = decision.open_matter.and_then(|id| rows.open_matter.get(id));
            if matter.is_some_and(|matter| !decision.concerns(matter.agency)) {
                found.push(BrokenRule::MeetingUnsound);
            }
        }
        Record::ClientPlan(plan) => text(&plan.goal, found),
        Record::Satisfaction(one) => {
            if !YEARS.contains(&one.year) {
                found.push(BrokenRule::YearOutOfRange(one.year));
            }
            // Not by the identity: a name that is erased from a question leaves that as it was.
            let mut others = rows.satisfaction.of(one.agency).filter(|other| other.id != one.id);
            let twice = others.any(|other| (other.year, &other.question) == (one.year, &one.question));
            if twice || !one.sound() {
                found.push(BrokenRule::SatisfactionUnsound);
            }
        }
        Record::BranchManager(manager) => {
            named(&manager.name, found);
            period(manager.valid_from, manager.valid_to, found);
        }
        Record::UnitSetting(setting) => {
            named(&setting.name, found);
            if record.natural_id() != Some(record.id()) {
                found.push(BrokenRule::SettingUnsound);
            }
        }
        _ => {}
    }
}

fn text(text: &str, found: &mut Vec<BrokenRule>) {
    if text.trim().is_empty() {
        found.push(BrokenRule::TextMissing);
    }
}
