//! The people whom we call at an agency. Some serve two agencies.

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
