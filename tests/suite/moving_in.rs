//! Moving in: a new register asks once for what the unit has, and takes it in file by file.

use std::path::Path;

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use kortisto::domain::Language;
use kortisto::i18n::Texts;

use crate::importing::{cell, chosen};
use crate::old_workbook::{old_workbook, planned};
use crate::window::{Setting, Window, click, press, settle, type_text, window};

fn empty(folder: &Path) -> Setting {
    let preferences = Some(folder.join("choices").join("preferences.json"));
    Setting {
        agencies: Some(0),
        chosen: Some(folder.to_owned()),
        preferences,
        size: [1440.0, 1000.0],
        ..Setting::default()
    }
}

fn times(window: &Window, label: &str) -> usize {
    window.query_all_by_label(label).count()
}

fn pressed(window: &mut Window, label: &str) {
    window.get_by_role_and_label(Role::Button, label).click_accesskit();
    settle(window);
}

/// The unit moves in: a folder with the old workbook, a list of contacts, a logo and a broken file.
#[test]
fn a_folder_is_looked_over_and_brought_in_file_by_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let book = old_workbook(folder.path());
    let list = "Nimi;Virasto;Puhelin\nVeera Keksitty;RAN1;019 058 7777\n";
    chosen(folder.path(), "yhteystiedot.csv", list);
    chosen(folder.path(), "rikki.xlsx", b"PK\x03\x04 ei mitaan");
    chosen(folder.path(), "muistio.docx", "ei mukaan");
    let pixels = image::RgbaImage::from_pixel(8, 8, image::Rgba([250, 20, 30, 255]));
    pixels.save(folder.path().join("SAA2.png")).expect("saved");
    let texts = Texts::new(Language::Fi);

    let mut window = window(empty(folder.path()));
    click(&mut window, "Tuo, mitä teillä on");
    pressed(&mut window, "Lisää kansio…");
    assert_eq!(times(&window, "Odottaa"), 3, "the workbook, the list and the picture");
    assert_eq!(times(&window, "Ei voitu lukea"), 1);
    assert!(window.query_by_label("Tiedosto rikki.xlsx on vioittunut tai vajaa.").is_some(), "and why");
    assert!(window.query_by_label("muistio.docx").is_none());
    let kind = window.get_by_role_and_label(Role::ComboBox, "Mitä tiedostossa on: yhteystiedot.csv");
    assert_eq!(egui_kittest::kittest::NodeT::accesskit_node(&kind).value(), Some("Yhteyshenkilöt".into()));
    assert!(window.query_by_label("Katso, mitä vielä puuttuu").is_none(), "nothing has come in yet");

    // The same folder once more brings no file twice.
    pressed(&mut window, "Lisää kansio…");
    assert_eq!(times(&window, "virastot.xlsx"), 1);

    let before = window.state().snapshot().rows.clone();
    pressed(&mut window, "Katso ja tuo: virastot.xlsx");
    click(&mut window, texts.get("import-agencies-add"));
    let count = planned(&before, &book);
    click(&mut window, &texts.with("register-do", &[("count", count.into())]));
    assert_eq!(window.state().snapshot().agency.len(), 28);
    assert_eq!((times(&window, "Tuotu"), times(&window, "Odottaa")), (1, 2));

    // One is looked over and left for now.
    pressed(&mut window, "Katso ja tuo: yhteystiedot.csv");
    assert_eq!(cell(&window, "Rivi 2, Veera Keksitty, Mitä tapahtuu"), "Uusi");
    press(&mut window, Modifiers::NONE, Key::Escape);
    click(&mut window, "Hylkää muutokset");
    assert_eq!((times(&window, "Tuotu"), times(&window, "Katsottu, ei tuotu")), (1, 1));
    pressed(&mut window, "Katso ja tuo: yhteystiedot.csv");
    click(&mut window, "Tuo 1 yhteyshenkilö");
    assert_eq!((times(&window, "Tuotu"), times(&window, "Odottaa")), (2, 1));
    // What is undone is no longer in.
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!((times(&window, "Tuotu"), times(&window, "Katsottu, ei tuotu")), (1, 1));

    pressed(&mut window, "Jätä pois: SAA2.png");
    assert_eq!(times(&window, "Jätetty pois"), 1);
    pressed(&mut window, "Ota mukaan: SAA2.png");
    let whose = "Kenen logo: SAA2.png";
    window.get_by_role_and_label(Role::ComboBox, whose).click();
    settle(&mut window);
    window.get_all_by_label_contains("Saarilaitos").last().expect("offered").click_accesskit();
    settle(&mut window);
    let logo = |window: &Window| {
        let snapshot = window.state().snapshot();
        snapshot.agency.iter().find(|agency| agency.abbreviation == "SAA2").expect("there").logo.clone()
    };
    let was = logo(&window);
    pressed(&mut window, "Tuo logoksi: SAA2.png");
    assert!(logo(&window).is_some() && logo(&window) != was);
    assert_eq!(times(&window, "Tuotu"), 2);

    window.get_by_label("Katso, mitä vielä puuttuu").click_accesskit();
    settle(&mut window);
    let upkeep = texts.get("upkeep-title");
    assert!(window.query_by_role_and_label(Role::Heading, upkeep).is_some(), "what is missing is shown");
    window.get_all_by_label("Tuonti").next().expect("in the navigation").click_accesskit();
    settle(&mut window);
    pressed(&mut window, "Muutto on valmis");
    assert!(window.query_by_label("Lisää kansio…").is_none());
    assert!(window.query_by_label("Katso, mitä vielä puuttuu").is_some(), "it is still led to what is missing");
    drop(window);
    let again = crate::window::window(empty(folder.path()));
    assert!(again.query_by_label("Tuo, mitä teillä on").is_none(), "it is not asked again");
}

#[test]
fn it_is_asked_once_and_can_be_declined() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut first = window(Setting { today: true, ..empty(folder.path()) });
    assert!(first.query_by_label("Tuo, mitä teillä on").is_some(), "on the first page");
    window_goes_to_import(&mut first);
    assert!(first.query_by_label("Lisää tiedosto…").is_some(), "and where files come in");
    pressed(&mut first, "Ei kiitos");
    assert!(first.query_by_label("Lisää tiedosto…").is_none());
    drop(first);
    let mut second = window(empty(folder.path()));
    assert!(second.query_by_label("Tuo, mitä teillä on").is_none());
    window_goes_to_import(&mut second);
    assert!(second.query_by_label("Lisää tiedosto…").is_none());
    // Where there are agencies already nobody is asked.
    let mut other = window(Setting { size: [1440.0, 1000.0], ..Setting::default() });
    window_goes_to_import(&mut other);
    assert!(other.query_by_label("Lisää tiedosto…").is_none());
}

fn window_goes_to_import(window: &mut Window) {
    window.get_all_by_label("Tuonti").next().expect("in the navigation").click_accesskit();
    settle(window);
}

#[test]
fn one_file_after_another_comes_and_what_nobody_knows_is_chosen() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = chosen(folder.path(), "lista.csv", "Kahvi;Sokeri\n1;2\n");
    let mut window = window(Setting { chosen: Some(path), ..empty(folder.path()) });
    window_goes_to_import(&mut window);
    pressed(&mut window, "Lisää tiedosto…");
    let choice = "Mitä tiedostossa on: lista.csv";
    assert!(window.query_by_role_and_label(Role::ComboBox, choice).is_some());
    let open = || "Katso ja tuo: lista.csv";
    let button = window.get_by_role_and_label(Role::Button, open());
    assert!(egui_kittest::kittest::NodeT::accesskit_node(&button).is_disabled(), "nobody has said what it is");
    window.get_by_role_and_label(Role::ComboBox, choice).click();
    settle(&mut window);
    // The page has a heading of the same words.
    window.get_by_role_and_label(Role::ListBoxOption, "Virastot").click_accesskit();
    settle(&mut window);
    pressed(&mut window, open());
    // It is no list of agencies after all: that is said, and the file keeps its place with the reason.
    let why = "Tiedostosta lista.csv ei löytynyt virastoja.";
    assert_eq!(times(&window, why), 2, "in a window, and beside the file");
    click(&mut window, "Sulje");
    assert_eq!((times(&window, why), times(&window, "Ei voitu lukea")), (1, 1));
}

#[test]
fn a_folder_is_chosen_in_our_own_list_where_the_system_has_no_dialog() {
    let folder = tempfile::tempdir().expect("a folder");
    chosen(folder.path(), "yhteystiedot.csv", "Nimi;Virasto;Puhelin\nVeera Keksitty;RL;019 058 7777\n");
    let mut window = window(Setting { chosen: None, bare: true, ..empty(folder.path()) });
    window_goes_to_import(&mut window);
    pressed(&mut window, "Lisää kansio…");
    type_text(&mut window, &folder.path().display().to_string());
    press(&mut window, Modifiers::NONE, Key::Enter);
    pressed(&mut window, "Valitse tämä kansio");
    assert_eq!(times(&window, "yhteystiedot.csv"), 1);
    assert_eq!(times(&window, "Odottaa"), 1);
}

#[test]
fn files_and_folders_dropped_on_the_page_join_the_move() {
    let folder = tempfile::tempdir().expect("a folder");
    let inside = folder.path().join("osoitteet");
    std::fs::create_dir(&inside).expect("made");
    chosen(&inside, "yhteystiedot.csv", "Nimi;Virasto;Puhelin\nVeera Keksitty;RL;019 058 7777\n");
    let list = chosen(folder.path(), "virastot.csv", "Virasto;Lyhenne;Y-tunnus\nRannikkolaitos;RL;1234567-1\n");
    let mut window = window(empty(folder.path()));
    window_goes_to_import(&mut window);
    let file = egui::HoveredFile { path: Some(inside.clone()), ..egui::HoveredFile::default() };
    window.input_mut().hovered_files = vec![file];
    window.run_steps(2);
    assert!(window.query_by_label_contains("Lisää muuttoon").is_some(), "said before it is dropped");
    window.input_mut().hovered_files.clear();
    for path in [inside, list] {
        window.input_mut().dropped_files.push(std::sync::Arc::new(crate::window::Dropped(path)));
    }
    settle(&mut window);
    assert_eq!(
        (times(&window, "yhteystiedot.csv"), times(&window, "virastot.csv"), times(&window, "Odottaa")),
        (1, 1, 2)
    );
}
