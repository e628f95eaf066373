//! What has happened to agencies: a rename, a merger, a split, and one that left.

use chrono::Datelike;

use crate::domain::{AgencyId, RowId, Succession, SuccessionKind};

use super::DemoOptions;
use super::clients::{Client, date};
use super::dice::Dice;

/// With fewer agencies than this, all of them are as they have always been.
pub(super) const ENOUGH_FOR_A_PAST: usize = 20;

/// Gives some agencies a past, and returns the rows that tell it.
pub(super) fn history(clients: &mut [Client], options: &DemoOptions, dice: &mut Dice) -> Vec<Succession> {
    if clients.len() < ENOUGH_FOR_A_PAST {
        return Vec::new();
    }
    let year = options.today.year();
    let mut past = Vec::new();

    if let Some(renamed) = find(clients, "STK") {
        let mut rename = succession(renamed.agency.id, None, SuccessionKind::Renamed, date(year - 1, 6, 1), dice);
        rename.former_name_fi = "Säähavaintotoimisto".into();
        rename.former_name_sv = "Väderobservationsbyrån".into();
        rename.former_name_en = "Weather Observation Office".into();
        rename.former_abbreviation = "SHT".into();
        past.push(rename);
    }

    let merger = date(year - 2, 1, 1);
    let successor = find(clients, "RL").map(|client| client.agency.id);
    if let (Some(merged), Some(successor)) = (find(clients, "MJL"), successor) {
        merged.agency.client_since = Some(date(year - 12, 1, 1));
        merged.agency.client_until = merger.pred_opt();
        merged.agency.notes =
            "Yhdistetty Rannikkolaitokseen. Vanhat palkkatositteet ovat Rannikkolaitoksen arkistossa.".into();
        past.push(succession(successor, Some(merged.agency.id), SuccessionKind::Merged, merger, dice));
    }

    let split = date(year - 1, 1, 1);
    let whole = find(clients, "SV").map(|client| {
        client.agency.client_since = Some(date(year - 11, 1, 1));
        client.agency.id
    });
    if let (Some(part), Some(whole)) = (find(clients, "UA"), whole) {
        part.agency.client_since = Some(split);
        past.push(succession(part.agency.id, Some(whole), SuccessionKind::Split, split, dice));
    }

    if let Some(gone) = find(clients, "THM") {
        gone.agency.client_since = Some(date(year - 9, 1, 1));
        gone.agency.client_until = date(year, 1, 1).pred_opt();
        gone.agency.notes = "Siirtyi kunnan museoksi; asiakkuus päättyi vuodenvaihteessa.".into();
    }
    past
}

fn find<'a>(clients: &'a mut [Client], abbreviation: &str) -> Option<&'a mut Client> {
    clients.iter_mut().find(|client| client.agency.abbreviation == abbreviation)
}

fn succession(
    agency: AgencyId,
    predecessor: Option<AgencyId>,
    kind: SuccessionKind,
    date: chrono::NaiveDate,
    dice: &mut Dice,
) -> Succession {
    Succession {
        id: RowId(dice.uuid()),
        agency,
        predecessor,
        kind,
        date,
        former_name_fi: String::new(),
        former_name_sv: String::new(),
        former_name_en: String::new(),
        former_abbreviation: String::new(),
    }
}
