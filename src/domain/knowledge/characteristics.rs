//! When what is special about an agency bites.

use chrono::{Datelike, Days, NaiveDate};

use crate::domain::knowledge::characteristic::Characteristic;
use crate::domain::payroll::rule::Step;
use crate::domain::record::id::AgencyId;
use crate::domain::record::record::Rows;
use crate::domain::record::text::fold;

/// For how many days before a date of the payroll calendar a characteristic bites that is bound to it.
pub const NEAR_DAYS: u64 = 7;

impl Rows {
    /// What is special about an agency: the most serious first, then in the order of the users' list of categories,
    /// those without a category last, then by title.
    #[must_use]
    pub fn characteristics(&self, agency: AgencyId) -> Vec<&Characteristic> {
        let mut all: Vec<&Characteristic> = self.characteristic.of(agency).collect();
        all.sort_by_cached_key(|one| {
            let category = one.category.and_then(|id| self.characteristic_category.get(id));
            let place =
                category.map_or((i64::MAX, String::new()), |category| (category.position, category.name_fi.clone()));
            (one.severity, place, fold(&one.title))
        });
        all
    }

    /// Whether a characteristic bites on some day from `from` to `to`: in its months, and where it is bound to a step of
    /// payroll, from [`NEAR_DAYS`] days before such a date of its agency. An agency whose calendar does not have the step
    /// is warned all the time rather than never.
    #[must_use]
    pub fn bites_within(&self, one: &Characteristic, from: NaiveDate, to: NaiveDate) -> bool {
        if one.payroll_step.is_some_and(|step| self.has_step(one.agency, step)) {
            return self.next_step(one, from).is_some_and(|date| near(date) <= to);
        }
        let number = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
        let mut months = (number(from)..=number(to)).take(12).filter_map(|month| u32::try_from(month % 12 + 1).ok());
        months.any(|month| one.bites_in(month))
    }

    /// The next date of the payroll calendar, from `from` on, before which a characteristic bites: of its step and in one
    /// of its months.
    #[must_use]
    pub fn next_step(&self, one: &Characteristic, from: NaiveDate) -> Option<NaiveDate> {
        let step = one.payroll_step?;
        let dates = self.next_dates(one.agency, from, usize::MAX).into_iter().map(|date| date.date);
        let mut its = dates.filter(|date| date.step == step && one.bites_in(date.date.month()));
        its.next().map(|date| date.date)
    }

    /// Whether some pay group of an agency has a step. Every one has a pay day.
    fn has_step(&self, agency: AgencyId, step: Step) -> bool {
        let mut steps = self.pay_group_step.of(agency);
        if step == Step::PayDay {
            self.pay_group.of(agency).next().is_some()
        } else {
            steps.any(|row| row.step == step)
        }
    }
}

/// The first day on which what is bound to a date bites.
fn near(date: NaiveDate) -> NaiveDate {
    date.checked_sub_days(Days::new(NEAR_DAYS)).unwrap_or(date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{BrokenRule, Change, List, ListItem, Record, Severity, broken, parse_months, written_months};

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day")
    }

    fn one(agency: AgencyId, severity: Severity, title: &str) -> Characteristic {
        let new = Characteristic::empty(agency, "Aino Esimerkki", day(2026, 1, 15));
        Characteristic { severity, title: title.to_owned(), ..new }
    }

    #[test]
    fn months_are_ascending_numbers_of_months() {
        for text in ["", "1", "1,6,12", "1,2,3,4,5,6,7,8,9,10,11"] {
            assert_eq!(written_months(&parse_months(text).expect("months")), text);
        }
        for text in ["0", "13", "6,1", "1,1", "1, 6", "01", "+1", ",", "1,", "kesä"] {
            assert_eq!(parse_months(text), None, "{text}");
        }
        assert_eq!(written_months(&(1..=12).collect()), "");
    }

    #[test]
    fn it_bites_in_its_months_or_always() {
        let mut summer = one(AgencyId::new(), Severity::Note, "Kesätyöntekijät");
        assert!((1..=12).all(|month| summer.bites_in(month)));
        summer.months = "6,7".to_owned();
        assert_eq!((1..=12).filter(|month| summer.bites_in(*month)).collect::<Vec<_>>(), [6, 7]);
    }

    #[test]
    fn bound_to_a_step_it_bites_in_the_week_before_such_a_date() {
        use crate::domain::payroll::rule::{Move, PayDayRule, StepTiming};
        use crate::domain::{PayGroup, PayGroupId, PayGroupStep};
        let agency = AgencyId::new();
        let mut rows = Rows::default();
        let bound = |months: &str| Characteristic {
            payroll_step: Some(Step::MaterialDue),
            months: months.to_owned(),
            ..one(agency, Severity::Important, "Tuntilistat")
        };
        let bites =
            |rows: &Rows, one: &Characteristic, from: NaiveDate, to: NaiveDate| rows.bites_within(one, from, to);
        let (any, march) = (bound(""), bound("3"));
        // Without a calendar it had better be known.
        assert!(bites(&rows, &any, day(2026, 1, 20), day(2026, 1, 20)));
        assert!(!bites(&rows, &march, day(2026, 1, 20), day(2026, 1, 20)), "its months hold all the same");
        let group = PayGroup {
            id: PayGroupId::new(),
            agency,
            name: "Kuukausipalkat".into(),
            rule: PayDayRule::DayOfMonth { day: 15, to: Move::Before }.to_string(),
            position: 0,
            ended_on: None,
            since: None,
        };
        rows.put(group.clone().into());
        assert!(bites(&rows, &any, day(2026, 1, 20), day(2026, 1, 20)), "a calendar without the step");
        // Paid on 15 January, 13 February and 13 March 2026, so due on 5 January, 3 February and 3 March.
        let timing = StepTiming::CalendarDays { days: -10, to: None };
        rows.put(PayGroupStep::new(&group, Step::MaterialDue, timing).into());
        assert_eq!(rows.next_step(&any, day(2026, 1, 6)), Some(day(2026, 2, 3)));
        for (from, to, expected) in [
            (day(2026, 1, 20), day(2026, 1, 26), false),
            (day(2026, 1, 20), day(2026, 1, 27), true),
            (day(2026, 2, 3), day(2026, 2, 3), true),
            (day(2026, 2, 4), day(2026, 2, 10), false),
        ] {
            assert_eq!(bites(&rows, &any, from, to), expected, "{from}–{to}");
        }
        assert!(!bites(&rows, &march, day(2026, 1, 27), day(2026, 2, 3)), "another month");
        assert!(bites(&rows, &march, day(2026, 2, 26), day(2026, 2, 27)), "the date is in March");
        let pay_day = Characteristic { payroll_step: Some(Step::PayDay), ..any };
        assert!(bites(&rows, &pay_day, day(2026, 1, 8), day(2026, 1, 8)));
        assert!(!bites(&rows, &pay_day, day(2026, 1, 16), day(2026, 1, 16)));
    }

    #[test]
    fn it_is_overdue_a_year_after_somebody_vouched_for_it() {
        let written = one(AgencyId::new(), Severity::Note, "Palkkiot");
        assert!(!written.overdue(day(2027, 1, 15)));
        assert!(written.overdue(day(2027, 1, 16)));
        let verified = written.verified("Ville Malli", day(2026, 12, 1));
        assert!(!verified.overdue(day(2027, 12, 1)));
        assert!(verified.overdue(day(2027, 12, 2)));
        assert_eq!(verified.verified_by, "Ville Malli");
    }

    #[test]
    fn the_most_serious_comes_first_then_category_then_title() {
        let agency = AgencyId::new();
        let mut rows = Rows::default();
        let categories = ["b", "a"].map(|key| ListItem::shipped("characteristic_category", key, 0, [key, "", ""]));
        for (category, position) in categories.iter().zip([1, 0]) {
            let item = ListItem { position, ..category.clone() };
            rows.put(List::CharacteristicCategory.record(item));
        }
        let [last, first] = categories.map(|category| Some(category.id));
        for (severity, category, title) in [
            (Severity::Note, first, "e"),
            (Severity::Important, None, "d"),
            (Severity::Important, last, "c"),
            (Severity::Important, first, "Öljy"),
            (Severity::Important, first, "arkisto"),
            (Severity::Critical, None, "b"),
        ] {
            rows.put(Record::from(Characteristic { category, ..one(agency, severity, title) }));
        }
        rows.put(Record::from(one(AgencyId::new(), Severity::Critical, "toisen")));
        let titles: Vec<&str> = rows.characteristics(agency).iter().map(|one| one.title.as_str()).collect();
        assert_eq!(titles, ["b", "arkisto", "Öljy", "c", "d", "e"]);
    }

    #[test]
    fn a_title_is_needed_and_months_are_months() {
        let sound = one(AgencyId::new(), Severity::Note, "Palkkiot");
        let rules = |row: Characteristic| broken(&Rows::default(), &[Change::insert(row)]);
        assert_eq!(rules(sound.clone()), []);
        assert_eq!(rules(Characteristic { title: " ".to_owned(), ..sound.clone() }), [BrokenRule::ItemNameMissing]);
        assert_eq!(rules(Characteristic { months: "6,13".to_owned(), ..sound }), [BrokenRule::MonthsWrong]);
    }
}
