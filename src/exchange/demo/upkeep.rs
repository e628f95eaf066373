//! When what is kept was looked over last, what somebody doubts, and what is different about a duty.

use chrono::{Days, NaiveDate};

use crate::domain::{DataDuty, Doubt, DoubtOutcome, Employee, FieldGroup, Record, RowId, Verification};

use super::clients::Client;
use super::dice::Dice;

/// How many of the verifications of an agency are older than they should be: of every so-manieth group. The made-up
/// people are about as careful as real ones.
const OLD: u32 = 7;

/// Of every so-manieth group nobody has ever said that it is true.
const NEVER: u32 = 29;

/// What somebody doubts: at the how manieth agency, about what, in which words, how many days ago, settled how many days
/// later.
const DOUBTS: [(usize, FieldGroup, &str, u64, Option<u64>); 4] = [
    (0, FieldGroup::Contacts, "Palkka-asioiden numeroon vastaa enää vaihde.", 2, None),
    (1, FieldGroup::Addresses, "Verkkosivuilla on uusi postiosoite.", 6, None),
    (4, FieldGroup::Payroll, "Kuukausipalkkojen maksupäivä on vaihtunut.", 1, None),
    (9, FieldGroup::Basics, "Laskuissa on toinen Y-tunnus.", 40, Some(3)),
];

/// The verifications, doubts and duties.
pub(super) fn upkeep(clients: &[Client], employees: &[Employee], today: NaiveDate, dice: &mut Dice) -> Vec<Record> {
    let mut records = Vec::new();
    for client in clients.iter().filter(|client| !client.agency.archived(today)) {
        for group in FieldGroup::ALL {
            // Characteristics are vouched for one by one, and figures when the year's tables are done.
            if group == FieldGroup::Characteristics || group.of_a_year() || dice.once_in(NEVER) {
                continue;
            }
            let days = if dice.once_in(OLD) { dice.between(200, 500) } else { dice.between(3, 170) };
            let on = before(today, days);
            let who = name(employees, dice);
            records.push(Verification::new(client.agency.id, group, None, on, &who).into());
        }
    }
    for (nth, group, text, days, settled) in DOUBTS {
        let Some(client) = clients.get(nth).filter(|client| !client.agency.archived(today)) else { continue };
        let raised = today.checked_sub_days(Days::new(days)).unwrap_or(today);
        let doubt = Doubt {
            id: RowId(dice.uuid()),
            ..Doubt::new(client.agency.id, group, text, &name(employees, dice), raised)
        };
        let who = name(employees, dice);
        records.push(match settled {
            Some(after) => doubt.settled(DoubtOutcome::Corrected, &who, raised + Days::new(after)).into(),
            None => doubt.into(),
        });
    }
    if let Some(client) = clients.get(3) {
        let own = DataDuty {
            collector: "Viraston hallintosihteeri".to_owned(),
            interval_months: 3,
            ..DataDuty::shipped(
                FieldGroup::Contacts,
                [
                    "Viraston hallintosihteerin luettelo",
                    "Förteckning av ämbetsverkets förvaltningssekreterare",
                    "List kept by the agency’s administrative secretary",
                ],
                3,
            )
        };
        records.push(own.at(client.agency.id).into());
    }
    records
}

fn name(employees: &[Employee], dice: &mut Dice) -> String {
    dice.pick(employees).map(|one| one.name.clone()).unwrap_or_default()
}

fn before(today: NaiveDate, days: i64) -> NaiveDate {
    today.checked_sub_days(Days::new(u64::try_from(days).unwrap_or(0))).unwrap_or(today)
}
