//! When the agencies' people are paid, and which dates were moved.

use chrono::{Datelike, NaiveDate};

use crate::domain::calendar::add_banking_days;
use crate::domain::payroll::{DEFAULT_STEPS, Move, PayDayRule, Period, Step, StepTiming, pay_days};
use crate::domain::{MovedDate, PayGroup, PayGroupId, PayGroupStep, Record};

use super::clients::Client;
use super::dice::Dice;

/// The pay groups of `client`, with their steps and the dates moved by hand.
pub(super) fn payroll(client: &Client, today: NaiveDate, dice: &mut Dice) -> Vec<Record> {
    // Of a few agencies nobody has written the pay days down.
    if client.nth % 13 == 12 {
        return Vec::new();
    }
    // The State pays on the 15th; a few agencies have kept the end of the month.
    let monthly = match client.nth % 14 {
        4 => PayDayRule::LastBankingDay,
        9 => PayDayRule::DayOfMonth { day: 31, to: Move::Before },
        _ => PayDayRule::DayOfMonth { day: 15, to: Move::Before },
    };
    let mut records = group(client, 0, "Kuukausipalkat", monthly, today, dice);
    if client.nth.is_multiple_of(3) {
        let rule = if client.nth.is_multiple_of(2) {
            PayDayRule::TwiceMonthly { days: [10, 25], to: Move::Before }
        } else {
            PayDayRule::NthBankingDay(5)
        };
        let name = if client.nth.is_multiple_of(2) { "Tuntipalkat" } else { "Palkkiot" };
        records.extend(group(client, 1, name, rule, today, dice));
    }
    records
}

fn group(
    client: &Client,
    position: i64,
    name: &str,
    rule: PayDayRule,
    today: NaiveDate,
    dice: &mut Dice,
) -> Vec<Record> {
    let group = PayGroup {
        id: PayGroupId(dice.uuid()),
        agency: client.agency.id,
        name: name.to_owned(),
        rule: rule.to_string(),
        position,
        ended_on: client.agency.client_until,
        since: None,
    };
    let due = i32::try_from(dice.between(6, 9)).unwrap_or(8);
    let mut steps = vec![(Step::MaterialDue, -due), (Step::Approval, -4)];
    if position == 0 {
        steps.push((Step::Run, -3));
    }
    let mut records: Vec<Record> = steps
        .into_iter()
        .map(|(step, days)| PayGroupStep::new(&group, step, StepTiming::BankingDays(days)).into())
        .collect();
    // The separate report is one for each payer and month.
    let reports = position == 0 && !client.shares_payer;
    let usual = DEFAULT_STEPS.into_iter().filter(|rule| reports || rule.step != Step::EmployerReport);
    records.extend(usual.map(|rule| Record::from(PayGroupStep::new(&group, rule.step, rule.timing))));
    // Before Christmas the material is wanted earlier.
    let december = Period { year: today.year(), number: 12 };
    let paid = pay_days(&rule, today.year()).into_iter().find(|day| day.period == december);
    if let Some(paid) = paid.filter(|_| position == 0 && client.nth.is_multiple_of(2)) {
        let earlier = add_banking_days(paid.date, -due - 3);
        records.push(MovedDate::new(&group, december, Step::MaterialDue, earlier).into());
    }
    records.insert(0, group.into());
    records
}
