//! What has been looked over at an agency.

use crate::domain::knowledge::verification::{FieldGroup, Verification};
use crate::domain::record::id::AgencyId;
use crate::domain::record::record::Rows;

impl Rows {
    /// Who has found a group of fields true, if anyone has.
    #[must_use]
    pub fn verified(&self, agency: AgencyId, group: FieldGroup, year: Option<i64>) -> Option<&Verification> {
        self.verification.of(agency).find(|one| one.field_group == group && one.year == year)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Agency, BrokenRule, Change, Record, Table, broken};
    use chrono::NaiveDate;

    #[test]
    fn groups_are_words_in_the_file() {
        for group in FieldGroup::ALL {
            assert_eq!(serde_json::to_value(group).expect("a word"), group.word());
        }
    }

    #[test]
    fn every_column_of_an_agency_but_its_logo_and_notes_belongs_to_a_group() {
        let fields = Record::from(Agency::empty(AgencyId::new())).fields();
        let outside: Vec<&str> =
            fields.keys().map(String::as_str).filter(|column| FieldGroup::of_column(column).is_none()).collect();
        assert_eq!(outside, ["id", "logo", "notes"]);
        let all = FieldGroup::edited(Table::Agency, fields.keys().map(String::as_str));
        assert_eq!(all, [FieldGroup::Basics, FieldGroup::Addresses]);
        assert_eq!(FieldGroup::edited(Table::Agency, ["switchboard"]), [FieldGroup::Addresses]);
        assert_eq!(FieldGroup::edited(Table::Agency, ["business_id", "notes"]), [FieldGroup::Basics]);
        assert_eq!(FieldGroup::edited(Table::Agency, ["logo"]), []);
    }

    #[test]
    fn to_vouch_is_no_edit() {
        assert_eq!(FieldGroup::edited(Table::Characteristic, ["verified_on", "verified_by"]), []);
        assert_eq!(FieldGroup::edited(Table::Characteristic, ["title", "verified_on"]), [FieldGroup::Characteristics]);
        assert_eq!(FieldGroup::edited(Table::Verification, ["verified_on"]), []);
        assert_eq!(FieldGroup::edited(Table::ContactReach, ["value"]), [FieldGroup::Contacts]);
    }

    #[test]
    fn figures_are_verified_by_year_and_nothing_else_is() {
        let day = NaiveDate::from_ymd_opt(2026, 10, 14).expect("a day");
        let rules = |group, year| {
            let one = Verification::new(AgencyId::new(), group, year, day, "Aino");
            broken(&Rows::default(), &[Change::insert(one)])
        };
        assert_eq!(rules(FieldGroup::Volume, Some(2025)), []);
        assert_eq!(rules(FieldGroup::Contacts, None), []);
        assert_eq!(rules(FieldGroup::Contacts, Some(2025)), [BrokenRule::FigureMisplaced]);
        assert_eq!(rules(FieldGroup::Volume, None), [BrokenRule::FigureMisplaced]);
    }
}
