use proptest::prelude::*;

use super::*;
use crate::domain::testing::day;

/// The pay days of a rule in a year.
fn paid(rule: &str, year: i32) -> Vec<NaiveDate> {
    pay_days(&rule_of(rule), year).iter().map(|day| day.date).collect()
}

fn rule_of(text: &str) -> PayDayRule {
    text.parse().expect("a rule")
}

fn timing(text: &str) -> StepTiming {
    text.parse().expect("a timing")
}

fn step(step: Step, text: &str) -> StepRule {
    StepRule { step, timing: timing(text) }
}

/// Days of a year, written as month and day.
fn days(year: i32, list: &str) -> Vec<NaiveDate> {
    list.split_whitespace().map(|rest| day(&format!("{year}-{rest}"))).collect()
}

/// The dates of a step in a year, as they are.
fn dates_of(rule: &str, steps: &[StepRule], year: i32, wanted: Step) -> Vec<NaiveDate> {
    let all = dates(&rule_of(rule), steps, year, &ByHand::new());
    all.iter().filter(|date| date.step == wanted).map(|date| date.date).collect()
}

#[test]
fn the_first_banking_day_is_that_of_published_calendars() {
    // 2017: Etera; 2019: Veritas; 2021: Keva, for the Church; 2023–2025: Varma, "Payment of pension"; 2026: Veritas.
    let published = [
        (2017, "01-02 02-01 03-01 04-03 05-02 06-01 07-03 08-01 09-01 10-02 11-01 12-01"),
        (2019, "01-02 02-01 03-01 04-01 05-02 06-03 07-01 08-01 09-02 10-01 11-01 12-02"),
        (2021, "01-04 02-01 03-01 04-01 05-03 06-01 07-01 08-02 09-01 10-01 11-01 12-01"),
        (2023, "01-02 02-01 03-01 04-03 05-02 06-01 07-03 08-01 09-01 10-02 11-01 12-01"),
        (2024, "01-02 02-01 03-01 04-02 05-02 06-03 07-01 08-01 09-02 10-01 11-01 12-02"),
        (2025, "01-02 02-03 03-03 04-01 05-02 06-02 07-01 08-01 09-01 10-01 11-03 12-01"),
        (2026, "01-02 02-02 03-02 04-01 05-04 06-01 07-01 08-03 09-01 10-01 11-02 12-01"),
    ];
    for (year, list) in published {
        assert_eq!(paid("banking_day 1", year), days(year, list), "{year}");
    }
}

#[test]
fn a_day_or_the_banking_day_before_is_that_of_published_calendars() {
    // Keva, "Pension payment dates" of 2019, 2021 and 2024: the State's pensions on the 20th, the municipalities' on
    // the 3rd.
    let state = [
        (2019, "01-18 02-20 03-20 04-18 05-20 06-20 07-19 08-20 09-20 10-18 11-20 12-20"),
        (2021, "01-20 02-19 03-19 04-20 05-20 06-18 07-20 08-20 09-20 10-20 11-19 12-20"),
        (2024, "01-19 02-20 03-20 04-19 05-20 06-20 07-19 08-20 09-20 10-18 11-20 12-20"),
    ];
    for (year, list) in state {
        assert_eq!(paid("day 20 before", year), days(year, list), "{year}");
    }
    let municipal = [
        (2019, "01-03 02-01 03-01 04-03 05-03 06-03 07-03 08-02 09-03 10-03 11-01 12-03"),
        (2024, "01-03 02-02 03-01 04-03 05-03 06-03 07-03 08-02 09-03 10-03 11-01 12-03"),
    ];
    for (year, list) in municipal {
        assert_eq!(paid("day 3 before", year), days(year, list), "{year}");
    }
    // January 2021 was paid in December by mistake (tyoelake.fi, "January pensions paid out on 4 January 2021").
    let rest = "02-03 03-03 04-01 05-03 06-03 07-02 08-03 09-03 10-01 11-03 12-03";
    assert_eq!(paid("day 3 before", 2021)[1..], days(2021, rest));
}

#[test]
fn the_days_that_moved_are_those_that_kela_told_of() {
    // Kela, "Eläkkeiden maksupäivät", December 2015 with the deviations of 2017.
    let told = [
        (4, "02-03 03-03 06-02 11-03"),
        (7, "01-05 05-05 10-06"),
        (14, "01-13 04-13 05-12 10-13"),
        (22, "01-20 04-21 07-21 10-20"),
    ];
    for (number, list) in told {
        let rule = PayDayRule::DayOfMonth { day: number, to: Move::Before };
        let moved: Vec<_> =
            pay_days(&rule, 2017).iter().filter(|day| day.date != day.nominal).map(|day| day.date).collect();
        assert_eq!(moved, days(2017, list), "the {number}th");
    }
}

#[test]
fn the_state_and_the_municipalities_are_paid_in_the_middle_of_the_month() {
    // No published list was found; these follow from the rule.
    let state = "01-15 02-13 03-13 04-15 05-15 06-15 07-15 08-14 09-15 10-15 11-13 12-15";
    assert_eq!(paid("day 15 before", 2026), days(2026, state));
    let municipal = "01-16 02-16 03-16 04-16 05-15 06-16 07-16 08-14 09-16 10-16 11-16 12-16";
    assert_eq!(paid("day 16 before", 2026), days(2026, municipal));
}

#[test]
fn a_month_too_short_is_paid_on_its_last_day() {
    let last = "01-31 02-29 03-28 04-30 05-31 06-28 07-31 08-30 09-30 10-31 11-29 12-31";
    assert_eq!(paid("day 31 before", 2024), days(2024, last));
    assert_eq!(paid("last_banking_day", 2024), days(2024, last), "31 March 2024 was Easter Sunday");
    // The nominal day is the last, and then it moves: 28 February 2026 is a Saturday.
    let february = |rule| pay_days(&rule_of(rule), 2026)[1];
    assert_eq!(february("day 30 after").nominal, day("2026-02-28"));
    assert_eq!(february("day 30 after").date, day("2026-03-02"));
    assert_eq!(february("day 30 before").date, day("2026-02-27"));
    assert_eq!(pay_days(&rule_of("day 29 before"), 2024)[1].nominal, day("2024-02-29"));
    assert_eq!(pay_days(&rule_of("day 29 before"), 2023)[1].nominal, day("2023-02-28"));
}

#[test]
fn a_day_moves_where_the_rule_says() {
    // Saturday and Sunday; Good Friday to Easter Monday 2026; Christmas Eve 2025 to the Sunday after.
    let cases = [
        ("2026-08-15", "2026-08-14", "2026-08-17", "2026-08-14"),
        ("2026-02-15", "2026-02-13", "2026-02-16", "2026-02-16"),
        ("2026-04-03", "2026-04-02", "2026-04-07", "2026-04-02"),
        ("2026-04-06", "2026-04-02", "2026-04-07", "2026-04-07"),
        ("2025-12-26", "2025-12-23", "2025-12-29", "2025-12-23"),
        ("2026-04-15", "2026-04-15", "2026-04-15", "2026-04-15"),
    ];
    for (nominal, before, after, nearest) in cases {
        let to = |way: Move| way.banking_day(day(nominal));
        assert_eq!([to(Move::Before), to(Move::After), to(Move::Nearest)], [before, after, nearest].map(day));
    }
}

#[test]
fn twice_a_month_comes_in_order() {
    let january =
        [("2026-01-15", 1), ("2026-01-30", 2)].map(|(date, number)| (day(date), Period { year: 2026, number }));
    for rule in ["days 15 31 before", "days 31 15 before"] {
        let all = pay_days(&rule_of(rule), 2026);
        assert_eq!(all.len(), 24);
        assert_eq!([0, 1].map(|index| (all[index].date, all[index].period)), january);
        assert!(all.is_sorted_by_key(|day| day.date));
    }
}

#[test]
fn every_second_friday_goes_on_over_the_years() {
    let rule = "weeks 2 2026-01-09 before";
    let first = paid(rule, 2026);
    assert_eq!(first.len(), 26);
    assert_eq!(first[..4], days(2026, "01-09 01-23 02-06 02-20"));
    assert_eq!(first[6], day("2026-04-02"), "Good Friday moves to Thursday");
    assert_eq!(first[25], day("2026-12-23"), "Christmas Day moves over the eve");
    assert_eq!(paid(rule, 2027)[..2], days(2027, "01-08 01-22"));
    assert_eq!(paid(rule, 2025), [], "it begins with the first");
    assert_eq!(paid("weeks 2 2026-05-15 before", 2026)[0], day("2026-05-15"));
    // 2032 is a leap year that begins on a Thursday: 53 Fridays.
    let weekly = pay_days(&rule_of("weeks 1 2026-01-02 before"), 2032);
    assert_eq!(weekly.last().map(|day| day.period), Some(Period { year: 2032, number: 53 }));
}

#[test]
fn a_month_without_so_many_banking_days_takes_its_last() {
    assert_eq!(paid("banking_day 23", 2026)[1], day("2026-02-27"));
    assert_eq!(paid("banking_day 3", 2026)[0], day("2026-01-07"), "2 and 5 January, then Epiphany");
}

#[test]
fn a_period_belongs_to_the_year_of_its_nominal_day() {
    // 1 January is no banking day: paid before it, in December.
    let first = pay_days(&rule_of("day 1 before"), 2026)[0];
    assert_eq!(first.period, Period { year: 2026, number: 1 });
    assert_eq!(first.date, day("2025-12-31"));
    // 31 December 2028 is a Sunday: paid after it, in January.
    let last = pay_days(&rule_of("day 31 after"), 2028)[11];
    assert_eq!((last.period.number, last.date), (12, day("2029-01-02")));
}

#[test]
fn steps_may_fall_into_the_years_around() {
    let steps = [step(Step::MaterialDue, "banking -8"), INCOME_REGISTER, EMPLOYER_REPORT];
    let all = dates(&rule_of("day 5 before"), &steps, 2026, &ByHand::new());
    assert_eq!((all[0].step, all[0].date), (Step::MaterialDue, day("2025-12-18")));
    let all = dates(&rule_of("day 31 before"), &steps, 2026, &ByHand::new());
    let last = &all[all.len() - 2..];
    assert_eq!((last[0].step, last[0].date), (Step::IncomeRegister, day("2027-01-05")));
    assert_eq!((last[1].step, last[1].date), (Step::EmployerReport, day("2027-01-05")));
}

#[test]
fn the_income_register_is_told_within_five_days() {
    let due = |pay_day| INCOME_REGISTER.timing.date(day(pay_day));
    assert_eq!(due("2026-01-15"), day("2026-01-20"));
    // The fifth day a Saturday, a Sunday, and Monday after Easter; holidays in between count.
    assert_eq!(due("2024-01-15"), day("2024-01-22"));
    assert_eq!(due("2025-09-16"), day("2025-09-22"));
    assert_eq!(due("2026-04-01"), day("2026-04-07"));
    assert_eq!(due("2025-04-15"), day("2025-04-22"));
    // Christmas Eve, by the act on the reckoning of periods.
    assert_eq!(due("2025-12-19"), day("2025-12-29"));
    // Incomes Register, "Reporting on paper": paid on 15 January 2019, on paper within eight days, by Wednesday
    // 23 January 2019. A dated example of the five days was not found.
    assert_eq!(timing("calendar 8 after").date(day("2019-01-15")), day("2019-01-23"));
}

#[test]
fn the_employers_report_comes_once_a_month() {
    let reports = |rule, year| dates_of(rule, &DEFAULT_STEPS, year, Step::EmployerReport);
    let expected = "02-05 03-05 04-07 05-05 06-05 07-06 08-05 09-07 10-05 11-05 12-07";
    let monthly = reports("day 15 before", 2026);
    assert_eq!(monthly[..11], days(2026, expected));
    assert_eq!(monthly[11], day("2027-01-05"));
    // The Tax Administration's example pays on the 1st, the 15th and the 30th and reports once.
    assert_eq!(reports("days 15 30 before", 2026), monthly);
    assert_eq!(reports("weeks 2 2026-01-09 before", 2026), monthly);
    // January's pay day moves to December, where December's own has been: the report follows the later one.
    let moved = dates(&rule_of("day 1 before"), &DEFAULT_STEPS, 2025, &ByHand::new());
    assert!(!moved.iter().any(|date| date.period.number == 1 && date.date > day("2025-01-07")));
    assert_eq!(reports("day 1 before", 2025)[0], day("2025-01-07"), "paid on 31 December 2024");
}

#[test]
fn a_pay_day_moved_by_hand_takes_its_steps_along() {
    let steps = [step(Step::MaterialDue, "banking -5"), step(Step::Approval, "banking -2"), INCOME_REGISTER];
    let period = Period { year: 2026, number: 6 };
    let by_hand = ByHand::from([
        ((period, Step::PayDay), day("2026-06-12")),
        ((period, Step::Approval), day("2026-06-11")),
        // Of a period that there is not, and of a step without a rule.
        ((Period { year: 2026, number: 13 }, Step::PayDay), day("2026-06-12")),
        ((period, Step::Review), day("2026-06-10")),
    ]);
    let rule = rule_of("day 15 before");
    let june: Vec<_> = dates(&rule, &steps, 2026, &by_hand).into_iter().filter(|date| date.period == period).collect();
    let date = |step, date, by_rule, moved| PayrollDate { period, step, date: day(date), by_rule: day(by_rule), moved };
    assert_eq!(
        june,
        [
            date(Step::MaterialDue, "2026-06-05", "2026-06-05", false),
            date(Step::Approval, "2026-06-11", "2026-06-10", true),
            date(Step::PayDay, "2026-06-12", "2026-06-15", true),
            date(Step::IncomeRegister, "2026-06-17", "2026-06-17", false),
        ]
    );
    let untouched = |all: Vec<PayrollDate>| all.into_iter().filter(|date| date.period != period).collect::<Vec<_>>();
    assert_eq!(untouched(dates(&rule, &steps, 2026, &by_hand)), untouched(dates(&rule, &steps, 2026, &ByHand::new())));
}

#[test]
fn a_date_kept_by_hand_on_the_same_day_is_moved_all_the_same() {
    let period = Period { year: 2026, number: 1 };
    let by_hand = ByHand::from([((period, Step::PayDay), day("2026-01-15"))]);
    let first = dates(&rule_of("day 15 before"), &[], 2026, &by_hand)[0];
    assert!(first.moved && first.date == first.by_rule);
}

#[test]
fn the_first_rule_of_a_step_counts_and_the_pay_day_has_its_own() {
    let steps = [step(Step::Run, "banking -3"), step(Step::Run, "banking -1"), step(Step::PayDay, "calendar 9")];
    let january: Vec<_> = dates(&rule_of("day 15 before"), &steps, 2026, &ByHand::new())[..2].to_vec();
    assert_eq!([january[0].date, january[1].date], ["2026-01-12", "2026-01-15"].map(day));
}

#[test]
fn rules_are_a_few_words_in_the_file() {
    let rules =
        ["day 15 before", "days 15 31 nearest", "last_banking_day", "banking_day 2", "weeks 2 2026-01-09 after"];
    for text in rules {
        assert_eq!(rule_of(text).to_string(), text);
        let json = serde_json::to_value(rule_of(text)).expect("a text");
        assert_eq!(json, serde_json::json!(text));
        assert_eq!(serde_json::from_value::<PayDayRule>(json).ok(), Some(rule_of(text)));
    }
    for text in ["banking -5", "banking 0", "calendar -14", "calendar 5 after", "next_month 5 after"] {
        assert_eq!(timing(text).to_string(), text);
    }
    assert_eq!("2026-03".parse(), Ok(Period { year: 2026, number: 3 }));
    assert_eq!(Period { year: 2026, number: 3 }.to_string(), "2026-03");
    assert_eq!(serde_json::to_value(Step::IncomeRegister).ok(), Some(serde_json::json!("income_register")));
    for one in Step::ALL {
        assert_eq!(serde_json::to_value(one).ok(), Some(serde_json::json!(one.word())));
    }
}

#[test]
fn other_words_are_no_rules() {
    let rules = [
        "",
        "day",
        "day 0 before",
        "day 32 before",
        "day 15 sideways",
        "day 15",
        "days 1 before",
        "banking_day 0",
        "banking_day 24",
        "weeks 0 2026-01-09 before",
        "weeks 53 2026-01-09 before",
        "weeks 2 2026-02-30 before",
        "last_banking_day 1",
        "day  15 before",
        "DAY 15 before",
    ];
    for text in rules {
        assert_eq!(text.parse::<PayDayRule>(), Err(Unreadable(text.to_owned())));
        assert!(serde_json::from_value::<PayDayRule>(serde_json::json!(text)).is_err());
    }
    for text in ["banking", "banking 367", "calendar -367", "calendar x", "next_month 5", "next_month 0 after", "5"] {
        assert_eq!(text.parse::<StepTiming>(), Err(Unreadable(text.to_owned())));
    }
    for text in ["2026", "2026-0", "2026-54", "-1-02", "2026-03-01"] {
        assert_eq!(text.parse::<Period>(), Err(Unreadable(text.to_owned())));
    }
}

#[test]
fn numbers_out_of_range_are_taken_for_the_nearest() {
    let first = |rule| pay_days(&rule, 2026)[0].date;
    assert_eq!(first(PayDayRule::DayOfMonth { day: 0, to: Move::After }), day("2026-01-02"));
    assert_eq!(first(PayDayRule::DayOfMonth { day: 99, to: Move::Before }), day("2026-01-30"));
    assert_eq!(first(PayDayRule::NthBankingDay(0)), day("2026-01-02"));
    let from = day("2026-01-09");
    assert_eq!(pay_days(&PayDayRule::EveryNthWeek { weeks: 0, from, to: Move::Before }, 2026).len(), 51);
    assert_eq!(pay_days(&rule_of("day 15 before"), i32::MAX), []);
    assert_eq!(dates(&rule_of("day 15 before"), &DEFAULT_STEPS, i32::MIN, &ByHand::new()), []);
}

fn moves() -> impl Strategy<Value = Move> {
    proptest::sample::select(Move::ALL.as_slice())
}

fn rules() -> impl Strategy<Value = PayDayRule> {
    let from = (0..20_000_u64).prop_map(|days| day("1992-01-01") + Days::new(days));
    prop_oneof![
        (1..=31_u32, moves()).prop_map(|(day, to)| PayDayRule::DayOfMonth { day, to }),
        (1..=31_u32, 1..=31_u32, moves())
            .prop_map(|(one, other, to)| PayDayRule::TwiceMonthly { days: [one, other], to }),
        Just(PayDayRule::LastBankingDay),
        (1..=23_u32).prop_map(PayDayRule::NthBankingDay),
        (1..=52_u32, from, moves()).prop_map(|(weeks, from, to)| PayDayRule::EveryNthWeek { weeks, from, to }),
    ]
}

fn timings() -> impl Strategy<Value = StepTiming> {
    prop_oneof![
        (-366..=366).prop_map(StepTiming::BankingDays),
        (-366..=366, proptest::option::of(moves())).prop_map(|(days, to)| StepTiming::CalendarDays { days, to }),
        (1..=31_u32, moves()).prop_map(|(day, to)| StepTiming::NextMonth { day, to }),
    ]
}

proptest! {
    #[test]
    fn pay_days_are_banking_days_in_order(rule in rules(), year in 1992..2100_i32) {
        let all = pay_days(&rule, year);
        prop_assert!(all.iter().all(|day| is_banking_day(day.date)));
        prop_assert!(all.iter().all(|day| day.nominal.year() == year));
        prop_assert!(all.is_sorted_by_key(|day| (day.period, day.nominal)));
        prop_assert!(all.is_sorted_by_key(|day| day.date));
        let numbers: Vec<_> = all.iter().map(|day| (day.period.year, day.period.number)).collect();
        let counted: Vec<_> = (1..).take(all.len()).map(|number| (year, number)).collect();
        prop_assert_eq!(numbers, counted);
    }

    #[test]
    fn pay_days_move_the_way_they_should(day in 1..=31_u32, to in moves(), year in 1992..2100_i32) {
        for pay_day in pay_days(&PayDayRule::DayOfMonth { day, to }, year) {
            let late = pay_day.date - pay_day.nominal;
            match to {
                Move::Before => prop_assert!(late.num_days() <= 0),
                Move::After => prop_assert!(late.num_days() >= 0),
                // At Christmas three days lie between, either way.
                Move::Nearest => prop_assert!((-3..=3).contains(&late.num_days())),
            }
            prop_assert_eq!(is_banking_day(pay_day.nominal), late.num_days() == 0);
        }
    }

    #[test]
    fn steps_keep_the_order_of_their_offsets(
        rule in rules(), year in 1992..2100_i32, one in -40..=40_i32, other in -40..=40_i32, banking in any::<bool>(), to in moves(),
    ) {
        let timing = |days| if banking {
            StepTiming::BankingDays(days)
        } else {
            StepTiming::CalendarDays { days, to: Some(to) }
        };
        for pay_day in pay_days(&rule, year) {
            let (first, second) = (timing(one.min(other)).date(pay_day.date), timing(one.max(other)).date(pay_day.date));
            prop_assert!(first <= second);
            prop_assert!(is_banking_day(first) && is_banking_day(second));
        }
    }

    #[test]
    fn dates_come_period_by_period_and_once(rule in rules(), year in 1992..2100_i32, timing in timings()) {
        let steps = [StepRule { step: Step::MaterialDue, timing }, INCOME_REGISTER, EMPLOYER_REPORT];
        let all = dates(&rule, &steps, year, &ByHand::new());
        prop_assert!(all.is_sorted_by_key(|date| (date.period, date.date)));
        let mut keys: Vec<_> = all.iter().map(|date| (date.period, date.step)).collect();
        keys.sort_unstable();
        keys.dedup();
        prop_assert_eq!(keys.len(), all.len());
        prop_assert!(all.iter().all(|date| !date.moved && date.date == date.by_rule));
        let paid = all.iter().filter(|date| date.step == Step::PayDay).count();
        prop_assert_eq!(paid, pay_days(&rule, year).len());
    }

    #[test]
    fn what_is_written_is_read_again(rule in rules(), timing in timings()) {
        prop_assert_eq!(rule.to_string().parse(), Ok(rule));
        prop_assert_eq!(timing.to_string().parse(), Ok(timing));
    }
}

#[test]
fn rules_by_the_month_number_their_rounds_alike_and_others_do_not() {
    let alike = |one: &str, other: &str| rule_of(one).numbers_as(&rule_of(other));
    assert!(alike("day 15 before", "last_banking_day") && alike("banking_day 5", "day 1 after"));
    assert!(alike("days 10 25 before", "days 5 20 after"));
    assert!(alike("weeks 2 2026-01-09 before", "weeks 2 2026-01-09 after"));
    assert!(!alike("day 15 before", "days 10 25 before"));
    assert!(!alike("weeks 2 2026-01-09 before", "weeks 1 2026-01-09 before"));
    assert!(!alike("weeks 2 2026-01-09 before", "weeks 2 2026-01-16 before"));
    assert!(!alike("weeks 2 2026-01-09 before", "day 15 before"));
}
