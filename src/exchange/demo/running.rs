//! What some agencies' volumes of the running year have come to so far.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use crate::domain::{AgencyId, Record, Volume};

use super::agreements::last_volumes;
use super::clients::Client;
use super::dice::Dice;

/// The months, as they are named before `kuu`.
const MONTHS: [&str; 12] =
    ["tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras", "joulu"];

/// The volumes of the months that are over, of some of the agencies whose agreement limits a volume. A note says up to
/// when they were counted.
pub(super) fn running(clients: &[Client], records: &[Record], today: NaiveDate, dice: &mut Dice) -> Vec<Record> {
    let months = i64::from(today.month0());
    let limited: BTreeSet<AgencyId> = records.iter().filter_map(limited).collect();
    let counted = |client: &&Client| {
        months > 0 && client.nth % 3 == 2 && limited.contains(&client.agency.id) && !client.agency.archived(today)
    };
    let note = note(today.month0());
    let mut running = Vec::new();
    for client in clients.iter().filter(counted) {
        for (product, count) in last_volumes(client, records, today) {
            let count = count * months * dice.between(94, 108) / 1_200;
            let volume = Volume::new(client.agency.id, product, i64::from(today.year()), count);
            running.push(Volume { note: note.clone(), ..volume }.into());
        }
    }
    running
}

/// Up to which month the volumes are counted: `Tammi–syyskuu`.
fn note(months: u32) -> String {
    let last = usize::try_from(months).ok().and_then(|months| MONTHS.get(months.checked_sub(1)?));
    match last {
        Some(last) if months > 1 => format!("Tammi–{last}kuu"),
        _ => "Tammikuu".to_owned(),
    }
}

/// The agency of a condition that limits the volume of a product.
fn limited(record: &Record) -> Option<AgencyId> {
    match record {
        Record::BoundaryCondition(one) if one.product.is_some() && (one.lowest.is_some() || one.highest.is_some()) => {
            Some(one.agency)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::note;

    #[test]
    fn the_note_says_which_months_are_counted() {
        assert_eq!([note(1), note(2), note(9)], ["Tammikuu", "Tammi–helmikuu", "Tammi–syyskuu"]);
    }
}
