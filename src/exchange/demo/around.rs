//! What stands around the agreements: collective agreements, what is going to change, what agencies have said.

use chrono::{Datelike, Days, NaiveDate};

use crate::domain::agreement::{AppliedAgreement, AppliedKind, Feedback, PlannedChange};
use crate::domain::{List, Product, Record, RowId};

use super::clients::{Client, date, listed};
use super::dice::Dice;

const WORKING_TIMES: [&str; 4] =
    ["Virastotyöaika, liukuva", "Jaksotyöaika (vuorotyö)", "Etätyö enintään 12 päivää kuussa", "Työaikapankki"];

/// What changes, after how many months, and what it means for us.
#[rustfmt::skip] // One change, two lines.
const CHANGES: [(&str, i64, &str); 7] = [
    ("Virastoon siirtyy 35 henkilöä toisesta virastosta", 3,
        "Palvelussuhteet avataan vuodenvaihteessa kerralla; tarvitaan toinen käsittelijä kahdeksi viikoksi."),
    ("Toimipaikka siirtyy Kotkasta Kouvolaan", 8, "Kustannuspaikat ja matkojen lähtöpaikat muuttuvat."),
    ("Vuorosuunnittelun järjestelmä vaihtuu", 6, "Vuorolisien siirtotiedoston muoto muuttuu. Testiaineisto tulee kuukautta ennen."),
    ("Palkkausjärjestelmä uudistuu", 15, "Vaativuustasot kirjataan uudelleen kaikille."),
    ("Kesätyöntekijöitä palkataan kaksinkertainen määrä", 8, "Toukokuussa noin 60 uutta palvelussuhdetta."),
    ("Matkalaskujen tarkastus siirtyy virastolle", 14, "Suoritteita on vuodessa noin 250 vähemmän."),
    ("Hallintojohtaja jää eläkkeelle", 5, "Hyväksyjä vaihtuu; uuden oikeudet avattava ennen helmikuun ajoa."),
];

/// Which of the changes add how many heads of which employment type.
const HEADS: [(usize, &str, i64); 2] = [(0, "civil_service", 35), (4, "contractual", 60)];

/// And which how many transactions a year of which product.
const VOLUMES: [(usize, &str, i64); 2] = [(1, "travel", 40), (5, "travel", -250)];

/// What was said and what was done.
#[rustfmt::skip] // One piece of feedback, two lines.
const SAID: [(&str, &str); 6] = [
    ("Palkkalaskelman rivit ovat olleet vaikeita tulkita kertapalkkioiden osalta.",
        "Selitteet yhtenäistettiin ja virastolle lähetettiin esimerkki."),
    ("Kiitos nopeasta avusta kesätyöntekijöiden palvelussuhteiden avaamisessa.", ""),
    ("Palkkatodistus viipyi kaksi viikkoa.", "Pyynnöt ohjattiin yhteiseen sähköpostiin; toimitusaikaa seurataan."),
    ("Toivomme muistutuksen aineiston määräpäivästä.", "Muistutus lähetetään kaksi päivää ennen määräpäivää."),
    ("Lomarahojen laskentaperuste jäi epäselväksi.", ""),
    ("Yhteistyö sujuu, ja yhteyshenkilö on aina tavoitettavissa.", "Palaute käytiin läpi tiimissä."),
];

/// The collective agreements, planned changes and feedback of `client`.
pub(super) fn around(client: &Client, today: NaiveDate, dice: &mut Dice) -> Vec<Record> {
    let mut records = applied(client, today, dice);
    let months = |months: i64| {
        let months = chrono::Months::new(u32::try_from(months).unwrap_or(0));
        today.with_day(1).and_then(|first| first.checked_add_months(months))
    };
    if client.agency.client_until.is_none() && client.nth % 3 != 2 {
        for one in 0..=client.nth % 2 {
            let Some((text, after, effect)) = CHANGES.get((client.nth + 3 * one) % CHANGES.len()) else { continue };
            let of = |all: [(usize, &'static str, i64); 2]| {
                let nth = (client.nth + 3 * one) % CHANGES.len();
                all.into_iter().find(|(change, ..)| *change == nth).map(|(_, key, amount)| (key, amount))
            };
            let (heads, volume) = (of(HEADS), of(VOLUMES));
            records.push(
                PlannedChange {
                    id: RowId(dice.uuid()),
                    text: (*text).to_owned(),
                    // Of some nobody knows the day yet.
                    expected_on: months(*after).filter(|_| client.nth % 7 != 3),
                    effect: (*effect).to_owned(),
                    employment_type: heads.map(|(kind, _)| listed(List::EmploymentType, kind)),
                    product: volume.map(|(key, _)| Product::shipped(key, 0, [""; 3]).id),
                    amount: heads.or(volume).map(|(_, amount)| amount),
                    ..PlannedChange::empty(client.agency.id)
                }
                .into(),
            );
        }
    }
    if client.nth % 4 != 3 {
        for one in 0..=client.nth % 3 {
            let Some((text, done)) = SAID.get((client.nth + 2 * one) % SAID.len()) else { continue };
            let ago = u64::try_from(dice.between(5, 300)).unwrap_or(5);
            let received_on = today.checked_sub_days(Days::new(ago)).unwrap_or(today);
            let feedback = Feedback {
                id: RowId(dice.uuid()),
                text: (*text).to_owned(),
                what_was_done: (*done).to_owned(),
                ..Feedback::empty(client.agency.id, received_on)
            };
            records.push(feedback.into());
        }
    }
    records
}

fn applied(client: &Client, today: NaiveDate, dice: &mut Dice) -> Vec<Record> {
    let year = today.year();
    let mut records = Vec::new();
    let mut apply = |kind, name: String, from: NaiveDate, to: Option<NaiveDate>, link: &str| {
        let applied = AppliedAgreement {
            id: RowId(dice.uuid()),
            kind,
            name,
            valid_from: Some(from),
            valid_to: to,
            link: link.to_owned(),
            ..AppliedAgreement::empty(client.agency.id)
        };
        records.push(applied.into());
    };
    let general = "https://sopimukset.example/valtion-ves";
    let name = "Valtion yleinen virka- ja työehtosopimus";
    apply(AppliedKind::Collective, name.into(), date(year - 1, 3, 1), Some(date(year + 2, 2, 28)), general);
    if client.nth.is_multiple_of(2) {
        let name = format!("{}: tarkentava virka- ja työehtosopimus", client.agency.name_fi);
        apply(AppliedKind::Collective, name, date(year - 1, 3, 1), Some(date(year + 2, 2, 28)), "");
        let name = format!("{}: aiempi tarkentava sopimus", client.agency.name_fi);
        apply(AppliedKind::Collective, name, date(year - 4, 3, 1), Some(date(year - 1, 2, 28)), "");
    }
    for (nth, name) in WORKING_TIMES.iter().enumerate() {
        if nth == 0 || client.nth % 4 == nth {
            let from = client.agency.client_since.unwrap_or(today);
            apply(AppliedKind::WorkingTime, (*name).to_owned(), from, None, "");
        }
    }
    records
}
