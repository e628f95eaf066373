//! The rules of agencies, of whom one asks there and of what they are served with.

use crate::domain::agency::agency::SuccessionKind;
use crate::domain::agency::contact::{Contact, ContactRank};
use crate::domain::change::rules::broken_rule::{BrokenRule, named, period};
use crate::domain::record::id::{AgencyId, ContactId};
use crate::domain::record::record::{Record, Rows};

/// Checks a row of this part of the file.
pub(super) fn check(rows: &Rows, record: &Record, found: &mut Vec<BrokenRule>) {
    match record {
        Record::Agency(agency) => {
            if agency.name_fi.trim().is_empty() {
                found.push(BrokenRule::NameMissing);
            }
            period(agency.client_since, agency.client_until, found);
        }
        Record::AgencyIdentifier(identifier) => period(identifier.valid_from, identifier.valid_to, found),
        Record::AccountPerson(person) => period(person.valid_from, person.valid_to, found),
        Record::OpeningHours(hours) => {
            times(hours.opens, hours.closes, found);
            times(hours.break_from, hours.break_to, found);
            let inside = hours.break_from.is_none()
                || (hours.opens.is_some() && hours.opens < hours.break_from && hours.break_to < hours.closes);
            if !inside {
                found.push(BrokenRule::HoursBackwards);
            }
        }
        Record::OpeningException(exception) => {
            period(Some(exception.date), exception.until, found);
            times(exception.opens, exception.closes, found);
            // Two have settled the same day differently.
            if exception.hours_unknown && exception.opens.is_some() {
                found.push(BrokenRule::HoursBackwards);
            }
        }
        Record::Succession(succession)
            if succession.predecessor == Some(succession.agency) || merged_into_itself(rows, succession.agency) =>
        {
            found.push(BrokenRule::SuccessionCircle(succession.agency));
        }
        Record::Contact(contact) => {
            named(&contact.name, found);
            period(contact.valid_from, contact.valid_to, found);
            // Of two who begin on different days the later one follows the other.
            let rival = |one: &&Contact| {
                let same_day = one.valid_from == contact.valid_from;
                one.rank == ContactRank::Primary && one.id != contact.id && same_day && one.overlaps(contact)
            };
            if contact.rank == ContactRank::Primary && rows.contact.of(contact.agency).any(|one| rival(&one)) {
                found.push(BrokenRule::TwoPrimary(contact.agency));
            }
        }
        Record::ContactReach(reach) => {
            named(&reach.value, found);
            owner(rows, reach.contact, reach.agency, found);
        }
        Record::ContactInRole(held) => owner(rows, held.contact, held.agency, found),
        Record::ServiceGroup(group) => named(&group.name, found),
        Record::AgencyService(service) => {
            period(service.valid_from, service.valid_to, found);
            let of_process = rows.agency_service.of(service.agency).filter(|one| one.process == service.process);
            if of_process.filter(|one| one.overlaps(service)).count() > 1 {
                found.push(BrokenRule::ServicesOverlap(service.agency));
            }
        }
        Record::AgencySystem(system) => {
            period(system.valid_from, system.valid_to, found);
            let same = rows.agency_system.of(system.agency).filter(|one| one.system == system.system);
            if same.filter(|one| one.overlaps(system)).count() > 1 {
                found.push(BrokenRule::SystemTwice(system.agency));
            }
        }
        Record::SystemAccess(access) => {
            period(access.valid_from, access.valid_to, found);
            let agency = rows.agency_system.get(access.agency_system).map(|system| system.agency);
            if !access.in_place() || agency.is_some_and(|agency| agency != access.agency) {
                found.push(BrokenRule::AccessMisplaced(access.agency_system));
            }
        }
        _ => {}
    }
}

/// What belongs to a contact belongs to the contact's agency.
fn owner(rows: &Rows, contact: ContactId, agency: AgencyId, found: &mut Vec<BrokenRule>) {
    if rows.contact.get(contact).is_some_and(|contact| contact.agency != agency) {
        found.push(BrokenRule::ContactMisplaced(contact));
    }
}

fn times(opens: Option<chrono::NaiveTime>, closes: Option<chrono::NaiveTime>, found: &mut Vec<BrokenRule>) {
    let sound = match (opens, closes) {
        (Some(opens), Some(closes)) => opens < closes,
        (None, None) => true,
        _ => false,
    };
    if !sound {
        found.push(BrokenRule::HoursBackwards);
    }
}

/// Only mergers count: what was split off may well be merged back one day.
fn merged_into_itself(rows: &Rows, agency: AgencyId) -> bool {
    let mut seen = std::collections::BTreeSet::new();
    let mut open = vec![agency];
    while let Some(one) = open.pop() {
        for succession in rows.succession.of(one).filter(|succession| succession.kind == SuccessionKind::Merged) {
            let Some(predecessor) = succession.predecessor else { continue };
            if predecessor == agency {
                return true;
            }
            if seen.insert(predecessor) {
                open.push(predecessor);
            }
        }
    }
    false
}
