//! The rules of meetings, plans, satisfaction, and of what the unit has settled.

use crate::domain::change::rules::broken_rule::{BrokenRule, named, period};
use crate::domain::client::meeting::MeetingAgency;
use crate::domain::figures::figure::YEARS;
use crate::domain::record::operation::Change;
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
            let takes_part =
                |agency| rows.meeting_agency.get(MeetingAgency::new(decision.meeting, agency).id).is_some();
            if decision.agency.is_some_and(|agency| !takes_part(agency)) {
                found.push(BrokenRule::DecisionElsewhere);
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
            if record.natural_id() != Some(record.id()) || !setting.sound() {
                found.push(BrokenRule::SettingUnsound);
            }
        }
        _ => {}
    }
}

/// What is left of a meeting that an agency no longer takes part in: it concerns somebody still, and so does each of its
/// decisions.
pub(super) fn left(rows: &Rows, change: &Change, found: &mut Vec<BrokenRule>) {
    let (Some(Record::MeetingAgency(gone)), None) = (&change.before, &change.after) else { return };
    if rows.meeting.get(gone.meeting).is_none() {
        return;
    }
    let agencies = rows.agencies_of(gone.meeting);
    if agencies.is_empty() {
        found.push(BrokenRule::MeetingOfNobody);
    }
    let elsewhere = rows.decisions(gone.meeting).iter().any(|one| one.agency.is_some_and(|id| !agencies.contains(&id)));
    if elsewhere {
        found.push(BrokenRule::DecisionElsewhere);
    }
}

fn text(text: &str, found: &mut Vec<BrokenRule>) {
    if text.trim().is_empty() {
        found.push(BrokenRule::TextMissing);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::client::meeting::{Meeting, MeetingDecision};
    use crate::domain::testing::{self, day, rows};
    use crate::domain::{Agency, Rows};

    use crate::domain::change::rules::broken;

    /// A meeting with two agencies.
    fn common() -> (Rows, Meeting, [Agency; 2]) {
        let agencies = ["Rannikkolaitos", "Saaristovirasto"].map(testing::agency);
        let meeting = Meeting::empty(day("2026-10-01"));
        let mut file = rows([meeting.clone().into()]);
        for one in &agencies {
            file.put(one.clone().into());
            file.put(MeetingAgency::new(meeting.id, one.id).into());
        }
        (file, meeting, agencies)
    }

    #[test]
    fn a_meeting_from_which_two_people_take_an_agency_each_keeps_one() {
        let (mut file, meeting, [one, other]) = common();
        let [first, second] = [one.id, other.id].map(|id| MeetingAgency::new(meeting.id, id));
        file.remove(crate::domain::Table::MeetingAgency, first.id.0);
        assert_eq!(broken(&file, &[Change::delete(first)]), []);
        file.remove(crate::domain::Table::MeetingAgency, second.id.0);
        assert_eq!(broken(&file, &[Change::delete(second.clone())]), [BrokenRule::MeetingOfNobody]);
        // Together with the meeting it goes.
        file.remove(crate::domain::Table::Meeting, meeting.id.0);
        assert_eq!(broken(&file, &[Change::delete(second), Change::delete(meeting)]), []);
    }

    #[test]
    fn a_decision_concerns_an_agency_of_its_meeting() {
        let (mut file, meeting, [_, other]) = common();
        let decision = MeetingDecision { agency: Some(other.id), ..MeetingDecision::new(meeting.id, "Koulutus", 0) };
        file.put(decision.clone().into());
        assert_eq!(broken(&file, &[Change::insert(decision.clone())]), []);
        let third = testing::agency("Tunturiasema");
        let elsewhere = MeetingDecision { agency: Some(third.id), ..decision };
        assert_eq!(broken(&file, &[Change::insert(elsewhere)]), [BrokenRule::DecisionElsewhere]);
        let gone = MeetingAgency::new(meeting.id, other.id);
        file.remove(crate::domain::Table::MeetingAgency, gone.id.0);
        assert_eq!(broken(&file, &[Change::delete(gone)]), [BrokenRule::DecisionElsewhere]);
    }
}
