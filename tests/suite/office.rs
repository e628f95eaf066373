//! Files that LibreOffice itself has written (`tests/fixtures/office/make`): each is read cell by cell, and what it says comes
//! in by its command, the same from xlsx, xls, ods and csv.

use std::path::PathBuf;

use kortisto::domain::payroll::Step;
use kortisto::domain::{Agency, ReachKind, Rows};
use kortisto::exchange::table;
use kortisto::store::{SqliteStore, Store};
use serde_json::Value;

use crate::commands::{demo, json, kortisto};

const KINDS: [&str; 4] = ["xlsx", "xls", "ods", "csv"];

/// What stands in each file, row by row, cells parted by `|`. Where a csv says it otherwise, for it only has what is shown,
/// that stands behind `~`.
const SHEETS: [(&str, &[&str]); 7] = [
    (
        "luvut_pitkina",
        &[
            "Virasto|Vuosi|Palvelussuhde|Lukumäärä|Huomautus",
            "Rannikkolaitos|2016|Virkasuhde|1234~1 234|Åbo, Äänekoski; ”Öö”",
            "Rannikkolaitos|2016|Työsuhde|56",
            "SV|2016|Virkasuhde|0|Ensin\nsitten",
            "Saaristovirasto|2016|Työsuhde|1000000~1 000 000",
        ],
    ),
    (
        "luvut_leveina",
        &[
            "Suoritteet 2014–2016",
            "",
            "Virasto|Suorite|2014|2015|2016",
            "Rannikkolaitos|Palkkalaskelma|12345~12 345|12500~12 500",
            "Rannikkolaitos|Matkalaskun tarkastus|7||9",
            "SV|Palkkalaskelma|990|1001~1 001|1002~1 002",
        ],
    ),
    (
        "yhteystiedot",
        &[
            "Nimi|Virasto|Titteli|Puhelin|Matkapuhelin|Sähköposti|Lisätiedot|Voimassa alkaen",
            "Åsa Öhman-Äijälä|Rannikkolaitos|palkkasihteeri|0190550101|+358 19 055 0102|asa.ohman@rl.example|\
             Tavoittaa ma–to.\nPerjantaisin ei.|2024-03-01~1.3.2024",
            "Kalle Kari|SV|henkilöstöpäällikkö|019 055 0103||kalle.kari@sv.example|=1+1 ei ole kaava|2025-12-31~31.12.2025",
        ],
    ),
    (
        "virastokortti",
        &[
            "VIRASTOKORTTI",
            "Öljynkeruulaitos",
            "",
            "PERUSTIEDOT|PERUSTIEDOT~|TUNNISTEET|TUNNISTEET~",
            "Virasto:|Öljynkeruulaitos|Y-tunnus:|1234567-1",
            "Lyhenne:|ÖKL|Kirjanpitoyksikkö:|101 Öljynkeruulaitos",
            "Puhelinvaihde:|0190550200|Asiakas alkaen:|2015-01-01~1.1.2015",
            "Osuus menoista:|12,5 %|Vuosihinta:|1234567,5~1 234 567,50 €",
            "Kerroin:|1,25|Posti haetaan:|08:15~8.15",
            "",
            "Henkilöstö 31.12.|2023|2024|2025",
            "Virkasuhde|10|11|1200~1 200",
            "Työsuhde|3|4|5",
            "",
            "Erityispiirteet",
            "Merilisät maksetaan kesäkuussa.",
        ],
    ),
    (
        "hinnat",
        &[
            "Virasto|Suorite|Yksikköhinta|Alkaen",
            "RL|Palkkalaskelma|1234,5~1 234,50 €|2027-01-01~1.1.2027",
            "RL|Matkalaskun tarkastus|2,5|2027-02-01~1.2.2027",
            "SV|Palkkalaskelma|0,1234~0,12 €|2027-01-01~1.1.2027",
        ],
    ),
    (
        "tyontekijat",
        &[
            "Nimi|Sähköposti|Työaika-%|Työskentelee ryhmässä",
            "Äila Ånäs|aila.anas@oma.example|80 %|true~TOSI",
            "Örjan Å|orjan.a@oma.example|100|false~EPÄTOSI",
        ],
    ),
    (
        "palkkapaivat",
        &[
            "Virasto|Palkkaryhmä|Kausi|Vaihe|Päivä|Klo",
            "RL|Kuukausipalkat|3/2027|Aineiston määräpäivä|2027-02-25~25.2.2027|09:05~9.05",
            "RL|Kuukausipalkat|3/2027|Palkanmaksupäivä|2027-03-12~12.3.2027",
        ],
    ),
];

fn fixture(name: &str, kind: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/office").join(format!("{name}.{kind}"))
}

/// The cells of a row as they stand in a file of a kind.
fn cells(row: &str, kind: &str) -> Vec<String> {
    let of = |cell: &str| match cell.split_once('~') {
        Some((_, shown)) if kind == "csv" => shown.to_owned(),
        Some((typed, _)) => typed.to_owned(),
        None => cell.to_owned(),
    };
    let mut cells: Vec<String> = row.split('|').map(of).collect();
    while cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    cells
}

#[test]
fn every_cell_is_read_of_what_libreoffice_writes() {
    for (name, rows) in SHEETS {
        for kind in KINDS {
            let path = fixture(name, kind);
            let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{} {error}", path.display()));
            let sheets = table::sheets(&bytes).unwrap_or_else(|error| panic!("{} {error}", path.display()));
            assert_eq!(sheets.len(), 1, "{}", path.display());
            // A group of thousands is parted by a space that does not break.
            let plain = |cell: &String| cell.replace(['\u{a0}', '\u{202f}'], " ");
            let read: Vec<Vec<String>> =
                sheets[0].lines.iter().map(|line| line.cells.iter().map(plain).collect()).collect();
            let wanted: Vec<Vec<String>> =
                rows.iter().map(|row| cells(row, kind)).filter(|cells| !cells.is_empty()).collect();
            assert_eq!(read, wanted, "{}", path.display());
            assert_eq!(sheets[0].name, if kind == "csv" { "" } else { name });
        }
    }
}

/// What comes in of a file into `file`.
fn brought(file: &str, command: &str, name: &str, kind: &str, more: &[&str]) -> Value {
    let input = fixture(name, kind).display().to_string();
    let told = json(&kortisto(&[&["import", command, file, &input, "--json", "--today", "2026-10-12"], more].concat()));
    for list in ["refused", "ambiguous"] {
        assert_eq!(told[list].as_array().map(Vec::len), Some(0), "{name}.{kind} {list} {told:.2000}");
    }
    assert!(told["new"].as_array().is_some_and(|new| !new.is_empty()), "{name}.{kind} {told:.2000}");
    told
}

fn agency<'r>(rows: &'r Rows, abbreviation: &str) -> &'r Agency {
    rows.agency.iter().find(|agency| agency.abbreviation == abbreviation).expect("there")
}

/// Head counts of an agency in a year, and volumes, the smallest first.
fn counts(rows: &Rows, abbreviation: &str, year: i64) -> [Vec<i64>; 2] {
    let id = agency(rows, abbreviation).id;
    let mut all: [Vec<i64>; 2] = [
        rows.headcount.of(id).filter(|row| row.year == year).map(|row| row.count).collect(),
        rows.volume.of(id).filter(|row| row.year == year).map(|row| row.count).collect(),
    ];
    for counts in &mut all {
        counts.sort_unstable();
    }
    all
}

#[test]
fn what_libreoffice_writes_comes_in_the_same_from_every_kind_of_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let made = demo(folder.path());
    for kind in KINDS {
        let file = folder.path().join(format!("{kind}.kortisto"));
        std::fs::copy(&made, &file).expect("copied");
        let file = file.display().to_string();
        brought(&file, "headcounts", "luvut_pitkina", kind, &[]);
        brought(&file, "volumes", "luvut_leveina", kind, &[]);
        brought(&file, "contacts", "yhteystiedot", kind, &[]);
        let card = brought(&file, "agencies", "virastokortti", kind, &["--add-unknown"]);
        brought(&file, "prices", "hinnat", kind, &[]);
        brought(&file, "employees", "tyontekijat", kind, &[]);
        brought(&file, "pay-dates", "palkkapaivat", kind, &[]);
        assert!(kortisto(&["check", &file]).status.success());
        let rows = SqliteStore::open(file.as_ref()).expect("opens").load().expect("loads").rows;

        assert_eq!(counts(&rows, "RL", 2016), [vec![56, 1234], vec![9]], "{kind}");
        assert_eq!(counts(&rows, "SV", 2016), [vec![0, 1_000_000], vec![1002]], "{kind}");
        assert_eq!((&counts(&rows, "RL", 2014)[1], &counts(&rows, "SV", 2014)[1]), (&vec![7, 12_345], &vec![990]));
        assert_eq!((&counts(&rows, "RL", 2015)[1], &counts(&rows, "SV", 2015)[1]), (&vec![12_500], &vec![1001]));
        let notes: Vec<&str> =
            rows.headcount.iter().filter(|row| row.year == 2016).map(|row| row.note.as_str()).collect();
        assert!(notes.contains(&"Åbo, Äänekoski; ”Öö”") && notes.contains(&"Ensin\nsitten"), "{kind} {notes:?}");

        let person = rows.contact.iter().find(|contact| contact.name == "Åsa Öhman-Äijälä").expect("there");
        assert_eq!(person.agency, agency(&rows, "RL").id);
        assert_eq!(
            (person.title.as_str(), person.note.as_str()),
            ("palkkasihteeri", "Tavoittaa ma–to.\nPerjantaisin ei.")
        );
        assert_eq!(person.valid_from.map(|day| day.to_string()).as_deref(), Some("2024-03-01"), "{kind}");
        let reached: Vec<(ReachKind, &str)> =
            rows.reaches(person).into_iter().map(|reach| (reach.kind, reach.value.as_str())).collect();
        let wanted = [
            (ReachKind::Phone, "019 0550101"),
            (ReachKind::Phone, "+358 19 055 0102"),
            (ReachKind::Email, "asa.ohman@rl.example"),
        ];
        let digits = |all: &[(ReachKind, &str)]| -> Vec<(ReachKind, String)> {
            all.iter().map(|(kind, value)| (*kind, value.replace(' ', ""))).collect()
        };
        assert_eq!(digits(&reached), digits(&wanted), "{kind}");
        let other = rows.contact.iter().find(|contact| contact.name == "Kalle Kari").expect("there");
        assert_eq!(other.note, "=1+1 ei ole kaava", "{kind}");

        let new = agency(&rows, "ÖKL");
        assert_eq!((new.name_fi.as_str(), new.business_id.as_str()), ("Öljynkeruulaitos", "1234567-1"));
        assert_eq!(new.client_since.map(|day| day.to_string()).as_deref(), Some("2015-01-01"), "{kind}");
        assert_eq!(new.switchboard.replace(' ', ""), "0190550200", "{kind}");
        assert_eq!(counts(&rows, "ÖKL", 2025)[0], [5, 1200], "{kind}");
        assert_eq!(rows.characteristic.of(new.id).count(), 1, "{kind}");
        assert_eq!(new.logo.is_some(), kind == "xlsx", "of which alone pictures are read");
        let left: Vec<String> = card["left_cells"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|cell| {
                format!("{}|{}", cell["label"].as_str().unwrap_or_default(), cell["text"].as_str().unwrap_or_default())
            })
            .map(|cell| cell.replace(['\u{a0}', '\u{202f}'], " "))
            .collect();
        let shown = |typed: &str, shown: &str| if kind == "csv" { shown.to_owned() } else { typed.to_owned() };
        let wanted = [
            format!("Osuus menoista|12,5 % | Vuosihinta: | {}", shown("1234567,5", "1 234 567,50 €")),
            format!("Kerroin|1,25 | Posti haetaan: | {}", shown("08:15", "8.15")),
        ];
        assert_eq!(left, wanted, "{kind}");

        let price = |abbreviation: &str, from: &str| -> Vec<i64> {
            let of = rows.unit_price.of(agency(&rows, abbreviation).id);
            of.filter(|price| price.valid_from.to_string() == from).map(|price| price.price).collect()
        };
        assert!(price("RL", "2027-01-01").contains(&12_345_000), "{kind}");
        assert!(price("RL", "2027-02-01").contains(&25_000), "{kind}");
        // A csv says no more than is shown.
        assert!(price("SV", "2027-01-01").contains(&if kind == "csv" { 1_200 } else { 1_234 }), "{kind}");

        let employee = |name: &str| rows.employee.iter().find(|one| one.name == name).expect("there");
        assert_eq!((employee("Äila Ånäs").working_share, employee("Äila Ånäs").active), (80, true), "{kind}");
        assert_eq!((employee("Örjan Å").working_share, employee("Örjan Å").active), (100, false), "{kind}");

        let groups = rows.pay_groups(agency(&rows, "RL").id);
        let group = groups.into_iter().find(|group| group.name == "Kuukausipalkat").expect("there");
        let dates = rows.payroll(group.id, 2027);
        let day = |step: Step| {
            let date = dates.iter().find(|date| date.period.number == 3 && date.step == step).expect("a date");
            date.date.to_string()
        };
        assert_eq!((day(Step::MaterialDue), day(Step::PayDay)), ("2027-02-25".to_owned(), "2027-03-12".to_owned()));
        let time = rows.time_of_day(group.id, Step::MaterialDue).map(|time| time.to_string());
        assert_eq!(time.as_deref(), Some("09:05:00"), "{kind}");
    }
}
