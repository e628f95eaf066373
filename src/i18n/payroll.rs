//! The payroll calendar in words: rules, steps, rounds and dates.

use chrono::{Datelike, NaiveDate};

use super::Texts;
use super::date::{format_date, month_name, month_short, weekday_short};
use crate::domain::Language;
use crate::domain::payroll::{Move, PayDayRule, Period, Recurrence, StepTiming};

/// A year that has every day of every month.
const LEAP_YEAR: i32 = 2000;

/// Where a day goes that is no banking day: `tai edeltävä pankkipäivä`.
#[must_use]
pub fn move_words(texts: &Texts, to: Move) -> &str {
    texts.get(match to {
        Move::Before => "payroll-to-before",
        Move::After => "payroll-to-after",
        Move::Nearest => "payroll-to-nearest",
    })
}

/// A pay-day rule: `15. päivä tai edeltävä pankkipäivä`.
#[must_use]
pub fn rule_words(texts: &Texts, rule: &PayDayRule) -> String {
    match *rule {
        PayDayRule::DayOfMonth { day, to } => {
            texts.with("payroll-rule-day", &[("day", number(day)), ("to", move_words(texts, to).into())])
        }
        PayDayRule::TwiceMonthly { days: [one, other], to } => texts.with(
            "payroll-rule-days",
            &[("one", number(one)), ("other", number(other)), ("to", move_words(texts, to).into())],
        ),
        PayDayRule::LastBankingDay => texts.get("payroll-rule-last").to_owned(),
        PayDayRule::NthBankingDay(nth) => texts.with("payroll-rule-nth", &[("nth", number(nth))]),
        PayDayRule::EveryNthWeek { weeks, from, to } => {
            let from = format_date(texts.language(), from);
            let args = [("weeks", number(weeks)), ("date", from.into()), ("to", move_words(texts, to).into())];
            texts.with("payroll-rule-weeks", &args)
        }
    }
}

/// When a step falls: `5 pankkipäivää ennen palkanmaksupäivää`.
#[must_use]
pub fn timing_words(texts: &Texts, timing: StepTiming) -> String {
    let away = |days: i32, before: &str, after: &str| {
        let key = match days {
            0 => return texts.get("payroll-timing-same").to_owned(),
            ..0 => before,
            1.. => after,
        };
        texts.with(key, &[("days", number(days.unsigned_abs()))])
    };
    match timing {
        StepTiming::BankingDays(days) => away(days, "payroll-timing-banking-before", "payroll-timing-banking-after"),
        StepTiming::CalendarDays { days, to } => {
            let words = away(days, "payroll-timing-days-before", "payroll-timing-days-after");
            to.map_or_else(|| words.clone(), |to| format!("{words} {}", move_words(texts, to)))
        }
        StepTiming::NextMonth { day, to } => {
            let args = [("day", number(day)), ("to", move_words(texts, to).into())];
            texts.with("payroll-timing-next-month", &args)
        }
        StepTiming::Never => texts.get("payroll-timing-never").to_owned(),
    }
}

fn number(number: u32) -> super::Arg<'static> {
    i64::from(number).into()
}

/// When a recurring task comes, in words: `vuosittain 31. tammikuuta`, `kuukausittain 10. päivänä`, `12.3.2027`.
#[must_use]
pub fn recurrence_words(texts: &Texts, rule: Recurrence) -> String {
    match rule {
        Recurrence::Yearly { month, day, to } => {
            // In a shorter month its last day.
            let date = (1..=day).rev().find_map(|day| NaiveDate::from_ymd_opt(LEAP_YEAR, month, day));
            let date = date.map(|date| day_and_month(texts.language(), date, LEAP_YEAR)).unwrap_or_default();
            texts.with("recurring-yearly", &[("date", date.into()), ("to", move_words(texts, to).into())])
        }
        Recurrence::Monthly { day, to } => {
            texts.with("recurring-monthly", &[("day", number(day)), ("to", move_words(texts, to).into())])
        }
        Recurrence::Once(date) => super::date::format_date(texts.language(), date),
    }
}

/// A round of payroll within its year, as it stands in a line: the month where the rule goes by the month, else its number.
#[must_use]
pub fn round_name(language: Language, rule: &PayDayRule, period: Period) -> String {
    match rule {
        PayDayRule::DayOfMonth { .. } | PayDayRule::LastBankingDay | PayDayRule::NthBankingDay(_) => {
            month_name(language, period.number).to_owned()
        }
        PayDayRule::TwiceMonthly { .. } | PayDayRule::EveryNthWeek { .. } => {
            format!("{}/{}", period.number, period.year)
        }
    }
}

/// A word at the head of a line.
#[must_use]
pub fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A name within a sentence.
#[must_use]
pub fn uncapitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// A date with its weekday, the year only where it is not `year`: `pe 13.3.`, `fr 13.3.`, `Fri 13 Mar`.
#[must_use]
pub fn short_date(language: Language, date: NaiveDate, year: i32) -> String {
    let weekday = weekday_short(language, i64::from(date.weekday().number_from_monday()));
    format!("{weekday} {}", day_and_month(language, date, year))
}

/// Days from the first to the last, as short as they can be said: `3.–5.12.`, `30.11.–2.12.`, `3.12.`; `3–5 Dec`.
#[must_use]
pub fn short_days(language: Language, from: NaiveDate, to: NaiveDate, year: i32) -> String {
    let last = day_and_month(language, to, year);
    if from == to {
        return last;
    }
    if (from.year(), from.month()) != (to.year(), to.month()) || to.year() != year {
        return format!("{}–{last}", day_and_month(language, from, year));
    }
    match language {
        Language::Fi | Language::Sv => format!("{}.–{last}", from.day()),
        Language::En => format!("{}–{last}", from.day()),
    }
}

/// A date, the year only where it is not `year`: `13.3.`, `13 Mar`.
#[must_use]
pub fn day_and_month(language: Language, date: NaiveDate, year: i32) -> String {
    if date.year() != year {
        return format_date(language, date);
    }
    match language {
        Language::Fi | Language::Sv => format!("{}.{}.", date.day(), date.month()),
        Language::En => format!("{} {}", date.day(), month_short(language, date.month())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::payroll::{EMPLOYER_REPORT, INCOME_REGISTER};

    #[test]
    fn days_are_said_as_short_as_they_can_be() {
        let date = |text: &str| text.parse::<NaiveDate>().unwrap();
        let said = |language, from, to| short_days(language, date(from), date(to), 2026);
        assert_eq!(said(Language::Fi, "2026-12-03", "2026-12-05"), "3.–5.12.");
        assert_eq!(said(Language::Sv, "2026-12-03", "2026-12-03"), "3.12.");
        assert_eq!(said(Language::Fi, "2026-11-30", "2026-12-02"), "30.11.–2.12.");
        assert_eq!(said(Language::En, "2026-12-03", "2026-12-05"), "3–5 Dec");
        assert_eq!(said(Language::Fi, "2026-12-30", "2027-01-02"), "30.12.–2.1.2027");
    }

    fn words(language: Language, rule: &str) -> String {
        rule_words(&Texts::new(language), &rule.parse().unwrap())
    }

    #[test]
    fn rules_are_told_in_words() {
        assert_eq!(words(Language::Fi, "day 15 before"), "15. päivä tai edeltävä pankkipäivä");
        assert_eq!(words(Language::Fi, "days 15 31 nearest"), "15. ja 31. päivä tai lähin pankkipäivä");
        assert_eq!(words(Language::Fi, "last_banking_day"), "kuukauden viimeinen pankkipäivä");
        assert_eq!(words(Language::Sv, "banking_day 3"), "bankdag nr 3 i månaden");
        assert_eq!(
            words(Language::Fi, "weeks 2 2026-01-09 before"),
            "2 viikon välein 9.1.2026 alkaen tai edeltävä pankkipäivä"
        );
        assert_eq!(
            words(Language::En, "weeks 1 2026-01-09 after"),
            "every week from 9 Jan 2026, or the next banking day"
        );
    }

    #[test]
    fn steps_are_told_in_words() {
        let texts = Texts::new(Language::Fi);
        let said = |timing| timing_words(&texts, timing);
        assert_eq!(said(StepTiming::BankingDays(-5)), "5 pankkipäivää ennen palkanmaksupäivää");
        assert_eq!(said(StepTiming::BankingDays(1)), "1 pankkipäivä palkanmaksupäivän jälkeen");
        assert_eq!(said(StepTiming::CalendarDays { days: 0, to: None }), "palkanmaksupäivänä");
        assert_eq!(said(INCOME_REGISTER.timing), "5 päivää palkanmaksupäivän jälkeen tai seuraava pankkipäivä");
        assert_eq!(said(EMPLOYER_REPORT.timing), "seuraavan kuukauden 5. päivä tai seuraava pankkipäivä");
    }

    #[test]
    fn dates_have_their_weekday_and_a_foreign_year() {
        let date = NaiveDate::from_ymd_opt(2026, 3, 13).unwrap();
        assert_eq!(short_date(Language::Fi, date, 2026), "pe 13.3.");
        assert_eq!(short_date(Language::Sv, date, 2025), "fr 13.3.2026");
        assert_eq!(short_date(Language::En, date, 2026), "Fri 13 Mar");
        let march = Period { year: 2026, number: 3 };
        assert_eq!(round_name(Language::Fi, &PayDayRule::LastBankingDay, march), "maaliskuu");
        assert_eq!(round_name(Language::Fi, &"days 15 31 before".parse().unwrap(), march), "3/2026");
    }
}
