//! The workbook that a group has kept before, with a sheet for each of 28 agencies, comes in: as a command, and through the
//! window.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use kortisto::domain::importing::whole::plan;
use kortisto::domain::{Agency, AssignmentRole, Change, Language, Operation, OperationKind, Rows};
use kortisto::exchange::workbook::{How, agencies};
use kortisto::i18n::Texts;
use kortisto::store::{Commit, SqliteStore, Store};
use rust_xlsxwriter::{Format, Image, Workbook, Worksheet};
use serde_json::Value;

use crate::commands::{json, kortisto};
use crate::importing::{cell, page};
use crate::window::{Setting, TODAY, click, made_up, press, settle, window_over};

const PLACES: [&str; 28] = [
    "Ranta", "Saari", "Metsä", "Tunturi", "Järvi", "Koski", "Niitty", "Harju", "Suo", "Lampi", "Kallio", "Niemi",
    "Lahti", "Virta", "Salmi", "Luoto", "Kangas", "Korpi", "Lehto", "Aapa", "Vaara", "Selkä", "Poukama", "Kari",
    "Hete", "Oja", "Kumpu", "Laakso",
];

/// The sheets whose labels are in Swedish and in English.
const SWEDISH: usize = 2;
const ENGLISH: usize = 4;

/// The labels of a sheet in the order in which they are written.
fn labels(at: usize) -> [&'static str; 22] {
    match at {
        SWEDISH => [
            "Ämbetsverkets namn",
            "Förkortning:",
            "Ministerium",
            "Förvaltningsområde",
            "Typ",
            "FO-nummer:",
            "Bokföringsenhet",
            "Ämbetsverkets kod",
            "OVT-kod",
            "Kund sedan",
            "Besöksadress",
            "Postadress",
            "Telefonväxel",
            "Registratur",
            "Webbplats",
            "Öppettider",
            "Uppgift",
            "Ansvarig person",
            "Ställföreträdare",
            "Kundansvarig",
            "Kontaktpersoner",
            "Särdrag",
        ],
        ENGLISH => [
            "Agency name",
            "Abbreviation",
            "Ministry:",
            "Branch of government",
            "Type",
            "Business ID",
            "Bookkeeping unit",
            "Agency identifier",
            "OVT identifier",
            "Client since",
            "Visiting address",
            "Postal address",
            "Switchboard",
            "Registry",
            "Website",
            "Opening hours",
            "Mission",
            "Responsible",
            "Deputy",
            "Account contact",
            "Contacts",
            "Special characteristics",
        ],
        _ => [
            "Virasto:",
            "Lyhenne:",
            "Ohjaava ministeriö:",
            "Hallinnonala:",
            "Laji:",
            "Y-tunnus:",
            "Kirjanpitoyksikkö:",
            "Virastotunniste:",
            "OVT-tunnus:",
            "Asiakas alkaen:",
            "Käyntiosoite:",
            "Postiosoite:",
            "Puhelinvaihde:",
            "Kirjaamo:",
            "Verkkosivut:",
            "Aukioloajat:",
            "Toiminta-ajatus",
            "Vastuuhenkilö:",
            "Sijainen:",
            "Asiakasvastaava:",
            "Yhteyshenkilöt virastossa",
            "Erityispiirteet",
        ],
    }
}

/// What the agency of a sheet is called, and how it is shortened.
fn called(at: usize) -> (String, String) {
    let place = PLACES[at];
    let ending = ["virasto", "laitos", "keskus", "arkisto"][at % 4];
    (format!("{place}{ending}"), format!("{}{}", place.to_uppercase().chars().take(3).collect::<String>(), at + 1))
}

fn picture(shade: usize) -> Image {
    let shade = u8::try_from(shade * 8).expect("a shade");
    let pixels = image::RgbaImage::from_pixel(24, 12, image::Rgba([shade, 90, 150, 255]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    pixels.write_to(&mut bytes, image::ImageFormat::Png).expect("written");
    Image::new_from_buffer(&bytes.into_inner()).expect("a picture")
}

fn text(sheet: &mut Worksheet, row: u32, column: u16, text: &str) {
    sheet.write_string(row, column, text).expect("written");
}

fn merged(sheet: &mut Worksheet, row: u32, columns: (u16, u16), text: &str) {
    sheet.merge_range(row, columns.0, row, columns.1, text, &Format::new().set_bold()).expect("merged");
}

/// A sheet as such a group makes it, with what it has of deliberate oddities.
fn agency(sheet: &mut Worksheet, at: usize) {
    let (name, abbreviation) = called(at);
    let said = labels(at);
    let small = abbreviation.to_lowercase().replace('ä', "a").replace('ö', "o");
    sheet.set_name(&abbreviation).expect("a name");
    merged(sheet, 0, (0, 5), "VIRASTOKORTTI");
    merged(sheet, 1, (0, 5), &name);
    merged(sheet, 3, (0, 1), "PERUSTIEDOT");
    merged(sheet, 3, (3, 4), "TUNNISTEET");
    let ministry = if at == 12 { "Keksitty ministeriö" } else { "Ympäristöministeriö" };
    let business_id = if at == 6 { "" } else { "1234567-1" };
    let hours = if at == 7 { "sovitaan erikseen" } else { "ma–to 8.00–16.15, pe 8–15" };
    let responsible = if at == 11 { "Tuntematon Henkilö" } else { "Aino Esimerkki" };
    let left = [
        (4, said[0], name.as_str()),
        (5, said[1], abbreviation.as_str()),
        (6, said[2], ministry),
        (7, said[3], "Ympäristöministeriön hallinnonala"),
        (8, said[4], ["virasto", "laitos", "virasto", "rahasto"][at % 4]),
        (11, said[10], "Keksittykatu 1 A"),
        (12, "", "00100 Helsinki"),
        (13, said[11], "PL 12, 00023 Valtioneuvosto"),
        (14, said[15], hours),
        (20, said[17], responsible),
        (21, said[19], "Kerttu Kertomus, 029 555 1234"),
    ];
    for (row, label, value) in left {
        text(sheet, row, 0, label);
        text(sheet, row, 1, value);
    }
    let unit = format!("{} {name}", 100 + at);
    let code = format!("V{:05}", 90_001 + at);
    let ovt = format!("003712345671{at:02}");
    let phone = format!("019 055 {:04}", 1000 + at);
    let mail = format!("kirjaamo@{small}.example");
    let right = [
        (4, said[5], business_id),
        (5, said[6], unit.as_str()),
        (6, said[7], code.as_str()),
        (7, said[8], ovt.as_str()),
        (8, said[9], "1.1.2015"),
        (11, said[12], phone.as_str()),
        (12, said[13], mail.as_str()),
        (13, said[14], "www.keksitty.example"),
        (20, said[18], "Eero Keksitty"),
        (21, "Avainlokero:", "12"),
    ];
    for (row, label, value) in right {
        text(sheet, row, 3, label);
        text(sheet, row, 4, value);
    }
    text(sheet, 16, 0, said[16]);
    merged(sheet, 17, (0, 5), &format!("Tässä kerrotaan, mitä {name} tekee."));
    merged(sheet, 23, (0, 3), said[20]);
    let phones = [2000, 3000].map(|from| format!("019 055 {}", from + at));
    let people = [
        ["Nimi", "Titteli", "Puhelin", "Sähköposti"],
        ["Maija Meri", "palkkasihteeri", phones[0].as_str(), "maija.meri"],
        ["Kari, Kalle", "henkilöstöpäällikkö", phones[1].as_str(), "kalle.kari"],
    ];
    for (row, cells) in (24..).zip(people) {
        for (column, one) in (0..).zip(cells) {
            let mail = row > 24 && column == 3;
            text(sheet, row, column, &if mail { format!("{one}@{small}.example") } else { one.to_owned() });
        }
    }
    figures(sheet, at);
    merged(sheet, 35, (0, 5), said[21]);
    text(sheet, 36, 0, &format!("- Lisät maksetaan kesäkuussa ({abbreviation})."));
    text(sheet, 38, 0, "- Palkkioluettelo tulee kansliasta joulukuun alussa. Siitä puuttuvat usein päivät.");
    if at != 9 {
        sheet.insert_image(0, 6, &picture(at + 1)).expect("there");
    }
    sheet.insert_image(45, 0, &picture(30)).expect("there");
}

/// Three years of two kinds of figures, side by side.
fn figures(sheet: &mut Worksheet, at: usize) {
    let at32 = u32::try_from(at).expect("few");
    for (from, heading, subjects) in [
        (0, "Henkilöstö 31.12.", ["Virkasuhde", "Työsuhde"]),
        (5, "Suoritteet", ["Palkkalaskelma", "Matkalaskun tarkastus"]),
    ] {
        text(sheet, 29, from, heading);
        for (step, year) in (1..).zip([2023, 2024, 2025]) {
            sheet.write_number(29, from + step, year).expect("written");
            let counts = [at32 + 10 + u32::from(step), at32 + u32::from(step)];
            for (row, count) in (30..).zip(counts) {
                if at == 8 && from == 0 && row == 31 && step == 2 {
                    text(sheet, row, from + step, "noin 12");
                } else {
                    sheet.write_number(row, from + step, count).expect("written");
                }
            }
            if from == 0 && at != 8 {
                sheet.write_number(32, from + step, counts[0] + counts[1]).expect("written");
            }
        }
        for (row, subject) in (30..).zip(subjects) {
            text(sheet, row, from, subject);
        }
        if from == 0 && at != 8 {
            text(sheet, 32, from, "Yhteensä");
        }
    }
}

/// The whole workbook: an instruction, a list of all, a sheet each, and one that has been put away.
pub fn old_workbook(folder: &Path) -> PathBuf {
    let mut book = Workbook::new();
    let help = book.add_worksheet();
    help.set_name("Ohje").expect("a name");
    text(help, 0, 0, "Päivitä oma virastosi joka syksy.");
    let list = book.add_worksheet();
    list.set_name("Yhteenveto").expect("a name");
    for (column, heading) in (0..).zip(["Virasto", "Lyhenne", "Vastuuhenkilö"]) {
        text(list, 0, column, heading);
    }
    for (row, at) in (1..).zip(0..PLACES.len()) {
        let (name, abbreviation) = called(at);
        for (column, one) in (0..).zip([name.as_str(), abbreviation.as_str(), "Aino Esimerkki"]) {
            text(list, row, column, one);
        }
    }
    for at in 0..PLACES.len() {
        agency(book.add_worksheet(), at);
    }
    let gone = book.add_worksheet();
    gone.set_name("Poistuneet").expect("a name");
    text(gone, 0, 0, "Entinen virasto");
    gone.set_hidden(true);
    let path = folder.join("virastot.xlsx");
    book.save(&path).expect("a workbook");
    path
}

/// How many rows the workbook comes to where whoever is not listed is added.
pub fn planned(rows: &Rows, path: &Path) -> usize {
    let bytes = std::fs::read(path).expect("reads");
    let how = How { add: true, notes: false, names: false, who: "testi", today: TODAY, whose: &[] };
    let read = agencies(&bytes, rows, &Texts::new(Language::Fi), &how).expect("agencies");
    plan(rows, &read.rows).changes.len()
}

fn rows(file: &str) -> Rows {
    SqliteStore::open(Path::new(file)).expect("opens").load().expect("loads").rows
}

fn counts(told: &Value) -> [usize; 5] {
    ["new", "changed", "same", "refused", "ambiguous"].map(|list| told[list].as_array().map_or(0, Vec::len))
}

#[test]
fn twenty_eight_agencies_move_in_from_their_old_workbook() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("uusi.kortisto");
    drop(SqliteStore::create(&file).expect("a file"));
    let file = file.display().to_string();
    let people = folder.path().join("väki.csv");
    std::fs::write(&people, "Nimi;Sähköposti\nAino Esimerkki;aino@oma.example\nEero Keksitty;eero@oma.example\n")
        .expect("writes");
    assert!(kortisto(&["import", "employees", &file, &people.display().to_string()]).status.success());
    let before = rows(&file);
    let book = old_workbook(folder.path()).display().to_string();
    let day = ["--today", "2026-10-12", "--json"];
    let import = |more: &[&str]| kortisto(&[&["import", "agencies", &file, &book], day.as_slice(), more].concat());

    let dry = import(&["--dry-run"]);
    assert_eq!(dry.status.code(), Some(1), "some of it cannot come in");
    let dry = json(&dry);
    assert_eq!(rows(&file), before);
    let told = json(&import(&[]));
    assert_eq!(counts(&told), counts(&dry), "the preview is what is done");
    assert_eq!(told["sheets"].as_array().map(Vec::len), Some(28), "{}", told["left_sheets"]);
    assert_eq!(told["left_sheets"], serde_json::json!(["Ohje", "Yhteenveto"]));
    assert_eq!(told["hidden_sheets"], serde_json::json!(["Poistuneet"]));
    let refused: Vec<(String, String)> = told["refused"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| {
            (one["sheet"].as_str().unwrap_or_default().to_owned(), one["cell"].as_str().unwrap_or_default().to_owned())
        })
        .collect();
    let at = |sheet: usize, cell: &str| (called(sheet).1, cell.to_owned());
    assert_eq!(
        refused,
        [at(8, "C32"), at(11, "B21"), at(12, "B7")],
        "a count, somebody and a ministry: {}",
        told["refused"]
    );
    let left: BTreeSet<String> = told["left_cells"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| {
            format!("{}: {}", one["label"].as_str().unwrap_or_default(), one["text"].as_str().unwrap_or_default())
        })
        .collect();
    let shared = "Kuva: Sama kuva on useassa taulukossa, joten se ei ole minkään viraston logo.";
    assert_eq!(left, ["Aukioloajat: sovitaan erikseen", "Avainlokero: 12", shared].map(str::to_owned).into());

    let now = rows(&file);
    assert_eq!(now.agency.len(), 28);
    for at in [0, SWEDISH, ENGLISH, 27] {
        let (name, abbreviation) = called(at);
        let agency = now.agency.iter().find(|agency| agency.abbreviation == abbreviation).expect("there");
        assert_eq!((agency.name_fi.as_str(), agency.business_id.as_str()), (name.as_str(), "1234567-1"));
        assert_eq!(
            [&agency.visiting_street, &agency.visiting_postcode, &agency.visiting_city],
            ["Keksittykatu 1 A", "00100", "Helsinki"]
        );
        assert_eq!(
            [&agency.postal_street, &agency.postal_postcode, &agency.postal_city],
            ["PL 12", "00023", "Valtioneuvosto"]
        );
        assert_eq!(
            (agency.bookkeeping_unit_number.clone(), &agency.bookkeeping_unit_name),
            ((100 + at).to_string(), &name)
        );
        assert_eq!(agency.mission, format!("Tässä kerrotaan, mitä {name} tekee."));
        assert!(agency.parent_organisation.is_some() && agency.branch.is_some() && agency.logo.is_some());
        assert_eq!(agency.client_since.map(|day| day.to_string()).as_deref(), Some("2015-01-01"));
        assert_eq!(agency.switchboard, format!("019 055 {:04}", 1000 + at));
        assert_eq!((now.opening_hours.of(agency.id).count(), now.agency_identifier.of(agency.id).count()), (5, 2));
        let mut people: Vec<&str> = now.contact.of(agency.id).map(|one| one.name.as_str()).collect();
        people.sort_unstable();
        assert_eq!((people, now.contact_reach.of(agency.id).count()), (vec!["Kalle Kari", "Maija Meri"], 4));
        let mut roles: Vec<AssignmentRole> = now.assignment.of(agency.id).map(|one| one.role).collect();
        roles.sort_unstable();
        assert_eq!(roles, [AssignmentRole::Responsible, AssignmentRole::Deputy]);
        assert_eq!((now.headcount.of(agency.id).count(), now.volume.of(agency.id).count()), (6, 6));
        assert_eq!(now.characteristic.of(agency.id).count(), 2);
    }
    let without_logo = now.agency.iter().filter(|agency| agency.logo.is_none()).count();
    assert_eq!(without_logo, 1);
    assert!(kortisto(&["check", &file]).status.success());

    let again = json(&import(&[]));
    let [new, changed, same, refused, ambiguous] = counts(&again);
    assert_eq!((new, changed, refused, ambiguous), (0, 0, 3, 0), "{:.2000}", again["changed"]);
    assert!(same > 28 * 20, "{same}");
    assert_eq!(rows(&file), now);
    let all = json(&import(&["--add-unknown"]));
    assert_eq!(counts(&all)[3], 1, "only the count is still none: {}", all["refused"]);
    assert!(kortisto(&["undo", &file]).status.success());
    assert_eq!(rows(&file), now);
    assert!(kortisto(&["undo", &file]).status.success());
    assert_eq!(rows(&file), before, "taken back as a whole");
}

#[test]
fn one_sheet_alone_comes_in_by_its_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("uusi.kortisto");
    drop(SqliteStore::create(&file).expect("a file"));
    let file = file.display().to_string();
    let book = old_workbook(folder.path()).display().to_string();
    let (name, sheet) = called(3);
    let more = ["--sheet", sheet.as_str(), "--add-unknown", "--notes", "--json"];
    let told = json(&kortisto(&[&["import", "agencies", &file, &book], more.as_slice()].concat()));
    assert_eq!(told["sheets"], serde_json::json!([{ "sheet": sheet, "agency": name }]), "{told:.900}");
    let now = rows(&file);
    assert_eq!((now.agency.len(), now.employee.len()), (1, 2), "our own people too");
    let agency = now.agency.iter().next().expect("there");
    assert_eq!(agency.notes, "Avainlokero: 12", "what is not understood is noted");
    let left: Vec<&str> =
        told["left_cells"].as_array().expect("a list").iter().filter_map(|one| one["label"].as_str()).collect();
    assert_eq!(left, ["Kuva"], "but for the picture that lies on every sheet");
    let list = json(&kortisto(&["import", "agencies", &file, &book, "--sheet", "Yhteenveto", "--json", "--dry-run"]));
    assert_eq!(counts(&list), [27, 0, 1, 0, 0], "a list is read by its rows: {list:.900}");
}

/// A sheet whose name nobody has and whose business id two agencies share, in a workbook with one that is too large.
fn sheet_of_several(folder: &Path) -> PathBuf {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Oma kortti").expect("a name");
    let lines = [
        ("Virasto:", "Aivan muu laitos"),
        ("Y-tunnus:", "1234567-1"),
        ("Verkkosivut:", "www.uusi.example"),
        ("Toiminta-ajatus", "Tekee kaikenlaista."),
        ("Puhelinvaihde:", "019 055 1000"),
    ];
    for (row, (label, value)) in (0..).zip(lines) {
        text(sheet, row, 0, label);
        text(sheet, row, 1, value);
    }
    text(book.add_worksheet().set_name("Leveä").expect("a name"), 0, 256, "x");
    let path = folder.join("kortti.xlsx");
    book.save(&path).expect("a workbook");
    path
}

#[test]
fn whose_a_sheet_is_that_several_agencies_answer_to_is_chosen() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = sheet_of_several(folder.path());
    let setting = Setting { chosen: Some(path), size: [1440.0, 1000.0], ..Setting::default() };
    let mut store = made_up(&setting).expect("a register");
    let known = std::sync::Arc::new(store.load().expect("loads"));
    let two: Vec<Agency> = known.agency.iter().take(2).cloned().collect();
    let shared = |one: &Agency| Change::update(one.clone(), Agency { business_id: "1234567-1".into(), ..one.clone() });
    let others = known.agency.iter().filter(|one| one.business_id == "1234567-1" && !two.contains(one));
    let free = others.map(|one| Change::update(one.clone(), Agency { business_id: String::new(), ..one.clone() }));
    let changes: Vec<Change> = two.iter().map(shared).chain(free).collect();
    let operation = Operation::new(OperationKind::AgencyEdited, "Aino Esimerkki", changes);
    assert!(matches!(store.commit(&operation, &known).expect("commits"), Commit::Done(_)));
    let mut window = window_over(setting, Some(Box::new(store)));
    window.get_all_by_label("Tuonti").next().expect("in the navigation").click_accesskit();
    settle(&mut window);
    window.get_by_label("Tuo virastot…").click_accesskit();
    settle(&mut window);
    assert!(window.query_by_label_contains("Näitä taulukkoja ei luettu: Leveä.").is_some(), "nothing goes unsaid");
    let lines = window.query_all_by_role_and_label(Role::GridCell, "Oma kortti, solu B1, Mitä tapahtuu");
    let told: Vec<String> = lines.map(|line| line.accesskit_node().value().unwrap_or_default()).collect();
    assert!(told.iter().any(|told| told == "Epäselvä"), "{told:?}");
    window.get_by_role_and_label(Role::ComboBox, "Kenen taulukko on Oma kortti").click();
    settle(&mut window);
    let option = format!("{} ({})", two[1].name_fi, two[1].abbreviation);
    window.get_all_by_label(&option).last().expect("offered").click_accesskit();
    settle(&mut window);
    let chosen = window.get_by_role_and_label(Role::ComboBox, "Kenen taulukko on Oma kortti");
    assert_eq!(chosen.accesskit_node().value(), Some(option), "it can be chosen otherwise");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    let now = window.state().snapshot().rows.clone();
    let site = |one: &Agency| now.agency.get(one.id).expect("there").website.clone();
    assert_eq!(site(&two[1]), "www.uusi.example");
    assert_ne!(site(&two[0]), "www.uusi.example");
    assert_eq!(now.agency.get(two[1].id).map(|one| &one.name_fi), Some(&two[1].name_fi), "it keeps its name");
}

/// Day 3 as it begins: the whole workbook through the window.
#[test]
fn the_old_workbook_is_looked_over_saved_and_undone() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = old_workbook(folder.path());
    let setting =
        Setting { agencies: Some(0), chosen: Some(path.clone()), size: [1440.0, 1000.0], ..Setting::default() };
    let mut window = page(setting, "Tuonti", "Tuo virastot…");
    let before = window.state().snapshot().rows.clone();
    let texts = Texts::new(Language::Fi);
    let (_, sheet) = called(0);
    assert_eq!(cell(&window, &format!("{sheet}, solu B5, Mitä tapahtuu")), "Uusi");
    assert!(window.query_by_label_contains("Näissä taulukoissa ei tunnistettu virastoa").is_some());
    assert!(window.query_by_label_contains("tietoa ei tunnistettu").is_some(), "before anything is saved");
    window.get_by_role(Role::Grid).focus();
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::End);
    // The picture that lies on every sheet is told last, at the first of them in order.
    let first = (0..PLACES.len()).map(|at| called(at).1).min().expect("some");
    assert_eq!(cell(&window, &format!("{first}, solu A46, Mitä tapahtuu")), "Ei tunnistettu");
    // Nobody is in the register yet: whoever the sheets name is added with them.
    click(&mut window, texts.get("import-agencies-add"));
    let count = planned(&before, &path);
    click(&mut window, &texts.with("register-do", &[("count", count.into())]));
    let now = window.state().snapshot().rows.clone();
    assert_eq!((now.agency.len(), now.employee.len()), (28, 3));
    assert_eq!(now.assignment.len(), 56);
    let done = texts.with("register-done", &[("count", count.into()), ("name", "virastot.xlsx".into())]);
    assert!(window.query_by_label(&done).is_some());
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(window.state().snapshot().rows, before);
}
