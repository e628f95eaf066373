//! What hangs on an agency's card: identifiers, opening hours, account people.

use chrono::{Datelike, NaiveDate, NaiveTime};

use crate::domain::{
    AccountPerson, AccountRole, Agency, AgencyIdentifier, List, OpeningException, OpeningHours, Record, RowId,
};

use super::clients::{Client, date, listed};
use super::dice::Dice;
use super::places::{Line, phone};
use super::staff::address;

/// Their surnames, too, are words for something made up.
const MANAGERS: [&str; 3] = ["Anneli Aavistus", "Henrik Hittepå", "Sirkka Vertaus"];
const CONTACTS: [&str; 5] = ["Antti Arvoitus", "Kerttu Kertomus", "Minttu Satu", "Rasmus Saga", "Veikko Vitsi"];

/// The rows of `client`'s card.
pub(super) fn details(client: &Client, today: NaiveDate, dice: &mut Dice) -> Vec<Record> {
    let mut records: Vec<Record> = identifiers(client, dice).into_iter().map(Record::from).collect();
    records.extend(opening_hours(client).into_iter().map(Record::from));
    records.extend(opening_exceptions(client, today).into_iter().map(Record::from));
    records.extend(account_people(client, dice).into_iter().map(Record::from));
    records
}

fn identifiers(client: &Client, dice: &mut Dice) -> Vec<AgencyIdentifier> {
    let Client { agency, nth, .. } = client;
    // An OVT identifier is 0037, the business id without its dash, and up to five characters of one's own.
    let ovt = format!("0037{}{nth:04}", agency.business_id.replace('-', ""));
    let known = [
        ("agency_code", format!("V{:05}", 90_001 + nth), true),
        ("ovt", ovt.clone(), nth % 10 != 7),
        ("einvoice", ovt, nth % 5 != 4),
        ("income_register", format!("{}", nth + 1), nth % 3 == 0),
    ];
    let written_down = known.into_iter().filter(|(.., written_down)| *written_down);
    let identifiers = written_down.map(|(kind, value, _)| AgencyIdentifier {
        id: RowId(dice.uuid()),
        agency: agency.id,
        kind: listed(List::IdentifierKind, kind),
        value,
        valid_from: agency.client_since,
        valid_to: agency.client_until,
    });
    // Only who pays under the business id of another is a sub-organisation of it.
    let sub_organisation = listed(List::IdentifierKind, "income_register");
    identifiers.filter(|one| client.shares_payer || one.kind != sub_organisation).collect()
}

/// Monday to Friday; of some agencies nobody has written the hours down.
fn opening_hours(client: &Client) -> Vec<OpeningHours> {
    let Client { agency, nth, .. } = client;
    let (opens, closes, friday) = match nth % 8 {
        6 => return Vec::new(),
        1 | 4 => (time(9, 0), time(15, 0), time(15, 0)),
        3 => (time(8, 30), time(16, 0), time(14, 0)),
        _ => (time(8, 0), time(16, 15), time(16, 15)),
    };
    (1..=5)
        .map(|weekday| OpeningHours {
            id: OpeningHours::key(agency.id, weekday),
            agency: agency.id,
            weekday,
            opens,
            closes: if weekday == 5 { friday } else { closes },
            break_from: if nth % 8 == 3 { time(11, 0) } else { None },
            break_to: if nth % 8 == 3 { time(12, 0) } else { None },
        })
        .collect()
}

/// The Christmas to come, where it has been agreed already.
fn opening_exceptions(client: &Client, today: NaiveDate) -> Vec<OpeningException> {
    let Client { agency, nth, .. } = client;
    if nth % 9 != 2 || agency.archived(today) {
        return Vec::new();
    }
    let days = [(24, None, None, "jouluaatto"), (31, time(8, 0), time(12, 0), "uudenvuodenaatto")];
    days.into_iter()
        .map(|(day, opens, closes, note)| {
            let date = date(today.year(), 12, day);
            OpeningException {
                id: OpeningException::key(agency.id, date, None),
                agency: agency.id,
                date,
                until: None,
                opens,
                closes,
                hours_unknown: false,
                note: note.to_owned(),
            }
        })
        .collect()
}

const fn time(hour: u32, minute: u32) -> Option<NaiveTime> {
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// A manager for most, a contact for most; the manager of some has changed.
fn account_people(client: &Client, dice: &mut Dice) -> Vec<AccountPerson> {
    let Client { agency, nth, .. } = client;
    let mut people = Vec::new();
    let changed = agency.client_since.filter(|_| nth % 7 == 5).and_then(|since| since.with_year(since.year() + 2));
    if let Some(changed) = changed {
        let mut earlier = account(agency, AccountRole::AccountManager, *nth + 1, dice);
        earlier.valid_to = changed.pred_opt();
        people.push(earlier);
    }
    let mut manager = account(agency, AccountRole::AccountManager, *nth, dice);
    manager.valid_from = changed.or(manager.valid_from);
    // Of some it is the manager of the branch.
    if nth % 6 != 2 {
        people.push(manager);
    }
    if nth % 9 != 8 {
        people.push(account(agency, AccountRole::AccountContact, *nth, dice));
    }
    people
}

fn account(agency: &Agency, role: AccountRole, nth: usize, dice: &mut Dice) -> AccountPerson {
    let (people, first_line): (&[&str], usize) = match role {
        AccountRole::AccountManager => (&MANAGERS, 0),
        AccountRole::AccountContact => (&CONTACTS, MANAGERS.len()),
    };
    let place = nth % people.len();
    let name = people.get(place).copied().unwrap_or_default();
    AccountPerson {
        id: RowId(dice.uuid()),
        agency: agency.id,
        role,
        name: name.to_owned(),
        phone: phone(Line::Account, first_line + place),
        email: address(name),
        valid_from: agency.client_since,
        valid_to: agency.client_until,
    }
}
