//! Files that are away for a moment, and systems that have no dialog for files: nothing is forgotten, nothing is silent.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use kortisto::store::SqliteStore;

use crate::window::{Setting, Viewed, Window, click, press, settle, type_text, window};

fn says(window: &Window, words: &str) -> bool {
    window.query_all_by_label_contains(words).next().is_some()
}

fn made(window: &Window) -> bool {
    !window.state().snapshot().product.is_empty()
}

#[test]
fn a_file_that_is_away_stays_in_the_list_and_no_other_opens_in_its_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let [away, other] = ["verkkolevy.kortisto", "toinen.kortisto"].map(|name| folder.path().join(name));
    drop(SqliteStore::create(&other).expect("a file"));
    let setting = || Setting {
        agencies: None,
        file: Some(away.clone()),
        recent: vec![away.clone(), other.clone()],
        preferences: Some(folder.path().join("preferences.json")),
        today: true,
        ..Setting::default()
    };
    let mut first = window(setting());
    assert!(!made(&first), "no other is opened");
    assert!(says(&first, "”verkkolevy.kortisto” ei juuri nyt saada yhteyttä"));
    assert!(says(&first, "ei yhteyttä juuri nyt"), "and in the list");
    assert!(first.query_by_role_and_label(Role::Link, "toinen.kortisto").is_some());
    click(&mut first, "Yritä uudelleen");
    assert!(!made(&first) && first.query_by_role_and_label(Role::Link, "verkkolevy.kortisto").is_some());
    // The drive is back.
    drop(SqliteStore::create(&away).expect("a file"));
    click(&mut first, "Yritä uudelleen");
    assert!(made(&first));
    let kept = std::fs::read_to_string(folder.path().join("preferences.json")).expect("written");
    assert!(kept.contains("verkkolevy") && kept.contains("toinen"), "{kept}");
    // Only the user takes it off the list.
    std::fs::remove_file(&away).expect("gone");
    let mut later = window(setting());
    click(&mut later, "Poista luettelosta");
    assert!(later.query_by_role_and_label(Role::Link, "verkkolevy.kortisto").is_none());
    assert!(!says(&later, "saada yhteyttä"));
}

#[test]
fn without_a_dialog_of_the_system_files_are_chosen_in_the_window() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("uusi.kortisto");
    let mut first = window(Setting { agencies: None, bare: true, today: true, ..Setting::default() });
    click(&mut first, "Uusi tiedosto…");
    assert!(says(&first, "ei ole tiedostojen valintaikkunaa"));
    press(&mut first, Modifiers::COMMAND, Key::A);
    // The ending is added.
    type_text(&mut first, &folder.path().join("uusi").display().to_string());
    press(&mut first, Modifiers::NONE, Key::Enter);
    assert!(!made(&first), "what is in that folder is shown first");
    press(&mut first, Modifiers::NONE, Key::Enter);
    assert!(made(&first) && path.exists());
    drop(first);
    let recent = vec![folder.path().join("muu.kortisto")];
    let mut second = window(Setting { agencies: None, bare: true, today: true, recent, ..Setting::default() });
    click(&mut second, "Avaa tiedosto…");
    second.get_by_role_and_label(Role::Button, "uusi.kortisto").click();
    settle(&mut second);
    click(&mut second, "Avaa");
    assert!(made(&second));
}

#[test]
fn where_nothing_opens_a_file_it_is_said_where_it_lies() {
    let viewed = Viewed::default();
    let mut window = window(Setting { bare: true, viewed: Viewed::clone(&viewed), ..Setting::default() });
    press(&mut window, Modifiers::COMMAND, Key::F);
    type_text(&mut window, "rannik");
    press(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, Modifiers::COMMAND, Key::P);
    assert!(says(&window, "ei löydy ohjelmaa, joka avaisi tämän"));
    assert!(says(&window, "Rannikkolaitos 2026-10-14.pdf"), "with its path");
    click(&mut window, "Kopioi");
    assert!(says(&window, "Kopioitu"));
}

#[test]
fn the_file_is_left_with_a_key() {
    let mut window = window(Setting::default());
    press(&mut window, Modifiers::NONE, Key::F5);
    assert!(says(&window, "Haetaan muiden muutoksia…"));
    press(&mut window, Modifiers::COMMAND, Key::W);
    assert!(!made(&window));
    assert!(window.query_by_label("Uusi tiedosto…").is_some());
}
