//! The people whom we call at an agency. Some serve two agencies.

use chrono::{Datelike, Months, NaiveDate};

use crate::domain::{
    Contact, ContactId, ContactInRole, ContactRank, ContactReach, Language, List, ReachKind, Record, RowId,
};

use super::clients::{Client, listed};
use super::dice::Dice;
use super::places::{Line, phone, plain};

/// First names, and surnames that are words for something made up.
const FIRST: [&str; 12] =
    ["Aila", "Eero", "Heini", "Ilkka", "Johanna", "Kaj", "Laura", "Mikael", "Niina", "Petra", "Risto", "Ulla"];
const LAST: [&str; 10] =
    ["Aarnikuva", "Haave", "Kangastus", "Leikki", "Myytti", "Näennäinen", "Peili", "Sadepilvi", "Taru", "Unelma"];
const TITLES: [&str; 5] =
    ["henkilöstösihteeri", "henkilöstöpäällikkö", "talouspäällikkö", "hallintosihteeri", "johdon assistentti"];
const ROLES: [&str; 4] = ["payroll", "hr", "travel", "approvals"];

/// The contacts of `client`; those of an agency before it may serve here too.
pub(super) fn contacts(client: &Client, before: Option<&Contact>, dice: &mut Dice) -> (Vec<Record>, Option<Contact>) {
    let mut records = Vec::new();
    let mut first = None;
    // Of a few agencies nobody has written anybody down.
    if client.nth % 11 == 10 {
        return (records, None);
    }
    let count = 1 + usize::try_from(dice.between(0, 3)).unwrap_or(0);
    for place in 0..count {
        let mut contact = person(client, place, dice);
        let shared = before.filter(|_| place == 1 && client.nth % 6 == 2);
        if let Some(other) = shared {
            contact =
                Contact { id: contact.id, agency: contact.agency, rank: ContactRank::Substitute, ..other.clone() };
        }
        records.push(contact.clone().into());
        records.extend(reached(client, &contact, place, dice).into_iter().map(Record::from));
        for role in roles(place, count) {
            records.push(ContactInRole::new(&contact, listed(List::ContactRole, role)).into());
        }
        first = first.or(Some(contact));
    }
    (records, first)
}

fn person(client: &Client, place: usize, dice: &mut Dice) -> Contact {
    let pick = |from: &[&str], dice: &mut Dice| dice.pick(from).copied().unwrap_or_default().to_owned();
    let name = format!("{} {}", pick(&FIRST, dice), pick(&LAST, dice));
    let id = ContactId(dice.uuid());
    let rank = match place {
        0 => ContactRank::Primary,
        1 => ContactRank::Substitute,
        _ => ContactRank::Other,
    };
    Contact {
        id,
        agency: client.agency.id,
        person: id.0,
        name,
        title: pick(&TITLES, dice),
        language: Some(if client.nth % 5 == 3 { Language::Sv } else { Language::Fi }),
        rank,
        note: if place == 0 && client.nth % 4 == 1 {
            "Tavoittaa parhaiten aamupäivisin.".to_owned()
        } else {
            String::new()
        },
        valid_from: None,
        valid_to: None,
    }
}

fn reached(client: &Client, contact: &Contact, place: usize, dice: &mut Dice) -> Vec<ContactReach> {
    let domain = client.agency.email.split('@').nth(1).filter(|domain| !domain.is_empty()).unwrap_or("virasto.example");
    let row = |kind, label: &str, value: String, position, dice: &mut Dice| ContactReach {
        id: RowId(dice.uuid()),
        contact: contact.id,
        agency: contact.agency,
        kind,
        label: label.to_owned(),
        value,
        position,
    };
    // One person has one number, wherever they serve.
    let nth = contact.person.as_u128() % 9_000;
    let number = phone(Line::Contact, usize::try_from(nth).unwrap_or(0));
    let mut rows = vec![row(ReachKind::Phone, "työ", number, 0, dice)];
    rows.push(row(ReachKind::Email, "", format!("{}@{domain}", plain(&contact.name, '.')), 1, dice));
    if place == 0 && client.nth.is_multiple_of(3) {
        rows.push(row(ReachKind::Email, "yhteinen postilaatikko", format!("henkilosto@{domain}"), 2, dice));
    }
    rows
}

/// One contact answers for everything; of several each has a part.
fn roles(place: usize, count: usize) -> Vec<&'static str> {
    if count == 1 {
        return ROLES.to_vec();
    }
    ROLES.into_iter().enumerate().filter(|(nth, _)| nth % count == place).map(|(_, role)| role).collect()
}

/// The agency whose first contact is followed by another on the first of the next month.
const FOLLOWED: usize = 3;

/// The agency of which somebody was a contact once.
const LEFT: usize = 6;

/// Dates of contacts: one who takes over next month, and one who has gone.
pub(super) fn dated(clients: &[Client], records: &mut Vec<Record>, today: NaiveDate, dice: &mut Dice) {
    let Some(first) = today.with_day(1).and_then(|day| day.checked_add_months(Months::new(1))) else { return };
    let Some(last) = first.pred_opt() else { return };
    let mut added = Vec::new();
    for record in records.iter_mut() {
        let Record::Contact(contact) = record else { continue };
        if contact.rank != ContactRank::Primary {
            continue;
        }
        let Some(client) = clients.iter().find(|client| client.agency.id == contact.agency) else { continue };
        let id = ContactId(dice.uuid());
        let other = Contact { id, person: id.0, note: String::new(), ..contact.clone() };
        if client.nth == FOLLOWED {
            contact.valid_to = Some(last);
            let name = "Viivi Tuleva".to_owned();
            let row = |kind, value: &str, position, dice: &mut Dice| {
                let (id, contact, agency) = (RowId(dice.uuid()), id, other.agency);
                ContactReach { id, contact, agency, kind, label: String::new(), value: value.to_owned(), position }
            };
            let number = row(ReachKind::Phone, "029 555 0190", 0, dice);
            let address = row(ReachKind::Email, "viivi.tuleva@virasto.example", 1, dice);
            added.push(Record::from(Contact { name, valid_from: Some(first), ..other }));
            added.extend([number, address].map(Record::from));
        } else if client.nth == LEFT {
            let gone = today.checked_sub_months(Months::new(2)).unwrap_or(today);
            let name = "Lauri Entinen".to_owned();
            added.push(Contact { name, rank: ContactRank::Other, valid_to: Some(gone), ..other }.into());
        }
    }
    records.append(&mut added);
}
