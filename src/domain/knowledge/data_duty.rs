//! Where a group of fields comes from, and who collects it, updates it and answers for it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::change::rules::BrokenRule;
use crate::domain::knowledge::verification::FieldGroup;
use crate::domain::record::id::{AgencyId, EmployeeId, RowId, natural};
use crate::domain::record::language::{Language, Names};
use crate::domain::record::record::{Reference, Row, Rows, Table};

/// After how many months, at least and at most, a group of fields may have to be looked over again.
pub const INTERVALS: std::ops::RangeInclusive<i64> = 1..=120;

/// Everybody's duty towards a group of fields, or what is different about it at one agency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DataDuty {
    /// UUIDv5 of agency and field group.
    pub id: RowId,
    /// At which agency; none for all that have no row of their own.
    pub agency: Option<AgencyId>,
    /// Which group of fields.
    pub field_group: FieldGroup,
    /// Where it comes from, in Finnish.
    pub source_fi: String,
    /// Where it comes from, in Swedish.
    pub source_sv: String,
    /// Where it comes from, in English.
    pub source_en: String,
    /// Who collects it; empty for whoever is responsible for the agency.
    pub collector: String,
    /// Who writes it here; empty for whoever is responsible for the agency.
    pub updater: String,
    /// Who answers for it; none for whoever is responsible for the agency.
    pub owner: Option<EmployeeId>,
    /// After how many months it is looked over again.
    pub interval_months: i64,
    /// Who answers for it once the owner has had their last day; none for whoever is responsible for the agency.
    #[serde(default)]
    pub next_owner: Option<EmployeeId>,
}

impl DataDuty {
    /// The identity of the duty towards `group`, at one agency or at all others.
    #[must_use]
    pub fn key(agency: Option<AgencyId>, group: FieldGroup) -> RowId {
        let agency = agency.map(|agency| agency.to_string()).unwrap_or_default();
        RowId(natural("data_duty", &[&agency, group.word()]))
    }

    /// A row of the shipped starting list; names in Finnish, Swedish, English.
    #[must_use]
    pub fn shipped(field_group: FieldGroup, [fi, sv, en]: [&str; 3], interval_months: i64) -> Self {
        Self {
            id: Self::key(None, field_group),
            agency: None,
            field_group,
            source_fi: fi.to_owned(),
            source_sv: sv.to_owned(),
            source_en: en.to_owned(),
            collector: String::new(),
            updater: String::new(),
            owner: None,
            interval_months,
            next_owner: None,
        }
    }

    /// The same for one agency.
    #[must_use]
    pub fn at(&self, agency: AgencyId) -> Self {
        Self { id: Self::key(Some(agency), self.field_group), agency: Some(agency), ..self.clone() }
    }

    /// Where it comes from, in `language`, in Finnish where that is missing.
    #[must_use]
    pub fn source(&self, language: Language) -> &str {
        Names { fi: &self.source_fi, sv: &self.source_sv, en: &self.source_en }.in_language(language)
    }

    /// The rules of one row.
    pub(in crate::domain) fn check(&self, found: &mut Vec<BrokenRule>) {
        if !INTERVALS.contains(&self.interval_months) {
            found.push(BrokenRule::IntervalOutOfRange(self.interval_months));
        }
        if self.id != Self::key(self.agency, self.field_group) {
            found.push(BrokenRule::DutyMisplaced);
        }
    }
}

impl Row for DataDuty {
    fn uuid(&self) -> Uuid {
        self.id.0
    }

    fn agency(&self) -> Option<AgencyId> {
        self.agency
    }

    fn references(&self) -> Vec<Reference> {
        let agency = self.agency.map(|id| Reference::new("agency", Table::Agency, id));
        let owner = self.owner.map(|id| Reference::new("owner", Table::Employee, id));
        let next = self.next_owner.map(|id| Reference::new("next_owner", Table::Employee, id));
        agency.into_iter().chain(owner).chain(next).collect()
    }
}

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
            (
                duty.field_group,
                duty.agency.is_some(),
                agency.map(|agency| crate::domain::reading::search::fold(&agency.name_fi)),
            )
        });
        duties
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing::agency;
    use crate::domain::{Change, apply, broken, starting};

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
