//! The service agreements: the standard division of work, where agencies differ from it, limits, prices and metrics.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::domain::agreement::{
    Agreement, Basis, BoundaryCondition, DefinitionLine, Direction, DoneBy, Interval, Metric, MetricPeriod,
    MetricResult, UnitPrice, Work,
};
use crate::domain::payroll::Step;
use crate::domain::{
    AgencyId, AgreementId, DefinitionLineId, MetricId, Product, ProductId, Record, RowId, Volume, YEARS,
};

use super::clients::{Client, date};
use super::dice::Dice;

/// Who does it, then task, outcome, place, when, hand-over point, basis and reference.
struct Told(DoneBy, &'static str, [&'static str; 4], Basis, &'static str);

const US: DoneBy = DoneBy::Centre;
const THEM: DoneBy = DoneBy::Agency;
const AGREED: Basis = Basis::Agreement;
const LAW: Basis = Basis::Regulation;

#[rustfmt::skip] // One line of the division, two to three lines.
const STANDARD: &[Told] = &[
    Told(US, "Palkanlaskenta ja palkanmaksu",
        ["Palkat on maksettu palkanmaksupäivänä", "Palkkajärjestelmä", "Palkkakalenterin mukaan", "Virasto on hyväksynyt palkka-ajon"],
        LAW, "Valtiokonttorin määräys tehtävien jaosta"),
    Told(US, "Palvelussuhteen perustaminen ja päättäminen",
        ["Palvelussuhteen tiedot ovat järjestelmässä", "Palkkajärjestelmä", "5 työpäivän kuluessa päätöksestä", "Allekirjoitettu päätös on saapunut"],
        AGREED, "Palvelumääritys 2.2"),
    Told(US, "Poissaolojen ja vuosilomien käsittely",
        ["Poissaolot näkyvät seuraavassa palkassa", "Palkkajärjestelmä", "Ennen palkka-ajoa", "Esihenkilö on hyväksynyt poissaolon"],
        AGREED, "Palvelumääritys 2.3"),
    Told(US, "Lomarahat ja lomakorvaukset",
        ["Lomarahat on maksettu", "", "Kesäkuun palkanmaksussa", ""], AGREED, "Palvelumääritys 2.4"),
    Told(US, "Palkkatodistukset",
        ["Todistus on toimitettu pyytäjälle", "", "3 työpäivän kuluessa pyynnöstä", ""], AGREED, "Palvelumääritys 2.5"),
    Told(US, "Palkkatietoilmoitukset",
        ["Maksetut palkat on ilmoitettu", "Tulorekisteri", "5 päivän kuluessa maksupäivästä", ""],
        LAW, "Laki tulotietojärjestelmästä (53/2018)"),
    Told(US, "Palkasta perittävät erät ja ulosotot",
        ["Perintä on tehty ja tilitetty", "Palkkajärjestelmä", "Palkkakalenterin mukaan", ""],
        LAW, "Ulosottokaari (705/2007)"),
    Told(US, "Matkalaskujen tarkastus",
        ["Matkalasku on valmis hyväksyttäväksi", "Matkahallinta", "5 työpäivän kuluessa", "Matkustaja on lähettänyt laskun"],
        AGREED, "Palvelumääritys 3.1"),
    Told(US, "Täsmäytykset kirjanpitoon",
        ["Palkkakirjanpito täsmää", "", "Kuukausittain 10. päivään mennessä", ""], AGREED, "Palvelumääritys 2.8"),
    Told(THEM, "Palvelussuhteen ehdoista päättäminen",
        ["Nimittämiskirja tai työsopimus", "", "Ennen palvelussuhteen alkua", "Päätös on lähetetty palvelukeskukseen"],
        LAW, "Valtion virkamieslaki (750/1994)"),
    Told(THEM, "Kertapalkkioista ja lisistä päättäminen",
        ["Allekirjoitettu päätös", "", "Aineiston määräpäivään mennessä", "Päätös on lähetetty palvelukeskukseen"],
        AGREED, "Palvelumääritys 2.1"),
    Told(THEM, "Työaikojen ja poissaolojen hyväksyminen",
        ["Hyväksytyt tapahtumat", "Työajanseuranta", "Aineiston määräpäivään mennessä", ""],
        AGREED, "Palvelumääritys 2.3"),
    Told(THEM, "Palkka-ajon hyväksyminen",
        ["Hyväksytty palkka-ajo", "Palkkajärjestelmä", "Palkkakalenterin mukaan", ""],
        LAW, "Valtiokonttorin määräys tehtävien jaosta"),
    Told(THEM, "Matkamääräykset ja matkalaskujen hyväksyminen",
        ["Hyväksytty matkalasku", "Matkahallinta", "5 työpäivän kuluessa tarkastuksesta", ""],
        AGREED, "Palvelumääritys 3.1"),
];

#[rustfmt::skip] // One line of the division, two to three lines.
const OWN: &[Told] = &[
    Told(US, "Vuorolisien siirto vuorosuunnittelusta",
        ["Lisät on luettu palkkoihin", "Vuorosuunnittelu", "Joka kuun 11. päivään mennessä", "Tiedosto on siirtokansiossa"],
        AGREED, "Liite 2"),
    Told(US, "Kokouspalkkioiden maksaminen",
        ["Palkkiot on maksettu", "", "Kuun viimeisenä pankkipäivänä", "Kokousluettelo on saapunut"], AGREED, "Liite 2"),
    Told(THEM, "Uusien palkansaajien opastus matkahallintaan",
        ["Matkustaja osaa tehdä laskun", "", "Palvelussuhteen alkaessa", ""], AGREED, "Liite 3"),
    Told(US, "Harjoittelijoiden työsopimusten valmistelu",
        ["Sopimusluonnos allekirjoitettavaksi", "", "Touko- ja elokuussa", "Virasto on lähettänyt nimet"], AGREED, "Liite 3"),
];

/// The price of each product in the first year, in ten-thousandths of a euro.
const PRICES: [(&str, i64); 9] = [
    ("payslip", 95_400),
    ("fee", 62_500),
    ("travel", 78_250),
    ("employment_event", 145_000),
    ("certificate", 112_000),
    ("recovery", 420_000),
    ("kela_claim", 185_000),
    ("enforcement", 120_000),
    ("service_request", 95_000),
];

/// The lines of the standard.
pub(super) fn standard(dice: &mut Dice) -> Vec<DefinitionLine> {
    let line = |(told, position)| DefinitionLine::standard(DefinitionLineId(dice.uuid()), work(told), position);
    STANDARD.iter().zip(0_i64..).map(line).collect()
}

fn work(told: &Told) -> Work {
    let Told(done_by, task, [outcome, place, due, hand_over], basis, reference) = told;
    Work {
        done_by: *done_by,
        task: (*task).to_owned(),
        outcome: (*outcome).to_owned(),
        place: (*place).to_owned(),
        due: (*due).to_owned(),
        hand_over: (*hand_over).to_owned(),
        basis: *basis,
        reference: (*reference).to_owned(),
    }
}

/// The volumes of the year before this one.
pub(super) fn last_volumes(client: &Client, records: &[Record], today: NaiveDate) -> BTreeMap<ProductId, i64> {
    let last = i64::from(today.year()) - 1;
    let of_client = |record: &Record| match record {
        Record::Volume(Volume { agency, product, year, count, .. }) if *agency == client.agency.id && *year == last => {
            Some((*product, *count))
        }
        _ => None,
    };
    records.iter().filter_map(of_client).collect()
}

/// The agreements of `client` with all that is theirs; a few agencies have none.
pub(super) fn agreements(
    client: &Client,
    standard: &[DefinitionLine],
    volumes: &BTreeMap<ProductId, i64>,
    today: NaiveDate,
    dice: &mut Dice,
) -> Vec<Record> {
    if client.nth % 9 == 8 {
        return Vec::new();
    }
    let year = today.year();
    let mut records = Vec::new();
    // One that is over, one that holds, one to come; what lies outside the time as a client is not agreed.
    let spans = [
        (client.nth.is_multiple_of(3), date(year - 4, 1, 1), Some(date(year - 2, 12, 31))),
        (true, date(year - 1, 1, 1), (client.nth % 5 != 3).then(|| date(year + 1, 12, 31))),
        (client.nth % 5 == 1, date(year + 2, 1, 1), None),
    ];
    for (place, (there, from, to)) in spans.into_iter().enumerate() {
        let from = client.agency.client_since.map_or(from, |since| since.max(from));
        let to = [to, client.agency.client_until].into_iter().flatten().min();
        if !there || to.is_some_and(|to| to <= from) {
            continue;
        }
        let agreement = agreement(client, from, to, volumes, dice);
        records.push(agreement.clone().into());
        records.extend(lines(client, &agreement, standard, dice).into_iter().map(Record::from));
        if place == 1 {
            records.extend(metrics(client, &agreement, today, dice));
            records.extend(limits(client, &agreement, volumes, dice).into_iter().map(Record::from));
            records.extend(prices(&agreement, today, dice).into_iter().map(Record::from));
        }
    }
    records
}

fn agreement(
    client: &Client,
    from: NaiveDate,
    to: Option<NaiveDate>,
    volumes: &BTreeMap<ProductId, i64>,
    dice: &mut Dice,
) -> Agreement {
    let number = format!("{}/{}", client.nth + 14, from.year());
    let file = number.replace('/', "-");
    let document = if client.nth % 4 == 2 {
        format!(r"S:\Sopimukset\{}\{file}.pdf", client.agency.abbreviation)
    } else {
        format!("https://asiakirjat.palvelukeskus.example/sopimukset/{file}.pdf")
    };
    let worth: i64 = PRICES.iter().map(|(key, price)| volumes.get(&product(key)).copied().unwrap_or(0) * price).sum();
    let note = if client.nth % 7 == 4 { "Hinnat tarkistetaan vuosittain lokakuussa." } else { "" };
    Agreement {
        number,
        valid_from: Some(from),
        valid_to: to,
        signed_on: from.checked_sub_days(chrono::Days::new(20 + u64::try_from(client.nth).unwrap_or(0) % 9)),
        document,
        // Rounded to a thousand euros, as it is agreed.
        yearly_value: (worth > 0).then_some(worth / 10_000_000 * 10_000_000).filter(|sum| *sum > 0),
        note: note.to_owned(),
        ..Agreement::empty(client.agency.id, AgreementId(dice.uuid()))
    }
}

/// Where the agreement differs from the standard.
fn lines(client: &Client, agreement: &Agreement, standard: &[DefinitionLine], dice: &mut Dice) -> Vec<DefinitionLine> {
    let mut lines = Vec::new();
    let said = |place: usize, say: &dyn Fn(&mut Work)| {
        let line = standard.get(place)?;
        let mut work = line.work(None);
        say(&mut work);
        Some(DefinitionLine::deviating(agreement, line, &work))
    };
    // The agency checks its travel claims itself; certificates are in a hurry; events are handed over by another way.
    if client.nth % 4 == 1 {
        lines.extend(said(7, &|work| {
            work.done_by = THEM;
            work.reference = "Liite 1".into();
        }));
    }
    if client.nth.is_multiple_of(3) {
        lines.extend(said(4, &|work| work.due = "Seuraavana työpäivänä".into()));
    }
    if client.nth % 5 == 2 {
        lines.extend(said(1, &|work| {
            work.hand_over = "Päätös on asianhallinnassa".into();
            work.place = "Asianhallinta ja palkkajärjestelmä".into();
        }));
    }
    if client.nth % 6 == 4 {
        lines.extend(standard.get(8).map(|line| DefinitionLine::dropping(agreement, line)));
    }
    if client.nth.is_multiple_of(2)
        && let Some(told) = OWN.get(client.nth / 2 % OWN.len())
    {
        lines.push(DefinitionLine::own(agreement, DefinitionLineId(dice.uuid()), work(told), 0));
    }
    lines
}

fn metrics(client: &Client, agreement: &Agreement, today: NaiveDate, dice: &mut Dice) -> Vec<Record> {
    use Direction::{AtLeast, AtMost};
    let told = [
        ("Virheettömät palkkalaskelmat", AtLeast, 995_000, "%", "Raportoidaan neljännesvuosittain", Interval::Quarter),
        ("Palkkatodistuksen toimitusaika", AtMost, 30_000, "työpäivää", "Pyynnön saapumisesta", Interval::Quarter),
        ("Asiakastyytyväisyys (1–5)", AtLeast, 38_000, "", "Kysely marraskuussa", Interval::Year),
    ];
    let mut records = Vec::new();
    for ((name, direction, value, unit, deadline, interval), position) in told.into_iter().zip(0_i64..) {
        let metric = Metric {
            id: MetricId(dice.uuid()),
            agency: client.agency.id,
            agreement: agreement.id,
            name: name.to_owned(),
            direction,
            value: Some(value),
            unit: unit.to_owned(),
            deadline: deadline.to_owned(),
            interval,
            position,
            step: None,
        };
        records.push(metric.clone().into());
        for period in measured(interval, today) {
            let begun = agreement.valid_from.is_some_and(|from| i64::from(from.year()) <= period.year());
            if !begun || !YEARS.contains(&period.year()) || dice.once_in(12) {
                continue;
            }
            let result = match position {
                0 => 1_000_000 - dice.between(0, 8) * 1_000,
                1 => dice.between(8, 34) * 1_000,
                _ => dice.between(34, 46) * 1_000,
            };
            records.push(MetricResult::new(&metric, period, result).into());
        }
    }
    records
}

/// A metric of the newest agreement of every second agency that is counted from the ticks: pay on the pay day.
pub(super) fn punctual(clients: &[Client], records: &[Record], dice: &mut Dice) -> Vec<Record> {
    let mut newest: BTreeMap<AgencyId, &Agreement> = BTreeMap::new();
    for record in records {
        if let Record::Agreement(one) = record
            && newest.get(&one.agency).is_none_or(|known| known.valid_from < one.valid_from)
        {
            newest.insert(one.agency, one);
        }
    }
    let metric = |agreement: &&Agreement| -> Record {
        let of = |record: &&Record| matches!(record, Record::Metric(one) if one.agreement == agreement.id);
        Metric {
            id: MetricId(dice.uuid()),
            agency: agreement.agency,
            agreement: agreement.id,
            name: "Palkat ajallaan tulorekisterissä".to_owned(),
            direction: Direction::AtLeast,
            value: Some(990_000),
            unit: "%".to_owned(),
            deadline: String::new(),
            interval: Interval::Quarter,
            position: i64::try_from(records.iter().filter(of).count()).unwrap_or(0),
            step: Some(Step::IncomeRegister),
        }
        .into()
    };
    let chosen = clients.iter().filter(|client| client.nth % 2 == 1);
    chosen.filter_map(|client| newest.get(&client.agency.id)).map(metric).collect()
}

/// The periods of last year and this one that are over.
fn measured(interval: Interval, today: NaiveDate) -> Vec<MetricPeriod> {
    let year = i64::from(today.year());
    let over = |period: &MetricPeriod| match *period {
        MetricPeriod::Quarter(of, quarter) => of < year || quarter * 3 < today.month(),
        MetricPeriod::Month(of, month) => of < year || month < today.month(),
        MetricPeriod::Year(of) => of < year,
    };
    [year - 1, year].into_iter().flat_map(|year| interval.periods(year)).filter(over).collect()
}

/// Limits around the volumes; here and there the volume is beyond them.
fn limits(
    client: &Client,
    agreement: &Agreement,
    volumes: &BTreeMap<ProductId, i64>,
    dice: &mut Dice,
) -> Vec<BoundaryCondition> {
    let mut limits = Vec::new();
    let mut limit = |text: &str, product: Option<ProductId>, span: [Option<i64>; 2], exceptions: &str| {
        let [lowest, highest] = span;
        limits.push(BoundaryCondition {
            id: RowId(dice.uuid()),
            agency: client.agency.id,
            agreement: agreement.id,
            text: text.to_owned(),
            product,
            lowest,
            highest,
            exceptions: exceptions.to_owned(),
            position: i64::try_from(limits.len()).unwrap_or(0),
        });
    };
    let around = |key: &str, [least, most]: [i64; 2]| {
        let volume = volumes.get(&product(key)).copied().unwrap_or(client.heads * 12);
        // To the nearest ten, as people agree.
        [Some(volume * least / 1_000 * 10), Some(volume * most / 1_000 * 10)]
    };
    let payslips = if client.nth.is_multiple_of(4) { [80, 96] } else { [85, 115] };
    let exceptions = "Ei koske vuotta, jona virastojen tehtäviä siirretään lailla.";
    limit("Palkkalaskelmia vuodessa", Some(product("payslip")), around("payslip", payslips), exceptions);
    if client.nth % 3 == 1 {
        let travel = if client.nth.is_multiple_of(2) { [110, 140] } else { [70, 130] };
        limit("Matkalaskuja vuodessa", Some(product("travel")), around("travel", travel), "");
    }
    limit(
        "Aineisto toimitetaan palkkakalenterin määräpäivään mennessä; myöhästynyt aineisto käsitellään seuraavassa ajossa",
        None,
        [None, None],
        "Viranomaisen toiminnan keskeytyessä sovitaan erikseen.",
    );
    limits
}

/// Last year's prices and this year's.
fn prices(agreement: &Agreement, today: NaiveDate, dice: &mut Dice) -> Vec<UnitPrice> {
    let rise = dice.between(15, 35);
    let first = agreement.valid_from.unwrap_or(today);
    let turn = date(today.year(), 1, 1);
    let mut prices = Vec::new();
    for (key, price) in PRICES {
        prices.push(UnitPrice::new(agreement, product(key), first, price));
        if turn > first {
            prices.push(UnitPrice::new(agreement, product(key), turn, price + price * rise / 1_000));
        }
    }
    prices
}

fn product(key: &str) -> ProductId {
    Product::shipped(key, 0, [""; 3]).id
}
