//! Meetings as they are asked for, what becomes of decisions, and what taking something away comes to.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::domain::client::meeting::{Meeting, MeetingDecision};
use crate::domain::client::plan::ClientPlan;
use crate::domain::people::handover::OpenMatter;
use crate::domain::record::id::{AgencyId, EmployeeId, RowId};
use crate::domain::record::operation::Change;
use crate::domain::record::record::{Record, Rows};
use crate::domain::record::text::fold;

impl Rows {
    /// The meetings that concern `agency`, the newest first.
    #[must_use]
    pub fn meetings(&self, agency: AgencyId) -> Vec<&Meeting> {
        let mut all: Vec<&Meeting> =
            self.meeting_agency.of(agency).filter_map(|one| self.meeting.get(one.meeting)).collect();
        all.sort_by_key(|one| (Reverse(one.held_on), Reverse(one.starts_at), one.id));
        all
    }

    /// The agencies that a meeting concerns.
    #[must_use]
    pub fn agencies_of(&self, meeting: RowId) -> BTreeSet<AgencyId> {
        self.meeting_agency.iter().filter(|one| one.meeting == meeting).map(|one| one.agency).collect()
    }

    /// What a meeting has decided, in its order.
    #[must_use]
    pub fn decisions(&self, meeting: RowId) -> Vec<&MeetingDecision> {
        let mut all: Vec<&MeetingDecision> =
            self.meeting_decision.iter().filter(|one| one.meeting == meeting).collect();
        all.sort_by_key(|one| (one.position, one.id));
        all
    }

    /// The meetings that concern `agency`, the newest first, each with what belongs to it. Everything is looked at once.
    #[must_use]
    pub fn held(&self, agency: AgencyId) -> Vec<Held<'_>> {
        let mut all: Vec<Held<'_>> = self.meetings(agency).into_iter().map(Held::new).collect();
        let places: BTreeMap<RowId, usize> = all.iter().zip(0..).map(|(one, place)| (one.meeting.id, place)).collect();
        if places.is_empty() {
            return all;
        }
        let place = |meeting| places.get(&meeting).copied();
        for one in self.meeting_agency.iter() {
            if let Some(held) = place(one.meeting).and_then(|place| all.get_mut(place)) {
                held.agencies.insert(one.agency);
            }
        }
        for one in self.meeting_decision.iter() {
            if let Some(held) = place(one.meeting).and_then(|place| all.get_mut(place)) {
                held.decisions.push(one);
            }
        }
        for held in &mut all {
            held.decisions.sort_by_key(|one| (one.position, one.id));
        }
        all
    }

    /// The client plan of `agency`: what is under way, what is to be done, then what is over; by due date.
    #[must_use]
    pub fn plans(&self, agency: AgencyId) -> Vec<&ClientPlan> {
        let mut all: Vec<&ClientPlan> = self.client_plan.of(agency).collect();
        all.sort_by_key(|one| (one.state, one.due.is_none(), one.due, one.id));
        all
    }

    /// The meetings from `today` on that somebody of us goes to, by day: where they are named among those who take part,
    /// and those of the agencies that they are responsible for on the day.
    #[must_use]
    pub fn meetings_to_come(&self, employee: EmployeeId, today: NaiveDate) -> Vec<&Meeting> {
        let Some(name) = self.employee.get(employee).map(|one| fold(&one.name)) else { return Vec::new() };
        let named = |one: &Meeting| !name.is_empty() && fold(&one.ours).contains(&name);
        let looked_after = |one: &Meeting| {
            let mut agencies = self.agencies_of(one.id).into_iter();
            agencies.any(|agency| self.in_charge(agency, one.held_on) == Some(employee))
        };
        let mut all: Vec<&Meeting> = self.meeting.iter().filter(|one| one.held_on >= today).collect();
        all.retain(|one| named(one) || looked_after(one));
        all.sort_by_key(|one| (one.held_on, one.starts_at, one.id));
        all
    }

    /// The newest meeting that concerns `agency` and was held before or on `day`.
    #[must_use]
    pub fn last_meeting(&self, agency: AgencyId, day: NaiveDate) -> Option<&Meeting> {
        self.meetings(agency).into_iter().find(|one| one.held_on <= day)
    }
}

/// A meeting with what belongs to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Held<'r> {
    /// The meeting.
    pub meeting: &'r Meeting,
    /// The agencies it concerns.
    pub agencies: BTreeSet<AgencyId>,
    /// What was decided, in its order.
    pub decisions: Vec<&'r MeetingDecision>,
}

impl<'r> Held<'r> {
    const fn new(meeting: &'r Meeting) -> Self {
        Self { meeting, agencies: BTreeSet::new(), decisions: Vec::new() }
    }
}

/// What it comes to that a decision becomes an open matter of `agency`, with who looks after it and by when. One that has
/// become one already stays as it is.
#[must_use]
pub fn became(decision: &MeetingDecision, matter: OpenMatter) -> Vec<Change> {
    if decision.open_matter.is_some() {
        return Vec::new();
    }
    let after = MeetingDecision { open_matter: Some(matter.id), ..decision.clone() };
    vec![Change::insert(matter), Change::update(decision.clone(), after)]
}

/// A matter as a decision becomes one.
#[must_use]
pub fn possible(
    decision: &MeetingDecision,
    agency: AgencyId,
    assignee: Option<EmployeeId>,
    who: &str,
    today: NaiveDate,
) -> OpenMatter {
    OpenMatter { assignee, ..OpenMatter::new(agency, &decision.text, None, who, today) }
}

/// What taking an open matter away comes to: a decision that had become it is a mere decision again.
#[must_use]
pub fn matter_removed(rows: &Rows, matter: &OpenMatter) -> Vec<Change> {
    let pointing = rows.meeting_decision.iter().filter(|one| one.open_matter == Some(matter.id));
    let freed = pointing.map(|one| Change::update(one.clone(), MeetingDecision { open_matter: None, ..one.clone() }));
    freed.chain([Change::delete(matter.clone())]).collect()
}

/// What taking a meeting away comes to. The matters that its decisions have become stay.
#[must_use]
pub fn meeting_removed(rows: &Rows, meeting: &Meeting) -> Vec<Change> {
    let decisions = rows.decisions(meeting.id).into_iter().cloned().map(Record::from);
    let agencies = rows.meeting_agency.iter().filter(|one| one.meeting == meeting.id).cloned().map(Record::from);
    decisions.chain(agencies).chain([meeting.clone().into()]).map(Change::delete).collect()
}

/// What goes with an agency besides its own rows: the meetings that concern nobody else, with what they have decided for
/// all. Rows come in an order in which none is left pointing at nothing.
#[must_use]
pub fn of_only(rows: &Rows, agency: AgencyId) -> Vec<Record> {
    let mut records = Vec::new();
    for meeting in rows.meetings(agency) {
        if rows.agencies_of(meeting.id).len() == 1 {
            let for_all = rows.decisions(meeting.id).into_iter().filter(|one| one.agency.is_none());
            records.extend(for_all.cloned().map(Record::from));
            records.push(meeting.clone().into());
        }
    }
    // The rows that say whom a meeting concerns go with the agency, and so before the meeting itself.
    records.sort_by_key(|record| matches!(record, Record::Meeting(_)));
    records
}

/// What taking an agency away changes of what stays: a decision that concerns others too and had become an open matter of
/// the agency is a mere decision again.
#[must_use]
pub fn freed(rows: &Rows, agency: AgencyId) -> Vec<Change> {
    let goes = |one: &MeetingDecision| {
        one.agency == Some(agency)
            || (one.agency.is_none() && rows.agencies_of(one.meeting).iter().all(|other| *other == agency))
    };
    let of_it = |id: RowId| rows.open_matter.get(id).is_some_and(|matter| matter.agency == agency);
    let stays = rows.meeting_decision.iter().filter(|one| one.open_matter.is_some_and(of_it) && !goes(one));
    stays.map(|one| Change::update(one.clone(), MeetingDecision { open_matter: None, ..one.clone() })).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::client::{MeetingAgency, MeetingKind};
    use crate::domain::testing::{self, day, rows};
    use crate::domain::{Table, apply};

    fn held(on: &str) -> Meeting {
        Meeting { kind: MeetingKind::SteeringGroup, ..Meeting::empty(day(on)) }
    }

    #[test]
    fn meetings_come_newest_first_and_the_last_one_is_no_coming_one() {
        let (one, other) = (testing::agency("Rannikkolaitos"), testing::agency("Saaristovirasto"));
        let meetings = ["2026-03-01", "2026-11-01", "2026-09-01"].map(held);
        let mut file = rows([one.clone().into(), other.clone().into()]);
        for meeting in &meetings {
            file.put(meeting.clone().into());
            file.put(MeetingAgency::new(meeting.id, one.id).into());
        }
        file.put(MeetingAgency::new(meetings[2].id, other.id).into());
        let days: Vec<_> = file.meetings(one.id).iter().map(|one| one.held_on.to_string()).collect();
        assert_eq!(days, ["2026-11-01", "2026-09-01", "2026-03-01"]);
        assert_eq!(file.last_meeting(one.id, day("2026-10-14")).map(|one| one.id), Some(meetings[2].id));
        assert_eq!(file.meetings(other.id).len(), 1);
        assert_eq!(file.agencies_of(meetings[2].id), BTreeSet::from([one.id, other.id]));
    }

    #[test]
    fn a_coming_meeting_is_of_those_who_are_named_and_of_the_responsible_on_its_day() {
        let one = testing::agency("Rannikkolaitos");
        let [aino, ville, third] = ["Aino Esimerkki", "Ville Malli", "Kolmas Henkilö"].map(testing::employee);
        let meetings = ["2026-10-13", "2026-10-14", "2026-12-01"].map(held);
        let mut file = rows([one.clone().into()]);
        for who in [&aino, &ville, &third] {
            file.put(who.clone().into());
        }
        let role = crate::domain::AssignmentRole::Responsible;
        file.put(testing::assignment(one.id, aino.id, role, "", "2026-11-30").into());
        file.put(testing::assignment(one.id, third.id, role, "2026-12-01", "").into());
        for meeting in &meetings {
            file.put(Meeting { ours: "Ville MALLI, esihenkilö".into(), ..meeting.clone() }.into());
            file.put(MeetingAgency::new(meeting.id, one.id).into());
        }
        let days = |who: EmployeeId| {
            let all = file.meetings_to_come(who, day("2026-10-14"));
            all.iter().map(|one| one.held_on.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(days(ville.id), ["2026-10-14", "2026-12-01"]);
        assert_eq!(days(aino.id), ["2026-10-14"], "in December it is another's");
        assert_eq!(days(third.id), ["2026-12-01"]);
    }

    #[test]
    fn a_decision_becomes_a_matter_once_and_is_free_again_when_that_goes() {
        let agency = testing::agency("Rannikkolaitos");
        let meeting = held("2026-10-01");
        let decision = MeetingDecision::new(meeting.id, "Aineisto kahta päivää aiemmin", 0);
        let file = rows([
            agency.clone().into(),
            meeting.clone().into(),
            MeetingAgency::new(meeting.id, agency.id).into(),
            decision.clone().into(),
        ]);
        let matter = possible(&decision, agency.id, None, "Aino", day("2026-10-14"));
        let applied = apply(&file, &became(&decision, matter.clone())).expect("applies").rows;
        let now = applied.meeting_decision.get(decision.id).expect("there").clone();
        assert_eq!((now.open_matter, matter.text.as_str()), (Some(matter.id), decision.text.as_str()));
        assert_eq!(became(&now, matter.clone()), [], "it has become one already");
        let removed = apply(&applied, &matter_removed(&applied, &matter)).expect("applies").rows;
        assert_eq!(removed.meeting_decision.get(decision.id), Some(&decision));
        assert!(removed.open_matter.is_empty());
        let gone = apply(&applied, &meeting_removed(&applied, &meeting)).expect("applies").rows;
        assert_eq!((gone.meeting.len(), gone.meeting_decision.len(), gone.open_matter.len()), (0, 0, 1));
    }

    #[test]
    fn a_meeting_goes_with_the_only_agency_it_concerns() {
        let (one, other) = (testing::agency("Rannikkolaitos"), testing::agency("Saaristovirasto"));
        let (alone, common) = (held("2026-10-01"), held("2026-09-01"));
        let mut file = rows([one.clone().into(), other.clone().into(), alone.clone().into(), common.clone().into()]);
        for (meeting, agency) in [(&alone, one.id), (&common, one.id), (&common, other.id)] {
            file.put(MeetingAgency::new(meeting.id, agency).into());
        }
        file.put(MeetingDecision::new(alone.id, "Kaikille", 0).into());
        file.put(MeetingDecision { agency: Some(one.id), ..MeetingDecision::new(common.id, "Yhdelle", 0) }.into());
        let for_both = MeetingDecision::new(common.id, "Molemmille", 1);
        let matter = possible(&for_both, one.id, None, "Aino", day("2026-10-14"));
        let others = possible(&for_both, other.id, None, "Aino", day("2026-10-14"));
        let became = MeetingDecision { open_matter: Some(matter.id), ..for_both.clone() };
        let stays =
            MeetingDecision { open_matter: Some(others.id), ..MeetingDecision::new(common.id, "Toisen asia", 2) };
        file.put(matter.into());
        file.put(others.into());
        file.put(became.into());
        file.put(stays.clone().into());
        let mut records = file.owned_by(one.id);
        records.extend(of_only(&file, one.id));
        let mut changes = freed(&file, one.id);
        assert_eq!(changes.len(), 1, "what the matter of the agency was made of, and nothing else");
        changes.extend(records.into_iter().map(Change::delete));
        let left = apply(&file, &changes).expect("nothing is left pointing at nothing").rows;
        assert_eq!(left.count(Table::Meeting), 1);
        assert_eq!((left.count(Table::MeetingDecision), left.count(Table::MeetingAgency)), (2, 1));
        assert_eq!(left.meeting_decision.get(for_both.id), Some(&for_both), "a mere decision again");
        assert_eq!(left.meeting_decision.get(stays.id), Some(&stays));
        assert_eq!(left.open_matter.len(), 1);
    }
}
