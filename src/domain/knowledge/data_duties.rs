//! Whose duty each group of fields is.

use chrono::NaiveDate;

use crate::domain::knowledge::data_duty::DataDuty;
use crate::domain::knowledge::verification::FieldGroup;
use crate::domain::record::id::{AgencyId, EmployeeId};
use crate::domain::record::record::Rows;
use crate::domain::record::text::fold;

impl Rows {
    /// The duty towards a group of an agency's fields: the agency's own, or the one of all.
    #[must_use]
    pub fn duty(&self, agency: AgencyId, group: FieldGroup) -> Option<&DataDuty> {
        self.data_duty
            .of(agency)
            .find(|duty| duty.field_group == group)
            .or_else(|| self.data_duty.get(DataDuty::key(None, group).0))
    }

    /// Who answers on `day` as the duty names them: its owner as long as they are one of us, then whoever follows. None
    /// where that is whoever is responsible for the agency.
    #[must_use]
    pub fn answers_for(&self, duty: &DataDuty, day: NaiveDate) -> Option<EmployeeId> {
        let here = |id: &EmployeeId| self.employee.get(*id).is_some_and(|employee| employee.ours_on(day));
        duty.owner.filter(here).or_else(|| duty.next_owner.filter(here))
    }

    /// From which day on somebody else answers, where the owner's last day is known: whoever is named, or none for
    /// whoever is responsible for the agency.
    #[must_use]
    pub fn answers_next(&self, duty: &DataDuty, today: NaiveDate) -> Option<(NaiveDate, Option<EmployeeId>)> {
        let owner = self.employee.get(duty.owner?).filter(|owner| owner.ours_on(today))?;
        Some((owner.last_day?.succ_opt()?, duty.next_owner))
    }

    /// Every duty: those of all agencies in the order of the groups, after each what is different at some agency, by
    /// name.
    #[must_use]
    pub fn duties(&self) -> Vec<&DataDuty> {
        let mut duties: Vec<&DataDuty> = self.data_duty.iter().collect();
        duties.sort_by_cached_key(|duty| {
            let agency = duty.agency.and_then(|id| self.agency.get(id));
            (duty.field_group, duty.agency.is_some(), agency.map(|agency| fold(&agency.name_fi)))
        });
        duties
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::agency;
    use crate::domain::{BrokenRule, Change, Language, apply, broken, starting};

    #[test]
    fn an_agency_has_its_own_duty_or_the_one_of_all() {
        let mut rows = apply(&Rows::default(), &starting::changes()).expect("applies").rows;
        let (one, other) = (agency("A"), agency("B"));
        rows.put(one.clone().into());
        rows.put(other.clone().into());
        let all = rows.duty(one.id, FieldGroup::Contacts).expect("shipped").clone();
        let own = DataDuty { interval_months: 3, ..all.at(one.id) };
        assert_ne!(own.id, all.id);
        let rows = apply(&rows, &[Change::insert(own.clone())]).expect("applies").rows;
        assert_eq!(rows.duty(one.id, FieldGroup::Contacts), Some(&own));
        assert_eq!(rows.duty(other.id, FieldGroup::Contacts), Some(&all));
        let order: Vec<_> = rows.duties().iter().map(|duty| (duty.field_group, duty.agency)).collect();
        let place = order.iter().position(|one| *one == (FieldGroup::Contacts, None)).expect("there");
        assert_eq!(order.get(place + 1), Some(&(FieldGroup::Contacts, Some(one.id))));
        assert_eq!(rows.owned_by(one.id).len(), 2, "it goes with the agency");
    }

    #[test]
    fn the_source_is_told_in_the_readers_language_and_else_in_finnish() {
        let duty = DataDuty::shipped(FieldGroup::Basics, ["virasto", "", "agency"], 12);
        assert_eq!(Language::ALL.map(|language| duty.source(language)), ["virasto", "virasto", "agency"]);
    }

    #[test]
    fn intervals_are_months_and_rows_stand_in_their_place() {
        let sound = DataDuty::shipped(FieldGroup::Basics, ["", "", ""], 12);
        let rules = |duty: DataDuty| broken(&Rows::default(), &[Change::insert(duty)]);
        assert_eq!(rules(sound.clone()), []);
        for months in [0, 121] {
            let wrong = DataDuty { interval_months: months, ..sound.clone() };
            assert_eq!(rules(wrong), [BrokenRule::IntervalOutOfRange(months)]);
        }
        assert_eq!(rules(DataDuty { field_group: FieldGroup::Volume, ..sound }), [BrokenRule::DutyMisplaced]);
    }
}
