//! What is special about an agency, as a payroll secretary would write it down.

use chrono::{Days, NaiveDate};

use crate::domain::Severity::{Critical, Important, Note};
use crate::domain::payroll::Step;
use crate::domain::{Characteristic, CharacteristicId, Employee, List, Severity};

use super::clients::{Client, listed};
use super::dice::Dice;

/// Severity, the key of the category, the months, then title, text and what to do.
struct Told(Severity, &'static str, &'static str, [&'static str; 3]);

#[rustfmt::skip] // One characteristic, two to four lines.
const TOLD: &[Told] = &[
    Told(Critical, "working_time", "", ["Vuorolisät tulevat erillisenä tiedostona",
        "Vuorosuunnittelun tiedosto tulee joka kuun 10. päivä. Ilman sitä lisät jäävät maksamatta.",
        "Älä aja palkkoja ennen kuin tiedosto on luettu sisään. Jos sitä ei ole, soita palkkayhteyshenkilölle."]),
    Told(Important, "travel", "", ["Matkalaskut hyväksyy vain osastopäällikkö",
        "Lähiesihenkilöllä ei ole hyväksymisoikeutta, vaikka järjestelmä ehdottaa häntä.",
        "Ohjaa lasku osaston päällikölle. Lomien aikaan hyväksyjänä toimii hallintojohtaja."]),
    Told(Important, "employment", "5,6,7,8", ["Kesätyöntekijät tulevat kesäkuussa yhtä aikaa",
        "Palvelussuhteita avataan kerralla kymmeniä, ja verokortteja puuttuu aina.",
        "Pyydä luettelo toukokuun puolivälissä ja avaa palvelussuhteet ennen kesäkuun ensimmäistä ajoa."]),
    Told(Note, "systems", "", ["Palkkalaskelma ruotsiksi kolmelle toimipaikalle",
        "", "Tarkista uuden palkansaajan kielitieto ennen ensimmäistä laskelmaa."]),
    Told(Important, "fees", "", ["Palkkiot maksetaan erikseen kuun lopussa",
        "Palkkiot eivät kulje kuukausipalkan mukana, vaan niillä on oma palkkaryhmä.",
        "Tarkista palkkaryhmä ja maksupäivä ennen ajoa."]),
    Told(Critical, "pay", "", ["Osa henkilöstöstä on toisen sopimuksen piirissä",
        "Alukset noudattavat eri työehtosopimusta kuin toimisto, ja lisien perusteet ovat toiset.",
        "Tarkista sopimusala palvelussuhteen tiedoista aina ennen lisien tallentamista."]),
    Told(Critical, "practice", "", ["Palkka-ajoa ei hyväksytä ilman talouspäällikköä",
        "Hyväksyntä tulee sähköpostilla vasta, kun yhteenveto on lähetetty.",
        "Lähetä yhteenveto kaksi päivää ennen hyväksymispäivää ja soita, jos vastausta ei kuulu."]),
    Told(Note, "fees", "1,6,12", ["Neuvottelukunnan palkkiot kolmesti vuodessa",
        "Luettelo kokouksista tulee sihteeriltä kokouksen jälkeen.", "Muistuta luettelosta kuun alussa."]),
    Told(Important, "employment", "8,12", ["Määräaikaisia jatketaan viime tingassa",
        "Päätökset jatkosta tehdään usein vasta samalla viikolla, kun palvelussuhde päättyy.",
        "Kysy jatkot kaksi viikkoa etukäteen, jotta palkanmaksu ei katkea."]),
    Told(Note, "practice", "7", ["Heinäkuussa virastossa ei ole ketään paikalla",
        "Asiat hoitaa päivystäjä, jonka numero on vaihteessa.", "Hae hyväksynnät kesäkuun loppuun mennessä."]),
    Told(Important, "working_time", "1,2,3,4,11,12", ["Varallaolokorvaus maksetaan talvikaudella",
        "Varallaoloa on marraskuusta huhtikuuhun, muulloin ei.",
        "Tarkista kauden vaihtuessa, että toistuvat lisät on päätetty tai avattu."]),
    Told(Note, "travel", "", ["Ulkomaanmatkoilla on oma kustannuspaikka",
        "", "Jos kustannuspaikka puuttuu, palauta lasku tekijälle."]),
    Told(Critical, "systems", "", ["Tuntitiedot on lähetettävä salattuina",
        "Osastot lähettävät tuntilistoja välillä tavallisessa sähköpostissa.",
        "Pyydä lista uudelleen turvapostina ja poista saapunut viesti."]),
    Told(Note, "pay", "", ["Kokemuslisät tarkistetaan käsin",
        "Aiempi palvelus muissa virastoissa ei siirry järjestelmästä.",
        "Pyydä työtodistukset palvelussuhteen alkaessa."]),
    Told(Important, "employment", "", ["Sairauspoissaolot kirjataan vasta kuun vaihteessa",
        "Esihenkilöt hyväksyvät poissaolot kerran kuussa, joten takautuvia korjauksia on paljon.",
        "Aja takautuvien luettelo ennen jokaista palkka-ajoa."]),
    Told(Note, "practice", "12", ["Kertapalkkioista päättää johtoryhmä",
        "Päätös tulee marraskuun kokouksesta.", "Pyydä allekirjoitettu päätös ennen joulukuun ajoa."]),
];

/// Those that bite when a date of the payroll calendar is near, by title.
const BEFORE: [(&str, Step); 3] = [
    ("Palkka-ajoa ei hyväksytä ilman talouspäällikköä", Step::Approval),
    ("Sairauspoissaolot kirjataan vasta kuun vaihteessa", Step::Run),
    ("Palkkiot maksetaan erikseen kuun lopussa", Step::PayDay),
];

/// How many the first agency has: the ones at the beginning of [`TOLD`].
const FIRST: usize = 4;

/// The characteristics of `client`; of some agencies nobody has written any down.
pub(super) fn characteristics(
    client: &Client,
    employees: &[Employee],
    today: NaiveDate,
    dice: &mut Dice,
) -> Vec<Characteristic> {
    let mut left: Vec<&Told> = TOLD.iter().collect();
    let count = match client.nth {
        0 => FIRST,
        nth if nth % 9 == 7 => 0,
        _ => usize::try_from(dice.between(0, 5)).unwrap_or(0),
    };
    let mut rows = Vec::new();
    for place in 0..count {
        let most = i64::try_from(left.len()).unwrap_or(0) - 1;
        let at = if client.nth == 0 { 0 } else { usize::try_from(dice.between(0, most)).unwrap_or(0) };
        let told = left.remove(at.min(left.len().saturating_sub(1)));
        rows.push(written(client, told, place, employees, today, dice));
    }
    rows
}

fn written(
    client: &Client,
    told: &Told,
    place: usize,
    employees: &[Employee],
    today: NaiveDate,
    dice: &mut Dice,
) -> Characteristic {
    let Told(severity, category, months, texts) = told;
    let [title, body, what_to_do] = texts.map(str::to_owned);
    let who = |dice: &mut Dice| dice.pick(employees).map(|one| one.name.clone()).unwrap_or_default();
    let before = |days: i64| today.checked_sub_days(Days::new(u64::try_from(days).unwrap_or(0))).unwrap_or(today);
    let age = dice.between(20, 1_100);
    let verified = (age > 200 && place != 1).then(|| dice.between(5, (age - 60).min(480)));
    let payroll_step = BEFORE.iter().find(|(one, _)| *one == title).map(|(_, step)| *step);
    Characteristic {
        id: CharacteristicId(dice.uuid()),
        agency: client.agency.id,
        category: Some(listed(List::CharacteristicCategory, category)),
        severity: *severity,
        title,
        body,
        what_to_do,
        months: (*months).to_owned(),
        payroll_step,
        author: who(dice),
        written_on: before(age),
        verified_on: verified.map(before),
        verified_by: if verified.is_some() { who(dice) } else { String::new() },
        may_be_shown: false,
    }
}
