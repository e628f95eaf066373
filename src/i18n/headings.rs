//! What the columns of a table are called by people, and which column of a file is which.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::Texts;
use super::planned::column_name;
use crate::domain::importing::rows::{Kind, Layout};
use crate::domain::importing::{Sheet, SheetLine, guess};
use crate::domain::search::fold;
use crate::domain::shape::{Column, columns, hidden};
use crate::domain::{Language, Table};

/// Among how many lines the headings are looked for.
const HEADING_WITHIN: usize = 15;

/// What an agency is called at the head of a column, folded.
const AGENCY: &[&str] = &[
    "virasto",
    "viraston nimi",
    "viraston lyhenne",
    "asiakas",
    "asiakasvirasto",
    "organisaatio",
    "ambetsverk",
    "kund",
    "agency",
    "client",
];

/// Other headings under which columns are known, folded.
const ALSO: &[(Table, &str, &[&str])] = &[
    (
        Table::Agency,
        "name_fi",
        &["nimi", "virasto", "viraston nimi", "organisaatio", "namn", "ambetsverk", "name", "agency"],
    ),
    (Table::Agency, "name_sv", &["nimi ruotsiksi", "svenska namnet"]),
    (Table::Agency, "name_en", &["nimi englanniksi", "engelska namnet"]),
    (Table::Agency, "abbreviation", &["lyh", "lyhenne", "forkortning", "abbreviation", "short name"]),
    (Table::Agency, "business_id", &["y tunnus", "ytunnus", "fo nummer", "business id"]),
    (Table::Agency, "parent_organisation", &["ministerio", "ohjaava ministerio", "ministerium", "ministry"]),
    (Table::Agency, "email", &["kirjaamo", "kirjaamon sahkoposti", "registratur", "registry"]),
    (
        Table::Employee,
        "name",
        &["nimi", "henkilo", "tyontekija", "palkkapalvelusihteeri", "namn", "anstalld", "name", "employee"],
    ),
    (
        Table::Employee,
        "login_names",
        &["kayttajatunnus", "kayttajatunnukset", "tunnus", "anvandarnamn", "login", "user name"],
    ),
    (Table::Characteristic, "agency", AGENCY),
    (
        Table::Characteristic,
        "title",
        &["otsikko", "erityispiirre", "piirre", "rubrik", "sardrag", "title", "characteristic"],
    ),
    (
        Table::Characteristic,
        "category",
        &["aihe", "luokka", "kategoria", "ryhma", "amne", "kategori", "category", "topic"],
    ),
    (
        Table::Characteristic,
        "severity",
        &["vakavuus", "tarkeys", "kriittisyys", "allvarlighet", "allvarlighetsgrad", "vikt", "severity", "importance"],
    ),
    (
        Table::Characteristic,
        "body",
        &["kuvaus", "teksti", "selite", "lisatiedot", "beskrivning", "text", "description", "body"],
    ),
    (
        Table::Characteristic,
        "what_to_do",
        &[
            "mita tehdaan",
            "mita tehda",
            "toimenpide",
            "ohje",
            "vad gors",
            "vad ska goras",
            "atgard",
            "what to do",
            "action",
        ],
    ),
    (
        Table::Characteristic,
        "months",
        &["milloin", "kuukaudet", "kuukausi", "ajankohta", "nar", "manader", "manad", "when", "months", "month"],
    ),
    (Table::Characteristic, "payroll_step", &["vaihe", "ennen vaihetta", "skede", "fore skede", "step", "before step"]),
    (
        Table::Characteristic,
        "author",
        &["kirjaaja", "laatija", "kirjoittaja", "tekija", "forfattare", "skriven av", "author", "written by"],
    ),
    (
        Table::Characteristic,
        "written_on",
        &["kirjattu", "pvm", "paivays", "paivamaara", "skriven", "datum", "written", "written on", "date"],
    ),
    (Table::UnitPrice, "agency", AGENCY),
    (
        Table::UnitPrice,
        "agreement",
        &["sopimus", "sopimusnumero", "sopimuksen numero", "avtal", "avtalsnummer", "agreement", "agreement number"],
    ),
    (
        Table::UnitPrice,
        "product",
        &["suorite", "tuote", "palvelu", "prestation", "produkt", "tjanst", "product", "service"],
    ),
    (
        Table::UnitPrice,
        "price",
        &["hinta", "yksikkohinta", "a hinta", "euroa", "pris", "enhetspris", "a pris", "price", "unit price"],
    ),
    (
        Table::UnitPrice,
        "valid_from",
        &[
            "alkaen",
            "voimassa alkaen",
            "voimaan",
            "alku",
            "alkupaiva",
            "fran",
            "fran och med",
            "galler fran",
            "from",
            "valid from",
        ],
    ),
    (Table::PayrollDate, "agency", AGENCY),
    (
        Table::PayrollDate,
        "pay_group",
        &["palkkaryhma", "palkanmaksuryhma", "ryhma", "lonegrupp", "grupp", "pay group", "group"],
    ),
    (
        Table::PayrollDate,
        "period",
        &[
            "kausi",
            "palkkakausi",
            "kuukausi",
            "kierros",
            "jakso",
            "period",
            "loneperiod",
            "manad",
            "runda",
            "month",
            "round",
        ],
    ),
    (Table::PayrollDate, "step", &["vaihe", "tapahtuma", "skede", "handelse", "step", "event"]),
    (
        Table::PayrollDate,
        "date",
        &[
            "paiva",
            "pvm",
            "paivamaara",
            "maarapaiva",
            "palkkapaiva",
            "maksupaiva",
            "palkanmaksupaiva",
            "datum",
            "dag",
            "lonedag",
            "loneutbetalningsdag",
            "date",
            "day",
            "pay day",
        ],
    ),
    (
        Table::PayGroupStep,
        "time_of_day",
        &["kello", "kellonaika", "klo", "aika", "klockslag", "klockan", "kl", "tid", "time", "time of day"],
    ),
];

/// The columns of `table` that a row of another program may speak of. The time of day at which a step is due is not kept
/// with each date, and is spoken of there all the same.
#[must_use]
pub fn open_columns(table: Table) -> Vec<&'static Column> {
    let open = columns(table).iter().filter(|column| !hidden(table, column));
    let open = open.filter(|column| !matches!(column.name, "merged_into" | "position"));
    let time = columns(Table::PayGroupStep).iter().filter(|column| column.name == "time_of_day");
    open.chain(time.filter(|_| table == Table::PayrollDate)).collect()
}

/// The table whose column of that name the rows of `table` speak of.
#[must_use]
pub fn column_owner(table: Table, column: &str) -> Table {
    if table == Table::PayrollDate && column == "time_of_day" { Table::PayGroupStep } else { table }
}

/// What a column is called of which the rows of `table` speak.
#[must_use]
pub fn open_name(texts: &Texts, table: Table, column: &str) -> String {
    column_name(texts, column_owner(table, column), column)
}

/// The columns of which rows speak, each with what it is called in any of the languages.
type Known = Vec<(&'static Column, Vec<String>)>;

/// What the columns are called of the tables of which rows come in. All the texts of three languages are read for it.
fn known(table: Table) -> &'static [(&'static Column, Vec<String>)] {
    static ALL: LazyLock<HashMap<Table, Known>> = LazyLock::new(|| {
        let texts = Language::ALL.map(Texts::new);
        let of = |table: Table| {
            let named = |column: &'static Column| {
                let owner = column_owner(table, column.name);
                let mut names: Vec<String> =
                    texts.iter().map(|texts| words(&column_name(texts, owner, column.name))).collect();
                let also = ALSO.iter().filter(|(of, name, _)| *of == owner && *name == column.name);
                names.extend(also.flat_map(|(_, _, names)| names.iter().map(|name| (*name).to_owned())));
                names.push(words(column.name));
                (column, names)
            };
            (table, open_columns(table).into_iter().map(named).collect())
        };
        Kind::ALL.into_iter().map(|kind| of(kind.table())).collect()
    });
    ALL.get(&table).map(Vec::as_slice).unwrap_or_default()
}

fn words(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// What the columns under `headings` hold, by what they are called in any of the languages.
fn fields_of(table: Table, headings: &[String]) -> Vec<Option<&'static Column>> {
    let all = known(table);
    let borrowed: Vec<Vec<&str>> = all.iter().map(|(_, names)| names.iter().map(String::as_str).collect()).collect();
    let known: Vec<(usize, &[&str])> = borrowed.iter().enumerate().map(|(at, names)| (at, names.as_slice())).collect();
    let found = guess(headings, &known, |_| false);
    found.into_iter().map(|at| all.get(at?).map(|(column, _)| *column)).collect()
}

/// What a sheet with rows of `table` holds: under the headings that are `chosen`, else under those that are known best.
#[must_use]
pub fn layout(sheet: &Sheet, table: Table, chosen: Option<Option<usize>>) -> Layout {
    let heading = chosen.unwrap_or_else(|| {
        let counted = |line: &SheetLine| fields_of(table, &line.cells).iter().flatten().count();
        let known: Vec<usize> = sheet.lines.iter().take(HEADING_WITHIN).map(counted).collect();
        let most = known.iter().copied().max();
        // Of equal ones the first.
        known.iter().position(|count| Some(*count) == most).or(Some(0))
    });
    let cells = heading.and_then(|at| sheet.lines.get(at)).map(|line| line.cells.as_slice()).unwrap_or_default();
    let mut fields = fields_of(table, cells);
    fields.resize(sheet.width(), None);
    Layout { heading, headings: sheet.headings(heading), fields }
}
