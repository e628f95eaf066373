//! Contacts that come in from files through the window: looked over, chosen about, saved, undone.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use kortisto::domain::{Change, Contact, Operation, OperationKind, ReachKind};
use kortisto::exchange::demo::{self, DemoOptions};
use kortisto::store::{SqliteStore, Store};

use crate::window::{Setting, TODAY, Window, click, press, settle, type_text, window};

const NONE: Modifiers = Modifiers::NONE;

/// A file that the user will choose.
pub fn chosen(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, content).expect("writes");
    path
}

/// The page of what is brought in, with the file chosen.
pub fn page(setting: Setting, place: &str, choose: &str) -> Window {
    let mut window = window(setting);
    // With large letters it may be out of sight.
    window.get_all_by_label(place).next().expect("in the navigation").click_accesskit();
    settle(&mut window);
    window.get_by_label(choose).click_accesskit();
    settle(&mut window);
    window
}

/// The same in Finnish, of a table of this text, with the file it came from.
fn table(text: &str) -> (Window, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(text);
    let path = chosen(folder.path(), "yhteystiedot.csv", &bytes);
    let setting = Setting { chosen: Some(path), size: [1440.0, 900.0], ..Setting::default() };
    (page(setting, "Tuonti", "Valitse tiedosto…"), folder)
}

pub fn cell(window: &Window, label: &str) -> String {
    window.get_by_role_and_label(Role::GridCell, label).accesskit_node().value().unwrap_or_default()
}

fn choose(window: &mut Window, label: &str, option: &str) {
    window.get_by_role_and_label(Role::ComboBox, label).click();
    settle(window);
    // Some of the list may be out of sight.
    window.get_all_by_label_contains(option).last().expect("offered").click_accesskit();
    settle(window);
}

fn named(window: &Window, name: &str) -> Vec<Contact> {
    window.state().snapshot().contact.iter().filter(|one| one.name == name).cloned().collect()
}

fn rl(window: &Window) -> kortisto::domain::AgencyId {
    window.state().snapshot().agency.iter().find(|one| one.name_fi == "Rannikkolaitos").expect("there").id
}

/// Whom to call first at Rannikkolaitos, with a number.
fn first(window: &Window) -> (Contact, String) {
    let snapshot = window.state().snapshot();
    let contact = snapshot.contacts(rl(window))[0].clone();
    let phone = snapshot.reaches(&contact).into_iter().find(|reach| reach.kind == ReachKind::Phone);
    let phone = phone.expect("a number").value.clone();
    (contact, phone)
}

#[test]
fn rows_are_looked_over_left_out_saved_and_undone() {
    let (mut window, _folder) = table(
        "Nimi;Virasto;Puhelin;Asiointikieli;Missä asioissa\r\nVeera Keksitty;RL;019 058 7777;ruotsi;Palkanlaskenta\r\nKaj Keksitty;Saaristovirasto;019 058 7778;;Kahvinkeitto\r\nIlkka Keksitty;Olematon;;;\r\n",
    );
    let before = window.state().snapshot().rows.clone();
    assert_eq!(cell(&window, "Rivi 2, Veera Keksitty, Mitä tapahtuu"), "Uusi");
    assert_eq!(cell(&window, "Rivi 2, Veera Keksitty, Virasto"), "Rannikkolaitos");
    assert_eq!(cell(&window, "Rivi 2, Veera Keksitty, Asiointikieli"), "ruotsi");
    assert_eq!(cell(&window, "Rivi 4, Ilkka Keksitty, Mitä tapahtuu"), "Ei voi tuoda");
    assert!(cell(&window, "Rivi 4, Ilkka Keksitty, Huomattavaa").contains("Olematon"));
    assert!(cell(&window, "Rivi 3, Kaj Keksitty, Huomattavaa").contains("Kahvinkeitto"));
    // What is not on the list is added on demand.
    click(&mut window, "Lisää puuttuvat roolit luetteloon");
    assert_eq!(cell(&window, "Rivi 3, Kaj Keksitty, Roolit"), "Kahvinkeitto");
    // Veera is left out with the keyboard.
    window.get_by_role_and_label(Role::GridCell, "Rivi 2, Veera Keksitty, Mukana").focus();
    settle(&mut window);
    press(&mut window, NONE, Key::Enter);
    assert_eq!(cell(&window, "Rivi 2, Veera Keksitty, Mukana"), "Ei");
    click(&mut window, "Tuo 1 yhteyshenkilö");
    assert!(named(&window, "Veera Keksitty").is_empty());
    assert_eq!(named(&window, "Kaj Keksitty").len(), 1);
    assert!(window.query_by_label("1 yhteyshenkilö tuotiin tiedostosta yhteystiedot.csv").is_some());
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(window.state().snapshot().rows, before);
    assert!(window.query_by_label("1 yhteyshenkilö tuotiin tiedostosta yhteystiedot.csv").is_none(), "it no longer is");
}

#[test]
fn a_human_chooses_where_a_number_has_another_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut window = window(Setting::default());
    let (contact, phone) = first(&window);
    drop(window);
    let text = format!("Nimi;Virasto;Puhelin\nVeera Keksitty;RL;{phone}\n");
    let path = chosen(folder.path(), "lista.csv", text);
    let setting = || Setting { chosen: Some(path.clone()), size: [1440.0, 900.0], ..Setting::default() };
    window = page(setting(), "Tuonti", "Valitse tiedosto…");
    assert_eq!(cell(&window, "Rivi 2, Veera Keksitty, Mitä tapahtuu"), "Valitse, kuka");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    assert!(named(&window, "Veera Keksitty").is_empty(), "nothing is guessed");
    choose(&mut window, "Kuka tämä on?", &contact.name);
    assert_eq!(cell(&window, "Rivi 2, Veera Keksitty, Mitä tapahtuu"), "Muuttuu");
    assert_eq!(cell(&window, "Rivi 2, Veera Keksitty, Nimi"), format!("{} → Veera Keksitty", contact.name));
    choose(&mut window, "Kuka tämä on?", "Uusi henkilö");
    assert_eq!(cell(&window, "Rivi 2, Veera Keksitty, Mitä tapahtuu"), "Uusi");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    assert_eq!(named(&window, "Veera Keksitty").len(), 1);
    let still = window.state().snapshot().contact.get(contact.id).cloned();
    assert_eq!(still, Some(contact));
}

#[test]
fn columns_are_told_once_and_remembered() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = chosen(folder.path(), "lista.csv", "Kuka;Mistä\nVeera Keksitty;019 058 7777\n");
    let setting = || Setting {
        chosen: Some(path.clone()),
        preferences: Some(folder.path().join("preferences.json")),
        size: [1440.0, 900.0],
        ..Setting::default()
    };
    let mut window = page(setting(), "Tuonti", "Valitse tiedosto…");
    assert!(window.query_by_role(Role::Grid).is_none());
    choose(&mut window, "Sarake Kuka", "Nimi (etunimi sukunimi)");
    choose(&mut window, "Sarake Mistä", "Matkapuhelin");
    choose(&mut window, "Mihin virastoon", "Rannikkolaitos");
    assert_eq!(cell(&window, "Rivi 2, Veera Keksitty, Puhelin"), "019 058 7777");
    drop(window);
    let mut window = page(setting(), "Tuonti", "Valitse tiedosto…");
    choose(&mut window, "Mihin virastoon", "Rannikkolaitos");
    press(&mut window, Modifiers::COMMAND, Key::S);
    let added = named(&window, "Veera Keksitty");
    let snapshot = window.state().snapshot();
    assert_eq!(snapshot.reaches(&added[0])[0].label, "matkapuhelin");
}

#[test]
fn a_column_that_would_be_lost_is_pointed_out_and_the_separator_can_be_chosen() {
    let (mut window, _folder) =
        table("Nimi;Puhelin;Toinen yhteys\nVeera, Vieras;019 058 7777;veera.vieras@rannikkolaitos.example\n");
    choose(&mut window, "Mihin virastoon", "Rannikkolaitos");
    let told = "Näissä sarakkeissa on numeroita tai osoitteita, joita ei tuoda: Toinen yhteys";
    assert!(window.query_by_label_contains(told).is_some(), "before anything is saved");
    choose(&mut window, "Sarake Toinen yhteys", "Sähköposti");
    assert!(window.query_by_label_contains(told).is_none());
    assert_eq!(
        window.get_by_role_and_label(Role::ComboBox, "Erotin").accesskit_node().value(),
        Some("Puolipiste ;".into())
    );
    choose(&mut window, "Erotin", "Pilkku");
    let heading = window.get_by_role_and_label(Role::ComboBox, "Otsikkorivi").accesskit_node().value();
    assert_eq!(heading, Some("Rivi 1: Nimi;Puhelin;Toinen yhteys".into()), "the file is read again");
}

#[test]
fn a_wrong_file_is_explained_and_a_chosen_one_is_not_left_unseen() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = chosen(folder.path(), "kuva.xlsx", b"\x89PNG\r\n\x1a\n\0\0");
    let mut window = page(Setting { chosen: Some(path), ..Setting::default() }, "Tuonti", "Valitse tiedosto…");
    assert!(window.query_by_label("Tiedosto kuva.xlsx ei ole taulukko eikä käyntikortti.").is_some());
    assert!(window.query_by_label("Kortistoon ei ole tehty muutoksia.").is_some());
    click(&mut window, "Sulje");
    assert!(window.query_by_label("Valitse tiedosto…").is_some());
    drop(window);
    let (mut window, _folder) = table("Nimi;Virasto\nVeera Keksitty;RL\n");
    press(&mut window, NONE, Key::Escape);
    click(&mut window, "Takaisin muokkaamaan");
    window.get_all_by_label("Historia").next().expect("in the navigation").click();
    settle(&mut window);
    click(&mut window, "Takaisin muokkaamaan");
    assert_eq!(cell(&window, "Rivi 2, Veera Keksitty, Mitä tapahtuu"), "Uusi", "it is still there");
    press(&mut window, NONE, Key::Escape);
    click(&mut window, "Hylkää muutokset");
    assert!(window.query_by_label("Valitse tiedosto…").is_some());
    assert!(named(&window, "Veera Keksitty").is_empty());
}

#[test]
fn a_personal_identity_code_is_told_and_asked_about() {
    // A number from 900 on is nobody's.
    let (mut window, _folder) = table("Nimi;Virasto;Lisätiedot\nVeera Keksitty;RL;tunnus 131052-918F\n");
    assert_eq!(cell(&window, "Rivi 2, Veera Keksitty, Huomattavaa"), "Rivillä näyttää olevan henkilötunnus.");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    assert!(named(&window, "Veera Keksitty").is_empty(), "nothing is saved yet");
    click(&mut window, "Palaa korjaamaan");
    assert_eq!(cell(&window, "Rivi 2, Veera Keksitty, Mitä tapahtuu"), "Uusi", "the page is still there");
}

#[test]
fn what_others_save_meanwhile_is_seen_before_anything_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("palvelu.kortisto");
    SqliteStore::create_with(&file, &demo::operation(&DemoOptions::new(TODAY))).expect("a file");
    let path = chosen(folder.path(), "lista.csv", "Nimi;Virasto;Puhelin\nVeera Keksitty;RL;019 058 7777\n");
    let setting = Setting {
        agencies: None,
        login: "mielel",
        file: Some(file.clone()),
        chosen: Some(path),
        size: [1440.0, 900.0],
        ..Setting::default()
    };
    let mut window = page(setting, "Tuonti", "Valitse tiedosto…");
    assert_eq!(cell(&window, "Rivi 2, Veera Keksitty, Mitä tapahtuu"), "Uusi");
    // A colleague has the same list, and writes Veera down first.
    let mut other = SqliteStore::open(&file).expect("opens");
    let known = Arc::new(other.load().expect("loads"));
    let veera = Contact { name: "Veera Keksitty".into(), ..Contact::empty(rl(&window)) };
    let operation = Operation::new(OperationKind::ContactEdited, "Eero", vec![Change::insert(veera)]);
    other.commit(&operation, &known).expect("saves");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    assert!(window.query_by_label_contains("Joku muu tallensi yhteystietoja samaan aikaan").is_some());
    assert_eq!(named(&window, "Veera Keksitty").len(), 1, "nothing was written");
    click(&mut window, "Sulje");
    assert_eq!(cell(&window, "Rivi 2, Veera Keksitty, Mitä tapahtuu"), "Muuttuu");
    press(&mut window, Modifiers::COMMAND, Key::Enter);
    let veera = named(&window, "Veera Keksitty");
    assert_eq!(veera.len(), 1);
    assert_eq!(window.state().snapshot().reaches(&veera[0]).len(), 1);
}

#[test]
fn the_sheet_of_a_workbook_and_its_heading_row_can_be_chosen() {
    use std::io::Write;
    let folder = tempfile::tempdir().expect("a folder");
    let row = |cells: [&str; 2]| {
        let cell = |text: &str| {
            format!(r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#)
        };
        format!("<table:table-row>{}{}</table:table-row>", cell(cells[0]), cell(cells[1]))
    };
    let sheet = |name: &str, rows: &str| format!(r#"<table:table table:name="{name}">{rows}</table:table>"#);
    let tables = [
        sheet("Ohje", &row(["Täytä", "tämä"])),
        sheet("Väki", &[row(["Nimi", "Virasto"]), row(["Veera Keksitty", "RL"])].concat()),
    ];
    let mut writer = zip::ZipWriter::new(std::fs::File::create(folder.path().join("väki.ods")).expect("a file"));
    for (name, content) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet".to_owned()),
        ("content.xml", format!("<office:spreadsheet>{}</office:spreadsheet>", tables.concat())),
    ] {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        writer.write_all(content.as_bytes()).expect("written");
    }
    writer.finish().expect("a workbook");
    let setting =
        Setting { chosen: Some(folder.path().join("väki.ods")), size: [1440.0, 900.0], ..Setting::default() };
    let mut window = page(setting, "Tuonti", "Valitse tiedosto…");
    assert_eq!(cell(&window, "Rivi 2, Veera Keksitty, Mitä tapahtuu"), "Uusi", "the likelier sheet is taken");
    choose(&mut window, "Otsikkorivi", "Ei otsikkoriviä");
    choose(&mut window, "Sarake A", "Nimi (etunimi sukunimi)");
    choose(&mut window, "Mihin virastoon", "Rannikkolaitos");
    assert_eq!(cell(&window, "Rivi 1, Nimi, Mitä tapahtuu"), "Uusi");
    choose(&mut window, "Taulukko", "Ohje");
    assert!(window.query_by_role(Role::Grid).is_none());
}

#[test]
fn ten_thousand_rows_are_looked_over() {
    let row = |row: u32| format!("Veera{row} Keksitty;RL;019 0{row:06};veera{row}@rl.example\n");
    let text = "Nimi;Virasto;Puhelin;Sähköposti\n".to_owned() + &(0..10_000).map(row).collect::<String>();
    let (mut window, _folder) = table(&text);
    assert!(window.query_by_label("Uusia 10 000").is_some() || window.query_by_label("Uusia 10\u{a0}000").is_some());
    let rows = window.get_by_role(Role::Grid).accesskit_node().data().row_count();
    assert_eq!(rows, Some(10_000));
    window.get_by_role(Role::Grid).focus();
    settle(&mut window);
    press(&mut window, Modifiers::COMMAND, Key::End);
    assert_eq!(cell(&window, "Rivi 10001, Veera9999 Keksitty, Mitä tapahtuu"), "Uusi");
    type_text(&mut window, "x");
    assert_eq!(
        cell(&window, "Rivi 10001, Veera9999 Keksitty, Mitä tapahtuu"),
        "Uusi",
        "nothing is typed into a preview"
    );
}
