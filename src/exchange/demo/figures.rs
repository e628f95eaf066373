//! How many people the agencies have paid, and how many transactions that took.

use chrono::{Datelike, NaiveDate};

use crate::domain::{Headcount, HeadcountBasis, List, Product, Record, Volume, YEARS};

use super::DemoOptions;
use super::clients::{Client, listed};
use super::dice::Dice;

/// The figures of one agency that do not change from year to year.
struct Habits {
    /// Growth of the headcount in a year, in per cent.
    growth: i64,
    /// How many of a hundred are civil servants.
    civil_service: i64,
    /// Fee recipients in the first year; none where nobody has written down whether there are any.
    fee_recipients: Option<i64>,
    /// Per product, transactions in a year for ten people.
    per_ten: [(&'static str, i64); 4],
}

impl Habits {
    fn of(client: &Client, dice: &mut Dice) -> Self {
        let fee_recipients = match client.nth % 6 {
            1 | 4 => Some(dice.between(6, client.heads / 4 + 12)),
            5 => None,
            // A known zero, which is not the same as nothing known.
            _ => Some(0),
        };
        Self {
            growth: dice.between(-4, 5),
            civil_service: dice.between(20, 95),
            fee_recipients,
            per_ten: [
                // Twelve pay days and some that had to be paid again.
                ("payslip", dice.between(122, 130)),
                ("travel", dice.between(8, 60)),
                ("employment_event", dice.between(18, 42)),
                ("certificate", dice.between(2, 6)),
            ],
        }
    }
}

/// The headcounts and volumes of `client`, year by year as far as it has been one.
pub(super) fn figures(client: &Client, options: &DemoOptions, dice: &mut Dice) -> Vec<Record> {
    let habits = Habits::of(client, dice);
    let mut heads = client.heads;
    let mut records = Vec::new();
    for year in years(client, options) {
        heads = percent(heads, 100 + habits.growth + dice.between(-2, 2)).max(3);
        let fees = habits.fee_recipients.map(|first| percent(first, dice.between(80, 125)));
        let civil_service = percent(heads, habits.civil_service);
        records.extend(headcounts(client, year, [Some(civil_service), Some(heads - civil_service), fees], dice));
        let latest = year == i64::from(options.today.year()) - 1;
        if !latest || counted(client) {
            records.extend(volumes(client, year, heads, fees, &habits, dice));
        }
    }
    records
}

/// What is counted besides, for a hundred people in a year: at least and at most.
const BESIDES: [(&str, i64, i64); 4] =
    [("recovery", 3, 9), ("kela_claim", 20, 60), ("enforcement", 10, 40), ("service_request", 80, 250)];

/// The volumes of what is counted besides pay, travel and employments. Nobody buys hourly work.
pub(super) fn besides(client: &Client, options: &DemoOptions, dice: &mut Dice) -> Vec<Record> {
    let latest = i64::from(options.today.year()) - 1;
    let mut records = Vec::new();
    for (key, least, most) in BESIDES {
        let habit = dice.between(least, most);
        for year in years(client, options).filter(|year| *year != latest || counted(client)) {
            let count = percent(percent(client.heads, habit), dice.between(85, 115));
            records.push(Volume::new(client.agency.id, Product::shipped(key, 0, [""; 3]).id, year, count).into());
        }
    }
    records
}

/// Whether the last year has been counted: of some agencies it has not yet.
const fn counted(client: &Client) -> bool {
    client.nth % 7 != 3
}

/// The years that are over, that the rules take and in which the agency was a client.
fn years(client: &Client, options: &DemoOptions) -> impl Iterator<Item = i64> {
    let today = i64::from(options.today.year());
    let count = i64::try_from(options.years).unwrap_or(i64::MAX);
    let year_of = |day: NaiveDate| i64::from(day.year());
    let since = client.agency.client_since.map_or(i64::MIN, year_of);
    let until = client.agency.client_until.map_or(i64::MAX, year_of);
    let first = today.saturating_sub(count).max(since).max(*YEARS.start());
    let last = (today - 1).min(until).min(*YEARS.end());
    first..=last
}

fn headcounts(client: &Client, year: i64, counts: [Option<i64>; 3], dice: &mut Dice) -> Vec<Record> {
    let types = ["civil_service", "contractual", "fee"].into_iter().zip(counts);
    let known = types.filter_map(|(key, count)| {
        // Now and then a figure never came.
        let missing = dice.once_in(40);
        let count = count.filter(|_| !missing)?;
        let employment_type = listed(List::EmploymentType, key);
        Some(Headcount::new(client.agency.id, year, employment_type, HeadcountBasis::PersonsYearEnd, count).into())
    });
    known.collect()
}

fn volumes(client: &Client, year: i64, heads: i64, fees: Option<i64>, habits: &Habits, dice: &mut Dice) -> Vec<Record> {
    let by_heads = habits.per_ten.map(|(product, per_ten)| (product, Some(heads * per_ten / 10)));
    // Fees are paid a few times a year.
    let by_fees = ("fee", fees.map(|recipients| recipients * 3));
    let known = by_heads.into_iter().chain([by_fees]).filter_map(|(key, usual)| {
        let (missing, year_percent) = (dice.once_in(30), dice.between(94, 106));
        let count = percent(usual.filter(|_| !missing)?, year_percent);
        Some(Volume::new(client.agency.id, Product::shipped(key, 0, [""; 3]).id, year, count).into())
    });
    known.collect()
}

const fn percent(of: i64, percent: i64) -> i64 {
    of * percent / 100
}
