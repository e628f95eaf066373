//! The agencies themselves: address, bookkeeping unit, ministry, the time as our client.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::domain::{Agency, AgencyId, Language, List, ListId, ListItem};

use super::DemoOptions;
use super::dice::Dice;
use super::names::{Identity, identities};
use super::places::{Line, Place, called, phone, plain, street};

/// An agency and what the other stories need to know of it.
pub(super) struct Client {
    pub(super) agency: Agency,
    /// Its place among the agencies, from 0 up; what is rare happens to every so-manieth.
    pub(super) nth: usize,
    /// About how many people it pays.
    pub(super) heads: i64,
    /// Whether it pays under the business id of another: to the income register it is then a sub-organisation.
    pub(super) shares_payer: bool,
}

/// A bookkeeping unit, which agencies of one ministry may share.
#[derive(Clone)]
struct Unit {
    number: String,
    name: String,
    business_id: String,
}

/// The kinds of clients; of every fourth agency nobody has said which it is.
const SEGMENTS: [&str; 3] = ["large", "medium", "small"];

/// The agencies, all of them clients to this day.
pub(super) fn clients(options: &DemoOptions, dice: &mut Dice) -> Vec<Client> {
    let mut business_ids = business_ids();
    let mut units: BTreeMap<&str, Unit> = BTreeMap::new();
    let mut clients = Vec::new();
    for (nth, identity) in identities(options.agencies, dice).into_iter().enumerate() {
        let shared = units.get(identity.ministry).filter(|_| nth % 4 == 3).cloned();
        let shares_payer = shared.is_some();
        let unit = shared.unwrap_or_else(|| Unit {
            number: (9_001 + nth).to_string(),
            name: identity.fi.clone(),
            business_id: business_ids.next().unwrap_or_default(),
        });
        units.insert(identity.ministry, unit.clone());
        let heads = identity.heads;
        let agency = agency(identity, unit, nth, options.today, dice);
        clients.push(Client { agency, nth, heads, shares_payer });
    }
    clients
}

fn agency(identity: Identity, unit: Unit, nth: usize, today: NaiveDate, dice: &mut Dice) -> Agency {
    let place = called(identity.city);
    let town = if place.swedish { place.sv } else { place.fi };
    let site = plain(&identity.fi, '-');
    let registry = if place.swedish { "registratur" } else { "kirjaamo" };
    Agency {
        name_fi: identity.fi,
        name_sv: identity.sv,
        name_en: identity.en,
        abbreviation: identity.abbreviation,
        kind: identity.kind,
        mission: identity.mission,
        parent_organisation: Some(listed(List::ParentOrganisation, identity.ministry)),
        branch: Some(listed(List::Branch, identity.ministry)),
        segment: SEGMENTS.get(nth % 4).map(|key| listed(List::Segment, key)),
        bookkeeping_unit_number: unit.number,
        bookkeeping_unit_name: unit.name,
        business_id: unit.business_id,
        visiting_street: street(place, dice),
        visiting_postcode: format!("{:05}", place.postcode),
        visiting_city: town.to_owned(),
        postal_street: box_number(place, dice),
        postal_postcode: format!("{:05}", place.postcode + 1),
        postal_city: town.to_owned(),
        website: format!("https://www.{site}.example"),
        // Of some nobody has written it down.
        switchboard: if nth % 12 == 11 { String::new() } else { phone(Line::Switchboard, nth) },
        email: format!("{registry}@{site}.example"),
        service_language: Some(if place.swedish { Language::Sv } else { Language::Fi }),
        client_since: Some(since(nth, today, dice)),
        notes: note(nth).to_owned(),
        ..Agency::empty(AgencyId(dice.uuid()))
    }
}

fn box_number(place: Place, dice: &mut Dice) -> String {
    format!("{} {}", if place.swedish { "PB" } else { "PL" }, dice.between(11, 499))
}

/// Agencies become clients at the turn of a year or a half-year. Most have been some for longer than
/// their figures go back; one in nine came lately.
fn since(nth: usize, today: NaiveDate, dice: &mut Dice) -> NaiveDate {
    let years = if nth % 9 == 5 { 3 } else { i32::try_from(dice.between(7, 15)).unwrap_or(7) };
    date(today.year() - years, if dice.once_in(3) { 7 } else { 1 }, 1)
}

fn note(nth: usize) -> &'static str {
    match nth % 14 {
        2 => {
            "Vuorolisät tulevat erillisellä tiedostolla. Tarkista, että tiedosto on saapunut ennen aineiston määräpäivää."
        }
        6 => "Viraston talouspäivät ovat kuun ensimmäiset arkipäivät; silloin tavoittaa parhaiten sähköpostilla.",
        9 => "Palvelusopimus neuvotellaan uudelleen ensi keväänä.",
        _ => "",
    }
}

/// The item of `list` that every new file has under `key`.
pub(super) fn listed(list: List, key: &str) -> ListId {
    ListItem::shipped(list.table().name(), key, 0, [""; 3]).id
}

/// A date; the calendar's own zero where there is no such day, as in a year no calendar has.
pub(super) fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

/// Business ids with the right check digit. They begin with 9, where the register, which counts up, is
/// not yet by far.
fn business_ids() -> impl Iterator<Item = String> {
    (9_000_041_u32..10_000_000).step_by(73).filter_map(|number| {
        let weighted = [7, 9, 10, 5, 8, 4, 2].into_iter().zip((0..7).rev());
        let sum: u32 = weighted.map(|(weight, power)| number / 10_u32.pow(power) % 10 * weight).sum();
        match sum % 11 {
            0 => Some(format!("{number}-0")),
            // No digit fits; such numbers are not given out.
            1 => None,
            rest => Some(format!("{number}-{}", 11 - rest)),
        }
    })
}
