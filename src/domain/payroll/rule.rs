//! The payroll calendar (*palkkakalenteri*): a pay-day rule and the steps around it, and the dates they give.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use uuid::Uuid;

use crate::domain::payroll::calendar::{add_banking_days, banking_day_from, banking_day_until, is_banking_day};
use crate::domain::record::id::{ListId, RowId, natural};
use crate::domain::record::row::Reference;
use crate::domain::record::table::Table;

/// What stands before the identity of a recurring task where it is named as a step.
const TASK: &str = "task ";

/// The longest offset that is no slip of the hand: a year of days.
const LONGEST_OFFSET: i32 = 366;

/// Where a day goes that is no banking day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Move {
    /// To the banking day before. Pay moves so by law: Employment Contracts Act (55/2001), chapter 2, as told in
    /// <https://www.tyosuojelu.fi/fi/tyosuhde/palkka/palkanmaksu>. The municipal agreement says the same (KVTES
    /// 2012–2013, chapter II, section 18). The State's own agreement could not be read.
    Before,
    /// To the banking day after, as deadlines of the authorities do.
    After,
    /// To the nearer of the two, and to the one before where both are as near.
    Nearest,
}

impl Move {
    /// Every way to move.
    pub const ALL: [Self; 3] = [Self::Before, Self::After, Self::Nearest];

    /// The word in the file.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::After => "after",
            Self::Nearest => "nearest",
        }
    }

    /// The banking day for a date; the date itself where it is one.
    #[must_use]
    pub fn banking_day(self, date: NaiveDate) -> NaiveDate {
        let (before, after) = (banking_day_until(date), banking_day_from(date));
        match self {
            Self::After => after,
            Self::Nearest if after - date < date - before => after,
            Self::Before | Self::Nearest => before,
        }
    }
}

/// On which days a pay group is paid.
///
/// Written in the file as a few words: `day 15 before`, `days 15 31 before`, `last_banking_day`, `banking_day 1`,
/// `weeks 2 2026-01-09 before`. A number outside its range counts as the nearest one inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum PayDayRule {
    /// Once a month. The State pays on the 15th (Juristiuutiset, *Onko valtio muita nuukempi?*), municipalities on the
    /// 16th at the latest (KVTES, chapter II, section 18).
    DayOfMonth {
        /// 1–31; in a shorter month its last day.
        day: u32,
        /// Where it goes from a day that is no banking day.
        to: Move,
    },
    /// Twice a month.
    TwiceMonthly {
        /// The two days, each 1–31; in a shorter month its last day.
        days: [u32; 2],
        /// Where they go from a day that is no banking day.
        to: Move,
    },
    /// The last banking day of every month.
    LastBankingDay,
    /// The nth banking day of every month, 1–23; the last one where the month has fewer.
    NthBankingDay(u32),
    /// Every so many weeks.
    EveryNthWeek {
        /// 1–52 weeks from one to the next.
        weeks: u32,
        /// The first of them, whose weekday all have. There is none before it.
        from: NaiveDate,
        /// Where they go from a day that is no banking day.
        to: Move,
    },
}

impl PayDayRule {
    /// Whether the rounds of both have the same numbers, so that what was said of a round of the one is said of the same
    /// round of the other: by the month the number is the month's.
    #[must_use]
    pub fn numbers_as(&self, other: &Self) -> bool {
        let monthly =
            |rule: &Self| matches!(rule, Self::DayOfMonth { .. } | Self::LastBankingDay | Self::NthBankingDay(_));
        match (self, other) {
            (Self::TwiceMonthly { .. }, Self::TwiceMonthly { .. }) => true,
            (Self::EveryNthWeek { weeks, from, .. }, Self::EveryNthWeek { weeks: other, from: begun, .. }) => {
                (weeks, from) == (other, begun)
            }
            _ => monthly(self) && monthly(other),
        }
    }
}

/// Words in the file that are no rule.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no payroll rule: {0}")]
pub struct Unreadable(pub String);

/// One round of payroll, numbered from 1 through the year by the rule. With one pay day a month the number is that of
/// the month.
///
/// It belongs to the year of its nominal day, though the pay may move over the turn of the year. Written `2026-03`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Period {
    /// Calendar year.
    pub year: i32,
    /// 1–12 by the month, 1–24 twice a month, up to 53 by the week.
    pub number: u32,
}

/// When a period is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PayDay {
    /// The period.
    pub period: Period,
    /// The day the rule names, before it moves.
    pub nominal: NaiveDate,
    /// The banking day it moves to.
    pub date: NaiveDate,
}

/// A step of a round of payroll. Written in the file as the word of a step that the program knows, else as the identity
/// of the row in the users' own list; a recurring task as `task` and the identity of its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Step {
    /// The agency's material is with us.
    MaterialDue,
    /// The results are looked through.
    Review,
    /// The agency has approved.
    Approval,
    /// The payroll is run.
    Run,
    /// The pay is on people's accounts.
    PayDay,
    /// The earnings payment reports are in the income register.
    IncomeRegister,
    /// The employer's separate report (*työnantajan erillisilmoitus*) of the month is in the income register: one for
    /// each payer and month, however many groups and agencies the payer has.
    EmployerReport,
    /// One of the users' own.
    Own(ListId),
    /// A recurring task: no step of a round, but ticked like one.
    Task(RowId),
}

impl Step {
    /// Every step that the program knows, in the order in which they usually come.
    pub const ALL: [Self; 7] = [
        Self::MaterialDue,
        Self::Review,
        Self::Approval,
        Self::Run,
        Self::PayDay,
        Self::IncomeRegister,
        Self::EmployerReport,
    ];

    /// The word in the file.
    #[must_use]
    pub fn word(self) -> String {
        let word = match self {
            Self::MaterialDue => "material_due",
            Self::Review => "review",
            Self::Approval => "approval",
            Self::Run => "run",
            Self::PayDay => "pay_day",
            Self::IncomeRegister => "income_register",
            Self::EmployerReport => "employer_report",
            Self::Own(id) => return id.to_string(),
            Self::Task(id) => return format!("{TASK}{id}"),
        };
        word.to_owned()
    }

    /// The row of the list of steps that says what it is called; of a recurring task there is none.
    #[must_use]
    pub fn kind(self) -> ListId {
        match self {
            Self::Own(id) => id,
            Self::Task(id) => ListId(id.0),
            known => ListId(natural("round_step_kind", &[&known.word()])),
        }
    }

    /// That a row with one of the users' own steps cannot be without the step. Those that the program knows are there
    /// whatever the list says.
    pub(in crate::domain) fn reference(self) -> Option<Reference> {
        match self {
            Self::Own(id) => Some(Reference::new("step", Table::RoundStepKind, id)),
            Self::Task(id) => Some(Reference::new("step", Table::RecurringTask, id)),
            _ => None,
        }
    }
}

/// When a step falls, seen from the pay day.
///
/// Written in the file as a few words: `banking -5`, `calendar -14`, `calendar 5 after`, `next_month 5 after`, `never`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum StepTiming {
    /// So many banking days after the pay day, or before it where below zero.
    BankingDays(i32),
    /// So many calendar days after the pay day, or before it where below zero.
    CalendarDays {
        /// How many.
        days: i32,
        /// Where it goes from a day that is no banking day; nowhere without.
        to: Option<Move>,
    },
    /// A day of the month after the pay day's. It comes once for all the pay days of a month, with the last of them.
    NextMonth {
        /// 1–31; in a shorter month its last day.
        day: u32,
        /// Where it goes from a day that is no banking day.
        to: Move,
    },
    /// Not at all: what a group says that is without a step which all others have.
    Never,
}

/// A step and when it falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct StepRule {
    /// Which step.
    pub step: Step,
    /// When.
    pub timing: StepTiming,
}

/// When the earnings payment report is due: on the fifth calendar day after the pay day, and on the next weekday where
/// that is a Saturday, a Sunday or another holiday.
///
/// Incomes Register, *Deadlines for reporting*,
/// <https://vero.fi/en/incomes-register/companies-and-organisations/deadlines-for-reporting>. The page does not name
/// Christmas and Midsummer Eve; that they too move the deadline is the act on the reckoning of periods (150/1930),
/// section 5.
pub const INCOME_REGISTER: StepRule =
    StepRule { step: Step::IncomeRegister, timing: StepTiming::CalendarDays { days: 5, to: Some(Move::After) } };

/// When the employer's separate report is due: on the 5th of the month after the pay day, and on the next weekday where
/// that is a Saturday or a holiday. A payer gives one for each month, so of several groups only one has this step.
///
/// Incomes Register, *Työnantajan erillisilmoitus annetaan kuukausittain sähköisesti*, under
/// <https://www.vero.fi/tulorekisteri/yritykset-ja-organisaatiot/suorituksen-maksajat/palkkatiedot/>. The two eves as
/// in [`INCOME_REGISTER`].
pub const EMPLOYER_REPORT: StepRule =
    StepRule { step: Step::EmployerReport, timing: StepTiming::NextMonth { day: 5, to: Move::After } };

/// The steps whose dates are the same for everybody, to begin with. The others are agreed with each agency.
pub const DEFAULT_STEPS: [StepRule; 2] = [INCOME_REGISTER, EMPLOYER_REPORT];

/// A date of the payroll calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PayrollDate {
    /// Of which period.
    pub period: Period,
    /// Which step.
    pub step: Step,
    /// When.
    pub date: NaiveDate,
    /// When by the rule. For a step around the pay day it is reckoned from the pay day as it is, moved or not.
    pub by_rule: NaiveDate,
    /// Whether it was set by hand, even if to the same day.
    pub moved: bool,
}

/// The dates that were set by hand.
pub type ByHand = BTreeMap<(Period, Step), NaiveDate>;

/// From when to when pay days count, both days included; without a bound where there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Within {
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub until: Option<NaiveDate>,
}

impl Within {
    /// Whether a day is among them.
    #[must_use]
    pub fn holds(self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// The pay days whose nominal days are in a year, in order.
#[must_use]
pub fn pay_days(rule: &PayDayRule, year: i32) -> Vec<PayDay> {
    let days = match *rule {
        PayDayRule::DayOfMonth { day, to } => moved((1..=12).filter_map(|month| in_month(year, month, day)), to),
        PayDayRule::TwiceMonthly { days, to } => {
            let (one, other) = (days[0].min(days[1]), days[0].max(days[1]));
            moved(
                (1..=12).flat_map(|month| [one, other].into_iter().filter_map(move |day| in_month(year, month, day))),
                to,
            )
        }
        PayDayRule::LastBankingDay => moved((1..=12).filter_map(|month| in_month(year, month, 31)), Move::Before),
        PayDayRule::NthBankingDay(nth) => {
            let of_month = |month| banking_days(year, month).take(nth.max(1) as usize).last();
            (1..=12).filter_map(of_month).map(|date| (date, date)).collect()
        }
        PayDayRule::EveryNthWeek { weeks, from, to } => moved(every_so_many_weeks(weeks, from, year), to),
    };
    (1..).zip(days).map(|(number, (nominal, date))| PayDay { period: Period { year, number }, nominal, date }).collect()
}

/// The dates of the periods of a year, period by period and in each by date. Those of the first and the last may be in
/// the year before and after.
///
/// Every period has its pay day; of the other steps those that `steps` has a rule for, where the first one counts. A
/// rule for [`Step::PayDay`] says nothing beside `rule`, and a date by hand says nothing without its period and step.
#[must_use]
pub fn dates(rule: &PayDayRule, steps: &[StepRule], year: i32, by_hand: &ByHand) -> Vec<PayrollDate> {
    dates_paid(rule, steps, year, by_hand, Within::default())
}

/// The same of the periods that are paid on some days only. What comes once a month comes with the last pay day of the
/// month that is among them.
#[must_use]
pub fn dates_paid(
    rule: &PayDayRule,
    steps: &[StepRule],
    year: i32,
    by_hand: &ByHand,
    within: Within,
) -> Vec<PayrollDate> {
    let paid = |day: &PayDay| by_hand.get(&(day.period, Step::PayDay)).copied().unwrap_or(day.date);
    let of = |year| pay_days(rule, year).into_iter().filter(move |day| within.holds(paid(day)));
    let of_year: Vec<PayDay> = of(year).collect();
    // The last pay day of a month may belong to a period of the year before or after.
    let around = [year.saturating_sub(1), year.saturating_add(1)].into_iter().flat_map(of);
    let all: Vec<(NaiveDate, Period)> =
        of_year.iter().copied().chain(around).map(|day| (paid(&day), day.period)).collect();

    let mut order = Step::ALL.to_vec();
    for rule in steps {
        if !order.contains(&rule.step) {
            order.push(rule.step);
        }
    }
    let mut dates = Vec::new();
    for day in &of_year {
        let pay_day = paid(day);
        let month = |date: NaiveDate| (date.year(), date.month());
        let last_of_month = !all.iter().any(|other| month(other.0) == month(pay_day) && *other > (pay_day, day.period));
        for step in &order {
            let step = *step;
            let by_rule = if step == Step::PayDay {
                day.date
            } else {
                let Some(found) = steps.iter().find(|rule| rule.step == step) else { continue };
                let once = matches!(found.timing, StepTiming::NextMonth { .. });
                if found.timing == StepTiming::Never || (once && !last_of_month) {
                    continue;
                }
                found.timing.date(pay_day)
            };
            let hand = by_hand.get(&(day.period, step)).copied();
            let date = hand.unwrap_or(by_rule);
            dates.push(PayrollDate { period: day.period, step, date, by_rule, moved: hand.is_some() });
        }
    }
    dates.sort_by_key(|date| (date.period, date.date, date.step));
    dates
}

impl StepTiming {
    /// The date for a pay day. Where the calendar's dates end, and for what never falls, the pay day.
    #[must_use]
    pub fn date(self, pay_day: NaiveDate) -> NaiveDate {
        let date = match self {
            Self::BankingDays(days) => return add_banking_days(pay_day, days),
            Self::CalendarDays { days, to } => {
                let distance = Days::new(u64::from(days.unsigned_abs()));
                let date =
                    if days < 0 { pay_day.checked_sub_days(distance) } else { pay_day.checked_add_days(distance) };
                date.map(|date| to.map_or(date, |to| to.banking_day(date)))
            }
            Self::NextMonth { day, to } => pay_day
                .checked_add_months(Months::new(1))
                .and_then(|next| in_month(next.year(), next.month(), day))
                .map(|date| to.banking_day(date)),
            Self::Never => None,
        };
        date.unwrap_or(pay_day)
    }
}

/// Nominal days with the banking days they move to.
fn moved(days: impl Iterator<Item = NaiveDate>, to: Move) -> Vec<(NaiveDate, NaiveDate)> {
    days.map(|nominal| (nominal, to.banking_day(nominal))).collect()
}

/// A day of a month, or its last one where it has none so late.
pub(super) fn in_month(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    (1..=day.clamp(1, 31)).rev().find_map(|day| NaiveDate::from_ymd_opt(year, month, day))
}

fn banking_days(year: i32, month: u32) -> impl Iterator<Item = NaiveDate> {
    (1..=31).filter_map(move |day| NaiveDate::from_ymd_opt(year, month, day)).filter(|date| is_banking_day(*date))
}

fn every_so_many_weeks(weeks: u32, from: NaiveDate, year: i32) -> impl Iterator<Item = NaiveDate> {
    let step = 7 * u64::from(weeks.clamp(1, 52));
    let until_year = NaiveDate::from_ymd_opt(year, 1, 1).map_or(0, |start| (start - from).num_days());
    let skipped = u64::try_from(until_year).unwrap_or(0).div_ceil(step) * step;
    let mut next = from.checked_add_days(Days::new(skipped));
    std::iter::from_fn(move || {
        let day = next.filter(|day| day.year() == year)?;
        next = day.checked_add_days(Days::new(step));
        Some(day)
    })
}

impl fmt::Display for PayDayRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DayOfMonth { day, to } => write!(f, "day {day} {}", to.word()),
            Self::TwiceMonthly { days: [one, other], to } => write!(f, "days {one} {other} {}", to.word()),
            Self::LastBankingDay => f.write_str("last_banking_day"),
            Self::NthBankingDay(nth) => write!(f, "banking_day {nth}"),
            Self::EveryNthWeek { weeks, from, to } => write!(f, "weeks {weeks} {from} {}", to.word()),
        }
    }
}

impl fmt::Display for StepTiming {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BankingDays(days) => write!(f, "banking {days}"),
            Self::CalendarDays { days, to: None } => write!(f, "calendar {days}"),
            Self::CalendarDays { days, to: Some(to) } => write!(f, "calendar {days} {}", to.word()),
            Self::NextMonth { day, to } => write!(f, "next_month {day} {}", to.word()),
            Self::Never => f.write_str("never"),
        }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.word())
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.number)
    }
}

impl FromStr for PayDayRule {
    type Err = Unreadable;

    fn from_str(text: &str) -> Result<Self, Unreadable> {
        let words: Vec<&str> = text.split(' ').collect();
        let rule = match *words.as_slice() {
            ["day", day, to] => day_of_month(day).zip(way(to)).map(|(day, to)| Self::DayOfMonth { day, to }),
            ["days", one, other, to] => day_of_month(one)
                .zip(day_of_month(other))
                .zip(way(to))
                .map(|((one, other), to)| Self::TwiceMonthly { days: [one, other], to }),
            ["last_banking_day"] => Some(Self::LastBankingDay),
            ["banking_day", nth] => within(nth, 1..=23).map(Self::NthBankingDay),
            ["weeks", weeks, from, to] => within(weeks, 1..=52)
                .zip(from.parse().ok())
                .zip(way(to))
                .map(|((weeks, from), to)| Self::EveryNthWeek { weeks, from, to }),
            _ => None,
        };
        rule.ok_or_else(|| Unreadable(text.to_owned()))
    }
}

impl FromStr for StepTiming {
    type Err = Unreadable;

    fn from_str(text: &str) -> Result<Self, Unreadable> {
        let offset = |days| within(days, -LONGEST_OFFSET..=LONGEST_OFFSET);
        let words: Vec<&str> = text.split(' ').collect();
        let timing = match *words.as_slice() {
            ["banking", days] => offset(days).map(Self::BankingDays),
            ["calendar", days] => offset(days).map(|days| Self::CalendarDays { days, to: None }),
            ["calendar", days, to] => {
                offset(days).zip(way(to)).map(|(days, to)| Self::CalendarDays { days, to: Some(to) })
            }
            ["never"] => Some(Self::Never),
            ["next_month", day, to] => day_of_month(day).zip(way(to)).map(|(day, to)| Self::NextMonth { day, to }),
            _ => None,
        };
        timing.ok_or_else(|| Unreadable(text.to_owned()))
    }
}

impl FromStr for Step {
    type Err = Unreadable;

    fn from_str(text: &str) -> Result<Self, Unreadable> {
        let known = Self::ALL.into_iter().find(|step| step.word() == text);
        let own = || Uuid::try_parse(text).ok().map(|id| Self::Own(ListId(id)));
        let task = || Uuid::try_parse(text.strip_prefix(TASK)?).ok().map(|id| Self::Task(RowId(id)));
        known.or_else(own).or_else(task).ok_or_else(|| Unreadable(text.to_owned()))
    }
}

impl FromStr for Period {
    type Err = Unreadable;

    fn from_str(text: &str) -> Result<Self, Unreadable> {
        let period = text
            .split_once('-')
            .and_then(|(year, number)| Some(Self { year: within(year, 1..=9999)?, number: within(number, 1..=53)? }));
        period.ok_or_else(|| Unreadable(text.to_owned()))
    }
}

pub(super) fn within<N: FromStr + PartialOrd>(text: &str, range: std::ops::RangeInclusive<N>) -> Option<N> {
    text.parse().ok().filter(|number| range.contains(number))
}

fn day_of_month(text: &str) -> Option<u32> {
    within(text, 1..=31)
}

pub(super) fn way(word: &str) -> Option<Move> {
    Move::ALL.into_iter().find(|to| to.word() == word)
}

macro_rules! stored_as_text {
    ($($name:ident),*) => {$(
        impl TryFrom<String> for $name {
            type Error = Unreadable;

            fn try_from(text: String) -> Result<Self, Unreadable> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.to_string()
            }
        }
    )*};
}
stored_as_text!(PayDayRule, StepTiming, Period, Step);

#[cfg(test)]
mod tests;
