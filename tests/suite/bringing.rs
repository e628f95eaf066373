//! Figures and whole registers through the window: out, looked over, changed in the choosing, saved, undone.

use std::collections::HashMap;
use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::sync::atomic::AtomicBool;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use kortisto::domain::{Language, Snapshot};
use kortisto::exchange::workbook::{Job, write};
use kortisto::i18n::Texts;

use crate::importing::{cell, chosen, page};
use crate::window::{Setting, TODAY, Window, click, press, settle, window};

fn choose(window: &mut Window, label: &str, option: &str) {
    window.get_by_role_and_label(Role::ComboBox, label).click();
    settle(window);
    window.get_all_by_label_contains(option).last().expect("offered").click_accesskit();
    settle(window);
}

fn large(path: &Path) -> Setting {
    Setting { chosen: Some(path.to_owned()), size: [1440.0, 1000.0], ..Setting::default() }
}

fn counts(window: &Window, abbreviation: &str, year: i64) -> Vec<i64> {
    let snapshot = window.state().snapshot();
    let agency = snapshot.agency.iter().find(|agency| agency.abbreviation == abbreviation).expect("there").id;
    let mut counts: Vec<i64> =
        snapshot.headcount.of(agency).filter(|row| row.year == year).map(|row| row.count).collect();
    counts.sort_unstable();
    counts
}

/// Day 3: the figures of an agency come as a spreadsheet.
#[test]
fn head_counts_are_looked_over_decided_about_saved_and_undone() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = "Henkilöstö 2019;;\nVirasto;Virkasuhteiset;Harjoittelijat\nRL;1 234;7\nOlematon;3;\nSV;noin 5;2\n";
    let path = chosen(folder.path(), "henkilöstö.csv", text);
    let mut window = page(large(&path), "Tuonti", "Tuo palkansaajien lukumäärät…");
    let before = window.state().snapshot().rows.clone();
    assert_eq!(cell(&window, "solu B3, Virasto"), "Rannikkolaitos");
    assert_eq!(cell(&window, "solu B3, Vuosi"), "2019");
    assert_eq!(cell(&window, "solu B3, Mitä tapahtuu"), "Uusi");
    assert_eq!(cell(&window, "solu B3, Tuodaan"), "1\u{a0}234");
    assert_eq!(cell(&window, "solu B4, Mitä tapahtuu"), "Ei voi tuoda");
    assert!(cell(&window, "solu B4, Huomattavaa").contains("Olematon"));
    assert!(cell(&window, "solu B5, Huomattavaa").contains("noin 5"));
    assert!(cell(&window, "solu C3, Huomattavaa").contains("Harjoittelijat"));
    choose(&mut window, "Ei luettelossa: Harjoittelijat", "Lisää luetteloon");
    assert_eq!(cell(&window, "solu C3, Mitä tapahtuu"), "Uusi");
    click(&mut window, "Tuo 3 lukua");
    assert!(window.query_by_label("3 lukua tuotiin tiedostosta henkilöstö.csv").is_some());
    assert_eq!((counts(&window, "RL", 2019), counts(&window, "SV", 2019)), (vec![7, 1234], vec![2]));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(window.state().snapshot().rows, before, "the new type too");
    assert!(window.query_by_label("3 lukua tuotiin tiedostosta henkilöstö.csv").is_none(), "it no longer is");
}

#[test]
fn columns_that_nobody_knows_are_chosen_and_remembered() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = chosen(folder.path(), "suoritteet.csv", "Kuka;Mitä;Montako 2019\nRL;Palkkalaskelma;17\n");
    let preferences = folder.path().join("preferences.json");
    let setting = || Setting { preferences: Some(preferences.clone()), ..large(&path) };
    let mut window = page(setting(), "Tuonti", "Tuo suoritemäärät…");
    assert!(window.query_by_label("Valitse sarakkeista, missä on virasto ja missä luvut.").is_some());
    choose(&mut window, "Sarake Kuka", "Virasto");
    choose(&mut window, "Sarake Mitä", "Suorite");
    assert_eq!(cell(&window, "solu C2, Virasto"), "Rannikkolaitos");
    assert_eq!(cell(&window, "solu C2, Vuosi"), "2019");
    drop(window);
    let again = page(setting(), "Tuonti", "Tuo suoritemäärät…");
    assert_eq!(cell(&again, "solu C2, Virasto"), "Rannikkolaitos", "the same headings another time");
}

#[test]
fn everything_goes_out_where_it_is_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("kaikki.xlsx");
    let window = page(large(&path), "Tuonti", "Vie kaikki…");
    assert!(std::fs::read(&path).expect("written").starts_with(b"PK"));
    assert!(window.query_by_label_contains("kaikki.xlsx").is_some(), "and it is said");
}

fn workbook(snapshot: &Snapshot) -> Vec<u8> {
    let (texts, logos, say, cancelled) = (Texts::new(Language::Fi), HashMap::new(), |_, _| {}, AtomicBool::new(false));
    write(&Job { snapshot, texts: &texts, today: TODAY, logos: &logos, say: &say, cancelled: &cancelled })
        .expect("written")
}

/// The workbook with another text in the cells that have `from`.
fn edited(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a workbook");
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut times = 0;
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        let mut content = Vec::new();
        part.read_to_end(&mut content).expect("reads");
        let name = part.name().expect("a name").into_owned();
        if name == "xl/sharedStrings.xml" {
            let text = String::from_utf8(content).expect("text");
            times = text.matches(&format!(">{from}<")).count();
            content = text.replace(&format!(">{from}<"), &format!(">{to}<")).into_bytes();
        }
        writer.start_file(name, zip::write::SimpleFileOptions::default()).expect("begins");
        writer.write_all(&content).expect("writes");
    }
    assert_eq!(times, 1, "one text");
    writer.finish().expect("written").into_inner()
}

#[test]
fn an_edited_workbook_is_looked_over_saved_and_undone() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("kaikki.xlsx");
    let mut window = window(large(&path));
    let before = window.state().snapshot().rows.clone();
    let snapshot = Snapshot { rows: before.clone(), ..Snapshot::default() };
    let agency = before.agency.iter().find(|agency| agency.abbreviation == "RL").expect("there").clone();
    let edited = edited(&workbook(&snapshot), &agency.website, "www.muutettu.example");
    std::fs::write(&path, edited).expect("writes");
    click(&mut window, "Tuonti");
    window.get_by_label("Tuo viety tiedosto…").click_accesskit();
    settle(&mut window);
    let changed = window.get_by_role_and_label(Role::Button, "Tuo 1 rivi");
    changed.click_accesskit();
    settle(&mut window);
    let now = window.state().snapshot().agency.get(agency.id).map(|agency| agency.website.clone());
    assert_eq!(now.as_deref(), Some("www.muutettu.example"));
    assert!(window.query_by_label("1 rivi tuotiin tiedostosta kaikki.xlsx").is_some());
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(window.state().snapshot().rows, before);
}

#[test]
fn a_file_of_another_kind_is_said_to_be_none() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = chosen(folder.path(), "lista.csv", "Virasto;2024\nRL;5\n");
    let window = page(large(&path), "Tuonti", "Tuo viety tiedosto…");
    assert!(window.query_by_label_contains("ei ole viety Kortistosta").is_some());
}
